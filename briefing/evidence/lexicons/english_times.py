"""English: how times are named, and how sentences put them beside numbers, as `TIMES`."""

from __future__ import annotations

from briefing.evidence.lexicon import forms_in_order, forms_to_names
from briefing.evidence.lexicons.english_events import (
    ANAPHOR,
    ASIDE,
    BASES,
    DEEDS,
    EVENTS,
    EXTREMES,
    REACHED,
    REPORT,
    SAID,
    SOME_PART,
    UNDATED,
)
from briefing.evidence.lexicons.english_movements import FALL_NOUNS, FALLS, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES
from briefing.evidence.lexicons.english_numbers import MONTH_NUMBERS, MONTHS, SHORT_MONTHS, SMALL_MONTHS
from briefing.evidence.patterns import Pattern, alternatives, any_of
from briefing.evidence.time_words import TimeCue, TimeRole, TimeWords, time_patterns

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ORDINALS |= {"last": -1, "final": -1, "latter": -1, "closing": -1, "opening": 1, "former": 1}
_COUNTS = forms_in_order(
    "one|a|an two|couple three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty",
    1,
) | {"half": 1, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}
_UNITS = forms_to_names(
    {
        "day": "day/-.s",
        "week": "week/-.s",
        "month": "month/-.s",
        "quarter": "quarter/-.s",
        "year": "year/-.s twelvemonth",
        "decade": "decade/-.s",
    }
)

# Years

_LONG, _SHORT = (alternatives(names.split()) for names in (f"{MONTHS} {MONTHS.upper()} {SMALL_MONTHS}", SHORT_MONTHS))
_MONTH = rf"(?-i:(?P<month>{_LONG})(?!\w)|(?P<month>{_SHORT})\b\.?)"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_CLOSING = _MONTH.replace("<month>", "<closing>")
_LAST_MONTH = _MONTH.replace("<month>", "<last>")
_DIGITS = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_RELATIVE_YEAR = r"(?:the )?(?P<relative>last|previous|this|current|present|next|coming) (?:calendar )?year(?:'s)?"
_TWO_YEARS = r"(?P<begins>(?:19|20)[0-9]{2})(?P<sign>/|-)(?P<ends>(?:19|20)?[0-9]{2})(?![0-9/-]|[.,][0-9])"
_ONE_YEAR = r"(?P<named>(?:19|20)[0-9]{2})(?![0-9/-]|[.,][0-9])"
_ACCOUNTING = (
    r"(?:(?P<business>fiscal|financial|business|accounting|budget|tax|reporting|marketing|crop|trading)"
    r"|(?P<school>school|academic|university|teaching)) year"
)
_BUSINESS = (
    rf"(?:the )?(?:(?P<business>FY) ?'?(?:{_TWO_YEARS}|(?P<named>[0-9]{{2,4}})(?![0-9/-]|[.,][0-9]))"
    rf"|(?:{_ACCOUNTING}(?: of)?|(?P<business>fiscal)) (?:{_TWO_YEARS}|{_ONE_YEAR})"
    rf"|(?<!\w)(?P<business>year)(?: of)? {_TWO_YEARS}"
    rf"|{_TWO_YEARS}(?: (?:{_ACCOUNTING}|(?P<school>season)))?|{_ONE_YEAR} {_ACCOUNTING})"
)
_YEAR = rf"(?:{_BUSINESS}|{_DIGITS}|{_RELATIVE_YEAR})"
_SHORT_YEAR = r"'?(?P<short>[0-9]{2})(?![0-9]|[.,][0-9])"
_OF_YEAR = (
    rf"(?:,? (?:of |in )?(?:the year )?(?:{_DIGITS}|{_RELATIVE_YEAR})|,? {_SHORT_YEAR.replace('?', '', 1)}"
    r"| of (?P<relative>the) year)"
)

# Days, months and parts of a year

