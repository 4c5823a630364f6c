"""Any document gives the same words in the same order, on pages where everything stands inside the frame."""

import re

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document.blocks import Block, ItemList, KeyPoints, Paragraph, SectionBlock
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.conftest import examples
from tests.layout import sample
from tests.pdf.blocks import PLAIN, POINTS, lists, sections

BLOCKS: st.SearchStrategy[Block] = st.one_of(PLAIN, lists(PLAIN), POINTS, sections(PLAIN))


def letters(text: str) -> str:
    return "".join(re.findall(r"[a-zəğışжяΩİ]", text))


def shown(block: Block) -> str:
    match block:
        case Paragraph(content=content):
            return letters("".join(getattr(run, "text", getattr(run, "words", "")) for run in content))
        case ItemList(items=items):
            return "".join(shown(item) for (item,) in items)
        case KeyPoints(points=points):
            return "".join(shown(block) for (block,) in points)
        case SectionBlock(blocks=blocks):
            return letters("Name") + "".join(map(shown, blocks))
    raise AssertionError(block)


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8), st.sampled_from(sorted(PAGE_SIZES)))
def test_words_come_out_as_they_went_in(blocks: list[Block], size: str) -> None:
    file = write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES[size])
    found = []
    for page in pypdfium2.PdfDocument(file.data):
        width, height = page.get_size()
        found.append(page.get_textpage().get_text_bounded(50, 62, width - 50, height - 50))
    text = letters("".join(found).replace("Key", "").replace("KEY", ""))
    assert text == "".join(map(shown, blocks))
