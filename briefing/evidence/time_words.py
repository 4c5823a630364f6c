"""The shape of what a language says of time: patterns, and what their words are worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefing.evidence.patterns import Pattern

_NEVER = Pattern(r"(?!)")


class TimeWords(NamedTuple):
    """How a language names times; keys are as `lower` writes them, except names that need their capital.

    The groups of `patterns` say what was found: iso; day, month, month2; year, year2 (digits) or relative (last, this);
    part (first …) with half, quarter or count of months; now, dayword; span (month, week) with relative; since, where
    an ending says that it lasts until today.  Earlier patterns win.
    """

    patterns: tuple[Pattern, ...]
    since: Pattern
    """What ends the text before a time that lasts until today."""
    comparison: Pattern
    """What ends the text before a time that something is only compared with."""
    relative: Mapping[str, int]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    counts: Mapping[str, int]
    spans: Mapping[str, str]
    """Written form → week, month or quarter."""
    days: Mapping[str, int]
    since_after: Pattern = _NEVER
    """What begins the text after a time that lasts until today."""
    comparison_after: Pattern = _NEVER
    lower: Callable[[str], str] = str.lower

    def worth(self, table: Mapping[str, int], word: str) -> int:
        """The number that a word stands for in one of the tables, or that its digits name; ValueError if neither."""
        found = table.get(word, table.get(self.lower(word)))
        return int(word) if found is None else found


def time_patterns(*texts: str) -> tuple[Pattern, ...]:
    """Each text as a pattern for whole words in either case."""
    return tuple(Pattern(rf"(?<![\w-]){text}(?!\w)", ignore_case=True) for text in texts)
