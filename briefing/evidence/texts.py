"""The texts of a briefing's sources: the files at hand, and whether they are those that facts and record name.

The numbers in the names of sources are held against the sources themselves: whoever prints a title says what it says.
The day of a report, its number and its session name it.  Another number reads as a value, "84 boats lost", and no fact
backs it; but if the source has those words, in its text or its address, it says them itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.cache import remembered
from briefing.errors import CheckError, Diagnostic, Place, ProblemError, Severity, raise_errors
from briefing.evidence.lexicons.lexicon import has_lexicon
from briefing.evidence.own_words.beside import ReadLine
from briefing.evidence.own_words.typed_values import counts_in_name, undesignated
from briefing.evidence.record import CheckedSource, CheckRecord
from briefing.facts.load import FactsFile, sha256_of
from briefing.facts.model import Briefing, Source, source_language
from briefing.sources.source_files import SourceFile, find_source_file, reader_of

if TYPE_CHECKING:
    from briefing.evidence.source_text import SourceText


def find_texts(facts: FactsFile, folder: Path | None) -> dict[str, SourceText]:
    """The words of each source whose file is at hand, by source id; CheckError as `find_source_files` has it."""
    found = find_source_files(facts, folder)
    if not found:
        return {}
    from briefing.evidence.source_text import SourceText  # 5 ms that a build without the files does not need

    texts = {}
    for key, (digest, document) in found.items():
        source = facts.briefing.sources[key]
        reader = reader_of(source.file or "") or ""
        texts[key] = SourceText(digest, document, source_language(source, facts.briefing), reader)
        if key in facts.tables.tables:
            texts[key].table_cells = {cell.name: cell for cell in facts.tables.tables[key]}
    return texts


def find_source_files(facts: FactsFile, folder: Path | None) -> dict[str, SourceFile]:
    """What each source says whose file is at hand, by source id, as `find_source_file` has it.

    Those that were read for their tables are not read again. CheckError for a folder or a file that cannot be read.
    """
    if folder is not None and not folder.is_dir():
        place = Place(str(folder), line=0)
        raise CheckError([Diagnostic(place, "file", "this is not a folder that holds source texts")])
    problems: list[Diagnostic] = []
    found = dict(facts.tables.files)
    for key, source in facts.briefing.sources.items():
        kind = "file" if source.file else "text"
        try:
            file = found.get(key) or find_source_file(
                f'the {kind} of source "{key}"', source.file, source.text, source.sha256, facts.path.parent, folder
            )
            if file:
                found[key] = file
        except ProblemError as error:
            problems.append(error.problem.at(facts.places.at("sources", key, kind)))
    raise_errors(CheckError, problems)
    return found


def checked_source(key: str, text: SourceText, briefing: Briefing) -> CheckedSource:
    """What the record keeps of a text that was checked."""
    source = briefing.sources[key]
    names = backed_names(source, text, source_language(source, briefing))
    words = sha256_of(text.raw) if text.reader else None
    return CheckedSource(
        sha256=text.sha256, length=text.length, reader=text.reader or None, words=words, names=names or None
    )


def find_text_problems(
    facts: FactsFile, texts: Mapping[str, SourceText], old: CheckRecord, missing: Collection[str]
) -> Iterator[Diagnostic]:
    """What is wrong with the texts as a whole: those that are `missing`, or are not what facts or record name."""
    for key, source in facts.briefing.sources.items():
        place = facts.places.at("sources", key)
        language = source_language(source, facts.briefing)
        if not has_lexicon(language):
            message = (
                f'the check has no words of "{language}", the language of source "{key}": quotes, voices and digits'
                " are checked, but neither number words and units nor qualifiers, statuses, periods and negations"
            )
            where = facts.places.at("sources", key, "language")
            yield Diagnostic(where, "language-unchecked", message, "read these quotes yourself", Severity.WARNING)
        if key in missing:
            message = (
                f'the text of source "{key}" is not there: no file {source.file_name} beside the facts or in --sources'
            )
            from difflib import get_close_matches  # needed for the hint only

            wanted = facts.path.parent / (source.file_name or "")
            near = get_close_matches(wanted.name, [path.name for path in wanted.parent.glob("*")], n=1, cutoff=0.8)
            hint = "name the folder with --sources; a source without text: counts as never verified"
            hint = f'did you mean "{near[0]}"?' if near else hint
            where = facts.places.at("sources", key, "file" if source.file else "text")
            yield Diagnostic(where, "source-text", message, hint)
        if key in texts and source.sha256 not in (None, texts[key].sha256):
            message = f'the text of source "{key}" is not the one that the facts name'
            hint = f"its sha256 is {texts[key].sha256}; if the new text is right, write that and check again"
            yield Diagnostic(facts.places.at("sources", key, "sha256"), "source-changed", message, hint)
        reader = reader_of(source.file_name or "")
        before = old.sources[key].reader if key in old.sources else None
        if before not in (None, reader):
            message = f'the file of source "{key}" was checked as {before} read it, and is now read by {reader}'
            hint = "its quotes were looked up anew" if key in texts else "check it again with --sources"
            yield Diagnostic(place, "reader-changed", message, hint, Severity.WARNING)


_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s+[|–—·-]\s+|[|:;]\s+")
"""What parts a heading from what it is of, and from the name of the site."""
_HINT = "write it as the text or the address of the source has it, or put it under allowed:, with a reason"


def find_unbacked_names(facts: FactsFile, texts: Mapping[str, SourceText], record: CheckRecord) -> Iterator[Diagnostic]:
    """An error for each name of a source with a number that it has nowhere itself.

    Where its text is not at hand, the `record` says which names it had.
    """
    allowed = tuple(sorted((allowance.text for allowance in facts.briefing.allowed), key=len, reverse=True))
    for key, source in facts.briefing.sources.items():
        language = source_language(source, facts.briefing)
        earlier = record.sources[key].names or () if key in record.sources else ()
        for field, name, counts in _names(source):
            found = next(iter(counts(name, allowed, language)), None)
            if found and name not in earlier and not _has(source, texts.get(key), name, language):
                message = f'"{found[1]}" is no part of a name: it reads as a value, and no fact backs it'
                place = facts.places.within("sources", key, field, offset=found[0])
                yield Diagnostic(place, "value-in-name", message, _HINT)


def backed_names(source: Source, text: SourceText, language: str) -> tuple[str, ...]:
    """The names of a source with a number that it has itself."""
    numbered = (name for _, name, counts in _names(source) if any(counts(name, (), language)))
    return tuple(name for name in numbered if _has(source, text, name, language))


@remembered
def counts_in_title(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """Offset and words of each number in a title that is no day, year or ordinal: "Nine Dead", "2000 passengers"."""
    found = list(undesignated(text, allowed, language))
    if not found:
        return
    from briefing.evidence.numbers.numbers import NumberKind, find_numbers, find_ordinals

    line, naming = ReadLine(text, language), (NumberKind.YEAR, NumberKind.DATE, NumberKind.NAME, NumberKind.ORDINAL)
    names = [
        (number.start, number.end)
        for number in find_numbers(text, language)
        if number.kind in naming
        and not (number.kind is NumberKind.YEAR and any(line.counting((number.start, number.end), is_time=True)))
    ]
    names += [(ordinal.start, ordinal.end) for ordinal in find_ordinals(text, language)]
    yield from ((at, words) for at, words, _ in found if not any(start <= at < end for start, end in names))


@remembered
def counts_in_called(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """The same for what somebody is called, of which a number at the end is a part: "TV 8", but not "Nine Clerks"."""
    for offset, words in counts_in_title(text, allowed, language):
        if not (offset and text.endswith(words)) or any(counts_in_name(text, allowed, language)):
            yield offset, words


def _names(source: Source) -> Iterator[tuple[str, str, Callable[..., Iterator[tuple[int, str]]]]]:
    """The names of a source by their keys, each with what finds the numbers in it."""
    yield "publisher", source.publisher, counts_in_called
    yield "title", source.title or "", counts_in_title
    yield "author", source.author or "", counts_in_called


def _has(source: Source, text: SourceText | None, name: str, language: str) -> bool:
    """Whether a source has all the parts of a name with a number in its text, or all of it in its address."""
    address = "".join(_words(unquote(source.url or "")).split())
    words = _words(text.raw) if text else ""
    parts = [part for part in _PARTS.split(name) if any(counts_in_title(part, (), language))] or [name]
    return all(_words(part) in words or _words(part).replace(" ", "") in address for part in parts)


def _words(text: str) -> str:
    """The words of a text between single spaces, in small letters, with numbers in one piece."""
    return f" {' '.join(_WORD.findall(_GROUPED.sub('', text).casefold()))} "
