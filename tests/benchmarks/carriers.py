"""Counts what one value passes on its way: the types that carry it and the files that take or give it.

The value is the number of pupils of the sample, 160,000.  It is followed through a build without a cache and `verify`.
A file is on the way if one of its functions takes or returns the value, as a number or as a text of at most forty
letters, or a carrier: an object of a class of ours that holds the value at most two levels down (its fields, and what
tuples, lists and mappings among these hold), with at most forty fields in all.  Longer texts are sentences, and larger
objects are documents, which hold everything.
"""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from pathlib import Path
from types import FrameType
from typing import Any

import briefing
from briefing import Options, build, limits, verify
from briefing.files import seed

VALUE, FORMS = 160_000, ("160,000", "160\u00a0000", "160000")
LONGEST, LEVELS, MOST_FIELDS = 40, 2, 40
PACKAGE = f"{Path(briefing.__file__).parent}{os.sep}"


def measure_carriers() -> None:
    """Print the carriers and the files, those of the check beside the others."""
    way, limits.SECONDS = Way(), 600  # to look at each call takes longer than a build may
    sys.setprofile(way.follow)
    verify(build(seed(), Options(cache=False)).data)
    sys.setprofile(None)
    for what, names in (("types", way.types), ("files", way.files)):
        others = [name for name in sorted(names) if not name.startswith("evidence")]
        print(f"{len(names)} {what}, {len(others)} without those of the check: {', '.join(others)}")


class Way:
    """What was met: the types by module and name, and the files."""

    def __init__(self) -> None:
        self.types, self.files = set[str](), set[str]()

    def follow(self, frame: FrameType, event: str, given: Any) -> None:
        """Look at what a function of ours is called with, and at what it returns."""
        code = frame.f_code
        if not code.co_filename.startswith(PACKAGE):
            return
        if event == "call":
            names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
            passed = [frame.f_locals[name] for name in names if name not in ("self", "cls") and name in frame.f_locals]
        else:
            passed = [given] if event == "return" else []
        met = [self._meet(value) for value in passed]
        if any(met):
            self.files.add(code.co_filename.removeprefix(PACKAGE))

    def _meet(self, value: Any) -> bool:
        """Whether something is the value or carries it; a bare collection does by its members."""
        if is_value(value):
            return True
        if is_ours(value):
            carries = holds(value, LEVELS, [MOST_FIELDS])
            if carries:
                kind = type(value)
                self.types.add(f"{kind.__module__.removeprefix('briefing.')}.{kind.__name__}")
            return carries
        met = [self._meet(member) for member in fields_of(value) if is_value(member) or is_ours(member)]
        return any(met)


def is_value(thing: Any) -> bool:
    if isinstance(thing, str):
        return len(thing) <= LONGEST and any(form in thing for form in FORMS)
    return type(thing) in (int, Decimal) and thing == VALUE


def is_ours(thing: Any) -> bool:
    return type(thing).__module__.startswith("briefing.") and not isinstance(thing, str | int)


def holds(thing: Any, levels: int, left: list[int]) -> bool:
    if levels < 0 or is_value(thing):
        return is_value(thing)
    members = fields_of(thing)
    left[0] -= len(members)
    found = [holds(member, levels - 1, left) for member in members] if left[0] >= 0 else []
    return left[0] >= 0 and any(found)


def fields_of(thing: Any) -> list[Any]:
    """What something holds directly, if it is a collection or ours."""
    if isinstance(thing, dict | tuple | list):
        members = list(thing.values()) if isinstance(thing, dict) else list(thing)
        return members if len(members) <= MOST_FIELDS else []
    if not is_ours(thing):
        return []
    if hasattr(thing, "__dict__"):
        return [*vars(thing).values()]
    slots = [name for kind in type(thing).__mro__ for name in vars(kind).get("__slots__", ())]
    return [getattr(thing, name) for name in slots if hasattr(thing, name)]
