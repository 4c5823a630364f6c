"""The journal: what it keeps, what a crash makes of it, what a person may settle, and the command that shows it."""

import json
import multiprocessing
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.errors import DeliveryError
from briefing.mail.outbox import DeliveryState, Outbox, QueuedMessage, default_outbox
from tests.conftest import invoke

ADA, BORIS, CLEO = (f"{name}@example.org" for name in ("ada", "boris", "cleo"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "outbox.sqlite"


@pytest.fixture
def outbox(file: Path) -> Iterator[Outbox]:
    with Outbox(file) as outbox:
        outbox.add([QueuedMessage("d1", [ADA, BORIS], "A briefing", "<1@example.org>")])
        yield outbox


def states(outbox: Outbox) -> list[str]:
    return [str(entry.state) for entry in outbox.entries()]


def test_what_is_known_stays_as_it_is(outbox: Outbox) -> None:
    before = outbox.entries()
    outbox.record_outcome(before[:1], DeliveryState.SENT, "taken over")
    outbox.add([QueuedMessage("d1", ["ada@EXAMPLE.org", CLEO], "Another", "<2@example.org>")])
    outbox.add([QueuedMessage("d2", [ADA], "Another", "<3@example.org>")])
    entries = outbox.entries()
    assert [entry.message_id for entry in entries] == [
        "<1@example.org>",
        "<1@example.org>",
        "<2@example.org>",
        "<3@example.org>",
    ]
    assert states(outbox) == ["sent", "queued", "queued", "queued"]
    assert entries[0].date == before[0].date
    assert entries[0].tries == 1


def test_half_sent_after_a_crash_is_unknown(file: Path, outbox: Outbox) -> None:
    outbox.mark_sending(outbox.entries()[:1])
    with Outbox(file) as later:
        assert states(later) == ["sending", "queued"]
        with later.lock():
            assert states(later) == ["unknown", "queued"]
    assert "ended before the server answered" in outbox.entry(1).answer


def test_a_run_that_goes_on_is_left_alone(file: Path, outbox: Outbox) -> None:
    with outbox.lock():
        outbox.mark_sending(outbox.entries()[:1])
        with Outbox(file) as other:
            other.recover()
            with pytest.raises(DeliveryError, match="another run is sending"), other.lock():
                pass
        assert states(outbox) == ["sending", "queued"]


def hold_and_die(file: Path) -> None:
    with Outbox(file) as outbox, outbox.lock():
        outbox.mark_sending(outbox.entries()[:1])
        os._exit(9)


@pytest.mark.slow
def test_the_lock_dies_with_its_process(file: Path, outbox: Outbox) -> None:
    process = multiprocessing.get_context("spawn").Process(target=hold_and_die, args=(file,))
    process.start()
    process.join()
    assert process.exitcode == 9
    with outbox.lock():
        assert states(outbox) == ["unknown", "queued"]


@pytest.mark.parametrize(("delivered", "state"), [(True, "sent"), (False, "queued")])
def test_a_person_resolves_what_is_unknown(delivered: bool, state: str, outbox: Outbox) -> None:
    outbox.record_outcome(outbox.entries()[:1], DeliveryState.UNKNOWN, "no answer")
    assert outbox.resolve(1, delivered).state == state
    with pytest.raises(DeliveryError, match=f"entry 1 is {state}, so there is nothing to resolve"):
        outbox.resolve(1, delivered)


def test_what_was_refused_is_tried_again_when_asked(outbox: Outbox) -> None:
    outbox.record_outcome(outbox.entries(), DeliveryState.FAILED, "550 no such user")
    assert [entry.id for entry in outbox.retry(2)] == [2]
    assert states(outbox) == ["failed", "queued"]
    assert [entry.id for entry in outbox.retry()] == [1]
    with pytest.raises(DeliveryError, match="entry 1 is queued, not failed"):
        outbox.retry(1)
    with pytest.raises(DeliveryError, match="there is no entry 7"):
        outbox.retry(7)


def test_the_end_of_a_message_is_noted_to_outlast_a_power_cut(outbox: Outbox) -> None:
    levels: list[int] = []
    outbox._database.set_trace_callback(
        lambda statement: levels.append(_level(outbox)) if statement == "COMMIT" else None
    )
    outbox.mark_sending(outbox.entries()[:1])
    outbox.record_outcome(outbox.entries()[:1], DeliveryState.SENT, "")
    outbox._database.set_trace_callback(None)
    assert levels == [2, 1]


def _level(outbox: Outbox) -> int:
    return int(outbox._database.execute("PRAGMA synchronous").fetchone()[0])


@pytest.mark.parametrize("name", ["", "no/such/folder/outbox.sqlite"])
def test_a_journal_that_cannot_be_opened(name: str, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"cannot be used(.|\n)*--outbox"):
        Outbox(tmp_path / name)


def test_a_file_that_is_no_journal_is_left_as_it_is(file: Path) -> None:
    file.write_bytes(b"Dear reader, " * 100)
    with pytest.raises(DeliveryError, match="it is none, or a damaged one"):
        Outbox(file)
    assert file.read_bytes() == b"Dear reader, " * 100


def test_a_journal_of_a_later_version_is_not_touched(file: Path, outbox: Outbox) -> None:
    with sqlite3.connect(file) as base:
        base.execute("PRAGMA user_version = 2")
    base.close()
    with pytest.raises(DeliveryError, match="later make-briefing"):
        Outbox(file)


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path / "data")
    with Outbox(default_outbox()) as outbox:
        assert outbox.path == tmp_path / "data" / "outbox.sqlite"
    (tmp_path / "file").touch()
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path / "file" / "data")
    with pytest.raises(DeliveryError, match="cannot be made"):
        default_outbox()


