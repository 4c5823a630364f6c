"""Russian: the words for numbers, units and times in all their cases, and the language's `LEXICON`."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.lexicon import (
    Pattern,
    TimeWords,
    alternatives,
    forms_in_order,
    forms_to_names,
    forms_to_numbers,
    make_lexicon,
    time_patterns,
    word_forms,
)
from briefing.evidence.lexicons.russian_claims import CLAIMS
from briefing.evidence.lexicons.russian_numbers import ADJECTIVE, MONTHS, NUMBERS, UNITS
from briefing.evidence.lexicons.russian_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.russian_ranks import RANKS
from briefing.evidence.lexicons.russian_rates import RATES


def _lower(word: str) -> str:
    """Lower case, with е for ё, which most texts do not write."""
    return word.lower().replace("ё", "е")


_RELATIVE = {
    form: shift
    for shift, forms in (
        (-2, f"позапрошл/{ADJECTIVE}"),
        (-1, f"прошл/{ADJECTIVE} минувш/ий.его.ему.им.ем.ая.ей.ую"),
        (-1, "предыдущ/ий.его.ему.им.ем.ая.ей.ую истекш/ий.его.ему.им.ем.ая.ей.ую"),
        (0, "эт/от.ого.ому.им.ом.а.ой.у текущ/ий.его.ему.им.ем.ая.ей.ую нынешн/ий.его.ему.им.ем.яя.ей.юю"),
        (1, "следующ/ий.его.ему.им.ем.ая.ей.ую будущ/ий.его.ему.им.ем.ая.ей.ую наступающ/ий.его.ему.им.ем"),
    )
    for form in word_forms(forms)
}
_ORDINALS = forms_to_numbers(
    {
        1: f"перв/{ADJECTIVE} i",
        2: f"втор/{ADJECTIVE} ii",
        3: "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье iii",
        4: f"четверт/{ADJECTIVE} iv",
        -1: "последн/ий.его.ему.им.ем.яя.ей.юю.ие.их.ими",
    }
)
_COUNTS = forms_in_order(
    "дв/а.ух.ум.умя тр/и.ех.ем.емя четыр/е.ех.ем.ьмя пят/ь.и.ью шест/ь.и.ью сем/ь.и.ью восемь|восьми девят/ь.и.ью"
    " десят/ь.и.ью одиннадцат/ь.и.ью",
    2,
)
_DAYS = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1} | {
    form: day
    for day, stem in ((-1, "вчерашн"), (0, "сегодняшн"), (1, "завтрашн"))
    for form in word_forms(f"{stem}/ий.его.ему.им.ем.яя.ей.юю.ие.их")
}
_SPANS = forms_to_names(
    {
        "month": "месяц/-.а.у.ем.е",
        "week": "недел/я.и.ю.е.ей",
        "quarter": "квартал/-.а.у.ом.е",
    }
)


def _any(words: Iterable[str]) -> str:
    """One of the words, written with ё or with е."""
    return alternatives(words).replace("е", "[её]")


_MONTH = rf"(?P<month>{alternatives(MONTHS)})"
_MONTH2 = _MONTH.replace("<month>", "<month2>")
_DIGITS = r"(?P<year>(?:18|19|20)[0-9]{2})"
_DIGITS2 = r"(?P<year2>(?:19|20)[0-9]{2})"
_YEAR_WORD = r"\s?(?:год(?:а|у|ом|ах|ами|ы|ов)?|гг?\b\.?)"
_SAID_YEAR = rf"{_DIGITS}(?:-?(?:й|го|м|му)(?!\w))?(?:{_YEAR_WORD})?(?![0-9.,]*[0-9])"
_FULL_YEAR = rf"{_DIGITS}(?:-(?:й|го|м|му)(?!\w)(?:{_YEAR_WORD})?|{_YEAR_WORD})"
_REL = rf"(?P<relative>{_any(_RELATIVE)})"
_REL_YEAR = rf"{_REL}\s(?:год(?:а|у|ом|е)?|г\.)"
_YEAR = rf"(?:{_SAID_YEAR}|{_REL_YEAR})"
_PART = rf"(?P<part>{_any(_ORDINALS)}|[1-4])(?:-(?:й|го|м|е|я))?"
_COUNT = rf"(?P<count>{_any(_COUNTS)}|[0-9]{{1,2}})"

_TIMES = TimeWords(
    patterns=time_patterns(
        r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        rf"(?P<day>[0-9]{{1,2}})(?:-го)? {_MONTH}(?: {_YEAR})?",
        rf"{_MONTH}(?:-| по | и ){_MONTH2} {_YEAR}",
        rf"{_MONTH} {_YEAR}",
        rf"(?:{_PART}|за|итогам) {_COUNT} (?P<months>месяц(?:а|ев|ам|ах)) {_YEAR}",
        rf"{_PART} (?P<half>полугоди[еяюи]м?|половин[аеуы]) {_YEAR}",
        rf"{_PART} (?P<quarter>квартал(?:а|у|ом|е)?) {_YEAR}",
        rf"между {_DIGITS} и {_DIGITS2}{_YEAR_WORD}",
        rf"{_DIGITS}(?:-| по | до ){_DIGITS2}{_YEAR_WORD}",
        rf"(?:в|во|с|со|до|к|за|от|по|на|начал[аеу]|кон(?:ца|це|цу)|середин[ыеу]) {_MONTH}",
        _REL_YEAR,
        _FULL_YEAR,
        r"(?P<now>сейчас|в настоящее время|в настоящий момент|на сегодняшний день|на сегодня|(?:на|в) данный момент"
        r"|ныне|к настоящему времени)",
        rf"(?P<dayword>{alternatives(_DAYS)})",
        rf"{_REL} (?P<span>{alternatives(_SPANS)})",
    ),
    since=Pattern(r"\b(?:начиная )?(?:с|со)(?: (?:начала|середины|конца|самого))?\s*\Z", ignore_case=True),
    comparison=Pattern(
        r"\b(?:по сравнению со?|в сравнении со?|чем|против|относительно|к уровню|к показателю|(?:[0-9%]|процент\w*) к)"
        r"(?: в| за)?(?: аналогичн\w+ период\w*)?\s*\Z",
        ignore_case=True,
    ),
    relative=_RELATIVE,
    ordinals=_ORDINALS,
    months=MONTHS,
    counts=_COUNTS,
    spans=_SPANS,
    days=_DAYS,
)

LEXICON = make_lexicon(NUMBERS, UNITS, QUALIFIERS, RATES, CLAIMS, _TIMES, _lower, RANKS)
