"""English: the hedges and bounds beside a number, and what makes two numbers an interval, as `QUALIFIERS`.

Most stand before the number, some after its noun phrase: "160,000 pupils or more".
"""

from __future__ import annotations

from briefing.evidence.lexicons.english_movements import FALLS, MOVES, RISES
from briefing.evidence.lexicons.english_statements import VERBS
from briefing.evidence.lexicons.lexicon import phrase_list
from briefing.evidence.lexicons.patterns import ANYTHING, Pattern, ends_in
from briefing.evidence.lexicons.role_words import IntervalCue, QualifierCue, QualifierWords, glued_cue, shortly_before
from briefing.facts.model import Qualifier, Status

_EXACT = (Qualifier.EXACT,)
_ABOUT = (Qualifier.ABOUT,)
_ALMOST = (Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.ABOUT)
_ABOVE = (Qualifier.MORE_THAN,)
_BELOW = (Qualifier.LESS_THAN,)
_AT_MOST = (Qualifier.AT_MOST,)
_AT_LEAST = (Qualifier.AT_LEAST,)

# What may stand between a qualifier and its number: "over the 160,000 mark", "a total of", "some “48,000”".
_FILLERS = (
    r"(?:,\s[^,\d]{1,25},)?(?:\s+(?:the|a|an|its|their|his|her|of|level|mark|total|figure|sum|just|only|already|even|well|all|as"
    r"|to)){0,3}\s*[\"'(]?"
)


def _then(words: str) -> Pattern:
    """What has to follow the number, two words of its noun phrase between."""
    return Pattern(rf"(?:[\s-]+[^\W\d_]++){{0,2}}?[\s-]+(?:{words})\b")


def _before(
    words: str,
    qualifiers: tuple[Qualifier, ...],
    fillers: str = _FILLERS,
    then: Pattern = ANYTHING,
    is_open: bool = False,
) -> QualifierCue:
    pattern = Pattern(rf"(?<![\w-])(?:{words}){fillers}\s*\Z")
    return QualifierCue(pattern, qualifiers, then=then, is_open=is_open)


# The noun phrase between a number and a qualifier after it. It stops at "and" and "or", which begin such qualifiers.
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:and|or)\b)[^\W\d_]++){0,8}?(?: (?:in|during) \d{4}(?=,| at\b))?[\s,(-]*"
# What ends the phrase, so that "at least" is not taken from "at least one of them".
_PHRASE_END = (
    r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:in|by|per|a|each|every|from|for|to|on|at|of|were|was|are|is|had|have"
    r"|has|came|but|and)\b))"
)
# "800 homes at most burned": the verb of the clause may follow, as no other noun does.
_VERB_OR_END = rf"(?:{_PHRASE_END}|(?=\s(?:{VERBS})(?![\w-])))"


def _after(
    words: str, qualifiers: tuple[Qualifier, ...], end: str = _PHRASE_END, is_open: bool = False
) -> QualifierCue:
    pattern = Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})\b){end}")
    return QualifierCue(pattern, qualifiers, is_open=is_open)


