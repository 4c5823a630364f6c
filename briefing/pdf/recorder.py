"""Records what is drawn, and where: each value, mark, stamp and number, all text of a page, and its shapes."""

from __future__ import annotations

from dataclasses import replace

from briefing.document.occurrences import Box, Content, Extent, Occurrence, Shape
from briefing.layout.runs import Meaning


class OccurrenceRecorder:
    """Collects what is drawn on `page`, which is the number of the page being drawn."""

    def __init__(self) -> None:
        self.page = 1
        # What repeats on every page is an occurrence of its own on each; all else has the page 0 in its key.
        self._boxes: dict[tuple[Meaning, int], list[Box]] = {}
        self._texts: dict[int, list[str]] = {}
        self._shapes: dict[int, list[Shape]] = {}

    def record_words(self, meaning: Meaning, extent: Extent, words: str, *, repeats: bool) -> None:
        """Add one box of what `meaning` stands for; it joins the last one if that ends where this begins.

        `repeats` if they are furniture or a repeated header.
        """
        left, bottom, right, top = (round(edge, 2) for edge in extent)
        boxes = self._boxes.setdefault((meaning, self.page if repeats else 0), [])
        if boxes and boxes[-1].page == self.page:
            start, low, end, high = boxes[-1].extent
            if end == left and low < top and bottom < high:
                left, bottom, top = start, min(low, bottom), max(high, top)
                words = f"{boxes.pop().words}{words}"
        boxes.append(Box(self.page, (left, bottom, right, top), words))

    def record_text(self, text: str) -> None:
        """Add to what the page shows, whatever it means."""
        self._texts.setdefault(self.page, []).append(text)

    def record_shape(self, extent: Extent, color: str, *, covers: bool = False) -> None:
        """Add a path that is painted, as `Shape` describes it."""
        left, bottom, right, top = (round(side, 1) for side in extent)
        self._shapes.setdefault(self.page, []).append(Shape((left, bottom, right, top), color.lower(), covers))

    def contents(self) -> tuple[Content, ...]:
        """All that each page shows."""
        last = max((*self._texts, *self._shapes), default=0)
        return tuple(
            Content("".join(self._texts.get(page, ())), tuple(self._shapes.get(page, ())))
            for page in range(1, last + 1)
        )

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in the order in which they were begun."""
        found = []
        for (meaning, _), boxes in self._boxes.items():
            words = " ".join(box.words or "" for box in boxes)
            parts = tuple(replace(box, words=None) if box.words == words else box for box in boxes)
            found.append(Occurrence(meaning.role, words, parts, meaning.fact, meaning.reason))
        return tuple(found)
