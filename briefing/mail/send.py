"""Parcels in, each of them in its readers' mailboxes once out, and a report of who did not get it and why."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import uuid4

from briefing.errors import DeliveryError, Diagnostic, Place, raise_errors
from briefing.mail.mail import Mail, Parcel
from briefing.mail.message import message, subject_of
from briefing.mail.outbox import Entry, Letter, Outbox, State
from briefing.mail.session import SessionError, refusal
from briefing.mail.settings import Settings
from briefing.mail.transport import Outcome, Refused, Retry, Sent, Transport, Unknown

WAITS = (2.0, 10.0, 60.0)
"""Seconds before each further try of what a server put off; after the last one it waits for another run."""
_STATES = {Sent: State.SENT, Refused: State.FAILED, Retry: State.QUEUED, Unknown: State.UNKNOWN}
_ADVICE = {
    State.FAILED: "what was refused is tried again after: make-briefing outbox retry",
    State.UNKNOWN: "ask the reader or look, then: make-briefing outbox resolve ID --delivered (or --not-delivered)",
    State.QUEUED: "what is queued goes when the same command is run again",
}


class Tally(NamedTuple):
    """How far a run is, counted in recipients; `seconds` since it began."""

    total: int
    sent: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Recipients served in a second."""
        return self.sent / self.seconds if self.seconds else 0.0


class Report(NamedTuple):
    """What a run did: `already` had it before, `missing` still do not, `problem` is what ended the run early."""

    tally: Tally
    already: int
    missing: tuple[Entry, ...]
    problem: DeliveryError | None = None

    @property
    def exit_code(self) -> int:
        """1 if anyone did not get it."""
        return 1 if self.missing or self.problem else 0

    def lines(self) -> Iterator[str]:
        """The report in words, ending with each who did not get it and what to do about it."""
        had = f", {self.already} had it already" if self.already else ""
        yield f"sent to {self.tally.sent} of {self.tally.total}{had} ({self.tally.rate:.0f} a second)"
        if self.problem:
            yield str(self.problem)
        if self.missing:
            yield f"{len(self.missing)} did not get it, or may not have:"
        for entry in self.missing:
            yield f"  {entry.id:>5} {entry.state:<8} {entry.address}{f': {entry.answer}' if entry.answer else ''}"
        yield from (advice for state, advice in _ADVICE.items() if any(e.state is state for e in self.missing))


def deliver(
    parcels: Sequence[Parcel],
    settings: Settings,
    outbox: Outbox,
    progress: Callable[[Tally], None] = lambda tally: None,
    waits: Sequence[float] = WAITS,
) -> Report:
    """Send to everyone who has not got it; what has been sent, was refused, or may have arrived, is left alone.

    DeliveryError, before anything is sent, if a message is too large or no message, or another run is sending.
    """
    served = {(entry.digest, entry.address.casefold()) for entry in outbox.entries(State.SENT)}
    left = [parcel for parcel in parcels if not _keys(parcel) <= served]
    had = set().union(*map(_keys, parcels)) - set().union(*map(_keys, left))
    signed = [parcel._replace(mail=_signed(parcel.mail, settings)) for parcel in left]
    raise_errors(DeliveryError, dict.fromkeys(_problems(signed, settings.size_limit)))
    with outbox.lock():
        outbox.enter(map(_letter, signed))
        open_parcels = [parcel for parcel in signed if _in_state(outbox, parcel, State.QUEUED)]
        run = _Run(settings, outbox, progress, signed, len(had))
        problem = run.go(open_parcels, waits)
        missing = [entry for parcel in signed for entry in _known(outbox, parcel) if entry.state is not State.SENT]
    return Report(run.tally(), run.already, tuple(dict.fromkeys(missing)), problem)


