"""Cuts a text into the tokens that numbers are read from: words, digits, dates, times of day and signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class TextToken(NamedTuple):
    """A piece of text of one `kind`: date, time, number, fraction, currency, percent or word.

    `word` is the text in lower case if it is a word, or nothing.
    """

    start: int
    end: int
    text: str
    kind: str
    word: str


class NumberKind(StrEnum):
    """What a number in a text is good for."""

    VALUE = "value"
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


@dataclass(eq=False, slots=True)
class NumberMatch:
    """Tokens `first` to `last`, both inclusive, that make a number; its readers let it grow.

    `scale` is what "million" and the like have multiplied `value` by so far.
    """

    first: int
    last: int
    kind: NumberKind = NumberKind.VALUE
    value: Decimal | None = None
    scale: Decimal | None = None
    currency: str | None = None
    unit: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it has neither a currency nor a unit."""
        return not (self.currency or self.unit)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but digits or words says what it is."""
        return self.kind in (NumberKind.VALUE, NumberKind.YEAR) and self.is_plain and not self.scale

    def multiply(self, last: int, by: Decimal) -> None:
        """Take in a word for `by` that stands at token `last`."""
        self.last, self.scale = last, (self.scale or 1) * by
        self.value = self.value * by if self.value is not None else None

    def share_with(self, high: NumberMatch) -> None:
        """Let this low end of a range and its high end have one scale, currency and unit, unless each says its own."""
        if not self.is_plain and (self.unit, self.currency) != (high.unit, high.currency) and not high.is_plain:
            return
        assert self.value is not None and high.value is not None
        # Five is less than ten, so "5 to 10 million" shares its million; the 500 of "500 to 10 million" stays as it is.
        if high.scale and not self.scale and self.value < high.value / high.scale:
            self.value, self.scale = self.value * high.scale, high.scale
        self.currency = high.currency = self.currency or high.currency
        self.unit = high.unit = self.unit or high.unit
        if not self.is_bare:
            self.kind = NumberKind.VALUE


# Tokens are cut without knowing the language. Digits take every separator in, right or wrong: what they are worth is
# for `digits_value` to say, and "1.2.3" has to stay one token so that no reader takes "1.2" out of it.
_TOKEN = re.compile(
    r"""
    (?P<date> \b\d{4}-\d{2}-\d{2}\b | \b\d{1,2}[./]\d{1,2}[./]\d{4}\b )
  | (?P<time> \b\d{1,2}:\d{2}(?::\d{2})?\b )
  | (?P<number> (?:(?<![\w)])[-\u2212](?=\d))?
                (?: \d{1,3}(?:[\u0020\u00a0\u202f\u2009]\d{3})+(?!\d) (?:[.,]\d+(?!\d))? | \d+(?:[.,'\u2019]\d+)* ) )
  | (?P<fraction> [\u00bc-\u00be\u2150-\u215e] )
  | (?P<currency> (?:[A-Z]{1,3})?\$ | [€£₽₼¥₺₾₸₴₹] )
  | (?P<percent> % )
  | (?P<word> [^\W\d_]+ )
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"[\s\u00a0\u202f\u2009]{0,2}|[-\u2010\u2011]")
_DOTTED_GAP = re.compile(r"\.[\s\u00a0\u202f\u2009]{0,2}")
_HYPHENS = ("-", "\u2010", "\u2011")


class TextTokens:
    """The tokens of a text in order, and what stands between them; `dotted` words may have a full stop after them."""

    def __init__(self, text: str, lower: Callable[[str], str], dotted: frozenset[str]) -> None:
        self._text = text
        self._dotted = dotted
        self.all = [
            TextToken(*match.span(), match[0], kind, lower(match[0]) if kind == "word" else "")
            for match in _TOKEN.finditer(text)
            if (kind := match.lastgroup or "")
        ]

    def __getitem__(self, i: int) -> TextToken:
        return self.all[i]

    def __len__(self) -> int:
        return len(self.all)

    def gap_after(self, i: int) -> str:
        """What stands between token `i` and the one after it."""
        return self._text[self.all[i].end : self.all[i + 1].start]

    def is_followed(self, i: int) -> bool:
        """Whether a token closely follows token `i`, with a space, a hyphen or nothing between."""
        if i + 1 >= len(self.all):
            return False
        gap = self.gap_after(i)
        if gap in (" ", ""):  # nearly always
            return True
        return bool(_GAP.fullmatch(gap)) or (self.all[i].word in self._dotted and bool(_DOTTED_GAP.fullmatch(gap)))

    def has_hyphen_after(self, i: int) -> bool:
        """Whether only a hyphen parts token `i` from the next."""
        return i + 1 < len(self.all) and self.gap_after(i) in _HYPHENS

    def word_after(self, i: int) -> str:
        """The word that closely follows token `i`, in lower case, or nothing."""
        return self.all[i + 1].word if self.is_followed(i) else ""

    def word_before(self, i: int) -> str:
        """The word that token `i` closely follows, in lower case, or nothing."""
        return self.all[i - 1].word if i and self.is_followed(i - 1) else ""

    def has_phrase_after(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of `phrase`, one at least, closely follow token `i` and one another."""
        return bool(phrase) and all(self.word_after(i + k) == word for k, word in enumerate(phrase))

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is there and is a number in digits."""
        return i < len(self.all) and self.all[i].kind == "number"

    def is_year(self, i: int) -> bool:
        """Whether token `i` is there and has four digits."""
        return self.is_digits(i) and len(self.all[i].text) == 4 and self.all[i].text.isdecimal()


_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_GROUPED = {
    ",": re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
_MAX_DIGITS = 24


def digits_value(text: str, decimal_sign: str) -> Decimal | None:
    """The value of a run of digits and separators, or None where no reading fits.

    Groups of three are read by either sign, as long as the other one is the decimal sign of the same number: a
    Russian text may write "1,200.50". Only "1.200" could be both; there the language's `decimal_sign` decides, and
    without one it is a group.
    """
    if len(text) > _MAX_DIGITS:
        return None
    if text.isdecimal():
        return Decimal(text)
    body = _SPACES.sub("", text.replace("\u2212", "-"))
    for grouping in (",", ".") if decimal_sign == "." else (".", ","):
        if _GROUPED[grouping].fullmatch(body):
            if grouping == decimal_sign and body.count(grouping) == 1:
                break
            return Decimal(body.replace(grouping, "").replace(",", "."))
    if _PLAIN.fullmatch(body):
        return Decimal(body.replace(",", "."))
    return None
