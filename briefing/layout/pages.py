"""Decides where a page ends: which flowable, or which part of one, stands on which page, and where on it.

The story is a queue, and pages are filled one after the other.  What comes next either fits, or is split, or waits for
the next page.  Three rules keep pages readable:

- A heading stays with what follows it.  Before the first of a chain of flowables that keep with the next is
  placed, there must be room for the whole chain and for the least part of what comes after it that may stand
  alone (`min_height`: two lines of a paragraph, two rows of a table); else the chain begins the next page.
- A figure leaves as small a hole as may be.  One that does not fit would leave the rest of the page white, so all
  figures of the page are drawn lower, alike; or text before it moves behind it, or text after it before it, as TeX has
  figures at the foot or the top of a page.  Only text moves, and none over a heading: figures, tables and caveats stand
  on all pages, in all themes, in the order that the story has.
- The last page is not nearly empty.  If it is, or if a hole is left, spaces between flowables are made a little
  tighter, or wider, whatever leaves pages fuller; and how a document was made stands on a page alone only if pages
  are fuller so.  If the last page is nearly empty after all, the author gets a warning.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from itertools import islice
from typing import TypeAlias

from briefing.document.blocks import Block
from briefing.errors import Diagnostic, LayoutError, Place, ProblemError, raise_errors
from briefing.layout.back_matter import FootNotes
from briefing.layout.flowables import EPSILON, LOWNESS, Flowable, space_between
from briefing.layout.lines import Surface
from briefing.layout.styles import PageTemplate
from briefing.records import NamedTuple

_LOOSENESS = (0.85, 1.15, 0.7, 1.3, 0.55, 1.45, 0.45)
_THIN, _ONE_PAGE, _UNUSUAL, _TORN = 1.5, 0.05, 0.05, 0.1
"""What counts beside the squares of holes: how thin a last page is, each page, other spaces than usual, and tears."""
_NEARLY_EMPTY = 1 / 3
_FARTHEST = 4
_HOLE = 0.08
_NOT_SO_HIGH = 0.85
_ABOVE_FOOT = 9


PlaceOf: TypeAlias = Callable[[Sequence[Block]], Place]
"""Where the innermost of some blocks was written."""


class PlacedFlowable(NamedTuple):
    """A flowable and the height of its top on the page, in points."""

    flowable: Flowable
    top: float


class LaidOutPage(NamedTuple):
    """What stands on one page, from the top down, the height that is used, and the notes at its foot."""

    placed: tuple[PlacedFlowable, ...]
    used: float
    foot: PlacedFlowable | None = None


class Heights(dict[Flowable, float]):
    """How high flowables are in a frame of `width` points; each is measured once, however often pages are tried."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._width = width

    def __missing__(self, flowable: Flowable) -> float:
        self[flowable] = height = flowable.wrap(self._width - flowable.left_indent)[1]
        return height


