"""Russian: the words for numbers and ordinals in all their forms, as `NUMBERS` and `RANKS`."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicons.lexicon import (
    forms_in_order,
    forms_to_names,
    forms_to_numbers,
    word_forms,
    word_list,
    word_table,
)
from briefing.evidence.lexicons.number_words import NumberWords, RankWords
from briefing.evidence.lexicons.patterns import Pattern


def _lower(word: str) -> str:
    """A word in small letters, without ё, which most texts do not write."""
    return word.lower().replace("ё", "е")


LOWER = _lower


# Endings in all cases, singular and plural: masculine nouns with a hard and a soft last consonant, feminine nouns
# in -а, adjectives. A plural from another stem, such as `лет`, stands beside its word.
MASCULINE = "-.а.у.ом.е.ы.ов.ам.ами.ах"
FEMININE = "а.ы.е.у.ой.-.ам.ами.ах"
ADJECTIVE = "ый.ого.ому.ым.ом.ая.ой.ую.ое.ые.ых.ыми"


MONTHS = forms_in_order(word_list("ru", "months"), 1)
_SHORT_MONTHS = {
    "янв": 1,
    "фев": 2,
    "февр": 2,
    "мар": 3,
    "апр": 4,
    "июн": 6,
    "июл": 7,
    "авг": 8,
    "сен": 9,
    "сент": 9,
} | {"окт": 10, "нояб": 11, "дек": 12}
_TEENS = " ".join(
    f"{stem}надцат/ь.и.ью" for stem in ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
)
_PAST = "л.ла.ло.ли.лся.лась.лось.лись.ть.ться.т.тся.в.вшись"
_MOVED = (
    "снизи увеличи уменьши сократи опусти повыси понизи расшири ускори замедли измени удвои утрои подня упа подскочи"
    " выраста снижа увеличива уменьша сокраща поднима опуска повыша понижа расширя ускоря замедля меня дове сдвину"
    " рухну обвали ослабе укрепи подешеве подорожа прибави"
)
_MOVING = (
    "вырос/-.ла.ло.ли вырастет вырастут возрос/-.ла.ло.ли рос/-.ла.ло.ли рост/-.а.ом раст/ет.ут снижени/е.я.ем"
    " увеличени/е.я.ем довел/-.а.о.и довед/ет.ут переш/ел.ла.ло.ли падени/е.я.ем сокращени/е.я.ем повышени/е.я.ем "
    + " ".join(f"{stem}/{_PAST}" for stem in _MOVED.split())
)


def _times(stem: str) -> str:
    """The forms of a verb such as "удвоиться"."""
    return f"{stem}/ить.ит.ят.ил.ила.ило.или.иться.ится.ятся.ился.илась.илось.ились.ен.ена.ено.ены.ение.ения.ению.ением"


_WHOLE_SPANS = forms_to_names(
    {"year": "года", "month": "месяца", "hour": "часа", "day": "дня суток", "century": "века"}
)
_PACKS = {
    10: "десят/ок.ка.ку.ком.ке.ки.ков.кам.ками.ках",
    12: "дюжин/а.ы.е.у.ой.-.ам",
    100: "сот/ня.ни.не.ню.ней.ен.ням.нями.нях",
}

NUMBERS = NumberWords(
    decimal_sign=",",
    sums_scales=True,
    minus=frozenset({"минус"}),
    plus=frozenset({"плюс"}),
    margins=(("плюс", "минус"), ("плюс", "или", "минус")),
    small={
        **forms_in_order(word_list("ru", "small")),
        **forms_in_order(_TEENS, 11),
        **dict.fromkeys(("полтора", "полторы", "полутора"), Decimal("1.5")),
    },
    tens=forms_in_order(word_list("ru", "tens"), 20, 10),
    hundreds=forms_in_order(word_list("ru", "hundreds"), 100, 100),
    scales=forms_to_numbers(word_table("ru", "scales")),
    short_scales=forms_to_numbers(word_table("ru", "short scales")),
    single=word_forms(word_list("ru", "single")),
    single_after=word_forms("около более свыше больше менее меньше порядка до с от"),
    collectives=forms_to_numbers(_PACKS),
    compounds=forms_to_numbers(word_table("ru", "compounds")),
    never_first=frozenset({"семью"}),
    pronouns=word_forms("один одн/а.о.и.ого.ой.ому.им.ом.у.их"),
    fractions=forms_to_numbers(
        {3: "треть", 4: "четверть", 5: "пятая пятую пятой", 6: "шестая шестую", 8: "восьмая", 10: "десятая десятую"}
    ),
    fraction_plurals=forms_to_numbers(word_table("ru", "fraction plurals")),
    shares={
        **dict.fromkeys(word_forms("половин/а.ы.е.у.ой"), Decimal("0.5")),
        **dict.fromkeys(word_forms("четверт/ь.и.ью"), Decimal("0.25")),
        **dict.fromkeys(word_forms("трет/ь.и.ью"), Decimal(1) / 3),
    },
    spans=_WHOLE_SPANS,
    one_in=(("на",), ("из",), ("из", "каждых")),
    not_one=frozenset(["ни"]),
    part_of=(("из",), ("из", "этих"), ("из", "всех"), ("из", "общего", "числа"), ("среди",)),
    every=word_forms("кажд/ый.ого.ому.ым.ом.ая.ой.ую.ое"),
    ordinal_numbers=forms_to_numbers(
        {2: f"втор/{ADJECTIVE}", 3: "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье", 4: f"четверт/{ADJECTIVE}"}
        | {5: f"пят/{ADJECTIVE}", 6: f"шест/{ADJECTIVE}", 7: f"седьм/{ADJECTIVE}", 8: f"восьм/{ADJECTIVE}"}
        | {9: f"девят/{ADJECTIVE}", 10: f"десят/{ADJECTIVE}"}
    ),
    not_share_after=word_forms("перв/ая.ой.ую втор/ая.ой.ую друг/ая.ой.ую"),
    added_parts={("с", "половиной"): Decimal("0.5"), ("с", "четвертью"): Decimal("0.25")},
    between=("между", "и"),
    range_joiners=word_forms("до по"),
    starts=word_forms("от с со"),
    steps=frozenset({"на"}),
    moving=word_forms(_MOVING),
    choices=(("или",), ("либо",), ("или", "даже")),
    lists=frozenset({"и"}),
    respectively=word_forms("соответственно"),
    against=frozenset({"против"}),
    scores=word_forms(word_list("ru", "scores")),
    designators=word_forms(word_list("ru", "designators")),
    many_designators=word_forms("№№ стать/и.ям.ями.ях пункт/ы.ам.ами.ах страниц/ы.ах раздел/ы.ах"),
    determiners=word_forms("за кажд/ый.ая.ое.ом.ой.ую эт/от.ом.ой.а.у так/ом.ой одн/ом.ой"),
    index_names=word_forms("ртс ммвб imoex nikkei ftse dax cac боинг boeing airbus iphone windows камаз covid")
    | {"Ту", "Су", "МиГ", "Ил", "Ан", "Ми", "Ка", "Як"},
    clock_after=word_forms("утра вечера мск гмт пополудни"),
    no_nouns=word_forms(word_list("ru", "no nouns")),
    counted_list=Pattern(
        r"(?P<items>(?:, [а-яё-]+)*,? (?:и|или) [а-яё-]+)"
        r"(?=\s*[.;,:)]|\s+(?:в|на|у|от|с|для|по|за|было|были|будет|будут|которые)(?!\w)|\s*\Z)",
        case_matters=True,
    ),
    told_all=word_forms("всего все всех итого вместе целом общей сложности"),
    told_old=word_forms(word_list("ru", "told old")),
    told_age=word_forms("возраст/-.а.е исполнилось ему ей летн/ий.яя.его.ей старше младше"),
    termed=word_forms("облигаци/я.и.й.ями.ям.ю нот/а.ы ипотек/а.у.и вексел/ь.я.и.ей"),
    told_margin=word_forms("погрешность погрешностью плюс минус отклонение"),
    told_against=word_forms("против проиграл/-.а.и проигравш/ий.ие"),
    prepositions=word_forms(
        "в во на с со к от до по из за для при о об у над под между через около после перед без более менее свыше и"
    ),
    accounts=word_forms("убыток убытки прибыль результат итог итоги баланс сальдо доход поток"),
    ages_before=word_forms("возрасте возраст"),
    ages=word_forms("летн/ий.его.ему.им.ем.яя.ей.юю.ие.их.ими"),
    multiples={
        **dict.fromkeys(
            word_forms(f"вдвое дважды {_times('удво')} двукратн/{ADJECTIVE}.о двухкратн/{ADJECTIVE}"), Decimal(2)
        ),
        **dict.fromkeys(word_forms(f"втрое трижды {_times('утро')} трехкратн/{ADJECTIVE}"), Decimal(3)),
        **dict.fromkeys(word_forms("вчетверо"), Decimal(4)),
        **dict.fromkeys(word_forms("впятеро"), Decimal(5)),
        **dict.fromkeys(word_forms(f"вдесятеро десятикратн/{ADJECTIVE}"), Decimal(10)),
    },
    vague_scales=word_forms("десятк/и.ов.ам.ами.ах сот/ни.ен.ням.нями.нях"),
    infixes=(("с", "лишним"), ("с", "небольшим")),
    case_endings=word_forms("ти ми"),
    ordinal_endings=word_forms("й го му я ю е м ой ый ий ая ое ые ых х"),
    ordinals=word_forms(
        " ".join(f"{stem}/{ADJECTIVE}" for stem in ("перв", "втор", "четверт", "пят", "шест", "седьм", "восьм"))
        + f" девят/{ADJECTIVE} трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье.ьи.ьих"
    ),
    months=MONTHS | _SHORT_MONTHS,
    year_nouns=word_forms("год/-.а.у.ом.е.ы.ов.ах.ам.ами г гг"),
    dotted=word_forms("тыс млн млрд трлн долл руб ман проц кв куб стр рис табл гл ст гг п б") | _SHORT_MONTHS.keys(),
)


_THIRD = "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье.ьи.ьих.ьими"
_STEMS = (
    "четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат"
    " семнадцат восемнадцат девятнадцат"
)
_TENS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот"
_GREAT = "ий.его.ему.им.ем.ая.ей.ую.ее.ие.их.ими"

RANKS = RankWords(
    ordinals=forms_to_numbers(
        {1: f"перв/{ADJECTIVE}", 2: f"втор/{ADJECTIVE}.ой", 3: _THIRD}
        | {number: f"{stem}/{ADJECTIVE}.ой" for number, stem in enumerate(_STEMS.split(), 4)}
        | {10 * ten: f"{stem}/{ADJECTIVE}.ой" for ten, stem in enumerate(_TENS.split(), 2)}
    ),
    tens=forms_in_order("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", 20, 10),
    digits_joint="-",
    endings=word_forms("й го му я ю е м ой ый ий ая ое ые ых х"),
    shy=word_forms(f"перв/{ADJECTIVE}"),
    superlatives=forms_to_names(word_table("ru", "superlatives")),
    qualities=forms_to_names(word_table("ru", "qualities")),
    superlative=rf"[а-я]{{3,14}}(?:ейш|айш)(?:{'|'.join(_GREAT.split('.'))})",
    most=word_forms(f"сам/{ADJECTIVE} наиболее наименее по"),
    places=word_forms("место места месте местом позици/я.и.ю строчк/а.е.у.ой ступен/ь.и рейтинге списке"),
    placed=word_forms("занимает занял заняла заняло заняли занимал занимала"),
    fillers=word_forms("на"),
    ratios=("A ?: ?B", "A к B"),
    votes=(
        r"A ?[-:] ?B",
        r"A(?: голос\w{0,4})? против B",
        r"A(?: голос\w{0,4})? за(?:,| и|, и) B(?: голос\w{0,4})? против",
        r"за ?- ?A(?: голос\w{0,4})?, против ?- ?B",
    ),
    streaks=word_forms("подряд кряду"),
    repeats=word_forms("раз раза подряд"),
)