_MARK = "marks?|levels?|thresholds?|barriers?|lines?|points?|milestones?"
_TIME = "hours?|days?|weeks?|months?|quarters?|years?|decades?"
# What follows a measure: "heard about 9 miles away", "found about 4 hours later".
_ALONG = "away|from|off|out|inland|offshore|later|earlier|ago|apart|deep|high|up|down|above|below|north|south|east|west"
_ARTICLES = "an?|the|this|that|its|their|his|her|another|every|no"
# After these words "over" and "about" name a subject.
_TOPIC = (
    r"(?:talk|spoke|speak|know|knew|worr|complain|ask|hear|learn|writ|wrote|read|sa[iy]|argu|concern|question"
    r"|stor[iy]|report"
    r"|book|film|inform|news|think|thought|debat|discuss|car(?:e|ing)|lie|lying|warn|fear|disput|row|fight|fought"
    r"|clash|protest"
    r"|quarrel|control|victor|won|win|lead|advantage|rule|power|authorit|jurisdiction|sovereignty|anger|outrage"
    r"|battle|negotiat"
    r"|disagree|presid|watch|brood|mourn|excit|optimis|pessimis|doubt|boast|brag|joke|forg[eo]t|tell|told|cautious"
    r"|wrong|confus)(?!\w*ly\b)\w*"
)
_PASSED = "passed|passing|crossed|crossing|breached|bettered"
_OVERCAME = "cleared|broke|beat"
_BREAKS = rf"(?:{_OVERCAME}|smash\w*|pierc\w*|punch\w*|crash\w*|burst|br[eo]ak(?:s|ing)?|broken)"
# What parliaments, pupils and travelers pass or clear.
_PASSABLE = phrase_list("en", "passable")
_CLOSING = "(?:clos|hom)(?:ed|es?|ing) in on"
# Whom one may approach with a request, or to arrest them.
_ASKED = (
    r"suspects?|gunm[ae]n|m[ae]n|rebels?|fugitives?|gangs?|towns?|cities|positions?|"
    "firms?|compan(?:y|ies)|banks?|lenders?|investors?|clubs?|publishers?|witnesses|neighbou?rs?|strangers?|candidates?"
    r"|agenc(?:y|ies)|governments?|countries|donors?|lawyers?|buyers?|owners?|sponsors?"
)
_MOVED = rf"(?:{RISES}|{FALLS}|{MOVES})"
_LARGER = (
    "more|greater|higher|larger|bigger|longer|older|taller|heavier|wider|deeper|better|farther|further|later"
    "|costlier|faster"
)
_SMALLER = "less|fewer|lower|smaller|shorter|younger|cheaper|earlier|lighter|narrower|worse|slower|sooner"
_REGION = r"(?:region|neighbou?rhood|vicinity|ballpark|order|area|range|realm)"
_NEARLY = r"nearly|almost|practically|virtually|not quite|as good as|well-?nigh|very nearly|close to"
# "Nearly reached 300" hedges as "nearly 300" does, but not "nearly all 300", "almost always" and "nearly doubled to".
_VERB = (
    r"(?!(?:all|every\w*|half|always|never|any\w*|none?|as|certain\w*|entire\w*|exclusive\w*|immediate\w*|invariabl\w+"
    r"|identical|flat|level|steady|stable|unchanged|constant|static|stagnant|daily|weekly|yearly|doubl\w+|tripl\w+|trebl\w+|halv\w+|quadrupl\w+|the|what|who|when|and|but|or)\b)"
    r"[^\W\d_]{2,}(?:\s+(?:at|up|out|in|for|to|as|on)){0,2}"
)
_PUSHED = "pick|perk|firm|ramp|scal|step|mov|push|pull|nos|build|built|work|warm|heat|speed|sped|puff|rack|run|ran"
_LIMITED = "capped|limited|restricted|confined|pegged|curbed"
_NO = r"(?:no|not|never|nowhere)(?: any| much| very)?"

_SCORED = "|".join(rf"(?<=\d{joint}\d{{{digits}}})" for joint in ("-", " to ", " against ") for digits in (1, 2, 3))
# What follows a score: no noun that is counted.
_ENDS = (
    r"(?=\s*(?:\Z|[.,;:!?)\"']|(?:in|on|to|at|against|for|by|with|after|over|when|and|but|last|this|yesterday|late)\b))"
)

