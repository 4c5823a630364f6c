"""Finds the numbers of a text, and says of each what it is: a value, a year, an end of a range, money, a share.

`numbers.find_numbers` is where it begins.
"""
