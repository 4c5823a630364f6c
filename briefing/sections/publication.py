"""What a document says of itself: the lines below its title, head and foot of its pages, and the colophon.

The words in the four corners of a page are the document's, or those that the theme has there.  PDF sets them on each
page, HTML at its head and foot and in the margins of its printed pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar

from briefing.document.blocks import Allowed, Colophon, Document, Furniture, Inline, Inlines, Stamp, Text, plain
from briefing.document.occurrences import UNKNOWN_DIGEST, Role
from briefing.evidence.own_words.typed_values import printed_pattern
from briefing.evidence.record import Standing, Standings
from briefing.facts.model import Briefing, Head, Series, State
from briefing.facts.text_fields import lang_of
from briefing.records import NamedTuple
from briefing.sections.inline import InlineBuilder, joined_runs, name, person, phrase, strong
from briefing.themes.theme import Stationery
from briefing.wording.wording import DIGEST_LINE, Wording

PARTS = {
    Standing.VERIFIED: ("{count} verified", "{count} verified"),
    Standing.READ: ("{count} with a reading of the desk", "{count} with a reading of the desk"),
    Standing.OWN: ("{count} own view", "{count} own views"),
    Standing.UNVERIFIED: ("{count} not verified", "{count} not verified"),
}


def title_lines(briefing: Briefing, wording: Wording, standings: Standings) -> Iterator[Inlines]:
    """What stands below the title: date, reference, version, state, names, embargo, as far as the head has them.

    That no fact was verified stands right beside the date, for those who read no further.
    """
    head = briefing.head
    if head.series:
        yield _series(head.series)
    if head.edition:
        yield (name(head.edition),)
    yield (Stamp(wording.day(head.date), Role.DATE),)
    if standings.none_verified:
        yield strong(phrase(wording, "Facts not verified"))
    if head.reference:
        yield (Stamp(head.reference, Role.REFERENCE),)
    if head.version:
        yield phrase(wording, "Version {version}", version=Stamp(head.version, Role.VERSION))
    if head.state is State.DRAFT:
        yield (_stage(head, wording.translate("Draft"))._replace(strong=True),)
    if head.prepared_by:
        yield (name(head.prepared_by),)
    if head.cleared_by:
        yield phrase(wording, "Cleared by {name}", name=name(head.cleared_by))
    if head.closing_date:
        yield phrase(wording, "Forecasts closed on {date}", date=Stamp(wording.day(head.closing_date), Role.DATE))
    if head.embargo:
        yield strong(phrase(wording, "Embargoed until {date}", date=Stamp(wording.day(head.embargo), Role.DATE)))


def author_line(briefing: Briefing) -> Inlines:
    """Who wrote it, each with the role; nothing if the head does not say."""
    return joined_runs((person(name(author.name), author.role) for author in briefing.head.authors), "; ")


def furniture(briefing: Briefing, wording: Wording) -> Furniture:
    """What stands at head and foot of every page."""
    head = briefing.head
    reference: Inlines = (Stamp(head.reference, Role.REFERENCE),) if head.reference else ()
    running: list[Inlines] = [
        _series(head.series) if head.series else (Text(wording.translate("Briefing")),),
        reference,
        (Stamp(wording.day(head.date), Role.DATE),),
    ]
    # The dictionary of the document's language, and of the one whose texts stand in for missing ones.
    languages = {"": wording.language} | ({head.language: wording.base.language} if wording.base else {})
    return Furniture(
        marking=str(head.marking or ""),
        running=joined_runs(running, " · "),
        page=wording.translate("Page {page} of {pages}"),
        draft=_stage(head, wording.translate("DRAFT")).text if head.state is State.DRAFT else "",
        note=wording.translate("Note {number}"),
        back=wording.translate("Back to the mention of note {number}"),
        run_on=wording.translate("Notes go on at the foot of the next page."),
        continued=wording.translate("{caption} (continued)"),
        capitals=tuple(wording.language.grammar.capitals.items()),
        hyphenation=tuple(
            (lang, name) for lang, language in languages.items() if (name := language.grammar.hyphenation)
        ),
    )


def _series(series: Series) -> Inlines:
    """The name of a series, and the number in it."""
    number: Inlines = (Stamp(series.number, Role.REFERENCE),) if series.number else ()
    return joined_runs(((name(series.name),), number), "\u00a0")


def _stage(head: Head, draft: str) -> Text:
    """What sort of draft it is, if the head says that, else that it is a `draft`."""
    return Text(str(head.stage), lang=lang_of(head.stage)) if head.stage else Text(draft)


def make_colophon(
    briefing: Briefing, wording: Wording, inline: InlineBuilder, title: str, values: int, standings: Standings
) -> Colophon:
    """Who made the document, the facts it is from and on what they stand, its values, and room for its digest."""
    head, day = briefing.head, Stamp(wording.day(briefing.head.date), Role.DATE)
    version = phrase(wording, "Facts as of {date}.", date=day)
    if head.version:
        number = Stamp(head.version, Role.VERSION)
        version = phrase(wording, "Version {version}, facts as of {date}.", version=number, date=day)
    digits = Stamp(UNKNOWN_DIGEST, Role.DIGEST)
    by = Stamp("SHA-256", Role.NAME)
    lines = (
        _authors(briefing, wording),
        version,
        _chosen_sections(briefing, wording, inline) if briefing.is_selection else (),
        joined_runs((_values(wording, values), _standings(wording, standings)), " "),
        phrase(wording, DIGEST_LINE, algorithm=by, digest=digits),
    )
    return Colophon(title, tuple(filter(None, lines)))


def _authors(briefing: Briefing, wording: Wording) -> Inlines:
    head = briefing.head
    contact = Stamp(head.contact, Role.CONTACT) if head.contact else ()
    if head.prepared_by and contact:
        return phrase(wording, "Prepared by {name}, {contact}.", name=name(head.prepared_by), contact=contact)
    if head.prepared_by:
        return phrase(wording, "Prepared by {name}.", name=name(head.prepared_by))
    return phrase(wording, "Contact: {contact}.", contact=contact) if contact else ()


def _chosen_sections(briefing: Briefing, wording: Wording, inline: InlineBuilder) -> Inlines:
    """The sections of a briefing that has not all of its file's, listed as the language lists things."""
    titles: list[Inline] = []
    between = wording.language.locale.between(len(briefing.sections))
    for section, after in zip(briefing.sections.values(), (*between, ""), strict=True):
        titles += [*inline.literal(section.title), *([Text(after)] if after else [])]
    return phrase(wording, "Sections chosen: {sections}.", sections=tuple(titles))


