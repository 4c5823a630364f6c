"""English: how times are named, as `POINTS`: dates, months, quarters, years, and those that count from another.

Deeds and events name a time that is theirs: `DEEDS`, `EVENTS`, `SAID`. `UNDATED` are times that nobody can date: before
the war, since its launch, in its heyday. `REPORT` and the others name what is told of a time, or held against it.
"""

from __future__ import annotations

from briefing.evidence.lexicons.english_numbers import MONTHS, SHORT_MONTHS, SMALL_MONTHS
from briefing.evidence.lexicons.lexicon import forms_in_order, forms_to_names, phrase_list, word_list, word_table
from briefing.evidence.lexicons.patterns import Pattern, alternatives, any_of
from briefing.evidence.lexicons.time_words import time_patterns

DEEDS = phrase_list("en", "deeds")
EVENTS = phrase_list("en", "events")
SAID = phrase_list("en", "said")
UNDATED = any_of(
    rf"(?:after|during|since|amid) (?:the |its |this |that )?(?:[\w'-]+ )?(?:{EVENTS})|"
    # Among them "used to": what is used to cut something up is used now.
    + phrase_list("en", "undated")
)

REPORT = (
    r"(?:(?: (?:[a-z]+ ){0,3}?(?:reports?|results?|statements?|figures|earnings|accounts|reviews?|updates?|releases?"
    "|presentation|bulletin|announcement|newsletter|sales|revenues?|profits?)){1,2}(?: (?:for|of))?(?: the)?(?: year)?)"
)
"""What a report on a part of a year is called, up to the year."""
SOME_PART = r"(?P<somepart>interim|(?:bi-?)?monthly|quarterly|weekly|mid-?year|semi-?annual|[a-z0-9]+-month)"
"""What a report is called that does not say on which part of a year it is."""
BASES = (
    r"(?:estimate|forecast|projection|figure|level|total|amount|number|sum|outturn|actual|budget|allocation|outlay"
    r"|average|peak|high|low|record|rate|value|price|target|plan|baseline|result|high point|low point)s?"
)
"""What a figure is held against."""
EXTREMES = r"(?:peak|high|low|record|maximum|minimum|trough|high point|low point|level|figure|total|number)s?"
REACHED = r"(?:reached|seen|recorded|set|hit|registered|posted|touched|observed|reported|attained|measured)"
ANAPHOR = Pattern(
    r"(?:(?:out )?of|among) (?:these|those|them|which|this)\b"
    r"|(?:(?:in total|overall|altogether),? )?(?:this|that|it|these|the (?:figure|number|total|rise|increase|fall"
    "|decline|change|rate|amount|sum)) (?:is|was|were|are|represents?|represented|means|meant|marks?|marked|includes?"
    r"|included"
    r"|compares|compared|equals|equalled|reflects|reflected|amounts|amounted|rose|fell|grew|accounts|accounted)\b"
)
"""What begins a sentence that says more of the deed or event of the one before it."""
ASIDE = Pattern(
    r"[\s,(]*(?:(?:which|who|whose|whom|where)\b|(?<=[,(] )when\b"
    r"|as (?:(?:was|were|is|are|had been|has been|it|they|he|she|many|some) )?(?:\w+ly )?(?:thought|reported"
    r"|believed|expected|claimed|assumed|planned|forecast|announced|stated|estimated|supposed|feared|predicted|promised|said"
    r"|suggested|hoped|agreed|intended|proposed)\b"
    r"|(?P<doing>(?:\w+ly )?(?!during|beginning|starting|ending|spring"
    r"|according|following|morning|evening)[a-z]+ing\b)"
    r"|(?P<told>(?:already |long |first |originally |now |newly )?(?:[a-z]+ed|built"
    r"|born|made|begun|written|set up|drawn|given|held|known|bought|sold|led|cut|won|lost)(?: \w+){0,6} ?\Z))"
)
"""What begins a clause that says something of a noun, and not of the sentence's number."""


WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
ORDINALS |= {"last": -1, "final": -1, "latter": -1, "closing": -1, "opening": 1, "former": 1}
COUNTS = forms_in_order(word_list("en", "numbers of spans"), 1) | {
    "half": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
}
SPAN_NAMES = forms_to_names(word_table("en", "spans"))

