"""Read a YAML file as a tree of texts with their places, and refuse whatever could mean two things.

Values are never converted: `no`, `010` and `12:30` stay texts, and the model decides what they are.  Anchors,
aliases, tags, merge keys and duplicate keys are errors, because a reader of the file may miss what they do.  So are
characters that must not stand in a text: a bidi control that is not closed makes a line look otherwise than it
is written ("Trojan source"); others show nothing, break a line for some programs only, or cannot be encoded.
A letter and its accent, which no face sets well when they are written apart, become one character (`composed`).

Only libyaml's stream of events is used: composing nodes overflows its stack on deep nesting and quietly keeps the
last of two equal keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NoReturn

import yaml

from briefing.errors import Place
from briefing.files import os_reason, read_input
from briefing.yaml_source.problems import MAX_PROBLEMS, Problems, quoted
from briefing.yaml_source.tree import Places, YamlMapping, YamlNode, YamlScalar, YamlSequence, YamlText, composed

MAX_BYTES = 8_000_000
MAX_DEPTH = 32
MAX_NODES = 250_000
_TOO_DEEP = f"lists and mappings nest deeper than {MAX_DEPTH} here"

# What stands for a character or a key that was refused, so that reading can go on.
_PLACEHOLDER = "\ufffd"
_COMMAS = re.compile(r"[0-9]+(,[0-9]{3})+(?![0-9])")
_COLOR_AFTER = re.compile(r"[ \t]*:[ \t]+(#[0-9A-Fa-f]{3,8})\b")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKS = "look at the indentation, and at quotation marks within quoted text"
_QUOTE_IT, _SIGNS = "put the text in quotation marks", "commas, braces or brackets"
_SPACES_HINT = "indent with spaces, not tabs"
_NO_ESCAPE = "this backslash is followed by nothing that it goes with"
_ESCAPE_HINT = "write two, or use single quotation marks"
# A part of what libyaml says, or PyYAML without it; what it means; what to do.
_FAULTS = (
    ("end of stream", "what is opened here is never closed", "a quotation mark or bracket is not closed"),
    ("values are not allowed", "a second colon makes no sense here", f'{_QUOTE_IT} if it holds ": "'),
    ("unexpected ':'", "a colon makes no sense here", f'{_QUOTE_IT} if it holds ": "'),
    ("expected ':'", "this line is neither a key with a value nor a part of a text", _MARKS),
    ("expected key", "a key should stand here", _MARKS),
    ("<block end>", "a key should stand here", _MARKS),
    ("<document start>", "this line belongs to nothing above it", _MARKS),
    ("start any token", "nothing begins with this", f"{_SPACES_HINT}; {_QUOTE_IT} if it begins with @, ` or %"),
    ("a tab", "a tab stands here", _SPACES_HINT),
    ("escape", _NO_ESCAPE, _ESCAPE_HINT),
    ("hexdecimal", _NO_ESCAPE, _ESCAPE_HINT),
    ("expected ','", "a comma or the closing bracket is missing", f'{_QUOTE_IT} if it holds ": ", " #" or {_SIGNS}'),
    ("node content", "a value should stand here", f"{_QUOTE_IT} if it holds {_SIGNS}"),
    ("entries are not allowed", "no item of a list can stand here", "begin the list on the next line"),
    ("keys are not allowed", "no key can stand here", "begin the mapping on the next line"),
    ("'-' indicator", "an item of the list has no dash", "begin it with a dash, or look at the indentation"),
    ("comment or line break", "something follows | or > in its line", "begin the text on the next line"),
    ("indentation indicator", "| and > take no 0", "leave it out"),
)
_FAULT = "this is no YAML that is read here", f"{_QUOTE_IT} if it begins with %, &, * or !"
# What YAML refuses, and the separators that end a line for YAML and not for editors.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CLOSER = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")


def read_file(path: Path, problems: Problems, name: str | None = None, hint: str | None = None) -> bytes:
    """The bytes of the file at `path`, which problems call by `name` or by the path.

    LoadError, with the `hint`, says why it cannot be read.
    """
    try:
        return read_input(path, MAX_BYTES + 1)  # one byte more tells the reader that it is too large
    except (OSError, ValueError) as error:
        message = f"{problems.vocabulary.file} cannot be read: {os_reason(error)}"
        problems.fatal(Place(name or str(path)), "file", message, hint)


def read_places(data: bytes, name: str, problems: Problems) -> Places:
    """The tree of the one YAML document in `data`, whose root is a mapping.

    `name` is what places call the file.  Problems that reading can survive are added to `problems`; LoadError is
    raised where there is no tree to go on with.
    """
    text = _read_text(data, name, problems)
    root = _TreeBuilder(text, problems).document()
    if not isinstance(root, YamlMapping):
        what = "is empty" if root is None else "is not a mapping"
        words = problems.vocabulary
        problems.fatal(Place(name), "yaml", f"{words.file} {what}", words.opening)
    return Places(text, root)


def _read_text(data: bytes, name: str, problems: Problems) -> YamlText:
    """The text of a file, with every refused character reported and replaced, so that reading can go on."""
    if len(data) > MAX_BYTES:
        problems.fatal(Place(name), "size", f"the file has more than {MAX_BYTES} bytes")
    try:
        decoded = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        place = YamlText(name, before).place(len(before))
        if data.startswith(b"%PDF-"):
            hint = "make-briefing verify checks a briefing, make-briefing draft takes facts from a document"
            problems.fatal(Place(name), "encoding", "the file is a PDF, and no YAML", hint)
        message = f"byte {error.start + 1} of the file is not UTF-8 (0x{data[error.start]:02X})"
        problems.fatal(place, "encoding", message, "save the file as UTF-8")
    text = YamlText(name, decoded.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    bad = list(islice(bad_characters(text.text), MAX_PROBLEMS + 1))
    if not bad:
        return text
    characters = list(text.text)
    for offset, description in bad:
        hint = "write a space" if text.text[offset] in "\u2028\u2029" else "delete it"
        problems.add(text.place(offset), "character", description, hint)
        characters[offset] = _PLACEHOLDER
    if len(bad) > MAX_PROBLEMS:
        problems.raise_all()
    return YamlText(name, "".join(characters))


class _TreeBuilder:
    """Builds nodes from the events of one file."""

    def __init__(self, file: YamlText, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._nodes = 0
        self._events: Iterator[yaml.Event] = yaml.parse(file.text, Loader=_LOADER)

    def document(self) -> YamlNode | None:
        """The root of the only document, or None if there is none; LoadError if it cannot be read."""
        try:
            root = None
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    if root is not None:
                        hint = f"{self._problems.vocabulary.file} is one document"
                        self._fatal(event, "yaml", "a second document begins here", hint)
                    root = self._node(next(self._events), 0)
        except yaml.YAMLError as error:
            self._report(error)
        return root

    def _report(self, error: yaml.YAMLError) -> NoReturn:
        """Put what libyaml says into words of ours, with what usually causes it."""
        message = getattr(error, "problem", None) or ""
        # What is left open until the end of the file is best shown where it was opened.
        mark = getattr(error, "context_mark" if "end of stream" in message else "problem_mark", None)
        place = Place(self._file.name, mark.line + 1, mark.column + 1) if mark else Place(self._file.name)
        # libyaml 0.2.6 has a limit of its own, and meets it before we see a node.
        if "maximum nesting depth" in message:
            self._problems.fatal(place, "size", _TOO_DEEP)
        said, hint = next(((said, hint) for sign, said, hint in _FAULTS if sign in message), _FAULT)
        self._problems.fatal(place, "yaml", said, hint)

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        self._nodes += 1
        if depth > MAX_DEPTH:
            self._fatal(event, "size", _TOO_DEEP)
        if self._nodes > MAX_NODES:
            self._fatal(event, "size", f"the file has more than {MAX_NODES} keys and values")
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            hint = "write the value out, or put the text in quotation marks"
            self._add(_start(event), "alias", "anchors (&) and aliases (*) are not read", hint)
        if getattr(event, "tag", None) is not None:
            hint = "leave the tag out, or put the text in quotation marks"
            self._add(_start(event), "tag", "tags (!) are not read", hint)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent))
            return YamlSequence(items, _start(event))
        return YamlScalar(_PLACEHOLDER, _start(event), _end(event), None)

    def _scalar(self, event: yaml.ScalarEvent) -> YamlScalar:
        text, start, end = composed(event.value), _start(event), _end(event)
        scalar = YamlScalar(text, start, end, event.style or None)
        # The file as such is clean by now: what is left came out of an escape such as "\\u202e".
        bad = next(bad_characters(text), None) if event.style == '"' or _BIDI.search(text) else None
        if bad:
            self._problems.add(self._file.within(scalar, bad[0]), "character", bad[1], "delete it")
            return YamlScalar(_PLACEHOLDER, start, end, None)
        return scalar

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _mapping(self, event: yaml.MappingStartEvent, depth: int) -> YamlMapping:
        entries: dict[str, YamlNode] = {}
        starts: dict[str, int] = {}
        for key_event in self._until(yaml.MappingEndEvent):
            key = self._node(key_event, depth + 1)
            if not isinstance(key, YamlScalar):
                self._add(key.start, "yaml", "a list or mapping cannot be a key")
                key = YamlScalar(_PLACEHOLDER, key.start, key.start, None)
            value = self._node(next(self._events), depth + 1)
            if self._accepts(key, value, starts):
                entries[key.text] = value
                starts[key.text] = key.start
        return YamlMapping(entries, starts, _start(event))

    def _accepts(self, key: YamlScalar, value: YamlNode, seen: dict[str, int]) -> bool:
        """Whether the key counts; what is wrong with it is reported."""
        is_null = isinstance(value, YamlScalar) and value.is_null
        if is_null and (number := self._number_around(key)):
            hint = f"write {number[0].replace(',', '')}"
            self._add(
                number.start(), "number-form", f"within braces, a comma ends the number in {quoted(number[0])}", hint
            )
            return False
        if key.text in seen:
            first = self._file.place(seen[key.text]).line
            self._add(key.start, "duplicate-key", f"{quoted(key.text)} stands here again; it is in line {first} too")
            return False
        if key.text == "<<" and key.style is None:
            self._add(key.start, "alias", "merge keys are not read", "write the keys out")
            return False
        if is_null:
            hint = "give it a value, or leave the key out"
            if color := _COLOR_AFTER.match(self._file.text, key.end):
                hint = f'what follows a # is a comment: write "{color[1]}" in quotation marks'
            elif self._file.text[max(0, key.start - 20) : key.start].rstrip().endswith(","):
                hint = "within braces, a text that has a comma needs quotation marks"
            self._add(key.start, "empty-value", f"{quoted(key.text)} is left empty", hint)
        return True

    def _number_around(self, key: YamlScalar) -> re.Match[str] | None:
        """The number with commas that `key` is a part of, as in `{value: 160,000}`: YAML reads a key `000` there."""
        if not key.text.isdecimal():
            return None
        numbers = _COMMAS.finditer(self._file.text, max(0, key.start - 30), key.end + 30)
        return next((number for number in numbers if number.start() < key.start < number.end()), None)

    def _add(self, offset: int, rule: str, message: str, hint: str | None = None) -> None:
        self._problems.add(self._file.place(offset), rule, message, hint)

    def _fatal(self, event: yaml.Event, rule: str, message: str, hint: str | None = None) -> NoReturn:
        self._problems.fatal(self._file.place(_start(event)), rule, message, hint)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def bad_characters(text: str) -> Iterator[tuple[int, str]]:
    """(offset, description) of every character that is refused."""
    if text.isascii() and text.isprintable():
        return
    for match in _FORBIDDEN.finditer(text):
        yield match.start(), f"{_name(match[0])} is not allowed in a text"
    if _BIDI.search(text):
        yield from _unpaired(text)


def _unpaired(text: str) -> Iterator[tuple[int, str]]:
    """Bidi controls that are not closed on their own line, or close nothing."""
    opened: list[tuple[int, str]] = []
    for match in re.finditer(rf"{_BIDI.pattern}|\n", text + "\n"):
        sign = match[0]
        if sign in _CLOSER:
            opened.append((match.start(), sign))
        elif sign == "\n":
            yield from ((offset, f"{_name(left)} is not closed on its line") for offset, left in opened)
            opened.clear()
        elif opened and _CLOSER[opened[-1][1]] == sign:
            opened.pop()
        else:
            yield match.start(), f"{_name(sign)} closes nothing"


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if 0xD800 <= ord(character) <= 0xDFFF:
        return f"the lone surrogate {code}"
    name = unicodedata.name(character, "control character").lower()
    return f"the {name} {code}"
