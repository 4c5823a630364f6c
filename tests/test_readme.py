"""What the README and CONTRIBUTING say is true: commands, snippets, pictures, files."""

import re
from pathlib import Path

import pypdfium2
import pytest

from briefing.commands import COMMANDS, load_command
from briefing.commands.reference import TOPICS
from tests.conftest import ROOT
from tests.guide.workshop import Workshop, blocks
from tests.test_architecture import ROOMS

README = (ROOT / "README.md").read_text(encoding="utf-8")
STARTER = (ROOT / "briefing" / "starter" / "files" / "facts.yaml").read_text(encoding="utf-8")


def words_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    test = re.search(r"^    (.+pytest)$", README, re.MULTILINE)
    assert test
    assert f"\n{test[1]}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_picture_is_there() -> None:
    picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert picture
    assert README.index("![") < README.index("python3")
    assert (ROOT / picture.group(1)).read_bytes().startswith(b"\x89PNG")


def test_it_is_short() -> None:
    lines = README.splitlines()
    assert len(lines) < 275
    assert max(map(len, lines)) <= 124


def test_the_first_fact_is_one_of_a_new_briefing() -> None:
    fact = next(block.text for block in blocks(README) if block.name == "facts.yaml")
    assert fact.removeprefix("facts:\n") in re.sub(r" +#.*", "", STARTER)


@pytest.mark.slow
def test_who_does_what_it_says_gets_what_it_promises(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    for number, block in enumerate(blocks(README)):
        if number == 3:
            assert_printed_as_the_readme_says(workshop)
        workshop.do(block)
    words = words_of(workshop.folder / "night-ferry-2025-ru.pdf")
    assert "Портовое управление Олдер-Бей" in words
    assert "паром перевёз 48 200 пассажиров" in words
    assert {path.name for path in workshop.folder.iterdir()} >= {"briefing.html", "briefing.pdf"}
    assert "Georgia exported goods of US$6.5 billion" in words_of(workshop.folder / "out" / "GE.pdf")
    assert (workshop.folder / "drafts" / "AM.eml").is_file()


def assert_printed_as_the_readme_says(workshop: Workshop) -> None:
    workshop.run("make-briefing")
    said = re.search(r'It prints "(.+?)"', README)
    assert said
    assert "".join(said[1].split()) in "".join(words_of(workshop.folder / "night-ferry-2025.pdf").split())


def test_every_option_named_in_the_readme_exists() -> None:
    commands = [load_command(name) for name in COMMANDS]
    commands += [below for command in commands for below in getattr(command, "commands", {}).values()]
    options = (p for command in commands for p in command.params)
    known = {name for option in options for name in option.opts + option.secondary_opts}
    assert set(re.findall(r"(?<![-\w])--[a-z][a-z0-9-]+", README)) <= known | {"--help"}


def test_the_table_names_every_command() -> None:
    named = re.findall(r"^\| `make-briefing (\S+?)[ `]", README, re.MULTILINE)
    assert sorted(named) == sorted({"[FACTS]", *COMMANDS} - {"build"})


def test_every_topic_is_named() -> None:
    assert f"The topics are {', '.join(TOPICS)}." in " ".join(README.split())


CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:/|\.(?:py|md|toml)))`", CONTRIBUTING)
    assert len(named) > 12
    places = [(ROOT / "briefing" / name, ROOT / name) for name in named if not name.startswith("languages/")]
    assert [one for one, other in places if not one.exists() and not other.exists()] == []


def test_what_the_table_of_places_names_is_defined_there() -> None:
    """So that whoever looks for something finds it in one step."""
    rows = [line.rpartition(" | ")[2] for line in CONTRIBUTING.splitlines() if "? | " in line]
    named = [pair for row in rows for pair in re.findall(r"`([a-z_/]+\.py)`, `((?:[A-Z]\w+\.)?\w+)`", row)]
    assert len(named) > 10
    for file, name in named:
        code = (ROOT / "briefing" / file).read_text(encoding="utf-8")
        assert all(re.search(rf"^ *(?:def|class) {part}\b", code, re.MULTILINE) for part in name.split(".")), name


def test_every_room_is_named() -> None:
    no_rooms = {"options", "cli", "commands", "guide", "starter", "reportlab_private"}
    missing = [room for room in ROOMS if room not in no_rooms and not re.search(rf"\b{room}\b", CONTRIBUTING)]
    assert missing == []


def test_ci_runs_what_it_says() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(tool in run for tool in ('-m "not slow"', "ruff check .", "ruff format --check .", "mypy"))
    assert "python -m tests.redraw" in CONTRIBUTING
