"""Puts Russian words into the case that a facts file needs: what is counted, a place, a name or an office.

What a number counts has four forms, a name behind "according to" the nominative; where no rule is sure there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from briefing.evidence.lexicons.lexicon import load_lexicon, word_list, word_rows, word_table
from briefing.kept_patterns import compile_pattern
from briefing.languages import language as spoken_language
from briefing.records import NamedTuple

# What is counted


class NounForms(NamedTuple):
    """What is counted after 1, 2, 5 and 1.5, and many of it: дом, дома, домов, дома; дома."""

    one: str
    few: str
    many: str
    other: str
    plural: str


_AFTER_NOUN = compile_pattern(r"[ая](?:х|ми?)\Z")
_BEFORE_NOUN = compile_pattern(r"(?:ых|их)\Z")


def declined(words: str, value: Decimal) -> NounForms | None:
    """The forms of what a number counts, from that which it has there; None where no rule is sure.

    >>> declined("жилых домов", Decimal(10))
    NounForms(one='жилой дом', few='жилых дома', many='жилых домов', other='жилого дома', plural='жилые дома')
    >>> declined("регионах страны", Decimal(39)).one, declined("рублёвок", Decimal(5))
    ('регион страны', None)
    """
    parts = words.split()
    before = next((i for i, word in enumerate(parts) if not _BEFORE_NOUN.search(word)), 0)
    found = next(_noun_forms(parts[before], value), None) if parts and parts[before].islower() else None
    if found is None:
        return None
    gender, noun = found
    led = [_adjective_forms(word[:-2], is_soft=word[-2] == "и", gender=gender) for word in parts[:before]]
    behind = parts[before + 1 :]
    return NounForms._make(" ".join([*each, *behind]) for each in zip(*led, noun, strict=True))


def _noun_forms(word: str, value: Decimal) -> Iterator[tuple[str, NounForms]]:
    """The gender and the forms that a noun may have, the surest first."""
    case = {"one": 0, "few": 1, "many": 2, "other": 1}[spoken_language("ru").category(abs(value))]
    for gender, one, few, many, plural in word_rows("ru", "declensions of single nouns"):
        if word in (one, few, many, plural):
            yield gender, NounForms(one, few, many, few, plural)
    known = load_lexicon("ru").units
    behind = _AFTER_NOUN.sub("", word)  # "в 39 портах"
    # Where only the ending after 5 tells enough, the check has to know the noun.
    telling, opening = (word_rows("ru", f"declensions that {name} tell") for name in ("endings", "numbers"))
    for gender, stem, written in (*telling, *opening):
        endings = written.split(",")
        tried = [(word, endings[case], case == 2), (word, endings[2], False)]
        for form, ending, is_many in tried + [(behind, "", False)] * (behind != word):
            if re.fullmatch(rf"[а-яё]*?{stem}{ending}", form):
                base = form.removesuffix(ending)
                one, few, many, plural = (base + each for each in endings)
                is_known = all(each in known.nouns or each in known.units for each in (one, few, many))
                if is_known or (gender, stem, written) in telling or (is_many and ending):
                    yield gender, NounForms(one, few, many, few, plural)


def _adjective_forms(stem: str, *, is_soft: bool, gender: str) -> NounForms:
    """The forms of an adjective before a noun of a gender."""
    hard = not is_soft or stem[-1] in "гкх"
    hissed = is_soft and stem[-1] in "жчшщ"
    vowel = "и" if is_soft else "ы"
    masculine = "ой" if stem.lower() in word_list("ru", "stressed adjectives").split() else f"{vowel}й"
    one = {"m": masculine, "f": "ая" if hard or hissed else "яя", "n": "ое" if hard else "ее"}[gender]
    other = ("ой" if hard else "ей") if gender == "f" else "ого" if hard else "его"
    return NounForms._make(f"{stem}{each}" for each in (one, f"{vowel}х", f"{vowel}х", other, f"{vowel}е"))


# Places


def place_in_nominative(place: str) -> str:
    """A part of a country that something is so in, as it is called.

    >>> place_in_nominative("Ольховой области"), place_in_nominative("Морском крае")
    ('Ольховая область', 'Морской край')
    """
    adjective, kind = place.split()
    (gender, noun), stem = word_table("ru", "places in their case")[kind].split(), adjective[:-2]
    forms = _adjective_forms(stem, is_soft=adjective[-2] == "е" or stem[-1] in "гкх", gender=gender)
    return f"{forms.one} {noun}"


# Names behind "according to"

_MASCULINE = (
    (r"(?<=[аеиоу])я\Z", "й"),
    (r"(?<=[лрн])я\Z", "ь"),
    (r"(?<=[бвгджзклмнпрстфхцчшщ])а\Z", ""),
)
_FEMININE = ((r"(?<=[иь])и\Z", "я"), (r"(?<=[гкхжчшщ])и\Z", "а"), (r"(?<=[бвдзлмнпрстф])ы\Z", "а"))
_SURNAMES = {
    "а": ((r"ого\Z", "ий"), *_MASCULINE),
    "и": ((r"ской\Z", "ская"), (r"(?<=[оеёиы][вн])ой\Z", "а")),
}
"""How surnames end beside a first name whose own ending is of a man or of a woman."""
_NO_ENDING = compile_pattern(r"(?:[оуеэ]|их|ых|ко)\Z|\A[А-ЯЁ]{2,}\Z")
_AZERBAIJANI_CASE = compile_pattern(r"(?:(?<=[ıiuü])n(?:d[aə]n?|[aə]|[ıiuü]n)|(?<=[^\Waeəıioöuü\d_])d[aə]n)\Z")


def name_in_nominative(name: str, language: str) -> str:
    """A name that stands in the genitive, as it is called; nothing where no rule is sure.

    >>> name_in_nominative("Петра Лунина", "ru"), name_in_nominative("Анны Дроздовой", "ru")
    ('Петр Лунин', 'Анна Дроздова')
    >>> name_in_nominative("Минлеса", "ru"), name_in_nominative("Liman İdarəsindən", "az")
    ('Минлес', 'Liman İdarəsi')
    """
    if language == "az":
        return _AZERBAIJANI_CASE.sub("", name)
    words = name.split()
    if language != "ru" or not words:
        return ""
    head = next((i for i, word in enumerate(words) if _ending(word, word_rows("ru", "bodies in the genitive"))), None)
    if head is not None or _NO_ENDING.search(words[0]):
        place = head or 0
        first = _ending(words[place], word_rows("ru", "bodies in the genitive")) or words[place]
        plain = [_adjective(word, first) for word in words[:place]]
        return " ".join([*plain, first, *words[place + 1 :]]) if all(plain) else ""
    if len(words) == 1:
        return ""
    is_man = bool(_ending(words[0], _MASCULINE))
    first = _ending(words[0], _MASCULINE if is_man else _FEMININE)
    middle = [_ending(word, ((r"ича\Z", "ич"), (r"вны\Z", "вна"))) for word in words[1:-1]]
    last = words[-1] if _NO_ENDING.search(words[-1]) else _ending(words[-1], _SURNAMES["а" if is_man else "и"])
    return " ".join([first, *middle, last]) if first and last and all(middle) else ""


def office_in_nominative(office: str) -> str:
    """An office in the genitive as it is called, what follows it unchanged; nothing where no rule is sure.

    >>> office_in_nominative("губернатора области"), office_in_nominative("главы Минлеса")
    ('губернатор области', 'глава Минлеса')
    """
    first, space, rest = office.partition(" ")
    called = _ending(first, word_rows("ru", "offices in the genitive"))
    return f"{called}{space}{rest}" if called else ""


def _ending(word: str, rules: Iterable[Sequence[str]]) -> str:
    """The word with the ending that the first rule that fits gives it; nothing where none does."""
    found = next(((p, to) for p, to in rules if re.search(p, word, re.IGNORECASE)), None)
    return re.sub(found[0], found[1], word, flags=re.IGNORECASE) if found else ""


def _adjective(word: str, noun: str) -> str:
    """An adjective before a noun that is in the nominative."""
    if noun.endswith("о"):
        return _ending(word, ((r"ого\Z", "ое"), (r"его\Z", "ее")))
    if noun.endswith(("а", "я")):
        return _ending(word, ((r"ой\Z", "ая"), (r"ей\Z", "яя")))
    return _ending(word, ((r"(?<=[гкхжчшщ])ого\Z", "ий"), (r"ого\Z", "ый"), (r"его\Z", "ий")))
