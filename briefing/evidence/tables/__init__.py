"""Reads the tables of a text: their rows and cells, and what stands over a figure."""
