"""Azerbaijani: the words for numbers, units and times with all their endings, and the language's `LEXICON`.

A noun takes its endings one after the other (məktəb, məktəblər, məktəblərində), so a word has some twenty written
forms. `_forms` writes them out from a stem, with the vowels that the stem asks for.
"""

from __future__ import annotations

import re
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
from briefing.evidence.lexicons.azerbaijani_claims import CLAIMS
from briefing.evidence.lexicons.azerbaijani_qualifiers import QUALIFIERS

_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})


def _lower(word: str) -> str:
    """Lower case with a dot only where the capital has one."""
    return word.translate(_CAPITALS).lower()


# The vowels of an ending follow the last vowel of its stem. Endings have capitals for what changes: A is a or ə,
# I is ı, i, u or ü, Q is q or k; after lAr, I is never round.
_BACK, _ROUND, _FRONT, _FRONT_ROUND = ("a", "ı"), ("a", "u"), ("ə", "i"), ("ə", "ü")
_VOWELS = {"a": _BACK, "ı": _BACK, "o": _ROUND, "u": _ROUND, "ö": _FRONT_ROUND, "ü": _FRONT_ROUND} | dict.fromkeys(
    "eəi", _FRONT
)
_AFTER_CONSONANT = "- I A dA dAn In AdAk dAk dIr"
_AFTER_VOWEL = "- nI yA dA dAn nIn yAdAk dAk dIr"
# "-i of": məktəbin şagirdi. After a vowel it begins with s: firması.
_OWNED = "I InI InA IndA IndAn InIn InAdAk"
_OWNED_AFTER_VOWEL = " ".join(f"s{ending}" for ending in _OWNED.split())
_PLURAL = "lAr lArI lArA lArdA lArdAn lArIn lArInI lArInA lArIndA lArIndAn"


def _forms(words: str, more: str = "") -> str:
    """The words with their case endings, and with those of `more`."""
    written = []
    for word in words.split():
        wide, narrow = _VOWELS[next(c for c in reversed(word) if c in _VOWELS)]
        endings = f"{_AFTER_CONSONANT} {more}"
        if word[-1] in _VOWELS:
            endings = f"{_AFTER_VOWEL} {more.replace(_OWNED, _OWNED_AFTER_VOWEL)}"
        for ending in endings.split():
            vowel = "ıi"[wide == "ə"] if ending.startswith("lAr") else narrow
            full = ending.replace("A", wide).replace("I", vowel).replace("Q", "qk"[wide == "ə"])
            written.append(word + full.strip("-"))
    return " ".join(written)


_NOUN = f"{_OWNED} {_PLURAL} lIQ"
_SCALE = "lIQ"

_MONTH_NAMES = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
_MONTHS = {
    form: number for number, name in enumerate(_MONTH_NAMES.split(), 1) for form in word_forms(_forms(name, _OWNED))
}
_ONE = word_forms("bir biri birini birinə birindən birinin")

