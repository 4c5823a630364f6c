"""What a fact asserts: a quantity, how firmly, what sort of reality it has; and where it is from.

That is who said it, in which source, and the exact words or the cell that bear it out.
`TableSeries` is what a file says to make many facts of one table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from briefing.facts.scalars import (
    Address,
    CurrencyCode,
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
    Number,
    PlaceName,
    Quote,
    Ratio,
    Switch,
    Value,
    When,
)
from briefing.facts.text_fields import FrozenModel
from briefing.records import NamedTuple
from briefing.yaml_source.problems import rule_error
from briefing.yaml_source.tree import YamlMapping, select

if TYPE_CHECKING:
    from briefing.sources.source_files import SourceFile
    from briefing.sources.table_cells import TableCell

Heads = Annotated[
    tuple[HeadWords, ...],
    BeforeValidator(
        lambda given: [given] if isinstance(given, str) else given,
        json_schema_input_type=HeadWords | tuple[HeadWords, ...],
    ),
]
"""One head of a table, or several."""


class Qualifier(StrEnum):
    """How firmly a source states a value."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    NEARLY = "nearly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"

    @property
    def mirrored(self) -> Qualifier:
        """The qualifier of the same number with the other sign: more than 12 is less than -12."""
        return _MIRRORED.get(self, self)


_MIRRORED = {
    Qualifier.MORE_THAN: Qualifier.LESS_THAN,
    Qualifier.LESS_THAN: Qualifier.MORE_THAN,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}


class StatusFamily(StrEnum):
    """What sort of reality a status gives: charts draw each in a way of its own."""

    IS = "is"
    SAID = "said"
    MEANT = "meant"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """What sort of reality a fact claims, family by family, from what is so to what is not."""

    OBSERVED = "observed"
    REPORTED = "reported"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    ALLOCATED = "allocated"
    ADOPTED = "adopted"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    PLEDGED = "pledged"
    REQUIRED = "required"
    REQUESTED = "requested"
    PROPOSED = "proposed"
    TARGET = "target"
    FORECAST = "forecast"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"

    @property
    def family(self) -> StatusFamily:
        """Whether it is so, is said to be so, is meant to be so, is possible, or was given up."""
        return _FAMILIES.get(self, StatusFamily.MEANT)

    @property
    def weakness(self) -> int:
        """How far it is from what is so: what is computed from several facts is as weak as the weakest of them."""
        return list(Status).index(self)

    @property
    def is_asserted(self) -> bool:
        """Whether somebody says that it is so now, and not only that it may or shall be."""
        return self.family in (StatusFamily.IS, StatusFamily.SAID)

    @property
    def is_ahead(self) -> bool:
        """Whether it may or should still come; what is allocated or adopted is done already."""
        done = (Status.ALLOCATED, Status.ADOPTED)
        return self.family in (StatusFamily.MEANT, StatusFamily.POSSIBLE) and self not in done


_FAMILIES = {
    **dict.fromkeys((Status.OBSERVED, Status.REPORTED), StatusFamily.IS),
    **dict.fromkeys((Status.PROVISIONAL, Status.ESTIMATED, Status.CLAIMED, Status.ALLEGED), StatusFamily.SAID),
    **dict.fromkeys((Status.POSSIBLE, Status.FORECAST), StatusFamily.POSSIBLE),
    Status.CANCELLED: StatusFamily.CANCELLED,
}


class Kind(StrEnum):
    """Whose thought a fact is: the source's, or the author's own assumption or judgement."""

    INFORMATION = "information"
    ASSUMPTION = "assumption"
    JUDGEMENT = "judgement"


class Quantity(FrozenModel):
    """A decimal value, or a low and a high one, in a unit or an ISO 4217 currency; a derived fact names only that.

    Two numbers that belong together, such as a share of `1 in 5`, are a value without a unit.
    """

    value: Value | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Id | None = None
    currency: CurrencyCode | None = None
    change: Switch = Field(False, description="Whether it is a change, which is printed with its sign: +54%, -12%")

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if (self.low is None) != (self.high is None) or (self.value is not None and self.low is not None):
            raise rule_error("quantity", None, "has neither a value alone nor both low and high")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise rule_error("quantity", None, "has a low that is not less than its high")
        if self.unit is not None and self.currency is not None:
            raise rule_error("quantity", None, "has both a unit and a currency")
        if self.ratio and (self.unit or self.currency):
            raise rule_error("quantity", None, "has a unit, which two numbers together do not have")
        if self.ratio and self.change:
            raise rule_error("quantity", None, "is a change of two numbers together, which has no sign")
        return self

    @property
    def ratio(self) -> Ratio | None:
        """The value, if it is two numbers."""
        return self.value if isinstance(self.value, Ratio) else None

    @property
    def numbers(self) -> dict[str, Decimal]:
        """The numbers that are given, by key; none for a ratio, which is no number by itself."""
        given = {"value": self.value, "low": self.low, "high": self.high}
        return {key: number for key, number in given.items() if isinstance(number, Decimal)}

    @property
    def is_fall(self) -> bool:
        """Whether it is a change below zero."""
        return self.change and bool(self.numbers) and max(self.numbers.values()) < 0

    def signed(self, qualifier: Qualifier) -> Qualifier:
        """The qualifier that holds for the number with its sign: a fall of more than 12 is less than -12.

        That of a fall is of its size, as a sentence has it: one by more than 12 is below -12, and at least -12 is one
        by at most 12. All that compares, computes, draws or shortens asks here; a level of -12 is a number like others.
        """
        return qualifier.mirrored if self.is_fall else qualifier

    @property
    def sized(self) -> Quantity:
        """The size of a change, for words that tell its direction: 12 for -12; a range across zero stays as it is."""
        numbers = self.numbers
        if not (self.change and numbers and (self.is_fall or min(numbers.values()) >= 0)):
            return self
        ends = sorted(map(abs, numbers.values()))
        return self.model_copy(update={"change": False, **dict(zip(numbers, ends, strict=True))})

    @property
    def is_bare(self) -> bool:
        """Whether it is a bare number, without a unit or a currency."""
        return bool(self.numbers) and not (self.unit or self.currency)

    @property
    def is_comparable(self) -> bool:
        """Whether it is more or less than another: votes for and against are neither."""
        return not self.is_empty and (self.ratio is None or self.ratio.amount is not None)

    @property
    def is_empty(self) -> bool:
        """Whether only the unit is known yet, as in a derived fact before its formula is computed."""
        return self.value is None and self.low is None


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
    SUBJECT = "subject"
    """What it is of, and what becomes of that: who does it, what is done, which row of a table."""
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


