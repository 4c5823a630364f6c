"""make-briefing outbox: the journal of what was sent in; a list of it, or an entry settled by hand, out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.shared import FILE, existing, form_option, problems_to_exit

if TYPE_CHECKING:
    from briefing.mail.outbox import Entry

ACTIONS = ("list", "show", "resolve", "retry")


@click.command("outbox")
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("number", type=int, required=False, metavar="[ID]")
@click.option("--delivered/--not-delivered", "delivered", default=None, help="With resolve: what you found out")
@click.option("--outbox", "file", type=FILE, metavar="FILE", help="The journal  [default: the one of this user]")
@form_option("text", "json", help="How to print what is found")
@problems_to_exit
def command(action: str, number: int | None, delivered: bool | None, file: Path | None, form: str) -> None:
    """List what was mailed to whom, with its state, and settle what needs you.

    \b
    list        everything, newest last; exit code 1 if anyone did not get it
    show ID     one entry, with its Message-ID and what the server said last
    resolve ID  settle an unknown one, with --delivered or --not-delivered
    retry [ID]  let the next run try what was refused
    """
    from briefing.mail.outbox import Outbox, State, default_outbox

    _check_usage(action, number, delivered)
    with Outbox(existing(file) if file else default_outbox()) as outbox:
        outbox.recover()
        if action == "list":
            entries = outbox.entries()
            click.echo(_json(entries) if form == "json" else "\n".join(_lines(entries)) or "nothing was mailed")
            sys.exit(any(entry.state is not State.SENT for entry in entries))
        if action == "retry":
            entries = outbox.retry(number)
        else:
            assert number is not None
            entries = (outbox.entry(number) if delivered is None else outbox.resolve(number, delivered),)
        click.echo(_json(entries) if form == "json" else "\n".join(map(_shown, entries)))


def _check_usage(action: str, number: int | None, delivered: bool | None) -> None:
    if action in ("show", "resolve") and number is None:
        raise click.UsageError(f"outbox {action} needs the ID of an entry; outbox lists them")
    if action == "list" and number is not None:
        raise click.UsageError("outbox list takes no ID; outbox show does")
    if (action == "resolve") != (delivered is not None):
        raise click.UsageError("outbox resolve takes --delivered or --not-delivered, and nothing else does")


def _lines(entries: Iterable[Entry]) -> Iterable[str]:
    for entry in entries:
        answer = f"  {entry.answer}" if entry.state != "sent" and entry.answer else ""
        when = f"{entry.changed.astimezone():%Y-%m-%d %H:%M}"
        yield f"{entry.id:>5}  {entry.state:<8} {when}  {entry.address}  {entry.subject}{answer}"


def _shown(entry: Entry) -> str:
    return "\n".join(f"{key:<11} {value}" for key, value in _plain(entry).items())


def _plain(entry: Entry) -> dict[str, object]:
    times = {key: getattr(entry, key).isoformat() for key in ("date", "changed")}
    return entry._asdict() | {"state": str(entry.state)} | times


def _json(entries: Iterable[Entry]) -> str:
    return json.dumps([_plain(entry) for entry in entries], indent=2, ensure_ascii=False)
