"""Nodes that were drawn in, the structure tree out (ISO 32000-2, 14.7): elements, parent tree, identifiers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlab.pdfbase import pdfdoc

from briefing.layout.structure import Node
from briefing.pdf.elements import NAMESPACE, Element, ElementWriter
from briefing.pdf.syntax import Raw, string


class StructureTree:
    """Grows as a document is drawn: the order of first marks is the order of reading."""

    def __init__(self, refer: Callable[[pdfdoc.PDFObject], bytes]) -> None:
        self._refer = refer
        self._elements: dict[Node, Element] = {}
        self._top: list[Element] = []
        self._parents: list[list[Element] | Element] = []

    def new_page(self) -> int:
        """The StructParents key of a new page."""
        self._parents.append([])
        return len(self._parents) - 1

    def mark(self, node: Node, page_key: int, page: bytes) -> int:
        """The marked-content identifier of the next piece of `node` on the page with that key and reference."""
        element, marks = self._element(node), self._parents[page_key]
        assert isinstance(marks, list)
        marks.append(element)
        element.page = element.page or page
        element.kids.append((page, len(marks) - 1))
        return len(marks) - 1

    def add_annotation(self, node: Node, annotation: bytes, page: bytes) -> int:
        """The StructParent key of an annotation that belongs to `node`."""
        element = self._element(node)
        self._parents.append(element)
        element.kids.append(b"<</Type/OBJR/Obj %s/Pg %s>>" % (annotation, page))
        return len(self._parents) - 1

    def set_box(self, node: Node, box: tuple[float, float, float, float]) -> None:
        """The bounding box of a figure: left, bottom, right, top in points."""
        self._element(node).box = box

    def reference(self, node: Node) -> bytes:
        """The reference of the element of `node`."""
        return self._element(node).reference

    def finish(self, targets: Mapping[str, bytes], *, is_second: bool) -> bytes:
        """The reference of the structure tree root, once all elements are written; of PDF 2.0 if `is_second`.

        `targets` are the references of the elements at the anchors.
        """
        namespace = self._refer(Raw(NAMESPACE)) if is_second else b""
        root = Raw()
        reference = self._refer(root)
        writer = ElementWriter(self._elements, reference, namespace, targets)
        for element in self._elements.values():
            writer.write(element)
        kids = b" ".join(element.reference for element in self._top)
        keys = len(self._parents)
        entries = b"/K[%s]/ParentTree %s/ParentTreeNextKey %d" % (kids, self._refer(self._parent_tree()), keys)
        spaces = b"/Namespaces[%s]" % namespace if is_second else b""
        root.content = b"<</Type/StructTreeRoot%s%s%s>>" % (entries, self._identifiers(), spaces)
        return reference

    def _element(self, node: Node) -> Element:
        """The element of `node`; if it is new, it becomes the last kid of its parent."""
        element = self._elements.get(node)
        if element is None:
            element = self._elements[node] = Element(node)
            element.reference = self._refer(element)
            (self._element(node.parent).kids if node.parent else self._top).append(element)
        return element

    def _identifiers(self) -> bytes:
        named = sorted((string(node.name), element.reference) for node, element in self._elements.items() if node.name)
        return b"/IDTree<</Names[%s]>>" % b" ".join(name + reference for name, reference in named) if named else b""

    def _parent_tree(self) -> Raw:
        entries = (b"%d %s" % (key, _owners(owner)) for key, owner in enumerate(self._parents))
        return Raw(b"<</Nums[%s]>>" % b"\n".join(entries))


def _owners(owner: list[Element] | Element) -> bytes:
    if isinstance(owner, Element):
        return owner.reference
    return b"[%s]" % b" ".join(element.reference for element in owner)
