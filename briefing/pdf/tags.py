"""Nodes that were drawn in, the structure tree out (ISO 32000-1, 14.7): elements, parent tree, identifiers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from reportlab.pdfbase import pdfdoc

from briefing.layout.structure import Node
from briefing.pdf.syntax import Raw, string

_NAMESPACE = b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>"
_SECOND = {b"Note": b"FENote"}
_ONLY_FIRST = {"BlockQuote", "Reference"}

Kid: TypeAlias = Node | bytes | tuple[bytes, int]


class StructureTree:
    """Grows as a document is drawn: the order of first marks is the order of reading."""

    def __init__(self, refer: Callable[[pdfdoc.PDFObject], bytes]) -> None:
        self._refer = refer
        self._elements: dict[Node, Raw] = {}
        self._references: dict[Node, bytes] = {}
        self._kids: dict[Node, list[Kid]] = {}
        self._top: list[Node] = []
        self._parents: list[list[Node] | Node] = []
        self._boxes: dict[Node, tuple[float, float, float, float]] = {}
        self._namespace = b""

    def new_page(self) -> int:
        """The StructParents key of a new page."""
        self._parents.append([])
        return len(self._parents) - 1

    def mark(self, node: Node, page_key: int, page: bytes) -> int:
        """The marked-content identifier of the next piece of `node` on the page with that key and reference."""
        self._enter(node)
        marks = self._parents[page_key]
        assert isinstance(marks, list)
        marks.append(node)
        self._kids[node].append((page, len(marks) - 1))
        return len(marks) - 1

    def add_annotation(self, node: Node, annotation: bytes, page: bytes) -> int:
        """The StructParent key of an annotation that belongs to `node`."""
        self._enter(node)
        self._parents.append(node)
        self._kids[node].append(b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation, page))
        return len(self._parents) - 1

    def set_box(self, node: Node, box: tuple[float, float, float, float]) -> None:
        """The bounding box of a figure: left, bottom, right, top in points."""
        self._boxes[node] = box

    def reference(self, node: Node) -> bytes:
        """The reference of the element of `node`."""
        self._enter(node)
        return self._references[node]

    def finish(self, *, is_second: bool) -> bytes:
        """The reference of the structure tree root, once all elements are written; of PDF 2.0 if `is_second`."""
        self._namespace = self._refer(Raw(_NAMESPACE)) if is_second else b""
        root = Raw()
        reference = self._refer(root)
        for node, element in self._elements.items():
            element.content = self._element(node, reference)
        kids = b" ".join(self._references[node] for node in self._top)
        identifiers = sorted(
            (string(node.name), reference) for node, reference in self._references.items() if node.name
        )
        names = b" ".join(name + reference for name, reference in identifiers)
        root.content = b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d%s%s>>" % (
            kids,
            self._parent_tree(),
            len(self._parents),
            b"/IDTree<</Names[%s]>>" % names if names else b"",
            b"/Namespaces[%s]" % self._namespace if is_second else b"",
        )
        return reference

    def _enter(self, node: Node) -> None:
        """Register `node` and those of its ancestors that are new, each as the last kid of its parent."""
        if node in self._elements:
            return
        element = Raw()
        self._elements[node] = element
        self._references[node] = self._refer(element)
        self._kids[node] = []
        if node.parent is None:
            self._top.append(node)
        else:
            self._enter(node.parent)
            self._kids[node.parent].append(node)

    def _element(self, node: Node, root: bytes) -> bytes:
        parent = self._references[node.parent] if node.parent else root
        kids = self._kids[node]
        page = next((kid[0] for kid in kids if isinstance(kid, tuple)), b"")
        content = b" ".join(self._kid(kid, page) for kid in kids)
        head = b"<<%s/P %s/K[%s]" % (self._role(node), parent, content)
        return head + (b"/Pg " + page if page else b"") + self._attributes(node) + b">>"

    def _role(self, node: Node) -> bytes:
        role = node.role.encode("ascii")
        if not self._namespace or node.role in _ONLY_FIRST:
            return b"/S/" + role
        return b"/S/%s/NS %s" % (_SECOND.get(role, role), self._namespace)

    def _kid(self, kid: Kid, page: bytes) -> bytes:
        """An element, an annotation, or marked content: just its identifier if it is on the element's own page."""
        if isinstance(kid, Node):
            return self._references[kid]
        if isinstance(kid, bytes):
            return kid
        return b"%d" % kid[1] if kid[0] == page else b"<</Type/MCR/Pg %s/MCID %d>>" % kid

    def _attributes(self, node: Node) -> bytes:
        parts = [b"/%s%s" % (key, string(text)) for key, text in self._texts(node) if text]
        if node.scope:
            parts.append(b"/A<</O/Table/Scope/%s>>" % node.scope.encode("ascii"))
        if node.numbering:
            parts.append(b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode("ascii"))
        if box := self._boxes.get(node):
            parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % " ".join(f"{v:.2f}" for v in box).encode())
        return b"".join(parts)

    @staticmethod
    def _texts(node: Node) -> tuple[tuple[bytes, str], ...]:
        return (b"Alt", node.alt), (b"Lang", node.lang), (b"ID", node.name)

    def _parent_tree(self) -> bytes:
        entries = []
        for key, owner in enumerate(self._parents):
            nodes = owner if isinstance(owner, list) else [owner]
            references = b" ".join(self._references[node] for node in nodes)
            entries.append(b"%d %s" % (key, b"[%s]" % references if isinstance(owner, list) else references))
        return self._refer(Raw(b"<</Nums[%s]>>" % b"\n".join(entries)))
