"""Azerbaijani: the words for numbers and ordinals in all their forms, as `NUMBERS` and `RANKS`.

A noun takes its endings one after the other (məktəb, məktəblər, məktəblərində), so a word has some twenty written
forms. `noun_forms` writes them out from a stem, with the vowels that the stem asks for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from briefing.kept_patterns import compile_pattern

_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})
_WITH_I = compile_pattern(r"[^\W\d_]*I[^\W\d_]*")
_SOFT, _HARD = frozenset("eəöüikgEƏÖÜİKG"), frozenset("aıouqAOUQ")


def _lower(text: str) -> str:
    """A text in small letters: I is ı, but İ beside soft letters alone, as many keyboards have none: "Iki"."""
    return (_WITH_I.sub(_dotted, text) if "I" in text else text).translate(_CAPITALS).lower()


def _dotted(word: re.Match[str]) -> str:
    return word[0].replace("I", "İ") if _SOFT.intersection(word[0]) and _HARD.isdisjoint(word[0]) else word[0]


LOWER = _lower


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


def in_all_forms(table: Mapping[str, str]) -> dict[str, str]:
    """A table of words, those that end in `/*` with all endings of a noun."""
    return {
        name: " ".join(noun_forms(word[:-2], NOUN_ENDINGS) if word.endswith("/*") else word for word in words.split())
        for name, words in table.items()
    }


_SCALE = "lIQ"

MONTH_NAMES = "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
MONTHS = {
    form: number for number, name in enumerate(MONTH_NAMES.split(), 1) for form in word_forms(noun_forms(name, OWNED))
}
_ONE = word_forms("bir biri/-.ni.nə.ndə.ndən.nin")

NUMBERS = NumberWords(
    decimal_sign=",",
    may_group=True,
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
    added_parts={("yarım",): Decimal("0.5")},
    spans=forms_to_names({"year": "il ildə ilə ildən", "hour": "saat saata", "month": "ay", "day": "gün"}),
    one_in=(("dən",),),
    every=frozenset({"hər"}),
    ordinal_numbers=forms_to_numbers({2: "ikinci", 3: "üçüncü", 4: "dördüncü", 5: "beşinci", 10: "onuncu"}),
    choices=(("və", "ya"), ("ya", "da"), ("yaxud",), ("ya",)),
    lists=frozenset({"və"}),
    respectively=word_forms("müvafiq"),
    verbs_last=True,
    # "İşçilərin sayı 12, maaş 700 manat" counts workers.
    gapped=Pattern(r"(?!say|il|ay)[^\W\d_]+ \d[\d.,]*,(?: [^\W\d_]+){1,4} "),
    moving=word_forms(word_list("az", "moving")),
    against=frozenset({"qarşı"}),
    scores=word_forms("səs səslə səsə hesab hesabla hesabı qalib məğlub uduz/ub.du heç-heçə oyun matç"),
    designators=word_forms("№ nömrə maddə bənd səhifə cədvəl reys marşrut"),
    designators_after=word_forms("saylı nömrəli №li"),
    index_names=word_forms("nikkei ftse dax boeing airbus iphone windows covid cop"),
    no_nouns=word_forms(word_list("az", "no nouns")),
    elided_noun=Pattern(r"\d-(?:s?[ıiuü]|n[ıiuüaə]|[ıiuü]?nd[aə]n?|s?[ıiuü]n[ıiuüaə])\Z"),
    told_all=word_forms("cəmi bütün hamısı ümumilikdə birlikdə"),
    told_old=word_forms("əvvəl əvvəllər əvvəlki ilkin öncə keçmiş"),
    told_age=word_forms("yaş yaşı yaşında yaşlı yaşdadır yaşına"),
    termed=word_forms("istiqraz istiqrazlar istiqrazları istiqrazların ipoteka not notlar"),
    told_margin=word_forms("xəta kənarlaşma üstəgəl plus"),
    told_against=word_forms("əleyhinə qarşı əleyhdar məğlub uduzdu"),
    clock_before=word_forms("saat"),
    ages_before=frozenset(),
    ages_after=frozenset(),
    ages=word_forms("yaş yaşlı yaşında yaşına yaşındakı yaşdan yaşından yaşı"),
    multiples={**dict.fromkeys(word_forms("ikiqat"), Decimal(2)), **dict.fromkeys(word_forms("üçqat"), Decimal(3))},
    range_joiners=word_forms("ilə"),
    range_endings=("dan", "dən"),
    vague_scales=word_forms("yüzlər/lə.cə minlər/lə.cə milyonlar/la.ca milyardlar/la.ca onlarca"),
    fold="qat",
    case_endings=word_forms(word_list("az", "case endings")),
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


_ORDINALS = ("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yeddinci", "səkkizinci", "doqquzuncu")
_TENS = (
    *("onuncu", "iyirminci", "otuzuncu", "qırxıncı", "əllinci", "altmışıncı", "yetmişinci", "səksəninci", "doxsanıncı"),
    "yüzüncü",
)


def _forms(ordinals: tuple[str, ...], step: int) -> dict[str, int]:
    """Every form of ordinals in the order of counting → its number."""
    return {
        form: step * number
        for number, word in enumerate(ordinals, 1)
        for form in word_forms(noun_forms(word, f"{OWNED} lAr"))
    }


_QUALITIES = forms_to_names(word_table("az", "qualities"))
_PLACES = word_forms(noun_forms("yer sıra pillə mövqe", OWNED))
_COPULAS = ("dir", "dır", "dirlər", "dırlar", "ydi", "ydı")
"""What is said of it by an ending: "yerdədir", it is in the place."""
RANKS = RankWords(
    ordinals=_forms(_ORDINALS, 1) | _forms(_TENS, 10),
    tens=forms_in_order("on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan", 10, 10),
    digits_joint="-",
    endings=word_forms("cı ci cu cü ıncı inci uncu üncü ncı nci ncu ncü"),
    shy=frozenset(_forms(_ORDINALS[:1], 1)),
    superlatives=_QUALITIES,
    qualities=_QUALITIES,
    most=frozenset({"ən"}),
    places=_PLACES | {f"{form}{copula}" for form in _PLACES if form[-2:] in ("də", "da") for copula in _COPULAS},
    odds=(r"(?:hər )?B(?: [a-zəıöüğşç]+)?d[aə]n A[a-zəıöüğşç]*",),
    ratios=("A ?: ?B", r"A(?:-[a-zəıöüğşç]{1,3})? B(?:-[a-zəıöüğşç]{1,3})? nisbət\w{0,5}"),
    votes=(
        r"A ?[-:] ?B",
        r"A(?:-[a-zəıöüğşç]{1,3})? qarşı B",
        r"A(?: səs\w{0,3})? lehinə(?:,| və|, və) B(?: səs\w{0,3})? əleyhinə",
        r"lehinə A(?: səs\w{0,3})?, əleyhinə B",
    ),
    streaks=word_forms("ardıcıl dalbadal"),
    repeats=word_forms("dəfə dəfədir dəfəyə"),
)
