"""The structure of a document, and how a reader gets about in it: structure tree, destinations, links and outline.

The tree (ISO 32000-2, 14.7 and 14.8) consists of elements, the parent tree and identifiers.  It grows as the document
is drawn: a node becomes an element with its first mark, so that the order of first marks is the order of reading.  It
is written when all is drawn, since elements refer to others that come later; so do links (12.3 and 12.5.6.5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfdoc

from briefing.document.declared import DeclaredTag
from briefing.document.occurrences import Extent
from briefing.layout.runs import Hyperlink, Node
from briefing.pdf.operators import number
from briefing.pdf.writer import Raw, string
from briefing.records import NamedTuple
from briefing.reportlab_private import IndirectObject

_NAMESPACE = b"<</Type/Namespace/NS(http://iso.org/pdf2/ssn)>>"
# Roles that PDF 2.0 has another name for, and those that it has no more: they stay in the namespace of PDF 1.7.
_SECOND = {"Note": "FENote"}
_ONLY_FIRST = {"BlockQuote", "Code", "Reference", "TOC", "TOCI"}
_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))


class Element(Raw):
    """A node that was drawn: its own object, with its reference, its first page and its kids in reading order."""

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.reference = b""
        self.page = b""
        self.kids: list[Kid] = []
        self.box: Extent | None = None


class AnnotationKid(NamedTuple):
    """An annotation and its page, as references."""

    annotation: bytes
    page: bytes


Kid: TypeAlias = Element | AnnotationKid | tuple[bytes, int]
"""An element, an annotation, or marked content by its page and its identifier there."""


class StructureTree:
    """The elements of one document; `refer` makes an object part of it and gives its reference."""

    def __init__(self, refer: Callable[[pdfdoc.PDFObject], bytes]) -> None:
        self._refer = refer
        self._elements: dict[Node, Element] = {}
        self._top: list[Element] = []
        # By key: of a page the element of each of its marks, of an annotation its element (14.7.5.4).
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
        element.kids.append(AnnotationKid(annotation, page))
        return len(self._parents) - 1

    def set_box(self, node: Node, box: Extent) -> None:
        """The bounding box of a figure."""
        self._element(node).box = box

    def reference(self, node: Node) -> bytes:
        """The reference of the element of `node`."""
        return self._element(node).reference

    def _element(self, node: Node) -> Element:
        """The element of `node`; if it is new, it becomes the last kid of its parent."""
        element = self._elements.get(node)
        if element is None:
            element = self._elements[node] = Element(node)
            element.reference = self._refer(element)
            (self._element(node.parent).kids if node.parent else self._top).append(element)
        return element

    def finish(self, targets: Mapping[str, bytes], *, is_second: bool) -> bytes:
        """The reference of the structure tree root, once all elements are written; of PDF 2.0 if `is_second`.

        `targets` are the references of the elements at the anchors.
        """
        namespace = self._refer(Raw(_NAMESPACE)) if is_second else b""
        root = Raw()
        reference = self._refer(root)
        related = self._related(targets) if is_second else {}
        for element, role in self._roles():
            parent = self._elements[element.node.parent].reference if element.node.parent else reference
            element.content = _dictionary(element, role, parent, namespace, related.get(element.node, ()))
        owners = (
            owner.reference if isinstance(owner, Element) else b"[%s]" % b" ".join(e.reference for e in owner)
            for owner in self._parents
        )
        parents = self._refer(Raw(b"<</Nums[%s]>>" % b"\n".join(b"%d %s" % entry for entry in enumerate(owners))))
        kids = b" ".join(element.reference for element in self._top)
        named = sorted((string(node.name), element.reference) for node, element in self._elements.items() if node.name)
        names = b" ".join(name + reference for name, reference in named)
        root.content = b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d%s%s>>" % (
            kids,
            parents,
            len(self._parents),
            b"/IDTree<</Names[%s]>>" % names if named else b"",
            b"/Namespaces[%s]" % namespace if is_second else b"",
        )
        return reference

    def _roles(self) -> Iterator[tuple[Element, str]]:
        """Each element and its type; a heading has a level at most one below the last, as PDF/UA-1 asks for."""
        level = 0
        for element in self._elements.values():
            role = element.node.tag
            if role in _HEADINGS:
                level = min(int(role[1]), level + 1)
                role = f"H{level}"
            yield element, role

    def tags(
        self, pages: Mapping[bytes, int], annotations: Mapping[bytes, int], *, is_second: bool
    ) -> Iterator[DeclaredTag]:
        """The tree as a reader of the file finds it; `pages` and `annotations` have the numbers of references."""
        roles = dict(self._roles())

        def kid_text(kid: Kid) -> str:
            if isinstance(kid, Element):
                return "element"
            if isinstance(kid, AnnotationKid):
                return f"link {pages[kid.page]}.{annotations[kid.annotation]}"
            return f"mark {pages[kid[0]]}.{kid[1]}"

        for depth, element in _below(self._top):
            role = _SECOND.get(roles[element], roles[element]) if is_second else roles[element]
            yield DeclaredTag(depth, role, tuple(map(kid_text, element.kids)), _declared_attributes(element))

    def _related(self, targets: Mapping[str, bytes]) -> dict[Node, list[bytes]]:
        """Each reference and contents entry with what it leads to, and each note with the references to it."""
        notes = {node.name: node for node in self._elements if node.name}
        related: dict[Node, list[bytes]] = {}
        for node, element in self._elements.items():
            if node.refers in targets:
                related.setdefault(node, []).append(targets[node.refers])
            if node.refers in notes:
                related.setdefault(notes[node.refers], []).append(element.reference)
        return related


def _below(top: Iterable[Element]) -> Iterator[tuple[int, Element]]:
    """Some elements and those below them, each with how deep it lies."""
    waiting = [(0, element) for element in top]
    waiting.reverse()
    while waiting:
        depth, element = waiting.pop()
        yield depth, element
        waiting += [(depth + 1, kid) for kid in reversed(element.kids) if isinstance(kid, Element)]


def _dictionary(element: Element, role: str, parent: bytes, namespace: bytes, related: Sequence[bytes]) -> bytes:
    """The dictionary of a structure element (14.7.2); `namespace` is the reference of PDF 2.0's, or empty."""
    if not namespace or role in _ONLY_FIRST:
        kind = b"/S/" + role.encode("ascii")
    else:
        kind = b"/S/%s/NS %s" % (_SECOND.get(role, role).encode("ascii"), namespace)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(kid.reference)
        elif isinstance(kid, AnnotationKid):
            kids.append(b"<</Type/OBJR/Obj %s/Pg %s>>" % kid)
        else:  # marked content: just its identifier if it is on the element's own page
            kids.append(b"%d" % kid[1] if kid[0] == element.page else b"<</Type/MCR/Pg %s/MCID %d>>" % kid)
    page = b"/Pg " + element.page if element.page else b""
    seen = b"/Ref[%s]" % b" ".join(related) if related else b""
    return b"<<%s/P %s/K[%s]%s%s%s>>" % (kind, parent, b" ".join(kids), page, seen, _attributes(element))


