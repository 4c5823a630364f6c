"""Find and read templates: regular files inside their folder, each with its text or the reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefing import files
from briefing.errors import Place
from briefing.records import NamedTuple
from briefing.yaml_source.reader import bad_characters
from briefing.yaml_source.tree import composed

SUFFIX = ".j2"
BUILTIN = "builtin/"
ROOT, ONE_PAGE = "briefing.md.j2", "one-page.md.j2"
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
    return (*found.values(), *(t._replace(name=BUILTIN + t.name) for t in _ours(ours)))


def shown(file: str) -> str:
    """A path as the user would write it: relative to the working folder where it lies below it."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def place_of(file: str, line: int = 1, column: int = 1) -> Place:
    """A place in a template."""
    return Place(shown(file), line, column)


@cache
def _ours(folder: Path) -> tuple[Template, ...]:
    """The templates of the package, which do not change while it runs."""
    return tuple(_templates(folder))


def _templates(folder: Path) -> Iterator[Template]:
    root = folder.resolve()
    for count, (path, problem) in enumerate(_files(root, root)):
        name, text = path.relative_to(root).as_posix(), ""
        if count >= MOST:
            problem = problem or f"is one of more than {MOST} templates in {shown(str(root))}"
        if not problem:
            text, problem = _text(path.resolve())
        yield Template(name, str(path), text, problem)
        if count >= MOST:
            return


def _files(folder: Path, root: Path, depth: int = 0) -> Iterator[tuple[Path, str]]:
    """Each template below `folder` in order, and each folder or template that is refused, with the reason."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield folder, f"cannot be read: {files.os_reason(error)}"
        return
    for path in entries:
        is_folder = path.is_dir()
        if path.name.startswith(".") or not (is_folder or path.name.endswith(SUFFIX)):
            continue
        try:
            is_inside = path.resolve().is_relative_to(root)
        except (OSError, RuntimeError):  # links that lead to each other
            is_inside = False
        if not is_inside:
            yield path, "is a link that leads out of its folder of templates"
        elif is_folder and depth < DEEPEST:
            yield from _files(path, root, depth + 1)
        elif not is_folder:
            yield path, ""


def _text(path: Path) -> tuple[str, str]:
    """The text of a regular file of plain UTF-8, not too large; or the problem why it has none."""
    try:
        # The file may be another one by now: a link is not followed any more.
        data = files.read_input(path, LARGEST, follow=False)
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return "", f"is not UTF-8: byte {error.start + 1} is {data[error.start]:#04x}"
    except OSError as error:
        return "", f"cannot be read: {files.os_reason(error)}"
    for offset, description in bad_characters(text):
        return "", f"line {text.count(chr(10), 0, offset) + 1}: {description}"
    return composed(text), ""
