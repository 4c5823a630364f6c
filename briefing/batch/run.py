"""Runs a batch: plans what is to be built, has workers build it, and writes files and journal as they finish.

The table is gone through twice, never held: to plan, when every key and name is checked and each briefing's input gets
its digest, and to build what is not there yet, a few tasks at a time for each worker.
"""

from __future__ import annotations

import heapq
import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, groupby, islice
from typing import TypeAlias

from briefing.batch.cluster import open_cluster
from briefing.batch.inputs import common_digest
from briefing.batch.journal import BatchState, Journal, Planned
from briefing.batch.outputs import NamePattern, Outputs
from briefing.batch.row_readers import BatchRow, open_table
from briefing.batch.tasks import Job, Result, Task
from briefing.errors import Diagnostic, Place, Problem, ProblemError
from briefing.records import NamedTuple

_Group: TypeAlias = tuple[str, tuple[BatchRow, ...]]
_LEAST_AT_ONCE, _MOST_AT_ONCE, _TASKS = 8, 32, 100
"""Briefings in one task: Dask takes 13 ms of CPU for each task, a small briefing 60; of so many tasks all workers have
some until the end."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Which rows of which table become which files.

    `table` is a path or the URL of a database, asked with `query`; `by` names the column whose cells tell the
    briefings apart; each may have several rows that stand together.  `where` keeps rows
    by the words in columns, `sample` so many briefings from all over the table.  `output` is a pattern of names.
    """

    table: str
    by: str
    output: str = "out/{id}.pdf"
    query: str = ""
    where: tuple[tuple[str, str], ...] = ()
    sample: int = 0
    workers: int = 0
    scheduler: str = ""
    max_failures: int | None = None


class Progress(NamedTuple):
    """How far a run has come: briefings in all, those that were there already, built and failed; seconds since."""

    total: int
    kept: int
    built: int
    failed: int
    seconds: float

    @property
    def rate(self) -> float:
        """Briefings a second."""
        return (self.built + self.failed) / self.seconds if self.seconds > 0 else 0.0

    @property
    def in_words(self) -> str:
        """How far it is, how fast, and how long the rest takes at this rate once that is known."""
        served = self.kept + self.built + self.failed
        left = (self.total - served) / self.rate if self.rate else 0.0
        rest = f", {left / 60:.0f} min left" if left > 90 else f", {left:.0f} s left" if left else ""
        return f"{served} of {self.total}, {self.rate:.1f} a second, {self.failed} failed{rest}"


class BatchRun:
    """One run of a batch: `plan` and then `build`, with an open journal."""

    def __init__(self, batch: BatchOptions, job: Job, journal: Journal, pattern: NamePattern, outputs: Outputs) -> None:
        self._batch, self._job, self._journal, self._pattern = batch, job, journal, pattern
        self._outputs = outputs
        self._refused: set[str] = set()
        """Keys of which no briefing is built: rows that do not stand together might make half of one."""

    # Planning

    def plan(self, refuse: Callable[[str, Diagnostic], None]) -> int:
        """Enter every briefing of the table in the journal; how many there are.

        `refuse` is told of each row that cannot make one; these stand in the journal, too.
        """
        common = common_digest(self._job)

        def planned() -> Iterator[Planned]:
            for task in self._tasks(enter):
                made_of = json.dumps([task.key, task.name, [list(row.cells.items()) for row in task.rows]])
                digest = sha256(common + made_of.encode()).hexdigest()
                yield Planned(task.key, task.name, task.rows[0].number, digest)

        def enter(key: str, row: int, problem: Problem) -> None:
            self._refused.add(key)
            found = problem.at(Place(self._job.table, row))
            self._journal.refused(key, row, found)
            refuse(key, found)

        for briefing, problem in self._journal.plan(planned()):
            enter(briefing.key, briefing.row, problem)
        if self._refused:
            hint = "mend that row, or give it another key"
            problem = Problem("batch-key", "another row with its key is refused, and this may be half of it", hint)
            self._journal.refuse_keys(self._refused, lambda row: problem.at(Place(self._job.table, row)))
        return self._total

    @property
    def _total(self) -> int:
        return sum(count for state, count in self._journal.counts().items() if state is not BatchState.REFUSED)

    def _tasks(self, refuse: Callable[[str, int, Problem], None] = lambda *_: None) -> Iterator[Task]:
        """The briefings of the table in its order; those whose rows or names are wrong are refused and left out."""
        with open_table(self._batch.table, self._batch.query) as table:
            rows = (row for row in table.rows if all(row.cells[c] == words for c, words in self._batch.where))

            def own(row: BatchRow) -> tuple[str, int]:
                """What the rows of one briefing have in common: a row that is wrong stands alone."""
                key = row.cells[self._batch.by]
                return key, row.number if row.fault or not key else 0

            groups: Iterable[_Group] = ((key, tuple(found)) for (key, _), found in groupby(rows, key=own))
            if self._batch.sample:  # chosen by digest: from all over the table, and the same ones each time
                least = heapq.nsmallest(
                    self._batch.sample, groups, key=lambda group: sha256(group[0].encode()).digest()
                )
                groups = sorted(least, key=lambda group: group[1][0].number)
            for key, found in groups:
                try:
                    if fault := next((row.fault for row in found if row.fault), ""):
                        raise ProblemError(Problem("rows", fault, "write one cell for each column"))
                    if not key:
                        raise ProblemError(Problem("batch-key", f'the column "{self._batch.by}" is empty'))
                    yield Task(key, self._pattern.name_of(key, found[0].cells), found)
                except ProblemError as error:
                    refuse(key, found[0].number, error.problem)

    # Building

    def build(self, show: Callable[[Progress], None], note: Callable[[Result], None]) -> Progress:
        """Build what is not there yet: `show` is told how far it is, `note` what came of each briefing."""
        begun = time.monotonic()
        total = self._total
        built = failed = kept = 0

        def waiting() -> Iterator[Task]:
            nonlocal kept
            for task in self._tasks():
                entry = self._journal.entry(task.name)
                if entry is None or entry.planned.key != task.key or entry.state is BatchState.REFUSED:
                    continue
                if entry.state is BatchState.BUILT and self._outputs.size(entry.planned.name) == entry.size:
                    kept += 1
                else:
                    yield task

        for results in self._results(waiting()):
            for result in results:
                if result.data:
                    self._outputs.write(result.name, result.data)
            with self._journal.together():
                for result in results:
                    if result.problems:
                        self._journal.failed(result.name, result.problems)
                    else:
                        self._journal.built(result.name, result.output, result.size)
            for result in results:
                note(result)
            bad = sum(1 for result in results if result.problems)
            failed, built = failed + bad, built + len(results) - bad
            show(Progress(total, kept, built, failed, time.monotonic() - begun))
            if self._batch.max_failures is not None and failed > self._batch.max_failures:
                break
        return Progress(total, kept, built, failed, time.monotonic() - begun)

    def _results(self, tasks: Iterator[Task]) -> Iterator[list[Result]]:
        """What comes of the tasks, some at a time, in the order in which they end."""
        first = next(tasks, None)
        if first is None:
            return
        folder = "" if self._outputs.is_local else self._pattern.folder
        with open_cluster(self._job, folder, self._batch.workers, self._batch.scheduler) as cluster:
            all_tasks, at_once = chain([first], tasks), min(_MOST_AT_ONCE, max(_LEAST_AT_ONCE, self._total // _TASKS))
            yield from cluster.results(iter(lambda: tuple(islice(all_tasks, at_once)), ()))
