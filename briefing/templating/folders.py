"""Find, read and list templates: regular files inside their folder, each with its text or the reason why it has none.

A list says where each comes from, what it is for, and which blocks it lets one change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from briefing import files
from briefing.errors import OutputError, Place, Problem, TemplateError, did_you_mean
from briefing.files import os_reason, write_file
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


class UsedTemplate(NamedTuple):
    """One file that a document was made with.

    `part` is the template that was asked for, `name` the one that was found (ours begin with
    `builtin/`), `origin` where it lies, `by` the name of the template that asked, "" for the first;
    `extends` if that one extends it.
    """

    part: str
    name: str
    origin: str
    by: str
    extends: bool


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
        return self.name if self.ours else shown_path(self.file)

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


def shown_path(file: str) -> str:
    """A path as the user would write it: relative to the working folder where it lies below it."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file


def place_of(file: str, line: int = 1, column: int = 1) -> Place:
    """A place in a template."""
    return Place(shown_path(file), line, column)


@cache
def _ours(folder: Path) -> tuple[Template, ...]:
    """The templates of the package, which do not change while it runs."""
    return tuple(_templates(folder))


def _templates(folder: Path) -> Iterator[Template]:
    root = folder.resolve()
    for count, (path, problem) in enumerate(_files(root, root)):
        name, text = path.relative_to(root).as_posix(), ""
        if count >= MOST:
            problem = problem or f"is one of more than {MOST} templates in {shown_path(str(root))}"
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


_PURPOSE = re.compile(r"\s*\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")


class ListedTemplate(NamedTuple):
    """One template: its name, where it is taken from, its first comment, and the blocks that one may override."""

    name: str
    origin: str
    purpose: str
    blocks: tuple[str, ...]


class TemplateListing:
    """The templates of some folders, each under the name that it is asked for by; `folders` end with ours."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._all = {template.name: template for template in read_templates(folders)}

    def entries(self) -> list[ListedTemplate]:
        """Every template that a document may be made with, the root first, then by name."""
        entries = []
        for name in sorted({name.removeprefix(BUILTIN) for name in self._all}, key=lambda name: ("/" in name, name)):
            template = self._all.get(name) or self._all[BUILTIN + name]
            purpose = _PURPOSE.match(template.text)
            words = template.problem or (" ".join(purpose[1].split()) if purpose else "")
            entries.append(ListedTemplate(name, template.origin, words, tuple(self._blocks(template))))
        return entries

    def text(self, name: str) -> str:
        """The text of the template called `name`; TemplateError if there is none, or it may not be read."""
        return self._named(name).text

    def copy(self, name: str, folder: Path) -> Path:
        """Write the template called `name` into `folder` as a build would look for it; OutputError if one is there."""
        template = self._named(name)
        target = folder / template.name.removeprefix(BUILTIN)
        if target.exists() or target.is_symlink():
            hint = "edit it, remove it, or name another folder"
            problem = Problem("in-the-way", "is there, so nothing was written", hint)
            raise OutputError([problem.at(Place(str(target)))])
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"cannot be made: {os_reason(error)}"
            raise OutputError([Problem("output", message).at(Place(str(target.parent)))]) from None
        write_file(target, template.text.encode())
        return target

    def _blocks(self, template: Template, seen: frozenset[str] = frozenset()) -> list[str]:
        """The blocks of a template and of those that it extends, in the order in which they are printed."""
        above = self._found(template.extends)
        if above is None or above.name in seen:
            return list(dict.fromkeys(_BLOCK.findall(template.text)))
        inherited = self._blocks(above, seen | {template.name})
        return list(dict.fromkeys([*inherited, *_BLOCK.findall(template.text)]))

    def _found(self, name: str) -> Template | None:
        return self._all.get(name) or self._all.get(BUILTIN + name)

    def _named(self, name: str) -> Template:
        template = self._found(name) or self._found(_full(name)) or self._found(f"sections/{_full(name)}")
        if template is None:
            message = f'there is no template "{name}"'
            hint = did_you_mean(_short(name), map(_short, self._all))
            raise TemplateError([Problem("missing-template", message, hint).at(Place(name))])
        if template.problem:
            raise TemplateError([Problem("refused-template", template.problem).at(Place(template.origin))])
        return template


def _full(name: str) -> str:
    return f"{name.removesuffix(SUFFIX).removesuffix('.md')}.md{SUFFIX}"


def _short(name: str) -> str:
    """`trade` for `sections/trade.md.j2`."""
    return name.removeprefix(BUILTIN).removeprefix("sections/").removesuffix(SUFFIX).removesuffix(".md")


def part_lines(uses: Sequence[UsedTemplate]) -> list[str]:
    """Which file each part of a document came from: one line for the root and for each template that it includes."""
    root = next(use for use in uses if not use.by)
    frame = [root, *_reached(root, uses, extending=True)]
    names = {use.name for use in frame}
    parts = [use for use in uses if use.by in names and not use.extends]
    lines = []
    for use, below in ((root, frame[1:]), *((part, _reached(part, uses)) for part in parts)):
        more = (f", {'extends' if other.extends else 'includes'} {other.origin}" for other in below)
        lines.append(f"{use.part}: {use.origin}{''.join(more)}")
    return lines


def _reached(use: UsedTemplate, uses: Sequence[UsedTemplate], extending: bool = False) -> list[UsedTemplate]:
    """What a template extends and, unless only `extending` counts, includes, all the way down."""
    reached: dict[UsedTemplate, None] = {}
    waiting = [use]
    while waiting:
        by = waiting.pop(0).name
        below = [u for u in uses if u.by == by and u not in reached and (u.extends or not extending)]
        reached |= dict.fromkeys(below)
        waiting += below
    return list(reached)
