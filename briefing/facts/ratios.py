"""Values that are two numbers: a share (`1 in 5`, `2/3`), a ratio (`3:1`), or votes against votes (`7 against 2`).

They are kept as they were said, since "one in five" is neither "20%" nor "two in ten" to a reader.  A dash or "to"
between the two is no form: either could be the range of a value that is not known exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

_WHOLE, _NUMBER = r"(?:0|[1-9][0-9]{0,8})", r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?"
PATTERN = rf"^(?:{_WHOLE} in {_WHOLE}|{_WHOLE}/{_WHOLE}|{_NUMBER}:{_NUMBER}|{_WHOLE} against {_WHOLE})$"
FORMS = "1 in 5 or 2/3 for a share, 3:1 for a ratio, 7 against 2 for votes"
_PARTS = re.compile(r"([0-9.]+)( in |/|:| against )([0-9.]+)")


class RatioKind(StrEnum):
    """What two numbers say together, by what stands between them."""

    SHARE = " in "
    FRACTION = "/"
    RATIO = ":"
    VOTES = " against "


@dataclass(frozen=True)
class Ratio:
    """Two numbers in the order in which they were said."""

    first: Decimal
    kind: RatioKind
    second: Decimal

    @classmethod
    def parse(cls, text: str) -> Ratio | None:
        """The ratio that `text` writes; None if it is none, such as a share of more than the whole.

        >>> str(Ratio.parse("1 in 5")), Ratio.parse("6 in 5"), Ratio.parse("5-10")
        ('1 in 5', None, None)
        """
        parts = _PARTS.fullmatch(text) if re.match(PATTERN, text) else None
        if parts is None:
            return None
        ratio = cls(Decimal(parts[1]), RatioKind(parts[2]), Decimal(parts[3]))
        return ratio if ratio._means_something else None

    @property
    def _means_something(self) -> bool:
        match self.kind:
            case RatioKind.SHARE:
                return 0 < self.first < self.second
            case RatioKind.FRACTION:
                return self.first > 0 and self.second > 1
            case RatioKind.RATIO:
                return self.first > 0 and self.second > 0
            case RatioKind.VOTES:
                return True

    @property
    def amount(self) -> Fraction | None:
        """What it amounts to; None for votes, which are two numbers and no quotient."""
        return None if self.kind is RatioKind.VOTES else Fraction(self.first) / Fraction(self.second)

    def __str__(self) -> str:
        return f"{self.first:f}{self.kind}{self.second:f}"
