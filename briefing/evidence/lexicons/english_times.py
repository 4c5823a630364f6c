"""English: how sentences put times beside numbers, as `TIMES`; `english_time_points` has how they are named."""

from __future__ import annotations

from briefing.evidence.lexicons.english_movements import FALL_NOUNS, FALLS, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES
from briefing.evidence.lexicons.english_numbers import MONTH_NUMBERS
from briefing.evidence.lexicons.english_time_points import (
    ANAPHOR,
    ASIDE,
    BASES,
    COUNT,
    COUNTS,
    DAY,
    DEEDS,
    EVENTS,
    EXTREMES,
    LAST_MONTH,
    MONTH,
    MONTH2,
    ORDINAL,
    ORDINALS,
    POINTS,
    REACHED,
    SAID,
    SPAN_NAMES,
    SUFFIX,
    UNDATED,
    UNIT,
    WEEKDAYS,
)
from briefing.evidence.lexicons.patterns import Pattern, any_of
from briefing.evidence.lexicons.time_words import TimeCue, TimeRole, TimeWords, pace_patterns, time_patterns

# What stands beside a time

_CHANGED = rf"{RISES}|{FALLS}|{MOVES}|up|down|higher|lower|more|less|fewer|unchanged"


_AFTER_WHAT = r"(?:before|prior to|ahead of|after|following|until|despite) (?:(?:the|an?|its|his|her|their) )?"


_STAGE = r"(?:at )?(?:this|the same) (?:time|point|stage)(?: of the year| in the season)?"


def _ends(words: str) -> Pattern:
    return Pattern(rf"(?<![\w-])(?:{words})\Z")


_JOINS = r"(?:and|or|but|with|to|for|in|on|at|by|when|while|the|an?|its|their|his|her)\b"
"""What goes on with something else: "bought 38 boats in 2024 and plans to buy 21"."""


def _begins(words: str) -> Pattern:
    return Pattern(rf"(?:{words})(?!\w)")


