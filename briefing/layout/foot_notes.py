"""Notes at the foot of the page that has their first mark.

They stand in the story as one flowable that takes no room; pages ask it which notes a part of the story brings with
it, and how high these are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.layout.balanced_columns import BalancedColumns
from briefing.layout.flowables import EPSILON, UNBOUNDED, BlankSurface, BoxStyle, Flowable, Surface, VBox
from briefing.layout.lines import TextLine
from briefing.layout.runs import Node, Run
from briefing.themes.theme import Theme


class FootNotes(Flowable):
    """All notes of a document by the anchors of their marks; those of a page stand in `count` columns.

    Where some run on to the next page, `run_on` says so below them.
    """

    def __init__(self, entries: Mapping[str, Flowable], count: int, theme: Theme, run_on: Flowable) -> None:
        self.entries = entries
        self._run_on = run_on
        self._order = {entry: number for number, entry in enumerate(entries.values(), 1)}
        self._count = count
        self._gutter = 4 * theme.baseline
        self._style = BoxStyle(rule=theme.hairline, rule_width=0.5, pad_y=theme.baseline)
        self._marks: dict[Flowable, tuple[str, ...]] = {}

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and no height: pages have the notes elsewhere."""
        return avail_width, 0

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw nothing."""

    def marks_in(self, flowable: Flowable, width: float) -> tuple[str, ...]:
        """The marks in a flowable, and those in the notes that they lead to."""
        if flowable not in self._marks:
            finder = _MarkFinder()
            flowable.draw(finder, 0, 0, width)
            found = dict.fromkeys(mark for mark in finder.found if mark in self.entries)
            for mark in tuple(found):
                if self.entries[mark] is not flowable:
                    found |= dict.fromkeys(self.marks_in(self.entries[mark], width))
            self._marks[flowable] = tuple(found)
        return self._marks[flowable]

    def height(self, entries: Sequence[Flowable], width: float) -> float:
        """The height of these notes and the rule above them."""
        if not entries:
            return 0
        return VBox([self._columns(entries)], style=self._style).wrap(width)[1]

    def fill(
        self, entries: Sequence[Flowable], width: float, avail_height: float
    ) -> tuple[Flowable | None, list[Flowable]]:
        """As many of these notes as `avail_height` has room for, and the others, which run on to the next page."""
        if not entries:
            return None, []
        columns = self._columns(entries)
        room = avail_height - 2 * self._style.pad_y + 2 * EPSILON
        if columns.wrap(width)[1] <= room:
            return VBox([columns], style=self._style), []
        parts = columns.split(width, room - self._run_on.wrap(width)[1])
        if not parts:
            return VBox([self._run_on], style=self._style), list(entries)
        upper, lower = parts
        assert isinstance(lower, BalancedColumns)
        return VBox([upper, self._run_on], style=self._style), lower.rest

    def _columns(self, entries: Sequence[Flowable]) -> BalancedColumns:
        """Notes in the order of their numbers, which a note that leads to another does not keep by itself.

        The rest of one that was begun on the page before has no number, and comes first.
        """
        ordered = sorted(entries, key=lambda entry: self._order.get(entry, 0))
        return BalancedColumns(ordered, self._count, self._gutter)

    def least(self, width: float) -> float:
        """The height at which the foot can say at least that notes run on."""
        return self._run_on.wrap(width)[1] + 2 * self._style.pad_y


class _MarkFinder(BlankSurface):
    """A surface that keeps the anchors of the note marks that would."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def set_lines(
        self,
        lines: Sequence[TextLine],
        runs: Sequence[Run],
        x: float,
        y: float,
        leading: float,
        node: Node | None,
        *,
        flush_right: bool = False,
    ) -> None:
        """Keep the marks on these lines."""
        for line in lines:
            self.found += (origin for piece in line.pieces for origin in runs[piece.font.run].origins)
