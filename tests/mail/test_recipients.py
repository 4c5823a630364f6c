"""Files of recipients: every row is read or reported, with its row and column, before anything is built."""

import csv
import io
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import DeliveryError
from briefing.mail import mail_merge as spreadsheet
from briefing.mail.mail import Address
from briefing.mail.mail_merge import COLUMNS, Offer, Recipient, offer_of, read_recipients
from tests.conftest import all_cases

OFFER = Offer(("en", "ru", "az"), ("default", "print", "large"), ("visit", "security", "trade"))
HEADER = "name,address,language,theme,sections\n"
ONE = (("Anna", "a@b.org"), "en", "", ())


def read(data: str | bytes, folder: Path, name: str = "list.csv") -> tuple[Recipient, ...]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_recipients(path, OFFER)


def plain(recipients: tuple[Recipient, ...]) -> list[tuple[object, ...]]:
    return [((r.address.name, r.address.address), r.language, r.theme, r.sections) for r in recipients]


def problems(data: str | bytes, folder: Path, name: str = "list.csv") -> list[str]:
    with pytest.raises(DeliveryError) as caught:
        read(data, folder, name)
    return [f"{d.place.line}:{d.place.column} {d.rule}" for d in caught.value.diagnostics]


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.create_sheet("others").append(("not", "read"))
    book.save(file)
    return file.getvalue()


def rezipped(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An archive with `new` in place of `old` in one of its files."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given_, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given_.namelist():
            content = given_.read(entry)
            assert entry != name or old in content
            made.writestr(entry, content.replace(old, new) if entry == name else content)
    return file.getvalue()


@all_cases(
    "data",
    [
        HEADER + "Anna,a@b.org,,,\n",
        "address,name\na@b.org,Anna",
        "\n\nADDRESS ; Name\r\n\r\na@b.org;Anna\r\n;;\r\n",
        "Name\tAddress\nAnna\ta@b.org\n",
        "\ufeffname,address\nAnna,a@b.org\n",
        "name,address\nAnna,a@b.org\n".encode("utf-16"),
        b"\xfe\xff" + "name,address\nAnna,a@b.org\n".encode("utf-16-be"),
        'address,sections\n"Anna <a@b.org>","visit;\nsecurity trade"\n',
        'name,address\n"Anna","a@b.org"\n',
        "address\n\u00a0Anna <a@b.org> \n",
    ],
)
def test_one_recipient_however_it_is_written(data: str | bytes, tmp_path: Path) -> None:
    assert plain(read(data, tmp_path)) == [ONE]


def test_what_each_column_says(tmp_path: Path) -> None:
    text = HEADER + '"Öz, A.",o@b.org,RU,Large,"trade, visit"\n,c@b.org,,,security\n'
    assert plain(read(text, tmp_path)) == [
        (("Öz, A.", "o@b.org"), "ru", "large", ("visit", "trade")),
        (("", "c@b.org"), "en", "", ("security",)),
    ]


def test_a_spreadsheet_is_read_like_its_csv(tmp_path: Path) -> None:
    rows = (("Name", "Address", "sections"), ("Anna", "a@b.org", None), (None, None, None), (7, "c@b.org", "trade"))
    read_ = read(xlsx(*rows), tmp_path, "list.xlsx")
    assert plain(read_) == [ONE, (("7", "c@b.org"), "en", "", ("trade",))]
    assert read_[1].place == (str(tmp_path / "list.xlsx"), 4, 2)


def test_no_row_is_lost_to_a_wrong_dimension(tmp_path: Path) -> None:
    """A spreadsheet may say that it ends before it does."""
    data = xlsx(("name", "address"), ("Anna", "a@b.org"), ("Bea", "b@b.org"))
    short = rezipped(data, "xl/worksheets/sheet1.xml", b'ref="A1:B3"', b'ref="A1:A2"')
    assert len(read(short, tmp_path, "list.xlsx")) == 2


@all_cases(
    ("rows", "found"),
    [
        (",,,,x\n", ["2:2 missing-address", "2:5 unknown-section"]),
        (",a@b@c,,,\n,b.org,,,\n", ["2:2 address", "3:2 address"]),
        (',"a@b.org, c@d.org",,,\n', ["2:2 several-addresses"]),
        (',"a@b.org\nBcc: c@d.org",,,\n', ["2:2 header"]),
        (',"a@b.org\r",,,\n', ["2:2 header"]),
        (',a@b.org,,,\n,"a@\0b.org",,,\n', ["3:2 header"]),
        ("An\u202ena,a@b.org,,,\n", ["2:1 header"]),
        ('"An\nna",a@b.org,,,\n', ["2:1 header"]),
        (",a@b.org,,,\n\n,a@B.ORG,,,\n", ["4:2 duplicate-recipient"]),
        (",a@b.org,,,\n,A@b.org,,,x\n", ["3:2 alike-recipients", "3:5 unknown-section"]),
        (",éa@b.org,,,\n,éa@b.org,,,\n", ["3:2 alike-recipients"]),
        (",stra\u00dfe@b.org,,,\n,strasse@b.org,,,x\n", ["3:5 unknown-section"]),
        (",a@xn--bcher-kva.org,,,\n,a@B\u00fccher.org,,,\n", ["3:2 duplicate-recipient"]),
        (",a@b.org,de,dark,\n", ["2:3 unknown-language", "2:4 unknown-theme"]),
        (",a@b.org,,,trade secrets visit sports\n", ["2:5 unknown-section", "2:5 unknown-section"]),
        ("=1+1,+49@b.org,@x,,\n", ["2:1 cell-formula", "2:2 cell-formula", "2:3 cell-formula"]),
        (",a@b.org,,,,more\n", ["2:6 unknown-column"]),
        (f"{'x' * 1001},a@b.org,,,\n", ["2:1 cell-size"]),
        (f"{',' * 50}x\n,a@@b.org\n", ["2:1 recipients-file"]),
        (',a@@b.org,,,\n,"a@b.org,,,\n', ["2:2 address", "3:1 recipients-file"]),
        ("", ["1:1 recipients-file"]),
    ],
)
def test_problems_have_row_and_column_and_come_at_once(rows: str, found: list[str], tmp_path: Path) -> None:
    assert problems(HEADER + rows, tmp_path) == found


@all_cases(
    ("data", "found"),
    [
        ("adress\na@b.org\n", ["1:1 unknown-column", "1:1 missing-column"]),
        ("address,Address\na@b.org\n", ["1:2 duplicate-column"]),
        ("address,sektions\na@b@c,x\n", ["1:2 unknown-column", "2:1 address"]),
        ("", ["1:1 recipients-file"]),
        (b"\xff\xfe\x00\x00", ["1:1 recipients-file"]),
        ("address\na@b.org\n".encode("utf-16-le"), ["1:1 recipients-file"]),
        ("name,address\n\nM\u00fcller,a@b.org\n".encode("latin-1"), ["3:1 recipients-file"]),
        (b"\xd0\xcf\x11\xe0", ["1:1 recipients-file"]),
        (b"PK\x03\x04 and no more", ["1:1 recipients-file"]),
        (xlsx(("address",), ("=A1",), ("@x",)), ["2:1 cell-formula", "3:1 cell-formula"]),
        (rezipped(xlsx(("address",)), "xl/workbook.xml", b"<sheets>", b"<sheet"), ["1:1 recipients-file"]),
    ],
)
def test_files_that_are_no_list(data: str | bytes, found: list[str], tmp_path: Path) -> None:
    assert problems(data, tmp_path) == found


@all_cases(
    ("data", "hint"),
    [
        ("adress\na@b.org\n", 'did you mean "address"?'),
        (HEADER + ",a@b.org,,,tarde", 'did you mean "trade"?'),
        (HEADER + ",a@b.org,,prnt,", 'did you mean "print"?'),
        (b"address\n\xff@b.org", "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0", "save it as .xlsx"),
    ],
)
def test_hints_say_what_to_do(data: str | bytes, hint: str, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=hint.replace("?", r"\?")):
        read(data, tmp_path)


@pytest.mark.parametrize(
    ("limit", "value", "data"),
    [
        ("MAX_ROWS", 2, HEADER + "".join(f",a{i}@b.org,,,\n" for i in range(3))),
        ("_MAX_BYTES", 20, HEADER + ",a@b.org,,,\n"),
        ("_MAX_UNZIPPED", 100, xlsx(("address",), ("a@b.org",))),
        ("_MAX_FILES", 2, xlsx(("address",), ("a@b.org",))),
    ],
)
def test_limits(limit: str, value: int, data: str | bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, limit, value)
    assert [p.split()[1] for p in problems(data, tmp_path)] == ["recipients-file"]


def test_without_the_library_for_spreadsheets_it_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(DeliveryError, match=r"openpyxl reads(.|\n)*pip install"):
        read(xlsx(("address",)), tmp_path)


def test_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="No such file"):
        read_recipients(tmp_path / "none.csv", OFFER)


