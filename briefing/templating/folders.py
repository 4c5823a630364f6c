"""Template folders in, the text of each template in them out: regular files inside their folder, or why not."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing import files
from briefing.yaml_source.characters import bad_characters

SUFFIX = ".j2"
BUILTIN = "builtin/"
ROOT = "briefing.md.j2"
GENERIC = "sections/generic.md.j2"
HTML = ".html.j2"
LARGEST, MOST, DEEPEST = 256_000, 500, 8
"""Bytes of one template, templates of one folder, and folders below it."""

_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+["']([^"']+)["']""")


class Template(NamedTuple):
    """One template: the `name` that others call it by, its file and its text, or the `problem` why it has none.

    Ours are called `builtin/…`; a `problem` may also stand for a whole folder that is refused.
    """

    name: str
    file: str
    text: str = ""
    problem: str = ""

    @property
    def ours(self) -> bool:
        """Whether it came with the package."""
        return self.name.startswith(BUILTIN)

    @property
    def origin(self) -> str:
        """Where it lies: the user's by its path, ours by its name."""
        return self.name if self.ours else shown(self.file)

    @property
    def extends(self) -> str:
        """The name of the template that it extends, "" if none."""
        match = _EXTENDS.search(self.text)
        return match[1] if match else ""


class RefusedError(Exception):
    """Why a file is no template."""


def template_folders(facts: Path, first: Path | None = None) -> tuple[Path, ...]:
    """Where the templates of the briefing `facts` are looked for: `first`, `templates` beside it, and ours."""
    beside = facts.parent / "templates"
    folders = (first, beside if beside.is_dir() else None, files.folder("templates"))
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder))


def read_templates(folders: tuple[Path, ...]) -> tuple[Template, ...]:
    """All templates of the `folders`, ours last; of one name, the first folder that has it counts."""
    *theirs, ours = folders
    found: dict[str, Template] = {}
    for folder in theirs:
        for template in _templates(folder):
            found.setdefault(template.name, template)
    return (*found.values(), *(t._replace(name=BUILTIN + t.name) for t in _templates(ours)))


def shown(file: str) -> str:
    """A path as the user would write it: relative to the working folder where it lies below it."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def _templates(folder: Path) -> Iterator[Template]:
    root = folder.resolve()
    for count, (path, problem) in enumerate(_files(root, root)):
        name = path.relative_to(root).as_posix()
        problem = problem or (f"is one of more than {MOST} templates in {shown(str(root))}" if count >= MOST else "")
        try:
            yield Template(name, str(path), "" if problem else _text(path.resolve()), problem)
        except RefusedError as reason:
            yield Template(name, str(path), problem=str(reason))
        if count >= MOST:
            return


def _files(folder: Path, root: Path, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Each template below `folder` in order, and each folder or template that is refused, with the reason."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder, f"cannot be read: {error.strerror}"
        return
    for path in _visible(entries):
        is_folder = path.is_dir()
        if not _inside(path, root):
            yield path, "is a link that leads out of its folder of templates"
        elif is_folder and depth < DEEPEST:
            yield from _files(path, root, depth + 1)
        elif not is_folder:
            yield path, ""


def _visible(entries: Iterable[Path]) -> Iterator[Path]:
    """Templates and folders that are not hidden."""
    for path in entries:
        if not path.name.startswith(".") and (path.name.endswith(SUFFIX) or path.is_dir()):
            yield path


def _inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links that lead to each other
        return False


def _text(path: Path) -> str:
    """The text of a file; RefusedError if it is no regular one, too large, or not plain UTF-8."""
    try:
        data = _data(path)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(f"is not UTF-8: byte {error.start + 1} is {data[error.start]:#04x}") from None
    except OSError as error:
        raise RefusedError(f"cannot be read: {error.strerror or error}") from None
    text = text.replace("\r\n", "\n")
    for offset, description in bad_characters(text):
        raise RefusedError(f"line {text.count(chr(10), 0, offset) + 1}: {description}")
    return text


def _data(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise RefusedError("is no regular file")
    # The file may be another one by now: neither a link is followed, nor a pipe waited for.
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
    with os.fdopen(os.open(path, os.O_RDONLY | sum(flags)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise RefusedError("is no regular file")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RefusedError(f"is larger than {LARGEST // 1000} kB")
    return data
