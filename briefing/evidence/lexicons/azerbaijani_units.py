"""Azerbaijani: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

import re

from briefing.evidence.lexicon import RateWords, forms_to_names, word_forms
from briefing.evidence.lexicons.azerbaijani_numbers import NOUN_ENDINGS, noun_forms
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.number_words import MoneyWords, UnitWords
from briefing.evidence.patterns import Pattern, any_of

_WORDS = {
    "person": "nəfər adam insan vətəndaş sakin",
    "man": "kişi",
    "woman": "qadın",
    "pupil": "şagird tələbə məktəbli",
    "child": "uşaq uşağ",
    "boy": "oğlan",
    "girl": "qız",
    "teacher": "müəllim pedaqoq",
    "doctor": "həkim",
    "worker": "işçi fəhlə əməkdaş",
    "miner": "şaxtaçı",
    "soldier": "əsgər hərbçi",
    "passenger": "sərnişin",
    "sailor": "dənizçi",
    "tourist": "turist ziyarətçi",
    "voter": "seçici",
    "patient": "xəstə pasiyent",
    "refugee": "qaçqın köçkün miqrant",
    "farmer": "fermer",
    "prisoner": "məhbus",
    "athlete": "idmançı oyunçu",
    "fan": "azarkeş tamaşaçı",
    "driver": "sürücü",
    "household": "ailə",
    "school": "məktəb",
    "university": "universitet institut akademiya",
    "hospital": "xəstəxana",
    "library": "kitabxana",
    "museum": "muzey",
    "home": "ev mənzil",
    "hotel": "otel",
    "shop": "mağaza",
    "bridge": "körpü",
    "road": "yol",
    "lorry": "tır",
    "car": "avtomobil maşın",
    "bus": "avtobus",
    "train": "qatar",
    "wagon": "vaqon",
    "plane": "təyyarə",
    "tank": "tank",
    "ship": "gəmi",
    "boat": "qayıq kater",
    "ferry": "bərə",
    "flight": "reys",
    "container": "konteyner",
    "company": "şirkət müəssisə firma",
    "bank": "bank",
    "branch": "filial",
    "book": "kitab dərslik",
    "country": "ölkə dövlət",
    "city": "şəhər",
    "village": "kənd",
    "district": "rayon",
    "cow": "inək",
    "sheep": "qoyun",
    "fire": "yanğın",
    "vote": "səs",
    "ticket": "bilet",
    "medal": "medal",
    "goal": "qol",
}

_NOUNS = forms_to_names({meaning: noun_forms(words, NOUN_ENDINGS) for meaning, words in _WORDS.items()}) | {
    "ali": "university",
    "yük maşını": "lorry",
}


_NAMES = forms_to_names(
    {
        "second": "saniyədə saniyə",
        "minute": "dəqiqədə dəqiqə",
        "hour": "saatda saat saatlıq saatına",
        "day": "gündə gün gündəlik günlük sutkada sutka sutkalıq gününə",
        "week": "həftədə həftə həftəlik həftəsinə",
        "month": "ayda ay aylıq ayına",
        "quarter": "rübdə rüb rüblük",
        "year": "ildə il illik ilinə",
    }
)
_IN = "saniyədə|dəqiqədə|saatda|gündə|sutkada|həftədə|ayda|rübdə|ildə"
# "2024-cü ildə", "bu ayda" and "ötən həftədə" are times, and so is what has a number before it.
_NO_TIME = (
    r"(?<!c[ıiuü] )(?<!\bbu )(?<!\bötən )(?<!\bkeçən )(?<!\bgələn )(?<!\bcari )(?<!\bnövbəti )"
    r"(?<!\bson )(?<!\bilk )(?<!\bhəmin )(?<!\bo )"
    r"(?<!\d )(?<!\beyni )(?<!\bəvvəlki )(?<!\bbirinci )(?<!\bikinci )(?<!\bhər )"
)
_SPAN = (
    rf"(?:{_NO_TIME}\b(?P<span>{_IN})\b(?! (?:baş|keçirilən|olan))|\bhər\s+(?P<each>saat|gün|sutka|həftə|ay|rüb|il)\b)"
)
# "İllik müqayisədə 8% çox" is held against a year before, and no rate of each.
_ADJECTIVES = r"(?:saatlıq|gündəlik|günlük|sutkalıq|həftəlik|aylıq|illik)(?! (?:müqayisə|ifadə)\w)"
_MEASURES = "barel|ton|litr|kiloqram|kubmetr|kvadratmetr|hektar|unsiya|səhm|bilet"
_ITEM = (
    r"adambaşına|(?:barelinə|tonuna|litrinə|kiloqramına|kubmetrinə|hektarına|ədədinə|səhminə)\b"
    r"|(?:hər bir|hər|bir) (?:barel|ton|litr|kiloqram|nəfər|şagird|səhm|ədəd|kubmetr|hektar|ailə|bilet)\w*\b"
    r"|hər biri(?:nə|nin)?|/\s?(?:gün|sutka|ay|il|saat|nəfər|ton|litr|barel)\b"
)
_AVERAGE = r"(?P<average>orta hesabla|ortalama|orta(?= (?:aylıq|gündəlik|illik|qiymət|əmək))|median)"
_LATER = r"[^.;:()]{0,70}\Z"
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:və|amma|lakin|isə)\b)[^\W\d_]++){0,3}"

RATES = RateWords(
    after=Pattern(rf"{_NOUN_PHRASE}\s*(?P<rate>\b(?:{_ITEM})|\b{_AVERAGE}\b)"),
    before=(
        Pattern(rf"(?P<rate>{_SPAN}){_LATER}"),
        Pattern(rf"\b(?P<rate>(?P<adverb>{_ADJECTIVES}))\b(?:\s+[^\W\d_]+){{0,4}}\s*[^\w.,;:]{{0,2}}\Z"),
        Pattern(rf"\b(?P<rate>adambaşına)\b{_LATER}"),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER}"),
        Pattern(rf"\b(?P<rate>hər bir(?:i|in\w*))\b{_LATER}"),
    ),
    priced=Pattern(rf"\b(?P<rate>(?:bir|hər|1) (?:{_MEASURES})\w*(?: üçün)?)\b{_LATER}"),
    base=Pattern(
        r"\b(?P<rate>(?:(?P<sure>hər)\s+)?(?P<base>\d[\d .]*(?:min|milyon)?|(?:on |yüz )?(?:min|milyon|yüz)"
        r"|iki|üç|dörd|beş|altı|yeddi|səkkiz|doqquz|on|iyirmi)"
        # "beş ailədən biri"
        r"\s+(?:[^\W\d_]+d[aə]n\s+bir(?:i|in\w*)|(?(sure)[^\W\d_]+[aəyn][aə]?|(?!))))\b"
    ),
    told=Pattern(
        rf"\b(?:(?P<span>{_IN})\b|hər\s+(?P<each>saat|gün|sutka|həftə|ay|rüb|il)\b|(?P<adverb>{_ADJECTIVES})\b"
        rf"|adambaşına|hər\b|(?P<article>bir)\b|1 (?:{_MEASURES})|{_AVERAGE}\b)|/(?=[^\W\d_])"
    ),
    names=_NAMES,
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
    told_whose=Pattern(r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)|(?!)(?P<in>x)(?P<behind>x)", case_matters=True),
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
    nouns=_NOUNS,
    unmaking=any_of(
        r"saxta|uydurma|xəyali|qondarma|mövcud olmayan|tikilməmiş|yarımçıq|gələcək|mümkün|potensial|nominal"
        r"|virtual|şərti|güman edilən|əfsanəvi|mübahisəli|təsdiqlənməmiş"
    ),
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
            "percent": f"% faizlə {noun_forms('faiz', NOUN_ENDINGS)}",
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
            "kilowatt-hour": f"{_after_word('kilovat', 'saat')} {_after_word('kvt', 'saat')} kvts kvtst kvt_st",
            "megawatt-hour": f"{_after_word('meqavat', 'saat')} {_after_word('mvt', 'saat')} mvts mvt_st",
            "gigawatt-hour": f"{_after_word('qiqavat', 'saat')} {_after_word('qvt', 'saat')} qvts qvt_st",
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
    # Energy, as many write it: nobody means power by the hour.
    | {
        f"{watt}/{hour}": f"{name}-hour"
        for watt, name in (("kvt", "kilowatt"), ("mvt", "megawatt"), ("qvt", "gigawatt"))
        for hour in ("s", *word_forms(noun_forms("saat", NOUN_ENDINGS)))
    }
    | dict.fromkeys(word_forms(noun_forms("kubmetr", NOUN_ENDINGS)), "cubic metre"),
    short_units={"m": "metre", "t": "tonne", "l": "litre", "q": "gram"},
    modifiers=word_forms("çox artıq az əlavə yeni metrik"),
    stem=lambda noun: _ENDING.sub("", noun),
)
