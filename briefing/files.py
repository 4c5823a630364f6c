"""Files: read what others give us, write whole or not at all, find what ships with us and the folders of the user.

An output file is written beside its target and then renamed, so that a build that fails, or is killed,
leaves an older file as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import tempfile
import unicodedata
from pathlib import Path
from typing import Literal

from briefing.errors import Diagnostic, OptionError, OutputError, Place, Problem, ProblemError

_SUFFIX = ".make-briefing.tmp"
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ .]*(?:\..*)?", re.IGNORECASE)
_INPUTS: set[Path] = set()
"""The files that were read as inputs so far: of a build, a list of readers, a mail."""
_PACKAGE = Path(__file__).resolve().parent


def os_reason(error: Exception) -> str:
    """Why the system did not read or write a file, in its own words; ValueError comes of an impossible name."""
    return getattr(error, "strerror", None) or str(error)


def is_device_name(name: str) -> bool:
    """Whether Windows keeps a file name for a device, whatever its ending: nobody there could save or open the file.

    >>> is_device_name("aux.pdf"), is_device_name("auxiliary.pdf")
    (True, False)
    """
    return _DEVICE.fullmatch(name) is not None


def require_path(file: object) -> Path:
    """The path of a `file` that a program names; OptionError for what is none."""
    if not isinstance(file, str | Path):
        problem = Problem("option", f"{file!r} is not a path", "give a str or a Path")
        raise OptionError([problem.at(Place("file", line=0))])
    return Path(file)


def read_input(path: Path, max_bytes: int, *, follow: bool = True) -> bytes:
    """The bytes of a regular file that somebody gives us, of no more than `max_bytes`; OSError says why not.

    A pipe is not waited for, nor is a link read unless we `follow` it.  From now on the file is an input, and no
    output takes its place.  Its name may have accents apart from their letters, as macOS writes them.
    """
    apart = path if str(path).isascii() else Path(unicodedata.normalize("NFD", str(path)))
    if apart != path and not path.exists() and apart.exists():
        path = apart
    names = ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", *(() if follow else ("O_NOFOLLOW",)))
    flags = sum(getattr(os, name, 0) for name in names)
    with os.fdopen(os.open(path, os.O_RDONLY | flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no regular file")
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise OSError(errno.EFBIG, f"it is larger than {max_bytes // 1000:,} kB")
    _INPUTS.add(path.absolute())
    return data


def read_in_folder(folder: Path, name: str, max_bytes: int, owner: str) -> bytes:
    """The file `name` in the folder of its `owner`, such as "the theme", links followed; ProblemError says why not.

    It may lie nowhere else: a file of a stranger that names one of ours would print it.  The message is the rest of a
    sentence about the file, and its rule is for whoever reports it to say.
    """
    message, hint = "", None
    try:
        file = (folder / name).resolve()
        if not file.is_relative_to(folder.resolve()):
            message, hint = f"lies outside the folder of {owner}", f"put a copy beside {owner}"
        elif not file.exists():
            message, hint = "is not there", f"write the name of a file beside {owner}"
        elif not file.is_file():
            message = "is not a file"
        elif file.stat().st_size > max_bytes:
            message, hint = f"has more than {max_bytes // 1_000_000} MB", "give a smaller file"
        else:
            return read_input(file, max_bytes)
    except OSError as error:
        message = f"cannot be read: {os_reason(error)}"
    except (ValueError, RuntimeError):  # a null byte, a loop of links
        message = "is no name of a file"
    raise ProblemError(Problem("file", message, hint))


def is_input(path: Path) -> bool:
    """Whether this process has read the file at `path` as an input, by whatever name."""
    return any(file.exists() and file.samefile(path) for file in _INPUTS)


def write_file(
    path: Path,
    data: bytes,
    *,
    sync: bool = True,
    mode: int | None = None,
    replaces_input: bool = False,
    sweeps: bool = True,
) -> None:
    """Put `data` at `path` by way of a temporary file beside it; an old file survives any failure.

    `sync` waits until the disk has it; what can be made again need not wait.  `mode` is given to the file, unless it
    keeps that of the old one.  OutputError says what the system said.
    Unless it `sweeps`, whoever writes thousands of files into a folder calls `remove_abandoned_drafts` for it, once.
    Only a regular file is ever replaced, and no input: a file that is renamed onto `/dev/null` would take its place.
    """
    try:
        if is_device_name(path.name):
            raise OSError(errno.EINVAL, "Windows keeps this name for a device")
        if path.exists():
            if not path.is_file() and not path.is_dir():
                raise OSError(errno.EINVAL, "it is a device or a pipe")
            if not replaces_input and is_input(path):
                raise OSError(errno.EEXIST, "it is an input, which would be lost")
        if sweeps:
            remove_abandoned_drafts(path.parent, _draft_prefix(path))
        _replace(path, data, sync, _mode(path) if mode is None else mode)
    except (OSError, ValueError) as error:
        message = f"cannot be written: {os_reason(error)}"
        raise OutputError([Diagnostic(Place(str(path)), "output", message, _hint(path))]) from None


def _replace(path: Path, data: bytes, sync: bool, mode: int) -> None:
    handle, draft = _locked_draft(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if sync:
                os.fsync(file.fileno())
            draft.chmod(mode)
            if os.name != "nt":  # before it is closed: then its lock ends, and another run may take it for a leftover
                draft.replace(path)
        if os.name == "nt":  # which renames no open file
            draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise
    if sync:
        with contextlib.suppress(OSError):  # Windows has no such call and does not need it
            handle = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(handle)  # so that the new name lasts, too
            finally:
                os.close(handle)


def _draft_prefix(path: Path) -> str:
    """How the names of the temporary files for `path` begin; cut, since with what follows they must not be too long."""
    return f".{path.name[:50]}."


def _locked_draft(path: Path) -> tuple[int, Path]:
    """A new temporary file for `path`, open and locked.

    Before it was locked, another run may have taken it for a leftover and removed it: then another is made.
    """
    while True:
        handle, name = tempfile.mkstemp(prefix=_draft_prefix(path), suffix=_SUFFIX, dir=path.parent)
        draft = Path(name)
        with contextlib.suppress(OSError):  # a file system without locks
            _lock(handle)
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(draft.stat(), os.fstat(handle)):
                return handle, draft
        os.close(handle)


def _mode(path: Path) -> int:
    """The mode of the file to be replaced, or what the user's mask gives a new one."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def remove_abandoned_drafts(folder: Path, prefix: str = ".") -> None:
    """Remove what earlier runs, killed on the way, left in a folder; what a living one writes is locked.

    With the `prefix` of one file, only what they left for this very file.
    """
    leftovers: list[str] = []
    with contextlib.suppress(OSError), os.scandir(folder) as files:  # of many; to match a pattern takes each longer
        leftovers = [file.path for file in files if file.name.startswith(prefix) and file.name.endswith(_SUFFIX)]
    for leftover in map(Path, leftovers):
        with contextlib.suppress(OSError):
            handle = os.open(leftover, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                _lock(handle)
                leftover.unlink()
            finally:
                os.close(handle)


def _lock(handle: int) -> None:
    """Lock an open file until it is closed, or its process ends; OSError if another process holds it.

    Windows needs no lock: nobody can remove a file there that is open.
    """
    if os.name != "nt":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _hint(path: Path) -> str | None:
    with contextlib.suppress(OSError, ValueError):  # the name may be too long to be looked for, or none
        if path.is_dir():
            return "it is a folder; name a file in it"
        if is_input(path) or is_device_name(path.name):
            return "name another file"
    return None if path.parent.is_dir() else f"there is no folder {path.parent}"


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


def user_folder(kind: Literal["cache", "config", "data"]) -> Path | None:
    """Our folder among those of this user for that `kind` of file; None where the system knows no home for him.

    Without HOME and without an entry among the system's users (a container with a made-up user id) there is
    none: platformdirs then raises RuntimeError or, before 4.9, answers with a path that begins with "~".
    """
    import platformdirs  # 5 ms, which not every command needs

    find = {
        "cache": platformdirs.user_cache_path,
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
    }
    try:
        folder = find[kind]("make-briefing", appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


MAX_RECORD = 16_000_000
"""The most bytes of a record."""


def record_path(facts: Path) -> Path:
    """Where the record of a facts file lies: `trade.yaml` → `trade.checked.json`."""
    return facts.with_name(f"{facts.stem}.checked.json")
