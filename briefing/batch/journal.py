"""The journal of a batch: which briefing was asked for with what, and what came of it, in an SQLite file.

A briefing is known by the name of its file, so that several editions may lie in one folder.  Its input digest stands
for all that it is made of (facts file, rows, options, version), so a run that was interrupted, or is repeated on
another day, builds only those whose input is another, or whose file is gone.  The journal is never ahead of the files:
a file is whole before its line is written.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from briefing.errors import Diagnostic, OutputError, Place, Problem, Severity
from briefing.files import user_folder
from briefing.records import NamedTuple

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS briefings (
    folded TEXT PRIMARY KEY,    -- the name of its file as systems compare it that tell no cases apart
    name TEXT NOT NULL,         -- of its file, below the folder of the batch
    key TEXT NOT NULL,          -- of the briefing, as the table has it
    row INTEGER NOT NULL,       -- the first of its rows in the table
    input TEXT NOT NULL,        -- SHA-256 of all that it is made of
    run INTEGER NOT NULL,       -- the last run whose table has it
    state TEXT NOT NULL,
    output TEXT NOT NULL DEFAULT '',  -- SHA-256 of the file
    size INTEGER NOT NULL DEFAULT 0,
    problems TEXT NOT NULL DEFAULT '[]'
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_row ON briefings (run, row);
CREATE TABLE IF NOT EXISTS arguments (json TEXT NOT NULL);  -- those of the last run
"""


_NO_NAME = "/"
"""With it begins the name of no file."""
NAME = ".batch.sqlite"
"""What the journal is called beside the files of its batch."""


def default_journal(folder: str) -> Path:
    """The journal beside the files, or if these are elsewhere, in this user's folder for data."""
    if "://" not in folder:
        return Path(folder, NAME)
    home = user_folder("data")
    if home is None:
        problem = Problem("batch-journal", "there is no folder for the journal", "name one with --journal")
        raise OutputError([problem.at(Place(folder, line=0))])
    return home / "batches" / f"{sha256(folder.encode()).hexdigest()[:16]}.sqlite"


class BatchState(StrEnum):
    """How far a briefing of a batch has come."""

    PLANNED = "planned"
    BUILT = "built"
    FAILED = "failed"
    REFUSED = "refused"


class Planned(NamedTuple):
    """A briefing that is asked for: its key, the name of its file, the first of its rows, the digest of its input."""

    key: str
    name: str
    row: int
    input: str


class Entry(NamedTuple):
    """A line of the journal: what was asked for, and what came of it."""

    planned: Planned
    state: BatchState
    output: str
    size: int
    problems: tuple[Diagnostic, ...]


