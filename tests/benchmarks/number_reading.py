"""Measures how well numbers are read: values, their units and the direction of changes, on labelled sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberKind, NumberSpan
from briefing.evidence.stated_role import read_role

FOLDER = Path(__file__).with_name("numbers")
LANGUAGES = ("en", "ru", "az")
_VALUES = (NumberKind.VALUE, NumberKind.SHARE, NumberKind.MULTIPLE)
_TENTHS = Decimal("0.1")


class Label(NamedTuple):
    """A value of a sentence, its unit and where it went; what it has not is empty."""

    value: Decimal
    unit: str = ""
    direction: str = ""


class Score(NamedTuple):
    """How many labels were found, how many there are, and how many numbers were read."""

    right: int
    labelled: int
    read: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return 200 * self.right / max(self.labelled + self.read, 1)


def measure_numbers() -> None:
    """Print the figures of each language and of all."""
    rows = {language: list(sentences(language)) for language in LANGUAGES}
    for name, chosen in {**rows, "all": [row for language in rows.values() for row in language]}.items():
        scores = {part: score(chosen, cut) for part, cut in PARTS.items()}
        figures = ", ".join(
            f"{part} {s.f1:.1f} ({s.right} of {s.labelled}, {s.read} read)" for part, s in scores.items()
        )
        print(f"numbers, {name}: {len(chosen)} sentences; F1 of {figures}")


def wrong() -> Iterator[tuple[str, list[Label], list[Label]]]:
    """The sentences whose values and units are read otherwise than labelled."""
    for language in LANGUAGES:
        for sentence, labelled, read in sentences(language):
            if Counter(map(_with_unit, labelled)) != Counter(map(_with_unit, read)):
                yield sentence, labelled, read


def score(rows: list[tuple[str, list[Label], list[Label]]], cut: Callable[[Label], Label | None]) -> Score:
    """How well the labels are met in the parts that `cut` leaves of them."""
    right = labelled = read = 0
    for _, wanted, found in rows:
        one, other = (Counter(c for label in labels if (c := cut(label))) for labels in (wanted, found))
        right, labelled, read = right + (one & other).total(), labelled + one.total(), read + other.total()
    return Score(right, labelled, read)


def _with_unit(label: Label) -> Label:
    return label._replace(direction="")


PARTS: dict[str, Callable[[Label], Label | None]] = {
    "values": lambda label: Label(label.value),
    "values with units": _with_unit,
    "changes": lambda label: label._replace(unit="") if label.direction else None,
}


def sentences(language: str) -> Iterator[tuple[str, list[Label], list[Label]]]:
    """Each sentence with its labels, and with what is read in it."""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            sentence, _, labels = line.rpartition(" | ")
            labelled = [] if labels == "-" else [_label(label) for label in labels.split("; ")]
            yield sentence, labelled, list(_read(sentence, language))


def _label(text: str) -> Label:
    value, *rest = text.split()
    direction = rest.pop() if rest and rest[-1] in ("up", "down") else ""
    return Label(_rounded(Decimal(value)), rest[0].replace("-", " ") if rest else "", direction)


def _rounded(value: Decimal) -> Decimal:
    """A third of a hundred as one writes it; other values as they are."""
    return value.normalize() if len(value.as_tuple().digits) < 20 else value.quantize(_TENTHS).normalize()


def _read(sentence: str, language: str) -> Iterator[Label]:
    numbered = NumberedSentence.read(sentence, language, load_lexicon(language))
    for number in numbered.numbers:
        if number.kind in _VALUES and number.value is not None:
            yield Label(_rounded(number.value), _unit(number), _direction(numbered, number))


def _unit(number: NumberSpan) -> str:
    return (number.currency or number.unit or "").replace("-", " ")


def _direction(sentence: NumberedSentence, number: NumberSpan) -> str:
    role = read_role(sentence, number)
    if role.role != "change":
        return ""
    return "up" if role.direction > 0 else "down" if role.direction < 0 else ""
