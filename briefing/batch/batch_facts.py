"""The facts file of a batch: an ordinary one in which columns of a table stand for values.

A column is named where a value stands, `value: {column: exports}`, or within a text, `{{ column("country") }}`.  What
only a batch has stands under `batch:`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from briefing.errors import did_you_mean
from briefing.facts.assertion import TableScale
from briefing.facts.expressions import Expression, parse_prose
from briefing.facts.model import Briefing
from briefing.facts.scalars import HeadWords, Id
from briefing.facts.table_facts import id_words
from briefing.facts.text_fields import FrozenModel, TextKind, text_patterns
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.languages import Language, language
from briefing.yaml_source.problems import Problems, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, plain_tree, select

COLUMN, SCALE = "column", "scale"
ROWS_RULE = "rows"


class MissingCells(StrEnum):
    """What becomes of a fact whose cell is empty: it is an error, or the briefing goes without it."""

    ERROR = "error"
    DROP = "drop"


class BatchSettings(FrozenModel):
    """What `batch:` says in a facts file: columns by their heads, and what an empty cell means."""

    key: HeadWords | None = None
    source: Id | None = None
    missing: MissingCells = MissingCells.ERROR
    language: HeadWords | None = None
    theme: HeadWords | None = None
    sections: HeadWords | None = None
    recipient: HeadWords | None = None
    columns: tuple[HeadWords, ...] = ()


class _BatchFile(FrozenModel):
    batch: BatchSettings


_VOCABULARY = FACTS_VOCABULARY._replace(choices={**FACTS_VOCABULARY.choices, "missing": list(MissingCells)})


@dataclass(frozen=True)
class BatchFacts:
    """A facts file with columns for values, read once for all briefings of a batch.

    `source` is the id of the source that the rows are, and `columns` where which column is named.
    """

    path: Path
    places: Places
    settings: BatchSettings
    source: str
    columns: tuple[tuple[tuple[Key, ...], str], ...]

    @cached_property
    def ways(self) -> frozenset[tuple[Key, ...]]:
        """The paths of all that a row may change, and of what holds it: the rest of the file is the same for all."""
        return frozenset(path[:depth] for path, _ in self.columns for depth in range(len(path) + 1))

    @cached_property
    def in_prose(self) -> frozenset[tuple[Key, ...]]:
        """Those of the paths that lead to a text of paragraphs, where signs may be marks."""
        patterns = text_patterns(Briefing, TextKind.PROSE)
        return frozenset(path for path, _ in self.columns if any(_fits(path, pattern) for pattern in patterns))

    @cached_property
    def own_columns(self) -> frozenset[str]:
        """The columns that belong to the source of a briefing: those that the facts file names.

        What it does not name may be nobody else's business.
        """
        return frozenset(self.settings.columns).union(name for _, name in self.columns)

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The options of a build that a column chooses, with the column."""
        columns = ((key, getattr(self.settings, key)) for key in ("language", "theme", "sections"))
        return tuple((key, column) for key, column in columns if column)

    def language(self, code: str) -> Language:
        """The language called `code`, which may be one beside the facts."""
        return language(code, self.path.parent / "languages")


def _fits(path: Sequence[Key], pattern: Sequence[str]) -> bool:
    """Whether a path is where a pattern has a text, in one language or in several."""
    steps = [step for step in pattern if step != "[]"]
    keys = [key for key in path if isinstance(key, str)]
    return len(keys) - len(steps) in (0, 1) and all(s in ("*", k) for s, k in zip(steps, keys, strict=False))


