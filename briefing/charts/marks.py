"""A value in, the shape of its bar out: how strength and status of a statement look."""

from __future__ import annotations

from collections.abc import Callable

from briefing.charts.data import ChartItem
from briefing.charts.sheet import Point, Sheet
from briefing.color import mix

Place = Callable[[float, float], Point]
"""Turns (along the bar, across it), in points, into a point of the sheet."""

TAIL = 11.0
"""The room, in points, that an open or a soft end takes beyond the value."""
LEAST = 1.6
"""The length of the smallest mark, so that a small value beside a large one is still seen."""
SLICES = ((0.0, 2.4), (3.4, 1.9), (6.3, 1.4), (9.0, 0.9))
"""Offset and length of the slices in which an approximate bar fades out."""


def draw_bar(sheet: Sheet, item: ChartItem, scale: float, thickness: float, place: Place) -> float:
    """Draw the bar of `item` at `scale` points a unit; returns how far it reaches, in points.

    Open ends are arrows, approximate ends fade, a value below a bound is pale up to a cap,
    a range goes on pale from its low to its high end.
    """
    low = max(scale * item.low, LEAST) if item.low is not None else 0.0
    high = max(scale * item.high, LEAST) if item.high is not None else low
    if item.approximate:
        return _approximate(sheet, item, low, thickness, place)
    if high > low:
        _ring(sheet, item, [_box(low, high, thickness, place)], pale=True)
        _cap(sheet, high, thickness, place)
    if low:
        _ring(sheet, item, [_box(0, low, thickness, place)])
    if item.high is None:
        chevron(sheet, place, low, thickness)
        return low + TAIL
    return high


def tail(item: ChartItem) -> float:
    """What the end of a bar needs beyond its value, in points."""
    return TAIL if item.high is None or item.approximate else 0.0


def _approximate(sheet: Sheet, item: ChartItem, end: float, thickness: float, place: Place) -> float:
    start = max(end - TAIL / 2, LEAST)
    _ring(sheet, item, [_box(0, start - 1, thickness, place)])
    slices = [_box(start + at, start + at + length, thickness, place) for at, length in SLICES]
    sheet.shape(slices, fill=sheet.theme.bar)
    return start + SLICES[-1][0] + SLICES[-1][1]


def _ring(sheet: Sheet, item: ChartItem, rings: list[list[Point]], pale: bool = False) -> None:
    bar, paper = sheet.theme.bar, sheet.theme.paper
    if item.style == "solid":
        sheet.shape(rings, fill=mix(bar, paper, 0.3) if pale else bar)
    elif item.style == "hatched":
        sheet.shape(rings, fill=paper, edge=bar, hatch=mix(bar, paper, 0.4) if pale else bar)
    else:
        sheet.shape(rings, fill=paper, edge=bar, dash=(1.2, 1.6) if pale else (3.2, 2))


def _box(start: float, end: float, thickness: float, place: Place) -> list[Point]:
    return [place(start, 0), place(end, 0), place(end, thickness), place(start, thickness)]


def _cap(sheet: Sheet, at: float, thickness: float, place: Place) -> None:
    sheet.line([place(at, -2), place(at, thickness + 2)], sheet.theme.bar, 1.4)


def chevron(sheet: Sheet, place: Place, at: float, thickness: float) -> None:
    """An arrow head set off from what ends at `at`: it goes on."""
    back, front = at + 2.2, at + 2.2 + max(thickness / 5, 1.8)
    depth, middle = min(thickness / 2, TAIL - 5.2), thickness / 2
    ring = [
        (back, 0),
        (front, 0),
        (front + depth, middle),
        (front, thickness),
        (back, thickness),
        (back + depth, middle),
    ]
    sheet.shape([[place(u, v) for u, v in ring]], fill=sheet.theme.bar)
