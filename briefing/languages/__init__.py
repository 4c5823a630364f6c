"""The languages of briefings: messages, plurals, cases, numbers and dates; `language("ru")` is the way in.

A language is two files: `messages.po` translates what templates and pages say, `grammar.yaml` says how numbers, nouns
and dates go together.  What CLDR knows of it is taken from Babel.  Those that come with us are kept compiled, in
`tables`, for two reasons: a briefing has the same bytes whatever Babel is installed, and a build need not import
Babel, which takes 15 of its 430 ms of CPU time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from briefing.errors import LoadError, Place, Problem
from briefing.languages.model import (
    Case,
    Dates,
    Grammar,
    Language,
    LocaleData,
    Noun,
    OrdinalForms,
    Ordinals,
    Qualified,
    Scale,
    Shares,
)
from briefing.limits import bounded

__all__ = ["Language", "language"]


SHIPPED = ("en", "ru", "az")
# Whoever may say what "about" and "allocated" are called may turn them off, under the digest of an honest file.
_SHIPPED_ALREADY = Problem(
    "shipped-language",
    "this language comes with make-briefing, and a folder can only add others",
    "remove the folder; headings of your own stand in a theme, under wordings:",
)
COMPLETE = "az"
"""A language whose catalogue has every message there is."""
TABLES = Path(__file__).with_name("tables")


def language(code: str, folder: Path | None = None) -> Language:
    """The language called `code` (`ru`, `en-GB`); `folder` holds a folder for each language that does not come with us.

    LoadError if its files are wrong, or it comes with us; English stands in for a language that nobody has.
    """
    name = code.partition("-")[0]
    if folder and (folder / name).is_dir():
        if name in SHIPPED:
            raise LoadError([_SHIPPED_ALREADY.at(Place(str(folder / name)))])
        return _of_folder(folder / name, tuple(sorted(map(_state, (folder / name).resolve().iterdir()))))
    return _shipped(name if name in SHIPPED else "en")  # `verify` reads a file in any language; a build refuses it


@cache
def _shipped(name: str) -> Language:
    return language_of(json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8")))


@lru_cache(maxsize=16)
def _of_folder(folder: Path, _files: tuple[tuple[Path, int, int], ...]) -> Language:
    """The language of a folder, read anew where its files have changed: a process may live as long as its author."""
    from briefing.languages.compiler import compile_language

    with bounded(folder):
        return language_of(compile_language(folder))


def _state(file: Path) -> tuple[Path, int, int]:
    state = file.stat()
    return file, state.st_mtime_ns, state.st_size


def language_of(table: Mapping[str, Any]) -> Language:
    """The language that a table holds: plain data, as `compile_language` and `to_plain` make it."""
    grammar = table["grammar"]
    qualifiers = {name: Qualified(**entry) for name, entry in grammar["qualifiers"].items()}
    less, more = qualifiers["less-than"], qualifiers["more-than"]
    nested = {
        "qualifiers": {"nearly": less._replace(below_zero=more.below_zero or more.phrase), **qualifiers},
        "scales": tuple(Scale(**entry) for entry in grammar["scales"]),
        "dates": Dates(**grammar["dates"]),
        "currencies": {name: Noun(**noun) for name, noun in grammar.get("currencies", {}).items()},
        "units": {name: Noun(**noun) for name, noun in grammar.get("units", {}).items()},
        "cases": {name: Case(**case) for name, case in grammar.get("cases", {}).items()},
        "ordinals": {
            name: Ordinals(**entry | {"cases": {case: OrdinalForms(**f) for case, f in entry.get("cases", {}).items()}})
            for name, entry in grammar.get("ordinals", {}).items()
        },
        "shares": Shares(**grammar.get("shares", {})),
    }
    locale = LocaleData(**table["locale"])
    return Language(table["code"], locale, table["plurals"], Grammar(**{**grammar, **nested}), table["messages"])
