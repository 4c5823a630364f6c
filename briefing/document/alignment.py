"""Aligns the figures of a column at the decimal sign: how much room each leaves behind it.

The room is told as the characters that would fill it, which a renderer measures in its own type and never prints: a
figure is not given zeros that its source does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def room_behind(figures: Iterable[str], decimal_sign: str) -> list[str]:
    """For each figure, the decimals that it lacks beside the others that end in the same words.

    >>> room_behind(["12.5%", "9%", "3.25%", "7 pupils"], ".")
    ['0', '.00', '', '']
    """
    ends = [_end(figure, decimal_sign) for figure in figures]
    longest: dict[str, int] = {}
    for decimals, tail in ends:
        longest[tail] = max(longest.get(tail, 0), len(decimals))
    return [(decimal_sign + "0" * longest[tail])[len(decimals) : longest[tail]] for decimals, tail in ends]


def _end(figure: str, decimal_sign: str) -> tuple[str, str]:
    """The decimals of the last number of a figure, with their sign, and the words behind it."""
    match = _ending(decimal_sign).search(figure)
    return (match[1] or "", match[2]) if match else ("", figure)


@cache
def _ending(decimal_sign: str) -> re.Pattern[str]:
    return re.compile(rf"({re.escape(decimal_sign)}[0-9]+)?([^0-9]*+)\Z")