_ORDINAL = rf"(?P<part>{'|'.join(_ORDINALS)})"
_COUNT = rf"(?P<count>{'|'.join(sorted(_COUNTS, key=len, reverse=True))}|[1-9][0-9]{{0,2}})"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_WHOLE_UNIT = r"(?P<unit>year|quarter|month)"
_SUFFIX = r"(?:st|nd|rd|th)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}){_SUFFIX}(?![0-9])"
_DAY2 = _DAY.replace("<day>", "<day2>")
_WEEKDAY = rf"(?:(?:{'|'.join(_WEEKDAYS.split())})(?: the)?,? )?"
_WEEKDAY_NAME = rf"(?-i:(?P<weekday>{'|'.join(_WEEKDAYS.split())}))"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_PART = (
    rf"(?:Q(?P<quarter>[1-4])|(?P<quarter>[1-4])Q|{_ORDINAL}[ -](?P<quarter>quarter)s?(?:'s)?|H(?P<half>[12])"
    rf"|(?P<half>[12])H|{_ORDINAL}[ -](?P<half>half|semester)"
    rf"|(?:the )?{_ORDINAL} {_COUNT}[ -](?P<months>months?|quarters))"
)
_PART_OF_REPORT = (
    rf"(?:{_PART}|(?:{_ORDINAL}[ -])?(?P<half>half[ -]year(?:ly)?)"
    r"|(?P<count>three|six|nine|3|6|9)(?: |-)?(?P<months>months?|(?-i:M)))"
)
_PREFIXES = "mid- end- early- late- start- pre- post- non-"
_NO_EVENT = r"(?! (?:the|an?|its|his|her|their|our)\b)"
_EARLIER = rf"(?P<earlier>earlier|before(?! last){_NO_EVENT}|previously|prior|back)"
_LATER = rf"(?P<later>later|after{_NO_EVENT}|afterwards?|on(?! (?:an?|the|previous|last)\b))"
_SAME = r"(?:the )?(?P<same>same|corresponding|comparable|(?<!oil )equivalent|like)(?: \w+){1,3}?"
_YEAR_BEFORE = (
    r"(?:(?:a|one) year|(?:twelve|12) months) (?:earlier|ago|before|previously)|the (?:previous|prior|preceding) year"
    r"|the year before"
)