_CUES = (
    TimeCue(
        TimeRole.LENGTH,
        before=_ends(
            rf"(?:the )?(?:fiscal|FY) ?(?:year )?[0-9]{{2,4}},? (?:ended|ending|to) |(?:the )?(?:FYE|YE|y/e) "
            rf"|(?:the |a |over the |in the )?(?:(?:first |last |past |full )?{COUNT}[ -])?"
            rf"(?:calendar |fiscal |financial |business |tax )?(?:{UNIT}|(?P<fortnight>fortnight))"
            "(?P<begun>[ -]to[ -]date)?(?: periods?| results?| figures| accounts)?"
            " (?:to|up to|until|ending|ended|ends|end"
            r"|that ended|which ended|through|finishing|running to|running up to)(?: in| on)?(?: the)?(?: end of)? "
        ),
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            r"(?:compared|in comparison|comparing|comparable|relative|contrasted)(?: (?:with|to))?"
            r"(?: (?!(?:and|or|but|while|when|which|who)\b)[a-z][a-z'-]*){0,7}? "
            r"|(?:first(?: time)?|second|third|fourth|most|least|worst|best|record|highs?|lows?|peak|[a-z]{3,}est)"
            r"(?:-ever)?(?: [\w-]+){0,12}? since(?: at least)?(?: the)?(?: (?:[^\W\d][\w'-]* ){1,6}?(?:in|on))?"
            "(?: the)? |(?:rather |other |(?:more|less|fewer|higher|lower|better|worse|larger|smaller|earlier|later)"
            rf"(?: \w+){{0,4}} )?than(?: (?:in|on|at|for|during|{_STAGE}|those of|that of"
            "|(?:that|those) (?:recorded|seen|reported|registered)|the|its|their|his|her|our|it was|they were))* "
            r"|(?:just |much |same |exactly )?as (?:in|during|for|it was in|they were in|it did in)(?: the)? "
            rf"|(?:(?:{_CHANGED})\b[^;()]{{0,40}}?|[0-9]%) (?:with respect|in relation) to "
            rf"|(?:versus|vs\.?|against|unlike|(?:up|down) from)(?: (?:in|on|at|the|that of|{_STAGE}))*"
            r" |instead of(?: in| on)? "
            rf"|(?<!will )(?<!to )(?<!would )(?:{_CHANGED})\b(?:[^,;()]|\([^()]{{1,20}}\)|,(?=[0-9])){{1,50}}?\bfrom"
            r"(?: (?:the|in))? |(?:over|from|on|above|below) (?:the )?"
            r"(?:budgeted|enacted|estimated|adopted|approved|revised) "
            r"|(?:not|nor|, never)(?: (?:in|on|since|during|for|from|the|of|by|at))* "
            r"|(?:above|below|behind)(?: (?:its|their|the|those|that|levels?|of|in|seen|reached|pre-[a-z]+))* "
            r"|(?:from|than|above|below|against) (?:an?|the|its|their) (?:(?:up|down)wardly )?"
            r"(?:revised|earlier|previous|initial|preliminary|provisional|original|first) "
            r"|(?:series|records?|index|statistics|surveys?)(?: that| which)? (?:was |were )?(?:first )?"
            r"(?:start|beg[aiu]n|compil|launch|publish|collect|dat|introduc)\w*(?: back)?(?: to)?(?: in)? "
            r"|(?:(?:similar|identical|comparable|equal|close)(?: [a-z]+){0,3} to"
            r"|(?:in line|on (?:a )?par|on parity|level|unchanged|flat)(?: with| on| from| compared to))"
            r"(?: (?:the|that|those|in|of))* "
            r"|(?:exceed|surpass|trail|lag|outpac|outstrip|overt[ao]k|beat|short of|match|miss|topp?)\w*(?: behind)?"
            r"(?: (?:the|its|their|that|those|levels?|figures?|results?|records?|of|seen))+(?: (?:in|for|at|of))? "
            r"|compared (?:with|to) the (?:number|total) of(?: [a-z-]+){1,4} (?:as (?:at|of)|at|in|on|for)(?: the)? "
            "|year-on-year in |over (?:a|the) (?:similar|same|like|comparable) (?:period|time|quarter|month) (?:in|of) "
            rf"|(?:over|on(?! (?:average|record)\b)|above|below|than|against|from)(?: [\w'-]+){{0,4}}?"
            rf" (?!(?:plan|target|forecast|budget)s? in )(?:{BASES})(?: of|(?: [a-z]+(?:ed|en"
            rf"|lt|nt|ld|id|ght|wn))? (?:in|for|at|on))?(?: the)? "
            rf"|(?:over|on(?! (?:average|record)\b)|above|below|than|against|from)(?: [\w'-]+){{0,4}}? (?:{EXTREMES})"
            rf"(?: {REACHED})?(?: (?:of|in|at|for|from|on))?(?: the)? "
            r"|what (?:it|they|he|she|that|this|there) (?:was|were|had been|did|cost|earned|made|had|spent|paid|sold"
            r"|stood at)(?: back)?(?: in| at| on)?(?: the)? "
            "|(?:than|from|to|with|below|above) what (?:was|were|had been)(?: [a-z]+(?:ed|en|lt|nt|ld|id|ght|wn))?"
            "(?: (?:in|at|on|during|for))?(?: the)? |(?:from|than|to) (?:that|those) (?:in|of|for|at)(?: the)? "
            r"|(?:double|twice|triple|treble|quadruple)(?: (?:that|those) (?:in|of|for))?(?: the)? "
            r"|from (?:the )?[\w-]+ (?:place|position|spot|slot|rank)(?: (?:in|at|on|for|during|overall))*(?: the)? "
            r"|as (?:many|much|few|little|high|low|large|big|small|often|long)(?: [\w'-]+){0,3} as"
            r"(?: (?:in|on|at|during|for|it was|they were|there were|those|that|of|the))+ "
        ),
    ),
    TimeCue(
        TimeRole.COMPARED,
        after=Pattern(
            r"-(?:[a-z]+ed|born|built|cut|drawn|held|led|made|set|style|vintage|won)\b|\)? levels\b", case_matters=True
        ),
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            rf"(?:[0-9]%|percent|per cent|points?|(?:{_CHANGED})\b(?:[^,;()]|,(?=[0-9])){{0,30}}?)"
            rf" on(?: (?:in|on|at|the|its|their|that of|period|{_STAGE}))* "
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
            "|up|down|[0-9]%|percent|per cent|points?) (?:over|from|against|versus)(?: (?:the|its|their))? "
        ),
        of_spans=False,
    ),
    # "0.7 percent seasonally adjusted over May and 8.5 percent unadjusted over last year", but "over the last year"
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            r"(?:[0-9]%|percent|per cent|points?)(?: (?:seasonally|calendar|working-day) adjusted| unadjusted)?"
            r" (?:over|from) "
        ),
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
            r"|since (?:the|an?|its|their|his|her) (?:[^\W\d][\w'-]* ){0,3}?(?!of )[^\W\d][\w'-]* (?=\Z)"
            r"|(?:since (?:[^\W\d][\w'-]* ){1,6}?|between (?!the two |both )(?:(?!and )[^\W\d][\w'-]* ){1,6}?)(?:in|on)"
            r"(?: the)? |(?:starting |effective |beginning |as )?from(?: the)? "
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
            r"|(?:after|following|since) (?:the|an?|its|his|her|their) (?:[^\W\d][\w'-]* ){2,9}?(?:in|on)(?: the)? "
            rf"|{_AFTER_WHAT}(?:[^\W\d][\w'-]* ){{1,3}}?(?:that|which|who)"
            r" (?:[^\W\d][\w'-]* ){1,5}?(?:in|on)(?: the)? "
        ),
    ),
    TimeCue(TimeRole.EVENT, before=_ends(rf"{_AFTER_WHAT}(?:[^\W\d][\w'-]* ){{2,8}}?"), of_counted=True),
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
            r"|(?:on )?the (?:last|final) day of(?: the)? "
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
    # Trains that "were late in 2024" were so all year.
    TimeCue(
        TimeRole.LATE, before=_ends(r"(?:in )?(?:the )?(?<!were )(?<!was )late(?: in)?(?: the)?[ -]|later in(?: the)? ")
    ),
    # "On 3 May the mayor said that 40 had come" says when he said so.
    TimeCue(
        TimeRole.ATTRIBUTE,
        after=_begins(rf",?(?: [^,;:.]{{1,80}}?)? (?:{SAID})(?: [^,;:.]{{1,40}}?)?,? that| (?:{SAID}|report(?:ed|s))"),
        only_days=True,
    ),
    # "The ninth rise in a row, a series which began in January"
    TimeCue(
        TimeRole.COMPARED,
        before=_ends(
            r"(?:consecutive|straight|successive|in a row|run|series|streak|cycle)\b[^.;,]{0,40}? (?:which|that)"
            r" (?:had |has )?(?:begun|began|started|commenced)(?: back)?(?: (?:in|on))?(?: the)? "
        ),
    ),
    # "ALDER BAY, Aug. 3 (Courier) - " says where and when it was written.
    TimeCue(
        TimeRole.ATTRIBUTE,
        before=Pattern(r"(?:\A|\n|\.\s)[A-Z][A-Z .]{2,30}, \Z", case_matters=True),
        after=Pattern(r"(?: \([\w /]{2,30}\))?:? --? "),
        only_days=True,
    ),
    TimeCue(
        TimeRole.ATTRIBUTE,
        before=_ends(
            # "The order in 2019" is one of 2019; "orders in 2019 fell" tells of that year.
            rf"(?<!below )(?<!above )(?:{DEEDS}|base)(?: of| from|(?<!s) in| dated| signed in| adopted in| passed in)"
            r"(?: the)? "
            rf"|(?:{EVENTS}) of(?: the)? "
            rf"|(?:{SAID})(?:\s+(?!since\b)[^\W\d][\w'-]*){{0,3}}?(?: (?:on|in|of|at))?(?: the)? "
        ),
        after=_begins(
            rf"(?:'s)?(?<!\b[Ii]n \d{{4}})(?<!\b[Bb]y \d{{4}})(?: (?!{_JOINS})[\w-]+){{0,2}}? (?:{DEEDS})"
            r"|(?:'s)? (?:report|study|interview|statement|edition)"
            r"| (?:delivery|futures|contracts?|settlement|expiry|prices|dollars|pounds|exchange rates?)"
        ),
    ),
)

