"""Says how a table is taken as a series: what its rows and columns are, its label, its unit and its scale."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing.drafting.areas import subject_of
from briefing.drafting.counted_nouns import Counted, unit_in
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.cell_heads import measure_of
from briefing.facts.assertion import TableScale
from briefing.facts.periods import period_of_label
from briefing.facts.text_fields import BLANK
from briefing.records import NamedTuple
from briefing.sources.source_files import yaml_line
from briefing.sources.table_cells import TableCell

_MOST_LINES = 6
"""So many can be told apart in one chart."""


class SeriesHint(NamedTuple):
    """An entry of `series:` that makes facts of a table, its section, and its lines but for who tells it."""

    source: str
    section: str
    lines: tuple[str, ...]
    chart: str
    """What a chart of it says of itself, but for its facts."""
    unit: Counted | None


def series_of(text: SourceText, key: str, cell: str) -> SeriesHint | None:
    """The entry of `series:` for the table with a cell; None if it has no periods at its edge.

    Rows and columns that are not wanted are left to a person to take out.
    """
    first = text.table_cells.get(cell)
    cells = [one for one in text.table_cells.values() if first and one.title == first.title and one.column]
    rows, columns = (list(dict.fromkeys(labels)) for labels in ((c.row[-1:] for c in cells), (c.column for c in cells)))
    across = [label[0] for label in columns] if all(len(label) == 1 for label in columns) else []
    down = [label for labels in rows for label in labels]
    if _are_periods(across):
        axes, areas = ["areas: {rows: all}", f"periods: {{columns: {_range(across)}}}"], down
    elif _are_periods(down):
        axes, areas = ["areas: {columns: all}", f"periods: {{rows: {_range(down)}}}"], across
    else:
        return None
    title = cells[0].title[0] if cells[0].title else ""
    section = subject_of(" ".join(cells[0].title), "", text.language)
    label = _label(title, text.language)
    own = [f"section: {section}", yaml_line("label", label).strip(), f"source: {key}"]
    kind = "series" if len(areas) <= _MOST_LINES else "multiples"
    titled = json.dumps(label[:1].upper() + label[1:], ensure_ascii=False)
    chart = f"section: {section}, kind: {kind}, title: {titled}"
    lines, unit = measured(cells, text.language)
    return SeriesHint(key, section, (*own, *axes, *lines), chart, unit)


def _label(title: str, language: str) -> str:
    """What stands above a table, but for the unit: "Exports by region, billion euros"."""
    parts = title.split(", ")
    while len(parts) > 1 and measure_of(parts[-1], language):
        parts.pop()
    words = ", ".join(parts).split(" (")[0]
    is_label = any(map(str.isalpha, words)) and not any(map(str.isdigit, words)) and not measure_of(words, language)
    return words[:1].lower() + words[1:] if is_label and not words.isupper() else BLANK


def _are_periods(labels: list[str]) -> bool:
    return len(labels) > 1 and all(period_of_label(label) for label in labels)


def _range(labels: list[str]) -> str:
    return json.dumps(f"{labels[0]}..{labels[-1]}", ensure_ascii=False)


def measured(cells: Iterable[TableCell], language: str) -> tuple[list[str], Counted | None]:
    """The unit or currency and the scale, as what stands above the table says them, and the unit by itself."""
    title = " ".join(dict.fromkeys(line for cell in cells for line in cell.title))
    measure = measure_of(title, language)
    if measure is None:
        return [], None
    counted = unit_in(title, measure.unit, language) if measure.unit else None
    unit = f"currency: {measure.currency}" if measure.currency else f"unit: {counted.key}" if counted else ""
    scale = next((f"scale: {scale}" for scale in TableScale if scale.factor == measure.scale), "")
    return [*([f"quantity: {{{unit}}}"] if unit else []), *([scale] if scale else [])], counted
