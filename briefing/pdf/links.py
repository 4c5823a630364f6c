"""Links and places in, annotations and destinations out (ISO 32000-2, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.layout.runs import Hyperlink
from briefing.pdf.syntax import number, string


class Destination(NamedTuple):
    """A height on a page, and the structure element that stands there; both as references."""

    page: bytes
    y: int
    element: bytes

    def lead(self, *, structured: bool) -> bytes:
        """The entry of a link or bookmark that leads here; if `structured`, to the element as well as to the page."""
        view = b"/XYZ 0 %d null]" % self.y
        if not structured:
            return b"/Dest[%s%s" % (self.page, view)
        return b"/A<</S/GoTo/D[%s%s/SD[%s%s>>" % (self.page, view, self.element, view)


class LinkAnnotation(pdfdoc.PDFObject):  # type: ignore[misc]
    """A link; written when all destinations are known."""

    __RefOnly__ = 1

    def __init__(self, link: Hyperlink, box: tuple[float, ...], lead: Callable[[str], bytes]) -> None:
        self.link = link
        self.box = box
        self.lead = lead
        self.key = 0

    def format(self, document: Any) -> bytes:
        """The annotation dictionary, with its description and its place in the structure."""
        box = " ".join(map(number, self.box)).encode("ascii")
        head = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d" % (box, self.key)
        return head + self._lead() + b"/Contents%s>>" % string(self.link.title)

    def _lead(self) -> bytes:
        target = self.link.target
        return self.lead(target[1:]) if target.startswith("#") else b"/A<</S/URI/URI%s>>" % string(target)
