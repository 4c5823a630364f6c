"""Send mails so that each reader gets theirs once, and report who did not get it and why."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import uuid4

from briefing.errors import DeliveryError, Diagnostic, Place, raise_errors
from briefing.mail.mail import Mail, OutgoingMail, mailbox, marked_subject, message, quote_escaped
from briefing.mail.outbox import DeliveryState, Outbox, OutboxEntry, QueuedMessage
from briefing.mail.settings import Settings
from briefing.mail.smtp import Outcome, Refused, Retry, Sent, SessionError, SmtpClient, Unknown
from briefing.records import NamedTuple

WAITS = (2.0, 10.0, 60.0)
"""Seconds before each further try of what a server put off; after the last one it waits for another run."""
_STATES = {
    Sent: DeliveryState.SENT,
    Refused: DeliveryState.FAILED,
    Retry: DeliveryState.QUEUED,
    Unknown: DeliveryState.UNKNOWN,
}
_ADVICE = {
    DeliveryState.FAILED: "to let the next run try again what was refused: make-briefing outbox retry",
    DeliveryState.UNKNOWN: "ask the reader, then: make-briefing outbox resolve ID --delivered (or --not-delivered)",
    DeliveryState.QUEUED: "what is queued is sent when the same command is run again",
}


class SendProgress(NamedTuple):
    """How far a run is, counted in recipients; `seconds` since it began."""

    total: int
    sent: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Recipients served in a second."""
        return self.sent / self.seconds if self.seconds else 0.0


class SendReport(NamedTuple):
    """What a run did: `already` had it before, `missing` still do not, `problem` is what ended the run early."""

    progress: SendProgress
    already: int
    missing: tuple[OutboxEntry, ...]
    problem: DeliveryError | None = None

    @property
    def exit_code(self) -> int:
        """1 if anyone did not get it."""
        return 1 if self.missing or self.problem else 0

    def lines(self) -> Iterator[str]:
        """The report in words, ending with each who did not get it and what to do about it."""
        had = f", {self.already} had it already (--again sends to them, too)" if self.already else ""
        yield f"sent to {self.progress.sent} of {self.progress.total}{had} ({self.progress.rate:.0f} a second)"
        if self.problem:
            yield str(self.problem)
        if self.missing:
            yield f"{len(self.missing)} did not get it, or may not have:"
        for entry in self.missing:
            yield f"  {entry.id:>5} {entry.state:<8} {entry.address}{f': {entry.answer}' if entry.answer else ''}"
        yield from (advice for state, advice in _ADVICE.items() if any(e.state is state for e in self.missing))


def deliver(
    mails: Sequence[OutgoingMail],
    settings: Settings,
    outbox: Outbox,
    on_progress: Callable[[SendProgress], None] = lambda progress: None,
    waits: Sequence[float] = WAITS,
    *,
    again: bool = False,
) -> SendReport:
    """Send to everyone who has not got it; what has been sent, was refused, or may have arrived, is left alone.

    `again` sends also to those who have got it. DeliveryError, before anything is sent, if a message is too large or no
    message, if two addresses are hard to tell apart, or another run is sending.
    """
    known = outbox.entries()
    # A rerun of a long list must not write ten thousand messages again to find that all were sent.
    served = {
        (entry.digest, mailbox(entry.address)) for entry in known if entry.state is DeliveryState.SENT and not again
    }
    wanted = {key for outgoing in mails for key in _keys(outgoing)}
    left = []
    for outgoing in mails:
        if not _keys(outgoing) <= served:
            left.append(outgoing._replace(mail=_with_headers(outgoing.mail, settings)))
    done_before = len(wanted - {key for outgoing in left for key in _keys(outgoing)})
    problems = (*_problems(left, settings.size_limit), *_alike(left, known))
    raise_errors(DeliveryError, dict.fromkeys(problems))
    with outbox.lock():
        if again:
            for outgoing in left:
                outbox.queue_again(outgoing.digest, outgoing.mail.readers)
        outbox.add(map(_queued_message, left))
        run = _SendRun(settings, outbox, left, done_before, on_progress)
        problem = run.send_all(waits)
        missing = [entry for entry in run.entries() if entry.state is not DeliveryState.SENT]
    return SendReport(run.progress(), run.already, tuple(missing), problem)


