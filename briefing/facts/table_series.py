"""What a facts file says to make many facts of one table: which of its rows and columns, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field

from briefing.facts.assertion import Heads, Kind, Missing, Property, Qualifier, Quantity, Status, Voice
from briefing.facts.scalars import HeadWords, Id, LocalLine, When
from briefing.facts.text_fields import FrozenModel
from briefing.records import NamedTuple
from briefing.yaml_source.tree import YamlMapping, select

if TYPE_CHECKING:
    from briefing.sources.source_files import SourceFile
    from briefing.sources.table_cells import TableCell

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

    `copies` are the facts of each series but its first one; `missing` its cells without a figure.
    """

    files: Mapping[str, SourceFile] = MappingProxyType({})
    cells: Mapping[str, tuple[TableCell, ...]] = MappingProxyType({})
    copies: frozenset[str] = frozenset()
    missing: tuple[Missing, ...] = ()


def takes_from_tables(root: YamlMapping) -> bool:
    """Whether a facts file has series, or evidence that is a cell."""
    evidence = (node for _, node in select(root, "facts", "*", "evidence", "[]") if isinstance(node, YamlMapping))
    given = (node.entries.keys() for node in evidence)
    return "series" in root.entries or any(
        keys & {"row", "column"} or ("cell" in keys and "quote" not in keys) for keys in given
    )
