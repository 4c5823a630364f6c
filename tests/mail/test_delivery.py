"""From facts and a file of recipients to a table, to drafts, and to one message in each mailbox."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from briefing import pipeline
from briefing.commands.mailing import plan_for_list, send_to_list
from briefing.errors import DeliveryError
from briefing.mail.mail import Mail, MailFile
from briefing.mail.outbox import Outbox
from briefing.options import Options
from briefing.results import Built

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"
LIST = "address;language;sections\na@example.org;ru;trade\nb@example.org;en;\nc@example.org;RU;trade\n"


def compose(built: Built) -> Mail:
    part = MailFile(built.name, "application/pdf", built.data)
    return Mail(None, (), built.name, "text\n", "<p>text</p>\n", (part,))


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    path = tmp_path / "readers.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def without_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.delenv("MAKE_BRIEFING_SMTP_HOST", raising=False)


def test_a_dry_run_prints_who_gets_what_and_writes_nothing(readers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan_for_list(SEED, readers, Options(), compose, None) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [row[:4] for row in rows[1:]] == [
        ["a@example.org", "ru", "-", "trade"],
        ["b@example.org", "en", "-", "all"],
        ["c@example.org", "ru", "-", "trade"],
    ]
    assert [path.name for path in readers.parent.iterdir()] == ["readers.csv"]


def test_a_dry_run_writes_drafts_if_asked(readers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = readers.parent / "drafts"
    assert plan_for_list(SEED, readers, Options(), compose, folder) == 0
    assert sorted(path.name[6:] for path in folder.iterdir()) == [f"{name}@example.org.eml" for name in "abc"]
    assert capsys.readouterr().err.splitlines()[-1] == f"3 drafts in {folder}"


def test_a_mail_that_is_too_large_fails_the_dry_run(
    readers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in {"HOST": "localhost", "SENDER": "desk@example.org", "SIZE_LIMIT_MB": "0.01"}.items():
        monkeypatch.setenv(f"MAKE_BRIEFING_SMTP_{key}", value)
    assert plan_for_list(SEED, readers, Options(), compose, None) == 1
    assert capsys.readouterr().out.count("larger than 0.01 MB") == 3


def test_nothing_is_built_before_all_recipients_are_right(readers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readers.write_text(LIST + "x@y@z;de;sport\n", encoding="utf-8")
    monkeypatch.setattr(pipeline, "build", lambda *_: pytest.fail("built too early"))
    with pytest.raises(DeliveryError) as caught:
        plan_for_list(SEED, readers, Options(), compose, None)
    assert [(d.place.line, d.place.column) for d in caught.value.diagnostics] == [(5, 1), (5, 2), (5, 3)]


@pytest.mark.slow
def test_each_gets_one_message_and_a_second_run_sends_none(
    readers: Path,
    tmp_path: Path,
    serve: Callable[..., AbstractContextManager[Any]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with serve() as server, Outbox(tmp_path / "outbox.sqlite") as outbox:
        for _ in range(2):
            assert send_to_list(SEED, readers, Options(), compose, server.settings, outbox) == 0
            assert server.mailboxes() == {f"{name}@example.org": 1 for name in "abc"}
    assert "3 had it already" in capsys.readouterr().err


def test_nothing_is_sent_if_one_briefing_cannot_be_built(
    readers: Path, tmp_path: Path, serve: Callable[..., AbstractContextManager[Any]]
) -> None:
    def broken(built: Built) -> Mail:
        mail = compose(built)
        return mail if "trade" in built.name else mail._replace(subject="two\nlines")

    with serve() as server, Outbox(tmp_path / "outbox.sqlite") as outbox:
        with pytest.raises(DeliveryError, match="subject"):
            send_to_list(SEED, readers, Options(), broken, server.settings, outbox)
        assert not server.lines()
        assert not outbox.entries()


@pytest.mark.slow
def test_the_bar_stands_on_a_terminal_alone(
    readers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_for_list(SEED, readers, Options(), compose, None)
    assert "\x1b" not in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    plan_for_list(SEED, readers, Options(), compose, None)
    shown = capsys.readouterr().err
    assert "building 2 of 2\r\x1b[K" in shown
    assert shown.rpartition("\x1b[K")[2].startswith(str(SEED))
