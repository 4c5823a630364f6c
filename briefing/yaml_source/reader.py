"""Bytes of a YAML file in, a tree of texts with their places out; whatever could mean two things is refused.

Only the lazy event stream is read: composing nodes overflows the stack of libyaml on deep
nesting and quietly keeps the last of two equal keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NoReturn

import yaml

from briefing.errors import Place
from briefing.yaml_source.characters import PLACEHOLDER, bad_characters
from briefing.yaml_source.problems import MAX_PROBLEMS, Problems, quoted
from briefing.yaml_source.tree import File, Mapping, Node, Places, Scalar, Sequence

MAX_BYTES = 8_000_000
MAX_DEPTH = 32
MAX_NODES = 250_000

_COMMAS = re.compile(r"[0-9]+(,[0-9]{3})+(?![0-9])")
_COLOR_AFTER = re.compile(r"[ \t]*:[ \t]+(#[0-9A-Fa-f]{3,8})\b")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HINTS = {
    "mapping values are not allowed": 'put the text in quotation marks if it holds ": "',
    "cannot start any token": "indent with spaces, not tabs; put a text in quotation marks if it begins with @, ` or %",
    "expected ','": 'put the text in quotation marks if it holds ": ", " #", commas, braces or brackets',
    "expected key": "look at the indentation, and at quotation marks within quoted text",
    "expected <document start>": "look at the indentation, and at quotation marks within quoted text",
    "unexpected end of stream": "a quotation mark or bracket is not closed",
}


def read_places(data: bytes, name: str, problems: Problems) -> Places:
    """The tree of one YAML document whose root is a mapping; LoadError if there is no such thing."""
    file = File(name, _clean(_decode(data, name, problems), name, problems))
    root = _Reader(file, problems).document()
    if not isinstance(root, Mapping):
        what = "is empty" if root is None else "is not a mapping"
        words = problems.vocabulary
        problems.stop(Place(name), "yaml", f"{words.file} {what}", words.opening)
    return Places(file, root)


def _decode(data: bytes, name: str, problems: Problems) -> str:
    if len(data) > MAX_BYTES:
        problems.stop(Place(name), "size", f"the file has more than {MAX_BYTES} bytes")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = File(name, before).place(len(before))
        message = f"byte {error.start + 1} of the file is not UTF-8 (0x{data[error.start]:02X})"
        problems.stop(place, "encoding", message, "save the file as UTF-8")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _clean(text: str, name: str, problems: Problems) -> str:
    """The text with every refused character reported and replaced, so that reading can go on."""
    bad = list(islice(bad_characters(text), MAX_PROBLEMS + 1))
    if not bad:
        return text
    file, letters = File(name, text), list(text)
    for offset, description in bad:
        problems.add(file.place(offset), "character", description, "delete it")
        letters[offset] = PLACEHOLDER
    if len(bad) > MAX_PROBLEMS:
        problems.refuse()
    return "".join(letters)


class _Reader:
    """Builds nodes from the events of one file."""

    def __init__(self, file: File, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._nodes = 0
        self._events: Iterator[yaml.Event] = yaml.parse(file.text, Loader=_LOADER)

    def document(self) -> Node | None:
        """The root of the only document, or None if there is none; LoadError if it cannot be read."""
        try:
            root = None
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    if root is not None:
                        hint = f"{self._problems.vocabulary.file} is one document"
                        self._stop(event, "yaml", "a second document begins here", hint)
                    root = self._node(next(self._events), 0)
        except yaml.YAMLError as error:
            self._explain(error)
        return root

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._nodes += 1
        if depth > MAX_DEPTH:
            self._stop(event, "size", f"lists and mappings nest deeper than {MAX_DEPTH} here")
        if self._nodes > MAX_NODES:
            self._stop(event, "size", f"the file has more than {MAX_NODES} keys and values")
        self._refuse(event)
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event, depth)
            case yaml.SequenceStartEvent():
                start = _start(event)
                return Sequence(
                    tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent)), start
                )
            case yaml.ScalarEvent():
                return self._scalar(event)
        return Scalar(PLACEHOLDER, _start(event), _end(event), None)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _mapping(self, event: yaml.MappingStartEvent, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        starts: dict[str, int] = {}
        for key_event in self._until(yaml.MappingEndEvent):
            key = self._key(self._node(key_event, depth + 1))
            value = self._node(next(self._events), depth + 1)
            if self._accept(key, value, starts):
                entries[key.text] = value
                starts[key.text] = key.start
        return Mapping(entries, starts, _start(event))

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self._add(node.start, "yaml", "a list or mapping cannot be a key")
        return Scalar(PLACEHOLDER, node.start, node.start, None)

    def _accept(self, key: Scalar, value: Node, seen: dict[str, int]) -> bool:
        """Whether the key counts; what is wrong with it is reported."""
        is_null = isinstance(value, Scalar) and value.is_null
        if is_null and (number := self._number_around(key)):
            hint = f"write {number[0].replace(',', '')}"
            self._add(number.start(), "number", f"within braces, a comma ends the number in {quoted(number[0])}", hint)
        elif key.text in seen:
            first = self._file.place(seen[key.text]).line
            self._add(key.start, "duplicate-key", f"{quoted(key.text)} stands here again; it is in line {first} too")
        elif key.text == "<<" and key.style is None:
            self._add(key.start, "alias", "merge keys are not read", "write the keys out")
        else:
            if is_null:
                self._add(key.start, "empty-value", f"{quoted(key.text)} is left empty", self._empty_hint(key))
            return True
        return False

    def _empty_hint(self, key: Scalar) -> str:
        if color := _COLOR_AFTER.match(self._file.text, key.end):
            return f'what follows a # is a comment: write "{color[1]}" in quotation marks'
        return "give it a value, or leave the key out"

    def _number_around(self, key: Scalar) -> re.Match[str] | None:
        """The number with commas that `key` is a part of, as in `{value: 160,000}`."""
        if not key.text.isdecimal():
            return None
        numbers = _COMMAS.finditer(self._file.text, max(0, key.start - 30), key.end + 30)
        return next((number for number in numbers if number.start() < key.start < number.end()), None)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        scalar = Scalar(event.value, _start(event), _end(event), event.style or None)
        bad = next(bad_characters(scalar.text), None)
        if bad is None:
            return scalar
        self._problems.add(self._file.within(scalar, bad[0]), "character", bad[1], "delete it")
        return scalar._replace(text=PLACEHOLDER)

    def _refuse(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            hint = "write the value out, or put the text in quotation marks"
            self._add(_start(event), "alias", "anchors (&) and aliases (*) are not read", hint)
        if getattr(event, "tag", None) is not None:
            hint = "leave the tag out, or put the text in quotation marks"
            self._add(_start(event), "tag", "tags (!) are not read", hint)

    def _add(self, offset: int, rule: str, message: str, hint: str | None = None) -> None:
        self._problems.add(self._file.place(offset), rule, message, hint)

    def _stop(self, event: yaml.Event, rule: str, message: str, hint: str | None = None) -> NoReturn:
        self._problems.stop(self._file.place(_start(event)), rule, message, hint)

    def _explain(self, error: yaml.YAMLError) -> NoReturn:
        message = getattr(error, "problem", None) or "the file is not YAML"
        mark = getattr(error, "context_mark" if "end of stream" in message else "problem_mark", None)
        place = Place(self._file.name, mark.line + 1, mark.column + 1) if mark else Place(self._file.name)
        context = getattr(error, "context", None)
        hint = next((hint for sign, hint in _HINTS.items() if sign in message), None)
        self._problems.stop(place, "yaml", f"{context}: {message}" if context else message, hint)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0
