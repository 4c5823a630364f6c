"""Proposes the section of a fact by its subject, from the terms that `subjects.json` keeps for each language."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from pathlib import Path

from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

GENERAL = "general"


class Subject(NamedTuple):
    """A section that drafts propose: its id, its title by language, and what finds its terms."""

    key: str
    titles: dict[str, str]
    terms: dict[str, re.Pattern[str]]


@cache
def subjects() -> tuple[Subject, ...]:
    """All subjects, in the order in which a briefing has them; the general one has no terms."""
    table = json.loads(Path(__file__).with_name("subjects.json").read_text(encoding="utf-8"))
    return tuple(
        Subject(key, entry["title"], {language: _pattern(words) for language, words in entry.get("terms", {}).items()})
        for key, entry in table.items()
    )


def _pattern(terms: str) -> re.Pattern[str]:
    """What finds any of some terms; one that ends in `*` may go on."""
    forms = (re.escape(term).replace("_", r"[\s-]").replace(r"\*", r"\w*") for term in terms.split())
    return compile_pattern(rf"(?<![\w-])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=200)
def subject_of(words: str, context: str, language: str) -> str:
    """The id of the section whose terms the words name most; else of that which `context` names most, and twice."""
    base = language.partition("-")[0]
    for text, least in ((words, 1), (context, 2)):
        found = {s.key: len(s.terms[base].findall(text)) for s in subjects() if base in s.terms}
        best = max(found, key=lambda key: found[key], default=GENERAL)
        if found.get(best, 0) >= least:
            return best
    return GENERAL
