"""Russian: the words for numbers, money and units in all their cases."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.evidence.lexicon import forms_in_order, forms_to_names, forms_to_numbers, word_forms
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.number_words import MoneyWords, NumberWords, UnitWords

# Endings in all cases, singular and plural: masculine nouns with a hard and a soft last consonant, feminine nouns
# in -а, adjectives. A plural from another stem, such as `лет`, stands beside its word.
MASCULINE = "-.а.у.ом.е.ы.ов.ам.ами.ах"
MASCULINE_SOFT = "ь.я.ю.ем.е.и.ей.ям.ями.ях"
FEMININE = "а.ы.е.у.ой.-.ам.ами.ах"
ADJECTIVE = "ый.ого.ому.ым.ом.ая.ой.ую.ое.ые.ых.ыми"


MONTHS = forms_in_order(
    "январ/ь.я.ю.ем.е феврал/ь.я.ю.ем.е март/-.а.у.ом.е апрел/ь.я.ю.ем.е ма/й.я.ю.ем.е июн/ь.я.ю.ем.е"
    " июл/ь.я.ю.ем.е август/-.а.у.ом.е сентябр/ь.я.ю.ем.е октябр/ь.я.ю.ем.е ноябр/ь.я.ю.ем.е декабр/ь.я.ю.ем.е",
    1,
)
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
} | {
    "окт": 10,
    "нояб": 11,
    "дек": 12,
}
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
            6: f"миллион/{MASCULINE} млн",
            9: f"миллиард/{MASCULINE} млрд",
            12: f"триллион/{MASCULINE} трлн",
        }
    ),
    short_scales=forms_to_numbers(
        {
            3: f"-тысячн/{ADJECTIVE}",
            6: f"-миллионн/{ADJECTIVE}",
            9: f"-миллиардн/{ADJECTIVE}",
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
    fractions=forms_to_numbers(
        {3: "треть", 4: "четверть", 5: "пятая пятую пятой", 6: "шестая шестую", 8: "восьмая", 10: "десятая десятую"}
    ),
    fraction_plurals=forms_to_numbers(
        {
            3: "трети третей третях",
            4: "четверти четвертей четвертях",
            5: "пятых",
            6: "шестых",
            8: "восьмых",
            10: "десятых",
        }
    ),
    shares={
        **dict.fromkeys(word_forms("половин/а.ы.е.у.ой"), Decimal("0.5")),
        **dict.fromkeys(word_forms("четверт/ь.и.ью"), Decimal("0.25")),
        **dict.fromkeys(word_forms("трет/ь.и.ью"), Decimal(1) / 3),
    },
    spans=_WHOLE_SPANS,
    one_in=(("на",), ("из",), ("из", "каждых")),
    part_of=(("из",), ("из", "этих"), ("из", "всех"), ("из", "общего", "числа"), ("среди",)),
    every=word_forms("кажд/ый.ого.ому.ым.ом.ая.ой.ую.ое"),
    ordinal_numbers=forms_to_numbers(
        {2: f"втор/{ADJECTIVE}", 3: "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье", 4: f"четверт/{ADJECTIVE}"}
        | {5: f"пят/{ADJECTIVE}", 6: f"шест/{ADJECTIVE}", 7: f"седьм/{ADJECTIVE}", 8: f"восьм/{ADJECTIVE}"}
        | {9: f"девят/{ADJECTIVE}", 10: f"десят/{ADJECTIVE}"}
    ),
    not_share_after=word_forms("перв/ая.ой.ую втор/ая.ой.ую друг/ая.ой.ую"),
    and_a_half=("с", "половиной"),
    between=("между", "и"),
    range_joiners=word_forms("до по"),
    starts=word_forms("от с со"),
    steps=frozenset({"на"}),
    moving=word_forms(_MOVING),
    choices=(("или",), ("либо",), ("или", "даже")),
    lists=frozenset({"и"}),
    respectively=word_forms("соответственно"),
    scores=word_forms(
        "счет/-.а.ом голосов голоса голосами голосовал/-.а.и проголосовал/-.а.и победил/-.а.и выиграл/-.а.и"
        " проиграл/-.а.и обыграл/-.а.и сыграл/-.а.и ничья вничью разгромил/-.а.и уступил/-.а.и"
    ),
    designators=word_forms(
        "№ номер номера номером стать/я.и.е.ю.ей ст пункт п глав/а.ы.е.у.ой гл раздел страниц/а.ы.е.у стр рис рисунок"
        " таблиц/а.ы.е.у.ей табл рейс/-.а.ом.е маршрут/-.а.ом.е трасс/а.ы.е.у энергоблок/-.а.е параграф/-.а.е"
        " резолюци/я.и.ю указ/-.а.ом постановлени/е.я.ем кабинет/-.а.е"
    ),
    many_designators=word_forms("№№ стать/и.ям.ями.ях пункт/ы.ам.ами.ах страниц/ы.ах раздел/ы.ах"),
    determiners=word_forms("кажд/ый.ая.ое.ом.ой.ую эт/от.ом.ой.а.у так/ом.ой одн/ом.ой"),
    index_names=word_forms("ртс ммвб imoex nikkei ftse dax cac боинг boeing airbus iphone windows камаз covid")
    | {"Ту", "Су", "МиГ", "Ил", "Ан", "Ми", "Ка", "Як"},
    clock_after=word_forms("утра вечера мск гмт пополудни"),
    no_nouns=word_forms(
        "в во на с со к ко от до по из за для при о об у над под между через около после перед без и или а но что"
        " котор/ые.ых который которая это эт/их.и.ого был/-.а.о.и есть будет будут не также уже еще только лишь"
        " более менее больше меньше сегодня вчера завтра тогда здесь там чем как соответственно раз"
    ),
    told_all=word_forms("всего все всех итого вместе целом общей сложности"),
    told_old=word_forms(
        "раньше прежде ранее прежн/ий.яя.ее.ие.его.ей.их предыдущ/ий.ая.ее.ие.его.ей.их"
        " сначала первоначально начинал/-.а.и составлял/-.а.о.и"
    ),
    told_age=word_forms("возраст/-.а.е исполнилось ему ей летн/ий.яя.его.ей старше младше"),
    told_margin=word_forms("погрешность погрешностью плюс минус отклонение"),
    told_against=word_forms("против проиграл/-.а.и проигравш/ий.ие"),
    prepositions=word_forms(
        "в во на с со к от до по из за для при о об у над под между через около после перед без более менее свыше и"
    ),
    accounts=word_forms("убыток убытки прибыль результат итог баланс доход поток"),
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
    dotted=word_forms("тыс млн млрд трлн долл руб ман проц кв куб стр рис табл гл ст гг") | _SHORT_MONTHS.keys(),
)


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
    nouns=forms_to_names(
        {
            "dollar": f"доллар/{MASCULINE} долл бакс/{MASCULINE}",
            "euro": "евро",
            "pound": f"фунт/{MASCULINE}",
            "rouble": "рубл/ь.я.ю.ем.е.и.ей.ям.ями.ях руб",
            "manat": f"манат/{MASCULINE}",
            "yuan": f"юан/{MASCULINE_SOFT}",
            "yen": f"иен/{FEMININE} йен/{FEMININE}",
            "lira": f"лир/{FEMININE}",
            "lari": "лари",
            "tenge": "тенге тг",
            "hryvnia": "гривн/а.ы.е.у.ой.ам.ами.ах гривен грн",
            "rupee": "рупи/я.и.ю.ей.й.ям.ями.ях",
            "franc": f"франк/{MASCULINE.replace('ы', 'и')}",
            "crown": f"крон/{FEMININE}",
            "złoty": f"злот/{ADJECTIVE}",
            "forint": f"форинт/{MASCULINE}",
            "leu": "лей лея леев леи леям леями",
            "lev": "лев/-.а.ов.ам.ами левы",
            "dinar": f"динар/{MASCULINE} денар/{MASCULINE}",
            "dirham": f"дирхам/{MASCULINE}",
            "rial": f"риал/{MASCULINE} риял/{MASCULINE}",
            "real": f"реал/{MASCULINE}",
            "peso": "песо",
            "dram": f"драм/{MASCULINE}",
            "KGS": f"сом/{MASCULINE}",
            "UZS": f"сум/{MASCULINE}",
            "somoni": "сомони",
            "shekel": f"шекел/{MASCULINE_SOFT}",
            "won": f"вон/{FEMININE}",
            "rand": f"рэнд/{MASCULINE} ранд/{MASCULINE}",
            "baht": f"бат/{MASCULINE}",
            "dong": f"донг/{MASCULINE.replace('ы', 'и')}",
            "ringgit": f"ринггит/{MASCULINE}",
            "rupiah": "рупи/ах",
            "afghani": "афгани",
            "tugrik": f"тугрик/{MASCULINE.replace('ы', 'и')}",
            "kip": f"кип/{MASCULINE}",
            "kyat": f"кьят/{MASCULINE}",
            "taka": "така таки таку так",
            "naira": f"найр/{FEMININE}",
            "shilling": f"шиллинг/{MASCULINE.replace('ы', 'и')}",
            "birr": f"быр/{MASCULINE}",
        }
    ),
    nations=nation_codes(
        "ru",
        {
            "USD": "американский сша",
            "GBP": "английский великобритании стерлингов",
            "AED": "эмиратский оаэ",
            "KRW": "корейский кореи",
            "AZN": "азербайджана",
            "TMT": "туркменистанский туркменистана",
            "RUB": "рф россии русский",
            "KZT": "казахстанский казахстана",
            "KGS": "кыргызский кыргызстана",
            "UZS": "узбекистанский узбекистана",
            "TJS": "таджикистана",
            "HKD": "гонконга",
            "SGD": "сингапура",
            "CAD": "канады",
            "AUD": "австралии",
            "NZD": "новой_зеландии",
            "CHF": "швейцарии",
            "THB": "тайский",
            "BYN": "белоруссии беларуси",
            "ILS": "израиля",
            "SAR": "саудовской_аравии",
            "XCD": "восточно_карибский",
            "LKR": "шри_ланкийский",
        },
        _nation,
    ),
    nation=_nation,
    nation_endings=("ских", "ского", "ский", "ская", "ской", "скими", "цких"),
    modifiers=word_forms("полных целых дополнительных новых бюджетных"),
    shy=word_forms("лев левы леи лей так така таки таку бат кип соль реал реала вон сум сума суме сом драма драме"),
    spent=word_forms(
        "стоит стоил/-.а.о.и сто/ят.имость.имости.имостью цен/а.ы.е.у штраф/-.а зарплат/а.ы.у бюджет/-.а кредит/-.а"
        " долг/-.а налог/-.а заплатил/-.а.и потратил/-.а.и купил/-.а.и продал/-.а.и выделил/-.а.и стерлингов"
    ),
    signs={
        **{
            "kr": "crown",
            "RM": "MYR",
            "RMB": "CNY",
            "Kč": "CZK",
            "zł": "PLN",
            "Ft": "HUF",
            "тнг": "KZT",
            "р": "RUB",
            "ман": "AZN",
        },
        **{"Rs": "INR", "CFA": "franc"},
    },
    hundredths=forms_to_names(
        {
            "cent": f"цент/{MASCULINE} евроцент/{MASCULINE}",
            "penny": f"пенс/{MASCULINE} пенни",
            "kopeck": "копе/йка.йки.йке.йку.йкой.ек.йкам.йками.йках коп",
            "qapik": f"гяпик/{MASCULINE.replace('ы', 'и')} кяпик/{MASCULINE.replace('ы', 'и')} гяпиков",
            "tetri": "тетри",
        }
    ),
)

UNITS = UnitWords(
    money=_MONEY,
    units=forms_to_names(
        with_areas(
            {
                "millimetre": f"миллиметр/{MASCULINE} мм",
                "centimetre": f"сантиметр/{MASCULINE} см",
                "metre": f"метр/{MASCULINE} м",
                "kilometre": f"километр/{MASCULINE} км",
                "inch": f"дюйм/{MASCULINE}",
                "foot": f"фут/{MASCULINE}",
                "yard": f"ярд/{MASCULINE}",
                "mile": "мил/я.и.ю.ей.ь.ям.ями.ях",
            },
            square="квадратн/ый.ого.ому.ом.ым.ая.ой.ую.ые.ых.ыми кв",
            cubic="кубическ/ий.ого.ому.ом.им.ая.ой.ую.ие.их.ими куб",
        )
        | _SPANS
        | {
            "percent": f"% процент/{MASCULINE} проц процентн/{ADJECTIVE}",
            "per mille": "‰ промилле",
            "percentage point": " ".join(
                f"{one}_{two}"
                for one in word_forms("процентн/ый.ого.ому.ом.ым.ые.ых.ыми")
                for two in word_forms(f"пункт/{MASCULINE}")
            )
            + " пп",
            "basis point": " ".join(
                f"{one}_{two}" for one in word_forms("базисн/ый.ого.ых") for two in word_forms(f"пункт/{MASCULINE}")
            ),
            "point": f"пункт/{MASCULINE} балл/{MASCULINE} очк/о.а.ов.у.ом.ам.ами",
            "hectare": f"гектар/{MASCULINE} га",
            "gram": f"грамм/{MASCULINE} г гр",
            "milligram": f"миллиграмм/{MASCULINE} мг",
            "kilogram": f"килограмм/{MASCULINE} кг кило",
            "quintal": f"центнер/{MASCULINE} ц",
            "tonne": f"тонн/{FEMININE} т",
            "kilotonne": f"килотонн/{FEMININE}",
            "megatonne": f"мегатонн/{FEMININE}",
            "ounce": "унци/я.и.ю.ей.й.ям.ями",
            "carat": f"карат/{MASCULINE}",
            "millilitre": f"миллилитр/{MASCULINE} мл",
            "litre": f"литр/{MASCULINE} л",
            "hectolitre": f"гектолитр/{MASCULINE} декалитр/{MASCULINE}",
            "gallon": f"галлон/{MASCULINE}",
            "barrel": f"баррел/{MASCULINE_SOFT}",
            "bit": f"бит/{MASCULINE}",
            "byte": f"байт/{MASCULINE}",
            "kilobyte": f"килобайт/{MASCULINE} кб",
            "megabyte": f"мегабайт/{MASCULINE} мб",
            "gigabyte": f"гигабайт/{MASCULINE} гб",
            "terabyte": f"терабайт/{MASCULINE} тб",
            "megabit per second": "мбит/с",
            "degree": f"градус/{MASCULINE} °",
            "degree Celsius": "°c °с " + " ".join(f"{one}_цельсия" for one in word_forms(f"градус/{MASCULINE}")),
            "degree Fahrenheit": "°f " + " ".join(f"{one}_фаренгейта" for one in word_forms(f"градус/{MASCULINE}")),
            "joule": "джоул/ь.я.ей.ям",
            "kilocalorie": "килокалори/я.и.й ккал",
            "calorie": "калори/я.и.й.ям",
            "watt": f"ватт/{MASCULINE} вт",
            "kilowatt": f"киловатт/{MASCULINE} квт",
            "megawatt": f"мегаватт/{MASCULINE} мвт",
            "gigawatt": f"гигаватт/{MASCULINE} гвт",
            "watt-hour": "втч",
            "kilowatt-hour": "квтч квт_ч квт_час квт_часов киловатт_час киловатт_часа киловатт_часов киловатт_часах",
            "megawatt-hour": "мвтч мвт_ч мегаватт_час мегаватт_часа мегаватт_часов",
            "gigawatt-hour": "гвтч гвт_ч гигаватт_час гигаватт_часа гигаватт_часов",
            "terawatt-hour": "твтч твт_ч",
            "horsepower": "лошадин/ая_сила.ые_силы.ых_сил.ую_силу лс",
            "volt": f"вольт/{MASCULINE}",
            "kilovolt": f"киловольт/{MASCULINE} кв",
            "ampere": f"ампер/{MASCULINE}",
            "hertz": f"герц/{MASCULINE}",
            "megahertz": "мгц",
            "gigahertz": "ггц",
            "decibel": f"децибел/{MASCULINE} дб",
            "knot": "узел узла узлов узлы узлам",
            "kilometre per hour": " ".join(f"{one}_в_час" for one in word_forms(f"километр/{MASCULINE}") | {"км"}),
            "metre per second": " ".join(f"{one}_в_секунду" for one in word_forms(f"метр/{MASCULINE}") | {"м"}),
            "container": "дфэ тэу teu",
            "times": "раз/-.а",
        }
    )
    | {"км/ч": "kilometre per hour", "м/с": "metre per second", "миль/ч": "mile per hour"}
    | dict.fromkeys(word_forms(f"кубометр/{MASCULINE}"), "cubic metre"),
    short_units={"м": "metre", "т": "tonne", "г": "gram", "ч": "hour", "л": "litre"},
    modifiers=word_forms("полных целых дополнительных новых метрических условных"),
    stem=lambda noun: _ENDING.sub("", noun),
)
