"""Rows of tables: which of them a header spans, and how much room the decimals of each take beside the others'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise


def header_spans(has_header: Sequence[bool]) -> list[range]:
    """For each row of a table, the rows that its header spans: its own, and those below without a header.

    The first row counts as one with a header.
    """
    starts = [index for index, has in enumerate(has_header) if has or not index]
    return [range(*ends) for ends in pairwise((*starts, len(has_header))) for _ in range(*ends)]


def room_behind(figures: Iterable[str], decimal_sign: str) -> list[str]:
    """For each figure, the decimals that it lacks beside the others that end in the same words.

    A renderer measures them in its own type and never prints them: a figure is not given zeros that its source does
    not have.

    >>> room_behind(["12.5%", "9%", "3.25%", "7 pupils"], ".")
    ['0', '.00', '', '']
    """
    # The module re keeps what it has compiled.
    ending = re.compile(rf"({re.escape(decimal_sign)}[0-9]+)?([^0-9]*+)\Z")
    matches = ((figure, ending.search(figure)) for figure in figures)
    # The decimals of the last number of a figure, with their sign, and the words behind it.
    ends = [(match[1] or "", match[2]) if match else ("", figure) for figure, match in matches]
    longest: dict[str, int] = {}
    for decimals, tail in ends:
        longest[tail] = max(longest.get(tail, 0), len(decimals))
    return [(decimal_sign + "0" * longest[tail])[len(decimals) : longest[tail]] for decimals, tail in ends]