_POINTS = time_patterns(
    _PREFIXES,
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
    rf"{_PART} of (?:the |its )?(?:fiscal|financial|business) year (?:ended|ending|to) {_CLOSING}(?: [0-9]{{1,2}})?,?"
    rf" {_DIGITS}",
    r"(?P<first>[0-9]{1,2})(?P<sign>[./-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>(?:19|20)[0-9]{2})",
    rf"{_WEEKDAY}{_DAY}(?: ?- ?| to | through | until | till ){_WEEKDAY}{_DAY2}(?: of)? {_MONTH}(?:{_OF_YEAR})?",
    rf"between {_DAY} and {_DAY2}(?: of)? {_MONTH}(?:{_OF_YEAR})?",
    rf"(?<!in ){_MONTH} {_DAY}(?: ?- ?| to | through | until ){_DAY2}(?:{_OF_YEAR})?",
    rf"between {_MONTH} {_DAY} and {_DAY2}(?:{_OF_YEAR})?",
    rf"{_WEEKDAY}{_DAY}(?: of)? {_MONTH}(?:{_OF_YEAR})?",
    rf"(?<!in ){_WEEKDAY}{_MONTH} (?:the )?{_DAY}(?![,.]?[0-9]{{3}})(?:{_OF_YEAR})?",
    rf"{_MONTH}(?:-| to | through ){_MONTH2}(?: period)?,?(?: of| in)?(?: the)? {_BUSINESS}",
    rf"{_MONTH}(?:-| to | through ){_MONTH2}(?: period)?{_OF_YEAR}",
    rf"(?:{_MONTH}-|(?:in|during|over|for|from) {_MONTH} (?:to|through) ){_MONTH2}(?! (?:[12]?[0-9]|3[01])(?![0-9]))",
    rf"(?P<between>between) {_MONTH} and {_MONTH2}(?:{_OF_YEAR})?",
    rf"(?:the )?{_CLOSING} (?:quarter(?:,? (?:of |in )?{_DIGITS})?|{_DIGITS} quarter)",
    rf"(?:in |over |during )?(?:the )?{_ORDINAL} (?P<weekof>week) (?:of|in) {_MONTH}(?:{_OF_YEAR})?",
    rf"(?:the month of )?{_MONTH}(?:{_OF_YEAR}|[-/]{_DIGITS}|-(?P<short>[0-9]{{2}})(?![0-9-]))",
    rf"{_PART}(?:,? of |,? in |,? |-)(?:the year |the (?:current|last|previous|past) )?{_YEAR}",
    rf"{_PART_OF_REPORT}(?:{REPORT}[,:]?| ?-)?(?: - | ){_YEAR}",
    rf"{_YEAR}(?:'s)? {_PART_OF_REPORT}(?!\w)",
    rf"{_MONTH}{REPORT},?(?: - | ){_DIGITS}",
    rf"{SOME_PART}{REPORT},?(?: - | )(?:No\.? ?)?(?:[0-9]{{1,2}}/)?{_DIGITS}",
    rf"{_DIGITS}(?:'s)? {SOME_PART}(?={REPORT})",
    rf"{_PART} of (?P<relative>the) year",
    rf"{_ORDINAL}(?=(?:,? and| or) (?:the )?(?:{'|'.join(_ORDINALS)})[ -]"
    r"(?:(?P<quarter>quarter)|(?P<half>half|halve))s?\b)",
    r"(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?=(?:,? and|,? or| to|,| versus| vs\.?| against| compared (?:with|to)"
    r"| from)"
    r" (?:Q[1-4]|H[12])\b)",
    # "In the third quarter 40 people": a year of two digits has a mark before it, or stands behind a short name.
    rf"(?:{_PART} ?(?=')|Q(?P<quarter>[1-4]) ?|H(?P<half>[12]) ?|(?P<quarter>[1-4])Q|(?P<half>[12])H){_SHORT_YEAR}",
    rf"(?:{_BUSINESS}|{_DIGITS}|{_RELATIVE_YEAR})(?:'s)?,?[ :/-]?{_PART}",
    rf"{_SAME} (?:of |in )?(?:{_YEAR_BEFORE}|(?:(?P<business>fiscal|financial year) )?{_DIGITS}|{_RELATIVE_YEAR})",
    r"(?P<same>year-ago|year-earlier|prior-year|previous-year)(?: (?:period|quarter|month|half|level|figure))?",
    rf"(?P<between>between) {_DIGITS} and {_DIGITS.replace('<year>', '<year2>')}",
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
    rf"(?P<relative>last|this|next) {_MONTH}(?! (?:[12]?[0-9]|3[01])(?![0-9,]))",
    r"(?:an?|one) (?P<unit>year) (?P<ago>(?P<earlier>ago))",
    rf"{_COUNT} (?:full )?{_UNIT} (?P<ago>ago)",
    r"(?P<relative>the year before last)",
    rf"(?:the |{_COUNT} )(?:full )?{_UNIT} {_EARLIER}",
    rf"{_COUNT} (?:full )?{_UNIT} {_LATER}",
    rf"(?:the |its |their )?(?P<earlier>previous|preceding|prior) {_UNIT}(?:'s)?(?! of)",
    rf"the (?P<later>following|subsequent) {_UNIT}(?:'s)?(?! of)",
    rf"(?:the |its |their )?(?P<past>past|last|(?P<earlier>previous|preceding)) {_COUNT} (?:full )?{_UNIT}",
    rf"(?:the |this )?(?P<past>past) {_UNIT}",
    rf"(?:the )?(?P<ahead>next|coming) {_COUNT} (?:full )?{_UNIT}",
    rf"(?P<whole>in|for|over|during|across) the {_WHOLE_UNIT} (?P<full>as a whole|overall|altogether)",
    rf"(?P<whole>in|for|over|during|across|throughout) (?:the |all )(?P<full>full|whole|entire|calendar) {_WHOLE_UNIT}"
    r"(?! (?:to|end|ended|ending|before|after|from|since|of)\b)",
    rf"(?P<whole>(?P<full>full))[- ]{_WHOLE_UNIT}(?! (?:to|end|ended|ending)\b)",
    rf"(?P<whole>in|for|during) the {_WHOLE_UNIT}"
    rf"(?! (?:to(?! [^\w\s]?[0-9][0-9,.]*+(?! (?-i:{_LONG}|{_SHORT})))|end|ended|ending|before|after|from|since|of"
    r"|under|on|when|[0-9]|that|it|he|she|they|we|a)\b)",
    r"(?P<past>(?P<pace>on)|over) the (?P<unit>year|quarter|month|week)(?! (?:to|end|of))",
    rf"(?:the )?(?P<relative>last|this|the current|next"
    rf"|the coming) (?P<span>(?!days?\b)(?:{'|'.join(_UNITS)}))(?:'s)?(?! of the)",
    rf"(?P<lead>in|during|throughout) {_MONTH}",
    rf"{_MONTH}'s",
    r"(?P<lead>since|from|of|until|till|by|to|through|for|before|after|mid|early|late|end|start|ending|ended|and|versus"
    rf"|than)[ -]{_MONTH}(?! (?:[12]?[0-9]|3[01])(?![0-9,.]))",
    _DIGITS,
    r"(?:(?<=of )|(?<=end )|(?<=ended )|(?<=finish )|(?<=finished )|(?<=close )|(?<=closed ))(?P<relative>the) year"
    r"(?! (?:to|end))",
    rf"(?P<lead>on|since|by|until|from|late|early|of)(?: on)? {_WEEKDAY_NAME}(?:'s)?",
    rf"(?P<relative>last|this|next) {_WEEKDAY_NAME}(?:'s)?",
    rf"{_WEEKDAY_NAME} (?:morning|afternoon|evening|night)",
    rf"(?P<lead>(?-i:(?!(?:every|each|most|some|any|that)\b)[a-z]{{3,}})) {_WEEKDAY_NAME}(?!(?-i:[- ][A-Z])|')",
    rf"(?:the )?{_ORDINAL}[ -](?:(?P<quarter>quarter)|(?P<half>half) of the year)",
    rf"(?P<lead>in|during|over|for) (?:the |its |their )?(?P<part>first) {_COUNT} (?P<months>months|quarters)"
    r"(?! (?:of|after|since|in|following)\b)",
    r"(?-i:(?:(?<=[a-z] )|(?<=[a-z], )|(?<!\w)(?=Q[1-4] [a-z]))Q(?P<quarter>[1-4]))(?![\w-])",
    rf"(?P<lead>in|during|over|for) (?:the |its |their )?{_ORDINAL}[ -](?P<half>half)"
    r"(?! (?:of|hour)\b)(?![^.]{0,80}\b(?:goals?|scor(?:ed|ing)|match|shots?|kick|penalt\w+|players?)\b)",
    r"(?P<dayword>yesterday|tomorrow|last night)(?:'s)?",
    r"(?P<today>today|tonight|this morning|this afternoon|this evening)(?:'s)?",
    r"(?P<now>now|currently|at present|at the moment|at the time of writing|nowadays|presently|to date|so far"
    r"|these days)",
)

