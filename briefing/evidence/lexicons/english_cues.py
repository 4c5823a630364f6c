"""English: the words that make a number less than real, and the statuses that they say, as `CUES`.

`english_intentions` has what is meant and decided; what is said, possible or expected is here.
"""

from __future__ import annotations

import re

from briefing.evidence.lexicons.english_intentions import (
    DECISIONS,
    DONE,
    HAVE_DONE,
    INTENTIONS,
    LINK,
    cue,
    named_cue,
    noun_cue,
)
from briefing.evidence.patterns import Pattern, any_of
from briefing.evidence.statement_words import StatusCue
from briefing.facts.model import Status

# "Dropped its warning of a weaker outlook" tells no outlook, and "maintained 14 roads" asserts nothing.
_ABOUT = re.compile(
    r"(?i:\b(?:warning|fear|worr(?:y|ie)|concern|talk|doubt|mention|weakening|worsening)s? (?:of|on|about|over|in|that)"
    r" (?:[\w-]+ ){0,4}\Z)"
)
_CLAUSE = re.compile(r",? (?:that|he|she|they|we|(?:it|there) (?:is|was|has|had|will|would|did))\b")
_OUTLOOK = Pattern(
    rf"(?i:\boutlook{LINK})",
    case_matters=True,
    holds=lambda m: not _ABOUT.search(m.string, max(m.start() - 60, 0), m.start()),
)
_MAINTAINS = Pattern(
    r"(?i:\bmaintain(?:s|ed|ing)?\b)", case_matters=True, holds=lambda m: bool(_CLAUSE.match(m.string, m.end()))
)

_AHEAD = (Status.PLANNED, Status.FORECAST, Status.TARGET)

