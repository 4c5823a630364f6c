"""Azerbaijani: the words for numbers, units and times with all their endings, and the language's `LEXICON`.

A noun takes its endings one after the other (məktəb, məktəblər, məktəblərində), so a word has some twenty written
forms. `noun_forms` writes them out from a stem, with the vowels that the stem asks for.
"""

from __future__ import annotations

from briefing.evidence.lexicon import (
    Pattern,
    TimeWords,
    alternatives,
    forms_in_order,
    forms_to_names,
    make_lexicon,
    time_patterns,
)
from briefing.evidence.lexicons.azerbaijani_claims import CLAIMS
from briefing.evidence.lexicons.azerbaijani_numbers import MONTH_NAMES, MONTHS, NUMBERS, OWNED, UNITS, noun_forms
from briefing.evidence.lexicons.azerbaijani_qualifiers import QUALIFIERS
from briefing.evidence.lexicons.azerbaijani_ranks import RANKS
from briefing.evidence.lexicons.azerbaijani_rates import RATES

_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})


def _lower(word: str) -> str:
    """Lower case with a dot only where the capital has one."""
    return word.translate(_CAPITALS).lower()


_RELATIVE = {"keçən": -1, "ötən": -1, "əvvəlki": -1, "bu": 0, "cari": 0, "gələn": 1, "növbəti": 1, "qarşıdakı": 1}
_ORDINALS = {
    **{"ilk": 1, "birinci": 1, "ikinci": 2, "üçüncü": 3, "dördüncü": 4, "son": -1},
    **{"I": 1, "II": 2, "III": 3, "IV": 4},
}
_COUNTS = forms_in_order("iki üç dörd beş altı yeddi səkkiz doqquz on on_bir", 2)
_DAYS = {"bu gün": 0, "bugünkü": 0, "bu səhər": 0, "bu axşam": 0, "dünən": -1, "dünənki": -1, "sabah": 1, "sabahkı": 1}
_SPANS = forms_to_names(
    {"month": noun_forms("ay", OWNED), "week": noun_forms("həftə", OWNED), "quarter": noun_forms("rüb", OWNED)}
)

# Parts of the patterns of times. A month or year takes the case ending of its place in the sentence; `since` is the
# ending -dan, -dən ("from").
_NAME = rf"(?P<month>{alternatives(MONTH_NAMES.split())})"
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
    months=MONTHS,
    counts=_COUNTS,
    spans=_SPANS,
    days=_DAYS,
)

LEXICON = make_lexicon(NUMBERS, UNITS, QUALIFIERS, RATES, CLAIMS, _TIMES, _lower, RANKS)
