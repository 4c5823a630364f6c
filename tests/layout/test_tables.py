"""The widths of a table's columns, and row headers that span rows."""

from itertools import pairwise

import pytest

from briefing.document.blocks import Block, Column, DataTable, Mark, Mention, Paragraph, Text
from briefing.errors import ProblemError
from briefing.layout.back_matter import note_entry
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import LabelledBox
from briefing.layout.runs import Node
from briefing.layout.styles import PageTemplate
from briefing.layout.tables import ColumnNeeds, Table, column_widths
from briefing.themes import fonts
from briefing.themes.theme import PAGE_SIZES, THEMES
from tests.conftest import all_cases
from tests.layout import sample
from tests.layout.sample import pages_of, story_of, typesetter_for


@all_cases(
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
    ],
)
def test_columns_share_the_width(columns: list[tuple[float, float, float]], expected: list[float]) -> None:
    needs = tuple(ColumnNeeds(share, least, least, *rest) for share, least, *rest in columns)
    assert column_widths(needs, (), 200) == pytest.approx(expected, abs=1)


def widths_of(header: str, figure: str, width: float) -> list[float]:
    """The widths of a table of one row and two columns, the second of figures."""
    rows = ((sample.words(header), (Mention("f", figure),)),)
    columns = (Column("A", 1), Column("B", 1, right=True))
    block = DataTable("t", sample.number("Table", 1), (), columns, rows)
    (table,) = story_of(block)
    assert isinstance(table, Table)
    table.wrap(width)
    return list(table.grid.widths)


def test_figures_wrap_where_words_would_take_more_lines() -> None:
    words, figures = widths_of("many words " * 9, "more than 15 million tons in a year", 250)
    assert figures < 100 < words


def test_figures_keep_one_line_where_that_costs_none() -> None:
    words, figures = widths_of("many words " * 9, "more than 15 million", 250)
    assert figures >= fonts.width("more than 15 million", "regular", 9) - 0.01
    assert words > 120


def test_no_break_spaces_give_way_before_words_are_cut() -> None:
    words, figures = widths_of("unbreakably\u00a0long\u00a0header", "15\u00a0000\u00a0tons", 120)
    assert figures == pytest.approx(fonts.width("15\u00a0000\u00a0tons", "regular", 9), abs=3)
    assert words >= fonts.width("unbreakably\u00a0", "regular", 9)


def spanning(*headers: str) -> DataTable:
    """A table whose rows have these headers; one without continues the row above."""
    columns = (Column("What", 2), Column("Value", 1, right=True), Column("Source", 1))
    rows = tuple((sample.words(h) if h else (), sample.value("9,000", 1), sample.words("outlet")) for h in headers)
    return DataTable("t", sample.number("Table", 1), sample.words("Values"), columns, rows)


def parts_of(*blocks: Block) -> list[Table]:
    pages, _ = pages_of(*blocks)
    return [placed.flowable for page in pages for placed in page.placed if isinstance(placed.flowable, Table)]


def words_of(table: Table) -> list[str]:
    """The row headers that a part of a table shows, empty ones too."""
    return [table.grid.row(index, table.start)[0].plain_text() for index in range(table.start, table.end)]


@pytest.mark.parametrize(("words", "is_tall"), [(9, False), (60, True)])
def test_rows_make_room_for_a_header_that_needs_more(words: int, is_tall: bool) -> None:
    (table,) = parts_of(spanning("a header of words " * words, "", "other"))
    first, second, third = (below - above for above, below in pairwise(table.grid.tops))
    assert second == third
    assert (first > second) is is_tall
    assert first + second == pytest.approx(max(table.grid.header_height(0), 2 * third))


@all_cases("rows", [12, 30, 31, 61, 90])
@all_cases("lines", range(0, 60, 7))
def test_no_two_rows_of_a_table_stand_alone(rows: int, lines: int) -> None:
    text = Paragraph(sample.words("A line that takes more than half of the column, so that each is one. " * lines))
    parts = parts_of(text, spanning(*map("row {}".format, range(rows))))
    assert min(part.end - part.start for part in parts) >= 3
    assert sum(part.end - part.start for part in parts) == rows


