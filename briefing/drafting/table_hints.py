"""Says in one line how a table is taken as a series: what its rows and columns are, its unit and its scale."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefing.evidence.cell_heads import measure_of
from briefing.evidence.source_text import SourceText
from briefing.facts.periods import period_of_label
from briefing.facts.table_series import TableScale
from briefing.sources.table_cells import TableCell


def series_of(text: SourceText, key: str, cell: str) -> str:
    """The entry of `series:` that makes facts of the table with a cell; nothing if it has no periods at its edge.

    A label and a section are left to a person, and so are the rows and columns that are not wanted.
    """
    first = text.table_cells.get(cell)
    cells = [one for one in text.table_cells.values() if first and one.title == first.title and one.column]
    rows, columns = (list(dict.fromkeys(labels)) for labels in ((c.row[-1:] for c in cells), (c.column for c in cells)))
    across = [label for (label,) in columns if len(columns[0]) == 1]
    down = [label for labels in rows for label in labels]
    if _are_periods(across):
        axes = ["areas: {rows: all}", f"periods: {{columns: {_range(across)}}}"]
    elif _are_periods(down):
        axes = ["areas: {columns: all}", f"periods: {{rows: {_range(down)}}}"]
    else:
        return ""
    return f"{key}: {{{', '.join([f'source: {key}', *axes, *measured(cells, text.language)])}}}"


def _are_periods(labels: list[str]) -> bool:
    return len(labels) > 1 and all(period_of_label(label) for label in labels)


def _range(labels: list[str]) -> str:
    return json.dumps(f"{labels[0]}..{labels[-1]}", ensure_ascii=False)


def measured(cells: Iterable[TableCell], language: str) -> list[str]:
    """The unit or currency and the scale, as what stands above the table says them."""
    title = " ".join(dict.fromkeys(line for cell in cells for line in cell.title))
    measure = measure_of(title, language)
    if measure is None:
        return []
    unit = f"currency: {measure.currency}" if measure.currency else f"unit: {measure.unit}" if measure.unit else ""
    scale = next((f"scale: {scale}" for scale in TableScale if scale.factor == measure.scale), "")
    return [*([f"quantity: {{{unit}}}"] if unit else []), *([scale] if scale else [])]
