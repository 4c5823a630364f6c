"""A document as plain data in, the finished, proven PDF out; both can be sent to another process."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from briefing.document.blocks import (
    Column,
    DataTable,
    Document,
    Figure,
    Furniture,
    KeyFigures,
    KeyPoints,
    Mark,
    Mention,
    Note,
    Notes,
    Paragraph,
    Section,
    Stamp,
    StampRole,
    Text,
    Tile,
    TitleBlock,
    Tone,
)
from briefing.document.drawing import DisplayList, PathOp, TextOp
from briefing.errors import Diagnostic, Place
from briefing.pdf.standards import Standard
from briefing.proof.enclose import Enclosure
from briefing.themes.theme import PAGE_SIZES, Theme


class Job(NamedTuple):
    """What is to be printed: `facts` are the ids that may back a value, `place` is where problems are reported."""

    document: Document
    theme: Theme
    page_size: tuple[float, float]
    standard: Standard
    enclosure: Enclosure | None
    facts: frozenset[str]
    place: Place


class Finished(NamedTuple):
    """The bytes of the PDF, its pages, what could not be set as it should, and how many values were read back."""

    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...]
    values: int


def print_document(job: Job) -> Finished:
    """Lay out, write and read back; LayoutError or ProofError if that fails."""
    from briefing.pdf import write_pdf
    from briefing.proof.readback import prove

    attach = job.enclosure.files if job.enclosure else None
    pdf = write_pdf(job.document, job.theme, job.page_size, place=job.place, standard=job.standard, attach=attach)
    values = prove(pdf.data, pdf.occurrences, job.facts, Place(job.place.file))
    return Finished(pdf.data, pdf.pages, pdf.warnings, values)


def prepare_press() -> None:
    """Do once what the first document takes longer for: import, open faces, print a page with a bit of everything."""
    words = (
        Text("Ready"),
        Mention("f", "1", strong=True),
        Mark(1),
        Text("go", emphasis=True),
        Stamp("1", StampRole.DATE),
    )
    table = DataTable(
        "t", Stamp("1", StampRole.CAPTION), words, (Column("a", 0.5), Column("b", 0.5)), ((words, words),), words
    )
    path = PathOp((("M", 0, 0), ("L", 9, 9)), fill="#000000", stroke="#000000")
    drawing = DisplayList(9, 9, (path, TextOp(0, 0, "1", "regular", 8, "#000000", fact="f")))
    figure = Figure("p", Stamp("1", StampRole.CAPTION), words, words, drawing, words, "1")
    tile = Tile("f", ">", "1", words[:1], words[:1], (Mark(1),))
    section = Section("s", words[:1], (Paragraph(words, Tone.CAVEAT, "Go"), figure, table), ("flag",))
    blocks = (
        TitleBlock(words),
        KeyPoints("k", (words,)),
        KeyFigures("k", (tile,)),
        section,
        Notes("n", (Note(1, words),)),
    )
    page = Document("ready", "Ready", "", "", (), "en", date(2000, 1, 1), Furniture("", ()), blocks)
    enclosure = Enclosure({}, {}, "", {}, {}, ())
    print_document(Job(page, Theme(), PAGE_SIZES["a4"], "ua1-a3a", enclosure, frozenset("f"), Place("")))
