"""Adds documents to the sources of a facts file, with what they say of themselves; the rest of it stays as it is.

What is not certain is left open, with a question beside it: a key without a value is an error until somebody answers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from briefing.errors import LoadError, Place, Problem, ProblemError, raise_errors
from briefing.files import os_reason, read_input, write_file
from briefing.sources.source_files import MAX_BYTES, SourceFile, read_source_file
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import YamlMapping, YamlNode, YamlScalar

_LONGEST_ID = 40
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Entry(NamedTuple):
    """A source to be added: its id, its file as facts name it, and what was read from it."""

    key: str
    name: str
    file: SourceFile

    def lines(self) -> list[str]:
        """Its lines in a facts file, by two spaces within `sources`."""
        said = self.file.document.said
        made = f" (the file was made on {said['made']})" if "made" in said else ""
        published = said.get("published", "")
        lines = [
            f"  {self.key}:",
            _line("publisher", said.get("publisher"), "who published it?"),
            _line("published", published if _DAY.fullmatch(published) else None, f"on which day?{made}"),
        ]
        lines += [_line(key, said[key]) for key in ("title", "language", "url") if key in said]
        return [*lines, _line("sha256", self.file.sha256), _line("file", self.name)]


def _line(key: str, value: str | None, question: str = "") -> str:
    """A key with its value, in quotation marks unless it is plainly a word; or with the question that it leaves."""
    if value is None:
        return f"    {key}:  # {question}"
    is_plain = re.fullmatch(r"[\w./-]+", value) and not value.isdigit()
    return f"    {key}: {value if is_plain else json.dumps(value, ensure_ascii=False)}"


def add_sources(facts: Path, files: Sequence[Path], key: str = "") -> list[str]:
    """Add `files` to the sources of the file `facts`, the only one under `key` if that is given; their ids.

    LoadError for a file that lies elsewhere, cannot be read or is there already, and nothing is then written.
    """
    data = read_file(facts, Problems())
    root = read_places(data, str(facts), Problems()).root
    known = root.entries.get("sources")
    keys, named = _known(known)
    entries: list[_Entry] = []
    problems = []
    for file in files:
        try:
            entry = _entry(facts, file, key or _id_of(file, {*keys, *(e.key for e in entries)}))
            if entry.key in keys or entry.name in named:
                message = f'the facts have this document, or a source "{entry.key}", already'
                raise ProblemError(Problem("source-text", message, "change it there, or give another --id"))
            entries.append(entry)
        except ProblemError as error:
            problems.append(error.problem.at(Place(str(file), line=0)))
    raise_errors(LoadError, problems)
    text = data.decode("utf-8")
    # Places count as the reader has the file: without a byte order mark, and with one sort of line end.
    own = _LINE.findall(text)
    read = "".join(line.rstrip("\r\n") + "\n" * line.endswith(("\r", "\n")) for line in own).removeprefix("\ufeff")
    at, head = _end_of_sources(read, root)
    before = "".join(own[: read.count("\n", 0, at)]) if read[at - 1 : at] == "\n" else text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [*head, *(line for entry in entries for line in entry.lines()), ""]
    written = before + newline * (before[-1:] not in "\r\n") + newline.join(lines) + text[len(before) :]
    write_file(facts, written.encode(), replaces_input=True)
    return [entry.key for entry in entries]


def _known(sources: YamlNode | None) -> tuple[set[str], set[str]]:
    """The ids of the sources that are there, and the files that they name."""
    entries = sources.entries if isinstance(sources, YamlMapping) else {}
    names = (entry.entries.get("file") for entry in entries.values() if isinstance(entry, YamlMapping))
    return set(entries), {name.text for name in names if isinstance(name, YamlScalar)}


def _entry(facts: Path, file: Path, key: str) -> _Entry:
    try:
        name = file.resolve().relative_to(facts.resolve().parent).as_posix()
    except ValueError:
        message = "the document does not lie beside the facts file, nor below that folder"
        raise ProblemError(Problem("source-text", message, "copy it there")) from None
    try:
        data = read_input(file, MAX_BYTES)
    except (OSError, ValueError) as error:
        raise ProblemError(Problem("file", f"cannot be read: {os_reason(error)}")) from None
    return _Entry(key, name, read_source_file(data, name, "the document"))


def _id_of(file: Path, taken: Collection[str]) -> str:
    """An id from the name of a file: its letters and digits, with a number if another has it."""
    plain = unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
    first = stem if stem[:1].isalpha() else f"source-{stem}".strip("-")
    return next(name for name in chain([first], (f"{first}-{n}" for n in count(2))) if name not in taken)


def _end_of_sources(text: str, root: YamlMapping) -> tuple[int, list[str]]:
    """Where the sources end, before what stands above the next key; and the line of the key, if there is none yet."""
    if "sources" not in root.entries:
        return len(text), ["", "sources:"]
    begin = root.starts["sources"]
    if text[root.entries["sources"].start : root.entries["sources"].start + 1] == "{":
        hint = "write each source on lines of its own below sources:"
        raise LoadError([Problem("source-text", "the sources stand in braces", hint).at(Place("facts", line=0))])
    following = min((start for start in root.starts.values() if start > begin), default=len(text))
    blank = re.search(r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z", text[begin:following])
    end = begin + blank.start() if blank else following
    return end + text.startswith("\n", end), []
