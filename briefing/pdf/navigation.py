"""How a reader gets about in a document: destinations, links and the outline (ISO 32000-2, 12.3 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.document.occurrences import Extent
from briefing.layout.runs import Hyperlink
from briefing.pdf.writer import Raw, number, string
from briefing.reportlab_private import IndirectObject


class Destination(NamedTuple):
    """A height on a page, and the structure element that stands there; both as references."""

    page: bytes
    y: int
    element: bytes

    def entry(self, *, structured: bool) -> bytes:
        """The entry of a link or bookmark that leads here; if `structured`, to the element as well as to the page."""
        view = b"/XYZ 0 %d null]" % self.y
        if not structured:
            return b"/Dest[%s%s" % (self.page, view)
        return b"/A<</S/GoTo/D[%s%s/SD[%s%s>>" % (self.page, view, self.element, view)


class LinkAnnotation(IndirectObject):
    """A link, with its description and its place in the structure.

    `entries` lead to anchors (`Destination.entry`); they have to be there only when the link is written.
    """

    def __init__(self, link: Hyperlink, box: Extent, entries: Mapping[str, bytes]) -> None:
        self.link = link
        self.box = box
        self.entries = entries
        self.key = 0

    def format(self, document: Any) -> bytes:
        """The annotation dictionary."""
        box, target = " ".join(map(number, self.box)).encode("ascii"), self.link.target
        lead = self.entries[target[1:]] if target.startswith("#") else b"/A<</S/URI/URI%s>>" % string(target)
        return b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d%s/Contents%s>>" % (
            box,
            self.key,
            lead,
            string(self.link.title),
        )


class Bookmark(NamedTuple):
    """An entry of the outline; `kids` are the entries below it."""

    title: str
    anchor: str
    kids: list[Bookmark]

    def size(self) -> int:
        """How many entries are below it, at any level."""
        return len(self.kids) + sum(kid.size() for kid in self.kids)


class Outline:
    """The bookmarks of one document, grown in reading order."""

    def __init__(self) -> None:
        self._root = Bookmark("", "", [])
        self._path = [self._root]

    def add(self, title: str, anchor: str, level: int) -> None:
        """Add an entry; its level is at most one below that of the last."""
        del self._path[level + 1 :]
        entry = Bookmark(title, anchor, [])
        self._path[-1].kids.append(entry)
        self._path.append(entry)

    def write(self, refer: Callable[[pdfdoc.PDFObject], bytes], entries: Mapping[str, bytes]) -> bytes | None:
        """The reference of the outline, None if it is empty; `entries` lead to anchors."""

        def kids_of(parent: Bookmark, reference: bytes) -> bytes:
            """The entries of `parent` that lead to its kids, which are written here."""
            if not parent.kids:
                return b""
            objects = [Raw() for _ in parent.kids]
            own = [refer(item) for item in objects]
            for index, (kid, item) in enumerate(zip(parent.kids, objects, strict=True)):
                before = b"/Prev " + own[index - 1] if index else b""
                after = b"/Next " + own[index + 1] if kid is not parent.kids[-1] else b""
                item.content = b"<</Title%s/Parent %s%s%s%s%s>>" % (
                    string(kid.title),
                    reference,
                    before,
                    after,
                    kids_of(kid, own[index]),
                    entries[kid.anchor],
                )
            return b"/First %s/Last %s/Count %d" % (own[0], own[-1], parent.size())

        if not self._root.kids:
            return None
        root = Raw()
        reference = refer(root)
        root.content = b"<</Type/Outlines%s>>" % kids_of(self._root, reference)
        return reference
