"""Azerbaijani: what parts and joins clauses, as `CLAUSES`, and what denies or attributes a statement, as `CLAIMS`.

Verbs end a clause, and "ki" opens what they govern.
"""

from __future__ import annotations

from briefing.evidence.governing_words import ClauseWords
from briefing.evidence.lexicon import ClaimWords, word_forms
from briefing.evidence.lexicons.azerbaijani_speakers import SPEAKERS
from briefing.evidence.lexicons.azerbaijani_statuses import VERB_NOT
from briefing.evidence.patterns import Pattern, alternatives, any_of, ends_in

# Nouns and adjectives that end as verbs do.
_NO_VERBS = (
    r"yeddi|indi|hədd[ıi]?|kəndi|bir|heç bir|hər bir|nazir\w*|vəzir\w*|təsir|təmir|əsir|hazır|sair|əmir|dəmir|tacir"
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


# A verb is denied by -ma-, -mə- or, before -r, -m- inside of it. Nouns that only look so are left out by name.
_NO_DENIAL = (
    "dəyişməz|təmir|dəmir|xəmir|zəmir|vladimir|kəşmir|izmir|samir|ramir|amir|kömür|teymur|məmur|yağmur|almaz|namaz"
)
_VERB_NOT = (
    rf"(?!(?:{_NO_DENIAL}))[^\W\d_]{{1,}}(?:m[aə](?:y[ıiuü]b|d[ıi]|y[aə]c[aə][qkğy]|m[ıi]ş|y[aə]n|z|s[ıi]n|yar[aə]q|y[əa]r[əa]k)"
    r"|m[ıiuü]r)(?:d[ıiuü]r|l[aə]r|[ıiuü]|[ıiuü]?[mkq]|d[ıiuü])*"
)
_NEGATION = rf"deyil(?:dir|di|lər)?|yox(?:dur|du)?|heç (?:kim|vaxt|zaman|nə|bir)|(?:inkar|təkzib) \w+|{_VERB_NOT}"
_CAN = r"[^\W\d_]+[aə] bil(?:ər|ərik|ərlər|əcək|əcəklər|ərdi)"

CLAIMS = ClaimWords(
    negation_before=ends_in(r"heç (?:bir|vaxt|zaman)(?:\s\w+){0,6}"),
    negation_after=Pattern(
        rf"(?:\s+[^\W\d_]+){{0,4}}?\s+(?:deyil\w*|yoxdur|{VERB_NOT})(?!\w)",
        ignore_case=True,
    ),
    attribution=any_of(f"{alternatives(SPEAKERS.says)}|{SPEAKERS.after_name.text}|{SPEAKERS.around_name.text}"),
    own_acts=any_of(
        r"(?:müzakirə|qəbul|ziyarət|söhbət) et(?:dik|mişik)|görüş(?:dük|müşük)|imzala(?:dıq|mışıq)|razılaş(?:dıq|mışıq)"
        r"|danış(?:dıq|mışıq)|keçir(?:dik|mişik)|aç(?:dıq|mışıq)|toxun(?:duq|muşuq)|bağla(?:dıq|mışıq)|baxdıq"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:red|redaksiya)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    turns=Pattern(
        r"\b(?:amma|lakin|ancaq|halbuki)\b|(?<=[ıiuü][rb])\s+və\s|(?<=d[ıiuü])\s+və\s"
        r"|(?<=d[ıiuü][kqm])\s+və\s|(?<=m[ıi]ş[ıi][kqm])\s+və\s|(?<=m[ıi]ş)\s+və\s",
        ignore_case=True,
    ),
    postposed=word_forms("isə"),
    conjunctions=word_forms("və amma lakin ancaq isə ki həm ya nə halbuki hansı"),
    abbreviations=word_forms("s prof akad dos məs bax səh küç ş r mln mlrd trln man dol kv yan fev okt noy dek red"),
    unit_abbreviations=word_forms("mln mlrd trln man"),
    number_abbreviations=word_forms("№ bənd"),
    trend=any_of(
        r"art(?:ır|ıb|dı|ım|ımı|ması|maqda\w*|mışdır)|yüksəl(?:ir|ib|di|iş\w*|mə\w*)|azal(?:ır|ıb|dı|ma\w*)"
        r"|böyü(?:yür|yüb|mə\w*)|enib|düşüb"
    ),
    likelihood=any_of(r"(?:çox |az |böyük )?ehtimal\w*|yəqin(?: ki)?|demək olar ki mütləq|real imkan\w*"),
    confidence=any_of(r"(?:yüksək|orta|aşağı) əminlik\w*|əminlik\w*|əmin(?:dir|ik|əm|dirlər)?"),
)
