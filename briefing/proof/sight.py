"""What a page shows and what was written in, what the eye sees otherwise out: shapes, and words that cannot be read.

The shapes of a page must be those that were written, in their order: the extent of their points,
their colour, and nothing beside them.  Words must be filled, in a colour that differs from what
they stand on, not clipped away, not tiny, and with nothing painted over them.

Not seen: the form of a path within its extent, strokes that are wider than written, patterns, the
pixels of a picture that was written, the glyphs in a font, words made tiny, text of which a blend
mode, a mask or optional content leaves nothing, and words outside of the declared boxes in the
colour of the ground.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from briefing.color import contrast
from briefing.document.occurrences import PICTURE, Box, Shape
from briefing.proof.painted import Color, Extent, Lettering, Painted, Scene
from briefing.proof.pdfium import PageText

_APART, _PALE, _THIN, _TALL = 0.6, 3, 2.0, 2.0
_LEAST_CONTRAST = 1.3
_OPAQUE, _FAINT = 255, 25
_PALE_WORDS = "they have the colour of what they stand on"
_PAPER = (255, 255, 255, 255)


Declared: TypeAlias = tuple[Box, str]
"""A declared box, and the fact whose words it holds, or nothing."""


class Unseen(NamedTuple):
    """A character that a reader cannot see: its middle, its height, and why."""

    character: str
    x: float
    y: float
    height: float
    why: str


def strange_shapes(painted: Sequence[Painted], written: Sequence[Shape]) -> str:
    """The first thing that is not as written, in words; empty if all is."""
    for found, shape in zip_longest(painted, written):
        if found is None:
            return f"lacks a shape {_where(shape[:4])}"
        if shape is None or not _is(found, shape):
            missing = shape is not None and any(_is(found, other) for other in written)
            return (
                f"shows a {found.kind} {_where(found.extent)} that was not written there"
                + ", or in this order" * missing
            )
    return ""


def _is(found: Painted, shape: Shape) -> bool:
    near = all(abs(a - b) <= _APART for a, b in zip(found.extent, shape[:4], strict=True))
    if shape.color == PICTURE:
        return found.kind == PICTURE and near
    return found.kind == "shape" and near and (not shape.color or _alike(found.color, shape.color))


def _alike(color: Color, written: str) -> bool:
    return all(abs(a - b) <= _PALE for a, b in zip(color, bytes.fromhex(written[1:]), strict=True))


def _where(extent: Sequence[float]) -> str:
    return f"at {extent[0]:.0f}, {extent[1]:.0f}"


def unseen(scene: Scene, page: PageText, covers: Collection[int], owners: Callable[[], Sequence[int]]) -> list[Unseen]:
    """The characters of a page that cannot be seen.

    `covers` are the places of the shapes that were written over words; `owners` gives for each
    character the order of the text that it is of, and is asked only if something may be hidden.
    """
    first = min((lettering.order for lettering in scene.letterings), default=0)
    thick = [(index, thing) for index, thing in enumerate(scene.painted) if _is_thick(thing)]
    lids = [thing for index, thing in thick if thing.order > first and index not in covers]
    grounds = [thing for _, thing in thick if thing.kind == "shape" and thing.color[3] == _OPAQUE]
    reasons = {lettering.order: _reason(lettering, grounds) for lettering in scene.letterings}
    return list(_unseen(page, owners(), lids, reasons)) if lids or any(reasons.values()) else []


def _unseen(
    page: PageText, owners: Sequence[int], lids: Sequence[Painted], reasons: Mapping[int, str]
) -> Iterator[Unseen]:
    places = (index for index, character in enumerate(page.text) if not character.isspace())
    for start, index in zip(range(0, len(page.boxes), 4), places, strict=True):
        left, top, right, bottom = page.boxes[start : start + 4]
        x, y, order = (left + right) / 2, (top + bottom) / 2, owners[index]
        why = reasons.get(order, "")
        if not why and any(thing.order > order >= 0 and _holds(thing.extent, x, y) for thing in lids):
            why = "something is painted over them"
        if why:
            yield Unseen(page.text[index], x, y, top - bottom, why)


def hidden_words(boxes: Sequence[Declared], found: Sequence[Unseen]) -> Iterator[tuple[str, str, str]]:
    """Words that cannot be seen, why, and the fact that they are of: declared ones, then all others together."""
    others = set(found)
    for box, fact in boxes if found else ():
        inside = [one for one in found if _lies_in(one, box)]
        others.difference_update(inside)
        if inside:
            yield box.words, inside[0].why, fact
    for why in dict.fromkeys(one.why for one in found if one in others and one.why != _PALE_WORDS):
        yield "".join(one.character for one in found if one in others and one.why == why), why, ""


def _lies_in(one: Unseen, box: Box) -> bool:
    """Whether a character is of the words in a box; those of the word DRAFT across the page are not."""
    is_inside = box.x0 <= one.x <= box.x1 and box.y0 <= one.y <= box.y1
    return is_inside and one.height <= _TALL * (box.y1 - box.y0)


def _is_thick(thing: Painted) -> bool:
    """Whether it can hide a character: it is filled, nearly opaque, and no hairline."""
    left, bottom, right, top = thing.extent
    return thing.is_filled and thing.color[3] > _FAINT and min(right - left, top - bottom) > _THIN


def _reason(lettering: Lettering, grounds: Sequence[Painted]) -> str:
    """Why no letter of a text can be seen, whatever is painted over it; `grounds` are what it may stand on."""
    left, bottom, right, top = lettering.extent
    x, y = (left + right) / 2, (bottom + top) / 2
    if lettering.mode:
        return "they are not filled"
    if lettering.clip and not _holds(lettering.clip, x, y):
        return "they are clipped away"
    below = (thing for thing in reversed(grounds) if thing.order < lettering.order and _holds(thing.extent, x, y))
    ground = next(below, None)
    if _contrast(lettering.color, ground.color if ground else _PAPER) < _LEAST_CONTRAST:
        return _PALE_WORDS
    return ""


def _holds(extent: Extent, x: float, y: float) -> bool:
    left, bottom, right, top = extent
    return left <= x <= right and bottom <= y <= top


def _contrast(ink: Color, ground: Color) -> float:
    """The contrast of `ink`, which may let the ground shine through, with `ground`; 1 if they are alike."""
    alpha = ink[3] / 255
    mixed = [alpha * a + (1 - alpha) * b for a, b in zip(ink[:3], ground[:3], strict=True)]
    return contrast(mixed, ground[:3])
