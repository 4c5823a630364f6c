"""A part of a sentence with its times and numbers, and what parts it from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.evidence.named_time import NamedTime
from briefing.evidence.sentences import TextSpan

INTRODUCTION = 3
"""How many words may stand beside a time that introduces what follows."""


class Joint(StrEnum):
    """What parts a statement from the one before it."""

    HARD = "hard"
    COMMA = "comma"
    AND = "and"
    LEVEL_BEFORE = "level before"
    NEW_LEVEL = "new level"


@dataclass(eq=False)
class TimedStatement:
    """A part of a sentence with its times and numbers, in order."""

    span: TextSpan
    joint: Joint
    times: list[NamedTime]
    numbers: list[TextSpan]
    words: int
    """How many words it has beside its times."""
    is_early: bool
    """Whether its first time stands among its first words."""
    tells_number: bool
    """Whether one of its numbers stands outside of brackets."""
    is_aside: bool = False

    @property
    def introduces(self) -> bool:
        """Whether it is little more than a time: "In 2023 alone, …"."""
        return bool(self.times) and not self.tells_number and self.words <= INTRODUCTION

    @property
    def opens_with_time(self) -> bool:
        """Whether a time stands before all its numbers, and so may hold for what follows."""
        return bool(self.times) and (not self.numbers or self.times[0].span < self.numbers[0])
