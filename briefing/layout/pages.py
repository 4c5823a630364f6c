"""A story in, pages out: which flowable stands where, before anything is drawn."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from briefing.errors import Diagnostic, LayoutError, Place
from briefing.layout.flowable import FUZZ, Flowable, Surface, gap
from briefing.layout.geometry import Geometry

_TIGHTNESS = (1.0, 0.85, 0.7, 0.55, 0.45)
_NEARLY_EMPTY = 1 / 3
_FARTHEST = 4


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

    def height(self, flowable: Flowable) -> float:
        """The height of `flowable` in the frame."""
        return flowable.wrap(self.geometry.width - flowable.left)[1]

    def fits(self, flowable: Flowable) -> bool:
        """Whether all of `flowable` goes on this page."""
        return self.height(flowable) <= self.room(flowable)

    def split(self, flowable: Flowable) -> list[Flowable]:
        """A part that goes on this page, and the rest."""
        return flowable.split(self.geometry.width - flowable.left, self.room(flowable))

    def put(self, flowable: Flowable) -> None:
        """Place `flowable` below what stands there already."""
        top = self.top - self.space(flowable)
        self.placed.append(Placed(flowable, top))
        self.top = top - self.height(flowable)

    def turn(self) -> None:
        """End the page, if anything stands on it."""
        if self.placed:
            self.pages.append(Page(tuple(self.placed), self.geometry.top - self.top))
        self.placed, self.top = [], self.geometry.top


def _flow(story: list[Flowable], geometry: Geometry, place: Place, tightness: float) -> list[Page]:
    filler, waiting = _Filler(geometry, tightness), deque(story)
    bound = 0
    while waiting:
        flowable = waiting.popleft()
        if bound == 0 and flowable.keep_with_next:
            bound, needed = _bound(flowable, waiting, filler)
            if filler.room(flowable) < needed <= geometry.height:
                filler.turn()
        bound = max(0, bound - 1)
        _set(flowable if filler.placed else flowable.at_top(), waiting, filler, place)
    filler.turn()
    return filler.pages


def _set(flowable: Flowable, waiting: deque[Flowable], filler: _Filler, place: Place) -> None:
    """Place `flowable`, or the part of it that fits; put back what is still to be placed."""
    if filler.fits(flowable):
        filler.put(flowable)
    elif parts := filler.split(flowable):
        filler.put(parts[0])
        waiting.extendleft(reversed(parts[1:]))
        filler.turn()
    elif not filler.placed:
        raise LayoutError([_too_tall(flowable, place)])
    else:
        later = next(_passing(flowable, waiting, filler), None)
        waiting.appendleft(flowable)
        if later is None:
            filler.turn()
        else:
            waiting.remove(later)
            waiting.appendleft(later)


def _passing(first: Flowable, others: Iterable[Flowable], filler: _Filler) -> Iterator[Flowable]:
    """Those of the next `others` that fill the page while `first`, a figure or table, waits for the next one.

    Figures and tables are numbered: each kind keeps its order.
    """
    passed = [first]
    for later in islice(others, _FARTHEST):
        if not (passed[-1].may_wait and later.may_overtake):
            return
        if type(later) not in map(type, passed) and (filler.fits(later) or filler.split(later)):
            yield later
        passed.append(later)


def _bound(first: Flowable, others: deque[Flowable], filler: _Filler) -> tuple[int, float]:
    """How many flowables keep with the next from `first` on, and the height that they and the head after them need."""
    count, above, needed = 1, first, filler.height(first)
    for flowable in others:
        needed += gap(above, flowable)
        if not flowable.keep_with_next or needed > filler.geometry.height:
            return count, needed + flowable.head_height(filler.geometry.width - flowable.left)
        needed += filler.height(flowable)
        count, above = count + 1, flowable
    return count, needed


def _too_tall(flowable: Flowable, place: Place) -> Diagnostic:
    words = flowable.text().split("\n")[0][:60]
    return Diagnostic(place, "too-tall", f'"{words}" is taller than a page and cannot be divided', "shorten it")
