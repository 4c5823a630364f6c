"""Says by how much a document is longer than its head allows, and what takes the most room in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from briefing.errors import Diagnostic, Place, Problem
from briefing.layout.flowables import Flowable
from briefing.layout.pages import LaidOutPage
from briefing.records import NamedTuple

_WORD = re.compile(r"[^\W\d_]{2}")
_NAMED, _LEAST_LINES, _LONGEST = 3, 4, 50
"""How many parts are named, how high they are at least, and how much of their words is shown."""


class PageBudget(NamedTuple):
    """The most pages that a document may take, where that is said, and by what."""

    pages: int
    place: Place
    said_by: str = "head: pages:"


def over_budget(
    pages: Sequence[LaidOutPage], budget: PageBudget, width: float, leading: float
) -> tuple[Diagnostic, ...]:
    """The problem of more pages than that, in lines of `leading` points; frames are `width` points wide."""
    most = budget.pages
    if len(pages) <= most:
        return ()

    def lines(height: float) -> int:
        return ceil(height / leading)

    def height(part: Flowable) -> float:
        return part.wrap(width - part.left_indent)[1]

    allowed = "one page" if most == 1 else f"{most} pages"
    over = lines(sum(page.used for page in pages[most:]))
    message = f"it takes {len(pages)} pages, about {over} lines more than the {allowed} that {budget.said_by} allows"
    placed = (placed.flowable for page in pages for placed in page.placed)
    largest = sorted(placed, key=height, reverse=True)[:_NAMED]
    # A number alone, such as that of the first key point, names nothing.
    words = ((part, filter(_WORD.search, part.plain_text().splitlines())) for part in largest)
    named = [
        f"“{first[:_LONGEST]}” ({lines(height(part))})"
        for part, said in words
        if lines(height(part)) >= _LEAST_LINES and (first := next(said, "").strip())
    ]
    hint = "cut as much" if budget.said_by.startswith("--") else "cut as much, or allow more"
    hint = f"{hint}; most lines are taken by {', '.join(named)}" if named else hint
    return (Problem("page-budget", message, hint).at(budget.place),)
