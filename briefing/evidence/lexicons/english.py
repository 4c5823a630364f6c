"""English: the language's `LEXICON`."""

from __future__ import annotations

from briefing.evidence.lexicon import make_lexicon
from briefing.evidence.lexicons.english_claims import CLAIMS
from briefing.evidence.lexicons.english_clauses import CLAUSES
from briefing.evidence.lexicons.english_nouns import NOUNS
from briefing.evidence.lexicons.english_numbers import NUMBERS, UNITS
from briefing.evidence.lexicons.english_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.english_ranks import RANKS
from briefing.evidence.lexicons.english_rates import RATES
from briefing.evidence.lexicons.english_roles import ROLES
from briefing.evidence.lexicons.english_speakers import SPEAKERS
from briefing.evidence.lexicons.english_statuses import STATUSES
from briefing.evidence.lexicons.english_times import TIMES

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
    ranks=RANKS,
)
