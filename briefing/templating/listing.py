"""List the templates that there are: where each comes from, what it is for, and which blocks it lets one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import OutputError, Place, Problem, TemplateError, did_you_mean
from briefing.files import os_reason, write_file
from briefing.records import NamedTuple
from briefing.templating.environment import UsedTemplate
from briefing.templating.folders import BUILTIN, SUFFIX, Template, read_templates

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
