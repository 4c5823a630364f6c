"""make-briefing email: facts or a finished PDF in, out a draft that a mail program opens and sends, or mail itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import print_diagnostics
from briefing.commands.shared import (
    EXISTING_FILE,
    FILE,
    FOLDER,
    F,
    edition_options,
    input_options,
)

if TYPE_CHECKING:
    from briefing.errors import Diagnostic
    from briefing.mail.mail import Address, Mail
    from briefing.mail.outbox import Outbox
    from briefing.mail.settings import Settings
    from briefing.pipeline import Built

_PEOPLE = ("from", "to", "cc", "bcc")


def _mailbox(option: str, help: str, *, multiple: bool = True) -> Callable[[F], F]:
    return click.option(f"--{option}", f"{option}_", metavar="ADDRESS", multiple=multiple, help=help)


def _try_settings(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Connect and log in as `--send` would, and send nothing."""
    if wanted:
        from briefing.mail.session import check
        from briefing.mail.settings import read_settings

        click.echo(check(read_settings()))
        context.exit()


@click.command("email")
@click.argument("file", metavar="FACTS|FILE.pdf", type=EXISTING_FILE)
@_mailbox("to", "Who gets it: name@example.org or 'Name <name@example.org>'; once for each")
@_mailbox("cc", "Who gets a copy")
@_mailbox("bcc", "Who gets a copy that the others do not know of")
@_mailbox("from", "Who sends it", multiple=False)
@click.option("--subject", help="The subject  [default: the title]; the marking comes before it")
@click.option("-o", "--output", type=FILE, metavar="OUT.eml", help="The draft  [default: <id>.eml here]")
@click.option(
    "--recipients", type=EXISTING_FILE, metavar="LIST", help="Many readers, as CSV or XLSX; without --send, a dry run"
)
@click.option("--eml", type=FOLDER, metavar="DIR", help="With --recipients: write a draft for each into DIR")
@click.option("--send", is_flag=True, help="Send it, to nobody twice; make-briefing outbox lists what was sent")
@click.option(
    "--check",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_try_settings,
    help="Try the settings of mail.toml: connect and log in, send nothing",
)
@click.option("--outbox", type=FILE, metavar="FILE", help="The journal of what was sent  [default: this user's]")
@click.option("--foreign", is_flag=True, help="Attach a PDF that is not from make-briefing, or was altered")
@edition_options
@input_options
def command(
    file: Path,
    subject: str | None,
    output: Path | None,
    recipients: Path | None,
    eml: Path | None,
    send: bool,
    outbox: Path | None,
    foreign: bool,
    **options: Any,
) -> None:
    """Write a mail with the briefing as a draft, or send it.

    FACTS are built first, a finished PDF is verified first; nothing is sent without --send.  The LIST of many readers
    names its columns in the first row: address, and any of name, language, theme and sections.  Each gets a mail;
    without --send, a table says who would get what.
    """
    from briefing.files import write_file
    from briefing.mail.message import draft
    from briefing.source_date import source_date

    _check_usage(file, foreign, options)
    _check_many(file, recipients, eml, output, send, options)
    people = _people({name: options.pop(f"{name}_") for name in _PEOPLE}, subject)
    if recipients:
        sys.exit(_many(file, recipients, eml, send, outbox, lambda mail: addressed(mail, people, subject), **options))
    if send:
        with _outbox(outbox) as (settings, journal):
            sys.exit(_send(addressed(_mail(file, foreign=foreign, **options), people, subject), settings, journal))
    mail = addressed(_mail(file, foreign=foreign, **options), people, subject)
    target = output or Path(mail.attachments[0].name).with_suffix(".eml")
    if target.exists() and target.samefile(file):
        raise click.UsageError(f"{target} is an input; writing the draft there would destroy it")
    data = draft(mail, source_date() or datetime.now(UTC).replace(microsecond=0))
    write_file(target, data)
    click.echo(f"{target}: {_told(mail, len(data))}", err=True)


def addressed(mail: Mail, people: dict[str, tuple[Address, ...]], subject: str | None = None) -> Mail:
    """The mail from and to these people, with its own subject unless another is given."""
    sender = next(iter(people["from"]), None)
    to, cc, bcc = people["to"], people["cc"], people["bcc"]
    return mail._replace(sender=sender, to=to, cc=cc, bcc=bcc, subject=subject or mail.subject)


