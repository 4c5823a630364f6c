"""What words with digits are, and where the words and shapes of a finished document stand.

A document may show no digit whose role is not known, be it in runs, in drawings, on pages or in HTML.  The values of
`Role` are written into facts.json (`role`), into HTML (`data-role`) and into the text of custom charts
(`set_gid("role:period")`), so they never change.

`OccurrenceRecorder` records what stands where while pages are drawn; the read-back holds the file against it;
facts.json carries it, so that `verify` can do the same later.  `Occurrence` and `Box` are therefore read from
facts.json and written to it as they are: their constraints are those of the format, and hold for what is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import ConfigDict, Field, WithJsonSchema

from briefing.facts.scalars import Id

Extent: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on a page, in points from its lower left."""

PICTURE = "picture"
_Side = Annotated[float, Field(ge=-100_000, le=100_000)]


class Role(StrEnum):
    """What some words are.

    VALUE and QUOTE are a fact's; ALLOWED has the author's reason; LABEL is for words without any digit.
    """

    VALUE = "value"
    QUOTE = "quote"
    ALLOWED = "allowed"
    LABEL = "label"
    MARK = "mark"
    """The number of a note, where the text refers to it."""
    NUMBER = "number"
    """The number of a list item, or of a note where it stands."""
    PAGE = "page"
    TICK = "tick"
    """The label of an axis."""
    DATE = "date"
    PERIOD = "period"
    REFERENCE = "reference"
    VERSION = "version"
    CONTACT = "contact"
    DIGEST = "digest"
    COUNT = "count"
    """How many values the document holds."""
    STANDING = "standing"
    """How many facts there are, and how many of them were verified."""
    NAME = "name"
    CAPTION = "caption"
    """The number of a figure, table or section."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, from the lower left in points; `words` are those of the occurrence if it says none."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    page: Annotated[int, Field(ge=1, le=100_000)]
    extent: Annotated[tuple[_Side, _Side, _Side, _Side], Field(alias="box")]
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that hold, or might hold, a digit: what they are, and where they stand."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    role: Annotated[Role, WithJsonSchema({"type": "string"})]
    words: str
    # One for each line that the words stand on.
    boxes: Annotated[tuple[Box, ...], Field(min_length=1)]
    # The fact of a value or quote, and the reason of words which the author allowed.
    fact: Id = ""
    reason: str = ""

    def words_in(self, box: Box) -> str:
        """The part of the words that stands in one of the boxes."""
        return self.words if box.words is None else box.words


PlacedWords: TypeAlias = tuple[Box, Occurrence]
"""A box, and what it is a part of."""


def boxes_by_page(occurrences: Iterable[Occurrence]) -> dict[int, list[PlacedWords]]:
    """All boxes of `occurrences` by the number of their page."""
    boxes: dict[int, list[PlacedWords]] = {}
    for occurrence in occurrences:
        for box in occurrence.boxes:
            boxes.setdefault(box.page, []).append((box, occurrence))
    return boxes


class Meaning:
    """What words with digits are, as `Occurrence` says it.

    Not a tuple: two values with the same words are two occurrences, and one on two lines is one.
    """

    __slots__ = ("fact", "reason", "role")

    def __init__(self, role: Role, fact: str = "", reason: str = "") -> None:
        self.role = role
        self.fact = fact
        self.reason = reason


class Shape(NamedTuple):
    """A path as it is painted: the extent of its points on the page, and its colour as `#rrggbbaa`.

    The colour is empty where a pattern fills the path, and `PICTURE` for a picture of pixels; `covers` if
    words lie under it.
    """

    extent: Extent
    color: str
    covers: bool = False


class Content(NamedTuple):
    """All that a page shows, in the order of its content: its text, and its shapes."""

    text: str
    shapes: tuple[Shape, ...]


class OccurrenceRecorder:
    """Collects what is drawn on `page`, which is the number of the page being drawn."""

    def __init__(self) -> None:
        self.page = 1
        # What repeats on every page is an occurrence of its own on each; all else has the page 0 in its key.
        self._boxes: dict[tuple[Meaning, int], list[Box]] = {}
        self._texts: dict[int, list[str]] = {}
        self._shapes: dict[int, list[Shape]] = {}

    def record_words(self, meaning: Meaning, extent: Extent, words: str, *, repeats: bool) -> None:
        """Add one box of what `meaning` stands for; it joins the last one if that ends where this begins.

        `repeats` if they are furniture or a repeated header.
        """
        left, bottom, right, top = (round(edge, 2) for edge in extent)
        boxes = self._boxes.setdefault((meaning, self.page if repeats else 0), [])
        if boxes and boxes[-1].page == self.page:
            start, low, end, high = boxes[-1].extent
            if end == left and low < top and bottom < high:
                left, bottom, top = start, min(low, bottom), max(high, top)
                words = f"{boxes.pop().words}{words}"
        boxes.append(Box(self.page, (left, bottom, right, top), words))

    def record_text(self, text: str) -> None:
        """Add to what the page shows, whatever it means."""
        self._texts.setdefault(self.page, []).append(text)

    def record_shape(self, extent: Extent, color: str, *, covers: bool = False) -> None:
        """Add a path that is painted, as `Shape` describes it."""
        left, bottom, right, top = (round(side, 1) for side in extent)
        self._shapes.setdefault(self.page, []).append(Shape((left, bottom, right, top), color.lower(), covers))

    def contents(self) -> tuple[Content, ...]:
        """All that each page shows."""
        last = max((*self._texts, *self._shapes), default=0)
        return tuple(
            Content("".join(self._texts.get(page, ())), tuple(self._shapes.get(page, ())))
            for page in range(1, last + 1)
        )

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in the order in which they were begun."""
        found = []
        for (meaning, _), boxes in self._boxes.items():
            words = " ".join(box.words or "" for box in boxes)
            parts = tuple(replace(box, words=None) if box.words == words else box for box in boxes)
            found.append(Occurrence(meaning.role, words, parts, meaning.fact, meaning.reason))
        return tuple(found)


class Attachment(NamedTuple):
    """A file inside the file: `relationship` is the AFRelationship of ISO 32000-2, such as Data or Source.

    `of` is the anchor of the block whose data it holds, empty if it belongs to the whole document.
    """

    name: str
    data: bytes
    mime: str
    relationship: str
    description: str
    of: str = ""
