"""What a reader of the structure gets, which veraPDF does not look at."""

import hashlib
import html
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from briefing.document.blocks import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    Link,
    Mark,
    Mention,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    Text,
    TitleBlock,
)
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample
from tests.pdf.tree import marks_of, tree_of

SMALL: tuple[Block, ...] = (
    TitleBlock((Text("Title"),)),
    SectionBlock(
        "s",
        (Text("Name"),),
        (
            Paragraph((Text("It was "), Mention("f", "about 4"), Mark(1), Mark(2), Text(", "), Text("üç", lang="az"))),
            Heading(5, (Text("Deep"),)),
            ItemList(((Paragraph((Link("https://example.org", (Text("there"),)),)),),), ordered=True),
            Quotation((Paragraph((Text("Words."),)),), (Text("Speaker"),)),
        ),
    ),
    sample.figure(1, "Finding", sample.bars(("people", "> 800", 1)), 1, alt="People: more than 800."),
    sample.table(1, 1, 1),
    Notes("Notes", ((Text("One."),), (Text("Two."),))),
)
TREE = """\
Document Lang=en
  H1 'Title'
  Sect
    H2 'Name'
    P 'It was [, ],'
      Link OBJR=Note 1 'about 4'
      Reference
        Link OBJR=Note 1 '1'
      Reference
        Link OBJR=Note 2 '2'
      Span Lang=az 'üç'
    H3 'Deep'
    L ListNumbering=Decimal
      LI
        Lbl '1.'
        LBody
          P
            Link OBJR=https://example.org 'there'
    BlockQuote
      P 'Words.'
      P 'Speaker'
  Figure Alt=People: more than 800. 'people > 800'
    Caption 'Figure 1  Finding People, Azerbaijan, 2024'
  P 'Source: President Ilham Aliyev as reported by News.Az, 19 August 2024 []'
    Reference
      Link OBJR=Note 1 '1'
  Table
    Caption 'Table 1  Values of this section with their qualifiers'
    THead
      TR
        TH Scope=Column 'What'
        TH Scope=Column 'Value'
        TH Scope=Column 'Period'
        TH Scope=Column 'Status'
    TBody
      TR
        TH Scope=Row 'Schools and departments that teach in the language, row a'
        TD '[]'
          Link OBJR=Note 1 'more than 15,000'
          Reference
            Link OBJR=Note 1 '1'
        TD '2024'
        TD 'reported'
  P 'Source: News.Az, 19 August 2024'
  Sect
    H2 'Notes'
    Note ID=note-1 'One.'
      Lbl
        Link OBJR=Back to the mention of note 1 '1'
    Note ID=note-2 'Two.'
      Lbl
        Link OBJR=Back to the mention of note 2 '2'
"""


def written(*blocks: Block, standard: Standard = "ua1-a3a") -> bytes:
    return write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES["a4"], standard=standard).data


def test_a_small_document_is_read_like_this() -> None:
    assert "\n".join(tree_of(written(*SMALL))) + "\n" == TREE


EXTRACTORS = {
    "pdftotext": "pdftotext F -",
    "pdftotext in columns": "pdftotext -layout F -",
    "pdftotext as drawn": "pdftotext -raw F -",
    "pdftohtml": "pdftohtml -i -stdout F",
    "mutool": "mutool draw -q -F txt F",
    "ghostscript": "gs -q -dNOPAUSE -dBATCH -sDEVICE=txtwrite -sOutputFile=- F",
    "pdfium": "",
}


