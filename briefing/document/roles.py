"""What words with digits are, wherever they stand: in runs, in drawings, on pages, in facts.json and in HTML.

A document may show no digit whose role is not known.  The values are written into facts.json
(`role`), into HTML (`data-role`) and into the text of custom charts (`set_gid("role:period")`),
so they never change.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What some words are.

    VALUE and QUOTE are a fact's; ALLOWED has the author's reason; LABEL is for words without any digit.
    """

    VALUE = "value"
    QUOTE = "quote"
    ALLOWED = "allowed"
    LABEL = "label"
    MARK = "mark"
    """The number of a note, where the text refers to it."""
    NUMBER = "number"
    """The number of a list item, or of a note where it stands."""
    PAGE = "page"
    TICK = "tick"
    """The label of an axis."""
    DATE = "date"
    PERIOD = "period"
    REFERENCE = "reference"
    VERSION = "version"
    CONTACT = "contact"
    DIGEST = "digest"
    COUNT = "count"
    """How many values the document holds."""
    NAME = "name"
    CAPTION = "caption"
    """The number of a figure, table or section."""
