"""Text and the name of a dictionary in, the places out where a line may end in a hyphen."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
"""What stands at the end of such a line: readers join the parts of the word again (ISO 32000-1, 14.8.2.2.3)."""
_LEAST, _LONGEST = 3, 200
_WORDS = re.compile(rf"(?<![\w@./&-])[^\W\d_]{{{2 * _LEAST},}}(?![\w@/&-]|\.\w)")


@lru_cache(maxsize=2048)
def hyphen_places(text: str, dictionary: str) -> tuple[int, ...]:
    """The indices of `text` before which a hyphen may stand, with three letters of the word at least on either side.

    Only plain words are divided: none with digits, hyphens or capitals inside, no address, and
    none in texts of more than 200 characters without a space.
    """
    if len(text) > _LONGEST:
        return ()
    return tuple(
        match.start() + place
        for match in _WORDS.finditer(text)
        if match[0][1:].islower()
        for place in _patterns(dictionary).positions(match[0])
        if place.data is None
    )


@cache
def _patterns(dictionary: str) -> Pyphen:
    """The patterns of a dictionary, read when the first word is to be divided."""
    from pyphen import Pyphen

    return Pyphen(lang=dictionary, left=_LEAST, right=_LEAST)
