"""Azerbaijani: how times are named, and how sentences put them beside numbers, as `TIMES`.

A month or year takes the case ending of its place in the sentence; what other languages say before it ("since", "at
the end of") follows it here.
"""

from __future__ import annotations

from briefing.evidence.lexicons.azerbaijani_numbers import MONTH_NAMES, MONTHS, OWNED, noun_forms
from briefing.evidence.lexicons.azerbaijani_roles import FALLS, MOVES, RISES
from briefing.evidence.lexicons.lexicon import forms_in_order, forms_to_names, word_list
from briefing.evidence.lexicons.patterns import Pattern, alternatives, any_of
from briefing.evidence.lexicons.time_words import TimeCue, TimeRole, TimeWords, pace_patterns, time_patterns

_RELATIVE = {
    "keçən": -1,
    "ötən": -1,
    "bu": 0,
    "cari": 0,
    "gələn": 1,
    "növbəti": 1,
    "qarşıdakı": 1,
    "builki": 0,
    "il": 0,
}
_ORDINALS = {
    **{"ilk": 1, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "son": -1, "sonuncu": -1},
    **{"I": 1, "II": 2, "III": 3, "IV": 4},
}
_COUNTS = forms_in_order(word_list("az", "numbers of spans"), 1) | {"otuz": 30, "yarım": 1}
_DAYS = {"dünən": -1, "dünənki": -1, "srağagün": -2, "sabah": 1, "sabahkı": 1}
_PLURAL = "lAr lArI lArA lArdA lArdAn lArIn"
_UNITS = forms_to_names(
    {
        "day": noun_forms("gün", f"{OWNED} {_PLURAL}"),
        "week": noun_forms("həftə", f"{OWNED} {_PLURAL}"),
        "month": noun_forms("ay", f"{OWNED} {_PLURAL}"),
        "quarter": noun_forms("rüb kvartal", f"{OWNED} {_PLURAL}"),
        "year": noun_forms("il", f"{OWNED} {_PLURAL}"),
        "decade": noun_forms("onillik", f"{OWNED} {_PLURAL}"),
    }
)
_SEASONS = forms_to_names(
    {
        "spring": noun_forms("yaz", OWNED),
        "summer": noun_forms("yay", OWNED),
        "autumn": noun_forms("payız", OWNED),
        "winter": noun_forms("qış", OWNED),
    }
)
_WEEKDAYS = {
    form: i
    for i, names in enumerate(
        ("bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar günü")
    )
    for form in (names, f"{names} günü")
}

# Patterns of a year, a month, a part of a year. `since` is the ending -dan, -dən ("from").

_NAME = rf"(?P<month>{alternatives(MONTH_NAMES.split())})"
_NAME2 = _NAME.replace("<month>", "<month2>")
_SINCE = r"(?P<since>(?:[ıiuü]n)?d[aə]n)"
_NO_SINCE = _SINCE.replace("?P<since>", "?:")
_ENDED = rf"(?:{_SINCE}|(?:[ıiuü]n)?d[aə]k?[ıiuü]?|[ıiuü]n[aə](?:d[aə]k)?|[ıiuü]n?|[aə](?:d[aə]k)?)"
_MONTH = rf"{_NAME}(?: ay)?{_ENDED}?"
_DIGITS = r"(?P<year>(?:1[5-9]|20)[0-9]{2})"
_DIGITS2 = _DIGITS.replace("<year>", "<year2>")
_RELATED = rf"(?P<relative>{alternatives(_RELATIVE.keys() - {'il'})})"
_YEAR = rf"(?:{_DIGITS}-c[ıiuü]|{_RELATED}) il"
_OF_YEAR = rf"{_YEAR}(?:in)?"
_IN_YEAR = rf"{_YEAR}(?:(?P<since>dən)|in|də|i|ə|ədək|lə|ki|kindən|dəki|dir)?"
_YEARS = r"illər\w*"
_TWO_YEARS = r"(?P<begins>(?:19|20)[0-9]{2})(?P<sign>/|-)(?P<ends>(?:19|20)?[0-9]{2})(?![0-9/]|[.,][0-9])"
_ACCOUNTING = r"(?:(?P<school>tədris|dərs|akademik)|(?P<business>maliyyə|büdcə|təsərrüfat|hesabat|vergi))"
_BUSINESS = (
    rf"(?:{_TWO_YEARS}(?:-c[ıiuü])?(?: {_ACCOUNTING})? (?:il|(?P<school>mövsüm))(?!l)\w*|{_TWO_YEARS}(?!-)"
    rf"|(?P<named>(?:19|20)[0-9]{{2}})(?:-c[ıiuü])? {_ACCOUNTING} il\w*)"
)
_PART = rf"(?P<part>{alternatives(_ORDINALS)}|[1-4])(?:-c[ıiuü])?"
_COUNT = rf"(?P<count>{alternatives(_COUNTS)}|[1-9][0-9]{{0,2}})"
_UNIT = rf"(?P<unit>{alternatives(_UNITS)})"
_DAY = r"(?P<day>[0-9]{1,2})"
_DAY2 = _DAY.replace("<day>", "<day2>")
_TIED = r"(?:-(?:(?P<since>d[aə]n)|[^\W\d_]{1,5}))?"
_TIED_TO = r"(?:-(?:d[aə]n|[^\W\d_]{1,5}))?"
_REPORT = r"(?:(?: [^\W\d_]+){0,2}? (?:hesabat|nəticə|göstərici|icmal|bülleten|məlumat)[^\W\d_]*)"
_REPORT_YEAR = rf"{_DIGITS}(?:-c[ıiuü] il\w*)?"
_PART_OF_REPORT = (
    rf"(?:(?P<half>yarımillik)|{_COUNT} ?(?P<months>aylıq)|{_PART} (?:(?P<quarter>rüb\w*|kvartal\w*)"
    r"|(?P<half>yarım ?il\w*)))"
)
_SOME_PART = r"(?P<somepart>aralıq|rüblük|kvartallıq|aylıq|həftəlik)"
_SEASON = rf"(?P<season>{alternatives(_SEASONS)})"

