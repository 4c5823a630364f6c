"""The names that the templates and texts of a briefing may use, and what becomes of what they print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

from markupsafe import Markup

from briefing.document.blocks import Allowed
from briefing.errors import Problem, did_you_mean
from briefing.evidence.own_words.typed_values import load_words, typed_values, values_in_reason
from briefing.facts.comparison import ToldFacts, told_periods
from briefing.facts.expressions import SIDE_BY_SIDE, Expression, Malformed, Stretch, parse_prose
from briefing.facts.formulas import Members
from briefing.facts.load import conflicts
from briefing.facts.model import Briefing, Likelihood, charted_facts, told_areas
from briefing.facts.text_fields import lang_of
from briefing.templating.folders import GENERIC, ROOT
from briefing.templating.printing import (
    MARKER,
    BlockToken,
    Cite,
    Close,
    Flag,
    LanguageSwitch,
    Markers,
    Open,
    Payload,
    RefusedError,
    Words,
    fill_placeholders,
    typed_value,
    unprintable,
)
from briefing.templating.views import (
    ChartView,
    FactView,
    Form,
    ProseView,
    ScenarioView,
    SectionView,
    fact_view,
    head_view,
    literal_form,
    named,
    payloads_of,
    printable_forms,
    public_names,
    source_views,
)
from briefing.wording.edition import briefing_in_language
from briefing.wording.wording import Wording

_Named: TypeAlias = str | FactView | Iterable[str | FactView]
"""How a text or a template names facts: each by its id or as it has it, or several in a list."""
_ABREAST, _EXHIBITS = 2, frozenset({"figure", "image", "flowable", "table", "cross-table"})
"""How many stand side by side, and what may."""
_FENCE, _HEADING = re.compile(r" {0,3}(```+|~~~+)"), re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_BELOW_SECTION, _LOWEST = 3, 6
"""Levels of headings."""
_MORE_THAN_WORDS = re.compile(
    r"\n[ \t]*\n|^[ \t]*(?:[>#]|[-+*][ \t]|[0-9]{1,9}[.)]|    |\t|[-=]+$)|```|~~~|<!--|\||\]:", re.MULTILINE
)
"""What a text has that is not one paragraph of words."""


def _below_section(markdown: Markup) -> Markup:
    """The same Markdown, in which the highest headings are those below the title of a section."""
    lines, fence = markdown.split("\n"), ""
    headings: dict[int, str] = {}
    for number, line in enumerate(lines):
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif not fence and (found := _HEADING.match(line)):
            headings[number] = found[1]
    lower = "#" * (_BELOW_SECTION - min(map(len, headings.values()), default=_BELOW_SECTION))
    for number, signs in headings.items() if lower else ():
        lines[number] = Markup(lines[number].replace(signs, (signs + lower)[:_LOWEST], 1))
    return Markup("\n").join(map(Markup, lines))


class Scope:
    """The views and functions of an edition, printed from the template `root` on; `markers` has what they print."""

    def __init__(self, briefing: Briefing, wording: Wording, markers: Markers | None = None, root: str = "") -> None:
        self.markers = markers or Markers()
        self._root = root or ROOT
        self.briefing = briefing
        self.wording = wording
        areas, periods = told_areas(briefing.facts), told_periods(briefing.facts)
        self._facts = {
            name: fact_view(
                fact, wording, self.markers, areas.get(name, ""), wording.period(fact.period) if name in periods else ""
            )
            for name, fact in briefing.facts.items()
        }
        self._charts = {name: ChartView(name, chart.kind) for name, chart in briefing.charts.items()}
        self._head = head_view(briefing, wording, self.markers)
        self._sources = tuple(source_views(briefing, wording, self.markers))
        self._conflicts = conflicts(briefing)
        self._members = Members.in_facts(briefing.facts)
        self._told = ToldFacts(briefing, self._members)

    @property
    def language(self) -> str:
        """The code of the document's language."""
        return self.wording.language.code

    @property
    def entry_templates(self) -> tuple[tuple[str, ...], ...]:
        """The root template, and of each section its own or the generic one."""
        return (self._root,), *((f"sections/{name}.md.j2", GENERIC) for name in self.briefing.sections)

    def load(self) -> None:
        """Load what needs files: the words by which values are found, in each language of the document."""
        load_words(self.language)
        if self.wording.base:
            self._stand_in.load()

    def printable(self) -> frozenset[Payload]:
        """All that the views print, those of texts that stand in for missing ones too."""
        stand_in = self._stand_in.printable() if self.wording.base else frozenset()
        views = (self._head, *self._sources, *self._facts.values())
        return stand_in.union(*map(payloads_of, views))

    def text_names(self) -> dict[str, Any]:
        """What a text of the facts file may name."""
        return {
            "head": self._head,
            "fact": self.fact,
            "cite": self.cite,
            "allow": self.allow,
            "figure": self.figure,
            "image": self.image,
            "flowable": self.flowable,
            "table": self.table,
            "tiles": self.tiles,
            "quotation": self.quotation,
            SIDE_BY_SIDE: self.side_by_side,
        }

    def template_names(self) -> dict[str, Any]:
        """What a template may name: all of the above, the parts of a page and the sections."""
        return self.text_names() | {
            "sections": tuple(self._section(name) for name in self.briefing.sections),
            "charts": tuple(view for section in self.briefing.sections for view in self._charts_of(section)),
            "sources": self._sources,
            "scenarios": tuple(
                ScenarioView(self._likelihood(scenario.likelihood), self._prose(scenario.text))
                for scenario in self.briefing.scenarios
            ),
            "likelihoods": tuple(map(self._likelihood, Likelihood)),
            "about": self._prose(self.briefing.head.about, is_part=True),
            "disclaimer": self._prose(self.briefing.head.disclaimer, is_part=True),
            "title_block": self.title_block,
            "key_points": self.key_points,
            "key_figures": self.key_figures,
            "cross_table": self.cross_table,
            "tables": self.tables,
            "contents": self.contents,
            "flag": self.flag,
            "assumption": self._toned("assumption"),
            "judgement": self._toned("judgement"),
            "caveat": self._toned("caveat"),
            "notes": self.notes,
            "colophon": self.colophon,
            "_": self.translate,
        }

    def fact(self, name: str) -> FactView:
        """The fact with this id."""
        return named("unknown-fact", name, self._facts)

    def cite(self, *names: str | FactView) -> Form:
        """Only the note marks of these facts."""
        return Form("", Cite(tuple(view.id for view in self._views(names))), self.markers)

    def allow(self, text: object, reason: str = "") -> Form:
        """Text that looks like a value and is none, with the reason why."""
        if not reason.strip():
            problem = Problem("no-reason", "an allowance needs a reason", 'write allow("…", reason="…")')
            raise RefusedError(problem, "allow")
        for problem in values_in_reason(reason, str(text), self.wording.language.code):
            raise RefusedError(problem, reason)
        return Form(str(text), Allowed(str(text), reason), self.markers)

    def figure(self, chart: str | ChartView) -> Markup:
        """A chart with its caption, source line and alt text; it tells what it measures, the author's thoughts too."""
        view = named("unknown-chart", chart, self._charts) if isinstance(chart, str) else chart
        drawn, facts = self.briefing.charts[view.id], self.briefing.facts
        self.markers.cited.update(
            name for name in charted_facts(drawn) if drawn.is_to_scale or not facts[name].is_authors_own
        )
        return self._container(Open("figure", view.id), self.expand(self.briefing.charts[view.id].title))

    def image(self, name: str) -> Markup:
        """A picture from a file, with its caption, its credit and the values that can be read in it."""
        image = named("unknown-image", name, self.briefing.images)
        self.markers.cited.update(image.shows)
        return self._container(Open("image", name), self.expand(image.caption))

    def flowable(self, name: str) -> Form:
        """A flowable of ReportLab from the user's own Python file."""
        named("unknown-flowable", name, self.briefing.flowables)
        return Form("", BlockToken("flowable", (name,), ""), self.markers)

    def table(self, *facts: _Named, title: str | Form = "") -> Form:
        """A table of facts: what, figure, period, status, note; of series, by their areas and periods, with totals."""
        views = self._views(facts)
        if len(views) < 2 or not all(self.briefing.facts[view.id].series for view in views):
            return self._part("table", views, title)
        return self.cross_table(
            views, self._told.totals([fact for fact in facts if isinstance(fact, str)]), title=title
        )

    def cross_table(self, *facts: _Named, title: str | Form = "") -> Form:
        """A table of facts by what tells them apart; without a title it has the label of what they measure."""
        views = self._views(facts)
        labels = {str(view.label).casefold() for view in views}
        sections = (self.briefing.sections[view.section].title for view in views[:1])
        own = views[0].label if len(labels) == 1 else next((literal_form(name, self.markers) for name in sections), "")
        return self._part("cross-table", views, title or own)

    def tables(self, *facts: _Named, title: str | Form = "") -> Markup:
        """The facts as a table, and those of each series, with its totals, as a table of their own behind it."""
        single: list[FactView] = []
        series: dict[str, list[FactView]] = {}
        for view in self._views(facts):
            fact = self.briefing.facts[view.id]
            own = fact.series or fact.total_of
            (series.setdefault(own, []) if own else single).append(view)
        parts = [self.table(single, title=title)] if single else []
        return Markup("\n\n").join([*parts, *map(self.cross_table, series.values())])

    def tiles(self, *facts: _Named, title: str | Form = "") -> Form:
        """A strip of facts with large values."""
        views = self._views(facts)
        for view in views:
            view.words  # noqa: B018 - which refuses a fact without a value
        return self._part("tiles", views, title)

    def key_figures(self, title: str | Form = "") -> Form:
        """The strip of the facts that the facts file names as its key figures."""
        return self._part("tiles", self.briefing.key_figures, title)

    def quotation(self, fact: str | FactView) -> Form:
        """The speaker's own words that bear a fact out, set off from the text."""
        (view,) = self._views((fact,))
        if not self.briefing.facts[view.id].bearing:
            hint = f'write fact("{view.id}").statement'
            raise RefusedError(Problem("no-quote", f'fact "{view.id}" has no words of a source', hint), view.id)
        return self._part("quotation", (fact,), "")

    def side_by_side(self, *parts: Form | Markup) -> Markup:
        """Two figures, pictures or tables in one row, where both have room; else one above the other."""
        if len(parts) != _ABREAST or not all(map(self._is_exhibit, parts)):
            message = f"{SIDE_BY_SIDE} takes two of figure(…), image(…), flowable(…), table(…) and cross_table(…)"
            raise RefusedError(Problem("arguments", message), SIDE_BY_SIDE)
        markers = (self.to_marker(part, SIDE_BY_SIDE) for part in parts)
        return self._container(Open("side-by-side"), Markup().join(markers))

    def title_block(self) -> Markup:
        """The band with title, subtitle, reference and date."""
        head = self.briefing.head
        subtitle = self.expand(head.subtitle) if head.subtitle else Markup()
        return self._container(Open("title"), self.expand(head.title) + Markup("\n\n") + subtitle)

    def key_points(self, title: str | Form = "") -> Markup:
        """The panel of key points."""
        points = (self.expand(point).strip().replace("\n", "\n  ") for point in self.briefing.key_points)
        return self._container(
            Open("key-points", label=self._words(title)), Markup("\n").join(Markup("+ ") + point for point in points)
        )

    def contents(self, title: str | Form) -> Form:
        """The sections and parts that follow, each with its page."""
        return self._part("contents", (), title)

    def flag(self, text: str | Form) -> Form:
        """A short remark beside the title of the section."""
        return Form(str(text), Flag(self._words(text)), self.markers)

    def notes(self, title: str | Form) -> Form:
        """All notes, in the order of their first mention."""
        return self._part("notes", (), title)

    def colophon(self, title: str | Form) -> Form:
        """How the document was made."""
        return self._part("colophon", (), title)

    @cached_property
    def _stand_in(self) -> Scope:
        """The scope of the texts that stand in for missing ones, in the language of the file."""
        base = self.wording.base or self.wording
        return Scope(briefing_in_language(self.briefing, self.briefing.head.language), base, self.markers)

    def translate(self, words: str, **values: object) -> Markup | str:
        """English words of a template in the document's language, with what is printed for each `{name}` among them."""
        return fill_placeholders(self.wording.translate(words), values, self)

    def expand(self, text: str) -> Markup:
        """The Markdown of a text whose expressions have become markers; the lint has reported what is malformed."""
        if lang := lang_of(text):
            # It is in another language than the document: marked as that from its first word to its last.
            words = self._stand_in.expand(str(text)).rstrip()
            begin, end = self.markers.add(LanguageSwitch(lang)), self.markers.add(LanguageSwitch(""))
            if _MORE_THAN_WORDS.search(words) or words.endswith(("*", "_", "~")):
                # Nothing may be added to a line that opens or closes a block, or behind a mark that closes another.
                return Markup("\n\n").join((begin, words, end))
            start = len(words) - len(words.lstrip("*_"))
            return words[:start] + begin + words[start:] + end
        pieces = []
        for piece in parse_prose(text):
            match piece:
                case Stretch():
                    pieces.append(Markup(piece.text))
                case Expression():
                    pieces.append(self.to_marker(self.evaluate(piece), piece.name))
                case Malformed():
                    raise RefusedError(piece.problem, piece.text)
        return Markup("").join(pieces)

    def evaluate(self, expression: Expression) -> Any:
        """What an expression of a text stands for; RefusedError if for nothing."""
        name = expression.name
        target = named("unknown-function", name, self.text_names())
        if expression.called:
            if not callable(target):
                raise RefusedError(Problem("unknown-function", f"{name} is no function"), name)
            try:
                parts = map(self.evaluate, expression.parts)
                target = target(*expression.arguments, *parts, **dict(expression.options))
            except TypeError:
                problem = Problem("arguments", f"{name} does not take these arguments", f'write {name}("…")')
                raise RefusedError(problem, name) from None
        if expression.form:
            form = expression.form
            if form not in public_names(target):
                hint = did_you_mean(form, printable_forms(target))
                raise RefusedError(Problem("unknown-form", f'unknown form "{form}"', hint), form)
            value = getattr(target, form)
            if isinstance(value, bool):
                hint = did_you_mean(form, printable_forms(target))
                problem = Problem("not-printable", f'"{form}" is true or false, which cannot be printed', hint)
                raise RefusedError(problem, form)
            return value
        return target

    def to_marker(self, value: object, name: str) -> Markup:
        """The Markdown that printing `value` puts into the document: a marker, or literal text that holds no value."""
        if hasattr(value, "__html__"):
            return Markup(value.__html__())
        if problem := unprintable(value, name):
            raise RefusedError(problem, name)
        text = self._words(str(value))
        return self.markers.add(Words(text)) if text else Markup()

    def _words(self, title: str | Form) -> str:
        """A title as text; one that a template types itself must hold no value."""
        if isinstance(title, str):
            for _, words in typed_values(title, language=self.language):
                raise RefusedError(typed_value(words), words)
        return str(title)

    def _section(self, name: str) -> SectionView:
        section, left = self.briefing.sections[name], self._told.left_to_tell(name)
        facts = tuple(view for view in self._facts.values() if view.section == name)
        inside = {view.id for view in facts}
        sources = {e.source for view in facts for e in self.briefing.facts[view.id].evidence}
        return SectionView(
            id=name,
            title=literal_form(section.title, self.markers),
            text=self._prose(section.text, is_part=True),
            outlook=self._prose(section.outlook),
            caveats=self._prose(section.caveats),
            facts=facts,
            charts=tuple(view for view in self._charts_of(name) if view.id not in self._told.placed),
            conflicts=tuple(tuple(self._facts[f] for f in group) for group in self._conflicts if inside & set(group)),
            single_source=len(sources) == 1,
            comparisons=tuple(tuple(self._facts[fact] for fact in group) for group in left.comparisons),
            untold=tuple(view for view in facts if view.id in left.untold),
        )

    def _likelihood(self, likelihood: Likelihood) -> Form:
        """The words for a likelihood, which a theme may have others for."""
        return literal_form(self.wording.translate(likelihood.words), self.markers)

    def _charts_of(self, section: str) -> Iterator[ChartView]:
        return (view for view in self._charts.values() if self.briefing.charts[view.id].section == section)

    def _prose(self, text: str | None, *, is_part: bool = False) -> ProseView | str:
        """A text to be printed; the headings of one that `is_part` of a section begin no sections of their own."""
        expand = (lambda text: _below_section(self.expand(text))) if is_part else self.expand
        return ProseView(text, expand) if text else ""

    def _views(self, facts: Iterable[_Named]) -> tuple[FactView, ...]:
        """The facts that are named one by one, in lists, by their series, or by a pattern of their ids."""
        views: list[FactView] = []
        for fact in chain.from_iterable((fact,) if isinstance(fact, str | FactView) else fact for fact in facts):
            if isinstance(fact, str):
                views += map(self.fact, self._members.of(fact) or (fact,))
            else:
                views.append(fact)
        return tuple(views)

    def _part(self, kind: str, facts: Iterable[_Named], title: str | Form) -> Form:
        ids = tuple(view.id for view in self._views(facts))
        lang = title.lang if isinstance(title, Form) else ""
        return Form(str(title), BlockToken(kind, ids, self._words(title), lang), self.markers)

    def _is_exhibit(self, part: Form | Markup) -> bool:
        """Whether what a function has printed is one figure, picture or table."""
        if isinstance(part, Form):
            return isinstance(part._payload, BlockToken) and part._payload.kind in _EXHIBITS
        printed = [self.markers.payloads[int(marker)] for marker in MARKER.findall(str(part))]
        first = printed[0] if printed else None
        return isinstance(first, Open) and first.kind in _EXHIBITS and sum(isinstance(p, Close) for p in printed) == 1

    def _toned(self, tone: str) -> Callable[..., Markup]:
        def toned(text: object, label: str | Form = "") -> Markup:
            return self._container(Open(tone, label=self._words(label)), self.to_marker(text, tone))

        return toned

    def _container(self, opening: Open, content: Markup) -> Markup:
        return self.markers.add(opening) + content + self.markers.add(Close())
