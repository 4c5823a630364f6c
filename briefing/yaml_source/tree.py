"""The tree of texts that a YAML file holds, where in the file each of them stands, and how it is written.

A path is a tuple of keys and list indices, such as `("facts", "pupils", "quantity", "value")`.  Paths outlive the
reading: a check that works on the finished model names the path of what it objects to, and `Places` has its line
and column.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import TypeAlias

import yaml

from briefing.errors import LoadError, Place, Problem
from briefing.records import NamedTuple

Key: TypeAlias = str | int


class YamlScalar(NamedTuple):
    """A text, never converted; `start` and `end` are offsets into the file's text."""

    text: str
    start: int
    end: int
    style: str | None

    @property
    def is_null(self) -> bool:
        """Whether nothing, or a word that YAML takes for nothing, stands there unquoted."""
        return self.style is None and self.text in {"", "~", "null", "Null", "NULL"}


class YamlSequence(NamedTuple):
    """A list of nodes."""

    items: tuple[YamlNode, ...]
    start: int


class YamlMapping(NamedTuple):
    """Nodes by key; `starts` has the offset of each key."""

    entries: dict[str, YamlNode]
    starts: dict[str, int]
    start: int

    def text(self, key: str) -> str:
        """The text at a key; nothing if there is none."""
        found = self.entries.get(key)
        return found.text if isinstance(found, YamlScalar) else ""

    def texts(self, key: str) -> list[str]:
        """The text at a key, or those of a list."""
        return [item.text for _, item in select(self, key, "[]") if isinstance(item, YamlScalar)]

    def with_entries(self, entries: Mapping[str, YamlNode]) -> YamlMapping:
        """The mapping with some more, or other, entries, which stand where it does."""
        starts = {key: self.starts.get(key, self.start) for key in entries}
        return YamlMapping({**self.entries, **entries}, {**self.starts, **starts}, self.start)


def made_scalar(text: str, start: int) -> YamlScalar:
    """A text that no file has, as if it stood at `start`."""
    return YamlScalar(text, start, start, '"')


def made_mapping(texts: Mapping[str, str], start: int) -> YamlMapping:
    """A mapping of texts that no file has, as if it stood at `start`."""
    return YamlMapping({}, {}, start).with_entries({key: made_scalar(text, start) for key, text in texts.items()})


YamlNode: TypeAlias = YamlScalar | YamlSequence | YamlMapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain_tree(node: YamlNode) -> Plain:
    """The node as nested dicts, lists and texts."""
    match node:
        case YamlScalar():
            return node.text
        case YamlSequence():
            return [plain_tree(item) for item in node.items]
        case YamlMapping():
            return {key: plain_tree(child) for key, child in node.entries.items()}


def select(node: YamlNode, *pattern: str) -> Iterator[tuple[tuple[Key, ...], YamlNode]]:
    """Every (path, node) below `node` that fits: a key, `*` for any child, `[]` for an item or a lone value."""
    found: list[tuple[tuple[Key, ...], YamlNode]] = [((), node)]
    for step in pattern:
        found = [((*path, key), child) for path, above in found for key, child in _children(above, step)]
    return iter(found)


def _children(node: YamlNode, step: str) -> Iterable[tuple[Key, YamlNode]]:
    if isinstance(node, YamlMapping):
        if step == "*":
            return node.entries.items()
        if step in node.entries:
            return ((step, node.entries[step]),)
    elif isinstance(node, YamlSequence) and step in ("*", "[]"):
        return enumerate(node.items)
    return ((0, node),) if step == "[]" else ()


class Places:
    """Where everything stands in one file; paths are keys as the file spells them, and list indices."""

    def __init__(self, file: YamlText, root: YamlMapping) -> None:
        self.root = root
        self._file = file

    def with_root(self, root: YamlMapping) -> Places:
        """The places of the same file, its nodes in another order."""
        return Places(self._file, root)

    def at(self, *path: Key) -> Place:
        """The place of a scalar, or of the key that holds a list or mapping; else of the nearest ancestor."""
        start = self.root.start
        node: YamlNode | None = self.root
        for key in path:
            if node is None:
                break
            start, node = _step(node, key, start)
        return self._file.place(start)

    def key(self, *path: Key) -> Place:
        """The place of the last key itself; else of the nearest ancestor."""
        match self._node(*path[:-1]), path[-1:]:
            case YamlMapping() as parent, (str(key),) if key in parent.starts:
                return self._file.place(parent.starts[key])
        return self.at(*path)

    def has(self, *path: Key) -> bool:
        """Whether the file itself holds something at this path."""
        return self._node(*path) is not None

    def within(self, *path: Key, offset: int) -> Place:
        """The place of character `offset` of a scalar's text, as it is written in the file."""
        match self._node(*path):
            case YamlScalar() as scalar:
                return self._file.within(scalar, offset)
        return self.at(*path)

    def _node(self, *path: Key) -> YamlNode | None:
        node: YamlNode | None = self.root
        for key in path:
            if node is None:
                break
            _, node = _step(node, key, 0)
        return node


def _step(node: YamlNode, key: Key, start: int) -> tuple[int, YamlNode | None]:
    """The child and its offset; a lone value is its own first item, and what is absent keeps the parent's offset."""
    match node, key:
        case YamlMapping(), str() if key in node.entries:
            child = node.entries[key]
            return (child.start if isinstance(child, YamlScalar) and not child.is_null else node.starts[key]), child
        case YamlSequence(), int() if 0 <= key < len(node.items):
            return node.items[key].start, node.items[key]
        case ((YamlMapping() | YamlScalar()), 0):
            return start, node
    return start, None


