"""Words of a chart in, their lines and measures out: names beside marks, notes beside values."""

from __future__ import annotations

from briefing.charts.data import ChartData, ChartItem
from briefing.themes import fonts

LEADING = 1.24
"""Distance of two lines, as a multiple of the type size."""
ONE_LINE = 0.6
"""Labels that fit this share of the widest column stay on one line."""


def wrap(words: str, width: float, face: str, size: float) -> list[str]:
    """`words` broken into lines no wider than `width` points; a word wider than that is broken too."""
    rows: list[str] = []
    for word in words.split(" "):
        joined = f"{rows[-1]} {word}" if rows else word
        if rows and fonts.width(joined, face, size) <= width:
            rows[-1] = joined
        else:
            rows += _broken(word, width, face, size)
    return rows or [""]


def _broken(word: str, width: float, face: str, size: float) -> list[str]:
    parts = [""]
    for character in word:
        if parts[-1] and fonts.width(parts[-1] + character, face, size) > width:
            parts.append("")
        parts[-1] += character
    return parts


def label_column(labels: list[str], widest: float, face: str, size: float) -> float:
    """A narrow column, at most `widest`, that cuts no word and holds each label in two lines if `widest` can."""
    word = max(fonts.width(word, face, size) for label in labels for word in label.split(" "))
    longest = max(fonts.width(label, face, size) for label in labels)
    width = min(max(longest / 2, word, min(longest, widest * ONE_LINE)), widest)
    while width < widest and any(len(wrap(label, width, face, size)) > 2 for label in labels):
        width = min(width + 6, widest)
    return max(fonts.width(row, face, size) for label in labels for row in wrap(label, width, face, size))


def names(data: ChartData) -> list[str]:
    """What each mark is called: its label, or its period where only the periods differ."""
    by_period = len({item.label for item in data.items}) == 1 < len({item.period for item in data.items})
    return [item.period if by_period else item.label for item in data.items]


def notes(item: ChartItem, data: ChartData) -> list[str]:
    """What is said of a value in grey: a status that is no observation, a period that the others do not share."""
    shared = len({other.period for other in data.items}) == 1 or item.period in names(data)
    return ([] if item.style == "solid" else [item.status]) + ([] if shared else [item.period])


def note(item: ChartItem, data: ChartData) -> str:
    """The notes of a value in one line."""
    return " · ".join(notes(item, data))


def period_gid(words: str) -> str:
    """The gid of a text that says when: its digits, if it has any, are those of a period."""
    return "role:period" if any(character.isdigit() for character in words) else ""


def name_gid(words: str, item: ChartItem) -> str:
    """The gid of a mark's name."""
    return period_gid(words) if words == item.period else ""


def baseline(size: float) -> float:
    """How far below its middle line a text of `size` has its baseline."""
    return 0.34 * size
