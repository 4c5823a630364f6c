"""Makes the story of a document: the flowables of all its blocks, in reading order.

`RENDERERS` is the list of all kinds of blocks that can be laid out; a new kind of block adds a line to it.

Figures are charts, and pictures from files, between caption and source; they become lower where a page asks for it.
Two of them, or of tables, may stand in one row: their titles at one height, and what they show at one height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import partial
from typing import Any

from briefing.document import blocks
from briefing.document.blocks import Figure, ForeignFlowable, Illustration, SideBySide, no_room_beside
from briefing.document.drawing import DisplayList, Raster
from briefing.errors import Problem, ProblemError
from briefing.layout import back_matter, builder, front_matter
from briefing.layout.builder import StoryBuilder
from briefing.layout.flowables import EPSILON, LOWNESS, UNBOUNDED, Flowable, VBox, spacer
from briefing.layout.foreign import drawing_of
from briefing.layout.lines import NodeFinder, Surface
from briefing.layout.runs import Node, Typesetter
from briefing.layout.styles import PageTemplate
from briefing.themes.theme import LEAST_TYPE

_ROUNDING = 1.0
_HEADROOM = 36.0
_LEAST_PICTURE = 36
_MOST_OF_A_PAGE = 0.6
"""How much of the height of a page a picture takes with its caption: beside it there is room for what is said of it."""
_LEAST_OF_A_CHART, _LEAST_OF_A_PICTURE = 0.85, 0.7
"""What is left of their size where they shrink so that no page ends in a hole."""
_TINY = 0.01


def figure(block: Figure, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The finding in bold, measure and period in grey, the drawing, its source; as wide as the drawing needs."""
    template, node = builder.template, Node("Figure", parent, alt=block.alt)
    require_characters(block.drawing, builder)
    picture, source = Picture(block.drawing, node), builder.source_line(block, parent)
    caption = Node("Caption", node)
    parts: list[Flowable] = [builder.caption_title(block, caption)]
    if block.subtitle:
        parts.append(builder.text_box(block.subtitle, builder.styles.caption_detail, caption))
    parts += [picture, source] if source else [picture]
    lower = partial(builder.lower, block.chart) if builder.lower and block.chart else None
    box = FigureBox(parts, picture, template.height - _HEADROOM, _LEAST_OF_A_CHART, lower)
    box.left_indent = template.indent if block.drawing.width <= template.text_width + _ROUNDING else 0
    return [box]


