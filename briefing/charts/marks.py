"""Draw the bar of a value: how the strength and the status of a statement look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing.charts.model import ChartItem
from briefing.color import mix
from briefing.themes.theme import Theme

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


def paint(canvas: ChartCanvas, ring: Sequence[Point], style: str, *, pale: bool = False) -> None:
    """Paint a mark by the family of its status.

    What is so is solid, what is said to be so tinted, what is meant hatched, what may be outlined; what was given up is
    crossed out. `ring` has four corners, of which the first and the last are at the start.
    """
    bar, paper = canvas.theme.bar, canvas.theme.paper
    match style:
        case "solid":
            canvas.shape([ring], fill=mix(bar, paper, 0.3) if pale else bar)
        case "tinted":
            canvas.shape([ring], fill=mix(bar, paper, 0.15 if pale else 0.45), edge=bar)
        case "hatched":
            canvas.shape([ring], fill=paper, edge=bar, hatch=mix(bar, paper, 0.4) if pale else bar)
        case _:
            canvas.shape([ring], fill=paper, edge=bar, dash=(1.2, 1.6) if pale else (3.2, 2))
    if style == "struck":
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = ring
        canvas.line([((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)], bar, 1.4)


def dot_fill(theme: Theme, style: str) -> str:
    """What fills a dot: the color of what is so, a tint of it where somebody says so, and nothing for all else."""
    tints = {"solid": 1.0, "tinted": 0.45}
    return mix(theme.bar, theme.paper, tints.get(style, 0.0))


def draw_bar(canvas: ChartCanvas, item: ChartItem, scale: float, thickness: float, to_canvas: ToCanvas) -> float:
    """Draw the bar of `item` at `scale` points a unit; returns how far it reaches, in points.

    Open ends are arrows, approximate ends fade, a value below a bound is pale up to a cap,
    a range goes on pale from its low to its high end.
    """
    bar = canvas.theme.bar

    def box(start: float, end: float) -> list[Point]:
        return [to_canvas(u, v) for u, v in ((start, 0), (end, 0), (end, thickness), (start, thickness))]

    def part(start: float, end: float, pale: bool = False) -> None:
        """A stretch of the bar, painted by the status of its fact."""
        paint(canvas, box(start, end), item.style, pale=pale)

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
