"""Reads the pages and attached files of a PDF; what no file of ours may hold is a finding with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Any

from briefing.document.drawing import Raster
from briefing.proof import allowed
from briefing.proof.allowed import STREAM, Check, anything, is_number, is_text
from briefing.proof.drawn import SPACES, PageReader, PageResources, UnknownOperatorError
from briefing.proof.drawn_marks import NEAR_BOX, Hatching, near
from briefing.proof.embedded_faces import EmbeddedFace
from briefing.proof.objects import PdfObjects, as_array
from briefing.proof.pdf_syntax import PdfStream, Reference, text_of
from briefing.proof.pdfium import UnreadableError
from briefing.proof.report import Finding
from briefing.records import NamedTuple


class EmbeddedFile(NamedTuple):
    """A file inside the file: its name, what it says of itself, and its bytes."""

    name: str
    description: str
    data: bytes


class FoundResources(NamedTuple):
    """What the operators of a page may name: faces, pictures, and for the reader of operators all of them."""

    faces: Mapping[str, EmbeddedFace]
    pictures: Mapping[str, Raster]
    named: PageResources


class FoundPage(NamedTuple):
    """A page of a file: its number, its dictionary with what it inherits, its operators and their resources."""

    number: int
    entries: Mapping[str, Any]
    content: bytes
    resources: FoundResources


class FoundFile:
    """The pages of a file; `findings` has what a file of ours does not hold, as far as it was looked at."""

    def __init__(self, objects: PdfObjects) -> None:
        self.objects = objects
        self.findings: list[Finding] = []
        self.file_dates: list[str] = []
        self._faces: dict[int | None, EmbeddedFace] = {}
        self._resources: dict[int | None, FoundResources] = {}
        self.page_numbers: dict[int, int] = {}
        """The number of each page, by the identity of its dictionary."""
        self.compare_keys(objects.trailer, dict.fromkeys(allowed.TRAILER, anything), "the file")
        self.catalog = self.dictionary(objects.trailer.get("Root"), allowed.CATALOG, "the catalog", needed="Type")

    def resolved(self, value: Any, depth: int = 0) -> Any:
        """A value with what it refers to, three levels deep."""
        value = self.objects.get(value)
        if depth < 3 and isinstance(value, dict):
            return {key: self.resolved(part, depth + 1) for key, part in value.items()}
        if depth < 3 and isinstance(value, list):
            return [self.resolved(part, depth + 1) for part in value]
        return value

    def numbers(self, value: Any) -> tuple[float, ...]:
        """The numbers of an array; none if it is no such array."""
        found = self.resolved(value)
        return tuple(found) if isinstance(found, list) and all(map(is_number, found)) else ()

    def dictionary(
        self, value: Any, keys: Mapping[str, Check], place: str, page: int = 0, needed: str = ""
    ) -> dict[str, Any]:
        """A dictionary that holds nothing but what is allowed, and the keys `needed`; an empty one if there is none."""
        found = self.objects.get(value)
        if not isinstance(found, dict):
            self.report(f"{place} is missing, or no dictionary", page)
            return {}
        self.compare_keys(found, keys, place, page, needed)
        return found

    def stream(self, value: Any, keys: Mapping[str, Check], place: str, needed: str = "") -> bytes:
        """What a stream holds whose dictionary has nothing but what is allowed, and the keys `needed`."""
        found = self.objects.get(value)
        if not isinstance(found, PdfStream):
            self.report(f"{place} is missing, or no stream")
            return b""
        self.compare_keys(found.entries, {**STREAM, **keys}, place, needed=needed)
        return self.objects.decoded(found)

    def compare_keys(
        self, entries: Mapping[str, Any], keys: Mapping[str, Check], place: str, page: int = 0, needed: str = ""
    ) -> None:
        """Report each key that is not allowed, or is needed and gone, and each value that is not allowed."""
        for key in needed.split():
            if entries.get(key) is None:
                self.report(f"{place} has lost its /{key}", page)
        for key in entries:
            if key not in keys:
                self.report(f"{place} holds /{key}, which no file of ours has", page)
            elif keys[key] is not anything and not keys[key](self.resolved(entries[key])):
                self.report(f"{place} has another /{key} than files of ours", page)

    def report(self, message: str, page: int = 0) -> None:
        """Add a finding: something that a file of ours does not hold."""
        self.findings.append(Finding("object", message, page))

    @cached_property
    def pages(self) -> list[FoundPage]:
        """All pages, in their order."""
        return [self._page(number, entries) for number, entries in enumerate(self._page_entries(), 1)]

    def _page_entries(self) -> Iterator[dict[str, Any]]:
        """The dictionary of each page, with what it inherits."""
        waiting: list[tuple[Any, dict[str, Any], Any]] = [(self.catalog.get("Pages"), {}, None)]
        seen, lists, counted = set[int](), list[dict[str, Any]](), Counter[int]()
        while waiting:
            value, inherited, parent = waiting.pop()
            node = self.objects.get(value)
            if not isinstance(node, dict) or id(node) in seen or self.objects.get(node.get("Parent")) is not parent:
                raise UnreadableError("its list of pages is damaged, or names a page twice")
            seen.add(id(node))
            if self.objects.get(node.get("Type")) == "Page":
                if not self.page_numbers and not self.objects.is_shown_first(node):
                    self.findings.append(Finding("pages", "while it is loaded it shows another page first"))
                self.page_numbers[id(node)] = len(self.page_numbers) + 1
                while parent is not None:
                    counted[id(parent)] += 1
                    parent = self.objects.get(parent.get("Parent"))
                if any(
                    key in node and self.objects.get(node[key]) != self.objects.get(inherited[key]) for key in inherited
                ):
                    self.report("its list of pages says other things than its pages")
                yield {**inherited, **node}
                continue
            self.compare_keys(node, allowed.PAGES, "the list of pages")
            lists.append(node)
            below = inherited | {key: node[key] for key in ("MediaBox", "Resources", "Rotate") if key in node}
            waiting += [(kid, below, node) for kid in reversed(self.objects.array(node.get("Kids")))]
        # Some readers show as many pages as are counted, others all.
        if any(self.objects.get(node.get("Count")) != counted[id(node)] for node in lists):
            self.findings.append(Finding("pages", "its list of pages counts other pages than it has"))

    def _page(self, number: int, entries: dict[str, Any]) -> FoundPage:
        place = f"page {number}"
        is_tagged = "StructTreeRoot" in self.catalog
        self.compare_keys(entries, allowed.PAGE, place, number, "Type Tabs StructParents" if is_tagged else "Type")
        return FoundPage(
            number, entries, self._content(entries.get("Contents"), number), self._resources_of(entries, number)
        )

    def _content(self, value: Any, page: int) -> bytes:
        parts = []
        for stream in map(self.objects.get, as_array(self.objects.get(value))):
            if not isinstance(stream, PdfStream):
                self.report(f"the content of page {page} is no stream in one part", page)
                continue
            self.compare_keys(stream.entries, STREAM, f"the content of page {page}", page)
            parts.append(self.objects.decoded(stream))
        return b"\n".join(parts)

    def _resources_of(self, entries: Mapping[str, Any], page: int) -> FoundResources:
        value = entries.get("Resources")
        number = value.number if isinstance(value, Reference) else None
        if number is None or number not in self._resources:
            self._resources[number] = self._read_resources(value, page)
        return self._resources[number]

    def _read_resources(self, value: Any, page: int) -> FoundResources:
        place = f"page {page}"
        found = self.dictionary(value, allowed.RESOURCES, f"what {place} draws with", page)
        groups = {key: self.objects.entries(found.get(key)) for key in allowed.RESOURCES}
        faces = {name: face for name, part in groups["Font"].items() if (face := self._face(part, name, page))}
        states = {name: self._alpha(part, name, page) for name, part in groups["ExtGState"].items()}
        patterns = {name: self._hatching(part, name, page) for name, part in groups["Pattern"].items()}
        pictures = {name: self._picture(part, name, page) for name, part in groups["XObject"].items()}
        return FoundResources(
            faces,
            {picture.sha256: picture for picture in pictures.values() if picture},
            PageResources(
                {name: face.table for name, face in faces.items()},
                states,
                {name: pattern for name, pattern in patterns.items() if pattern},
                {name: picture.sha256 for name, picture in pictures.items() if picture},
                {name: self._space(part, name, page) for name, part in groups["ColorSpace"].items()},
            ),
        )

    def _face(self, value: Any, name: str, page: int) -> EmbeddedFace | None:
        """A face, which may be that of several pages."""
        number, font = value.number if isinstance(value, Reference) else None, self.objects.get(value)
        if not isinstance(font, dict):
            self.report(f"the face /{name} of page {page} is none", page)
            return None
        if number is None or number not in self._faces:
            face = EmbeddedFace(self.objects, font)
            for problem in face.problems():
                self.findings.append(Finding("letters", f"the face /{name} of page {page} {problem}", page))
            self._faces[number] = face
        return self._faces[number]

    @property
    def faces(self) -> Iterable[EmbeddedFace]:
        """All faces of all pages."""
        return self._faces.values()

    def _alpha(self, value: Any, name: str, page: int) -> float | None:
        place = f"the setting /{name} of page {page}"
        found = self.dictionary(value, allowed.STATE, place, page)
        fill, stroke = (self.objects.get(found.get(key)) for key in ("ca", "CA"))
        if fill != stroke:
            self.report(f"{place} is not of the sort that files of ours have", page)
        return float(fill) if is_number(fill) else None

    def _space(self, value: Any, name: str, page: int) -> str:
        found = self.resolved(value)
        known = found[0] if isinstance(found, list) and len(found) == 1 else found
        if known not in SPACES:
            self.report(f"the colour space /{name} of page {page} is none that pages of ours have", page)
        return str(known)

    def _hatching(self, value: Any, name: str, page: int) -> Hatching | None:
        place, found = f"the pattern /{name} of page {page}", self.objects.get(value)
        if not isinstance(found, PdfStream):
            self.report(f"{place} is not of the sort that files of ours have", page)
            return None
        self.compare_keys(found.entries, allowed.TILING, place, page)
        size = tuple(self.objects.get(found.entries.get(key)) for key in ("XStep", "YStep"))
        box, matrix = self.numbers(found.entries.get("BBox")), self.numbers(found.entries.get("Matrix"))
        try:
            marks = PageReader(PageResources()).read(self.objects.decoded(found))
        except UnknownOperatorError as error:
            self.report(f"{place} has {error}", page)
            return None
        if box != (0, 0, *size) or len(matrix) != 6:
            self.report(f"{place} is not of the sort that files of ours have", page)
            return None
        a, b, c, d, e, f = matrix
        return Hatching(size, (a, b, c, d, e, f), tuple(marks))

    def _picture(self, value: Any, name: str, page: int) -> Raster | None:
        place, found = f"the picture /{name} of page {page}", self.objects.get(value)
        if not isinstance(found, PdfStream) or self.objects.get(found.entries.get("Subtype")) != "Image":
            self.report(f"{place} is not of the sort that files of ours have", page)
            return None
        self.compare_keys(found.entries, allowed.IMAGE, place, page)
        mask = self.objects.get(found.entries.get("SMask"))
        if isinstance(mask, PdfStream):
            self.compare_keys(mask.entries, allowed.IMAGE, f"the opacity of {place}", page)
        width, height = (self.objects.get(found.entries.get(key)) for key in ("Width", "Height"))
        if not all(type(side) is int and 0 < side <= 100_000 for side in (width, height)):
            self.report(f"{place} has no size", page)
            return None
        is_jpeg = self.objects.is_jpeg(found)
        rgb = self.objects.decoded(found, keeps_jpeg=True)
        alpha = self.objects.decoded(mask) if isinstance(mask, PdfStream) else b""
        entries = mask.entries if isinstance(mask, PdfStream) else {}
        shape = [self.objects.get(entries.get(key)) for key in ("Width", "Height", "ColorSpace")]
        if entries and shape != [width, height, "DeviceGray"]:
            self.report(f"the opacity of {place} has another shape than its pixels", page)
        sizes = (width * height, 3 * width * height, *([len(rgb)] if is_jpeg else []))
        if len(rgb) not in sizes or len(alpha) not in (0, width * height):
            self.report(f"{place} has another size than its pixels", page)
        return Raster(width, height, rgb, alpha, is_jpeg)

    def embedded_files(self) -> list[EmbeddedFile]:
        """The files in it, as readers list them; what they list otherwise is reported."""
        names = self.catalog.get("Names")
        groups = {} if names is None else self.dictionary(names, {"EmbeddedFiles": anything}, "the list of names")
        pairs: list[tuple[Any, Any]] = []
        for node in self.nodes(groups.get("EmbeddedFiles"), "Names"):
            named = [*map(self.objects.get, self.objects.array(node.get("Names")))]
            pairs += zip(named[::2], named[1::2], strict=False)
            if len(named) % 2:
                self.findings.append(Finding("attachment", "its list of files has a name without a file"))
        if any(
            isinstance(key, bytes) and isinstance(then, bytes) and key >= then
            for (key, _), (then, _) in pairwise(pairs)
        ):
            self.findings.append(Finding("attachment", "its files are not listed in the order in which readers look"))
        known = {id(specification) for _, specification in pairs}
        associated = self.objects.array(self.catalog.get("AF"))
        if associated and len(associated) != len(known):
            self.findings.append(Finding("attachment", "not all of its files are said to belong to it"))
        if any(id(self.objects.get(part)) not in known for part in associated):
            self.findings.append(Finding("attachment", "a file is attached that is not among those listed by name"))
        return [self._embedded(name, specification) for name, specification in pairs]

    def _embedded(self, key: Any, value: Any) -> EmbeddedFile:
        entries = self.dictionary(value, allowed.SPECIFICATION, "an attached file", needed="Type AFRelationship")
        name, other, description = (self.objects.text(entries.get(key)) or "" for key in ("UF", "F", "Desc"))
        place = f"attachment {name[:80]}"
        streams = self.dictionary(entries.get("EF"), {"F": anything, "UF": anything}, place)
        found = [stream for part in streams.values() if isinstance(stream := self.objects.get(part), PdfStream)]
        is_whole = 0 < len(found) == len(streams)
        if not is_whole or not isinstance(key, bytes) or {text_of(key), other} != {name}:
            self.findings.append(Finding("attachment", f"{place} has two names, or no content"))
            return EmbeddedFile(name, description, b"")
        for stream in found:
            self.compare_keys(stream.entries, allowed.EMBEDDED, place, needed="Type Subtype")
            parameters = self.objects.entries(self.resolved(stream.entries.get("Params")))
            data = self.objects.decoded(stream)
            kind = "text/csv" if name.endswith(".csv") else "application/json"
            self.file_dates += (text_of(t) for key, t in parameters.items() if key in allowed.DATES and is_text(t))
            known = (check(parameters[key], data) for key, check in allowed.PARAMETERS.items() if key in parameters)
            if stream.entries.get("Subtype", kind) != kind or not all(known):
                self.findings.append(Finding("attachment", f"{place} says of itself what was not written"))
        contents = {self.objects.decoded(stream) for stream in found}
        if len(contents) > 1:
            self.findings.append(
                Finding("attachment", f"{place} has one content for some readers and another for others")
            )
        return EmbeddedFile(name, description, self.objects.decoded(found[0]))

    def nodes(self, value: Any, key: str) -> Iterator[dict[str, Any]]:
        """The nodes of a tree of names or numbers (7.9.6 and 7.9.7), whose leaves have `key`."""
        waiting, seen = [value] if value is not None else [], set[int]()
        while waiting:
            node = self.dictionary(
                waiting.pop(), {key: anything, "Kids": anything, "Limits": anything}, "a tree of names"
            )
            if id(node) in seen:
                raise UnreadableError("a tree of names in it is damaged")
            seen.add(id(node))
            yield node
            waiting += reversed(self.objects.array(node.get("Kids")))

    def boxes(self, size: tuple[float, float]) -> None:
        """Compare the boxes of all pages with their size."""
        for page in self.pages:
            for key in allowed.BOXES:
                box = self.numbers(page.entries.get(key))
                is_same = len(box) == 4 and near(box, (0, 0, *size), NEAR_BOX)
                if not is_same and (key == "MediaBox" or key in page.entries):
                    self.findings.append(
                        Finding("pages", f"page {page.number} is cut or enlarged by its {key}", page.number)
                    )