_YEARS_OF_ACCOUNTS = r"(?:business|fiscal|financial|accounting|tax|budget|reporting) years?"
_PACES = pace_patterns(
    r"{first}{span}[- ](?:on|over|to)[- ](?:the[- ])?{span}|{letter}/{letter}|{letter}-?o-?{letter}|{of} basis"
    r"|{of} (?:inflation|growth|change|increase|decrease|rise|fall|drop|decline|gain|pace|terms|comparison)"
    r"|(?P<against>(?:an?|one|the|this time) {span} (?:earlier|ago|before)|{span}-(?:earlier|ago)"
    r"|(?:over|in) an? {span}"
    r"|(?:on|over) the (?:(?:past|last) )?(?:{span}{long})|(?:previous|preceding|prior|last|earlier) {span}{year})",
    r"|(?:same|corresponding|similar|equivalent|comparable|(?<!thing )like) (?:\w+ ){0,2}(?:(?:of|in|from) )?(?:the )?"
    r"(?:(?:previous|preceding|prior|last) year|(?P<of_year>\d{4}))",
    {
        "year": {"span": "year", "of": "annual", "letter": "y", "first": "", "long": r"|(?:12|twelve)[- ]months?"},
        "quarter": {"span": "quarter", "of": "quarterly", "letter": "q", "first": "sequential(?:ly)?|", "long": ""},
        "month": {"span": "month", "of": "monthly", "letter": "m", "first": "", "long": ""},
        "week": {"span": "week", "of": "weekly", "letter": "w", "first": "", "long": ""},
    },
)

