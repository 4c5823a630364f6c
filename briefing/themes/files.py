"""The name of a file beside a theme in, its bytes out: a regular file inside that folder, and no larger than said."""

from __future__ import annotations

from pathlib import Path


class FileError(Exception):
    """A file that cannot be used: the message says why, as the rest of a sentence, the hint what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint


def read_beside(folder: Path, name: str, most: int) -> tuple[Path, bytes]:
    """Where the file `name` in `folder` lies, links followed, and its content of at most `most` bytes."""
    path = _inside(folder, name)
    try:
        if path.stat().st_size > most:
            raise FileError(f"has more than {most // 1_000_000} MB", "give a smaller file")
        return path, path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read: {error.strerror}") from None


def _inside(folder: Path, name: str) -> Path:
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise FileError("lies outside the folder of the theme", "put a copy beside the theme")
        if not path.exists():
            raise FileError("is not there", "write the name of a file beside the theme")
        if not path.is_file():
            raise FileError("is not a file")
    except (OSError, ValueError, RuntimeError):
        raise FileError("is no name of a file") from None
    return path