# What stands beside a time

_CHANGED = rf"{RISES}|{FALLS}|{MOVES}|up|down|higher|lower|more|less|fewer|unchanged"
_NEAR = r"(?:\s+[\w'-]+){0,3}?"


_AFTER_WHAT = r"(?:before|prior to|ahead of|after|following|until|despite) (?:(?:the|an?|its|his|her|their) )?"


def _ends(words: str) -> Pattern:
    return Pattern(rf"(?<![\w-])(?:{words})\Z", ignore_case=True)


def _begins(words: str) -> Pattern:
    return Pattern(rf"(?:{words})(?!\w)", ignore_case=True)


_CUES = (
    TimeCue(
        TimeRole.LENGTH,
        before=_ends(
            rf"(?:the )?(?:fiscal|FY) ?(?:year )?[0-9]{{2,4}},? (?:ended|ending|to) |(?:the )?(?:FYE|YE|y/e) "
            rf"|(?:the |a |over the |in the )?(?:(?:first |last |past |full )?{_COUNT}[ -])?"
            rf"(?:calendar |fiscal |financial |business |tax )?{_UNIT}(?P<begun>[ -]to[ -]date)?(?: period)? (?:to|up to|until|ending|ended|ends|end"
            r"|that ended|which ended|through|finishing|running to|running up to)(?: in| on)?(?: the)?(?: end of)? "
        ),
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            r"(?:compared|in comparison|comparing|comparable|relative|contrasted)(?: (?:with|to))?"
            r"(?: (?:the|that|those|levels?|figures?|in|of|at|for|on|during|full-year|same|period"
            r"|data|prices?|rates?|values?|results?|numbers?|amounts?|averages?)){0,4}"
            r"(?: (?:the )?[a-z-]+(?: [a-z-]+)? of(?: the)?)? "
            r"|(?:first(?: time)?|second|third|fourth|most|least|worst|best|record|highs?|lows?|peak|[a-z]{3,}est)"
            r"(?:-ever)?(?: [\w-]+){0,12}? since(?: at least)?(?: the)?(?: (?:[^\W\d][\w'-]* ){1,6}?(?:in|on))?"
            r"(?: the)? "
            r"|(?:rather |other |(?:more|less|fewer|higher|lower|better|worse|larger|smaller|earlier|later)"
            r"(?: \w+){0,4} )?than(?: (?:in|on|at|during|this time|those of|that of|the|its|their|his|her|our|it was"
            r"|they were))* "
            r"|(?:just |much |same |exactly )?as (?:in|during|for|it was in|they were in|it did in)(?: the)? "
            r"|(?:versus|vs\.?|against|unlike|(?:up|down) from)(?: (?:in|on|at|the|that of))* |instead of(?: in| on)? "
            rf"|(?<!will )(?<!to )(?<!would )(?:{_CHANGED})\b[^,;()]{{1,50}}?\bfrom(?: (?:the|in))? "
            r"|(?:not|nor|, never)(?: (?:in|on|since|during|for|from|the|of|by|at))* "
            r"|(?:above|below)(?: (?:its|their|the|those|that|levels?|of|in|seen))+ "
            r"|(?:series|records?|index|statistics|surveys?)(?: that| which)? (?:was |were )?(?:first )?"
            r"(?:start|beg[aiu]n|compil|launch|publish|collect|dat|introduc)\w*(?: back)?(?: to)?(?: in)? "
            r"|(?:in line|on a par|level|unchanged|flat)(?: with| on| from| compared to)(?: (?:the|that|those|in|of))* "
            r"|(?:exceed|surpass|trail|lag|outpac|outstrip|overt[ao]k|beat|short of|match|miss|topp?)\w*(?: behind)?"
            r"(?: (?:the|its|their|that|those|levels?|figures?|results?|records?|of|seen))+(?: (?:in|for|at|of))? "
            r"|year-on-year in "
            rf"|(?:over|on|above|below|than|against|from)(?: [\w'-]+){{0,4}}? (?:{BASES})(?: of|(?: [a-z]+(?:ed|en"
            rf"|lt|nt|ld|id|ght|wn))? (?:in|for|at|on))?(?: the)? "
            rf"|(?:over|on|above|below|than|against|from)(?: [\w'-]+){{0,4}}? (?:{EXTREMES})(?: {REACHED})?"
            r"(?: (?:of|in|at|for|from|on))?(?: the)? "
            r"|what (?:it|they|he|she|that|this|there) (?:was|were|had been|did|cost|earned|made|had|spent|paid|sold"
            r"|stood at)(?: back)?(?: in| at| on)?(?: the)? "
            r"|as (?:many|much|few|little|high|low|large|big|small|often|long)(?: [\w'-]+){0,3} as"
            r"(?: (?:in|on|at|during|for|it was|they were|there were|those|that|of|the))+ "
        ),
    ),
    TimeCue(
        TimeRole.COMPARED, after=Pattern(r"-(?:[a-z]+ed|born|built|cut|drawn|held|led|made|set|style|vintage|won)\b")
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            rf"(?:[0-9]%|percent|per cent|points?|(?:{_CHANGED})\b(?:[^,;()]|,(?=[0-9])){{0,30}}?)"
            r" on(?: (?:in|on|at|the|its|their|that of))* "
        ),
        of_days=False,
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            rf"(?:{_CHANGED}|[0-9]%|percent|per cent|points?)\b(?! than (?:double|triple|twice|half) the\b)"
            rf"[^,;()]{{0,60}}?\b(?:on|over|from|than|against|to|with)(?: (?:the|its|their|his|her|our|that of"
            rf"|those of|levels?|figures? (?:of|for)|in|for))* "
        ),
        of_counted=True,
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            rf"(?:(?:{RISE_NOUNS}|{FALL_NOUNS})(?: of (?:[^,;()]|,(?=[0-9])){{1,40}}?)?"
            r"|up|down|[0-9]%|percent|per cent|points?) (?:over|from|against|versus)"
            r"(?: (?:the|its|their))? "
        ),
        of_spans=False,
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(rf"(?:{RISE_NOUNS}|{FALL_NOUNS}|changes?)(?: of (?:[^,;()]|,(?=[0-9])){{1,40}}?)? on(?: the)? "),
        of_spans=False,
        of_days=False,
    ),
    TimeCue(
        TimeRole.SINCE,
        before=_ends(
            r"(?:ever |starting |beginning |dating |as |effective )?(?:since|starting|beginning|as from|as of and after"
            r"|dating back to|going back to|onwards? from)(?: (?:in|from|on|with|as early as|at))?(?: the)? "
            r"|(?:since|between) (?:[^\W\d][\w'-]* ){1,6}?(?:in|on)(?: the)? |(?:starting |effective |beginning "
            r"|as )?from(?: the)? "
        ),
        after=_begins(r" onwards?| and (?:after|since|onwards?)| on(?=[,.;]|\Z)"),
    ),
    TimeCue(
        TimeRole.BOUND,
        before=_ends(
            r"(?<!not )(?<!only )(?:up )?(?:until|till)(?: (?:at least|the|as late as))* |(?:before|prior to|ahead of"
            r"|after|following|later than|earlier than)(?: the)? |(?:pre|post)-"
        ),
    ),
    TimeCue(
        TimeRole.LENGTH,
        before=_ends(
            r"(?:in |during |over |for )?the (?:whole )?week (?P<first>of|beginning|starting|commencing|from)(?: on)? "
        ),
        only_days=True,
    ),
    # When something was after which it was so: "after the flood of 2021", "after a fire that closed it in 2020".
    TimeCue(
        TimeRole.EVENT,
        before=_ends(
            rf"{_AFTER_WHAT}(?:[^\W\d][\w'-]* ){{0,3}}?(?:{EVENTS})(?: of| in| on)(?: the)? "
            rf"|{_AFTER_WHAT}(?:[^\W\d][\w'-]* ){{1,3}}?(?:that|which|who)"
            r" (?:[^\W\d][\w'-]* ){1,5}?(?:in|on)(?: the)? "
        ),
    ),
    TimeCue(
        TimeRole.START,
        before=_ends(
            r"(?:at |by |from )?(?:the )?(?:very )?(?:start|beginning|outset|onset|turn|dawn) of(?: the)? |start-"
        ),
    ),
    TimeCue(
        TimeRole.END,
        before=_ends(
            r"(?:at |by |as of |as at |to )?(?:the )?(?:very )?(?:end|close|finish) of(?: the)? "
            r"|(?:at |by )?(?:the )?(?:year|month|quarter)[ -]end(?: of)? |(?:at |by )?end-|end (?=\Z)"
        ),
        after=_begins("-end| year-end"),
    ),
    TimeCue(
        TimeRole.EARLY,
        before=_ends(
            r"(?:in )?(?:the )?early(?: in)?(?: the)?[ -]"
            r"|(?<!year )(?<!month )(?<!week )(?<!decade )earlier in(?: the)? "
        ),
    ),
    TimeCue(
        TimeRole.MID,
        before=_ends(
            r"(?:in |by )?(?:the )?mid(?:dle of(?: the)?)?[ -]|(?:the )?mid(?:point|way)(?: (?:of|through))?(?: the)? "
        ),
    ),
    TimeCue(TimeRole.LATE, before=_ends(r"(?:in )?(?:the )?late(?: in)?(?: the)?[ -]|later in(?: the)? ")),
    # "On 3 May the mayor said that 40 had come" says when he said so.
    TimeCue(
        TimeRole.ATTRIBUTE,
        after=_begins(rf",?(?: [^,;:.]{{1,80}}?)? (?:{SAID})(?: [^,;:.]{{1,40}}?)?,? that"),
        only_days=True,
    ),
    # "ALDER BAY, Aug. 3 (Courier) - " says where and when it was written.
    TimeCue(
        TimeRole.ATTRIBUTE,
        before=Pattern(r"(?:\A|\n|\.\s)[A-Z][A-Z .]{2,30}, \Z"),
        after=Pattern(r"(?: \([\w /]{2,30}\))?:? --? "),
        only_days=True,
    ),
    TimeCue(
        TimeRole.ATTRIBUTE,
        before=_ends(
            rf"(?:{DEEDS}) (?:of|from|in|dated|signed in|adopted in|passed in)(?: the)? |(?:{EVENTS}) of(?: the)? "
            rf"|(?:{SAID})(?:\s+(?!since\b)[^\W\d][\w'-]*){{0,3}}?(?: (?:on|in|of|at))?(?: the)? "
        ),
        after=_begins(
            rf"(?:'s)?(?: [\w-]+){{0,2}}? (?:{DEEDS})|(?:'s)? (?:report|study|interview|statement|edition)"
            r"| (?:delivery|futures|contracts?|settlement|expiry|prices|dollars|pounds|exchange rates?)"
        ),
    ),
)

