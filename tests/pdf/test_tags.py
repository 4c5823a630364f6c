"""PDF files in, their structure tree as text out: roles, order and what is kept together."""

from ctypes import create_string_buffer
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest

from briefing.document.blocks import Block, Heading, ItemList, Link, Mark, Mention, Paragraph, Quotation, Section, Text
from briefing.pdf import write_pdf
from briefing.theme import PAGE_SIZES, Theme
from tests.layout import sample


def roles(*blocks: Block) -> list[str]:
    """The tree of each page, an element a line, indented by its depth."""
    file = write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES["a4"])
    lines: list[str] = []
    for page in pypdfium2.PdfDocument(file.data):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index), 0, lines)
        raw.FPDF_StructTree_Close(tree)
    return lines


def _walk(element: Any, depth: int, lines: list[str]) -> None:
    alt = _text(raw.FPDF_StructElement_GetAltText, element)
    lines.append("  " * depth + _text(raw.FPDF_StructElement_GetType, element) + (f" [{alt}]" if alt else ""))
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            _walk(child, depth + 1, lines)


def _text(getter: Any, element: Any) -> str:
    buffer = create_string_buffer(1024)
    length = getter(element, buffer, 1024)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


SECTION = Section("s", (Text("Name"),), (Paragraph((Text("Body"),)), Heading(3, (Text("Sub"),))), ("single source",))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([SECTION], "Document Sect H1 P P H2"),
        ([Paragraph((Mention("f", "about 4"), Mark(1))), sample.notes(1)],
         "Document P Link Reference Link Sect H1 Note Lbl Link"),
        ([Paragraph((Link("https://example.org", (Text("words"),)),))], "Document P Link"),
        ([ItemList(((Paragraph((Text("a"),)),),))], "Document L LI Lbl LBody P"),
        ([Quotation((Text("a"),), (Text("b"),))], "Document BlockQuote P P"),
        ([sample.figure(1, "F", sample.bars(("a", "1", 1)), 9, alt="All of it")],
         "Document Figure [All of it] Caption P Reference"),
    ],
    ids=["section", "note", "link", "list", "quotation", "figure"],
)  # fmt: skip
def test_blocks_have_their_roles(blocks: list[Block], expected: str) -> None:
    assert " ".join(line.strip() for line in roles(*blocks)) == expected


def test_a_table_is_one_element_and_its_repeated_header_an_artifact() -> None:
    lines = [line.strip() for line in roles(sample.table(1, 120))]
    assert lines.count("THead") == 1
    assert lines.count("TH") == 4 + 120
    assert lines.count("TD") == 3 * 120


def test_a_paragraph_on_two_pages_is_one_element() -> None:
    words = " ".join(["word"] * 1200)
    file = write_pdf(sample.document(Paragraph((Text(words),))), Theme(), PAGE_SIZES["a4"])
    assert file.pages > 1
    assert b"StructElem" not in file.data
