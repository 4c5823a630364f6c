"""English: the hedges and bounds beside a number, and what makes two numbers an interval, as `QUALIFIERS`.

Most stand before the number, some after its noun phrase: "160,000 pupils or more".
"""

from __future__ import annotations

from briefing.evidence.lexicon import IntervalCue, Pattern, QualifierCue, QualifierWords, ends_in
from briefing.facts.model import Qualifier

# What may stand between a qualifier and its number: "over the 160,000 mark", "passed a total of".
_FILLERS = r"(?:\s+(?:the|a|an|its|their|of|level|mark|total|just|only|already|even|well|all)){0,3}"


def _before(words: str, *qualifiers: Qualifier, fillers: str = _FILLERS) -> QualifierCue:
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z", ignore_case=True), qualifiers)


# The noun phrase between a number and a qualifier after it. It stops at "and" and "or", which begin such qualifiers.
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:and|or)\b)[^\W\d_]++){0,8}?\s*"
# What ends the phrase, so that "at least" is not taken from "at least one of them".
_PHRASE_END = r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:in|by|per|a|each|every|from|for|to|on|at)\b))"


def _after(words: str, *qualifiers: Qualifier, end: str = _PHRASE_END) -> QualifierCue:
    return QualifierCue(Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})\b){end}", ignore_case=True), qualifiers)


_TO = Pattern(r"\s*(?:-|to)\s*", ignore_case=True)

QUALIFIERS = QualifierWords(
    before=(
        _before(
            "no more than|not more than|not over|at most|up to|a maximum of|as many as|as much as", Qualifier.AT_MOST
        ),
        _before("no (?:fewer|less) than|not (?:less|fewer) than|not under|at least|a minimum of", Qualifier.AT_LEAST),
        _before(
            "(?:more|greater|higher|larger|bigger) than|over|above|beyond|in excess of|upwards? of"
            "|surpass(?:ed|es|ing)?|exceed(?:ed|s|ing)?|topp?(?:ed|s|ing)?|passed|crossed|>",
            Qualifier.MORE_THAN,
        ),
        _before("(?:less|fewer|lower|smaller) than|under|below|just short of|short of|<", Qualifier.LESS_THAN),
        _before("nearly|almost|close to", Qualifier.LESS_THAN, Qualifier.ABOUT),
        _before("about|approximately|approx\\.?|around|roughly|circa|an estimated|~|≈", Qualifier.ABOUT),
        _before("some", Qualifier.ABOUT, fillers=""),
    ),
    inside=(),
    after=(
        _after("and (?:more|above|over|higher|upwards)", Qualifier.AT_LEAST),
        _after("or (?:more|above|over|higher|upwards)(?! than)", Qualifier.AT_LEAST, end=""),
        _after("at (?:the )?least", Qualifier.AT_LEAST),
        _after("or (?:less|fewer|under|below)(?! than)", Qualifier.AT_MOST, end=""),
        _after("at (?:the )?most", Qualifier.AT_MOST),
        _after("or (?:so|thereabouts)", Qualifier.ABOUT),
        QualifierCue(Pattern(r"(?P<cue>\s?\+|\s?-?plus\b)", ignore_case=True), (Qualifier.AT_LEAST,)),
    ),
    intervals=(
        IntervalCue(Pattern(r"\s*(?:-|to|and)\s*", ignore_case=True), opening=ends_in("between")),
        IntervalCue(_TO, (Qualifier.BETWEEN, Qualifier.EXACT), opening=ends_in("from")),
        IntervalCue(_TO),
    ),
)
