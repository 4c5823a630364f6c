"""A facts file in, a `Briefing` out: defaults applied, derived facts computed, all problems with their places."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from briefing.errors import Diagnostic, LoadError, Place
from briefing.facts.citations import check_citations
from briefing.facts.conflicts import conflict_warnings
from briefing.facts.defaults import complete
from briefing.facts.derive import compute
from briefing.facts.file import FactsFile
from briefing.facts.formula_rules import check_formulas
from briefing.facts.model import Briefing
from briefing.facts.rules import check_rules
from briefing.facts.translations import check_languages, language_of, spread_units
from briefing.facts.vocabulary import FACTS_FILE
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.reader import MAX_BYTES, read_places
from briefing.yaml_source.tree import Places, plain
from briefing.yaml_source.validation import report_errors

__all__ = ["FactsFile", "load_briefing", "parse_briefing"]


def load_briefing(path: Path | str, name: str | None = None) -> FactsFile:
    """Read the facts file at `path`: its `briefing` is the model, its `warnings` are problems that do not stop a build.

    Problems are reported under `name`, or under the path.  LoadError holds all of them, in file order.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LoadError(
            [Diagnostic(Place(name or str(path)), "file", f"the facts file cannot be read: {reason}")]
        ) from None
    return parse_briefing(data, path, name)


def parse_briefing(data: bytes, path: Path, name: str | None = None) -> FactsFile:
    """Read a facts file from its bytes, as if they stood at `path`."""
    name = name or str(path)
    problems = Problems(FACTS_FILE)
    places = read_places(data, name, problems)
    problems.checkpoint()
    places = spread_units(places, problems)
    check_rules(places, problems)
    check_languages(places, problems)
    check_formulas(places, problems)
    briefing = _compute(_validate(places, problems), places, problems)
    return FactsFile(path, name, briefing, places, conflict_warnings(briefing, places))


def _validate(places: Places, problems: Problems) -> Briefing:
    try:
        briefing = Briefing.model_validate(complete(plain(places.root)), context={"language": language_of(places)})
    except ValidationError as error:
        report_errors(error, places, problems)
        _refuse(places, problems)
    if problems.any:
        _refuse(places, problems)
    return briefing


def _refuse(places: Places, problems: Problems) -> NoReturn:
    check_citations(places, problems)
    problems.raise_all()


def _compute(briefing: Briefing, places: Places, problems: Problems) -> Briefing:
    computed, failed = compute(briefing)
    for key, reason in failed.items():
        message = f"fact {quoted(key)} cannot be stated truthfully: {reason}"
        problems.add(places.at("facts", key, "formula"), "formula", message)
    problems.raise_if_any()
    return computed
