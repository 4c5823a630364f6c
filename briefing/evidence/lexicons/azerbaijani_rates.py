"""Azerbaijani: the words for so much a day, per head or each, as `RATES`."""

from __future__ import annotations

from briefing.evidence.lexicon import RateWords, forms_to_names
from briefing.evidence.patterns import Pattern

_NAMES = forms_to_names(
    {
        "second": "saniyədə saniyə",
        "minute": "dəqiqədə dəqiqə",
        "hour": "saatda saat saatlıq saatına",
        "day": "gündə gün gündəlik günlük sutkada sutka sutkalıq gününə",
        "week": "həftədə həftə həftəlik həftəsinə",
        "month": "ayda ay aylıq ayına",
        "quarter": "rübdə rüb rüblük",
        "year": "ildə il illik ilinə",
    }
)
_IN = "saniyədə|dəqiqədə|saatda|gündə|sutkada|həftədə|ayda|rübdə|ildə"
# "2024-cü ildə", "bu ayda" and "ötən həftədə" are times, and so is what has a number before it.
_NO_TIME = (
    r"(?<!c[ıiuü] )(?<!bu )(?<!ötən )(?<!keçən )(?<!gələn )(?<!cari )(?<!növbəti )(?<!son )(?<!ilk )(?<!həmin )(?<!o )"
    r"(?<!\d )(?<!eyni )(?<!əvvəlki )(?<!birinci )(?<!ikinci )(?<!hər )"
)
_SPAN = (
    rf"(?:{_NO_TIME}\b(?P<span>{_IN})\b(?! (?:baş|keçirilən|olan))|\bhər\s+(?P<each>saat|gün|sutka|həftə|ay|rüb|il)\b)"
)
_ADJECTIVES = "saatlıq|gündəlik|günlük|sutkalıq|həftəlik|aylıq|illik"
_ITEM = (
    r"adambaşına|(?:barelinə|tonuna|litrinə|kiloqramına|kubmetrinə|hektarına|ədədinə|səhminə)\b"
    r"|(?:hər bir|hər|bir) (?:barel|ton|litr|kiloqram|nəfər|şagird|səhm|ədəd|kubmetr|hektar|ailə|bilet)\w*\b"
    r"|hər biri(?:nə|nin)?|/\s?(?:gün|sutka|ay|il|saat|nəfər|ton|litr|barel)\b"
)
_AVERAGE = r"(?P<average>orta hesabla|ortalama|orta(?= (?:aylıq|gündəlik|illik|qiymət|əmək))|median)"
_NEAR = r"\b(?:\s+[^\W\d_]+){0,4}\s*[^\w.,;:]{0,2}\Z"
_LATER = r"[^.;:()]{0,70}\Z"
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:və|amma|lakin|isə)\b)[^\W\d_]++){0,3}"

RATES = RateWords(
    after=Pattern(rf"{_NOUN_PHRASE}\s*(?P<rate>\b(?:{_ITEM})|\b{_AVERAGE}\b)", ignore_case=True),
    before=(
        Pattern(rf"(?P<rate>{_SPAN}){_LATER}", ignore_case=True),
        Pattern(
            rf"\b(?P<rate>(?P<adverb>{_ADJECTIVES}))\b(?:\s+[^\W\d_]+){{0,4}}\s*[^\w.,;:]{{0,2}}\Z", ignore_case=True
        ),
        Pattern(rf"\b(?P<rate>adambaşına)\b{_LATER}", ignore_case=True),
        Pattern(r"\b(?P<rate>bir (?:barelin|tonun|litrin|kiloqramın) qiyməti)\b" + _LATER, ignore_case=True),
        Pattern(rf"\b(?P<rate>{_AVERAGE})\b{_LATER}", ignore_case=True),
    ),
    told=Pattern(
        rf"\b(?:(?P<span>{_IN})\b|hər\s+(?P<each>saat|gün|sutka|həftə|ay|rüb|il)\b|(?P<adverb>{_ADJECTIVES})\b"
        rf"|adambaşına|hər\b|bir\b|{_AVERAGE}\b)|/(?=\w)",
        ignore_case=True,
    ),
    names=_NAMES,
)
