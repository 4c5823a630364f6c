"""Regular expressions that are compiled when first used, since a build with a fitting record needs few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property


class Pattern:
    """A regular expression with the methods of `re.Pattern` that the check needs."""

    def __init__(self, text: str, ignore_case: bool = False) -> None:
        self.text = text
        self._flags = re.IGNORECASE if ignore_case else re.NOFLAG

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.text, self._flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]`, which may look back beyond `start`."""
        return self._compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`, which may look back beyond it."""
        return self._compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match of the whole of `text[start:end]`, which may look back beyond `start`."""
        return self._compiled.fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match in `text[start:end]`."""
        return self._compiled.finditer(text, start, len(text) if end is None else end)
