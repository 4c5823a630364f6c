"""Bytes in, a file out: whole or not at all, whatever happens on the way."""

from __future__ import annotations

import contextlib
import os
import tempfile
from glob import escape
from pathlib import Path

from briefing.errors import Diagnostic, OutputError, Place

_SUFFIX = ".make-briefing.tmp"


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path` by way of a temporary file beside it; an old file survives any failure.

    OutputError says what the system said.
    """
    try:
        _sweep(path)
        _replace(path, data)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise OutputError([Diagnostic(Place(str(path)), "output", message, _hint(path))]) from None


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The mode of the file to be replaced, or what the user's mask gives a new one."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last; Windows has no such call and does not need it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what an earlier run, killed on the way, left for this very file."""
    for leftover in path.parent.glob(f".{escape(path.name)}.*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _hint(path: Path) -> str | None:
    if path.is_dir():
        return "it is a folder; name a file in it"
    return None if path.parent.is_dir() else f"there is no folder {path.parent}"