@pytest.mark.parametrize(("words", "fewest"), [(6, 2), (2, 3)])
def test_two_rows_of_many_lines_may_stand_alone(words: int, fewest: int) -> None:
    rows = spanning(*(f"a header of many words that wraps into several lines {n} " * words for n in range(12)))
    parts = [parts_of(Paragraph((Text("line\n"),) * lines), rows) for lines in range(12, 46)]
    assert min(part.end - part.start for some in parts for part in some) == fewest


def test_a_header_that_spans_pages_is_repeated_on_each() -> None:
    upper, *lower = parts_of(spanning("one", *[""] * 120, "two", ""))
    assert len(lower) >= 2
    assert words_of(upper) == ["one", *[""] * (upper.end - 1)]
    assert all(words_of(part)[:2] == ["one", ""] for part in lower)
    assert [w for part in lower for w in words_of(part)].count("two") == 1


@all_cases("lines", range(36, 50))
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


def right_edges(*figures: str) -> list[float]:
    """How far from the right edge of their column figures end, with their decimal signs below one another."""
    columns = (Column("A", 1), Column("B", 1, right=True, decimal_sign="."))
    rows = tuple((sample.words("row"), (Mention("f", figure),)) for figure in figures)
    (table,) = story_of(DataTable("t", sample.number("Table", 1), (), columns, rows))
    assert isinstance(table, Table)
    return [row[1].room for row in table.grid.rows]


def test_figures_align_at_the_decimal_sign_and_signs_behind_them_at_the_edge() -> None:
    whole, one, two, none = right_edges("about 9", "12.5", "3.25", "–")
    assert (two, none) == (0, 0)
    assert one == pytest.approx(fonts.width("0", "regular", 9))
    assert whole == pytest.approx(fonts.width(".00", "regular", 9))
    assert right_edges("9%", "12.5%", "about 3.25%", "4.5 tons") == [0, 0, 0, 0]


def cross_table(figure: str, notes: str, width: float) -> Table:
    """A table of one row with five figures and the notes of them all, in large print."""
    rows = ((sample.words("Bosnia"), *[(Mention("f", figure),)] * 5, sample.words(notes)),)
    columns = (Column("Area", 0.4), *[Column("2024", 0.22, right=True)] * 5, Column("Note", 0.1))
    block = DataTable("t", sample.number("Table", 1), (), columns, rows)
    (table,) = story_of(block, theme=THEMES["large"])
    assert isinstance(table, Table)
    table.wrap(width)
    return table


@pytest.mark.parametrize("width", [410, 380, 350])
def test_no_number_is_broken_in_a_cell(width: float) -> None:
    grid = cross_table("7,000,000", "1, 2", width).grid
    assert 7 <= grid.rows[0][0].style.size < THEMES["large"].table_size
    for cell, column in zip((*grid.head, *grid.rows[0]), [*grid.widths] * 2, strict=True):
        assert all(" " in line.text or line.text in cell.plain_text().split() for line in cell.lines(column))


def test_what_does_not_fit_in_type_that_can_be_read_is_refused() -> None:
    with pytest.raises(ProblemError, match="do not fit side by side"):
        cross_table("7,000,000", "1, 2", 200)


def test_notes_of_a_row_take_few_lines() -> None:
    grid = cross_table("700,000", "101, 102, 103, 104, 105", 470).grid
    assert len(grid.rows[0][-1].lines(grid.widths[-1])) <= 3


def test_the_number_of_a_note_is_not_broken() -> None:
    """However many notes there are: that of the last is as wide as its place."""
    typesetter = typesetter_for(theme=THEMES["large"])
    builder = StoryBuilder(typesetter, PageTemplate.of(THEMES["large"], PAGE_SIZES["a4"]), {})
    box = note_entry(Mark(1234), sample.words("words"), builder, Node("Sect"))
    assert isinstance(box, LabelledBox)
    assert len(box.label.lines(box.indent)) == 1
