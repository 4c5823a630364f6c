"""Each cell of a table comes with its heads, its title and its notes, however the table is laid out."""

from io import BytesIO

import openpyxl
import pytest

from briefing.errors import ProblemError
from briefing.sources.table_cells import (
    CellMeaning,
    DecimalSigns,
    TableCell,
    explained_marks,
    figure_of,
    is_missing,
    marks_of,
    read_decimal,
)
from briefing.sources.table_files import read_csv, read_workbook
from briefing.sources.table_layout import read_tables
from tests.conftest import all_cases


def cells(text: str) -> dict[str, TableCell]:
    return {cell.name: cell for cell in read_tables(read_csv(text.encode()))}


def test_a_title_a_head_and_notes_stand_around_the_figures() -> None:
    found = cells(
        "Wool shorn\nin thousand tonnes\nDistrict,2021,2022 (p)\nNorth,12.5,13 p\nSouth,..,n/a\n\n"
        "p = provisional\nSource: Board of Wool\n"
    )
    assert found["C4"] == TableCell(
        "C4", "13 p", ("North",), ("2022 (p)",), ("Wool shorn", "in thousand tonnes", "District"), ("p = provisional",)
    )
    assert found["B5"].is_missing and found["C5"].is_missing and not found["B4"].is_missing


def test_a_blank_head_goes_on_with_that_to_its_left() -> None:
    found = cells(",2021,,2022,\nPort,Ships,Boats,Ships,Boats\nElin,1,2,3,4\n")
    assert [found[name].column for name in ("C3", "D3")] == [("2021", "Boats"), ("2022", "Ships")]


def test_figures_that_look_like_years_are_figures_beside_a_label() -> None:
    found = cells("Port,Ships,Boats\nElin,1998,2011\nSaxby,4,5\n")
    assert (found["B2"].row, found["B2"].column) == (("Elin",), ("Ships",))


def test_a_line_of_words_goes_before_the_rows_below_it() -> None:
    found = cells("Port,2021,2022\nEast,,\nElin,1,2\nWest,,\nElin,3,4\n")
    assert [found[name].row for name in ("B3", "B5")] == [("East", "Elin"), ("West", "Elin")]


def test_so_does_one_with_a_numeral_before_it() -> None:
    found = cells("No.,Port,2021,2022\nI,East,,\n1,Elin,1,2\nII,West,,\n1,Elin,3,4\n,Both,4,6\n")
    assert [found[name].row for name in ("C3", "D5", "D6")] == [
        ("I East", "1", "Elin"),
        ("II West", "1", "Elin"),
        ("II West", "1", "Both"),
    ]
    assert found["D6"].column == ("2022",)


def test_where_each_row_is_an_observation_its_time_heads_the_value() -> None:
    found = cells("port,year,ships\nElin,2021,12\nElin,2022,:\n")
    assert (found["C2"].row, found["C2"].column) == (("Elin", "2021"), ("2021", "ships"))


def test_two_tables_of_a_file_have_their_own_heads() -> None:
    found = cells("Ships,2021,2022\nElin,1,2\n\nBoats,2021,2022\nElin,3,4\n")
    assert [found[name].title for name in ("B2", "B5")] == [("Ships",), ("Boats",)]


def test_merged_cells_of_a_workbook_share_their_words_and_nothing_is_guessed_beside_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Catch"
    for place, value in {"B1": "Cod", "D1": "Note", "A2": "Port", "B2": 2021, "C2": 2022, "A3": "Elin"}.items():
        sheet[place] = value
    sheet.merge_cells("B1:C1")
    sheet["B3"], sheet["C3"], sheet["D3"] = 0.1234, 41_250, 5
    sheet["B3"].number_format, sheet["C3"].number_format = "0.0%", "#,##0,"
    data = BytesIO()
    book.save(data)
    found = {cell.name: cell for cell in read_tables(read_workbook(data.getvalue()))}
    assert found["Catch, C3"][1:4] == ("41", ("Elin",), ("Cod", "2022"))
    assert [found[f"Catch, {name}3"].full for name in "BCD"] == ["12.34", "41.25", None]
    assert found["Catch, D3"].column == ("Note",)