# Years

_LONG, _SHORT = (alternatives(names.split()) for names in (f"{MONTHS} {MONTHS.upper()} {SMALL_MONTHS}", SHORT_MONTHS))
MONTH = rf"(?-i:(?P<month>{_LONG})(?!\w)|(?P<month>{_SHORT})\b\.?)"
MONTH2 = MONTH.replace("<month>", "<month2>")
_CLOSING = MONTH.replace("<month>", "<closing>")
LAST_MONTH = MONTH.replace("<month>", "<last>")
_DIGITS = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_RELATIVE_YEAR = r"(?:the )?(?P<relative>last|previous|this|current|present|next|coming) (?:calendar )?year(?:'s)?"
_TWO_YEARS = r"(?P<begins>(?:19|20)[0-9]{2})(?P<sign>/|-)(?P<ends>(?:(?:19|20)?[0-9])?[0-9])(?![0-9/-]|[.,][0-9])"
_ONE_YEAR = r"(?P<named>(?:19|20)[0-9]{2})(?![0-9/-]|[.,][0-9])"
_ACCOUNTING = (
    r"(?:(?P<business>fiscal|financial|business|accounting|budget|tax|reporting|marketing|crop|trading)"
    r"|(?P<school>school|academic|university|teaching)) year"
)
_BUSINESS = (
    rf"(?:the )?(?:(?P<business>FY) ?'?(?:{_TWO_YEARS}|(?P<named>[0-9]{{2,4}})(?![0-9/-]|[.,][0-9]))"
    rf"|(?:{_ACCOUNTING}(?: of)?|(?P<business>fiscal)) (?:{_TWO_YEARS}|{_ONE_YEAR})"
    rf"|(?<!\w)(?:(?P<business>year)(?: of)?|(?P<school>season)) {_TWO_YEARS}"
    rf"|{_TWO_YEARS}(?: (?:{_ACCOUNTING}|(?P<school>season)))?|{_ONE_YEAR} {_ACCOUNTING})"
)
_YEAR = rf"(?:{_BUSINESS}|{_DIGITS}|{_RELATIVE_YEAR})"
_SHORT_YEAR = r"'?(?P<short>[0-9]{2})(?![0-9]|[.,][0-9])"
_OF_YEAR = (
    rf"(?:,? (?:of |in )?(?:the year )?(?:{_DIGITS}|{_RELATIVE_YEAR})|,? {_SHORT_YEAR.replace('?', '', 1)}"
    r"| of (?P<relative>the) year)"
)

# Days, months and parts of a year

ORDINAL = rf"(?P<part>{'|'.join(ORDINALS)})"
COUNT = rf"(?P<count>{'|'.join(sorted(COUNTS, key=len, reverse=True))}|[1-9][0-9]{{0,2}})"
UNIT = rf"(?P<unit>{'|'.join(sorted(SPAN_NAMES, key=len, reverse=True))})"
_WHOLE_UNIT = r"(?P<unit>year|quarter|month)"
SUFFIX = r"(?:st|nd|rd|th)?"
DAY = rf"(?P<day>[0-9]{{1,2}}){SUFFIX}(?![0-9])"
_DAY2 = DAY.replace("<day>", "<day2>")
_WEEKDAY = rf"(?:(?:{'|'.join(WEEKDAYS.split())})(?: the)?,? )?"
_WEEKDAY_NAME = rf"(?-i:(?P<weekday>{'|'.join(WEEKDAYS.split())}))"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_PART = (
    rf"(?:Q(?P<quarter>[1-4])|(?P<quarter>[1-4])Q|{ORDINAL}[ -](?P<quarter>quarter)s?(?:'s)?|H(?P<half>[12])"
    rf"|(?P<half>[12])H|{ORDINAL}[ -](?P<half>half|semester)"
    rf"|(?:the )?{ORDINAL} {COUNT}[ -](?P<months>months?|quarters))"
)
_PART_OF_REPORT = (
    rf"(?:{_PART}|(?:{ORDINAL}[ -])?(?P<half>half[ -]year(?:ly)?)"
    r"|(?P<count>three|six|nine|3|6|9)(?: |-)?(?P<months>months?|(?-i:M)))"
)
_PREFIXES = "mid- end- early- late- start- pre- post- non-"
_NO_EVENT = r"(?! (?:the|an?|its|his|her|their|our)\b)"
_EARLIER = rf"(?P<earlier>earlier|before(?! last){_NO_EVENT}|previously|prior|back)"
_LATER = rf"(?P<later>later|after{_NO_EVENT}|afterwards?|on(?! (?:an?|the|previous|last|average)\b))"
_SAME = r"(?:the )?(?P<same>same|corresponding|comparable|(?<!oil )equivalent|(?<!thing )like)(?: \w+){1,3}?"
_YEAR_BEFORE = (
    r"(?:(?:a|one) year|(?:twelve|12) months) (?:earlier|ago|before|previously)|the (?:previous|prior|preceding) year"
    r"|the year before"
)

