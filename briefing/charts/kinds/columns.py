"""Columns from zero: the value beyond the end of each, its name below; groups stand side by side over their label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from briefing.charts.axes import axis_width, clear_ground, draw_grid, first_ahead, gaps
from briefing.charts.kinds import bars
from briefing.charts.labels import ASCENT, LEADING, Rectangle, Room, Spot, name_role, ticks_with_room, value_notes, wrap
from briefing.charts.marks import (
    MOST_PARTS,
    Reach,
    draw_bar,
    draw_key,
    draw_part_ahead,
    group_color,
    key_height,
    part_names,
    tail,
)
from briefing.charts.model import ENDLESS, ChartData, ChartItem
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

PLOT = 96.0
THICKNESS = 26.0
GAP = 6.0
MOST_ROWS = 16
VALUE_GAP = 4.0
GROUP_GAP = 0.7
"""Between two groups, as a share of the room for one column."""
KEYED_GAP = 2.0
KEYED_SHARE = 0.84
"""Of the room for one column, where the columns of a group are told apart by their paint."""
DOTS = (0.8, 3.0)
"""The zero line where a period is missing."""
MISSING = "…"


class Pillar(NamedTuple):
    """One value, where its middle is, and whether a period is missing before it."""

    item: ChartItem
    middle: float
    follows_gap: bool


find_problems = bars.find_problems


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """The columns from left to right, at equal distances.

    Where their words have no room, the names that come back in each group stand above all of them, behind a swatch;
    columns of periods get a value axis, and others turn by a quarter, into bars; so do few of periods where there is
    room for all of them below one another.
    """
    columns = Columns(canvas, data)
    if not columns.have_room and repeats(data.items):
        columns = Columns(canvas, data, has_key=True)
    if not columns.have_room:
        has_rows = canvas.max_height >= ENDLESS and len(data.items) <= MOST_ROWS
        if not data.ticks or not columns.is_time or has_rows:
            return bars.draw(canvas, data)
        columns = Columns(canvas, data, has_axis=True)
    return columns.draw()


class Columns:
    """How the columns of a chart are set: where they stand, what is written at them, and the scale."""

    def __init__(self, canvas: ChartCanvas, data: ChartData, *, has_axis: bool = False, has_key: bool = False) -> None:
        self._canvas, self._data, self._theme, self._has_axis = canvas, data, canvas.theme, has_axis
        self._has_key = has_key
        self._left = axis_width(canvas, data) if has_axis else 0.0
        self._groups = [list(group) for lane, group in groupby(data.items, key=lambda item: item.lane) if lane]
        self.is_time = not self._groups and all(item.name == item.period for item in data.items)
        self._columns, self._pitch = self._place()
        self._gap = KEYED_GAP if has_key else GAP
        self._name_size = canvas.theme.note_size if self._groups else canvas.theme.small_size
        self._names = self._names_below()
        numbers = [end for item in data.items for end in (*item.ends, 0.0)]
        numbers += [value for value, _ in data.ticks] if has_axis else []
        lowest, highest = min(numbers), max(numbers)
        self._scale = canvas.low(PLOT) / ((highest - lowest) or 1.0)
        upwards = [self._head(item) for item in data.items if not item.is_below_zero]
        downwards = [self._head(item) for item in data.items if item.is_below_zero]
        band = canvas.theme.note_size * LEADING if has_axis and first_ahead(data.items, data.items) else 0.0
        band += key_height(canvas, data.items) if has_key else 0.0
        self._zero = band + max(upwards, default=canvas.theme.small_size) + self._scale * highest
        self._foot = self._zero - self._scale * lowest + max(downwards, default=0.0)
        self._ahead: float | None = None
        self._free = Room(Rectangle(self._left, 0, canvas.width, self._foot + canvas.theme.small_size))

    @property
    def have_room(self) -> bool:
        """Whether the words of each column, and the label of each group, fit their widths."""
        items = self._data.items
        widths = [self._canvas.value_width(item.value) for item in items]
        widths += [self._canvas.note_width(row) for item in items for row in value_notes(item, self._data)]
        labels = [(word, len(group)) for group in self._groups for word in group[0].lane.split(" ")]
        widths += [self._canvas.value_width(word) / count for word, count in labels]
        return max(widths) <= self._pitch - self._gap and (self._has_key or len(self._names) == len(items))

    def draw(self) -> float:
        """Draw all of it; returns the height."""
        if self._has_axis:
            if ahead := first_ahead(self._data.items, self._data.items):
                self._ahead, status = self._columns[ahead].middle - self._pitch / 2, self._data.items[ahead].status
                ground = Rectangle(self._ahead, 0, self._canvas.width, self._zero)
                self._free.take(draw_part_ahead(self._canvas, ground, status))
            ends = self._left, self._canvas.width
            draw_grid(self._canvas, self._data, ends, lambda value: self._zero - self._scale * value)
        if self._has_key:
            draw_key(self._canvas, self._data.items)
        first = lowest = self._foot + (-2.0 if self._has_key else self._name_size * LEADING + 1)
        for index, column in enumerate(self._columns):
            rows = self._names.get(index, [])
            self._draw_column(column)
            role = name_role(" ".join(rows), column.item)
            if column.follows_gap:
                self._canvas.note(column.middle - self._pitch, first, MISSING, align="center")
            self._canvas.lines(column.middle, first, rows, role=role, size=self._name_size, align="center")
            lowest = max(lowest, first + (len(rows) - 1) * self._name_size * LEADING)
        if self._groups:
            lowest = self._draw_group_labels(lowest)
        if self._has_axis:
            self._draw_main_values()
        self._draw_zero_line()
        return lowest + 3

    def _place(self) -> tuple[list[Pillar], float]:
        """The columns, and how wide the room for each is; where a period is missing, one stays empty."""
        items = self._data.items
        apart = gaps(items) if self.is_time else [False] * len(items)
        lanes = [items[0].lane, *(item.lane for item in items)]
        before = [
            (1.0 if is_apart else GROUP_GAP if item.lane != lane else 0.0)
            for item, lane, is_apart in zip(items, lanes, apart, strict=False)
        ]
        margin = GROUP_GAP / 2 if self._groups else 0.0
        pitch = (self._canvas.width - self._left) / (len(items) + sum(before) + 2 * margin)
        places = (margin + place for place in accumulate(step + 1 for step in before))
        columns = [
            Pillar(item, self._left + (place - 0.5) * pitch, is_apart)
            for item, place, is_apart in zip(items, places, apart, strict=True)
        ]
        return columns, pitch

    def _names_below(self) -> dict[int, list[str]]:
        """The lines below each column; of periods that are too wide, their short forms, and only as many as fit."""
        face, room, items = self._theme.faces.regular, self._pitch - GAP, self._data.items
        if self._has_key:
            return {}
        width = self._canvas.note_width if self._groups else self._canvas.label_width
        if all(width(word) <= room for item in items for word in item.name.split(" ")):
            return {index: wrap(item.name, room, face, self._name_size) for index, item in enumerate(items)}
        if not self.is_time:
            return {}
        places = [column.middle for column in self._columns]
        return ticks_with_room(items, places, self._canvas.width, face, self._name_size)

    def _head(self, item: ChartItem) -> float:
        """How much room the words beyond the end of a column take, and the end itself."""
        rows = 0 if self._has_axis else len(value_notes(item, self._data))
        return VALUE_GAP + self._theme.small_size + rows * self._theme.note_size * LEADING + tail(item)

    def _draw_column(self, column: Pillar) -> None:
        theme, zero, item = self._theme, self._zero, column.item
        thickness = min(THICKNESS, self._pitch * (KEYED_SHARE if self._has_key else 0.6))
        left, color = column.middle - thickness / 2, ""
        if self._groups:
            members = list(dict.fromkeys(item.name for item in self._data.items))
            color = group_color(theme, members.index(item.name))
        reach = draw_bar(self._canvas, item, self._scale, thickness, lambda u, v: (left + v, zero - u), color)
        if not self._has_axis:
            self._draw_words(column, reach)

    def _draw_words(self, column: Pillar, reach: Reach) -> None:
        """The value beyond the end of its column, and its notes between the two, or beyond both below zero."""
        theme, item = self._theme, column.item
        leading, rows = theme.note_size * LEADING, value_notes(item, self._data)
        y = self._zero - reach.end - VALUE_GAP - len(rows) * leading
        if item.is_below_zero:
            y = self._zero - reach.start + VALUE_GAP + theme.small_size * ASCENT
        self._canvas.value(column.middle, y, item, align="center")
        for row in rows:
            y += leading
            self._canvas.note(column.middle, y, row, align="center")

    def _draw_group_labels(self, lowest: float) -> float:
        """The label below each group, in the middle of it; returns how low they reach."""
        theme, y, index, foot = self._theme, lowest + self._theme.small_size * LEADING + 2, 0, lowest
        for group in self._groups:
            middle = (self._columns[index].middle + self._columns[index + len(group) - 1].middle) / 2
            rows = wrap(group[0].lane, len(group) * self._pitch, theme.faces.bold, theme.small_size)
            role = name_role(" ".join(rows), group[0])
            self._canvas.lines(middle, y, rows, role=role, bold=True, align="center")
            foot = max(foot, y + (len(rows) - 1) * theme.small_size * LEADING)
            index += len(group)
        return foot

    def _draw_main_values(self) -> None:
        """Beside an axis, only the last, the largest, the least and the first value, where these have room."""
        size = self._theme.small_size
        for column in self._columns:
            ends = [self._zero - self._scale * end for end in (*column.item.ends, 0.0)]
            half = min(THICKNESS, self._pitch * 0.6) / 2
            self._free.take(Rectangle(column.middle - half, min(ends), column.middle + half, max(ends)))
        for column in filter(lambda column: self._data.may_tell(column.item), main_columns(self._columns)):
            item, width = column.item, self._canvas.value_width(column.item.value)
            reach = tail(item) + VALUE_GAP
            end = self._zero - self._scale * (min(item.ends) if item.is_below_zero else item.size)
            y = end + reach + size * ASCENT if item.is_below_zero else end - reach
            left = min(max(column.middle - width / 2, self._left), self._canvas.width - width)
            if spot := self._free.place([Spot(left, y)], width, size):
                clear_ground(self._canvas, spot.box(width, size), self._ahead)
                self._canvas.value(*spot, item)

    def _draw_zero_line(self) -> None:
        """The line at zero, dotted where a period is missing."""
        left = self._left
        for column in self._columns:
            if column.follows_gap:
                start, end = column.middle - 1.5 * self._pitch, column.middle - 0.5 * self._pitch
                self._canvas.line([(left, self._zero), (start, self._zero)], self._theme.ink)
                self._canvas.line([(start, self._zero), (end, self._zero)], self._theme.ink, dash=DOTS)
                left = end
        self._canvas.line([(left, self._zero), (self._canvas.width, self._zero)], self._theme.ink)


def repeats(items: Sequence[ChartItem]) -> bool:
    """Whether groups have the same few names in the same order, but for some that are missing."""
    names, groups = part_names(items), [list(group) for lane, group in groupby(items, lambda item: item.lane) if lane]
    orders = [[names.index(item.name) for item in group] for group in groups]
    is_shared = len(groups) > 1 and all(order == sorted(set(order)) for order in orders)
    return is_shared and len(names) <= MOST_PARTS and len(items) > len(names)


def main_columns(columns: Sequence[Pillar]) -> list[Pillar]:
    """The last, the one that reaches highest, the one that reaches lowest, and the first: those that are told first."""
    highest = max(columns, key=lambda column: column.item.size)
    lowest = min(columns, key=lambda column: column.item.size)
    return list(dict.fromkeys((columns[-1], highest, lowest, columns[0])))
