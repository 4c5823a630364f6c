"""The process of its own in which a worker has briefings built.

A worker of Dask has threads, and a build wants none: its templates run in forks, and its time is bounded by
signals, which only a main thread gets.  So each worker has one process beside it that does nothing but build.
If a briefing breaks that process, it is said of that briefing, and the next one gets a new process.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO, NamedTuple

from briefing.batch.batch_facts import BatchFacts, read_batch_facts
from briefing.batch.filling import fill
from briefing.batch.row_readers import BatchRow
from briefing.builds import Builder
from briefing.errors import BriefingError, Diagnostic, Place, Problem, ProblemError, Severity
from briefing.facts.load import read_facts
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.options import Options
from briefing.pipeline import Built
from briefing.sources.source_files import SourceFile
from briefing.sources.table_files import read_csv
from briefing.yaml_source.problems import Problems

_LENGTH = Struct(">Q")
_MOST_SECONDS = 180
"""The wall clock of one briefing, for what the limits on CPU time of a build do not see."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all briefings of a batch have in common: their facts file, the table's name and columns, how to build.

    `epoch` is the SOURCE_DATE_EPOCH of the command, which workers elsewhere do not have.
    """

    facts: Path
    table: str
    columns: tuple[str, ...]
    options: Options
    epoch: str = ""


class Task(NamedTuple):
    """One briefing to be built: its key, the name of its file, its rows."""

    key: str
    name: str
    rows: tuple[BatchRow, ...]


class Result(NamedTuple):
    """What came of a task: the bytes of the file and their SHA-256, or the problems; `data` is empty once written."""

    key: str
    name: str
    data: bytes = b""
    output: str = ""
    size: int = 0
    pages: int = 0
    problems: tuple[Diagnostic, ...] = ()


class BuilderProcess:
    """A process that builds the briefings of one job, started when it is first needed."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._process: subprocess.Popen[bytes] | None = None

    def build(self, task: Task) -> Result:
        """Build one briefing; what breaks the process is a problem of that briefing."""
        process = self._started()
        assert process.stdin and process.stdout
        clock = threading.Timer(_MOST_SECONDS, process.kill)
        clock.start()
        try:
            _send(process.stdin, task)
            return Result(*_receive(process.stdout))
        except (OSError, EOFError):
            self.close()
            problem = Problem("batch-broken", "building it broke its process", "build it alone to see more")
            return Result(task.key, task.name, problems=(problem.at(_place(self.job, task)),))
        finally:
            clock.cancel()

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            home = str(Path(__file__).parents[2])
            paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"PYTHONPATH": paths, "SOURCE_DATE_EPOCH": self.job.epoch},
            )
            assert self._process.stdin
            _send(self._process.stdin, self.job)
        return self._process


def _place(job: Job, task: Task) -> Place:
    return Place(job.table, task.rows[0].number)


def _send(stream: BinaryIO | Any, value: object) -> None:
    data = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: BinaryIO | Any) -> Any:
    """What the other process has sent; EOFError if it has ended.  Both are this program, and trust each other."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def build_rows(builder: Builder, batch: BatchFacts, rows: Sequence[BatchRow]) -> Built:
    """The briefing that these rows of a batch make; BriefingError or ProblemError for rows that make none."""
    chosen = {key: rows[0].cells[column] for key, column in batch.chosen if rows[0].cells[column]}
    changed: dict[str, Any] = {**chosen}
    if "sections" in chosen:
        changed["sections"] = tuple(chosen["sections"].split())
    filled = fill(batch, rows)
    # Written here and small, so it needs no process of its own to be read.
    table = SourceFile(sha256(filled.rows).hexdigest(), read_csv(filled.rows))
    sources = Path(builder.options.sources) if builder.options.sources else None
    facts = read_facts(filled.places, batch.path, Problems(FACTS_VOCABULARY), sources, {batch.source: table})
    return builder.build_read(facts, **changed)


def build_task(builder: Builder, batch: BatchFacts, job: Job, task: Task) -> Result:
    """Build one briefing here; what is wrong with it is in the result."""
    try:
        built = build_rows(builder, batch, task.rows)
    except ProblemError as error:
        return Result(task.key, task.name, problems=(error.problem.at(_place(job, task)),))
    except BriefingError as error:
        # Warnings are those of all its briefings.
        errors = tuple(problem for problem in error.diagnostics if problem.severity is Severity.ERROR)
        return Result(task.key, task.name, problems=errors or error.diagnostics)
    digest = sha256(built.data).hexdigest()
    return Result(task.key, task.name, built.data, digest, len(built.data), built.pages)


def _serve() -> None:
    """Be that process: read a job, then a task at a time, until no more come."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the user's own charts print is no answer
    with suppress(EOFError, BrokenPipeError):  # the worker has ended
        job: Job = _receive(source)
        batch = read_batch_facts(job.facts, job.table, job.columns)
        builder = Builder(job.options)
        while True:
            _send(answers, tuple(build_task(builder, batch, job, _receive(source))))


if __name__ == "__main__":
    # By its name, since what is pickled here is unpickled there: `__main__` would be another module.
    from briefing.batch.builder_process import _serve as serve

    serve()
