"""Keep what is compiled in a file beside Python's bytecode: entries by name, and the bytecode of modules.

Such a file is trusted as the bytecode beside it is, and for the one Python, and the one state of the module, that made
it; all else that an entry depends on is told by its name or by itself.  It is not written where Python is to write no
bytecode.

Modules are kept so that none is looked for in folder after folder and read from a file of its own: a command imports up
to 500, and that takes 28 of the 310 ms of CPU of a build from the cache.  What is kept is what Python itself has found
and taken from its own bytecode, which tells the state of the source; and it counts while the source has that state, as
Python's bytecode does.  Where a module lies is not asked anew.  So a module of a package is kept that can lie in one
folder only, and one of Python's own, whose name nobody else's should have.
"""

from __future__ import annotations

import atexit
import marshal
import mmap
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from itertools import accumulate, pairwise
from pathlib import Path
from types import CodeType, ModuleType

_LENGTH = 8
"""Bytes that say how long the index is, which comes before all that is kept."""


class KeptFile:
    """What the module at `source` keeps in the file `path`; what is new is written when the process ends."""

    def __init__(self, path: Path, source: str, most: int) -> None:
        self._path, self._source, self._most = path, Path(source), most
        self._new: dict[str, bytes] = {}
        self._read: tuple[dict[str, tuple[int, int]], memoryview] | None = None
        atexit.register(self._write)

    @property
    def is_writable(self) -> bool:
        """Whether Python is to write bytecode, and may."""
        return not sys.dont_write_bytecode and os.access(self._path.parent, os.W_OK)

    def get(self, name: str) -> bytes | memoryview:
        """The entry called `name`; KeyError if there is none."""
        if name in self._new:
            return self._new[name]
        index, entries = self._entries()
        start, end = index[name]
        return entries[start:end]

    def put(self, name: str, entry: bytes) -> None:
        """Keep an entry, in place of one that is damaged or out of date."""
        self._new[name] = entry

    def _write(self) -> None:
        """Write the new entries beside the others; what another process has written meanwhile stays."""
        if not self._new or not self.is_writable:
            return
        from briefing import files
        from briefing.errors import OutputError

        self._read = None
        index, content = self._entries()
        kept = {name: bytes(content[start:end]) for name, (start, end) in index.items()}
        del content
        self._read = None  # Windows replaces no file that is mapped
        entries = self._new if len(kept | self._new) > self._most else kept | self._new
        if entries == kept:
            return
        ends = [0, *accumulate(map(len, entries.values()))]
        head = marshal.dumps((self._maker(), dict(zip(entries, pairwise(ends), strict=True))))
        data = b"".join([len(head).to_bytes(_LENGTH, "little"), head, *entries.values()])
        with suppress(OSError, OutputError):
            files.write_file(self._path, data, sync=False)

    def _entries(self) -> tuple[dict[str, tuple[int, int]], memoryview]:
        """Where each entry begins and ends among all; these are mapped, since a process asks for some of them."""
        if self._read is None:
            self._read = {}, memoryview(b"")
            with suppress(OSError, ValueError, TypeError, EOFError):
                with self._path.open("rb") as file:
                    content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
                begin = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
                maker, index = marshal.loads(content[_LENGTH:begin])
                if maker == self._maker():
                    self._read = index, content[begin:]
        return self._read

    def _maker(self) -> str:
        """The Python, and the state of the module, that make the entries."""
        return f"{sys.version}, {sys.flags.optimize}, {self._source.stat().st_mtime_ns}"


_MOST = 6_000
"""Entries that are kept, two for each module; all commands together import 1,500."""
_CODE = ":code"
"""Stands behind the name of a module in that of its code."""
_STATE = 16
"""Bytes of Python's bytecode before the code."""
_FILE = KeptFile(Path(__spec__.cached or __file__).with_suffix(".kept"), __file__, _MOST)


class _KeptLoader(SourceFileLoader):
    """Loads a module from what is kept, and all else from where its source lies."""

    def __init__(self, name: str, origin: str, file: KeptFile) -> None:
        super().__init__(name, origin)
        self._file = file

    def get_code(self, fullname: str) -> CodeType | None:
        with suppress(KeyError, EOFError, TypeError, ValueError):
            code: CodeType = marshal.loads(self._file.get(fullname + _CODE))
            return code
        return super().get_code(fullname)


class _KeptFinder:
    """What Python asks for a module before it looks into folders."""

    def __init__(self, file: KeptFile) -> None:
        self._file = file
        self.asked: list[str] = []

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it is kept; None if it is not, or its source has changed since."""
        with suppress(KeyError, EOFError, TypeError, ValueError, OSError):
            origin, folder, is_package, bytecode, modified, size = marshal.loads(self._file.get(name))
            state = os.stat(origin)  # noqa: PTH116 (to make a Path takes longer)
            is_there = path is None or (len(path) == 1 and path[0] == folder)
            if is_there and (state.st_mtime_ns, state.st_size) == (modified, size):
                spec = ModuleSpec(name, _KeptLoader(name, origin, self._file), origin=origin, is_package=is_package)
                spec.has_location, spec.cached = True, bytecode
                if spec.submodule_search_locations is not None:
                    spec.submodule_search_locations.append(os.path.dirname(origin))  # noqa: PTH120
                return spec
        self.asked.append(name)
        return None

    def keep(self) -> None:
        """Keep of the modules that were asked for those that Python has found and taken from bytecode."""
        ours = Path(os.__file__).parent
        for name in self.asked if self._file.is_writable else ():
            spec = getattr(sys.modules.get(name), "__spec__", None)
            if not spec or type(spec.loader) is not SourceFileLoader or spec.name != name or not spec.cached:
                continue
            origin, is_package = Path(spec.origin), spec.submodule_search_locations is not None
            folder = origin.parents[is_package]
            if "." not in name and (folder != ours or name not in sys.stdlib_module_names):
                continue
            with suppress(OSError, EOFError, TypeError, ValueError):
                state, bytecode = origin.stat(), Path(spec.cached).read_bytes()
                told = (0, int(state.st_mtime), state.st_size)
                head = MAGIC_NUMBER + b"".join((part & 0xFFFF_FFFF).to_bytes(4, "little") for part in told)
                code = bytecode[_STATE:]
                if bytecode[:_STATE] == head and marshal.loads(code).co_filename == spec.origin:
                    place = (spec.origin, str(folder), is_package, spec.cached, state.st_mtime_ns, state.st_size)
                    self._file.put(name, marshal.dumps(place))
                    self._file.put(name + _CODE, code)


def keep_what_is_imported() -> None:
    """Take modules from what is kept from now on, in a process that does one thing and ends."""
    if PathFinder in sys.meta_path:
        finder = _KeptFinder(_FILE)
        sys.meta_path.insert(sys.meta_path.index(PathFinder), finder)
        atexit.register(finder.keep)
