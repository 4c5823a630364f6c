"""The flowables that all others are made of: the base, lines of text, and boxes of flowables.

The protocol is ReportLab's (wrap, split, space around, keep with next), with two additions: a flowable knows
the least part of itself that may stand alone, and it is drawn at its place on the page rather than in moved
coordinates, so that links and the boxes of values need no transformation.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import pairwise, zip_longest

from briefing.document.blocks import Block
from briefing.document.declared import SOFT_HYPHEN
from briefing.layout.lines import (
    Strip,
    Surface,
    even_lines_in,
    font_spans,
    lines_in,
    loose_min_width,
    min_width,
    natural_width,
)
from briefing.layout.runs import Node, Run
from briefing.layout.styles import TextStyle
from briefing.records import NamedTuple

UNBOUNDED = 1e9
EPSILON = 1e-4
"""Heights are sums of floats: what is too tall by less than this, in points, fits."""
LOWNESS = (0.85, 0.7, 0.6)
"""How high pictures are, as shares of the usual, where a page has less room for them."""
_RULE = 0.5
_BELOW_RULE = 9
_FEWEST_LINES = 2


class Flowable(ABC):
    """Something with a height for a given width, which may split; `blocks` are what it was made from, outermost first.

    `left_indent` is its distance from the left edge of the frame; `space_before` and `space_after` are in points,
    and of two neighbours the larger counts.  Where one that `can_float`, a figure or a table, would leave a hole at
    the foot of a page, those beside it that `can_pass_float`, which are text, may change places with it.  One that
    `is_torn` is the first part of what should stand on one page.
    """

    left_indent: float = 0
    space_before: float = 0
    space_after: float = 0
    keep_with_next: bool = False
    can_float: bool = False
    can_pass_float: bool = False
    is_torn: bool = False
    blocks: tuple[Block, ...] = ()

    @abstractmethod
    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width and height that it takes; all of ours take the whole width, and the height they need."""

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """A first part that fits `avail_height`, and the rest; nothing if it cannot be split there."""
        return []

    def min_height(self, avail_width: float) -> float:
        """The height of the least part that may stand at the foot of a page."""
        return self.wrap(avail_width)[1]

    def at_page_top(self) -> Flowable:
        """This flowable as it stands at the top of a page, where nothing need divide it from what is above."""
        return self

    def lowered(self, avail_width: float, lowness: float) -> Flowable:
        """This flowable for a page with less room: its pictures have that share of their height, if they can."""
        return self

    @property
    def rest_can_pass_float(self) -> bool:
        """Whether what is left of it after its first part is text."""
        return self.can_pass_float

    def first_baseline(self) -> float:
        """How far its first baseline lies below its top."""
        return 0

    def title_height(self, avail_width: float) -> float:
        """The height of the title that it has above what it shows."""
        return 0

    def with_room_below_title(self, room: float) -> Flowable:
        """This flowable with so many points more below its title."""
        return self if room < EPSILON else VBox([spacer(room), self], keep_together=True)

    @abstractmethod
    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw in a column of `width` whose left edge is x, with the top at y."""

    def plain_text(self) -> str:
        """Its words in reading order, for messages and tests."""
        return ""


def space_between(above: Flowable, below: Flowable) -> float:
    """The space between two neighbours: the larger of what either asks for."""
    return max(above.space_after, below.space_before)


class TextBox(Flowable):
    """Lines of text; a split leaves two lines at least on either side and hands over the lines already broken.

    No first part ends in a hyphen.  `room` is left free at the right, so that figures align at their decimal signs;
    lines that are `centered` have as much room at either side.
    """

    centered: bool = False

    def __init__(
        self,
        runs: Iterable[Run],
        style: TextStyle,
        node: Node | None,
        *,
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        flush_right: bool = False,
        room: float = 0,
    ) -> None:
        self.style = style
        self.node = node
        self.space_before = style.space_before
        self.space_after = style.space_after
        self.anchor = anchor
        self.bookmark = bookmark
        self.flush_right = flush_right
        self.room = room
        self.runs = list(runs)
        self.spans = font_spans(self.runs)
        self._width = -1.0
        self._lines: Sequence[Strip] = ()
        self._is_part = False

    @property
    def is_empty(self) -> bool:
        """Whether it has no words at all, such as the cell that a row header spans."""
        return not self.runs

    def lines(self, width: float) -> Sequence[Strip]:
        """Its lines in a column of `width` points, broken once."""
        # A part keeps its lines in any width: they were broken together with those of the other part.
        if self._width != width and not self._is_part:
            self._lines = (even_lines_in if self.style.balanced else lines_in)(self.spans, width - self.room)
            self._width = width
        return self._lines

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the leading times the number of lines."""
        return avail_width, len(self.lines(avail_width)) * self.style.leading

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The lines that fit, and the others."""
        lines = self.lines(avail_width)
        count = min(int((avail_height + EPSILON) / self.style.leading), len(lines) - _FEWEST_LINES)
        # A word is not carried over to the next page: who turns it would have lost its beginning.
        while count >= _FEWEST_LINES and lines[count - 1].ends_in_hyphen:
            count -= 1
        if count < _FEWEST_LINES:
            return []
        rest = self.with_lines(lines[count:])
        # A link leads to where the text begins.
        rest.anchor, rest.bookmark, rest.space_before = "", None, 0
        return [self.with_lines(lines[:count]), rest]

    def min_height(self, avail_width: float) -> float:
        """Two lines, or more where these end in a hyphen, or all where fewer than four cannot be split."""
        lines = self.lines(avail_width)
        ends = range(_FEWEST_LINES, len(lines) - _FEWEST_LINES + 1)
        return next((end for end in ends if not lines[end - 1].ends_in_hyphen), len(lines)) * self.style.leading

    def first_baseline(self) -> float:
        """The first baseline, with the capitals centred in the leading."""
        return self.style.leading / 2 + self.style.size * 0.33

    def natural_width(self) -> float:
        """The width in points of its longest line if nothing but a forced break ends one."""
        return natural_width(self.spans) + self.room

    def min_width(self) -> float:
        """The width in points of its widest word."""
        return min_width(self.spans) + self.room

    def loose_min_width(self) -> float:
        """The width in points of its widest word if one no-break space of each gives way."""
        return loose_min_width(self.spans) + self.room

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Set the lines, and name the place if it has an anchor."""
        if self.anchor and self.node:
            surface.add_destination(self.anchor, y, self.node)
        if self.bookmark:
            level, title = self.bookmark
            surface.add_bookmark(title, self.anchor, level)
        edge, baseline = x + width - self.room if self.flush_right else x, y - self.first_baseline()
        lines = self.lines(width)
        if self.centered:
            for index, line in enumerate(lines):
                left, height = x + (width - line.width) / 2, baseline - index * self.style.leading
                surface.set_lines([line], self.runs, left, height, self.style.leading, self.node)
            return
        surface.set_lines(lines, self.runs, edge, baseline, self.style.leading, self.node, flush_right=self.flush_right)

    def plain_text(self) -> str:
        """The words, whatever the lines."""
        lines = self._lines if self._is_part else lines_in(self.spans, UNBOUNDED)
        return " ".join(line.text for line in lines).replace(f"{SOFT_HYPHEN} ", "")

    def with_lines(self, lines: Sequence[Strip]) -> TextBox:
        """A copy that has just these lines, whatever the width."""
        part = copy(self)
        part._lines, part.spans, part._is_part = lines, (), True
        return part

    def scaled(self, factor: float) -> TextBox:
        """A copy in type of another size."""
        part, style = copy(self), self.style
        part.runs = [run._replace(size=run.size * factor, rise=run.rise * factor) for run in self.runs]
        part.style = style._replace(size=style.size * factor, leading=style.leading * factor)
        part.spans, part.room, part._width = font_spans(part.runs), self.room * factor, -1.0
        return part

    def as_artifact(self) -> TextBox:
        """A copy that is no content of its own: a repeated table header."""
        part = copy(self)
        part.node, part.anchor, part.bookmark = None, "", None
        return part


