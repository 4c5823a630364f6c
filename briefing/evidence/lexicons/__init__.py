"""What the check knows of each language, two modules each: its words, and the patterns of its claims.

`briefing.evidence.lexicon` explains how they are written. A module is read only when a text in its language is.
"""
