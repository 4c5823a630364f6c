"""English: what a number is in its sentence (a level, a change, a part), and words for opposites, as `ROLES`."""

from __future__ import annotations

import re

from briefing.evidence.lexicons.english_movements import (
    FALL_NOUNS,
    FALLS,
    LEAVING_OUT,
    MOVE_NOUNS,
    MOVES,
    OPPOSITES,
    RISE_NOUNS,
    RISES,
    WHICH,
)
from briefing.evidence.lexicons.english_statements import VERBS
from briefing.evidence.lexicons.lexicon import phrase_list, word_forms, word_list
from briefing.evidence.lexicons.patterns import ANYTHING, Pattern, any_of, ends_in, starts_with
from briefing.evidence.lexicons.role_words import NumberRole, RoleCue, RoleWords, opposite_words

_MOVED = rf"(?:(?P<rise>{RISES})|(?P<fall>{FALLS})|(?P<move>{MOVES}))"
_NO_PROJECT = r"\b(?! (?:project|plan|program(?:me)?|scheme|drive|fund|package|strategy)s?\b)"
"""What does not follow a rise that is one: that of "a 3.5 billion expansion project" is none."""
_WORKS = "expansion|extension|improvements?|additions?"
_NOUN_OF_CHANGE = rf"(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS})|(?P<move>{MOVE_NOUNS}))"
# Between the last movement and its number: no word that begins a clause of its own.
_GAP = r"\b(?:(?!\b(?:rang\w+|when|which|who|whose|while|because|after|before|since|and|but|that)\b)[^;]){0,70}?"
_SMALL_WORDS = (
    r"(?:\s+(?:all-time|low|high|peak|level|by|a|an|another|further|some|only|just|at|least|most|as|much|many"
    r"|up|to|about|record|total|of|its|the|least|whole|full|mere|net|average|[^\W\d_]+ly)){0,4}"
)


# A verb, but no participle before a noun: "adjusted profit".
_VERB = re.compile(rf"(?<![\w-])(?:{VERBS})(?![\w-])(?:(?<!ed)|(?=\s*\Z))", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:\u2022]\s|\s-\s|\A- |,\swith\s(?=[^,]*\Z)")
_PARTED = re.compile(r"(?:[(\[,;:]|\s-|(?<!\S)(?:and|but|or|though|yet))\s*\Z", re.IGNORECASE)
_SHARES = frozenset({"percent", "percentage point", "basis point", "point", "cent", "penny"})
_MEASURED = _SHARES | {"money"}
# What moves by itself: one may lose, raise or add a sum of money, but a price that falls does nothing else.
_PURE = Pattern(
    r"(?!rais|los[et]|gain|shed|boost|lift|cut|sav|expand|mov|turn|br[io]|extend|improv|hik|add|put|slash|trim|tak"
    r"|took|sen[td]|com|came|is|are|was|were|be|go|went)"
)


_BY_ITSELF = (
    r"(?:(?P<rise>ros(?:e|en)|ris(?:es?|ing|en)|climb(?:s|ed|ing)?|went up|goes up)"
    r"|(?P<fall>fell|fall(?:s|ing|en)?|sank|sink(?:s|ing)?|sunk|dropp(?:ed|ing)|drops?|went down|goes down|subsided))"
)
_LENGTHS = word_forms("millimetre centimetre metre kilometre inch foot yard degree degree_Celsius degree_Fahrenheit")

_AS_IT_WAS = "unchanged|unaltered|steady|stable|flat|static|on hold"
_STAYS = "remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|held|hold(?:s|ing)?"
_KEEPS = (
    "keep(?:s|ing)?|kept|held|hold(?:s|ing)?|left|leav(?:es?|ing)|maintain(?:s|ed|ing)?|retain(?:s|ed|ing)?"
    "|fr[eo]ez(?:es?|ing)|froze"
)
# A verb between such a word and the number, which is of that verb then: "left town growing at".
_MOVING = "rose|rising|fell|falling|gr[eo]w|growing|rais(?:ed|ing)|cut|cutting|increas(?:ed|ing)|lower(?:ed|ing)|set"