class BoxStyle(NamedTuple):
    """What stands around a box: padding in points, a fill, a bar at the left and a rule above."""

    pad_left: float = 0
    pad_right: float = 0
    pad_y: float = 0
    fill: str = ""
    bar: str = ""
    bar_width: float = 0
    rule: str = ""
    rule_width: float = 0


_PLAIN = BoxStyle()


class VBox(Flowable):
    """Flowables below one another; with `keep_together` it is never split."""

    def __init__(self, children: Sequence[Flowable], *, style: BoxStyle = _PLAIN, keep_together: bool = False) -> None:
        self.children = list(children)
        self.style = style
        self.keep_together = keep_together
        if self.children:
            self.space_before, self.space_after = self.children[0].space_before, self.children[-1].space_after

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the sum of heights, spaces and padding."""
        return avail_width, self._height(self.children, self._inner(avail_width)) + 2 * self.style.pad_y

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The children that fit and the others; one child between them may itself be split."""
        if self.keep_together:
            return []
        inner, left = self._inner(avail_width), avail_height - 2 * self.style.pad_y + EPSILON
        for index, child in enumerate(self.children):
            space = space_between(self.children[index - 1], child) if index else 0
            height = child.wrap(inner - child.left_indent)[1]
            if space + height > left:
                if parts := child.split(inner - child.left_indent, left - space):
                    upper, lower = [*self.children[:index], parts[0]], [*parts[1:], *self.children[index + 1 :]]
                else:
                    # A child that cannot be split takes those along that keep with it.
                    while index and self.children[index - 1].keep_with_next:
                        index -= 1
                    upper, lower = self.children[:index], self.children[index:]
                return [self._with(upper), self._with(lower)] if upper else []
            left -= space + height
        return []

    def min_height(self, avail_width: float) -> float:
        """The children that keep with the next one, and the least part of the first that does not."""
        if self.keep_together or not self.children:
            return self.wrap(avail_width)[1]
        ends = (index for index, child in enumerate(self.children, 1) if not child.keep_with_next)
        kept = self.children[: next(ends, len(self.children))]
        inner, last = self._inner(avail_width), kept[-1]
        least = last.min_height(inner - last.left_indent) - last.wrap(inner - last.left_indent)[1]
        return self._height(kept, inner) + least + 2 * self.style.pad_y

    def at_page_top(self) -> Flowable:
        """Without the rule, and the padding that goes with it."""
        if not self.style.rule:
            return self
        top = self._with(self.children)
        top.style = _PLAIN
        return top

    def first_baseline(self) -> float:
        """The padding and the first child's baseline."""
        return self.style.pad_y + (self.children[0].first_baseline() if self.children else 0)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw fill, bar and rule, then the children from the top down."""
        style = self.style
        height = self.wrap(width)[1] if style.fill or style.bar else 0
        if style.fill:
            surface.fill_panel(x, y - height, width, height, style.fill)
        if style.bar:
            surface.fill_panel(x, y - height, style.bar_width, height, style.bar)
        if style.rule:
            surface.fill_panel(x, y - style.rule_width, width, style.rule_width, style.rule)
        inner, top = self._inner(width), y - style.pad_y
        for child, below in zip_longest(self.children, self.children[1:]):
            child.draw(surface, x + style.pad_left + child.left_indent, top, inner - child.left_indent)
            if below:
                top = top - child.wrap(inner - child.left_indent)[1] - space_between(child, below)

    def plain_text(self) -> str:
        """The children's texts, one a line."""
        return "\n".join(child.plain_text() for child in self.children)

    def _inner(self, width: float) -> float:
        return width - self.style.pad_left - self.style.pad_right

    def _height(self, children: Sequence[Flowable], inner: float) -> float:
        # Lists, since every box of every page is measured several times.
        heights = sum([child.wrap(inner - child.left_indent)[1] for child in children])
        return heights + sum([space_between(above, below) for above, below in pairwise(children)])

    def _with(self, children: Sequence[Flowable]) -> VBox:
        part = copy(self)
        part.children = list(children)
        return part


