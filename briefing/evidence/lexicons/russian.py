"""Russian: the language's `LEXICON`."""

from __future__ import annotations

from briefing.evidence.lexicon import make_lexicon
from briefing.evidence.lexicons.russian_numbers import NUMBERS, RANKS
from briefing.evidence.lexicons.russian_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.russian_roles import ROLES
from briefing.evidence.lexicons.russian_statements import CLAIMS, CLAUSES, SPEAKERS
from briefing.evidence.lexicons.russian_statuses import STATUSES
from briefing.evidence.lexicons.russian_times import TIMES
from briefing.evidence.lexicons.russian_units import NOUNS, RATES, UNITS

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
    lambda word: word.lower().replace("ё", "е"),  # which most texts do not write
    RANKS,
)
