"""What stands beside a value and makes another statement of it: a sign, a scale, a qualifier, a denial.

A value brings its sign, unit and qualifier with it, so nothing else may say them: only spaces, brackets, quotation
marks and the marks that end a clause may touch it, and in languages whose nouns have cases an ending.  The words that
may not come before or after it stand in `beside/LANGUAGE.txt`, written as `phrases` has it; and the line is read as a
source would be, in which no number may reach beyond the value.

A year, a reference or a version is a number that counts nothing, and must not look as if it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.cache import remembered
from briefing.evidence.lexicons import FOLDER
from briefing.evidence.lexicons.patterns import LETTERS, Pattern
from briefing.evidence.lexicons.phrases import (
    CHANGES,
    FALLS,
    HARMLESS,
    RATE,
    RISES,
    UNREAL,
    VALUE,
    PhraseList,
    plain_letters,
)
from briefing.evidence.own_words.typed_values import without_base
from briefing.evidence.sentences.sentences import TextSpan
from briefing.records import NamedTuple

__all__ = [
    "BESIDE_HINT",
    "MAKES_ANOTHER",
    "RATE",
    "SAMPLE",
    "VALUE",
    "Beside",
    "PrintedValue",
    "ReadLine",
    "effects_of",
    "find_around",
    "find_beside",
    "joins_value",
    "load_beside",
    "misread_unit",
    "nouns_of",
    "words_of",
]

BESIDE_HINT = "a value brings its sign, unit and qualifier with it; leave out what else says them, or make it a fact"

MAKES_ANOTHER = "makes another number of it"
_FOLDER = FOLDER / "beside"
_LEAD, _TAIL = 60, 50
_OPEN = Pattern(r"(?:\A|[\s\u00a0\u202f(\[\"'“„«‘—/]|(?<=[^\W\d_])–)\Z", case_matters=True)
_CLOSED = Pattern(
    r"\Z|[\s\u00a0\u202f)\]\"”»—]|[’'](?:s\b)?(?![^\W\d_])|[.,;:!?…](?:[\s\u00a0\u202f)\]\"”»’—]|\Z)"
    r"|/(?=[^\W\d_]{3})|–(?=[^\W\d_])",
    case_matters=True,
)
_ENDING = Pattern(r"[-\u2011'’]?[^\W\d_]{1,5}(?![^\W_])")
_NO_ENDING = Pattern(r"[-\u2011'’]?(?:k|m|b|bn|mn|tn|x|тыс|млн|млрд|трлн|к|м|х|min|mln|mlrd|mlyn|yüz|qat)(?![^\W_])")
_ZEROS = Pattern(r"[\s\u00a0\u202f,.]?[OОΟoоο]{2,}(?![^\W_])", case_matters=True)
_MARKS = "=,.;:!?…()\\[\\]«»“”„\"'‘’‚‹›–—\u2010\u2011•·/&|→\\-"
_SIGN_APART = Pattern(rf"[^\w\s{_MARKS}\ue000-\ue003](?<!{VALUE} [÷×+−])[\s\u00a0\u202f]\Z", case_matters=True)
_SIGN_BEHIND = Pattern(rf"[\s\u00a0\u202f](?![÷×+−] {VALUE})[^\w\s{_MARKS}\ue000-\ue003]", case_matters=True)
"""Signs that no sentence has between its words, unless a formula has them between its values."""
_AS_DIGIT = Pattern(r"(?<![^\W_])[IlІӀ|OΟОVXLCDM][\s\u00a0\u202f]\Z", case_matters=True)
"""A letter alone before a value that may be a digit or a Roman numeral; no word of one letter looks so."""
_WITHOUT_ENDINGS = ("en",)
_SIGN_BEFORE = Pattern(r"(?:[$£€¥₽₼₺₴₸¢#+=~≈<>≤≥×÷*.]|(?<![^\W\d_])[-−])\Z")
_BARE = Pattern(r"[0-9][0-9.,\s]*")
_SIGN_AFTER = Pattern(r"[\s\u00a0\u202f]?[%‰°$£€¥₽₼₺+=×*]|[^\W\d_]|[.,](?=[^\W_])", case_matters=True)
_WORD_AFTER = Pattern(r"[\s\u00a0\u202f]*([^\W\d_]+)", case_matters=True)
_WORD_BEFORE = Pattern(r"([^\W\d_]+)[.:]?[\s\u00a0\u202f(№]*\Z", case_matters=True)


class Beside(NamedTuple):
    """Where a text has words or signs beside a value, and what they do to it."""

    start: int
    end: int
    effect: str


class PrintedValue(NamedTuple):
    """A value in a line: its place, and what its fact tells with `VALUE` in its stead.

    It `may_be` made what it is, by words of any sentence, and `never` what it is not, by the fact's own words neither.
    """

    line: str
    start: int
    end: int
    told: tuple[str, ...]
    may_be: tuple[str, ...]
    never: str
    language: str


@remembered
def find_around(value: PrintedValue) -> Iterator[Beside]:
    """The words of a value's sentence that make something else of it.

    To read a sentence takes as long as to read a source, and a module more.
    """
    from briefing.evidence.own_words.governed import find_governing

    line, start, end, told, may_be, never, language = value
    for span, effect in find_governing(line, TextSpan(start, end), told, language, never):
        if effect not in may_be:
            yield Beside(*span, effect)


def effects_of(direction: int, *, is_change: bool, is_real: bool) -> tuple[tuple[str, ...], str]:
    """What sentences may make of a value, since it is that, and what they never may, whatever its fact tells.

    A change that has a sign goes in this `direction`, 1 or -1; of two values, either may be the earlier one.
    """
    unreal = () if is_real else (UNREAL,)
    if not is_change:
        return unreal, ""
    if not direction:
        return (*unreal, CHANGES, RISES, FALLS), ""
    right, wrong = (RISES, FALLS) if direction > 0 else (FALLS, RISES)
    return (*unreal, CHANGES, right), wrong


def words_of(text: str) -> frozenset[str]:
    """The words of a text, in small letters."""
    return frozenset(LETTERS.findall(text.lower()))


def nouns_of(words: frozenset[str], language: str) -> frozenset[str]:
    """Those of the words of units that something may be counted in: not "of" and "per"."""
    from briefing.evidence.lexicons.lexicon import load_lexicon  # not where all lines are known: it takes 14 ms

    return words - {*load_lexicon(language).numbers.no_nouns}


_CUES = words_of(
    "reference ref version edition number no nr file call phone telephone tel fax write contact see"
    " номер версия версии ссылка дело телефон тел см nömrə versiya istinad telefon"
)
"""What may lead to a reference, a version or a telephone number in a sentence."""


@remembered
def find_beside(text: str, language: str) -> Iterator[Beside]:
    """What stands beside a value in `text`, in which `VALUE` stands for each, and makes another statement of it.

    >>> [found.effect for found in find_beside(f"almost {VALUE}", "en")]
    ['says how firmly it is meant']
    """
    base = language.partition("-")[0]
    phrases, plain = _phrases(base), plain_letters(text)
    for match in re.finditer(VALUE, text):
        start, end = match.span()
        ending = None if base in _WITHOUT_ENDINGS else _ENDING.match(text, end)
        if not _OPEN.search(text[max(0, start - 2) : start]):
            yield Beside(start - 1, end, "touches it")
        elif sign := _SIGN_APART.search(text, max(0, start - 4), start) or _SIGN_BEHIND.match(text, end):
            yield Beside(min(sign.start(), start), max(sign.end(), end), MAKES_ANOTHER)
        elif digit := _AS_DIGIT.search(text, max(0, start - 3), start):
            yield Beside(digit.start(), end, "looks like more of its digits")
        elif zeros := _ZEROS.match(text, end):
            yield Beside(start, zeros.end(), "looks like more of its digits")
        elif not _CLOSED.match(text, end) and (not ending or _NO_ENDING.match(text, end)):
            yield Beside(start, end + 1, "touches it")
        said = list(_phrases_around(text, plain, phrases, TextSpan(start, end)))
        harmless = [TextSpan(one.start, one.end) for one in said if one.effect == HARMLESS]
        for one in said:
            if not any(span.contains(TextSpan(one.start, one.end)) for span in harmless):
                yield one


def _phrases_around(text: str, plain: str, phrases: PhraseList, value: TextSpan) -> Iterator[Beside]:
    """The phrases that a value stands in."""
    for phrase in phrases.beginning_with(""):
        if phrase.may_stand_in(plain) and (found := phrase.pattern.match(text, value.start)):
            yield Beside(*found.span(), phrase.reason)
    for token in LETTERS.finditer(text, max(0, value.start - _LEAD), value.start):
        for phrase in phrases.beginning_with(plain_letters(token[0])):
            if not phrase.may_stand_in(plain):
                continue
            found = phrase.pattern.match(text, token.start(), value.end + _TAIL)
            if found and found.end() >= value.end:
                yield Beside(*found.span(), phrase.reason)


SAMPLE = "5"
"""A number with which a unit is tried."""


@remembered
def misread_unit(form: str, language: str, full: str = "") -> Iterator[str]:
    """The words of a unit with a number, if they are another number or statement: "5k passengers", "minus 5".

    A letter may be read as no other unit than the `full` one: metres or millions, of "5 m" for passengers.
    """
    from briefing.evidence.numbers.numbers import find_numbers

    form = without_base(form, language)
    signs = form.replace("{}", VALUE) if "{}" in form else f"{VALUE} {form}"
    numbers = find_numbers(signs.replace(VALUE, SAMPLE), language)
    # A unit that is read as one may be a share, "per cent"; whether the fact's is, the check of its quote finds.
    is_unit = any(number.unit for number in numbers)
    meant = find_numbers(full.replace("{}", SAMPLE) if "{}" in full else f"{SAMPLE} {full}", language)
    effects = {beside.effect for beside in find_beside(signs, language)} - {RATE}  # a unit may be a rate
    changes = any(not is_unit or effect != MAKES_ANOTHER for effect in effects)
    is_other = (
        full and len(form) == 1 and is_unit and {number.unit for number in numbers} != {number.unit for number in meant}
    )
    if [number.value for number in numbers] != [int(SAMPLE)] or changes or is_other:
        yield signs.replace(VALUE, SAMPLE)


def joins_value(label: str, language: str) -> bool:
    """Whether a label, below a value or behind its unit, begins as a part of it would: "% of islanders"."""
    return not label[0].isalnum() and any(find_beside(f"{VALUE} {label}", language))


@cache
def _phrases(base: str) -> PhraseList:
    return PhraseList(_FOLDER / f"{base}.txt")


def load_beside(language: str) -> None:
    """Read the list of words, before a process that may open no file."""
    _phrases(language.partition("-")[0])


class ReadLine(NamedTuple):
    """A line as it reads, with all numbers that it gives."""

    text: str
    language: str

    @remembered
    def beyond(self, place: tuple[int, int], own: frozenset[str] = frozenset()) -> Iterator[TextSpan]:
        """Where it says more of the number at `place` than what stands there; `own` are the words of its unit."""
        from briefing.evidence.numbers.numbers import VALUE_KINDS, find_numbers

        start, end = place
        for number in find_numbers(self.text, self.language):
            last = max(number.end, number.unit_end)
            if number.kind not in VALUE_KINDS or number.start >= end or last <= start:
                continue
            if number.start < start or number.end > end or not words_of(self.text[end:last]) <= own:
                yield TextSpan(min(number.start, start), max(last, end))

    def other_noun(self, place: tuple[int, int], counted: frozenset[str], own: frozenset[str]) -> TextSpan | None:
        """The value at `place` with a noun behind it in which another unit is `counted`, none of the fact's `own`."""
        start, end = place
        tail = _WORD_AFTER.match(self.text, end)
        words = words_of(self.text[end : end + _TAIL].partition(".")[0])
        if tail is None or words & own or tail[1].lower() not in counted - own:
            return None
        return TextSpan(start, tail.end()) if nouns_of(words_of(tail[1]), self.language) else None

    @property
    def is_bare(self) -> bool:
        """Whether it is nothing but a number, as a cell of a table may be."""
        return _BARE.fullmatch(self.text.strip()) is not None

    @remembered
    def counting(
        self, place: tuple[int, int], counted: frozenset[str] = frozenset(), *, is_time: bool, any_noun: bool = True
    ) -> Iterator[TextSpan]:
        """The words with which the stamp at `place` looks like a number of something.

        `counted` are the words of the units that a briefing has; `is_time` if it is a year; `any_noun` behind it is
        counted, if not only those.
        """
        from briefing.evidence.lexicons.lexicon import load_lexicon

        words, (start, end) = load_lexicon(self.language).numbers, place
        lead, tail = _WORD_BEFORE.search(self.text, 0, start), _WORD_AFTER.match(self.text, end)
        before, after = lead[1].lower() if lead else "", tail[1] if tail else ""
        has_sign = _SIGN_BEFORE.search(self.text, 0, start) or _SIGN_AFTER.match(self.text, end)
        # "About 2024 boats" counts them, though "about" leads to a year, too.
        leads = words.prepositions | words.spans.keys() if is_time else _CUES
        is_led = before in leads and not any(find_beside(f"{before} {VALUE}", self.language))
        is_noun = any_noun and after[:1].islower() and not {after.lower()} & {*words.no_nouns, *words.spans}
        if has_sign or after.lower() in nouns_of(counted, self.language) or (is_noun and not is_led):
            yield TextSpan(lead.start() if lead else start, tail.end() if tail else end)
