"""What can go wrong: problems as data, and the exceptions that carry them.

    Exception
    ├── BriefingError       whatever a user can cause; its `diagnostics` are all problems found, each with its place
    │   ├── OptionError     an unknown option of a build, or a value that it does not take
    │   ├── LoadError       a facts file, theme or language that cannot be read
    │   ├── CheckError      facts that their evidence does not bear out
    │   ├── TemplateError   a template, or a text of the facts file, that cannot be rendered truthfully
    │   ├── ChartError      a chart that the facts, or its own function, do not allow
    │   ├── LayoutError     blocks that cannot be set on pages
    │   ├── ProofError      a finished file that does not agree with its facts
    │   ├── OutputError     a file that cannot be written
    │   └── DeliveryError   mail that cannot go
    └── ProblemError        within the package: one problem whose place the raiser does not know

A `Problem` says which rule is broken, how, and what to do; with its `Place` it is a `Diagnostic`.  Each rule has an
explanation and an example in `briefing.rules`.

Messages quote what strangers have written, names of files among it.  Whatever that is, a problem is one line and a
hint, and holds nothing that a terminal would obey.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from briefing.records import NamedTuple

_MOST_NAMES = 12
# Control characters, lone surrogates, and what shows nothing or turns the order of signs around; but soft hyphens and
# the joiners that some scripts are written with.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]{4,}")
_MAX_LINE = 1_000


def visible(text: str) -> str:
    """`text` as a terminal may show it: what would act on it, or not be seen, is there as its code, as JSON has it.

    Line feeds and tabs stay.

    >>> visible("a\x1b[31m")
    'a\\\\u001b[31m'
    """
    return _UNSEEN.sub(_code_point, text)


def _code_point(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def one_line(text: str) -> str:
    """`text` as a part of a message: on one line, shortened if it is very long, and without addresses in memory."""
    text = _ADDRESS.sub("", text)
    if len(text) > _MAX_LINE:
        text = f"{text[: _MAX_LINE // 2]} … {text[-_MAX_LINE // 4 :]}"
    return visible(text.replace("\t", " ").replace("\n", "\\n"))


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does so only under `--strict`.

    >>> Severity("warning") is Severity.WARNING
    True
    """

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A position in a file; line and column count from 1.

    Where no file is at fault, `file` names what is, such as an option or an environment variable, and `line` is 0.

    >>> str(Place("facts.yaml", 12, 3)), str(Place("--subject", line=0))
    ('facts.yaml:12:3', '--subject')
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        file = one_line(self.file)
        return f"{file}:{self.line}:{self.column}" if self.line else file


class Diagnostic(NamedTuple):
    """One problem: where, which rule, what is wrong and what to do about it.

    `rule` is explained by `make-briefing help rules RULE`.  `str` gives the form in which every command prints it,
    `as_dict` the same for JSON.

    >>> print(Diagnostic(Place("facts.yaml", 12, 3), "unknown-key", "head has no key titel", 'did you mean "title"?'))
    facts.yaml:12:3 unknown-key: head has no key titel
      hint: did you mean "title"?
    """

    place: Place
    rule: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "warning " if self.severity is Severity.WARNING else ""
        where = f"{self.place}" if self.place.line else f"{self.place}:"  # "standard output: output: …"
        head = f"{where} {mark}{self.rule}: {one_line(self.message)}"
        return f"{head}\n  hint: {one_line(self.hint)}" if self.hint else head

    def as_dict(self) -> dict[str, str | int | None]:
        """The same for JSON."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "severity": str(self.severity),
            "rule": self.rule,
            "message": one_line(self.message),
            "hint": one_line(self.hint) if self.hint else self.hint,
        }


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
    """The root of every error a user can cause; one child for each phase of the work.

    `diagnostics` holds all problems that were found, in file order, warnings among them; `str` prints them all.

    >>> from briefing import BriefingError, load_briefing
    >>> try:
    ...     load_briefing("nowhere.yaml")
    ... except BriefingError as error:
    ...     print(type(error).__name__, error.diagnostics[0].rule, error.diagnostics[0].place)
    LoadError file nowhere.yaml:1:1
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))


class OptionError(BriefingError):
    """An unknown option of a build, or a value that it does not take; the hint has what would do."""


class LoadError(BriefingError):
    """A facts file, theme or language that cannot be read as what it should be.

    Its diagnostics are at the lines of that file: YAML that could mean two things, unknown keys, names that lead
    nowhere, formulas that cannot be computed.
    """


class CheckError(BriefingError):
    """Facts that their evidence does not bear out, an edition that cannot be made, or, with `strict`, any warning.

    Its diagnostics are at the keys of the facts file that say otherwise than the source.
    """


class TemplateError(BriefingError):
    """A template, or a text of the facts file, that cannot be rendered truthfully.

    That is a mistake in the template, an unknown name, or a value that is typed instead of taken from a fact.
    """


class ChartError(BriefingError):
    """A chart that the facts, or its own function, do not allow.

    Such as a charts file that fails, a kind that does not exist, or a number drawn that no fact of the chart backs.
    """


class LayoutError(BriefingError):
    """Blocks that cannot be set on pages, such as a character no face has or a figure taller than a page."""


class ProofError(BriefingError):
    """A finished file that does not agree with its facts: it is not written.

    Each diagnostic names the page, the words that were expected and those that are shown.  Raised too for a PDF that
    is given as one of ours and cannot be read.
    """


class OutputError(BriefingError):
    """A file that cannot be written: its folder, its name, or the disk does not allow it.

    An older file of that name is left as it was.
    """


class DeliveryError(BriefingError):
    """Mail that cannot go: settings, recipients, a server or an outbox that does not let it."""


def raise_errors(kind: type[BriefingError], diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `kind` with all `diagnostics`, in file order, if at least one of them is an error."""
    found = sorted(diagnostics, key=lambda d: d.place)
    if any(d.severity is Severity.ERROR for d in found):
        raise kind(found)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The nearest of the `known` names as a hint, or of many unlike ones the nearest few, or None."""
    from difflib import get_close_matches  # needed for hints only

    names = sorted(known)
    if near := get_close_matches(word, names, n=1, cutoff=0.6):
        return f'did you mean "{near[0]}"?'
    shown = names if len(names) <= _MOST_NAMES else get_close_matches(word, names, n=_MOST_NAMES, cutoff=0)
    of_many = "known" if shown is names else f"the nearest of {len(names)}"
    return f"{of_many}: {', '.join(shown)}" if names else None
