"""Russian: ordinals in all their cases, and the words that make one a rank or a count of times."""

from __future__ import annotations

from briefing.evidence.lexicon import forms_in_order, forms_to_names, forms_to_numbers, word_forms
from briefing.evidence.lexicons.russian_numbers import ADJECTIVE
from briefing.evidence.number_words import RankWords

_THIRD = "трет/ий.ьего.ьему.ьим.ьем.ья.ьей.ью.ье.ьи.ьих.ьими"
_SECOND = f"втор/{ADJECTIVE}.ой"
_STEMS = (
    "четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат"
    " семнадцат восемнадцат девятнадцат"
)
_TENS = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот"
_GREAT = "ий.его.ему.им.ем.ая.ей.ую.ее.ие.их.ими"

RANKS = RankWords(
    ordinals=forms_to_numbers(
        {1: f"перв/{ADJECTIVE}", 2: _SECOND, 3: _THIRD}
        | {number: f"{stem}/{ADJECTIVE}.ой" for number, stem in enumerate(_STEMS.split(), 4)}
        | {10 * ten: f"{stem}/{ADJECTIVE}.ой" for ten, stem in enumerate(_TENS.split(), 2)}
    ),
    tens=forms_in_order("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто", 20, 10),
    digits_joint="-",
    endings=word_forms("й го му я ю е м ой ый ий ая ое ые ых х"),
    shy=word_forms(f"перв/{ADJECTIVE} {_SECOND}"),
    superlatives=forms_to_names(
        {
            "large": f"крупнейш/{_GREAT} наибольш/{_GREAT}",
            "small": f"мельчайш/{_GREAT} наименьш/{_GREAT}",
            "high": f"высочайш/{_GREAT}",
            "rich": f"богатейш/{_GREAT}",
            "poor": f"беднейш/{_GREAT}",
            "good": f"лучш/{_GREAT}",
            "bad": f"худш/{_GREAT}",
            "old": f"старейш/{_GREAT}",
            "fast": f"быстрейш/{_GREAT}",
        }
    ),
    qualities=forms_to_names(
        {
            "large": f"величине размеру размерам объему объемам крупн/{ADJECTIVE} больш/ой.ого.ая.ую.ое.ие.ому.им.ом",
            "small": f"маленьк/{_GREAT} мал/{ADJECTIVE}",
            "many": "численности населению количеству числу",
        }
    ),
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
    repeats=word_forms("раз раза подряд"),
)
