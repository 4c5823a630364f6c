"""A drawing and its data in, a `ChartError` out if a text shows a fact's value in other words than its own."""

from __future__ import annotations

from briefing.charts.data import ChartData
from briefing.document.drawing import DisplayList, TextOp
from briefing.errors import ChartError, Diagnostic, Place, did_you_mean, raise_errors


def check_values(drawing: DisplayList, data: ChartData, place: Place) -> None:
    """Every text that a fact backs is that fact's `value` or `words`, whole; it may be broken into lines."""
    forms = {item.fact: (item.value.split(), item.words.split()) for item in data.items}
    found: list[Diagnostic] = []
    shown: dict[str, list[str]] = {}
    for op in drawing.ops:
        if not isinstance(op, TextOp) or not op.fact:
            continue
        if op.fact not in forms:
            hint = did_you_mean(op.fact, forms)
            found.append(Diagnostic(place, "chart-value", f'no fact "{op.fact}" in this chart', hint))
            continue
        words = shown.setdefault(op.fact, [])
        words += op.text.split()
        if words in forms[op.fact]:
            words.clear()
    found += [_altered(fact, words, data, place) for fact, words in shown.items() if words]
    raise_errors(ChartError, found)


def _altered(fact: str, words: list[str], data: ChartData, place: Place) -> Diagnostic:
    item = next(item for item in data.items if item.fact == fact)
    message = f'the text "{" ".join(words)}" is not the value of fact "{fact}"'
    return Diagnostic(place, "chart-value", message, f'print its value, "{item.value}", or its words, "{item.words}"')
