"""The `LEXICON` of a language of which the check knows no words: digits, and signs that every language has."""

from __future__ import annotations

from briefing.evidence.claim_words import DOMAINS, NEVER, ClaimWords
from briefing.evidence.lexicon import SIGNS, NumberWords, UnitWords, make_lexicon
from briefing.evidence.patterns import Pattern
from briefing.evidence.time_words import TimeWords

_NUMBERS = NumberWords(decimal_sign="", small={}, tens={}, scales={}, months={})
_UNITS = UnitWords(currencies=SIGNS, units={"%": "percent"}, modifiers=frozenset(), nouns={}, stem=str)
_CLAIMS = ClaimWords(
    before=(),
    inside=(),
    after=(),
    intervals=(),
    negation=NEVER,
    negation_before=NEVER,
    negation_after=NEVER,
    modal=NEVER,
    statuses=(),
    reach=NEVER,
    attribution=NEVER,
    acts=NEVER,
    insertion=NEVER,
    rate=NEVER,
    rate_before=NEVER,
    clause_edge=Pattern(r"[,;:](?=\D)|[()\"\[\]]"),
    clause_openers=NEVER,
    conjunctions=frozenset(),
    abbreviations=frozenset(),
    number_abbreviations=frozenset(),
    domains=DOMAINS,
    trend=NEVER,
    likelihood=NEVER,
    confidence=NEVER,
)
_TIMES = TimeWords(
    patterns=(), since=NEVER, comparison=NEVER, relative={}, ordinals={}, months={}, counts={}, spans={}, days={}
)

LEXICON = make_lexicon(_NUMBERS, _UNITS, _CLAIMS, _TIMES, known=False)