_BEFORE = (
    # What looks like a bound and is none
    _before(r"(?:back|right|straight|all the way)\s+(?:up|down)\s+to", _EXACT),
    _before(r"(?:up|down)\s+to", _EXACT, then=Pattern(r"[^;]{0,90}?\bfrom\b"))._replace(moved=True),
    _before(
        "(?:(?:edg|inch|tick|nudg|drift|trend|notch|head|climb|jump|ramp|scal|bump)(?:es|ed|s|ing)?|crept|creeps?|shot"
        r"|shoots?|went|goes|topp?(?:s|ed|ing)?|step(?:s|ped|ping)?|(?:is|was|are|were|been) (?:push|jack|pump|driv"
        r"|bid)\w*)\s+(?:back\s+)?up\s+to",
        _EXACT,
    ),
    _before(r"up\s+to", (Qualifier.AT_MOST, Qualifier.EXACT), is_open=True)._replace(moved=True),
    _before(r"(?:add|sum|total|average)\w*\s+up\s+to", _EXACT),
    # A rate picks up to 5%; who picked up to 5 kilos may have picked less.
    _before(
        rf"(?:{_PUSHED})\w*\s+(?:back\s+)?up\s+to",
        _EXACT,
        then=Pattern(
            r"(?<=%)|(?<=percent)|(?<=per cent)|(?<=points)|\s?(?:%|per ?cent|pc\b|percentage points)",
            case_matters=True,
        ),
    ),
    _before(rf"(?:{_PUSHED})\w*\s+(?:back\s+)?up\s+to", (Qualifier.AT_MOST, Qualifier.EXACT), is_open=True),
    _before("on top of", _EXACT),
    _before(r"(?:pass|fl(?:ew|y|own|ight)|swe(?:pt|ep)|hang|hung|tower|hover|drift|rag|march|roll)\w* over", _EXACT),
    _before("(?:sk(?:y|ies)|airspace|smoke|clouds?|haze|fog|bridges?|drones?|jets?|planes?|view) over", _EXACT),
    _before(r"(?:pass|tunnel|buri|hid|trapp|crush|pinn)\w* (?:under|below|beneath)", _EXACT),
    # Who takes over 45 estates takes them over, or more than 45.
    _before(r"(?:tak(?:es?|ing|en)|took|hand(?:s|ed|ing)?) over", (Qualifier.MORE_THAN, Qualifier.EXACT), is_open=True),
    _before(r"(?:spread|stretch|extend|range)\w* over", (Qualifier.MORE_THAN, Qualifier.EXACT), is_open=True),
    _before(rf"(?:{_NEARLY}|about|over) all(?: of)?(?: the| its| their)?", _EXACT, fillers=""),
    _before(rf"(?:{_ARTICLES})\s+(?:[\w-]+\s+)?report\s+(?:about|over)", _EXACT),
    _before(rf"(?:{_TOPIC}\s+)about", _ABOUT, then=Pattern(rf" [^\W\d_]+ (?:{_ALONG})\b")),
    # "He said about 40 came" tells of about 40, and "he said little about 40" does not.
    _before(
        rf"(?!(?:sa(?:id|ys?|ying)|report(?:s|ed|ing)?)\s+(?:about|over)\b){_TOPIC}(?:\s+(?!(?:{VERBS}|that|to|from|by|of|for|in|at|with|on|and|or)\s)[^\W\d_]+)?\s+(?:about|over)",
        _EXACT,
    ),
    _before(
        rf"(?:about|around|over|under|above|below|beyond|{_PASSED}|{_OVERCAME}|topped|exceeded|surpassed|(?:{_LARGER}"
        rf"|{_SMALLER}) than)\s+(?:the|these|those|its|their)"
        r"(?:\s+(?:last|past|first|next|other|remaining|same|full|whole))?",
        _EXACT,
        fillers="",
        then=Pattern(rf"(?!{_then(_MARK).text})"),
    ),
    _before(
        rf"(?:{_PASSED}|{_BREAKS})(?: through| past)? the",
        _ABOVE,
        fillers="",
        then=_then("barriers?|marks?|thresholds?|ceilings?|milestones?"),
    ),
    _before(_PASSED, _EXACT, then=_then(_PASSABLE)),
    _before(r"(?:liv|measur)\w* up to", _EXACT, then=_then("(?:expectation|prediction|promise|standard)s")),
    # A vote of 7-2, as one number or its first: the motion passed with so many votes.
    _before(
        _PASSED, _EXACT, then=Pattern(rf"(?:{_SCORED}|\s?(?:-|to|against)\s?\d+)(?:\svotes)?{_ENDS}", case_matters=True)
    ),
    _before(_OVERCAME, (Qualifier.MORE_THAN, Qualifier.EXACT), is_open=True),
    _before("missed", _EXACT, then=_then("sailings?|flights?|games?|matches|meetings?|calls?|payments?|lessons?")),
    _before(rf"approach(?:ed|es|ing)|{_CLOSING}", _EXACT, then=_then(_ASKED)),
    _before("over", (Qualifier.MORE_THAN, Qualifier.EXACT), then=_then(_TIME), is_open=True),
    # Bounds
    _before(
        rf"{_NO} (?:more|{_LARGER}) than|{_NO} (?:over|above|beyond|exceed(?:ing|ed)?|surpass(?:ing|ed)?)"
        rf"|at (?:the )?(?:very )?most"
        r"|at best|at the outside|at (?:a |the )?maximum|(?:anything |anywhere )?up to(?: and including)?"
        r"|a maximum of|max(?:imum|\.)?"
        rf"|as (?:many|much|high|large|far|late|long|old|great) as|(?:{_LIMITED}) (?:at|to)|at a pinch|≤|<=",
        _AT_MOST,
    ),
    _before(r"(?:a|the) (?:cap|ceiling|limit|upper limit) of", (Qualifier.AT_MOST, Qualifier.EXACT)),
    _before(
        rf"{_NO} (?:{_SMALLER}) than|{_NO} (?:under|below)|at (?:the )?(?:very )?least|at (?:a |the )?minimum"
        rf"|a minimum of|(?:at|equal to) or (?:above|over)|min(?:imum|\.)?|≥|>="
        r"|(?:costs?|costing|priced|starts?|sell(?:s|ing)?|sold|available|on sale) from|starts? at|(?:price|ticket"
        r"|fare|rent)s? starting at",
        _AT_LEAST,
    ),
    _before("as (?:few|little|low|small|early|young) as", (Qualifier.AT_LEAST, Qualifier.EXACT), is_open=True),
    _before(r"(?:a|the) floor of", (Qualifier.AT_LEAST, Qualifier.EXACT)),
    _before(
        rf"(?:{_LARGER}) than|over|above|beyond|past|in excess of|upwards? of|(?:to the )?north of|{_PASSED}"
        rf"|outstripp\w+|oversho(?:t|ots?|oting)|overr[au]n(?:s|ning)?|outdid|outgrew|eclips\w+"
        rf"|surpass(?:ed|es|ing)?|exceed(?:ed|s|ing)?|(?:over)?topp(?:ed|ing)|tops|overtook|>"
        rf"|{_BREAKS} (?:through|past)",
        _ABOVE,
    ),
    _before(
        "not much more than|little more than", (Qualifier.MORE_THAN, Qualifier.ABOUT, Qualifier.AT_MOST), is_open=True
    ),
    _before(
        rf"(?:{_SMALLER}) than|under|below|beneath|(?:just |only |fell |falls |falling |stopp\w+ )?(?:short|shy) of"
        rf"|(?:to the )?south of"
        r"|nowhere near|not (?:quite|even|yet)|far from|sub-|<|missed|never (?:quite )?reached|fail(?:s|ed)? to reach"
        r"|(?:(?:do|did|does|has|have|had|could|would|will) not|\w+n't) (?:quite |even )?(?:reach(?:ed)?|get to"
        r"|come to)",
        _BELOW,
    ),
    # Hedges
    _before(
        rf"(?:{_NEARLY})(?:\s+{_VERB})?|all but\s+{_VERB}|(?:came |got |drew |is |are |was |were )?close (?:to|on"
        f"|upon)|near(?:ed|s|ing)?(?: to| on)?|nigh (?:on|to)"
        r"|approach(?:ed|es|ing)?|nudg(?:ed|es|ing)|verg(?:ed|es|ing) on|border(?:ed|s|ing) on|pushing|flirt(?:ed|s"
        rf"|ing) with|{_CLOSING}|(?:the|its) (?:best|better) part of"
        r"|getting on for|going on(?: for)?|coming up to|within (?:sight|reach|a \w+) of|(?:edg|creep|crept|inch|mov"
        r"|head)\w* (?:closer to|towards?)|not far (?:off|from|short of)|this side of",
        _ALMOST,
    ),
    _before(
        r"(?:roughly|broadly|approximately|loosely)(?: speaking,?|,)|rounded(?: to the nearest [\w-]+,?)?"
        r"|in round (?:figures|numbers|terms),?"
        r"|about|approximately|approx\.?|around|roughly|broadly|circa|ca?\.|ca|an? (?:approximate|rough"
        r"|round|ballpark)|ballpark|more or less|something (?:like|around|about|near|over|under|close to"
        r"|of the order of)"
        rf"|(?:somewhere |something )?(?:in|on|of|to) (?:the|an?) {_REGION} of|somewhere (?:around|about|near|close to)"
        r"|(?:hover|fluctuat|oscillat|cent(?:er|r)|cluster)\w* (?:around|near|about|on|at)|give or take(?: a few)?,?"
        rf"|loosely|~|≈|≃|∼|(?:about|approximately|roughly|more or less|just about)\s+{_VERB}",
        _ABOUT,
    ),
    _before(
        r"an? estimated|estimated|est\.?"
        r"|(?:according to|on|by)(?: [\w-]+){0,3} estimates?(?:(?: (?:by|of|from) [^,\d]{1,40})?,)?",
        _ABOUT,
    )._replace(status=Status.ESTIMATED),
    _before("some", _ABOUT, fillers=r"\s*[\"'(]?"),
    _before("a good|a handsome|a clear", (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT), fillers=""),
    _before("a full|fully", (Qualifier.EXACT, Qualifier.AT_LEAST), fillers=""),
    _before(
        "barely|hardly|scarcely|only just",
        (Qualifier.ABOUT, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST),
        is_open=True,
    ),
    _before("at worst", (Qualifier.AT_MOST, Qualifier.AT_LEAST)),
)
_AFTER = (
    # "Or so" may have any verb behind it, but for those of "or so the office says" and "or something else".
    _after(
        "or (?:so|thereabouts|something|near enough)",
        _ABOUT,
        end=r"(?!,? (?:the|an?|it|he|she|they|we|i|says?|said|claims?|claimed|goes|else|other|like)\b)",
    ),
    _after(",? near enough|,? as near as (?:makes no difference|dammit)", _ABOUT),
    _after("and (?:counting|rising|climbing|growing|mounting)", _AT_LEAST, is_open=True),
    _after("and (?:more|above|over|higher|upwards?|up|older|then some)", _AT_LEAST),
    QualifierCue(  # "500 people and more applied", no "40 boats sank and more followed"
        Pattern(rf"\s(?!(?:{VERBS})\b)[^\W\d_]++ (?P<cue>and more\b)(?=\s(?:{VERBS})(?![\w-]))"), _AT_LEAST
    ),
    # "12 who fled to the coast and beyond" are 12.
    QualifierCue(
        Pattern(
            rf"(?:[\s-]+(?!(?:and|or|to|in|from|at|of|who|that|which)\b)[^\W\d_]++){{0,3}}?[\s,(-]*"
            rf"(?P<cue>and beyond\b){_PHRASE_END}"
        ),
        _AT_LEAST,
    ),
    _after(
        "(?:or|if not) (?:even )?(?:more|above|over|higher|upwards?|older|longer|larger|greater|beyond)(?! than)",
        _AT_LEAST,
        end="",
    ),
    _after("plus", _AT_LEAST, end=r"(?=\s*(?:\Z|[.,;:)]))"),
    _after("at (?:the )?(?:very )?least|at (?:a |the )?minimum|minimum|min", _AT_LEAST, end=_VERB_OR_END),
    _after("(?:or|and|if not) (?:less|fewer|under|below|lower|smaller|younger|shorter)(?! than)", _AT_MOST, end=""),
    _after(
        "at (?:the )?(?:very )?most|at best|at the outside|tops|at (?:a |the )?maximum|maximum|max|at a pinch",
        _AT_MOST,
        end=_VERB_OR_END,
    ),
    _after("at worst", (Qualifier.AT_MOST, Qualifier.AT_LEAST)),
    _after(
        "plus or minus|give or take an?|give or take(?=\\s\\Z)",
        (Qualifier.ABOUT, Qualifier.BETWEEN),
        end="",
        is_open=True,
    ),
    _after(
        "(?:or )?(?:maybe|perhaps|possibly|probably) (?:even |many |far )?(?:more|fewer|less)",
        (Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST),
        is_open=True,
    ),
    QualifierCue(
        Pattern(
            r"(?:[\s-]+[^\W\d_]++){0,8}?,\s(?P<cue>(?:according to )?(?:(?!(?:from|than|above|below|against"
            r"|on|of|with|in|under|over|versus|vs|beating|missing|topping|exceeding|surpassing|trailing|market)\b)"
            r"[^\W\d_]+ ){0,4}estimat(?:es?|ed))\b"
        ),
        _ABOUT,
        status=Status.ESTIMATED,
    ),
    _after(r"(?:at|by|on) (?:an?|some|one)(?: \w+)? (?:count|guess|estimates?|reckoning|calculation)", _ABOUT),
    _after(
        "(?:roughly|broadly|loosely|approximately) speaking|in round (?:numbers|figures|terms)|in rough terms"
        "|to the nearest (?:ten|hundred|thousand|million|billion)|as a rough (?:guide|guess|figure|estimate)"
        "|,? rounded(?: (?:up|down|off))?",
        _ABOUT,
    ),
    _after("more or less|give or take|approximately|roughly|approx|circa|est|estimated|by estimate|and change", _ABOUT),
    glued_cue(r"\s?(?:±|\+/-|\+-)", Qualifier.ABOUT, Qualifier.BETWEEN, is_open=True),
    glued_cue(r"\s?\+(?!\s?\d)|\s?-?plus\b(?! or\b)", Qualifier.AT_LEAST, Qualifier.MORE_THAN),
    glued_cue(r"-odd\b|-some(?:thing)?\b", Qualifier.ABOUT, Qualifier.MORE_THAN, is_open=True),
    glued_cue(r"-?ish\b", Qualifier.ABOUT),
)

