"""Where a fact is from: who said it, in which source, and the exact words or the cell that bear it out."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from briefing.facts.scalars import (
    Address,
    Day,
    Digest,
    FileName,
    FiscalYear,
    HeadWords,
    Id,
    LanguageCode,
    LocalLine,
    LocalName,
    Name,
    PlaceName,
    Quote,
)
from briefing.facts.text_fields import FrozenModel
from briefing.records import NamedTuple
from briefing.yaml_source.problems import rule_error

if TYPE_CHECKING:
    from briefing.sources.table_cells import TableCell

Heads = Annotated[
    tuple[HeadWords, ...],
    BeforeValidator(
        lambda given: [given] if isinstance(given, str) else given,
        json_schema_input_type=HeadWords | tuple[HeadWords, ...],
    ),
]
"""One head of a table, or several."""


class Voice(StrEnum):
    """Whose words a quote holds: the speaker's own, or the outlet's report of them."""

    DIRECT = "direct"
    REPORTED = "reported"


class Property(StrEnum):
    """What, beside its number, a fact's evidence has to bear out."""

    DIRECTION = "direction"
    UNIT = "unit"
    RATE = "rate"
    QUALIFIER = "qualifier"
    STATUS = "status"
    PERIOD = "period"
    AREA = "area"
    SPEAKER = "speaker"
    VOICE = "voice"


class Speaker(FrozenModel):
    """Who said it."""

    name: LocalName
    role: LocalLine | None = None


class Source(FrozenModel):
    """Where it was said; `file` is the document that holds the source's words, or `text` a file of the words alone."""

    publisher: Name
    published: Day
    language: LanguageCode | None = Field(
        None, description="The language of its words; without it, that of the briefing"
    )
    fiscal_year: FiscalYear | None = Field(None, description="When the business years begin that it speaks of: April")
    title: Name | None = None
    url: Address | None = None
    retrieved: Day | None = None
    author: Name | None = None
    speaker: Id | None = Field(None, description="Whose words it holds where it names nobody else: a press release")
    sha256: Digest | None = None
    text: FileName | None = None
    file: FileName | None = Field(None, description="The document itself: a PDF, a web page, a workbook")

    @model_validator(mode="after")
    def _one_file(self) -> Self:
        if self.text and self.file:
            raise rule_error("source-text", None, "has both text: and file:, and its words are those of one")
        return self

    @property
    def file_name(self) -> str | None:
        """The name of the file that holds its words."""
        return self.file or self.text


class Evidence(FrozenModel):
    """The exact words of one source that bear a fact out, or only what `for` names of it.

    Of a cell a file names the place or the heads, and the rest is found in the table on loading.
    """

    source: Id
    quote: Quote
    voice: Voice = Voice.REPORTED
    for_: Annotated[
        tuple[Property, ...],
        BeforeValidator(
            lambda given: [given] if isinstance(given, str) else given,
            json_schema_input_type=Property | tuple[Property, ...],
        ),
    ] = Field((), alias="for", description="What these words bear out, if not the number: the heading of a table")
    page: PlaceName | None = Field(None, description="The page of the document, where the words stand on several")
    cell: PlaceName | None = Field(None, description="The cell of a table, whose words are the quote: Trade, B7")
    row: Heads = Field((), description="What heads the row of the cell: Georgia, or a list from the widest head on")
    column: Heads = Field((), description='What heads its column: "2023", or a list')
    title: Heads = Field((), description="What stands above its table; filled on loading")
    notes: Heads = Field((), description="What the table says of the marks in the cell; filled on loading")
    full: HeadWords | None = Field(None, description="The number that it holds, if it shows less; filled on loading")

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell, of which the heads of its table say the rest."""
        return bool(self.row or self.column)

    @property
    def table_cell(self) -> TableCell:
        """The cell that it is, as its table should have it."""
        from briefing.sources.table_cells import TableCell  # which briefings without tables do not need

        return TableCell(self.cell or "", self.quote, self.row, self.column, self.title, self.notes, self.full)

    @property
    def place(self) -> str | None:
        """The place in its document that the author has named."""
        return self.page or self.cell


def fits(fact: str, pattern: str) -> bool:
    """Whether the id of a fact is one of those that a pattern stands for."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), fact) is not None


class Missing(NamedTuple):
    """A place in a series whose cell says that there is no figure, and the id that its fact would have."""

    series: str
    fact: str
    area: str
    period: str
    cell: str

    def fits(self, pattern: str) -> bool:
        """Whether its fact would be one of those that a pattern of a formula names."""
        return fits(self.fact, pattern)
