"""The journal of what has gone to whom: kept in SQLite, so that neither a crash nor a second run sends twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.mail.settings import user_folder

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


class State(StrEnum):
    """How far a message is with one recipient.

    QUEUED: nothing that could deliver it has left.  SENDING: its end is about to leave, or has; after a crash this
    means UNKNOWN, which only a person resolves.  FAILED: refused for good.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Entry(NamedTuple):
    """One content for one recipient: `digest` and `address` name it; times are ISO 8601 in UTC.

    Message-ID and date are fixed before the first attempt; `answer` is the last thing the server said.
    """

    id: int
    digest: str
    address: str
    subject: str
    message_id: str
    date: datetime
    state: State
    tries: int
    answer: str
    changed: datetime


class Letter(NamedTuple):
    """What is to be noted of a message before it is tried."""

    digest: str
    addresses: Sequence[str]
    subject: str
    message_id: str


def default_outbox() -> Path:
    """Where the journal lies unless another file is named; the folder is made, for its user alone."""
    folder = user_folder("data")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DeliveryError([Diagnostic(Place(str(folder)), "outbox", f"cannot be made: {error.strerror}")]) from None
    return folder / "outbox.sqlite"


class Outbox:
    """The journal in the file `path`, made if it is not there; DeliveryError if it is none, or cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._problems():
            self._base = sqlite3.connect(path, timeout=10, isolation_level=None)
        try:
            with self._problems():
                self._prepare()
        except DeliveryError:
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()

    def _prepare(self) -> None:
        version = self._base.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise self._problem("is of a later make-briefing", "use that one")
        self._base.execute("PRAGMA journal_mode = WAL")
        self._base.execute("PRAGMA synchronous = NORMAL")
        self._base.execute(_TABLE)
        self._base.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the only one who sends; DeliveryError if another process does.  The lock ends with the process.

        What a run before left half-sent becomes unknown.
        """
        with self._problems(), closing(sqlite3.connect(f"{self.path}.lock", timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                hint = "wait until it has ended; nothing was sent by this one"
                raise self._problem("another run is sending from this outbox", hint) from None
            self._note_crash()
            yield

    def recover(self) -> None:
        """Mark what a crashed run left half-sent, unless a run is sending now."""
        try:
            with self.lock():
                pass
        except DeliveryError:
            return

    def _note_crash(self) -> None:
        answer = "the run ended before the server answered to the end of the message"
        self._write(
            "UPDATE delivery SET state = ?, answer = ?, changed = ? WHERE state = ?",
            [(State.UNKNOWN, answer, _now(), State.SENDING)],
        )

    def enter(self, letters: Iterable[Letter]) -> None:
        """Note messages that are to go; what is known of one already stays as it is."""
        now = _now()
        rows = (
            (letter.digest, address.casefold(), address, letter.subject, letter.message_id, now, State.QUEUED, now)
            for letter in letters
            for address in letter.addresses
        )
        self._write(
            "INSERT INTO delivery (digest, recipient, address, subject, message_id, date, state, changed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            rows,
        )

    def find(self, digest: str, addresses: Iterable[str]) -> tuple[Entry, ...]:
        """What is known of a content and these recipients."""
        return tuple(
            entry
            for address in addresses
            for entry in self._read("WHERE digest = ? AND recipient = ?", digest, address.casefold())
        )

    def entries(self, *states: State) -> tuple[Entry, ...]:
        """All entries, or those in one of `states`, in the order in which they came in."""
        marks = ", ".join("?" * len(states))
        return self._read(f"WHERE state IN ({marks}) ORDER BY id" if states else "ORDER BY id", *states)

    def entry(self, number: int) -> Entry:
        """The entry of that number; DeliveryError if there is none."""
        if found := self._read("WHERE id = ?", number):
            return found[0]
        raise self._problem(f"there is no entry {number}", "make-briefing outbox lists them")

    def about_to_send(self, entries: Iterable[Entry]) -> None:
        """Note, so that a power cut does not undo it, that the end of a message leaves now."""
        self._base.execute("PRAGMA synchronous = FULL")
        self._set(entries, State.SENDING, "")
        self._base.execute("PRAGMA synchronous = NORMAL")

    def note(self, entries: Iterable[Entry], state: State, answer: str) -> None:
        """Note what has become of an attempt.  A power cut may undo it: then it is unknown, never sent twice."""
        self._set(entries, state, answer, tried=1)

    def resolve(self, number: int, delivered: bool) -> Entry:
        """Settle an unknown entry by what its user found out; what was not delivered goes with the next run."""
        entry = self.entry(number)
        if entry.state is not State.UNKNOWN:
            raise self._problem(f"entry {number} is {entry.state}, so there is nothing to resolve")
        state = State.SENT if delivered else State.QUEUED
        self._set([entry], state, f"resolved by hand: {'' if delivered else 'not '}delivered")
        return self.entry(number)

    def retry(self, number: int | None = None) -> tuple[Entry, ...]:
        """Let the next run try again what was refused for good: one entry, or all of them."""
        entries = self.entries(State.FAILED) if number is None else (self.entry(number),)
        for entry in entries:
            if entry.state is not State.FAILED:
                hint = "resolve it first" if entry.state is State.UNKNOWN else None
                raise self._problem(f"entry {entry.id} is {entry.state}, not failed", hint)
        self._set(entries, State.QUEUED, "to be tried again")
        return tuple(self.entry(entry.id) for entry in entries)

    def _set(self, entries: Iterable[Entry], state: State, answer: str, tried: int = 0) -> None:
        self._write(
            "UPDATE delivery SET state = ?, answer = ?, tries = tries + ?, changed = ? WHERE id = ?",
            [(state, answer, tried, _now(), entry.id) for entry in entries],
        )

    def _write(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write all of the rows or none."""
        with self._problems():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._base.executemany(statement, rows)
                self._base.execute("COMMIT")
            except BaseException:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    def _read(self, where: str, *values: Any) -> tuple[Entry, ...]:
        with self._problems():
            rows = self._base.execute(f"SELECT {_COLUMNS} FROM delivery {where}", values).fetchall()
        return tuple(map(_entry, rows))

    @contextmanager
    def _problems(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._problem(f"the journal cannot be used: {error}", "name another with --outbox") from None

    def _problem(self, message: str, hint: str | None = None) -> DeliveryError:
        return DeliveryError([Diagnostic(Place(str(self.path)), "outbox", message, hint)])


def _entry(row: Sequence[Any]) -> Entry:
    number, digest, address, subject, message_id, date, state, tries, answer, changed = row
    times = datetime.fromisoformat(date), datetime.fromisoformat(changed)
    return Entry(number, digest, address, subject, message_id, times[0], State(state), tries, answer, times[1])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
