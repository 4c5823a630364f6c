"""The journal of what was sent to whom, in SQLite, so that neither a crash nor a second run sends anything twice.

Nobody gets a message twice because of four rules:

- A document and a mailbox have one entry (`UNIQUE` in the table), whatever run adds it.
- Before the last line of a message leaves, its entries are SENDING, and that is on the disk (`mark_sending`).  A crash
  or a power cut after it leaves them SENDING, never QUEUED.
- Only an entry that is QUEUED becomes SENDING, in one step, so that of two runs one only can take it, come what may.
- One process at a time sends (`lock`).  What it finds SENDING comes from a run that has ended, so it becomes UNKNOWN,
  which only a person resolves.

The price is that an entry may be UNKNOWN although nothing was delivered: SMTP has no way to ask.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.files import os_reason
from briefing.mail.mail import mailbox
from briefing.mail.settings import mail_folder
from briefing.records import NamedTuple

_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    recipient TEXT NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    message_id TEXT NOT NULL,
    date TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL,
    UNIQUE (digest, recipient)
)"""
_COLUMNS = "id, digest, address, subject, message_id, date, state, tries, answer, changed"


class DeliveryState(StrEnum):
    """How far a message is with one recipient.

    QUEUED: nothing that could deliver it has left.  SENDING: its end is about to leave, or has; after a crash this
    becomes UNKNOWN, which only a person resolves.  FAILED: refused for good.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


_REASONS = {
    "BUSY": "another program holds it",
    "LOCKED": "another program holds it",
    "READONLY": "it cannot be written",
    "CANTOPEN": "it cannot be opened",
    "PERM": "it cannot be opened",
    "FULL": "the disk is full",
    "IOERR": "the disk reports an error",
}
"""What the names of SQLite's errors say."""


class OutboxEntry(NamedTuple):
    """One document for one recipient, which `digest` and `address` name; times are in UTC.

    Message-ID and date are fixed before the first attempt; `answer` is the last thing the server said.
    """

    id: int
    digest: str
    address: str
    subject: str
    message_id: str
    date: datetime
    state: DeliveryState
    tries: int
    answer: str
    changed: datetime


class QueuedMessage(NamedTuple):
    """What is noted of a message before it is tried."""

    digest: str
    addresses: Sequence[str]
    subject: str
    message_id: str


def default_outbox() -> Path:
    """The file of the journal unless another is named; its folder is made, for this user alone."""
    folder = mail_folder("data")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DeliveryError([Diagnostic(Place(str(folder)), "outbox", f"cannot be made: {os_reason(error)}")]) from None
    return folder / "outbox.sqlite"


