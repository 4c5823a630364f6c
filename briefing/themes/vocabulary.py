"""The words in which problems of a theme file are reported."""

from __future__ import annotations

from briefing.errors import Problem
from briefing.facts.scalars import LINE_PATTERN
from briefing.themes.model import COLOUR_PATTERN, Base, Numbering
from briefing.yaml_source.problems import Vocabulary, quoted


def _no_colour(word: str) -> Problem:
    hint = 'write six hexadecimal digits in quotation marks, such as "#12436D"'
    return Problem("colour", f"is {quoted(word)}, which is not a colour", hint)


def _no_line(text: str) -> Problem:
    return (
        Problem("text-form", "has several lines", "write it on one line")
        if text.strip()
        else Problem("text-form", "is blank")
    )


THEME_FILE = Vocabulary(
    file="the theme",
    opening='it has keys such as extends:, colours: and logo:, as in colours: {dark: "#12436D"}',
    nouns={"allowed": "allowance"},
    choices={"extends": list(Base), "numbering": list(Numbering)},
    patterns={COLOUR_PATTERN: _no_colour, LINE_PATTERN: _no_line},
    hints={
        "number-form": lambda text: "write it in the digits 0 to 9, such as 10.5",
        "page-size": lambda text: "write a4, letter, or width and height in millimetres, such as [148, 210]",
    },
)
