"""Run a task in a process of its own, bounded in time, memory and output, and trust only the JSON that comes back.

Two tasks need it: templates of the user's may loop or grow without end, and a PDF from anyone may do the same to the
library that reads it.  On Linux the process is a fork, which costs a few milliseconds; elsewhere, or where this
process has threads, whose locks a fork would inherit, a new Python is started and the question is pickled to it.
Nothing is ever unpickled on the way back: whoever has broken out of the task could send any pickle.  What a task
answers is made plain data, such as JSON can hold, by `to_plain`.

The other tricks that are played with processes are here, too, with what they gain: `begin_one_task` and
`without_garbage_collection`.  Helpers that were forked ahead of time, to import libraries while
the facts are read, are not among them: they cost 13 % CPU, gained no time where charts came from the cache, and
lost some on a busy machine.
"""

from __future__ import annotations

import gc
import json
import math
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, NoReturn, TypeVar

from briefing.records import NamedTuple

Q = TypeVar("Q")
_STOPPED = {getattr(signal, name) for name in ("SIGTERM", "SIGKILL", "SIGXCPU") if hasattr(signal, name)}


class Limits(NamedTuple):
    """What a task may take.

    `seconds` is the time that it is told to have, `grace` how much more passes until its process is killed; `memory`
    the bytes beyond those that the process has when the task begins, `output` the bytes that it may send.

    The time is that of the processor, and by default that of the clock, too; with `clock` seconds of that, what comes
    of the task does not depend on what else the machine does.
    """

    seconds: float
    memory: int
    grace: float = 0
    output: int = 32_000_000
    clock: float = 0


class Outcome(NamedTuple):
    """What came of a task: its `answer` as JSON has it, or the `failure`, such as "takes longer than 5 seconds".

    `lines` are those that it sent before its answer.
    """

    answer: Any
    failure: str
    lines: list[str]


class Child:
    """The process of a task, as the task sees it from inside."""

    def __init__(self, limits: Limits) -> None:
        # A coverage tool writes its file when the process ends, so under one the limits must be lifted again then.
        # A limit of the kind that can be lifted binds what runs here all the same, unless it knows of it.
        coverage = sys.modules.get("coverage")
        self._is_measured = bool(coverage and coverage.Coverage.current())
        self._restrict("CORE", 0)
        self._restrict("CPU", math.ceil(limits.seconds + limits.grace))
        taken = 1 << 30  # a generous guess, where the system does not tell
        with suppress(OSError):
            pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
            taken = int(pages) * os.sysconf("SC_PAGE_SIZE")
        self._restrict("AS", taken + limits.memory)

    def send(self, line: str) -> None:
        """Send a line to the parent, in case that no answer follows."""
        self._write(line.replace("\n", " ") + "\n")

    def answer(self, value: Any) -> None:
        """Send what the task has returned: one line of JSON, which alone has no line feed after it."""
        self._write(json.dumps(value))

    def drop_privileges(self) -> None:
        """Let this process open, write and start nothing more.

        Whatever the task still imports or reads has to be in memory by now.
        """
        for kind in ("FSIZE", "NPROC", "NOFILE"):
            self._restrict(kind, 0)

    def end(self, code: int) -> NoReturn:
        """End at once: handlers and buffers of the parent, which a fork has copies of, are not this process's own."""
        if self._is_measured:
            for kind in ("FSIZE", "NPROC", "NOFILE", "AS"):
                self._restrict(kind, None)
        os._exit(code)

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(1, data) :]

    def _restrict(self, kind: str, most: int | None) -> None:
        """Set one limit of the system, or lift it; where there is none, the clock of the parent is left."""
        with suppress(ImportError, ValueError, OSError):
            import resource

            number: int = getattr(resource, f"RLIMIT_{kind}")
            hard = resource.getrlimit(number)[1]
            soft = hard if most is None else most
            resource.setrlimit(number, (soft, hard if self._is_measured else soft))


Task = Callable[[Child, Q], Any]
"""A function of a module, so that it can be named to another Python; what it returns has to be fit for JSON."""


