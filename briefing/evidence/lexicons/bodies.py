"""What ministries and organisations that are quoted often are called in each language, in full and by first letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from briefing.evidence.countries import in_other_language
from briefing.evidence.lexicons import LANGUAGES


@cache
def _bodies() -> list[Mapping[str, Sequence[str]]]:
    """All names of each body, by language."""
    lines = Path(__file__).with_name("bodies.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if "|" in line)
    named = ([[name.strip() for name in names.split(";")] for names in row] for row in rows)
    return [dict(zip(LANGUAGES, names, strict=True)) for names in named]


@lru_cache(maxsize=512)
def names_of_body(name: str, language: str, other: str) -> Sequence[str]:
    """All names of a body in another language, or in its own; none for what is no known body.

    >>> names_of_body("Ministry of Health of Georgia", "en", "ru")
    ['Минздрав Грузия', 'Министерство здравоохранения Грузия']
    """
    own, others = (code.partition("-")[0] for code in (language, other))
    if not {own, others} <= LANGUAGES.keys():
        return []
    told = name.casefold().removeprefix("the ")
    for body in _bodies():
        for known in sorted(body[own], key=len, reverse=True):
            if told == known.casefold():
                return body[others]
            if told.startswith(f"{known.casefold()} of "):
                whose = in_other_language(name[-(len(told) - len(known) - len(" of ")) :], own, others)
                return [f"{one} {whose}" for one in body[others]] if whose else []
    return []