# What says it from afar: "the office estimated that in 2024 the fair drew 9,000"
_FAR = (
    QualifierCue(
        Pattern(
            r"(?<!\w)(?:estimat(?:e|es|ed|ing|ions?)|reckon(?:s|ed)?(?! on\b)|guess(?:es|ed)?"
            r"|guesstimates?) (?:[^;\d]{0,40}? )?(?:that|put|puts|"
            r"suggests?|suggested|shows?|showed|indicates?|indicated|says?|said|at|of|to|for|is|was|are"
            r"|were)\b(?:(?!\b(?:(?:down|up) from|compared (?:with|to)|against)\b)[^;]){0,80}\Z"
        ),
        _ABOUT,
        status=Status.ESTIMATED,
    ),
    QualifierCue(
        Pattern(
            r"(?<!\w)(?:preliminary|provisional|interim|initial|early|first|tentative|unofficial|unaudited|flash"
            r"|partial|incomplete)"
            r" (?:[^\W\d_]+ )?(?:counts?|figures?|data|results?|estimates?|tally|tallies|toll|reports?|numbers?"
            r"|returns|findings|readings?|calculations?|assessments?)\b[^;]{0,80}\Z"
        ),
        (Qualifier.EXACT, Qualifier.ABOUT),
        is_open=True,
    ),
)
# Adverbs before a number that hedge nothing, beside those that end in -ly by chance.
_PLAIN_ADVERBS = phrase_list("en", "plain adverbs")
_PLAIN_ADJECTIVES = phrase_list("en", "plain adjectives")
_UNKNOWN = Pattern(
    rf"(?<!\w)(?:(?!(?:{_PLAIN_ADVERBS})\b)(?P<adverb>[^\W\d_]{{2,}}ly)"
    rf"|an? (?!(?:{_PLAIN_ADJECTIVES})\b)(?P<word>[^\W\d_]{{3,}}))\s\Z"
)

