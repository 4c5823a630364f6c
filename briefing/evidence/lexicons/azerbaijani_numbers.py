"""Azerbaijani: the words for numbers, money and units with all their endings."""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.evidence.lexicon import forms_to_names, forms_to_numbers, word_forms
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.number_words import MoneyWords, NumberWords, UnitWords

# The vowels of an ending follow the last vowel of its stem. Endings have capitals for what changes: A is a or ə,
# I is ı, i, u or ü, Q is q or k; after lAr, I is never round.
_BACK, _ROUND, _FRONT, _FRONT_ROUND = ("a", "ı"), ("a", "u"), ("ə", "i"), ("ə", "ü")
_VOWELS = {"a": _BACK, "ı": _BACK, "o": _ROUND, "u": _ROUND, "ö": _FRONT_ROUND, "ü": _FRONT_ROUND} | dict.fromkeys(
    "eəi", _FRONT
)
_AFTER_CONSONANT = "- I A dA dAn In AdAk dAk dIr"
_AFTER_VOWEL = "- nI yA dA dAn nIn yAdAk dAk dIr"
# "-i of": məktəbin şagirdi. After a vowel it begins with s: firması.
OWNED = "I InI InA IndA IndAn InIn InAdAk"
_OWNED_AFTER_VOWEL = " ".join(f"s{ending}" for ending in OWNED.split())
_PLURAL = "lAr lArI lArA lArdA lArdAn lArIn lArInI lArInA lArIndA lArIndAn"


def noun_forms(words: str, more: str = "") -> str:
    """The words with their case endings, and with those of `more`."""
    written = []
    for word in words.split():
        wide, narrow = _VOWELS[next(c for c in reversed(word) if c in _VOWELS)]
        endings = f"{_AFTER_CONSONANT} {more}"
        if word[-1] in _VOWELS:
            endings = f"{_AFTER_VOWEL} {more.replace(OWNED, _OWNED_AFTER_VOWEL)}"
        for ending in endings.split():
            vowel = "ıi"[wide == "ə"] if ending.startswith("lAr") else narrow
            full = ending.replace("A", wide).replace("I", vowel).replace("Q", "qk"[wide == "ə"])
            written.append(word + full.strip("-"))
    return " ".join(written)


NOUN_ENDINGS = f"{OWNED} {_PLURAL} lIQ"
_SCALE = "lIQ"

MONTH_NAMES = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
MONTHS = {
    form: number for number, name in enumerate(MONTH_NAMES.split(), 1) for form in word_forms(noun_forms(name, OWNED))
}
_ONE = word_forms("bir biri birini birinə birindən birinin")

