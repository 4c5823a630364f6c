"""The languages of briefings: messages, plurals, cases, numbers and dates; `language("ru")` is the way in."""

from briefing.languages.load import language
from briefing.languages.model import Language

__all__ = ["Language", "language"]
