"""Problems as data: a `Diagnostic` has rule, place, message and hint; a `BriefingError` carries all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does so only under `--strict`."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A position in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(NamedTuple):
    """One problem: where, which rule, what is wrong and what to do about it."""

    place: Place
    rule: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "warning " if self.severity is Severity.WARNING else ""
        head = f"{self.place} {mark}{self.rule}: {self.message}"
        return f"{head}\n  hint: {self.hint}" if self.hint else head


class Problem(NamedTuple):
    """A problem whose place is not known yet: what reads one text or one value says what is wrong with it.

    Whoever knows the file adds the place with `at`.
    """

    rule: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def at(self, place: Place) -> Diagnostic:
        """The diagnostic at its place."""
        return Diagnostic(place, self.rule, self.message, self.hint, self.severity)


class ProblemError(Exception):
    """Raised by what cannot go on because of a `problem`; whoever knows the place turns it into a diagnostic."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class BriefingError(Exception):
    """The root of every error a user can cause; one child for each phase."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


class LoadError(BriefingError):
    """A facts file that cannot be read as a briefing."""


class CheckError(BriefingError):
    """Facts that their evidence does not bear out."""


class TemplateError(BriefingError):
    """A template, or a text of the facts file, that cannot be rendered truthfully."""


class ChartError(BriefingError):
    """A chart that the facts, or its own function, do not allow."""


class LayoutError(BriefingError):
    """Blocks that cannot be set on pages, such as a character no face has."""


class ProofError(BriefingError):
    """A finished file that does not agree with its facts, or cannot be read as one that does."""


class OutputError(BriefingError):
    """A file that cannot be written."""


class DeliveryError(BriefingError):
    """Mail that cannot go: settings, a server or an outbox that does not let it."""


def raise_errors(kind: type[BriefingError], diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `kind` with all `diagnostics`, in file order, if at least one of them is an error."""
    found = sorted(diagnostics, key=lambda d: d.place)
    if any(d.severity is Severity.ERROR for d in found):
        raise kind(found)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The nearest of the `known` names as a hint, or the first few of them, or None."""
    from difflib import get_close_matches  # needed for hints only

    names = sorted(known)
    if near := get_close_matches(word, names, n=1, cutoff=0.6):
        return f'did you mean "{near[0]}"?'
    return f"known: {', '.join(names[:12])}" if names else None
