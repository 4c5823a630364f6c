"""Load custom chart kinds from a `--charts` file or an entry point; a facts file alone never causes code to run.

The file is a module like any other: it stands in `sys.modules`, which `@dataclass` needs, and may import modules
that lie beside it.  Its folder is on the module path, and these modules are in `sys.modules`, only while code of
the user runs, so that the charts of another folder may have helpers of the same names.

What such a chart has drawn is held to its facts: times are theirs, labels of axes stand at what they say, marks at
values.  What cannot be told is let through: marks of no category, lines that have not a point for each, other units.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import walk_tb
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from briefing.charts.kinds import KINDS
from briefing.charts.model import ChartData, ChartItem
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Role
from briefing.errors import ChartError, Diagnostic, Place, Problem, ProblemError, did_you_mean
from briefing.evidence.own_words.typed_values import values_in_reason
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Chart
from briefing.files import os_reason, read_input
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MAX_BYTES = 10_000_000
GROUP = "make_briefing.charts"
"""The group of entry points by which installed packages offer chart kinds."""


class UserCode:
    """The code of one file of the user, and of the modules beside it that it has imported so far.

    Without a `folder`, as for an installed package, nothing is imported from beside the file.
    """

    def __init__(self, file: str, source: bytes, folder: Path | None = None) -> None:
        self.file = file
        self._source = source
        self._folder = folder
        self._helpers: dict[str, ModuleType] = {}

    @property
    def digest(self) -> str:
        """The SHA-256 of the file and of all helpers, in hexadecimal: other code may draw another chart."""
        digest = hashlib.sha256(self._source)
        for file in sorted(self._files() - {self.file}):
            digest.update(Path(file).read_bytes())
        return digest.hexdigest()

    def run(self) -> ModuleType:
        """Run the file as a module.

        Its name in `sys.modules` is made from its path: as `json`, for one, it would hide a module that others import.
        The loader does not execute it itself: it would keep a `__pycache__` beside the file, and take code
        from there that is older than the file by less than a second.
        """
        name = f"charts_{hashlib.sha256(str(Path(self.file).resolve()).encode()).hexdigest()[:12]}"
        loader = SourceFileLoader(name, self.file)
        module = sys.modules[name] = module_from_spec(
            cast(ModuleSpec, spec_from_file_location(name, self.file, loader=loader))
        )
        try:
            with self.running("the file"):
                exec(loader.source_to_code(self._source, self.file), module.__dict__)
        except ChartError:
            del sys.modules[name]
            raise
        return module

    @contextmanager
    def running(self, what: str) -> Iterator[None]:
        """Run code of the user: its helpers can be imported, and what it raises becomes a ChartError.

        The error names `what` ran, and the line of the user's code at which it went wrong.
        """
        try:
            with self._importable():
                yield
        except (ChartError, ProblemError):
            raise
        except (Exception, SystemExit) as error:
            message = f"{what}: {type(error).__name__}: {error}"
            raise ChartError([Problem("own-chart", message).at(self._place(error))]) from None

    @contextmanager
    def _importable(self) -> Iterator[None]:
        """Have the folder on the module path, and the helpers in `sys.modules`, for a while."""
        if not self._folder:
            yield
            return
        known, path = set(sys.modules), str(self._folder)
        sys.modules.update(self._helpers)
        sys.path.insert(0, path)
        try:
            yield
        finally:
            with suppress(ValueError):  # the user's code may have taken it away itself
                sys.path.remove(path)
            new = {name: name.partition(".")[0] for name in sys.modules.keys() - known}
            beside = set()
            for top in set(new.values()) - known:
                spec = getattr(sys.modules.get(top), "__spec__", None)
                places = (spec.submodule_search_locations or [spec.origin or ""]) if spec else ()
                # In the folder itself: what lies in an environment somewhere below it is a library.
                if any(Path(place).parent == self._folder for place in places):
                    beside.add(top)
            self._helpers |= {name: sys.modules.pop(name) for name, top in new.items() if top in beside}

    def _files(self) -> set[str]:
        helpers = (getattr(module, "__file__", None) for module in self._helpers.values())
        return {self.file, *filter(None, helpers)}

    def _place(self, error: BaseException) -> Place:
        """The last line of the user's code that led to `error`; of its helpers too, even if they fail as they load."""
        place, files = Place(self.file), self._files()

        def is_ours(file: str) -> bool:
            return file in files or Path(file).parent == self._folder

        for frame, line in walk_tb(error.__traceback__):
            if is_ours(frame.f_code.co_filename):
                place = Place(frame.f_code.co_filename, line)
        if isinstance(error, SyntaxError) and is_ours(error.filename or ""):  # in what never came to run
            place = Place(error.filename or "", error.lineno or 1)
        return place


class CustomChart(NamedTuple):
    """What draws one kind of chart, and the code that it is of.

    That is a function of matplotlib Axes and the facts, or something that has what a `ChartKind` has, or its `draw` at
    least: a module, say, or a class.
    """

    kind: str
    drawer: Any
    code: UserCode

    def find_problems(self, chart: Chart, items: Sequence[ChartItem], briefing: Briefing) -> Iterator[Problem]:
        """Its own reasons why the facts of `chart` cannot be drawn truthfully, if it looks for any."""
        if find := getattr(self.drawer, "find_problems", None):
            with self.code.running(f'chart "{self.kind}"'):
                yield from list(find(chart, items, briefing))


