"""The hook for users of pre-commit: it checks the facts files that a commit changes, and no other files."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, SEED, without_texts

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run_hook(*files: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit runs: the hook's entry with the names of the files, here with this Python."""
    command, *arguments = HOOK["entry"].split()
    assert command == "make-briefing"
    return subprocess.run(
        [sys.executable, "-m", "briefing", *arguments, *map(str, files)], capture_output=True, text=True, check=False
    )


def test_it_takes_facts_files_only() -> None:
    names = ["facts.yaml", "ferry/facts.yml", "artefacts.yaml", "theme.yaml", "facts.yaml.orig"]
    assert [bool(re.search(HOOK["files"], name)) for name in names] == [True, True, False, False, False]


@pytest.mark.slow
def test_it_checks_every_file_and_fails_if_one_does(tmp_path: Path) -> None:
    good, bad = tmp_path / "a" / "facts.yaml", tmp_path / "b" / "facts.yaml"
    for path in (good, bad):
        path.parent.mkdir()
        path.write_text(without_texts(SEED), encoding="utf-8")
    assert run_hook(good, good).returncode == 0
    bad.write_text(bad.read_text(encoding="utf-8").replace("qualifier: about", "qualifier: abuot", 1), encoding="utf-8")
    done = run_hook(good, bad)
    assert done.returncode == 1
    errors = [line for line in done.stderr.splitlines() if line.startswith(str(tmp_path)) and " warning " not in line]
    assert errors and all(line.startswith(f"{bad}:") for line in errors)


@pytest.mark.slow
def test_pre_commit_installs_and_runs_it(tmp_path: Path) -> None:
    """In a repository of a user's, with pre-commit itself, which installs the package as it lies here.

    What the package depends on is found where these tests have it: to install it once more took half a minute.
    """
    (tmp_path / "facts.yaml").write_text(without_texts(SEED), encoding="utf-8")

    installed = os.pathsep.join(path for path in sys.path if Path(path).name == "site-packages")

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": installed}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    run("git", "init", "-q")
    run("git", "add", "facts.yaml")
    done = run(sys.executable, "-m", "pre_commit", "try-repo", ROOT, HOOK["id"], "--files", "facts.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(rf"{re.escape(HOOK['name'])}\.+Passed", done.stdout)
