"""What an author says of pictures and flowables, whose contents no tool can read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefing.facts.scalars import FileName, Id, Line, LocalLine, LocalName, LocalProse
from briefing.facts.text_fields import FrozenModel, TextKind, TextType


class Image(FrozenModel):
    """A picture from a file beside the facts.  What can be read in it nobody can check, so its author declares it."""

    file: FileName
    alt: LocalLine = Field(description="What it shows, for those who do not see it")
    caption: LocalProse
    credit: Annotated[LocalName, TextType(TextKind.NAME, "whose work it is, as they want to be named")]
    licence: Annotated[LocalName, TextType(TextKind.NAME, "the terms of its use, whose versions have numbers")]
    shows: tuple[Id, ...] = Field(description="The facts whose values can be read in it; [] if it shows no value")


class UserFlowable(FrozenModel):
    """What is said of a flowable of ReportLab, which comes from the user's own Python file."""

    alt: LocalLine = Field(description="What it shows, for those who do not see it")
    reason: Annotated[Line, TextType(TextKind.NAME, "why its digits are no values, which may have to name them")] = ""
