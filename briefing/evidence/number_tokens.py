"""Text in, the tokens out that numbers are read from: words, digits, dates, times and signs."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of text of one `kind`: date, time, number, fraction, currency, percent or word.

    `word` is the text in lower case if it is a word, or nothing.
    """

    start: int
    end: int
    text: str
    kind: str
    word: str


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
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_MAX_DIGITS = 24


class Tokens:
    """The tokens of a text in order, and what stands between them; `dotted` words may have a full stop after them."""

    def __init__(self, text: str, lower: Callable[[str], str], dotted: frozenset[str]) -> None:
        self._text = text
        self._dotted = dotted
        self.all = [_token(match, match.lastgroup or "", lower) for match in _TOKEN.finditer(text)]

    def __getitem__(self, i: int) -> Token:
        return self.all[i]

    def __len__(self) -> int:
        return len(self.all)

    def gap(self, i: int) -> str:
        """What stands between token `i` and the one after it."""
        return self._text[self.all[i].end : self.all[i + 1].start]

    def joined(self, i: int) -> bool:
        """Whether the token after `i` follows it closely, with a space, a hyphen or nothing between."""
        if i + 1 >= len(self.all):
            return False
        gap = self.gap(i)
        return bool(_GAP.fullmatch(gap)) or (self.all[i].word in self._dotted and bool(_DOTTED_GAP.fullmatch(gap)))

    def hyphened(self, i: int) -> bool:
        """Whether only a hyphen parts token `i` from the next."""
        return i + 1 < len(self.all) and self.gap(i) in _HYPHENS

    def next(self, i: int) -> str:
        """The word that closely follows token `i`, in lower case, or nothing."""
        return self.all[i + 1].word if self.joined(i) else ""

    def previous(self, i: int) -> str:
        """The word that token `i` closely follows, in lower case, or nothing."""
        return self.all[i - 1].word if i and self.joined(i - 1) else ""

    def follows(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of `phrase`, one at least, closely follow token `i` and one another."""
        return bool(phrase) and all(self.next(i + k) == word for k, word in enumerate(phrase))

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is there and is a number in digits."""
        return i < len(self.all) and self.all[i].kind == "number"

    def is_year(self, i: int) -> bool:
        """Whether token `i` is there and has four digits."""
        return self.is_digits(i) and len(self.all[i].text) == 4 and self.all[i].text.isdecimal()


def _token(match: re.Match[str], kind: str, lower: Callable[[str], str]) -> Token:
    return Token(*match.span(), match[0], kind, lower(match[0]) if kind == "word" else "")


def digits_value(text: str, decimal_sign: str) -> Decimal | None:
    """The worth of a run of digits and separators, or None where no reading fits.

    Without a decimal sign, a single sign before three digits parts a group.
    """
    if len(text) > _MAX_DIGITS:
        return None
    body = _SPACES.sub("", text.replace("\u2212", "-"))
    group = "," if decimal_sign == "." else "."
    sign = decimal_sign or ","
    for grouping, point in ((group, sign), (sign, group)):
        if re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+(?:{re.escape(point)}\d+)?", body):
            if grouping == decimal_sign and body.count(grouping) == 1:
                break
            return Decimal(body.replace(grouping, "").replace(point, "."))
    if re.fullmatch(r"-?\d+(?:[.,]\d+)?", body):
        return Decimal(body.replace(",", "."))
    return None
