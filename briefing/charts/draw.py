"""Draw the data of a chart: a built-in kind on a `ChartCanvas`, the user's own there or on matplotlib's Axes.

Of either comes a `DisplayList`, in which every text that names a fact must show that fact's own value.
Matplotlib takes half a second to import, so nothing imports it but an own chart that has to be drawn anew.

The picture of an own chart is kept under the digest of all that it depends on: the data, the theme, the code that draws
(ours, matplotlib's, the user's) and the fonts.  So an entry never has to be invalidated: what has changed is looked up
under another key.  It is held to the facts like a new one.  A built-in kind is drawn sooner than it could be looked up.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
from collections.abc import Iterator
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

from briefing.cache import Cache, Memory
from briefing.charts.chart_canvas import ChartCanvas
from briefing.charts.custom import INSTALLED, CustomChart, CustomCharts
from briefing.charts.kinds import KINDS, ChartKind, kind_named
from briefing.charts.labels import LEAST_TYPE
from briefing.charts.model import ChartData
from briefing.document import drawing as drawing_module
from briefing.document.drawing import DisplayList
from briefing.errors import ChartError, Place, Problem, ProblemError, did_you_mean, raise_errors
from briefing.themes import fonts
from briefing.themes import theme as theme_module
from briefing.themes.theme import Stationery, Theme

MAX_HEIGHT = 600.0
CAPTION_HEIGHT = 110.0
"""What the words above and below a chart may take of a page."""
_DRAWN = Memory[tuple[object, ...], DisplayList](40)
"""The drawings of built-in charts that agree with their data, by all that they depend on."""
CUSTOM_HEIGHT = 150.0
CUSTOM_MARGINS = (0.12, 0.16, 0.86, 0.8)
"""Left, bottom, width and height of a custom chart's Axes, as shares of its figure; the function may move them."""


def draw_chart(
    data: ChartData,
    theme: Theme,
    width: float,
    cache: Cache | None,
    *,
    max_height: float = MAX_HEIGHT,
    lowness: float = 1.0,
    place: Place | None = None,
    custom: CustomCharts = INSTALLED,
) -> DisplayList:
    """The drawing of `data`, `width` points wide and at most `max_height` high; `lowness` is that of its canvas.

    ChartError, at `place` or in the user's code, for what cannot be drawn, such as a character that no face has.
    """
    # On a page text may be smaller than that, and notes larger than it: there they stand in lines of their own.
    small = max(theme.small_size, LEAST_TYPE)
    theme = theme._replace(small_size=small, note_size=min(max(theme.note_size, LEAST_TYPE), small))
    room = width, max_height, lowness
    if chart := None if data.kind in KINDS else custom.get(data.kind):
        place = Place(chart.code.file)
        # Drawing may import more of the user's code.
        if cache and (kept := kept_drawing(cache, key_of(data, theme, room, chart))) and not any(_altered(kept, data)):
            return kept
    asked = data, theme._replace(stationery=Stationery()), room
    if cache and not chart and (drawn := _DRAWN.recall(asked)):
        return drawn
    place = place or Place(data.kind)
    try:
        drawing = _drawing(data, theme, room, chart)
    except ProblemError as error:
        raise ChartError([error.problem.at(place)]) from None
    factor = min(1.0, max_height / drawing.height)
    problems = [*_altered(drawing, data), *_small_type(drawing, len(data.items), factor)]
    raise_errors(ChartError, [problem.at(place) for problem in problems])
    if factor < 1:
        drawing = drawing.scaled(factor)
    if cache and chart:
        cache.put(f"{key_of(data, theme, room, chart)}.json", drawing.to_json())
    return drawing if chart else _DRAWN.keep(asked, drawing)


def _drawing(data: ChartData, theme: Theme, room: tuple[float, float, float], chart: CustomChart | None) -> DisplayList:
    """What is drawn of `data`: by the function of `chart`, or by the built-in one of its kind."""
    if chart and not chart.draws_on_canvas:
        return _drawn_on_axes(data, theme, room, chart)
    width, max_height, lowness = room
    canvas = ChartCanvas(theme, width, max_height, data.allowed, lowness)
    with chart.code.running(f'chart "{chart.kind}"') if chart else nullcontext():
        kind: ChartKind = chart.drawer if chart else kind_named(data.kind)
        drawing = canvas.finish(float(kind.draw(canvas, data)))
    if chart:
        from briefing.charts.own_axes import check_own

        check_own((), drawing.texts, data)
    return drawing


