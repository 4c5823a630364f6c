"""Give each figure of a document its chart: its data from the facts, its drawing, its alternative text and its rows.

Facts that the kind of a chart cannot draw truthfully are refused, whether it is drawn or not.  The alternative text and
the rows say all that the drawing says, for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefing.cache import Cache
from briefing.charts.custom import INSTALLED, CustomCharts
from briefing.charts.draw import draw_chart
from briefing.charts.kinds import KINDS, any_chart, kind_named
from briefing.charts.model import ChartData, ChartItem
from briefing.document.blocks import Figure, plain
from briefing.errors import ChartError, Diagnostic, Place, Problem, did_you_mean
from briefing.evidence.kept_words import kept_figures
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Chart, Fact, Qualifier, Quantity, StatusFamily, charted_facts, is_rank
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording

STYLES = {
    StatusFamily.IS: "solid",
    StatusFamily.SAID: "tinted",
    StatusFamily.MEANT: "hatched",
    StatusFamily.POSSIBLE: "outlined",
    StatusFamily.CANCELLED: "struck",
}
"""How what a source says is drawn; the author's own thoughts are outlined."""
COLUMNS = ("fact", "label", "value", "qualifier", "status", "period")


@dataclass(frozen=True)
class ChartDrawer:
    """Draws the charts of one facts file, `width` points wide, from the cache where it can.

    Without a theme nothing is drawn; the facts of each chart are checked all the same.
    """

    facts: FactsFile
    wording: Wording
    theme: Theme | None
    width: float
    cache: Cache | None = None
    custom: CustomCharts = INSTALLED

    def __call__(self, figure: Figure) -> Figure:
        """`figure` with its chart drawn, in words and as rows; ChartError if that would not be truthful."""
        place, data = self.facts.places.at("charts", figure.chart), self._data(figure.chart)
        if self.theme:
            drawing = draw_chart(data, self.theme, self.width, self.cache, place=place, custom=self.custom)
            figure = figure._replace(drawing=drawing)
        return figure._replace(alt=alt_text(data, plain(figure.title)), data=table_of(data))

    def problems(self) -> Iterator[Diagnostic]:
        """What keeps the charts of the file from being drawn, of all of them at once."""
        for name in self.facts.briefing.charts:
            try:
                self._data(name)
            except ChartError as error:
                yield from error.diagnostics

    def _data(self, name: str) -> ChartData:
        place, briefing = self.facts.places.at("charts", name), self.facts.briefing
        return chart_data(briefing.charts[name], briefing, self.wording, place, self.custom)


def chart_data(
    chart: Chart, briefing: Briefing, wording: Wording, place: Place, custom: CustomCharts = INSTALLED
) -> ChartData:
    """The data of `chart`; ChartError, at `place`, for a kind or facts that cannot be drawn truthfully."""
    if chart.kind not in KINDS and custom.get(chart.kind) is None:
        hint = did_you_mean(chart.kind, (*KINDS, *custom.kinds()))
        hint = hint if custom.loaded else f"a custom kind needs --charts FILE.py; {hint}"
        raise ChartError([Problem("unknown-chart-kind", f'no chart kind "{chart.kind}"', hint).at(place)])
    if unknown := [name for name in dict.fromkeys(charted_facts(chart)) if name not in briefing.facts]:
        problems = (
            Problem("unknown-fact", f'no fact "{name}"', did_you_mean(name, briefing.facts)) for name in unknown
        )
        raise ChartError(problem.at(place) for problem in problems)
    facts = briefing.facts
    items = [_item(facts[name], wording) for name in chart.facts]
    for segment in chart.segments:
        items += [_item(facts[name], wording, lane=str(segment.label)) for name in segment.facts]
    if chart.target:
        items.append(_item(facts[chart.target], wording, role="target"))
    problem = any_chart(items)
    if chart.kind in KINDS:
        problem = problem or kind_named(chart.kind).find_problem(chart, items, briefing)
    if problem:
        raise ChartError([problem.at(place)])
    labels = {label for item in items for label in (item.label, item.lane)}
    allowed = tuple((a.text, a.reason) for a in briefing.allowed if any(a.text in label for label in labels))
    code = wording.language.code
    kept = {label[k.start : k.end]: k.reason for label in sorted(labels) for k in kept_figures(label, code)}
    return ChartData(chart.kind, code, tuple(items), tuple((kept | dict(allowed)).items()))


def _item(fact: Fact, wording: Wording, lane: str = "", role: str = "") -> ChartItem:
    valued = fact.quantity is not None and not fact.quantity.is_empty
    is_length = fact.quantity and fact.quantity.numbers and not is_rank(fact.quantity, wording.for_value(fact).units)
    low, high = _bounds(fact.quantity, fact.qualifier) if fact.quantity and is_length else (None, None)
    tick, year = wording.tick(fact.period)
    return ChartItem(
        fact=fact.id,
        label=str(fact.label),
        value=wording.short(fact) if valued else "",
        words=wording.words(fact) if valued else "",
        low=low,
        high=high,
        approximate=fact.qualifier is Qualifier.ABOUT,
        qualifier=fact.qualifier.value if valued else "",
        status=wording.status(fact),
        style="outlined" if fact.is_authors_own else STYLES[fact.status.family],
        period=wording.period(fact.period),
        period_kind=fact.period.kind.value,
        start=fact.period.start.isoformat() if fact.period.start else "",
        end=fact.period.end.isoformat() if fact.period.end else "",
        lane=lane,
        role=role,
        tick=tick,
        year=year,
    )


def _bounds(quantity: Quantity, qualifier: Qualifier) -> tuple[float | None, float | None]:
    """Between what a value lies; None where that end is open."""
    value, *high = map(float, quantity.numbers.values())
    if high:
        return value, high[0]
    match qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return value, None
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return None, value
        case _:
            return value, value


def alt_text(data: ChartData, title: str) -> str:
    """The finding `title` and every mark with its value, status and period, as sentences."""
    sentences = [title]
    for lane, items in groupby(data.items, key=lambda item: item.lane):
        marks = "; ".join(f"{i.label}{i.words and f': {i.words}'} ({i.status}, {i.period})" for i in items)
        sentences.append(f"{lane}: {marks}" if lane else marks[:1].upper() + marks[1:])
    return " ".join(text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in sentences)


def table_of(data: ChartData) -> tuple[tuple[str, ...], ...]:
    """The marks as rows below `COLUMNS`, in the order of the chart."""
    rows = (
        (i.fact, f"{i.lane}: {i.label}" if i.lane else i.label, i.words, i.qualifier, i.status, i.period)
        for i in data.items
    )
    return (COLUMNS, *rows)