_NO_PART = "".join(rf"(?<!{part} of )(?<!{part} of the )" for part in ("months", "half", "quarter", "quarters", "part"))

POINTS = time_patterns(
    _PREFIXES,
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
    rf"{_PART} of (?:the |its )?(?:fiscal|financial|business) year (?:ended|ending|to) {_CLOSING}(?: [0-9]{{1,2}})?,?"
    rf" {_DIGITS}",
    r"(?P<first>[0-9]{1,2})(?P<sign>[./-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>(?:19|20)[0-9]{2})",
    rf"(?:{DAY}[-/]{MONTH}|{MONTH}[-/]{DAY})[-/](?:{_DIGITS}|{_SHORT_YEAR})",
    rf"{_WEEKDAY}{DAY}(?: ?- ?| to | through | until | till ){_WEEKDAY}{_DAY2}(?: of)? {MONTH}(?:{_OF_YEAR})?",
    rf"between {DAY} and {_DAY2}(?: of)? {MONTH}(?:{_OF_YEAR})?",
    rf"(?<!in ){MONTH} {DAY}(?: ?- ?| to | through | until ){_DAY2}(?:{_OF_YEAR})?",
    rf"between {MONTH} {DAY} and {_DAY2}(?:{_OF_YEAR})?",
    rf"{_WEEKDAY}{DAY}(?: of)? {MONTH}(?:{_OF_YEAR})?",
    rf"(?:the )?(?P<day>first|second|third|fourth) of {MONTH}(?:{_OF_YEAR})?",
    rf"(?<!in ){_WEEKDAY}{MONTH} (?:the )?{DAY}(?![,.]?[0-9]{{3}})(?:{_OF_YEAR})?",
    rf"{MONTH}(?:-| to | through ){MONTH2}(?: period| quarter| half)?,?(?: of| in)?(?: the)? {_BUSINESS}",
    rf"{MONTH}(?:-| to | through ){MONTH2}(?: period)?{_OF_YEAR}",
    rf"(?:{MONTH}-|(?:in|during|over|for|from) (?:the )?{MONTH} (?:to|through) )"
    rf"{MONTH2}(?! (?:[12]?[0-9]|3[01])(?![0-9]))",
    rf"(?P<between>between) {MONTH} and {MONTH2}(?:{_OF_YEAR})?",
    rf"(?:the )?{_CLOSING} (?:quarter(?:,? (?:of |in )?{_DIGITS})?|{_DIGITS} quarter)",
    rf"(?:in |over |during )?(?:the )?{ORDINAL} (?P<weekof>week) (?:of|in) {MONTH}(?:{_OF_YEAR})?",
    rf"(?:the month of )?{MONTH}(?:{_OF_YEAR}|[-/]{_DIGITS}|-(?P<short>[0-9]{{2}})(?![0-9-]))",
    rf"{_PART}(?:,? of |,? in |,? |-)(?:the year |the (?:current|last|previous|past) )?{_YEAR}",
    rf"{_PART_OF_REPORT}(?:{REPORT}[,:]?| ?-)?(?: - | ){_YEAR}",
    rf"{_YEAR}(?:'s)? {_PART_OF_REPORT}(?!\w)",
    rf"{MONTH}{REPORT},?(?: - | ){_DIGITS}",
    rf"{SOME_PART}{REPORT},?(?: - | )(?:No\.? ?)?(?:[0-9]{{1,2}}/)?{_DIGITS}",
    rf"{_DIGITS}(?:'s)? {SOME_PART}(?={REPORT})",
    rf"{_PART} of (?P<relative>the) year",
    rf"{ORDINAL}(?=(?:,? and| or) (?:the )?(?:{'|'.join(ORDINALS)})[ -]"
    r"(?:(?P<quarter>quarter)|(?P<half>half|halve))s?\b)",
    r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?=(?:,? and|,? or| to|,| versus| vs\.?| against| compared (?:with|to)"
    r"| from) (?:Q[1-4]|H[12])\b)",
    # "In the third quarter 40 people": a year of two digits has a mark before it, or stands behind a short name.
    rf"(?:{_PART} ?(?=')|Q(?P<quarter>[1-4]) ?|H(?P<half>[12]) ?|(?P<quarter>[1-4])Q|(?P<half>[12])H){_SHORT_YEAR}",
    rf"(?:{_BUSINESS}|{_DIGITS}|{_RELATIVE_YEAR})(?:'s)?,?[ :/-]?{_PART}",
    rf"{_SAME} (?:of |in )?(?:{_YEAR_BEFORE}|(?:(?P<business>fiscal|financial year) )?{_DIGITS}|{_RELATIVE_YEAR})",
    r"(?P<same>year-ago|year-earlier|prior-year|previous-year)(?: (?:period|quarter|month|half|level|figure))?",
    rf"(?P<between>between)(?: the years)? {_DIGITS} and {_DIGITS.replace('<year>', '<year2>')}",
    rf"(?:the )?{_SEASON}(?: of|,)? {_YEAR}",
    _BUSINESS,
    rf"{_DIGITS}(?:-| to | through ){_DIGITS.replace('<year>', '<year2>')}",
    r"(?:the )?'?(?P<decade>(?:1[5-9]|20)?[0-9]0)'?s",
    rf"(?:earlier|later|already) (?:in )?{_RELATIVE_YEAR}",
    rf"(?P<sofar>so far|to date) (?:in )?{_RELATIVE_YEAR}",
    rf"{_RELATIVE_YEAR} (?P<sofar>so far|to date)",
    r"(?:the )?(?P<relative>(?P<sofar>year to date|year-to-date))(?! (?:to|end|ended|ending)\b)",
    rf"{_DIGITS} (?P<sofar>so far|to date)",
    rf"(?P<relative>last|this|next) {_SEASON}",
    rf"(?P<relative>last|this|next) {MONTH}(?! (?:[12]?[0-9]|3[01])(?![0-9,]))",
    r"(?:an?|one) (?P<unit>year) (?P<ago>(?P<earlier>ago))",
    rf"{COUNT} (?:full )?{UNIT} (?P<ago>ago)",
    r"(?P<relative>the year before last)",
    rf"(?:the |{COUNT} )(?:full )?{UNIT} {_EARLIER}",
    rf"{COUNT} (?:full )?{UNIT} {_LATER}",
    rf"{_NO_PART}(?:the )?(?P<relative>this|current|last|next|coming) (?P<accounts>(?:fiscal|financial|business|tax"
    r"|marketing|school|academic) year|fiscal(?! year)|(?<=this )season|(?<=current )season)(?:'s)?(?! of)",
    r"(?:the |its |their )?(?P<earlier>previous|preceding|prior) (?P<business>(?:fiscal|financial|business|tax"
    r"|marketing|crop|school|academic) years?|fiscal|season|campaign)(?:'s)?(?! of)",
    rf"(?:the |its |their )?(?P<earlier>previous|preceding|prior) {UNIT}(?:'s)?(?! of)",
    rf"the (?P<later>following|subsequent) {UNIT}(?:'s)?(?! of)",
    r"the (?P<unit>year|month|quarter|week) (?P<later>after)(?=[.,;:)]| and | but |\Z)",
    r"(?:over|at|during) the (?:past )?(?P<weekend>weekend)",
    rf"(?:the |its |their )?(?P<past>past|last|(?P<earlier>previous|preceding)) {COUNT} (?:full )?{UNIT}",
    r"(?:the |this )?(?P<past>past|last|preceding|previous) (?P<hours>24|48|72) hours",
    rf"(?:the |this )?(?P<past>past) {UNIT}",
    rf"(?:the )?(?P<ahead>next|coming) {COUNT} (?:full )?{UNIT}",
    rf"(?P<whole>in|for|over|during|across) the {_WHOLE_UNIT} (?P<full>as a whole|overall|altogether)",
    rf"(?P<whole>in|for|over|during|across|throughout) (?:the |all )(?P<full>full|whole|entire|calendar) {_WHOLE_UNIT}"
    r"(?! (?:to|end|ended|ending|before|after|from|since|of)\b)",
    rf"(?P<whole>(?P<full>full))[- ]{_WHOLE_UNIT}(?! (?:to|end|ended|ending)\b)",
    rf"(?P<whole>in|for|during) the {_WHOLE_UNIT}"
    rf"(?! (?:to(?! [^\w\s]?[0-9][0-9,.]*+(?! (?-i:{_LONG}|{_SHORT})))|end|ended|ending|before|after|from|since|of"
    r"|under|on|when|[0-9]|that|it|he|she|they|we|a)\b)",
    r"(?P<past>(?P<pace>on)|over) the (?P<unit>year|quarter|month|week)(?! (?:to|end|of))",
    rf"(?:the )?(?P<relative>last|this|the current|next"
    rf"|the coming) (?P<span>(?!days?\b)(?:{alternatives(SPAN_NAMES)}))(?:'s)?(?! of the)",
    rf"(?P<lead>in|during|throughout|over|across) {MONTH}",
    rf"{MONTH}'s",
    rf"{MONTH}(?=(?:,|,? and) (?-i:{_LONG}|{_SHORT})\b)",
    r"(?P<lead>since|from|of|until|till|by|to|through|for|before|after|mid|early|late|end|start|ending|ended|and|versus"
    rf"|than|(?<=compared )with|(?<=comparison )with|against)[ -]{MONTH}(?! (?:[12]?[0-9]|3[01])(?![0-9,.]))",
    _DIGITS,
    r"(?:(?<=of )|(?<=end )|(?<=ended )|(?<=finish )|(?<=finished )|(?<=ending )|(?<=closing )|(?<=close )"
    r"|(?<=closed ))(?P<relative>the) year(?! (?:to|end))",
    r"(?:(?<=since the start of )|(?<=since the beginning of ))(?P<relative>the) (?P<span>quarter|month|week)",
    rf"(?P<lead>on|since|by|until|from|late|early|of)(?: on)? {_WEEKDAY_NAME}(?:'s)?",
    rf"(?P<relative>last|this|next) {_WEEKDAY_NAME}(?:'s)?",
    rf"{_WEEKDAY_NAME} (?:morning|afternoon|evening|night)",
    rf"(?P<lead>(?-i:(?!(?:every|each|most|some|any|that)\b)[a-z]{{3,}})) {_WEEKDAY_NAME}(?!(?-i:[- ][A-Z])|')",
    rf"(?:the )?{ORDINAL}[ -](?:(?P<quarter>quarter)|(?P<half>half) of the year)",
    rf"(?P<lead>in|during|over|for) (?:the |its |their )?(?P<part>first) {COUNT} (?P<months>months|quarters)"
    r"(?! (?:of|after|since|in|following)\b)",
    rf"(?P<lead>in|during|over|for) the {COUNT} (?P<months>months|quarters)"
    r"(?! (?:of|after|since|in|following|to|end|ended|ending|before|from|through|that|when|it|he|she|they|we)\b)",
    r"(?-i:(?:(?<=[a-z] )|(?<=[a-z], )|(?<!\w)(?=Q[1-4] [a-z]))Q(?P<quarter>[1-4]))(?![\w-])",
    rf"(?P<lead>in|during|over|for) (?:the |its |their )?{ORDINAL}[ -](?P<half>half)"
    r"(?! (?:of|hour)\b)(?![^.]{0,80}\b(?:goals?|scor(?:ed|ing)|match|shots?|kick|penalt\w+|players?)\b)",
    r"(?P<dayword>yesterday|tomorrow|last night)(?:'s)?",
    r"(?P<today>today|tonight|this morning|this afternoon|this evening)(?:'s)?",
    r"(?P<now>now|currently|at present|at the moment|at the time of writing|nowadays|presently|to date|so far"
    r"|these days)",
)
