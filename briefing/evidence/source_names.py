"""Holds the numbers in the names of sources against the sources themselves: whoever prints a title says what it says.

The day of a report, its number and its session name it.  Another number reads as a value, "84 boats lost", and no fact
backs it; but if the source has those words, in its text or its address, it says them itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing.cache import remembered
from briefing.errors import Diagnostic
from briefing.evidence.beside import ReadLine
from briefing.evidence.record import CheckRecord
from briefing.evidence.typed_values import counts_in_name, undesignated
from briefing.facts.load import FactsFile
from briefing.facts.model import Source, source_language

if TYPE_CHECKING:
    from briefing.evidence.source_text import SourceText

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
    from briefing.evidence.numbers import NumberKind, find_numbers, find_ordinals

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