def _attributes(element: Element) -> bytes:
    node = element.node
    texts = ((b"Alt", node.alt), (b"Lang", node.lang), (b"ID", node.name))
    parts = [b"/%s%s" % (key, string(text)) for key, text in texts if text]
    if node.scope:
        span = b"/RowSpan %d" % node.rows if node.rows > 1 else b""
        parts.append(b"/A<</O/Table/Scope/%s%s>>" % (node.scope.encode("ascii"), span))
    if node.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode("ascii"))
    if node.decoration:
        parts.append(b"/A<</O/Layout/TextDecorationType/%s>>" % node.decoration.encode("ascii"))
    if element.box:
        box = " ".join(f"{edge:.2f}" for edge in element.box).encode("ascii")
        parts.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
    return b"".join(parts)


def _declared_attributes(element: Element) -> dict[str, str]:
    node = element.node
    found = {"Alt": node.alt, "Lang": node.lang, "ID": node.name, "Scope": node.scope, "ListNumbering": node.numbering}
    found["TextDecorationType"] = node.decoration
    found["RowSpan"] = str(node.rows) if node.scope and node.rows > 1 else ""
    found["BBox"] = " ".join(map(number, element.box)) if element.box else ""
    return {key: text for key, text in found.items() if text}


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

    def below(self, level: int = 0) -> Iterator[tuple[int, Bookmark]]:
        """Each entry below it with its level, in their order."""
        for kid in self.kids:
            yield level, kid
            yield from kid.below(level + 1)

    def write_kids(
        self, reference: bytes, refer: Callable[[pdfdoc.PDFObject], bytes], entries: Mapping[str, bytes]
    ) -> bytes:
        """The entries of the dictionary that has that reference which lead to its kids, which are written here."""
        if not self.kids:
            return b""
        objects = [Raw() for _ in self.kids]
        own = [refer(item) for item in objects]
        for index, (kid, item) in enumerate(zip(self.kids, objects, strict=True)):
            before = b"/Prev " + own[index - 1] if index else b""
            after = b"/Next " + own[index + 1] if kid is not self.kids[-1] else b""
            item.content = b"<</Title%s/Parent %s%s%s%s%s>>" % (
                string(kid.title),
                reference,
                before,
                after,
                kid.write_kids(own[index], refer, entries),
                entries[kid.anchor],
            )
        return b"/First %s/Last %s/Count %d" % (own[0], own[-1], self.size())


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

    def entries(self) -> Iterator[tuple[int, Bookmark]]:
        """Each entry with its level, in their order."""
        return self._root.below()

    def write(self, refer: Callable[[pdfdoc.PDFObject], bytes], entries: Mapping[str, bytes]) -> bytes | None:
        """The reference of the outline, None if it is empty; `entries` lead to anchors."""
        if not self._root.kids:
            return None
        root = Raw()
        reference = refer(root)
        root.content = b"<</Type/Outlines%s>>" % self._root.write_kids(reference, refer, entries)
        return reference