_TOLD = (
    # Said
    cue(
        r"alleg(?:e|es|ed|ing|edly)|allegations?(?= (?:that|of))|purported(?:ly)?|supposedly|reputedly|suspected"
        r"|accus(?:e|es|ing)|(?<!the )accused|accusations?(?= (?:that|of))|(?:is|are|was|were) said to|unconfirmed"
        r"|unverified|(?:could|can|has)(?: not|n't|not) (?:yet )?(?:be|been) (?:\w+ly )?"
        "(?:verified|confirmed|corroborated)|not (?:yet )?(?:been )?(?:confirmed|verified)"
        r"|(?:could|can|did|does|would)(?: not|n't) (?:confirm|verify)|rumou?r(?:s|ed)?|self-styled|so-called",
        Status.ALLEGED,
        Status.CLAIMED,
    ),
    cue(
        r"claim(?:s|ed|ing)?(?= (?:that|to|it|he|she|they|the|a|an|its|his|her|their|there|in|on|at|by)\b"
        r"|\s*\Z)(?! (?:the|a|an|its|his|her|their) (?:li[fv]es?|victims?|title|prize|crown|throne|pension"
        r"|benefits?))|reportedly|assert(?:s|ed|ing)?|contend(?:s|ed|ing)?"
        r"|insist(?:s|ed|ing)?|boast(?:s|ed|ing)?(?= (?:that"
        r"|of)\b)|brag(?:s|ged|ging)?(?= (?:that|of)\b)|profess(?:es|ed)|purport(?:s|ing)?",
        Status.CLAIMED,
        Status.ALLEGED,
        unless=r"\s+(?:more\s+|the\s+)?(?:li[fv]es?|victims?|scalps?|souls|dead)\b",
    ),
    StatusCue(_MAINTAINS, (Status.CLAIMED, Status.ALLEGED)),
    cue(
        r"(?<!preliminary )(?<!provisional )estimat(?:e|es|ed|ing)(?! \w+ at the)|estimations?|reckon(?:s|ed|ing)?"
        r"|(?:is|are|was|were|be|been) (?:thought|believed|assumed|feared)|guess(?:es|ed|ing)?|extrapolat\w+",
        Status.ESTIMATED,
        Status.CLAIMED,
    ),
    cue(r"(?:preliminary|provisional) estimates?", Status.ESTIMATED, Status.PROVISIONAL),
    StatusCue(any_of(r"preliminar(?:y|ily)|provisional(?:ly)?"), (Status.PROVISIONAL,), optional=True),
    # Possible
    cue(
        r"(?:a|any|every|some|the|little|good|real|slim|fair) (?:chance|prospect|danger|risk|likelihood|threat)s?"
        r"(?= (?:that|of)\b|\s*\Z)|fears?(?= (?:that|of|for)\b|\s*\Z)|fear(?:s|ed)?(?= (?:that|they|it|he|she|the)\b)"
        r"|(?<! no )risks?(?= (?:losing|being))",
        Status.POSSIBLE,
        perhaps=(Status.FORECAST,),
    ),
    cue(
        r"possibl[ey]|possibilit(?:y|ies)|perhaps|potential(?:ly(?! (?!additional)[\w-]+(?:al|ous|ful|ive|ic"
        r"|[ai]ble|less|[ae]nt|threatening|deadly)\b))?|conceivabl[ey]|maybe",
        Status.POSSIBLE,
    ),
    cue(
        r"threaten(?:s|ed|ing)? to|risk(?:s|ed|ing)?(?= (?:of|\w+ing))|at risk(?: of)?|in danger of|capable of",
        Status.POSSIBLE,
    ),
    cue(
        r"could(?! not\b)|may(?! be (?:recalled|noted|mentioned|added|remembered)\b"
        r"| (?:[a-z]+ (?:no more|at most|up to|only)\b|[0-9]|was|is|has|had|saw|brought|to)|\s*\Z)"
        r"|(?<!military )(?<!the )might(?! of\b)",
        Status.POSSIBLE,
    ),
    cue(
        r"consider(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|the)\b)|weigh(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|up)\b)"
        r"|mull(?:s|ed|ing)?(?: over)?|ponder(?:s|ed|ing)?|toy(?:s|ed|ing) with|discuss(?:es|ed|ing)?(?= \w+ing\b)"
        r"|(?:talks?|negotiations?) (?:on|about|over)(?= \w+ing\b|\s*\Z)|think(?:s|ing)? (?:of|about)"
        r"|thought (?:of|about)|explor(?:es|ed|ing)(?= \w+ing\b)|under (?:discussion|consideration)",
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.PLANNED,
    ),
    cue(
        r"(?:is|are|was|were|be|been) (?:\w+ly |still |also )?(?:considering|mulling|weighing|pondering)(?=\s*\Z)",
        Status.POSSIBLE,
        Status.PROPOSED,
        Status.PLANNED,
        unless=r"\s+(?:[\w'-]+ ){0,2}?(?:cases?|applications?|appeals?|requests?|claims?|proposals?|options?"
        r"|complaints?|petitions?|candidates?|bids?|sites?|nominations?)\b",
    ),
    StatusCue(
        any_of(r"(?:is|are|was|were|be|been) (?:\w+ly |still |also )?(?:considering|mulling|weighing|pondering)"),
        (Status.POSSIBLE,),
        optional=True,
    ),
    # Who may do it need not have done it.
    cue(
        r"(?:is|are|was|were|be|been) (?:\w+ly )?(?:allowed|permitted|entitled|free|authori[sz]ed|licen[cs]ed|eligible)"
        r" to(?= [a-z])",
        Status.POSSIBLE,
        Status.ADOPTED,
        Status.REQUIRED,
    )._replace(before=True),
    # What is only inferred.
    cue(rf"must(?= (?:\w+ly )?{HAVE_DONE})(?! have to\b)", Status.ESTIMATED, Status.POSSIBLE, Status.CLAIMED),
    StatusCue(any_of("should have"), (*_AHEAD, Status.REQUIRED), optional=True),
    # The future
    cue(
        r"would(?= (?:[a-z]+ly )?(?:cost|come to|amount to|run to|total|take|need|hold|carry)\b)",
        Status.ESTIMATED,
        Status.POSSIBLE,
        *_AHEAD,
        Status.PROPOSED,
        weak=True,
    ),
    cue(
        r"would(?! not\b| like to thank\b)",
        Status.POSSIBLE,
        *_AHEAD,
        Status.PROPOSED,
        perhaps=(Status.PLEDGED, Status.ANNOUNCED),
        weak=True,
    ),
    StatusCue(
        Pattern(
            r"(?<!\bthe )(?<!\ba )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bfree )(?<!\bpolitical )(?<!\blast"
            r" )\b(?:will|won't|shall)(?= [a-z])(?! (?:of|in|from|for|left)\b)|\b\w+'ll\b"
        ),
        (*_AHEAD, Status.REQUIRED),
        weak=True,
    ),
    cue(
        r"(?:is|are|was|were|'s|'re) (?:\w+ly |still (?!to be\b)|now |also )?to(?= (?!blame|date|the\b|a\b|an\b)[a-z])",
        *_AHEAD,
        Status.REQUIRED,
        weak=True,
    ),
    cue(r"still to(?= be\b)", *_AHEAD, Status.REQUIRED, weak=True)._replace(optional=True),  # which denies it as well
)
_EXPECTED = (
    noun_cue(r"forecasts?|projections?|expectations?|predictions?|prognosis", Status.FORECAST),
    noun_cue(r"guidance", Status.FORECAST, Status.TARGET)._replace(money=True),
    StatusCue(_OUTLOOK, (Status.FORECAST,), before=True, unless=DONE),
    named_cue(r"forecasts?|projections?|predictions?", Status.FORECAST),
    cue(
        r"forecast(?:s|ed)?|forecasting(?= (?:to|that|an?|the|more|less|fewer|only|some|about|around|no|growth"
        r"|inflation|for|in|at)\b|\s*\Z)"
        r"|project(?:ed(?! on(?:to)?\b)|ing|s(?= (?:that|an?|growth|inflation)\b))|expect(?:s|ed|ing|edly)?"
        r"|predict(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|tipped to"
        r"|(?:is|are|was|were) seen(?= (?:\w+ing|at|reaching|to)\b)|in line to|heading for(?! (?-i:[A-Z]))|prospective"
        "|look(?:s|ed)? set|bound for|(?:analysts?|economists?|traders?|experts?|forecasters?|brokers?) (?:look|looked)"
        r" for|pencils? in|in store",
        Status.FORECAST,
    ),
    # "The bank projects 4%", and not "in five projects 40 people"
    cue(r"projects(?=\s*\Z)", Status.FORECAST, unless=r"\s+(?!(?:growth|inflation|in|for|by|at|this|next)\b)[a-z]"),
    StatusCue(any_of(r"sees?|saw"), (Status.FORECAST,), optional=True),
    cue(r"likely|unlikely|probabl[ey]|probability", Status.FORECAST, Status.POSSIBLE),
)

CUES = (*_TOLD, *INTENTIONS, *DECISIONS, *_EXPECTED)
