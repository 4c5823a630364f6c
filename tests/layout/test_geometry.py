"""Themes and paper in, the places on the page out: by measure, whatever the theme is called."""

import pytest

from briefing.document.blocks import Colophon, KeyPoints, Paragraph, Section, Text
from briefing.errors import Place
from briefing.layout import Typesetter, geometry_of, make_story, paginate
from briefing.themes.theme import MM, PAGE_SIZES, THEMES, Theme
from tests.layout import sample


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize(
    ("name", "has_side", "columns"), [("default", True, 2), ("print", True, 2), ("large", False, 1)]
)
def test_a_margin_column_needs_room(name: str, size: str, has_side: bool, columns: int) -> None:
    geometry = geometry_of(THEMES[name], PAGE_SIZES[size])
    assert (geometry.indent > 0, geometry.note_columns) == (has_side, columns)
    assert geometry.text_width == geometry.width - geometry.indent


def test_narrow_paper_has_no_margin_column() -> None:
    assert geometry_of(Theme(), (148 * MM, 210 * MM)).indent == 0


def test_head_and_foot_follow_the_margins() -> None:
    usual = geometry_of(Theme(), PAGE_SIZES["a4"])
    wider = geometry_of(Theme()._replace(margin_top=40 * MM, margin_bottom=40 * MM), PAGE_SIZES["a4"])
    assert usual.head - wider.head == pytest.approx(22 * MM)
    assert wider.foot - usual.foot == pytest.approx(20 * MM)


def test_without_a_margin_column_names_stand_above_and_are_never_left_alone() -> None:
    theme, words = THEMES["large"], (Text("words and " * 60),)
    geometry = geometry_of(theme, PAGE_SIZES["a4"])
    sections = [
        Section(f"s{n}", (Text(f"Name {n}"),), (Paragraph(words), Paragraph(words)), ("flag",)) for n in range(30)
    ]
    document = sample.document(KeyPoints("Key", (words,)), *sections, Colophon("Made", (words,)))
    story = make_story(document, Typesetter(theme, Place("x"), ()), geometry)
    pages, _ = paginate(story, geometry, Place("x"))
    assert all(flowable.left == 0 for flowable in story)
    assert not any(page.placed[-1].flowable.keep_with_next for page in pages)
    assert any("Name 7" in placed.flowable.text() for page in pages for placed in page.placed)


@pytest.mark.parametrize(("name", "count"), [("Trade", 1), ("Eisenbahnverkehrsbeziehungen", 2)])
def test_a_name_with_a_word_wider_than_the_margin_column_stands_above(name: str, count: int) -> None:
    geometry = geometry_of(Theme(), PAGE_SIZES["a4"])
    document = sample.document(Section("s", (Text(name),), (Paragraph((Text("Words."),)),)))
    story = make_story(document, Typesetter(Theme(), Place("x"), ()), geometry)
    assert len(story) - len(document.blocks) + 1 == count
    assert story[-count].text().startswith(name)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_name_stays_with_a_table_that_follows_at_once(theme: Theme) -> None:
    geometry = geometry_of(theme, PAGE_SIZES["a4"])
    words = (Text("words and " * 12),)
    for count in range(20, 45):
        section = Section("s", (Text("Name"),), (sample.table(1, 8),))
        story = make_story(
            sample.document(*[Paragraph(words)] * count, section), Typesetter(theme, Place("x"), ()), geometry
        )
        pages, _ = paginate(story, geometry, Place("x"))
        (page,) = (page for page in pages if any(part.flowable.text().startswith("Name") for part in page.placed))
        assert not page.placed[-1].flowable.text().strip().endswith("Name")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_how_it_was_made_stands_on_one_page(theme: Theme) -> None:
    geometry = geometry_of(theme, PAGE_SIZES["a4"])
    made = Colophon("Made", tuple((Text(f"line {letter}"),) for letter in "abcdef"))
    for count in range(20, 40):
        document = sample.document(*[Paragraph((Text("words and " * 12),))] * count, made)
        pages, _ = paginate(make_story(document, Typesetter(theme, Place("x"), ()), geometry), geometry, Place("x"))
        (words,) = (part.flowable.text() for page in pages for part in page.placed if "line a" in part.flowable.text())
        assert words.startswith("Made") and words.endswith("line f")