def to_plain(value: Any) -> Any:
    """Named tuples as mappings by the names of their fields, other tuples as lists, all the way down."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    return [to_plain(part) for part in value] if isinstance(value, (tuple, list)) else value


def run_limited(task: Task[Q], question: Q, limits: Limits) -> Outcome:
    """Run `task` on `question` in another process and wait for its end, which comes in any case."""
    process = (_fork if can_fork() else _spawn)(task, question, limits)
    most = limits.clock or limits.seconds + limits.grace
    clock = threading.Timer(most, process.kill)
    start = time.monotonic()
    clock.start()
    try:
        output = process.output.read(limits.output)
    finally:
        clock.cancel()
        clock.join()
        process.kill()
        process.output.close()
        code = process.wait()
    *lines, last = output.decode("utf-8", "replace").split("\n")
    with suppress(ValueError, RecursionError):
        return Outcome(json.loads(last), "", lines)
    if len(output) >= limits.output:
        return Outcome(None, f"prints more than {limits.output // 1_000_000} MB", lines)
    if abs(code) in _STOPPED:
        is_late = limits.clock and time.monotonic() - start >= most
        return Outcome(None, f"takes longer than {limits.clock if is_late else limits.seconds} seconds", lines)
    memory = f"takes more than {limits.memory >> 20} MiB of memory, or breaks the process that runs it"
    return Outcome(None, memory, lines)


def begin_one_task() -> None:
    """Make ready a process that does one thing and then ends.

    What it holds it needs to the end, so the garbage collector would look in vain: 20 ms of a build's 400 ms of CPU
    are spent before the build itself.  No installed plugin of pydantic is looked for, which reads the metadata
    of every package: another 10 ms.
    """
    global _does_one_task
    _does_one_task = True
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Something stands in for pydantic's finder of plugins, which imports all of `email` to find none: another 12 ms.
    # Whatever else it is asked for than plugins, the finder itself is asked.
    stand_in = ModuleType(_PLUGINS)

    def ask(name: str) -> Any:
        if name.startswith("__"):  # which every import asks for
            raise AttributeError(name)
        sys.modules.pop(_PLUGINS)
        return getattr(import_module(_PLUGINS), name)

    vars(stand_in).update(get_plugins=tuple, __getattr__=ask)
    sys.modules.setdefault(_PLUGINS, stand_in)
    # ReportLab imports Pillow for pictures, which most briefings do not have: 8 ms.
    if "PIL.Image" not in sys.modules and (spec := find_spec("PIL.Image")) and spec.loader:
        spec.loader = LazyLoader(spec.loader)
        sys.modules[spec.name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)
        vars(sys.modules["PIL"])["Image"] = module  # to look for it among the modules would load it


_PLUGINS = "pydantic.plugin._loader"
_does_one_task = False


def does_one_task() -> bool:
    """Whether this process was made ready for one thing, so that nobody looks at the libraries that it loads."""
    return _does_one_task


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Turn the garbage collector off for a while, in a process that goes on afterwards.

    Almost nothing in a build becomes cyclic garbage, and each look at all that it holds grows with it: 2,000 facts took
    5.8 s with the collector and 3.1 s without.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settle_for_many_tasks() -> None:
    """Collect what tasks have left in a process that does many, and set what it holds out of the collector's sight.

    Between two tasks that is what later ones use, too.  From now on the collector looks only when this is called, at
    what has come since: it took 4 ms of a build's 70, and a look at everything 80.  Every twentieth build it was 1.2 ms
    of each, since most of what it then looks at are entries of caches that soon go.
    """
    gc.disable()
    gc.collect()
    gc.freeze()


def can_fork() -> bool:
    """Whether a fork is cheap here, and safe: a lock that another thread holds would stay locked in it for ever."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Process(NamedTuple):
    """A process that was started: its number, what it sends, and what waits for its end and gives its exit code."""

    number: int
    output: BinaryIO
    wait: Callable[[], int]

    def kill(self) -> None:
        """End it and all that it may have started.

        Nobody has waited for it yet, so its number is still its own.
        """
        with suppress(OSError):
            if sys.platform == "win32":
                os.kill(self.number, signal.SIGTERM)
            else:
                os.kill(self.number, signal.SIGKILL)
                os.killpg(self.number, signal.SIGKILL)


def _fork(task: Task[Q], question: Q, limits: Limits) -> _Process:
    out, into = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 and newer warn of threads that `can_fork` does not count: those of numpy, which no task needs.
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if number == 0:
        try:
            os.setsid()  # a group of its own, so that what the task starts is killed with it
            _serve(into, task, question, limits)
        finally:
            os._exit(1)
    os.close(into)
    return _Process(number, os.fdopen(out, "rb"), lambda: os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]))


def _spawn(task: Task[Q], question: Q, limits: Limits) -> _Process:
    import pickle
    import subprocess  # 8 ms that a fork does without

    home = str(Path(__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": paths, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
        start_new_session=True,
    )
    assert process.stdin and process.stdout
    with suppress(OSError), process.stdin as questions:
        pickle.dump((task, question, limits), questions)
    return _Process(process.pid, process.stdout, process.wait)  # type: ignore[arg-type]


def _serve(stream: int, task: Task[Q], question: Q, limits: Limits) -> NoReturn:
    """Be the process: keep only the way back, as standard output, set the limits, do the task, end."""
    begin_one_task()
    if sys.platform != "win32":
        # A fork has every file of the parent: its outbox, sockets and terminal are none of the task's business.
        nothing = os.open(os.devnull, os.O_RDWR)
        for number, file in enumerate((nothing, stream, nothing)):
            os.dup2(file, number)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    child = Child(limits)
    try:
        child.answer(task(child, question))
    except BaseException:
        child.end(1)
    child.end(0)


if __name__ == "__main__":
    import pickle

    _serve(1, *pickle.load(sys.stdin.buffer))
