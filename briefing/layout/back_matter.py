"""Lays out notes, at the end or at the foot of the page that has their first mark, and the colophon.

Notes at the end are in columns of even height if they are many.  A thousand must stay fast, so all parts of one list
share its children and their measures: heights are summed up once, and where a column ends is looked up by bisection.
Notes at the foot stand in the story as one flowable that takes no room; pages ask it which notes a part of the story
brings with it, and how high these are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from copy import copy
from itertools import accumulate, pairwise

from briefing.document.blocks import Colophon, Inlines, Mark, Notes, Stamp
from briefing.document.occurrences import Role
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import EPSILON, UNBOUNDED, BoxStyle, Flowable, LabelledBox, TextBox, VBox, space_between
from briefing.layout.lines import MarkFinder, Surface
from briefing.layout.runs import Node
from briefing.themes.theme import Theme

_TALLEST = 220
_LEAST_ROWS, _FEWEST_ROWS = 3, 2
"""Rows that stand together at the beginning, and at the end, of what is parted."""
_MANY_NOTES = 6


class BalancedColumns(Flowable):
    """Flowables in `count` columns of even height, as ReportLab's BalancedColumns has them.

    A child taller than 220 pt is split beforehand, no other is.  A part shows the children from `start` to `end`.
    """

    def __init__(self, children: Sequence[Flowable], count: int, gutter: float) -> None:
        self.count = count
        self.gutter = gutter
        self._long = _LongColumn(children)
        self.start = 0
        self.end = -1

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the least height, to a point, at which the columns hold all children."""
        self._measure(avail_width)
        # Children differ in height, so no formula balances the columns; halving finds the least height.
        low, high = 0.0, self._long.tops[self.end] - self._long.tops[self.start]
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self.ends(middle)[-1] == self.end else (middle, high)
        return avail_width, high

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Columns filled to `avail_height`, and columns for the rest, of which no single row is left."""
        self._measure(avail_width)
        end, few = self.ends(avail_height)[-1], self.end - _FEWEST_ROWS * self.count
        if few < end < self.end and few - self.start >= _LEAST_ROWS * self.count:
            end = few
        return [self._part(self.start, end), self._part(end, self.end)] if self.start < end < self.end else []

    def min_height(self, avail_width: float) -> float:
        """The first children, as many as stand in three rows."""
        self._measure(avail_width)
        return self._part(self.start, min(self.start + _LEAST_ROWS * self.count, self.end)).wrap(avail_width)[1]

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw column after column."""
        column, start = self._column(width), self.start
        for index, end in enumerate(self.ends(self.wrap(width)[1])):
            # A box for drawing only: no child is measured again, since each keeps its lines.
            part = VBox(self._long.children[start:end])
            part.draw(surface, x + index * (column + self.gutter), y, column)
            start = end

    def plain_text(self) -> str:
        """The children's texts, one a line."""
        children = self._long.children
        children = children if self.end < 0 else children[self.start : self.end]
        return "\n".join(child.plain_text() for child in children)

    @property
    def rest(self) -> list[Flowable]:
        """The children of this part."""
        return self._long.children[self.start : self.end]

    def ends(self, height: float) -> list[int]:
        """Where each column ends, as an index of the children, if none is higher than `height`."""
        ends, start = [], self.start
        for _ in range(self.count):
            start = min(self._long.last_within(start, height), self.end)
            ends.append(start)
        return ends

    def _column(self, width: float) -> float:
        return (width - (self.count - 1) * self.gutter) / self.count

    def _measure(self, width: float) -> None:
        self._long.measure(self._column(width))
        if self.end < 0:
            self.end = len(self._long.children)

    def _part(self, start: int, end: int) -> BalancedColumns:
        part = copy(self)
        part.start, part.end = start, end
        return part