_POINTS = time_patterns(
    "",
    r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
    r"(?P<first>[0-9]{1,2})(?P<sign>[./-])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>(?:19|20)?[0-9]{2})(?![0-9.])",
    rf"(?:{_OF_YEAR} )?{_NAME}(?:[ıiuü]n| ayının) {_DAY}(?:-d[aə]n|-| - )(?: ?){_DAY2}{_TIED_TO}",
    rf"{_DAY}-{_DAY2} {_NAME}{_ENDED.replace('(?P<since>', '(?:')}?(?: {_DIGITS}-c[ıiuü] il(?:də|in)?)?",
    rf"(?:{_OF_YEAR} )?{_NAME}(?:[ıiuü]n| ayının) {_DAY}{_TIED}",
    rf"{_DAY} {_NAME}{_ENDED}?(?: {_DIGITS}(?:-c[ıiuü] il(?:(?P<since>dən)|də|in)?)?)?",
    rf"{_OF_YEAR} {_NAME}-{_NAME2}(?: ayları\w*|{_ENDED.replace('(?P<since>', '(?:')})?",
    rf"{_OF_YEAR} {_NAME}{_NO_SINCE} {_NAME2}(?:[ıiuü]n)?[aə](?:d[aə]k| qədər)",
    rf"(?:{_OF_YEAR} )?{_NAME}(?:[ıiuü]n| ayının) {_PART} (?P<weekof>həftə)\w*",
    rf"{_OF_YEAR} {_MONTH}",
    rf"{_NAME}-{_NAME2} ayları\w*",
    rf"{_OF_YEAR} (?:{_PART} )?{_COUNT} (?P<months>ay(?:ı\w*|da|lıq)?)(?! əvvəl| sonra)",
    rf"(?<!son )(?<!ötən )(?<!keçən )(?:ilk )?{_COUNT} (?P<months>ay(?:ı)? (?:ərzində|müddətində)|ayda)(?!\w)",
    rf"(?:{_OF_YEAR}|{_BUSINESS}) {_PART} (?:(?P<half>yarısı\w*|yarım ?il\w*)|(?P<quarter>rüb\w*|kvartal\w*))",
    rf"{_PART_OF_REPORT}{_REPORT}[,:]? (?:- )?{_REPORT_YEAR}",
    rf"{_YEAR}(?:in|ə)? (?:üzrə )?{_PART_OF_REPORT}(?={_REPORT})",
    rf"{_SOME_PART}{_REPORT}[,:]? (?:- )?{_REPORT_YEAR}",
    rf"{_YEAR}(?:in|ə)? (?:üzrə )?{_SOME_PART}(?={_REPORT})",
    rf"(?:{_OF_YEAR}|{_BUSINESS}) {_SEASON}",
    rf"{_OF_YEAR} (?P<same>eyni|müvafiq|analoji|həmin) (?:dövr|ay|rüb|kvartal|yarımil|gün|göstərici)\w*",
    r"əvvəlki ilin (?P<same>eyni|müvafiq|analoji) (?:dövr|ay|rüb|kvartal|yarımil)\w*",
    r"(?P<bare>eyni|müvafiq|analoji) (?:dövr|ay|rüb|kvartal|yarımil)\w*",
    rf"(?P<decade>(?:1[5-9]|20)?[0-9]0)-c[ıiuü] {_YEARS}",
    rf"{_DIGITS}(?:-c[ıiuü] ildən |-){_DIGITS2}-c[ıiuü] il\w*(?: qədər)?",
    _BUSINESS,
    rf"bundan {_COUNT} {_UNIT} (?P<ago>əvvəl|qabaq)",
    rf"{_COUNT} {_UNIT} (?P<ago>bundan (?:əvvəl|qabaq))",
    rf"{_COUNT} {_UNIT} (?P<ago>(?P<earlier>əvvəl|öncə|qabaq))(?:ki\w*)?",
    rf"{_COUNT} {_UNIT} (?P<later>sonra)",
    rf"(?P<earlier>əvvəlki) {_UNIT}",
    rf"(?P<later>sonrakı) {_UNIT}",
    r"(?P<past>(?P<pace>son)) (?:1|bir) (?P<unit>il)(?:də| ərzində)",
    rf"(?P<past>son|ötən|keçən) {_COUNT} {_UNIT}",
    rf"(?P<ahead>növbəti|yaxın|gələn) {_COUNT} {_UNIT}",
    _IN_YEAR,
    r"(?P<whole>(?P<full>bütün)) (?P<unit>il|rüb|ay)(?: ərzində| boyu|də|da)?",
    r"(?<!bir )(?P<whole>(?<![-\w] )(?P<unit>il|rüb|ay) (?:ərzində|(?P<full>boyu|üzrə|boyunca)))",
    r"(?P<relative>(?P<span>rüb|ay|həftə))(?:ün|ın|nin)(?= (?:əvvəlindən|başlanğıcından))",
    r"(?P<relative>il)in(?= (?:əvvəl|başlanğıc|orta|son|axır))",
    rf"{_NAME}(?: ayın[aə](?= qədər)|[aə]d[aə]k| ayın[aə]d[aə]k)",
    rf"{_DIGITS}(?:-c[ıiuü])?(?=\s*(?:[,;:|)\]]|\Z|\.(?:\s|\Z)|(?:və|-|\||\s) ?(?:19|20)[0-9]{{2}}(?![0-9])))",
    rf"{_DIGITS}-c[ıiuü] {_YEARS}",
    rf"{_DIGITS}-d[aə](?!\w)",
    rf"{_NAME}(?: ay)?(?:{_SINCE}|(?:[ıiuü]n)?d[aə]k?[ıiuü]?)",
    rf"{_NAME} ayının(?= payına)",
    rf"{_NAME}[ıiuü]n(?= (?:son|axır|əvvəl|orta))",
    rf"{_RELATED} {_SEASON}",
    # "On Saturdays and Sundays" is no day.
    rf"(?P<weekday>{alternatives(_WEEKDAYS)})(?! (?:(?:və|ya) \w+ )?günləri)(?= (?:günü|axşamı))?",
    r"(?P<now>hal-hazırda|hazırda|indiyədək|indiyə qədər|indi|hazırkı dövrdə|bu günədək|bu günə qədər|bu günə)",
    r"(?P<today>bu gün|bugünkü|bu səhər|bu axşam)",
    rf"(?P<dayword>{alternatives(_DAYS)})",
    rf"{_RELATED} (?P<span>{alternatives(_UNITS)})",
    rf"{_PART} (?P<quarter>rüb\w*|kvartal\w*)",
    rf"(?<=, )(?:{_PART}) (?P<half>yarısında|yarım ?il\w*)",
)

