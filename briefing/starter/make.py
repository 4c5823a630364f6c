"""A folder's name in, a briefing to write over in it out: all of its files, or none, and never over another file."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import Diagnostic, OutputError, Place
from briefing.evidence.record import record_path
from briefing.files import folder as our_folder
from briefing.files import seed

FILES = Path(__file__).with_name("files")
_SCHEMA = "facts.schema.json"
_MOST_NAMED = 12


def make_folder(folder: Path, from_seed: bool = False) -> tuple[Path, ...]:
    """Fill `folder`, new or empty, with a briefing that builds, or with the one that comes with us; the paths made.

    OutputError says what is in the way, or what the system said; then nothing is written.
    """
    files = seed_files() if from_seed else starter_files()
    try:
        _refuse(folder)
        _fill(folder, files)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise OutputError([Diagnostic(Place(str(folder)), "output", message)]) from None
    return tuple(folder / name for name in sorted(files))


def starter_files() -> dict[str, bytes]:
    """Names and content of the files of a new briefing."""
    files = {path.relative_to(FILES).as_posix(): path.read_bytes() for path in FILES.rglob("*") if path.is_file()}
    return files | {_SCHEMA: (our_folder("seeds") / _SCHEMA).read_bytes()}


def seed_files() -> dict[str, bytes]:
    """Names and content of the briefing that comes with us, under the names that a build looks for."""
    ours = seed()
    files = {"facts.yaml": ours, "facts.checked.json": record_path(ours), _SCHEMA: ours.with_name(_SCHEMA)}
    return {name: path.read_bytes() for name, path in files.items()}


def _refuse(folder: Path) -> None:
    """OutputError if anything lies in or at `folder`, or there is nowhere to put it."""
    if folder.is_dir():
        if names := sorted(path.name for path in folder.iterdir()):
            more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
            message = f"is not empty, so nothing was written; it holds {', '.join(names[:_MOST_NAMED] + more)}"
            raise OutputError([Diagnostic(Place(str(folder)), "in-the-way", message, "name a new or an empty folder")])
    elif folder.exists() or folder.is_symlink():
        message = "is no folder, so nothing was written"
        raise OutputError([Diagnostic(Place(str(folder)), "in-the-way", message, "name a new or an empty folder")])


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files aside, then give them their place in one step, or in one for each if the folder is there."""
    beside = folder if folder.is_dir() else folder.parent
    with tempfile.TemporaryDirectory(prefix=".", suffix=".make-briefing.tmp", dir=beside) as name:
        draft = Path(name) / "draft"
        for file, data in files.items():
            (draft / file).parent.mkdir(parents=True, exist_ok=True)
            (draft / file).write_bytes(data)
        if folder.is_dir():
            _move(draft, folder)
        else:
            draft.rename(folder)


def _move(draft: Path, folder: Path) -> None:
    moved: list[tuple[Path, Path]] = []
    try:
        for path in sorted(draft.iterdir()):
            moved.append((path, path.rename(folder / path.name)))
    except OSError:
        for path, target in moved:
            target.rename(path)
        raise
