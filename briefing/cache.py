"""The user's cache folder: what is kept there may be lost, and only what this user has put there is read back.

A cache folder may be shared, restored from elsewhere, or open to others, and what lies in it becomes code or a picture
of a document.  So every entry begins with a seal that only the holder of the user's key can make; the key lies
among the user's data, not in the cache.  Folders and entries of another owner, or that others can write to, count
as empty all the same.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from briefing import files
from briefing.errors import OutputError
from briefing.process import does_one_task
from briefing.records import NamedTuple

Found = TypeVar("Found")
Asked = ParamSpec("Asked")
Key = TypeVar("Key")
Made = TypeVar("Made")

_SEAL = 32
_KEY_BYTES = 32
_PUTS = Counter[Path]()
"""How many entries this process has put into each folder."""
_MET = OrderedDict[Path, bytes]()
"""The newest entries that this process has made and not written, if it waits until one is asked for again."""
_MOST_MET = 200
_waits = False
_PRUNINGS = 20
"""So often is a cache pruned while one process fills it; what it has then beyond its limits is little."""


class Cache:
    """A folder of entries, the oldest of which go; one that cannot be read or written is as good as empty."""

    def __init__(self, folder: Path, max_entries: int = 500, max_bytes: int = 20_000_000) -> None:
        self.folder = folder
        self._max_entries, self._max_bytes = max_entries, max_bytes

    def get(self, name: str) -> bytes | None:
        """What was kept under `name`; None if there is nothing, or nothing of this user's."""
        if (met := _MET.pop(self.folder / name, None)) is not None:
            self._write(name, met)
            return met
        with suppress(OSError):
            if (key := _user_key()) and is_private(self.folder.lstat()):
                entry = _read_private(self.folder / name)
                if entry[:_SEAL] == self._seal(key, name, entry[_SEAL:]):
                    return entry[_SEAL:]
        return None

    def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`, whole or not at all, and let go of the oldest entries beyond the limits."""
        if not _waits:
            self._write(name, content)
            return
        _MET[self.folder / name] = content
        if len(_MET) > _MOST_MET:
            _MET.popitem(last=False)

    def _write(self, name: str, content: bytes) -> None:
        with suppress(OSError, OutputError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if (key := _user_key()) and is_private(self.folder.lstat()):
                sealed = self._seal(key, name, content) + content
                # What a killed run left there grows old like any entry, and goes.
                files.write_file(self.folder / name, sealed, sync=False, mode=0o600, sweeps=False)
                # Not each time: to look at all entries takes longer than to write one.
                if _PUTS[self.folder] % max(1, self._max_entries // _PRUNINGS) == 0:
                    self._prune()
                _PUTS[self.folder] += 1

    def _seal(self, key: bytes, name: str, content: bytes) -> bytes:
        named = f"{self.folder.name}/{name}\0".encode()
        return hashlib.blake2b(named + content, key=key, digest_size=_SEAL).digest()

    def _prune(self) -> None:
        """Remove what is beyond the limits: a name that is no longer asked for grows old and goes."""
        newest_first = sorted(((file.stat(), file) for file in self.folder.iterdir()), key=lambda s: -s[0].st_mtime_ns)
        total = 0
        for count, (state, file) in enumerate(newest_first, 1):
            total += state.st_size
            if count > self._max_entries or total > self._max_bytes:
                file.unlink(missing_ok=True)


def keep_what_recurs() -> None:
    """Write from now on only what is asked for a second time, in a process that does many tasks.

    Of ten thousand briefings each has charts of its own, and to write and remove these took a tenth of the time.
    """
    global _waits
    _waits = True


def does_many_tasks() -> bool:
    """Whether this process writes only what recurs."""
    return _waits


def user_cache(name: str) -> Cache | None:
    """The cache called `name` in the folder that this system has for such files; None where it has none."""
    folder = files.user_folder("cache")
    return Cache(folder / name) if folder else None


def cached(kind: str, name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, or what it gave before and this user's cache called `kind` has under `name`."""
    cache = user_cache(kind)
    kept = cache.get(name) if cache else None
    if kept is not None:
        return kept
    content = make()
    if cache:
        cache.put(name, content)
    return content


class Memory(OrderedDict[Key, Made]):
    """What this process has made, by all that it depends on; of more than `most` the one goes that waited longest."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def recall(self, key: Key) -> Made | None:
        """What was kept for `key`, if it is still there."""
        with suppress(KeyError):  # another thread may let go of it meanwhile
            self.move_to_end(key)
            return self[key]
        return None

    def keep(self, key: Key, made: Made) -> Made:
        """Keep what was made."""
        self[key] = made
        if len(self) > self._most:
            self.popitem(last=False)
        return made


class _Faultless(NamedTuple):
    """Digests of the questions that found nothing wrong before, and of those that did so now."""

    known: dict[bytes, None]
    asked: dict[bytes, None]


_remembered: ContextVar[_Faultless | None] = ContextVar("_remembered", default=None)
_DIGEST, _MOST_FAULTLESS, _MOST_SUBJECTS = 16, 5_000, 50
_found_right: dict[Path, dict[bytes, None]] = {}
"""What this process knows to be right, by where that is kept."""


@contextmanager
def remembering(kind: str, subject: str, readers: Iterable[Path], *, wanted: bool = True) -> Iterator[None]:
    """While this lasts, what `remembered` functions find right is kept for this user, if that is `wanted`.

    So who reads the same `subject` again, such as a file by its path, looks only at what has changed in it.  Where the
    files in the folders of `readers` have changed all is sought anew: another version may find more.
    A process that goes on afterwards reads and writes that once for each subject, and keeps what it finds later.
    """
    kept = user_cache(kind) if wanted else None
    if kept is None:
        yield
        return
    # Of many tasks, each for a subject of its own, nothing is written.
    name = "" if _waits else hashlib.sha256(f"{subject}\0{[*map(state_of, readers)]}".encode()).hexdigest()
    known, asked = _found_right.get(kept.folder / name), dict[bytes, None]()
    is_written = name and (known is None or does_one_task())
    if known is None:
        entry = kept.get(name) or b"" if name else b""
        known = {entry[at : at + _DIGEST]: None for at in range(0, len(entry), _DIGEST)}
    token = _remembered.set(_Faultless(known, asked))
    try:
        yield
    finally:
        _remembered.reset(token)
        if is_written and not asked.keys() <= known.keys():
            kept.put(name, b"".join([*(asked | known)][:_MOST_FAULTLESS]))
        if len(_found_right) > _MOST_SUBJECTS or len(known) > _MOST_FAULTLESS:
            _found_right.clear()
            known.clear()
        known |= asked
        _found_right[kept.folder / name] = known


def remembered(find: Callable[Asked, Iterable[Found]]) -> Callable[Asked, Iterator[Found]]:
    """Let a function that finds what is wrong not be called where it is remembered that this is nothing.

    What it finds depends on nothing but the readers and its arguments, which `repr` tells apart.
    """

    @wraps(find)
    def found(*arguments: Asked.args, **named: Asked.kwargs) -> Iterator[Found]:
        if (faultless := _remembered.get()) is None:
            yield from find(*arguments, **named)
            return
        # The same set may be written in any order.
        plain = [sorted(part) if isinstance(part, frozenset) else part for part in arguments]
        question = repr((find.__module__, find.__qualname__, plain, named)).encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(question, digest_size=_DIGEST).digest()
        is_right = True
        for wrong in () if digest in faultless.known else find(*arguments, **named):
            is_right = False
            yield wrong
        if is_right:
            faultless.asked[digest] = None

    return found


@lru_cache(maxsize=8)
def state_of(folder: Path) -> str:
    """The digest of a folder, and of name, size and time of each file in it and below; to read them takes longer."""
    return hashlib.sha256(repr((str(folder), sorted(_states_in(folder)))).encode()).hexdigest()


def _states_in(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.name.endswith((".py", ".json", ".txt")):
            state = entry.stat()
            yield entry.name, state.st_size, state.st_mtime_ns
        elif entry.is_dir():
            yield from _states_in(entry.path)


def is_private(state: os.stat_result) -> bool:
    """Whether a file or folder is this user's, and nobody else can write to it; Windows does not tell."""
    return os.name == "nt" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)


def _read_private(path: Path, forbidden: int = 0) -> bytes:
    """The bytes of a regular file of this user's; OSError for a link, a pipe, or a file that others can write to.

    Nor may it have any of the `forbidden` permissions.
    """
    flags = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    with os.fdopen(os.open(path, os.O_RDONLY | flags), "rb") as file:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode) or not is_private(state) or state.st_mode & forbidden:
            raise PermissionError(f"{path} is open to others")
        return file.read()


def _user_key() -> bytes | None:
    folder = files.user_folder("data")
    return _key_in(folder) if folder else None


@lru_cache(maxsize=4)
def _key_in(folder: Path) -> bytes | None:
    """The user's secret, made when it is first needed; None where no secret can be kept, so that nothing is cached."""
    path = folder / "cache.key"
    with suppress(OSError):
        if not path.exists():
            _make_key(path)
        key = _read_private(path, forbidden=0 if os.name == "nt" else 0o077)
        return key if len(key) == _KEY_BYTES else None
    return None


def _make_key(path: Path) -> None:
    """Write a new secret at once and as a whole; one that another process has written meanwhile stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