def _before(role: NumberRole | None, words: str, beside: frozenset[str] = frozenset()) -> RoleCue:
    return RoleCue(role, Pattern(rf"(?<![\w-])(?:{words})\s*[\"'(]?\Z"), beside)


def _is_up_by_itself(lead: str) -> bool:
    """Whether an "up" after these words is no part of a verb."""
    return bool(_PARTED.search(lead)) or not _VERB.search(_CLAUSE.split(lead)[-1])


def _moved(
    role: NumberRole | None, words: str, beside: frozenset[str] = frozenset(), moved_by: Pattern = ANYTHING
) -> RoleCue:
    """What stands between the last movement and the number."""
    return RoleCue(role, Pattern(rf"(?:{words})\s*[\"'(]?\Z"), beside, moved_by)


def _after(role: NumberRole | None, words: str, beside: frozenset[str] = frozenset()) -> RoleCue:
    return RoleCue(role, Pattern(rf"(?:{words})"), beside)


# The noun phrase after a number, which stops at words that go on with the sentence.
_STOPS = (
    "than|of|and|or|but|to|in|on|at|for|from|by|with|was|were|is|are|be|been|has|have|had|will|would|who|which|that"
    "|as|not|when|while|said|says"
)
_NOUNS = rf"(?:[\s-]+(?!(?:{_STOPS})\b)[^\W\d_]++)"
_COPULA = (
    r"(?:was|were|is|are|be|been|of|at|came to|comes to|reached|reaches|hit|stood at|stands at|amount(?:ed|s) to"
    r"|total(?:l?ed|s)|averaged|:)"
)
_LARGER = (
    "more|higher|larger|greater|bigger|longer|older|taller|heavier|faster|stronger|dearer|costlier|better|wider"
    "|deeper|richer"
)
_SMALLER = "fewer|less|lower|smaller|shorter|younger|lighter|slower|weaker|cheaper|worse|narrower|shallower|poorer"
_MEASURE = phrase_list("en", "measure")
_THE = r"(?:the|its|their|our|his|her|those|these|all|all the|all of the|a total of)"
_COUNTED = (
    r"(?:(?<!in )(?<!during )(?<!for )\d[\d.,]*|%"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|most|many|few|several|half"
    r"|none|any|part|percent|per cent|thirds?|quarters?|fifths?|tenths?|number|majority|minority|fraction"
    r"|handful|(?<!per )share|dozens?|hundreds|thousands|(?:almost|nearly|virtually|practically|not) all)"
)
_YEAR_BEFORE = (
    r"an? (?:year|month|week|decade|quarter|day) (?:earlier|ago|before|previously)|(?:in |during |of "
    r"|for )?the (?:same (?:period|month|quarter) (?:of )?)?"
    r"(?:year|month|quarter|week|decade) before(?: that)?|(?:in |during |of )?the (?:previous|preceding|prior) \w+"
    r"|(?:\w+ ){1,2}(?:years|months|weeks|decades|quarters) (?:earlier|ago|before)|previously|earlier(?=\s*(?:[.,;)]"
    r"|\Z))|before(?=\s*(?:[.,;)]|\Z))"
    r"|before that|until then|until now|at the time|formerly|of last year|of the year before"
)

