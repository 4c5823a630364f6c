"""A row fills a facts file: its values have their cells as evidence, and what it lacks is left out or an error."""

from pathlib import Path
from typing import Any

import pytest

from briefing import BriefingError, Builder, Options
from briefing.batch.batch_facts import BatchFacts, read_batch_facts
from briefing.batch.filling import fill
from briefing.batch.row_readers import BatchRow, open_table
from briefing.batch.tasks import build_rows
from briefing.errors import LoadError, ProblemError
from briefing.evidence.own_words.typed_values import counts_in_name
from briefing.yaml_source.tree import plain_tree
from tests.batch.made import FACTS, TABLE, batch_folder
from tests.conftest import all_cases, slow_case


def read(folder: Path, facts: str = FACTS, table: str = TABLE) -> tuple[BatchFacts, list[BatchRow]]:
    path = batch_folder(folder, facts, table)
    with open_table(str(folder / "boats.csv")) as opened:
        rows = list(opened.rows)
    return read_batch_facts(path, "boats.csv", list(rows[0].cells)), rows


def filled(folder: Path, row: int = 0, facts: str = FACTS, table: str = TABLE) -> Any:
    batch, rows = read(folder, facts, table)
    return plain_tree(fill(batch, [rows[row]]).places.root)


def test_a_row_fills_values_areas_and_texts(tmp_path: Path) -> None:
    data = filled(tmp_path)
    assert data["head"]["title"] == "Boats of Port Elin"
    assert data["facts"]["boats"]["quantity"]["value"] == "120"
    assert data["facts"]["boats"]["area"] == "Port Elin"
    assert data["facts"]["boats"]["evidence"] == [{"source": "boats", "cell": "C2"}]
    assert data["sources"]["boats"]["title"] == "row 2"
    assert "batch" not in data


@pytest.mark.parametrize("number", [slow_case(10_250), slow_case(1_000_003), 123_456_789])
def test_a_row_far_down_in_its_table_is_built(tmp_path: Path, number: int) -> None:
    batch, rows = read(tmp_path)
    alone = build_rows(Builder(Options(format="html")), batch, [rows[0]._replace(number=number)])
    assert f"row {number}<" in alone.data.decode()


def test_rows_far_down_in_their_table_are_built_together(tmp_path: Path) -> None:
    batch, rows = read(tmp_path, table=TABLE.splitlines()[0] + "\nel,Port Elin,in the north,120,110" * 2 + "\n")
    together = [row._replace(number=10_000 + i) for i, row in enumerate(rows)]
    assert "rows 10000–10001<" in build_rows(Builder(Options(format="html")), batch, together).data.decode()


def test_warnings_are_sought_where_they_are_errors(tmp_path: Path) -> None:
    batch, rows = read(tmp_path)
    assert "single-source" not in {
        d.rule for d in build_rows(Builder(Options(format="html")), batch, rows[:1]).warnings
    }
    with pytest.raises(BriefingError) as caught:
        build_rows(Builder(Options(format="html", strict=True)), batch, rows[:1])
    assert "single-source" in {d.rule for d in caught.value.diagnostics}


def test_the_rows_are_named_in_the_language_of_the_briefing(tmp_path: Path) -> None:
    table = (
        TABLE.replace("code,", "code,lang,")
        .replace("\nel,", "\nel,az,")
        .replace("\nsa,", "\nsa,,")
        .replace("\nke,", "\nke,,")
    )
    facts = FACTS.replace("language: en}\nspeakers", "language: ru}\nspeakers").replace(
        "drop}", "drop, language: lang}"
    )
    batch, rows = read(tmp_path, facts, table)
    said = {"": "строка 2", "az": "sətir 2"}
    for code, where in said.items():
        own = plain_tree(fill(batch, [rows[0]], code or None).places.root)
        assert own["sources"]["boats"]["title"] == where, code
    assert "sətir 2<" in build_rows(Builder(Options(format="html")), batch, rows[:1]).data.decode()
    assert not [*counts_in_name("строки 2–3", (), "ru")]
    both = plain_tree(fill(batch, [rows[0], rows[0]._replace(number=3)]).places.root)
    assert both["sources"]["boats"]["title"] == "строки 2–3"


