"""What the words for money and measures of all languages have in common: CLDR's table of money, areas, volumes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from briefing.evidence.lexicons.lexicon import word_forms

_POWERS = {"square": ("²", "2"), "cubic": ("³", "3")}


def with_areas(lengths: Mapping[str, str], square: str, cubic: str) -> dict[str, str]:
    """The forms of lengths with those of their squares and cubes: `sq km`, `m³`, `km2`.

    `square` and `cubic` are the words, or the starts of words in all their forms, that stand before a length.
    """
    found = dict(lengths)
    for power, words in (("square", square), ("cubic", cubic)):
        for name, forms in lengths.items():
            written = word_forms(forms)
            pairs = [f"{word}_{form}" for word in sorted(word_forms(words)) for form in sorted(written)]
            short = [f"{form}{mark}" for form in sorted(written) if len(form) < 3 for mark in _POWERS[power]]
            found[f"{power} {name}"] = " ".join(pairs + short)
    return found


@cache
def money_table() -> Mapping[str, Any]:
    """CLDR's names of money, which `tests/evidence/cldr_tables.py` writes down."""
    table: Mapping[str, Any] = json.loads(Path(__file__).with_name("money.json").read_text(encoding="utf-8"))
    return table


@cache
def money_kinds() -> Mapping[str, list[str]]:
    """The codes of the currencies of each kind of money: of the dollar USD, AUD and so on."""
    kinds: Mapping[str, list[str]] = money_table()["kinds"]
    return {**kinds, "CFA franc": ["XAF", "XOF"], "som": ["KGS", "UZS"]}


@cache
def money_codes(kind: str) -> frozenset[str]:
    """The codes of the currencies of a kind of money; none for what is no kind."""
    return frozenset(money_kinds().get(kind, ()))


@cache
def money_places(language: str) -> Mapping[str, list[str]]:
    """The places where each money is paid that shares its noun with that of other nations."""
    table: Mapping[str, Any] = json.loads(Path(__file__).with_name("places.json").read_text(encoding="utf-8"))
    found: Mapping[str, list[str]] = table.get(language.partition("-")[0], {})
    return found


def nation_codes(
    language: str, more: Mapping[str, str], nation: Callable[[str], str] = str
) -> dict[str, tuple[str, ...]]:
    """Words for nations → codes, from CLDR's names of currencies and from `more` words for each code."""
    found: dict[str, set[str]] = {}
    given = [(word, codes) for word, codes in money_table()["nations"][language].items()]
    given += [(word, [code]) for code, words in more.items() for word in word_forms(words)]
    for words, codes in given:
        found.setdefault(" ".join(map(nation, words.split())), set()).update(codes)
    return {words: tuple(sorted(codes)) for words, codes in found.items()}


def own_nouns(language: str) -> dict[str, str]:
    """CLDR's own nouns for money in a language, and the kind of each."""
    nouns: dict[str, str] = money_table()["nouns"].get(language, {})
    return nouns
