"""Elements of a structure tree in, their dictionaries out (ISO 32000-2, 14.7.2 and 14.8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from briefing.layout.structure import Node
from briefing.pdf.syntax import Raw, string

NAMESPACE = b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>"
_SECOND = {"Note": "FENote"}
_ONLY_FIRST = {"BlockQuote", "Reference", "TOC", "TOCI"}
_HEADING = re.compile(r"H([1-6])")


class Element(Raw):
    """A node that was drawn: its own object, with its reference, its first page and its kids in reading order."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.reference = b""
        self.page = b""
        self.kids: list[Kid] = []
        self.box: tuple[float, float, float, float] | None = None


Kid: TypeAlias = Element | bytes | tuple[bytes, int]


class ElementWriter:
    """Writes the elements of one tree, given in reading order.

    `namespace` is the reference of PDF 2.0's, or empty; `targets` are the references of the elements at the anchors.
    """

    def __init__(
        self, elements: Mapping[Node, Element], root: bytes, namespace: bytes, targets: Mapping[str, bytes]
    ) -> None:
        self._elements = elements
        self._root = root
        self._namespace = namespace
        self._roles = dict(_levelled(elements))
        self._related = _related(elements.values(), targets) if namespace else {}

    def write(self, element: Element) -> None:
        """Fill the object of `element`."""
        node = element.node
        parent = self._elements[node.parent].reference if node.parent else self._root
        page = element.page
        kids = b" ".join([_kid(kid, page) for kid in element.kids])
        head = b"<<%s/P %s/K[%s]" % (self._role(node), parent, kids)
        related = b"/Ref[%s]" % b" ".join(self._related[node]) if node in self._related else b""
        element.content = head + (b"/Pg " + page if page else b"") + related + _attributes(element) + b">>"

    def _role(self, node: Node) -> bytes:
        role = self._roles.get(node, node.tag)
        if not self._namespace or role in _ONLY_FIRST:
            return b"/S/" + role.encode("ascii")
        return b"/S/%s/NS %s" % (_SECOND.get(role, role).encode("ascii"), self._namespace)


def _levelled(nodes: Iterable[Node]) -> Iterable[tuple[Node, str]]:
    """Every heading with the level it has if none is more than one below the last."""
    level = 0
    for node in nodes:
        if match := _HEADING.fullmatch(node.tag):
            level = min(int(match[1]), level + 1)
            yield node, f"H{level}"


def _related(elements: Iterable[Element], targets: Mapping[str, bytes]) -> dict[Node, list[bytes]]:
    """Each reference and entry of a contents list with what it leads to, and each note with the references to it."""
    drawn = list(elements)
    notes = {element.node.name: element.node for element in drawn if element.node.name}
    related: dict[Node, list[bytes]] = {}
    for element in drawn:
        refers = element.node.refers
        if refers in targets:
            related.setdefault(element.node, []).append(targets[refers])
        if refers in notes:
            related.setdefault(notes[refers], []).append(element.reference)
    return related


def _kid(kid: Kid, page: bytes) -> bytes:
    """An element, an annotation, or marked content: just its identifier if it is on the element's own page."""
    if isinstance(kid, Element):
        return kid.reference
    if isinstance(kid, bytes):
        return kid
    return b"%d" % kid[1] if kid[0] == page else b"<</Type/MCR/Pg %s/MCID %d>>" % kid


def _attributes(element: Element) -> bytes:
    node = element.node
    texts = ((b"Alt", node.alt), (b"Lang", node.lang), (b"ID", node.name))
    parts = [b"/%s%s" % (key, string(text)) for key, text in texts if text]
    if node.scope:
        span = b"/RowSpan %d" % node.rows if node.rows > 1 else b""
        parts.append(b"/A<</O/Table/Scope/%s%s>>" % (node.scope.encode("ascii"), span))
    if node.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode("ascii"))
    if element.box:
        box = " ".join(f"{edge:.2f}" for edge in element.box).encode("ascii")
        parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
    return b"".join(parts)
