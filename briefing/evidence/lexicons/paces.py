"""The words of each language for the span of time that a change is over: "year on year", «за месяц», "illik".

A pattern's group `against` is there where the words compare a level as well: "4.1%, from 3.9% a month earlier", and
`of_year` where they name the year of that: "the same month of 2023" is a year ago in 2024 alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.evidence.patterns import Pattern

_TEMPLATES = {
    "en": r"{first}{span}[- ](?:on|over|to)[- ](?:the[- ])?{span}|{letter}/{letter}|{letter}-?o-?{letter}|{of} basis"
    r"|{of} (?:inflation|growth|change|increase|decrease|rise|fall|drop|decline|gain|pace|terms|comparison)"
    r"|(?P<against>(?:an?|one|the|this time) {span} (?:earlier|ago|before)|{span}-(?:earlier|ago)"
    r"|(?:over|in) an? {span}"
    r"|(?:on|over) the (?:(?:past|last) )?(?:{span}{long})|(?:previous|preceding|prior|last|earlier) {span}{year})",
    "ru": r"в {of}ом (?:выражении|исчислении|сопоставлении)|{span} (?:к|от) {to}|{letter}/{letter}"
    r"|{of}\w+ (?:рост|темп|инфляци|прирост|динамик|изменени)\w*|за (?:последн\w+ )?{span}"
    r"|(?P<against>{by} ранее|(?:прошл|предыдущ|предшествующ)\w* (?:{span}|{gone}|{to}|{by}){year})",
    "az": r"{of} (?:müqayisədə|ifadədə|əsasda|hesabla|artım\w*|inflyasiya\w*|dəyişmə\w*)|{span} ərzində"
    r"|(?P<against>(?:ötən|keçən|əvvəlki|bir) {span}\w*(?: (?:əvvəl\w*|nisbətən))?{year})",
}
_OF_YEARS = {
    "en": r"|(?:same|corresponding|similar|equivalent|comparable|like) (?:\w+ ){0,2}(?:(?:of|in|from) )?(?:the )?"
    r"(?:(?:previous|preceding|prior|last) year|(?P<of_year>\d{4}))",
    "ru": r"|аналогичн\w+ (?:\w+ ){0,2}(?:(?:прошл|предыдущ|предшествующ)\w+|(?P<of_year>\d{4})) года",
    "az": r"|(?:(?:ötən|keçən|əvvəlki)|(?P<of_year>\d{4})-c[iıuü]) ilin (?:müvafiq|eyni|analoji) \w+",
}
_WORDS: dict[str, dict[str, dict[str, str]]] = {
    "en": {
        "year": {"span": "year", "of": "annual", "letter": "y", "first": "", "long": r"|(?:12|twelve)[- ]months?"},
        "quarter": {"span": "quarter", "of": "quarterly", "letter": "q", "first": "sequential(?:ly)?|", "long": ""},
        "month": {"span": "month", "of": "monthly", "letter": "m", "first": "", "long": ""},
        "week": {"span": "week", "of": "weekly", "letter": "w", "first": "", "long": ""},
    },
    "ru": {
        "year": {"span": "год", "of": "годов", "letter": "г", "gone": "года", "to": "году", "by": "годом"},
        "quarter": {
            **{"span": "квартал", "of": "квартальн", "letter": "к"},
            **{"gone": "квартала", "to": "кварталу", "by": "кварталом"},
        },
        "month": {"span": "месяц", "of": "месячн", "letter": "м", "gone": "месяца", "to": "месяцу", "by": "месяцем"},
        "week": {"span": "неделю", "of": "недельн", "letter": "н", "gone": "недели", "to": "неделе", "by": "неделей"},
    },
    "az": {
        "year": {"span": "il", "of": "illik"},
        "quarter": {"span": "rüb", "of": "rüblük"},
        "month": {"span": "ay", "of": "aylıq"},
        "week": {"span": "həftə", "of": "həftəlik"},
    },
}

_PACES: Mapping[str, Mapping[str, Pattern]] = {
    language: {
        name: Pattern(
            rf"\b(?:{_TEMPLATES[language].format(**words, year=_OF_YEARS[language] if name == 'year' else '')})\b"
        )
        for name, words in spans.items()
    }
    for language, spans in _WORDS.items()
}


def paces_of(language: str) -> Mapping[str, Pattern]:
    """The name of a span, the same in every language → the words of a language for a change over it."""
    return _PACES.get(language.partition("-")[0], {})
