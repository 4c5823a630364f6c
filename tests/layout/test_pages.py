"""What stands on which page and where, what is never parted, and that work grows no faster than the text."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from briefing import Options, build
from briefing.document.blocks import (
    Block,
    Colophon,
    DataTable,
    Heading,
    ItemList,
    KeyFigures,
    KeyPoints,
    Notes,
    Paragraph,
    SectionBlock,
    Text,
    TextTable,
    Tile,
    Tone,
    Toned,
)
from briefing.document.drawing import DisplayList, TextOp
from briefing.errors import LayoutError
from briefing.files import seed
from briefing.layout import flowables as text_box
from briefing.layout import pages as pages_module
from briefing.layout.flowables import TextBox, VBox
from briefing.layout.lines import split_into_words
from briefing.layout.pages import LaidOutPage, paginate
from briefing.layout.story import make_story
from briefing.layout.styles import PageTemplate
from briefing.layout.tables import Table
from briefing.pdf import write
from briefing.themes.theme import MM, PAGE_SIZES, THEMES, Theme
from tests.conftest import all_cases, make_checked_folder
from tests.layout import sample
from tests.layout.sample import A4, pages_of, story_of, typesetter_for


def flowables_of(*blocks: Block) -> list[list[Any]]:
    """What stands on each page."""
    return [[placed.flowable for placed in page.placed] for page in pages_of(*blocks)[0]]


def filler(lines: int) -> Paragraph:
    """A paragraph of that many short lines."""
    return Paragraph(tuple(Text("line\n") for _ in range(lines)))


def words(count: int) -> str:
    return " ".join(f"word{index % 97}" for index in range(count))


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_everything_stands_inside_the_frame(size: str) -> None:
    template = PageTemplate.of(Theme(), PAGE_SIZES[size])
    pages, _ = pages_of(*sample.document().blocks, template=template)
    for page in pages:
        for flowable, top in page.placed:
            bottom = top - flowable.wrap(template.width - flowable.left_indent)[1]
            assert template.bottom - 0.01 <= bottom <= top <= template.top + 0.01


@all_cases("lines", range(35, 56))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    heading = Heading(3, (Text("Heading"),))
    pages = flowables_of(filler(lines), heading, Paragraph((Text(words(120)),)))
    assert all(page[-1].plain_text() != "Heading" for page in pages)


@all_cases("lines", range(36, 54))
def test_a_section_does_not_begin_with_few_lines_at_the_foot(lines: int) -> None:
    section = SectionBlock("s", (Text("Part"),), (Paragraph((Text("a\nb\nc"),)), Paragraph((Text(words(90)),))))
    pages = flowables_of(filler(lines), section)
    assert all(not page[-1].plain_text().endswith("a\nb\nc") for page in pages if len(page) > 1)


@all_cases("lines", range(38, 54))
def test_a_page_break_leaves_two_lines_on_either_side(lines: int) -> None:
    pages = flowables_of(filler(lines), Paragraph((Text(words(60)),)))
    parts = [len(f.lines(A4.text_width)) for page in pages for f in page if f.plain_text().startswith("word")]
    assert all(count >= 2 for count in parts)


@all_cases("lines", range(40, 54))
def test_a_table_header_has_two_rows_below_it(lines: int) -> None:
    tables = [f for page in flowables_of(filler(lines), sample.table(1, 6)) for f in page if isinstance(f, Table)]
    assert tables[0].end - tables[0].start >= 2
    captions = [table.caption.plain_text() for table in tables]
    assert captions[0].startswith("Table 1\u00a0")
    assert captions[1:] == ["Table 1 (continued)"] * (len(tables) - 1)


def test_a_long_table_covers_pages_without_losing_a_row() -> None:
    tables = [f for page in flowables_of(sample.table(1, 200)) for f in page]
    assert [table.start for table in tables] == [0, *(table.end for table in tables[:-1])]
    assert tables[-1].end == 200


def test_a_row_taller_than_a_page_is_divided_between_its_lines() -> None:
    table = sample.table(1, 2)
    tall = (sample.words(words(1500)), *table.rows[0][1:])
    block = DataTable("t", table.number, table.title, table.columns, (table.rows[0], tall, table.rows[1]), table.source)
    shown = " ".join(f.plain_text() for page in flowables_of(block) for f in page)
    assert shown.count("word1 ") == words(1500).count("word1 ")


@pytest.mark.parametrize("height", [100, 5000])
@pytest.mark.parametrize("width", [100, 4000])
def test_a_drawing_is_scaled_to_the_page(width: float, height: float) -> None:
    ((box, *_),) = flowables_of(sample.figure(1, "Finding", DisplayList(width, height, ()), 1))
    assert box.wrap(A4.width - box.left_indent)[1] <= A4.height
    assert box.picture.wrap(A4.width - box.left_indent)[1] <= height


def test_what_cannot_be_divided_is_named() -> None:
    table = sample.table(1, 1)
    head = (table.columns[0].__class__(words(900), 1), *table.columns[1:])
    with pytest.raises(LayoutError, match=r"too-tall: \"Table 1"):
        pages_of(DataTable("t", table.number, table.title, head, table.rows))


def test_a_nearly_empty_last_page_is_pulled_back_by_tightening_space(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = [filler(1)] * 40
    assert len(pages_of(*crowded)[0]) == 1
    monkeypatch.setattr(pages_module, "_LOOSENESS", ())
    assert len(pages_of(*crowded)[0]) == 2


def test_a_last_page_that_cannot_be_pulled_back_is_reported() -> None:
    pages, is_nearly_empty = pages_of(filler(60))
    assert (len(pages), is_nearly_empty) == (2, True)


def test_notes_fill_two_columns_evenly() -> None:
    ((_, columns),) = flowables_of(sample.notes(20))
    assert columns.ends(columns.wrap(A4.width)[1]) == [10, 20]


def test_a_note_longer_than_a_page_is_divided() -> None:
    assert len(flowables_of(Notes("Notes", ((Text(words(3000)),),)))) > 1


@pytest.mark.slow
@pytest.mark.parametrize("block", [
    lambda count: SectionBlock("s", (Text("S"),), (Paragraph((Text(words(40 * count)),)),)),
    lambda count: SectionBlock("s", (Text("S"),), tuple(Paragraph((Text(words(40)),)) for _ in range(count))),
    lambda count: sample.table(1, count),
    lambda count: sample.notes(count),
], ids=["one paragraph", "many paragraphs", "table", "notes"])  # fmt: skip
def test_work_grows_in_step_with_the_text(block: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(count: int) -> int:
        measured: list[int] = []
        for name in ("lines_in", "even_lines_in"):
            lines = getattr(text_box, name)

            def words(spans, width, lines=lines):
                measured.append(len(split_into_words(spans)))
                return lines(spans, width)

            monkeypatch.setattr(text_box, name, words)
        wraps = TextBox.wrap
        monkeypatch.setattr(TextBox, "wrap", lambda self, *a: measured.append(1) or wraps(self, *a))
        pages_of(block(count))
        monkeypatch.undo()
        return sum(measured)

    assert work(800) < 2.6 * work(400)


def exhibit(kind: str, count: int = 1) -> Block:
    drawing = DisplayList(300, 300, ())
    kinds = {"figure": lambda: sample.figure(count, "Finding", drawing, 1), "table": lambda: sample.table(count, 4)}
    return kinds[kind]() if kind in kinds else Toned(Tone.CAVEAT, "Caveat", (Paragraph((Text(f"Of {count}."),)),))


def shown_on(pages: list[list[Any]]) -> list[list[str]]:
    """The kinds of what stands on each page; parts of one text count once."""
    return [[name for name, _ in groupby(type(flowable).__name__ for flowable in page)] for page in pages]


@all_cases(
    ("blocks", "shown"),
    [
        ((Paragraph((Text("After."),)),), [["TextBox", "VBox", "TextBox"], ["FigureBox"]]),
        ((Paragraph((Text(words(200)),)),), [["TextBox", "VBox", "TextBox"], ["TextBox", "FigureBox"]]),
        ((exhibit("table"),), [["TextBox", "VBox"], ["FigureBox", "Table"]]),
        ((exhibit("caveat", 2),), [["TextBox", "VBox"], ["FigureBox", "VBox"]]),
        ((exhibit("figure", 2), Paragraph((Text("After."),))), [["TextBox", "VBox", "TextBox"], ["FigureBox"]]),
        ((Heading(3, (Text("H"),)), Paragraph((Text("After."),))), [["TextBox", "VBox"], ["FigureBox", "TextBox"]]),
    ],
)
def test_text_after_a_figure_that_waits_fills_the_page(blocks: tuple[Block, ...], shown: list[list[str]]) -> None:
    assert shown_on(flowables_of(filler(28), exhibit("caveat"), exhibit("figure"), *blocks)) == shown


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ((filler(34),), [["TextBox", "FigureBox"], ["TextBox", "VBox"]]),
        ((filler(28), filler(3), filler(3)), [["TextBox", "FigureBox"], ["TextBox", "VBox"]]),
        ((filler(30), Heading(3, (Text("H"),)), filler(3)), [["TextBox"], ["FigureBox", "VBox"]]),
        ((filler(20), exhibit("caveat"), filler(6)), [["TextBox", "VBox", "FigureBox"], ["TextBox", "VBox"]]),
    ],
    ids=["a part of a text", "texts", "none that a heading announces", "none but a text"],
)
def test_text_before_a_figure_makes_room_for_it(before: tuple[Block, ...], shown: list[list[str]]) -> None:
    assert shown_on(flowables_of(*before, exhibit("figure"), exhibit("caveat"))) == shown


@pytest.mark.parametrize("row", ["a word", words(50)])
def test_a_heading_does_not_stay_behind_for_a_table_that_cannot_begin_there(row: str) -> None:
    cells = tuple((sample.words(row), sample.words("a cell")) for _ in range(5))
    for lines in range(30, 50):
        blocks = (filler(lines), Heading(3, (Text("H"),)), TextTable((sample.words("x"),) * 2, cells, ("left", "left")))
        assert all(page[-1].plain_text() != "H" for page in flowables_of(*blocks))


@all_cases(("size", "lines", "height"), [(8, 22, 300), (8, 25, 262), (8, 27, 0), (7, 25, 0), (14, 27, 255)])
def test_a_chart_shrinks_a_little_where_it_then_fits_the_page(size: float, lines: int, height: float) -> None:
    drawing = DisplayList(300, 300, (TextOp(0, 0, "word", "regular", size, "#000000"),))
    (first, *_) = flowables_of(filler(lines), exhibit("caveat"), sample.figure(1, "Finding", drawing, 1))
    heights = [box.wrap(A4.text_width) and box.picture.wrap(A4.text_width)[1] for box in first[2:]]
    assert sum(heights) == pytest.approx(height, abs=2)


@all_cases(
    ("heights", "shown"),
    [
        ((300, 310), [(300, 310)]),
        ((350, 350), [(297.5, 297.5)]),
        ((390, 390), [(273, 273)]),
        ((250, 420), [(250, 357)]),
        ((560, 560), [(560,), (560,)]),
    ],
)
def test_charts_are_drawn_lower_alike_where_they_then_share_a_page(
    heights: tuple[float, ...], shown: list[tuple[float, ...]]
) -> None:
    charts = {f"chart-{n}": sample.bars(("a", "1", 1.0))._replace(height=h) for n, h in enumerate(heights, 1)}
    figures = [sample.figure(n, "Finding", charts[f"chart-{n}"], 1)._replace(chart=f"chart-{n}") for n in (1, 2)]
    typesetter = typesetter_for(*figures)

    def lower(name: str, lowness: float) -> DisplayList:
        return charts[name]._replace(height=charts[name].height * lowness)

    pages, _ = paginate(make_story(typesetter, A4, lower), A4, typesetter.place_of)
    boxes: list[list[Any]] = [[placed.flowable for placed in page.placed] for page in pages]
    assert [tuple(box.picture.drawing.height for box in page) for page in boxes] == shown


@pytest.mark.parametrize(("lines", "count", "height"), [(3, 1, 250), (11, 1, 212.5), (14, 1, 175), (35, 2, 250)])
def test_charts_are_drawn_lower_where_little_would_stand_on_the_last_page(
    lines: int, count: int, height: float
) -> None:
    chart = sample.bars(("a", "1", 1.0))._replace(height=250)
    figures = [sample.figure(n, "Finding", chart, 1)._replace(chart="chart") for n in (1, 2)]
    blocks = (*figures, filler(lines))
    typesetter = typesetter_for(*blocks)

    def lower(name: str, lowness: float) -> DisplayList:
        return chart._replace(height=chart.height * lowness)

    pages, is_thin = paginate(make_story(typesetter, A4, lower), A4, typesetter.place_of)
    drawn = [box.flowable.picture.drawing.height for box in pages[0].placed[:2]]  # type: ignore[attr-defined]
    assert (len(pages), is_thin, drawn) == (count, False, [height, height])


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_figures_tables_and_caveats_have_one_order_in_all_themes(theme: Theme) -> None:
    template = PageTemplate.of(theme, PAGE_SIZES["a4"])
    kinds = ["figure", "caveat", "table", "figure", "table", "caveat", "figure"] * 3
    exhibits = [exhibit(kind, count) for count, kind in enumerate(kinds, 1)]
    texts = [Paragraph((Text(words(60 + 7 * count)),)) for count in range(len(kinds))]
    blocks = [block for pair in zip(texts, exhibits, strict=True) for block in pair]
    pages, _ = pages_of(*blocks, theme=theme, template=template)
    shown = "\n".join(placed.flowable.plain_text() for page in pages for placed in page.placed)
    expected = [f"Of {n}." if kind == "caveat" else f"{kind.title()} {n}" for n, kind in enumerate(kinds, 1)]
    assert re.findall(r"Figure \d+|Table \d+|Of \d+\.", shown) == expected


def test_a_list_with_a_table_in_it_keeps_its_place() -> None:
    cells = TextTable((sample.words("a"),), ((sample.words("b"),),) * 2, ("left",))
    blocks = (exhibit("caveat"), exhibit("figure"), ItemList(((cells,),)))
    assert shown_on(flowables_of(filler(28), *blocks)) == [["TextBox", "VBox"], ["FigureBox", "VBox"]]


def test_no_note_stands_alone_on_a_page() -> None:
    for count in range(16, 36):
        pages, _ = pages_of(*[Paragraph(sample.words("Words."))] * count, sample.notes(6))
        shown = [sum(p.flowable.plain_text().count("words that carry") for p in page.placed) for page in pages]
        assert 1 not in shown


def test_key_figures_are_parted_only_where_they_would_leave_a_large_hole() -> None:
    tile = Tile("fact", ">", "15,000", sample.words("students"), sample.words("2024"), ())
    strip = KeyFigures("Key figures", (tile,) * 6)
    template, smaller = PageTemplate.of(THEMES["large"], PAGE_SIZES["a4"]), 0
    whole = story_of(strip, theme=THEMES["large"], template=template)[0].wrap(template.width)[1]
    for count in range(10, 30):
        words = [Paragraph(sample.words("Words."))] * count
        pages, _ = pages_of(*words, strip, theme=THEMES["large"], template=template)
        shown = [[p for p in page.placed if "students" in p.flowable.plain_text()] for page in pages]
        strips = [p for page in shown for p in page]
        if len(strips) > 1:
            assert strips[0].top - template.bottom > 0.25 * template.height
        smaller += strips[0].flowable.wrap(template.width)[1] < whole and len(strips) == 1
    assert smaller


@pytest.mark.parametrize(("unit", "shown"), [("tons", "15 m tons"), ("tons of dry cargo a year", "15 m / {}")])
def test_a_unit_without_room_beside_its_value_stands_in_small_lines_below_it(unit: str, shown: str) -> None:
    tile = Tile("fact", "", "15 m", sample.words("freight"), sample.words("2024"), (), sample.words(unit))
    words = story_of(KeyFigures("Key figures", (tile,) * 6))[0].plain_text()
    assert words.splitlines()[1] == f"{shown.format(unit)} / freight / 2024"


@all_cases("count", range(28, 44))
def test_a_line_that_announces_a_list_stands_with_it(count: int) -> None:
    above, items = (
        [Paragraph(sample.words("Words."))] * count,
        ItemList(((Paragraph(sample.words("So much. " * 30)),),) * 4),
    )
    for announced in (
        (Paragraph(sample.words("We expect:")), items),
        (Toned(Tone.JUDGEMENT, "Outlook", (Paragraph(sample.words("We expect")), items)),),
    ):
        pages, _ = pages_of(*above, *announced)
        first = pages[0].placed[-1].flowable.plain_text().splitlines()[-1]
        assert not first.endswith(("We expect:", "We expect"))


@pytest.mark.parametrize("count", [2, 3, 6])
def test_no_short_item_of_a_list_stands_alone(count: int) -> None:
    items = ItemList(tuple((Paragraph((Text("An item"),)),) for _ in range(count)))
    for lines in range(34, 52):
        pages = [page for page in flowables_of(filler(lines), items) if any(type(f) is VBox for f in page)]
        parts = [len(f.children) for page in pages for f in page if type(f) is VBox]
        assert sum(parts) == count
        assert min(parts) >= 2


def test_how_it_was_made_does_not_stand_alone() -> None:
    made = Colophon("Made", tuple((Text(f"line {letter}"),) for letter in "abcdef"))
    for lines in range(40, 50):
        pages = flowables_of(filler(lines), filler(2), made)
        assert len(pages) == 1 or len(pages[-1]) > 1


@all_cases("size", PAGE_SIZES)
@all_cases(("name", "has_side", "columns"), [("default", True, 2), ("print", True, 2), ("large", False, 1)])
def test_a_margin_column_needs_room(name: str, size: str, has_side: bool, columns: int) -> None:
    template = PageTemplate.of(THEMES[name], PAGE_SIZES[size])
    assert (template.indent > 0, template.note_columns) == (has_side, columns)
    assert template.text_width == template.width - template.indent


def test_narrow_paper_has_no_margin_column() -> None:
    assert PageTemplate.of(Theme(), (148 * MM, 210 * MM)).indent == 0


def test_head_and_foot_follow_the_margins() -> None:
    usual = PageTemplate.of(Theme(), PAGE_SIZES["a4"])
    wider = PageTemplate.of(Theme()._replace(margin_top=40 * MM, margin_bottom=40 * MM), PAGE_SIZES["a4"])
    assert usual.head - wider.head == pytest.approx(22 * MM)
    assert wider.foot - usual.foot == pytest.approx(20 * MM)


def test_without_a_margin_column_names_stand_above_and_are_never_left_alone() -> None:
    theme, words = THEMES["large"], (Text("words and " * 60),)
    template = PageTemplate.of(theme, PAGE_SIZES["a4"])
    sections = [
        SectionBlock(f"s{n}", (Text(f"Name {n}"),), (Paragraph(words), Paragraph(words)), ("flag",)) for n in range(30)
    ]
    blocks = (KeyPoints("Key", ((Paragraph(words),),)), *sections, Colophon("Made", (words,)))
    story = story_of(*blocks, theme=theme, template=template)
    pages, _ = pages_of(*blocks, theme=theme, template=template)
    assert all(flowable.left_indent == 0 for flowable in story)
    assert not any(page.placed[-1].flowable.keep_with_next for page in pages)
    assert any("Name 7" in placed.flowable.plain_text() for page in pages for placed in page.placed)


@pytest.mark.parametrize(("name", "count"), [("Trade", 1), ("Eisenbahnverkehrsbeziehungen", 2)])
def test_a_name_with_a_word_wider_than_the_margin_column_stands_above(name: str, count: int) -> None:
    story = story_of(SectionBlock("s", (Text(name),), (Paragraph((Text("Words."),)),)))
    assert len(story) == count
    assert story[-count].plain_text().startswith(name)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_name_stays_with_a_table_that_follows_at_once(theme: Theme) -> None:
    template = PageTemplate.of(theme, PAGE_SIZES["a4"])
    words = (Text("words and " * 12),)
    for count in range(20, 45):
        section = SectionBlock("s", (Text("Name"),), (sample.table(1, 8),))
        pages, _ = pages_of(*[Paragraph(words)] * count, section, theme=theme, template=template)
        (page,) = (page for page in pages if any(part.flowable.plain_text().startswith("Name") for part in page.placed))
        assert not page.placed[-1].flowable.plain_text().strip().endswith("Name")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_how_it_was_made_stands_on_one_page(theme: Theme) -> None:
    template = PageTemplate.of(theme, PAGE_SIZES["a4"])
    made = Colophon("Made", tuple((Text(f"line {letter}"),) for letter in "abcdef"))
    for count in range(20, 40):
        text = Paragraph((Text("words and " * 12),))
        pages, _ = pages_of(*[text] * count, made, theme=theme, template=template)
        (words,) = (
            part.flowable.plain_text()
            for page in pages
            for part in page.placed
            if "line a" in part.flowable.plain_text()
        )
        assert words.startswith("Made") and words.endswith("line f")


ROOT = Path(__file__).parents[2]
SEED, SECOND = ROOT / "seeds" / "azerbaijan-russia.yaml", ROOT / "tests" / "seeds" / "veland-osmark.yaml"
EDITIONS = [(SEED, "en"), (SEED, "ru"), (SEED, "az"), (SECOND, "")]
LEAST, LEAST_LAST = {"default": 0.79, "large": 0.69}, 1 / 3
"""Of large print, three rows of a table, which stand together, take a tenth of a page more."""


@pytest.mark.slow
@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("theme", LEAST)
@pytest.mark.parametrize(("facts", "language"), EDITIONS, ids=["en", "ru", "az", "second"])
def test_no_page_is_left_empty(
    facts: Path, language: str, theme: str, size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The print theme differs from the default in its colours only."""
    laid_out: list[LaidOutPage] = []
    monkeypatch.setattr(write, "paginate", lambda *a: (made := paginate(*a), laid_out.extend(made[0]))[0])
    build(facts, Options(language=language, theme=theme, page_size=size))
    height = PageTemplate.of(THEMES[theme], PAGE_SIZES[size]).height
    *pages, last = [page.used / height for page in laid_out]
    assert min(pages) >= LEAST[theme]
    assert last >= LEAST_LAST


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


@all_cases("pages", ["0", "-1", "four", "1.5", "1000", "[1]"])
def test_a_budget_is_a_whole_number(pages: str, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="head"):
        build(facts(tmp_path / "t", pages))