NUMBERS = NumberWords(
    decimal_sign=",",
    sums_scales=True,
    minus=word_forms("minus mənfi"),
    plus=word_forms("plus müsbət üstəgəl"),
    margins=(("plus", "minus"), ("üstəgəl", "çıxılsın")),
    small={
        **dict.fromkeys(_ONE, 1),
        **{
            form: number
            for number, word in enumerate(("iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"), 2)
            for form in word_forms(noun_forms(word, OWNED)) - {"üçün"}  # which is also "for"
        },
        "sıfır": 0,
    },
    tens=forms_to_numbers(
        {
            10: "on",
            20: noun_forms("iyirmi"),
            30: noun_forms("otuz"),
            40: noun_forms("qırx"),
            50: noun_forms("əlli"),
            60: noun_forms("altmış"),
            70: noun_forms("yetmiş"),
            80: noun_forms("səksən"),
            90: noun_forms("doxsan"),
        }
    ),
    hundred=word_forms(noun_forms("yüz", _SCALE)),
    scales=forms_to_numbers(
        {
            3: "min/-.i.ə.də.dən.in.ədək.dək.dir.lik",
            6: f"{noun_forms('milyon', _SCALE)} mln",
            9: f"{noun_forms('milyard', _SCALE)} mlrd",
            12: f"{noun_forms('trilyon', _SCALE)} trln",
        }
    ),
    single=word_forms("yüz/-.ə.dən.ədək min/-.ə.dən.ədək"),
    pronouns=_ONE,
    never_first=frozenset({"mini"}),
    each=word_forms("hər"),
    denominators=forms_to_numbers({3: "üçdə", 4: "dörddə", 5: "beşdə"}),
    shares=dict.fromkeys(word_forms("yarım yarı/sı.sını.sına.sından.sının.sıdır"), Decimal("0.5")),
    not_share_after=word_forms("birinci ikinci ilk digər son ilin"),
    and_a_half=("yarım",),
    spans=forms_to_names({"year": "il ildə ilə ildən", "hour": "saat saata", "month": "ay", "day": "gün"}),
    one_in=(("dən",),),
    every=frozenset({"hər"}),
    ordinal_numbers=forms_to_numbers({2: "ikinci", 3: "üçüncü", 4: "dördüncü", 5: "beşinci", 10: "onuncu"}),
    choices=(("və", "ya"), ("ya", "da"), ("yaxud",), ("ya",)),
    lists=frozenset({"və"}),
    respectively=word_forms("müvafiq"),
    verbs_last=True,
    moving=word_forms(
        "art/ıb.mışdır.dı.ır.ıraraq.ırılıb.araq.mış yüksəl/ib.mişdir.di.ir.ərək qalx/ıb.mışdır.dı.ır bahalaş/ıb.mışdır"
        " bahalaşdı azal/ıb.mışdır.dı.ır.araq en/ib.mişdir.di.ir"
        " düş/üb.müşdür.dü.ür ucuzlaş/ıb.mışdır.dı endiril/ib.mişdir.di"
        " çatdırıl/ıb.mışdır.dı çat/ıb.mışdır.dı.ır genişlən/ib.di qaldırıl/ıb.mışdır.dı azaldıl/ıb.mışdır.dı"
        " artırıl/ıb.mışdır.dı dəyiş/ib.di yüksəldil/ib.di gerilə/yib.di böyü/yüb.dü zəiflə/yib.di"
    ),
    scores=word_forms("səs səslə səsə hesab hesabla hesabı qalib məğlub uduz/ub.du heç-heçə oyun matç"),
    designators=word_forms("№ nömrə maddə bənd səhifə cədvəl reys marşrut"),
    designators_after=word_forms("saylı nömrəli №li"),
    index_names=word_forms("nikkei ftse dax boeing airbus iphone windows covid cop"),
    no_nouns=word_forms("və ya amma lakin ki bu o isə ilə üçün çox az artıq də da dünən bu_gün sabah hər həm olub var"),
    told_all=word_forms("cəmi bütün hamısı ümumilikdə birlikdə"),
    told_old=word_forms("əvvəl əvvəllər əvvəlki ilkin öncə keçmiş"),
    told_age=word_forms("yaş yaşı yaşında yaşlı yaşdadır yaşına"),
    told_margin=word_forms("xəta kənarlaşma üstəgəl plus"),
    told_against=word_forms("əleyhinə qarşı əleyhdar məğlub uduzdu"),
    clock_before=word_forms("saat"),
    ages_before=frozenset(),
    ages_after=frozenset(),
    ages=word_forms("yaş yaşlı yaşında yaşına yaşındakı yaşdan yaşından yaşı"),
    multiples={
        **dict.fromkeys(word_forms("ikiqat"), Decimal(2)),
        **dict.fromkeys(word_forms("üçqat"), Decimal(3)),
    },
    range_joiners=word_forms("ilə"),
    range_endings=("dan", "dən"),
    vague_scales=word_forms("yüzlər/lə.cə minlər/lə.cə milyonlar/la.ca milyardlar/la.ca onlarca"),
    fold="qat",
    case_endings=word_forms(
        "a ə ya yə ı i u ü nı ni nu nü sı si su sü ın in un ün nın nin nun nün da də dan dən dak dək adək ədək yadək"
        " yədək lıq lik luq lük ını ini unu ünü ına inə una ünə ından indən undan ündən sını sini sunu sünü sına sinə"
        " suna sünə sından sindən sundan sündən dır dir dur dür"
    ),
    ordinal_endings=word_forms("cı ci cu cü ıncı inci uncu üncü ncı nci ncu ncü"),
    ordinals=word_forms("birinci ikinci üçüncü dördüncü beşinci altıncı yeddinci səkkizinci doqquzuncu"),
    months=MONTHS,
    months_before_day=frozenset(
        form
        for name in MONTH_NAMES.split()
        for form in word_forms(noun_forms(name))
        if form.endswith("n") and form != name
    ),
    dotted=word_forms("mln mlrd trln man dol kv kub"),
)


def _after_word(first: str, noun: str) -> str:
    """A word that does not change before a noun in all its forms."""
    return " ".join(f"{first}_{form}" for form in word_forms(noun_forms(noun, NOUN_ENDINGS)))


