"""Where the words of a finished document stand, as drawing hands it over for the read-back to hold the file against."""

from __future__ import annotations

from typing import NamedTuple

from briefing.document.roles import Role


class Box(NamedTuple):
    """A part of an occurrence on one line: page (from 1), rectangle in points from the lower left, and words."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    words: str


class Occurrence(NamedTuple):
    """Words that hold, or might hold, a digit: what they are, and every box that they take.

    `fact` is that of a value or quote, `reason` that of words which the author allowed.
    """

    role: Role
    words: str
    boxes: tuple[Box, ...]
    fact: str = ""
    reason: str = ""


PICTURE = "picture"


class Shape(NamedTuple):
    """A path as it is painted: the extent of its points on the page, and its colour as red, green, blue and alpha.

    The colour is empty where a pattern fills the path, and `PICTURE` for a picture of pixels; `covers` if
    words lie under it.
    """

    x0: float
    y0: float
    x1: float
    y1: float
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
