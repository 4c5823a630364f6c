"""What a document says of itself, before and after all that it says of facts."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from briefing.facts.scalars import (
    Address,
    Day,
    FiscalYear,
    Id,
    LanguageCode,
    LocalLine,
    LocalName,
    LocalProse,
    Marking,
    PageCount,
    Reference,
    Switch,
)
from briefing.facts.text_fields import FrozenModel


class State(StrEnum):
    """Whether a briefing may go out."""

    DRAFT = "draft"
    FINAL = "final"


class NotePlace(StrEnum):
    """Where the notes of a briefing stand."""

    FOOT = "foot"
    END = "end"


class Author(FrozenModel):
    """Who wrote it, and as what."""

    name: LocalName
    role: LocalLine | None = None


class Series(FrozenModel):
    """The series that it appears in, and its number there."""

    name: LocalName
    number: Reference | None = None


class Head(FrozenModel):
    """What the document says of itself."""

    id: Id
    title: LocalProse = Field(description="The message of the briefing, as one sentence")
    subtitle: LocalProse | None = None
    date: Day
    reference: Reference | None = None
    marking: Marking | None = Field(None, description="Handling marking, printed at head and foot of every page")
    state: State = State.DRAFT
    version: Reference | None = None
    embargo: Day | None = None
    cleared_by: LocalName | None = None
    language: LanguageCode = "en"
    languages: tuple[LanguageCode, ...] = Field((), description="The languages of its editions, its own among them")
    prepared_by: LocalName | None = None
    authors: tuple[Author, ...] = Field((), description="Who wrote it, each with a role if wanted")
    series: Series | None = None
    edition: LocalName | None = Field(None, description="Which edition it is: Summer edition")
    closing_date: Day | None = Field(None, description="The day on which its forecasts were closed")
    stage: LocalLine | None = Field(
        None, description="What sort of draft it is, printed in place of DRAFT: For comment"
    )
    contact: Address | None = None
    fiscal_year: FiscalYear | None = Field(None, description="When business years such as 2022/23 begin: April")
    contents: Switch = Field(False, description="Whether the parts of the document are listed, with their pages")
    pages: PageCount | None = Field(None, description="The most pages that it may take")
    annex: Switch = Field(False, description="Whether all facts are listed again at the end, section by section")
    about: LocalProse | None = Field(None, description="What the briefing is and for whom, in a part of its own")
    disclaimer: LocalProse | None = Field(None, description="What it is not, and who answers for it")
    notes: NotePlace = Field(NotePlace.END, description="Whether notes stand at the foot of each page or at the end")
