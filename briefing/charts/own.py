"""A Python file or an installed package in, own chart kinds out; never loaded because a facts file names it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.charts.kinds import KINDS
from briefing.errors import ChartError, Diagnostic, Place

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "make_briefing.charts"


class OwnChart(NamedTuple):
    """A function `draw(ax, facts)` of somebody else, the file it stands in and a digest of that file."""

    kind: str
    function: Callable[[Any, Any], object]
    file: str
    digest: str

    def failure(self, error: Exception) -> ChartError:
        """The error that names the line of the file at which `error` arose."""
        return _failure(self.file, f'chart "{self.kind}"', error)


@dataclass(eq=False)
class OwnCharts:
    """The own kinds of one `--charts` file and, looked up only when asked for, of installed entry points."""

    loaded: dict[str, OwnChart] = field(default_factory=dict)

    def get(self, kind: str) -> OwnChart | None:
        """The chart function for `kind`, or None."""
        if kind in self.loaded:
            return self.loaded[kind]
        point = self._points.get(kind)
        return _installed(point) if point else None

    def kinds(self) -> tuple[str, ...]:
        """The names of all own kinds."""
        return tuple(sorted({*self.loaded, *self._points}))

    @cached_property
    def _points(self) -> dict[str, EntryPoint]:
        from importlib import metadata  # 60 ms, spent only on an unknown kind

        return {point.name: point for point in metadata.entry_points(group=GROUP)}


INSTALLED = OwnCharts()


def load_charts(file: Path) -> OwnCharts:
    """Run `file` and take the mapping `CHARTS = {"kind": function}` that it defines."""
    try:
        source = file.read_bytes()
    except OSError as error:
        raise _refusal(str(file), 1, f"cannot be read: {error.strerror}", None) from None
    module = ModuleType(file.stem)
    module.__file__ = str(file)
    try:
        exec(compile(source, str(file), "exec"), module.__dict__)
    except Exception as error:
        raise _failure(str(file), "the file", error) from None
    return OwnCharts(_declared(module, str(file), hashlib.sha256(source).hexdigest()))


def _declared(module: ModuleType, file: str, digest: str) -> dict[str, OwnChart]:
    charts = getattr(module, "CHARTS", None)
    if not isinstance(charts, dict) or not all(isinstance(k, str) and callable(f) for k, f in charts.items()):
        raise _refusal(file, 1, "no CHARTS in it", 'end the file with CHARTS = {"my-kind": my_function}')
    if taken := next((kind for kind in charts if kind in KINDS), None):
        raise _refusal(file, 1, f'"{taken}" is a built-in kind', "give it a name of its own")
    return {kind: OwnChart(kind, function, file, digest) for kind, function in charts.items()}


def _installed(point: EntryPoint) -> OwnChart:
    try:
        function = point.load()
        file = function.__code__.co_filename
        return OwnChart(point.name, function, file, hashlib.sha256(Path(file).read_bytes()).hexdigest())
    except Exception as error:
        raise _failure(point.value, f'entry point "{point.name}"', error) from None


def _failure(file: str, what: str, error: Exception) -> ChartError:
    """The problem at the last line of `file` that the traceback of `error` passes through."""
    line = (error.lineno if isinstance(error, SyntaxError) else None) or 1
    step = error.__traceback__
    while step:
        line = step.tb_lineno if step.tb_frame.f_code.co_filename == file else line
        step = step.tb_next
    return _refusal(file, line, f"{what}: {type(error).__name__}: {error}", None)


def _refusal(file: str, line: int, message: str, hint: str | None) -> ChartError:
    return ChartError([Diagnostic(Place(file, line), "own-chart", message, hint)])
