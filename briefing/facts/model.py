"""What a briefing knows: the types of a facts file, immutable, without a word of how it is read or printed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator

from briefing.facts.head import Head
from briefing.facts.illustrations import Image, UserFlowable
from briefing.facts.ratios import Ratio
from briefing.facts.scalars import (
    Address,
    CurrencyCode,
    Day,
    Digest,
    FileName,
    FiscalYear,
    Id,
    LanguageCode,
    Line,
    LocalLine,
    LocalName,
    LocalProse,
    Name,
    Number,
    PlaceName,
    Quote,
    Switch,
    Value,
    When,
)
from briefing.facts.text_fields import FrozenModel as FrozenModel
from briefing.facts.text_fields import TextKind, TextType
from briefing.yaml_source.problems import rule_error


class Qualifier(StrEnum):
    """How firmly a source states a value."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    BETWEEN = "between"


class StatusFamily(StrEnum):
    """What sort of reality a status gives: charts draw each in a way of its own."""

    IS = "is"
    SAID = "said"
    MEANT = "meant"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"


class Status(StrEnum):
    """What sort of reality a fact claims, family by family."""

    OBSERVED = "observed"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    ESTIMATED = "estimated"
    PLANNED = "planned"
    ANNOUNCED = "announced"
    PLEDGED = "pledged"
    PROPOSED = "proposed"
    REQUESTED = "requested"
    ALLOCATED = "allocated"
    ADOPTED = "adopted"
    REQUIRED = "required"
    TARGET = "target"
    POSSIBLE = "possible"
    FORECAST = "forecast"
    CANCELLED = "cancelled"

    @property
    def family(self) -> StatusFamily:
        """Whether it is so, is said to be so, is meant to be so, is possible, or was given up."""
        match self:
            case Status.OBSERVED | Status.REPORTED:
                return StatusFamily.IS
            case Status.CLAIMED | Status.ALLEGED | Status.ESTIMATED:
                return StatusFamily.SAID
            case Status.POSSIBLE | Status.FORECAST:
                return StatusFamily.POSSIBLE
            case Status.CANCELLED:
                return StatusFamily.CANCELLED
        return StatusFamily.MEANT

    @property
    def is_asserted(self) -> bool:
        """Whether somebody says that it is so now, and not only that it may or shall be."""
        return self.family in (StatusFamily.IS, StatusFamily.SAID)

    @property
    def is_ahead(self) -> bool:
        """Whether it may or should still come; what is allocated or adopted is done already."""
        done = (Status.ALLOCATED, Status.ADOPTED)
        return self.family in (StatusFamily.MEANT, StatusFamily.POSSIBLE) and self not in done


class Kind(StrEnum):
    """Whose thought a fact is: the source's, or the author's own assumption or judgement."""

    INFORMATION = "information"
    ASSUMPTION = "assumption"
    JUDGEMENT = "judgement"


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


PluralCategory = Annotated[Line, TextType(TextKind.CODE, "a key that no text is looked up by unless CLDR has it")]


class Defaults(FrozenModel):
    """What a fact takes where it says nothing itself."""

    speaker: Id | None = None
    source: Id | None = None
    period: When | None = None
    area: LocalLine | None = None
    fiscal_year: FiscalYear | None = Field(None, description="When business years such as 2022/23 begin: April")


class Gender(StrEnum):
    """The gender that a rank agrees with; `common` where the language has none."""

    COMMON = "common"
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"


class Unit(FrozenModel):
    """A unit in words, by the plural categories of its language: `one` pupil, `other` pupils.

    `short` stands on tiles and charts.  `cases` has what a qualifier asks for, by case and category, where the
    language cannot tell it from the forms: `ablative: {other: dollardan}`.  With `rank` the number is a place among
    others, which `other` may go on with: `{rank: common, other: "{} largest"}`.
    """

    zero: Line | None = None
    one: Line | None = None
    two: Line | None = None
    few: Line | None = None
    many: Line | None = None
    other: Line
    short: Line | None = None
    cases: dict[Id, dict[PluralCategory, Line]] | None = None
    rank: Gender | None = Field(None, description="The gender of a rank, which the number is then: third")

    @property
    def forms(self) -> dict[str, str]:
        """The forms that are given, by category."""
        return {name: form for name, form in self if form and name not in ("short", "cases", "rank")}


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


