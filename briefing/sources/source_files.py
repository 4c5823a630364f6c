"""Finds the file of each source, and has the reader of its kind read it.

Plain text and Markdown are read in this process.  The other kinds are read by libraries that were not written for the
files of strangers, so that is done in a process of its own, bounded in time and memory.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from briefing.errors import Problem, ProblemError
from briefing.files import read_input
from briefing.process import Child, Limits, run_limited
from briefing.records import NamedTuple
from briefing.sources.source_document import SourceDocument, UnreadableSourceError

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
    "markdown": "markdown_file.read_markdown",
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
