"""Commands that mail a briefing: `email` writes or sends it to one reader or to many, `outbox` lists what was sent."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError, print_diagnostics, shared
from briefing.errors import DeliveryError, Diagnostic, Place, Problem, ProblemError, one_line, raise_errors
from briefing.files import write_file
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.mail.mail import Address, Mail, OutgoingMail
    from briefing.mail.mail_merge import BuiltVariant, Compose
    from briefing.mail.outbox import Outbox, OutboxEntry
    from briefing.mail.settings import Settings
    from briefing.options import Options
    from briefing.results import Built

_ABOUT_FACTS = ("theme", "page_size", "charts", "sources", "one_page", "strict", "readings")
"""The options that say nothing about a finished PDF."""


def _check_settings(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Run `--check`, which needs none of the other options and no file."""
    if wanted:
        from briefing.mail.settings import read_settings
        from briefing.mail.smtp import check_connection

        click.echo(check_connection(read_settings()))
        context.exit()


@click.command("email")
@click.argument("file", metavar="FACTS|FILE.pdf", type=shared.EXISTING_FILE)
@click.option("--to", metavar="ADDRESS", multiple=True, help="Who gets it, as 'Name <name@example.org>'; once for each")
@click.option("--cc", metavar="ADDRESS", multiple=True, help="Who gets a copy")
@click.option("--bcc", metavar="ADDRESS", multiple=True, help="Who gets a copy without the others knowing")
@click.option("--from", metavar="ADDRESS", help="Who sends it")
@click.option("--reply-to", metavar="ADDRESS", help="Where answers go, if not to who sends it")
@click.option("--subject", help="The subject  [default: the title]; the marking is put before it")
@click.option(
    "-o", "--output", type=shared.FILE, metavar="OUT.eml", help="The draft to write  [default: <id>.eml here]"
)
@click.option("--recipients", type=shared.EXISTING_FILE, metavar="LIST", help="A list of readers, as CSV or XLSX")
@click.option("--eml", type=shared.FOLDER, metavar="DIR", help="With --recipients: write a draft for each into DIR")
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
@click.option(
    "--outbox", type=shared.FILE, metavar="FILE", help="The journal of what was sent  [default: that of this user]"
)
@click.option("--foreign", is_flag=True, help="Attach a PDF that is not from make-briefing, or was altered")
@shared.lang_option("Language of the mail and the briefing  [default: that of the facts]")
@shared.theme_options
@shared.input_options
@shared.one_page_option
@shared.strict_options
def email_command(file: Path, **given: Any) -> None:
    """Write a mail with the briefing as a draft, or send it.

    FACTS are built first, a finished PDF is verified first; nothing is sent without --send.

    The LIST of readers names its columns in the first row: address, and any of name, language, theme and sections.
    Each reader gets the briefing asked for there; without --send, a table says who would get what.
    """
    _check_usage(file, given)
    people = _read_addresses(given)

    from briefing.mail.compose import is_pdf
    from briefing.mail.mail import OutgoingMail, delivery_digest
    from briefing.mail.outbox import Outbox, default_outbox
    from briefing.mail.settings import read_settings
    from briefing.options import Options

    wanted = Options(language=given["lang"], **{name: given[name] for name in ("templates", *_ABOUT_FACTS)})
    sender, answers = (next(iter(people[name]), None) for name in ("from", "reply_to"))
    composer = Composer(wanted, sender, answers, people["to"], people["cc"], people["bcc"], given["subject"])

    def single() -> Mail:
        return composer.of_pdf(file, foreign=given["foreign"]) if is_pdf(file) else composer.of_facts(file)

    recipients, again = given["recipients"], given["again"]
    if given["send"]:
        # Settings and journal come first: what is wrong with them must not wait for a long build.
        settings = read_settings()
        with Outbox(given["outbox"] or default_outbox()) as journal:
            if recipients:
                sys.exit(send_to_list(file, recipients, wanted, composer.of_built, settings, journal, again=again))
            mail = single()
            sys.exit(send_and_report([OutgoingMail(mail, delivery_digest(mail))], settings, journal, again=again))
    if recipients:
        sys.exit(plan_for_list(file, recipients, wanted, composer.of_built, given["eml"]))
    write_draft(single(), given["output"])


