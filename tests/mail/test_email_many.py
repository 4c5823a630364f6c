"""make-briefing email --recipients and --send: what goes together, what is printed, and what arrives."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefing.commands import group

SEED = str(Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml")
LIST = "Address;Language;Sections\na@example.org;ru;trade\nb@example.org;;security, trade\nc@example.org;RU;trade\n"


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A list of three, in a user's folder of its own without settings."""
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.delenv("MAKE_BRIEFING_SMTP_HOST", raising=False)
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return str(tmp_path / "list.csv")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["email", *arguments])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--recipients", "LIST", "--to", "a@b.org"), "--to is for a single mail"),
        (("--recipients", "LIST", "--bcc", "a@b.org"), "--bcc is for a single mail"),
        (("--recipients", "LIST", "-o", "x.eml"), "-o is for a single mail"),
        (("--recipients", "LIST", "--eml", "drafts", "--send"), "--send writes no draft"),
        (("--recipients", "none.csv"), "File 'none.csv' does not exist"),
        (("--to", "a@b.org", "-o", "x.eml", "--send"), "--send writes no draft"),
        (("--eml", "drafts"), "--eml is for --recipients"),
        (("--send",), "--send needs --to or --recipients"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: tuple[str, ...], said: str, readers: str) -> None:
    result = run(SEED, *(readers if word == "LIST" else word for word in arguments))
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_finished_pdf_is_the_same_for_all(readers: str, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n")
    assert "is a finished PDF" in run(str(tmp_path / "x.pdf"), "--recipients", readers).stderr


def test_a_dry_run_says_each_warning_once_and_sends_nothing(readers: str) -> None:
    result = run(SEED, "--recipients", readers)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == [f"{name}@example.org" for name in "abc"]
    assert result.stderr.count("warning single-source") == 1


@pytest.mark.slow
def test_who_names_no_language_gets_that_of_the_command(readers: str) -> None:
    rows = [line.split()[:2] for line in run(SEED, "--recipients", readers, "--lang", "az").stdout.splitlines()[1:]]
    assert rows == [["a@example.org", "ru"], ["b@example.org", "az"], ["c@example.org", "ru"]]


def test_without_settings_nothing_is_built_or_sent(readers: str) -> None:
    result = run(SEED, "--recipients", readers, "--send")
    assert result.exit_code == 1
    assert "host is not set" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "boxes"),
    [
        (("--recipients", "LIST"), {"a@example.org": 1, "b@example.org": 1, "c@example.org": 1}),
        (("--to", "a@example.org", "--bcc", "d@example.org"), {"a@example.org": 1, "d@example.org": 1}),
    ],
    ids=["many", "one"],
)
def test_all_get_it_once_however_often_it_is_sent(
    arguments: tuple[str, ...],
    boxes: dict[str, int],
    readers: str,
    serve: Callable[..., AbstractContextManager[Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serve() as server:
        settings = {"HOST": server.settings.host, "PORT": str(server.settings.port), "SENDER": "desk@example.org"}
        for key, value in settings.items():
            monkeypatch.setenv(f"MAKE_BRIEFING_SMTP_{key}", value)
        results = [run(SEED, *(readers if w == "LIST" else w for w in arguments), "--send") for _ in range(2)]
        assert server.mailboxes() == boxes
    assert [result.exit_code for result in results] == [0, 0]
    assert f"sent to 0 of {len(boxes)}, {len(boxes)} had it already" in results[1].stderr


def test_settings_are_tried_without_a_briefing(readers: str) -> None:
    done = run("--check")
    assert done.exit_code == 1
    assert "host is not set" in done.stderr
    assert "sender is not set" in done.stderr