class Journal:
    """The journal in the file at `path`, locked by this process while it is open; use it as a context."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.run = 0

    def __enter__(self) -> Self:
        try:
            self._file = sqlite3.connect(self.path, timeout=1, isolation_level=None)
            self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            (version,) = self._file.execute("PRAGMA user_version").fetchone()
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError(f"it is of version {version}, and this program reads {_VERSION}")
            # Written each time: the first thing written takes the lock, which is then kept.
            self._file.executescript(f"{_SCHEMA} PRAGMA user_version = {_VERSION};")
        except sqlite3.DatabaseError as error:
            is_locked = "locked" in str(error)
            message = "another run of this batch is going on" if is_locked else f"the journal cannot be used: {error}"
            hint = "wait for its end" if is_locked else "name another with --journal, or remove it to build all anew"
            raise OutputError([Problem("batch-journal", message, hint).at(Place(str(self.path), line=0))]) from None
        (last,) = self._file.execute("SELECT max(run) FROM briefings").fetchone()
        self.run = (last or 0) + 1
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def arguments(self) -> dict[str, Any]:
        """With what the last run was started, so that it can be again."""
        found = self._file.execute("SELECT json FROM arguments").fetchone()
        return dict(json.loads(found[0])) if found else {}

    @arguments.setter
    def arguments(self, given: Mapping[str, Any]) -> None:
        self._file.execute("DELETE FROM arguments")
        self._file.execute("INSERT INTO arguments VALUES (?)", (json.dumps(given),))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all that is entered meanwhile at once, or none of it."""
        self._file.execute("BEGIN")
        yield
        self._file.execute("COMMIT")

    # Planning

    def plan(self, briefings: Iterable[Planned]) -> Iterator[tuple[Planned, Problem]]:
        """Enter what this run asks for; each that cannot be, since another has its key or the name of its file."""
        with self.together():
            for planned in briefings:
                if problem := self._enter(planned):
                    yield planned, problem

    def _enter(self, planned: Planned) -> Problem | None:
        key, name, row, digest = planned
        folded = _folded(name)
        asked = "SELECT run, row, key, input, state FROM briefings WHERE folded = ?"
        known = self._file.execute(asked, (folded,)).fetchone()
        if known and known[0] == self.run and known[2] == key:
            hint = "give each briefing a key of its own; rows that make one together stand together: sort the table"
            return Problem("batch-key", f'row {known[1]} has the key "{key}", too', hint)
        if known and known[0] == self.run:
            message = f'its file would be {name}, as that of "{known[2]}" is where capitals do not count'
            hint = "put a column that tells them apart into the name: -o 'out/{id}-{code}.pdf'"
            return Problem("batch-key", message, hint)
        if known and known[2:4] == (key, digest) and known[4] != BatchState.REFUSED:
            self._file.execute("UPDATE briefings SET run = ?, row = ? WHERE folded = ?", (self.run, row, folded))
        else:
            values = (folded, name, key, row, digest, self.run, BatchState.PLANNED)
            columns = "folded, name, key, row, input, run, state"
            self._file.execute(f"REPLACE INTO briefings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return None

    # What came of them

    def built(self, name: str, output: str, size: int) -> None:
        """A briefing was built, and its file is whole."""
        self._file.execute(
            "UPDATE briefings SET state = ?, output = ?, size = ?, problems = '[]' WHERE folded = ?",
            (BatchState.BUILT, output, size, _folded(name)),
        )

    def failed(self, name: str, problems: Sequence[Diagnostic]) -> None:
        """A briefing could not be built."""
        self._file.execute(
            "UPDATE briefings SET state = ?, output = '', size = 0, problems = ? WHERE folded = ?",
            (BatchState.FAILED, _written(problems), _folded(name)),
        )

    def refused(self, key: str, row: int, problem: Diagnostic) -> None:
        """A row can make no briefing, so it has no file by whose name it would be known."""
        values = (f"{_NO_NAME}{row}", "", key, row, "", self.run, BatchState.REFUSED, _written([problem]))
        columns = "folded, name, key, row, input, run, state, problems"
        self._file.execute(f"REPLACE INTO briefings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def refuse_keys(self, keys: Collection[str], problem: Callable[[int], Diagnostic]) -> None:
        """Refuse all of this run that have one of these keys, with the `problem` of their row."""
        with self.together():
            found = self._file.execute("SELECT folded, key, row, state FROM briefings WHERE run = ?", (self.run,))
            wrong = [(folded, row) for folded, key, row, state in found if key in keys and state != BatchState.REFUSED]
            for folded, row in wrong:
                values = (BatchState.REFUSED, _written([problem(row)]), folded)
                self._file.execute("UPDATE briefings SET state = ?, problems = ? WHERE folded = ?", values)

    # Reading

    def entry(self, name: str) -> Entry | None:
        """What the journal says of the briefing whose file has this name."""
        return next(self._entries("WHERE folded = ?", _folded(name)), None)

    def entries(self, *states: BatchState, of_last_run: bool = True) -> Iterator[Entry]:
        """The briefings of the last run, or of all, by their rows; those in one of these states, if any are named."""
        marks = ", ".join("?" * len(states))
        chosen = f"state IN ({marks})" if states else "1"
        last = "AND run = (SELECT max(run) FROM briefings)" if of_last_run else ""
        yield from self._entries(f"WHERE {chosen} {last} ORDER BY row, name", *states)

    def counts(self) -> dict[BatchState, int]:
        """How many briefings of the last table are in which state."""
        found = dict(
            self._file.execute(
                "SELECT state, count(*) FROM briefings WHERE run = (SELECT max(run) FROM briefings) GROUP BY state"
            )
        )
        return {state: found.get(state, 0) for state in BatchState}

    def _entries(self, where: str, *values: str) -> Iterator[Entry]:
        columns = "key, name, row, input, state, output, size, problems"
        # Not `where` but its values come from elsewhere.
        for row in self._file.execute(f"SELECT {columns} FROM briefings {where}", values):
            problems = tuple(
                Diagnostic._make((Place(*data[:3]), *data[3:6], Severity(data[6]))) for data in json.loads(row[7])
            )
            yield Entry(Planned(*row[:4]), BatchState(row[4]), row[5], row[6], problems)


def _written(problems: Sequence[Diagnostic]) -> str:
    plain = [[*p.place, p.rule, p.message, p.hint, p.severity.value] for p in problems]
    return json.dumps(plain, ensure_ascii=False)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
