"""Say in words what a chart shows: sentences for those who do not see it, a table for those who compute."""

from __future__ import annotations

from itertools import groupby

from briefing.charts.model import ChartData

COLUMNS = ("fact", "label", "value", "qualifier", "status", "period")


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
