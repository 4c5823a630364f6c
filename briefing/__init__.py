"""Briefing PDFs in which every value is a fact with a speaker, a source and the exact quoted words.

The functions, in the order in which a program meets them:

- `load_briefing(path)` reads a facts file and returns a FactsFile.
- `check(path, options)` holds the facts against their sources and returns a Checked.
- `build(path, options)` does both and makes the document: a Built, whose `data` are the bytes of a PDF or HTML file.
- `verify(pdf, sources)` says what a finished PDF proves: a Verdict.
- `Builder(options)` builds many, one after the other, and keeps what they share.
- `load_theme(name)` reads a theme for Options(theme=…).

All that a user can get wrong is raised as a BriefingError, or one of its children for each phase, whose `diagnostics`
name every problem at once; `briefing.errors` draws their tree.

>>> from briefing import Options, build
>>> from briefing.files import seed
>>> built = build(seed(), Options(language="ru"))
>>> built.name, built.data[:5]
('azerbaijan-russia-2024-08-ru.pdf', b'%PDF-')
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.errors import (
        BriefingError,
        ChartError,
        CheckError,
        DeliveryError,
        Diagnostic,
        LayoutError,
        LoadError,
        OptionError,
        OutputError,
        Place,
        ProofError,
        Severity,
        TemplateError,
    )
    from briefing.facts.load import FactsFile, load_briefing
    from briefing.options import Options
    from briefing.pipeline import Builder, build, check, verify
    from briefing.proof.verify import Verdict
    from briefing.results import Built, Checked
    from briefing.themes.load import load_theme
    from briefing.themes.theme import Theme

_PLACES = {
    "briefing.errors": "BriefingError ChartError CheckError DeliveryError Diagnostic LayoutError LoadError OptionError "
    "OutputError Place ProofError Severity TemplateError",
    "briefing.facts.load": "FactsFile load_briefing",
    "briefing.options": "Options",
    "briefing.pipeline": "Builder build check verify",
    "briefing.proof.verify": "Verdict",
    "briefing.results": "Built Checked",
    "briefing.themes.load": "load_theme",
    "briefing.themes.theme": "Theme",
}
_MODULES = {name: module for module, names in _PLACES.items() for name in names.split()}

__all__ = [
    "BriefingError",
    "Builder",
    "Built",
    "ChartError",
    "CheckError",
    "Checked",
    "DeliveryError",
    "Diagnostic",
    "FactsFile",
    "LayoutError",
    "LoadError",
    "OptionError",
    "Options",
    "OutputError",
    "Place",
    "ProofError",
    "Severity",
    "TemplateError",
    "Theme",
    "Verdict",
    "build",
    "check",
    "load_briefing",
    "load_theme",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: all of them take 0.2 s, which `--help` need not pay."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
