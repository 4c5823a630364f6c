"""Russian: the words for numbers, units and times in all their cases, and the language's `LEXICON`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from briefing.evidence.lexicon import (
    CURRENCY_SIGNS,
    NumberWords,
    Pattern,
    TimeWords,
    UnitWords,
    alternatives,
    forms_in_order,
    forms_to_names,
    forms_to_numbers,
    make_lexicon,
    time_patterns,
    word_forms,
)
from briefing.evidence.lexicons.russian_claims import CLAIMS
from briefing.evidence.lexicons.russian_qualifiers import QUALIFIERS

# Endings in all cases, singular and plural: masculine nouns with a hard and a soft last consonant, feminine nouns
# in -а, adjectives. A plural from another stem, such as `лет`, stands beside its word.
_M = "-.а.у.ом.е.ы.ов.ам.ами.ах"
_M_SOFT = "ь.я.ю.ем.е.и.ей.ям.ями.ях"
_F = "а.ы.е.у.ой.-.ам.ами.ах"
_ADJECTIVE = "ый.ого.ому.ым.ом.ая.ой.ую.ое.ые.ых.ыми"


def _lower(word: str) -> str:
    """Lower case, with е for ё, which most texts do not write."""
    return word.lower().replace("ё", "е")


_MONTHS = forms_in_order(
    "январ/ь.я.ю.ем.е феврал/ь.я.ю.ем.е март/-.а.у.ом.е апрел/ь.я.ю.ем.е ма/й.я.ю.ем.е июн/ь.я.ю.ем.е"
    " июл/ь.я.ю.ем.е август/-.а.у.ом.е сентябр/ь.я.ю.ем.е октябр/ь.я.ю.ем.е ноябр/ь.я.ю.ем.е декабр/ь.я.ю.ем.е",
    1,
)
_TEENS = " ".join(
    f"{stem}надцат/ь.и.ью" for stem in ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
)
_PACKS = {
    10: "десят/ок.ка.ку.ком.ке.ки.ков.кам.ками.ках",
    12: "дюжин/а.ы.е.у.ой.-.ам",
    100: "сот/ня.ни.не.ню.ней.ен.ням.нями.нях",
}

_NUMBERS = NumberWords(
    decimal_sign=",",
    small={
        **forms_in_order(
            "ноль|нул/ь.я.ю один|одн/а.о.и.ого.ой.ому.им.ом.у.их дв/а.е.ух.ум.умя.ое.оих тр/и.ех.ем.емя.ое.оих"
            " четыр/е.ех.ем.ьмя|четвер/о.ых пят/ь.и.ью.еро.ерых шест/ь.и.ью.еро.ерых сем/ь.и.ью.еро.ерых"
            " восем/ь.ью|восьм/и.ью девят/ь.и.ью десят/ь.и.ью"
        ),
        **forms_in_order(_TEENS, 11),
        **dict.fromkeys(("полтора", "полторы", "полутора"), Decimal("1.5")),
    },
    tens=forms_in_order(
        "двадцат/ь.и.ью тридцат/ь.и.ью сорок/-.а пятьдесят|пят/идесяти.ьюдесятью шестьдесят|шест/идесяти.ьюдесятью"
        " семьдесят|сем/идесяти.ьюдесятью восемьдесят|вос/ьмидесяти.емьюдесятью девяност/о.а",
        20,
        10,
    ),
    hundreds=forms_in_order(
        "ст/о.а дв/ести.ухсот.умстам.умястами.ухстах тр/иста.ехсот.емстам.емястами.ехстах"
        " четыр/еста.ехсот.емстам.ьмястами.ехстах пят/ьсот.исот.истам.ьюстами.истах шест/ьсот.исот.истам.ьюстами.истах"
        " сем/ьсот.исот.истам.ьюстами.истах вос/емьсот.ьмисот.ьмистам.ьмистах девят/ьсот.исот.истам.ьюстами.истах",
        100,
        100,
    ),
    scales=forms_to_numbers(
        {
            3: "тысяч/-.а.и.е.у.ей.ью.ам.ами.ах тыс",
            6: f"миллион/{_M} млн",
            9: f"миллиард/{_M} млрд",
            12: f"триллион/{_M} трлн",
        }
    ),
    short_scales=forms_to_numbers(
        {
            3: f"-тысячн/{_ADJECTIVE}",
            6: f"-миллионн/{_ADJECTIVE}",
            9: f"-миллиардн/{_ADJECTIVE}",
        }
    ),
    single=word_forms(
        "тысяч/а.у.е.ей.ью миллион/-.а.у.ом.е миллиард/-.а.у.ом.е триллион/-.а.у.ом.е десят/ок.ка.ку.ком.ке"
        " сот/ня.ню.не.ней дюжин/а.у.е.ой"
    ),
    single_after=word_forms("около более свыше больше менее меньше порядка до с от"),
    collectives=forms_to_numbers(_PACKS),
    compounds=forms_to_numbers(
        {
            50: "полсотни",
            500: "полтысячи",
            500_000: "полмиллион/а.у полумиллион/а.у.ом.е",
            500_000_000: "полмиллиард/а.у полумиллиард/а.у.ом.е",
        }
    ),
    never_first=frozenset({"семью"}),
    pronouns=word_forms("один одн/а.о.и.ого.ой.ому.им.ом.у.их"),
    fractions=forms_to_numbers({3: "треть", 4: "четверть", 5: "пятая пятую", 10: "десятая десятую"}),
    fraction_plurals=forms_to_numbers({3: "трети третей третях", 4: "четверти четвертей", 5: "пятых", 10: "десятых"}),
    shares={
        **dict.fromkeys(word_forms("половин/а.ы.е.у.ой"), Decimal("0.5")),
        **dict.fromkeys(word_forms("четверт/ь.и.ью"), Decimal("0.25")),
    },
    not_share_after=word_forms("перв/ая.ой.ую втор/ая.ой.ую друг/ая.ой.ую"),
    and_a_half=("с", "половиной"),
    between=("между", "и"),
    range_joiners=word_forms("до"),
    vague=word_forms(
        "треть трети вдвое втрое вчетверо впятеро вдесятеро дважды трижды"
        " удво/ить.ит.ят.ил.ила.ило.или.иться.ится.ятся.ился.илась.илось.ились.ен.ена.ено.ены.ение.ения.ению.ением"
        " утро/ить.ит.ят.ил.ила.ило.или.иться.ится.ятся.ился.илась.илось.ились.ен.ена.ено.ены.ение.ения.ению.ением"
        f" двукратн/{_ADJECTIVE}.о двухкратн/{_ADJECTIVE} трехкратн/{_ADJECTIVE} десятикратн/{_ADJECTIVE}"
    ),
    vague_scales=word_forms("десятк/и.ов.ам.ами.ах сот/ни.ен.ням.нями.нях"),
    infixes=(("с", "лишним"), ("с", "небольшим")),
    case_endings=word_forms("ти ми"),
    ordinal_endings=word_forms("й го му я ю е м ой ый ий ая ое ые ых х"),
    ordinals=word_forms(
        " ".join(f"{stem}/{_ADJECTIVE}" for stem in ("перв", "втор", "четверт", "пят", "шест", "седьм", "восьм"))
        + f" девят/{_ADJECTIVE} трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье.ьи.ьих"
    ),
    months=_MONTHS,
    year_nouns=word_forms("год/-.а.у.ом.е.ы.ов.ах.ам.ами г гг"),
    dotted=word_forms("тыс млн млрд трлн долл руб ман проц кв куб"),
)


def _pairs(adjective: str, noun: str) -> str:
    """An adjective before a noun, in all forms of both."""
    endings = "ый.ого.ом.ым.ые.ых.ыми"
    return " ".join(f"{one}_{two}" for one in word_forms(f"{adjective}/{endings}") for two in word_forms(noun))


_METRE = f"метр/{_M}"
_KILOMETRE = f"километр/{_M}"

# What the forms of a noun end in, so that `stem` of two forms is the same; at least three letters stay.
_ENDING = re.compile(
    r"(?<=\w{3})(?:ами|ями|ого|его|ому|ему|ов|ев|ей|ам|ям|ах|ях|ом|ем|ой|ый|ий|ых|их|ая|ое|ые|ие|[аяуюыиеоьй])\Z"
)

_UNITS = UnitWords(
    currencies=CURRENCY_SIGNS
    | forms_to_names(
        {
            "USD": f"доллар/{_M} долл",
            "EUR": "евро",
            "GBP": f"фунт/{_M}",
            "RUB": "рубл/ь.я.ю.ем.е.и.ей.ям.ями.ях руб",
            "AZN": f"манат/{_M}",
            "CNY": f"юан/{_M_SOFT}",
            "JPY": f"иен/{_F}",
            "TRY": f"лир/{_F}",
            "GEL": "лари",
            "KZT": "тенге",
            "UAH": "гривн/а.ы.е.у.ой.ам.ами.ах гривен",
            "INR": "рупи/я.и.ю.ей.й.ям.ями.ях",
            "CHF": f"франк/{_M}",
        }
    ),
    units=forms_to_names(
        {
            "percent": f"% процент/{_M} проц",
            "percentage point": _pairs("процентн", f"пункт/{_M}"),
            "tonne": f"тонн/{_F} т",
            "kilogram": f"килограмм/{_M} кг",
            "barrel": f"баррел/{_M_SOFT}",
            "litre": f"литр/{_M} л",
            "metre": f"{_METRE} м",
            "kilometre": f"{_KILOMETRE} км",
            "mile": "мил/я.и.ю.ей.ь.ям.ями.ях",
            "hectare": f"гектар/{_M} га",
            "square metre": f"{_pairs('квадратн', _METRE)} кв_м",
            "square kilometre": f"{_pairs('квадратн', _KILOMETRE)} кв_км",
            "cubic metre": f"{_pairs('кубическ', _METRE)} кубометр/{_M} куб_м",
            "kilowatt-hour": "квтч",
            "kilowatt": f"киловатт/{_M} квт",
            "megawatt": f"мегаватт/{_M} мвт",
            "gigawatt": f"гигаватт/{_M} гвт",
            "container": "дфэ",
            "hour": f"час/{_M}",
            "day": "день дн/я.ю.ем.е.и.ей.ям.ями.ях сут/ки.ок.кам.ками",
            "week": "недел/я.и.ю.е.ей.ь.ям.ями.ях",
            "month": "месяц/-.а.у.ем.е.ы.ев.ам.ами.ах",
            "year": "год/-.а.у.ом.е.ы.ов.ам.ами.ах лет г гг",
            "times": "раз/-.а",
        }
    ),
    modifiers=word_forms("американск/ий.их.ого.ими российск/ий.их.ого.ими азербайджанск/ий.их.ого.ими полных целых"),
    nouns=forms_to_names(
        {
            "pupil": f"учени/к.ка.ку.ком.ке.ки.ков.кам.ками.ках.ца.цы.цу.ц школьни/к.ка.ки.ков.кам.ками.ках"
            f" учащ/ийся.егося.иеся.ихся.имся.имися студент/{_M} студентк/а.и.у студенток"
            " дет/и.ей.ям.ьми.ях ребен/ок.ка ребят/а.ишек",
            "person": f"человек/{_M} люд/и.ей.ям.ьми.ях жител/{_M_SOFT} граждан/ин.ина.е.-.ам.ами.ах"
            " мужчин/а.ы.- женщин/а.ы.-",
            "university": f"университет/{_M} институт/{_M} академи/я.и.ю.й.ям.ями.ях вуз/{_M}",
            "lorry": f"грузовик/{_M}.и фур/{_F}",
            "school": "школ/а.ы.е.у.ой.-.ам.ами.ах",
            "teacher": "учител/ь.я.ю.ем.е.и.ей.ям.ями.ях педагог/-.а.и.ов.ам.ами преподавател/ь.я.и.ей.ям.ями",
            "wagon": f"вагон/{_M}",
            "container": f"контейнер/{_M}",
            "passenger": f"пассажир/{_M}",
            "company": "компани/я.и.ю.ей.й.ям.ями.ях фирм/а.ы.у.- предприяти/е.я.ю.ем.и.й.ям.ями.ях",
            "job": "рабоч/ее_место.их_мест",
            "car": "автомобил/ь.я.ю.ем.и.ей.ям.ями машин/а.ы.у.-",
            "ship": "суд/но.на.ов.ам корабл/ь.я.и.ей.ям",
            "boat": "лод/ка.ки.ок катер/-.а.ов",
            "home": f"дом/-.а.ов.ам квартир/{_F}",
            "hospital": "больниц/а.ы.-",
            "book": "книг/а.и.у.- учебник/-.а.и.ов.ам.ами",
            "village": "сел/о.а.- деревн/я.и",
        }
    ),
    stem=lambda noun: _ENDING.sub("", noun),
)
_RELATIVE = {
    form: shift
    for shift, forms in (
        (-2, f"позапрошл/{_ADJECTIVE}"),
        (-1, f"прошл/{_ADJECTIVE} минувш/ий.его.ему.им.ем.ая.ей.ую"),
        (-1, "предыдущ/ий.его.ему.им.ем.ая.ей.ую истекш/ий.его.ему.им.ем.ая.ей.ую"),
        (0, "эт/от.ого.ому.им.ом.а.ой.у текущ/ий.его.ему.им.ем.ая.ей.ую нынешн/ий.его.ему.им.ем.яя.ей.юю"),
        (1, "следующ/ий.его.ему.им.ем.ая.ей.ую будущ/ий.его.ему.им.ем.ая.ей.ую наступающ/ий.его.ему.им.ем"),
    )
    for form in word_forms(forms)
}
_ORDINALS = forms_to_numbers(
    {
        1: f"перв/{_ADJECTIVE} i",
        2: f"втор/{_ADJECTIVE} ii",
        3: "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье iii",
        4: f"четверт/{_ADJECTIVE} iv",
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


_MONTH = rf"(?P<month>{alternatives(_MONTHS)})"
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
    months=_MONTHS,
    counts=_COUNTS,
    spans=_SPANS,
    days=_DAYS,
)

LEXICON = make_lexicon(_NUMBERS, _UNITS, QUALIFIERS, CLAIMS, _TIMES, _lower)