def run(file: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = invoke(file.parent, "outbox", *arguments, "--outbox", str(file))
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.slow
def test_the_command_lists_shows_resolves_and_retries(file: Path, outbox: Outbox) -> None:
    outbox.record_outcome(outbox.entries()[:1], DeliveryState.UNKNOWN, "no answer")
    outbox.record_outcome(outbox.entries()[1:], DeliveryState.FAILED, "550 no such user")
    listed = run(file)
    assert listed.returncode == 1
    assert [line.split()[:2] for line in listed.stdout.splitlines()] == [["1", "unknown"], ["2", "failed"]]
    assert listed.stdout.splitlines()[1].endswith("boris@example.org  A briefing  550 no such user")
    assert "message_id  <1@example.org>" in run(file, "show", "1").stdout
    assert run(file, "resolve", "1", "--delivered").returncode == 0
    assert run(file, "retry").returncode == 0
    entries = json.loads(run(file, "--format", "json").stdout)
    assert [(entry["address"], entry["state"]) for entry in entries] == [(ADA, "sent"), (BORIS, "queued")]
    outbox.record_outcome(outbox.entries(), DeliveryState.SENT, "")
    assert run(file).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show"], 2, "needs the ID of an entry"),
        (["resolve", "1"], 2, "takes --delivered or --not-delivered"),
        (["retry", "1", "--delivered"], 2, "takes --delivered or --not-delivered"),
        (["list", "1"], 2, "takes no ID"),
        (["show", "9"], 1, "there is no entry 9"),
        (["resolve", "1", "--delivered"], 1, "entry 1 is queued"),
    ],
)
def test_wrong_usage_of_the_command(arguments: list[str], code: int, words: str, file: Path, outbox: Outbox) -> None:
    done = run(file, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_journal_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    done = run(tmp_path / "none.sqlite")
    assert done.returncode == 2
    assert "does not exist" in done.stderr
    assert not list(tmp_path.iterdir())


def test_of_two_runs_one_takes_an_entry(file: Path, outbox: Outbox) -> None:
    """Also if the file that keeps them apart is deleted meanwhile."""
    with Outbox(file) as other:
        one, two = outbox.entries(), other.entries()
        assert outbox.mark_sending(one[:1])
        assert not other.mark_sending(two)
        assert states(other) == ["sending", "queued"]


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_journal_with_two_names_is_one(link: Callable[[Path, Path], None], file: Path, outbox: Outbox) -> None:
    name = file.with_name("a-name.sqlite")
    link(name, file)
    with Outbox(name) as other:
        outbox.mark_sending(outbox.entries()[:1])
        assert states(other) == ["sending", "queued"]
        with outbox.lock(), pytest.raises(DeliveryError, match="another run"), other.lock():
            pass


def test_a_journal_with_a_name_elsewhere_is_refused(file: Path, outbox: Outbox, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "o.sqlite").hardlink_to(file)
    with pytest.raises(DeliveryError, match="another name in another folder"):
        Outbox(file)


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
def test_nobody_else_reads_a_journal(file: Path, outbox: Outbox) -> None:
    file.chmod(0o644)
    with Outbox(file):
        assert {path.stat().st_mode & 0o077 for path in file.parent.glob(f"{file.name}*")} == {0}


@pytest.mark.parametrize("column", ["date", "state", "changed", "address"])
def test_a_damaged_entry_is_a_problem_in_words(column: str, file: Path, outbox: Outbox) -> None:
    with sqlite3.connect(file) as base:
        base.execute(f"UPDATE delivery SET {column} = CAST(X'646EDB20' AS TEXT)")
    with pytest.raises(DeliveryError, match="the journal cannot be used"):
        outbox.entries()


def test_what_was_sent_is_queued_again_on_demand(outbox: Outbox) -> None:
    outbox.record_outcome(outbox.entries()[:1], DeliveryState.SENT, "taken over")
    outbox.queue_again("d1", [ADA])
    assert states(outbox) == ["queued", "queued"]
