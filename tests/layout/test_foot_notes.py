"""Notes at the foot of pages: each on the page of its first mark, and in the structure as any other note."""

import re

import pytest

from briefing.document.blocks import Block, Heading, KeyPoints, Mark, Notes, Paragraph, Text
from briefing.layout.back_matter import FootNotes
from briefing.layout.pages import LaidOutPage
from briefing.layout.styles import PageTemplate
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample
from tests.layout.sample import A4, pages_of, story_of
from tests.pdf.tree import tree_of

WORDS = "Ships of every sort wait in the bay until the tide is high enough for them. "


def paragraphs(count: int, words: str = (WORDS * 6).strip()) -> list[Block]:
    """Paragraphs with a mark each, at their end."""
    return [Paragraph((Text(words), Mark(number), Text("."))) for number in range(1, count + 1)]


def notes(*texts: str) -> Notes:
    return Notes("Notes", tuple((Text(text),) for text in texts), at_foot=True)


def feet(pages: list[LaidOutPage]) -> list[list[int]]:
    """The numbers of the notes at the foot of each page."""
    texts = [page.foot.flowable.plain_text() if page.foot else "" for page in pages]
    return [[int(number) for number in re.findall(r"^([0-9]+)$", text, re.MULTILINE)] for text in texts]


def marks(page: LaidOutPage) -> set[int]:
    text = "\n".join(placed.flowable.plain_text() for placed in page.placed)
    return set(map(int, re.findall(r"\[([0-9]+)\]", text)))


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_each_note_stands_on_the_page_of_its_first_mark(size: str) -> None:
    template = PageTemplate.of(Theme(), PAGE_SIZES[size])
    blocks = [*paragraphs(30), Paragraph((Text("Again"), Mark(1), Text(".")))]
    pages, _ = pages_of(*blocks, notes(*["The words of a pilot."] * 30), template=template)
    assert len(pages) > 3
    seen = set[int]()
    for page, foot in zip(pages, feet(pages), strict=True):
        assert set(foot) == marks(page) - seen
        assert foot == sorted(foot)
        seen |= marks(page)
    assert seen == set(range(1, 31))


def test_nothing_overlaps() -> None:
    pages, _ = pages_of(*paragraphs(30), notes(*["The words of a pilot."] * 30))
    for page in pages:
        last = page.placed[-1]
        bottom = last.top - last.flowable.wrap(A4.width - last.flowable.left_indent)[1]
        assert page.foot is not None
        assert bottom > page.foot.top
        assert page.foot.top - page.foot.flowable.wrap(A4.width)[1] >= A4.bottom - 0.01


def test_a_note_brings_those_that_it_leads_to() -> None:
    derived = Notes("Notes", ((Text("From"), Mark(2), Text(".")), (Text("A pilot."),)), at_foot=True)
    pages, _ = pages_of(*paragraphs(1), derived)
    assert feet(pages) == [[1, 2]]


def test_notes_stand_in_the_order_of_their_numbers() -> None:
    derived = Notes(
        "Notes", ((Text("From"), Mark(3), Text(".")), (Text("A pilot."),), (Text("A cook."),)), at_foot=True
    )
    pages, _ = pages_of(*paragraphs(2), derived)
    assert feet(pages) == [[1, 2, 3]], "though the third comes with the first"


def test_a_long_note_runs_on_to_the_next_page() -> None:
    pages, _ = pages_of(*paragraphs(2), notes(WORDS * 160, "The words of a pilot."))
    assert len(pages) > 1
    assert feet(pages)[0] == [1]
    every = "\n".join(page.foot.flowable.plain_text() for page in pages if page.foot)
    assert " ".join(every.split()).count("Ships of every sort") == 160
    # However long it is, half a page is left for the text.
    assert sum(bool(page.placed) for page in pages) == 1
    many, _ = pages_of(*paragraphs(30), notes(WORDS * 160, *["The words of a pilot."] * 29))
    assert all(page.foot and page.foot.top <= A4.bottom + A4.height / 2 for page in many[:-1])


def test_a_heading_does_not_stay_behind_for_the_notes_of_its_text() -> None:
    for count in range(9, 16):
        *before, last = paragraphs(count)
        pages, _ = pages_of(*before, Heading(3, (Text("Quay"),)), last, notes(*[WORDS] * count))
        assert all(page.placed[-1].flowable.plain_text() != "Quay" for page in pages)