def test_a_column_may_have_a_scale(tmp_path: Path) -> None:
    facts = FACTS.replace("{column: Boats in 2025}", "{column: Boats in 2025, scale: thousand}")
    assert filled(tmp_path, facts=facts)["facts"]["boats"]["quantity"]["value"] == "120000"
    with pytest.raises(LoadError, match='"thousends" is no scale'):
        read(tmp_path, facts.replace("thousand", "thousends"))


def test_the_source_is_a_table_of_the_row_alone_and_of_what_the_facts_name(tmp_path: Path) -> None:
    batch, rows = read(tmp_path, FACTS.replace("missing: drop", "missing: drop, recipient: code"))
    table = fill(batch, [rows[2]]).rows.decode()
    assert table.splitlines()[0] == '"port","note","Boats in 2025","Boats in 2024"'
    assert table.splitlines()[1:] == ['"Kestrel","in the south","64","71"']


def test_a_series_reads_the_columns_that_the_batch_names(tmp_path: Path) -> None:
    series = FACTS.replace("facts:\n  boats", "series: {}\nfacts:\n  boats")
    with pytest.raises(LoadError, match="say which they may"):
        read(tmp_path, series)
    batch, rows = read(tmp_path, series.replace("missing: drop", "missing: drop, columns: [code]"))
    assert fill(batch, rows[:1]).rows.decode().startswith('"code","port","note","Boats in 2025"')


def test_a_missing_value_takes_all_with_it_that_names_it(tmp_path: Path) -> None:
    data = filled(tmp_path, 1)
    assert data["facts"].keys() == {"boats"}
    assert len(data["key-points"]) == 1
    assert data["charts"] == {}, "one value alone is no chart"
    assert "year before" not in data["sections"]["fleet"]["text"]


def test_a_paragraph_whose_cell_is_empty_is_left_out(tmp_path: Path) -> None:
    data = filled(tmp_path, table=TABLE.replace("in the north", ""))
    assert data["sections"]["fleet"]["text"].startswith("A year before")
    assert data["facts"].keys() == {"boats", "old", "both"}


def test_a_text_in_two_languages_goes_as_one(tmp_path: Path) -> None:
    facts = FACTS.replace("language: en}\nspeakers", "language: en, languages: [en, ru]}\nspeakers").replace(
        """  - 'It had {{ fact("old") }} a year before.'""",
        """  - {en: 'It had {{ fact("old") }} a year before.', ru: 'Годом ранее было больше.'}
  - {en: 'It had {{ fact("old") }} before.', ru: 'Годом ранее: {{ fact("old") }}.'}""",
    )
    assert len(filled(tmp_path, 0, facts)["key-points"]) == 3
    assert len(filled(tmp_path, 1, facts)["key-points"]) == 1


def test_a_missing_value_may_be_an_error(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match='the column "Boats in 2024" is empty'):
        filled(tmp_path, 1, FACTS.replace("missing: drop", "missing: error"))


def test_what_a_title_needs_may_not_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match='the column "port" is empty'):
        filled(tmp_path, table=TABLE.replace("Port Elin", ""))


def test_cells_are_words_and_no_markup(tmp_path: Path) -> None:
    assert r"by \*the\* bay" in filled(tmp_path, 1)["sections"]["fleet"]["text"]
    batch, rows = read(tmp_path)
    assert "by *the* bay" in build_rows(Builder(Options(format="html")), batch, [rows[1]]).data.decode()


@pytest.mark.parametrize("cell", ['{{ fact("boats") }}', "{value}", "{% x %}"])
def test_a_cell_can_be_no_expression(tmp_path: Path, cell: str) -> None:
    with pytest.raises(ProblemError, match="which no text can have"):
        filled(tmp_path, table=TABLE.replace("in the north", f'"{cell.replace(chr(34), chr(34) * 2)}"'))


def test_a_number_in_a_text_still_needs_a_fact(tmp_path: Path) -> None:
    batch, rows = read(tmp_path, table=TABLE.replace("in the north", "with 47 quays"))
    with pytest.raises(BriefingError, match="47"):
        build_rows(Builder(), batch, [rows[0]])


