"""The small briefing with which `make-briefing new` begins a folder: all of its files are written or none.

No file that is there is written over.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from briefing.errors import Diagnostic, OutputError, Place
from briefing.files import folder as our_folder
from briefing.files import os_reason, record_path, seed

FILES = Path(__file__).with_name("files")
_SCHEMA = "facts.schema.json"
_MAX_NAMES = 12
"""Files that a message names."""


def make_folder(folder: Path, from_seed: bool = False) -> tuple[Path, ...]:
    """Fill `folder`, new or empty, with a small briefing that builds, or with our sample; the paths that were made.

    OutputError says what is in the way, or what the system said; then nothing is written.
    """
    files = seed_files() if from_seed else starter_files()
    try:
        if problem := _obstacle(folder):
            hint = "name a new or an empty folder"
            raise OutputError([Diagnostic(Place(str(folder)), "in-the-way", problem, hint)])
        beside = folder if folder.is_dir() else folder.parent
        with tempfile.TemporaryDirectory(prefix=".", suffix=".make-briefing.tmp", dir=beside) as name:
            # All is written aside first; then a rename, which cannot fail half-way, gives it its place.
            draft = Path(name) / "draft"
            for file, data in files.items():
                (draft / file).parent.mkdir(parents=True, exist_ok=True)
                (draft / file).write_bytes(data)
            if folder.is_dir():
                _move_all(draft, folder)
            else:
                draft.rename(folder)
    except OSError as error:
        message = f"cannot be written: {os_reason(error)}"
        raise OutputError([Diagnostic(Place(str(folder)), "output", message)]) from None
    return tuple(folder / name for name in sorted(files))


def starter_files() -> dict[str, bytes]:
    """Names and content of the files of a new briefing."""
    files = {path.relative_to(FILES).as_posix(): path.read_bytes() for path in FILES.rglob("*") if path.is_file()}
    return files | {_SCHEMA: (our_folder("seeds") / _SCHEMA).read_bytes()}


def seed_files() -> dict[str, bytes]:
    """Names and content of our sample, under the names that a build looks for."""
    ours = seed()
    files = {"facts.yaml": ours, "facts.checked.json": record_path(ours), _SCHEMA: ours.with_name(_SCHEMA)}
    return {name: path.read_bytes() for name, path in files.items()}


def _obstacle(folder: Path) -> str:
    """What lies in or at `folder`, in words, or ""."""
    if folder.is_dir():
        names = sorted(path.name for path in folder.iterdir())
        more = [f"{len(names) - _MAX_NAMES} more"] if len(names) > _MAX_NAMES else []
        listed = ", ".join(names[:_MAX_NAMES] + more)
        return f"is not empty, so nothing was written; it holds {listed}" if names else ""
    return "is no folder, so nothing was written" if folder.exists() or folder.is_symlink() else ""


def _move_all(source: Path, target: Path) -> None:
    """Move what is in one folder into another; if anything cannot be moved, what was moved is moved back."""
    moved: list[tuple[Path, Path]] = []
    try:
        for path in sorted(source.iterdir()):
            moved.append((path, path.rename(target / path.name)))
    except OSError:
        for path, new_path in moved:
            new_path.rename(path)
        raise
