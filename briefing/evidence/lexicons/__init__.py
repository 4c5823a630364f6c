"""What the check knows of each language: one module for each kind of words, `LANGUAGE_numbers` and so on.

`briefing.evidence.lexicon` explains how they are written. A module is read only when a text in its language is.
"""

KINDS = ("numbers", "units", "qualifiers", "roles", "statements", "statuses", "times")
"""The kinds of words: a module of each is there for each language."""

LANGUAGES = {"en": "english", "ru": "russian", "az": "azerbaijani"}
"""The languages that the check reads, each with what the names of its modules begin with.

Each has a file `CODE.txt` in the folders of lists beside this one, and its column of `glossary.txt`.
"""
