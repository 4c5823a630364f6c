"""Load custom chart kinds from a `--charts` file or an entry point; a facts file alone never causes code to run.

The file is a module like any other: it stands in `sys.modules`, which `@dataclass` needs, and may import modules
that lie beside it.  Its folder is on the module path, and these modules are in `sys.modules`, only while code of
the user runs, so that the charts of another folder may have helpers of the same names.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
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
from briefing.charts.model import ChartItem
from briefing.errors import ChartError, Diagnostic, Place, Problem, ProblemError, did_you_mean
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Chart
from briefing.files import os_reason, read_input
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

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

    @property
    def draws_on_canvas(self) -> bool:
        """Whether it draws as built-in kinds do."""
        return hasattr(self.drawer, "draw")

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


def unmade(facts: FactsFile, made: Collection[str]) -> Iterator[Diagnostic]:
    """An error for each flowable of the file that is not among those `made` by a Python file."""
    for key in (key for key in facts.briefing.flowables if key not in made):
        hint = did_you_mean(key, made) or f'end the file of --charts with FLOWABLES = {{"{key}": my_function}}'
        message = f'flowable "{key}" is made by no file that --charts names'
        yield Diagnostic(facts.places.at("flowables", key), "unknown-flowable", message, hint)
