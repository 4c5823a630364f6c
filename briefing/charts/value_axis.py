"""The value axis of a chart whose values have no room beside their marks: round numbers, and a light grid at them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.charts.labels import baseline
from briefing.charts.model import ChartData
from briefing.charts.room import Rectangle
from briefing.document.occurrences import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.charts.chart_canvas import ChartCanvas

AXIS_GAP = 6.0
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALS = 4
_LEADING = 1.5
"""How far the numbers of an axis are apart at least, in their size."""


def round_numbers(ends: Sequence[float]) -> Iterator[Decimal]:
    """Zero and the round numbers from the least of `ends` to the largest, some four steps, both ends included.

    Where all is zero there is a one above it, so that the axis has a scale on which zero can be seen.
    """
    least, most = min(0.0, *ends), max(0.0, *ends)
    if not (math.isfinite(least) and math.isfinite(most)):
        return
    if least == most:
        yield from (Decimal(0), Decimal(1))
        return
    rough = (Decimal(most) - Decimal(least)) / _INTERVALS
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in _STEPS if power * factor >= rough)
    if all(end == int(end) for end in ends):
        step = max(step, Decimal(1))  # there is no half of a person
    if step == step.to_integral_value():
        step = step.quantize(Decimal(1))  # digits are printed as they are given: 25,000 and not 25,000.0
    for count in range(math.floor(Decimal(least) / step), math.ceil(Decimal(most) / step) + 1):
        yield count * step


def axis_width(canvas: ChartCanvas, data: ChartData) -> float:
    """How much room the numbers of the axis take at the left."""
    return max(canvas.note_width(words) for _, words in data.ticks) + AXIS_GAP


def draw_grid(canvas: ChartCanvas, data: ChartData, ends: tuple[float, float], y: Callable[[float], float]) -> None:
    """A hairline at each round number, from the first of the `ends` to the second, and the number before it.

    Where the plot is too low for all of them, it has every second or third, counted from zero.
    """
    theme, (left, right) = canvas.theme, ends
    step = data.ticks[1][0] - data.ticks[0][0]
    every = math.ceil(_LEADING * theme.note_size / abs(y(step) - y(0)))
    for value, words in data.ticks:
        if round(value / step) % every:
            continue
        if value:
            canvas.line([(left, y(value)), (right, y(value))], theme.hairline, 0.5)
        draw_number(canvas, left - AXIS_GAP, y(value), words)


def clear_ground(canvas: ChartCanvas, words: Rectangle, ahead: float | None) -> None:
    """Let no line of the grid run through `words`, on the ground of what lies `ahead` of some place or on the paper."""
    is_ahead = ahead is not None and words.left >= ahead
    canvas.shape([words.corners], fill=canvas.theme.panel if is_ahead else canvas.theme.paper)


def draw_number(canvas: ChartCanvas, x: float, y: float, words: str) -> None:
    """A number of the axis, which ends at `x`, level with `y`."""
    canvas.note(x, y + baseline(canvas.theme.note_size), words, role=Role.TICK, align="right")
