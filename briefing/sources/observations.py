"""Reads tables in which each row is an observation with named dimensions: SDMX-CSV, and JSON-stat written out as one.

The value stands in the column OBS_VALUE. What stands to its left are dimensions: those that differ from row to row are
the labels of the row, TIME_PERIOD is the head of the column, and those that do not are lines of the title, as the data
set is. What stands to its right are attributes: OBS_STATUS or OBS_FLAG marks the value, UNIT_MULT is its power of ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from briefing.records import NamedTuple
from briefing.sources.source_document import (
    Locator,
    LocatorKind,
    SourceDocument,
    UnreadableSourceError,
    Writer,
    cell_name,
)

VALUE = "OBS_VALUE"
_TIME, _STATUS, _POWER = "TIME_PERIOD", ("OBS_STATUS", "OBS_FLAG"), "UNIT_MULT"
_DATASET = ("DATAFLOW", "STRUCTURE_ID")
_SKIPPED = frozenset({"STRUCTURE", "STRUCTURE_NAME", "ACTION", "LAST UPDATE", "KEY"})
_UNITS = frozenset({"UNIT", "UNIT_MEASURE", "UNIT OF MEASURE"})
_UNIT_WORDS = {
    **{"MIO": "million", "MRD": "billion", "BIO": "billion", "THS": "thousand", "PC": "per cent", "PT": "per cent"},
    **{"PER": "persons", "T": "tonnes", "NR": "number", "HAB": "inhabitant"},
}
_POWERS = {"3": "in thousands", "6": "in millions", "9": "in billions", "12": "in trillions"}
_NORMAL = ("", "A")
_MOST_CELLS = 500_000


class Observation(NamedTuple):
    """A value with its labels, and what the table says of it: a `TableCell` without its place."""

    column: int
    words: str
    row: tuple[str, ...]
    time: tuple[str, ...]
    title: tuple[str, ...]
    notes: tuple[str, ...]


class Observations:
    """Reads the rows of a table whose head has a column of values."""

    def __init__(self, head: Mapping[int, str], rows: Sequence[Mapping[int, str]], titles: Sequence[str]) -> None:
        names = {column: words.partition(":")[0].strip().upper() for column, words in head.items()}
        self._value = next(column for column, name in names.items() if name == VALUE)
        self._time = [column for column, name in names.items() if name == _TIME]
        self._status = [column for column, name in names.items() if name in _STATUS]
        self._power = [column for column, name in names.items() if name == _POWER]
        self._units = {column for column, name in names.items() if name in _UNITS}
        dimensions = [column for column in head if column < self._value and names[column] not in _SKIPPED]
        told = [column for column in head if column > self._value and column in self._units]
        first = rows[0] if rows else {}
        kinds = {column: len({row.get(column, "") for row in rows}) for column in (*dimensions, *told)}
        self._fixed = [column for column, count in kinds.items() if count == 1 and column not in self._time]
        self._labels = [c for c in (*dimensions, *told) if c not in (*self._fixed, *self._time)]
        labels = {c: "dataset" if names[c] in _DATASET else text.partition(":")[2].strip() for c, text in head.items()}
        fixed = (f"{labels[c] or head[c]}: {self._words(c, first)[-1]}" for c in self._fixed)
        self._titles = (*titles, *(line for line in fixed if not line.endswith(": ")))

    def read(self, row: Mapping[int, str]) -> Observation:
        """The value of a row with all that the table says of it."""
        labels = tuple(dict.fromkeys(words for c in self._labels for words in self._words(c, row) if words))
        times = tuple(row.get(column, "").partition(":")[0].strip() for column in self._time)
        power = next((row.get(column, "").partition(":")[0].strip() for column in self._power), "")
        scale = (_POWERS[power],) if power in _POWERS else ()
        notes = []
        for column in self._status:
            code, _, meaning = row.get(column, "").partition(":")
            if code.strip().upper() not in _NORMAL:
                notes += [code.strip().lower(), *([f"{code.strip().lower()} = {meaning.strip()}"] if meaning else [])]
        return Observation(self._value, row.get(self._value, ""), labels, times, (*self._titles, *scale), tuple(notes))

    def _words(self, column: int, row: Mapping[int, str]) -> tuple[str, ...]:
        """What a row says in a column: "AT: Austria" in both ways, and the code of a unit in words, too."""
        code, _, label = (part.strip() for part in row.get(column, "").partition(": "))
        if column in self._units and not label:
            words = " ".join(_UNIT_WORDS.get(part, part) for part in code.split("_"))
            return (code if words == code else f"{code} ({words})",)
        return (code, label) if label else (code,)


def read_json_stat(data: bytes) -> SourceDocument:
    """A data set of JSON-stat as a table: a row for each value, in the order of the file."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
        found = content if content.get("class") == "dataset" else content["dataset"]
        dataset = _Dataset(found)
        writer = Writer()
        for row, cells in enumerate(dataset.rows(), 1):
            writer.row(
                (words, Locator(LocatorKind.CELL, cell_name(row, column), row)) for column, words in enumerate(cells, 1)
            )
    except (ValueError, ArithmeticError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        message = "is no data set of JSON-stat that can be read"
        raise UnreadableSourceError(message, "save it from its publisher as JSON-stat 2.0, or as CSV") from None
    writer.learn("title", dataset.label)
    writer.learn("publisher", str(found.get("source") or ""))
    return writer.document()


class _Dataset:
    """A data set: its dimensions, the categories of each in their order, and its values."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        dimensions = found["dimension"]
        self._ids: list[str] = found.get("id") or dimensions["id"]
        self._times = (found.get("role") or dimensions.get("role") or {}).get("time", ["time"])
        self._dimensions = {key: dimensions[key] for key in self._ids}
        self._values, self._status = found["value"], found.get("status")
        self.label = str(found.get("label") or "")
        extension = found.get("extension")
        self._dataset = str((extension or {}).get("id") or "") if isinstance(extension, dict) else ""

    def rows(self) -> Iterator[list[str]]:
        """The title, the head, and a row for each value."""
        categories = [self._categories(key) for key in self._ids]
        size = 1
        for one in categories:
            size *= len(one)
        if size > _MOST_CELLS:
            raise ValueError("too many")
        if self.label:
            yield [self.label]
        if self._dataset:
            yield [f"dataset: {self._dataset}"]
        heads = [f"{key}: {self._dimensions[key].get('label', key)}" for key in self._ids]
        yield [
            *(_TIME if key in self._times else head for key, head in zip(self._ids, heads, strict=True)),
            VALUE,
            _STATUS[0],
        ]
        for at, labels in enumerate(product(*categories)):
            value, status = _at(self._values, at), _at(self._status, at)
            yield [*labels, "" if value is None else f"{Decimal(str(value)):f}", "" if status is None else str(status)]

    def _categories(self, key: str) -> list[str]:
        """The categories of a dimension in their order, with code and label; a time is its code."""
        category = self._dimensions[key]["category"]
        labels, index = category.get("label") or {}, category.get("index")
        if isinstance(index, dict):
            codes = sorted(index, key=index.__getitem__)
        else:
            codes = list(index if index is not None else labels)
        if key in self._times:
            return codes
        return [code if labels.get(code, code) == code else f"{code}: {labels[code]}" for code in codes]


def _at(values: Any, at: int) -> Any:
    """A value of a list or of a mapping by number; one word holds for all."""
    if isinstance(values, dict):
        return values.get(str(at))
    return values[at] if isinstance(values, list) else values
