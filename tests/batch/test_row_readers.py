"""The rows of a table are the same whatever it is kept in, and a table that is none is refused at its line."""

import sqlite3
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from briefing.batch.row_readers import BatchRow, open_table, without_password
from briefing.errors import LoadError

HEADS = ["port", "boats", "share"]
ROWS = [["Elin", 1200, 0.125], ["Saxby", None, 2.0]]
TEXTS = [{"port": "Elin", "boats": "1200", "share": "0.125"}, {"port": "Saxby", "boats": "", "share": "2"}]


def csv_file(folder: Path) -> str:
    path = folder / "ports.csv"
    path.write_text("\ufeffport;boats;share\nElin;1200;0.125\n\nSaxby;;2\n", encoding="utf-8")
    return str(path)


def workbook(folder: Path) -> str:
    book = openpyxl.Workbook()
    for row in (HEADS, *ROWS):
        book.worksheets[0].append(row)
    book.save(folder / "ports.xlsx")
    return str(folder / "ports.xlsx")


def parquet_file(folder: Path) -> str:
    import pyarrow  # 40 MB, that each fork of the other tests would copy
    from pyarrow import parquet

    columns = dict(zip(HEADS, map(list, zip(*ROWS, strict=True)), strict=True))
    parquet.write_table(pyarrow.table(columns), folder / "ports.parquet")
    return str(folder / "ports.parquet")


def database(folder: Path) -> str:
    with sqlite3.connect(folder / "ports.db") as file:
        file.execute("CREATE TABLE ports (port TEXT, boats INTEGER, share REAL)")
        file.executemany("INSERT INTO ports VALUES (?, ?, ?)", ROWS)
    return f"sqlite:///{folder / 'ports.db'}?SELECT port, boats, share FROM ports ORDER BY port"


@pytest.mark.parametrize("make", [csv_file, workbook, parquet_file, database])
def test_rows_are_the_same_from_every_kind_of_table(tmp_path: Path, make: object) -> None:
    with open_table(make(tmp_path)) as table:  # type: ignore[operator]
        assert table.columns == tuple(HEADS)
        assert [row.cells for row in table.rows] == TEXTS


def test_rows_are_counted_as_their_readers_do(tmp_path: Path) -> None:
    with open_table(csv_file(tmp_path)) as table:
        assert [row.number for row in table.rows] == [2, 4]


def test_a_query_may_be_given_apart(tmp_path: Path) -> None:
    address, _, query = database(tmp_path).partition("?")
    with open_table(address, query) as table:
        assert next(table.rows) == BatchRow(2, TEXTS[0])


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "it has no head", 1),
        ("a,,b\n1,2,3\n", "column 2 has no head", 1),
        ("a,b,a\n1,2,3\n", 'two columns are headed "a"', 1),
    ],
)
def test_what_is_no_table_is_said_at_its_line(tmp_path: Path, text: str, message: str, line: int) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LoadError, match=message) as error, open_table(str(path)) as table:
        list(table.rows)
    assert error.value.diagnostics[0].place.line == line


def test_a_formula_that_nobody_computed_is_no_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["port", "boats"], ["Elin", "=60+60"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "ports.xlsx")
    with (
        pytest.raises(LoadError, match="B2 is a formula without a value"),
        open_table(str(tmp_path / "ports.xlsx")) as t,
    ):
        list(t.rows)


def test_rows_and_sheets_that_are_hidden_are_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["notes"])
    book.worksheets[0].sheet_state = "hidden"
    sheet = book.create_sheet("Ports")
    for row in (HEADS, ["Elin", 1200, 0.125], ["Tesk", 9, 1.0], ["Saxby", None, 2.0]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.cell(4, 9).number_format = "0.00"  # a cell with a form and nothing in it
    book.save(tmp_path / "ports.xlsx")
    with open_table(str(tmp_path / "ports.xlsx")) as table:
        assert [(row.number, row.cells, row.fault) for row in table.rows] == [(2, TEXTS[0], ""), (4, TEXTS[1], "")]


def test_all_rows_are_read_whatever_a_workbook_says_of_its_size(tmp_path: Path) -> None:
    whole, wrong = Path(workbook(tmp_path)), tmp_path / "wrong.xlsx"
    with ZipFile(whole) as source, ZipFile(wrong, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1:C2"'))
    assert wrong.read_bytes() != whole.read_bytes()
    with open_table(str(wrong)) as table:
        assert [row.cells for row in table.rows] == TEXTS


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ('"b"x,2', [("", "do not pair"), ("c", ""), ("d", "")]),
        ('b,"2', [("", "do not pair in lines 2 to 3"), ("d", "")]),
        ('b,"2\nx,7', [("", "do not pair in lines 2 to 4"), ("d", "")]),
        ('"say ""b""",2', [('say "b"', ""), ("c", ""), ("d", "")]),
    ],
)
def test_marks_of_quotation_that_are_wrong_spoil_no_other_row(
    tmp_path: Path, line: str, keys: list[tuple[str, str]]
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'key,n\n{line}\nc,"3"\nd,4\n', encoding="utf-8")
    with open_table(str(path)) as table:
        rows = list(table.rows)
    assert [row.cells["key"] for row in rows] == [key for key, _ in keys]
    assert all(
        fault in row.fault and bool(fault) == bool(row.fault) for row, (_, fault) in zip(rows, keys, strict=True)
    )


def test_a_faulty_row_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"a,b\n1,2,3\n4,{'x' * 40_000}\n5,6\n", encoding="utf-8")
    with open_table(str(path)) as table:
        faults = [row.fault for row in table.rows]
    assert ["more cells" in faults[0], "32,767" in faults[1], faults[2]] == [True, True, ""]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("nowhere.csv", "No such file"),
        ("ports.ods", "is no kind of table"),
        ("sqlite:///ports.db", "a database needs a query"),
        ("sqlite:///:memory:?SELECT * FROM ports", "no such table"),
        ("unknown://host/ports?SELECT 1", "Can't load plugin"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LoadError, match=message), open_table(address):
        pass


def test_what_is_not_utf_8_is_said(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("a,b\nÉlin,1\n".encode("latin-1"))
    with pytest.raises(LoadError, match="not UTF-8"), open_table(str(path)) as table:
        list(table.rows)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql://desk:sec@ret@host:5432/trade", "postgresql://desk:***@host:5432/trade"),
        ("mysql+pymysql://:secret@host/trade", "mysql+pymysql://:***@host/trade"),
        ("sqlite:///desk.db", "sqlite:///desk.db"),
        ("postgresql://host:5432/trade", "postgresql://host:5432/trade"),
    ],
)
def test_no_password_is_kept_or_printed(address: str, shown: str) -> None:
    assert without_password(address) == shown
