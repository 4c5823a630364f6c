"""Reads a facts file, with every problem at its place, and turns a briefing into canonical facts and back.

What the file may leave out (ids, what stands under `defaults:`, the built-in units) is filled in on its plain data,
before its model is built: what the model then refuses is refused as written.  Facts of one measure that cannot all be
true are no error: the briefing shows them side by side.

The canonical facts of a briefing are all that a value on the page rests on, as plain values that JSON can hold: units,
speakers, sources and facts, derived ones computed, in all their languages, so that they are the same in every edition.
No text of a source is among them, nor where one lies.  The JSON Schema is that of a file as its author writes it: the
model describes a briefing after loading; the file leaves out what the loader and `defaults` fill in.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import inf
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from briefing.errors import Diagnostic, Problem, Severity
from briefing.facts.assertion import FilledTables, takes_from_tables
from briefing.facts.formulas import compute_derived
from briefing.facts.intervals import Interval, read_interval
from briefing.facts.model import Briefing, Fact
from briefing.facts.periods import begin_business_years
from briefing.facts.rules import FILLED_ON_LOADING, check_citations, check_rules, check_written_keys, needs_no_speaker
from briefing.facts.scalars import BUILT_IN_UNITS, LANGUAGE_PATTERN, RANK
from briefing.facts.text_fields import language_of_file, separate_translated_units
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.files import require_path
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.yaml_source.problems import Problems, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Places, plain_tree

if TYPE_CHECKING:
    from briefing.sources.source_files import SourceFile


class FactsFile(NamedTuple):
    """A briefing, the file that it is from, and where in it each part stands.

    `warnings` are problems that do not stop a build.

    >>> from briefing.files import seed
    >>> file = load_briefing(seed())
    >>> file.briefing.facts["pupils"].qualifier.value, file.places.at("facts", "pupils").line > 1
    ('about', True)
    """

    path: Path
    briefing: Briefing
    places: Places
    warnings: tuple[Diagnostic, ...]
    tables: FilledTables = FilledTables()


def load_briefing(path: Path | str, name: str | None = None, sources: Path | str | None = None) -> FactsFile:
    """Read the facts file at `path`; the tables that facts are made of lie beside it, or in the folder `sources`.

    Problems are reported under `name`, or under the path.  LoadError holds all of them, in file order.

    >>> from briefing.files import seed
    >>> len(load_briefing(seed()).briefing.facts)
    25
    """
    path = require_path(path)
    with bounded(name or path):
        data = read_file(path, Problems(FACTS_VOCABULARY), name)
        return parse_briefing(data, path, name, Path(sources) if sources else None)


def parse_briefing(
    data: bytes,
    path: Path,
    name: str | None = None,
    sources: Path | None = None,
    files: Mapping[str, SourceFile] = MappingProxyType({}),
) -> FactsFile:
    """Read a facts file from its bytes, as if they stood at `path`; `files` are sources that lie in no folder."""
    problems = Problems(FACTS_VOCABULARY)
    places = read_places(data, name or str(path), problems)
    problems.checkpoint()
    return read_facts(places, path, sources, files, problems)


def read_facts(
    places: Places, path: Path, sources: Path | None, files: Mapping[str, SourceFile], problems: Problems | None = None
) -> FactsFile:
    """The facts file whose texts these are; `files` are those of its sources that lie in no folder."""
    problems = problems or Problems(FACTS_VOCABULARY)
    places = separate_translated_units(places, problems)
    check_written_keys(places, problems)
    tables = FilledTables(files)
    if takes_from_tables(places.root):
        from briefing.facts.table_facts import fill_tables  # 15 ms that other files need not wait for

        places, tables = fill_tables(places, path, sources, problems, files)
    check_rules(places, problems, tables.copies, tables.missing)
    briefing = None
    try:
        given = complete(plain_tree(places.root))
        briefing = Briefing.model_validate(given, context={"language": language_of_file(places)})
    except ValidationError as error:
        report_errors(error, places, problems)
    # What follows reads a whole model, so all that the tree can tell is told first.
    if briefing is None or problems.any:
        check_citations(places, problems)
        problems.raise_all()
    computed, failed = compute_derived(briefing)
    for key, reason in failed.items():
        message = f"fact {quoted(key)} cannot be stated truthfully: {reason}"
        problems.add(places.at("facts", key, "formula"), "formula", message)
    problems.raise_if_any()
    return FactsFile(path, computed, places, conflict_warnings(computed, places), tables)


def conflicts(briefing: Briefing) -> tuple[tuple[str, ...], ...]:
    """Ids of facts of one measure, area, period and unit whose values exclude each other, in file order.

    What is observed, reported or claimed is compared; a plan or target conflicts only with its like.
    """
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in briefing.facts.values():
        if fact.quantity is not None and fact.quantity.is_comparable:
            status = "asserted" if fact.status.is_asserted else fact.status
            unit = fact.quantity.unit, fact.quantity.currency
            groups[fact.measure, fact.area, fact.period, status, unit].append(fact)
    return tuple(ids for group in groups.values() if len(group) > 1 and (ids := _disagreeing(group)))


def _disagreeing(facts: list[Fact]) -> tuple[str, ...]:
    """Those that exclude another: if any other does, the one with the highest low end or the lowest high end does."""
    values = {fact.id: read_interval(fact.quantity, fact.qualifier) for fact in facts if fact.quantity}
    top = max(values.values(), key=lambda value: (-inf if value.low is None else value.low, value.low_open))
    bottom = min(values.values(), key=lambda value: (inf if value.high is None else value.high, not value.high_open))
    return tuple(key for key, value in values.items() if _lies_below(value, top) or _lies_below(bottom, value))


def _lies_below(lower: Interval, upper: Interval) -> bool:
    """Whether all of `lower` is less than all of `upper`."""
    if lower.high is None or upper.low is None:
        return False
    return lower.high < upper.low or (lower.high == upper.low and (lower.high_open or upper.low_open))


def same_labels(briefing: Briefing) -> tuple[tuple[str, ...], ...]:
    """Ids of facts of several measures that a table shows as one thing with values that exclude each other.

    Nothing that is printed beside such a value, its note included, tells it from the others.  A draft that nobody has
    read has a warning of its own.
    """
    groups: dict[object, list[Fact]] = defaultdict(list)
    for fact in briefing.facts.values():
        if (quantity := fact.quantity) is not None and quantity.is_comparable and not (fact.drafted or fact.formula):
            shown = fact.label.casefold(), fact.area, fact.period, fact.status_or_kind, fact.speaker
            sources = tuple(evidence.source for evidence in fact.bearing)
            groups[shown, sources, quantity.unit, quantity.currency, quantity.change].append(fact)
    several = (group for group in groups.values() if len({fact.measure for fact in group}) > 1)
    return tuple(ids for group in several if (ids := _disagreeing(group)))


def conflict_warnings(briefing: Briefing, places: Places) -> tuple[Diagnostic, ...]:
    """One warning for each group, at its last fact."""
    aside = "they are shown side by side; give them another measure:, area: or period: if they differ in that"
    apart = 'say in their labels how they differ: "over a month", "over a year"'
    found = [
        (ids, Problem("conflict", f"{_named(ids)} disagree on one measure, area and period", aside, Severity.WARNING))
        for ids in conflicts(briefing)
    ]
    what = "have one label, area, period, status and source, and other values"
    found += [
        (ids, Problem("same-label", f"{_named(ids)} {what}", apart, Severity.WARNING)) for ids in same_labels(briefing)
    ]
    return tuple(problem.at(places.at("facts", ids[-1])) for ids, problem in found)


def _named(ids: Sequence[str]) -> str:
    return "facts " + ", ".join(map(quoted, ids[:5])) + (f" and {len(ids) - 5} more" if len(ids) > 5 else "")


def complete(data: Any) -> Any:
    """A copy of the briefing's plain data with everything that the file may leave out.

    What has another shape than it should is left as it is: the model will refuse it.
    """
    facts, units = data.get("facts"), data.get("units", {})
    if isinstance(facts, dict):
        completed = {key: _begin_years(_complete_fact(key, fact, data), data) for key, fact in facts.items()}
        data = {**data, "facts": completed}
    if isinstance(units, dict):
        # A rank only where a fact is one, so that the digest of other files is as it was.
        quantities = (_mapping(fact, "quantity") for fact in (facts.values() if isinstance(facts, dict) else ()))
        has_rank = any(quantity.get("unit") == RANK for quantity in quantities)
        built_in = {name: forms for name, forms in BUILT_IN_UNITS.items() if name != RANK or has_rank}
        data = {**data, "units": {**built_in, **units}}
    return data


def _mapping(data: Any, key: object) -> dict[str, Any]:
    """What stands at `key`, if that is a mapping."""
    found = data.get(key) if isinstance(data, dict) and isinstance(key, str) else None
    return found if isinstance(found, dict) else {}


def _complete_fact(key: str, fact: Any, data: dict[str, Any]) -> Any:
    if not isinstance(fact, dict):
        return fact
    defaults = _mapping(data, "defaults")
    is_derived = "formula" in fact  # whose area is that of what it is made of
    needed = {"period": True, "area": not is_derived, "speaker": not needs_no_speaker(fact.get("kind"), is_derived)}
    taken = {name: defaults[name] for name, is_needed in needed.items() if is_needed and name in defaults}
    filled = {"measure": key, **taken, **fact, "id": key}
    if "evidence" in fact:
        filled["evidence"] = _complete_evidence(fact["evidence"], defaults)
    return filled


def _begin_years(fact: Any, data: dict[str, Any]) -> Any:
    """The fact with a business year that says when it begins, if its source does, or `defaults:`, or `head:`."""
    if not isinstance(fact, dict) or not isinstance(fact.get("period"), str):
        return fact
    given = fact.get("evidence")
    evidence = [item for item in (given if isinstance(given, list) else [given]) if isinstance(item, dict)]
    sources = [_mapping(data.get("sources"), item.get("source")) for item in evidence]
    places = (*sources, _mapping(data, "defaults"), _mapping(data, "head"))
    first_day = next((str(place["fiscal-year"]) for place in places if place.get("fiscal-year")), None)
    try:
        return {**fact, "period": begin_business_years(fact["period"], first_day)} if first_day else fact
    except ValueError:  # which is reported where it stands
        return fact


def _complete_evidence(evidence: Any, defaults: dict[str, Any]) -> Any:
    if isinstance(evidence, list):
        return [_complete_evidence(item, defaults) for item in evidence]
    if isinstance(evidence, dict) and "source" in defaults:
        return {"source": defaults["source"], **evidence}
    return evidence


# What a `Briefing` must have and its canonical facts have not.
_HEAD = {"id": "restored", "title": "restored", "date": "2000-01-01"}


def canonical(briefing: Briefing) -> dict[str, Any]:
    """The canonical facts: decimals, dates and periods as strings, nothing that is not known.

    All are written at once: pydantic compiles a writer for each model that is written alone, which takes 6 ms.
    """
    parts = {"units", "translated_units", "speakers", "sources", "facts"}
    hidden = {"sources": {"__all__": {"text"}}}
    written = briefing.model_dump(mode="json", by_alias=True, exclude_none=True, include=parts, exclude=hidden)
    quantities = briefing.model_dump(exclude_none=True, include={"facts": {"__all__": {"quantity"}}})["facts"]
    for key, fact in briefing.facts.items():
        _as_before(fact, written["facts"][key])
        if fact.quantity:  # pydantic would write large decimals with an exponent
            given = quantities[key]["quantity"]
            if not fact.quantity.change:
                del given["change"]
            written["facts"][key]["quantity"] = {
                k: v if isinstance(v, str | bool) else f"{v:f}" for k, v in given.items()
            }
    translated = written.pop("translated-units")
    return {"language": briefing.head.language, **written, **({"translated-units": translated} if translated else {})}


def _as_before(fact: Fact, written: dict[str, Any]) -> None:
    """Take out the keys that came later, where a fact says nothing there: older digests stay as they were."""
    for name in ("reading", "drafted"):
        if not getattr(fact, name):
            del written[name]
    for evidence in written["evidence"]:
        for key in ("for", "row", "column", "title", "notes"):
            if not evidence[key]:
                del evidence[key]


def restore(facts: Mapping[str, Any]) -> Briefing:
    """A briefing of these canonical facts, without texts and charts; pydantic's ValidationError if they are none."""
    head = {**_HEAD, "language": facts["language"]}
    parts = {key: facts[key] for key in ("units", "translated-units", "speakers", "sources", "facts") if key in facts}
    return Briefing.model_validate({"head": head, "sections": {}, **parts}, context={"language": facts["language"]})