_YEARS_OF_ACCOUNTS = r"(?:business|fiscal|financial|accounting|tax|budget|reporting) years?"
TIMES = TimeWords(
    patterns=_POINTS,
    cues=_CUES,
    undated=UNDATED,
    that_time=Pattern(
        r"(?:that|the same|this(?= (?:month|quarter))) (?P<unit>year|month|quarter|week|day)", ignore_case=True
    ),
    lasting=Pattern(
        rf"(?<!time )\b(?:over|in|within|for|during|throughout)(?: the)? (?:{_COUNT}|several|many|a few)"
        rf"(?: consecutive| full)?"
        rf" {_UNIT}\b(?! (?:of|to|ago|earlier|later|time))",
        ignore_case=True,
    ),
    business_year=time_patterns(
        "",
        rf"{_YEARS_OF_ACCOUNTS}(?:'s)?\b[^.;\n]{{0,30}}?(?:from |\("
        rf"|between )(?:the )?(?:{_DAY} (?:of )?)?{_MONTH}(?: [0-9]{{1,2}})?"
        rf"(?: [0-9]{{4}})? ?(?:to|-|until|through|and) ?(?:[0-9]{{1,2}}{_SUFFIX} )?{_MONTH2}",
        r"(?:year|[0-9]{4}[-/][0-9]{2,4})\b[^.;\n]{0,30}?\b(?:begins|began|starts|started|commences|commenced"
        r"|beginning|starting)"
        rf"(?: on| in| from)? (?:the )?(?:{_DAY} (?:of )?)?{_MONTH}",
        rf"(?:{_YEARS_OF_ACCOUNTS}|fiscal|FY ?[0-9]{{2,4}})\b[^.;\n]{{0,30}}?\b(?:ends|ended|ending|closes|end)(?: on"
        rf"| in)? (?:the )?"
        rf"(?:[0-9]{{1,2}}{_SUFFIX} (?:of )?)?{_LAST_MONTH}",
        rf"FY ?'?[0-9]{{2,4}} ?\({_MONTH}(?: [0-9]{{4}})? ?(?:to|-|until|through) ?{_MONTH2}",
    ),
    day_first=False,
    opening=Pattern(
        r"(?<!\w)(?:in |during |over |for )?(?:the )?(?:(?:period|time|months|years|days) )?from(?: the)? \Z",
        ignore_case=True,
    ),
    joiner=Pattern(r",? ?(?:-|to|until|till|through(?: to)?|up to)(?: the)? ?", ignore_case=True),
    between=Pattern(r"(?<!\w)between(?: the)? \Z", ignore_case=True),
    listed=Pattern(r",? ?(?:and|&) ?(?:again )?(?:in )?|, ?(?:in )?", ignore_case=True),
    both=Pattern(r"(?<!\w)(?:both|each of)(?: (?:in|the|years?))* \Z", ignore_case=True),
    altogether=any_of(r"averag\w+|total\w*|combined|cumulative\w*|together|altogether|overall|over|between|across"),
    breaks=any_of("but|while|whereas|although|though|however|when|and (?:by|in) (?=(?:1[5-9]|20)[0-9]{2}\\b)"),
    coordination=any_of(
        "and(?! (?:more|over|above|up|upwards?|counting|rising)\\b)"
        "|or(?! (?:so|thereabouts|more|less|fewer|over|above|under|below|something|near)\\b)"
    ),
    level_before=Pattern(
        r"(?<!\w)(?:(?P<origin>from)|(?:as well as|and) from|against|versus|vs\.?"
        r"|(?:compared|in comparison) (?:with|to)(?: [a-z]+){0,3}? (?:of|at)|(?:compared|in comparison) (?:with|to))"
        r"(?: (?:a|an|the|its|their|just|only|about|around|nearly|almost|some|over|under|all-time|record|low|high|peak"
        r"|level|of|total|roughly|approximately|more|less|than|revised)){0,4} ?\Z",
        ignore_case=True,
    ),
    new_level=Pattern(
        r"(?<!\w)to(?: (?:a|an|the|just|about|around|nearly|record|low|high|level|of|some)){0,4} ?\Z", ignore_case=True
    ),
    compared=any_of(r"than|below|above|against|compared (?:with|to)|versus|vs|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)"),
    elliptical=Pattern(
        rf"(?<!\w)(?P<lead>in) the {_ORDINAL}(?=\s*(?:[-,.;:)]|and\b|to\b|from\b|\d|\Z))", ignore_case=True
    ),
    when=Pattern(r"[\s,(]*when\b"),
    then=Pattern(r"[\s,(]*(?:when|at which (?:time|point)|by which time)\b", ignore_case=True),
    appositive=Pattern(
        rf"[\s,(]*(?:(?:which|that) (?:is|was|represents?|represented|means?|meant|marks?|marked)\b"
        rf"|(?:an?|the|its|their) (?:[\w-]+ ){{0,2}}?(?:{RISE_NOUNS}|{FALL_NOUNS}|{MOVE_NOUNS})\b(?! (?:in|of) [a-z])"
        r"|(?:up|down|compared|equal|equivalent|representing|marking)\b)",
        ignore_case=True,
    ),
    goes_on=Pattern(
        r"[\s,]*(?:but|yet|and|though) (?:(?:still|also|only|then|even|now|later|just|nonetheless|nevertheless"
        r"|[a-z]+ly) )?",
        ignore_case=True,
    ),
    anaphor=ANAPHOR,
    figure_of=Pattern(
        r"(?:'s(?: [\w-]+){0,4}|(?: [\w-]+){0,2} (?:figure|level|total|rate|record|peak|reading|high|low|mark|tally"
        r"|value"
        r"|price|result|average|share)s?)(?: (?:of|at|was|were|which was))? ?"
        r"|,? (?:which|that|when it) (?:stood at|was|were|had been|came to|amounted to|totall?ed) ",
        ignore_case=True,
    ),
    aside=ASIDE,
    standing=Pattern(
        r"[\s,(]*(?:(?:in|at|on|under|out of|part of|home to) (?:the |its |a )?[a-z]+|(?:an?|the|its|his|her"
        r"|their) [^,]{2,40}"
        r"|open|shut|active|operational|president|mayor|king|queen|chairman|head|owner|operator"
        r"|member)\s*(?:of [^,]{2,30})?\Z"
    ),
    present=any_of(
        r"is|are|has|have|can|does|do|employs?|owns?|operates?|stands|includes?|consists?|contains?|serves?|produces?"
        r"|accounts? for|makes? up|weighs?|today"
        # "Costs grew" has no verb of the present.
        r"|(?:runs|counts|remains?|lives?|costs?|(?<!in )needs?(?! of)|holds?|covers?|measures?)"
        rf"(?! (?:\w+ed|{RISES}|{FALLS}|went|came|were|had|began|became|led|made|of|in|per)\b)"
    ),
    earlier=any_of(
        r"before|earlier|previous(?:ly)?|former(?:ly)?|old|initial(?:ly)?|had been|at first|original(?:ly)?|once|from"
    ),
    relative=dict.fromkeys(("last", "past", "previous"), -1)
    | dict.fromkeys(("this", "current", "the current", "present", "the present", "the", "year to date"), 0)
    | {"year-to-date": 0, "next": 1, "coming": 1, "the coming": 1, "the year before last": -2},
    the_year=frozenset({"the"}),
    ordinals=_ORDINALS | dict.fromkeys(("half-year", "half-yearly", "half year", "half yearly"), 1),
    months=MONTH_NUMBERS,
    counts=_COUNTS,
    spans=_UNITS,
    days={"yesterday": -1, "last night": -1, "tomorrow": 1},
    weekdays={name: i for i, name in enumerate(_WEEKDAYS.split())},
    seasons={"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"},
)