@pytest.mark.parametrize("name", EXTRACTORS)
def test_note_marks_touch_no_word_of_what_is_extracted(name: str, tmp_path: Path) -> None:
    content = (
        Text("rose in"),
        Text(" 2024"),
        Mark(4),
        Mark(5),
        Text(" to "),
        Mention("f", "4 bn"),
        Mark(17),
        Text("."),
    )
    file = tmp_path / "marks.pdf"
    file.write_bytes(written(Paragraph(content), Paragraph((Text("the limit"), Mark(6), Text("; no rate")))))
    if command := EXTRACTORS[name]:
        words = [str(file) if word == "F" else word for word in command.split()]
        text = subprocess.run(words, capture_output=True, check=True).stdout.decode()
    else:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))
    text = " ".join(re.sub(r"<[^>]+>", "", html.unescape(text)).split())
    # Ghostscript has raised words in a line of their own.
    assert [word for word in ("[4, 5]", "[17]", "[6]", "rose in 2024", "4 bn", "the limit") if word not in text] == []
    assert not re.search(r"\w\[|\]\w|bn1|20244", text)


def test_the_second_generation_names_notes_anew() -> None:
    first, second = (tree_of(written(*SMALL, standard=standard)) for standard in STANDARDS)
    assert [line.replace("FENote", "Note") for line in second] == first != second


@pytest.mark.parametrize("name", ["seed", "second"])
def test_the_tree_is_read_in_the_order_of_the_pages(documents: dict[str, Document], name: str) -> None:
    marks = marks_of(write_pdf(documents[name], Theme(), PAGE_SIZES["a4"]).data)
    # A paragraph may go on behind the figure at the foot of its page, which is read after all of it.
    pages = list(dict.fromkeys(page for page, _ in marks))
    assert pages == sorted(pages)
    assert sorted(marks, key=lambda mark: mark[0]) == sorted(marks)
    assert len(marks) == len(set(marks)) > 250


@pytest.mark.parametrize("name", ["seed", "second"])
def test_headings_never_jump(documents: dict[str, Document], name: str) -> None:
    lines = tree_of(write_pdf(documents[name], Theme(), PAGE_SIZES["a4"]).data)
    levels = [int(match[1]) for line in lines if (match := re.match(r" *H(\d)", line))]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", ["seed", "second"])
def test_alternative_texts_name_every_value_of_their_chart(documents: dict[str, Document], name: str) -> None:
    figures = list(_figures(documents[name].blocks))
    assert len(figures) >= 3
    for figure in figures:
        shown = [op.text for op in figure.drawing.texts if op.fact]
        assert set(re.findall(r"[\d,.]*\d", " ".join(shown))) <= set(re.findall(r"[\d,.]*\d", figure.alt))
    tree = tree_of(write_pdf(documents[name], Theme(), PAGE_SIZES["a4"]).data)
    lines = [line for line in tree if line.lstrip().startswith("Figure")]
    assert all(f"Alt={figure.alt} " in line for figure, line in zip(figures, lines, strict=True))


def _figures(blocks: tuple[Block, ...]):
    for block in blocks:
        if isinstance(block, SectionBlock):
            yield from _figures(block.blocks)
        elif isinstance(block, Figure):
            yield block


@pytest.mark.parametrize("name", ["seed", "second"])
def test_every_character_is_one_of_its_face(documents: dict[str, Document], name: str) -> None:
    for page in pypdfium2.PdfDocument(write_pdf(documents[name], Theme(), PAGE_SIZES["a4"]).data):
        text = page.get_textpage()
        assert not any(raw.FPDFText_HasUnicodeMapError(text, index) for index in range(text.count_chars()))
        assert not re.search("[\0\ufffd]", text.get_text_range())


@pytest.mark.slow
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_process_that_has_written_others_writes_the_same(standard: Standard) -> None:
    code = (
        "import hashlib; from briefing.pdf.write import write_pdf; from briefing.themes.theme import PAGE_SIZES, Theme;"
        "from tests.layout import sample;"
        f"file = write_pdf(sample.document(), Theme(), PAGE_SIZES['a4'], standard={standard!r});"
        "print(hashlib.sha256(file.data).hexdigest())"
    )
    fresh = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    written(*SMALL)
    data = write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"], standard=standard).data
    assert hashlib.sha256(data).hexdigest() == fresh
