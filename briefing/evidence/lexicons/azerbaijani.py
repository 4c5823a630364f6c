"""Azerbaijani: the language's `LEXICON`.

A noun takes its endings one after the other (məktəb, məktəblər, məktəblərində), so a word has some twenty written
forms. `noun_forms` writes them out from a stem, with the vowels that the stem asks for.
"""

from __future__ import annotations

import re

from briefing.evidence.lexicon import make_lexicon
from briefing.evidence.lexicons.azerbaijani_numbers import NUMBERS, RANKS
from briefing.evidence.lexicons.azerbaijani_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.azerbaijani_roles import ROLES
from briefing.evidence.lexicons.azerbaijani_statements import CLAIMS, CLAUSES, SPEAKERS
from briefing.evidence.lexicons.azerbaijani_statuses import STATUSES
from briefing.evidence.lexicons.azerbaijani_times import TIMES
from briefing.evidence.lexicons.azerbaijani_units import NOUNS, RATES, UNITS
from briefing.kept_patterns import compile_pattern

_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})
_WITH_I = compile_pattern(r"[^\W\d_]*I[^\W\d_]*")
_SOFT, _HARD = frozenset("eəöüikgEƏÖÜİKG"), frozenset("aıouqAOUQ")


def _lower(text: str) -> str:
    """A text in small letters: I is ı, but İ beside soft letters alone, as many keyboards have none: "Iki"."""
    return (_WITH_I.sub(_dotted, text) if "I" in text else text).translate(_CAPITALS).lower()


def _dotted(word: re.Match[str]) -> str:
    return word[0].replace("I", "İ") if _SOFT.intersection(word[0]) and _HARD.isdisjoint(word[0]) else word[0]


LEXICON = make_lexicon(
    NUMBERS,
    UNITS._replace(nouns=NOUNS),
    QUALIFIERS,
    RATES,
    ROLES,
    CLAIMS,
    TIMES,
    CLAUSES,
    STATUSES,
    SPEAKERS,
    _lower,
    RANKS,
)