def test_a_figure_as_tall_as_its_page_stands_there_and_its_notes_run_on() -> None:
    drawing = sample.bars(*[("a", "1", 1.0)] * 3)._replace(height=A4.height - 120)
    figure = sample.figure(1, "Boats", drawing, 1)
    pages, _ = pages_of(figure, notes(WORDS * 60))
    assert feet(pages)[0] in ([], [1])
    assert " ".join("".join(p.foot.flowable.plain_text() for p in pages if p.foot).split()).count("Ships") == 60


def test_no_page_stays_empty_for_the_notes_of_what_cannot_be_divided() -> None:
    points = KeyPoints("In short", tuple((Paragraph((Text(WORDS * 4), Mark(number))),) for number in range(1, 9)))
    opening = Paragraph((Text(WORDS),))
    pages, _ = pages_of(opening, points, notes(*[WORDS * 7] * 8))
    assert len(pages[0].placed) == 2
    assert sorted(number for foot in feet(pages) for number in foot) == list(range(1, 9))


def test_at_the_end_of_a_document_there_is_nothing() -> None:
    (flowable,) = [f for f in story_of(*paragraphs(1), notes("A pilot.")) if isinstance(f, FootNotes)]
    assert flowable.wrap(300) == (300, 0)


def test_marks_and_notes_lead_to_each_other() -> None:
    document = sample.document(*paragraphs(3), notes("One.", "Two.", "Three."))
    tree = tree_of(write_pdf(document, Theme(), PAGE_SIZES["a4"]).data)
    lines = [line.strip() for line in tree]
    for number, words in enumerate(("One.", "Two.", "Three."), 1):
        assert f"Link OBJR=Note {number} '{number}'" in lines
        assert f"Note ID=note-{number} '{words}'" in lines
    assert sum(line.startswith("Link OBJR=Back to the mention") for line in lines) == 3


def test_notes_in_a_range_of_marks_stand_on_its_page_and_lead_back_to_it() -> None:
    text = Paragraph((Text("Notes "), *map(Mark, (1, 2, 3, 4))))
    document = sample.document(text, notes("One.", "Two.", "Three.", "Four."))
    (page,), _ = pages_of(*document.blocks)
    assert page.placed[0].flowable.plain_text() == "Notes 1–4"
    assert feet([page]) == [[1, 2, 3, 4]]
    lines = [line.strip() for line in tree_of(write_pdf(document, Theme(), PAGE_SIZES["a4"]).data)]
    assert sum(line.startswith("Link OBJR=Back to the mention") for line in lines) == 4


RUN_ON = "Notes go on at the foot of the next page."
TALL = sample.bars(*[("a", "1", 1.0)] * 3)._replace(height=330)


def test_no_note_is_parted_from_its_mark_where_a_text_can_be_divided() -> None:
    """However many notes a paragraph has, each of its lines brings its own."""
    text = tuple(part for number in range(1, 61) for part in (Text("Ships wait in the bay"), Mark(number), Text(". ")))
    pages, _ = pages_of(Paragraph(text), notes(*[WORDS * 2] * 60))
    seen = set[int]()
    for page, foot in zip(pages[:-1], feet(pages), strict=False):
        assert set(foot) == marks(page) - seen
        seen |= marks(page)
    assert len(pages) > 1


def test_notes_that_run_on_say_so() -> None:
    drawing = sample.bars(*[("a", "1", 1.0)] * 3)._replace(height=A4.height - 120)
    figure = sample.figure(1, "Boats", drawing, 1)
    pages, _ = pages_of(figure, notes(WORDS * 60))
    said = [bool(page.foot and RUN_ON in page.foot.flowable.plain_text()) for page in pages]
    assert said == [*[True] * (len(pages) - 1), False]
    assert len(pages) > 1


def test_notes_that_have_just_enough_room_stand_there() -> None:
    """A picture that shrinks to what the notes leave of a page leaves all that they need."""
    for lines in range(14, 22):
        blocks = (*paragraphs(1), *[Paragraph((Text("line\n" * lines),))], sample.figure(1, "Boats", TALL, 1))
        pages, _ = pages_of(*blocks, notes(WORDS * 3))
        assert feet(pages)[0] == [1]
        assert not any(RUN_ON in page.foot.flowable.plain_text() for page in pages if page.foot)
