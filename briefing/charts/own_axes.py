"""Holds a chart of one's own to its facts: times are theirs, labels of axes stand at what they say, marks at values.

What cannot be told is let through: marks of no category, lines that have not a point for each, units of other sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from briefing.charts.model import ChartData, ChartItem
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Role
from briefing.errors import Problem, ProblemError
from briefing.evidence.own_words.typed_values import values_in_reason

_DIGITS = re.compile("[0-9]+")
_FIGURE = re.compile(r"[-−]?[0-9]+(?:[.,\s][0-9]+)*")
_POWERS = (0, 3, 6, 9, -2, 2)
_NEAR = 1e-3
_YEAR = 999
_TIME_HINT = "print the period, tick or year of a fact"
_HINT = "draw each mark at the value of its fact, and let each label of an axis stand where it belongs"

Label = tuple[float, str]


def check_own(figure: Figure, texts: Iterable[TextOp], data: ChartData) -> None:
    """Refuse, with a ProblemError, what contradicts the facts or is none of theirs; the figure has been drawn."""
    problem = next(_problems(figure, texts, data), None)
    if problem:
        raise ProblemError(problem)


def _problems(figure: Figure, texts: Iterable[TextOp], data: ChartData) -> Iterator[Problem]:
    known, ours = _figures_of_times(data), {reason for _, reason in data.allowed}
    of_axes = {words for _, words in data.ticks}
    for ax in figure.axes:
        for is_across in (True, False):
            labels = _labels(ax.xaxis if is_across else ax.yaxis)
            of_axes.update(words for _, words in labels)
            named = [
                (at, s)
                for at, words in labels
                if (
                    s := [i for i in data.items if words in (i.period, i.tick, i.year, i.name, i.label, i.area, i.lane)]
                )
            ]
            scale = [(at, words) for at, words in labels if at not in dict(named) and not _is_time(words, known)]
            for message in (*_moved(ax, named, is_across=is_across), *_unlike_scale(scale)):
                yield Problem("chart-value", message, _HINT)
    for text in texts:
        if text.role in (Role.PERIOD, Role.TICK) and text.text.strip() not in of_axes:
            if not _is_time(text.text, known):
                yield Problem("chart-value", f'the text "{text.text}" is no time of a fact', _TIME_HINT)
        elif text.role is Role.ALLOWED and text.reason not in ours:
            yield from values_in_reason(text.reason, text.text, data.language)


def _is_time(words: str, known: set[int]) -> bool:
    """Whether words have no figures but those of times; a small one alone is a number of a scale."""
    figures = _figures(words)
    return figures <= known and (not words.isdecimal() or max(figures) > _YEAR)


def _figures(words: str) -> set[int]:
    return {int(figure) for figure in _DIGITS.findall(words)}


def _figures_of_times(data: ChartData) -> set[int]:
    """All figures in the times of the facts, and the years between them, which an axis of time may have."""
    known = _figures(" ".join(" ".join((i.period, i.tick, i.year, i.start, i.end)) for i in data.items))
    years = sorted(figure for figure in known if figure > _YEAR)
    return known.union(range(years[0], years[-1])) if years else known


def _labels(axis: Any) -> list[Label]:
    """The words of an axis, and where they stand."""
    places = (*axis.get_majorticklocs(), *axis.get_minorticklocs())
    labels = zip(places, (*axis.get_majorticklabels(), *axis.get_minorticklabels()), strict=False)
    return [(float(at), label.get_text().strip()) for at, label in labels if label.get_text().strip()]


def _unlike_scale(labels: Sequence[Label]) -> Iterator[str]:
    """What is wrong with the numbers of a scale: they are those of their places, or so many thousands of them."""
    read = [(at, _FIGURE.findall(words)) for at, words in labels]
    numbers = [(at, _readings(figures[0]) if len(figures) == 1 else ()) for at, figures in read]
    if not any(all(any(_is_near(n * 10.0**power, at) for n in said) for at, said in numbers) for power in _POWERS):
        yield f'an axis says "{labels[-1][1]}" at {labels[-1][0]:g}'


def _readings(words: str) -> tuple[float, ...]:
    """A figure as it may be meant: with marks between thousands, or before decimals."""
    plain = "".join(words.split()).replace("−", "-")
    return float(re.sub("[.,]", "", plain)), *(
        [float(plain.replace(",", "."))] if plain.count(".") + plain.count(",") == 1 else []
    )


def _moved(ax: Axes, named: Sequence[tuple[float, list[ChartItem]]], *, is_across: bool) -> Iterator[str]:
    """Which marks stand beside a name at another value than those of the facts that go by it."""
    for place, length in _marks(ax, sorted(at for at, _ in named), is_across=is_across) if named else ():
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
