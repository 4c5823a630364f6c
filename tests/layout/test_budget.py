"""A document with more pages than its head allows is refused, with what to cut and by how much."""

import re
from pathlib import Path

import pytest

from briefing import build
from briefing.errors import LayoutError
from briefing.files import seed
from tests.conftest import make_checked_folder


def facts(at: Path, pages: str, more: int = 0) -> Path:
    """The starter's facts with a budget and `more` sentences in a section."""
    make_checked_folder(at)
    file = at / "facts.yaml"
    text = file.read_text("utf-8").replace("  language: en", f"  pages: {pages}\n  language: en", 1)
    text = text.replace(
        "The ferry leaves from Pier 7.", "The ferry leaves from Pier 7. " + "It is dark then. " * more, 1
    )
    file.write_text(text, "utf-8")
    return file


def test_what_is_too_much_is_said_in_lines_with_what_takes_most(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        build(file := facts(tmp_path / "t", "1"))
    [problem] = caught.value.diagnostics
    assert problem.rule == "page-budget"
    assert "pages: 1" in file.read_text("utf-8").splitlines()[problem.place.line - 1]
    assert re.fullmatch(
        r"it takes 2 pages, about \d+ lines more than the one page that head: pages: allows", problem.message
    )
    assert "“Figure 1" in (problem.hint or "")


def test_cutting_as_many_lines_is_enough(tmp_path: Path) -> None:
    """Lines of some ninety characters."""
    with pytest.raises(LayoutError) as caught:
        build(facts(tmp_path / "long", "2", 400))
    lines = int(re.findall(r"about (\d+) lines", str(caught.value))[0])
    assert build(facts(tmp_path / "cut", "2", max(0, 400 - lines * 6))).pages == 2


def test_what_fits_is_the_same_with_a_budget(tmp_path: Path) -> None:
    assert build(facts(tmp_path / "t", "2")).pages == 2
    assert build(seed()).pages > 1


@pytest.mark.parametrize("pages", ["0", "-1", "four", "1.5", "1000", "[1]"])
def test_a_budget_is_a_whole_number(pages: str, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="head"):
        build(facts(tmp_path / "t", pages))
