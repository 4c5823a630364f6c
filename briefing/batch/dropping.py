"""Leaves facts out of a facts file, with all that cannot be said without them: formulas, charts, points, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from briefing.batch.batch_facts import COLUMN
from briefing.facts.expressions import calls_in
from briefing.yaml_source.tree import YamlMapping, YamlNode, YamlScalar, YamlSequence, select

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-\w+)*")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")


def without_facts(root: YamlMapping, dropped: Collection[str]) -> YamlMapping:
    """A facts file without these facts, and without what cannot be said without them."""
    facts = root.entries["facts"]
    assert isinstance(facts, YamlMapping)
    gone = set(dropped)
    formulas = {
        key: set(_ID.findall(fact.text("formula")))
        for key, fact in facts.entries.items()
        if isinstance(fact, YamlMapping)
    }
    while more := {key for key, named in formulas.items() if key not in gone and named & gone}:
        gone |= more
    left = {key: fact for key, fact in facts.entries.items() if key not in gone}
    entries: dict[str, YamlNode] = {**root.entries, "facts": facts._replace(entries=left)}
    if isinstance(charts := entries.get("charts"), YamlMapping):
        kept = {key: node for key, chart in charts.entries.items() if (node := _trimmed(chart, gone, set()))}
        lost = charts.entries.keys() - kept.keys()
        entries["charts"] = charts._replace(entries=kept)
    else:
        lost = set()
    for key in ("key-points", "key-figures", "sections", "scenarios"):
        if key in entries:
            entries[key] = _trimmed(entries[key], gone, lost) or YamlSequence((), entries[key].start)
    return root._replace(entries=entries)


def _trimmed(node: YamlNode, facts: Collection[str], charts: Collection[str]) -> YamlNode | None:
    """A node without the paragraphs, items and ids that name one of these; None if nothing is left of it."""
    match node:
        case YamlScalar():
            if node.text in facts:
                return None
            parts = _PARAGRAPHS.split(node.text)
            kept = [part for part in parts[::2] if not _names(part, facts, charts)]
            return node if len(kept) == len(parts[::2]) else node._replace(text="\n\n".join(kept)) if kept else None
        case YamlSequence():
            items = tuple(left for item in node.items if (left := _trimmed(item, facts, charts)) is not None)
            return node._replace(items=items) if items or not node.items else None
        case YamlMapping():
            kept_entries = {
                key: left
                for key, child in node.entries.items()
                if (left := child if key in ("title", "kind", "section") else _trimmed(child, facts, charts))
                is not None
            }
            # Of a text in several languages all versions say the same, so they go together.
            is_short = len(kept_entries) < len(node.entries)
            is_gone = not kept_entries or all(
                _LANGUAGE.fullmatch(str(key)) and isinstance(child, YamlScalar) for key, child in node.entries.items()
            )
            if (is_short and is_gone) or not _shows_enough(node, kept_entries):
                return None
            return node._replace(entries=kept_entries)


def _shows_enough(chart: YamlMapping, kept: Mapping[str, YamlNode]) -> bool:
    """Whether what is left of a chart's facts, if it is one, can still be compared."""
    before, left = (len(list(select(chart._replace(entries=dict(e)), "facts", "[]"))) for e in (chart.entries, kept))
    lost = (chart.entries.keys() & {"facts", "segments", "target"}) - kept.keys()
    return not lost and (left > 1 or left == before)


def _names(text: str, facts: Collection[str], charts: Collection[str]) -> bool:
    """Whether a text names a fact, a chart or a column of those that are gone."""
    return any(
        (call.name in ("chart", "figure") and set(call.arguments) & set(charts))
        or call.name == COLUMN
        or set(call.facts) & set(facts)
        for call in calls_in(text)
    )
