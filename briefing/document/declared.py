"""What stands on each page, as plain data: the PDF is written from it, facts.json carries it, `verify` rebuilds it.

Each item says what a reader sees: words with their style and place, panels, drawings, pictures, and the links over
them.  Lengths are in points from the lower left corner of the page, or of the drawing; colours are `#rrggbb`.  A path
is written in the operators of PDF (m, l, c, h), whose numbers have at most two decimals.

The JSON form is that of the tuples, without the values at their ends that are the defaults.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from itertools import takewhile
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from briefing.document.occurrences import NOWHERE, Box, Role
from briefing.document.occurrences import Meaning as Meaning
from briefing.document.occurrences import Occurrence as Occurrence
from briefing.records import NamedTuple

DECORATION, FURNITURE = "Artifact", "Pagination"
"""The marks of what is no content: what decorates, and what stands at head and foot of every page."""
SOFT_HYPHEN = "\u00ad"
"""Stands at the end of a line that a hyphen ends: readers join the word again there (ISO 32000-1, 14.8.2.2.3)."""
UNMEANT = -1
"""The meaning of words that have none."""

_Length = Annotated[float, Field(ge=-100_000, le=100_000)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Color = Annotated[str, Field(pattern="^#[0-9A-Fa-f]{6}$")]
_NoColor = Annotated[str, Field(pattern="^(#[0-9A-Fa-f]{6})?$")]
_Path = Annotated[str, Field(pattern="^([-0-9. mlch]*)$")]
_Dash = Annotated[str, Field(pattern="^([0-9. ]*)$")]
FaceRole: TypeAlias = Literal["regular", "bold", "italic", "bold-italic"]
_Mark = Annotated[str, Field(pattern="^([A-Z][A-Za-z0-9]{0,19})$")]
_Style = Annotated[int, Field(ge=0, le=100_000)]
_Meaning = Annotated[int, Field(ge=UNMEANT, le=1_000_000)]


class DeclaredStyle(NamedTuple):
    """How words look: face, size and colour, how far they are raised, and the space after each letter."""

    face: FaceRole
    size: _Length
    color: _Color
    rise: _Length = 0
    tracking: _Length = 0


class DeclaredPiece(NamedTuple):
    """Words of one style and one meaning, each by its number."""

    style: _Style
    text: str
    meaning: _Meaning = UNMEANT


class DeclaredLine(NamedTuple):
    """A line with its baseline starting at (x, y): pieces, and before them the mark of the element they are of."""

    x: _Length
    y: _Length
    parts: Annotated[tuple[_Mark | DeclaredPiece, ...], Field(min_length=1)]


class DeclaredWords(NamedTuple):
    """The lines of one paragraph, heading or cell."""

    kind: Literal["words"]
    lines: tuple[DeclaredLine, ...]


class DeclaredPanel(NamedTuple):
    """A rectangle that is filled."""

    kind: Literal["panel"]
    mark: _Mark
    x: _Length
    y: _Length
    width: _Length
    height: _Length
    color: _Color


class DeclaredHatch(NamedTuple):
    """A tiling of squares, with the path that is stroked in each."""

    path: _Path
    size: _Length
    color: _Color
    width: _Length


class DeclaredPath(NamedTuple):
    """A path that is filled, hatched and stroked, as far as it has colours; `cap` and `join` as PDF has them.

    `miter` is the limit of pointed corners; 0 stands for PDF's own.
    """

    kind: Literal["path"]
    path: _Path
    fill: _NoColor = ""
    fill_alpha: _Share = 1
    stroke: _NoColor = ""
    stroke_alpha: _Share = 1
    width: _Length = 1
    cap: Annotated[int, Field(ge=0, le=2)] = 0
    join: Annotated[int, Field(ge=0, le=2)] = 0
    dash: _Dash = ""
    phase: _Length = 0
    hatch: DeclaredHatch | None = None
    clip: _Path = ""
    even_odd: bool = False
    miter: _Length = 0


class DeclaredText(NamedTuple):
    """Words in a drawing, turned by `angle` degrees."""

    kind: Literal["text"]
    x: _Length
    y: _Length
    style: _Style
    text: str
    meaning: _Meaning = UNMEANT
    angle: _Length = 0
    alpha: _Share = 1
    clip: _Path = ""


class DeclaredDrawing(NamedTuple):
    """A drawing whose origin is at (x, y), its units `scale` points long."""

    kind: Literal["drawing"]
    mark: _Mark
    x: _Length
    y: _Length
    scale: _Length
    operations: tuple[DeclaredPath | DeclaredText, ...]


class DeclaredPicture(NamedTuple):
    """A picture of pixels, each `scale` points wide; `sha256` is that of its colours and its opacity."""

    kind: Literal["picture"]
    mark: _Mark
    x: _Length
    y: _Length
    scale: _Length
    width: Annotated[int, Field(ge=1, le=100_000)]
    height: Annotated[int, Field(ge=1, le=100_000)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


DeclaredItem: TypeAlias = DeclaredWords | DeclaredPanel | DeclaredDrawing | DeclaredPicture


class DeclaredLink(NamedTuple):
    """A rectangle that leads to an address, or to a page and a height on it, with what it says of itself."""

    extent: tuple[_Length, _Length, _Length, _Length]
    target: str | tuple[int, int]
    title: str


class DeclaredBookmark(NamedTuple):
    """An entry of the outline and its level; it leads to a page and a height on it."""

    level: Annotated[int, Field(ge=0, le=100)]
    title: str
    page: int
    height: int


class DeclaredPage(NamedTuple):
    """All that stands on one page, in the order in which it is read, and its links."""

    items: tuple[DeclaredItem, ...]
    links: tuple[DeclaredLink, ...] = ()


class DeclaredTag(NamedTuple):
    """An element of the structure: how deep it lies, its type, its kids in their order, and what it says of itself."""

    depth: int
    role: str
    kids: tuple[str, ...]
    attributes: dict[str, str]


def structure_digest(tags: Iterable[DeclaredTag]) -> str:
    """The SHA-256 of a structure."""
    text = json.dumps(list(tags), sort_keys=True, ensure_ascii=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class DeclaredFace(NamedTuple):
    """A face: its PostScript name, and the SHA-256 of how it draws the characters that stand in it."""

    name: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Declarations(NamedTuple):
    """All that a document shows and says of itself beside its facts.

    `size` is that of its pages, `structure` the SHA-256 of its tags in their order, `alternatives` are the texts for
    those who do not see its figures.
    """

    size: tuple[_Length, _Length]
    styles: tuple[DeclaredStyle, ...]
    meanings: tuple[Meaning, ...]
    pages: tuple[DeclaredPage, ...]
    bookmarks: tuple[DeclaredBookmark, ...]
    structure: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    alternatives: tuple[str, ...]
    faces: dict[FaceRole, DeclaredFace]

    def occurrences(self) -> Iterator[Occurrence]:
        """All words that mean something, in the order of their meanings."""
        boxes: dict[int, list[Box]] = {}
        for page, part in texts_of(self.pages):
            boxes.setdefault(part.meaning, []).append(Box(page, NOWHERE, part.text))
        for number, (role, fact, reason) in enumerate(self.meanings):
            found = tuple(boxes.get(number, ()))
            yield Occurrence(role, " ".join(box.words or "" for box in found), found, fact, reason)

    def with_digest(self, digest: str) -> Declarations:
        """The same with other digits in the place of the digest, or with none."""
        left = {number: digest for number, meaning in enumerate(self.meanings) if meaning.role is Role.DIGEST}

        def part(given: str | DeclaredPiece) -> str | DeclaredPiece:
            if isinstance(given, str) or given.meaning not in left:
                return given
            length = len(given.text)
            text, left[given.meaning] = left[given.meaning][:length], left[given.meaning][length:]
            return given._replace(text=text)

        def line(given: DeclaredLine) -> DeclaredLine:
            parts = tuple(map(part, given.parts))
            return given if parts == given.parts else given._replace(parts=parts)

        def item(given: DeclaredItem) -> DeclaredItem:
            if not isinstance(given, DeclaredWords) or left.keys().isdisjoint(_used_in(given).meanings):
                return given
            return given._replace(lines=tuple(map(line, given.lines)))

        # What has no digest stays the same object, so that whoever keeps what he makes of a page finds it.
        def page(given: DeclaredPage) -> DeclaredPage:
            items = tuple(map(item, given.items))
            return given if items == given.items else given._replace(items=items)

        return self._replace(pages=tuple(map(page, self.pages))) if left else self

    def characters(self) -> dict[FaceRole, set[str]]:
        """The characters that stand in each face."""
        found: dict[FaceRole, set[str]] = {}
        for page in self.pages:
            for item in page.items:
                for style, characters in _used_in(item).characters:
                    found.setdefault(self.styles[style].face, set()).update(characters)
        return found


FacesOf: TypeAlias = Callable[[Declarations], dict[FaceRole, DeclaredFace]]
"""Gives the faces of what is declared, by their roles."""


class _Used(NamedTuple):
    """The characters of an item by their styles, and its meanings."""

    characters: tuple[tuple[int, frozenset[str]], ...]
    meanings: frozenset[int]


@lru_cache(maxsize=1_000)
def _used_in(item: DeclaredItem) -> _Used:
    """What an item uses, which is asked for before its digest is known and afterwards, and of most in each document."""
    found: dict[int, set[str]] = {}
    texts = [*_texts_in(item)]
    for part in texts:
        # A space stands at the end of each line; that which forbids a break has the same glyph.
        found.setdefault(part.style, {" "}).update(part.text.replace("\u00a0", " "))
    characters = tuple((style, frozenset(used)) for style, used in found.items())
    return _Used(characters, frozenset(part.meaning for part in texts))


def _texts_in(item: DeclaredItem) -> Iterator[DeclaredPiece | DeclaredText]:
    if isinstance(item, DeclaredWords):
        yield from (part for line in item.lines for part in line.parts if isinstance(part, DeclaredPiece))
    elif isinstance(item, DeclaredDrawing):
        yield from (operation for operation in item.operations if isinstance(operation, DeclaredText))


def texts_of(pages: Iterable[DeclaredPage]) -> Iterator[tuple[int, DeclaredPiece | DeclaredText]]:
    """All words in their order, each with the number of its page."""
    for number, page in enumerate(pages, 1):
        for item in page.items:
            for part in _texts_in(item):
                yield number, part


def shown_pieces(line: DeclaredLine) -> Iterator[str | DeclaredPiece]:
    """The marks of a line and its pieces as they are drawn: a space ends it, unless its last word goes on."""
    *parts, last = line.parts
    yield from parts
    if isinstance(last, DeclaredPiece) and not last.text.endswith(SOFT_HYPHEN):
        last = last._replace(text=f"{last.text} ")
    yield last


_PLAIN = frozenset({str, int})


def without_defaults(value: Any) -> Any:
    """A declaration as JSON has it: tuples as lists, whole numbers without a fraction, no defaults at the ends."""
    if not isinstance(value, tuple):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    parts = list(value)
    for default in _defaults_from_end(type(value)):
        if parts[-1] != default:
            break
        parts.pop()
    # Most parts are strings and small numbers, which need no call: a page has thousands.
    return [part if type(part) in _PLAIN else without_defaults(part) for part in parts]


@cache
def _defaults_from_end(kind: type[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The defaults of the last fields of a kind of declaration, the very last first."""
    defaults = getattr(kind, "_field_defaults", {})
    return tuple(defaults[name] for name in takewhile(defaults.__contains__, reversed(getattr(kind, "_fields", ()))))
