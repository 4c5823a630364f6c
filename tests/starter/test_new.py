"""make-briefing new, as a user runs it: then a build in the folder, and a second run that touches nothing."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import forked


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = forked(folder, *arguments)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--from", "seed")], ids=["own", "seed"])
def test_new_then_build(options: tuple[str, ...], tmp_path: Path) -> None:
    made = run(tmp_path, "new", "mine", *options)
    assert (made.returncode, made.stderr) == (0, "now: cd mine && make-briefing\n")
    assert str(Path("mine", "facts.yaml")) in made.stdout.splitlines()
    built = run(tmp_path / "mine")
    assert built.returncode == 0, built.stderr
    assert ("warning" in built.stderr) == bool(options)
    assert len(list((tmp_path / "mine").glob("*.pdf"))) == 1


def test_new_again_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, "new", "mine")
    (tmp_path / "mine" / "facts.yaml").write_text("my words", encoding="utf-8")
    again = run(tmp_path, "new", "mine")
    assert again.returncode == 1
    assert again.stderr.startswith("mine:1:1 in-the-way: is not empty, so nothing was written; it holds README.md, ")
    assert (tmp_path / "mine" / "facts.yaml").read_text(encoding="utf-8") == "my words"
