"""Lets flowables of ReportLab stand in the story: platypus paragraphs and tables, drawings, barcodes.

A flowable becomes one picture: a Figure with alternative text, which is not divided.  It is wrapped in the text column
or, if it is wider, across the page, and must fit one page.  So that the file keeps its promises, the flowable

- sets its text in the faces of the theme: `fonts.register(theme.faces.bold)` gives the name that ReportLab has for one,
  such as BriefingSans-Bold.  Those that ReportLab does not embed, such as Helvetica, are refused;
- draws paths, plain colours and text, no pictures, gradients or links;
- shows no digit without a reason, with which each text that has one is declared, and read back.

Who makes a flowable imports platypus (some 80 ms); nothing here does.
"""

from __future__ import annotations

from briefing.document.blocks import ForeignFlowable
from briefing.document.drawing import DisplayList, TextOp
from briefing.errors import Problem, ProblemError
from briefing.layout.builder import StoryBuilder
from briefing.layout.figures_and_tables import Picture, require_characters
from briefing.layout.flowable import EPSILON, Flowable
from briefing.layout.foreign_drawing import ForeignCanvas, extent_of
from briefing.layout.page_template import PageTemplate
from briefing.layout.structure import Node
from briefing.themes.theme import Faces

_LEAST_OVERHANG = 1.0
"""Points: half the width of a line at the edge is no overhang."""


def foreign_flowable(block: ForeignFlowable, builder: StoryBuilder, parent: Node) -> list[Flowable]:
    """The flowable as a picture; one that cannot be shown is a problem of the typesetter's."""
    template, typesetter = builder.template, builder.typesetter
    try:
        drawing = drawing_of(block, template, builder.theme.faces)
    except ProblemError as error:
        typesetter.problems.append(error.problem.at(typesetter.place))
        return []
    require_characters(drawing, builder)
    picture = Picture(drawing, Node("Figure", parent, alt=block.alt), block.anchor)
    picture.space_before = picture.space_after = 3 * builder.theme.baseline
    picture.left_indent = template.indent if drawing.width <= template.text_width + EPSILON else 0
    return [picture]


def drawing_of(block: ForeignFlowable, template: PageTemplate, faces: Faces) -> DisplayList:
    """What the flowable draws, in points, at the size that it takes on a page; ProblemError if it cannot be shown."""
    try:
        return _draw(block, template, faces)
    except ProblemError as error:
        problem = error.problem
    except Exception as error:  # whatever the code of ReportLab or of the user raises
        problem = Problem("flowable", f"fails: {type(error).__name__}: {str(error)[:200]}")
    raise ProblemError(problem._replace(message=f'flowable "{block.anchor}" {problem.message}'))


def _draw(block: ForeignFlowable, template: PageTemplate, faces: Faces) -> DisplayList:
    canvas = ForeignCanvas((template.width, template.height), faces)
    width, height = block.flowable.wrapOn(canvas, template.text_width, template.height)
    if width > template.text_width + EPSILON:
        width, height = block.flowable.wrapOn(canvas, template.width, template.height)
    block.flowable.drawOn(canvas, 0, 0)
    operations = canvas.operations(block.reason)
    if not operations or not block.alt.strip():
        missing = "alternative text" if operations else "content: it draws nothing by itself"
        raise ProblemError(Problem("flowable", f"has no {missing}"))
    texts = (block.alt, *(op.text for op in operations if isinstance(op, TextOp)))
    if not block.reason and (number := next((text for text in texts if any(map(str.isdigit, text))), "")):
        hint = "give the flowable a reason why its digits are no values, or write the value in the text around it"
        raise ProblemError(Problem("flowable-number", f'shows "{number[:60]}" without a reason', hint))
    # Some draw over the edges of what they ask for, as barcodes do with their text: that needs room, too.
    low_x, low_y, high_x, high_y = extent_of(operations, faces)
    overhangs = (-low_x, -low_y, high_x - width, high_y - height)
    left, bottom, right, top = (over if over > _LEAST_OVERHANG else 0 for over in overhangs)
    if left or bottom:
        operations = canvas.operations(block.reason, left, bottom)
    width, height = left + width + right, bottom + height + top
    excess = {"wide": width - template.width, "tall": height - template.height}
    if too_large := " and ".join(f"{over:.1f} points too {way}" for way, over in excess.items() if over > EPSILON):
        raise ProblemError(Problem("flowable-size", f"is {too_large} for a page", "make it smaller, or divide it"))
    return DisplayList(width, height, operations)
