"""The tree of a facts file in, problems out: unknown keys, names that lead nowhere, facts at odds with themselves."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from briefing.facts.fact_rules import check_fact
from briefing.facts.model import (
    Briefing,
    Fact,
    FrozenModel,
)
from briefing.facts.text_fields import models_in
from briefing.facts.units import BUILT_IN_UNITS, CURRENCIES
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Places, YamlMapping, YamlScalar, select
from briefing.yaml_source.validation import check_keys

FILLED_ON_LOADING: dict[type[FrozenModel], frozenset[str]] = {
    Fact: frozenset({"id", "inputs"}),
    Briefing: frozenset({"translated-units"}),
}
"""Keys of the model that a file does not hold; `spread_units` refuses that of `Briefing`."""


class _Reference(NamedTuple):
    """A place where the file names an entry of one of its tables, and the rule that is broken if there is none."""

    pattern: tuple[str, ...]
    table: str
    rule: str


_REFERENCES = (
    _Reference(("defaults", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("defaults", "source"), "sources", "unknown-source"),
    _Reference(("key-figures", "[]"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "section"), "sections", "unknown-section"),
    _Reference(("charts", "*", "facts", "[]"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "target"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "segments", "[]", "facts", "[]"), "facts", "unknown-fact"),
    _Reference(("facts", "*", "section"), "sections", "unknown-section"),
    _Reference(("facts", "*", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("facts", "*", "evidence", "[]", "source"), "sources", "unknown-source"),
    _Reference(("facts", "*", "quantity", "unit"), "units", "unknown-unit"),
    _Reference(("facts", "*", "quantity", "currency"), "currencies", "unknown-currency"),
)


def check_rules(places: Places, problems: Problems) -> None:
    """Report everything that can be told from the tree alone."""
    check_keys(places, problems, dict(models_in(Briefing)), {Fact: FILLED_ON_LOADING[Fact]})
    _check_references(places, problems)
    for (_, key), node in select(places.root, "facts", "*"):
        if isinstance(node, YamlMapping):
            check_fact(str(key), node, places, problems)
    _check_key_figures(places, problems)


def _check_references(places: Places, problems: Problems) -> None:
    for pattern, table, rule in _REFERENCES:
        known = _known(places.root, table)
        if known is None:
            continue
        for path, node in select(places.root, *pattern):
            if isinstance(node, YamlScalar) and node.text not in known:
                noun = problems.vocabulary.nouns[table]
                where = "ISO 4217" if table == "currencies" else f"{table}:"
                message = f"{problems.subject(path[:2])} names {noun} {quoted(node.text)}, which is not in {where}"
                problems.add_unknown(places.at(*path), rule, message, node.text, known)


def _known(root: YamlMapping, table: str) -> Collection[str] | None:
    """The names in a table; None if the table itself is broken."""
    if table == "currencies":
        return CURRENCIES
    node = root.entries.get(table, YamlMapping({}, {}, 0))
    if not isinstance(node, YamlMapping):
        return None
    declared = node.entries.keys()
    return declared | BUILT_IN_UNITS.keys() if table == "units" else declared


def _check_key_figures(places: Places, problems: Problems) -> None:
    facts = {path[1]: node for path, node in select(places.root, "facts", "*")}
    for path, node in select(places.root, "key-figures", "[]"):
        key = node.text if isinstance(node, YamlScalar) else ""
        fact = facts.get(key)
        if isinstance(fact, YamlMapping) and not {"quantity", "formula"} & fact.entries.keys():
            message = f"fact {quoted(key)} has no quantity, so it is no key figure"
            problems.add(places.at(*path), "key-figure", message, "give it a quantity, or leave it out here")
