"""The texts of a briefing's sources: the files at hand, and whether they are those that facts and record name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import CheckError, Diagnostic, Place, ProblemError, Severity, raise_errors
from briefing.evidence.lexicon import has_lexicon
from briefing.evidence.record import CheckedSource, CheckRecord, hash_text
from briefing.evidence.source_names import backed_names
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, source_language
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
    words = hash_text(text.raw) if text.reader else None
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
