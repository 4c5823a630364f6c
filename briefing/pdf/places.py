"""What the pen sets in, occurrences out: where each value, mark, stamp and number of a document stands."""

from __future__ import annotations

from briefing.document.occurrences import Box, Content, Occurrence, Shape
from briefing.layout.runs import Meaning


class Register:
    """Collects boxes while pages are drawn; what repeats on every page is an occurrence of its own on each."""

    def __init__(self) -> None:
        self._boxes: dict[tuple[Meaning, int], list[Box]] = {}
        self._texts: dict[int, list[str]] = {}
        self._shapes: dict[int, list[Shape]] = {}

    def add(self, meaning: Meaning, box: Box, *, repeats: bool) -> None:
        """Add one box of what `meaning` stands for; it joins the last one if that ends where this begins."""
        boxes = self._boxes.setdefault((meaning, box.page if repeats else 0), [])
        if boxes and _touch(boxes[-1], box):
            boxes[-1] = _joined(boxes[-1], box)
        else:
            boxes.append(box)

    def add_text(self, page: int, text: str) -> None:
        """Add to what a page shows, whatever it means."""
        self._texts.setdefault(page, []).append(text)

    def add_shape(self, page: int, shape: Shape) -> None:
        """Add a path to what a page shows."""
        self._shapes.setdefault(page, []).append(shape)

    def contents(self) -> tuple[Content, ...]:
        """All that each page shows."""
        last = max((*self._texts, *self._shapes), default=0)
        return tuple(
            Content("".join(self._texts.get(page, ())), tuple(self._shapes.get(page, ())))
            for page in range(1, last + 1)
        )

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in the order in which they were begun."""
        return tuple(
            Occurrence(meaning.role, " ".join(box.words for box in boxes), tuple(boxes), meaning.fact, meaning.reason)
            for (meaning, _), boxes in self._boxes.items()
        )


def _touch(left: Box, right: Box) -> bool:
    """Whether two boxes are neighbours on one line."""
    return left.page == right.page and left.x1 == right.x0 and left.y0 < right.y1 and right.y0 < left.y1


def _joined(left: Box, right: Box) -> Box:
    low, high = min(left.y0, right.y0), max(left.y1, right.y1)
    return Box(left.page, left.x0, low, right.x1, high, left.words + right.words)
