"""The process of its own in which a worker has briefings built.

A worker of Dask has threads, and a build wants none: its templates run in forks, and its time is bounded by
signals, which only a main thread gets.  So each worker has one process beside it that does nothing but build.
If a briefing breaks that process, it is said of that briefing, and the next one gets a new process.
"""

from __future__ import annotations

import itertools
import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO

from briefing.batch.batch_facts import read_batch_facts
from briefing.batch.tasks import Job, Result, Task, build_task, place_of_task
from briefing.builds import Builder
from briefing.cache import keep_what_recurs
from briefing.errors import Problem
from briefing.process import settle_for_many_tasks

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


if __name__ == "__main__":
    # By its name, since what is pickled here is unpickled there: `__main__` would be another module.
    from briefing.batch.builder_process import _serve as serve

    serve()
