"""Cells in, what a table makes of them out: the widths of its columns, and row headers that span rows."""

from itertools import pairwise

import pytest

from briefing.document.blocks import Block, Column, DataTable, Paragraph, Text
from briefing.errors import Place
from briefing.layout import Typesetter, anchors_of, geometry_of, make_story, paginate
from briefing.layout.tables import Needs, Table, column_widths
from briefing.theme import PAGE_SIZES, Theme
from tests.layout import sample


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([(1, 10, 50), (1, 10, 50)], [100, 100]),
        ([(3, 10, 50), (1, 10, 50)], [125, 75]),
        ([(1, 20, 500), (1, 10, 120), (1, 10, 40)], [126, 34, 40]),
        ([(1, 90, 90), (9, 10, 500)], [90, 110]),
        ([(1, 300, 300), (1, 100, 100)], [150, 50]),
        ([(1, 10, 500)], [200]),
        ([(1, 30, 130), (1, 20, 120, True), (1, 10, 15)], [68, 120, 12]),
        ([(1, 30, 500), (1, 20, 250, True)], [131, 69]),
        ([(1, 30, 300), (1, 20, 120, True), (1, 10, 15)], [129, 56, 15]),
    ],
    ids=[
        "alike",
        "by shares",
        "the widest give way",
        "a word is not cut",
        "words are too wide",
        "one column",
        "words wrap before figures",
        "figures wrap at last",
        "figures wrap where words would take more lines",
    ],
)
def test_columns_share_the_width(columns: list[tuple[float, float, float]], expected: list[float]) -> None:
    assert column_widths([Needs(*column) for column in columns], 200) == pytest.approx(expected, abs=1)


GEOMETRY = geometry_of(Theme(), PAGE_SIZES["a4"])


def spanning(*headers: str) -> DataTable:
    """A table whose rows have these headers; one without continues the row above."""
    columns = (Column("What", 2), Column("Value", 1, right=True), Column("Source", 1))
    rows = tuple((sample.words(h) if h else (), sample.value("9,000", 1), sample.words("outlet")) for h in headers)
    return DataTable("t", sample.number("Table", 1), sample.words("Values"), columns, rows)


def parts_of(*blocks: Block) -> list[Table]:
    setter = Typesetter(Theme(), Place("f"), anchors_of(blocks))
    pages, _ = paginate(make_story(sample.document(*blocks), setter, GEOMETRY), GEOMETRY, Place("f"))
    return [placed.flowable for page in pages for placed in page.placed if isinstance(placed.flowable, Table)]


def words_of(table: Table) -> list[str]:
    """The row headers that a part of a table shows, empty ones too."""
    return [table.grid.row(index, table.start)[0].text() for index in range(table.start, table.end)]


@pytest.mark.parametrize(("words", "is_tall"), [(12, False), (60, True)])
def test_rows_make_room_for_a_header_that_needs_more(words: int, is_tall: bool) -> None:
    (table,) = parts_of(spanning("a header of words " * words, "", "other"))
    first, second, third = (below - above for above, below in pairwise(table.grid.tops))
    assert second == third
    assert (first > second) is is_tall
    assert first + second == pytest.approx(max(table.grid.header_height(0), 2 * third))


def test_a_header_that_spans_pages_is_repeated_on_each() -> None:
    upper, *lower = parts_of(spanning("one", *[""] * 120, "two", ""))
    assert len(lower) >= 2
    assert words_of(upper) == ["one", *[""] * (upper.end - 1)]
    assert all(words_of(part)[:2] == ["one", ""] for part in lower)
    assert [w for part in lower for w in words_of(part)].count("two") == 1


@pytest.mark.parametrize("lines", range(36, 50))
def test_a_page_break_leaves_room_for_a_header_on_either_side(lines: int) -> None:
    filler = Paragraph((Text("line\n"),) * lines)
    parts = parts_of(filler, spanning(*["a header of many words that wraps " * 5, *[""] * 7] * 3))
    for part in parts:
        for index in range(part.start, part.end):
            if words_of(part)[index - part.start]:
                end = min(part.end, part.grid.spans[index].stop)
                assert part.grid.tops[end] - part.grid.tops[index] >= part.grid.header_height(index) - 0.01


def test_a_tall_row_under_a_header_is_divided() -> None:
    table = spanning("one", "", "")
    tall = ((), table.rows[1][1], sample.words("word " * 2500))
    parts = parts_of(table._replace(rows=(table.rows[0], tall, table.rows[2])))
    assert len(parts) > 1
    assert {word for part in parts for word in words_of(part)} == {"one", ""}
