"""Flowables made of flowables: one below the other, or a label beside a body."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import pairwise
from typing import NamedTuple

from briefing.layout.flowable import EPSILON, UNBOUNDED, Flowable, Surface, space_between

_RULE = 0.5
_BELOW_RULE = 9


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
        style, height = self.style, self.wrap(width)[1]
        if style.fill:
            surface.fill_panel(x, y - height, width, height, style.fill)
        if style.bar:
            surface.fill_panel(x, y - height, style.bar_width, height, style.bar)
        if style.rule:
            surface.fill_panel(x, y - style.rule_width, width, style.rule_width, style.rule)
        inner, top = self._inner(width), y - style.pad_y
        for index, child in enumerate(self.children):
            top -= space_between(self.children[index - 1], child) if index else 0
            child.draw(surface, x + style.pad_left + child.left_indent, top, inner - child.left_indent)
            top -= child.wrap(inner - child.left_indent)[1]

    def plain_text(self) -> str:
        """The children's texts, one a line."""
        return "\n".join(child.plain_text() for child in self.children)

    def _inner(self, width: float) -> float:
        return width - self.style.pad_left - self.style.pad_right

    def _height(self, children: Sequence[Flowable], inner: float) -> float:
        heights = sum(child.wrap(inner - child.left_indent)[1] for child in children)
        return heights + sum(space_between(above, below) for above, below in pairwise(children))

    def _with(self, children: Sequence[Flowable]) -> VBox:
        part = copy(self)
        part.children = list(children)
        return part


class LabelledBox(Flowable):
    """A label at the left and a body beside it, on one baseline: list items, notes, sections with their names."""

    def __init__(self, label: Flowable, body: Flowable, indent: float, *, gutter: float = 0, rule: str = "") -> None:
        self.label = label
        self.body = body
        self.indent = indent
        self.gutter = gutter
        self.rule = rule
        self.space_before, self.space_after = body.space_before, body.space_after

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of the taller side."""
        return avail_width, self._top + max(self._label_height(), self.body.wrap(avail_width - self.indent)[1])

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
