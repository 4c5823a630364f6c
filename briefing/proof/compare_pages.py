"""Compares all pages of a PDF with what its facts.json says of them, and with what a reader can see.

The shapes of a page must be those that were written, in their order: the extent of their points, their colour, and
nothing beside them.  Words must be filled, in a colour that differs from what they stand on, not clipped away, not
tiny, and with nothing painted over them.

Not seen: the form of a path within its extent, strokes that are wider than written, patterns, the pixels of a picture
that was written, the glyphs in a font, words made tiny, text of which a blend mode, a mask or optional content leaves
nothing, and words outside of the declared boxes in the colour of the ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from briefing.color import contrast
from briefing.document.occurrences import PICTURE, Extent, PlacedWords, Shape, boxes_by_page
from briefing.proof.carried_facts import AttachedFacts, PageDigest
from briefing.proof.normalize import Finding, fingerprint
from briefing.proof.pdfium import PageObject, PageObjects, PageText, Pdf, TextObject
from briefing.proof.readback import compare_page, finding_about, missing_page

# How far a point, in points, and a part of a colour, of 255, may be from what was written: programs round them.
_NEAR, _ALIKE = 0.6, 3
# Hairlines hide nothing, nor do the letters of DRAFT, which are taller than a box that they cross.
_THIN, _TALL = 2.0, 2.0
_LEAST_CONTRAST = 1.3
_OPAQUE, _FAINT = 255, 25
_SAME_COLOR = "they have the colour of what they stand on"
_PAPER = (255, 255, 255, 255)


def compare_pages(pdf: Pdf, content: AttachedFacts) -> Iterator[Finding]:
    """What the pages show otherwise than written; a mere change of their order is named as such."""
    written = [page.characters for page in content.pages]
    if len(written) != pdf.pages:
        yield Finding("pages", f"it has {pdf.pages} pages; {len(written)} were written")
    pages = [pdf.page_text(number) for number in range(1, pdf.pages + 1)]
    shown = [fingerprint(page.text) for page in pages]
    if shown != written and sorted(shown) == sorted(written):
        yield Finding("pages", "its pages are in another order than they were written")
        return
    declared = boxes_by_page(content.occurrences)
    for number, page in enumerate(pages, 1):
        placed = declared.pop(number, [])
        found = list(compare_page(number, page, placed))
        if number <= len(content.pages):
            found += _unlike(pdf, number, page, placed, content.pages[number - 1])
        yield from found
        if not found and shown[number - 1 : number] != written[number - 1 : number]:
            message = f"page {number} shows other words than were written, though every value in its place"
            yield Finding("text", message, number)
        if count := pdf.count_annotations(number):
            message = f"page {number} carries {count} annotation{'s' * (count > 1)} that did not belong to it"
            yield Finding("annotation", message, number)
    for left in declared.values():
        yield from map(missing_page, left)


def _unlike(
    pdf: Pdf, number: int, page: PageText, declared: Sequence[PlacedWords], digest: PageDigest
) -> Iterator[Finding]:
    """What the eye sees otherwise, though the characters may be the same."""
    written, objects = digest.written, pdf.page_objects(number)
    hidden = hidden_characters(page, objects, written, lambda: pdf.object_of_each_character(number))
    yield from hidden_words(number, declared, hidden)
    if unexpected := unexpected_shape(objects.others, written):
        yield Finding("shape", f"page {number} {unexpected}", number)


def unexpected_shape(found: Sequence[PageObject], written: Sequence[Shape]) -> str:
    """The first shape on a page that is not as written, in words; empty if all are."""
    for item, shape in zip_longest(found, written):
        if item is None:
            return f"lacks a shape {_where(shape.extent)}"
        if shape is None or not _is(item, shape):
            moved = shape is not None and any(_is(item, other) for other in written)
            return (
                f"shows a {item.kind} {_where(item.extent)} that was not written there" + ", or in this order" * moved
            )
    return ""


def _is(item: PageObject, shape: Shape) -> bool:
    near = all(abs(a - b) <= _NEAR for a, b in zip(item.extent, shape.extent, strict=True))
    if shape.color == PICTURE:
        return near and item.kind == PICTURE
    color = bytes.fromhex(shape.color[1:]) or item.color
    return near and item.kind == "shape" and all(abs(a - b) <= _ALIKE for a, b in zip(item.color, color, strict=True))


def _where(extent: Extent) -> str:
    return f"at {extent[0]:.0f}, {extent[1]:.0f}"


class HiddenCharacter(NamedTuple):
    """A character that a reader cannot see: its middle, its height, and why."""

    character: str
    x: float
    y: float
    height: float
    why: str


def hidden_characters(
    page: PageText, objects: PageObjects, written: Sequence[Shape], owners: Callable[[], Sequence[int]]
) -> list[HiddenCharacter]:
    """The characters of a page that cannot be seen.

    `written` are the shapes of the page, some of them over words; `owners` gives for each character the order of
    the text object that it is of, and is asked only if something may be hidden.
    """
    covers = {index for index, shape in enumerate(written) if shape.covers}
    first = min((text.order for text in objects.texts), default=0)
    overlays, backgrounds = [], []
    for index, item in enumerate(objects.others):
        left, bottom, right, top = item.extent
        if item.is_filled and item.color[3] > _FAINT and min(right - left, top - bottom) > _THIN:
            if item.order > first and index not in covers:
                overlays.append(item)
            if item.kind == "shape" and item.color[3] == _OPAQUE:
                backgrounds.append(item)
    reasons = {text.order: _reason(text, backgrounds) for text in objects.texts}
    if not overlays and not any(reasons.values()):
        return []
    hidden, owner = [], owners()
    places = (index for index, character in enumerate(page.text) if not character.isspace())
    for start, index in zip(range(0, len(page.boxes), 4), places, strict=True):
        left, top, right, bottom = page.boxes[start : start + 4]
        x, y, order = (left + right) / 2, (top + bottom) / 2, owner[index]
        why = reasons.get(order, "")
        if not why and any(item.order > order >= 0 and _holds(item.extent, x, y) for item in overlays):
            why = "something is painted over them"
        if why:
            hidden.append(HiddenCharacter(page.text[index], x, y, top - bottom, why))
    return hidden


def _reason(text: TextObject, backgrounds: Sequence[PageObject]) -> str:
    """Why no letter of a text can be seen, whatever is painted over it; `backgrounds` are what it may stand on."""
    left, bottom, right, top = text.extent
    x, y = (left + right) / 2, (bottom + top) / 2
    if text.mode:
        return "they are not filled"
    if text.clip and not _holds(text.clip, x, y):
        return "they are clipped away"
    below = (item.color for item in reversed(backgrounds) if item.order < text.order and _holds(item.extent, x, y))
    *ground, _ = next(below, _PAPER)
    # Ink that lets its ground through looks like a mixture of both.
    *ink, alpha = text.color
    mixed = [(alpha * a + (_OPAQUE - alpha) * b) / _OPAQUE for a, b in zip(ink, ground, strict=True)]
    return _SAME_COLOR if contrast(mixed, ground) < _LEAST_CONTRAST else ""


def _holds(extent: Extent, x: float, y: float) -> bool:
    left, bottom, right, top = extent
    return left <= x <= right and bottom <= y <= top


def hidden_words(number: int, declared: Sequence[PlacedWords], hidden: Sequence[HiddenCharacter]) -> Iterator[Finding]:
    """What is wrong on page `number` with words that cannot be seen: declared ones, then all others together."""
    message = "page {page} shows “{words}” so that it cannot be seen: {why}"
    declared_ones: set[HiddenCharacter] = set()
    for part in declared if hidden else ():
        _, bottom, _, top = part[0].extent
        # A taller character is one of the word DRAFT, which runs across the page and its boxes.
        inside = [
            one for one in hidden if _holds(part[0].extent, one.x, one.y) and one.height <= _TALL * (top - bottom)
        ]
        declared_ones.update(inside)
        if inside:
            yield finding_about(part, "unseen", message, inside[0].why)
    others = [one for one in hidden if one not in declared_ones and one.why != _SAME_COLOR]
    for why in dict.fromkeys(one.why for one in others):
        words = "".join(one.character for one in others if one.why == why)
        yield Finding("unseen", message.format(page=number, words=words, why=why), number)
