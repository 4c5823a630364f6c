"""Draw the data of a chart: take the picture from the cache, or draw it with matplotlib.

A new picture goes from a matplotlib Figure, which a built-in kind or a function of the user fills, by way of
`renderer` into a `DisplayList`, in which every text that names a fact must show that fact's own value.
Matplotlib takes half a second to import, so nothing imports it before a chart has to be drawn anew.

The cache holds drawings as JSON files in the user's cache folder, each under the digest of all that it depends on: the
data, the theme, the code that draws (ours, matplotlib's, the user's) and the fonts.  So an entry never has to be
invalidated: what has changed is looked up under another key.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from briefing import color
from briefing.charts.custom import INSTALLED, CustomChart, CustomCharts
from briefing.charts.kinds import KINDS, kind_named
from briefing.charts.model import ChartData
from briefing.document import drawing as drawing_module
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.errors import ChartError, OutputError, Place, Problem, ProblemError, did_you_mean, raise_errors
from briefing.files import asset, cache_folder, write_file
from briefing.themes import fonts
from briefing.themes.theme import Stationery, Theme

MAX_HEIGHT = 600.0
CUSTOM_HEIGHT = 150.0
CUSTOM_MARGINS = (0.12, 0.16, 0.86, 0.8)
"""Left, bottom, width and height of a custom chart's Axes, as shares of its figure; the function may move them."""
MAX_ENTRIES = 500
MAX_BYTES = 20_000_000
_SUFFIX = ".json"


def draw_chart(
    data: ChartData,
    theme: Theme,
    width: float,
    cache: Cache | None,
    *,
    max_height: float = MAX_HEIGHT,
    place: Place | None = None,
    custom: CustomCharts = INSTALLED,
) -> DisplayList:
    """The drawing of `data`, `width` points wide and at most `max_height` high.

    ChartError, at `place` or in the user's code, for what cannot be drawn, such as a character that no face has.
    """
    chart = None if data.kind in KINDS else custom.get(data.kind)

    def key() -> str:
        return key_of(data, theme, width, max_height, chart.code.digest if chart else "")

    if cache and (found := cache.get(key())):
        return found
    place = Place(chart.code.file) if chart else place or Place(data.kind)
    try:
        drawing = _drawing(data, theme, width, max_height, chart)
    except ProblemError as error:
        raise ChartError([error.problem.at(place)]) from None
    raise_errors(ChartError, [problem.at(place) for problem in _altered_values(drawing, data)])
    if drawing.height > max_height:
        drawing = drawing.scaled(max_height / drawing.height)
    if cache:
        cache.put(key(), drawing)  # not under the key from above: drawing may have imported more of the user's code
    return drawing


def _drawing(data: ChartData, theme: Theme, width: float, max_height: float, chart: CustomChart | None) -> DisplayList:
    """What matplotlib draws of `data`: by the function of `chart`, or by the built-in one of its kind."""
    try:
        from matplotlib.figure import Figure

        from briefing.charts.chart_canvas import ChartCanvas
        from briefing.charts.renderer import chart_style, render
    except (ImportError, ValueError) as error:
        hint = "look at MPLBACKEND and at your matplotlibrc"
        raise ProblemError(Problem("matplotlib", f"matplotlib does not load: {error}", hint)) from None
    with chart_style(theme), chart.code.running(f'chart "{chart.kind}"') if chart else nullcontext():
        if chart:
            figure = Figure(figsize=(width / 72, CUSTOM_HEIGHT / 72), dpi=72, frameon=False)
            chart.function(figure.add_axes(CUSTOM_MARGINS), data.items)
        else:
            canvas = ChartCanvas(theme, width, max_height, data.allowed)
            figure = canvas.finish(kind_named(data.kind).draw(canvas, data))
        return render(figure, theme.faces)  # still within the context: artists may call the user's code only now