def test_values_that_the_cell_does_not_say_are_refused(tmp_path: Path) -> None:
    batch, rows = read(tmp_path, FACTS.replace('period: "2025"\n    area', 'period: "2023"\n    area'))
    with pytest.raises(BriefingError, match="2023") as error:
        build_rows(Builder(), batch, [rows[0]])
    assert [problem.place.line for problem in error.value.diagnostics if problem.rule == "period"] == [29]


def test_rows_of_one_briefing_agree_where_one_value_is_wanted(tmp_path: Path) -> None:
    batch, rows = read(tmp_path)
    with pytest.raises(ProblemError, match='its rows differ in the column "port"'):
        fill(batch, rows)


@all_cases(
    ("old", "new", "message"),
    [
        ("{column: port}", "{column: prot}", 'the table has no column "prot"'),
        ('column("note")', 'column("nota")', 'the table has no column "nota"'),
        ("missing: drop", "missing: perhaps", "missing"),
        ("missing: drop", "key: town", 'the table has no column "town"'),
        ("missing: drop", "source: ships", 'there is no source "ships"'),
        ("file: boats.csv", "file: ships.csv", "which source is the table"),
    ],
)
def test_what_is_wrong_with_the_facts_file_is_said_once(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(LoadError, match=message):
        read(tmp_path, FACTS.replace(old, new))


@all_cases(
    ("cell", "value"),
    [
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("12,34,567", "1234567"),
        ("-5", "-5"),
        ("1,2,3", "1,2,3"),
        ("1.2.3", "1.2.3"),
    ],
)
def test_digits_stand_in_groups_or_are_no_number(tmp_path: Path, cell: str, value: str) -> None:
    assert filled(tmp_path, table=TABLE.replace("120", f'"{cell}"'))["facts"]["boats"]["quantity"]["value"] == value


@pytest.mark.parametrize(
    ("port", "message"),
    [("Port\x07", r"U\+0007"), ("\u202eniprot", r"U\+202E"), ("Very long " * 40, "399 characters, more than the 300")],
)
def test_what_no_line_can_have_is_refused(tmp_path: Path, port: str, message: str) -> None:
    with pytest.raises(ProblemError, match=message):
        filled(tmp_path, table=TABLE.replace("Port Elin", port))


@all_cases("name", ["../theme.yaml", "/etc/hosts", "facts.yaml", "neon", "theme-north.yaml"])
def test_a_row_names_a_theme_of_ours_or_one_beside_the_facts(tmp_path: Path, name: str) -> None:
    batch, rows = read(
        tmp_path, FACTS.replace("missing: drop", "missing: drop, theme: note"), TABLE.replace("in the north", name)
    )
    if name == "theme-north.yaml":
        (tmp_path / name).write_text("colours: {accent: '#0B5345'}\n", encoding="utf-8")
        assert build_rows(Builder(Options(format="html")), batch, rows[:1]).checked.theme.accent == "#0B5345"
    else:
        with pytest.raises(ProblemError, match="is no theme that a row may name"):
            build_rows(Builder(), batch, rows[:1])


@pytest.mark.parametrize(("code", "name"), [("GE", "ge"), ("07-Nord/Süd", "id-07-nord-sud"), ("Баку", "baku")])
def test_a_key_becomes_an_id(tmp_path: Path, code: str, name: str) -> None:
    facts = FACTS.replace("head: {id: ports,", "head: {id: {column: code},")
    assert filled(tmp_path, facts=facts, table=TABLE.replace("el,", f"{code},"))["head"]["id"] == name


def test_who_signs_may_be_a_column(tmp_path: Path) -> None:
    facts = FACTS.replace("head: {id: ports,", "head: {id: ports, prepared-by: {column: note},")
    batch, rows = read(
        tmp_path, facts.replace(', {{ column("note") }},', ""), TABLE.replace("in the north", "Jo Marsh")
    )
    assert "Jo Marsh" in build_rows(Builder(Options(format="html")), batch, rows[:1]).data.decode()
