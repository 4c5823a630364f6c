"""Draw the data of a chart: take the picture from the cache, or draw it with matplotlib.

A new picture goes from a matplotlib Figure, which a built-in kind or a function of the user fills, by way of
`renderer` into a `DisplayList`, in which every text that names a fact must show that fact's own value.
Matplotlib takes half a second to import, so nothing imports it before a chart has to be drawn anew.
Its texts are held to the facts, and so are those of a picture from the cache.

A picture is kept under the digest of all that it depends on: the data, the theme, the code that draws (ours,
matplotlib's, the user's) and the fonts.  So an entry never has to be invalidated: what has changed is looked up under
another key.
"""

from __future__ import annotations

import functools
import hashlib
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from pathlib import Path

from briefing.cache import Cache, Memory, does_many_tasks
from briefing.charts.custom import INSTALLED, CustomChart, CustomCharts
from briefing.charts.kinds import KINDS, kind_named
from briefing.charts.model import ChartData
from briefing.document import drawing as drawing_module
from briefing.document.drawing import DisplayList
from briefing.errors import ChartError, Place, Problem, ProblemError, did_you_mean, raise_errors
from briefing.process import does_one_task
from briefing.themes import fonts
from briefing.themes import theme as theme_module
from briefing.themes.theme import LEAST_TYPE, Stationery, Theme

MAX_HEIGHT = 600.0
CAPTION_HEIGHT = 110.0
"""What the words above and below a chart may take of a page."""
_DRAWN = Memory[tuple[object, ...], DisplayList](40)
"""The drawings of built-in charts that agree with their data, by all that they depend on and where they are kept."""
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
    chart = None if data.kind in KINDS else custom.get(data.kind)
    # On a page text may be smaller than that, and notes larger than it: there they stand in lines of their own.
    small = max(theme.small_size, LEAST_TYPE)
    theme = theme._replace(small_size=small, note_size=min(max(theme.note_size, LEAST_TYPE), small))

    def key() -> str:
        return key_of(data, theme, (width, max_height, lowness), chart.code.digest if chart else "")

    # Charts of a user's code may be drawn otherwise the next time.
    asked = None
    if cache and not chart:
        asked = (cache.folder, data, theme._replace(stationery=Stationery()), width, max_height, lowness)
    if asked and (drawn := _DRAWN.recall(asked)):
        return drawn
    # Of ten thousand briefings each has charts of its own; what they share is in memory.
    cache = None if asked and does_many_tasks() else cache
    # What comes from the cache is held to the facts like what is drawn now.
    known = key() if cache else ""
    if cache and (kept := kept_drawing(cache, known)) and not any(_altered_values(kept, data)):
        return _DRAWN.keep(asked, kept) if asked else kept
    place = Place(chart.code.file) if chart else place or Place(data.kind)
    try:
        drawing = _drawing(data, theme, (width, max_height, lowness), chart)
    except ProblemError as error:
        raise ChartError([error.problem.at(place)]) from None
    factor = min(1.0, max_height / drawing.height)
    problems = [*_altered_values(drawing, data), *_small_type(drawing, len(data.items), factor)]
    raise_errors(ChartError, [problem.at(place) for problem in problems])
    if factor < 1:
        drawing = drawing.scaled(factor)
    if cache:
        # Drawing may have imported more of the user's code.
        cache.put(f"{key() if chart else known}.drawing", drawing.to_json())
    return _DRAWN.keep(asked, drawing) if asked else drawing


def _drawing(data: ChartData, theme: Theme, room: tuple[float, float, float], chart: CustomChart | None) -> DisplayList:
    """What matplotlib draws of `data`: by the function of `chart`, or by the built-in one of its kind."""
    try:
        with _without_docstrings():
            from matplotlib.figure import Figure

            from briefing.charts.chart_canvas import ChartCanvas
            from briefing.charts.renderer import chart_style, render
    except (ImportError, ValueError) as error:
        hint = "look at MPLBACKEND and at your matplotlibrc"
        raise ProblemError(Problem("matplotlib", f"matplotlib does not load: {error}", hint)) from None
    width, max_height, lowness = room
    with chart_style(theme), chart.code.running(f'chart "{chart.kind}"') if chart else nullcontext():
        if chart and not hasattr(chart.drawer, "draw"):  # with which it draws on a canvas, as built-in kinds do
            figure = Figure(figsize=(width / 72, CUSTOM_HEIGHT * lowness / 72), dpi=72, frameon=False)
            chart.drawer(figure.add_axes(CUSTOM_MARGINS), data.items)
        else:
            canvas, kind = ChartCanvas(theme, width, max_height, data.allowed, lowness), chart and chart.drawer
            figure = canvas.finish(float((kind or kind_named(data.kind)).draw(canvas, data)))
        # Still within the context: artists may call the user's code only now.
        drawing = render(figure, theme.faces, own=data if chart else None)
        # Each knows the list of all and the figure, so they would wait for the collector of garbage, which a process
        # that does many tasks calls once in a hundred: 0.2 MB and 1.6 ms for each chart.
        figure.artists.clear()
        vars(figure).clear()
        return drawing


@contextmanager
def _without_docstrings() -> Iterator[None]:
    """Let matplotlib write no docstrings for its artists while it loads, in a process where nobody reads them.

    They take 0.1 s of the 0.4 s of CPU that it loads.  What writes them is private; under another name it goes on.
    """
    from matplotlib.artist import Artist

    name = "_update_set_signature_and_docstring"
    writer = vars(Artist).get(name)
    if writer is None or not does_one_task():
        yield
        return
    setattr(Artist, name, classmethod(lambda artist: None))
    try:
        yield
    finally:
        setattr(Artist, name, writer)


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


def _altered_values(drawing: DisplayList, data: ChartData) -> Iterator[Problem]:
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
    entry = cache.get(f"{key}.drawing")
    try:
        return DisplayList.from_json(entry) if entry else None
    except (ValueError, TypeError, RecursionError):
        return None


def key_of(data: ChartData, theme: Theme, room: tuple[float, float, float], code: str) -> str:
    """The digest of everything a drawing depends on; `code` is the digest of the user's own code.

    The room for the drawing is its width and greatest height, in points, and how low it is.
    """
    theme = theme._replace(stationery=Stationery())
    numbers = [float(number) for number in room]
    content = [data, theme, numbers, code, drawing_code(), matplotlib_version(), fonts.file_states()]
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
