"""Finds the file of each source, has the reader of its kind read it, and adds documents to the sources of a facts file.

Plain text and Markdown are read in this process.  The other kinds are read by libraries that were not written for the
files of strangers, so that is done in a process of its own, bounded in time and memory.

What an added document does not say for certain is left open, with a question beside it: a key without a value is an
error until somebody answers.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from itertools import chain, count
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from briefing.errors import LoadError, Place, Problem, ProblemError, raise_errors
from briefing.files import os_reason, read_input, write_file
from briefing.process import Child, Limits, run_limited
from briefing.records import NamedTuple
from briefing.sources.source_document import SourceDocument, UnreadableSourceError
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import YamlMapping, YamlNode, YamlScalar, insert_entries

READERS = {
    ".txt": "text 1",
    ".md": "markdown 1",
    ".html": "web-page 1",
    ".htm": "web-page 1",
    ".xhtml": "web-page 1",
    ".mhtml": "web-archive 1",
    ".mht": "web-archive 1",
    ".pdf": "pdf 1",
    ".docx": "word 1",
    ".eml": "mail 1",
    ".csv": "csv 2",
    ".xlsx": "workbook 1",
    ".json": "json-stat 1",
}
"""What reads a file, by the end of its name; the number rises when files come to be read otherwise than before."""
_FUNCTIONS = {
    "markdown": "source_document.read_markdown",
    "web-page": "web_page.read_web_page",
    "web-archive": "web_page.read_web_archive",
    "mail": "web_page.read_mail",
    "pdf": "pdf_file.read_pdf",
    "word": "word_file.read_word_file",
    "csv": "table_files.read_csv",
    "workbook": "table_files.read_workbook",
    "json-stat": "observations.read_json_stat",
}
"""The function of each reader, in its module here; plain text needs none."""
EXTRA = "install it: pip install 'make-briefing[sources]'"
_IN_THIS_PROCESS = ("text 1", "markdown 1")
MAX_BYTES = 32_000_000
_LIMITS = Limits(seconds=20, memory=900 << 20, output=64_000_000)
PLAIN = "plain.txt"
"""A name for a file that holds nothing but words, whatever its own."""
_SOURCE_TEXT = "source-text"
# None but those that end a line, or a page as in texts taken from PDFs.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class SourceFile(NamedTuple):
    """The file of a source as it was read: its SHA-256, and its words."""

    sha256: str
    document: SourceDocument


def reader_of(name: str) -> str | None:
    """What reads a file of that name; None for a kind that is not read."""
    return READERS.get(PurePath(name).suffix.lower())


def find_source_file(
    what: str, file: str | None, text: str | None, digest: str | None, beside: Path, folder: Path | None
) -> SourceFile | None:
    """What a source says whose file is at hand; `file` and `text` are its names, `digest` its SHA-256.

    That is the file of its name in `folder` or `beside` the facts, unless another's hash fits better: then any file of
    the folder whose hash is the source's. ProblemError for one that cannot be read.
    """
    data = _find_data(what, file or text, digest, [place for place in (folder, beside) if place], folder)
    return read_source_file(data, file or PLAIN, what) if data is not None else None


# Which file


def _find_data(
    what: str, name: str | None, digest: str | None, folders: list[Path], sources: Path | None
) -> bytes | None:
    """The bytes of a source's file: of that which it names, unless another's hash fits better."""
    # On any system: a facts file from a stranger must not have other files read.
    paths = (PurePosixPath(name or ""), PureWindowsPath(name or ""))
    if any(path.is_absolute() or path.drive or ".." in path.parts for path in paths):
        message = "a source text lies in the folder of source texts, or beside the facts file"
        raise ProblemError(Problem(_SOURCE_TEXT, message, "name the file only"))
    with suppress(OSError, ValueError):
        files = [folder / name for folder in folders if name]
        if any(file.is_file() and file.stat().st_size > MAX_BYTES for file in files):
            message = f"{what} is larger than {MAX_BYTES // 1_000_000} MB"
            raise ProblemError(Problem(_SOURCE_TEXT, message, "keep the part that is quoted"))
    named = [data for folder in folders if name and (data := _read_bytes(folder / name)) is not None]
    if digest is not None:
        fitting = (data for data in named if sha256(data).hexdigest() == digest)
        if (data := next(fitting, None)) is not None:
            return data
        for path in sorted(path for path in sources.iterdir() if path.is_file()) if sources else ():
            if (data := _read_bytes(path)) is not None and sha256(data).hexdigest() == digest:
                return data
    return next(iter(named), None)


def _read_bytes(path: Path) -> bytes | None:
    try:
        return read_input(path, MAX_BYTES)
    except (OSError, ValueError):
        return None


# What it says


def read_source_file(data: bytes, name: str, what: str) -> SourceFile:
    """What a file of the given name says; ProblemError calls it `what` and says why it cannot be read."""
    reader = reader_of(name)
    if reader is None:
        known = ", ".join(READERS)
        raise ProblemError(
            Problem(_SOURCE_TEXT, f"{what} is of a kind that is not read: {name}", f"the kinds are {known}")
        )
    try:
        document = _read(reader, data) if reader in _IN_THIS_PROCESS else _read_apart(reader, data)
    except UnreadableSourceError as error:
        raise ProblemError(Problem(_SOURCE_TEXT, f"{what} {error}", error.hint)) from None
    except UnicodeDecodeError as error:
        message = f"{what} is not UTF-8: byte {error.start} cannot be read"
        raise ProblemError(Problem(_SOURCE_TEXT, message, "save it as UTF-8")) from None
    if not document.words.strip():
        raise ProblemError(Problem(_SOURCE_TEXT, f"{what} has no words", "see whether the file was saved whole"))
    if control := _CONTROL.search(document.words):
        where = document.locator_at(control.start())
        message = f"{what} has the control character U+{ord(control[0]):04X} in {where.kind} {where.name}"
        raise ProblemError(
            Problem(_SOURCE_TEXT, message, "no reader sees it: take it out, or save the text anew as UTF-8")
        )
    return SourceFile(sha256(data).hexdigest(), document)


@lru_cache(maxsize=2)
def _read_apart(reader: str, data: bytes) -> SourceDocument:
    """Read in another process, the last files once; UnreadableSourceError, UnicodeDecodeError as there.

    A check, a build and the variants of a mailing ask for the same table one after another.
    """
    outcome = run_limited(_read_there, (reader, data), _LIMITS)
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        if refused := outcome.answer.get("refused"):
            raise UnreadableSourceError(*map(str, refused))
        return SourceDocument.from_plain(outcome.answer["document"])
    message = outcome.failure or "breaks the program that reads it"
    raise UnreadableSourceError(message, "save it anew, or keep the part that is quoted")


def _read_there(child: Child, question: tuple[str, bytes]) -> dict[str, Any]:
    """The task of that process: what the file says, or why it cannot be read."""
    try:
        return {"document": _read(*question).plain()}
    except UnreadableSourceError as error:
        return {"refused": [str(error), error.hint]}
    except UnicodeDecodeError as error:
        return {"refused": [f"is not UTF-8: byte {error.start} cannot be read", "save it as UTF-8"]}
    except ImportError as error:
        return {"refused": [f"is read with {error.name}, which is missing", EXTRA]}


def _read(reader: str, data: bytes) -> SourceDocument:
    """What the reader takes from a file.  The readers are imported here, since each costs what its library does."""
    module, _, function = _FUNCTIONS.get(reader.partition(" ")[0], "").partition(".")
    if not module:
        return SourceDocument(data.decode("utf-8-sig"))
    document: SourceDocument = getattr(import_module(f"briefing.sources.{module}"), function)(data)
    return document


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
    sources = known.entries if isinstance(known, YamlMapping) else {}
    names = (source.entries.get("file") for source in sources.values() if isinstance(source, YamlMapping))
    keys, named = set(sources), {name.text for name in names if isinstance(name, YamlScalar)}
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
