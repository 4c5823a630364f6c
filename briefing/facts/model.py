"""What a briefing knows: the types of a facts file, immutable, without a word of how it is read or printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, PrivateAttr

from briefing.facts.assertion import Evidence as Evidence
from briefing.facts.assertion import Kind as Kind
from briefing.facts.assertion import Missing as Missing
from briefing.facts.assertion import Property as Property
from briefing.facts.assertion import Qualifier as Qualifier
from briefing.facts.assertion import Quantity as Quantity
from briefing.facts.assertion import Source as Source
from briefing.facts.assertion import Speaker as Speaker
from briefing.facts.assertion import Status as Status
from briefing.facts.assertion import StatusFamily as StatusFamily
from briefing.facts.assertion import TableSeries
from briefing.facts.assertion import Voice as Voice
from briefing.facts.scalars import (
    Address,
    Day,
    FileName,
    FiscalYear,
    Id,
    LanguageCode,
    Line,
    LocalLine,
    LocalName,
    LocalProse,
    Marking,
    PageCount,
    Reference,
    Switch,
    When,
)
from briefing.facts.text_fields import FrozenModel as FrozenModel
from briefing.facts.text_fields import TextKind, TextType


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


class Allowance(FrozenModel):
    """Text that looks like a value and is none, such as the name of a group of states."""

    text: Annotated[Line, TextType(TextKind.NAME, "what the author lets stand though it has digits, which is listed")]
    reason: Annotated[Line, TextType(TextKind.NAME, "why it may stand, which may have to name it")]


class Fact(FrozenModel):
    """One thing known, with its strength and its evidence.

    `load_briefing` fills what the file leaves to `defaults`, and `quantity` and `qualifier`
    of a derived fact, so that readers of a `Briefing` never look them up themselves.
    """

    id: Id
    section: Id
    label: LocalLine = Field(description="The measure as a noun phrase: pupils in schools teaching in Russian")
    statement: LocalLine = Field(
        description="A whole sentence; it names the value as {value}, and may name its {period}"
    )
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
    series: Id | None = Field(None, description="The series that it was made by; filled on loading")
    total_of: Id | None = Field(None, description="The series whose areas it sums up; filled on loading")

    @property
    def bearing(self) -> tuple[Evidence, ...]:
        """The quotes that bear it out, without those for its context alone."""
        return tuple(evidence for evidence in self.evidence if not evidence.for_)

    @property
    def is_change(self) -> bool:
        """Whether it is a change, or a difference, which may be told as one: a rise of so much."""
        subtracts = " - " in (self.formula or "") or (self.formula or "").startswith("change(")
        return subtracts or bool(self.quantity and self.quantity.change)

    @property
    def direction(self) -> int:
        """1 for a change upwards, -1 for one downwards; 0 for what is neither, or both."""
        given = self.quantity if self.quantity and self.quantity.change else None
        ends = [number for number in (given.numbers.values() if given else ()) if number]
        return (bool(ends) and min(ends) > 0) - (bool(ends) and max(ends) < 0)

    @property
    def sized(self) -> Fact:
        """The same where words beside its value tell the direction of the change: "3.9%" of "+3.9%"."""
        return self.model_copy(update={"quantity": self.quantity.sized}) if self.quantity else self

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
    highlight: tuple[Id, ...] | None = Field(None, description="The facts whose bars or columns stand out")

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
    series: dict[Id, TableSeries] = Field({}, description="Many facts of one table each")
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


def cited_sources(facts: Mapping[str, Fact]) -> frozenset[str]:
    """The sources that facts have their evidence from."""
    return frozenset(evidence.source for fact in facts.values() for evidence in fact.evidence)


def charted_facts(chart: Chart) -> tuple[str, ...]:
    """The facts that `chart` shows, in its order; one that two lanes share stands twice."""
    lanes = tuple(fact for segment in chart.segments for fact in segment.facts)
    return chart.facts + lanes + ((chart.target,) if chart.target else ())


def source_language(source: Source, briefing: Briefing) -> str:
    """The language that a source is in: its own, or else that of the briefing."""
    return source.language or briefing.head.language


def told_areas(facts: Mapping[str, Fact]) -> dict[str, LocalLine]:
    """The areas that stand wherever the labels of their facts do; a chart has its own way to tell its marks apart.

    One that others have their label in common with is told from these by its area.  A value of another area than most
    of the briefing says so, too: nobody would know otherwise that it is not of that.
    """
    areas: dict[str, set[str]] = {}
    for fact in facts.values():
        areas.setdefault(fact.label.casefold(), set()).add(fact.area or "")
    of_values = Counter(fact.area for fact in facts.values() if fact.quantity)
    usual = next((area for area, count in of_values.items() if 2 * count > of_values.total()), "")
    return {
        name: fact.area
        for name, fact in facts.items()
        if fact.area
        and (
            len(areas[fact.label.casefold()]) > 1
            or (fact.quantity and fact.area != usual and fact.area.casefold() not in fact.label.casefold())
        )
    }
