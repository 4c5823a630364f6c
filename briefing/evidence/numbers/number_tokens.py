"""Cuts a text into the tokens that numbers are read from, and says what a number is: its kind, part and tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

MOVED_FAR = 4
"""So many times as large as a change is the level that it led to, and no range ends there: "rose 39 to 227"."""


class NumberKind(StrEnum):
    """What a number in a text is good for."""

    VALUE = "value"
    SHARE = "share"
    """`half`, `two thirds`, `one in five`: a value in per cent."""
    MULTIPLE = "multiple"
    """`doubled`, `twice`: a value in times."""
    VAGUE = "vague"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    NAME = "name"


class NumberPart(StrEnum):
    """What a number is beside the ones next to it."""

    ALONE = "alone"
    LOW = "low"
    """An end of a range: "5 to 10"; so is `HIGH`."""
    HIGH = "high"
    OLD = "old"
    """Where a movement begins: the 5 of "rose from 5 to 10", whose 10 is `NEW`."""
    NEW = "new"
    CHOICE = "choice"
    """One of two that the source leaves open: "11 or 12"."""
    SCORE = "score"
    """The greater number of votes or goals: "7-2"; the lesser is `AGAINST`."""
    AGAINST = "against"
    SOME = "some"
    """The 12 of "12 of the 48 boats", whose 48 is `WHOLE`."""
    WHOLE = "whole"
    AGE = "age"
    MARGIN = "margin"
    """The 100 of "1,300 ± 100"."""
    MULTIPLIED = "multiplied"
    """The 1,200 of "twice 1,200"."""


class Amount(NamedTuple):
    """A value in a currency or a unit."""

    value: Decimal
    currency: str | None = None
    unit: str | None = None


@dataclass(eq=False, slots=True)
class NumberMatch:
    """Tokens `first` to `last`, both inclusive, that make a number; its readers let it grow.

    `scale` is what "million" and the like have multiplied `value` by so far; `unit_last` is the last token of its unit;
    `also` are other amounts that the same words name: 50p is half a pound; `is_cell` is that of a figure alone in its
    cell of a table.
    """

    first: int
    last: int
    kind: NumberKind = NumberKind.VALUE
    value: Decimal | None = None
    scale: Decimal | None = None
    currency: str | None = None
    money: str | None = None
    unit: str | None = None
    unit_last: int = -1
    part: NumberPart = NumberPart.ALONE
    margin: Decimal | None = None
    also: list[Amount] = field(default_factory=list)
    is_cell: bool = False

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
        if high.scale and not self.scale and abs(self.value) < abs(high.value) / high.scale:
            self.value, self.scale = self.value * high.scale, high.scale
        self.currency = high.currency = self.currency or high.currency
        self.money = high.money = self.money or high.money
        self.unit = high.unit = self.unit or high.unit
        if not self.is_bare:
            self.kind = NumberKind.VALUE


# Tokens are cut without knowing the language. Digits take every separator in, right or wrong: what they are worth is
# for `digits_value` to say, and "1.2.3" has to stay one token so that no reader takes "1.2" out of it.
_SPACE = "\u0020\u00a0\u202f\u2009"
_RAISED = "[\u00b2\u00b3\u00b9\u2070-\u207b]"
_FRACTIONS = "\u00bc-\u00be\u2150-\u215e"
_MONEY = "$\u20a0-\u20bf\u00a2-\u00a5\u058f\u0e3f"
_TOKEN = compile_pattern(
    rf"""
    (?P<initials> (?:[^\W\d_{_FRACTIONS}]\.){{2,4}} )
  | (?P<word> [^\W\d_{_FRACTIONS}]+ | \u00b0[CF\u0421]? | [\u2116#](?=[{_SPACE}]?\d) )
  | (?P<date> \d{{4}}(?P<a>[-./])\d{{1,2}}(?P=a)\d{{1,2}}(?!\d)
            | \d{{1,2}}(?P<b>[./])\d{{1,2}}(?P=b)(?:\d{{4}}|\d{{2}})(?![.,]?\d) | \d{{1,2}}-\d{{1,2}}-\d{{4}}(?!\d) )
  | (?P<chain> \d{{1,2}}(?:[-\u2013]\d{{1,2}}){{2,9}}(?![\d%]|[.,]\d)
             | \d{{1,4}}x\d{{1,4}}(?!\w) | \d{{4}}/\d{{3,4}}(?![\d/]) )
  | (?P<time> \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\d) )
  | (?P<years> (?:19|20)\d{{2}}(?:/|-|\u2013)\d{{2}}(?!\d|%|,\d)(?!\.\d(?!\d?\s)) )
  | (?P<power> \d+(?:[.,]\d+)?[{_SPACE}]?[\u00d7x\u0445\u00b7*][{_SPACE}]?10(?:\^[-\u2212]?\d\d?|{_RAISED}{{1,3}})
             | 10(?:\^[-\u2212]?\d\d?|[\u2074-\u2079]|{_RAISED}{{2,3}}) | \d+(?:\.\d+)?[eE]\+?\d\d?(?!\w) )
  | (?P<fraction> (?:\d{{1,3}}[{_SPACE}-]?)?[{_FRACTIONS}]
                | (?:\d{{1,3}}[{_SPACE}-])?\d{{1,2}}[/\u2044]\d{{1,3}}(?![\d/]) )
  | (?P<ratio> \d{{1,4}}:\d{{1,4}}(?!\d) )
  | (?P<number> \d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:[.,]\d+(?!\d))?
              | \d+(?:[.,]\d+|['\u2019]\d{{3}}(?!\d))* | (?<![\w.,])\.\d+ )
  | (?P<currency> [{_MONEY}] )
  | (?P<percent> [%\u2030\u066a] )
  | (?P<sign> (?<![\w)%])(?:[-\u2212\u2013]|\+(?!/))(?=[\d{_FRACTIONS}{_MONEY}]|\.\d|[A-Z]{{1,3}}\$)
            | \u00b1 | \+/[-\u2212\u2013] )
    """,
    re.VERBOSE,
)
# A tab sets the cells of a table apart.
_GAP = compile_pattern(r"[^\S\t]{0,2}|[-\u2010\u2011]")
_DOTTED_GAP = compile_pattern(r"\.[^\S\t]{0,2}")
_HYPHENS = ("-", "\u2010", "\u2011")


class TextTokens:
    """The tokens of a text in order, and what stands between them; `dotted` words may have a full stop after them.

    Token `i` is `text[starts[i]:ends[i]]`, of a kind that is a group of the pattern above; `words[i]` is it in lower
    case if it is a word, or nothing. Lists are twice as fast as an object for each token, and a text has many.
    """

    def __init__(self, text: str, lower: Callable[[str], str], dotted: frozenset[str]) -> None:
        self.text = text
        self._dotted = dotted
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[str] = []
        self.words: list[str] = []
        lowered = lower(text)
        if len(lowered) != len(text):  # some capitals become two letters
            lowered = text.lower() if len(text.lower()) == len(text) else text
        add_start, add_end = self.starts.append, self.ends.append
        add_kind, add_word = self.kinds.append, self.words.append
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            kind = match.lastgroup or ""
            word = lowered[start:end] if kind in ("word", "initials") else ""
            add_start(start)
            add_end(end)
            add_kind("word" if word else kind)
            add_word(word.replace(".", "") if kind == "initials" else word)
        self._followed = self._find_followed()

    def _find_followed(self) -> list[bool]:
        """Whether each token is closely followed by the next; asked for some ten times a number."""
        close = {"": True, " ": True}
        found: list[bool] = []
        for i, start in enumerate(self.starts[1:]):
            gap = self.text[self.ends[i] : start]
            is_close = close.get(gap)
            if is_close is None:
                is_close = close[gap] = bool(_GAP.fullmatch(gap))
            if not is_close and gap[0] in ").":  # "EUR (331) million", "12 bn. euros"
                is_dotted = self.words[i] in self._dotted and bool(_DOTTED_GAP.fullmatch(gap))
                is_close = is_dotted or (gap in (") ", ")") and self.is_bracketed(i))
            found.append(is_close)
        return [*found, False]

    def __len__(self) -> int:
        return len(self.starts)

    def text_of(self, i: int) -> str:
        """Token `i` as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def kind_of(self, i: int) -> str:
        """The kind of token `i`; nothing if there is none."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else ""

    def gap_after(self, i: int) -> str:
        """What stands between token `i` and the one after it, or the end of the text."""
        return self.text[self.ends[i] : self.starts[i + 1] if i + 1 < len(self.starts) else None]

    def is_followed(self, i: int) -> bool:
        """Whether a token closely follows token `i`, with a space, a hyphen or nothing between."""
        return 0 <= i < len(self.starts) and self._followed[i]

    def fills_cell(self, i: int) -> bool:
        """Whether token `i` is a figure alone in a cell of a table, but for brackets."""
        if self.kinds[i] != "number" or self._followed[i] or self.kind_of(i - 1) in ("currency", "sign"):
            return False
        _, is_apart, before = self.text[self.ends[i - 1] if i else 0 : self.starts[i]].rpartition("\t")
        after, is_last, _ = self.gap_after(i).partition("\t")
        return bool(is_apart and is_last) and before.strip() in ("", "(") and after.strip() in ("", ")")

    def is_bracketed(self, i: int) -> bool:
        """Whether token `i` is digits that stand alone in brackets."""
        if self.kind_of(i) != "number":
            return False
        start, end = self.starts[i], self.ends[i]
        # In tables taken from web pages the closing bracket has a cell of its own.
        return self.text[start - 1 : start] == "(" and self.text[end : end + 5].lstrip(" \t\n|")[:1] == ")"

    def is_glued(self, i: int) -> bool:
        """Whether nothing parts token `i` from the next."""
        return i + 1 < len(self.starts) and self.ends[i] == self.starts[i + 1]

    def has_hyphen_after(self, i: int) -> bool:
        """Whether only a hyphen parts token `i` from the next."""
        return i + 1 < len(self.starts) and self.gap_after(i) in _HYPHENS

    def word_after(self, i: int) -> str:
        """The word that closely follows token `i`, in lower case, or nothing."""
        return self.words[i + 1] if self.is_followed(i) else ""

    def word_before(self, i: int) -> str:
        """The word that token `i` closely follows, in lower case, or nothing."""
        return self.words[i - 1] if i and self.is_followed(i - 1) else ""

    def has_phrase_after(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of `phrase`, one at least, closely follow token `i` and one another."""
        end = i + 1 + len(phrase)
        # Words are compared first, as few numbers have even the first of them after them.
        if (
            not phrase
            or end > len(self.words)
            or self.words[i + 1] != phrase[0]
            or self.words[i + 1 : end] != [*phrase]
        ):
            return False
        return all(self.is_followed(k) for k in range(i, end - 1))

    def has_phrase_before(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether token `i` closely follows the words of `phrase`, one at least."""
        first = i - len(phrase)
        if not phrase or first < 0 or self.words[i - 1] != phrase[-1] or self.words[first:i] != [*phrase]:
            return False
        return all(self.is_followed(k) for k in range(first, i))

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is there and is a number in digits."""
        return self.kind_of(i) == "number"

    def is_year(self, i: int) -> bool:
        """Whether token `i` is there and has four digits."""
        return self.is_digits(i) and self.ends[i] - self.starts[i] == 4 and self.text_of(i).isdecimal()

    def is_capital(self, i: int) -> bool:
        """Whether token `i` is a word with a capital."""
        return self.kind_of(i) == "word" and self.text[self.starts[i]].isupper()


_SPACES = compile_pattern(r"[\s\u00a0\u202f\u2009'\u2019]")
_GROUPED = {
    ",": compile_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?"),
    ".": compile_pattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_PLAIN = compile_pattern(r"\d+(?:[.,]\d+)?")
GROUP_OR_FRACTION = compile_pattern(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,]\d|\d)")
"""Three digits behind a comma, which are thousands in English and thousandths elsewhere."""
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
    body = _SPACES.sub("", text)
    if body[0] == ".":
        return Decimal(f"0{body}") if body[1:].isdecimal() else None
    for grouping in (",", ".") if decimal_sign == "." else (".", ","):
        if _GROUPED[grouping].fullmatch(body):
            # No group is written after a zero: "0.525" is less than one in any language.
            could_be_both = body.count(grouping) == 1 and not ("," in body and "." in body)
            if body[0] == "0" or (grouping == decimal_sign and could_be_both):
                break
            return Decimal(body.replace(grouping, "").replace(",", "."))
    if _PLAIN.fullmatch(body):
        return Decimal(body.replace(",", "."))
    return None


_EXPONENTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212", "0123456789--")
_POWER = compile_pattern(r"(?:(?P<digits>[\d.,]+)\s?(?:[eE]|[^\d\s]\s?10\^?)|10\^?)\+?(?P<exponent>[-\d]+)")
_FRACTION = compile_pattern(
    r"(?:(?P<whole>\d+)(?:[\s-]|(?=\D)))?(?:(?P<sign>[\u00bc-\u00be\u2150-\u215e])|(?P<part>\d+)[/\u2044](?P<parts>\d+))"
)
_PARTS = frozenset([*range(2, 11), 12, 16, 20, 25, 32, 64, 100, 1000])
_SIGN_PARTS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip


def power_value(text: str, decimal_sign: str) -> Decimal | None:
    """The value of `1.2 × 10⁶` or `10^6`."""
    match = _POWER.fullmatch(text.translate(_EXPONENTS))
    factor = digits_value(match["digits"], decimal_sign) if match and match["digits"] else Decimal(1)
    exponent = match["exponent"] if match else ""
    if factor is None or not exponent.lstrip("-").isdecimal() or exponent.count("-") > 1 or len(exponent) > 3:
        return None
    return factor.scaleb(int(exponent))


def fraction_parts(text: str) -> tuple[int, int, int] | None:
    """The whole, the part and the parts of `5½`, `3 1/2`, `2/3`; None for what is no fraction below one, as `24/7`."""
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    part, parts = _SIGN_PARTS[match["sign"]] if match["sign"] else (int(match["part"]), int(match["parts"]))
    return (int(match["whole"] or 0), part, parts) if 0 < part < parts and parts in _PARTS else None
