"""The workers of a batch: a cluster of Dask, on this machine or elsewhere.

One engine serves both.  Dask gives the tasks of a worker that dies to another one, and what is built twice so has the
same bytes.

A worker has threads, and a build wants none: its templates run in forks, and its time is bounded by signals, which only
a main thread gets.  So each worker has one process beside it that does nothing but build.  If a briefing breaks that
process, it is said of that briefing, and the next one gets a new process.
"""

from __future__ import annotations

import itertools
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from shutil import rmtree
from struct import Struct
from tempfile import mkdtemp
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any, BinaryIO

from briefing.batch.batch_facts import read_batch_facts
from briefing.batch.inputs import Bundle, bundle
from briefing.batch.outputs import Outputs
from briefing.batch.tasks import Job, Result, Task, build_task, place_of_task
from briefing.cache import keep_what_recurs
from briefing.errors import BriefingError, OptionError, Place, Problem
from briefing.pipeline import Builder
from briefing.process import settle_for_many_tasks
from briefing.records import NamedTuple

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster


_LENGTH = Struct(">Q")
_BETWEEN_LOOKS = 100
"""Briefings between two looks of the collector, to which each leaves a thousand objects."""
_MOST_SECONDS = 180
"""The wall clock of one briefing, for what the limits on CPU time of a build do not see."""


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
            problem = Problem("batch-broken", "its process died while building it", "build it alone to see more")
            return Result.of(task, problem.at(place_of_task(self.job, task)))
        finally:
            clock.cancel()

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            for stream in filter(None, (self._process.stdin, self._process.stdout)):
                with suppress(OSError):  # what was not sent yet goes nowhere
                    stream.close()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self.close()
        if self._process is None:
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


def _serve() -> None:
    """Be that process: read a job, then a task at a time, until no more come."""
    source, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the user's own charts print is no answer
    with suppress(EOFError, BrokenPipeError):  # the worker has ended
        job: Job = _receive(source)
        batch = read_batch_facts(job.facts, job.table, job.columns)
        builder = Builder(job.options)
        keep_what_recurs()
        for count in itertools.count():
            _send(answers, tuple(build_task(builder, batch, job, _receive(source))))
            if count % _BETWEEN_LOOKS == 0:
                settle_for_many_tasks()


_IN_HAND = 3
"""Tasks for each worker that wait while it builds, so that it never does."""
_TRIES = 5
_SETTINGS = {
    # A worker that dies takes no briefing with it until it has done so several times with the same one.
    "distributed.scheduler.allowed-failures": 10,
    "distributed.worker.daemon": False,
    # What watches itself a hundred times a second took a tenth of a core on an otherwise busy machine.
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.system-monitor.interval": "5s",
}
_outputs = cache(Outputs)
_SECONDS_TO_CONNECT = 10
_SECONDS_BETWEEN_LOOKS = 5
_EXTRA = "pip install 'make-briefing[batch]'"


@contextmanager
def open_cluster(job: Job, folder: str, workers: int, scheduler: str) -> Iterator[Cluster]:
    """The cluster at `scheduler`, or one of so many workers on this machine that ends with this context."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        problem = Problem("batch-cluster", "a batch runs on Dask, which is missing", _EXTRA)
        raise OptionError([problem.at(Place("batch", line=0))]) from None
    with dask.config.set(_SETTINGS):
        if scheduler:
            try:
                client = Client(scheduler, timeout=_SECONDS_TO_CONNECT)
            except (OSError, ValueError) as error:
                hint = "is it running, and is this its address?"
                problem = Problem("batch-cluster", f"the scheduler does not answer: {error}", hint)
                raise OptionError([problem.at(Place("--scheduler", line=0))]) from None
            with client:
                yield Cluster(client, job, folder, is_elsewhere=True)
            return
        # An interrupt is the command's own affair: its workers are ended by it, and would only complain.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN) if current_thread() is main_thread() else None
        options = {"threads_per_worker": 1, "processes": True, "dashboard_address": None, "silence_logs": 50}
        # Any free port: at its usual one it complains if another batch has it.
        scheduled = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
        with (
            LocalCluster(n_workers=workers or None, scheduler_kwargs=scheduled, **options) as cluster,
            Client(cluster) as client,
        ):
            if before is not None:
                signal.signal(signal.SIGINT, before)
            _replace_lost_workers(cluster)
            yield Cluster(client, job, folder, is_elsewhere=False)


def _replace_lost_workers(cluster: LocalCluster) -> None:
    """Let the cluster look now and then whether it has all its workers, and start those that are missing.

    One that dies begins anew by itself; but if that takes longer than 15 seconds, as on a busy machine, Dask gives it
    up for good, and a run that had lost all of them would wait for ever.
    """
    from distributed.core import Status
    from tornado.ioloop import PeriodicCallback

    wanted = len(cluster.workers)

    def start_missing() -> None:
        for name, worker in tuple(cluster.workers.items()):
            if worker.status in (Status.closed, Status.failed):
                del cluster.workers[name]
        cluster.scale(wanted)

    regularly = PeriodicCallback(start_missing, _SECONDS_BETWEEN_LOOKS * 1000)
    cluster.periodic_callbacks["workers"] = regularly  # which it stops when it ends
    cluster.loop.add_callback(regularly.start)


class _SentFiles(NamedTuple):
    """The files of a job that a worker was sent, and where it has them."""

    packed: Bundle
    folder: Path
    job: Job


_PROCESSES: list[BuilderProcess] = []
"""That in which this worker builds, if it has begun."""
_SENT: dict[str, _SentFiles] = {}
"""What this worker was sent, by the digest of its files."""


def keep_files(packed: Bundle) -> None:
    """Keep the files of a job in a folder of this worker's own."""
    folder = Path(mkdtemp(prefix="make-briefing-")).resolve()
    _SENT[packed.digest] = _SentFiles(packed, folder, packed.unpack(folder))


