"""Azerbaijani: the patterns of what qualifies, denies, weakens or attributes a statement, as `CLAIMS`.

Qualifiers, verbs and denials follow the number: "800 mindən çox", more than 800,000, is word for word "800
thousand-from more". So most patterns are matched after the number, and look back at the ending of the word before them.
"""

from __future__ import annotations

from briefing.evidence.lexicon import (
    ClaimWords,
    IntervalCue,
    Pattern,
    QualifierCue,
    StatusCue,
    any_of,
    ends_in,
    starts_with,
    word_forms,
)
from briefing.facts.model import Qualifier, Status

# The noun phrase between a number and its qualifier, up to five words, and the ending that its last word must have:
# -dan, -dən for "more/less than", -a, -ə for "up to" and "close to", any of -ı, -i, -u, -ü for the object of "exceed".
_PHRASE = r"(?:[\s-]+(?!(?:və|amma|lakin)\b)[^\W\d_]++){0,5}?"
_THAN = rf"{_PHRASE}(?<=d[aə]n)\s+"
_AS_FAR_AS = rf"{_PHRASE}(?<=[aə])\s+"
_MARK = r"(?:\s+(?:hədd|səviyyə|nişan|rəqəm|göstərici|nəfər|ton|faiz|kilometr|şagird|tələbə)\w*)?(?<=[ıiuü])\s+"


def _after(lead: str, words: str, *qualifiers: Qualifier) -> QualifierCue:
    return QualifierCue(Pattern(rf"{lead}(?P<cue>(?:{words}))(?!\w)", ignore_case=True), qualifiers)


def _before(words: str, *qualifiers: Qualifier) -> QualifierCue:
    fillers = r"(?:\s+(?:ümumilikdə|ümumi|cəmi|hətta|daha|olaraq|hesabla)){0,3}"
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z", ignore_case=True), qualifiers)


# A verb is denied by -ma-, -mə- or, before -r, -m- inside of it. Nouns that only look so are left out by name.
_NO_DENIAL = "təmir|dəmir|xəmir|zəmir|vladimir|kəşmir|izmir|samir|ramir|amir|kömür|teymur|məmur|yağmur|almaz|namaz"
_VERB_NOT = (
    rf"(?!(?:{_NO_DENIAL}))[^\W\d_]{{1,}}(?:m[aə](?:y[ıiuü]b|d[ıi]|y[aə]c[aə][qkğy]|m[ıi]ş|y[aə]n|z|s[ıi]n|yar[aə]q|y[əa]r[əa]k)"
    r"|m[ıiuü]r)(?:d[ıiuü]r|l[aə]r|[ıiuü]|[ıiuü]?[mkq]|d[ıiuü])*"
)
_NEGATION = rf"deyil(?:dir|di|lər)?|yox(?:dur|du)?|heç (?:kim|vaxt|zaman|nə|bir)|(?:inkar|təkzib) \w+|{_VERB_NOT}"
_VERB_MORE = (
    r"(?:keç(?:ib|mişdir|di|ir|əcək|ən)|öt(?:üb|müşdür|dü|ür|əcək|ən(?! (?:il|ay|həftə|rüb)))"
    r"|aş(?:ıb|mışdır|dı|ır|acaq|an))"
)
_VERB_NOT_MORE = r"(?:keçmə|ötmə|aşma)\w+|(?:keçm|ötm|aşm)[ıiuü]r\w*"
_CHANGED = r"(?:art|yüksəl|azal|düş|en|çatdır|qalx|genişlən|ixtisar|endir|böyü|çoxal|yaxşılaş)\w*"
_UP_TO = r"(?:qədər|kimi|dək)"
_CAN = r"[^\W\d_]+[aə] bil(?:ər|ərik|ərlər|əcək|əcəklər|ərdi)"
_YEARLY = (
    r"(?<!c[ıiuü] )(?<!bu )(?<!ötən )(?<!keçən )(?<!gələn )(?<!cari )(?<!növbəti )(?:ildə|ayda|gündə|həftədə|saatda)"
    r"|hər (?:il|ay|gün|həftə|saat)|illik|aylıq|gündəlik|həftəlik|adambaşına"
)
_HYPHEN = r"\s*-\s*"

