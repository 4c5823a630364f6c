"""The words of a language that qualify, deny, weaken or attribute a statement: patterns, one `ClaimWords` each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from briefing.facts.model import Qualifier, Status
from briefing.facts.patterns import Pattern


class QualifierCue(NamedTuple):
    """Words beside a number, and the qualifiers that say the same; the first is the plainest."""

    pattern: Pattern
    qualifiers: tuple[Qualifier, ...]


class StatusCue(NamedTuple):
    """Words that make something less than real, and the statuses that say so; `weak` ones count beside numbers only."""

    pattern: Pattern
    statuses: tuple[Status, ...]
    weak: bool = False


class ClaimWords(NamedTuple):
    """What the check looks for around a number or a quote."""

    before: tuple[QualifierCue, ...]
    """Anchored at the end of what precedes the number."""
    after: tuple[QualifierCue, ...]
    """Anchored at the start of what follows the number."""
    opposites: Mapping[Qualifier, Qualifier]
    interval: Pattern
    """What joins the ends of an interval; `needs_opening` where only "between" makes it one."""
    interval_before: Pattern
    """What opens an interval; group `between`, or else "from", which may also mean a change."""
    negation: Pattern
    negation_before: Pattern
    """A negation that ends what precedes a number, its qualifier or a quote."""
    modal: Pattern
    statuses: tuple[StatusCue, ...]
    attribution: Pattern
    acts: Pattern
    """What speakers say that they did, which is an event that the source reports, and no opinion."""
    insertion: Pattern
    """An editor's words inside somebody's quotation."""
    rate: Pattern
    clause_openers: Pattern
    conjunctions: frozenset[str]
    """Words that open a clause of its own after a comma."""
    abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    """Those that are none unless a digit follows: "No. 5"."""
    domains: frozenset[str]
    trend: Pattern
    likelihood: Pattern
    confidence: Pattern
    like_nouns: tuple[frozenset[str], ...]
    """Nouns that may stand for one another as units: pupils and students."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _any(words: str) -> Pattern:
    """One of the words or phrases, which bars separate, as whole words in either case."""
    return Pattern(rf"\b(?:{words})\b", ignore_case=True)


_FILLERS = r"(?:\s+(?:the|a|an|its|their|of|level|mark|total|just|only|already|even|well|all)){0,3}"


def _before(words: str, *qualifiers: Qualifier, fillers: str = _FILLERS) -> QualifierCue:
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z", ignore_case=True), qualifiers)


_NOUN_PHRASE = r"\A(?:[\s-]+(?!(?:and|or)\b)[^\W\d_]++){0,8}?\s*"
_PHRASE_END = r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:in|by|per|a|each|every|from|for|to|on|at)\b))"


def _after(words: str, *qualifiers: Qualifier, end: str = _PHRASE_END) -> QualifierCue:
    return QualifierCue(Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})\b){end}", ignore_case=True), qualifiers)


_NOT = r"not(?!\s+(?:only|just|least)\b)|no(?!\s+(?:doubt|less|fewer|more|later)\b|\.)|never|neither|nor|none|\w+n't"
_NEGATION = rf"{_NOT}|cannot|hardly|barely|scarcely|denied|denies|false|untrue"