def remove_files(digest: str) -> None:
    """Remove the files of a job from this worker."""
    rmtree(_SENT.pop(digest).folder, ignore_errors=True)


def _ship(client: Client, job: Job) -> str:
    """Send the files of a job to all workers, also those that join later; the digest by which they know them."""
    from distributed import Worker, WorkerPlugin

    packed = bundle(job)

    # A class that is sent whole: it only calls what workers have.
    class Unpacking(WorkerPlugin):  # type: ignore[misc]
        name = f"make-briefing-{packed.digest}"

        def setup(self, worker: Worker) -> None:
            keep_files(packed)

        def teardown(self, worker: Worker) -> None:
            remove_files(packed.digest)

    client.register_plugin(Unpacking())
    return packed.digest


class Cluster:
    """Workers that build the tasks of one job; `folder` is where they write them, or "" if the command does."""

    def __init__(self, client: Client, job: Job, folder: str, *, is_elsewhere: bool) -> None:
        self._client, self._table, self._folder = client, job.table, folder
        self._job = _ship(client, job) if is_elsewhere else job

    def results(self, chunks: Iterator[tuple[Task, ...]]) -> Iterator[list[Result]]:
        """What comes of each chunk; the tasks of a lost worker or connection are given out again, a few times."""
        from distributed import as_completed

        waiting = as_completed()
        pending: dict[Future, tuple[tuple[Task, ...], int]] = {}

        def give(chunk: tuple[Task, ...], tries: int) -> None:
            future = self._client.submit(build_chunk, self._job, self._folder, chunk, pure=False)
            pending[future] = chunk, tries
            waiting.add(future)

        def fill() -> None:
            most = _IN_HAND * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
            while len(pending) < most and (chunk := next(chunks, None)):
                give(chunk, 1)

        fill()
        while pending:
            future = next(waiting)
            chunk, tries = pending.pop(future)
            if future.status == "finished":
                yield [Result(*result) for result in future.result()]
            elif tries < _TRIES:
                for task in chunk:  # alone, so that one that breaks its worker takes no other with it
                    give((task,), tries + 1)
            else:
                error = future.exception() if future.status == "error" else None
                reason = type(error).__name__ if error else future.status
                problem = Problem("batch-broken", f"no worker could build it in {_TRIES} tries: {reason}")
                yield [Result.of(task, problem.at(Place(self._table, task.rows[0].number))) for task in chunk]
            fill()


def build_chunk(job: Job | str, folder: str, chunk: Sequence[Task]) -> list[tuple[Any, ...]]:
    """Build some briefings: this runs in a worker, which writes them itself if `folder` is elsewhere than the command.

    The job is named by its digest where the files of it were sent.
    """
    sent = _SENT[job] if isinstance(job, str) else None
    own = job if isinstance(job, Job) else _SENT[job].job
    if not (_PROCESSES and _PROCESSES[0].job == own):
        while _PROCESSES:  # of an earlier batch
            _PROCESSES.pop().close()
        _PROCESSES.append(BuilderProcess(own))
    results = []
    for task in chunk:
        result = _PROCESSES[0].build(task)
        if folder and not result.problems:
            try:
                _outputs(folder).write(result.name, result.data)
                result = result._replace(data=b"")
            except BriefingError as error:
                result = Result.of(task, *error.diagnostics)
        if sent:
            result = result._replace(problems=tuple(sent.packed.as_sent(p, sent.folder) for p in result.problems))
        results.append(tuple(result))
    return results


if __name__ == "__main__":
    # By its name, since what is pickled here is unpickled there: `__main__` would be another module.
    from briefing.batch.cluster import _serve as serve

    serve()