class Outbox:
    """The journal in the file `path`, made if it is not there; DeliveryError if it is none, or cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._errors_explained():
            self._file = self._one_name()
            if not self._file.exists():
                self._file.touch(mode=0o600)
            self._database = sqlite3.connect(self._file, timeout=10, isolation_level=None)
        try:
            with self._errors_explained():
                version = self._database.execute("PRAGMA user_version").fetchone()[0]
                if version > _VERSION:
                    raise self._problem("is of a later make-briefing", "use that one")
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = NORMAL")
                self._database.execute(_TABLE)
                self._database.execute(f"PRAGMA user_version = {_VERSION}")
                # Who gets what is nobody else's business; SQLite gives its other files the same rights.
                if self._file.stat().st_mode & 0o077:
                    self._file.chmod(0o600)
        except DeliveryError:
            self._database.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._database.close()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who sends; DeliveryError if another process does.

        The lock is a transaction on a file beside the journal, so it ends with the process, however that ends.
        """
        lock_file = f"{self._file}.lock"
        with self._errors_explained(), closing(sqlite3.connect(lock_file, timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                hint = "wait until it has ended; nothing was sent by this one"
                raise self._problem("another run is sending from this outbox", hint) from None
            # Nobody else sends now, so whoever left an entry SENDING has crashed, and nobody knows what the server did.
            answer = "the run ended before the server answered to the end of the message"
            self._write(
                "UPDATE delivery SET state = ?, answer = ?, changed = ? WHERE state = ?",
                [(DeliveryState.UNKNOWN, answer, _now(), DeliveryState.SENDING)],
            )
            yield

    def recover(self) -> None:
        """Mark what a crashed run left half-sent as unknown, unless a run is sending now."""
        try:
            with self.lock():
                pass
        except DeliveryError:
            return

    def add(self, messages: Iterable[QueuedMessage]) -> None:
        """Queue messages that are to be sent; an entry that is there already stays as it is."""
        now = _now()
        self._write(
            "INSERT INTO delivery (digest, recipient, address, subject, message_id, date, state, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                (m.digest, mailbox(address), address, m.subject, m.message_id, now, DeliveryState.QUEUED, now)
                for m in messages
                for address in m.addresses
            ),
        )

    def find(self, digest: str, addresses: Iterable[str]) -> tuple[OutboxEntry, ...]:
        """The entries of a document and these recipients."""
        return tuple(
            entry
            for address in addresses
            for entry in self._read("WHERE digest = ? AND recipient = ?", digest, mailbox(address))
        )

    def entries(self, *states: DeliveryState) -> tuple[OutboxEntry, ...]:
        """All entries, or those in one of `states`, in the order in which they came in."""
        marks = ", ".join("?" * len(states))
        return self._read(f"WHERE state IN ({marks}) ORDER BY id" if states else "ORDER BY id", *states)

    def entry(self, number: int) -> OutboxEntry:
        """The entry of that number; DeliveryError if there is none."""
        if found := self._read("WHERE id = ?", number):
            return found[0]
        raise self._problem(f"there is no entry {number}", "make-briefing outbox lists them")

    def mark_sending(self, entries: Iterable[OutboxEntry]) -> bool:
        """Note, so that not even a power cut undoes it, that the end of a message leaves now.

        False, and nothing noted, if one of the entries is no longer queued: another run has taken it.
        """
        statement = "UPDATE delivery SET state = ?, answer = '', changed = ? WHERE id = ? AND state = ?"
        rows = [(DeliveryState.SENDING, _now(), entry.id, DeliveryState.QUEUED) for entry in entries]
        with self._errors_explained():
            self._database.execute("PRAGMA synchronous = FULL")
            try:
                return self._write(statement, rows, each=True)
            finally:
                self._database.execute("PRAGMA synchronous = NORMAL")

    def queue_again(self, digest: str, addresses: Iterable[str]) -> None:
        """Queue once more what these recipients have got: their reader was asked for again by name."""
        sent = [entry for entry in self.find(digest, addresses) if entry.state is DeliveryState.SENT]
        self._set_state(sent, DeliveryState.QUEUED, "to be sent again")

    def record_outcome(self, entries: Iterable[OutboxEntry], state: DeliveryState, answer: str) -> None:
        """Note what has become of an attempt.  A power cut may undo it: the entry is then unknown, never sent twice."""
        self._set_state(entries, state, answer, tried=1)

    def resolve(self, number: int, delivered: bool) -> OutboxEntry:
        """Settle an unknown entry by what its user found out; what was not delivered goes with the next run."""
        entry = self.entry(number)
        if entry.state is not DeliveryState.UNKNOWN:
            raise self._problem(f"entry {number} is {entry.state}, so there is nothing to resolve")
        state = DeliveryState.SENT if delivered else DeliveryState.QUEUED
        self._set_state([entry], state, f"resolved by hand: {'' if delivered else 'not '}delivered")
        return self.entry(number)

    def retry(self, number: int | None = None) -> tuple[OutboxEntry, ...]:
        """Let the next run try again what was refused for good: one entry, or all of them."""
        entries = self.entries(DeliveryState.FAILED) if number is None else (self.entry(number),)
        for entry in entries:
            if entry.state is not DeliveryState.FAILED:
                hint = "resolve it first" if entry.state is DeliveryState.UNKNOWN else None
                raise self._problem(f"entry {entry.id} is {entry.state}, not failed", hint)
        self._set_state(entries, DeliveryState.QUEUED, "to be tried again")
        return tuple(self.entry(entry.id) for entry in entries)

    def _set_state(self, entries: Iterable[OutboxEntry], state: DeliveryState, answer: str, tried: int = 0) -> None:
        self._write(
            "UPDATE delivery SET state = ?, answer = ?, tries = tries + ?, changed = ? WHERE id = ?",
            [(state, answer, tried, _now(), entry.id) for entry in entries],
        )

    def _write(self, statement: str, rows: Iterable[Sequence[Any]], *, each: bool = False) -> bool:
        """Write all of the rows or none; none, and False, if `each` has to change a row and one does not."""
        with self._errors_explained():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                for row in rows:
                    if self._database.execute(statement, row).rowcount != 1 and each:
                        self._database.execute("ROLLBACK")
                        return False
                self._database.execute("COMMIT")
            except BaseException:
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise
        return True

    def _read(self, where: str, *values: Any) -> tuple[OutboxEntry, ...]:
        with self._errors_explained():
            rows = self._database.execute(f"SELECT {_COLUMNS} FROM delivery {where}", values).fetchall()
            entries = [OutboxEntry(*row) for row in rows]
            return tuple(
                entry._replace(
                    date=datetime.fromisoformat(str(entry.date)),
                    state=DeliveryState(entry.state),
                    changed=datetime.fromisoformat(str(entry.changed)),
                )
                for entry in entries
            )

    def _one_name(self) -> Path:
        """The name by which the journal is opened, whatever link leads to it.

        SQLite keeps what is not yet in the file in another one, beside the name that it was given: by two names, two
        runs would each see a journal of their own.
        """
        path = self.path.resolve()
        if not path.is_file() or path.stat().st_nlink < 2:
            return path
        names = sorted(name for name in path.parent.iterdir() if not name.is_symlink() and name.samefile(path))
        if len(names) < path.stat().st_nlink:
            raise self._problem("it has another name in another folder", "copy the file, and name the copy")
        return next((name for name in names if Path(f"{name}-wal").exists()), names[0])

    @contextmanager
    def _errors_explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, ValueError) as error:  # an entry that is damaged is no date, state or text
            name = str(getattr(error, "sqlite_errorname", None))
            reason = next((reason for sign, reason in _REASONS.items() if sign in name), "it is none, or a damaged one")
            raise self._problem(f"the journal cannot be used: {reason}", "name another with --outbox") from None
        except OSError as error:
            raise self._problem(
                f"the journal cannot be used: {os_reason(error)}", "name another with --outbox"
            ) from None

    def _problem(self, message: str, hint: str | None = None) -> DeliveryError:
        return DeliveryError([Diagnostic(Place(str(self.path)), "outbox", message, hint)])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
