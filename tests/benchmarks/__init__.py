"""Measurements of speed, size and memory; never a test, so that a slow machine fails nothing."""
