"""`ChartData` in, a `DisplayList` out: from the cache, or drawn afresh by matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from briefing.charts.cache import Cache, key_of
from briefing.charts.check import check_values
from briefing.charts.data import ChartData
from briefing.charts.kinds import KINDS
from briefing.charts.own import INSTALLED, OwnChart, OwnCharts
from briefing.document.drawing import DisplayList, Op, Segment, TextOp
from briefing.errors import ChartError, Diagnostic, Place
from briefing.theme import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MAX_HEIGHT = 600.0


def draw_chart(
    data: ChartData,
    theme: Theme,
    width: float,
    cache: Cache | None,
    *,
    max_height: float = MAX_HEIGHT,
    place: Place | None = None,
    own: OwnCharts = INSTALLED,
) -> DisplayList:
    """The drawing of `data`, `width` points wide and at most `max_height` high.

    ChartError, at `place`, for what cannot be drawn, such as a character that no face has.
    """
    function = None if data.kind in KINDS else own.get(data.kind)
    key = key_of(data, theme, width, max_height, function.digest if function else "") if cache else ""
    if cache and (found := cache.get(key)):
        return found
    drawing = _shrunk(_drawn(data, theme, width, max_height, function, place or Place(data.kind)), max_height)
    if cache:
        cache.put(key, drawing)
    return drawing


def _drawn(
    data: ChartData, theme: Theme, width: float, max_height: float, function: OwnChart | None, place: Place
) -> DisplayList:
    from briefing.charts import renderer
    from briefing.charts.style import house_style

    place = Place(function.file) if function else place
    try:
        with house_style(theme):
            drawing = renderer.render(_figure(data, theme, width, max_height, function))
    except renderer.DrawingError as error:
        raise ChartError([Diagnostic(place, "chart-drawing", error.message, error.hint)]) from None
    except Exception as error:
        if function is None:
            raise
        raise function.failure(error) from None
    check_values(drawing, data, place)
    return drawing


def _figure(data: ChartData, theme: Theme, width: float, max_height: float, function: OwnChart | None) -> Figure:
    from briefing.charts.sheet import Sheet

    if function:
        from briefing.charts.axes import own_figure

        return own_figure(function, data, width)
    draw: Callable[[Sheet, ChartData], float] = import_module(f"briefing.charts.kinds.{data.kind}").draw
    sheet = Sheet(theme, width, max_height)
    return sheet.finish(draw(sheet, data))


def _shrunk(drawing: DisplayList, max_height: float) -> DisplayList:
    if drawing.height <= max_height:
        return drawing
    factor = max_height / drawing.height
    ops = tuple(_scaled(op, factor) for op in drawing.ops)
    return DisplayList(round(drawing.width * factor, 2), round(max_height, 2), ops)


def _scaled(op: Op, factor: float) -> Op:
    clip = _scaled_path(op.clip, factor) if op.clip else None
    if isinstance(op, TextOp):
        x, y, size = _times((op.x, op.y, op.size), factor)
        return replace(op, x=x, y=y, size=size, clip=clip)
    width, *dash = _times((op.line_width, *op.dash), factor)
    return replace(op, path=_scaled_path(op.path, factor), line_width=width, dash=tuple(dash), clip=clip)


def _scaled_path(path: tuple[Segment, ...], factor: float) -> tuple[Segment, ...]:
    return tuple((letter, *_times(numbers, factor)) for letter, *numbers in path)


def _times(numbers: Sequence[float], factor: float) -> tuple[float, ...]:
    return tuple(round(number * factor, 2) for number in numbers)
