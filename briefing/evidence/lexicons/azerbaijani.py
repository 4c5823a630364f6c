"""Azerbaijani: the language's `LEXICON`.

A noun takes its endings one after the other (məktəb, məktəblər, məktəblərində), so a word has some twenty written
forms. `noun_forms` writes them out from a stem, with the vowels that the stem asks for.
"""

from __future__ import annotations

from briefing.evidence.lexicon import make_lexicon
from briefing.evidence.lexicons.azerbaijani_clauses import CLAIMS, CLAUSES
from briefing.evidence.lexicons.azerbaijani_numbers import NUMBERS, RANKS
from briefing.evidence.lexicons.azerbaijani_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.azerbaijani_roles import ROLES
from briefing.evidence.lexicons.azerbaijani_speakers import SPEAKERS
from briefing.evidence.lexicons.azerbaijani_statuses import STATUSES
from briefing.evidence.lexicons.azerbaijani_times import TIMES
from briefing.evidence.lexicons.azerbaijani_units import NOUNS, RATES, UNITS

_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})


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
    lambda word: word.translate(_CAPITALS).lower(),  # with a dot only where the capital has one
    RANKS,
)
