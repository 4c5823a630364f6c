"""Files: write one whole or not at all, and find what ships with the package and the user's cache folder.

An output file is written beside its target and then renamed, so that a build that fails, or is killed,
leaves an older file as it was.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from glob import escape
from pathlib import Path

from briefing.errors import Diagnostic, OutputError, Place

_SUFFIX = ".make-briefing.tmp"


def write_file(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Put `data` at `path` by way of a temporary file beside it; an old file survives any failure.

    `sync` waits until the disk has it; what can be made again need not wait.  OutputError says what the system said.
    """
    try:
        _sweep(path)
        _replace(path, data, sync)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise OutputError([Diagnostic(Place(str(path)), "output", message, _hint(path))]) from None


def _replace(path: Path, data: bytes, sync: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    if sync:
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


_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `templates`, `assets` or `seeds` that came with this package."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def asset(*parts: str) -> Path:
    """A file below `assets`."""
    return folder("assets").joinpath(*parts)


def seed() -> Path:
    """The facts file that `make-briefing` builds when it is given none."""
    return folder("seeds") / "azerbaijan-russia.yaml"


def cache_folder() -> Path:
    """The folder that this system has for what we may lose, as ours."""
    return _user_folder() / "make-briefing"


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"