def _check_usage(file: Path, given: Mapping[str, Any]) -> None:
    """Refuse options that do not go together, or say nothing about this file."""
    from briefing.mail.compose import is_pdf

    pdf = is_pdf(file)
    send, foreign, output, recipients, eml = (
        given[name] for name in ("send", "foreign", "output", "recipients", "eml")
    )
    for_facts = [f"--{name.replace('_', '-')}" for name in _ABOUT_FACTS if given[name]]
    readers = [f"--{name}" for name in ("to", "cc", "bcc") if given[name]]
    single = [*readers, *(["-o"] if output else [])]
    rules = (
        (given["again"] and not send, "--again is for --send"),
        (given["lang"] == "all", "a mail is in one language; make one for each"),
        (pdf and for_facts, f"{''.join(for_facts[:1])} is for facts; {file} is a finished PDF"),
        (foreign and not pdf, "--foreign is for a PDF"),
        (send and (output or eml), "--send writes no draft; leave -o and --eml out"),
        (output and output.suffix.lower() != ".eml", f"{output} must end in .eml, as drafts do"),
        (eml and not recipients, "--eml is for --recipients; -o names a single draft"),
        (send and not recipients and not readers, "--send needs --to or --recipients"),
        (recipients and single, f"{''.join(single[:1])} is for a single mail; the list says who gets it"),
        (recipients and pdf, f"--recipients builds a briefing for each reader; {file} is a finished PDF"),
    )
    for is_broken, message in rules:
        if is_broken:
            raise UsageError(message)


def _read_addresses(given: Mapping[str, Any]) -> dict[str, tuple[Address, ...]]:
    """The mailboxes of each option; DeliveryError names all that no header may hold, before anything is built."""
    from briefing.mail.mail import header_problem, parse_address

    people: dict[str, tuple[Address, ...]] = {}
    problems: list[Diagnostic] = []
    for name in ("from", "reply_to", "to", "cc", "bcc"):
        people[name] = ()
        for entry in filter(None, [given[name]] if isinstance(given[name], str) else given[name] or ()):
            try:
                people[name] += (parse_address(entry),)
            except ProblemError as error:
                problems.append(error.problem.at(Place(f"--{name.replace('_', '-')}", line=0)))
    if problem := header_problem(given["subject"] or ""):
        problems.append(problem.at(Place("--subject", line=0)))
    raise_errors(DeliveryError, problems)
    return people


class Composer(NamedTuple):
    """Composes mails from and to the same people, with the same subject unless it is None."""

    options: Options
    sender: Address | None
    reply_to: Address | None
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str | None

    def of_built(self, built: Built) -> Mail:
        """The mail of a briefing that was built."""
        from briefing.mail.compose import compose_mail

        mail = self._addressed(compose_mail(built, self.options.path("templates")))
        allowed = [allowance.text for allowance in built.checked.edition.briefing.allowed]
        raise_errors(DeliveryError, _typed_numbers(mail, built.checked.document.title, allowed))
        return mail

    def of_facts(self, facts: Path) -> Mail:
        """The mail of a facts file, which is built; its warnings are printed."""
        from briefing.pipeline import build

        built = build(facts, self.options)
        print_diagnostics(built.warnings)
        return self.of_built(built)

    def of_pdf(self, pdf: Path, *, foreign: bool) -> Mail:
        """The mail of a finished PDF, which is verified; if `foreign`, it need not be ours."""
        from briefing.mail.compose import compose_from_pdf

        templates, lang = self.options.path("templates"), self.options.language
        mail = compose_from_pdf(pdf, templates, lang=lang, foreign=foreign)
        if mail.edition:
            raise_errors(DeliveryError, _typed_numbers(self._addressed(mail), mail.subject))
        return self._addressed(mail)

    def _addressed(self, mail: Mail) -> Mail:
        subject = self.subject or mail.subject
        mail = mail._replace(sender=self.sender, reply_to=self.reply_to, subject=subject)
        return mail._replace(to=self.to, cc=self.cc, bcc=self.bcc)


