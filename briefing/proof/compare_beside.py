"""Compares what a file says beside its pages with what its facts.json declares: links, bookmarks and tags.

Tags are what is read aloud, and the alternative texts of figures.  A program may drop all of them together, which is
a loss that is noted; it may not change them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from briefing.document.declared import Declarations, DeclaredBookmark, DeclaredLink, DeclaredTag, structure_digest
from briefing.pdf.operators import number
from briefing.proof.allowed import Check, anything, is_number, is_text, one_of
from briefing.proof.drawn_marks import NEAR_BOX, near
from briefing.proof.found_file import FoundFile, FoundPage
from briefing.proof.objects import as_array
from briefing.proof.pdf_syntax import text_of
from briefing.proof.pdfium import UnreadableError
from briefing.proof.report import Finding

_DEEPEST = 60
_LINK: dict[str, Check] = {
    "Type": one_of("Annot"),
    "Subtype": one_of("Link"),
    "F": one_of(4),
    "Border": one_of([0, 0, 0]),
    "StructParent": is_number,
    **dict.fromkeys(("Rect", "Contents", "Dest", "A", "P"), anything),
}
_BOOKMARK = dict.fromkeys(("Title", "Parent", "Prev", "Next", "First", "Last", "Count", "Dest", "A"), anything)
_OUTLINE: dict[str, Check] = {"Type": one_of("Outlines"), **dict.fromkeys(("First", "Last", "Count"), anything)}
_NAMESPACE = one_of({"Type": "Namespace", "NS": b"http://iso.org/pdf2/ssn"})
_TREE: dict[str, Check] = {
    "Type": one_of("StructTreeRoot"),
    "ParentTreeNextKey": is_number,
    "Namespaces": lambda value: isinstance(value, list) and all(map(_NAMESPACE, value)),
    **dict.fromkeys(("K", "ParentTree", "IDTree"), anything),
}
_ELEMENT: dict[str, Check] = {
    "Type": one_of("StructElem"),
    "NS": _NAMESPACE,
    # Texts of another type are skipped by some readers and read aloud by others.
    **dict.fromkeys(("Alt", "Lang", "ID"), is_text),
    **dict.fromkeys(("S", "P", "K", "Pg", "A", "Ref"), anything),
}
_ATTRIBUTES: dict[str, Check] = {
    "O": one_of("Table", "List", "Layout"),
    "Placement": one_of("Block"),
    "TextDecorationType": one_of("LineThrough"),
    **dict.fromkeys(("Scope", "RowSpan", "ListNumbering", "BBox"), anything),
}
_OWNED = {
    "Table": {"Scope", "RowSpan"},
    "List": {"ListNumbering"},
    "Layout": {"Placement", "BBox", "TextDecorationType"},
}


class BesideComparison:
    """Links, bookmarks and tags of one file."""

    def __init__(self, file: FoundFile, declared: Declarations) -> None:
        self._file, self._declared = file, declared
        self._get, self._text = file.objects.get, file.objects.text
        self._noted: dict[str, None] = {}

    def findings(self) -> Iterator[Finding]:
        """What is not as it was declared."""
        yield from self.links()
        yield from self.bookmarks()
        yield from self.structure()

    def notes(self) -> Iterator[str]:
        """What a program may do that saves a file again, once all is read."""
        yield from self._noted

    def _page(self, value: Any) -> int:
        """The number of a page, 0 if it is none."""
        return self._file.page_numbers.get(id(self._get(value)), 0)

    def links(self) -> Iterator[Finding]:
        """Links that lead elsewhere, or stand elsewhere, and whatever else lies over a page."""
        for page, written in zip(self._file.pages, self._declared.pages, strict=False):
            number_ = page.number
            for found, link in zip_longest(self.annotations(page), written.links):
                if found is None:
                    yield Finding("annotation", f"page {number_} has lost a link to {_target(link)}", number_)
                elif link is None:
                    yield Finding(
                        "annotation", f"page {number_} carries a note or link that did not belong to it", number_
                    )
                elif problem := self.unlike(found, link, number_):
                    yield Finding("annotation", f"page {number_} has a link {problem}", number_)

    def annotations(self, page: FoundPage) -> list[Any]:
        """The notes and links of a page, whatever they are."""
        return [self._get(part) or {} for part in self._file.objects.array(page.entries.get("Annots"))]

    def unlike(self, found: Any, link: DeclaredLink, page: int) -> str:
        """In what a link differs from the one that was written."""
        entries = self._file.dictionary(found, _LINK, f"a note or link on page {page}", page, "Type F Border")
        if entries.get("Subtype") != "Link":
            return "in the place of which another note stands"
        box, target = self._file.numbers(entries.get("Rect")), self.destination_of(entries)
        if len(box) != 4 or not near(box, link.extent, NEAR_BOX):
            return f"to {_target(link)} that stands elsewhere"
        if self._text(entries.get("Contents")) != link.title:
            return f"to {_target(link)} that says of itself what was not written"
        wanted = (link.target,) if isinstance(link.target, str) else link.target
        return "" if target == wanted else f"that leads elsewhere than to {_target(link)}"

    def destination_of(self, entries: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The address, or the page and the height, to which a link or bookmark leads."""
        action, place = self._get(entries.get("A")), entries.get("Dest")
        if action is not None and place is not None:
            return None
        if isinstance(action, dict):
            if action.keys() <= {"Type", "S", "URI"} and action.get("S") == "URI":
                address = self._text(action.get("URI"))
                return None if address is None else (address,)
            if not action.keys() <= {"Type", "S", "D", "SD"} or action.get("S") != "GoTo":
                return None
            place = action.get("D")
        found = self._get(place)
        if not isinstance(found, list) or len(found) != 5 or found[1:3] != ["XYZ", 0] or found[4] not in (None, 0):
            return None
        height, page = self._get(found[3]), self._page(found[0])
        if isinstance(action, dict) and "SD" in action:
            # The same place, as an element of the structure.
            element, *view = self._file.objects.array(action["SD"]) or [None]
            if view != found[1:] or self.page_of_element(element) != page:
                return None
        return (page, round(height)) if is_number(height) else None

    def page_of_element(self, value: Any) -> int:
        """The number of the page on which an element of the structure begins, 0 if it is none."""
        for _ in range(_DEEPEST):
            element = self._get(value)
            if not isinstance(element, dict) or "Pg" in element:
                break
            kids = self._get(element.get("K"))
            value = kids[0] if isinstance(kids, list) and kids else kids
        return self._page(element.get("Pg")) if isinstance(element, dict) else 0

    def bookmarks(self) -> Iterator[Finding]:
        """Bookmarks that say or lead to something else."""
        outline = self._file.catalog.get("Outlines")
        found = list(self.entries(outline, _OUTLINE, 0)) if outline is not None else []
        for entry, written in zip_longest(found, self._declared.bookmarks):
            if entry == written:
                continue
            if entry is None:
                yield Finding("bookmark", f"it has lost the bookmark “{written.title}”")
            else:
                instead = f", not “{written.title}”" if written and written.title != entry.title else ""
                yield Finding("bookmark", f"it has a bookmark “{entry.title}” that was not written so{instead}")
            return
        if outline is not None and not self._are_counted(outline):
            yield Finding("bookmark", "its bookmarks count others than they have")

    def _are_counted(self, node: Any) -> bool:
        """Whether each bookmark says how many below it show; those that are closed, by a number below 0, are noted."""
        entries = self._get(node)
        count, shown, below = self._get(entries.get("Count", 0)), 0, list[Any]()
        place = entries.get("First")
        while place is not None:
            below.append(place)
            entry = self._get(place)
            inner = self._get(entry.get("Count", 0))
            shown += 1 + (max(inner, 0) if type(inner) is int else 0)
            place = entry.get("Next")
        if type(count) is not int or abs(count) != shown:
            return False
        if count < 0:
            self._noted["its bookmarks are closed"] = None
        return all(map(self._are_counted, below))

    def entries(self, value: Any, allowed: Mapping[str, Check], level: int) -> Iterator[DeclaredBookmark]:
        """The bookmarks below one, each before those below it; UnreadableError if they do not hang together."""
        entries = self._file.dictionary(value, allowed, "the bookmarks")
        place, before, seen = entries.get("First"), None, set[int]()
        while place is not None:
            entry = self._file.dictionary(place, _BOOKMARK, "a bookmark")
            ways = (self._get(entry.get(key)) for key in ("Parent", "Prev"))
            if id(entry) in seen or level > _DEEPEST or [*map(id, ways)] != [id(entries), id(before)]:
                raise UnreadableError("its bookmarks are damaged")
            seen.add(id(entry))
            title, target = self._text(entry.get("Title")) or "", self.destination_of(entry)
            yield DeclaredBookmark(level, title, *(target if target and len(target) == 2 else (0, 0)))
            yield from self.entries(entry, _BOOKMARK, level + 1)
            place, before = entry.get("Next"), entry
        if self._get(entries.get("Last")) is not before:
            raise UnreadableError("its bookmarks are damaged")

    def structure(self) -> Iterator[Finding]:
        """Tags that are not those that were written, if there are any."""
        root = self._file.catalog.get("StructTreeRoot")
        if root is None:
            if any(b"MCID" in page.content for page in self._file.pages):
                yield Finding("structure", "it has lost its structure, but for marks that lead nowhere")
            return
        if not {"Lang", "MarkInfo"} <= self._file.catalog.keys():
            yield Finding("structure", "it has a structure, but no longer says so, or in which language it is")
        tree = _Tree(self._file, self._file.dictionary(root, _TREE, "the structure"))
        tags = list(tree.tags())
        alternatives = [tag.attributes["Alt"] for tag in tags if "Alt" in tag.attributes]
        if alternatives != list(self._declared.alternatives):
            pairs = zip_longest(alternatives, self._declared.alternatives, fillvalue="")
            found, written = next(pair for pair in pairs if pair[0] != pair[1])
            message = f"for those who do not see a figure it says “{found[:80]}”, not “{written[:80]}”"
            yield Finding("structure", message)
        elif structure_digest(tags) != self._declared.structure or not tree.is_consistent():
            yield Finding("structure", "its parts, or their order, are read aloud otherwise than they were written")


