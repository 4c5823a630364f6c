"""Build the briefing that each recipient of a list asks for, and make a mail for each: a plan, drafts or mails to send.

Recipients who ask for the same language, theme and sections share one build, one mail and one attachment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import BriefingError, DeliveryError, Diagnostic, OutputError, Place
from briefing.files import os_reason, write_file
from briefing.mail.mail import Address, Mail, OutgoingMail
from briefing.mail.message import delivery_digest, draft, message
from briefing.mail.recipients import Recipient
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.options import Options
    from briefing.pipeline import Built, Progress

Compose = Callable[["Built"], Mail]
"""Makes the mail that carries a briefing, not yet to anybody."""

_HEADINGS = ("address", "language", "theme", "sections", "pages", "MB", "problems")
_SPECIAL = re.compile(r"[^A-Za-z0-9.@_+-]")
_MAX_FILE_NAME = 100


class Variant(NamedTuple):
    """What makes briefings of the same facts differ; an empty theme is that of the briefing, no sections are all."""

    language: str
    theme: str
    sections: tuple[str, ...]


class BuiltVariant(NamedTuple):
    """A briefing that is built, and who gets it; `mail` goes to nobody yet, `size` is its length in bytes as sent."""

    variant: Variant
    recipients: tuple[Recipient, ...]
    mail: Mail
    digest: str
    pages: int
    size: int
    warnings: tuple[Diagnostic, ...]

    def mails(self) -> Iterator[OutgoingMail]:
        """A mail for each of the recipients; they share what is attached."""
        for recipient in self.recipients:
            yield OutgoingMail(self.mail._replace(to=(recipient.address,)), self.digest)


class PlannedMail(NamedTuple):
    """What one recipient would get: `pages` and `size` (bytes as sent) of the mail, and what would keep it back."""

    address: Address
    variant: Variant
    pages: int
    size: int
    problems: tuple[str, ...]


def group_by_variant(recipients: Iterable[Recipient]) -> dict[Variant, tuple[Recipient, ...]]:
    """The distinct briefings that are wanted, and by whom, in the order in which they are first wanted."""
    groups: dict[Variant, list[Recipient]] = {}
    for recipient in recipients:
        variant = Variant(recipient.language, recipient.theme, recipient.sections)
        groups.setdefault(variant, []).append(recipient)
    return {variant: tuple(readers) for variant, readers in groups.items()}


def build_variants(
    facts: Path,
    recipients: Iterable[Recipient],
    options: Options,
    compose: Compose,
    progress: Progress = lambda phase: None,
) -> Iterator[BuiltVariant]:
    """Build each distinct briefing once, one after the other.

    Those that cannot be built do not hold up the others: a DeliveryError with all their problems comes at the end.
    """
    from briefing.pipeline import build

    groups, found = group_by_variant(recipients), list[Diagnostic]()
    for number, (variant, readers) in enumerate(groups.items(), 1):
        progress(f"building {number} of {len(groups)}")
        theme, sections = variant.theme or options.theme, variant.sections or options.sections
        try:
            built = build(facts, replace(options, language=variant.language, theme=theme, sections=sections))
            mail = compose(built)
            first = mail._replace(to=(readers[0].address,))
            size = len(message(first, "<size@localhost>", datetime.now(UTC)))
        except BriefingError as error:
            found += error.diagnostics
            continue
        yield BuiltVariant(variant, readers, mail, delivery_digest(mail), built.pages, size, built.warnings)
    if found:
        raise DeliveryError(dict.fromkeys(found))


def plan_mails(variants: Iterable[BuiltVariant], size_limit: int) -> list[PlannedMail]:
    """What each recipient would get, in the order of the file; `size_limit` in bytes as sent."""
    planned = []
    for built in variants:
        too_large = [f"larger than {size_limit / 1e6:g} MB"] if built.size > size_limit else []
        for recipient in built.recipients:
            international = ["needs a server with SMTPUTF8"] if recipient.address.is_international else []
            problems = (*too_large, *international)
            mail = PlannedMail(recipient.address, built.variant, built.pages, built.size, problems)
            planned.append((recipient.place, mail))
    return [mail for _, mail in sorted(planned, key=lambda item: item[0])]


def plan_table(planned: Iterable[PlannedMail]) -> str:
    """A plan in words, one recipient a line."""
    rows: list[tuple[str, ...]] = [_HEADINGS]
    for mail in planned:
        language, theme, sections = mail.variant
        size, problems = f"{mail.size / 1e6:.2f}", "; ".join(mail.problems) or "-"
        chosen = (language, theme or "-", " ".join(sections) or "all")
        rows.append((mail.address.address, *chosen, str(mail.pages), size, problems))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def write_drafts(variants: Iterable[BuiltVariant], folder: Path) -> list[Path]:
    """Write a draft for each recipient into `folder`, named by row and address; OutputError if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"cannot be made a folder: {os_reason(error)}"
        raise OutputError([Diagnostic(Place(str(folder)), "output", problem)]) from None
    date = datetime.now(UTC)
    paths = []
    for built in variants:
        for recipient, outgoing in zip(built.recipients, built.mails(), strict=True):
            address = _SPECIAL.sub("_", recipient.address.address)[:_MAX_FILE_NAME]
            paths.append(folder / f"{recipient.place.line:05}-{address}.eml")
            write_file(paths[-1], draft(outgoing.mail, date))
    return sorted(paths)