class Allowance(FrozenModel):
    """Text that looks like a value and is none, such as the name of a group of states."""

    text: Annotated[Line, TextType(TextKind.NAME, "what the author lets stand though it has digits, which is listed")]
    reason: Annotated[Line, TextType(TextKind.NAME, "why it may stand, which may have to name it")]


class Evidence(FrozenModel):
    """The exact words of one source that bear a fact out, or only what `for` names of it."""

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
    cell: PlaceName | None = Field(None, description="The cell of the table, where several have the words: Trade, B7")

    @property
    def place(self) -> str | None:
        """The place in its document that the author has named."""
        return self.page or self.cell


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
    def is_comparable(self) -> bool:
        """Whether it is more or less than another: votes for and against are neither."""
        return not self.is_empty and (self.ratio is None or self.ratio.amount is not None)

    @property
    def is_empty(self) -> bool:
        """Whether only the unit is known yet, as in a derived fact before its formula is computed."""
        return self.value is None and self.low is None


class Fact(FrozenModel):
    """One thing known, with its strength and its evidence.

    `load_briefing` fills what the file leaves to `defaults`, and `quantity` and `qualifier`
    of a derived fact, so that readers of a `Briefing` never look them up themselves.
    """

    id: Id
    section: Id
    label: LocalLine = Field(description="The measure as a noun phrase: pupils in schools teaching in Russian")
    statement: LocalLine = Field(description="A whole sentence; it names the value as {value}")
    measure: Id
    quantity: Quantity | None = None
    formula: Annotated[Line, TextType(TextKind.CODE, "only facts and operators; a number in it is an error")] | None = (
        Field(None, description="Over facts, such as pupils / schools; makes the fact a derived one")
    )
    qualifier: Qualifier = Qualifier.EXACT
    status: Status = Status.REPORTED
    kind: Kind = Kind.INFORMATION
    period: When
    area: LocalLine | None = None
    speaker: Id | None = None
    evidence: Annotated[
        tuple[Evidence, ...],
        BeforeValidator(
            lambda given: [given] if isinstance(given, (dict, str)) else given,
            json_schema_input_type=Evidence | tuple[Evidence, ...],
        ),
    ] = ()
    reading: dict[Property, LocalLine] = Field(
        {}, description="How the desk reads what the source does not say plainly, each with the reason"
    )
    drafted: Switch = Field(False, description="Whether a program drafted it, and nobody has read it yet")
    inputs: tuple[Id, ...] = Field((), description="The facts that the formula names, in order; filled on loading")

    @property
    def bearing(self) -> tuple[Evidence, ...]:
        """The quotes that bear it out, without those for its context alone."""
        return tuple(evidence for evidence in self.evidence if not evidence.for_)

    @property
    def is_authors_own(self) -> bool:
        """Whether it is the author's own assumption or judgement, and no information of a source."""
        return self.kind is not Kind.INFORMATION

    @property
    def is_plain_report(self) -> bool:
        """Whether a source reports it as so, which goes without saying."""
        return self.status.family is StatusFamily.IS and not self.is_authors_own

    @property
    def status_or_kind(self) -> str:
        """Its status; an author's own thought has none but what it is: "judgement"."""
        return self.kind.value if self.is_authors_own else self.status.value


class Section(FrozenModel):
    """A part of the briefing; its facts name it, its texts are particular to this briefing."""

    title: LocalLine
    text: LocalProse | None = None
    outlook: LocalProse | None = None
    caveats: LocalProse | None = None


