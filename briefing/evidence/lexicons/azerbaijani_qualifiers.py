"""Azerbaijani: the hedges and bounds beside a number, and what makes two numbers an interval, as `QUALIFIERS`.

They follow the number: "800 mindən çox", more than 800,000, is word for word "800 thousand-from more". So most patterns
are matched after the number, and look back at the ending of the word before them.
"""

from __future__ import annotations

from briefing.evidence.lexicons.azerbaijani_roles import FALLS, MOVES, RISES
from briefing.evidence.lexicons.patterns import Pattern
from briefing.evidence.lexicons.role_words import IntervalCue, QualifierCue, QualifierWords
from briefing.facts.model import Qualifier, Status

_ALMOST = (Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.ABOUT)

# The noun phrase between a number and its qualifier, up to five words, and the ending that its last word must have:
# -dan, -dən for "more/less than", -a, -ə for "up to" and "close to", any of -ı, -i, -u, -ü for the object of "exceed".
_PHRASE = r"(?:[\s-]+(?!(?:və|amma|lakin)\b)[^\W\d_]++){0,5}?"
_THAN = rf"{_PHRASE}(?<=d[aə]n)\s+"
_AS_FAR_AS = rf"{_PHRASE}(?<=[aə])\s+"
_MARK = rf"{_PHRASE}(?<=[ıiuü])\s+"


def _after(lead: str, words: str, *qualifiers: Qualifier) -> QualifierCue:
    return QualifierCue(Pattern(rf"{lead}(?P<cue>(?:{words}))(?!\w)"), qualifiers)


def _before(words: str, *qualifiers: Qualifier) -> QualifierCue:
    fillers = r"(?:\s+(?:ümumilikdə|ümumi|cəmi|hətta|daha|olaraq|hesabla)){0,3}"
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z"), qualifiers)


_VERB_MORE = (
    r"(?:keç(?:ib|mişdir|di|ir|əcək|ən)|öt(?:üb|müşdür|dü|ür|əcək|ən(?! (?:il|ay|həftə|rüb)))"
    r"|aş(?:ıb|mışdır|dı|ır|acaq|an))"
)
_VERB_NOT_MORE = r"(?:keçmə|ötmə|aşma)\w+|(?:keçm|ötm|aşm)[ıiuü]r\w*"
_CHANGED = rf"(?:{RISES}|{FALLS}|{MOVES})"
_UP_TO = r"(?:qədər|kimi|dək)"
_HYPHEN = r"\s*-\s*"