def _drawn_on_axes(data: ChartData, theme: Theme, room: tuple[float, float, float], chart: CustomChart) -> DisplayList:
    """What a function of the user draws on matplotlib's Axes."""
    try:
        from matplotlib.figure import Figure

        from briefing.charts.renderer import chart_style, render
    except (ImportError, ValueError) as error:
        hint = "look at MPLBACKEND and at your matplotlibrc"
        raise ProblemError(Problem("matplotlib", f"matplotlib does not load: {error}", hint)) from None
    width, _, lowness = room
    with chart_style(theme), chart.code.running(f'chart "{chart.kind}"'):
        figure = Figure(figsize=(width / 72, CUSTOM_HEIGHT * lowness / 72), dpi=72, frameon=False)
        chart.drawer(figure.add_axes(CUSTOM_MARGINS), data.items)
        # Still within the context: artists may call the user's code only now.
        drawing = render(figure, theme.faces, own=data)
        # Each knows the list of all and the figure, so they would wait for the collector of garbage, which a process
        # that does many tasks calls once in a hundred: 0.2 MB and 1.6 ms for each chart.
        figure.artists.clear()
        vars(figure).clear()
        return drawing


def _small_type(drawing: DisplayList, marks: int, factor: float) -> Iterator[Problem]:
    """What nobody can read in print at that scale, and how much of the chart is too much."""
    smallest = min((op.size for op in drawing.texts), default=LEAST_TYPE)
    if smallest * factor < LEAST_TYPE - 0.01:
        message = (
            f"a chart has words of {smallest * factor:.1f} points, and {LEAST_TYPE:g} are the least that can be read"
        )
        too_many = math.ceil(marks * (1 - smallest * factor / LEAST_TYPE))
        hint = f"leave out {too_many} of its {marks} facts, shorten their labels, or make two charts of them"
        yield Problem("chart-drawing", message, hint if smallest >= LEAST_TYPE else "set them larger")


def _altered(drawing: DisplayList, data: ChartData) -> Iterator[Problem]:
    """Texts that name a fact and show something else than its `value` or `words`, whole; lines may break them."""
    items = {item.fact: item for item in data.items}
    shown: dict[str, list[str]] = {}
    for op in (text for text in drawing.texts if text.fact):
        if op.fact not in items:
            yield Problem("chart-value", f'no fact "{op.fact}" in this chart', did_you_mean(op.fact, items))
            continue
        item, words = items[op.fact], shown.setdefault(op.fact, [])
        words += op.text.split()
        if words in (item.value.split(), item.words.split()):
            words.clear()
    for fact, words in shown.items():
        if words:
            message = f'the text "{" ".join(words)}" is not the value of fact "{fact}"'
            hint = f'print its value, "{items[fact].value}", or its words, "{items[fact].words}"'
            yield Problem("chart-value", message, hint)


def kept_drawing(cache: Cache, key: str) -> DisplayList | None:
    """The drawing that was kept under `key`; None if there is none, or none that can be read."""
    entry = cache.get(f"{key}.json")
    try:
        return DisplayList.from_json(entry) if entry else None
    except (ValueError, TypeError, RecursionError):
        return None


def key_of(data: ChartData, theme: Theme, room: tuple[float, float, float], chart: CustomChart) -> str:
    """The digest of everything the drawing of an own chart depends on.

    The room for the drawing is its width and greatest height, in points, and how low it is.
    """
    theme = theme._replace(stationery=Stationery())
    numbers = [float(number) for number in room]
    content = [data, theme, numbers, chart.code.digest, drawing_code(), matplotlib_version(), fonts.file_states()]
    return hashlib.sha256(json.dumps(content, sort_keys=True, allow_nan=False).encode()).hexdigest()


@functools.cache
def drawing_code() -> str:
    """The digest of every source file that has a say in how a chart looks."""
    others = (drawing_module, fonts, theme_module)
    files = sorted(Path(__file__).parent.rglob("*.py")) + [Path(str(module.__file__)) for module in others]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


@functools.cache
def matplotlib_version() -> str:
    """The version file of matplotlib, which itself is not imported: that takes half a second."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return ""
    return Path(spec.origin).with_name("_version.py").read_text("utf-8")
