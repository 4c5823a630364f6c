"""`make-briefing outbox`: list the journal of what was sent, or settle one of its entries by hand."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands import UsageError
from briefing.commands.shared import EXISTING_FILE, format_option

if TYPE_CHECKING:
    from briefing.mail.outbox import OutboxEntry

ACTIONS = ("list", "show", "resolve", "retry")


@click.command("outbox")
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("number", type=int, required=False, metavar="[ID]")
@click.option("--delivered/--not-delivered", "delivered", default=None, help="With resolve: what you found out")
@click.option("--outbox", "file", type=EXISTING_FILE, metavar="FILE", help="The journal  [default: that of this user]")
@format_option("text", "json", help="How to print the entries")
def outbox_command(action: str, number: int | None, delivered: bool | None, file: Path | None, form: str) -> None:
    """List what was mailed to whom, or settle what is open.

    \b
    list        all entries, newest last; exit code 1 if anyone did not get it
    show ID     one entry, with its Message-ID and the last answer of the server
    resolve ID  settle an unknown one, with --delivered or --not-delivered
    retry [ID]  let the next run try what was refused
    """
    if action in ("show", "resolve") and number is None:
        raise UsageError(f"outbox {action} needs the ID of an entry; outbox lists them")
    if action == "list" and number is not None:
        raise UsageError("outbox list takes no ID; outbox show does")
    if (action == "resolve") != (delivered is not None):
        raise UsageError("outbox resolve takes --delivered or --not-delivered, and nothing else does")

    from briefing.mail.outbox import DeliveryState, Outbox, default_outbox

    with Outbox(file or default_outbox()) as outbox:
        outbox.recover()
        if action == "list":
            entries = outbox.entries()
        elif action == "retry":
            entries = outbox.retry(number)
        else:
            assert number is not None
            entries = (outbox.entry(number) if delivered is None else outbox.resolve(number, delivered),)
    if form == "json":
        click.echo(json.dumps(list(map(_as_dict, entries)), indent=2, ensure_ascii=False))
    elif action == "list":
        click.echo(_as_table(entries) or "nothing was mailed")
    else:
        click.echo("\n".join(f"{key:<11} {value}" for entry in entries for key, value in _as_dict(entry).items()))
    sys.exit(action == "list" and any(entry.state is not DeliveryState.SENT for entry in entries))


def _as_table(entries: Sequence[OutboxEntry]) -> str:
    """One line for each entry, with the answer of the server if it was not sent."""
    lines = []
    for entry in entries:
        answer = f"  {entry.answer}" if entry.state != "sent" and entry.answer else ""
        when = f"{entry.changed.astimezone():%Y-%m-%d %H:%M}"
        lines.append(f"{entry.id:>5}  {entry.state:<8} {when}  {entry.address}  {entry.subject}{answer}")
    return "\n".join(lines)


def _as_dict(entry: OutboxEntry) -> dict[str, object]:
    times = {key: getattr(entry, key).isoformat() for key in ("date", "changed")}
    return entry._asdict() | {"state": str(entry.state)} | times