TIMES = TimeWords(
    paces=_PACES,
    patterns=POINTS,
    cues=_CUES,
    told_in=Pattern(r"(?<!\w)(?:in|on) [^,;]*\Z"),
    undated=UNDATED,
    that_time=Pattern(r"(?:that|the same|this(?= (?:month|quarter))) (?P<unit>year|month|quarter|week|day)"),
    lasting=Pattern(
        rf"(?<!time )\b(?:over|in|within|for|during|throughout)(?: the)? (?:{COUNT}|several|many|a few)"
        rf"(?: consecutive| full)? {UNIT}\b(?! (?:of|to|ago|earlier|later|time))"
    ),
    business_year=time_patterns(
        "",
        rf"{_YEARS_OF_ACCOUNTS}(?:'s)?\b[^.;\n]{{0,30}}?(?:from |\("
        rf"|between )(?:the )?(?:{DAY} (?:of )?)?{MONTH}(?: [0-9]{{1,2}})?"
        rf"(?: [0-9]{{4}})? ?(?:to|-|until|through|and) ?(?:[0-9]{{1,2}}{SUFFIX} )?{MONTH2}",
        r"(?:year|[0-9]{4}[-/][0-9]{2,4})\b[^.;\n]{0,30}?\b(?:begins|began|starts|started|commences|commenced"
        f"|beginning|starting)(?: on| in| from)? (?:the )?(?:{DAY} (?:of )?)?{MONTH}",
        rf"(?:{_YEARS_OF_ACCOUNTS}|fiscal|FY ?[0-9]{{2,4}})\b[^.;\n]{{0,30}}?\b(?:ends|ended|ending|closes|end)(?: on"
        f"| in)? (?:the )?(?:[0-9]{{1,2}}{SUFFIX} (?:of )?)?{LAST_MONTH}",
        rf"FY ?'?[0-9]{{2,4}} ?\({MONTH}(?: [0-9]{{4}})? ?(?:to|-|until|through) ?{MONTH2}",
    ),
    day_first=False,
    opening=Pattern(
        r"(?<!\w)(?:in |during |over |for )?(?:the )?(?:(?:period|time|months|years|days) )?from(?: the)?"
        r"(?: (?:very )?(?:start|beginning) of(?: the)?)? \Z"
    ),
    joiner=Pattern(r",? ?(?:-|to|until|till|through(?: to)?|up to)(?: the)?(?: end of(?: the)?)? ?"),
    between=Pattern(
        r"(?<!\w)between (?:the (?:start|beginning) of |(?!the two |both )(?:(?!and )[^\W\d][\w'-]* ){1,6}?(?:in|on) )?"
        r"(?:the )?\Z"
    ),
    listed=Pattern(r",? ?(?:and|&) ?(?:again )?(?:in )?|, ?(?:in )?"),
    both=Pattern(r"(?<!\w)(?:both|each of)(?: (?:in|the|years?))* \Z"),
    altogether=any_of(r"averag\w+|total\w*|combined|cumulative\w*|together|altogether|overall|over|between|across"),
    breaks=any_of(
        r"but|and that|while|whereas|although|though|however|when|and (?:by|in) (?=(?:1[5-9]|20)[0-9]{2}\b)"
        r"|after(?= (?:(?:an? )?(?:[a-z-]+ )?[a-z]+ of|[a-z]+ing(?: by)?) [0-9])"
    ),
    coordination=any_of(
        "and(?! (?:more|over|above|up|upwards?|counting|rising)\\b)"
        "|or(?! (?:so|thereabouts|more|less|fewer|over|above|under|below|something|near)\\b)"
    ),
    level_before=Pattern(
        r"(?<![^\W\d_])(?:(?P<origin>from)|(?:as well as|and) from|(?:as )?against(?: the [a-z]+ of)?|versus|vs\.?"
        r"|(?:compared|in comparison) (?:with|to)(?: [a-z]+){0,3}? (?:of|at)|(?:compared|in comparison) (?:with|to)"
        rf"|(?:%|per ?cent) (?:{RISE_NOUNS}|{FALL_NOUNS}) (?P<base>on|over))"
        r"(?: (?:a|an|the|its|their|just|only|about|around|nearly|almost|some|over|under|all-time|record|low|high|peak"
        r"|level|of|total|roughly|approximately|more|less|than|revised|present|current|existing)){0,4} ?\Z"
    ),
    edges=any_of(r"(?:start|beginning|middle|end) of (?=(?:the |this |last )?(?:year|half|quarter|month|week)\b)"),
    new_level=Pattern(r"(?<!\w)to(?: (?:a|an|the|just|about|around|nearly|record|low|high|level|of|some)){0,4} ?\Z"),
    compared=any_of(r"than|below|above|against|compared (?:with|to)|versus|vs|exceed(?:s|ed|ing)|surpass(?:es|ed|ing)"),
    elliptical=Pattern(
        rf"(?<!\w)(?P<lead>in) the {ORDINAL}(?=\s*(?:[-,.;:)]|and\b|to\b|from\b|\d|\Z))"
        r"|(?P<lead_2>\d(?: [a-z]+){0,3}?) (?P<relative>next|this)(?=\s*(?:[,.;:)]|\Z))"
    ),
    when=Pattern(r"[\s,(]*when\b", case_matters=True),
    then=Pattern(r"[\s,(]*(?:when|where|at which (?:time|point)|by which time)\b"),
    appositive=Pattern(
        rf"[\s,(]*(?:(?:which|that) (?:is|was|represents?|represented|means?|meant|marks?|marked)\b"
        rf"|(?:an?|the|its|their) (?:[\w-]+ ){{0,2}}?(?:{RISE_NOUNS}|{FALL_NOUNS}|{MOVE_NOUNS})\b"
        r"(?! (?:in|of) (?!about|around|nearly|almost|roughly|some|over|more|less|just|at|up)[a-z])"
        r"|(?:up|down|compared|equal|equivalent|representing|marking)\b)"
    ),
    goes_on=Pattern(
        r"[\s,]*(?:but|yet|and|though) (?:(?:still|also|only|then|even|now|later|just|nonetheless|nevertheless"
        r"|[a-z]+ly) )?"
    ),
    anaphor=ANAPHOR,
    figure_of=Pattern(
        r"(?:(?:'s|(?<='s))(?: [\w-]+){0,4}|(?: [\w-]+){0,2} (?:figure|level|total|rate|record|peak|reading|high|low"
        "|mark|tally|value|price|result|average|share)s?)(?: (?:of|at|was|were|which was))? ?"
        r"|,? (?:which|that|when it) (?:stood at|was|were|had been|came to|amounted to|totall?ed) "
    ),
    aside=ASIDE,
    standing=Pattern(
        r"[\s,(]*(?:(?:in|at|on|under|out of|part of|home to) (?:the |its |a )?[a-z]+|(?:an?|the|its|his|her"
        "|their) [^,]{2,40}|open|shut|active|operational|president|mayor|king|queen|chairman|head|owner|operator"
        r"|member)\s*(?:of [^,]{2,30})?\Z",
        case_matters=True,
    ),
    balance=any_of(
        r"(?:net|gross|total|public|external)? ?(?:debts?|assets|liabilities|equity|borrowings|reserves|deposits)|cash"
        r"|backlog|order books?|inventor(?:y|ies)|headcount|workforce|population|balance|outstanding|on hand|gearing"
    ),
    then_or_later=any_of("later|since|then|afterwards?|subsequently|meanwhile|so far|before|previously|earlier|until"),
    present=any_of(
        r"is|are|has|have|can|does|do|employs?|owns?|operates?|stands|includes?|consists?|contains?|serves?|produces?"
        r"|accounts? for|makes? up|weighs?|today"
        # "Costs grew" has no verb of the present.
        r"|(?:runs|counts|continues?|remains?|lives?|costs?|(?<!in )needs?(?! of)|holds?|covers?|measures?)"
        rf"(?! (?:\w+ed|{RISES}|{FALLS}|went|came|were|had|began|became|led|made|of|in|per)\b)"
    ),
    earlier=any_of(
        r"before|earlier|previous(?:ly)?|former(?:ly)?|old|initial(?:ly)?|had been|at first|original(?:ly)?|once|from"
    ),
    relative=dict.fromkeys(("last", "past", "previous"), -1)
    | dict.fromkeys(("this", "current", "the current", "present", "the present", "the", "year to date"), 0)
    | {"year-to-date": 0, "next": 1, "coming": 1, "the coming": 1, "the year before last": -2},
    the_year=frozenset({"the"}),
    ordinals=ORDINALS | dict.fromkeys(("half-year", "half-yearly", "half year", "half yearly"), 1),
    months=MONTH_NUMBERS,
    counts=COUNTS,
    spans=SPAN_NAMES,
    days={"yesterday": -1, "last night": -1, "tomorrow": 1},
    weekdays={name: i for i, name in enumerate(WEEKDAYS.split())},
    seasons={"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"},
)