_NUMBERS = NumberWords(
    decimal_sign=",",
    small={
        **dict.fromkeys(_ONE, 1),
        **{
            form: number
            for number, word in enumerate(("iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"), 2)
            for form in word_forms(_forms(word, _OWNED)) - {"üçün"}  # which is also "for"
        },
        "sıfır": 0,
    },
    tens=forms_to_numbers(
        {
            10: "on",
            20: _forms("iyirmi"),
            30: _forms("otuz"),
            40: _forms("qırx"),
            50: _forms("əlli"),
            60: _forms("altmış"),
            70: _forms("yetmiş"),
            80: _forms("səksən"),
            90: _forms("doxsan"),
        }
    ),
    hundred=word_forms(_forms("yüz", _SCALE)),
    scales=forms_to_numbers(
        {
            3: "min/-.i.ə.də.dən.in.ədək.dək.dir.lik",
            6: f"{_forms('milyon', _SCALE)} mln",
            9: f"{_forms('milyard', _SCALE)} mlrd",
            12: f"{_forms('trilyon', _SCALE)} trln",
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
    months=_MONTHS,
    months_before_day=frozenset(
        form
        for name in _MONTH_NAMES.split()
        for form in word_forms(_forms(name))
        if form.endswith("n") and form != name
    ),
    dotted=word_forms("mln mlrd trln man dol"),
)


def _after_word(first: str, noun: str) -> str:
    """A word that does not change before a noun in all its forms."""
    return " ".join(f"{first}_{form}" for form in word_forms(_forms(noun, _NOUN)))


# What the forms of a noun end in, so that `stem` of two forms is the same; at least three letters stay.
_ENDING = re.compile(r"(?<=\w{3})(?:l[aə]r)?(?:s?[ıiuü](?:n[ıiuüaə]?)?)?(?:d[aə]n?|y?[aə]|n?[ıiuü]n?)?\Z")

_UNITS = UnitWords(
    currencies=CURRENCY_SIGNS
    | forms_to_names(
        {
            "USD": _forms("dollar", _NOUN),
            "EUR": _forms("avro", _NOUN),
            "GBP": f"{_forms('funt sterlinq', _NOUN)}",
            "RUB": f"{_forms('rubl', _NOUN)}",
            "AZN": f"{_forms('manat', _NOUN)} man",
            "CNY": _forms("yuan", _NOUN),
            "JPY": _forms("iyen", _NOUN),
            "TRY": _forms("lirə", _NOUN),
            "GEL": _forms("lari", _NOUN),
            "KZT": _forms("tenge", _NOUN),
            "UAH": _forms("qrivna", _NOUN),
            "INR": _forms("rupi", _NOUN),
            "CHF": _forms("frank", _NOUN),
        }
    ),
    units=forms_to_names(
        {
            "percent": f"% {_forms('faiz', _NOUN)}",
            "percentage point": _after_word("faiz", "bənd"),
            "tonne": _forms("ton", _NOUN),
            "kilogram": f"{_forms('kiloqram', _NOUN)} kq",
            "barrel": _forms("barel barrel", _NOUN),
            "litre": _forms("litr", _NOUN),
            "metre": f"{_forms('metr', _NOUN)} m",
            "kilometre": f"{_forms('kilometr', _NOUN)} km",
            "mile": _forms("mil", _NOUN),
            "hectare": f"{_forms('hektar', _NOUN)} ha",
            "square metre": f"{_after_word('kvadrat', 'metr')} kv_m",
            "square kilometre": f"{_after_word('kvadrat', 'kilometr')} kv_km",
            "cubic metre": f"{_after_word('kub', 'metr')} {_forms('kubmetr', _NOUN)}",
            "kilowatt": _forms("kilovat", _NOUN),
            "megawatt": f"{_forms('meqavat', _NOUN)} mvt",
            "gigawatt": f"{_forms('qiqavat', _NOUN)} qvt",
            "container": "teu",
            "hour": _forms("saat", _NOUN),
            "day": _forms("gün", _NOUN),
            "week": _forms("həftə", _NOUN),
            "month": _forms("ay", _NOUN),
            "year": "il/-.i.in.də.dən.dir.lik.lər.lərdə.lərin.ədək",
            "times": _forms("dəfə"),
        }
    ),
    modifiers=word_forms("abş amerika azərbaycan rusiya çox artıq az"),
    nouns=forms_to_names(
        {
            "pupil": _forms("şagird tələbə məktəbli uşaq uşağ", _NOUN),
            "person": _forms("nəfər adam insan vətəndaş sakin kişi qadın", _NOUN),
            "university": f"{_forms('universitet institut akademiya', _NOUN)} ali",
            "lorry": f"{_forms('tır', _NOUN)} yük_maşını",
            "school": _forms("məktəb", _NOUN),
            "teacher": _forms("müəllim pedaqoq", _NOUN),
            "wagon": _forms("vaqon", _NOUN),
            "container": _forms("konteyner", _NOUN),
            "passenger": _forms("sərnişin", _NOUN),
            "company": _forms("şirkət müəssisə firma", _NOUN),
            "car": _forms("avtomobil maşın", _NOUN),
            "ship": _forms("gəmi", _NOUN),
            "boat": _forms("qayıq kater", _NOUN),
            "home": _forms("ev mənzil", _NOUN),
            "hospital": _forms("xəstəxana", _NOUN),
            "book": _forms("kitab dərslik", _NOUN),
            "village": _forms("kənd", _NOUN),
        }
    ),
    stem=lambda noun: _ENDING.sub("", noun),
)
_RELATIVE = {"keçən": -1, "ötən": -1, "əvvəlki": -1, "bu": 0, "cari": 0, "gələn": 1, "növbəti": 1, "qarşıdakı": 1}
_ORDINALS = {
    **{"ilk": 1, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "son": -1},
    **{"I": 1, "II": 2, "III": 3, "IV": 4},
}
_COUNTS = forms_in_order("iki üç dörd beş altı yeddi səkkiz doqquz on on_bir", 2)
_DAYS = {"bu gün": 0, "bugünkü": 0, "bu səhər": 0, "bu axşam": 0, "dünən": -1, "dünənki": -1, "sabah": 1, "sabahkı": 1}
_SPANS = forms_to_names(
    {"month": _forms("ay", _OWNED), "week": _forms("həftə", _OWNED), "quarter": _forms("rüb", _OWNED)}
)

# Parts of the patterns of times. A month or year takes the case ending of its place in the sentence; `since` is the
# ending -dan, -dən ("from").
_NAME = rf"(?P<month>{alternatives(_MONTH_NAMES.split())})"
_NAME2 = _NAME.replace("<month>", "<month2>")
_SINCE = r"(?P<since>(?:[ıiuü]n)?d[aə]n)"
_ENDED = rf"(?:{_SINCE}|(?:[ıiuü]n)?d[aə]|[ıiuü]n[aə]|[ıiuü]n?|[aə])"
_MONTH = rf"{_NAME}(?: ay)?{_ENDED}?"
_DIGITS = r"(?P<year>(?:18|19|20)[0-9]{2})"
_DIGITS2 = r"(?P<year2>(?:19|20)[0-9]{2})"
_REL = rf"(?P<relative>{alternatives(_RELATIVE)})"
_YEAR = rf"(?:{_DIGITS}-c[ıiuü]|{_REL}) il"
_OF_YEAR = rf"{_YEAR}(?:in)?"
_PART = rf"(?P<part>{alternatives(_ORDINALS)}|[1-4])(?:-c[ıiuü])?"
_DAY = r"(?P<day>[0-9]{1,2})"
_TIED = r"(?:-(?:(?P<since>d[aə]n)|[^\W\d_]{1,5}))?"

_TIMES = TimeWords(
    patterns=time_patterns(
        r"(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        rf"(?:{_OF_YEAR} )?{_NAME}(?:[ıiuü]n| ayının) {_DAY}{_TIED}",
        rf"{_DAY} {_NAME}{_ENDED}?(?: {_DIGITS}-c[ıiuü] il(?:də|in)?)?",
        rf"{_OF_YEAR} {_NAME}-{_NAME2}(?: ayları\w*|{_ENDED.replace('(?P<since>', '(?:')})?",
        rf"{_OF_YEAR} {_NAME}(?:[ıiuü]n)?d[aə]n {_NAME2}(?:[ıiuü]n)?[aə](?:d[aə]k| qədər)",
        rf"{_OF_YEAR} {_MONTH}",
        rf"{_OF_YEAR} (?:{_PART} )?(?P<count>{alternatives(_COUNTS)}|[0-9]{{1,2}}) (?P<months>ay(?:ı\w*|da|lıq)?)",
        rf"{_OF_YEAR} {_PART} (?P<half>yarısı\w*|yarım ?il\w*)",
        rf"{_OF_YEAR} {_PART} (?P<quarter>rüb\w*|kvartal\w*)",
        rf"{_DIGITS}(?:-c[ıiuü] ildən |-){_DIGITS2}-c[ıiuü] il\w*(?: qədər)?",
        rf"{_YEAR}(?:(?P<since>dən)|in|də|i|ə|ədək|lə|ki|kindən)?",
        rf"{_NAME}(?: ay)?(?:{_SINCE}|(?:[ıiuü]n)?d[aə])",
        r"(?P<now>hal-hazırda|hazırda|indiyədək|indiyə qədər|indi|hazırkı dövrdə|bu günədək|bu günə qədər|bu günə)",
        rf"(?P<dayword>{alternatives(_DAYS)})",
        rf"{_REL} (?P<span>{alternatives(_SPANS)})",
    ),
    since=Pattern(r"(?!)"),
    since_after=Pattern(r"\s+(?:bəri|etibarən|başlayaraq)\b", ignore_case=True),
    comparison=Pattern(r"(?!)"),
    comparison_after=Pattern(
        r"(?:\s+(?:eyni|müvafiq|analoji)\s+dövr\w*)?(?:\s+ilə|\s+göstərici\w*)*"
        r"\s+(?:müqayisədə|nisbətən|nisbətdə|(?:daha )?(?:çox|az|artıq)\b)",
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
