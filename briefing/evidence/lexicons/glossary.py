"""What common words of statistics and news mean in each language, so that a fact can be held against another's words.

Within a language it tells the forms of a word that do not begin alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from briefing.evidence.lexicons import LANGUAGES


@cache
def _words(language: str, table: str) -> Mapping[str, frozenset[int]]:
    """Every word and start of a word of a language, the starts with their hyphen, and the meanings of each."""
    found: dict[str, set[int]] = {}
    at = [*LANGUAGES].index(language) if language in LANGUAGES else None
    lines = Path(__file__).with_name(f"{table}.txt").read_text(encoding="utf-8").splitlines()
    for meaning, line in enumerate(line for line in lines if "|" in line):
        for word in line.split("|")[at].split() if at is not None else ():
            found.setdefault(word, set()).add(meaning)
    return {word: frozenset(meanings) for word, meanings in found.items()}


@lru_cache(maxsize=4096)
def meanings_of(word: str, language: str, table: str = "glossary") -> frozenset[int]:
    """What a word in lower case may mean: the lines of the table that have it."""
    known = _words(language.partition("-")[0], table)
    starts = (word, *(f"{word[:size]}-" for size in range(len(word), 1, -1)))
    return next((known[start] for start in starts if start in known), frozenset())


@cache
def has_words(meaning: int, language: str) -> bool:
    """Whether the table has words of a language for a meaning."""
    return any(meaning in meanings for meanings in _words(language.partition("-")[0], "glossary").values())
