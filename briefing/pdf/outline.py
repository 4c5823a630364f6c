"""Bookmarks in, the document outline out (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.pdf.syntax import Raw, string

Refer = Callable[[pdfdoc.PDFObject], bytes]


class Bookmark(NamedTuple):
    """An entry of the outline; `kids` are the entries below it."""

    title: str
    anchor: str
    kids: list[Bookmark]


class Outline:
    """The entries of one document, grown in reading order."""

    def __init__(self) -> None:
        self._root = Bookmark("", "", [])
        self._path = [self._root]

    def add(self, title: str, anchor: str, level: int) -> None:
        """Add an entry; its level is at most one below that of the last."""
        del self._path[level + 1 :]
        entry = Bookmark(title, anchor, [])
        self._path[-1].kids.append(entry)
        self._path.append(entry)

    def write(self, refer: Refer, lead: Callable[[str], bytes]) -> bytes | None:
        """The reference of the outline, None if it is empty; `lead` gives the entries that lead to an anchor."""
        if not self._root.kids:
            return None
        root = Raw()
        reference = refer(root)
        root.content = b"<</Type/Outlines%s>>" % _family(self._root, reference, refer, lead)
        return reference


def _family(parent: Bookmark, reference: bytes, refer: Refer, lead: Callable[[str], bytes]) -> bytes:
    """The entries of `parent` that lead to its kids, which are written here."""
    if not parent.kids:
        return b""
    objects = [Raw() for _ in parent.kids]
    own = [refer(entry) for entry in objects]
    for kid, entry, mine, before, after in zip(parent.kids, objects, own, (b"", *own), (*own[1:], b""), strict=False):
        beside = (b"/Prev " + before if before else b"") + (b"/Next " + after if after else b"")
        content = string(kid.title), reference, beside, _family(kid, mine, refer, lead), lead(kid.anchor)
        entry.content = b"<</Title%s/Parent %s%s%s%s>>" % content
    return b"/First %s/Last %s/Count %d" % (own[0], own[-1], _size(parent))


def _size(parent: Bookmark) -> int:
    return len(parent.kids) + sum(map(_size, parent.kids))
