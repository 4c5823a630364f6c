"""A language's code in; its words, its grammar and its ways with numbers and dates out."""

from briefing.languages.language import Language, language

__all__ = ["Language", "language"]
