"""Where the words and shapes of a finished document stand.

Drawing records them; the read-back holds the file against them; facts.json carries them, so that `verify` can do the
same later.  `Occurrence` and `Box` are therefore read from facts.json and written to it as they are: their constraints
are those of the format, and hold for what is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, NamedTuple, TypeAlias

from pydantic import ConfigDict, Field, WithJsonSchema

from briefing.document.roles import Role
from briefing.facts.scalars import Id

Extent: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right and top on a page, in points from its lower left."""

PICTURE = "picture"
_Side = Annotated[float, Field(ge=-100_000, le=100_000)]


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
