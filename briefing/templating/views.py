"""A loaded briefing in, the read-only values that templates see out: strings and printable forms, never models."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from markupsafe import Markup

from briefing.document.blocks import Stamp
from briefing.document.roles import Role
from briefing.errors import did_you_mean
from briefing.evidence.typed_values import HINT
from briefing.facts.localtext import lang_of
from briefing.facts.model import Briefing, Fact, Kind
from briefing.templating.markers import Cite, Markers, Payload, PrintedValue, Statement, Words
from briefing.wording.wording import Wording

T = TypeVar("T")


class ScopeError(Exception):
    """Something a template or text asks for that is not there or cannot be true; `name` is the word to point at."""

    def __init__(self, rule: str, message: str, name: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule, self.name, self.hint = rule, name, hint


def typed_value(words: str) -> ScopeError:
    """The error for one of them."""
    return ScopeError("value-without-fact", f'"{words}" is typed here and backed by no fact', words, HINT)


@dataclass(frozen=True, slots=True)
class Form:
    """Something printable: `text` says how it reads, printing it puts `_payload` into the document.

    Every free text of the facts file reaches templates in this shape, so that joining and
    printing keep it literal.
    """

    text: str
    _payload: Payload
    _tokens: Markers

    @property
    def lang(self) -> str:
        """The language of a literal text that is not in the document's."""
        return self._payload.lang if isinstance(self._payload, Words) else ""

    def __html__(self) -> Markup:
        return self._tokens.add(self._payload)

    def __str__(self) -> str:
        return self.text


def payloads_of(view: object) -> Iterator[Payload]:
    """What the printable forms of a view put into the document."""
    values = (getattr(view, field.name) for field in fields(view))  # type: ignore[arg-type]
    yield from (value._payload for value in values if isinstance(value, Form))


@dataclass(eq=False, slots=True)
class FactView:
    """One fact as templates see it; printing it prints its value, qualifier and note marks."""

    id: str
    section: str
    measure: str
    status: str
    kind: str
    qualifier: str
    label: Form
    area: Form | str
    derived: bool
    has_value: bool
    period: Form
    statement: Form
    note: Form
    _words: Form | None
    _amount: Form | None
    _tokens: Markers

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
        return self.id in self._tokens.cited

    def _value(self, form: Form | None) -> Form:
        if form is None:
            hint = f'write fact("{self.id}").statement or cite("{self.id}")'
            raise ScopeError("no-value", f'fact "{self.id}" has no value to print', self.id, hint)
        return form

    def __html__(self) -> Markup:
        return self.words.__html__()

    def __str__(self) -> str:
        return self.words.text


@dataclass(eq=False, slots=True)
class ProseView:
    """A text of the facts file; printing it expands its expressions and leaves its Markdown."""

    _text: str
    _expand: Callable[[str], Markup]

    def __html__(self) -> Markup:
        return self._expand(self._text)

    def __str__(self) -> str:
        return self._text


@dataclass(eq=False, slots=True)
class ChartView:
    """One chart, for `figure(chart)`."""

    id: str
    kind: str


@dataclass(eq=False, slots=True)
class SourceView:
    """One source; each of its names is printable, and empty where it is not known."""

    id: str
    publisher: Form
    published: Form
    title: Form | str
    author: Form | str
    url: Form | str
    retrieved: Form | str


@dataclass(eq=False, slots=True)
class HeadView:
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


def fact_view(fact: Fact, wording: Wording, tokens: Markers) -> FactView:
    """The view of one fact."""
    has_value = fact.quantity is not None
    words, amount = (wording.words(fact), wording.amount(fact)) if has_value else ("", "")
    return FactView(
        id=fact.id,
        section=fact.section,
        measure=fact.measure,
        status=fact.standing,
        kind=fact.kind.value,
        qualifier=fact.qualifier.value,
        label=literal(fact.label, tokens),
        area=literal(fact.area, tokens) if fact.area else "",
        derived=fact.formula is not None,
        has_value=has_value,
        period=_stamp(wording.period(fact.period), Role.PERIOD, tokens),
        statement=Form(_stated(fact, wording), Statement(fact.id), tokens),
        note=Form("", Cite((fact.id,)), tokens),
        _words=Form(words, PrintedValue(fact.id, words), tokens) if has_value else None,
        _amount=Form(amount, PrintedValue(fact.id, amount), tokens) if has_value else None,
        _tokens=tokens,
    )


