"""Where a block was written is told long after its text was read: problems of pages have its place."""

from pathlib import Path

import pytest

from briefing import build, check
from briefing.document.blocks import DataTable, Figure, KeyFigures, Paragraph
from briefing.document.visit import walk
from briefing.errors import LayoutError
from briefing.results import Checked
from briefing.sections.origins import origin_of
from tests.conftest import make_checked_folder

TEMPLATE = """\
{% extends "builtin/sections/generic.md.j2" %}
{% block text %}
Typed into a template.

{{ section.text }}

{{ table("passengers", "aim") }}
{% endblock %}
"""
WIDE = "|".join(["Donaudampfschifffahrtselektrizitaet"] * 9)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("origins") / "t"
    make_checked_folder(folder)
    template = folder / "templates" / "sections" / "ferry.md.j2"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(TEMPLATE, "utf-8")
    return check(folder / "facts.yaml")


def origin(block: object, checked: Checked) -> tuple[str, str]:
    """The file and the words at the place of a block."""
    facts = checked.facts._replace(briefing=checked.edition.briefing)
    place = origin_of(block, facts, checked.templates)  # type: ignore[arg-type]
    assert place
    path = Path(place.file)
    path = path if path.exists() else checked.facts.path.parent / path
    return path.name, path.read_text("utf-8").splitlines()[place.line - 1][place.column - 1 :]


@pytest.mark.parametrize(("kind", "table"), [(Figure, "charts"), (DataTable, "facts"), (KeyFigures, "facts")])
def test_what_facts_make_is_placed_at_them(kind: type, table: str, checked: Checked) -> None:
    block = next(block for block in walk(checked.document.blocks) if isinstance(block, kind))
    place = origin_of(block, checked.facts, checked.templates)
    names = checked.edition.briefing.charts if table == "charts" else checked.edition.briefing.facts
    assert place in [checked.facts.places.at(table, name) for name in names]


def test_words_are_placed_where_they_are_typed(checked: Checked) -> None:
    paragraphs = [block for block in walk(checked.document.blocks) if isinstance(block, Paragraph)]
    typed = next(block for block in paragraphs if "into a template" in str(block))
    assert origin(typed, checked) == ("ferry.md.j2", "Typed into a template.")
    placed = [origin_of(block, checked.facts, checked.templates) for block in paragraphs]
    assert sum(place is not None for place in placed) > 5


def test_all_that_is_too_wide_is_said_at_once_each_at_its_place(tmp_path: Path) -> None:
    make_checked_folder(tmp_path / "t")
    file = tmp_path / "t" / "facts.yaml"
    text = file.read_text("utf-8")
    table = "".join(f"      |{row}|\n" for row in (WIDE, "|".join("-" * 9), "|".join("x" * 9)))
    quotation = '{{ quotation("aim") }}'
    other = table.replace("Donau", "Rheinlaender")
    file.write_text(text.replace(quotation, f"\n\n{table}\n      Between them.\n{other}", 1), "utf-8")
    with pytest.raises(LayoutError) as caught:
        build(file)
    lines = file.read_text("utf-8").splitlines()
    found = [lines[d.place.line - 1].strip()[:8] for d in caught.value.diagnostics if d.rule == "too-wide"]
    assert found == ["|Donauda", "|Rheinla"]
