"""Briefing PDFs in which every value is a fact with a speaker, a source and the exact quoted words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.errors import BriefingError, Diagnostic
    from briefing.facts.load import load_briefing
    from briefing.pipeline import Built, Checked, Options, build, check

__all__ = ["BriefingError", "Built", "Checked", "Diagnostic", "Options", "build", "check", "load_briefing"]

_HOMES = {
    "BriefingError": "briefing.errors",
    "Built": "briefing.pipeline",
    "Checked": "briefing.pipeline",
    "Diagnostic": "briefing.errors",
    "Options": "briefing.pipeline",
    "build": "briefing.pipeline",
    "check": "briefing.pipeline",
    "load_briefing": "briefing.facts.load",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `--help` stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