def spacer(height: float) -> Flowable:
    """Nothing, as high as that."""
    return VBox([], style=BoxStyle(pad_y=height / 2))


class LabelledBox(Flowable):
    """A label at the left and a body beside it, on one baseline: list items, notes, sections with their names.

    A label that `hangs` reaches down beside what comes next.
    """

    hangs: bool = False

    def __init__(self, label: Flowable, body: Flowable, indent: float, *, gutter: float = 0, rule: str = "") -> None:
        self.label = label
        self.body = body
        self.indent = indent
        self.gutter = gutter
        self.rule = rule
        self.space_before, self.space_after = body.space_before, body.space_after

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of the taller side."""
        label = 0.0 if self.hangs else self._top + self._label_height()
        return avail_width, max(label, self.body_height(avail_width))

    def body_height(self, avail_width: float) -> float:
        """The height without the label."""
        return self._top + self.body.wrap(avail_width - self.indent)[1]

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The label stays with the first part of the body."""
        parts = self.body.split(avail_width - self.indent, avail_height - self._top)
        if not parts or self._label_height() > avail_height - self._top + EPSILON:
            return []
        first = copy(self)
        first.body = parts[0]
        # On the next page the rest stands alone, at the same place but without the label beside it.
        for rest in parts[1:]:
            rest.left_indent = self.indent
        return [first, *parts[1:]]

    def min_height(self, avail_width: float) -> float:
        """The label, or the least part of the body if that is taller."""
        return self._top + max(self._label_height(), self.body.min_height(avail_width - self.indent))

    def at_page_top(self) -> Flowable:
        """Without the rule."""
        top = copy(self)
        top.rule = ""
        return top

    def lowered(self, avail_width: float, lowness: float) -> Flowable:
        """With a lower body."""
        low = copy(self)
        low.body = self.body.lowered(avail_width - self.indent, lowness)
        return low

    @property
    def rest_can_pass_float(self) -> bool:
        """Whether the body is text."""
        return self.body.can_pass_float

    def first_baseline(self) -> float:
        """The common first baseline."""
        return self._top + max(self.body.first_baseline(), self.label.first_baseline())

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the rule, the label, then the body."""
        if self.rule:
            surface.fill_panel(x, y - _RULE, width, _RULE, self.rule)
        top = y - self._top
        self.label.draw(surface, x, top - self._label_offset(), self.indent - self.gutter)
        self.body.draw(surface, x + self.indent, top, width - self.indent)

    def plain_text(self) -> str:
        """Label, then body."""
        return f"{self.label.plain_text()}\n{self.body.plain_text()}"

    @property
    def _top(self) -> float:
        return _BELOW_RULE if self.rule else 0

    def _label_offset(self) -> float:
        """How far the label moves down to the baseline of the body."""
        return max(0, self.body.first_baseline() - self.label.first_baseline())

    def _label_height(self) -> float:
        return self._label_offset() + self.label.wrap(self.indent - self.gutter)[1]
