"""What the check knows of each language: one module for each kind of words, `LANGUAGE_numbers` and so on.

`lexicon` explains how they are written. A module is read only when a text in its language is.
"""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the lists of words lie, each kind in a folder with a file `CODE.txt` for each language."""

KINDS = ("numbers", "units", "qualifiers", "roles", "statements", "statuses", "times")
"""The kinds of words: a module of each is there for each language."""

LANGUAGES = {"en": "english", "ru": "russian", "az": "azerbaijani"}
"""The languages that the check reads, each with what the names of its modules begin with.

Each has its file in the folders of lists, and its column of `glossary.txt`.
"""
