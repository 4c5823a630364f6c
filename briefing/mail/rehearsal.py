"""Facts and recipients in, the briefing that each of them gets out: parcels to send, a table of them, or drafts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError, DeliveryError, Diagnostic, OutputError, Place
from briefing.files import write_file
from briefing.mail.mail import Address, Mail, Parcel
from briefing.mail.message import content_digest, draft, message
from briefing.mail.recipients import Recipient

if TYPE_CHECKING:
    from briefing.options import Options
    from briefing.pipeline import Built, Progress

Compose = Callable[["Built"], Mail]
"""A finished briefing in, the mail that carries it out, to nobody yet."""

_HEADS = ("address", "language", "theme", "sections", "pages", "MB", "problems")
_SPECIAL = re.compile(r"[^A-Za-z0-9.@_+-]")
_LONGEST_NAME = 100


class Choice(NamedTuple):
    """What makes briefings of the same facts differ; an empty theme is that of the briefing, no sections are all."""

    language: str
    theme: str
    sections: tuple[str, ...]


class Prepared(NamedTuple):
    """A briefing that is built, and its readers; `mail` goes to nobody yet, `size` is its length in bytes as sent."""

    choice: Choice
    recipients: tuple[Recipient, ...]
    mail: Mail
    digest: str
    pages: int
    size: int

    def parcels(self) -> Iterator[Parcel]:
        """A mail for each of the recipients; they share what is attached."""
        for recipient in self.recipients:
            yield Parcel(self.mail._replace(to=(recipient.address,)), self.digest)


class Line(NamedTuple):
    """One recipient of a dry run."""

    address: Address
    choice: Choice
    pages: int
    size: int
    problems: tuple[str, ...]


def editions(recipients: Iterable[Recipient]) -> Mapping[Choice, tuple[Recipient, ...]]:
    """The distinct briefings that are wanted, and by whom, in the order in which they are first wanted."""
    found: dict[Choice, list[Recipient]] = {}
    for recipient in recipients:
        choice = Choice(recipient.language, recipient.theme, recipient.sections)
        found.setdefault(choice, []).append(recipient)
    return {choice: tuple(readers) for choice, readers in found.items()}


def prepare(
    facts: Path,
    recipients: Iterable[Recipient],
    options: Options,
    compose: Compose,
    progress: Progress = lambda phase: None,
) -> Iterator[Prepared]:
    """Build each distinct briefing once, one after the other.

    After the last one comes a DeliveryError with the problems of all those that cannot be built, if there are any.
    """
    from briefing.pipeline import build

    wanted, found = editions(recipients), list[Diagnostic]()
    for number, (choice, readers) in enumerate(wanted.items(), 1):
        progress(f"building {number} of {len(wanted)}")
        try:
            built = build(facts, _chosen(options, choice))
            one = _prepared(choice, readers, compose(built), built.pages)
        except BriefingError as error:
            found += error.diagnostics
            continue
        yield one
    if found:
        raise DeliveryError(dict.fromkeys(found))


def tailored_parcels(
    facts: Path,
    recipients: Iterable[Recipient],
    options: Options,
    compose: Compose,
    progress: Progress = lambda phase: None,
) -> Iterator[Parcel]:
    """A parcel for each recipient, those of the same briefing together; DeliveryError as from `prepare`."""
    for prepared in prepare(facts, recipients, options, compose, progress):
        yield from prepared.parcels()


def rehearse(prepared: Iterable[Prepared], size_limit: int) -> list[Line]:
    """What each recipient would get, in the order of the file; `size_limit` in bytes as sent."""
    lines = [
        (r.place, Line(r.address, one.choice, one.pages, one.size, tuple(_problems(one, r, size_limit))))
        for one in prepared
        for r in one.recipients
    ]
    return [line for _, line in sorted(lines, key=itemgetter(0))]


def as_table(lines: Sequence[Line]) -> str:
    """A dry run in words, one recipient a line."""
    rows = [_HEADS, *map(_row, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def write_drafts(prepared: Iterable[Prepared], folder: Path) -> list[Path]:
    """Write a draft for each recipient into `folder`, named by row and address; OutputError if that cannot be done."""
    _make_folder(folder)
    date = datetime.now(UTC)
    paths = []
    for one in prepared:
        for recipient, parcel in zip(one.recipients, one.parcels(), strict=True):
            address = _SPECIAL.sub("_", recipient.address.address)[:_LONGEST_NAME]
            paths.append(folder / f"{recipient.place.line:05}-{address}.eml")
            write_file(paths[-1], draft(parcel.mail, date))
    return sorted(paths)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot be made a folder: {error.strerror or error}"
        raise OutputError([Diagnostic(Place(str(folder)), "output", message)]) from None


def _chosen(options: Options, choice: Choice) -> Options:
    theme = choice.theme or options.theme
    return replace(options, language=choice.language, theme=theme, sections=choice.sections or options.sections)


def _prepared(choice: Choice, readers: tuple[Recipient, ...], mail: Mail, pages: int) -> Prepared:
    first = mail._replace(to=(readers[0].address,))
    size = len(message(first, "<rehearsal@localhost>", datetime.now(UTC)))
    return Prepared(choice, readers, mail, content_digest(mail), pages, size)


def _problems(prepared: Prepared, recipient: Recipient, size_limit: int) -> Iterator[str]:
    if prepared.size > size_limit:
        yield f"larger than {size_limit / 1e6:g} MB"
    if recipient.address.is_international:
        yield "needs a server with SMTPUTF8"


def _row(line: Line) -> tuple[str, ...]:
    language, theme, sections = line.choice
    told = (theme or "-", " ".join(sections) or "all", str(line.pages), f"{line.size / 1e6:.2f}")
    return (line.address.address, language, *told, "; ".join(line.problems) or "-")
