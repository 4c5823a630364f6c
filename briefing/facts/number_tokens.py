"""Text in, the tokens out that numbers are read from: words, digits, dates, times and signs."""

from __future__ import annotations

import re
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
GAP = re.compile(r"[\s\u00a0\u202f\u2009]{0,2}|[-\u2010\u2011]")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009'\u2019]")
_MAX_DIGITS = 24


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` in order; white space and other punctuation stand between them."""
    return [_token(match, match.lastgroup or "") for match in _TOKEN.finditer(text)]


def _token(match: re.Match[str], kind: str) -> Token:
    return Token(*match.span(), match[0], kind, match[0].lower() if kind == "word" else "")


def digits_value(text: str, decimal_sign: str) -> Decimal | None:
    """The worth of a run of digits and separators, or None where no reading fits."""
    if len(text) > _MAX_DIGITS:
        return None
    body = _SPACES.sub("", text.replace("\u2212", "-"))
    group = "," if decimal_sign == "." else "."
    for grouping, point in ((group, decimal_sign), (decimal_sign, group)):
        if re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+(?:{re.escape(point)}\d+)?", body):
            if grouping == decimal_sign and body.count(grouping) == 1:
                break
            return Decimal(body.replace(grouping, "").replace(point, "."))
    if re.fullmatch(r"-?\d+(?:[.,]\d+)?", body):
        return Decimal(body.replace(",", "."))
    return None
