"""English: the words for numbers, units, claims and times, and their `LEXICON`."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.claim_words import (
    DOMAINS,
    NEVER,
    ClaimWords,
    IntervalCue,
    QualifierCue,
    StatusCue,
    any_of,
    ends_in,
)
from briefing.evidence.lexicon import SIGNS, NumberWords, UnitWords, counted, grouped, listed, make_lexicon
from briefing.evidence.patterns import Pattern
from briefing.evidence.time_words import TimeWords, time_patterns
from briefing.facts.model import Qualifier, Status

_MONTHS = "January February March April May June July August September October November December"
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
_MONTH_NUMBERS = {name: i for i, name in enumerate(_MONTHS.split(), 1)} | dict(
    zip(_SHORT.split(), (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12), strict=True)
)

_PARTS = counted("third quarter fifth sixth seventh eighth ninth tenth", 3)

_NUMBERS = NumberWords(
    decimal_sign=".",
    small=counted(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ),
    tens=counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    hundred=frozenset({"hundred"}),
    scales={"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
    | {"mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12},
    short_scales={"k": 3, "m": 6, "b": 9},
    packs={"dozen": 12},
    articles=frozenset({"a", "an"}),
    joiner="and",
    pronouns=frozenset({"one"}),
    fractions=_PARTS,
    counted_fractions={f"{part}s": parts for part, parts in _PARTS.items()},
    fraction_followers=listed("of more less fewer higher lower larger smaller in since from than to by"),
    shares={"half": Decimal("0.5")},
    share_leaders=listed("first second latter other"),
    and_a_half=("and", "a", "half"),
    of="of",
    between=("between", "and"),
    range_joiners=frozenset({"to"}),
    vague=listed(
        "twice thrice halve halves halved halving double doubled doubles doubling triple tripled triples tripling"
        " quadruple quadrupled quadruples quadrupling"
    ),
    vague_scales=listed("dozens hundreds thousands millions billions trillions"),
    vague_only_before_of=frozenset({"tens", "scores", "couple"}),
    fold="fold",
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    ordinals=listed("first second third fourth fifth sixth seventh eighth ninth"),
    ordinal_joint="-",
    months=_MONTH_NUMBERS,
    months_before_day=frozenset(_MONTH_NUMBERS),
)

_UNITS = UnitWords(
    currencies=SIGNS
    | grouped(
        {
            "USD": "dollar dollars",
            "EUR": "euro euros",
            "GBP": "pound pounds sterling",
            "RUB": "rouble roubles ruble rubles",
            "AZN": "manat manats",
            "CNY": "yuan renminbi",
            "JPY": "yen",
            "TRY": "lira liras",
            "GEL": "lari",
            "KZT": "tenge",
            "UAH": "hryvnia hryvnias",
            "INR": "rupee rupees",
            "CHF": "franc francs",
        }
    ),
    units=grouped(
        {
            "percent": "% percent per_cent pct",
            "percentage point": "percentage_point percentage_points",
            "ton": "ton tons",
            "tonne": "tonne tonnes metric_ton metric_tons",
            "kilogram": "kg kilogram kilograms kilogramme kilogrammes",
            "barrel": "barrel barrels",
            "litre": "litre litres liter liters",
            "metre": "metre metres meter meters",
            "kilometre": "km kilometre kilometres kilometer kilometers",
            "mile": "mile miles",
            "hectare": "ha hectare hectares",
            "square metre": "square_metre square_metres square_meter square_meters",
            "square kilometre": "square_kilometre square_kilometres square_kilometer square_kilometers",
            "cubic metre": "cubic_metre cubic_metres cubic_meter cubic_meters",
            "kilowatt-hour": "kwh",
            "megawatt-hour": "mwh",
            "gigawatt-hour": "gwh",
            "terawatt-hour": "twh",
            "kilowatt": "kw kilowatt kilowatts",
            "megawatt": "mw megawatt megawatts",
            "gigawatt": "gw gigawatt gigawatts",
            "container": "teu",
            "hour": "hour hours",
            "day": "day days",
            "week": "week weeks",
            "month": "month months",
            "year": "year years",
            "times": "times",
        }
    ),
    modifiers=listed("us american more metric square cubic percentage per russian azerbaijani"),
    nouns=grouped(
        {
            "pupil": "pupil pupils student students learner learners schoolchild schoolchildren child children",
            "person": "person persons people man men woman women resident residents inhabitant inhabitants"
            " citizen citizens",
            "university": "university universities institute institutes academy academies",
            "lorry": "truck trucks lorry lorries",
            "school": "school schools",
            "teacher": "teacher teachers",
            "wagon": "wagon wagons",
            "container": "container containers",
            "passenger": "passenger passengers",
            "company": "company companies firm firms enterprise enterprises",
            "job": "job jobs",
            "car": "car cars",
            "ship": "ship ships vessel vessels",
            "boat": "boat boats",
            "home": "home homes house houses flat flats",
            "hospital": "hospital hospitals",
            "book": "book books textbook textbooks",
            "village": "village villages",
        }
    ),
    stem=str,
)


_FILLERS = r"(?:\s+(?:the|a|an|its|their|of|level|mark|total|just|only|already|even|well|all)){0,3}"


def _before(words: str, *qualifiers: Qualifier, fillers: str = _FILLERS) -> QualifierCue:
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z", ignore_case=True), qualifiers)


_NOUN_PHRASE = r"(?:[\s-]+(?!(?:and|or)\b)[^\W\d_]++){0,8}?\s*"
_PHRASE_END = r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:in|by|per|a|each|every|from|for|to|on|at)\b))"


def _after(words: str, *qualifiers: Qualifier, end: str = _PHRASE_END) -> QualifierCue:
    return QualifierCue(Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})\b){end}", ignore_case=True), qualifiers)


_NOT = r"not(?!\s+(?:only|just|least)\b)|no(?!\s+(?:doubt|less|fewer|more|later)\b|\.)|never|neither|nor|none|\w+n't"
_NEGATION = rf"{_NOT}|cannot|hardly|barely|scarcely|denied|denies|false|untrue"

_TO = Pattern(r"\s*(?:-|to)\s*", ignore_case=True)

_CLAIMS = ClaimWords(
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
    negation=any_of(_NEGATION),
    negation_before=Pattern(rf"\b(?:{_NEGATION})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    negation_after=NEVER,
    reach=Pattern(r"(?:[^\w,;:]*\w[\w'-]*){0,4}"),
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
    acts=any_of(
        "(?:we|i)(?: also| have| had| just){0,2}(?: \\w+ly)? (?:discussed|talked|spoke|met|signed|agreed|held"
        "|visited|reviewed|addressed|considered|exchanged|touched|opened|launched|concluded|adopted|decided)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ed|editor)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    rate=any_of(
        "per (?!cent)[a-z]+|a(?:n| single)? (?:hour|day|week|month|year|head)|annually|yearly|each year|every year"
    ),
    rate_before=NEVER,
    clause_edge=Pattern(r"[,;:](?=\D)|[()\"\[\]]| - "),
    clause_openers=Pattern(
        r"\b(?:but|while|whereas|although|though)\b"
        r"|\band (?=(?:will|would|could|may|might|is|are|was|were|has|have|had)\b)"
    ),
    conjunctions=listed("and but yet so or nor then"),
    abbreviations=listed(
        "mr mrs ms dr prof st gen col lt sgt rev hon vs approx dept est ed eds inc ltd co corp jr sr"
        " jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    number_abbreviations=listed("no nos fig figs vol pp art sec"),
    domains=DOMAINS,
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

_MONTH = rf"(?-i:(?P<month>{'|'.join([*_MONTHS.split(), *_SHORT.split()])}))\.?"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_DIGIT_YEAR = r"(?P<year>(?:18|19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_REL = r"(?P<relative>last|past|previous|this|current|the|next|coming)"
_YEAR = rf"(?:{_DIGIT_YEAR}|(?:the )?{_REL} year(?:'s)?)"
_ORDINAL = r"(?P<part>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_COUNT = r"(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})"


_TIMES = TimeWords(
    patterns=time_patterns(
        r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? (?:of )?{_YEAR})?",
        rf"{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9,.]*[0-9])(?:,? (?:of )?{_YEAR})?",
        rf"{_MONTH}(?:-| to ){_MONTH2},? (?:of )?{_YEAR}",
        rf"{_MONTH},? (?:of )?{_YEAR}",
        rf"{_ORDINAL} {_COUNT} (?P<months>months) of {_YEAR}",
        rf"{_ORDINAL} (?P<half>half) of {_YEAR}",
        rf"{_ORDINAL} (?P<quarter>quarter) of {_YEAR}",
        rf"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])),? (?:of )?{_YEAR}",
        rf"between {_DIGIT_YEAR} and (?P<year2>(?:19|20)[0-9]{{2}})",
        rf"{_DIGIT_YEAR}(?:-| to )(?P<year2>(?:19|20)[0-9]{{2}})",
        rf"(?i:in|since|from|of|until|during|by) {_MONTH}",
        _YEAR.replace("|the|", "|"),
        r"(?P<dayword>today|tonight|this morning|this afternoon|this evening|yesterday|tomorrow)(?:'s)?",
        r"(?P<now>now|currently|at present|at the moment|nowadays|presently|to date|so far)",
        rf"{_REL} (?P<span>month|week|quarter)",
    ),
    since=Pattern(r"\b(?:since|starting|beginning)(?: in| from| with)?(?: the)?\s*\Z|\bfrom\s*\Z", ignore_case=True),
    comparison=Pattern(
        r"\b(?:compared (?:with|to)|than|versus|vs\.?|against|(?:up|down) from|[0-9%] on|percent on)(?: in)?\s*\Z",
        ignore_case=True,
    ),
    relative={"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0, "next": 1, "coming": 1},
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1},
    months=_MONTH_NUMBERS,
    counts=counted("two three four five six seven eight nine ten eleven", 2),
    spans={"month": "month", "week": "week", "quarter": "quarter"},
    days={
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
        "tomorrow": 1,
    },
)

LEXICON = make_lexicon(_NUMBERS, _UNITS, _CLAIMS, _TIMES)
