"""make-briefing email: facts or a finished PDF in, a draft that a mail program opens and sends out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands.shared import FILE, F, edition_options, existing, input_options, problems_to_exit, say

if TYPE_CHECKING:
    from briefing.delivery.mail import Address, Mail

_PEOPLE = ("from", "to", "cc", "bcc")


def _mailbox(option: str, help: str, *, multiple: bool = True) -> Callable[[F], F]:
    return click.option(f"--{option}", f"{option}_", metavar="ADDRESS", multiple=multiple, help=help)


@click.command("email")
@click.argument("file", metavar="FACTS|FILE.pdf", type=FILE)
@_mailbox("to", "Who gets it: name@example.org or 'Name <name@example.org>'; once for each")
@_mailbox("cc", "Who gets a copy")
@_mailbox("bcc", "Who gets a copy that the others do not know of")
@_mailbox("from", "Who sends it", multiple=False)
@click.option("--subject", help="The subject  [default: the title]; the marking comes before it")
@click.option("-o", "--output", type=FILE, metavar="OUT.eml", help="The draft  [default: <id>.eml here]")
@click.option("--foreign", is_flag=True, help="Attach a PDF that is not from make-briefing, or was altered")
@edition_options
@input_options
@problems_to_exit
def command(file: Path, subject: str | None, output: Path | None, foreign: bool, **options: Any) -> None:
    """Write a draft that carries the briefing of the FACTS file, or a finished PDF, to open, look at and send.

    The briefing is built first, a PDF verified first; nothing is sent.
    """
    from briefing.delivery.message import draft
    from briefing.output import write_file

    _check_usage(existing(file), foreign, options)
    people = _people({name: options.pop(f"{name}_") for name in _PEOPLE})
    mail = _mail(file, foreign=foreign, **options)
    mail = addressed(mail, people, subject)
    target = output or Path(mail.attachments[0].name).with_suffix(".eml")
    if target.exists() and target.samefile(file):
        raise click.UsageError(f"{target} is an input; writing the draft there would destroy it")
    data = draft(mail, _now())
    write_file(target, data)
    click.echo(f"{target}: {_told(mail, len(data))}", err=True)


def addressed(mail: Mail, people: dict[str, tuple[Address, ...]], subject: str | None = None) -> Mail:
    """The mail from and to these people, with its own subject unless another is given."""
    sender = next(iter(people["from"]), None)
    to, cc, bcc = people["to"], people["cc"], people["bcc"]
    return mail._replace(sender=sender, to=to, cc=cc, bcc=bcc, subject=subject or mail.subject)


def _people(entries: dict[str, Sequence[str] | str | None]) -> dict[str, tuple[Address, ...]]:
    """The mailboxes of each option; DeliveryError names every entry that is none, before anything is built."""
    from briefing.delivery.addresses import read_addresses
    from briefing.errors import Place

    listed = {name: [given] if isinstance(given, str) else list(given or ()) for name, given in entries.items()}
    places = {name: [(entry, Place(f"--{name}", 1, n)) for n, entry in enumerate(listed[name], 1)] for name in listed}
    found = iter(read_addresses(entry for name in _PEOPLE for entry in places[name]))
    return {name: tuple(next(found) for _ in listed[name]) for name in _PEOPLE}


def _check_usage(file: Path, foreign: bool, options: dict[str, Any]) -> None:
    """Refuse options that say nothing about this file."""
    from briefing.delivery.finished import is_pdf

    if options["lang"] == "all":
        raise click.UsageError("a draft is in one language; make one for each")
    idle = [name for name in ("theme", "page_size", "charts", "sources") if options[name]]
    if is_pdf(file) and idle:
        raise click.UsageError(f"--{idle[0].replace('_', '-')} is for facts; {file} is a finished PDF")
    if foreign and not is_pdf(file):
        raise click.UsageError("--foreign is for a PDF")


def _mail(file: Path, *, foreign: bool, lang: str, **options: Any) -> Mail:
    """The mail of a finished PDF, or of the briefing that is built of facts."""
    from briefing.delivery.finished import is_pdf, mail_of_pdf
    from briefing.delivery.summary import mail_of
    from briefing.pipeline import Options, build

    templates = options["templates"]
    if is_pdf(file):
        return mail_of_pdf(file, templates, lang=lang, foreign=foreign)
    built = build(file, replace(Options(**options), language=lang))
    say(built.warnings)
    return mail_of(built, templates)


def _now() -> datetime:
    """SOURCE_DATE_EPOCH if it is set, else the moment."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC).replace(microsecond=0)


def _told(mail: Mail, size: int) -> str:
    """What a draft holds, in words."""
    readers = len(mail.to) + len(mail.cc) + len(mail.bcc)
    said = f"{readers} recipient{'s' * (readers != 1)}" if readers else "no recipient yet"
    return f"draft for {said}, {size / 1000:.0f} KB, with {mail.attachments[0].name}"