def illustration(block: Illustration, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The caption, the picture at its own size or as wide as the text, its credit and what can be read in it."""
    node = Node("Figure", parent, alt=block.alt)
    picture = Picture(block.picture, node, width=block.width)
    caption, source = builder.caption_title(block, Node("Caption", node)), builder.source_line(block, parent)
    parts = [caption, picture, *([source] if source else [])]
    box = FigureBox(parts, picture, _MOST_OF_A_PAGE * builder.template.height, _LEAST_OF_A_PICTURE)
    box.left_indent = builder.template.indent
    return [box]


def foreign_flowable(block: ForeignFlowable, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The flowable as a picture; one that cannot be shown is a problem of the typesetter's."""
    template, typesetter = builder.template, builder.typesetter
    try:
        drawing = drawing_of(block, template, builder.theme.faces)
    except ProblemError as error:
        typesetter.problems.append(error.problem.at(typesetter.place_of(typesetter.within)))
        return []
    require_characters(drawing, builder)
    picture = Picture(drawing, Node("Figure", parent, alt=block.alt), block.anchor)
    picture.space_before = picture.space_after = 3 * builder.theme.baseline
    picture.left_indent = template.indent if drawing.width <= template.text_width + EPSILON else 0
    picture.can_float = True
    return [picture]


def require_characters(drawing: DisplayList, builder: StoryBuilder) -> None:
    """Note the characters of a drawing that no face has: its texts are drawn, not set, so nothing else looks."""
    for op in drawing.texts:
        builder.typesetter.require(op.text, op.face)


class Picture(Flowable):
    """A drawing or pixels, `width` points wide, or less if the column is narrower or it is taller than `max_height`."""

    space_before = space_after = 4.5

    def __init__(self, drawing: DisplayList | Raster, node: Node, anchor: str = "", width: float = 0) -> None:
        self.drawing = drawing
        self.node = node
        self.anchor = anchor
        self.width = width or drawing.width
        self.max_height = UNBOUNDED

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height at the scale that fits."""
        return avail_width, self.drawing.height * self._scale(avail_width)

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Paint the drawing, and name the place if it has an anchor."""
        if self.anchor:
            surface.add_destination(self.anchor, y, self.node)
        scale = self._scale(width)
        surface.paint(self.drawing, x, y - self.drawing.height * scale, scale, self.node)

    def plain_text(self) -> str:
        """The alternative text."""
        return f"[{self.node.alt}]"

    def smallest_type(self, avail_width: float) -> float:
        """The size of its smallest words, in points, where it has so much room."""
        texts = self.drawing.texts if isinstance(self.drawing, DisplayList) else ()
        return min((text.size * self._scale(avail_width) for text in texts), default=UNBOUNDED)

    def lowered(self, avail_width: float, lowness: float) -> Picture:
        """To a smaller scale, but with no word smaller than can be read."""
        least = min(1.0, max(lowness, LEAST_TYPE / self.smallest_type(avail_width)))
        return self._with(self.drawing, self.drawing.width * self._scale(avail_width) * least)

    def drawn_as(self, drawing: DisplayList) -> Picture:
        """With another drawing of the same."""
        return self._with(drawing, drawing.width)

    def _with(self, drawing: DisplayList | Raster, width: float) -> Picture:
        other = copy(self)
        other.drawing, other.width, other.max_height = drawing, width, UNBOUNDED
        return other

    def _scale(self, width: float) -> float:
        drawing = self.drawing
        wide = min(self.width, width) / max(drawing.width, EPSILON)
        return min(wide, self.max_height / max(drawing.height, EPSILON))


class FigureBox(VBox):
    """Caption, picture and source line, never parted; the picture shrinks until they fit a page of `tallest` points.

    Where a page has less room a chart is drawn anew by `lower`; any other picture shrinks, to no less than `least` of
    its size.
    """

    can_float = True

    def __init__(
        self,
        children: Sequence[Flowable],
        picture: Picture,
        tallest: float,
        least: float,
        lower: Callable[[float], DisplayList | None] | None = None,
    ) -> None:
        super().__init__(children, keep_together=True)
        self.picture = picture
        self.tallest = tallest
        self.least = least
        self.lower = lower
        self._usual = picture
        self._lowered: dict[tuple[float, float], FigureBox] = {}
        self.space_before = self.space_after = 13.5

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and a height of at most `tallest`."""
        # Twice: at its own size, to learn how much is too much, and then so much smaller.
        self.picture.max_height = UNBOUNDED
        over = super().wrap(avail_width)[1] - self.tallest
        if over > 0:
            self.picture.max_height = max(self.picture.wrap(avail_width)[1] - over, _LEAST_PICTURE)
        return super().wrap(avail_width)

    def title_height(self, avail_width: float) -> float:
        """The height of the caption above the picture."""
        return self._height(self.children[: self.children.index(self.picture)], avail_width)

    def with_room_below_title(self, room: float) -> Flowable:
        """With so much more room between caption and picture."""
        at = self.children.index(self.picture)
        box = copy(self)
        box.children = [*self.children[:at], spacer(room), *self.children[at:]]
        return box

    def min_height(self, avail_width: float) -> float:
        """The height with the picture as low as it may be."""
        return self.lowered(avail_width, LOWNESS[-1]).wrap(avail_width)[1]

    def lowered(self, avail_width: float, lowness: float) -> Flowable:
        """With a lower picture."""
        # Pages are tried in many ways: a copy knows what it was made from, and all that was made from that.
        if (avail_width, lowness) not in self._lowered:
            self.wrap(avail_width)
            usual, drawing = self._usual, self.lower(lowness) if self.lower else None
            picture = usual.lowered(avail_width, max(lowness, self.least))
            if drawing and drawing.height < usual.drawing.height:
                picture = usual.drawn_as(drawing)
            box = copy(self)
            box.picture = picture
            box.children = [picture if child is self.picture else child for child in self.children]
            self._lowered[avail_width, lowness] = box
        return self._lowered[avail_width, lowness]


def side_by_side(block: SideBySide, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """Both in one row across margin and text column; one above the other, and a warning, where one has no room."""
    inner, typesetter = builder.beside(), builder.typesetter
    row = FigureRow(
        [flowable for part in block.blocks for flowable in inner.flowables(part, parent)], builder.template.gutter
    )
    if problem := next(row.problems(builder.template.width, builder.template.height), None):
        typesetter.warnings.append(problem.at(typesetter.place_of(typesetter.within)))
        return [flowable for part in block.blocks for flowable in builder.flowables(part, parent)]
    return [row]


class FigureRow(Flowable):
    """Flowables beside one another, as wide as each other, with a `gutter` between them; never divided."""

    can_float = True

    def __init__(self, parts: Sequence[Flowable], gutter: float) -> None:
        self.parts = list(parts)
        self.gutter = gutter
        self.space_before = max(part.space_before for part in parts)
        self.space_after = max(part.space_after for part in parts)

    def problems(self, width: float, height: float) -> Iterator[Problem]:
        """Why parts have no room in a row of `width` points, or on a page of that height."""
        for part in self.parts:
            name = part.plain_text().split("\n")[0][:60]
            try:
                high = part.wrap(self._part_width(width))[1]
            except ProblemError as error:
                yield no_room_beside(name, error.problem.message)
                continue
            if high > height:
                yield no_room_beside(name, "it is taller than a page")
            picture = part.picture if isinstance(part, FigureBox) else part
            if isinstance(picture, Picture):
                least = min(LEAST_TYPE, picture.smallest_type(UNBOUNDED)) - _TINY
                if picture.smallest_type(self._part_width(width)) < least:
                    yield no_room_beside(name, f"its words would be smaller than {LEAST_TYPE:g} points")

    def wrap(self, avail_width: float, avail_height: float = UNBOUNDED) -> tuple[float, float]:
        """The width, and the height of the tallest part."""
        width = self._part_width(avail_width)
        return avail_width, max(part.wrap(width)[1] for part in self._level(width))

    def lowered(self, avail_width: float, lowness: float) -> Flowable:
        """With lower pictures in all parts."""
        width = self._part_width(avail_width)
        row = FigureRow([part.lowered(width, lowness) for part in self.parts], self.gutter)
        row.left_indent, row.blocks = self.left_indent, self.blocks
        return row

    def draw(self, surface: Surface, x: float, y: float, width: float) -> None:
        """Draw the parts from left to right, each as a whole, as they are read."""
        part_width = self._part_width(width)
        for part in self._level(part_width):
            part.draw(surface, x, y, part_width)
            x += part_width + self.gutter

    def plain_text(self) -> str:
        """The words of all parts."""
        return "\n".join(part.plain_text() for part in self.parts)

    def _part_width(self, width: float) -> float:
        return (width - self.gutter * (len(self.parts) - 1)) / len(self.parts)

    def _level(self, width: float) -> list[Flowable]:
        """The parts, with as much room below each title as lets what they show begin at one height."""
        heights = [part.title_height(width) for part in self.parts]
        tallest = max(heights)
        return [part.with_room_below_title(tallest - height) for part, height in zip(self.parts, heights, strict=True)]


RENDERERS: dict[type[Any], builder.Renderer] = {
    blocks.TitleBlock: front_matter.title_band,
    blocks.KeyPoints: front_matter.key_points,
    blocks.KeyFigures: front_matter.key_figures,
    blocks.Contents: front_matter.contents_list,
    blocks.SectionBlock: builder.section,
    blocks.Heading: builder.heading,
    blocks.Paragraph: builder.paragraph,
    blocks.Toned: builder.toned,
    blocks.CodeBlock: builder.code_block,
    blocks.ThematicBreak: builder.thematic_break,
    blocks.TextTable: builder.text_table,
    blocks.ItemList: builder.item_list,
    blocks.Quotation: builder.quotation,
    blocks.Figure: figure,
    blocks.Illustration: illustration,
    blocks.ForeignFlowable: foreign_flowable,
    blocks.DataTable: builder.data_table,
    blocks.SideBySide: side_by_side,
    blocks.Notes: back_matter.notes,
    blocks.Colophon: back_matter.colophon,
}


def make_story(typesetter: Typesetter, template: PageTemplate, lower: builder.Lower | None = None) -> list[Flowable]:
    """The flowables of the typesetter's document, which notes the characters that no face has.

    Where pages have no room for charts as they are, `lower` draws them.
    """
    document = typesetter.document
    story = builder.StoryBuilder(typesetter, template, RENDERERS, lower)
    root = Node("Document", lang=document.language)
    return [flowable for block in document.blocks for flowable in story.flowables(block, root)]


def reading_order(story: Iterable[Flowable], template: PageTemplate) -> tuple[Node, ...]:
    """The elements of `story` in its own order, which is the same whatever changes places on a page."""
    finder = NodeFinder()
    for flowable in story:
        flowable.draw(finder, 0, 0, template.width - flowable.left_indent)
    return tuple(finder.found)
