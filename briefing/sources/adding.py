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

from briefing.errors import LoadError, Place, Problem, ProblemError, raise_errors
from briefing.files import os_reason, read_input, write_file
from briefing.records import NamedTuple
from briefing.sources.source_files import MAX_BYTES, SourceFile, read_source_file
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import YamlMapping, YamlNode, YamlScalar, insert_entries

_LONGEST_ID = 40
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class SourceEntry(NamedTuple):
    """A source to be added: its id, its file as facts name it, and what was read from it."""

    key: str
    name: str
    file: SourceFile

    @property
    def published(self) -> str | None:
        """The day of publication, if the file says so."""
        published = self.file.document.said.get("published", "")
        return published if _DAY.fullmatch(published) else None

    def lines(self) -> list[str]:
        """Its lines in a facts file, by two spaces within `sources`."""
        said = self.file.document.said
        made = f" (the file was made on {said['made']})" if "made" in said else ""
        lines = [
            f"  {self.key}:",
            yaml_line("publisher", said.get("publisher"), "who published it?"),
            yaml_line("published", self.published, f"on which day?{made}"),
        ]
        lines += [yaml_line(key, said[key]) for key in ("title", "language", "url") if key in said]
        return [*lines, yaml_line("sha256", self.file.sha256), yaml_line("file", self.name)]


def yaml_line(key: str, value: str | None, question: str = "") -> str:
    """A key with its value, in quotation marks unless it is plainly a word; or with the question that it leaves."""
    return f"    {key}:  # {question}" if value is None else f"    {key}: {yaml_scalar(value)}"


def yaml_scalar(value: str) -> str:
    """A text as YAML has it: in quotation marks unless it is plainly a word."""
    is_plain = re.fullmatch(r"[\w./-]+", value) and not value.isdigit()
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def add_sources(facts: Path, files: Sequence[Path], key: str = "") -> list[str]:
    """Add `files` to the sources of the file `facts`, the only one under `key` if that is given; their ids.

    LoadError for a file that lies elsewhere, cannot be read or is there already, and nothing is then written.
    """
    data = read_file(facts, Problems())
    root = read_places(data, str(facts), Problems()).root
    entries = read_entries(facts, files, root.entries.get("sources"), key)
    write_file(
        facts,
        insert_entries(data, root, {"sources": [line for entry in entries for line in entry.lines()]}),
        replaces_input=True,
    )
    return [entry.key for entry in entries]


def read_entries(facts: Path, files: Sequence[Path], known: YamlNode | None, key: str = "") -> list[SourceEntry]:
    """What `files` say, as sources of the file `facts`, which has those `known`; LoadError as `add_sources` has it."""
    keys, named = known_sources(known)
    entries: list[SourceEntry] = []
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
    return entries


def known_sources(sources: YamlNode | None) -> tuple[set[str], set[str]]:
    """The ids of the sources that are there, and the files that they name."""
    entries = sources.entries if isinstance(sources, YamlMapping) else {}
    names = (entry.entries.get("file") for entry in entries.values() if isinstance(entry, YamlMapping))
    return set(entries), {name.text for name in names if isinstance(name, YamlScalar)}


def name_beside(facts: Path, file: Path) -> str:
    """What the file `facts` calls a document that lies beside it; ProblemError if it lies elsewhere."""
    try:
        return file.resolve().relative_to(facts.resolve().parent).as_posix()
    except ValueError:
        message = "the document does not lie beside the facts file, nor below that folder"
        raise ProblemError(Problem("source-text", message, "copy it there")) from None


def _entry(facts: Path, file: Path, key: str) -> SourceEntry:
    name = name_beside(facts, file)
    try:
        data = read_input(file, MAX_BYTES)
    except (OSError, ValueError) as error:
        raise ProblemError(Problem("file", f"cannot be read: {os_reason(error)}")) from None
    return SourceEntry(key, name, read_source_file(data, name, "the document"))


def _id_of(file: Path, taken: Collection[str]) -> str:
    """An id from the name of a file: its letters and digits, with a number if another has it."""
    plain = unicodedata.normalize("NFKD", file.stem).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
    first = stem if stem[:1].isalpha() else f"source-{stem}".strip("-")
    return next(name for name in chain([first], (f"{first}-{n}" for n in count(2))) if name not in taken)
