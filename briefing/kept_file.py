"""A file beside Python's bytecode that keeps what is compiled: entries by name, trusted as the bytecode beside it is.

It is for the one Python, and the one state of the module, that made it; all else that an entry depends on is told by
its name or by itself.  It is not written where Python is to write no bytecode.
"""

from __future__ import annotations

import atexit
import marshal
import mmap
import os
import sys
from contextlib import suppress
from itertools import accumulate, pairwise
from pathlib import Path

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
