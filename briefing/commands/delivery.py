"""What `make-briefing email` does: compose a mail, or one for each reader of a list; then draft, plan or send them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands import print_diagnostics
from briefing.commands.shared import ProgressLine
from briefing.errors import DeliveryError, Diagnostic, Place, Problem, one_line, raise_errors
from briefing.files import write_file
from briefing.mail.mail import Address, Mail, OutgoingMail, as_draft
from briefing.mail.mail_merge import (
    BuiltVariant,
    Compose,
    build_variants,
    offer_of,
    plan_mails,
    plan_table,
    read_recipients,
    write_drafts,
)
from briefing.mail.settings import DEFAULT_SIZE_LIMIT, Settings, read_settings
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from briefing.mail.outbox import Outbox
    from briefing.options import Options
    from briefing.results import Built


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
    readers = read_recipients(recipients, offer_of(facts, options.language))
    with ProgressLine() as line:
        variants = list(build_variants(facts, readers, options, compose, line.show))
    print_diagnostics(dict.fromkeys(warning for variant in variants for warning in variant.warnings))
    return variants


def send_and_report(mails: Sequence[OutgoingMail], settings: Settings, outbox: Outbox, *, again: bool = False) -> int:
    """Send the mails and print what became of them; 1 if anyone did not get it."""
    from briefing.mail.send import deliver

    with ProgressLine() as line:
        report = deliver(mails, settings, outbox, line.show_progress, again=again)
    for text in report.lines():
        click.echo(text, err=True)
    return report.exit_code
