"""What templates see of a briefing: read-only views with strings and printable forms, never the models themselves.

Only what a class derived from `View` shows by a public name can be read in a template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from markupsafe import Markup

from briefing.document.blocks import Mention, Stamp
from briefing.document.occurrences import Role
from briefing.errors import Problem, did_you_mean
from briefing.evidence.own_words.typed_values import shown_address
from briefing.facts.model import Briefing, Fact, Kind, cited_sources
from briefing.facts.text_fields import filled, lang_of, with_area
from briefing.templating.printing import Cite, Markers, Payload, RefusedError, Statement, Words
from briefing.wording.wording import Wording

T = TypeVar("T")
_LINKED = re.compile(r"https?://[^\s<>\\]+")


class View:
    """What templates may look into: every public attribute, and nothing else."""

    __slots__ = ()


def public_names(view: object) -> tuple[str, ...]:
    """The attributes of a view that templates and texts may read."""
    kind: Any = type(view)
    return _public_names(kind)


def printable_forms(view: object) -> list[str]:
    """The public names of a view that stand for something to print; the others are for conditions of templates."""
    forms = []
    for name in public_names(view):
        with suppress(RefusedError):  # the words of a fact without a value
            if isinstance(getattr(view, name), Form):
                forms.append(name)
    return forms


@cache
def _public_names(kind: type[object]) -> tuple[str, ...]:
    return tuple(name for name in dir(kind) if not name.startswith("_"))


@dataclass(frozen=True, slots=True)
class Form(View):
    """Something printable: `text` says how it reads, printing it puts `_payload` into the document.

    Every free text of the facts file reaches templates in this shape, so that joining and
    printing keep it literal.
    """

    text: str
    _payload: Payload
    _markers: Markers
    _href: str = ""
    """Where it leads, in full, if it is an address."""

    @property
    def lang(self) -> str:
        """The language of a literal text that is not in the document's."""
        return self._payload.lang if isinstance(self._payload, Words) else ""

    def __html__(self) -> Markup:
        marker = self._markers.add(self._payload)
        return Markup(f"[{marker}](<{self._href}>)") if _LINKED.fullmatch(self._href) else marker

    def __str__(self) -> str:
        return self.text


def payloads_of(view: object) -> Iterator[Payload]:
    """What the printable forms of a view put into the document."""
    values = (getattr(view, field.name) for field in fields(view))  # type: ignore[arg-type]
    yield from (value._payload for value in values if isinstance(value, Form))


@dataclass(eq=False, slots=True)
class FactView(View):
    """One fact as templates see it; printing it prints its value, qualifier and note marks."""

    id: str
    section: str
    measure: str
    status: str
    kind: str
    qualifier: str
    label: Form
    full_label: Form
    area: Form | str
    derived: bool
    has_value: bool
    period: Form
    statement: Form
    note: Form
    apart: tuple[Form, ...]
    _words: Form | None
    _amount: Form | None
    _markers: Markers

    @property
    def words(self) -> Form:
        """The value in full: "about 160,000 pupils"."""
        return self._value(self._words)

    @property
    def amount(self) -> Form:
        """The number alone, qualifier kept: "about 160,000"."""
        return self._value(self._amount)

    @property
    def cited(self) -> bool:
        """Whether the document has named this fact so far."""
        return self.id in self._markers.cited

    @property
    def tabled(self) -> bool:
        """Whether a table of the document has had this fact so far."""
        return self.id in self._markers.tabled

    def _value(self, form: Form | None) -> Form:
        if form is None:
            hint = f'write fact("{self.id}").statement or cite("{self.id}")'
            raise RefusedError(Problem("no-value", f'fact "{self.id}" has no value to print', hint), self.id)
        return form

    def __html__(self) -> Markup:
        return self.words.__html__()

    def __str__(self) -> str:
        return self.words.text


@dataclass(eq=False, slots=True)
class ProseView(View):
    """A text of the facts file; printing it expands its expressions and leaves its Markdown."""

    _text: str
    _expand: Callable[[str], Markup]

    def __html__(self) -> Markup:
        return self._expand(self._text)

    def __str__(self) -> str:
        return self._text


@dataclass(eq=False, slots=True)
class ChartView(View):
    """One chart, for `figure(chart)`."""

    id: str
    kind: str


@dataclass(eq=False, slots=True)
class ScenarioView(View):
    """What may come, and the words that say how likely it is."""

    likelihood: Form
    text: ProseView | str


@dataclass(eq=False, slots=True)
class SourceView(View):
    """One source; each of its names is printable, and empty where it is not known."""

    id: str
    publisher: Form
    published: Form
    title: Form | str
    author: Form | str
    url: Form | str
    retrieved: Form | str


@dataclass(eq=False, slots=True)
class HeadView(View):
    """What the document says of itself; empty where it says nothing."""

    id: str
    state: str
    language: str
    date: Form
    reference: Form | str
    marking: Form | str
    version: Form | str
    embargo: Form | str
    cleared_by: Form | str
    prepared_by: Form | str
    contact: Form | str
    contents: bool
    annex: bool