_SO_MANY = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand"
    r"|several|many|some|few|number of|half|\d[\d.,]*"
)
_MULTIPLE = rf"twice|double|triple|treble|quadruple|thrice|(?:{_SO_MANY}) times|\w+-?fold"
# What a rise or fall does that goes on at another pace.
_PACE = (
    r"(?:slow|eas|accelerat|quicken|deepen|moderat|cool|weaken|intensif|steepen|sharpen|worsen|narrow|widen|soften"
    r"|abat|decelerat|strengthen|shr[aiu]nk|pick|spe?ed|dropp|rose|ris|increas)\w*|fell|came down|went up"
)
_EXTREME = (
    r"(?:(?:busi|bigg|larg|great|high|low|small|long|short|hott|cold|wett|dri|deadli|heavi|hard|slow|full|strong|weak"
    r"|rich|poor|old|young|tall|deep|quiet|bloodi|dark|cheap|dear|costli|few|light|wild|lean|fatt|empti|stormi|warm"
    r"|cool|bright|tough|steep|thick|thin|loud)est|worst|best|peak|record|bumper|(?:most|least) [a-z]+)"
)
# "Patients waiting more than a year" are no more than others.
_SO_LONG = rf"(?:an?|half|{_SO_MANY})\s+(?![^\W\d_]+\s+(?:ago|earlier|before))"
_FAR = r"(?:[^;\d]|\b(?:1[5-9]|20)\d\d\b){0,70}?"
_BEFORE = (
    # "Twice the 1,200 it had in 2019" had them then.
    _before(NumberRole.PREVIOUS, rf"(?:{_MULTIPLE}) (?:the|those|its|their)"),
    _before(NumberRole.MULTIPLIED, rf"(?:{_MULTIPLE})(?: {_THE})?(?: \w+)?(?: of)?"),
    _before(
        NumberRole.EXCEPTED,
        r"(?:all|everyone|everybody|everything|every \w+|none|nobody|no \w+|anyone|anybody) (?:but|except(?: for)?"
        r"|bar|save(?: for)?)"
        r"|except(?:ing)?(?: for)?|save for|(?:apart|aside) from|other than|excluding|with the exception of|barring"
        r"|not counting",
    ),
    # "5%, down from 6%", "compared with 6%", "rose from 6%"
    _before(NumberRole.PREVIOUS, rf"(?:(?P<rise>up)|(?P<fall>down)) from{_SMALL_WORDS}"),
    _moved(NumberRole.PREVIOUS, rf"{_GAP}\bfrom{_SMALL_WORDS}"),
    _before(
        NumberRole.PREVIOUS,
        rf"(?:compared|comparison) (?:with|to){_SMALL_WORDS}|versus|vs\.?|(?<=[,(] )(?:as )?against{_SMALL_WORDS}"
        r"|(?:against|from) (?:the |its |their )?(?:present|current|existing|today's)(?: (?:level|rate)(?: of)?)?"
        r"|(?:rather than|instead of|against|from) (?:the|its|their) (?:usual|normal|customary|traditional)"
        rf"|(?:as|than) {_THE}"
        r"|(?:used to (?:be|stand at|number)|had been|ha[sd] previously been|was previously|were previously"
        r"|previously|formerly|originally"
        r"|(?:previous|earlier|old|former|original|prior) (?:(?!and\b|but\b)\w+ ){0,3}?(?:of|was|at|is|:))",
    ),
    # "growth was 4%", "a fall of 12%", "fell by 12%"
    _before(
        NumberRole.CHANGE,
        rf"{_NOUN_OF_CHANGE}(?: (?:rate|figure|level))?(?:,? (?:of|in|on"
        rf"|for)\s[^,;\d]{{1,40}}?)?,?\s*{_COPULA}{_SMALL_WORDS}",
    ),
    _before(NumberRole.CHANGE, rf"(?:(?P<rise>up|higher)|(?P<fall>down|lower)) by{_SMALL_WORDS}"),
    # "Was 891 million, down 158 million hours on the year before"
    _before(NumberRole.CHANGE, rf"(?<=, )(?:(?P<rise>up)|(?P<fall>down)){_SMALL_WORDS}"),
    # "Food sales up 8.1%" has no verb; "takes up 8%" has. What a bracket, a comma or an "and" parts from it has none.
    RoleCue(
        NumberRole.CHANGE,
        Pattern(
            r"(?<![^\s(])(?:(?P<rise>up)|(?P<fall>down))(?: (?:an?|about|around|some|only|just|nearly|almost|over))?"
            r"\s*\Z",
            holds=lambda match: _is_up_by_itself(match.string[: match.start()]),
        ),
        _SHARES,
    ),
    _before(NumberRole.CHANGE, rf"(?P<rise>growth|expansion)\b[^;,]{{0,50}}?\bto{_SMALL_WORDS}", _SHARES),
    _before(NumberRole.CHANGE, rf"(?P<rise>growth)\b[^;,]{{0,40}}?\b(?:c[ao]mes?|amount\w*) to{_SMALL_WORDS}"),
    # "rose, with 79 boats seized by 14 crews" changes nothing by 14.
    _moved(NumberRole.CHANGE, rf"(?:\s|{_GAP}(?<!ed )\b)by{_SMALL_WORDS}"),
    # "rose by 11% on one basis and by 2% on the other"
    _moved(NumberRole.CHANGE, rf"{_GAP}\bby\s[^;]{{1,90}}?,?\s(?:and|but|or)(?: then)? by{_SMALL_WORDS}"),
    _before(
        NumberRole.CHANGE,
        rf"(?:(?P<rise>exceed\w*|surpass\w*|beat|overshot|outnumber\w*|outpac\w+|outdid)"
        rf"|(?P<fall>miss\w*|undershot|lag\w*|trail\w*|short of))\b{_GAP}\bby{_SMALL_WORDS}",
    ),
    # "the decline slowed to 2%" is still a decline.
    _before(
        NumberRole.CHANGE,
        rf"{_NOUN_OF_CHANGE}\b[^;,]{{0,50}}?\b(?:{_PACE})\b[^;,\d]{{0,20}}?\bto{_SMALL_WORDS}",
        frozenset({"percent"}),
    ),
    # "rose to 61 billion", "up 5% at 61 billion"
    _moved(NumberRole.LEVEL, rf"{_GAP}\bto{_SMALL_WORDS}"),
    _before(NumberRole.LEVEL, rf"(?:clos|end|finish|open|settl|trad)\w* (?:[\w.%]+ ){{0,3}}?at{_SMALL_WORDS}"),
    _before(
        NumberRole.PART,
        r"including|among (?:them|these|those),?|of (?:them|whom|which|these|those),?"
        rf"|\b(?:of|among) (?:{_THE} )?(?!(?:1[5-9]|20)\d\d\b)\d++(?:[.,]\d++)*+(?: [^\W\d_]+){{1,4}}(?:[^;\d]"
        rf"|\b(?:1[5-9]|20)\d\d\b){{0,30}}?,"
        r"|\balone\b[^;,\d]{0,40}?",
    ),
    _before(
        NumberRole.ADDED,
        r"another|in addition,?|additionally,?|(?:a |an |the )?(?:further|additional|extra|fresh)|(?:a|an|the) added",
    ),
    _before(
        NumberRole.PEAK,
        "(?:an? |the )?(?:record|peak|all-time (?:high|low)|record (?:high|low))(?: of)?"
        "|an? (?:high|low|maximum) of|peak(?:ed|ing|s)? at",
    ),
    _before(
        NumberRole.WHOLE,
        rf"\b{_COUNTED}(?:[\s-]+[^\W\d_]+){{0,3}}?\s+(?:out )?of (?:{_THE}|(?=\w+'))(?: ?\w+'s?)?(?: (?:last|first"
        rf"|other|remaining))?|\b{_COUNTED}\s+(?:out )?of|half {_THE}",
    ),
    # "rose 5%", "gained 7 ships"
    _moved(NumberRole.CHANGE, _SMALL_WORDS, _SHARES),
    _before(
        NumberRole.AVERAGE,
        r"on average\b[^;\d]{0,40}?|(?:an|the) average(?: of)?|an? (?:average|mean|median|typical)(?: \w+){0,2}(?: of)?"
        r"|averag(?:ed|es|ing)|to average|typically"
        r"|(?:(?:the|its|their) |(?<!\w )(?<!\w))(?:average|mean|median) [^,;\d]{0,40}?(?:was|is|of|at|:)",
    ),
    # "on the busiest night the ward held 40", "the longest trial lasted 40"
    _before(
        NumberRole.PEAK,
        f"(?:on|in|at|during|for|over) (?:the|its|their|his|her|our|one|a single|that)(?: single)? (?:{_EXTREME}|height"
        rf"|heyday|maximum)\b{_FAR}"
        rf"|(?:the|its|their|his|her|our) (?:single )?(?:{_EXTREME})\s(?!of\b)(?:[^,;\d]|\b(?:1[5-9]"
        rf"|20)\d\d\b){{1,50}}?\b(?:was|were|is|are"
        "|lasted|lasts|drew|had|has|saw|held|came to|reached|numbered|counted|weighed|measured|cost|killed|brought|took"
        r"|attracted|ran to|stood at|stretched|ran for|went on for|yielded|carried|fetched|earned|gave)"
        rf"|at one (?:point|time|stage|moment)\b{_FAR}|(?:on|in) (?:one|a single) [a-z]+\b{_FAR}|at times\b{_FAR}",
    ),
    _before(NumberRole.CHANGE, rf"{_BY_ITSELF}{_SMALL_WORDS}", _LENGTHS),
    _moved(NumberRole.CHANGE, _SMALL_WORDS, frozenset({"money"}), _PURE),
    _moved(None, _SMALL_WORDS),
    # "output added 4%"
    _before(NumberRole.CHANGE, rf"(?P<rise>add(?:ed|s|ing)?){_SMALL_WORDS}", _SHARES),
)
_AFTER = (
    # "7,200 more passengers than", "15% smaller", "3,000 passengers short of"
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,3}}?[\s-]+(?:(?P<rise>{_LARGER})|(?P<fall>{_SMALLER}))\b(?!\s+than\s+{_SO_LONG})"
        r"[^.;,()]{0,40}?\sthan\b",
    ),
    _after(NumberRole.CHANGE, rf"{_NOUNS}{{0,2}}?\s(?:(?P<rise>higher)|(?P<fall>lower))(?=\s*(?:[.,;)]|in\b|on\b|\Z))"),
    _after(
        NumberRole.CHANGE,
        rf"[\s-]+(?:(?P<rise>{_LARGER})|(?P<fall>{_SMALLER}|off|down))\b(?! by| [0-9])",
        beside=_MEASURED,
    ),
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,3}}?\s(?:(?P<rise>{_LARGER})|(?P<fall>{_SMALLER}))"
        r" (?:(?:month|quarter|year|week)-(?:on|over)-(?:month|quarter|year|week)|[qmy]/[qmy])",
    ),
    _after(NumberRole.CHANGE, r"[\s-]+(?P<rise>up)\b(?! to| from| by| [0-9])", beside=_MEASURED),
    _after(
        NumberRole.CHANGE,
        r"\s(?:(?P<rise>above)|(?P<fall>below)) (?:the|its|their)(?: (?:[^,;()]|,(?= [0-9])){1,40}?)?"
        r" (?:figure|level|total|amount|value|number|sum|peak|high|low|reading)s?\b",
    ),
    _after(
        NumberRole.CHANGE,
        r"\s(?:(?P<rise>above)|(?P<fall>below)) (?:those (?:of|in|for) |that (?:of|in|for) )?(?:1[89]|20)\d\d\b",
    ),
    _after(
        NumberRole.CHANGE,
        r"\s(?:(?P<rise>up|higher)|(?P<fall>down|lower))(?=\s*(?:[.,;)]|(?:in|on|from|compared|than|over|year|month)\b|\Z))",
    ),
    _after(NumberRole.CHANGE, rf"{_NOUNS}{{0,3}}?[\s-]+(?:(?P<fall>short|shy|behind|adrift)|(?P<rise>ahead))\b"),
    # "a 12% fall", "5-point rise"
    _after(NumberRole.CHANGE, rf"{_NOUNS}{{0,3}}?[\s-]+(?!points?\b){_NOUN_OF_CHANGE}{_NO_PROJECT}", beside=_SHARES),
    # A 2 million expansion costs that.
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,3}}?[\s-]+(?!(?:{_WORKS})\b){_NOUN_OF_CHANGE}{_NO_PROJECT}",
        beside=frozenset({"money"}),
    ),
    _after(NumberRole.CHANGE, rf"[\s-](?:points?|places?|degrees?|\w+-\w+)[\s-]+{_NOUN_OF_CHANGE}\b"),
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,3}}?[\s-]+(?:(?P<rise>above|over|up on)|(?P<fall>below|under|down on)) (?:{_MEASURE})\b",
    ),
    _after(NumberRole.CHANGE, r"[\s-]+(?P<fall>fewer)\b"),
    _after(NumberRole.ADDED, r"[\s-]+(?:more|less|additional|extra|further|added)\b"),
    _after(NumberRole.PREVIOUS, rf"{_NOUNS}{{0,4}}?[\s,(]+(?:{_YEAR_BEFORE})\b"),
    _after(
        NumberRole.PART,
        rf"(?:\s+[^\W\d_]+){{0,2}}?\s+(?:out )?of (?:{_THE} )?(?=\d)(?!(?:1[5-9]|20)\d\d\b(?! (?!was|has|is)"
        rf"(?:[a-z]+s|people|men|women|children)\b))|\s+of (?:it|them|whom|which|these"
        rf"|those|that(?! (?!to |in |from |for |on )[^\W\d_]))\b|\s+out of\b",
    ),
    _after(NumberRole.AVERAGE, rf"{_NOUNS}{{0,4}}?[\s,]+on average\b"),
    _after(
        NumberRole.PEAK,
        rf"{_NOUNS}{{0,4}}?[\s,]+(?:[^\W\d_]+\s+)?(?:(?:on|in) (?:one|a single|the busiest"
        rf"|its busiest) (?:day|night|week|hour|month)|at (?:its|the|their) (?:peak|height))\b",
    ),
)