# What stands beside a time


def _begins(words: str) -> Pattern:
    return Pattern(rf"(?:{words})(?!\w)")


_CASES = r"(?:nda|ndə|na|nə|nadək|nədək|ndan|ndən|nın|nin|nun|dır|dir)?"
_DEEDS = (
    "qanun|müqavilə|saziş|qərar|fərman|sərəncam|konstitusiya|islahat|proqram|strategiya|seçki|referendum|məcəllə|sammit"
)
_SAID = r"de|bildir|söylə|açıqla|qeyd e|vurğula|xəbər ver|elan e|əlavə e"

_PAST = r"əvvəl|qabaq|öncə|sonra"

_CUES = (
    TimeCue(
        TimeRole.LENGTH,
        after=_begins(
            rf" (?:qədər(?: olan)?|başa çatan|bitən|sona çatan"
            rf"|yekunlaşan)(?: (?:son))?(?: {_COUNT})? {_UNIT}(?: ərzində)?"
        ),
    ),
    TimeCue(
        TimeRole.COMPARED,
        before=Pattern(r"(?<!\w)(?:fərqli olaraq) \Z", case_matters=True),
        after=_begins(
            r"(?: (?:eyni|müvafiq|analoji|həmin) dövr\w*)?(?: olan(?= göstərici))?"
            r"(?: (?:ilə|səviyyə\w*|göstərici\w*|ilk)){0,3}"
            r" (?:bəri (?:ilk dəfə|ən \w+|rekord)|müqayisə\w*|nisbət\w*|nəzərən|fərqli\w*|(?:daha )?(?:çox|az|artıq"
            r"|yüksək|aşağı)(?:dur"
            r"|dır)?)| səviyyəsin(?:d[aə]n|i)(?= )| olduğu kimi| deyil| yox| əvəzinə|(?<=k[iı]nd[aə]n)|(?<=dövründən)"
            r"|(?:(?<=ayından)|(?<=rübündən))(?= [^.;]{0,40}?(?:çox|az|artıq|yüksək|aşağı))"
        ),
    ),
    TimeCue(TimeRole.BOUND, after=_begins(rf"(?<=n) (?:{_PAST})|(?<=dək)| (?:qədər|kimi|dək)(?! olan)")),
    # "A committee founded in 2021" did something later than that.
    TimeCue(
        TimeRole.EVENT,
        after=_begins(
            rf"(?:(?<=il)|(?<=ilin)|(?<=ki))(?: \w+)? \w+d[aə]n (?:{_PAST})"
            r"| (?:yaradıl|qurul|təsis (?:ed|olun)|başlan|imzalan|açıl)\w*(?:m[ıiuü]ş|[aə]n)(?= (?!və\b)[^\W\d_])"
        ),
    ),
    TimeCue(TimeRole.END, after=_begins(rf" (?:sonu|axırı|sonuncu günü){_CASES}(?: qədər)?")),
    TimeCue(TimeRole.START, after=_begins(rf" (?:əvvəli|başlanğıcı|ilk günləri){_CASES}")),
    TimeCue(TimeRole.EARLY, after=_begins(rf" əvvəlləri{_CASES}")),
    TimeCue(TimeRole.MID, after=_begins(rf" ortası{_CASES}| ortalarında")),
    TimeCue(TimeRole.LATE, after=_begins(rf" sonları{_CASES}")),
    TimeCue(TimeRole.SINCE, after=_begins(r" (?:bəri|etibarən|başlayaraq)|(?<=ndan)|(?<=ndən)")),
    TimeCue(
        TimeRole.ATTRIBUTE,
        before=Pattern(rf"(?<!\w)(?:{_DEEDS})\w* (?:\w+ )?\Z", case_matters=True),
        after=_begins(rf"(?: \w+)? (?:{_DEEDS})\w*|(?: \w+){{0,2}}? (?:{_SAID})\w*"),
    ),
)

