"""Flowables and drawings of ReportLab in blocks: what the tests of foreign flowables share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFontFamily
from reportlab.platypus import Flowable, Paragraph, Table

from briefing.document.blocks import Block, ForeignFlowable, SectionBlock, Text
from briefing.document.blocks import Paragraph as ParagraphBlock
from briefing.sections import document as document_module
from briefing.themes import fonts

REGULAR, BOLD, *_SLANTED = (fonts.register(face) for face in fonts.FACES)
registerFontFamily(REGULAR, REGULAR, BOLD, *_SLANTED)
WORDS = "A platypus paragraph, <b>justified</b> over <i>several</i> lines, with a <u>line</u> below a word of it. "


class Drawn(Flowable):  # type: ignore[misc]
    """A flowable of 100 × 50 points that draws what a function does."""

    def __init__(self, function: Callable[[Any], object]) -> None:
        super().__init__()
        self.width, self.height = 100, 50
        self.function = function

    def draw(self) -> None:
        self.function(self.canv)


def paragraph(words: str = WORDS * 3, **style: Any) -> Paragraph:
    return Paragraph(words, ParagraphStyle("text", **{"fontName": REGULAR, "fontSize": 10, "leading": 14} | style))


def table(rows: int = 3, **more: Any) -> Table:
    cells = [["Room", "Seats"], *([paragraph("A <b>cell</b>"), str(10 + row)] for row in range(rows))]
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("FONTNAME", (0, 0), (-1, 0), BOLD),
        ("BACKGROUND", (0, 0), (-1, 0), colors.lightblue),
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
    ]
    return Table(cells, style=style, **more)


def qr_code(size: float = 90) -> Drawing:
    drawing = Drawing(size, size)
    drawing.add(QrCodeWidget("https://example.org/briefing", barWidth=size, barHeight=size))
    return drawing


def shapes(text: str = "turned", font: str = REGULAR) -> Drawing:
    drawing = Drawing(120, 60)
    drawing.add(Rect(1, 1, 118, 58, fillColor=colors.Color(0, 0.5, 0, 0.25), strokeDashArray=[4, 2]))
    drawing.add(String(10, 20, text, fontName=font, fontSize=12))
    return drawing


def barcode() -> Code128:
    return Code128("AZ-2024", barHeight=30, humanReadable=True, fontName=REGULAR)


def block(flowable: object, reason: str = "", anchor: str = "flowable", alt: str = "What it shows") -> ForeignFlowable:
    return ForeignFlowable(flowable, alt, anchor, reason)


def all_kinds() -> tuple[Block, ...]:
    """One of each, with text between them."""
    reason = "a made-up number"
    kinds = {
        "paragraph": paragraph(alignment=4),
        "table": table(),
        "qr": qr_code(),
        "shapes": shapes(),
        "barcode": barcode(),
    }
    blocks = [block(flowable, reason, name, f"This is a {name}") for name, flowable in kinds.items()]
    between = ParagraphBlock((Text("Words between them."),))
    return (SectionBlock("all", (Text("Flowables"),), (*(part for one in blocks for part in (between, one)), between)),)


def put_into_briefings(monkeypatch: pytest.MonkeyPatch, *blocks: Block) -> None:
    """Let every briefing that is built have `blocks` at its end, as a template will."""
    make = document_module.make_document

    def make_more(*arguments: Any) -> Any:
        made = make(*arguments)
        return made._replace(document=made.document._replace(blocks=(*made.document.blocks, *blocks)))

    monkeypatch.setattr(document_module, "make_document", make_more)
