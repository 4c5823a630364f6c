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
from briefing.evidence.lexicons.lexicon import phrase_list
from briefing.evidence.lexicons.patterns import Pattern, any_of
from briefing.evidence.lexicons.statement_words import status_cue

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


_TOLD = (
    # Said
    cue(
        "alleged claimed",
        r"alleg(?:e|es|ed|ing|edly)|allegations?(?= (?:that|of)|\s*\Z)|purported(?:ly)?|supposedly|reputedly"
        r"|(?:investigators?|prosecutors?|detectives|police) (?:believe|suspect)(?:s|ed)?"
        r"|suspected|accus(?:e|es|ing)|(?<!the )accused|accusations?(?= (?:that|of)|\s*\Z)"
        r"|charged with(?= \w+ing)|(?:is|are|was|were) said to|unconfirmed"
        r"|unverified|(?:could|can|has)(?: not|n't|not) (?:yet )?(?:be|been) (?:\w+ly )?"
        "(?:verified|confirmed|corroborated)|not (?:yet )?(?:been )?(?:confirmed|verified)"
        r"|(?:could|can|did|does|would)(?: not|n't) (?:confirm|verify)|rumou?r(?:s|ed)?|self-styled|so-called",
    ),
    cue(
        "claimed alleged",
        r"claim(?:s|ed|ing)?(?= (?:that|to|it|he|she|they|the|a|an|its|his|her|their|there|in|on|at|by)\b"
        r"|\s*\Z)(?! (?:the|a|an|its|his|her|their) (?:li[fv]es?|victims?|title|prize|crown|throne|pension"
        r"|benefits?))|reportedly|assert(?:s|ed|ing)?|contend(?:s|ed|ing)?"
        r"|insist(?:s|ed|ing)?|boast(?:s|ed|ing)?(?= (?:that"
        r"|of)\b)|brag(?:s|ged|ging)?(?= (?:that|of)\b)|profess(?:es|ed)|purport(?:s|ing)?",
        unless=r"\s+(?:more\s+|the\s+)?(?:li[fv]es?|victims?|scalps?|souls|dead)\b",
    ),
    cue("claimed alleged possible", rf"(?:{phrase_list('en', 'supposed')})(?=\s*\Z)")._replace(before=True),
    status_cue("claimed alleged", _MAINTAINS),
    cue(
        "estimated claimed",
        r"(?<!preliminary )(?<!provisional )estimat(?:e|es|ed|ing)(?! \w+ at the)|estimations?"
        r"|reckon(?:s|ed|ing)?(?! on\b)|(?:is|are|was|were|be|been) (?:thought|believed|assumed|feared)"
        r"|guess(?:es|ed|ing)?|extrapolat\w+",
    ),
    cue("estimated provisional", r"(?:preliminary|provisional) estimates?"),
    status_cue("provisional", any_of(r"preliminar(?:y|ily)|provisional(?:ly)?"), optional=True),
    # Possible
    cue(
        "possible | forecast",
        r"(?:a|any|every|some|the|little|good|real|slim|fair) (?:chance|prospect|danger|risk|likelihood|threat)s?"
        r"(?= (?:that|of)\b|\s*\Z)|fears?(?= (?:that|of|for)\b|\s*\Z)|fear(?:s|ed)?(?= (?:that|they|it|he|she|the)\b)"
        r"|(?<! no )risks?(?= (?:losing|being))",
    ),
    cue(
        "possible",
        r"possibl[ey]|possibilit(?:y|ies)|perhaps|potential(?:ly(?! (?!additional)[\w-]+(?:al|ous|ful|ive|ic"
        r"|[ai]ble|less|[ae]nt|threatening|deadly)\b))?|conceivabl[ey]|maybe"
        r"|threaten(?:s|ed|ing)? to|threatens(?=\s*\Z)|risk(?:s|ed|ing)?(?= (?:of|\w+ing))"
        r"|at risk(?: of)?|in danger of|capable of|could(?! not\b)"
        r"|may(?! be (?:recalled|noted|mentioned|added|remembered)\b"
        r"| (?:[a-z]+ (?:no more|at most|up to|only)\b|[0-9]|was|is|has|had|saw|brought|to)|\s*\Z)"
        r"|(?<!military )(?<!the )might(?! of\b)",
    ),
    cue(
        "possible proposed planned",
        r"consider(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|the)\b)|weigh(?:s|ed|ing)?(?= (?:\w+ing|an?|whether|up)\b)"
        r"|mull(?:s|ed|ing)?(?: over)?|ponder(?:s|ed|ing)?|toy(?:s|ed|ing) with|discuss(?:es|ed|ing)?(?= \w+ing\b)"
        r"|(?:talks?|negotiations?) (?:on|about|over)(?= \w+ing\b|\s*\Z)|think(?:s|ing)? (?:of|about)"
        r"|thought (?:of|about)|explor(?:es|ed|ing)(?= \w+ing\b)|under (?:discussion|consideration)",
    ),
    cue(
        "possible proposed planned",
        r"(?:is|are|was|were|be|been) (?:\w+ly |still |also )?(?:considering|mulling|weighing|pondering)(?=\s*\Z)",
        unless=r"\s+(?:[\w'-]+ ){0,2}?(?:cases?|applications?|appeals?|requests?|claims?|proposals?|options?"
        r"|complaints?|petitions?|candidates?|bids?|sites?|nominations?)\b",
    ),
    status_cue(
        "possible",
        any_of(r"(?:is|are|was|were|be|been) (?:\w+ly |still |also )?(?:considering|mulling|weighing|pondering)"),
        optional=True,
    ),
    # Who may do it need not have done it.
    cue(
        "possible adopted required",
        r"(?:is|are|was|were|be|been) (?:\w+ly )?(?:allowed|permitted|entitled|free|authori[sz]ed|licen[cs]ed|eligible)"
        r" to(?= [a-z])",
    )._replace(before=True),
    # What is only inferred.
    cue("estimated possible claimed", rf"must(?= (?:\w+ly )?{HAVE_DONE})(?! have to\b)"),
    status_cue("planned forecast target required", any_of("should have"), optional=True),
    # The future
    cue(
        "estimated possible planned forecast target proposed",
        r"would(?= (?:[a-z]+ly )?(?:cost|come to|amount to|run to|total|take|need|hold|carry)\b)",
        weak=True,
    ),
    cue(
        "possible planned forecast target proposed | pledged announced",
        r"would(?! not\b| like to thank\b| (?:\w+ly )?(?:den|disput|doubt|contest|question|argu)\w*)",
        weak=True,
    ),
    status_cue(
        "planned forecast target required",
        Pattern(
            r"(?<!\bthe )(?<!\ba )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bfree )(?<!\bpolitical )(?<!\blast"
            r" )\b(?:will|won't|shall)(?= [a-z])(?! (?:of|in|from|for|left)\b)|\b\w+'ll\b"
        ),
        weak=True,
    ),
    cue(
        "planned forecast target required",
        r"(?:is|are|was|were|'s|'re) (?:\w+ly |still (?!to be\b)|now |also )?to(?= (?!blame|date|the\b|a\b|an\b)[a-z])",
        weak=True,
    ),
    cue("planned forecast target required", r"still to(?= be\b)", weak=True)._replace(
        optional=True
    ),  # which denies it as well
)
_EXPECTED = (
    noun_cue("forecast", r"(?<!weather )forecasts?|projections?|expectations?|predictions?|prognosis"),
    noun_cue("forecast target", r"guidance")._replace(money=True),
    status_cue("forecast", _OUTLOOK, before=True, unless=DONE),
    named_cue("forecast", r"forecasts?|projections?|predictions?"),
    cue(
        "forecast",
        r"(?<!weather )forecast(?:s|ed)?|forecasting(?= (?:to|that|an?|the|more|less|fewer|only|some|about|around|no"
        r"|growth|inflation|for|in|at)\b|\s*\Z)"
        r"|project(?:ed(?! on(?:to)?\b)|ing|s(?= (?:that|an?|growth|inflation)\b))|expect(?:s|ed|ing|edly)?"
        r"|predict(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|tipped to"
        r"|(?:is|are|was|were) seen(?= (?:\w+ing|at|reaching|to)\b)|in line to|heading for(?! (?-i:[A-Z]))|prospective"
        "|look(?:s|ed)? set|bound for|(?:analysts?|economists?|traders?|experts?|forecasters?|brokers?) (?:look|looked)"
        r" for|pencils? in|in store"
        r"|look(?:s|ing) for(?= (?:[\w-]+ ){0,3}?(?:earnings|revenues?|sales|profits?|income|turnover|growth) of\b)",
    ),
    # "The bank projects 4%", and not "in five projects 40 people"
    cue("forecast", r"projects(?=\s*\Z)", unless=r"\s+(?!(?:growth|inflation|in|for|by|at|this|next)\b)[a-z]"),
    status_cue("forecast", any_of(r"sees?|saw"), optional=True),
    cue("forecast possible", r"likely|unlikely|probabl[ey]|probability"),
)

CUES = (*_TOLD, *INTENTIONS, *DECISIONS, *_EXPECTED)
