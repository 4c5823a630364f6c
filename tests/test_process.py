"""A task in a process of its own: its answer comes back as JSON, and what takes too much ends with the reason."""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from briefing import process
from briefing.process import Child, Limits, run_limited

LIMITS = Limits(5, 256 << 20)


def echoed(child: Child, question: Any) -> Any:
    child.send("begun\nhere")
    return question


def looping(child: Child, _: None) -> None:
    child.send("begun")
    while True:
        time.sleep(1)


def computing(_child: Child, _: None) -> None:
    while True:
        pass


def greedy(_child: Child, _: None) -> int:
    return len([bytes(1 << 20) for _ in range(1000)])


def talkative(child: Child, _: None) -> None:
    for _ in range(100):
        child.send("x" * 1000)


def failing(_child: Child, _: None) -> None:
    raise ValueError


def leaving(_child: Child, _: None) -> None:
    os._exit(0)


def raw(_child: Child, text: str) -> None:
    os.write(1, text.encode())
    os._exit(0)


def starting(_child: Child, _: None) -> None:
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    time.sleep(60)


def privileges(child: Child, path: Path) -> list[Any]:
    """What a process without privileges cannot do any more, and how many processes it may start."""
    written = path.open("a")
    child.drop_privileges()
    refused: list[Any] = []
    for name, attempt in {
        "open": path.open,
        "pipe": os.pipe,
        "write": lambda: (written.write("!"), written.flush()),
    }.items():
        try:
            attempt()
        except OSError:
            refused.append(name)
    return [*refused, resource.getrlimit(resource.RLIMIT_NPROC)[0]]


@pytest.fixture(params=[True, False], ids=["fork", "spawn"])
def _either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: request.param)


@pytest.mark.usefixtures("_either")
def test_the_answer_comes_back_and_the_lines_before_it() -> None:
    question = {"a": [1, None, "“ö” \x02\n"]}
    assert run_limited(echoed, question, LIMITS) == (question, "", ["begun here"])


@pytest.mark.slow
@pytest.mark.usefixtures("_either")
@pytest.mark.parametrize(
    ("task", "limits", "failure", "lines"),
    [
        (looping, Limits(1, 256 << 20), "takes longer than 1 seconds", ["begun"]),
        (computing, Limits(1, 256 << 20, grace=1), "takes longer than 1 seconds", []),
        (greedy, LIMITS, "takes more than 256 MiB of memory, or breaks the process that runs it", []),
        (failing, LIMITS, "takes more than 256 MiB of memory, or breaks the process that runs it", []),
        (leaving, LIMITS, "takes more than 256 MiB of memory, or breaks the process that runs it", []),
        (starting, Limits(1, 256 << 20), "takes longer than 1 seconds", []),
    ],
)
def test_what_takes_too_much_ends_with_the_reason(task: Any, limits: Limits, failure: str, lines: list[str]) -> None:
    begun = time.monotonic()
    assert run_limited(task, None, limits) == (None, failure, lines)
    assert time.monotonic() - begun < 30  # a clock is what is tested; what sleeps would sleep for 60 s


def test_too_much_output_is_an_error() -> None:
    outcome = run_limited(talkative, None, LIMITS._replace(output=10_000))
    assert (outcome.answer, outcome.failure) == (None, "prints more than 0 MB")


@pytest.mark.parametrize("answer", ["", "[", "[" * 100_000, "nothing", '"\\x"', "{}\n"])
def test_what_is_no_json_is_an_error(answer: str) -> None:
    outcome = run_limited(raw, answer, LIMITS)
    assert outcome.answer is None
    assert "breaks the process" in outcome.failure


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
@pytest.mark.usefixtures("_either")
def test_what_drops_its_privileges_opens_and_starts_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("words")
    assert run_limited(privileges, tmp_path / "x", LIMITS).answer == ["open", "pipe", "write", 0]
    assert (tmp_path / "x").read_text() == "words"


def children() -> set[str]:
    """The processes that this one has started and not waited for; those of other tests, such as a browser, too."""
    return {number for task in Path("/proc/self/task").glob("*/children") for number in task.read_text().split()}


@pytest.mark.usefixtures("_either")
def test_no_process_is_left_and_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    before = threading.active_count(), children()
    run_limited(echoed, 1, LIMITS)
    assert (threading.active_count(), children()) == before


@pytest.mark.slow
def test_a_process_with_threads_is_not_forked() -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert not process.can_fork()
        assert json.dumps(run_limited(echoed, [1], LIMITS).answer) == "[1]"
    finally:
        end.set()
        thread.join()


ONE_TASK = """
import sys
from briefing.process import begin_one_task
begin_one_task()
import pydantic
class Boat(pydantic.BaseModel):
    masts: int
Boat(masts=2)
assert "importlib.metadata" not in sys.modules, "looked for plugins"
import pydantic.plugin._loader as loader
assert callable(loader.get_plugins)
assert loader._loading_plugins is False, "the finder itself is no longer there to be asked"
import reportlab.lib.utils as utils
from PIL import Image
assert "PIL.TiffTags" not in sys.modules, "loaded what reads pictures, and there is none"
assert utils.Image.new("L", (2, 3)).size == (2, 3) and utils.Image.Image is Image.Image
"""


@pytest.mark.slow
def test_a_process_of_one_task_loads_neither_plugins_nor_what_reads_pictures() -> None:
    subprocess.run([sys.executable, "-c", ONE_TASK], check=True)
