"""Russian: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

import re

from briefing.evidence.lexicons.lexicon import RateWords, forms_to_names, phrase_list, word_forms, word_list, word_table
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.lexicons.number_words import MoneyWords, UnitWords
from briefing.evidence.lexicons.patterns import Pattern, any_of
from briefing.evidence.lexicons.russian_numbers import FEMININE, MASCULINE

_NOUNS = forms_to_names(word_table("ru", "nouns"))


_NAMES = forms_to_names(word_table("ru", "rates"))
_TIMES = "секунду|минуту|час|день|сутки|неделю|месяц|квартал|год"
_ADVERBS = "ежечасно|ежедневно|ежесуточно|еженедельно|ежемесячно|ежеквартально|ежегодно"
_ADJECTIVES = (
    r"(?:ежедневн|ежесуточн|суточн|среднесуточн|еженедельн|ежемесячн|среднемесячн)(?:ый|ая|ое|ые|ого|ой|ых|ую)"
)
# "В год" with a number or name after it is a time: "в год Тигра".
_SPAN = (
    rf"(?:в|во|за каждый|кажд(?:ый|ую|ые))\s+(?P<span>{_TIMES})\b(?!\s+(?:назад|спустя|раньше|ранее|до|после|выборов))"
)
_THINGS = phrase_list("ru", "things")
_MEASURES = "тонна|баррель|литр|килограмм|унция|кубометр|квадратный метр|гектар|акция|билет"
_ONE = r"(?:один|одного|одну|одно|кажд\w+)"
_ITEM = (
    rf"(?:за|на|с|со)\s+(?:{_THINGS})\b|(?:на|за|с) {_ONE}\s+[^\W\d_]+|каждый\b|(?:в|за) смену\b"
    r"|/\s?(?:сут\w*|день|мес\w*|год|час|чел\w*|т|кг|л|барр\w*|м²|м2)\b"
)
_NOUN_PHRASE = (
    r"(?:[\s-]+(?!(?:в|во|за|на|с|со|к|до|по|от|из|и|или|а|но|чем|для|что|как|ежегодно|ежедневно|ежемесячно"
    r"|еженедельно)\b)[^\W\d_]++){0,5}"
)
_AVERAGE = r"(?P<average>в среднем|в средн\w+|средн(?:яя|ий|ее|ие|юю|его|ей)|усредн\w+|медианн\w+)"
_LATER = r"[^.,;:()]{0,70}\Z"
_LATER_CLAUSE = r"(?:[^.,;:()]{0,60},)?[^.,;:()]{0,70}\Z"

RATES = RateWords(
    after=Pattern(
        # "100 млн руб. в день": the full stop of an abbreviation, unless a capital follows
        rf"(?-i:\.(?=\s[а-яё]))?{_NOUN_PHRASE},?\s*(?P<rate>\b{_SPAN}|(?:\b|(?<=\s))(?:{_ITEM})|\b(?P<adverb>{_ADVERBS})\b"
        r"|\b(?P<each>кажд(?:ый|ая|ое|ому|ой))(?=\s*(?:[.,;]|\Z))|\b(?P<average>в среднем)\b)"
    ),
    before=(
        Pattern(rf"\b(?P<rate>{_SPAN}){_LATER_CLAUSE}"),
        Pattern(rf"\b(?P<rate>(?P<adverb>{_ADVERBS}))\b{_LATER}"),
        Pattern(rf"\b(?P<rate>(?P<adverb>{_ADJECTIVES}))\b(?:\s+[^\W\d_]+){{0,4}}\s*[^\w.,;:]{{0,2}}\Z"),
        Pattern(rf"\b(?P<rate>на душу(?: населения)?|на человека|на {_ONE}\s+[^\W\d_]+)\b{_LATER}"),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER_CLAUSE}"),
    ),
    priced=Pattern(rf"(?<![\w-])(?<!\d )(?P<rate>(?:1 |один |одна |одно |кажд\w+ )?(?:{_MEASURES})){_LATER_CLAUSE}"),
    each_of=Pattern(r"(?<!\w)кажд(?:ый|ая|ое|ого|ой|ому|ую|ым) из \Z"),
    base=Pattern(
        r"(?<!\w)(?P<rate>(?P<sure>в расч[её]те )?на\s+(?:кажд\w+\s+)?"
        r"(?P<base>1[ .0]*0(?:\s(?:тыс|млн)\.?|\sтысяч\w*)?"
        r"|(?:1 |сто |десять )?(?:сотню|тысячу|тысяч|тыс\.?|миллион|млн))\s+"
        r"(?!тыс|млн|млрд|милли|руб|долл|евро|франк|фунт|юан|тенге|лари|драм|манат|тонн|метр|кило|км|процент|лет|дней"
        r"|час)[а-яё]{3,})"
    ),
    perhaps=Pattern(rf"\b(?P<adverb>{_ADJECTIVES}(?=\s+[^\W\d_])|годовых)"),
    told=Pattern(
        rf"\b(?:(?:в|во|кажд\w+)\s+(?P<span>{_TIMES})\b|(?P<adverb>{_ADVERBS}|{_ADJECTIVES})\b"
        rf"|(?:за|на|с|со)\s+(?:{_THINGS})\b|(?:в|за) смену\b|на [^\W\d_]+(?=\s+приход\w+)|(?:на|за|с) {_ONE}\b"
        rf"|кажд\w+|(?P<article>один|одна|одно)\b"
        rf"|(?:тонна|тонну|тонны|баррель|барреля|литр|литра"
        rf"|килограмм|килограмма|акция|акцию|акции|унция|унции|унцию|гектар|кубометр|штука|квадратный метр|билет)\b"
        rf"|{_AVERAGE}\b)|/(?=[^\W\d_])"
    ),
    names=_NAMES,
)


_WATTS = {"квт": "kilowatt", "мвт": "megawatt", "гвт": "gigawatt", "твт": "terawatt"}

# What the forms of a noun end in, so that `stem` of two forms is the same; at least three letters stay.
_ENDING = re.compile(
    r"(?<=\w{3})(?:ами|ями|ого|его|ому|ему|ов|ев|ей|ам|ям|ах|ях|ом|ем|ой|ый|ий|ых|их|ая|ое|ые|ие|[аяуюыиеоьй])\Z"
)

_SPANS = {
    "second": f"секунд/{FEMININE} сек",
    "minute": f"минут/{FEMININE} мин",
    "hour": f"час/{MASCULINE}",
    "day": "день дн/я.ю.ем.е.и.ей.ям.ями.ях сут/ки.ок.кам.ками",
    "week": "недел/я.и.ю.е.ей.ь.ям.ями.ях",
    "month": "месяц/-.а.у.ем.е.ы.ев.ам.ами.ах мес",
    "year": "год/-.а.у.е.ы.ов.ам.ами.ах лет",
    "decade": "десятилети/е.я.ю.ем.и.й.ям.ями.ях",
    "century": "век/-.а.у.ом.е.и.ов.ам.ами.ах столети/е.я.ю.ем.и.й.ям.ями.ях",
}
_NATION = re.compile(r"(?<=\w{3})(?:ого|его|ому|ему|ыми|ими|ый|ий|ой|ей|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ым|им|ом|ем)\Z")


def _nation(word: str) -> str:
    return _NATION.sub("", word)


_MONEY = MoneyWords(
    nouns=forms_to_names(word_table("ru", "money")),
    nations=nation_codes("ru", word_table("ru", "nations"), _nation),
    nation=_nation,
    nation_endings=("ских", "ского", "ский", "ская", "ской", "скими", "цких"),
    modifiers=word_forms("полных целых дополнительных новых бюджетных"),
    shy=word_forms("лев левы леи лей так така таки таку бат кип соль реал реала вон сум сума суме сом драма драме"),
    spent=word_forms(word_list("ru", "spent")),
    signs=word_table("ru", "signs"),
    told_whose=Pattern(
        r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)|\sв (?P<in>[а-яё]+ской) валюте"
        r"|\s(?P<behind>(?:ново|гон)?[а-яё-]+ских)(?=\s*[.,;:)]|\s*\Z|\s(?:в|на|за|и|или|но|от|до|с|к)\s)",
        case_matters=True,
    ),
    hundredths=forms_to_names(word_table("ru", "coins")),
)

UNITS = UnitWords(
    nouns=_NOUNS,
    unmaking=any_of(
        r"(?:мним|фиктивн|вымышленн|воображаем|гипотетическ|несуществующ|недостроенн|непостроенн|незаверш[её]нн|предполагаем|будущ"
        r"|потенциальн|возможн|призрачн|липов|поддельн|фальшив|ложн|условн|виртуальн|номинальн|мифическ|мнимоумерш|бумажн"
        r"|неподтвержд[её]нн|непроверенн|спорн|неродившихс|придуманн|выдуманн)[а-яё]+"
    ),
    money=_MONEY,
    units=forms_to_names(
        with_areas(
            word_table("ru", "lengths"),
            square="квадратн/ый.ого.ому.ом.ым.ая.ой.ую.ые.ых.ыми кв",
            cubic="кубическ/ий.ого.ому.ом.им.ая.ой.ую.ие.их.ими куб",
        )
        | _SPANS
        | word_table("ru", "units")
        | {
            "percentage point": " ".join(
                f"{one}_{two}"
                for one in word_forms("процентн/ый.ого.ому.ом.ым.ые.ых.ыми")
                for two in word_forms(f"пункт/{MASCULINE}")
            )
            + " пп п_п",
            "basis point": " ".join(
                f"{one}_{two}" for one in word_forms("базисн/ый.ого.ых") for two in word_forms(f"пункт/{MASCULINE}")
            )
            + " бп б_п",
            "degree Celsius": "°c °с " + " ".join(f"{one}_цельсия" for one in word_forms(f"градус/{MASCULINE}")),
            "degree Fahrenheit": "°f " + " ".join(f"{one}_фаренгейта" for one in word_forms(f"градус/{MASCULINE}")),
            "kilometre per hour": " ".join(f"{one}_в_час" for one in word_forms(f"километр/{MASCULINE}") | {"км"}),
            "metre per second": " ".join(f"{one}_в_секунду" for one in word_forms(f"метр/{MASCULINE}") | {"м"}),
        }
    )
    | {"км/ч": "kilometre per hour", "м/с": "metre per second", "миль/ч": "mile per hour"}
    # Energy, as many write it: nobody means power by the hour.
    | {f"{watt}/{hour}": f"{name}-hour" for watt, name in _WATTS.items() for hour in ("ч", "час", "часа", "часов")}
    | dict.fromkeys(word_forms(f"кубометр/{MASCULINE}"), "cubic metre"),
    short_units={"м": "metre", "т": "tonne", "г": "gram", "ч": "hour", "л": "litre"},
    modifiers=word_forms("полных целых дополнительных новых метрических условных"),
    no_many=("ых", "их", *"аеёиоуыэюя"),
    # Not those in -т or -л, nor in the endings of other cases: verbs and oblique nouns have them, too.
    many=Pattern(
        r"(?![а-яё-]*(?:[ыи]х|[аяы]м|им|[ое]м|[ая]х)\b)[а-яё-]{2,}(?:[оея]в|ей|ий|[бвгджзкмнпрсфхцчшщ])",
        case_matters=True,
    ),
    stem=lambda noun: _ENDING.sub("", noun),
)