class _Run:
    """One run over the parcels that are left, and its count, with those who `had` theirs before."""

    def __init__(
        self,
        settings: Settings,
        outbox: Outbox,
        progress: Callable[[Tally], None],
        parcels: Sequence[Parcel],
        had: int,
    ) -> None:
        self._settings = settings
        self._outbox = outbox
        self._progress = progress
        entries = {entry.id: entry for parcel in parcels for entry in _known(outbox, parcel)}
        self.already = had + sum(entry.state is State.SENT for entry in entries.values())
        self._total, self._sent, self._failed = had + len(entries), 0, 0
        self._begun = time.monotonic()

    def tally(self) -> Tally:
        return Tally(self._total, self._sent, self._failed, time.monotonic() - self._begun)

    def go(self, parcels: Sequence[Parcel], waits: Sequence[float]) -> DeliveryError | None:
        """Try the parcels, and those put off once more after each wait; what ended the run before its time."""
        if not parcels:
            return None
        with Transport(self._settings) as transport:
            for wait in (*waits, None):
                left, error = self._round(transport, parcels)
                if not left or wait is None or (error and error.permanent):
                    return refusal(self._settings, error) if error else None
                parcels = left
                time.sleep(wait)
        return None

    def _round(self, transport: Transport, parcels: Sequence[Parcel]) -> tuple[list[Parcel], SessionError | None]:
        """Try each parcel once; those that are left, and why there was no connection if there was none."""
        left: list[Parcel] = []
        for number, parcel in enumerate(parcels):
            try:
                outcomes = self._send(transport, parcel)
            except SessionError as error:
                return [*left, *parcels[number:]], error
            if any(isinstance(outcome, Retry) for outcome in outcomes):
                left.append(parcel)
            self._progress(self.tally())
        return left, None

    def _send(self, transport: Transport, parcel: Parcel) -> list[Outcome]:
        """Try a parcel with those of its recipients who are still to get it, and note what became of it."""
        entries = {entry.address: entry for entry in _in_state(self._outbox, parcel, State.QUEUED)}
        if not entries:
            return []
        first = next(iter(entries.values()))
        data = message(parcel.mail, first.message_id, first.date)
        sender = (parcel.mail.sender or self._settings.sender).address
        outcomes = transport.send(
            sender, list(entries), data, lambda accepted: self._outbox.about_to_send(entries[a] for a in accepted)
        )
        for address, outcome in outcomes.items():
            self._note(entries[address], outcome)
        return list(outcomes.values())

    def _note(self, entry: Entry, outcome: Outcome) -> None:
        code = f"{outcome.code} " if isinstance(outcome, Refused | Retry) and outcome.code else ""
        self._outbox.note([entry], _STATES[type(outcome)], code + outcome.text)
        self._sent += isinstance(outcome, Sent)
        self._failed += isinstance(outcome, Refused | Unknown)


def _signed(mail: Mail, settings: Settings) -> Mail:
    return mail if mail.sender else mail._replace(sender=settings.sender)


def _letter(parcel: Parcel) -> Letter:
    """What the journal keeps of a parcel; its Message-ID names nothing but the sender's domain."""
    sender = parcel.mail.sender
    domain = sender.address.rpartition("@")[2] if sender else "localhost"
    return Letter(parcel.digest, _recipients(parcel.mail), subject_of(parcel.mail), f"<{uuid4().hex}@{domain}>")


def _recipients(mail: Mail) -> list[str]:
    """Everyone whom a mail goes to, once."""
    found: dict[str, str] = {}
    for person in (*mail.to, *mail.cc, *mail.bcc):
        found.setdefault(person.address.casefold(), person.address)
    return list(found.values())


def _keys(parcel: Parcel) -> set[tuple[str, str]]:
    """What the journal tells the deliveries of a parcel apart by."""
    return {(parcel.digest, address.casefold()) for address in _recipients(parcel.mail)}


def _known(outbox: Outbox, parcel: Parcel) -> tuple[Entry, ...]:
    return outbox.find(parcel.digest, _recipients(parcel.mail))


def _in_state(outbox: Outbox, parcel: Parcel, state: State) -> list[Entry]:
    return [entry for entry in _known(outbox, parcel) if entry.state is state]


def _problems(parcels: Iterable[Parcel], limit: int) -> Iterator[Diagnostic]:
    """What cannot be written as a message, or is larger, as it travels, than may be sent."""
    for parcel in parcels:
        try:
            size = len(message(parcel.mail, _letter(parcel).message_id, datetime.now(UTC)))
        except DeliveryError as error:
            yield from error.diagnostics
            continue
        if size > limit:
            place = Place(next((part.name for part in parcel.mail.attachments), "mail"))
            text = f"the message would be {size / 1e6:.1f} MB as sent; the limit is {limit / 1e6:g} MB"
            yield Diagnostic(place, "too-large", text, "write size-limit-mb into mail.toml if the server takes more")