_ENGLISH = ClaimWords(
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
    after=(
        _after("and (?:more|above|over|higher|upwards)", Qualifier.AT_LEAST),
        _after("or (?:more|above|over|higher|upwards)(?! than)", Qualifier.AT_LEAST, end=""),
        _after("at (?:the )?least", Qualifier.AT_LEAST),
        _after("or (?:less|fewer|under|below)(?! than)", Qualifier.AT_MOST, end=""),
        _after("at (?:the )?most", Qualifier.AT_MOST),
        _after("or (?:so|thereabouts)", Qualifier.ABOUT),
        QualifierCue(Pattern(r"\A(?P<cue>\s?\+|\s?-?plus\b)", ignore_case=True), (Qualifier.AT_LEAST,)),
    ),
    opposites={
        Qualifier.MORE_THAN: Qualifier.AT_MOST,
        Qualifier.LESS_THAN: Qualifier.AT_LEAST,
        Qualifier.AT_LEAST: Qualifier.LESS_THAN,
        Qualifier.AT_MOST: Qualifier.MORE_THAN,
    },
    interval=Pattern(r"\s*(?:-|to)\s*|\s+(?P<needs_opening>and)\s+", ignore_case=True),
    interval_before=Pattern(r"\b(?:(?P<between>between)|from)\s*\Z", ignore_case=True),
    negation=_any(_NEGATION),
    negation_before=Pattern(rf"\b(?:{_NEGATION})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    modal=Pattern(
        r"\b(?:may(?!\s+[0-9])|[Mm]ight|[Cc]ould|[Ww]ould|[Pp]ossib(?:ly|le|ility|ilities)|[Pp]erhaps|[Pp]robably|[Uu]nlikely|[Ll]ikely"
        r"|[Ee]xpect(?:ed|s|ation|ations)?|[Ii]f|[Uu]nless|[Aa]llegedly|[Rr]eportedly)\b"
    ),
    statuses=(
        StatusCue(_any("possibl[ey]|possibilit(?:y|ies)|perhaps"), (Status.POSSIBLE,)),
        StatusCue(Pattern(r"\b(?:could|may|might)\b"), (Status.POSSIBLE,)),
        StatusCue(_any("would"), (Status.POSSIBLE, Status.PLANNED, Status.FORECAST, Status.TARGET), weak=True),
        StatusCue(_any("will|is to|are to|shall"), (Status.PLANNED, Status.FORECAST, Status.TARGET), weak=True),
        StatusCue(
            _any(
                "plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intentions?|working on|under ?way|going to|set to|due to be"
                "|preparing|preparations?|schedul(?:ed|e|es)|proposed|envisag(?:ed|es)|fores(?:ees|een|aw)"
            ),
            (Status.PLANNED,),
        ),
        StatusCue(_any("targets?|targeted"), (Status.TARGET,)),
        StatusCue(_any("aims?|aimed|aiming|goals?|objectives?"), (Status.TARGET, Status.PLANNED)),
        StatusCue(
            _any(
                "forecasts?|forecasting|project(?:ed|ions?)"
                "|expect(?:ed|s|ing|ations?)?|predict(?:ed|s|ions?)?|outlook|likely"
            ),
            (Status.FORECAST,),
        ),
        StatusCue(
            _any("allocat(?:ed|es|ing|ions?)|earmark(?:ed|s|ing)?|budget(?:ed|ing)|set aside|appropriated"),
            (Status.ALLOCATED,),
        ),
    ),
    attribution=_any(
        "sa(?:ys|id|ying)|stat(?:es|ed|ing)|not(?:es|ed|ing)|stress(?:es|ed|ing)?|underlin(?:es|ed|ing)|underscor(?:es|ed)"
        "|emphasi[sz](?:es|ed|ing)|add(?:s|ed)|told|tells|according to|claim(?:s|ed|ing)?|announc(?:es|ed|ing)"
        "|declar(?:es|ed|ing)|report(?:s|ed|ing|edly)|assert(?:s|ed|ing)|argu(?:es|ed|ing)|insist(?:s|ed|ing)"
        "|highlight(?:s|ed|ing)?|point(?:s|ed) out|believ(?:es|ed)|confirm(?:s|ed)|explain(?:s|ed)|mentioned|recalled"
        "|admit(?:s|ted)|acknowledg(?:es|ed)|call(?:s|ed)|warn(?:s|ed)|in (?:his|her|their) (?:view|words|opinion)"
    ),
    acts=_any(
        "(?:we|i)(?: also| have| had| just){0,2}(?: \\w+ly)? (?:discussed|talked|spoke|met|signed|agreed|held"
        "|visited|reviewed|addressed|considered|exchanged|touched|opened|launched|concluded|adopted|decided)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ed|editor)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    rate=_any(
        "per (?!cent)[a-z]+|a(?:n| single)? (?:hour|day|week|month|year|head)|annually|yearly|each year|every year"
    ),
    clause_openers=Pattern(
        r"\b(?:but|while|whereas|although|though)\b"
        r"|\band (?=(?:will|would|could|may|might|is|are|was|were|has|have|had)\b)"
    ),
    conjunctions=_words("and but yet so or nor then"),
    abbreviations=_words(
        "mr mrs ms dr prof st gen col lt sgt rev hon vs approx dept est ed eds inc ltd co corp jr sr"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    number_abbreviations=_words("no nos fig figs vol pp art sec"),
    domains=_words("az com org net ru ge tr uk eu info gov int example"),
    trend=_any(
        "gr[eo]w(?:s|n|ing|th)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)"
        "|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|surg(?:e|es|ed|ing)|doubl(?:ed|ing)|halved"
    ),
    likelihood=_any(
        "(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|(?:im)?probability|remote chance|even chance"
        "|realistic possibility|(?:nearly|virtually) certain"
        "|almost certain(?:ly)?|almost no chance|likelihood"
    ),
    confidence=_any("(?:high|moderate|medium|low) confidence|confidence (?:is|in)|confiden(?:t|tly)"),
    like_nouns=(
        _words("pupil pupils student students learner learners schoolchild schoolchildren child children"),
        _words("person persons people man men woman women resident residents inhabitant inhabitants citizen citizens"),
        _words("university universities institute institutes academy academies"),
        _words("truck trucks lorry lorries"),
    ),
)

CLAIM_WORDS: Mapping[str, ClaimWords] = {"en": _ENGLISH}
