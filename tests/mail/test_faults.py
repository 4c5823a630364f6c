"""Over 2,000 messages through servers that fail and runs that are killed: nobody is lost and nobody gets it twice."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.mail.mail import OutgoingMail
from briefing.mail.outbox import DeliveryState, Outbox
from briefing.mail.send import deliver

Serve = Callable[..., AbstractContextManager[Any]]
SENDER = Path(__file__).with_name("sender.py")
STEPS = ("connect", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "dot")
KINDS = ("drop", "4xx", "5xx", "garbage")
FAULTS = [(step, kind) for step in STEPS for kind in KINDS] + [("content", "drop")]
SLOW = [("MAIL", "slow"), ("DATA", "slow"), ("dot", "slow")]


def send_until_nothing_is_queued(mails: list[OutgoingMail], server: Any, outbox: Outbox) -> int:
    """How many runs it took; after each of them, the report and the journal agree on who did not get it."""
    for run in range(1, 500):
        report = deliver(mails, server.settings, outbox, waits=(0, 0, 0))
        missing = [entry for entry in outbox.entries() if entry.state is not DeliveryState.SENT]
        assert sorted(report.missing) == missing
        assert report.exit_code == bool(missing)
        if not outbox.entries(DeliveryState.QUEUED):
            return run
    raise AssertionError("it never ends")


def assert_boxes_agree(server: Any, outbox: Outbox) -> None:
    """No mailbox holds two, none is said to have what it has not, and the other way round."""
    boxes = server.mailboxes()
    assert set(boxes.values()) <= {1}
    for entry in outbox.entries():
        if entry.state is not DeliveryState.UNKNOWN:
            assert boxes[entry.address] == (entry.state is DeliveryState.SENT), entry


def resolve(server: Any, outbox: Outbox) -> int:
    """Look into the mailbox of everyone whose message may have arrived."""
    boxes = server.mailboxes()
    unknown = outbox.entries(DeliveryState.UNKNOWN)
    for entry in unknown:
        outbox.resolve(entry.id, boxes[entry.address] == 1)
    return len(unknown)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("security", "count", "plan"),
    [
        ("starttls", 400, {"faults": FAULTS, "rate": 0.05, "seed": 1}),
        ("tls", 500, {"faults": FAULTS, "rate": 0.05, "seed": 2}),
        ("none", 700, {"faults": FAULTS, "rate": 0.08, "seed": 3}),
        ("none", 100, {"faults": SLOW, "rate": 0.2, "seed": 4, "times": 6, "hold": 3.5, "timeout": 0.2}),
    ],
    ids=["starttls", "tls", "often", "slow"],
)
def test_faults_at_every_step(
    security: str, count: int, plan: dict[str, Any], serve: Serve, mails: Any, tmp_path: Path
) -> None:
    readers = mails(count)
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        with serve(security, **plan) as server:
            send_until_nothing_is_queued(readers, server, outbox)
            assert_boxes_agree(server, outbox)
            assert resolve(server, outbox)
        with serve(security) as server:
            outbox.retry()
            assert deliver(readers, server.settings, outbox).exit_code == 0
            assert_boxes_agree(server, outbox)
            assert len(server.lines()) == count


def kill_after_the_first(command: list[str], server: Any, seconds: float) -> bool:
    """Kill a run so many seconds after it has sent something; False if it ended before."""
    begun = len(server.lines())
    with subprocess.Popen(command) as run:
        while run.poll() is None and len(server.lines()) == begun:
            time.sleep(0.001)
        time.sleep(seconds)
        run.kill()
        return run.wait() < 0


@pytest.mark.slow
def test_a_run_killed_at_any_moment(serve: Serve, tmp_path: Path) -> None:
    count, moments = 600, random.Random(5)
    file = tmp_path / "outbox.sqlite"
    with serve() as server:
        command = [sys.executable, str(SENDER), str(server.settings.port), str(file), str(count)]
        killed = sum(1 for _ in range(25) if kill_after_the_first(command, server, moments.uniform(0, 0.05)))
        with Outbox(file) as outbox:
            outbox.recover()
            assert_boxes_agree(server, outbox)
            resolve(server, outbox)
        assert killed > 5
        assert subprocess.run(command, check=False).returncode == 0
        assert set(server.mailboxes().values()) == {1}
        assert len(server.lines()) == count


def test_a_second_run_at_once_says_so(serve: Serve, mails: Any, tmp_path: Path) -> None:
    file = tmp_path / "outbox.sqlite"
    with serve() as server, Outbox(file) as outbox, outbox.lock():
        command = [sys.executable, str(SENDER), str(server.settings.port), str(file), "3"]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
        assert second.returncode == 1
        assert "another run is sending from this outbox" in second.stderr
        with Outbox(file) as other, pytest.raises(BriefingError, match="another run"):
            deliver(mails(1), server.settings, other)
        assert not server.lines()