class Segment(FrozenModel):
    """Facts of a chart that stand together: a lane of a corridor strip, a group of bars or columns, a line, a stack.

    Without a label it is called after the period or the area that its facts share.
    """

    label: LocalLine | None = None
    facts: tuple[Id, ...]


class Chart(FrozenModel):
    """What to draw: the finding as title, the kind, and the facts in their order."""

    section: Id
    kind: Id
    title: LocalProse
    subtitle: LocalLine | None = None
    facts: tuple[Id, ...] = ()
    segments: tuple[Segment, ...] = Field(
        (), description="Lanes of a corridor, groups of bars or columns, lines, stacks"
    )
    target: Id | None = Field(None, description="The fact that holds the target of a progress chart")

    @property
    def is_to_scale(self) -> bool:
        """Whether its marks have lengths or places that stand for values; those of others are statements in words."""
        return self.kind not in ("timeline", "corridor")


class Likelihood(StrEnum):
    """How likely something is, from the least to the most: the bands of the analytic standards, in words."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    EVEN_CHANCE = "even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"

    @property
    def words(self) -> str:
        """The words for it."""
        return "roughly even chance" if self is Likelihood.EVEN_CHANCE else self.value.replace("-", " ")


class Scenario(FrozenModel):
    """What may come, and how likely the author thinks it is."""

    likelihood: Likelihood
    text: LocalProse


class Briefing(FrozenModel):
    """A whole facts file, defaults applied and derived facts computed."""

    head: Head
    defaults: Defaults = Field(default_factory=Defaults)
    units: dict[Id, Unit] = Field({})
    translated_units: dict[Id, dict[LanguageCode, Unit]] = Field(
        {}, description="Units in other languages; filled on loading"
    )
    speakers: dict[Id, Speaker] = Field({})
    sources: dict[Id, Source] = Field({})
    allowed: tuple[Allowance, ...] = ()
    key_points: tuple[LocalProse, ...] = ()
    key_figures: tuple[Id, ...] = ()
    sections: dict[Id, Section]
    scenarios: tuple[Scenario, ...] = ()
    charts: dict[Id, Chart] = Field({})
    images: dict[Id, Image] = Field({})
    flowables: dict[Id, UserFlowable] = Field({})
    facts: dict[Id, Fact]
    _is_selection: bool = PrivateAttr(False)

    @property
    def is_selection(self) -> bool:
        """Whether it holds only some sections of its file."""
        return self._is_selection

    def selection(self, **parts: object) -> Self:
        """The same with other `parts`, which hold only some sections of its file."""
        selected = self.model_copy(update=parts)
        selected._is_selection = True
        return selected


def is_rank(quantity: Quantity | None, units: Mapping[str, Unit]) -> bool:
    """Whether the number of a quantity is a place among others: "third"."""
    unit = units.get(quantity.unit or "") if quantity else None
    return unit is not None and unit.rank is not None


def charted_facts(chart: Chart) -> tuple[str, ...]:
    """The facts that `chart` shows, in its order; one that two lanes share stands twice."""
    lanes = tuple(fact for segment in chart.segments for fact in segment.facts)
    return chart.facts + lanes + ((chart.target,) if chart.target else ())


def source_language(source: Source, briefing: Briefing) -> str:
    """The language that a source is in: its own, or else that of the briefing."""
    return source.language or briefing.head.language


def told_areas(facts: Mapping[str, Fact]) -> dict[str, LocalLine]:
    """The areas of those facts that others have their label in common with, and that only this tells from them.

    The area stands wherever the label of such a fact does; a chart has its own way to tell its marks apart.
    """
    areas: dict[str, set[str]] = {}
    for fact in facts.values():
        areas.setdefault(fact.label.casefold(), set()).add(fact.area or "")
    return {name: fact.area for name, fact in facts.items() if fact.area and len(areas[fact.label.casefold()]) > 1}
