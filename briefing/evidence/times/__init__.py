"""Finds the times that a sentence names, and tells which of them is that of a number.

`times.find_times` and `timed_sentence` are where it begins.
"""
