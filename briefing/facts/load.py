"""Reads a facts file: defaults applied, derived facts computed, and every problem reported at its place."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from briefing.errors import Diagnostic
from briefing.facts.conflicts import conflict_warnings
from briefing.facts.defaults import complete
from briefing.facts.formulas import compute_derived
from briefing.facts.model import Briefing
from briefing.facts.rules import check_citations, check_rules
from briefing.facts.translations import language_of_file, separate_translated_units
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.files import require_path
from briefing.yaml_source.problems import Problems, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Places, plain


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


def load_briefing(path: Path | str, name: str | None = None) -> FactsFile:
    """Read the facts file at `path`.

    Problems are reported under `name`, or under the path.  LoadError holds all of them, in file order.

    >>> from briefing.files import seed
    >>> len(load_briefing(seed()).briefing.facts)
    25
    """
    path = require_path(path)
    return parse_briefing(read_file(path, Problems(FACTS_VOCABULARY), name), path, name)


def parse_briefing(data: bytes, path: Path, name: str | None = None) -> FactsFile:
    """Read a facts file from its bytes, as if they stood at `path`."""
    problems = Problems(FACTS_VOCABULARY)
    places = read_places(data, name or str(path), problems)
    problems.checkpoint()
    places = separate_translated_units(places, problems)
    check_rules(places, problems)
    briefing = None
    try:
        briefing = Briefing.model_validate(complete(plain(places.root)), context={"language": language_of_file(places)})
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
    return FactsFile(path, computed, places, conflict_warnings(computed, places))
