"""The blank that a draft leaves where somebody has to write; a draft prints it, and a final briefing has none."""

from __future__ import annotations

import re

BLANK = "_____"
_BLANK = re.compile("_{3,}")


def has_blank(text: str) -> bool:
    """Whether a text leaves a blank."""
    return _BLANK.search(text) is not None