QUALIFIERS = QualifierWords(
    before=(
        _before("ən çoxu|ən çox|maksimum|çoxu|uzağı|uzaqbaşı|ən yaxşı halda|≤", Qualifier.AT_MOST),
        _before("ən azı?|azı|ən azından|azından|azı ilə|minimum|heç olmasa|ən aşağısı|≥", Qualifier.AT_LEAST),
        _before(
            "az qala|az qalsın|(?:demək olar ki|demək olar|praktiki olaraq|praktik olaraq|faktiki olaraq|faktiki),?",
            *_ALMOST,
        ),
        _before("təxminən|təqribən|haradasa|təxmini|təqribi|hardasa|yuvarlaq|~|≈", Qualifier.ABOUT),
        _before(
            r"(?:təxmini|təqribi|ilkin təxmini) (?:hesablama|məlumat|qiymətləndirmə|rəqəm|təxmin|göstərici)\w*"
            r"(?: (?:görə|əsasən|ilə|əsasında))?,?",
            Qualifier.ABOUT,
        ),
        _before(">", Qualifier.MORE_THAN),
        _before("<", Qualifier.LESS_THAN),
    ),
    inside=(
        QualifierCue(Pattern(r"d[aə]n\s+(?:çox|artıq)"), (Qualifier.MORE_THAN,)),
        QualifierCue(Pattern(r"d[aə]n\s+az"), (Qualifier.LESS_THAN,)),
        QualifierCue(Pattern(r"d[aə]k\Z"), (Qualifier.AT_MOST,)),
    ),
    after=(
        _after(_THAN, r"(?:çox|artıq|yuxarı|baha) (?:deyil\w*|olma\w+)", Qualifier.AT_MOST),
        _after(_THAN, r"(?:az|aşağı) (?:deyil\w*|olma\w+)", Qualifier.AT_LEAST),
        _after(_THAN, r"(?:bir (?:qədər|az)|xeyli|azca) (?:çox|artıq|yuxarı)\w*", Qualifier.MORE_THAN),
        _after(_THAN, r"(?:bir (?:qədər|az)|xeyli|azca) (?:az|aşağı)\w*", Qualifier.LESS_THAN),
        _after(_THAN, r"(?:daha )?(?:çox|artıq|yuxarı|yüksək|baha)(?:dur|dır|u|unu|una|unun)?", Qualifier.MORE_THAN),
        _after(_THAN, r"(?:daha )?(?:az|aşağı)(?:dır)?", Qualifier.LESS_THAN),
        _after(_AS_FAR_AS, rf"{_UP_TO}\s+{_CHANGED}", Qualifier.EXACT),
        _after(rf"{_PHRASE}(?<=d[aə]k)\s+", _CHANGED, Qualifier.EXACT),
        _after(_AS_FAR_AS, _UP_TO, Qualifier.AT_MOST),
        _after(rf"{_PHRASE}(?<=[aə]d[aə]k)", "", Qualifier.AT_MOST),
        _after(_AS_FAR_AS, r"yaxın(?:\w{0,4}|laş\w+)", *_ALMOST),
        _after(_AS_FAR_AS, r"(?:az qalıb|çatmaq üzrə\w*|çatha[çc]atdadır)", *_ALMOST),
        _after(rf"{_PHRASE}(?<=[ıiuü]n)\s+", r"(?:yaxını|qədəri)\w*", *_ALMOST),
        _after(rf"{_PHRASE}\s+", r"qədər(?:i|dir)?|radələrində|yaxınlığında", Qualifier.ABOUT),
        _after(rf"{_PHRASE}(?<=[ıiuüı]n)\s+", r"üzərində\w*|yuxarısında\w*", Qualifier.MORE_THAN),
        _after(rf"{_PHRASE}(?<=[ıiuüı]n)\s+", r"altında\w*", Qualifier.LESS_THAN),
        _after(r"\s+", r"küsur", Qualifier.MORE_THAN, Qualifier.ABOUT),
        _after(rf"{_PHRASE}\s+", r"və ya (?:daha|ondan) (?:çox|artıq)", Qualifier.AT_LEAST),
        _after(rf"{_PHRASE}\s+", r"və ya (?:daha|ondan) az", Qualifier.AT_MOST),
        _after(_AS_FAR_AS, r"çat(?:ma|m[ıi]r)\w*", Qualifier.LESS_THAN),
        _after(_MARK, _VERB_NOT_MORE, Qualifier.AT_MOST),
        _after(_MARK, _VERB_MORE, Qualifier.MORE_THAN),
        _after(rf"{_PHRASE}\s+", "(?:civarında|ətrafında|həndəvərində)(?:dır)?", Qualifier.ABOUT),
        _after(rf"{_PHRASE}\s+", "və (?:daha|ondan) (?:çox|artıq|yuxarı)|və yuxarı", Qualifier.AT_LEAST),
        QualifierCue(Pattern(r"(?P<cue>\s?\+)"), (Qualifier.AT_LEAST,)),
    ),
    far=(
        QualifierCue(
            Pattern(r"(?<!\w)(?:ilkin|qeyri-rəsmi|natamam) (?:məlumat|hesablama|nəticə|rəqəm)\w*\b[^;]{0,80}\Z"),
            (Qualifier.EXACT, Qualifier.ABOUT),
            is_open=True,
        ),
        QualifierCue(
            Pattern(r"(?<!\w)(?:hesablamalar\w*|təxminlər\w*|qiymətləndir\w+)\b[^;]{0,80}\Z"),
            (Qualifier.ABOUT, Qualifier.EXACT),
            is_open=True,
            status=Status.ESTIMATED,
        ),
    ),
    carried=Pattern(r"(?:[\s-][^\W\d_]++){1,3}?,? (?:və|ya)\s"),
    intervals=(
        IntervalCue(
            Pattern(rf"{_HYPHEN}|\s+(?:ilə|və)\s+"),
            closing=Pattern(rf"{_PHRASE}\s+(?:arasında\w*|aralığında\w*|arası)\b"),
        ),
        IntervalCue(
            Pattern(r"(?:\s+[^\W\d_]+)?(?<=d[aə]n)\s+"),
            (Qualifier.EXACT,),
            closing=Pattern(rf"{_PHRASE}(?:\s+qədər|(?<=d[aə]k)|(?<=[aə]))\s+{_CHANGED}"),
        ),
        IntervalCue(
            Pattern(r"(?:\s+[^\W\d_]+)?(?<=d[aə]n)\s+"), closing=Pattern(rf"{_PHRASE}(?:\s+qədər|(?<=d[aə]k))\b")
        ),
        IntervalCue(Pattern(_HYPHEN, case_matters=True)),
    ),
)
