"""Copies of a PDF whose text is the same and whose pages are not, made at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NamedTuple

import pikepdf

from tests.proof.forgery import Forge, facts_of, texts, words


class Place(NamedTuple):
    """Where a value stands: its words, its page and its box."""

    words: str
    page: pikepdf.Page
    number: int
    box: tuple[float, float, float, float]


def value(pdf: pikepdf.Pdf, rng: random.Random) -> Place:
    """Any value of the file."""
    found = [
        (number, line, piece)
        for number, line, piece in words(facts_of(pdf), "value")
        if next(part for part in line[2] if isinstance(part, list)) is piece
    ]
    number, (x, y, _), (_, text, _) = rng.choice(found)
    return Place(text, pdf.pages[number - 1], number, (x, y - 3, x + 4 * len(text), y + 9))


def add(place: Place, code: str, what: str) -> str:
    """Append operators to the page of a value."""
    place.page.contents_add(code.encode())
    return f"page {place.number}: {what} “{place.words}” at {place.box[0]}"


def white_rectangle(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """Nothing to be seen of a value any more."""
    place = value(pdf, rng)
    x0, y0, x1, y1 = place.box
    return add(place, f"q 1 1 1 rg {x0} {y0} {x1 - x0} {y1 - y0} re f Q", "white over")


def outlines(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A digit drawn as lines before, over or behind a value."""
    place = value(pdf, rng)
    x0, y0, x1, y1 = place.box
    x = rng.choice([x0 - 5, x0, x1])
    stroke = f"{x} {y1 - 3} m {x + 4} {y1 - 3} l {x + 4} {(y0 + y1) / 2} l {x} {(y0 + y1) / 2} l {x} {y0 + 3} l"
    return add(place, f"q 0 0 0 RG 1 w {stroke} S Q", f"a digit at {x:.0f} by")


def picture(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A picture over a value."""
    place = value(pdf, rng)
    x0, y0, x1, y1 = place.box
    image = pdf.make_stream(
        bytes(rng.randrange(256) for _ in range(12)),
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=2, Height=2,
        BitsPerComponent=8, ColorSpace=pikepdf.Name.DeviceRGB,
    )  # fmt: skip
    name = place.page.add_resource(image, pikepdf.Name.XObject)
    return add(place, f"q {x1 - x0} 0 0 {y1 - y0} {x0} {y0} cm {name} Do Q", "a picture over")


def form(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """White over a value, in a form of its own."""
    place = value(pdf, rng)
    x0, y0, x1, y1 = place.box
    content = pdf.make_stream(
        f"1 1 1 rg 0 0 {x1 - x0} {y1 - y0} re f".encode(),
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, x1 - x0, y1 - y0],
    )  # fmt: skip
    name = place.page.add_resource(content, pikepdf.Name.XObject)
    return add(place, f"q 1 0 0 1 {x0} {y0} cm {name} Do Q", "a form over")


def _rewritten(
    pdf: pikepdf.Pdf, rng: random.Random, change: Callable[[list[Any], list[int], random.Random], str]
) -> str:
    """Change the instructions of a page; the places of texts with two digits or more are given."""
    options = []
    for number, page in enumerate(pdf.pages):
        instructions, found = texts(page)
        shown = [(i, "".join(font.get(c, "") for c in bytes(instructions[i].operands[0]))) for i, font, _ in found]
        if places := [i for i, text in shown if sum(c.isdigit() for c in text) > 1]:
            options.append((number, instructions, places))
    number, instructions, places = rng.choice(options)
    done = change(instructions, places, rng)
    pdf.pages[number].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    return f"page {number + 1}: {done}"


def _operator(name: str, *operands: float) -> pikepdf.ContentStreamInstruction:
    return pikepdf.ContentStreamInstruction([*operands], pikepdf.Operator(name))


def invisible(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A text that is shown without being filled."""

    def change(instructions: list[Any], places: list[int], rng: random.Random) -> str:
        place, mode = rng.choice(places), rng.choice([3, 7])
        instructions[place : place + 1] = [_operator("Tr", mode), instructions[place], _operator("Tr", 0)]
        return f"text {place} in mode {mode}"

    return _rewritten(pdf, rng, change)


def white_text(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A text in the colour of the paper or nearly so."""

    def change(instructions: list[Any], places: list[int], rng: random.Random) -> str:
        place, shade = rng.choice(places), rng.uniform(0.92, 1)
        instructions[place : place + 1] = [_operator("g", shade), instructions[place], _operator("g", 0)]
        return f"text {place} in {shade}"

    return _rewritten(pdf, rng, change)


def clipped(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A text object of which a clipping path leaves nothing."""

    def change(instructions: list[Any], places: list[int], rng: random.Random) -> str:
        place = rng.choice(places)
        start = max(i for i in range(place) if str(instructions[i].operator) == "BT")
        end = next(i for i in range(place, len(instructions)) if str(instructions[i].operator) == "ET")
        clip = [_operator("q"), _operator("re", 0, 0, 1, 1), _operator("W"), _operator("n")]
        instructions[start : end + 1] = [*clip, *instructions[start : end + 1], _operator("Q")]
        return f"text {place} clipped"

    return _rewritten(pdf, rng, change)


def _shapes(instructions: list[Any]) -> list[int]:
    return [i for i, one in enumerate(instructions) if str(one.operator) == "re"]


def other_shape(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A rule, panel or bar made longer, moved, or painted in another colour."""

    def change(instructions: list[Any], _places: list[int], rng: random.Random) -> str:
        place, side = rng.choice(_shapes(instructions)), rng.randrange(5)
        if side == 4:
            instructions.insert(place, _operator("rg", 0.5, 0.1, 0.9))
            return f"rectangle {place} in another colour"
        operands = [float(operand) for operand in instructions[place].operands]
        operands[side] += rng.uniform(3, 30)
        instructions[place] = _operator("re", *operands)
        return f"rectangle {place} with {operands}"

    return _rewritten(pdf, rng, change)


def panel_on_top(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """The last panel of a page painted at the end, over the words that stood on it."""
    page = pdf.pages[0]
    instructions = list(pikepdf.parse_content_stream(page))
    areas = {i: float(instructions[i].operands[2]) * float(instructions[i].operands[3]) for i in _shapes(instructions)}
    place = max(areas, key=areas.__getitem__)
    color = next(i for i in range(place, 0, -1) if str(instructions[i].operator) == "rg")
    moved = instructions[color : place + 2]
    instructions[color : place + 2] = []
    ends = [i for i, one in enumerate(instructions) if str(one.operator) == "ET"]
    end = rng.choice(ends[-20:])
    instructions[end + 1 : end + 1] = moved
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    return f"panel behind instruction {end}"


COVERINGS: dict[Forge, int] = {
    white_rectangle: 6,
    outlines: 6,
    picture: 6,
    form: 4,
    invisible: 8,
    white_text: 8,
    clipped: 8,
    other_shape: 10,
    panel_on_top: 4,
}
