"""A briefing and the places of its parts in, a facts file out: what loading returns and every check takes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from briefing.errors import Diagnostic
from briefing.facts.model import Briefing
from briefing.yaml_source.tree import Places


class FactsFile(NamedTuple):
    """A briefing and where each part of it stands; `name` is the file as the user named it."""

    path: Path
    name: str
    briefing: Briefing
    places: Places
    warnings: tuple[Diagnostic, ...]
