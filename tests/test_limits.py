"""Whatever an input makes our code do, it ends in time and says so."""

import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefing import limits
from briefing.errors import BriefingError, LoadError, Place
from briefing.limits import bounded

posix = pytest.mark.skipif(not hasattr(signal, "SIGPROF"), reason="this system has no clock of CPU time")


def said(error: BriefingError) -> tuple[str, str, str]:
    (problem,) = error.diagnostics
    return str(problem.place), problem.rule, problem.message


@posix
@pytest.mark.parametrize(
    "endless",
    [
        pytest.param(lambda: _loop(), id="a loop"),
        pytest.param(lambda: re.fullmatch("([a-z ]+)+#", "a" * 60), id="a pattern"),
        pytest.param(lambda: _swallow(), id="a library that catches what it can"),
    ],
)
def test_what_does_not_end_is_ended(endless: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    begun = time.process_time()
    with pytest.raises(LoadError) as caught, bounded("facts.yaml", "building it"):
        endless()  # type: ignore[operator]
    assert time.process_time() - begun < 2
    assert said(caught.value)[:2] == ("facts.yaml:1:1", "limit")
    assert "building it takes more than 0.05 seconds of CPU time" in caught.value.diagnostics[0].message
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def _loop() -> None:
    while True:
        pass


def _swallow() -> None:
    with suppress(Exception):
        _loop()


@posix
def test_the_name_is_that_of_what_is_read_just_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    with pytest.raises(LoadError) as caught, bounded("facts.yaml", "building it"):
        with bounded("theme.yaml"):
            pass
        with bounded(Place("logo.svg", 3, 1)):
            _loop()
    assert said(caught.value) == ("logo.svg:3:1", "limit", "reading it takes more than 0.05 seconds of CPU time")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limit of memory that holds")
def test_waiting_takes_no_time_and_all_is_as_it_was_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    monkeypatch.setattr(limits, "SECONDS", 0.1)
    before = resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGPROF)
    with bounded("facts.yaml"):
        time.sleep(0.3)
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_DATA)[0]
        assert abs(most - held - limits.MEMORY) < 1 << 24  # whatever else, a JVM say, this process holds already
    assert (resource.getrlimit(resource.RLIMIT_DATA), signal.getsignal(signal.SIGPROF)) == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limit of memory that holds")
def test_stretches_of_several_threads_leave_no_limit_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    before, may_end = resource.getrlimit(resource.RLIMIT_DATA), threading.Event()
    inside = threading.Event()

    def work() -> None:
        with bounded("facts.yaml"):
            inside.set()
            may_end.wait()

    thread = threading.Thread(target=work)
    thread.start()
    inside.wait()
    monkeypatch.setattr(limits, "MEMORY", limits.MEMORY // 2)  # as if the other had freed much of what it had
    with bounded("theme.yaml"):
        may_end.set()
        thread.join()
        assert resource.getrlimit(resource.RLIMIT_DATA) != before
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_what_goes_too_deep_is_said() -> None:
    def deeper(level: int) -> int:
        return deeper(level + 1) + 1

    with pytest.raises(LoadError, match="reading it goes too deep"), bounded("facts.yaml"):
        deeper(0)


def test_other_threads_are_left_alone() -> None:
    answers: list[str] = []

    def work() -> None:
        with bounded("facts.yaml"):
            answers.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert answers == ["done"]


GREEDY = """
from briefing.errors import BriefingError
from briefing.limits import bounded
try:
    with bounded("facts.yaml"):
        f"{1:>{2 * 10**9}}"
except BriefingError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limit of memory that holds")
def test_what_takes_too_much_memory_is_said(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", GREEDY], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.startswith("facts.yaml:1:1 limit: reading it takes more than 800 MiB of memory")


@posix
def test_what_a_library_makes_of_the_end_is_no_other_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.1)
    with pytest.raises(LoadError) as caught, bounded("facts.yaml"):
        try:
            _loop()
        except BaseException:
            raise SystemError("error return without exception set") from None
    assert said(caught.value)[1] == "limit"
    with pytest.raises(SystemError), bounded("facts.yaml"):
        raise SystemError("of its own")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limit of memory that holds")
def test_there_is_memory_left_to_say_that_there_is_none() -> None:
    program = """
from briefing import limits
from briefing.errors import LoadError
limits.MEMORY = 40 << 20
held = []
try:
    with limits.bounded("list.xlsx"):
        while True:
            held.append(bytearray(200))
except LoadError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert "list.xlsx:1:1 limit: reading it takes more than 40 MiB of memory" in done.stdout, done.stderr
