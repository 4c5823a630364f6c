"""Keep drawings as JSON files in the user's cache folder, each under the digest of all that it depends on.

The key covers the data, the theme, the code that draws (ours, matplotlib's, the user's) and the fonts, so an entry
never has to be invalidated: what has changed is looked up under another key.
"""

from __future__ import annotations

import functools
import hashlib
import json
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from briefing import color
from briefing.charts.model import ChartData
from briefing.document import drawing
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, TextOp
from briefing.document.occurrences import Role
from briefing.errors import OutputError
from briefing.files import asset, cache_folder, write_file
from briefing.themes import fonts
from briefing.themes.theme import Stationery, Theme

MAX_ENTRIES = 500
MAX_BYTES = 20_000_000
_SUFFIX = ".json"


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
    files = sorted(Path(__file__).parent.rglob("*.py")) + [Path(str(m.__file__)) for m in (drawing, fonts, color)]
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
