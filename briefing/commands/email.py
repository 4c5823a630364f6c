"""`make-briefing email`: write a mail with a briefing as a draft, or send it to one reader or to many."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError
from briefing.commands.shared import (
    EXISTING_FILE,
    FILE,
    FOLDER,
    input_options,
    lang_option,
    one_page_option,
    strict_options,
    theme_options,
)

if TYPE_CHECKING:
    from briefing.mail.mail import Address


def _check_settings(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Run `--check`, which needs none of the other options and no file."""
    if wanted:
        from briefing.mail.settings import read_settings
        from briefing.mail.smtp import check_connection

        click.echo(check_connection(read_settings()))
        context.exit()


@click.command("email")
@click.argument("file", metavar="FACTS|FILE.pdf", type=EXISTING_FILE)
@click.option("--to", metavar="ADDRESS", multiple=True, help="Who gets it, as 'Name <name@example.org>'; once for each")
@click.option("--cc", metavar="ADDRESS", multiple=True, help="Who gets a copy")
@click.option("--bcc", metavar="ADDRESS", multiple=True, help="Who gets a copy without the others knowing")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends it")
@click.option("--reply-to", metavar="ADDRESS", help="Where answers go, if not to who sends it")
@click.option("--subject", help="The subject  [default: the title]; the marking is put before it")
@click.option("-o", "--output", type=FILE, metavar="OUT.eml", help="The draft to write  [default: <id>.eml here]")
@click.option("--recipients", type=EXISTING_FILE, metavar="LIST", help="A list of readers, as CSV or XLSX")
@click.option("--eml", type=FOLDER, metavar="DIR", help="With --recipients: write a draft for each into DIR")
@click.option("--send", is_flag=True, help="Send it, to nobody twice; make-briefing outbox lists what was sent")
@click.option(
    "--check",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_check_settings,
    help="Try the settings of mail.toml: connect and log in, send nothing",
)
@click.option("--again", is_flag=True, help="With --send: send it also to those who have got it")
@click.option("--outbox", type=FILE, metavar="FILE", help="The journal of what was sent  [default: that of this user]")
@click.option("--foreign", is_flag=True, help="Attach a PDF that is not from make-briefing, or was altered")
@lang_option("Language of the mail and the briefing  [default: that of the facts]")
@theme_options
@input_options
@one_page_option
@strict_options
def command(
    file: Path,
    to: Sequence[str],
    cc: Sequence[str],
    bcc: Sequence[str],
    sender: str | None,
    reply_to: str | None,
    subject: str | None,
    output: Path | None,
    recipients: Path | None,
    eml: Path | None,
    send: bool,
    again: bool,
    outbox: Path | None,
    foreign: bool,
    **options: Any,
) -> None:
    """Write a mail with the briefing as a draft, or send it.

    FACTS are built first, a finished PDF is verified first; nothing is sent without --send.

    The LIST of readers names its columns in the first row: address, and any of name, language, theme and sections.
    Each reader gets the briefing asked for there; without --send, a table says who would get what.
    """
    named = [f"--{name}" for name, given in (("to", to), ("cc", cc), ("bcc", bcc)) if given]
    if again and not send:
        raise UsageError("--again is for --send")
    _check_usage(file, named, output, recipients, eml, send=send, foreign=foreign, options=options)
    one = {"from": [sender] if sender else [], "reply-to": [reply_to] if reply_to else []}
    people = _read_addresses({**one, "to": to, "cc": cc, "bcc": bcc}, subject)

    from briefing.commands.delivery import Composer, plan_for_list, send_and_report, send_to_list, write_draft
    from briefing.mail.compose import is_pdf
    from briefing.mail.mail import Mail, OutgoingMail
    from briefing.mail.message import delivery_digest
    from briefing.mail.outbox import Outbox, default_outbox
    from briefing.mail.settings import read_settings
    from briefing.options import Options

    wanted = Options(language=options.pop("lang"), **options)
    from_, answers = (next(iter(people[name]), None) for name in ("from", "reply-to"))
    composer = Composer(wanted, from_, answers, people["to"], people["cc"], people["bcc"], subject)

    def single() -> Mail:
        return composer.of_pdf(file, foreign=foreign) if is_pdf(file) else composer.of_facts(file)

    if send:
        # Settings and journal come first: what is wrong with them must not wait for a long build.
        settings = read_settings()
        with Outbox(outbox or default_outbox()) as journal:
            if recipients:
                sys.exit(send_to_list(file, recipients, wanted, composer.of_built, settings, journal, again=again))
            mail = single()
            sys.exit(send_and_report([OutgoingMail(mail, delivery_digest(mail))], settings, journal, again=again))
    if recipients:
        sys.exit(plan_for_list(file, recipients, wanted, composer.of_built, eml))
    write_draft(single(), output)


def _check_usage(
    file: Path,
    named: Sequence[str],
    output: Path | None,
    recipients: Path | None,
    eml: Path | None,
    *,
    send: bool,
    foreign: bool,
    options: Mapping[str, Any],
) -> None:
    """Refuse options that do not go together, or say nothing about this file; `named` are the options of readers."""
    from briefing.mail.compose import is_pdf

    pdf = is_pdf(file)
    about_facts = ("theme", "page_size", "charts", "sources", "one_page", "strict", "readings")
    for_facts = [f"--{name.replace('_', '-')}" for name in about_facts if options[name]]
    single = [*named, *(["-o"] if output else [])]
    rules = (
        (options["lang"] == "all", "a mail is in one language; make one for each"),
        (pdf and for_facts, f"{''.join(for_facts[:1])} is for facts; {file} is a finished PDF"),
        (foreign and not pdf, "--foreign is for a PDF"),
        (send and (output or eml), "--send writes no draft; leave -o and --eml out"),
        (output and output.suffix.lower() != ".eml", f"{output} must end in .eml, as drafts do"),
        (eml and not recipients, "--eml is for --recipients; -o names a single draft"),
        (send and not recipients and not named, "--send needs --to or --recipients"),
        (recipients and single, f"{''.join(single[:1])} is for a single mail; the list says who gets it"),
        (recipients and pdf, f"--recipients builds a briefing for each reader; {file} is a finished PDF"),
    )
    for is_broken, message in rules:
        if is_broken:
            raise UsageError(message)


def _read_addresses(entries: Mapping[str, Sequence[str]], subject: str | None) -> dict[str, tuple[Address, ...]]:
    """The mailboxes of each option; DeliveryError names all that no header may hold, before anything is built."""
    from briefing.errors import DeliveryError, Diagnostic, Place, ProblemError, raise_errors
    from briefing.mail.mail import header_problem, parse_address

    people: dict[str, tuple[Address, ...]] = {}
    problems: list[Diagnostic] = []
    for name, given in entries.items():
        people[name] = ()
        for entry in given:
            try:
                people[name] += (parse_address(entry),)
            except ProblemError as error:
                problems.append(error.problem.at(Place(f"--{name}", line=0)))
    if problem := header_problem(subject or ""):
        problems.append(problem.at(Place("--subject", line=0)))
    raise_errors(DeliveryError, problems)
    return people
