"""Compares the pages of a file with those that its facts.json declares: glyph by glyph, path by path, then as pictures.

A file as it was built has just the operators that are rebuilt from the declarations.  A program that saves it again may
write others; then what they draw must be the same, one after the other: the same characters, drawn alike, in the same
places, sizes and colours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from briefing.document.declared import (
    UNMEANT,
    Declarations,
    DeclaredDrawing,
    DeclaredPage,
    DeclaredPiece,
    DeclaredText,
    DeclaredWords,
    FaceRole,
    shown_pieces,
)
from briefing.document.occurrences import Extent
from briefing.pdf.identity import OutlineError, TrueTypeFace, drawn_digest
from briefing.proof.drawn import PageReader, UnknownOperatorError
from briefing.proof.drawn_marks import DrawnMark, alike, difference_of
from briefing.proof.found_file import FoundFile, FoundPage
from briefing.proof.pdfium import Pdf
from briefing.proof.rebuild import (
    FoundNames,
    NoGlyphError,
    RebuiltPage,
    declared_resources,
    differing_pages,
    rebuilt_page,
)
from briefing.proof.report import Finding
from briefing.records import NamedTuple
from briefing.themes import fonts

_CELL = 4.0
_MOST_WORDS = 60
_NO_SPACES = str.maketrans("", "", " \u00a0")


def compare_pages(file: FoundFile, declared: Declarations, pdf: Pdf) -> Iterator[Finding]:
    """What the pages show otherwise than declared; that pages are gone, or stand elsewhere, is named as such."""
    file.boxes(declared.size)
    pages, names = file.pages, FoundNames()
    yield from _faces(file, declared)
    is_tagged = "StructTreeRoot" in file.catalog
    compared = [PageComparison(declared, page, names, is_tagged) for page in pages[: len(declared.pages)]]
    if len(pages) != len(declared.pages):
        yield Finding("pages", f"it has {len(pages)} pages; {len(declared.pages)} were written")
        words = ["".join(piece.text.translate(_NO_SPACES) for piece in _pieces(page)) for page in declared.pages]
        written = {characters: number for number, characters in enumerate(words, 1)}
        yield from _other_pages([written.get(_words_shown(page), 0) for page in pages], len(declared.pages))
        return
    places = {c.rebuilt.content: c.page.number for c in compared if c.rebuilt}
    if any(not (c.rebuilt and c.rebuilt.is_as_built) and c.page.content in places for c in compared):
        yield from _other_pages([places.get(page.content, 0) for page in pages], len(declared.pages))
        return
    found = {comparison.page.number: list(comparison.findings()) for comparison in compared}
    for findings in found.values():
        yield from findings
    pictures = {sha256: picture for page in pages for sha256, picture in page.resources.pictures.items()}
    same = [c.rebuilt for c in compared if c.rebuilt and not found[c.page.number]]
    for number, x, y in differing_pages(pdf, declared.size, same, names, pictures):
        yield Finding("shape", f"page {number} looks otherwise than it was written, at {x:.0f}, {y:.0f}", number)


def _other_pages(found: Sequence[int], count: int) -> Iterator[Finding]:
    """Pages that are gone, stand twice or elsewhere, or were added; `found` is which of `count` each is, 0 if none."""
    known = [number for number in found if number]
    or_altered = ", or was altered" * (len(known) < len(found))
    for number in sorted({*range(1, count + 1)} - {*known}):
        yield Finding("pages", f"page {number} of those that were written is missing{or_altered}", number)
    for place, number in enumerate(found, 1):
        if not number:
            yield Finding("pages", f"its page {place} is none of those that were written")
    for number, times in Counter(known).items():
        if times > 1:
            yield Finding("pages", f"page {number} of those that were written stands in it {times} times")
    if any(one > other for one, other in pairwise(dict.fromkeys(known))):
        yield Finding("pages", "its pages are in another order than they were written")


def _words_shown(page: FoundPage) -> str:
    """The same of a page as it is; none if it cannot be read to the end."""
    try:
        marks = PageReader(page.resources.named).read(page.content)
    except UnknownOperatorError:
        return ""
    return "".join(mark.name for mark in marks if mark.kind == "glyph")


def _faces(file: FoundFile, declared: Declarations) -> Iterator[Finding]:
    """Faces that draw other letters than those of the same name that were declared, or that were not declared."""
    characters = declared.characters()
    drawn: dict[str, dict[str, set[bytes]]] = {}
    for face in file.faces:
        ways = drawn.setdefault(face.name, {})
        try:
            for character, found in face.drawn().items():
                ways.setdefault(character, set()).update(found)
        except OutlineError as error:
            yield Finding("letters", f"the face {face.name} cannot be read: {error}")
            continue
        if unlike := "".join(sorted(character for character, found in ways.items() if len(found) > 1)):
            yield Finding("letters", f"the face {face.name} draws {_quoted(unlike)} in two ways")
    known = {face.name for face in declared.faces.values()}
    for name in sorted(drawn.keys() - known):
        yield Finding("letters", f"the face {name} is none that was written")
    for role, given in declared.faces.items():
        ways = drawn.get(given.name, {})
        used = {character: min(ways[character]) for character in characters.get(role, ()) if ways.get(character)}
        # What is missing is said of the page where it is missing.
        if used.keys() == characters.get(role) and drawn_digest(used) != given.sha256:
            yield Finding("letters", f"the face {given.name} draws letters otherwise than it did")


def own_faces(declared: Declarations) -> Iterator[tuple[FaceRole, str]]:
    """The roles and names of the faces that are not ours, or draw letters otherwise than ours do."""
    characters = declared.characters()
    for role, given in declared.faces.items():
        face = TrueTypeFace(fonts.content(role))
        glyphs = face.has(characters.get(role, ()))
        if drawn_digest({character: face.drawn(glyph) for character, glyph in glyphs.items()}) != given.sha256:
            yield role, given.name


class _DrawnWords(NamedTuple):
    """Words of one style and one meaning, and the glyphs of the page that they are, by their numbers."""

    text: str
    meaning: int
    glyphs: range


class PageComparison:
    """One page next to what was declared of it.

    It is made for the pages in their order, so that resources get their names as they do in a build.  A file
    `is_tagged` if it has a structure, which the marks of its pages belong to.
    """

    def __init__(self, declared: Declarations, page: FoundPage, names: FoundNames, is_tagged: bool) -> None:
        self.page = page
        self._is_tagged = is_tagged
        self._declared, self._names = declared, names
        self._missing = ""
        self.rebuilt: RebuiltPage | None = None
        names.used = set()
        try:
            self.rebuilt = rebuilt_page(declared, page, names)
        except NoGlyphError as error:
            self._missing = str(error)
        self._used = names.used

    def findings(self) -> Iterator[Finding]:
        """What the page shows otherwise."""
        number = self.page.number
        if not self.rebuilt:
            yield Finding("shape", f"page {number} cannot show its words: {self._missing}", number)
            return
        named, declared = self.page.resources.named, declared_resources(self._names, self.rebuilt.faces)
        pairs = list(zip(declared[1:4], named[1:4], strict=True))  # opacities, patterns and pictures
        if self.rebuilt.is_as_built and all(
            a.get(name[1:]) == b.get(name[1:]) for a, b in pairs for name in self._used
        ):
            return
        written = PageReader(declared).read(self.rebuilt.content)
        try:
            shown = PageReader(named).read(self.page.content)
        except UnknownOperatorError as error:
            yield Finding("object", f"page {number} has {error}, which no page of ours has", number)
            return
        if not self._is_tagged and not any(mark.within for mark in shown):
            # A program may drop the structure, and with it all marks; whether it did is said of the structure.
            written = [mark._replace(within="") for mark in written]
        yield from _Difference(self._declared, number, written, shown).findings()


class _Difference:
    """What a page shows otherwise than was written, both as it is drawn."""

    def __init__(
        self, declared: Declarations, number: int, written: Sequence[DrawnMark], shown: Sequence[DrawnMark]
    ) -> None:
        self._declared, self._number = declared, number
        self._written, self._shown = written, _once(shown)

    def findings(self) -> Iterator[Finding]:
        """Nothing, if both are alike, one after the other."""
        written, shown = self._written, self._shown
        if len(written) == len(shown) and all(map(alike, written, shown)):
            return
        found = [*self.words(), *self.shapes()]
        if not found:
            message = f"page {self._number} has its words and shapes in another order than they were written"
            found.append(Finding("text", message, self._number))
        yield from found

    def words(self) -> Iterator[Finding]:
        """Words that are not as they were written, and words that were not written."""
        written = [mark for mark in self._written if mark.kind == "glyph"]
        shown = [mark for mark in self._shown if mark.kind == "glyph"]
        lost, left = _unmatched(written, shown)
        pieces = list(_pieces(self._declared.pages[self._number - 1]))
        for piece in pieces:
            if any(index in lost for index in piece.glyphs):
                own = [written[index] for index in piece.glyphs]
                lefts, bottoms, rights, tops = zip(*(mark.extent for mark in own), strict=True)
                place = min(lefts), min(bottoms) - 1, max(rights), max(tops)
                there = [mark for mark in shown if _stands_in(mark, place)]
                left = [mark for mark in left if not _stands_in(mark, place)]
                yield self.altered(piece, _instead(own, there))
        if left:
            words = "".join(mark.name for mark in left)
            message = f"page {self._number} shows {_quoted(words)}, which was not written there"
            yield Finding("text", message, self._number)

    def altered(self, piece: _DrawnWords, what: str) -> Finding:
        """What became of words; of those of a fact it is said whose they are."""
        fact = self._declared.meanings[piece.meaning].fact if piece.meaning != UNMEANT else ""
        about = f" (fact “{fact}”)" if fact else ""
        message = f"page {self._number} {what.format(words=_quoted(piece.text.strip()))}{about}"
        return Finding("altered", message, self._number, fact)

    def shapes(self) -> Iterator[Finding]:
        """The first shape that is not as it was written."""
        written = [mark for mark in self._written if mark.kind != "glyph"]
        shown = [mark for mark in self._shown if mark.kind != "glyph"]
        for item, shape in zip_longest(shown, written):
            if item and shape and alike(item, shape):
                continue
            if item is None:
                what = f"lacks a {_kind(shape)} {_where(shape)}"
            else:
                moved = ", or in this order" * any(alike(item, other) for other in written)
                what = f"shows a {_kind(item)} {_where(item)} that was not written there{moved}"
            yield Finding("shape", f"page {self._number} {what}", self._number)
            return


def _once(marks: Sequence[DrawnMark]) -> list[DrawnMark]:
    """Marks without those that lie, opaque, on their like: Ghostscript hatches twice."""
    first = marks[:1]
    return [
        *first,
        *(mark for before, mark in pairwise(marks) if mark != before or mark.alpha < 1 or mark.kind == "glyph"),
    ]


def _pieces(page: DeclaredPage) -> Iterator[_DrawnWords]:
    """The words of a page in the order in which they are drawn."""
    count = 0
    for item in page.items:
        drawn: Iterable[DeclaredPiece | DeclaredText] = ()
        if isinstance(item, DeclaredWords):
            parts = (part for line in item.lines for part in shown_pieces(line))
            drawn = (part for part in parts if isinstance(part, DeclaredPiece))
        elif isinstance(item, DeclaredDrawing):
            drawn = (operation for operation in item.operations if isinstance(operation, DeclaredText))
        for part in drawn:
            length = sum(character not in " \u00a0" for character in part.text)
            yield _DrawnWords(part.text, part.meaning, range(count, count + length))
            count += length


def _unmatched(written: Sequence[DrawnMark], shown: Sequence[DrawnMark]) -> tuple[set[int], list[DrawnMark]]:
    """The numbers of glyphs that are not shown as they were written, and the glyphs that are shown beside them."""
    cells: dict[tuple[str, int, int], list[DrawnMark]] = {}
    for mark in shown:
        cells.setdefault((mark.name, *_cell(mark)), []).append(mark)
    lost = set[int]()
    for index, mark in enumerate(written):
        x, y = _cell(mark)
        near = [cells.get((mark.name, x + dx, y + dy), []) for dx in (0, -1, 1) for dy in (0, -1, 1)]
        found = next(((cell, one) for cell in near for one in cell if alike(one, mark)), None)
        if found:
            found[0].remove(found[1])
        else:
            lost.add(index)
    return lost, [mark for cell in cells.values() for mark in cell]


def _cell(mark: DrawnMark) -> tuple[int, int]:
    return int(mark.shape[4] // _CELL), int(mark.shape[5] // _CELL)


def _stands_in(mark: DrawnMark, place: Extent) -> bool:
    """Whether a glyph stands where others were written."""
    left, bottom, right, top = place
    x, y = mark.shape[4] + mark.shape[0] / 4, mark.shape[5] + mark.shape[3] / 4
    return left <= x <= right and bottom <= y <= top


def _instead(written: Sequence[DrawnMark], there: Sequence[DrawnMark]) -> str:
    """What is shown in the place of some words."""
    across = sorted(there, key=lambda mark: mark.shape[4])
    words = "".join(mark.name for mark in across)
    if not words:
        return "should show {words}, but shows nothing there"
    if words != "".join(mark.name for mark in sorted(written, key=lambda mark: mark.shape[4])):
        return f"should show {{words}}, but shows {_quoted(words).replace('{', '{{').replace('}', '}}')}"
    return f"shows {{words}} otherwise than it was written: {difference_of(written, across)}"


def _kind(mark: DrawnMark | None) -> str:
    return "picture" if mark and mark.kind == "picture" else "shape"


def _where(mark: DrawnMark | None) -> str:
    return f"at {mark.extent[0]:.0f}, {mark.extent[1]:.0f}" if mark else ""


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS] + '…'}”"
