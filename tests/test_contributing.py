"""What CONTRIBUTING says is true: its files are there, its picture has every room, its commands are ours."""

import re

from tests.conftest import ROOT
from tests.test_architecture import ROOMS

TEXT = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:/|\.(?:py|md|toml)))`", TEXT)
    assert len(named) > 12
    places = [(ROOT / "briefing" / name, ROOT / name) for name in named if not name.startswith("languages/")]
    assert [one for one, other in places if not one.exists() and not other.exists()] == []


def test_every_room_is_named() -> None:
    no_rooms = {"options", "cli", "commands", "guide", "starter", "reportlab_private"}
    missing = [room for room in ROOMS if room not in no_rooms and not re.search(rf"\b{room}\b", TEXT)]
    assert missing == []


def test_ci_runs_what_it_says() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(tool in run for tool in ('-m "not slow"', "ruff check .", "ruff format --check .", "mypy"))
    assert "python -m tests.redraw" in TEXT