class _Tree:
    """The elements of a structure tree as they are declared."""

    def __init__(self, file: FoundFile, root: Mapping[str, Any]) -> None:
        self._file, self._root = file, root
        self._get, self._array = file.objects.get, file.objects.array
        self._marks: dict[tuple[int, int], int] = {}
        self._links: dict[int, int] = {}
        self._names: dict[bytes, int] = {}
        self._related: dict[int, set[int]] = {}
        self._led: dict[int, set[int]] = {}
        """The elements to which the links of each reference, or of each entry of the contents, lead."""
        self._annotations = {
            id(self._get(part)): (page.number, index)
            for page in file.pages
            for index, part in enumerate(self._array(page.entries.get("Annots")))
        }

    def tags(self) -> Iterator[DeclaredTag]:
        """All elements, each before those in it."""
        waiting = [(kid, 0, self._root) for kid in reversed(self.kids(self._root))]
        seen = set[int]()
        while waiting:
            value, depth, parent = waiting.pop()
            element = self._file.dictionary(value, _ELEMENT, "an element of the structure")
            if "Ref" in element and "Namespaces" not in self._root:
                self._file.report("an element of the structure holds /Ref, which only files of PDF 2.0 have")
            if id(element) in seen or self._get(element.get("P")) is not parent:
                raise UnreadableError("its structure is damaged")
            seen.add(id(element))
            if "Ref" in element:
                self._related[id(element)] = {id(self._get(part)) for part in self._array(element["Ref"])}
            if element.get("S") == "TOCI" or (element.get("S") == "Reference" and parent.get("S") != "TOCI"):
                self._led[id(element)] = set()
            kids = self.kids(element)
            texts = tuple(self.kid(kid, element) for kid in kids)
            yield DeclaredTag(depth, str(element.get("S")), texts, self.attributes(element))
            below = [(kid, depth + 1, element) for kid, text in zip(kids, texts, strict=True) if text == "element"]
            waiting += reversed(below)

    def kids(self, element: Mapping[str, Any]) -> list[Any]:
        return as_array(self._get(element.get("K")))

    def kid(self, value: Any, element: Mapping[str, Any]) -> str:
        kid = self._get(value)
        if type(kid) is int:
            return self.mark(element.get("Pg"), kid, element)
        kind = self._get(kid.get("Type")) if isinstance(kid, dict) else None
        if kind == "MCR" and kid.keys() <= {"Type", "Pg", "MCID"}:
            return self.mark(kid.get("Pg", element.get("Pg")), kid.get("MCID"), element)
        if kind == "OBJR" and kid.keys() <= {"Type", "Pg", "Obj"}:
            annotation = self._file.objects.entries(kid.get("Obj"))
            self._links[id(annotation)] = id(element)
            self.lead(annotation, element)
            page, index = self._annotations.get(id(annotation), (0, 0))
            named = self._file.page_numbers.get(id(self._get(kid.get("Pg", element.get("Pg")))), 0)
            return f"link {page}.{index}" if named == page else "link 0.0"
        return "element"

    def lead(self, annotation: Any, element: Mapping[str, Any]) -> None:
        """Keep the element to which a link leads that stands in a reference, or in a part of one."""
        action, entries = self._file.objects.entries(annotation.get("A")), self._file.objects.entries
        parents = (element, entries(element.get("P")), entries(entries(element.get("P")).get("P")))
        led = next((self._led[id(one)] for one in parents if id(one) in self._led), None)
        if led is not None and (place := self._array(action.get("SD"))):
            led.add(id(self._get(place[0])))

    def mark(self, page: Any, identifier: Any, element: Mapping[str, Any]) -> str:
        number_ = self._file.page_numbers.get(id(self._get(page)), 0)
        self._marks[number_, identifier] = id(element)
        return f"mark {number_}.{identifier}"

    def attributes(self, element: dict[str, Any]) -> dict[str, str]:
        texts = {key: self._get(element.get(key)) for key in ("Alt", "Lang", "ID")}
        found = {key: text_of(text) for key, text in texts.items() if isinstance(text, bytes)}
        if isinstance(texts["ID"], bytes):
            self._names[texts["ID"]] = id(element)
        for part in as_array(self._get(element.get("A"))):
            attributes = self._file.dictionary(part, _ATTRIBUTES, "an element of the structure")
            if ("BBox" in attributes) != ("Placement" in attributes):
                self._file.report("an element of the structure has only one of /Placement and /BBox")
            if not attributes.keys() - {"O"} <= _OWNED.get(str(self._get(attributes.get("O"))), frozenset()):
                self._file.report("an element of the structure has attributes that are not of their owner")
            plain = {
                key: self._get(attributes[key])
                for key in ("Scope", "ListNumbering", "RowSpan", "TextDecorationType")
                if key in attributes
            }
            found |= {key: str(value) for key, value in plain.items()}
            if "BBox" in attributes:
                found["BBox"] = " ".join(map(number, self._file.numbers(attributes["BBox"])))
        return found

    def is_consistent(self) -> bool:
        """Whether the ways from marks, links and names to elements lead to those that name them, once all are read."""
        parents = dict(self.pairs(self._root.get("ParentTree"), "Nums"))
        for page in self._file.pages:
            own = {mark: element for (number_, mark), element in self._marks.items() if number_ == page.number}
            places = self._array(self.parent(parents, page.entries.get("StructParents")))
            if [id(self._get(part)) for part in places] != [own.get(index) for index in range(len(own))]:
                return False
            for part in self._array(page.entries.get("Annots")):
                link = self._get(part)
                if not isinstance(link, dict):
                    return False
                owner = self._get(self.parent(parents, link.get("StructParent")))
                if id(link) in self._links and self._links[id(link)] != id(owner):
                    return False
        named = {key: id(self._get(value)) for key, value in self.pairs(self._root.get("IDTree"), "Names")}
        return named == self._names and self._related == dict(self.relations())

    def relations(self) -> Iterator[tuple[int, set[int]]]:
        """In PDF 2.0 each reference with what its links lead to, and each note with the references to it."""
        mentions: dict[int, set[int]] = {}
        for reference, led in self._led.items():
            if led:
                yield reference, led
            for note in led.intersection(self._names.values()):
                mentions.setdefault(note, set()).add(reference)
        yield from mentions.items()

    def parent(self, parents: Mapping[int, Any], value: Any) -> Any:
        """What the tree of parents has under a number; nothing under anything else."""
        key = self._get(value)
        return parents.get(key) if type(key) is int else None

    def pairs(self, value: Any, key: str) -> Iterator[tuple[Any, Any]]:
        """The entries of a tree of numbers or names."""
        for node in self._file.nodes(value, key):
            named = self._array(node.get(key))
            names = [self._get(name) for name in named[::2]]
            if len(named) % 2 or not all(isinstance(name, bytes if key == "Names" else int) for name in names):
                raise UnreadableError("its structure is damaged")
            yield from zip(names, named[1::2], strict=True)


def _target(link: DeclaredLink) -> str:
    return link.target if isinstance(link.target, str) else f"page {link.target[0]}"