class Frame:
    """The part of one page that is being filled, from the top down; spaces are multiplied by `looseness`.

    Each flowable brings the notes of its marks to the foot, which those that run on from the page before begin.
    """

    def __init__(
        self, template: PageTemplate, looseness: float, notes: FootNotes | None = None, heights: Heights | None = None
    ) -> None:
        self.template = template
        self.heights = Heights(template.width) if heights is None else heights
        self.looseness = looseness
        self.placed: list[PlacedFlowable] = []
        self._y = template.top
        self._notes = notes
        self._foot: list[Flowable] = []
        self._noted: set[str] = set()
        self._begun: tuple[list[Flowable], set[str]] = ([], set())

    def avail_width(self, flowable: Flowable) -> float:
        """The width for `flowable`."""
        return self.template.width - flowable.left_indent

    def avail_height(self, flowable: Flowable) -> float:
        """The height that is left for `flowable`, below the space between it and what stands there already."""
        return self._room(flowable) - self._foot_height(())

    def fits(self, flowable: Flowable) -> bool:
        """Whether all of `flowable` goes on this page, with its notes."""
        return self.heights[flowable] <= self._room(flowable) - self._foot_height(self._new_marks(flowable))

    def holds_alone(self, flowable: Flowable) -> bool:
        """Whether `flowable` goes on this page if its notes run on to the next one.

        Better that than a page of which more than half stays empty.
        """
        is_low = self.template.top - self._y < self.template.height / 2
        foot = self._notes.least(self.template.width) + _ABOVE_FOOT if self._notes else 0
        return is_low and self.heights[flowable] <= self._room(flowable) - foot

    def split(self, flowable: Flowable) -> list[Flowable]:
        """A part of `flowable` that goes on this page with its notes, and the rest; nothing if no part does."""
        width, left = self.avail_width(flowable), self.avail_height(flowable)
        while parts := flowable.split(width, left):
            height = self.heights[parts[0]]
            room = self._room(flowable) - self._foot_height(self._new_marks(parts[0]))
            if height <= room:
                return parts
            # A shorter part has fewer notes, or as many: more may have room than is left beside those of this one.
            left = max(min(room, height - 1), _NOT_SO_HIGH * height)
        return []

    def with_lower(self, flowable: Flowable) -> Frame | None:
        """The page with `flowable` on it, the pictures of which are so low that it fits; None if none can be.

        That of `flowable` alone becomes lower if that does; else those that stand there already, as much.
        """
        others = [placed.flowable for placed in self.placed]

        def lowered(lowness: float) -> tuple[Flowable, Frame]:
            frame = self._with(other.lowered(self.avail_width(other), lowness) for other in others)
            return flowable.lowered(self.avail_width(flowable), lowness), frame

        lower, frame = lowered(LOWNESS[-1])
        if not frame.fits(lower):
            return None
        for lowness in LOWNESS:
            lower, lower_page = lowered(lowness)
            for frame in (self, lower_page):
                if frame.fits(lower):
                    frame.add(lower)
                    return frame
        return None

    @property
    def has_hole(self) -> bool:
        """Whether more is left of the page than readers take for its foot."""
        return self._y - self.template.bottom - self._foot_height(()) > _HOLE * self.template.height

    def with_float_before_text(self, floating: Flowable) -> tuple[Frame, list[Flowable]] | None:
        """The page with `floating` on it, and the text before it that therefore stands behind it; None if none can."""
        before, after = [placed.flowable for placed in self.placed], list[Flowable]()
        for count in range(len(self.placed) - 1, -1, -1):
            last, frame = self.placed[count].flowable, self._with(before[:count])
            room = frame.avail_height(last) - self.heights[floating]
            room -= space_between(last, floating) * self.looseness + self.growth([floating])
            if last.rest_can_pass_float and (parts := last.split(self.avail_width(last), room)):
                frame.add(parts[0])
                if frame.fits(floating):
                    frame.add(floating)
                    return frame, [*parts[1:], *after]
                frame = self._with(before[:count])
            # What a heading announces stands below it at once.
            if not (last.can_pass_float and count) or self.placed[count - 1].flowable.keep_with_next:
                return None
            after.insert(0, last)
            if frame.fits(floating):
                frame.add(floating)
                return frame, after
        return None

    def _with(self, flowables: Iterable[Flowable]) -> Frame:
        """This page with those `flowables` on it in place of what it has."""
        frame = Frame(self.template, self.looseness, self._notes, self.heights)
        frame._foot, frame._noted = list(self._begun[0]), set(self._begun[1])
        frame._begun = self._begun
        for flowable in flowables:
            frame.add(flowable)
        return frame

    def growth(self, flowables: Sequence[Flowable], begun: Flowable | None = None) -> float:
        """How much higher the foot becomes by the notes of `flowables` and of the least part of the one `begun`."""
        if not self._notes:
            return 0
        if begun:
            width = self.avail_width(begun)
            flowables = [*flowables, *(begun.split(width, begun.min_height(width))[:1] or [begun])]
        marks = dict.fromkeys(mark for flowable in flowables for mark in self._new_marks(flowable))
        return self._foot_height(tuple(marks)) - self._foot_height(()) if marks else 0

    def add(self, flowable: Flowable) -> None:
        """Place `flowable` below what stands there already."""
        top = self._y - self._space(flowable)
        if self._notes:
            marks = self._new_marks(flowable)
            self._foot += [self._notes.entries[mark] for mark in marks]
            self._noted.update(marks)
        self.placed.append(PlacedFlowable(flowable, top))
        self._y = top - self.heights[flowable]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the page or waits for its foot."""
        return not self.placed and not self._foot

    def turn(self) -> tuple[LaidOutPage, Frame]:
        """The page as it is now, and the next one, on which the notes that have no room here run on."""
        following = Frame(self.template, self.looseness, self._notes, self.heights)
        following._noted = set(self._noted)
        page = LaidOutPage(tuple(self.placed), self.template.top - self._y)
        if self._notes and self._foot:
            room = self._y - self.template.bottom - (_ABOVE_FOOT if self.placed else 0)
            box, following._foot = self._notes.fill(self._foot, self.template.width, room)
            page = page._replace(foot=PlacedFlowable(box, self.template.bottom + box.wrap(self.template.width)[1]))
        following._begun = (list(following._foot), set(following._noted))
        return page, following

    def _room(self, flowable: Flowable) -> float:
        """The height for `flowable` if no notes stood at the foot."""
        return self._y - self._space(flowable) - self.template.bottom + EPSILON

    def _new_marks(self, flowable: Flowable) -> tuple[str, ...]:
        """The marks in `flowable` whose notes stand on no page so far."""
        if not self._notes:
            return ()
        marks = self._notes.marks_in(flowable, self.avail_width(flowable))
        return tuple(mark for mark in marks if mark not in self._noted)

    def _foot_height(self, marks: Sequence[str]) -> float:
        """The height that the notes take with those of `marks`.

        If one of them, or those that run on from the page before, would take more than half a page, all take no more:
        the others run on.
        """
        if not self._notes or not (self._foot or marks):
            return 0
        width, half = self.template.width, self.template.height / 2
        entries = [self._notes.entries[mark] for mark in marks]
        height = self._notes.height([*self._foot, *entries], width) + _ABOVE_FOOT
        parts = (self._begun[0], *([entry] for entry in (*self._foot, *entries)))
        is_long = height > half and any(self._notes.height(part, width) > half for part in parts)
        return half if is_long else height

    def _space(self, flowable: Flowable) -> float:
        return space_between(self.placed[-1].flowable, flowable) * self.looseness if self.placed else 0


def paginate(
    story: Iterable[Flowable], template: PageTemplate, place_of: PlaceOf, most: int | None = None
) -> tuple[list[LaidOutPage], bool]:
    """Pages of `story`, and whether the last one is nearly empty however the spaces between flowables are.

    Spaces are a little tighter or wider where pages look better so, and tighter where there would be more than `most`
    pages; pictures are lower where the last page would be nearly empty otherwise.  LayoutError for what is wider or
    taller than a page and cannot be split, at the places of its blocks.
    """
    story = list(story)
    raise_errors(LayoutError, _too_wide(story, heights := Heights(template.width), place_of))
    notes = next((flowable for flowable in story if isinstance(flowable, FootNotes)), None)
    story = [flowable for flowable in story if flowable is not notes]

    def ways(story: list[Flowable], *looseness: float) -> list[_Way]:
        return [
            _Way(loose, _fill(story, Frame(template, loose, notes, heights), place_of), template) for loose in looseness
        ]

    def rank(way: _Way) -> tuple[int, float]:
        return max(0, len(way.pages) - most) if most else 0, way.badness

    tried = ways(story, 1.0)
    if tried[0].cost_of_page_ends or rank(tried[0])[0]:
        tried += ways(story, *_LOOSENESS)
    if len(min(tried, key=rank).pages[-1].placed) == 1 < len(story):
        # The last but one, with what keeps with it, stands on the page of the last, which is not left alone.
        *others, before, last = story
        before = copy(before)
        before.keep_with_next = True
        tried += ways([*others, before, last], 1.0, *_LOOSENESS)
    for lowness in LOWNESS:
        if not min(tried, key=rank).is_last_thin:
            break
        lower = [flowable.lowered(template.width - flowable.left_indent, lowness) for flowable in story]
        tried += ways(lower, 1.0, *_LOOSENESS)
    best = min(tried, key=rank)
    return best.pages, best.is_last_thin


def _too_wide(story: Iterable[Flowable], heights: Heights, place_of: PlaceOf) -> Iterator[Diagnostic]:
    """All that no page is wide enough for."""
    for flowable in story:
        try:
            heights[flowable]
        except ProblemError as error:
            yield error.problem.at(place_of(flowable.blocks))


class _Way(NamedTuple):
    """The pages of a story whose spaces are multiplied by `looseness`."""

    looseness: float
    pages: list[LaidOutPage]
    template: PageTemplate

    @property
    def cost_of_page_ends(self) -> float:
        """How badly pages end: a large hole counts more than many small ones, and a last page that is nearly empty.

        So does what is torn between two pages.
        """
        *others, last = (1 - self._white(page) for page in self.pages)
        holes = sum(max(0.0, 1 - used - _HOLE) ** 2 for used in others)
        holes += _TORN * sum(placed.flowable.is_torn for page in self.pages for placed in page.placed)
        return holes + (_THIN * max(0.0, _NEARLY_EMPTY - last) if others else 0.0)

    @property
    def badness(self) -> float:
        """What page ends cost, and what it cost to avoid that: pages, and other spaces than the theme has."""
        return self.cost_of_page_ends + _ONE_PAGE * len(self.pages) + _UNUSUAL * abs(1 - self.looseness)

    @property
    def is_last_thin(self) -> bool:
        """Whether the last of several pages is nearly empty."""
        return len(self.pages) > 1 and self.pages[-1].used < self.template.height * _NEARLY_EMPTY

    def _white(self, page: LaidOutPage) -> float:
        """What is left white of `page`, as a share."""
        foot = page.foot.flowable.wrap(self.template.width)[1] if page.foot else 0
        return 1 - (page.used + foot) / self.template.height


def draw_page(page: LaidOutPage, surface: Surface, template: PageTemplate) -> None:
    """Draw all that stands on `page`, each flowable as a part of it."""
    for flowable, top in (*page.placed, *([page.foot] if page.foot else ())):
        left = flowable.left_indent
        flowable.draw(surface, template.left + left, top, template.width - left)
        surface.end_part()


def _fill(story: list[Flowable], frame: Frame, place_of: PlaceOf) -> list[LaidOutPage]:
    """The pages of `story`, of which `frame` is the first."""
    pages: list[LaidOutPage] = []
    queue = deque(story)
    kept = 0  # how many of the next flowables have room here, since they keep with each other
    while queue:
        flowable = queue.popleft()
        ends_page = False
        if kept:
            kept -= 1
        elif flowable.keep_with_next:
            kept, needed = _chain(flowable, queue, frame)
            # A chain that is taller than any page must be parted somewhere; it begins here.
            if frame.placed and frame.avail_height(flowable) < needed <= frame.template.height:
                page, frame = frame.turn()
                pages.append(page)
        if not frame.placed:
            flowable = flowable.at_page_top()
        if frame.fits(flowable):
            frame.add(flowable)
        elif parts := frame.split(flowable):
            frame.add(parts[0])
            queue.extendleft(reversed(parts[1:]))
            ends_page = True
        elif frame.has_hole and (lower := frame.with_lower(flowable)):
            frame = lower
        elif frame.holds_alone(flowable):
            frame.add(flowable)
            ends_page = True
        elif not frame.placed:
            words = flowable.plain_text().split("\n")[0][:60]
            message = f'"{words}" is taller than a page and cannot be divided'
            raise LayoutError([Diagnostic(place_of(flowable.blocks), "too-tall", message, "shorten it")])
        elif flowable.can_float and frame.has_hole and (risen := frame.with_float_before_text(flowable)):
            frame, after = risen
            queue.extendleft(reversed(after))
        elif passing := _passing(flowable, queue, frame):
            queue.remove(passing)
            queue.extendleft((flowable, passing))
        else:
            queue.appendleft(flowable)
            ends_page = True
        if frame.placed and (ends_page or not queue):
            page, frame = frame.turn()
            pages.append(page)
    while not frame.is_empty:
        page, frame = frame.turn()
        pages.append(page)
    return pages


def _chain(first: Flowable, others: Iterable[Flowable], frame: Frame) -> tuple[int, float]:
    """How many of `others` keep with `first`, and the height that all need with the least part of what follows."""
    needed, chain = frame.heights[first], [first]
    for flowable in others:
        needed += space_between(chain[-1], flowable) * frame.looseness
        if not flowable.keep_with_next or needed > frame.template.height:
            least = flowable.min_height(frame.avail_width(flowable))
            return len(chain) - 1, needed + least + frame.growth(chain, flowable)
        needed += frame.heights[flowable]
        chain.append(flowable)
    return len(chain) - 1, needed + frame.growth(chain)


def _passing(floating: Flowable, others: Iterable[Flowable], frame: Frame) -> Flowable | None:
    """The first text of the next `others` that may stand before `floating`, which waits for the next page, and fits.

    It may pass other floats, too.  Only the next few are looked at: text that is far from its place in the story
    would confuse a reader more than a hole does.
    """
    if not (floating.can_float and frame.has_hole):
        return None
    for later in islice(others, _FARTHEST):
        if later.can_pass_float:
            return later if frame.fits(later) or frame.split(later) else None
        if not later.can_float:
            return None
    return None
