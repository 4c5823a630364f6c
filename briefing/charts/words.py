"""`ChartData` in, its alternative texts out: sentences for those who do not see it, rows for those who compute."""

from __future__ import annotations

from itertools import groupby

from briefing.charts.data import ChartData, ChartItem

COLUMNS = ("fact", "label", "value", "qualifier", "status", "period")


def alt_text(data: ChartData, title: str) -> str:
    """The finding `title` and every mark with its value, status and period, as sentences."""
    sentences = [_ended(title)]
    for lane, items in groupby(data.items, key=lambda item: item.lane):
        said = "; ".join(map(_said, items))
        sentences.append(_ended(f"{lane}: {said}" if lane else _capital(said)))
    return " ".join(sentences)


def table_of(data: ChartData) -> tuple[tuple[str, ...], ...]:
    """The marks as rows below `COLUMNS`, in the order of the chart."""
    rows = ((i.fact, _label(i), i.words, i.qualifier, i.status, i.period) for i in data.items)
    return (COLUMNS, *rows)


def _said(item: ChartItem) -> str:
    value = f": {item.words}" if item.words else ""
    return f"{item.label}{value} ({item.status}, {item.period})"


def _label(item: ChartItem) -> str:
    return f"{item.lane}: {item.label}" if item.lane else item.label


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