_EVENTS = (
    r"müharibə|pandemiya|böhran|inqilab|zəlzələ|sanksiya|islahat|daşqın|müstəqillik|tətil|karantin|işğal|qəza|yanğın"
)

_PACES = pace_patterns(
    r"{of} (?:müqayisədə|ifadədə|əsasda|hesabla|artım\w*|inflyasiya\w*|dəyişmə\w*)|{span} ərzində"
    r"|(?P<against>(?:ötən|keçən|əvvəlki|bir) {span}\w*(?: (?:əvvəl\w*|nisbətən))?{year})",
    r"|(?:(?:ötən|keçən|əvvəlki)|(?P<of_year>\d{4})-c[iıuü]) ilin (?:müvafiq|eyni|analoji) \w+",
    {
        "year": {"span": "il", "of": "illik"},
        "quarter": {"span": "rüb", "of": "rüblük"},
        "month": {"span": "ay", "of": "aylıq"},
        "week": {"span": "həftə", "of": "həftəlik"},
    },
)

TIMES = TimeWords(
    paces=_PACES,
    patterns=_POINTS,
    cues=_CUES,
    told_in=Pattern(r"d[aə]\Z"),
    undated=any_of(
        rf"(?:{_EVENTS})\w*?d[aə]n (?:əvvəl\w*|qabaq\w*|öncə\w*|sonra\w*)|əvvəllər|əvvəlcə|ilkin|vaxtilə|bir vaxtlar"
        rf"|keçmişdə"
        r"|o vaxt(?:lar)?|o zaman|həmin (?:il|ay|gün|rüb)\w*|son (?:illər|aylar)\w*|bir neçə (?:il|ay|həftə) (?:əvvəl"
        "|qabaq)|sovet dövründə|öncələr|çoxdan"
    ),
    that_time=Pattern(r"həmin (?P<unit>il|ay|gün)\w*"),
    lasting=Pattern(rf"\b(?:{_COUNT}|bir neçə) {_UNIT}(?: ərzində| müddətində)?\b(?<=d[aə])"),
    business_year=(
        Pattern(
            rf"\b(?:maliyyə|büdcə|təsərrüfat"
            rf"|hesabat) ili\w*\b[^.;\n]{{0,30}}?\b{_NAME}(?:[ıiuü]n)?(?: (?P<day>[0-9]{{1,2}}))?-?d[aə]n\b"
        ),
        Pattern(
            rf"\b(?:maliyyə|büdcə|təsərrüfat"
            rf"|hesabat) ili\w*\b[^.;\n]{{0,30}}?\b{_NAME}(?:[ıiuü]n)?(?: (?P<day>[0-9]{{1,2}})-?)?d[aə] başla\w+"
        ),
    ),
    elliptical=Pattern(
        rf"(?<!\w)(?P<part>{alternatives(_ORDINALS)})(?:s[iü])?(?:nd|d)[aə](?=\s*(?:isə\b|[-,.;:)]|\d|\Z))"
    ),
    opening=Pattern(r"(?!)"),
    joiner=Pattern(r"(?:(?<=d[aə]n)| əvvəlindən) (?:etibarən )?| ?- ?"),
    listed=Pattern(r",? ?(?:və|ya) ?|, ?"),
    altogether=any_of(r"orta\w*|ümum\w+|cəmi\w*|birlikdə|məcmu\w*"),
    breaks=any_of("amma|lakin|ancaq|halbuki|fəqət"),
    coordination=any_of("və|ya|həmçinin"),
    edges=any_of(r"(?:(?<=\bilin )|(?<=\bayın )|(?<=\brübün )|(?<=\bhəftənin ))(?:əvvəl|son|orta)\w*"),
    attributive=Pattern(r"k[iı]\Z", case_matters=True),
    level_after=Pattern(
        rf"(?:[\s-]+[^\W\d_]++){{0,2}}?(?<=d[aə]n)\s(?!(?:daha )?(?:çox|az|artıq)\b)"
        rf"(?=[^;.!?]{{0,40}}?\d[^;.!?]{{0,40}}?(?:{RISES}|{FALLS}|{MOVES}))"
    ),
    appositive=Pattern(r"[\s,(]*(?:ki,? )?(?:bu(?: da| isə)?|(?:on|bun)lardan)\b"),
    anaphor=Pattern(r"(?:Bu|Bunun|Onun|Onlardan|Bundan|O cümlədən)(?: da| isə)?\s", case_matters=True),
    aside=Pattern(r"[\s,(]*(?:hansı\w*|harada|o zaman ki|kimin)\b"),
    # "Artmışdır" has risen, and "nazir" is no verb.
    then_or_later=any_of("sonra|sonradan|daha sonra|onda|o vaxtdan|əvvəl|əvvəllər|daha əvvəl"),
    present=any_of(
        r"indi|var|vardır|yoxdur|mövcuddur|təşkil edir"
        r"|(?!\w*m[ıiuü]şd[ıiuü]r|(?:gəlir|nazir|təmir|dəmir|müdir|kömür|vəzir|təsir)\b)(?:\w{3,}(?:ır|ir|ur|ür)(?:lar|lər)?|\w+(?:dır|dir|dur|dür))"
    ),
    earlier=any_of(r"əvvəl\w*|qabaq|öncə\w*|köhnə|idi"),
    relative=_RELATIVE | dict.fromkeys(("rüb", "ay", "həftə"), 0),
    the_year=frozenset({"il", "rüb", "ay", "həftə"}),
    ordinals=_ORDINALS | {"yarımillik": 1},
    months=MONTHS,
    counts=_COUNTS,
    spans=_UNITS,
    days=_DAYS,
    weekdays=_WEEKDAYS,
    seasons=_SEASONS,
)
