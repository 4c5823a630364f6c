"""Draw the bar of a value: how the strength and the status of a statement look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.charts.model import ChartItem
from briefing.color import mix

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas, Point

ToCanvas = Callable[[float, float], tuple[float, float]]
"""Turns (along the bar, across it), in points, into a point of the canvas, so that bars may lie or stand."""

TAIL = 11.0
"""The room, in points, that an open or a soft end takes beyond the value."""
LEAST = 1.6
"""The length of the smallest mark, so that a small value beside a large one is still seen."""
SLICES = ((0.0, 2.4), (3.4, 1.9), (6.3, 1.4), (9.0, 0.9))
"""Offset and length of the slices in which an approximate bar fades out."""


def draw_bar(canvas: ChartCanvas, item: ChartItem, scale: float, thickness: float, to_canvas: ToCanvas) -> float:
    """Draw the bar of `item` at `scale` points a unit; returns how far it reaches, in points.

    Open ends are arrows, approximate ends fade, a value below a bound is pale up to a cap,
    a range goes on pale from its low to its high end.
    """
    bar, paper = canvas.theme.bar, canvas.theme.paper

    def box(start: float, end: float) -> list[Point]:
        return [to_canvas(u, v) for u, v in ((start, 0), (end, 0), (end, thickness), (start, thickness))]

    def part(start: float, end: float, pale: bool = False) -> None:
        """A stretch of the bar, painted by the status of its fact."""
        if item.style == "solid":
            canvas.shape([box(start, end)], fill=mix(bar, paper, 0.3) if pale else bar)
        elif item.style == "hatched":
            canvas.shape([box(start, end)], fill=paper, edge=bar, hatch=mix(bar, paper, 0.4) if pale else bar)
        else:
            canvas.shape([box(start, end)], fill=paper, edge=bar, dash=(1.2, 1.6) if pale else (3.2, 2))

    low = max(scale * item.low, LEAST) if item.low is not None else 0.0
    high = max(scale * item.high, LEAST) if item.high is not None else low
    if item.approximate:
        start = max(low - TAIL / 2, LEAST)  # the value lies in the middle of what fades
        part(0, start - 1)
        canvas.shape([box(start + at, start + at + length) for at, length in SLICES], fill=bar)
        return start + SLICES[-1][0] + SLICES[-1][1]
    if high > low:
        part(low, high, pale=True)
        canvas.line([to_canvas(high, -2), to_canvas(high, thickness + 2)], bar, 1.4)
    if low:
        part(0, low)
    if item.high is None:
        chevron(canvas, to_canvas, low, thickness)
        return low + TAIL
    return high


def tail(item: ChartItem) -> float:
    """What the end of a bar needs beyond its value, in points."""
    return TAIL if item.high is None or item.approximate else 0.0


def chevron(canvas: ChartCanvas, to_canvas: ToCanvas, at: float, thickness: float) -> None:
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
    canvas.shape([[to_canvas(u, v) for u, v in ring]], fill=canvas.theme.bar)
