"""What a text places, or names in a table, stands once, is counted as `verify` counts it, or is refused where it is."""

from pathlib import Path

import pytest

from briefing import build, verify
from briefing.document.blocks import DataTable, Figure, KeyFigures, Notes
from briefing.document.visit import walk
from briefing.errors import BriefingError
from tests.conftest import all_cases, make_checked_folder

TABLE = """\
| Who | {} |
      |---|---|
      | b | {{{{ fact("passengers") }}}} |"""


def facts(at: Path, old: str, new: str) -> Path:
    """The starter's facts with some words in the place of others."""
    make_checked_folder(at)
    file = at / "facts.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("facts: [passengers-before, passengers]", "facts: [passengers-before, passengers, passengers-before]"),
        ('{{ quotation("aim") }}', TABLE.format('{{ fact("passengers").period }}')),
    ],
)
def test_each_value_is_counted_as_verify_counts_it(old: str, new: str, tmp_path: Path) -> None:
    built = build(facts(tmp_path / "t", old, new))
    verdict = verify(built.data)
    assert (verdict.holds, verdict.values) == (True, built.values)


def test_a_chart_that_a_text_places_does_not_stand_once_more(tmp_path: Path) -> None:
    document = build(facts(tmp_path / "t", '{{ quotation("aim") }}', '{{ figure("passengers") }}')).checked.document
    assert [block.chart for block in walk(document.blocks) if isinstance(block, Figure)] == ["passengers"]


@all_cases(
    ("new", "rule"),
    [
        ('{{ quotation("per-crossing") }}', "no-quote"),
        ('{{ quotation("outlook") }}', "no-quote"),
        ('{{ tiles("aim") }}', "no-value"),
        (TABLE.format('{{ fact("passengers") }}'), "text-shape"),
        (TABLE.format('a {{ fact("passengers").amount }}'), "text-shape"),
    ],
)
def test_what_cannot_stand_there_is_refused_at_its_place(new: str, rule: str, tmp_path: Path) -> None:
    file = facts(tmp_path / "t", '{{ quotation("aim") }}', new)
    with pytest.raises(BriefingError) as caught:
        build(file)
    [problem] = [d for d in caught.value.diagnostics if d.severity == "error"]
    assert problem.rule == rule
    assert "{{" in file.read_text("utf-8").splitlines()[problem.place.line - 1]


def test_a_stack_adds_no_fact_twice(tmp_path: Path) -> None:
    old = "kind: columns"
    file = facts(tmp_path / "t", old, "kind: stacked-columns")
    text = file.read_text("utf-8").replace("facts: [passengers-before, passengers]", "facts: [passengers, passengers]")
    file.write_text(text, "utf-8")
    with pytest.raises(BriefingError, match="stands twice and would be added twice"):
        build(file)


def test_without_notes_there_is_no_list_of_them(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "head: {id: views, title: What we think, date: 2025-03-05, annex: true}\n"
        "sections: {a: {title: Views}}\n"
        "facts: {it: {section: a, kind: judgement, label: it, statement: It may go on., period: future}}\n",
        "utf-8",
    )
    document = build(tmp_path / "facts.yaml").checked.document
    assert not [block for block in walk(document.blocks) if isinstance(block, Notes)]
    assert "All facts" not in str(document.blocks)


@pytest.mark.parametrize(
    "call", ['tiles("passengers-2023", "passengers")', 'table(["passengers-2023", "passengers"], title="Boats")']
)
def test_several_facts_may_be_named_one_by_one_or_in_a_list(call: str, tmp_path: Path) -> None:
    """Ids are no words of the document, whatever numbers they have."""
    file = facts(tmp_path / "t", '{{ quotation("aim") }}', f"{{{{ {call} }}}}")
    file.write_text(file.read_text("utf-8").replace("passengers-before", "passengers-2023"), "utf-8")
    built = build(file)
    shown = [block for block in walk(built.checked.document.blocks) if isinstance(block, KeyFigures | DataTable)]
    assert any("passengers-2023" in repr(block) and "'passengers'" in repr(block) for block in shown)
    assert verify(built.data).holds


def test_a_template_puts_no_value_into_the_head_of_a_table(tmp_path: Path) -> None:
    make_checked_folder(tmp_path / "t")
    template = tmp_path / "t" / "templates" / "sections" / "ferry.md.j2"
    template.parent.mkdir(parents=True, exist_ok=True)
    head = '| Boats | {{ fact("passengers") }} |'
    template.write_text(f'## {{{{ section.title }}}}\n\n{head}\n|---|---|\n| {{{{ _("Notes") }}}} | words |\n', "utf-8")
    with pytest.raises(BriefingError, match="has a value in the head of a table") as caught:
        build(tmp_path / "t" / "facts.yaml")
    [problem] = [d for d in caught.value.diagnostics if d.rule == "text-shape"]
    assert (Path(problem.place.file).name, problem.place.line) == ("ferry.md.j2", 3)
