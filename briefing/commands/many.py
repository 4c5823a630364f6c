"""Facts and a file of recipients in; a table of who would get what, drafts, or mail that is sent, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.progress import ProgressLine
from briefing.errors import DeliveryError
from briefing.mail.recipients import Recipient, offer_of, read_recipients
from briefing.mail.rehearsal import Compose, as_table, prepare, rehearse, tailored_parcels, write_drafts

if TYPE_CHECKING:
    from briefing.mail.mail import Parcel
    from briefing.mail.outbox import Outbox
    from briefing.mail.settings import Settings
    from briefing.options import Options

_SIZE_LIMIT = 10_000_000
"""Bytes of a message as sent, where no settings say otherwise."""


def try_many(facts: Path, file: Path, options: Options, compose: Compose, drafts: Path | None) -> int:
    """Print who would get what, and write drafts into the folder `drafts` if one is named; 1 if a mail is too large.

    BriefingError carries what is wrong with facts or recipients.
    """
    readers, limit, meter = recipients_of(facts, file, options), _size_limit(), ProgressLine()
    try:
        prepared = prepare(facts, readers, options, compose, meter.show)
        kept = list(prepared) if drafts else prepared
        lines = rehearse(kept, limit)
    finally:
        meter.show("")
    click.echo(as_table(lines))
    if drafts:
        click.echo(f"{len(write_drafts(kept, drafts))} drafts in {drafts}", err=True)
    return int(any(line.size > limit for line in lines))


def send_many(facts: Path, file: Path, options: Options, compose: Compose, settings: Settings, outbox: Outbox) -> int:
    """Send each recipient the briefing that is his, once all of them are built; 1 if anyone did not get it."""
    readers, meter = recipients_of(facts, file, options), ProgressLine()
    try:
        parcels = list(tailored_parcels(facts, readers, options, compose, meter.show))
    finally:
        meter.show("")
    return send_all(parcels, settings, outbox)


def send_all(parcels: Sequence[Parcel], settings: Settings, outbox: Outbox) -> int:
    """Send the parcels and print what became of them; 1 if anyone did not get it."""
    from briefing.mail.send import deliver

    meter = ProgressLine()
    try:
        report = deliver(parcels, settings, outbox, meter.show_tally)
    finally:
        meter.show("")
    for line in report.lines():
        click.echo(line, err=True)
    return report.exit_code


def recipients_of(facts: Path, file: Path, options: Options) -> tuple[Recipient, ...]:
    """The recipients that `file` lists, each asking for what the facts offer."""
    return read_recipients(file, offer_of(facts, options.language))


def _size_limit() -> int:
    """That of the settings, if there are any: a dry run needs none."""
    from briefing.mail.settings import read_settings

    try:
        return read_settings().size_limit
    except DeliveryError:
        return _SIZE_LIMIT