def test_the_briefing_says_what_there_is_to_choose() -> None:
    offer = offer_of(Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml")
    assert offer.languages == ("en", "ru", "az")
    assert offer.themes == ("default", "print", "large")
    assert offer.sections[:2] == ("visit", "security")


_ADDRESSES = st.sampled_from(["a@b.org", "b@b.org", "A <c@d.org>", "a@b@c", "", " ", "=x", "\u202e", "a@B.org"])
_CELLS = st.one_of(_ADDRESSES, st.sampled_from(["ru", "trade visit", "x"]), st.text(max_size=12))


@given(
    rows=st.lists(st.lists(_CELLS, max_size=6), max_size=8),
    separator=st.sampled_from(",;\t"),
    columns=st.permutations(COLUMNS),
)
def test_every_row_is_read_or_reported(
    rows: list[list[str]], separator: str, columns: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([columns, *rows])
    path = tmp_path_factory.getbasetemp() / "rows.csv"
    path.write_bytes(text.getvalue().encode("utf-8", "replace"))
    filled = {number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    try:
        assert {recipient.place.line for recipient in read_recipients(path, OFFER)} == filled
    except DeliveryError as error:
        reported = {d.place.line for d in error.diagnostics}
        assert reported <= {1, *filled}
        assert filled or reported == {1}


@given(data=st.binary(max_size=200))
def test_no_bytes_make_it_crash(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    for start in (b"", b"address\n", b"\xef\xbb\xbfaddress;name\n", b"PK\x03\x04", b"\xff\xfe"):
        path.write_bytes(start + data)
        try:
            assert all(isinstance(r.address, Address) for r in read_recipients(path, OFFER))
        except DeliveryError as error:
            assert error.diagnostics


def test_a_name_in_its_own_column_has_the_limit_of_others(tmp_path: Path) -> None:
    assert problems(f"name,address\n{'ab ' * 90},a@b.org\n", tmp_path) == ["2:1 address"]
    assert len(read(f"name,address\n{'ab ' * 80},a@b.org\n", tmp_path)) == 1


@pytest.mark.slow
def test_blank_rows_without_end_are_not_read(tmp_path: Path) -> None:
    assert problems("address\n" + "\n" * 200_000 + "a@b.org\n", tmp_path) == ["100001:1 recipients-file"]
    assert len(read("address\n" + "\n" * 90_000 + "a@b.org\n", tmp_path)) == 1