@dataclass(eq=False, slots=True)
class SectionView(View):
    """One section: its texts, its facts and charts in the order of the file.

    `comparisons` are facts that a table shows best, those of one measure in each; `untold` is what its texts, its
    charts and these leave out.
    """

    id: str
    title: Form
    text: ProseView | str
    outlook: ProseView | str
    caveats: ProseView | str
    facts: tuple[FactView, ...]
    charts: tuple[ChartView, ...]
    conflicts: tuple[tuple[FactView, ...], ...]
    single_source: bool
    comparisons: tuple[tuple[FactView, ...], ...]
    untold: tuple[FactView, ...]

    @property
    def values(self) -> tuple[FactView, ...]:
        """The facts that have a value."""
        return tuple(fact for fact in self.facts if fact.has_value)

    @property
    def information(self) -> tuple[FactView, ...]:
        """What sources say, and what is derived from it; not the author's own thoughts."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.INFORMATION)

    @property
    def untabled(self) -> tuple[FactView, ...]:
        """Those of them that no table of the document has had so far."""
        return tuple(fact for fact in self.information if not fact.tabled)

    @property
    def judgements(self) -> tuple[FactView, ...]:
        """The author's own judgements."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.JUDGEMENT)

    @property
    def assumptions(self) -> tuple[FactView, ...]:
        """The author's own assumptions."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.ASSUMPTION)


def fact_view(fact: Fact, wording: Wording, markers: Markers, told_area: str = "", told_period: str = "") -> FactView:
    """The view of one fact; `told_area` and `told_period` tell it from others with the same label."""
    has_value = fact.quantity is not None
    stated = wording.for_text(fact.statement)
    statement = filled(fact.statement, stated.words(fact) if has_value else "", stated.period(fact.period))
    lang = wording.value_lang(fact)

    def printed(words: str) -> Form:
        return Form(words, Mention(fact.id, words, lang=lang), markers)

    area = literal_form(fact.area, markers) if fact.area else ""
    period = _stamp(wording.period(fact.period), Role.PERIOD, markers)
    told = [(form, words.casefold()) for form, words in ((area, told_area), (period, told_period)) if words]
    return FactView(
        id=fact.id,
        section=fact.section,
        measure=fact.measure,
        status=fact.status_or_kind,
        kind=fact.kind.value,
        qualifier=fact.qualifier.value,
        label=literal_form(fact.label, markers),
        full_label=literal_form(with_area(fact.label, told_area), markers),
        area=area,
        derived=fact.formula is not None,
        has_value=has_value,
        period=period,
        statement=Form(statement, Statement(fact.id), markers),
        note=Form("", Cite((fact.id,)), markers),
        apart=tuple(form for form, words in told if isinstance(form, Form) and words not in statement.casefold()),
        _words=printed(wording.words(fact)) if has_value else None,
        _amount=printed(wording.amount(fact)) if has_value else None,
        _markers=markers,
    )


def head_view(briefing: Briefing, wording: Wording, markers: Markers) -> HeadView:
    """The view of the head."""
    head = briefing.head

    def stamp(text: str | None, role: Role) -> Form | str:
        return _stamp(text, role, markers) if text else ""

    return HeadView(
        id=head.id,
        state=head.state.value,
        language=wording.language.code,
        date=_stamp(wording.day(head.date), Role.DATE, markers),
        reference=stamp(head.reference, Role.REFERENCE),
        marking=stamp(head.marking, Role.NAME),
        version=stamp(head.version, Role.VERSION),
        embargo=stamp(wording.day(head.embargo) if head.embargo else None, Role.DATE),
        cleared_by=stamp(head.cleared_by, Role.NAME),
        prepared_by=stamp(head.prepared_by, Role.NAME),
        contact=stamp(head.contact, Role.CONTACT),
        contents=head.contents,
        annex=head.annex,
    )


def source_views(briefing: Briefing, wording: Wording, markers: Markers) -> Iterator[SourceView]:
    """The views of the sources that facts cite, in the order of the file: on others nothing in the document rests."""
    cited = cited_sources(briefing.facts)
    for name, source in ((name, source) for name, source in briefing.sources.items() if name in cited):
        stamps = {
            key: _stamp(text, Role.NAME, markers) if text else ""
            for key, text in (("title", source.title), ("author", source.author))
        }
        address, link = shown_address(source.url or ""), source.url or ""
        yield SourceView(
            id=name,
            publisher=_stamp(source.publisher, Role.NAME, markers),
            published=_stamp(wording.day(source.published), Role.DATE, markers),
            retrieved=_stamp(wording.day(source.retrieved), Role.DATE, markers) if source.retrieved else "",
            url=_stamp(address, Role.NAME, markers, link) if address else "",
            **stamps,
        )


def named(rule: str, name: str, known: Mapping[str, T]) -> T:
    """The entry called `name`, or a RefusedError with the nearest known name; `rule` is "unknown-fact" and the like."""
    try:
        return known[name]
    except KeyError:
        problem = Problem(rule, f'{rule.replace("-", " ")} "{name}"', did_you_mean(name, known))
        raise RefusedError(problem, name) from None


def literal_form(text: str, markers: Markers) -> Form:
    """A literal text of the facts file."""
    return Form(str(text), Words(str(text), lang_of(text)), markers)


def _stamp(text: str, role: Role, markers: Markers, href: str = "") -> Form:
    return Form(str(text), Stamp(str(text), role, lang=lang_of(text)), markers, href)