# What the forms of a noun end in, so that `stem` of two forms is the same; at least three letters stay.
_ENDING = re.compile(r"(?<=\w{3})(?:l[aə]r)?(?:s?[ıiuü](?:n[ıiuüaə]?)?)?(?:d[aə]n?|y?[aə]|n?[ıiuü]n?)?\Z")

_SPANS = {
    "second": f"{noun_forms('saniyə', NOUN_ENDINGS)} san",
    "minute": f"{noun_forms('dəqiqə', NOUN_ENDINGS)} dəq",
    "hour": noun_forms("saat", NOUN_ENDINGS),
    "day": f"{noun_forms('gün', NOUN_ENDINGS)} {noun_forms('sutka', NOUN_ENDINGS)}",
    "week": noun_forms("həftə", NOUN_ENDINGS),
    "month": noun_forms("ay", NOUN_ENDINGS),
    "year": "il/-.i.in.də.dən.dir.lik.lər.lərdə.lərin.ədək",
    "decade": noun_forms("onillik", NOUN_ENDINGS),
    "century": noun_forms("əsr", NOUN_ENDINGS),
}

_MONEY = MoneyWords(
    nouns=forms_to_names(
        {
            "dollar": noun_forms("dollar", NOUN_ENDINGS),
            "euro": noun_forms("avro", NOUN_ENDINGS),
            "pound": f"{noun_forms('funt sterlinq', NOUN_ENDINGS)}",
            "rouble": noun_forms("rubl", NOUN_ENDINGS),
            "manat": f"{noun_forms('manat', NOUN_ENDINGS)} man",
            "yuan": noun_forms("yuan", NOUN_ENDINGS),
            "yen": noun_forms("iyen yen", NOUN_ENDINGS),
            "lira": noun_forms("lirə", NOUN_ENDINGS),
            "lari": noun_forms("lari", NOUN_ENDINGS),
            "tenge": noun_forms("tenge tengə", NOUN_ENDINGS),
            "hryvnia": noun_forms("qrivna qrivn", NOUN_ENDINGS),
            "rupee": noun_forms("rupi", NOUN_ENDINGS),
            "franc": noun_forms("frank", NOUN_ENDINGS),
            "crown": noun_forms("kron krona", NOUN_ENDINGS),
            "złoty": noun_forms("zlotı", NOUN_ENDINGS),
            "forint": noun_forms("forint", NOUN_ENDINGS),
            "leu": noun_forms("ley", NOUN_ENDINGS),
            "dinar": noun_forms("dinar", NOUN_ENDINGS),
            "dirham": noun_forms("dirhəm", NOUN_ENDINGS),
            "rial": noun_forms("rial riyal", NOUN_ENDINGS),
            "real": noun_forms("real", NOUN_ENDINGS),
            "peso": noun_forms("peso", NOUN_ENDINGS),
            "dram": noun_forms("dram", NOUN_ENDINGS),
            "KGS": noun_forms("som", NOUN_ENDINGS),
            "UZS": noun_forms("sum", NOUN_ENDINGS),
            "somoni": noun_forms("somoni", NOUN_ENDINGS),
            "shekel": noun_forms("şekel", NOUN_ENDINGS),
            "won": noun_forms("von", NOUN_ENDINGS),
            "rand": noun_forms("rand", NOUN_ENDINGS),
            "baht": noun_forms("bat", NOUN_ENDINGS),
            "ringgit": noun_forms("ringit ringgit", NOUN_ENDINGS),
            "afghani": noun_forms("əfqani", NOUN_ENDINGS),
        }
    ),
    nations=nation_codes(
        "az",
        {
            "USD": "amerika",
            "GBP": "ingiltərə ingilis britaniya",
            "TRY": "türk",
            "RUB": "rus",
            "CHF": "isveçrə",
            "CZK": "çex",
            "KRW": "koreya",
            "AED": "bəə",
            "SEK": "isveç",
            "IRR": "iran",
            "IDR": "indoneziya",
            "JOD": "iordaniya",
            "IQD": "iraq",
            "ISK": "islandiya",
            "ILS": "israil",
        },
    ),
    modifiers=word_forms("çox artıq az əlavə yeni"),
    shy=word_forms("yeni yen som somu real reali realı von vonu sum sumu bat batı kip leyi ley"),
    signs={"kr": "crown", "RM": "MYR", "Rs": "INR", "man": "AZN"},
    hundredths=forms_to_names(
        {
            "qapik": noun_forms("qəpik", NOUN_ENDINGS),
            "cent": noun_forms("sent avrosent", NOUN_ENDINGS),
            "penny": noun_forms("pens", NOUN_ENDINGS),
            "kopeck": noun_forms("kopek", NOUN_ENDINGS),
            "tetri": noun_forms("tetri", NOUN_ENDINGS),
        }
    ),
)

