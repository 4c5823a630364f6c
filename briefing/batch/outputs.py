"""Where the briefings of a batch go: names made of a pattern, and files that are written whole or not at all.

A pattern such as `out/{id:2}/{id}-{language}.pdf` names columns of the table; what their cells say becomes a part of a
file's name, and can neither leave the folder nor be a name that some system cannot have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from briefing.errors import OutputError, Place, Problem, ProblemError
from briefing.files import is_device_name, os_reason, remove_abandoned_drafts, write_file

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

ID = "id"
"""What stands in a pattern for the key of a briefing."""
_NAME_RULE = "batch-name"
_LONGEST = 200
"""Bytes of one part of a name: most systems have 255, and what is being written needs some."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_SUFFIXES = (".pdf", ".html", ".htm", ".eml")
_SHARD = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern of names: `{id}` is the key, `{column}` a cell, and `{id:2}` its first two characters."""

    folder: str
    name: str

    @classmethod
    def of(cls, text: str, columns: tuple[str, ...]) -> NamePattern:
        """The pattern that somebody has written; OutputError if it names no column, or not the key."""
        folder = cls.folder_of(text)
        pattern = cls(folder, text.removeprefix(folder).removeprefix("/"))
        if problem := pattern._wrong(columns):
            raise OutputError([problem.at(Place("-o", line=0))])
        return pattern

    @staticmethod
    def folder_of(text: str) -> str:
        """The folder of all files of a pattern: what comes before the first part with a column."""
        folder, slash, _ = text.partition("{")[0].rpartition("/")
        return folder or ("/" if slash else ".")

    def _wrong(self, columns: tuple[str, ...]) -> Problem | None:
        hint = "write for example -o 'out/{id}.pdf'"
        try:
            fields = [(name, spec) for _, name, spec, _ in Formatter().parse(self.name) if name is not None]
        except ValueError:
            return Problem(_NAME_RULE, "a brace is not closed", hint)
        for name, spec in fields:
            if name not in (ID, *columns):
                return Problem(_NAME_RULE, f"the table has no column {{{name}}}", f"it has {', '.join(columns[:12])}")
            if spec and not _SHARD.fullmatch(spec):
                return Problem(
                    _NAME_RULE, f"{{{name}:{spec}}} is no part of a cell", "{id:2} is its first two characters"
                )
        if not self.name.lower().endswith(_SUFFIXES):
            return Problem(_NAME_RULE, f"{self.name} is of no kind that is made", "end it in .pdf, .html or .eml")
        if (ID, "") not in fields:
            return Problem(_NAME_RULE, "the names of the files do not have {id}, so all would be one", hint)
        return None

    def name_of(self, key: str, cells: Mapping[str, str]) -> str:
        """The name of a briefing's file below the folder; ProblemError if it cannot be one."""
        parts = []
        for text, name, spec, _ in Formatter().parse(self.name):
            parts.append(text)
            if name is not None:
                cell = unicodedata.normalize("NFC", key if name == ID else cells[name])
                if found := _FORBIDDEN.search(cell):
                    message = f'"{cell}" cannot be part of the name of a file: it has {found[0]!r}'
                    raise ProblemError(
                        Problem(_NAME_RULE, message, f"give the table a column with short names for {name}")
                    )
                parts.append(cell[: int(spec)] if spec else cell)
        made = "".join(parts)
        for part in made.split("/"):
            reason = (
                "is empty"
                if not part.strip()
                else "begins or ends with a point or a space"
                if part.strip(". ") != part
                else "is the name of a device on Windows"
                if is_device_name(part)
                else f"has more than {_LONGEST} bytes"
                if len(part.encode()) > _LONGEST
                else ""
            )
            if reason:
                raise ProblemError(
                    Problem(_NAME_RULE, f'the name "{made}" cannot be that of a file: "{part}" {reason}')
                )
        return made


class Outputs:
    """The folder of a batch, on this machine or elsewhere (`s3://`, `gs://`, and whatever fsspec knows)."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._files: AbstractFileSystem | None = None
        self._made: set[str] = set()
        if "://" not in folder:
            return
        try:
            from fsspec.core import url_to_fs

            self._files, root = url_to_fs(folder)
        except ImportError as error:  # of fsspec, or of what it needs for this kind of address
            hint = None if "fsspec" not in str(error) else "pip install 'make-briefing[batch]'"
            raise _no_system(folder, str(error), hint) from None
        except ValueError as error:
            raise _no_system(folder, str(error), "write s3://bucket/folder, gs://bucket/folder or a folder") from None
        self._root = root.rstrip("/")

    @property
    def is_local(self) -> bool:
        """Whether the folder is on this machine, so that the command itself writes it."""
        return self._files is None

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all; OutputError if that cannot be done."""
        if self._files is None:
            path = Path(self.folder, name)
            if str(path.parent) not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                remove_abandoned_drafts(path.parent)
                self._made.add(str(path.parent))
            write_file(path, data, sweeps=False)
            return
        try:
            # An object is there as soon as all of it has arrived, and not before.
            self._files.pipe_file(f"{self._root}/{name}", data)
        except Exception as error:
            raise self._failed(name, error) from None

    def size(self, name: str) -> int | None:
        """The size of a file in bytes; None if it is not there."""
        try:
            if self._files is None:
                return Path(self.folder, name).stat().st_size
            return int(self._files.size(f"{self._root}/{name}"))
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes:
        """A file's bytes; OutputError if it cannot be read."""
        try:
            return (
                Path(self.folder, name).read_bytes()
                if self._files is None
                else bytes(self._files.cat_file(f"{self._root}/{name}"))
            )
        except Exception as error:
            raise self._failed(name, error) from None

    def fetch(self, name: str, path: Path) -> None:
        """Copy a file from a folder elsewhere to this machine, if it is there; OutputError if that fails."""
        if self._files is not None and self.size(name) is not None:
            write_file(path, self.read(name))

    def send(self, path: Path, name: str) -> None:
        """Copy a file of this machine to a folder elsewhere; OutputError if that fails."""
        try:
            if self._files is not None:
                self._files.put_file(str(path), f"{self._root}/{name}")
        except Exception as error:
            raise self._failed(name, error) from None

    def _failed(self, name: str, error: Exception) -> OutputError:
        reason = os_reason(error) if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        return OutputError(
            [Problem("output", f"cannot be written or read: {reason}").at(Place(f"{self.folder}/{name}", line=0))]
        )


def _no_system(folder: str, reason: str, hint: str | None) -> OutputError:
    return OutputError([Problem("output", f"no files can be written there: {reason}", hint).at(Place(folder, line=0))])
