"""The places on a page follow theme and paper by measure, whatever the theme is called."""

import pytest

from briefing.document.blocks import Colophon, KeyPoints, Paragraph, SectionBlock, Text
from briefing.layout.page_template import PageTemplate
from briefing.themes.theme import MM, PAGE_SIZES, THEMES, Theme
from tests.layout import sample
from tests.layout.lay_out import pages_of, story_of


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize(
    ("name", "has_side", "columns"), [("default", True, 2), ("print", True, 2), ("large", False, 1)]
)
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
    blocks = (KeyPoints("Key", (words,)), *sections, Colophon("Made", (words,)))
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
