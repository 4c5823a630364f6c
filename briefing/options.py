"""How to build: the options of a build, checked as soon as they are given, and the moment that files state as theirs.

A program that passes a wrong option learns at once which one it is and what it may be; without
this a wrong page size was a KeyError, and a wrong standard was silently another one.

Builds that must give the same bytes again set SOURCE_DATE_EPOCH to a number of seconds since 1970
(https://reproducible-builds.org/specs/source-date-epoch/), which PDFs and mail drafts state in place of the clock.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import UnionType
from typing import Literal, get_args

from briefing.errors import Diagnostic, OptionError, OutputError, Place, Problem
from briefing.themes.theme import Theme

Format = Literal["pdf", "html"]
PageSize = Literal["a4", "letter"]
Standard = Literal["ua1-a3a", "ua2-a4f"]

_CHOICES = {"format": get_args(Format), "page_size": get_args(PageSize), "standard": get_args(Standard)}
_KINDS: dict[str, tuple[type | UnionType, str]] = {
    "templates": (Path | str | None, "a path"),
    "sources": (Path | str | None, "a path"),
    "charts": (Path | str | None, "a path"),
    "language": (str, 'a code such as "ru"'),
    "theme": (Theme | Path | str | None, "a Theme, a path or a name"),
    "cache": (bool, "True or False"),
    "strict": (bool, "True or False"),
    "readings": (bool, "True or False"),
    "attachments": (bool, "True or False"),
    "one_page": (bool, "True or False"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How to build a briefing; every field has a default, and OptionError names each one that is wrong.

    - `templates`: a folder whose templates come before ours.
    - `sources`: the folder with the texts of the sources, which the check reads.
    - `charts`: a Python file with chart functions of your own.  It is run.
    - `language`: the code of one of the file's editions, such as "ru"; empty for the file's own language.
    - `sections`: the ids of the sections to keep, in the order of the file; empty for all.
    - `format`: "pdf", or "html" for a web page.
    - `page_size`: "a4" or "letter"; None for the theme's.
    - `theme`: a Theme, the path of a theme.yaml, or the name of one that ships ("default", "print", "large");
      None for the `theme.yaml` beside the facts, if there is one.
    - `cache`: whether drawings of unchanged charts are reused.
    - `strict`: whether a warning fails the build.
    - `readings`: whether the desk's own readings of what sources leave open are allowed, so that they are no warnings.
    - `attachments`: whether the facts and the tables travel inside the PDF.
    - `one_page`: whether only the message, key figures and the first chart are wanted, on one page.
    - `standard`: "ua1-a3a" (PDF/UA-1 and PDF/A-3a) or "ua2-a4f" (PDF/UA-2 and PDF/A-4f).

    >>> Options(language="ru", page_size="letter").standard
    'ua1-a3a'
    >>> Options(format="docx")
    Traceback (most recent call last):
    briefing.errors.OptionError: Options.format: option: 'docx' is not one of: pdf, html
    """

    templates: Path | str | None = None
    sources: Path | str | None = None
    charts: Path | str | None = None
    language: str = ""
    sections: tuple[str, ...] = ()
    format: Format = "pdf"
    page_size: PageSize | None = None
    theme: Theme | Path | str | None = None
    cache: bool = True
    strict: bool = False
    readings: bool = False
    attachments: bool = True
    one_page: bool = False
    standard: Standard = "ua1-a3a"

    def __post_init__(self) -> None:
        if wrong := list(self._wrong()):
            raise OptionError(wrong)

    def _wrong(self) -> Iterator[Diagnostic]:
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices and not (value is None and name == "page_size"):
                yield _diagnostic(name, f"{value!r} is not one of: {', '.join(choices)}")
        for name, (kind, wanted) in _KINDS.items():
            if not isinstance(value := getattr(self, name), kind) or "\0" in str(value):
                yield _diagnostic(name, f"{value!r} is not {wanted}")
        ids = self.sections
        if not (isinstance(ids, tuple | list) and all(isinstance(name, str) for name in ids)):
            yield _diagnostic("sections", f"{ids!r} is not a tuple of section ids", 'for one section write ("trade",)')

    def path(self, name: Literal["templates", "sources", "charts"]) -> Path | None:
        """What an option names, if it names anything."""
        given: Path | str | None = getattr(self, name)
        return Path(given) if given else None

    def missing_folders(self) -> Iterator[Diagnostic]:
        """An error for each folder that is named and not there, looked at when a build or a check begins."""
        for name in ("templates", "sources"):
            value = getattr(self, name)
            if value is not None and not Path(value).is_dir():
                yield _diagnostic(name, f"there is no folder {value}")


def require_options(options: object) -> Options:
    """`options`, or the default ones for None; OptionError for anything else."""
    if options is not None and not isinstance(options, Options):
        message = f"{options!r} is not an Options"
        raise OptionError([Diagnostic(Place("options", line=0), "option", message, 'write Options(language="ru")')])
    return options or Options()


def _diagnostic(name: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(Place(f"Options.{name}", line=0), "option", message, hint)


def source_date() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH, or None if it is unset or empty; OutputError if it is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        # int() alone would take "1_000" and the digits of other scripts, which the specification does not have.
        if not (epoch.isascii() and epoch.isdigit()):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = f'SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number of seconds since 1970 that gives a date'
        raise OutputError([Problem("epoch", message, "unset it").at(Place("SOURCE_DATE_EPOCH", line=0))]) from None