_AUXILIARY = r"\b(?:was|were|is|are|had|has|did|does|do|will|would|can|could|(?<!to )have)\b"
ROLES = RoleWords(
    before=_BEFORE,
    after=_AFTER,
    change_noun=Pattern(
        rf"\s?(?:(?:year-on-year|annual|further|sharp|notable) )?(?!(?:{_WORKS})\b)"
        rf"(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS}))"
        rf"{_NO_PROJECT}"
    ),
    article=Pattern(r"\b(?:an?|its|their|the) \Z"),
    movement=Pattern(rf"(?<![\w-]){_MOVED}\b"),
    crossed=Pattern(r"\b(?:below|beneath|under|above|past|beyond)\b"),
    moved=any_of(
        rf"{RISES}|{FALLS}|{MOVES}|{_LARGER}|{_SMALLER}|above|below|short|behind|ahead|additional|another|further|extra"
        r"|difference|gap|margin|inflation|net (?:new|add|gain|loss|change|increase|decrease|rise|fall|migrat|emigrat"
        r"|immigrat"
        r"|inflow|outflow|flow|buy|sell|purchas|hir|creat|arriv)\w*|doubl\w+|halv\w+|tripl\w+|times|percentage points?"
        r"|beyond|exceed\w*|miss\w*"
        r"|(?:over|under)-?(?:sp[ea]n[dt]\w*|shoot\w*|shot|run\w*|estimat\w*)|shortfalls?|savings?|surplus(?:es)?"
    ),
    attribute=Pattern(r"(?!.*[^i]ly\Z)[a-z'-]+"),
    which=Pattern(WHICH),
    more=any_of(r"(?<!no )more(?! than)"),
    fewer=any_of(r"(?<!no )(?:fewer|less)(?! than)"),
    opposites=opposite_words(OPPOSITES),
    share=any_of("shares?|proportions?|percentages?|rates?"),
    needs=any_of(r"(?:in (?:urgent |dire |great )?need of|need(?:s|ed)?(?= (?!to |for |of )[a-z]))"),
    worsens=Pattern(r"\bworsen"),
    rises=any_of(RISES),
    falls=any_of(FALLS),
    lost=any_of("lost|loses?|losing"),
    in_all=any_of(
        r"in (?:all|total|sum)|as a whole|nationwide|combined(?! with)|together(?! with)|jointly|between them"
        r"|collectively|altogether|all told|overall|(?:(?:a|the) )?(?:grand )?total(?: of| was| is)?"
        r"|total(?:l?ed|s)|(?<=, )all(?=\s*\Z| [0-9])|all (?:causes|sources|sorts|kinds|types|sites|areas|regions"
        r"|sectors|categories|classes|ages)"
    ),
    taken_up=starts_with(
        r"[\s,]*(?:(?:and|but|though|while) )?(?:(?:now|today|since then|by then) )?(?:it|they|this|these"
        r"|(?:the|that|this) (?:figure|number|total|sum|amount|share|rate|level|count|proportion|organi[sz]ation|agency"
        r"|company|firm|group|ministry|sector|industry|trade)(?! (?:of|for)\b))\b"
    ),
    there=Pattern(r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|could)\b)"),
    same_time=starts_with(
        r"[^,;:]{0,60}?\b(?:(?:in|during|over|for) (?:this|that|the same)|at th(?:e same|at))"
        r" (?:period|time|year|quarter|month|week|day)\b"
    ),
    restated=Pattern(r"\s*,?\s*(?:or|i\.e\.|that is),?\s+"),
    every=Pattern(
        r"\b(?:(?<!in )all(?: (?:the|of|of the|its|their))*|the (?:whole|entire)(?: of(?: the)?)?|every|each|everybody"
        r"|everyone) (?P<noun>[^\W\d_]+)|\b(?P<always>always|daily|nationwide|countrywide|everybody|everyone)\b"
    ),
    all_of=ends_in(r"(?<!in )(?:all|every one|each)(?: of)?(?: the| its| their| these| those)?"),
    exists=any_of("there (?:is|are|was|were|has been|have been)"),
    restricted=Pattern(
        r"\s(?:who|whose|aged?|over|under|above|below|between|older|younger|(?:more|less) than|in their|born"
        r"|with|without|living|working)\b|'s? [^\W\d_]"
    ),
    those=any_of(r"those|them|these|whom|which"),
    everybody=any_of(
        "everybody|everyone|(?:the (?:whole|entire) |all (?:of )?(?:the )?)(?:population|people|nation|country)"
        "|all people"
    ),
    population=any_of(
        r"of (?:the|all|[^\W\d_]+'s?) (?:\w+ )?(?:population|people|nation|country|inhabitants|residents|citizens)"
    ),
    shared_by=Pattern(r"\s+of (?:the |all |its |their )?(?:(?!of\b)[\w-]+ ){0,2}?(?P<noun>[^\W\d_]+)\b(?!-)"),
    yardstick=Pattern(
        r"\b(?:against|compared (?:with|to)|versus|vs\.?|above|below|over|under|beyond|within|short of"
        r"|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|topp(?:ed|ing)|beat|undershot|trail(?:ed|s|ing)"
        r"|in excess of|out of)\s+(?:an?|its|their|the|his|her|our)\s+(?:[\w-]+\s+){0,2}?(?P<noun>budget|establishment"
        r"|capacity|quota|complement|ceiling|limit|entitlement|requirement|need|demand|norm|allowance|cap|threshold"
        r"|standard|workforce|population|total|membership|maximum|minimum|average|mean|median)(?:\s[\w-]+){0,3}?\s(?:of|at)\s+"
        r"(?:(?:about|around|some|nearly|almost|just|over|only)\s+){0,2}\Z"
    ),
    excluding=any_of(r"outside|except(?:ing)?|excluding|other than|apart from|aside from|not counting|beyond|barring"),
    leaving_out=any_of(LEAVING_OUT),
    exported=Pattern(r"\bexports?(?:\s+of(?:\s+[\w-]+){1,4}?)?\s+from(?:\s+the)?\s+\Z"),
    elsewhere=any_of(phrase_list("en", "elsewhere")),
    located=Pattern(r"\b(?:in|within|across|throughout|inside)(?: the)?\s+\Z"),
    unmoved=Pattern(
        rf"\b(?:(?:{_AS_IT_WAS}|{_STAYS}|stuck)(?:\s+(?:{_AS_IT_WAS}|firm|still|broadly|largely)){{0,2}}"
        rf"|(?:{_KEEPS})(?:\s+(?!(?:and|but|or|that|which|who|when|while|as|after|before|because|to|up|down|out"
        rf"|higher|lower|{_MOVING})\b)[\w'-]+){{0,6}}?),?\s+at(?:\s+(?:an?|the|its) (?:\w+ )?(?:level|rate) of)?\s+\Z"
        rf"|\b(?:{_KEEPS})\s+(?:the|its|their|our|his|her)\s+\Z"
    ),
    unmoved_after=starts_with(rf",?\s*(?:{_AS_IT_WAS}|the same (?:as|level|rate)|as before|no change|without change)"),
    stays=any_of(rf"{_AS_IT_WAS}|{_STAYS}|{_KEEPS}"),
    paced=Pattern(
        rf"\b(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS}))\b[^;,]{{0,90}}?\b"
        r"(?:(?P<slower>(?:slow|eas|moderat|cool|weaken|soften|abat|decelerat|narrow|let up)\w*|(?:fell|fallen|falls?"
        r"|dropp\w+|declin\w+|dipp\w+|slipp\w+|sank|(?:edged|crept|ticked|inched|came|went) down)(?= to\b))"
        r"|(?P<steady>(?:held|unchanged|steady|stable|remained|stayed)(?= (?:\w+ )?at\b))"
        r"|(?P<faster2>(?:rose|risen|rises?|climb\w+|jump\w+|increas\w+"
        r"|(?:edged|crept|ticked|inched|went|shot) up)(?= to\b))"
        r"|(?P<faster>(?:accelerat|quicken|deepen|intensif|steepen|sharpen|worsen|widen|strengthen|pick|spe?ed|gather)\w*))\b"
    ),
    postmodifier=Pattern(
        rf"(?:\s+(?!{_AUXILIARY})[^\W\d_]+){{1,3}}?\s+(?:(?:who|that|which|whose \w+)(?:\s+{_AUXILIARY})?|with|without"
        r"|living|aged|estimated|believed|thought|known|said|expected|in need|at risk|suffering|needing|eligible"
        rf"|registered|recorded|reported|found|identified)\b(?:(?!{_AUXILIARY})[^;]){{0,120}}"
    ),
    outgoing=any_of(
        r"(?:costs?|outlays?|expens(?:es?|ed)|expenditures?|charg(?:es?|ed)|tax(?:es|ation)?|interest (?:paid|payable)"
        r"|depreciation|amorti[sz]ation|impairments?|provisions?|write-?(?:offs?|downs?)|payments?|paid|repa(?:id|yments?)|spending"
        r"|spent|outflows?|outgoings?|dividends?|debts?|borrowings?|deductions?|purchases?|redemptions?|fees?|salaries|wages"
        r"|savings?|overheads?|liabilit(?:y|ies))"
    ),
    none_of=Pattern(r"(?<=, )(?:and |but )?(?P<none>(?:none|neither|not one) of (?:which|whom|them))\b"),
    the_rest=any_of(
        r"(?:and|while|with|but) (?:the )?(?:rest|remainder|others)"
        r"|(?<=, )(?P<some>(?:nearly |almost )?all|most|much|many|some|half|few|several|a few"
        r"|the majority|a majority|the bulk) of (?:it|them|whom|which|these|those)"
    ),
    gapped=Pattern(
        r",?\s*(?:,|and|while|but)\s+(?:the |its |their )?(?:[\w-]+\s){1,3}?(?:(?P<rise>up)|(?P<fall>down))\s+(?:by )?"
    ),
    share_of=Pattern(
        r"(?:[\w.,]+(?: ?(?:%|per ?cent))?|(?:a|one|two|three)[ -](?:half|third|quarter|fifth|tenth)s?|half)"
        r" of (?:(?:the|its|their|all|our|his|her|these|those) )?(?:[\d.,]+ )?"
    ),
    number_of=any_of("(?:numbers?|share|proportion|count) of(?: the| all)?"),
    part_of=Pattern(
        r"\s+of (?:the|its|their|this|that|his|her|our)\s+(?P<noun>[^\W\d_]+)"
        r"(?=\s*(?:[.,;:)]|\Z|(?:in|on|for|was|were|is|to|by|and|from|at)\b))"
    ),
    negations=("un", "non-", "non", "without ", "dis", "in", "im"),
    function_words=word_forms(word_list("en", "function words")),
)