def _typed_numbers(mail: Mail, title: str, allowed: Sequence[str] = ()) -> Iterator[Diagnostic]:
    """A number of the subject, or of who it is from, that the title of the briefing does not have: no fact backs it."""
    from briefing.evidence.own_words.typed_values import typed_values

    known = {words for _, words in typed_values(title, (), mail.language, is_markdown=False)}
    people = (("--from", mail.sender), ("--reply-to", mail.reply_to))
    texts = [("--subject", "the subject", mail.subject)]
    texts += [(option, "the name", address.name) for option, address in people if address]
    for option, where, text in texts:
        for _, words in typed_values(text, (title, *allowed), mail.language, is_markdown=False):
            if words not in known:
                message = f'"{words}" is in {where} and backed by no fact'
                problem = Problem("value-without-fact", message, "say it as the title does, or leave it out")
                yield problem.at(Place(option, line=0))


def write_draft(mail: Mail, output: Path | None) -> None:
    """Write the mail as a draft, by default under the name of what it carries."""
    from datetime import UTC, datetime

    from briefing.mail.mail import as_draft
    from briefing.options import source_date

    target = output or Path(mail.attachments[0].name).with_suffix(".eml")
    data = as_draft(mail, source_date() or datetime.now(UTC).replace(microsecond=0))
    write_file(target, data)
    readers = len(mail.to) + len(mail.cc) + len(mail.bcc)
    for_whom = f"{readers} recipient{'s' * (readers != 1)}" if readers else "no recipient yet"
    attached = mail.attachments[0].name
    click.echo(f"{one_line(str(target))}: draft for {for_whom}, {len(data) / 1000:.0f} KB, with {attached}", err=True)


def plan_for_list(facts: Path, recipients: Path, options: Options, compose: Compose, drafts: Path | None) -> int:
    """Print who would get what, and write drafts into the folder `drafts` if one is named; 1 if a mail is too large.

    BriefingError carries what is wrong with facts or recipients.
    """
    from briefing.mail.mail_merge import plan_mails, plan_table, write_drafts
    from briefing.mail.settings import DEFAULT_SIZE_LIMIT, read_settings

    try:
        limit = read_settings().size_limit
    except DeliveryError:  # a plan needs no settings
        limit = DEFAULT_SIZE_LIMIT
    variants = build_for_list(facts, recipients, options, compose)
    planned = plan_mails(variants, limit)
    click.echo(plan_table(planned))
    if drafts:
        click.echo(f"{len(write_drafts(variants, drafts))} drafts in {drafts}", err=True)
    return int(any(mail.size > limit for mail in planned))


def send_to_list(
    facts: Path,
    recipients: Path,
    options: Options,
    compose: Compose,
    settings: Settings,
    outbox: Outbox,
    *,
    again: bool = False,
) -> int:
    """Send each recipient of the list their briefing, once all of them are built; 1 if anyone did not get it."""
    variants = build_for_list(facts, recipients, options, compose)
    mails = [mail for variant in variants for mail in variant.mails()]
    return send_and_report(mails, settings, outbox, again=again)


def build_for_list(facts: Path, recipients: Path, options: Options, compose: Compose) -> list[BuiltVariant]:
    """All briefings that the list asks for; warnings are printed once, however many briefings have them."""
    from briefing.mail.mail_merge import build_variants, offer_of, read_recipients

    readers = read_recipients(recipients, offer_of(facts, options.language))
    with shared.ProgressLine() as line:
        variants = list(build_variants(facts, readers, options, compose, line.show))
    print_diagnostics(dict.fromkeys(warning for variant in variants for warning in variant.warnings))
    return variants


def send_and_report(mails: Sequence[OutgoingMail], settings: Settings, outbox: Outbox, *, again: bool = False) -> int:
    """Send the mails and print what became of them; 1 if anyone did not get it."""
    from briefing.mail.send import deliver

    with shared.ProgressLine() as line:
        report = deliver(mails, settings, outbox, line.show_progress, again=again)
    for text in report.lines():
        click.echo(text, err=True)
    return report.exit_code


ACTIONS = ("list", "show", "resolve", "retry")


@click.command("outbox")
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("number", type=int, required=False, metavar="[ID]")
@click.option("--delivered/--not-delivered", "delivered", default=None, help="With resolve: what you found out")
@click.option(
    "--outbox", "file", type=shared.EXISTING_FILE, metavar="FILE", help="The journal  [default: that of this user]"
)
@shared.format_option("text", "json", help="How to print the entries")
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