@dataclass(eq=False)
class CustomCharts:
    """The custom kinds of one `--charts` file and, looked up only when asked for, of installed entry points.

    If the file has `faults`, nobody knows what kinds it would have.
    """

    loaded: dict[str, CustomChart] = field(default_factory=dict)
    flowables: dict[str, Callable[[], Any]] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()

    def get(self, kind: str) -> CustomChart | None:
        """What draws `kind`, or None."""
        if kind in self.loaded:
            return self.loaded[kind]
        if not (point := self._points.get(kind)):
            return None
        with UserCode(point.value, b"").running(f'entry point "{kind}"'):
            drawer = point.load()
            file = str(sys.modules[point.module].__file__)
            version = point.dist.version if point.dist else ""  # another version counts as other code
            return CustomChart(kind, drawer, UserCode(file, Path(file).read_bytes() + version.encode()))

    def kinds(self) -> tuple[str, ...]:
        """The names of all custom kinds."""
        return tuple(sorted({*self.loaded, *self._points}))

    @cached_property
    def _points(self) -> dict[str, EntryPoint]:
        from importlib import metadata  # 60 ms, spent only on an unknown kind

        return {point.name: point for point in metadata.entry_points(group=GROUP)}


INSTALLED = CustomCharts()
"""The kinds of installed packages alone."""


def load_charts(file: Path) -> CustomCharts:
    """Run `file` and take the mappings `CHARTS` and `FLOWABLES` that it defines.

    `CHARTS = {"kind": function}` has kinds of charts, which may also be modules; `FLOWABLES = {"id": function}` what
    makes flowables of ReportLab.
    ChartError, at the line of the file, for what keeps it from running or from being used.
    """

    def refusal(message: str, hint: str | None = None) -> ChartError:
        return ChartError([Problem("own-chart", message, hint).at(Place(str(file)))])

    try:
        source = read_input(file, _MAX_BYTES)
    except OSError as error:
        raise refusal(f"cannot be read: {os_reason(error)}") from None
    code = UserCode(str(file), source, file.resolve().parent)
    module = code.run()
    flowables = getattr(module, "FLOWABLES", {})
    charts = getattr(module, "CHARTS", None if flowables == {} else {})
    if not isinstance(charts, dict) or not all(
        isinstance(kind, str) and callable(getattr(drawer, "draw", drawer)) for kind, drawer in charts.items()
    ):
        raise refusal("no CHARTS in it", 'end the file with CHARTS = {"my-kind": my_function}')
    if not isinstance(flowables, dict) or not all(isinstance(k, str) and callable(f) for k, f in flowables.items()):
        raise refusal("FLOWABLES is not what it should be", 'write FLOWABLES = {"my-id": my_function}')
    if taken := next((kind for kind in charts if kind in KINDS), None):
        raise refusal(f'"{taken}" is a built-in kind', "give it a name of its own")

    def maker(key: str, make: Callable[[], Any]) -> Callable[[], Any]:
        def made() -> Any:
            with code.running(f'flowable "{key}"'):
                return make()

        return made

    return CustomCharts(
        {kind: CustomChart(kind, drawer, code) for kind, drawer in charts.items()},
        {key: maker(key, make) for key, make in flowables.items()},
    )


def flowables_not_made(facts: FactsFile, made: Collection[str]) -> Iterator[Diagnostic]:
    """An error for each flowable of the file that is not among those `made` by a Python file."""
    for key in (key for key in facts.briefing.flowables if key not in made):
        hint = did_you_mean(key, made) or f'end the file of --charts with FLOWABLES = {{"{key}": my_function}}'
        message = f'flowable "{key}" is made by no file that --charts names'
        yield Diagnostic(facts.places.at("flowables", key), "unknown-flowable", message, hint)


_DIGITS = re.compile("[0-9]+")
_FIGURE = re.compile(r"[-−]?[0-9]+(?:[.,\s][0-9]+)*")
_POWERS = (0, 3, 6, 9, -2, 2)
_NEAR = 1e-3
_YEAR = 999
_TIME_HINT = "print the period, tick or year of a fact"
_HINT = "draw each mark at the value of its fact, and let each label of an axis stand where it belongs"

Label = tuple[float, str]


def problems_of_own(figure: Figure, texts: Iterable[TextOp], data: ChartData) -> Iterator[Problem]:
    """What contradicts the facts or is none of theirs; the figure has been drawn."""
    # An axis of time may have the years between those of the facts, too.
    known = _figures(" ".join(" ".join((i.period, i.tick, i.year, i.start, i.end)) for i in data.items))
    if years := sorted(figure for figure in known if figure > _YEAR):
        known |= {*range(years[0], years[-1])}
    ours = {reason for _, reason in data.allowed}
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
    import numpy as np
    from matplotlib.patches import Rectangle

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