# How one non-blank character of a scalar's text can look in the file; white space is folded, so it does not count.
_ATOMS = {
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)|[^\\ \t\n]", re.DOTALL),
    "'": re.compile(r"''|[^ \t\n]"),
    None: re.compile(r"[^ \t\n]"),
}


_ESCAPE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_INK = re.compile(r"[^ \t\n]")
_BLANK = dict.fromkeys(" nt\n", "")
"""What a backslash makes a space or the end of a line, which do not count."""
_ACCENTED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
# Spaces that hardly a face has: a reader sees a space; of soft hyphens and joiners he sees nothing.
_SPACES = dict.fromkeys((0x1680, *range(0x2000, 0x2007), 0x2008, 0x205F, 0x3000), " ")
_SETTABLE = _SPACES | dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F), "")
_UNSETTABLE = re.compile(f"[\u0300-\u036f{''.join(map(chr, _SETTABLE))}]")


def composed(text: str) -> str:
    """`text` as faces can set it: a letter and its accent as the one character that they make, and usual spaces.

    What does not show is left out: programs that search or copy the text would take it for a letter.

    >>> composed("Ze\u0301\u3000a\u00adb")
    'Zé ab'
    """
    if text.isascii() or not _UNSETTABLE.search(text):
        return text
    return _ACCENTED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text.translate(_SETTABLE))


class YamlText:
    """The text of one file, with its lines."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: dict[int, list[int]] = {}

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))

    def place(self, offset: int) -> Place:
        """Line and column of a character."""
        line = bisect_right(self._line_starts, offset)
        return Place(self.name, line, offset - self._line_starts[line - 1] + 1)

    def within(self, scalar: YamlScalar, offset: int) -> Place:
        """The nth non-blank character of the text is the nth one of the file, however its lines were folded."""
        is_block = scalar.style in {"|", ">"}
        begin = self.text.index("\n", scalar.start) + 1 if is_block else scalar.start + bool(scalar.style)
        count = len(_INK.findall(scalar.text[:offset]))
        atoms = _ATOMS.get(scalar.style, _ATOMS[None]).finditer(self.text, begin, scalar.end)
        written = self.text[scalar.start : scalar.end]
        if composed(written) == written and not (scalar.style == '"' and "\\" in written):
            start = next((atom.start() for atom in islice(atoms, count, None)), scalar.start)
        else:
            if scalar.start not in self._starts:  # asked for once for each problem of a text
                self._starts[scalar.start] = list(_composed_starts(atoms))
            start = next(iter(self._starts[scalar.start][count : count + 1]), scalar.start)
        return self.place(start)


def _composed_starts(atoms: Iterator[re.Match[str]]) -> Iterator[int]:
    """Where each character of a text that is not blank begins in the file, where several may be written for one."""
    start, written = 0, ""
    for atom in atoms:
        escape = _ESCAPE.fullmatch(atom[0])
        code = escape and (escape[1] or escape[2] or escape[3])
        sign = chr(int(code, 16)) if code else _BLANK.get(escape[4], escape[4]) if escape else atom[0][-1]
        if not (written and sign and unicodedata.combining(sign[0])):
            yield from [start] * len(_INK.findall(composed(written)))
            start, written = atom.start(), ""
        written += sign
    yield from [start] * len(_INK.findall(composed(written)))


_WIDTH = 110
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def yaml_text(root: YamlMapping) -> str:
    """The YAML of a tree, its keys in their order and each text as it is."""
    return yaml.safe_dump(plain_tree(root), allow_unicode=True, sort_keys=False, width=_WIDTH)


def insert_entries(data: bytes, root: YamlMapping, entries: Mapping[str, Sequence[str]]) -> bytes:
    """The file `data`, whose tree is `root`, with the lines of `entries` at the end of the mapping of each key.

    A mapping that is not there yet comes at the end of the file.  LoadError for one in braces.
    """
    text = data.decode("utf-8")
    # Places count as the reader has the file: without a byte order mark, and with one sort of line end.
    own = _LINE.findall(text)
    read = "".join(line.rstrip("\r\n") + "\n" * line.endswith(("\r", "\n")) for line in own).removeprefix("\ufeff")
    newline = "\r\n" if "\r\n" in text else "\n"
    places = [(*_end_of(read, root, key), lines) for key, lines in entries.items() if lines]
    for at, head, lines in sorted(places, key=lambda place: place[0], reverse=True):
        written = "".join(own)
        whole = at >= len(read) and read[at - 1 : at] != "\n"
        i = len(own) if whole else read.count("\n", 0, at)
        ended = newline if whole and written and written[-1:] not in "\r\n" else ""
        own[i:i] = [ended, *(line + newline for line in (*head, *lines))]
    return "".join(own).encode()


def _end_of(text: str, root: YamlMapping, key: str) -> tuple[int, list[str]]:
    """Where a mapping ends, before what stands above the next key; and the line of its key, if there is none yet."""
    node: YamlNode | None = root.entries.get(key)
    if node is None:
        return len(text), ["", f"{key}:"]
    begin = root.starts[key]
    if text[node.start : node.start + 1] == "{":
        hint = f"write each entry on lines of its own below {key}:"
        raise LoadError([Problem("yaml", f"the {key} stand in braces", hint).at(Place("facts", line=0))])
    following = min((start for start in root.starts.values() if start > begin), default=len(text))
    blank = re.search(r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z", text[begin:following])
    end = begin + blank.start() if blank else following
    return end + text.startswith("\n", end), []
