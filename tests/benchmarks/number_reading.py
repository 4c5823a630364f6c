"""Measures how well numbers are read: values, their units and the direction of changes, on labelled sentences."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from briefing.evidence.numbers.numbers import NumberKind, NumberSpan
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.stated_role import read_role

FOLDER = Path(__file__).with_name("numbers")
LANGUAGES = ("en", "ru", "az")
_VALUES = (NumberKind.VALUE, NumberKind.SHARE, NumberKind.MULTIPLE)
_MEGABYTE = 1_000_000
_OWN = {
    "en": "In 2024 the port sold 40 boats.",
    "ru": "В 2024 году порт продал 40 лодок.",
    "az": "2024-cü ildə liman 40 qayıq satıb.",
}
"""What the fact is quoted from."""
_DENSE = """\
head: {{id: dense, title: A title, date: 2024-12-19, language: {language}}}
speakers: {{paper: {{name: The Daily}}}}
defaults: {{speaker: paper, source: daily, period: "2024"}}
sources: {{daily: {{publisher: The Daily, published: 2024-12-19, language: {language}, text: dense.txt}}}}
sections: {{a: {{title: A}}}}
facts: {{it: {{section: a, label: it, statement: "{{value}}", quantity: {{value: 40}}, evidence: {{quote: {quote}}}}}}}
"""
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


def measure_checking(folder: Path) -> None:
    """Print how much CPU it takes to check a fact against a megabyte of the sentences, each time with other digits."""
    from briefing import Options, check

    for language in LANGUAGES:
        rows = [sentence for sentence, _, _ in sentences(language)]
        chosen, told, size = Random(1), [_OWN[language]], 0
        while size < _MEGABYTE:
            told.append(re.sub(r"(?<![\d.,])[1-9](?=\d)", str(chosen.randint(1, 9)), chosen.choice(rows)))
            size += len(told[-1].encode()) + 1
        text = "\n\n".join(" ".join(told[i : i + 6]) for i in range(0, len(told), 6))
        (folder / "dense.txt").write_text(text, encoding="utf-8")
        facts = folder / "dense.yaml"
        facts.write_text(_DENSE.format(language=language, quote=_OWN[language].rstrip(".")), encoding="utf-8")
        begun = time.process_time()
        check(facts, Options(cache=False))
        print(f"numbers, {language}: 1 MB of the sentences is checked in {time.process_time() - begun:.2f} s of CPU")


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
    numbered = NumberedSentence.read(sentence, language)
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
