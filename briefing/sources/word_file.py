"""Reads Word documents (DOCX): paragraphs and tables in their order, as they show in print.

A document with tracked changes says two things at once, so it is refused: which of them holds is not for us to choose.
"""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

from briefing.sources.source_document import (
    SourceDocument,
    UnreadableSourceError,
    Writer,
    raised_words,
    require_package,
)

_CHANGES = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo"))


def read_word_file(data: bytes) -> SourceDocument:
    """The words of a DOCX, its paragraphs counted, and the cells of its tables set apart."""
    require_package(data, "a Word document (.docx)")
    try:
        word = Document(BytesIO(data))
        if next(word.element.body.iter(*_CHANGES), None) is not None:
            hint = "accept or reject them in Word, and save the document under another name"
            raise UnreadableSourceError("has tracked changes, so it says two things at once", hint)
        writer = Writer()
        writer.learn("title", word.core_properties.title)
        for block in word.iter_inner_content():
            if isinstance(block, Paragraph):
                writer.paragraph(_words(block))
                continue
            # A cell that spans several columns stands once.
            rows = [{cell._tc: cell for cell in row.cells}.values() for row in block.rows]
            writer.paragraph("\n".join("\t".join(" ".join(map(_words, c.paragraphs)) for c in row) for row in rows))
        return writer.document()
    except (KeyError, ValueError, SyntaxError) as error:
        raise UnreadableSourceError(f"is damaged: {error}", "open it in Word and save it anew") from None


def _words(paragraph: Paragraph) -> str:
    """What shows of a paragraph."""
    words = ""
    for part in paragraph.iter_inner_content():
        for run in part.runs if isinstance(part, Hyperlink) else [part]:
            if not run.font.hidden:
                words += raised_words(run.text, words) if run.font.superscript else run.text
    return words.strip()
