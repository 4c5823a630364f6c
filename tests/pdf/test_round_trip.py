"""Any document in, the same words in the same order out, on pages where everything stands inside the frame."""

import re

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document.blocks import Block, Inlines, ItemList, KeyPoints, Mark, Mention, Paragraph, Section, Text, Tone
from briefing.pdf import write_pdf
from briefing.theme import PAGE_SIZES, Theme
from tests.layout import sample

WORDS = st.lists(st.text(st.sampled_from("abcdefghəğıİşжяΩ"), min_size=1, max_size=12), min_size=1, max_size=60)
INLINES: st.SearchStrategy[Inlines] = st.builds(
    lambda words, value: (Text(" ".join(words) + " "), Mention("f", value[0]), Mark(1)), WORDS, WORDS
)
PARAGRAPHS = st.builds(lambda content, tone: Paragraph(content, tone), INLINES, st.sampled_from(Tone))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    st.builds(lambda items: ItemList(tuple((item,) for item in items)), st.lists(PARAGRAPHS, min_size=1, max_size=4)),
    st.builds(lambda points: KeyPoints("Key", tuple(points)), st.lists(INLINES, min_size=1, max_size=4)),
    st.builds(lambda blocks: Section("s", (Text("Name"),), tuple(blocks)), st.lists(PARAGRAPHS, max_size=4)),
)


def letters(text: str) -> str:
    return "".join(re.findall(r"[a-zəğışжяΩİ]", text))


def shown(block: Block) -> str:
    match block:
        case Paragraph(content=content):
            return letters("".join(getattr(run, "text", getattr(run, "words", "")) for run in content))
        case ItemList(items=items):
            return "".join(shown(item) for (item,) in items)
        case KeyPoints(points=points):
            return "".join(shown(Paragraph(point)) for point in points)
        case Section(blocks=blocks):
            return letters("Name") + "".join(map(shown, blocks))
    raise AssertionError(block)


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8), st.sampled_from(sorted(PAGE_SIZES)))
def test_words_come_out_as_they_went_in(blocks: list[Block], size: str) -> None:
    file = write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES[size])
    found = []
    for page in pypdfium2.PdfDocument(file.data):
        width, height = page.get_size()
        found.append(page.get_textpage().get_text_bounded(50, 62, width - 50, height - 50))
    text = letters("".join(found).replace("Key", "").replace("KEY", ""))
    assert text == "".join(map(shown, blocks))
