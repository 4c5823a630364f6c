"""Azerbaijani: units, money and the nouns that a number counts, and the words for so much a day, as `RATES`."""

from __future__ import annotations

import re

from briefing.evidence.lexicons.azerbaijani_numbers import NOUN_ENDINGS, in_all_forms, noun_forms
from briefing.evidence.lexicons.lexicon import RateWords, forms_to_names, word_forms, word_table
from briefing.evidence.lexicons.measures import nation_codes, with_areas
from briefing.evidence.lexicons.number_words import MoneyWords, UnitWords
from briefing.evidence.lexicons.patterns import Pattern, any_of

_WORDS = word_table("az", "nouns")

_NOUNS = forms_to_names({meaning: noun_forms(words, NOUN_ENDINGS) for meaning, words in _WORDS.items()}) | {
    "ali": "university",
    "yük maşını": "lorry",
}


_NAMES = forms_to_names(word_table("az", "rates"))
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
        Pattern(
            r"(?<!hər )\b(?P<rate>bir (?!daha\b|həftə\b|dəfə\b)[^\W\d_]{3,}(?<!d)[aə])"
            r"(?: (?:orta hesabla|təxminən))?\s*\Z"
        ),
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
        rf"|adambaşına|hər\b|(?P<article>bir)\b|1 (?:{_MEASURES})|{_AVERAGE}\b"
        rf"|(?:(?<=n )(?:{_MEASURES})[ıiuü]|(?:{_MEASURES})[ıiuü]n[aə])\b)|/(?=[^\W\d_])"
    ),
    names=_NAMES,
)


def _after_word(first: str, noun: str) -> str:
    """A word that does not change before a noun in all its forms."""
    return " ".join(f"{first}_{form}" for form in word_forms(noun_forms(noun, NOUN_ENDINGS)))


# What the forms of a noun end in, so that `stem` of two forms is the same; at least three letters stay.
_ENDING = re.compile(
    r"(?<=\w{3})[aə]?(?:l[aə]r)?(?:[ıiuü]?m[ıiuü]z)?(?:s?[ıiuü](?:n[ıiuüaə]?)?)?(?:d[aə]n?|(?:y|(?<![aeəıioöuü]))[aə]|n?[ıiuü]n?)?\Z"
)

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
    nouns=forms_to_names(in_all_forms(word_table("az", "money"))),
    nations=nation_codes("az", word_table("az", "nations")),
    modifiers=word_forms("çox artıq az əlavə yeni"),
    shy=word_forms("yeni yen som somu real reali realı von vonu sum sumu bat batı kip leyi ley"),
    signs={"kr": "crown", "RM": "MYR", "Rs": "INR", "man": "AZN"},
    told_whose=Pattern(r"\s?\((?P<inside>[^\W\d_][^\d()]{1,24})\)|(?!)(?P<in>x)(?P<behind>x)", case_matters=True),
    hundredths=forms_to_names(in_all_forms(word_table("az", "coins"))),
)

UNITS = UnitWords(
    nouns=_NOUNS,
    unmaking=any_of(
        r"saxta|uydurma|xəyali|qondarma|mövcud olmayan|tikilməmiş|yarımçıq|gələcək|mümkün|potensial|nominal"
        r"|virtual|şərti|güman edilən|əfsanəvi|mübahisəli|təsdiqlənməmiş"
    ),
    money=_MONEY,
    units=forms_to_names(
        with_areas(in_all_forms(word_table("az", "lengths")), square="kvadrat kv", cubic="kub")
        | _SPANS
        | in_all_forms(word_table("az", "units"))
        | {
            "percentage point": f"{_after_word('faiz', 'bənd')} {_after_word('faiz', 'punkt')}",
            "degree Celsius": f"°c dərəcə_selsi {_after_word('selsi', 'dərəcə')} {_after_word('selsi', 'dərəcəsi')}",
            "kilowatt-hour": f"{_after_word('kilovat', 'saat')} {_after_word('kvt', 'saat')} kvts kvtst kvt_st",
            "megawatt-hour": f"{_after_word('meqavat', 'saat')} {_after_word('mvt', 'saat')} mvts mvt_st",
            "gigawatt-hour": f"{_after_word('qiqavat', 'saat')} {_after_word('qvt', 'saat')} qvts qvt_st",
            "horsepower": noun_forms("at_gücü", ""),
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
    | dict.fromkeys(word_forms(noun_forms("kubmetr", NOUN_ENDINGS)), "cubic metre")
    | dict.fromkeys(word_forms(noun_forms("kvadratmetr", NOUN_ENDINGS)), "square metre"),
    short_units={"m": "metre", "t": "tonne", "l": "litre", "q": "gram"},
    modifiers=word_forms("çox artıq az əlavə yeni metrik"),
    stem=lambda noun: _ENDING.sub("", noun),
)