ALL = "all"
"""What stands for every row or column that has a label."""
SPAN = ".."
"""What stands between the first and the last of a range of labels."""


class TableScale(StrEnum):
    """What the figures of a table are counted in."""

    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"
    TRILLION = "trillion"

    @property
    def factor(self) -> Decimal:
        """What a figure is multiplied by."""
        return Decimal(1000) ** (1 + list(TableScale).index(self))


def in_scale(number: Decimal, scale: TableScale | None) -> str:
    """A figure of a table as the number that it stands for, whole if the scale makes it so.

    >>> in_scale(Decimal("1.5"), TableScale.THOUSAND), in_scale(Decimal("1.50"), None)
    ('1500', '1.50')
    """
    scaled = number * scale.factor if scale else number
    return f"{scaled.quantize(Decimal(1)) if scale and scaled == scaled.to_integral_value() else scaled:f}"


Labels = Annotated[
    tuple[HeadWords, ...],
    BeforeValidator(
        lambda given: [given] if isinstance(given, str) else list(given) if isinstance(given, dict) else given,
        json_schema_input_type=HeadWords | tuple[HeadWords, ...] | dict[HeadWords, LocalLine],
    ),
]
"""All, a range, a list of labels, or a mapping from them to what the facts call them."""


class Axis(FrozenModel):
    """Whether the rows or the columns of a table tell its values apart in one way, and which of them are taken."""

    rows: Labels = Field((), description="all, Albania..Georgia, a list, or {label: name of the area or period}")
    columns: Labels = Field((), description="all, 2014..2023, a list, or {label: name of the area or period}")
    without: Heads = Field((), description="Those of them that are left out: Total")


class TableSeries(FrozenModel):
    """A fact for each value of a table, in rows and columns that are areas and periods."""

    section: Id
    label: LocalLine
    statement: LocalLine | None = Field(None, description="A sentence for each, with {value} and {area}")
    measure: Id | None = None
    source: Id | None = None
    areas: Axis | None = Field(None, description="The rows or columns that are areas")
    periods: Axis | None = Field(None, description="The rows or columns that are periods")
    row: Heads = Field((), description="What heads all rows that are taken")
    column: Heads = Field((), description="What heads all columns that are taken: Exports")
    total: LocalLine | None = Field(None, description="What the sum of all areas is called: European Union")
    quantity: Quantity = Field(default_factory=Quantity, description="The unit or currency")
    scale: TableScale | None = Field(None, description="What the figures of the table are in: million")
    qualifier: Qualifier | None = None
    status: Status | None = Field(None, description="Without it, what the marks in the cells say: estimated")
    kind: Kind | None = None
    period: When | None = None
    area: LocalLine | None = None
    speaker: Id | None = None
    voice: Voice | None = None
    reading: dict[Property, LocalLine] = Field({}, description="How the desk reads what the table does not say plainly")


class FilledTables(NamedTuple):
    """What a facts file has taken from tables: the files that were read, and the cells that facts are made of.

    `copies` are the facts of each series but its first one; `missing` its cells without a figure.  `tables` are those
    that were read, whole.
    """

    files: Mapping[str, SourceFile] = MappingProxyType({})
    cells: Mapping[str, tuple[TableCell, ...]] = MappingProxyType({})
    copies: frozenset[str] = frozenset()
    missing: tuple[Missing, ...] = ()
    tables: Mapping[str, tuple[TableCell, ...]] = MappingProxyType({})


def takes_from_tables(root: YamlMapping) -> bool:
    """Whether a facts file has series, or evidence that is a cell."""
    evidence = (node for _, node in select(root, "facts", "*", "evidence", "[]") if isinstance(node, YamlMapping))
    given = (node.entries.keys() for node in evidence)
    return "series" in root.entries or any(
        keys & {"row", "column"} or ("cell" in keys and "quote" not in keys) for keys in given
    )
