"""What a template or a text of the facts file is refused for: one exception, which knows the word to point at."""

from __future__ import annotations

from briefing.errors import Problem, ProblemError
from briefing.evidence.typed_values import HINT

LIMIT = "template-limit"
"""The rule of all that takes too long or too much."""


class RefusedError(ProblemError):
    """Something that a template or a text asks for and that is not there, not allowed, or cannot be true.

    `word` is the one to point at; `file` is the template at fault where it is not the one that runs.
    """

    def __init__(self, problem: Problem, word: str = "", file: str = "") -> None:
        super().__init__(problem)
        self.word = word
        self.file = file


def typed_value(words: str) -> Problem:
    """The problem of a value that somebody typed."""
    return Problem("value-without-fact", f'"{words}" is typed here and backed by no fact', HINT)


def printed_value(words: str) -> Problem:
    """The problem of a value that a template has made, by cutting and joining."""
    return Problem("value-without-fact", f'"{words}" is printed by a template and backed by no fact', HINT)


def unprintable(value: object, name: str) -> Problem | None:
    """The problem of printing `value`, called `name`, where it is neither text nor number; None if it is."""
    if isinstance(value, bool):  # which Python takes for a number
        return Problem("not-printable", "what is true or false cannot be printed", "ask for it with {% if … %}")
    if not isinstance(value, str | int | float):
        hint = f"write {name}.date, for one" if name == "head" else None
        return Problem("not-printable", f"{name} alone cannot be printed", hint)
    return None