def _people(entries: dict[str, Sequence[str] | str | None], subject: str | None) -> dict[str, tuple[Address, ...]]:
    """The mailboxes of each option; DeliveryError names all that no header may hold, before anything is built."""
    from briefing.errors import DeliveryError, Diagnostic, Place, raise_errors
    from briefing.mail.addresses import header_problems, read_address
    from briefing.mail.mail import Address

    listed = {name: [given] if isinstance(given, str) else list(given or ()) for name, given in entries.items()}
    found = {
        name: [read_address(entry, Place(f"--{name}", 1, n)) for n, entry in enumerate(listed[name], 1)]
        for name in listed
    }
    refused = [item for group in found.values() for item in group if isinstance(item, Diagnostic)]
    raise_errors(DeliveryError, [*refused, *header_problems(subject or "", Place("--subject"))])
    return {name: tuple(item for item in group if isinstance(item, Address)) for name, group in found.items()}


def _check_usage(file: Path, foreign: bool, options: dict[str, Any]) -> None:
    """Refuse options that say nothing about this file."""
    from briefing.mail.finished import is_pdf

    if options["lang"] == "all":
        raise click.UsageError("a draft is in one language; make one for each")
    idle = [name for name in ("theme", "page_size", "charts", "sources") if options[name]]
    if is_pdf(file) and idle:
        raise click.UsageError(f"--{idle[0].replace('_', '-')} is for facts; {file} is a finished PDF")
    if foreign and not is_pdf(file):
        raise click.UsageError("--foreign is for a PDF")


def _check_many(
    file: Path, recipients: Path | None, eml: Path | None, output: Path | None, send: bool, options: dict[str, Any]
) -> None:
    """Refuse what does not go together with many readers, or with sending."""
    from briefing.mail.finished import is_pdf

    named = [f"--{name}" for name in ("to", "cc", "bcc") if options[f"{name}_"]]
    if send and (output or eml):
        raise click.UsageError("--send writes no draft; leave -o and --eml out")
    if recipients is None:
        if eml:
            raise click.UsageError("--eml is for --recipients; -o names a single draft")
        if send and not named:
            raise click.UsageError("--send needs --to or --recipients")
        return
    if named or output:
        raise click.UsageError(
            f"{named[0] if named else '-o'} is for a single mail; the list of recipients says who gets it"
        )
    if is_pdf(file):
        raise click.UsageError(f"--recipients builds a briefing for each reader; {file} is a finished PDF")


def _many(
    file: Path,
    recipients: Path,
    eml: Path | None,
    send: bool,
    journal: Path | None,
    address: Callable[[Mail], Mail],
    *,
    lang: str,
    **options: Any,
) -> int:
    """Try, or send, the mails of many readers; what is worth a warning is said once, whoever reads it."""
    from briefing.commands.many import send_many, try_many
    from briefing.mail.summary import mail_of
    from briefing.options import Options

    warnings: dict[Diagnostic, None] = {}

    def compose(built: Built) -> Mail:
        warnings.update(dict.fromkeys(built.warnings))
        return address(mail_of(built, options["templates"]))

    wanted = replace(Options(**options), language=lang)
    try:
        if not send:
            return try_many(file, recipients, wanted, compose, eml)
        with _outbox(journal) as (settings, outbox):
            return send_many(file, recipients, wanted, compose, settings, outbox)
    finally:
        print_diagnostics(warnings)


def _send(mail: Mail, settings: Settings, outbox: Outbox) -> int:
    from briefing.commands.many import send_all
    from briefing.mail.mail import Parcel
    from briefing.mail.message import content_digest

    return send_all([Parcel(mail, content_digest(mail))], settings, outbox)


@contextmanager
def _outbox(journal: Path | None) -> Iterator[tuple[Settings, Outbox]]:
    """The settings of this user and the journal, theirs unless another is named."""
    from briefing.mail.outbox import Outbox, default_outbox
    from briefing.mail.settings import read_settings

    settings = read_settings()
    with Outbox(journal or default_outbox()) as outbox:
        yield settings, outbox


def _mail(file: Path, *, foreign: bool, lang: str, **options: Any) -> Mail:
    """The mail of a finished PDF, or of the briefing that is built of facts."""
    from briefing.mail.finished import is_pdf, mail_of_pdf
    from briefing.mail.summary import mail_of
    from briefing.options import Options
    from briefing.pipeline import build

    templates = options["templates"]
    if is_pdf(file):
        return mail_of_pdf(file, templates, lang=lang, foreign=foreign)
    built = build(file, replace(Options(**options), language=lang))
    print_diagnostics(built.warnings)
    return mail_of(built, templates)


def _told(mail: Mail, size: int) -> str:
    """What a draft holds, in words."""
    readers = len(mail.to) + len(mail.cc) + len(mail.bcc)
    said = f"{readers} recipient{'s' * (readers != 1)}" if readers else "no recipient yet"
    return f"draft for {said}, {size / 1000:.0f} KB, with {mail.attachments[0].name}"