class _LongColumn:
    """Children below one another in an endless column, measured once."""

    def __init__(self, children: Sequence[Flowable]) -> None:
        self.children = list(children)
        self.tops: list[float] = []
        self._spaces: list[float] = []

    def measure(self, width: float) -> None:
        """Split what is too tall; find the top of each child and the space above it."""
        if self.tops:
            return
        whole, self.children = self.children, []
        for child in whole:
            while child.wrap(width)[1] > _TALLEST and (parts := child.split(width, _TALLEST)):
                self.children.append(parts[0])
                child = parts[1]
            self.children.append(child)
        self._spaces = [0.0, *(space_between(above, below) for above, below in pairwise(self.children)), 0.0]
        heights = (child.wrap(width)[1] for child in self.children)
        self.tops = [0.0, *accumulate(height + below for height, below in zip(heights, self._spaces[1:], strict=False))]

    def last_within(self, start: int, height: float) -> int:
        """The index after the last child whose foot, without the space below it, stands within `height` of `start`."""
        limit = self.tops[start] + height + EPSILON
        end = bisect_right(self.tops, limit) - 1
        is_next_in = end < len(self.children) and self.tops[end + 1] - self._spaces[end + 1] <= limit
        return end + 1 if is_next_in else end


def notes(block: Notes, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The title, and the notes: in two columns if they are many; or what the feet of pages take from."""
    theme, styles = builder.theme, builder.styles
    part = Node("Sect", parent)
    if block.at_foot:
        entries = {mark.anchor: note_entry(mark, content, builder, part) for mark, content in block.marked}
        run_on = builder.text_box(builder.furniture.run_on, styles.note, part).as_artifact()
        return [FootNotes(entries, builder.template.note_columns, theme, run_on)]
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.section, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    title = VBox([name], style=BoxStyle(rule=theme.hairline, rule_width=0.5, pad_y=2 * theme.baseline))
    title.space_before, title.keep_with_next = 4 * theme.baseline, True
    flowables: list[Flowable] = [title]
    # A few notes fill one column; in two they would be a short stub.
    count = builder.template.note_columns if len(block.notes) > _MANY_NOTES else 1
    for words, members in block.grouped:
        group = Node("Sect", part) if words else part
        if words:
            head = builder.text_box(words, styles.note_title, Node("H3", group))
            head.space_before, head.keep_with_next = 2 * theme.baseline, True
            flowables.append(head)
        members_set = [note_entry(mark, content, builder, group) for mark, content in members]
        columns = BalancedColumns(members_set, count, 4 * theme.baseline)
        columns.space_before = theme.baseline
        flowables.append(columns)
    return flowables


def note_entry(mark: Mark, content: Inlines, builder: StoryBuilder, parent: Node) -> Flowable:
    """One note, whose number leads back to its first mark."""
    styles, node = builder.styles, Node("Note", parent, name=mark.target)
    label = Node("Lbl", node)
    link = builder.typesetter.link(f"#{mark.anchor}", builder.furniture.back.format(number=mark.note), label)
    place = link.node if link else label
    runs = builder.typesetter.text(str(mark.note), styles.note_number, place, Role.NUMBER)
    number = TextBox([run._replace(link=link) for run in runs], styles.note_number, label)
    words = builder.text_box(content, styles.note, node, anchor=mark.target)
    return LabelledBox(number, words, max(4 * builder.theme.baseline, number.natural_width() + builder.theme.baseline))


def colophon(block: Colophon, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """How the document was made: its name in the margin column, short lines beside it."""
    styles, part = builder.styles, Node("Sect", parent)
    bookmark = (0, block.title)
    name = builder.text_box(block.title, styles.tile_label, Node("H2", part), anchor=block.anchor, bookmark=bookmark)
    lines = [
        # A digest that a line does not hold is halved.
        builder.text_box(
            content,
            styles.colophon._replace(balanced=any(isinstance(c, Stamp) and c.role is Role.DIGEST for c in content)),
            Node("P", part),
        )
        for content in block.lines
    ]
    box = builder.side_head(name, VBox(lines, keep_together=True))
    box.space_before = 4 * builder.theme.baseline
    return [box]


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
            finder = MarkFinder()
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

    def fill(self, entries: Sequence[Flowable], width: float, avail_height: float) -> tuple[Flowable, list[Flowable]]:
        """As many of these notes as `avail_height` has room for, and the others, which run on to the next page."""
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