def _altered_values(drawing: DisplayList, data: ChartData) -> Iterator[Problem]:
    """Texts that name a fact and show something else than its `value` or `words`, whole; lines may break them."""
    items = {item.fact: item for item in data.items}
    shown: dict[str, list[str]] = {}
    for op in drawing.ops:
        if not isinstance(op, TextOp) or not op.fact:
            continue
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


class Cache(NamedTuple):
    """A folder of display lists; one that cannot be read or written is as good as empty."""

    folder: Path

    def get(self, key: str) -> DisplayList | None:
        """The list kept under `key`; None if there is none, or a damaged one."""
        try:
            return _loads((self.folder / f"{key}{_SUFFIX}").read_text("utf-8"))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def put(self, key: str, drawing: DisplayList) -> None:
        """Keep `drawing` under `key`, whole or not at all, and let go of the oldest entries beyond the limits."""
        with suppress(OSError, OutputError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self.folder / f"{key}{_SUFFIX}", _dumps(drawing).encode(), sync=False)
            # The newest first: a key that is no longer asked for grows old and goes.
            states = sorted(((file.stat(), file) for file in self.folder.iterdir()), key=lambda s: -s[0].st_mtime_ns)
            total = 0
            for count, (state, file) in enumerate(states, 1):
                total += state.st_size
                if count > MAX_ENTRIES or total > MAX_BYTES:
                    file.unlink(missing_ok=True)


def default_cache() -> Cache | None:
    """The cache in the folder that this system has for such files, if it has one."""
    folder = cache_folder()
    return Cache(folder / "charts") if folder else None


def key_of(data: ChartData, theme: Theme, width: float, max_height: float, code: str) -> str:
    """The digest of everything a drawing depends on; `code` is the digest of the user's own code.

    Width and height are those of the room for the drawing, in points.
    """
    theme = theme._replace(stationery=Stationery())
    room = [theme, float(width), float(max_height)]
    content = [data, room, code, drawing_code(), matplotlib_version(), font_states()]
    return hashlib.sha256(json.dumps(content, sort_keys=True, allow_nan=False).encode()).hexdigest()


@functools.cache
def drawing_code() -> str:
    """The digest of every source file that has a say in how a chart looks."""
    others = (drawing_module, fonts, color)
    files = sorted(Path(__file__).parent.rglob("*.py")) + [Path(str(module.__file__)) for module in others]
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


@functools.cache
def matplotlib_version() -> str:
    """The version file of matplotlib, which itself is not imported: that takes half a second."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return ""
    return Path(spec.origin).with_name("_version.py").read_text("utf-8")


@functools.cache
def font_states() -> list[tuple[str, int, int]]:
    """Name, size and time of each of our font files; to read them takes longer than to read a drawing."""
    files = sorted(asset("fonts").glob("*.ttf"))
    return [(file.name, (state := file.stat()).st_size, state.st_mtime_ns) for file in files]


def _dumps(drawing: DisplayList) -> str:
    """The digest of a JSON text, then that text."""
    ops = [[type(op).__name__, *op] for op in drawing.ops]
    text = json.dumps([drawing.width, drawing.height, ops], ensure_ascii=False, separators=(",", ":"))
    return f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}"


@functools.lru_cache(maxsize=32)
def _loads(entry: str) -> DisplayList:
    """The drawing that `_dumps` wrote; ValueError for a damaged entry."""
    digest, _, text = entry.partition("\n")
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise ValueError("a damaged entry")
    width, height, entries = json.loads(text)
    ops: list[Op] = []
    for name, *values in entries:
        fields = map(_frozen, values)
        if name == TextOp.__name__:
            line = TextOp(*fields)
            ops.append(line._replace(role=Role(line.role)))
        else:
            path = PathOp(*fields)
            ops.append(path._replace(hatch=Hatch(*path.hatch)) if path.hatch else path)
    return DisplayList(width, height, tuple(ops))


def _frozen(value: Any) -> Any:
    """JSON's lists as the tuples that they were."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