def digest(facts: Mapping[str, Any]) -> str:
    """The SHA-256 of canonical facts: of their `canonical_json`."""
    return sha256_of(canonical_json(facts))


class Json(str):
    """A value that is the text of its own JSON already, as one that stands in several contents is."""

    __slots__ = ()


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_json(content: Mapping[str, Any]) -> str:
    """The one JSON that some content has: sorted keys and no spaces."""
    return "{" + ",".join(f"{json_of(key)}:{json_of(value)}" for key, value in sorted(content.items())) + "}"


def json_of(value: Any) -> Json:
    """The JSON of a value."""
    if isinstance(value, Json):
        return value
    return Json(_CANONICAL.encode(value))


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits; one that holds half a surrogate pair has one too."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_FROM_DEFAULTS = {"Fact": {"measure", "period"}, "Evidence": {"source", "quote"}}
_NULL = {"type": "null"}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a facts file; what holds across several facts only `load_briefing` checks."""
    schema = as_written(Briefing.model_json_schema())
    for record, names in FILLED_ON_LOADING.items():
        definition = schema if record is Briefing else schema["$defs"][record.__name__]
        definition["properties"] = {k: v for k, v in definition["properties"].items() if k not in names}
        definition["required"] = [key for key in definition["required"] if key not in names]
    units = schema["properties"]["units"]["patternProperties"]
    for pattern, unit in units.items():
        by_language = {"type": "object", "patternProperties": {LANGUAGE_PATTERN: unit}, "additionalProperties": False}
        units[pattern] = {"anyOf": [unit, by_language]}
    for name, optional in _FROM_DEFAULTS.items():
        definition = schema["$defs"][name]
        definition["required"] = [key for key in definition["required"] if key not in optional]
    evidence = schema["$defs"]["Evidence"]
    evidence["anyOf"] = [{"required": [key]} for key in ("quote", "cell", "row", "column")]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Facts of a briefing"}


def as_written(node: Any) -> Any:
    """The schema without nulls and made-up titles, and with no keys but ids where the keys are ids."""
    if isinstance(node, list):
        return [as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if not (key == "default" and value in (None, [], {}))}
    options = [option for option in kept.pop("anyOf", []) if option != _NULL]
    kept |= {"anyOf": options} if len(options) > 1 else options[0] if options else {}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    if isinstance(kept.get("title"), str):
        del kept["title"]
    return {key: as_written(value) for key, value in kept.items()}
