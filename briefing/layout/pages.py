"""A story in, pages out: which flowable stands where, before anything is drawn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from briefing.errors import Diagnostic, LayoutError, Place
from briefing.layout.flowable import FUZZ, Flowable, Surface, gap
from briefing.layout.geometry import Geometry

_TIGHTNESS = (1.0, 0.85, 0.7, 0.55)
_NEARLY_EMPTY = 1 / 3


class Placed(NamedTuple):
    """A flowable and the height of its top on the page, in points."""

    flowable: Flowable
    top: float


class Page(NamedTuple):
    """What stands on one page, from the top down, and the height that is used."""

    placed: tuple[Placed, ...]
    used: float


def paginate(story: Iterable[Flowable], geometry: Geometry, place: Place) -> tuple[list[Page], bool]:
    """Pages of `story`, and whether the last one is nearly empty and could not be pulled back by tightening space."""
    story = list(story)
    pages = _flow(story, geometry, place, 1.0)
    if len(pages) == 1 or pages[-1].used >= geometry.height * _NEARLY_EMPTY:
        return pages, False
    for tightness in _TIGHTNESS[1:]:
        tighter = _flow(story, geometry, place, tightness)
        if len(tighter) < len(pages):
            return tighter, False
    return pages, True


def draw_page(page: Page, surface: Surface, geometry: Geometry) -> None:
    """Draw all that stands on `page`."""
    for flowable, top in page.placed:
        flowable.draw(surface, geometry.left + flowable.left, top, geometry.width - flowable.left)


class _Filler:
    """Fills one page after the other."""

    def __init__(self, geometry: Geometry, tightness: float) -> None:
        self.geometry = geometry
        self.tightness = tightness
        self.pages: list[Page] = []
        self.placed: list[Placed] = []
        self.top = geometry.top

    def space(self, flowable: Flowable) -> float:
        """The space between what was placed last and `flowable`."""
        return gap(self.placed[-1].flowable, flowable) * self.tightness if self.placed else 0

    def room(self, flowable: Flowable) -> float:
        """The height left for `flowable`."""
        return self.top - self.space(flowable) - self.geometry.bottom + FUZZ

    def put(self, flowable: Flowable, height: float) -> None:
        """Place `flowable` below what stands there already."""
        top = self.top - self.space(flowable)
        self.placed.append(Placed(flowable, top))
        self.top = top - height

    def turn(self) -> None:
        """End the page."""
        self.pages.append(Page(tuple(self.placed), self.geometry.top - self.top))
        self.placed, self.top = [], self.geometry.top


def _flow(story: list[Flowable], geometry: Geometry, place: Place, tightness: float) -> list[Page]:
    filler, waiting = _Filler(geometry, tightness), deque(story)
    bound = 0
    while waiting:
        flowable = waiting.popleft()
        width = geometry.width - flowable.left
        height = flowable.wrap(width)[1]
        if bound == 0 and flowable.keep_with_next:
            bound, needed = _bound(flowable, waiting, geometry)
            if filler.placed and filler.room(flowable) < needed <= geometry.height:
                filler.turn()
        bound = max(0, bound - 1)
        if height <= filler.room(flowable):
            filler.put(flowable, height)
            continue
        parts = flowable.split(width, filler.room(flowable))
        if parts:
            filler.put(parts[0], parts[0].wrap(width)[1])
            waiting.extendleft(reversed(parts[1:]))
        elif filler.placed:
            waiting.appendleft(flowable)
        else:
            raise LayoutError([_too_tall(flowable, place)])
        filler.turn()
    if filler.placed:
        filler.turn()
    return filler.pages


def _bound(first: Flowable, others: deque[Flowable], geometry: Geometry) -> tuple[int, float]:
    """How many flowables keep with the next from `first` on, and the height that they and the head after them need."""
    count, above = 1, first
    needed = first.wrap(geometry.width - first.left)[1]
    for flowable in others:
        width = geometry.width - flowable.left
        needed += gap(above, flowable)
        if not flowable.keep_with_next or needed > geometry.height:
            return count, needed + flowable.head_height(width)
        needed += flowable.wrap(width)[1]
        count, above = count + 1, flowable
    return count, needed


def _too_tall(flowable: Flowable, place: Place) -> Diagnostic:
    words = flowable.text().split("\n")[0][:60]
    return Diagnostic(place, "too-tall", f'"{words}" is taller than a page and cannot be divided', "shorten it")
