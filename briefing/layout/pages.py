"""Decides where a page ends: which flowable, or which part of one, stands on which page.

The story is a queue, and pages are filled one after the other.  What comes next either fits, or is split, or
waits for the next page.  Three rules keep pages readable:

- A heading stays with what follows it.  Before the first of a chain of flowables that keep with the next is
  placed, there must be room for the whole chain and for the least part of what comes after it that may stand
  alone (`min_height`: two lines of a paragraph, two rows of a table); else the chain begins the next page.
- A figure never leaves a hole.  One that does not fit would leave the rest of the page white, so text after it
  moves up before it; the figure then is the first on the next page, as a float is in TeX.  Only text and tables
  move up: a heading must stand before its section.  Figures and tables are numbered, so no figure passes a
  figure, and no table a table.
- The last page is not nearly empty.  If it is, all spaces between flowables are made tighter, step by step,
  until it is gone; if that does not help, spaces stay as they are and the author gets a warning.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from briefing.errors import Diagnostic, LayoutError, Place
from briefing.layout.flowable import EPSILON, Flowable, Surface, space_between
from briefing.layout.page_template import PageTemplate

_TIGHTNESS = (1.0, 0.85, 0.7, 0.55, 0.45)
_NEARLY_EMPTY = 1 / 3
_FARTHEST = 4


class PlacedFlowable(NamedTuple):
    """A flowable and the height of its top on the page, in points."""

    flowable: Flowable
    top: float


class LaidOutPage(NamedTuple):
    """What stands on one page, from the top down, and the height that is used."""

    placed: tuple[PlacedFlowable, ...]
    used: float


class Frame:
    """The part of one page that is being filled, from the top down; spaces are multiplied by `tightness`."""

    def __init__(self, template: PageTemplate, tightness: float) -> None:
        self.template = template
        self.tightness = tightness
        self.placed: list[PlacedFlowable] = []
        self._y = template.top

    def avail_width(self, flowable: Flowable) -> float:
        """The width for `flowable`."""
        return self.template.width - flowable.left_indent

    def avail_height(self, flowable: Flowable) -> float:
        """The height that is left for `flowable`, below the space between it and what stands there already."""
        return self._y - self._space(flowable) - self.template.bottom + EPSILON

    def fits(self, flowable: Flowable) -> bool:
        """Whether all of `flowable` goes on this page."""
        return flowable.wrap(self.avail_width(flowable))[1] <= self.avail_height(flowable)

    def split(self, flowable: Flowable) -> list[Flowable]:
        """A part of `flowable` that goes on this page, and the rest; nothing if no part does."""
        return flowable.split(self.avail_width(flowable), self.avail_height(flowable))

    def add(self, flowable: Flowable) -> None:
        """Place `flowable` below what stands there already."""
        top = self._y - self._space(flowable)
        self.placed.append(PlacedFlowable(flowable, top))
        self._y = top - flowable.wrap(self.avail_width(flowable))[1]

    def page(self) -> LaidOutPage:
        """The page as it is now."""
        return LaidOutPage(tuple(self.placed), self.template.top - self._y)

    def _space(self, flowable: Flowable) -> float:
        return space_between(self.placed[-1].flowable, flowable) * self.tightness if self.placed else 0


def paginate(story: Iterable[Flowable], template: PageTemplate, place: Place) -> tuple[list[LaidOutPage], bool]:
    """Pages of `story`, and whether the last one is nearly empty and could not be pulled back by tightening space.

    LayoutError, at `place`, for what is taller than a page and cannot be split.
    """
    story = list(story)
    pages = _fill(story, template, place, 1.0)
    if len(pages) == 1 or pages[-1].used >= template.height * _NEARLY_EMPTY:
        return pages, False
    for tightness in _TIGHTNESS[1:]:
        tighter = _fill(story, template, place, tightness)
        if len(tighter) < len(pages):
            return tighter, False
    return pages, True


def draw_page(page: LaidOutPage, surface: Surface, template: PageTemplate) -> None:
    """Draw all that stands on `page`."""
    for flowable, top in page.placed:
        left = flowable.left_indent
        flowable.draw(surface, template.left + left, top, template.width - left)


def _fill(story: list[Flowable], template: PageTemplate, place: Place, tightness: float) -> list[LaidOutPage]:
    pages: list[LaidOutPage] = []
    queue, frame = deque(story), Frame(template, tightness)
    kept = 0  # how many of the next flowables have room here, since they keep with each other
    while queue:
        flowable = queue.popleft()
        ends_page = False
        if kept:
            kept -= 1
        elif flowable.keep_with_next:
            kept, needed = _chain(flowable, queue, frame)
            # A chain that is taller than any page must be parted somewhere; it begins here.
            if frame.placed and frame.avail_height(flowable) < needed <= template.height:
                pages.append(frame.page())
                frame = Frame(template, tightness)
        if not frame.placed:
            flowable = flowable.at_page_top()
        if frame.fits(flowable):
            frame.add(flowable)
        elif parts := frame.split(flowable):
            frame.add(parts[0])
            queue.extendleft(reversed(parts[1:]))
            ends_page = True
        elif not frame.placed:
            words = flowable.plain_text().split("\n")[0][:60]
            message = f'"{words}" is taller than a page and cannot be divided'
            raise LayoutError([Diagnostic(place, "too-tall", message, "shorten it")])
        elif passing := _passing(flowable, queue, frame):
            queue.remove(passing)
            queue.extendleft((flowable, passing))
        else:
            queue.appendleft(flowable)
            ends_page = True
        if frame.placed and (ends_page or not queue):
            pages.append(frame.page())
            frame = Frame(template, tightness)
    return pages


def _chain(first: Flowable, others: Iterable[Flowable], frame: Frame) -> tuple[int, float]:
    """How many of `others` keep with `first`, and the height that all need with the least part of what follows."""
    count, above, needed = 0, first, first.wrap(frame.avail_width(first))[1]
    for flowable in others:
        needed += space_between(above, flowable)
        width = frame.avail_width(flowable)
        if not flowable.keep_with_next or needed > frame.template.height:
            return count, needed + flowable.min_height(width)
        needed += flowable.wrap(width)[1]
        count, above = count + 1, flowable
    return count, needed


def _passing(floating: Flowable, others: Iterable[Flowable], frame: Frame) -> Flowable | None:
    """The first of the next `others` that may stand before `floating`, which waits for the next page, and fits here.

    What it passes must all be floats, and none of its own kind.  Only the next few are looked at: text that is far
    from its place in the story would confuse a reader more than a hole does.
    """
    passed = [floating]
    for later in islice(others, _FARTHEST):
        if not (passed[-1].can_float and later.can_pass_float):
            return None
        if type(later) not in map(type, passed) and (frame.fits(later) or frame.split(later)):
            return later
        passed.append(later)
    return None
