"""Finds who is said to speak, and which words are somebody's own."""