@all_cases(
    ("words", "number"),
    [("1,234.5", "1234.5"), ("1 234,5", "1234.5"), ("1.234.567", "1234567"), ("(1,234)", "-1234"), ("−0,5", "-0.5")],
)
def test_numbers_are_read_as_they_are_written(words: str, number: str) -> None:
    assert str(read_decimal(words)) == number


def test_marks_are_no_part_of_a_figure() -> None:
    assert (figure_of("1,234 (p)"), marks_of("1,234 (p)")) == ("1,234", ("p",))
    assert (figure_of("12 km"), figure_of("Elin")) == (None, None)
    assert is_missing(": c") and is_missing("–") and not is_missing("0")


def test_a_table_explains_its_marks_and_usage_does_where_it_does_not() -> None:
    assert explained_marks("5 e", [], ()) == {CellMeaning.ESTIMATED}
    assert explained_marks("5 e", [], ("e: excluding islands",)) == set()
    assert explained_marks("5*", [], ("* provisional",)) == {CellMeaning.PROVISIONAL}
    assert explained_marks("5", ["2024 f"], ()) == {CellMeaning.FORECAST}


@all_cases(
    ("others", "language", "found"),
    [
        (["88", "310"], None, ["1234", "1.234"]),  # nothing settles it
        (["88", "310"], "en", ["1234"]),
        (["88", "310"], "ru", ["1.234"]),
        (["12.5", "310"], None, ["1234"]),
        (["12,5", "310"], "en", ["1.234"]),  # what stands beside it counts before the language
        (["1,234,567", "310"], None, ["1234"]),
        (["1.234,5", "310"], None, ["1.234"]),
    ],
)
def test_the_other_figures_of_a_table_tell_what_a_sign_is(
    others: list[str], language: str | None, found: list[str]
) -> None:
    given = [TableCell(f"B{i}", words) for i, words in enumerate(["1,234", *others], 1)]
    signs = DecimalSigns(given, language, "trade.csv")
    assert [str(number) for number in signs.readings(given[0])] == found


def test_a_column_has_signs_of_its_own_before_those_of_the_table() -> None:
    given = [TableCell("B1", "1,234"), TableCell("B2", "12.5"), TableCell("C1", "1,234"), TableCell("C2", "12,5")]
    signs = DecimalSigns(given, None, "trade.csv")
    assert [str(signs.number(cell)) for cell in given] == ["1234", "12.5", "1.234", "12.5"]


def test_what_nothing_settles_is_asked() -> None:
    (cell,) = given = [TableCell("B1", "1,234")]
    with pytest.raises(ProblemError, match=r"may be 1234 or 1\.234"):
        DecimalSigns(given, None, "trade.csv").number(cell)
    assert DecimalSigns(given, None, "trade.xlsx").number(cell) == 1234


def test_marks_may_have_a_column_of_their_own() -> None:
    found = cells("PLACE,TIME,Value,Flag Codes\nOsk,2021,531.2,\nOsk,2022,604.1,P\nVel,2021,3.5,\nVel,2022,4.5,\n")
    assert (found["C3"].column, found["C3"].notes) == (("2022", "Value"), ("p",))
    assert found["D3"] == TableCell("D3", "P")


def test_dimensions_may_stand_in_one_cell() -> None:
    found = cells("freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,MIO_EUR,OS\t33.1 \t34.2 p\nA,MIO_EUR,VE\t: \t: c\n")
    assert found["C2"] == TableCell("C2", "34.2 p", ("OS",), ("2022",), ("freq: A", "unit: MIO_EUR (million EUR)"))
    assert found["B3"].is_missing and found["C3"].is_missing
