"""Azerbaijani: ordinals with their endings, and the words that make one a rank or a count of times."""

from __future__ import annotations

from briefing.evidence.lexicon import forms_in_order, forms_to_names, word_forms
from briefing.evidence.lexicons.azerbaijani_numbers import OWNED, noun_forms
from briefing.evidence.number_words import RankWords

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


_QUALITIES = forms_to_names(
    {
        "large": "böyük iri",
        "small": "kiçik xırda",
        "high": "yüksək hündür",
        "low": "aşağı alçaq",
        "long": "uzun",
        "short": "qısa",
        "rich": "zəngin varlı",
        "poor": "kasıb yoxsul",
        "good": "yaxşı",
        "bad": "pis",
        "old": "qədim köhnə yaşlı",
        "fast": "sürətli",
    }
)
RANKS = RankWords(
    ordinals=_forms(_ORDINALS, 1) | _forms(_TENS, 10),
    tens=forms_in_order("on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan", 10, 10),
    digits_joint="-",
    endings=word_forms("cı ci cu cü ıncı inci uncu üncü ncı nci ncu ncü"),
    shy=frozenset(_forms(_ORDINALS[:2], 1)),
    superlatives=_QUALITIES,
    qualities=_QUALITIES,
    most=frozenset({"ən"}),
    places=word_forms(f"{noun_forms('yer sıra pillə mövqe', OWNED)}"),
    ratios=("A ?: ?B", r"A(?:-[a-zəıöüğşç]{1,3})? B(?:-[a-zəıöüğşç]{1,3})? nisbət\w{0,5}"),
    votes=(
        r"A ?[-:] ?B",
        r"A(?:-[a-zəıöüğşç]{1,3})? qarşı B",
        r"A(?: səs\w{0,3})? lehinə(?:,| və|, və) B(?: səs\w{0,3})? əleyhinə",
        r"lehinə A(?: səs\w{0,3})?, əleyhinə B",
    ),
    repeats=word_forms("dəfə dəfədir dəfəyə"),
)