CLAIMS = ClaimWords(
    qualifiers_before=(
        _before("ən çoxu|ən çox|maksimum|çoxu", Qualifier.AT_MOST),
        _before("ən azı|azı|ən azından|minimum|heç olmasa", Qualifier.AT_LEAST),
        _before("az qala|demək olar ki", Qualifier.LESS_THAN, Qualifier.ABOUT),
        _before("təxminən|təqribən|haradasa|~|≈", Qualifier.ABOUT),
        _before(">", Qualifier.MORE_THAN),
        _before("<", Qualifier.LESS_THAN),
    ),
    qualifiers_inside=(
        QualifierCue(Pattern(r"d[aə]n\s+(?:çox|artıq)", ignore_case=True), (Qualifier.MORE_THAN,)),
        QualifierCue(Pattern(r"d[aə]n\s+az", ignore_case=True), (Qualifier.LESS_THAN,)),
        QualifierCue(Pattern(r"d[aə]k\Z", ignore_case=True), (Qualifier.AT_MOST,)),
    ),
    qualifiers_after=(
        _after(_THAN, r"(?:çox|artıq|yuxarı|baha) (?:deyil\w*|olma\w+)", Qualifier.AT_MOST),
        _after(_THAN, r"(?:az|aşağı) (?:deyil\w*|olma\w+)", Qualifier.AT_LEAST),
        _after(_THAN, r"(?:daha )?(?:çox|artıq|yuxarı|yüksək|baha)(?:dur|dır|u|unu|una|unun)?", Qualifier.MORE_THAN),
        _after(_THAN, r"(?:daha )?(?:az|aşağı)(?:dır)?", Qualifier.LESS_THAN),
        _after(_AS_FAR_AS, rf"{_UP_TO}\s+{_CHANGED}", Qualifier.EXACT),
        _after(rf"{_PHRASE}(?<=d[aə]k)\s+", _CHANGED, Qualifier.EXACT),
        _after(_AS_FAR_AS, _UP_TO, Qualifier.AT_MOST),
        _after(rf"{_PHRASE}(?<=[aə]d[aə]k)", "", Qualifier.AT_MOST),
        _after(_AS_FAR_AS, "yaxın(?:dır|laş\\w+)?", Qualifier.LESS_THAN, Qualifier.ABOUT),
        _after(_AS_FAR_AS, r"çat(?:ma|m[ıi]r)\w*", Qualifier.LESS_THAN),
        _after(_MARK, _VERB_NOT_MORE, Qualifier.AT_MOST),
        _after(_MARK, _VERB_MORE, Qualifier.MORE_THAN),
        _after(rf"{_PHRASE}\s+", "(?:civarında|ətrafında|həndəvərində)(?:dır)?", Qualifier.ABOUT),
        _after(rf"{_PHRASE}\s+", "və (?:daha|ondan) (?:çox|artıq|yuxarı)|və yuxarı", Qualifier.AT_LEAST),
        QualifierCue(Pattern(r"(?P<cue>\s?\+)"), (Qualifier.AT_LEAST,)),
    ),
    intervals=(
        IntervalCue(
            Pattern(rf"{_HYPHEN}|\s+(?:ilə|və)\s+", ignore_case=True),
            closing=Pattern(rf"{_PHRASE}\s+(?:arasında\w*|aralığında\w*|arası)\b", ignore_case=True),
        ),
        IntervalCue(
            Pattern(r"(?:\s+[^\W\d_]+)?(?<=d[aə]n)\s+", ignore_case=True),
            (Qualifier.BETWEEN, Qualifier.EXACT),
            closing=Pattern(rf"{_PHRASE}(?:\s+qədər|(?<=d[aə]k))\s+{_CHANGED}", ignore_case=True),
        ),
        IntervalCue(
            Pattern(r"(?:\s+[^\W\d_]+)?(?<=d[aə]n)\s+", ignore_case=True),
            closing=Pattern(rf"{_PHRASE}(?:\s+qədər|(?<=d[aə]k))\b", ignore_case=True),
        ),
        IntervalCue(Pattern(_HYPHEN)),
    ),
    negation=any_of(_NEGATION),
    negation_before=ends_in(r"heç (?:bir|vaxt|zaman)(?:\s\w+){0,2}"),
    negation_after=starts_with(rf"(?:(?!(?:və|amma|lakin)\b)[^\W\d_]+\s+){{0,4}}(?:{_NEGATION})"),
    modal=any_of(rf"mümkün\w*|bəlkə|ehtimal\w*|yəqin|guya|əgər|gözlənil\w+|gözləyir\w*|{_CAN}"),
    statuses=(
        StatusCue(any_of(rf"mümkün\w*|imkan\w*|bəlkə|{_CAN}"), (Status.POSSIBLE,)),
        StatusCue(any_of(r"ehtimal\w*|yəqin"), (Status.POSSIBLE, Status.FORECAST)),
        StatusCue(
            any_of(r"(?!gələcə)[^\W\d_]{2,}(?:aca[qğ]|əcə[ky])\w*"),
            (Status.PLANNED, Status.FORECAST, Status.TARGET),
            weak=True,
        ),
        StatusCue(
            any_of(
                r"planlaşdır\w+|plan(?:ı|ın|da|a|ına|ında|lar\w*)?|nəzərdə tut\w+|niyyət\w+|hazırlaş\w+|hazırlıq\w*"
                r"|üzərində işlə\w+|işlər gedir"
            ),
            (Status.PLANNED,),
        ),
        StatusCue(any_of(r"hədəf\w*"), (Status.TARGET,)),
        StatusCue(any_of(r"məqsəd(?!i ilə|ilə|lə)\w*"), (Status.TARGET, Status.PLANNED)),
        StatusCue(any_of(r"proqnoz\w*|gözlənil\w+|gözləyir\w*|gözləntilər\w*"), (Status.FORECAST,)),
        StatusCue(
            any_of(r"ayrıl(?:ıb|mış|dı|ır|an|acaq)\w*|ayır(?:ıb|mış|dı|ır|acaq)\w*|ayırma\w*"), (Status.ALLOCATED,)
        ),
    ),
    governed_after=Pattern(r"(?:(?:[^\w,;:]|(?<=\d),(?=\d))*\w[\w'-]*){0,20}"),
    attribution=any_of(
        r"de(?:yib|di|mişdir|yir)|bildir(?:ib|di|ir|mişdir)\w*|qeyd e[dt]\w+|vurğula\w+|əlavə e[dt]\w+|söylə\w+"
        r"|açıqla\w+|məlumat ver\w+|xəbər ver\w+|(?:sözlərinə|məlumatı?na|məlumatlarına|hesablamalarına) görə|fikrincə"
        r"|xatırla\w+|təsdiq\w*|iddia\w*|hesab e[dt]\w+|etiraf\w*|xəbərdarlıq\w*|elan e[dt]\w+|danışıb|nəzərə çatdır\w+"
    ),
    own_acts=any_of(
        r"(?:müzakirə|qəbul|ziyarət|söhbət) et(?:dik|mişik)|görüş(?:dük|müşük)|imzala(?:dıq|mışıq)|razılaş(?:dıq|mışıq)"
        r"|danış(?:dıq|mışıq)|keçir(?:dik|mişik)|aç(?:dıq|mışıq)|toxun(?:duq|muşuq)|bağla(?:dıq|mışıq)|baxdıq"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:red|redaksiya)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    rate=any_of(_YEARLY),
    rate_before=ends_in(rf"(?:{_YEARLY})(?:\s[^\W\d_]+){{0,4}}"),
    clause_edge=Pattern(r"(?<!\bki)[,;:](?=\D)|[()\"\[\]]", ignore_case=True),
    clause_openers=Pattern(
        r"\b(?:amma|lakin|ancaq|halbuki)\b|(?<=[ıiuü][rb])\s+və\s|(?<=d[ıiuü])\s+və\s"
        r"|(?<=d[ıiuü][kqm])\s+və\s|(?<=m[ıi]ş[ıi][kqm])\s+və\s|(?<=m[ıi]ş)\s+və\s",
        ignore_case=True,
    ),
    conjunctions=word_forms("və amma lakin ancaq isə ki həm ya nə halbuki hansı"),
    abbreviations=word_forms("s prof akad dos məs bax səh küç ş r mln mlrd trln man dol kv yan fev okt noy dek red"),
    number_abbreviations=word_forms("№ bənd"),
    trend=any_of(
        r"art(?:ır|ıb|dı|ım|ımı|ması|maqda\w*|mışdır)|yüksəl(?:ir|ib|di|iş\w*|mə\w*)|azal(?:ır|ıb|dı|ma\w*)"
        r"|böyü(?:yür|yüb|mə\w*)|enib|düşüb"
    ),
    likelihood=any_of(r"(?:çox |az |böyük )?ehtimal\w*|yəqin(?: ki)?|demək olar ki mütləq|real imkan\w*"),
    confidence=any_of(r"(?:yüksək|orta|aşağı) əminlik\w*|əminlik\w*|əmin(?:dir|ik|əm|dirlər)?"),
)