class _SendRun:
    """One run over the mails that are left, and its counts; `done_before` are recipients of others."""

    def __init__(
        self,
        settings: Settings,
        outbox: Outbox,
        mails: Sequence[OutgoingMail],
        done_before: int,
        on_progress: Callable[[SendProgress], None],
    ) -> None:
        self._settings, self._outbox, self._mails, self._on_progress = settings, outbox, mails, on_progress
        entries = self.entries()
        self.already = done_before + sum(entry.state is DeliveryState.SENT for entry in entries)
        self._total, self._sent, self._failed = done_before + len(entries), 0, 0
        self._begun = time.monotonic()

    def entries(self) -> list[OutboxEntry]:
        """What the journal knows of the mails of this run, each recipient once."""
        known = [entry for mail in self._mails for entry in self._outbox.find(mail.digest, mail.mail.readers)]
        return list(dict.fromkeys(known))

    def progress(self) -> SendProgress:
        return SendProgress(self._total, self._sent, self._failed, time.monotonic() - self._begun)

    def send_all(self, waits: Sequence[float]) -> DeliveryError | None:
        """Try every mail that is queued once, then those that the server put off again after each of the `waits`.

        Returns what ended the run before its time: a server that lets nobody in is asked again after the same waits,
        unless it said that trying again is no use.  What is then left stays queued for another run.
        """
        left = [mail for mail in self._mails if self._queued(mail)]
        if not left:
            return None
        with SmtpClient(self._settings) as client:
            for wait in (0.0, *waits):
                if wait:
                    time.sleep(wait)
                put_off, error = [], None
                for number, mail in enumerate(left):
                    try:
                        outcomes = self._send(client, mail)
                    except SessionError as failure:
                        put_off += left[number:]
                        error = failure
                        break
                    if any(isinstance(outcome, Retry) for outcome in outcomes):
                        put_off.append(mail)
                    self._on_progress(self.progress())
                left = put_off
                if not left or (error and error.permanent):
                    break
        return error.explained(self._settings) if error else None

    def _send(self, client: SmtpClient, outgoing: OutgoingMail) -> list[Outcome]:
        """Try a mail with those of its recipients who are still to get it, and note what became of it."""
        entries = {entry.address: entry for entry in self._queued(outgoing)}
        if not entries:
            return []
        first = next(iter(entries.values()))
        data = message(outgoing.mail, first.message_id, first.date)
        sender = outgoing.mail.sender
        assert sender  # `deliver` has put in that of the settings where a mail had none

        def before_end(accepted: Sequence[str]) -> bool:
            # The heart of "nobody twice": the client sends the end of the message only after this has returned, and
            # it returns only when the journal on the disk says SENDING.  If this process dies from here on, no run
            # finds these entries QUEUED; if it dies before, the server has no whole message and delivers nothing.
            return self._outbox.mark_sending(entries[address] for address in accepted)

        outcomes = client.send(sender.address, list(entries), data, before_end)
        for address, outcome in outcomes.items():
            code = f"{outcome.code} " if isinstance(outcome, Refused | Retry) and outcome.code else ""
            self._outbox.record_outcome([entries[address]], _STATES[type(outcome)], code + outcome.text)
            self._sent += isinstance(outcome, Sent)
            self._failed += isinstance(outcome, Refused | Unknown)
        return list(outcomes.values())

    def _queued(self, outgoing: OutgoingMail) -> list[OutboxEntry]:
        """The recipients of a mail who are still to get it; asked anew before each try, for the journal decides."""
        known = self._outbox.find(outgoing.digest, outgoing.mail.readers)
        return [entry for entry in known if entry.state is DeliveryState.QUEUED]


def _with_headers(mail: Mail, settings: Settings) -> Mail:
    """The mail with what the settings say of all mails, where it says nothing itself."""
    first = next(iter(mail.readers), "")
    unsubscribe = mail.unsubscribe or settings.unsubscribe.replace("{address}", quote(first, safe="@"))
    reply_to = mail.reply_to or settings.reply_to
    return mail._replace(sender=mail.sender or settings.sender, reply_to=reply_to, unsubscribe=unsubscribe)


def _keys(outgoing: OutgoingMail) -> set[tuple[str, str]]:
    """What tells one delivery from another in the journal: the content and the recipient."""
    return {(outgoing.digest, mailbox(address)) for address in outgoing.mail.readers}


def _queued_message(outgoing: OutgoingMail) -> QueuedMessage:
    """What the journal keeps of a mail; its Message-ID tells nothing but the sender's domain."""
    sender = outgoing.mail.sender
    assert sender  # see `deliver`
    domain = sender.address.rpartition("@")[2]
    message_id = f"<{uuid4().hex}@{domain}>"
    return QueuedMessage(outgoing.digest, outgoing.mail.readers, marked_subject(outgoing.mail), message_id)


def _alike(mails: Sequence[OutgoingMail], known: Iterable[OutboxEntry]) -> Iterator[Diagnostic]:
    """A problem for each address that differs from another one of the same delivery by the case of its letters only.

    Servers may hold them apart, and hardly any does: sent to both, it would most often come twice to one.
    """
    wanted = [(outgoing.digest, address) for outgoing in mails for address in outgoing.mail.readers]
    first: dict[tuple[str, str], str] = {}
    for digest, address in (*((entry.digest, entry.address) for entry in known), *wanted):
        other = first.setdefault((digest, mailbox(address).lower()), address)
        if mailbox(other) != mailbox(address):
            message = f"{quote_escaped(address)} and {quote_escaped(other)} differ only by the case of their letters"
            hint = f"if they are one reader, write {other} everywhere; if two, send to each by a mail of its own"
            yield Diagnostic(Place("mail, to"), "alike-recipients", message, hint)


def _problems(mails: Sequence[OutgoingMail], limit: int) -> Iterator[Diagnostic]:
    """What cannot be written as a message, or is larger, as it travels, than may be sent.

    Each message is written once for this and again to be sent: all problems must be known before the first leaves,
    and keeping every message would take the memory of the whole list.
    """
    for outgoing in mails:
        try:
            size = len(message(outgoing.mail, _queued_message(outgoing).message_id, datetime.now(UTC)))
        except DeliveryError as error:
            yield from error.diagnostics
            continue
        if size > limit:
            place = Place(next((file.name for file in outgoing.mail.attachments), "mail"))
            text = f"the message would be {size / 1e6:.1f} MB as sent; the limit is {limit / 1e6:g} MB"
            yield Diagnostic(place, "too-large", text, "write size-limit-mb into mail.toml if the server takes more")
