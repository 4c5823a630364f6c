"""A facts file and a folder in, the texts of its sources out."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from briefing.errors import CheckError, Diagnostic, Place, raise_errors
from briefing.evidence.source_text import SourceText
from briefing.facts.file import FactsFile
from briefing.facts.model import Briefing, Source

_MAX_BYTES = 32_000_000


def source_language(source: Source, briefing: Briefing) -> str:
    """The language that a source is in: its own, or else that of the briefing."""
    return source.language or briefing.head.language


def find_texts(facts: FactsFile, sources: Path | None) -> dict[str, SourceText]:
    """The text of each source that is at hand, by source id.

    That is the file that the source names, in the folder `sources` or beside the facts file; else any
    file of that folder whose hash is the source's.  CheckError for a folder or text that cannot be read.
    """
    if sources is not None and not sources.is_dir():
        raise CheckError([Diagnostic(Place(str(sources)), "sources", "this is not a folder that holds source texts")])
    problems: list[Diagnostic] = []
    texts: dict[str, SourceText] = {}
    for key, source in facts.briefing.sources.items():
        if data := _find(key, source, facts, sources, problems):
            texts |= _decode(key, data, facts, problems)
    raise_errors(CheckError, problems)
    return texts


def _find(key: str, source: Source, facts: FactsFile, sources: Path | None, problems: list[Diagnostic]) -> bytes | None:
    """The bytes of the source's text: the file named, or one whose hash fits better."""
    if source.text and not _is_inside(source.text):
        message = "a source text lies in the folder of source texts, or beside the facts file"
        problems.append(
            Diagnostic(facts.places.at("sources", key, "text"), "source-text", message, "name the file only")
        )
        return None
    folders = [folder for folder in (sources, facts.path.parent) if folder]
    named = [data for folder in folders if source.text and (data := _read(folder / source.text)) is not None]
    fitting = (data for data in named if _fits(data, source))
    found = next(fitting, None) or (_search(sources, source) if sources and source.sha256 else None)
    return found or next(iter(named), None)


def _is_inside(name: str) -> bool:
    return not any(p.is_absolute() or p.drive or ".." in p.parts for p in (PurePosixPath(name), PureWindowsPath(name)))


def _fits(data: bytes, source: Source) -> bool:
    return source.sha256 is None or sha256(data).hexdigest() == source.sha256


def _search(folder: Path, source: Source) -> bytes | None:
    return next((data for path in _files(folder) if (data := _read(path)) is not None and _fits(data, source)), None)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.iterdir() if path.is_file())


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= _MAX_BYTES else None
    except (OSError, ValueError):
        return None


def _decode(key: str, data: bytes, facts: FactsFile, problems: list[Diagnostic]) -> dict[str, SourceText]:
    try:
        return {key: SourceText.from_bytes(data, source_language(facts.briefing.sources[key], facts.briefing))}
    except UnicodeDecodeError as error:
        message = f'the text of source "{key}" is not UTF-8: byte {error.start} cannot be read'
        problems.append(Diagnostic(facts.places.at("sources", key, "text"), "source-text", message, "save it as UTF-8"))
        return {}