# Intervals
_NOUN = r"(?:(?P<noun>(?:\s[^\W\d_]++){1,3}?)(?=\s))??"
_TO = rf"{_NOUN}(?:\s?-\s?|\s?\b(?:up )?to\s)"
_RANGES = (
    r"(?:rang|runs?\b|running|ran\b|vari|vary|span|stretch|spread|oscillat|fluctuat|anything|anywhere"
    r"|somewhere|measur|weigh)"
)
_AGAINST = (
    r"(?:vot(?:e|es|ed|ing)|won|wins?|winning|lost|loses?|losing|beat\w*|defeat\w*|scor(?:e|es|ed|ing)|drew|tied"
    r"|ties?|led|leads?"
    r"|leading|trail\w*|ahead|behind|victor\w+|majority|split|ruled|ruling|passed|approved|adopted|rejected"
    r"|thrash\w*|polls?|polling|results?|verdict|match|game|ratio|odds|outnumber\w*|proportion|scale|favou?r\w*)"
)
_RESULT = (
    r"votes?|wins?|victory|defeat|loss|draw|tie|majority|ruling|decision|lead|scoreline|split|verdict|margin"
    r"|favou?r|against"
)


_FROM_LEVEL = shortly_before(
    _MOVED,
    _RANGES,
    r"\bfrom(?: (?:an?|the|its|their|about|around|just|only|some|nearly|all-time|record|previous|low|high|peak|trough"
    r"|level|total|of)){0,5}",
)
_INTERVALS = (
    # A score, a movement from one level to another, a change and the level it led to: two values, and no interval.
    IntervalCue(Pattern(_TO), _EXACT, opening=shortly_before(_AGAINST, r"\d"), closing=Pattern(_ENDS)),
    IntervalCue(Pattern(r"\s?-\s?"), _EXACT, closing=Pattern(rf"[\s-]+(?:{_RESULT})\b")),
    IntervalCue(Pattern(_TO), _EXACT, opening=_FROM_LEVEL),
    IntervalCue(
        Pattern(rf"{_NOUN}\s(?:back |up |down )?to\s"), _EXACT, opening=shortly_before(_MOVED, _RANGES), is_full=True
    ),
    IntervalCue(Pattern(_TO), _EXACT, opening=ends_in("(?:up|down)(?: by)?"), is_full=True),
    IntervalCue(
        Pattern(rf"{_NOUN}\s(?:or|and)\s"),
        _EXACT,
        opening=ends_in("(?:gap|difference|ratio|choice|spread|match) between"),
    ),
    IntervalCue(Pattern(rf"{_NOUN}(?:\s?-\s?|\s(?:up )?to\s|\sand\s)"), opening=ends_in("between")),
    IntervalCue(Pattern(_TO), opening=shortly_before(_RANGES, _MOVED, r"\w*(?:\s[^\W\d_]+){0,4}? from")),
    IntervalCue(Pattern(_TO), (Qualifier.BETWEEN, Qualifier.EXACT), opening=ends_in("from"), is_open=True),
    IntervalCue(Pattern(_TO)),
    # One of two values, and nobody says which
    IntervalCue(Pattern(rf"{_NOUN},?\sor\s(?:even\s|perhaps\s|maybe\s)?"), is_open=True),
)

QUALIFIERS = QualifierWords(
    before=_BEFORE,
    after=_AFTER,
    far=_FAR,
    carried=Pattern(r"(?:[\s-][^\W\d_]++){1,3}?,? (?:and|or)\s"),
    unknown=_UNKNOWN,
    intervals=_INTERVALS,
)