UNITS = UnitWords(
    money=_MONEY,
    units=forms_to_names(
        with_areas(
            {
                "millimetre": f"{noun_forms('millimetr', NOUN_ENDINGS)} mm",
                "centimetre": f"{noun_forms('santimetr', NOUN_ENDINGS)} sm",
                "metre": f"{noun_forms('metr', NOUN_ENDINGS)} m",
                "kilometre": f"{noun_forms('kilometr', NOUN_ENDINGS)} km",
                "inch": noun_forms("düym", NOUN_ENDINGS),
                "foot": noun_forms("fut", NOUN_ENDINGS),
                "mile": noun_forms("mil", NOUN_ENDINGS),
            },
            square="kvadrat kv",
            cubic="kub",
        )
        | _SPANS
        | {
            "percent": f"% {noun_forms('faiz', NOUN_ENDINGS)}",
            "percentage point": f"{_after_word('faiz', 'bənd')} {_after_word('faiz', 'punkt')}",
            "point": noun_forms("xal bal punkt", NOUN_ENDINGS),
            "hectare": f"{noun_forms('hektar', NOUN_ENDINGS)} ha",
            "gram": noun_forms("qram", NOUN_ENDINGS),
            "milligram": f"{noun_forms('milliqram', NOUN_ENDINGS)} mq",
            "kilogram": f"{noun_forms('kiloqram', NOUN_ENDINGS)} kq",
            "quintal": noun_forms("sentner", NOUN_ENDINGS),
            "tonne": f"{noun_forms('ton', NOUN_ENDINGS)} t",
            "ounce": noun_forms("unsiya", NOUN_ENDINGS),
            "barrel": noun_forms("barel barrel", NOUN_ENDINGS),
            "litre": f"{noun_forms('litr', NOUN_ENDINGS)} l",
            "gallon": noun_forms("qallon", NOUN_ENDINGS),
            "bit": noun_forms("bit", NOUN_ENDINGS),
            "byte": noun_forms("bayt", NOUN_ENDINGS),
            "megabyte": f"{noun_forms('meqabayt', NOUN_ENDINGS)} mb",
            "gigabyte": f"{noun_forms('qiqabayt', NOUN_ENDINGS)} gb",
            "terabyte": f"{noun_forms('terabayt', NOUN_ENDINGS)} tb",
            "degree": f"{noun_forms('dərəcə', NOUN_ENDINGS)} °",
            "degree Celsius": "°c " + " ".join(f"{form}_selsi" for form in ["dərəcə"]),
            "degree Fahrenheit": "°f dərəcə_farenheyt",
            "watt": noun_forms("vatt vat", NOUN_ENDINGS),
            "kilowatt": f"{noun_forms('kilovat kilovatt', NOUN_ENDINGS)} kvt",
            "megawatt": f"{noun_forms('meqavat meqavatt', NOUN_ENDINGS)} mvt",
            "gigawatt": f"{noun_forms('qiqavat qiqavatt', NOUN_ENDINGS)} qvt",
            "kilowatt-hour": f"{_after_word('kilovat', 'saat')} {_after_word('kvt', 'saat')} kvts",
            "megawatt-hour": f"{_after_word('meqavat', 'saat')} {_after_word('mvt', 'saat')}",
            "gigawatt-hour": f"{_after_word('qiqavat', 'saat')} {_after_word('qvt', 'saat')}",
            "horsepower": noun_forms("at_gücü", ""),
            "volt": noun_forms("volt", NOUN_ENDINGS),
            "kilovolt": f"{noun_forms('kilovolt', NOUN_ENDINGS)} kv",
            "hertz": noun_forms("hers", NOUN_ENDINGS),
            "knot": noun_forms("düyün", NOUN_ENDINGS),
            "kilometre per hour": "km_saat",
            "container": "teu",
            "times": noun_forms("dəfə"),
        }
    )
    | {"km/saat": "kilometre per hour", "km/s": "kilometre per hour", "m/s": "metre per second"}
    | dict.fromkeys(word_forms(noun_forms("kubmetr", NOUN_ENDINGS)), "cubic metre"),
    short_units={"m": "metre", "t": "tonne", "l": "litre", "q": "gram"},
    modifiers=word_forms("çox artıq az əlavə yeni metrik"),
    stem=lambda noun: _ENDING.sub("", noun),
)
