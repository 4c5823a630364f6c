"""English: the patterns of what qualifies, denies, weakens or attributes a statement, as `CLAIMS`.

Most qualifiers stand before the number, some after its noun phrase: "160,000 pupils or more".
"""

from __future__ import annotations

from briefing.evidence.lexicon import (
    ClaimWords,
    IntervalCue,
    Pattern,
    QualifierCue,
    StatusCue,
    any_of,
    ends_in,
    word_forms,
)
from briefing.facts.model import Qualifier, Status

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


# "No less", "not only" and the like deny nothing.
_NOT = r"not(?!\s+(?:only|just|least)\b)|no(?!\s+(?:doubt|less|fewer|more|later)\b|\.)|never|neither|nor|none|\w+n't"
_NEGATION = rf"{_NOT}|cannot|hardly|barely|scarcely|denied|denies|false|untrue"

_TO = Pattern(r"\s*(?:-|to)\s*", ignore_case=True)

CLAIMS = ClaimWords(
    qualifiers_before=(
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
    qualifiers_inside=(),
    qualifiers_after=(
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
    negation=any_of(_NEGATION),
    negation_before=Pattern(rf"\b(?:{_NEGATION})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    governed_after=Pattern(r"(?:[^\w,;:]*\w[\w'-]*){0,4}"),
    # Written with capitals by hand, as "May" in the middle of a sentence is a month.
    modal=Pattern(
        r"\b(?:may(?!\s+[0-9])|[Mm]ight|[Cc]ould|[Ww]ould|[Pp]ossib(?:ly|le|ility|ilities)|[Pp]erhaps|[Pp]robably|[Uu]nlikely|[Ll]ikely"
        r"|[Ee]xpect(?:ed|s|ation|ations)?|[Ii]f|[Uu]nless|[Aa]llegedly|[Rr]eportedly)\b"
    ),
    statuses=(
        StatusCue(any_of("possibl[ey]|possibilit(?:y|ies)|perhaps"), (Status.POSSIBLE,)),
        StatusCue(Pattern(r"\b(?:could|may|might)\b"), (Status.POSSIBLE,)),
        StatusCue(any_of("would"), (Status.POSSIBLE, Status.PLANNED, Status.FORECAST, Status.TARGET), weak=True),
        StatusCue(any_of("will|is to|are to|shall"), (Status.PLANNED, Status.FORECAST, Status.TARGET), weak=True),
        StatusCue(
            any_of(
                "plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intentions?|working on|under ?way|going to|set to|due to be"
                "|preparing|preparations?|schedul(?:ed|e|es)|proposed|envisag(?:ed|es)|fores(?:ees|een|aw)"
            ),
            (Status.PLANNED,),
        ),
        StatusCue(any_of("targets?|targeted"), (Status.TARGET,)),
        StatusCue(any_of("aims?|aimed|aiming|goals?|objectives?"), (Status.TARGET, Status.PLANNED)),
        StatusCue(
            any_of(
                "forecasts?|forecasting|project(?:ed|ions?)"
                "|expect(?:ed|s|ing|ations?)?|predict(?:ed|s|ions?)?|outlook|likely"
            ),
            (Status.FORECAST,),
        ),
        StatusCue(
            any_of("allocat(?:ed|es|ing|ions?)|earmark(?:ed|s|ing)?|budget(?:ed|ing)|set aside|appropriated"),
            (Status.ALLOCATED,),
        ),
    ),
    attribution=any_of(
        "sa(?:ys|id|ying)|stat(?:es|ed|ing)|not(?:es|ed|ing)|stress(?:es|ed|ing)?|underlin(?:es|ed|ing)|underscor(?:es|ed)"
        "|emphasi[sz](?:es|ed|ing)|add(?:s|ed)|told|tells|according to|claim(?:s|ed|ing)?|announc(?:es|ed|ing)"
        "|declar(?:es|ed|ing)|report(?:s|ed|ing|edly)|assert(?:s|ed|ing)|argu(?:es|ed|ing)|insist(?:s|ed|ing)"
        "|highlight(?:s|ed|ing)?|point(?:s|ed) out|believ(?:es|ed)|confirm(?:s|ed)|explain(?:s|ed)|mentioned|recalled"
        "|admit(?:s|ted)|acknowledg(?:es|ed)|call(?:s|ed)|warn(?:s|ed)|in (?:his|her|their) (?:view|words|opinion)"
    ),
    own_acts=any_of(
        "(?:we|i)(?: also| have| had| just){0,2}(?: \\w+ly)? (?:discussed|talked|spoke|met|signed|agreed|held"
        "|visited|reviewed|addressed|considered|exchanged|touched|opened|launched|concluded|adopted|decided)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ed|editor)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    rate=any_of(
        "per (?!cent)[a-z]+|a(?:n| single)? (?:hour|day|week|month|year|head)|annually|yearly|each year|every year"
    ),
    clause_edge=Pattern(r"[,;:](?=\D)|[()\"\[\]]| - "),
    clause_openers=Pattern(
        r"\b(?:but|while|whereas|although|though)\b"
        r"|\band (?=(?:will|would|could|may|might|is|are|was|were|has|have|had)\b)"
    ),
    conjunctions=word_forms("and but yet so or nor then"),
    abbreviations=word_forms(
        "mr mrs ms dr prof st gen col lt sgt rev hon vs approx dept est ed eds inc ltd co corp jr sr"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    number_abbreviations=word_forms("no nos fig figs vol pp art sec"),
    trend=any_of(
        "gr[eo]w(?:s|n|ing|th)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)"
        "|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|surg(?:e|es|ed|ing)|doubl(?:ed|ing)|halved"
    ),
    likelihood=any_of(
        "(?:very |highly )?(?:un)?likely|(?:im)?probabl[ey]|(?:im)?probability|remote chance|even chance"
        "|realistic possibility|(?:nearly|virtually) certain"
        "|almost certain(?:ly)?|almost no chance|likelihood"
    ),
    confidence=any_of("(?:high|moderate|medium|low) confidence|confidence (?:is|in)|confiden(?:t|tly)"),
)
