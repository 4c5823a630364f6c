"""Russian: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

import re

from briefing.evidence.lexicon import RateWords, forms_to_names, word_forms
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.lexicons.russian_numbers import ADJECTIVE, FEMININE, MASCULINE, MASCULINE_SOFT
from briefing.evidence.number_words import MoneyWords, UnitWords
from briefing.evidence.patterns import Pattern, any_of

_M, _M_SOFT, _F = MASCULINE, MASCULINE_SOFT, FEMININE
_MK = "-.а.у.ом.е.и.ов.ам.ами.ах"
_SHIP = "суд/но.на.ну.ном.не.а.ов.ам.ами.ах"

_NOUNS = forms_to_names(
    {
        "person": f"человек/{_M} люд/и.ей.ям.ьми.ях жител/{_M_SOFT} граждан/ин.ина.е.-.ам.ами.ах"
        " россиян/ин.ина.ину.ином.е.-.ам.ами.ах горожан/ин.ина.е.-.ам.ами.ах",
        "man": f"мужчин/{_F}",
        "woman": f"женщин/{_F}",
        "pupil": "учени/к.ка.ку.ком.ке.ки.ков.кам.ками.ках.ца.цы.цу.ц школьни/к.ка.ки.ков.кам.ками.ках"
        f" учащ/ийся.егося.иеся.ихся.имся.имися студент/{_M} студентк/а.и.у студенток",
        "child": "дет/и.ей.ям.ьми.ях ребен/ок.ка.ку.ком ребят/а.ишек несовершеннолетн/ий.его.ие.их.им.ими",
        "boy": f"мальчик/{_MK}",
        "girl": "девоч/ка.ки.ку.кой.ек.кам",
        "adult": "взросл/ый.ого.ые.ых.ым",
        "teacher": f"учител/ь.я.ю.ем.е.и.ей.ям.ями.ях педагог/{_MK} преподавател/ь.я.и.ей.ям.ями",
        "doctor": "врач/-.а.у.и.ей.ам.ами доктор/-.а.ов",
        "nurse": "медсест/ра.ры.ер.рам",
        "worker": f"работник/{_MK} рабоч/ий.его.ие.их.им сотрудник/{_MK}",
        "miner": f"шахтер/{_M}",
        "soldier": f"солдат/{_M} военнослужащ/ий.его.ие.их.им бо/ец.йца.йцы.йцов",
        "passenger": f"пассажир/{_M}",
        "sailor": f"моряк/{_MK} матрос/{_M}",
        "tourist": f"турист/{_M} посетител/{_M_SOFT}",
        "voter": f"избирател/{_M_SOFT}",
        "patient": f"пациент/{_M} больн/ой.ого.ые.ых",
        "refugee": "бежен/ец.ца.цы.цев.цам мигрант/-.а.ы.ов.ам",
        "farmer": f"фермер/{_M}",
        "prisoner": "заключенн/ый.ого.ые.ых",
        "athlete": f"спортсмен/{_M} игрок/{_MK} плов/ец.ца.цы.цов.цам",
        "fan": f"болельщик/{_MK} зрител/{_M_SOFT}",
        "driver": f"водител/{_M_SOFT}",
        "household": "семь/я.и.ю.ей.ям домохозяйств/о.а.-.ам семей",
        "school": f"школ/{_F}",
        "university": f"университет/{_M} институт/{_M} академи/я.и.ю.й.ям.ями.ях вуз/{_M}",
        "hospital": f"больниц/{_F.replace('ой', 'ей')}",
        "library": "библиотек/а.и.у.-.ам",
        "museum": "музе/й.я.и.ев.ям",
        "home": f"дом/-.а.у.ом.е.ов.ам.ами квартир/{_F}",
        "hotel": "отел/ь.я.и.ей.ям гостиниц/а.ы.-.ам",
        "shop": f"магазин/{_M}",
        "bridge": f"мост/{_M}",
        "road": "дорог/а.и.у.-.ам",
        "lorry": f"грузовик/{_MK} фур/{_F}",
        "car": f"автомобил/ь.я.ю.ем.и.ей.ям.ями машин/{_F}",
        "bus": f"автобус/{_M}",
        "train": "поезд/-.а.у.ом.е.ов.ам электрич/ка.ки.ек",
        "tram": "трамва/й.я.и.ев.ям",
        "wagon": f"вагон/{_M}",
        "plane": f"самолет/{_M}",
        "helicopter": f"вертолет/{_M}",
        "tank": f"танк/{_MK}",
        "drone": f"беспилотник/{_MK} дрон/{_M}",
        "ship": f"{_SHIP} корабл/ь.я.ю.ем.е.и.ей.ям.ями",
        "boat": "лод/ка.ки.ку.кой.ок.кам катер/-.а.ов.ам",
        "ferry": f"паром/{_M}",
        "flight": f"рейс/{_M}",
        "container": f"контейнер/{_M}",
        "company": "компани/я.и.ю.ей.й.ям.ями.ях фирм/а.ы.у.-.ам предприяти/е.я.ю.ем.и.й.ям.ями.ях",
        "bank": f"банк/{_MK}",
        "branch": f"филиал/{_M} отделени/е.я.й.ям",
        "job": "рабоч/ее_место.их_мест.их_места",
        "book": f"книг/а.и.у.-.ам учебник/{_MK}",
        "country": f"стран/{_F} государств/о.а.-.ам",
        "city": "город/-.а.у.ом.е.ов.ам",
        "village": "сел/о.а.-.ам деревн/я.и деревень",
        "district": f"район/{_M}",
        "region": f"регион/{_M} област/ь.и.ей.ям",
        "cow": "коров/а.ы.у.-.ам",
        "sheep": "овц/а.ы.у.е.ам овец",
        "goat": "коз/а.ы.у.-.ам",
        "horse": "лошад/ь.и.ей.ям",
        "wolf": "волк/-.а.и.ов.ам",
        "fish": "рыб/а.ы.у.-",
        "death": "смерт/ь.и.ей.ям",
        "birth": "рождени/е.я.й",
        "wedding": "свадьб/а.ы.у свадеб брак/-.а.ов.ам",
        "arrest": f"арест/{_M}",
        "theft": f"краж/{_F}",
        "fire": f"пожар/{_M}",
        "vote": "голос/-.а.ов.ам.ами",
        "seat": "мест/о.а.-.ам мандат/-.а.ов.ам",
        "ticket": f"билет/{_M}",
        "medal": "медал/ь.и.ей.ям",
        "goal": f"гол/{_M}",
    }
)


_NAMES = forms_to_names(
    {
        "second": "секунду секунды",
        "minute": "минуту минуты",
        "hour": "час часа ежечасно почасов/ой.ая.ые",
        "day": "день дня сутки суток ежедневно ежесуточно ежедневн/ый.ая.ое.ые.ого.ой.ых.ую"
        " суточн/ый.ая.ое.ые.ого.ой.ую среднесуточн/ый.ая.ое.ые.ого.ой.ую",
        "week": "неделю недели еженедельно еженедельн/ый.ая.ое.ые.ого.ой.ую",
        "month": "месяц месяца ежемесячно ежемесячн/ый.ая.ое.ые.ого.ой.ую месячн/ый.ая.ое.ые.ого.ой.ую"
        " среднемесячн/ый.ая.ое.ые.ого.ой.ую",
        "quarter": "квартал квартала ежеквартально",
        "year": "год года ежегодно ежегодн/ый.ая.ое.ые.ого.ой.ую годовых",
    }
)
_TIMES = "секунду|минуту|час|день|сутки|неделю|месяц|квартал|год"
_ADVERBS = "ежечасно|ежедневно|ежесуточно|еженедельно|ежемесячно|ежеквартально|ежегодно"
_ADJECTIVES = (
    r"(?:ежедневн|ежесуточн|суточн|среднесуточн|еженедельн|ежемесячн|среднемесячн)(?:ый|ая|ое|ые|ого|ой|ых|ую)"
)
# "В год" with a number or name after it is a time: "в год Тигра".
_SPAN = (
    rf"(?:в|во|за каждый|кажд(?:ый|ую|ые))\s+(?P<span>{_TIMES})\b(?!\s+(?:назад|спустя|раньше|ранее|до|после|выборов))"
)
_THINGS = (
    r"баррел\w+|тонн\w+|литр\w*|килограмм\w*|штук\w+|акци\w+|билет\w*|человек\w*|душ\w+(?: населения)?|жител\w+|семь\w+"
    r"|кубометр\w*|кв\.? ?м\w*|куб\.? ?м\w*|квадратн\w+ метр\w*|гектар\w*|голов\w+|ученик\w*|место|единиц\w+|кг|унци\w+"
    r"|тысяч\w+ кубометров|школ\w+|работник\w*|пассажир\w*"
)
_MEASURES = "тонна|баррель|литр|килограмм|унция|кубометр|квадратный метр|гектар|акция|билет"
_ITEM = (
    rf"(?:за|на|с|со)\s+(?:одн\w+\s+|кажд\w+\s+)?(?:{_THINGS})\b|(?:на|за|с) кажд\w+\s+[^\W\d_]+|каждый\b"
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
        Pattern(r"\b(?P<rate>на душу(?: населения)?|на одного жителя|на человека)\b" + _LATER),
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
        rf"|(?:за|на|с|со)\s+(?:одн\w+\s+|кажд\w+\s+)?(?:{_THINGS})\b|кажд\w+|(?P<article>один|одна|одно)\b|(?:тонна|тонну|тонны|баррель|барреля|литр|литра"
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
        **{"Rs": "INR", "CFA": "CFA franc"},
    },
    told_whose=Pattern(
        r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)|\sв (?P<in>[а-яё]+ской) валюте"
        r"|\s(?P<behind>(?:ново|гон)?[а-яё-]+ских)(?=\s*[.,;:)]|\s*\Z|\s(?:в|на|за|и|или|но|от|до|с|к)\s)",
        case_matters=True,
    ),
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
    nouns=_NOUNS,
    unmaking=any_of(
        r"(?:мним|фиктивн|вымышленн|воображаем|гипотетическ|несуществующ|недостроенн|непостроенн|незаверш[её]нн|предполагаем|будущ"
        r"|потенциальн|возможн|призрачн|липов|поддельн|фальшив|ложн|условн|виртуальн|номинальн|мифическ|мнимоумерш|бумажн"
        r"|неподтвержд[её]нн|непроверенн|спорн|неродившихс|придуманн|выдуманн)[а-яё]+"
    ),
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
            + " пп п_п",
            "basis point": " ".join(
                f"{one}_{two}" for one in word_forms("базисн/ый.ого.ых") for two in word_forms(f"пункт/{MASCULINE}")
            )
            + " бп б_п",
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
