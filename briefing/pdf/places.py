"""What the pen sets in, occurrences out: where each value, mark, stamp and number of a document stands."""

from __future__ import annotations

from briefing.document.occurrences import Box, Occurrence
from briefing.layout.runs import Meaning


class Register:
    """Collects boxes while pages are drawn; what repeats on every page is an occurrence of its own on each."""

    def __init__(self) -> None:
        self._boxes: dict[tuple[Meaning, int], list[Box]] = {}
        self._texts: dict[int, list[str]] = {}

    def add(self, meaning: Meaning, box: Box, *, repeats: bool) -> None:
        """Add one box of what `meaning` stands for."""
        self._boxes.setdefault((meaning, box.page if repeats else 0), []).append(box)

    def add_text(self, page: int, text: str) -> None:
        """Add to what a page shows, whatever it means."""
        self._texts.setdefault(page, []).append(text)

    def texts(self) -> tuple[str, ...]:
        """All that each page shows, in the order of its content."""
        return tuple("".join(self._texts.get(page, ())) for page in range(1, max(self._texts, default=0) + 1))

    def occurrences(self) -> tuple[Occurrence, ...]:
        """All of them, in the order in which they were begun."""
        return tuple(
            Occurrence(meaning.role, " ".join(box.words for box in boxes), tuple(boxes), meaning.fact, meaning.reason)
            for (meaning, _), boxes in self._boxes.items()
        )
