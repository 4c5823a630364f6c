"""Sets two figures, pictures or tables in one row: their titles at one height, and what they show at one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.charts.chart_drawer import no_room_beside
from briefing.charts.labels import LEAST_TYPE
from briefing.document.blocks import SideBySide
from briefing.errors import Problem, ProblemError
from briefing.layout.builder import StoryBuilder
from briefing.layout.figures import FigureBox, Picture
from briefing.layout.flowables import UNBOUNDED, Flowable, Surface
from briefing.layout.runs import Node

_ROUNDING = 0.01


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
                least = min(LEAST_TYPE, picture.smallest_type(UNBOUNDED)) - _ROUNDING
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
