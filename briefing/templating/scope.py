"""A loaded briefing in, the names that its templates and texts may use out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from markupsafe import Markup

from briefing.document.blocks import Allowed
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.typed_values import typed_values
from briefing.facts.conflicts import conflicts
from briefing.facts.localtext import lang_of
from briefing.facts.model import Briefing, charted_facts
from briefing.templating.expressions import Expression, ProseError, Stretch, parse_prose
from briefing.templating.folders import GENERIC, ROOT
from briefing.templating.markers import (
    BlockToken,
    Cite,
    Close,
    Flag,
    LanguageSwitch,
    Markers,
    Open,
    Payload,
    Printer,
    Words,
)
from briefing.templating.views import (
    ChartView,
    FactView,
    Form,
    ProseView,
    ScopeError,
    SectionView,
    fact_view,
    head_view,
    literal,
    named,
    payloads_of,
    source_views,
    typed_value,
)
from briefing.wording.edition import edition
from briefing.wording.wording import Wording

_MARKDOWN = re.compile(r"\s*(?:(?:[-+*>#]+|[0-9]{1,2}[.)])\s+)*[*_]*")
"""What may stand before the first word of a text: signs that make it a list, a quotation or strong."""


class Scope:
    """The views and functions of one rendering; what they print is kept in `tokens`."""

    def __init__(self, briefing: Briefing, wording: Wording, tokens: Markers | None = None) -> None:
        self.tokens = tokens or Markers()
        self._briefing = briefing
        self._wording = wording
        self._facts = {fact.id: fact_view(fact, wording, self.tokens) for fact in briefing.facts.values()}
        self._charts = {name: ChartView(name, chart.kind) for name, chart in briefing.charts.items()}
        self._head = head_view(briefing, wording, self.tokens)
        self._sources = tuple(source_views(briefing, wording, self.tokens))
        self._conflicts = conflicts(briefing)
        load_lexicon(wording.language.code)  # read now: where templates are rendered, no file can be opened

    @property
    def language(self) -> str:
        """The code of the document's language."""
        return self._wording.language.code

    @property
    def asked(self) -> tuple[tuple[str, ...], ...]:
        """The root template, and of each section its own or the generic one."""
        return (ROOT,), *((f"sections/{name}.md.j2", GENERIC) for name in self._briefing.sections)

    def printable(self) -> frozenset[Payload]:
        """All that the views print, those of texts that stand in for missing ones too."""
        standing = self._standing.printable() if self._wording.base else frozenset()
        views = (self._head, *self._sources, *self._facts.values())
        return standing.union(*map(payloads_of, views))

    def text_names(self) -> dict[str, Any]:
        """What a text of the facts file may name."""
        return {
            "head": self._head,
            "fact": self.fact,
            "cite": self.cite,
            "allow": self.allow,
            "figure": self.figure,
            "table": self.table,
            "tiles": self.tiles,
            "quotation": self.quotation,
        }

    def template_names(self) -> dict[str, Any]:
        """What a template may name: all of the above, the parts of a page and the sections."""
        return self.text_names() | {
            "sections": tuple(self._section(name) for name in self._briefing.sections),
            "sources": self._sources,
            "title_block": self.title_block,
            "key_points": self.key_points,
            "key_figures": self.key_figures,
            "contents": self.contents,
            "flag": self.flag,
            "assumption": self._toned("assumption"),
            "judgement": self._toned("judgement"),
            "caveat": self._toned("caveat"),
            "notes": self.notes,
            "colophon": self.colophon,
            "_": self.say,
        }

    def fact(self, name: str) -> FactView:
        """The fact with this id."""
        return named("fact", name, self._facts)

    def cite(self, *names: str | FactView) -> Form:
        """Only the note marks of these facts."""
        return Form("", Cite(tuple(view.id for view in self._views(names))), self.tokens)

    def allow(self, text: object, reason: str = "") -> Form:
        """Text that looks like a value and is none, with the reason why."""
        if not reason.strip():
            raise ScopeError("no-reason", "an allowance needs a reason", "allow", 'write allow("…", reason="…")')
        return Form(str(text), Allowed(str(text), reason), self.tokens)

    def figure(self, chart: str | ChartView) -> Markup:
        """A chart with its caption, source line and alt text; it draws the author's thoughts, and states none."""
        view = named("chart", chart, self._charts) if isinstance(chart, str) else chart
        charted = charted_facts(self._briefing.charts[view.id])
        self.tokens.cited.update(name for name in charted if not self._briefing.facts[name].is_thought)
        return self._container(Open("figure", view.id), self.expand(self._briefing.charts[view.id].title))

    def table(self, facts: Iterable[str | FactView], title: str | Form = "") -> Form:
        """A table of facts: what, figure, period, status, note."""
        return self._part("table", facts, title)

    def tiles(self, facts: Iterable[str | FactView], title: str | Form = "") -> Form:
        """A strip of facts with large values."""
        return self._part("tiles", facts, title)

    def key_figures(self, title: str | Form = "") -> Form:
        """The strip of the facts that the facts file names as its key figures."""
        return self._part("tiles", self._briefing.key_figures, title)

    def quotation(self, fact: str | FactView) -> Form:
        """The speaker's own words that bear a fact out, set off from the text."""
        return self._part("quotation", (fact,), "")

    def title_block(self) -> Markup:
        """The band with title, subtitle, reference and date."""
        head = self._briefing.head
        subtitle = self.expand(head.subtitle) if head.subtitle else Markup()
        return self._container(Open("title"), self.expand(head.title) + Markup("\n\n") + subtitle)

    def key_points(self, title: str | Form = "") -> Markup:
        """The panel of key points."""
        points = (self.expand(point).strip().replace("\n", "\n  ") for point in self._briefing.key_points)
        return self._container(
            Open("key-points", label=self._words(title)), Markup("\n").join(f"- {p}" for p in map(Markup, points))
        )

    def contents(self, title: str | Form) -> Form:
        """The sections and parts that follow, each with its page."""
        return self._part("contents", (), title)

    def flag(self, text: str | Form) -> Form:
        """A short remark beside the title of the section."""
        return Form(str(text), Flag(self._words(text)), self.tokens)

    def notes(self, title: str | Form) -> Form:
        """All notes, in the order of their first mention."""
        return self._part("notes", (), title)

    def colophon(self, title: str | Form) -> Form:
        """How the document was made."""
        return self._part("colophon", (), title)

    @cached_property
    def _standing(self) -> Scope:
        """The scope of the texts that stand in for missing ones, in the language of the file."""
        base = self._wording.base or self._wording
        return Scope(edition(self._briefing, self._briefing.head.language), base, self.tokens)

    def say(self, words: str, **places: object) -> Markup | str:
        """English words of a template in the document's language, with what is printed in each of their places."""
        return placed(self._wording.say(words), places, self)

    def expand(self, text: str) -> Markup:
        """The Markdown of a text whose expressions have become markers; the lint has reported what is malformed."""
        if lang := lang_of(text):
            return self._spoken(self._standing.expand(str(text)), lang)
        return Markup("").join(Markup(self._piece(piece)) for piece in parse_prose(text))

    def evaluate(self, expression: Expression) -> Any:
        """What an expression of a text stands for; UnknownNameError or UsageError if for nothing."""
        target = named("function", expression.name, self.text_names())
        if expression.called:
            target = _call(target, expression)
        return _form(target, expression) if expression.form else target

    def printed(self, value: object, name: str) -> Markup:
        """The Markdown that printing `value` puts into the document: a marker, or literal text that holds no value."""
        if hasattr(value, "__html__"):
            return Markup(value.__html__())
        if not isinstance(value, str | int | float):
            hint = f"write {name}.date, for one" if name == "head" else None
            raise ScopeError("not-printable", f"{name} alone cannot be printed", name, hint)
        text = self._words(str(value))
        return self.tokens.add(Words(text)) if text else Markup()

    def _piece(self, piece: Stretch | Expression | ProseError) -> str:
        match piece:
            case Stretch(text=text):
                return text
            case Expression():
                return self.printed(self.evaluate(piece), piece.name)
            case ProseError():
                raise piece

    def _spoken(self, text: Markup, lang: str) -> Markup:
        """Markdown whose words are in another language than the document, from its first word to its last."""
        opening = _MARKDOWN.match(text)
        start = opening.end() if opening else 0
        speak = self.tokens.add(LanguageSwitch(lang)), self.tokens.add(LanguageSwitch(""))
        return text[:start] + speak[0] + text[start:].rstrip() + speak[1]

    def _words(self, title: str | Form) -> str:
        """A title as text; one that a template types itself must hold no value."""
        if isinstance(title, str):
            for _, words in typed_values(title, language=self.language):
                raise typed_value(words)
        return str(title)

    def _section(self, name: str) -> SectionView:
        section = self._briefing.sections[name]
        facts = tuple(view for view in self._facts.values() if view.section == name)
        inside = {view.id for view in facts}
        sources = {e.source for view in facts for e in self._briefing.facts[view.id].evidence}
        return SectionView(
            id=name,
            title=literal(section.title, self.tokens),
            text=self._prose(section.text),
            outlook=self._prose(section.outlook),
            caveats=self._prose(section.caveats),
            facts=facts,
            charts=tuple(view for view in self._charts.values() if self._briefing.charts[view.id].section == name),
            conflicts=tuple(tuple(self._facts[f] for f in group) for group in self._conflicts if inside & set(group)),
            single_source=len(sources) == 1,
        )

    def _prose(self, text: str | None) -> ProseView | str:
        return ProseView(text, self.expand) if text else ""

    def _views(self, facts: Iterable[str | FactView]) -> Iterable[FactView]:
        return tuple(self.fact(fact) if isinstance(fact, str) else fact for fact in facts)

    def _part(self, kind: str, facts: Iterable[str | FactView], title: str | Form) -> Form:
        ids = tuple(view.id for view in self._views((facts,) if isinstance(facts, str) else facts))
        lang = title.lang if isinstance(title, Form) else ""
        return Form(str(title), BlockToken(kind, ids, self._words(title), lang), self.tokens)

    def _toned(self, tone: str) -> Callable[..., Markup]:
        def toned(text: object, label: str | Form = "") -> Markup:
            return self._container(Open(tone, label=self._words(label)), self.printed(text, tone))

        return toned

    def _container(self, opening: Open, content: Markup) -> Markup:
        return self.tokens.add(opening) + content + self.tokens.add(Close())


def _call(target: Any, expression: Expression) -> Any:
    if not callable(target):
        raise ScopeError("unknown-function", f"{expression.name} is no function", expression.name)
    try:
        return target(*expression.arguments, **dict(expression.options))
    except TypeError:
        hint = f'write {expression.name}("…")'
        message = f"{expression.name} does not take these arguments"
        raise ScopeError("arguments", message, expression.name, hint) from None


def _form(target: Any, expression: Expression) -> Any:
    return getattr(target, named("form", expression.form, {name: name for name in public_names(target)}))


def placed(said: str, places: Mapping[str, object], printer: Printer) -> Markup | str:
    """Words with what is printed in each of their places; as they are if they have none."""
    if not places:
        return said
    pieces = re.split(r"\{([a-z_]+)\}", said)
    return Markup("").join(printer.printed(places[p] if i % 2 else p, "_") for i, p in enumerate(pieces) if p)


def public_names(view: Any) -> tuple[str, ...]:
    """The attributes of a view that templates and texts may read."""
    kind: Any = type(view)
    return _public_names(kind)


@cache
def _public_names(kind: type[object]) -> tuple[str, ...]:
    return tuple(name for name in dir(kind) if not name.startswith("_"))
