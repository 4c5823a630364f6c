"""Keep drawings of charts as JSON, each under the digest of all that it depends on.

That is the data, the theme, the code that draws (ours, matplotlib's, the user's) and the fonts.  So an entry never has
to be invalidated: what has changed is looked up under another key.
"""

from __future__ import annotations

import functools
import hashlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing import color
from briefing.cache import Cache
from briefing.charts.model import ChartData
from briefing.document import drawing as drawing_module
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.files import asset
from briefing.themes import fonts
from briefing.themes.theme import Stationery, Theme

_SUFFIX = ".json"


def keep_drawing(cache: Cache, key: str, drawing: DisplayList) -> None:
    """Keep `drawing` as JSON under `key`."""
    content = [drawing.width, drawing.height, [[type(op).__name__, *op] for op in drawing.ops]]
    cache.put(f"{key}{_SUFFIX}", json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def kept_drawing(cache: Cache, key: str) -> DisplayList | None:
    """The drawing that was kept under `key`; None if there is none, or none that can be read."""
    entry = cache.get(f"{key}{_SUFFIX}")
    try:
        return _drawing_from(entry) if entry else None
    except (ValueError, TypeError, RecursionError):
        return None


@functools.lru_cache(maxsize=32)
def _drawing_from(entry: bytes) -> DisplayList:
    width, height, entries = json.loads(entry)
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


def key_of(data: ChartData, theme: Theme, room: tuple[float, float, float], code: str) -> str:
    """The digest of everything a drawing depends on; `code` is the digest of the user's own code.

    The room for the drawing is its width and greatest height, in points, and how low it is.
    """
    theme = theme._replace(stationery=Stationery())
    content = [
        data,
        theme,
        [float(number) for number in room],
        code,
        drawing_code(),
        matplotlib_version(),
        font_states(),
    ]
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


def _frozen(value: Any) -> Any:
    """JSON's lists as the tuples that they were."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
