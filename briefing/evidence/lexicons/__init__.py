"""What the check knows of each language: one module for each kind of words, `LANGUAGE_numbers` and so on.

`briefing.evidence.lexicon` explains how they are written. A module is read only when a text in its language is.
"""