def _standings(wording: Wording, standings: Standings) -> Inlines:
    """How many facts there are, and on what they stand."""
    facts = _counted(wording, "{count} fact", "{count} facts", standings.total, Role.STANDING)
    if standings.uniform is Standing.VERIFIED:
        return phrase(wording, "{facts}, all verified.", facts=facts)
    if standings.uniform is Standing.UNVERIFIED:
        return strong(phrase(wording, "{facts}, none verified.", facts=facts))
    told = ((kind, _counted(wording, *PARTS[kind], count, Role.STANDING)) for kind, count in standings.counted)
    # That something was never verified must not be overlooked.
    parts = (strong(words) if kind is Standing.UNVERIFIED else words for kind, words in told)
    return phrase(wording, "{facts}, {parts}.", facts=facts, parts=joined_runs(parts, ", ")) if standings.total else ()


def _values(wording: Wording, values: int) -> Inlines:
    return _counted(
        wording,
        "{count} value stands in this document, backed by a fact.",
        "{count} values stand in this document, each backed by a fact.",
        values,
        Role.COUNT,
    )


def _counted(wording: Wording, one: str, other: str, number: int, role: Role) -> Inlines:
    """A message with a count in it."""
    before, _, after = wording.language.translate_count(one, other, number).partition(str(number))
    return *((Text(before),) if before else ()), Stamp(str(number), role), Text(after)


T = TypeVar("T")
_PLACEHOLDER = re.compile(r"(\{(?:marking|title|reference|date|page|pages)\})")

HeadPart: TypeAlias = "Inlines | str"
"""Fixed words, or a text with the placeholders {page} and {pages}."""


class RunningHead(NamedTuple):
    """The words of one corner; `is_own` if the theme has words of its own there."""

    parts: tuple[HeadPart, ...]
    is_own: bool = False


class Corners(NamedTuple, Generic[T]):
    """The same thing for each corner of a page."""

    head_left: T
    head_right: T
    foot_left: T
    foot_right: T


def running_heads(document: Document, stationery: Stationery) -> Corners[RunningHead]:
    """What the theme has there; else marking and running head, marking and page number."""
    furniture = document.furniture
    marking: Inlines = (Stamp(furniture.upper(furniture.marking), Role.NAME),) if furniture.marking else ()
    own_words = _OwnWords(document, stationery.allowed)

    def head(text: str | None, otherwise: HeadPart) -> RunningHead:
        return RunningHead((otherwise,)) if text is None else RunningHead(tuple(own_words.parts(text)), is_own=True)

    return Corners(
        head(stationery.head_left, marking),
        head(stationery.head_right, furniture.running),
        head(stationery.foot_left, marking),
        head(stationery.foot_right, furniture.page),
    )


class _OwnWords:
    """Fills the placeholders in a theme's own words for one document."""

    def __init__(self, document: Document, allowed: tuple[tuple[str, str], ...]) -> None:
        furniture = document.furniture
        self._stamps = {
            "{marking}": Stamp(furniture.upper(furniture.marking), Role.NAME, strong=True),
            "{title}": Stamp(document.title, Role.NAME),
            "{reference}": Stamp(_stamped(furniture.running, Role.REFERENCE), Role.REFERENCE),
            "{date}": Stamp(_stamped(furniture.running, Role.DATE), Role.DATE),
        }
        self._reasons = [reason for _, reason in allowed]
        self._allowed = re.compile("|".join(f"({printed_pattern(words).pattern})" for words, _ in allowed) or "(?!)")

    def parts(self, text: str) -> Iterator[HeadPart]:
        """The words of `text`, its placeholders filled; those for page numbers stay."""
        for piece in _PLACEHOLDER.split(text):
            if piece in ("{page}", "{pages}"):
                yield piece
            elif piece in self._stamps:
                yield (self._stamps[piece],)
            elif piece:
                yield tuple(self._with_allowed(piece))

    def _with_allowed(self, words: str) -> Iterator[Inline]:
        """Digits in a theme's words are the author's, who says why they are no value."""
        at = 0
        for match in self._allowed.finditer(words):
            if before := words[at : match.start()]:
                yield Text(before)
            yield Allowed(match[0], self._reasons[(match.lastindex or 1) - 1])
            at = match.end()
        if rest := words[at:]:
            yield Text(rest)


def _stamped(running: Inlines, role: Role) -> str:
    """The reference or date of a running head; "" if it has none."""
    return plain(tuple(inline for inline in running if isinstance(inline, Stamp) and inline.role is role))
