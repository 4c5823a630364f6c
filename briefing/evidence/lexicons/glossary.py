"""What words of one language are in another, or in words of one's own, so that a fact can be held against its source.

`glossary.txt` has common words of statistics and news, and tells the forms of a word that do not begin alike;
`bodies.txt` the names of ministries and organisations that are quoted often, in full and by first letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from briefing.evidence.lexicons import LANGUAGES
from briefing.evidence.lexicons.lexicon import word_forms, word_list
from briefing.evidence.sentences.countries import in_other_language


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
def _rivals() -> Sequence[Sequence[frozenset[int]]]:
    """Meanings of which one is none of the others: exports of wheat are none of barley."""
    lines = Path(__file__).with_name("glossary.txt").read_text(encoding="utf-8").splitlines()
    return [[_words("en", "glossary")[word] for word in line[1:].split()] for line in lines if line.startswith("~")]


def rival_of(word: str, language: str, said: Iterable[str], other: str) -> str | None:
    """Which of some words of another language says what a word cannot be; none if one of them may say it."""
    meant, known = meanings_of(word, language), {one: meanings_of(one, other) for one in said}
    rows = [row for row in _rivals() if any(meant & own for own in row)]
    if any(meant & own for own in known.values()):
        return None
    return next((one for one in known if any(known[one] & own for row in rows for own in row)), None)


@cache
def has_words(meaning: int, language: str) -> bool:
    """Whether the table has words of a language for a meaning."""
    return any(meaning in meanings for meanings in _words(language.partition("-")[0], "glossary").values())


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


RETELLING = {code: word_forms(word_list(code, "retelling")) for code in LANGUAGES}
"""By language: "made up", "worth"."""
