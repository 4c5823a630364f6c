"""Azerbaijani: what parts and joins clauses, as `CLAUSES`. Verbs end a clause, and "ki" opens what they govern."""

from __future__ import annotations

from briefing.evidence.governing_words import ClauseWords
from briefing.evidence.patterns import Pattern

# Nouns and adjectives that end as verbs do.
_NO_VERBS = (
    r"yeddi|indi|hədd|kəndi|bir|heç bir|hər bir|nazir\w*|vəzir\w*|təsir|təmir|əsir|hazır|sair|əmir|dəmir|tacir"
    r"|zəncir|pendir|müdir|kömür|ömür|məmur|qalib|sahib|tərkib|qərib|səbəb|təqib|nəsib|naib|cəlb|ehtiyatdır|xəbər"
    r"|şair|mahir|vazir|zahir|nadir|müasir|hazırkı|səfir|gəmi|gəlir"
)

CLAUSES = ClauseWords(
    edge=Pattern(r"[,;:](?=\D)|[()\[\]\"]|(?<= )-(?= )"),
    openers=Pattern(
        r"(?<!\w)(?:(?P<complement>ki)|(?P<condition>əgər|bir şərtlə|o halda ki)"
        r"|(?P<aside>çünki|hərçənd|baxmayaraq|nə qədər ki|o zaman ki)|(?P<contrast>amma|lakin|ancaq|halbuki|əksinə)"
        r"|(?P<joint>və|yaxud|ya da|həmçinin))(?!\w)",
        ignore_case=True,
    ),
    finite=Pattern(
        r"(?<![\w-])(?:deyil|yox|var)(?:dır|dir|dur|du|dı|di|lər)?(?![\w-])"
        rf"|(?<![\w-])(?!(?:{_NO_VERBS})(?!\w))[^\W\d_]{{2,}}(?:[ıiuü]b|m[ıiuü]ş|d[ıiuü]|[ıiuü]r|aca[qğ]|əcə[ky])"
        r"(?:d[ıiuü]r|l[aə]r|d[ıiuü]rl[aə]r|d[ıiuü]|[ıiuü][kqm]|m|k|q)?(?![\w-])",
        ignore_case=True,
    ),
    lead=Pattern(r"(?!)"),
    phrase=Pattern(r"(?:\s+(?!(?:və|amma|lakin)\b)[\w-]+){0,20}"),
)
