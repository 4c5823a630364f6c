"""English: ordinals, and the words that make one a rank or a count of times."""

from __future__ import annotations

from briefing.evidence.lexicon import forms_in_order, forms_to_names, word_forms
from briefing.evidence.number_words import RankWords

_SUPERLATIVES = forms_to_names(
    {
        "large": "largest biggest greatest",
        "small": "smallest littlest tiniest",
        "high": "highest tallest",
        "low": "lowest",
        "long": "longest",
        "short": "shortest",
        "rich": "richest wealthiest",
        "poor": "poorest",
        "good": "best",
        "bad": "worst",
        "old": "oldest",
        "young": "youngest newest",
        "fast": "fastest quickest",
        "slow": "slowest",
        "late": "last latest",
        "busy": "busiest",
        "dear": "dearest costliest",
        "cheap": "cheapest",
        "leading": "leading top",
    }
)
RANKS = RankWords(
    ordinals=forms_in_order(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth",
        1,
    )
    | forms_in_order("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth", 20, 10)
    | {"hundredth": 100, "thousandth": 1000},
    tens=forms_in_order("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    joint="-",
    endings=frozenset({"st", "nd", "rd", "th"}),
    shy=frozenset({"first", "second"}),
    superlatives=_SUPERLATIVES,
    superlative=r"[a-z]{3,12}est",
    no_superlatives=word_forms(
        "interest request harvest protest contest invest forest conquest guest quest arrest behest bequest inquest"
        " manifest modest honest tempest earnest digest suggest priest west test rest"
    ),
    most=frozenset({"most", "least"}),
    places=word_forms("place places placed position spot rank ranked ranking behind"),
    placed=word_forms(
        "rank/-.s.ed.ing plac/e.es.ed.ing finish/-.es.ed.ing come comes came coming stand stands stood standing"
        " rat/e.es.ed lie lies lay sit sits sat"
    ),
    fillers=word_forms("in the as at only joint equal overall"),
    numbered=frozenset({"no", "number"}),
    numbered_after=word_forms("the s as at is was are were became remains remained"),
    ratios=("A ?: ?B", "A[ -]to[ -]B"),
    votes=(
        r"A ?[-:] ?B",
        r"A(?: votes?)?(?: to| against| versus) B",
        r"A (?:votes? |members? |judges? )?(?:for|in favou?r)(?:,| and|, and| to| with) B (?:votes? )?against",
    ),
    repeats=word_forms("time times consecutive successive straight running row"),
)