def literal(text: str, tokens: Markers) -> Form:
    """A literal text of the facts file."""
    return Form(str(text), Words(str(text), lang_of(text)), tokens)


def _stated(fact: Fact, wording: Wording) -> str:
    value = wording.beside(fact.statement).words(fact) if fact.quantity else ""
    return fact.statement.replace("{value}", value)


def head_view(briefing: Briefing, wording: Wording, tokens: Markers) -> HeadView:
    """The view of the head."""
    head = briefing.head

    def stamp(text: str | None, role: Role) -> Form | str:
        return _stamp(text, role, tokens) if text else ""

    return HeadView(
        id=head.id,
        state=head.state.value,
        language=wording.language.code,
        date=_stamp(wording.day(head.date), Role.DATE, tokens),
        reference=stamp(head.reference, Role.REFERENCE),
        marking=stamp(head.marking, Role.NAME),
        version=stamp(head.version, Role.VERSION),
        embargo=stamp(wording.day(head.embargo) if head.embargo else None, Role.DATE),
        cleared_by=stamp(head.cleared_by, Role.NAME),
        prepared_by=stamp(head.prepared_by, Role.NAME),
        contact=stamp(head.contact, Role.CONTACT),
        contents=head.contents,
    )


def source_views(briefing: Briefing, wording: Wording, tokens: Markers) -> Iterator[SourceView]:
    """The views of all sources, in the order of the file."""
    for name, source in briefing.sources.items():
        stamps = {
            key: _stamp(text, Role.NAME, tokens) if text else ""
            for key, text in (("title", source.title), ("author", source.author), ("url", source.url))
        }
        yield SourceView(
            id=name,
            publisher=_stamp(source.publisher, Role.NAME, tokens),
            published=_stamp(wording.day(source.published), Role.DATE, tokens),
            retrieved=_stamp(wording.day(source.retrieved), Role.DATE, tokens) if source.retrieved else "",
            **stamps,
        )


@dataclass(eq=False, slots=True)
class SectionView:
    """One section: its texts, its facts and charts in the order of the file."""

    id: str
    title: Form
    text: ProseView | str
    outlook: ProseView | str
    caveats: ProseView | str
    facts: tuple[FactView, ...]
    charts: tuple[ChartView, ...]
    conflicts: tuple[tuple[FactView, ...], ...]
    single_source: bool

    @property
    def values(self) -> tuple[FactView, ...]:
        """The facts that have a value."""
        return tuple(fact for fact in self.facts if fact.has_value)

    @property
    def information(self) -> tuple[FactView, ...]:
        """What sources say, and what is derived from it; not the author's own thoughts."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.INFORMATION)

    @property
    def judgements(self) -> tuple[FactView, ...]:
        """The author's own judgements."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.JUDGEMENT)

    @property
    def assumptions(self) -> tuple[FactView, ...]:
        """The author's own assumptions."""
        return tuple(fact for fact in self.facts if fact.kind == Kind.ASSUMPTION)


def named(what: str, name: str, known: Mapping[str, T]) -> T:
    """The entry called `name`, or a `ScopeError` with the nearest known name."""
    try:
        return known[name]
    except KeyError:
        raise ScopeError(f"unknown-{what}", f'unknown {what} "{name}"', name, did_you_mean(name, known)) from None


def _stamp(text: str, role: Role, tokens: Markers) -> Form:
    return Form(str(text), Stamp(str(text), role, lang=lang_of(text)), tokens)