def read_batch_facts(path: Path, table: str, columns: Collection[str]) -> BatchFacts:
    """The facts file at `path` for a table of that name with these columns; LoadError with all that is wrong."""
    problems = Problems(_VOCABULARY)
    places = read_places(read_file(path, problems), str(path), problems)
    problems.checkpoint()
    settings = BatchSettings()
    if "batch" in places.root.entries:
        try:
            settings = _BatchFile.model_validate({"batch": plain_tree(places.root.entries["batch"])}).batch
        except ValidationError as error:
            report_errors(error, places, problems)
    named = tuple(_named_columns(places.root))
    single = ((key, name) for key, name in settings if key not in ("source", "missing", "columns") and name)
    in_settings: list[tuple[tuple[Key, ...], str]] = [(("batch", key), name) for key, name in single]
    in_settings += [(("batch", "columns", i), name) for i, name in enumerate(settings.columns)]
    for where, node in _nodes(places.root):
        if column_of(where, node) and isinstance(node, YamlMapping) and SCALE in node.entries:
            scale, known = node.text(SCALE), list(TableScale)
            if scale not in known:
                problems.add_unknown(places.at(*where, SCALE), "unknown-word", f'"{scale}" is no scale', scale, known)
    for where, name in (*named, *in_settings):
        if name not in columns:
            message = f'the table has no column "{name}"'
            problems.add(places.at(*where), ROWS_RULE, message, did_you_mean(name, columns))
    evidence = (node for _, node in select(places.root, "facts", "*", "evidence", "[]"))
    by_heads = (isinstance(node, YamlMapping) and node.entries.keys() & {"row", "column"} for node in evidence)
    if not settings.columns and ("series" in places.root.entries or any(by_heads)):
        message = "series and evidence by heads read any column of their table"
        hint = f"say which they may: batch: columns: [{', '.join(list(columns)[:3])} …]"
        problems.add(places.at("series"), ROWS_RULE, message, hint)
    source = _row_source(places, settings, table, problems)
    problems.raise_if_any()
    entries = {key: node for key, node in places.root.entries.items() if key != "batch"}
    return BatchFacts(path, places.with_root(places.root._replace(entries=entries)), settings, source, named)


def _named_columns(root: YamlMapping) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Where a column is named in a facts file, and which."""
    for path, node in _nodes(root):
        if (name := column_of(path, node)) is not None:
            yield path, name
        elif isinstance(node, YamlScalar):
            yield from ((path, expression.arguments[0]) for expression in columns_in(node.text))


def _nodes(node: YamlNode, path: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], YamlNode]]:
    yield path, node
    for step, below in select(node, "*"):
        yield from _nodes(below, (*path, *step))


def column_of(path: Sequence[Key], node: YamlNode) -> str | None:
    """The column that stands for a value: `{column: exports}`.  Evidence names columns of its source.

    One of numbers may have a scale: `{column: exports, scale: million}`.
    """
    if not isinstance(node, YamlMapping) or not node.entries.keys() <= {COLUMN, SCALE} or "evidence" in path:
        return None
    return node.text(COLUMN) or None


def id_of_key(key: str) -> str:
    """The id of a briefing whose key is a code such as GE or 07-Nord, which no id can be as it stands."""
    words = id_words(key)
    return words if words[:1].isalpha() else f"id-{words}".rstrip("-")


def columns_in(text: str) -> Iterator[Expression]:
    """The expressions of a text that name a column."""
    for piece in parse_prose(text) if "{{" in text else ():
        if isinstance(piece, Expression) and piece.name == COLUMN and piece.called and len(piece.arguments) == 1:
            yield piece


def _row_source(places: Places, settings: BatchSettings, table: str, problems: Problems) -> str:
    """The source that the rows are: the one that `batch:` names, or whose file the table is, or that has no file."""
    sources = places.root.entries.get("sources")
    known = {
        key: {name: node.text(name) for name in node.entries}
        for key, node in (sources.entries.items() if isinstance(sources, YamlMapping) else ())
        if isinstance(node, YamlMapping)
    }
    if settings.source is not None:
        if settings.source not in known:
            message = f'there is no source "{settings.source}"'
            problems.add_unknown(places.at("batch", "source"), "unknown-source", message, settings.source, known)
        return settings.source
    of_table = [key for key, said in known.items() if said.get("file") == table]
    without = [key for key, said in known.items() if not said.keys() & {"file", "text"}]
    found = of_table or without
    if len(found) != 1:
        message = "which source is the table?"
        hint = f"write file: {table} in one of sources:, or its id under batch: source:"
        problems.add(places.at("sources"), ROWS_RULE, message, hint)
    return found[0] if found else ""
