"""A file appears whole or not at all; the old one survives every failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import files
from briefing.errors import OutputError
from briefing.files import write_file
from briefing.mail.mail import file_name_problem
from tests.conftest import all_cases


def test_writes_new_and_replaces_old(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    write_file(target, b"one")
    target.chmod(0o640)
    write_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_failure_keeps_the_old_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    write_file(target, b"old")

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    if call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    elif call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(os, "fdopen", lambda handle, mode: (os.close(handle), fail())[0])
    with pytest.raises(OutputError, match="No space left on device"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_missing_folder_and_folder_as_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        write_file(tmp_path / "no" / "a.pdf", b"x")
    with pytest.raises(OutputError, match="it is a folder"):
        write_file(tmp_path, b"x")


def test_leftover_of_a_killed_run_goes_with_the_next(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    killed = (
        "import os, sys; from pathlib import Path; from briefing import files;"
        "Path.replace = lambda *a: os._exit(9); files.write_file(Path(sys.argv[1]), b'x')"
    )
    assert subprocess.run([sys.executable, "-c", killed, target], check=False).returncode == 9
    assert len(list(tmp_path.iterdir())) == 1
    assert not target.exists()
    write_file(target, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_refused_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="cannot be written: it is a device or a pipe"):
        write_file(pipe, b"x")
    assert pipe.is_fifo()
    assert [p.name for p in tmp_path.iterdir()] == ["pipe.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove an open file")
def test_what_a_living_run_writes_is_no_leftover(tmp_path: Path) -> None:
    """One run stops in the middle of its file; another writes the same one; then the first goes on."""
    target = tmp_path / "a.pdf"
    waits = (
        "import os, sys; from pathlib import Path; from briefing import files; replace = Path.replace\n"
        "def wait(*paths): print('ready', flush=True); sys.stdin.readline(); return replace(*paths)\n"
        "Path.replace = wait; files.write_file(Path(sys.argv[1]), b'first')"
    )
    command = [sys.executable, "-c", waits, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "ready\n"
        write_file(target, b"second")
        assert target.read_bytes() == b"second"
        assert len(list(tmp_path.iterdir())) == 2
        first.communicate("\n", timeout=20)
    assert first.returncode == 0
    assert target.read_bytes() == b"first"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_a_draft_that_another_run_took_for_a_leftover_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    lock = files._lock

    def lose_first(handle: int) -> None:
        made.append(handle)
        if len(made) == 1:
            for draft in tmp_path.iterdir():
                draft.unlink()
        lock(handle)

    monkeypatch.setattr(files, "_lock", lose_first)
    write_file(tmp_path / "a.pdf", b"one")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    assert len(made) == 2


@pytest.mark.parametrize("name", ["a" * 251 + ".pdf", "ə" * 125 + ".pdf"])
def test_the_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"one")
    assert (tmp_path / name).read_bytes() == b"one"


def test_an_input_is_found_by_its_name_with_accents_apart_or_not(tmp_path: Path) -> None:
    (tmp_path / "Zoe\u0308 Lo\u0301pez.txt").write_bytes(b"words")
    assert files.read_input(tmp_path / "Zoë López.txt", 100) == b"words"
    assert files.is_input(tmp_path / "Zoe\u0308 Lo\u0301pez.txt")


@all_cases("name", ["PRN.pdf", "com3.html", "lpt\u00b9", "Nul.tar.gz", "con .eml", "CONOUT$"])
def test_no_file_gets_a_name_that_windows_keeps_for_a_device(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as caught:
        write_file(tmp_path / name, b"one")
    assert "keeps this name for a device" in str(caught.value)
    assert list(tmp_path.iterdir()) == []
    assert "device" in file_name_problem(name)


@all_cases("name", ["console.pdf", "com.pdf", "lpt12.pdf", "annul.pdf", "a.con"])
def test_other_names_are_taken(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"one")
    assert file_name_problem(name) == ""
