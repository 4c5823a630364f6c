"""What a draft stands on: the facts file that it goes into, new or old, and the documents with what they say.

A document has to say who published it and when, or somebody says so: "last year" counts from that day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.drafting.quoting import quote_around
from briefing.errors import Diagnostic, LoadError, Place, Problem, ProblemError, raise_errors
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.texts import find_texts
from briefing.facts.load import FactsFile, load_briefing
from briefing.facts.model import Briefing, Defaults, Head, Quantity, Source, Unit
from briefing.facts.scalars import BUILT_IN_UNITS, PERCENT
from briefing.records import NamedTuple
from briefing.sources.source_document import LocatorKind
from briefing.sources.source_files import SourceEntry, name_beside, read_entries, reader_of
from briefing.yaml_source.reader import bad_characters

_DAY = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")
_OPENING, _LONGEST_NAME = 200, 40
MOST_SHOWN, _MOST_AROUND = 80, 30


class LeftOut(NamedTuple):
    """What became no fact: where it stands, its words, and why."""

    place: Place
    start: int
    """Where in the words of its document, by which the places of one page are put in order."""
    words: str
    reason: str
    where: str = ""
    """The page, paragraph or cell, of a file that has no lines."""

    def __str__(self) -> str:
        return ": ".join(filter(None, (str(self.place), self.where, f"“{self.words}”", self.reason)))


@dataclass(eq=False)
class DraftGround:
    """A facts file, if there is one, and the texts that facts are drafted from.

    `briefing` is what drafted facts are held against: its units and speakers grow with them. `unnamed` are documents
    that nobody says the publisher or the day of, which the others need not wait for.
    """

    path: Path
    file: FactsFile | None
    entries: list[SourceEntry]
    briefing: Briefing
    texts: dict[str, SourceText]
    unnamed: list[Diagnostic]

    @property
    def old(self) -> Briefing | None:
        """What the file has so far."""
        return self.file.briefing if self.file else None

    @classmethod
    def open(cls, path: Path, documents: Sequence[Path], publisher: str, published: date | None) -> DraftGround:
        """The file at `path`, if there is one, with the documents; those that it does not know yet are `entries`."""
        old = load_briefing(path) if path.exists() else None
        names = names_beside(path, documents)
        quoted = {source.file_name for source in old.briefing.sources.values()} if old else set()
        known = old.places.root.entries.get("sources") if old else None
        fresh = [document for document, name in names.items() if name not in quoted]
        entries = read_entries(path, fresh, known)
        new: dict[str, Source] = {}
        problems: list[Diagnostic] = []
        for entry in entries:
            source = source_of(entry, publisher, published)
            problems += [source] if isinstance(source, Diagnostic) else []
            new |= {} if isinstance(source, Diagnostic) else {entry.key: source}
        if not new:
            raise_errors(LoadError, problems)
        entries = [entry for entry in entries if entry.key in new]
        texts = find_texts(old, None) if old else {}
        texts = {k: t for k, t in texts.items() if old and old.briefing.sources[k].file_name in names.values()}
        for entry in entries:
            language, reader = new[entry.key].language or "en", reader_of(entry.name) or ""
            texts[entry.key] = SourceText(entry.file.sha256, entry.file.document, language, reader)
        return cls(path, old, entries, _briefing(old, new), texts, problems)

    def is_quoted(self, source: str, span: TextSpan) -> bool:
        """Whether a fact of the file quotes these words already."""
        facts = self.old.facts.values() if self.old else ()
        quotes = (evidence.quote for fact in facts for evidence in fact.evidence if evidence.source == source)
        return any(at.span.overlaps(span) for quote in quotes for at in self.texts[source].find(quote))

    def known_marks(self, source: str) -> set[object]:
        """What tells the figures that the file has of a source, which are not drafted from elsewhere in it."""
        facts = self.old.facts.values() if self.old else ()
        return {mark_of(f.quantity) for f in facts if f.quantity and any(e.source == source for e in f.evidence)}

    def words_around(self, source: str, span: TextSpan) -> str:
        """A part of a sentence that tells a person what a blank is for."""
        text = self.texts[source]
        around = quote_around(text, span, text.sentence_around(span), _MOST_AROUND, _MOST_AROUND // 2)
        words = " ".join(text.normalized[slice(*around)].split())
        return "" if any(bad_characters(words)) else words

    def left_out(self, source: str, span: TextSpan, reason: str) -> LeftOut:
        """What of a source became no fact, and why."""
        text, name = self.texts[source], self.briefing.sources[source].file_name or source
        words = text.normalized[span.start : min(span.end, span.start + MOST_SHOWN)]
        where = text.locator_at(span.start)
        if where.kind is LocatorKind.LINE:
            return LeftOut(Place(name, *text.line_column(span.start)), span.start, words, reason)
        return LeftOut(Place(name, line=0), span.start, words, reason, f"{where.kind} {where.name}")


def mark_of(quantity: Quantity) -> object:
    """What tells a figure: its numbers, and whether they are money or a share."""
    return tuple(quantity.numbers.items()) or quantity.value, quantity.currency or (
        quantity.unit if quantity.unit == PERCENT else None
    )


def names_beside(path: Path, documents: Sequence[Path]) -> dict[Path, str]:
    """What the facts file calls each document; LoadError for all that lie elsewhere."""
    names: dict[Path, str] = {}
    problems = []
    for document in documents:
        try:
            names[document] = name_beside(path, document)
        except ProblemError as error:
            problems.append(error.problem.at(Place(str(document), line=0)))
    raise_errors(LoadError, problems)
    return names


def _briefing(old: FactsFile | None, new: Mapping[str, Source]) -> Briefing:
    """A briefing without facts, that has the new sources and what the file knows."""
    known = old.briefing if old else None
    sources = {**(known.sources if known else {}), **new}
    language = known.head.language if known else next(iter(new.values())).language or "en"
    published = max(source.published for source in sources.values())
    fiscal_year = known.head.fiscal_year if known else None
    head = Head.model_construct(
        id="draft", title="draft", date=published, language=language, languages=(), fiscal_year=fiscal_year
    )
    built_in = {key: Unit.model_validate(forms) for key, forms in BUILT_IN_UNITS.items()}
    return Briefing.model_construct(
        head=head,
        defaults=known.defaults if known else Defaults.model_construct(),
        units=built_in | dict(known.units if known else {}),
        speakers=dict(known.speakers if known else {}),
        sources=sources,
        sections={},
        facts={},
        translated_units={},
    )


# What a document says of itself


def source_of(entry: SourceEntry, publisher: str, published: date | None) -> Source | Diagnostic:
    """The source that a document is; a problem if nobody says who published it, and when."""
    said, words = entry.file.document.said, entry.file.document.words
    name = said.get("publisher") or publisher or publisher_in(words)
    day = entry.published or (str(published) if published else "") or day_in(entry.name, words[:_OPENING])
    lacks = {
        "who published it": '--publisher "NAME"' * (not name),
        "on which day": "--published YYYY-MM-DD" * (not day),
    }
    if any(lacks.values()):
        message = f"the document does not say {' and '.join(what for what, option in lacks.items() if option)}"
        hint = f"say so: {' '.join(filter(None, lacks.values()))}"
        return Problem("source-text", message, hint).at(Place(entry.name, line=0))
    return Source(
        publisher=name,
        published=date.fromisoformat(day),
        language=said.get("language", "").partition("-")[0] or guess_language(words),
        title=said.get("title"),
        url=said.get("url"),
        sha256=entry.file.sha256,
        file=entry.name,
    )


def guess_language(words: str) -> str:
    """English, Russian or Azerbaijani, by the letters of some words.

    >>> guess_language("Torpaq və su"), guess_language("Земля и вода")
    ('az', 'ru')
    """
    lower = words.lower()
    cyrillic, latin = (len(re.findall(letters, lower)) for letters in ("[а-я]", "[a-z]"))
    if cyrillic > latin:
        return "ru"
    return "az" if sum(map(lower.count, "əığş")) * 100 > latin else "en"


def day_in(*places: str) -> str:
    """The day that stands first in one of some texts: the name of a file, or its opening."""
    for words in places:
        for match in _DAY.finditer(words):
            try:
                return str(date.fromisoformat(match[1]))
            except ValueError:
                continue
    return ""


def publisher_in(words: str) -> str:
    """The few words that a text ends with, if it has said before that they report it: "News.Az reports"."""
    whole = words.strip()
    last = whole.rsplit("\n", 1)[-1].strip()
    is_name = 0 < len(last) <= _LONGEST_NAME and last[:1].isupper() and not last.endswith((".", "!", "?"))
    return last if is_name and last in whole[: -len(last)] else ""
