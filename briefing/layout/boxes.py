"""Flowables in, a flowable of flowables out: stacks, and bodies with a hanging label."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import pairwise
from typing import NamedTuple

from briefing.layout.flowable import ENDLESS, FUZZ, Flowable, Surface, gap


class Decor(NamedTuple):
    """What stands around a stack: padding in points, a fill, a bar at the left and a rule above."""

    pad_left: float = 0
    pad_right: float = 0
    pad_y: float = 0
    fill: str = ""
    bar: str = ""
    bar_width: float = 0
    rule: str = ""
    rule_width: float = 0


_PLAIN = Decor()


class Stack(Flowable):
    """Flowables below one another; with `keep` it is never divided."""

    def __init__(self, children: Sequence[Flowable], *, decor: Decor = _PLAIN, keep: bool = False) -> None:
        self.children = list(children)
        self.decor = decor
        self.keep = keep
        if self.children:
            self.before, self.after = self.children[0].before, self.children[-1].after

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the sum of heights, gaps and padding."""
        return width, self._height(self.children, width)

    def split(self, width: float, room: float) -> list[Flowable]:
        """The children that fit and the others; one child between them may itself be divided."""
        if self.keep:
            return []
        inner, left = self._inner(width), room - 2 * self.decor.pad_y + FUZZ
        for index, child in enumerate(self.children):
            space = gap(self.children[index - 1], child) if index else 0
            height = child.wrap(inner - child.left)[1]
            if space + height > left:
                return self._divide(index, child.split(inner - child.left, left - space))
            left -= space + height
        return []

    def head_height(self, width: float) -> float:
        """The children that keep with the next one, and the head of the first that does not."""
        if self.keep or not self.children:
            return self.wrap(width)[1]
        count = self._least()
        inner = self._inner(width)
        last = self.children[count - 1]
        whole = self._height(self.children[:count], width)
        return whole - last.wrap(inner - last.left)[1] + last.head_height(inner - last.left)

    def at_top(self) -> Flowable:
        """Without the rule, and the padding that goes with it."""
        if not self.decor.rule:
            return self
        top = self._with(self.children)
        top.decor = _PLAIN
        return top

    def drop(self) -> float:
        """The padding and the first child's baseline."""
        return self.decor.pad_y + (self.children[0].drop() if self.children else 0)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the decoration, then the children from the top down."""
        self._decorate(surface, x, y, width)
        inner = self._inner(width)
        top = y - self.decor.pad_y
        for index, child in enumerate(self.children):
            top -= gap(self.children[index - 1], child) if index else 0
            child.draw(surface, x + self.decor.pad_left + child.left, top, inner - child.left)
            top -= child.wrap(inner - child.left)[1]

    def text(self) -> str:
        """The children's texts, one a line."""
        return "\n".join(child.text() for child in self.children)

    def _height(self, children: Sequence[Flowable], width: float) -> float:
        inner = self._inner(width)
        heights = sum(child.wrap(inner - child.left)[1] for child in children)
        gaps = sum(gap(above, below) for above, below in pairwise(children))
        return heights + gaps + 2 * self.decor.pad_y

    def _inner(self, width: float) -> float:
        return width - self.decor.pad_left - self.decor.pad_right

    def _least(self) -> int:
        ends = (index for index, child in enumerate(self.children, 1) if not child.keep_with_next)
        return next(ends, len(self.children))

    def _divide(self, index: int, parts: list[Flowable]) -> list[Flowable]:
        if not parts:
            while index and self.children[index - 1].keep_with_next:
                index -= 1
            parts = self.children[index : index + 1]
            upper, lower = self.children[:index], [*parts, *self.children[index + 1 :]]
        else:
            upper, lower = [*self.children[:index], parts[0]], [*parts[1:], *self.children[index + 1 :]]
        return [self._with(upper), self._with(lower)] if upper else []

    def _with(self, children: Sequence[Flowable]) -> Stack:
        part = copy(self)
        part.children = list(children)
        return part

    def _decorate(self, surface: Surface, x: float, y: float, width: float) -> None:
        decor, height = self.decor, self.wrap(width)[1]
        if decor.fill:
            surface.fill_panel(x, y - height, width, height, decor.fill)
        if decor.bar:
            surface.fill_panel(x, y - height, decor.bar_width, height, decor.bar)
        if decor.rule:
            surface.fill_panel(x, y - decor.rule_width, width, decor.rule_width, decor.rule)


class Hanging(Flowable):
    """A label at the left and a body beside it, on one baseline: list items, notes, sections with their names."""

    def __init__(self, label: Flowable, body: Flowable, indent: float, *, gutter: float = 0, rule: str = "") -> None:
        self.label = label
        self.body = body
        self.indent = indent
        self.gutter = gutter
        self.rule = rule
        self.before, self.after = body.before, body.after

    def wrap(self, width: float, room: float = ENDLESS) -> tuple[float, float]:
        """The column's width, and the height of the taller side."""
        return width, self._lead + max(self._label_height(), self.body.wrap(width - self.indent)[1])

    def split(self, width: float, room: float) -> list[Flowable]:
        """The label stays with the first part of the body."""
        parts = self.body.split(width - self.indent, room - self._lead)
        if not parts or self._label_height() > room - self._lead + FUZZ:
            return []
        first = copy(self)
        first.body = parts[0]
        for rest in parts[1:]:
            rest.left = self.indent
        return [first, *parts[1:]]

    def head_height(self, width: float) -> float:
        """The label, or the head of the body if that is taller."""
        return self._lead + max(self._label_height(), self.body.head_height(width - self.indent))

    def at_top(self) -> Flowable:
        """Without the rule."""
        top = copy(self)
        top.rule = ""
        return top

    def drop(self) -> float:
        """The common first baseline."""
        return self._lead + max(self.body.drop(), self.label.drop())

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the rule, the label, then the body."""
        if self.rule:
            surface.fill_panel(x, y - 0.5, width, 0.5, self.rule)
        top = y - self._lead
        self.label.draw(surface, x, top - self._offset, self.indent - self.gutter)
        self.body.draw(surface, x + self.indent, top, width - self.indent)

    def text(self) -> str:
        """Label, then body."""
        return f"{self.label.text()}\n{self.body.text()}"

    @property
    def _lead(self) -> float:
        return 9 if self.rule else 0

    @property
    def _offset(self) -> float:
        return max(0, self.body.drop() - self.label.drop())

    def _label_height(self) -> float:
        return self._offset + self.label.wrap(self.indent - self.gutter)[1]
