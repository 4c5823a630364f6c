"""Holds the axes of a chart of one's own to its facts: labels stand at what they say, and marks at their values.

What cannot be told is let through: marks of no category, lines that have not a point for each, units of other sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from briefing.charts.model import ChartItem
from briefing.errors import Problem, ProblemError

_FIGURE = re.compile(r"[-−]?[0-9]+(?:[.,\s][0-9]+)*")
_POWERS = (0, 3, 6, 9, -2, 2)
_NEAR = 1e-3
_HINT = "draw each mark at the value of its fact, and let each label of an axis stand where it belongs"

Label = tuple[float, str]


def check_axes(figure: Figure, items: Sequence[ChartItem]) -> None:
    """Refuse, with a ProblemError, an axis whose labels or marks contradict the facts; the figure has been drawn."""
    for ax in figure.axes:
        for is_across in (True, False):
            labels = _labels(ax.xaxis if is_across else ax.yaxis)
            named = [(at, said) for at, words in labels if (said := [item for item in items if _names(item, words)])]
            message = next(_moved(ax, named, is_across=is_across), "") if named else _unlike_scale(labels)
            if message:
                raise ProblemError(Problem("chart-value", message, _HINT))


def _labels(axis: Any) -> list[Label]:
    """The words of an axis, and where they stand."""
    labels = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=False)
    return [(float(at), label.get_text().strip()) for at, label in labels if label.get_text().strip()]


def _names(item: ChartItem, words: str) -> bool:
    return words in (item.period, item.tick, item.year, item.name, item.label, item.area, item.lane)


def _unlike_scale(labels: Sequence[Label]) -> str:
    """What is wrong with the numbers of a scale: they are those of their places, or so many thousands of them."""
    read = [(at, _readings(words)) for at, words in labels if _FIGURE.fullmatch(words)]
    if len(read) < len(labels) or len(read) < 2:
        return ""
    if any(
        all(any(_is_near(number * 10.0**power, at) for number in numbers) for at, numbers in read) for power in _POWERS
    ):
        return ""
    return f'an axis says "{labels[-1][1]}" at {labels[-1][0]:g}'


def _readings(words: str) -> tuple[float, ...]:
    """A figure as it may be meant: with marks between thousands, or before decimals."""
    plain = "".join(words.split()).replace("−", "-")
    return float(re.sub("[.,]", "", plain)), *(
        [float(plain.replace(",", "."))] if plain.count(".") + plain.count(",") == 1 else []
    )


def _moved(ax: Axes, named: Sequence[tuple[float, list[ChartItem]]], *, is_across: bool) -> Iterator[str]:
    """Which marks stand beside a name at another value than those of the facts that go by it."""
    for place, length in _marks(ax, sorted(at for at, _ in named), is_across=is_across):
        at, said = min(named, key=lambda name: abs(name[0] - place))
        ends = [end for item in said for end in item.ends]
        if abs(at - place) > 0.5 or not ends or len({at for at, _ in named}) < 2:
            continue
        spans = [item.high - item.low for item in said if item.high is not None and item.low is not None]
        middles = [sum(item.ends) / len(item.ends) for item in said if item.ends]
        allowed = [value / 10.0**power for value in (*ends, *spans, *middles) for power in _POWERS]
        if not any(_is_near(length, value) for value in (0.0, *allowed)):
            yield f'a mark of "{said[0].name or said[0].label}" is drawn at {length:g}'


def _marks(ax: Axes, names: Sequence[float], *, is_across: bool) -> Iterator[tuple[float, float]]:
    """Where bars and the points of lines with one for each name stand, and what they reach."""
    for bar in (patch for patch in ax.patches if isinstance(patch, Rectangle)):
        x, y, width, height = bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()
        if bar.get_data_transform() == ax.transData:  # no ground of a stretch, which is as high as the axes
            yield (x + width / 2, height) if is_across else (y + height / 2, width)
    for line in ax.lines:
        points: list[tuple[float, float]] = np.asarray(line.get_xydata()).tolist()
        places = [point if is_across else point[::-1] for point in points]
        if line.get_transform() == ax.transData and sorted(place for place, _ in places) == names:
            yield from places


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))
