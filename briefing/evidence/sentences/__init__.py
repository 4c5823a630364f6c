"""Reads a sentence: its clauses, what governs a number and what it counts, and what sets two numbers apart."""
