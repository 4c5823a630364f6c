"""The tree of a facts file in; what is wrong with its language maps, and a tree with units in its one language, out.

Wherever a text may stand, a mapping from languages to texts may: `label: {en: pupils, ru: ученики}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.facts.model import LANGUAGE_PATTERN
from briefing.reading.problems import Problems, quoted
from briefing.reading.tree import Key, Mapping, Node, Places, Scalar, select

LOCAL_TEXTS: tuple[tuple[str, ...], ...] = (
    *(("head", key) for key in ("title", "subtitle", "marking", "cleared-by", "prepared-by")),
    ("defaults", "area"),
    ("key-points", "*"),
    *(("speakers", "*", key) for key in ("name", "role")),
    *(("sections", "*", key) for key in ("title", "text", "outlook", "caveats")),
    *(("charts", "*", key) for key in ("title", "subtitle")),
    ("charts", "*", "segments", "[]", "label"),
    *(("facts", "*", key) for key in ("label", "statement", "area")),
)
"""Where the file holds a text that is printed, and so one for each language."""

_UNITS = "translated-units"


def language_of(places: Places) -> str:
    """The language that the file is written in."""
    texts = (node.text for _, node in select(places.root, "head", "language") if isinstance(node, Scalar))
    return next(texts, "en")


def versions(path: tuple[Key, ...], node: Node) -> Iterator[tuple[tuple[Key, ...], Scalar]]:
    """The text at `path`, or each of its versions at a path of its own."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        yield from (((*path, code), text) for code, text in node.entries.items() if isinstance(text, Scalar))


def check_languages(places: Places, problems: Problems) -> None:
    """Report the language maps that lack the file's own language, name one it has no edition in, or hold no text."""
    others = (node.text for _, node in select(places.root, "head", "languages", "[]") if isinstance(node, Scalar))
    known = tuple(dict.fromkeys((language_of(places), *others)))
    for pattern in LOCAL_TEXTS:
        for path, node in select(places.root, *pattern):
            if isinstance(node, Mapping):
                _check_map(path, node, known, places, problems)
    for path, node in select(places.root, _UNITS, "*"):
        assert isinstance(node, Mapping)
        _check_codes(("units", *path[1:]), node, known, places, problems)


def _check_map(
    path: tuple[Key, ...], node: Mapping, known: tuple[str, ...], places: Places, problems: Problems
) -> None:
    if known[0] not in node.entries:
        message = f"{problems.subject(path)} has no version in {known[0]}, the language of the file"
        problems.add(places.at(*path), "language", message, f"add {known[0]}:")
    _check_codes(path, node, known, places, problems)
    for code, text in node.entries.items():
        shape = None if isinstance(text, Scalar) else "should be a text"
        if isinstance(text, Scalar) and not text.text.strip():
            shape = "is blank"
        if isinstance(text, Scalar) and "\n" in text.text and path[-1] in _LINES:
            shape = "has several lines"
        if shape:
            problems.add(places.at(*path, code), "text", f"{problems.subject((*path, code))} {shape}")


_LINES = frozenset({"label", "statement", "area", "name", "role", "marking", "cleared-by", "prepared-by"})


def _check_codes(
    path: tuple[Key, ...], node: Mapping, known: tuple[str, ...], places: Places, problems: Problems
) -> None:
    for code in node.entries:
        if code not in known:
            message = f"{problems.subject(path)} is given in {quoted(code)}, which no edition has"
            hint = f"write languages: [{', '.join((*known, code))}] under head:"
            is_code = re.match(LANGUAGE_PATTERN, code)
            problems.add(places.key(*path, code), "language", message, hint if is_code else None)


def spread_units(places: Places, problems: Problems) -> Places:
    """The places of the same file in which each unit has its forms in the file's language alone.

    Units given as `{en: {one: …}, ru: {…}}` keep their other languages under a key that no file has.
    """
    if _UNITS in places.root.entries:
        problems.add(places.key(_UNITS), "unknown-key", f"{problems.subject(())} has no key {quoted(_UNITS)}")
    units = places.root.entries.get("units")
    if not isinstance(units, Mapping):
        return places
    base = language_of(places)
    maps = {key: node for key, node in units.entries.items() if isinstance(node, Mapping) and _is_map(node)}
    own: dict[str, Node] = {key: node.entries[base] for key, node in maps.items() if base in node.entries}
    for key in maps.keys() - own.keys():
        message = f"{problems.subject(('units', key))} has no forms in {base}, the language of the file"
        problems.add(places.at("units", key), "language", message, f"add {base}:")
    spread = {
        **places.root.entries,
        "units": units._replace(entries={**units.entries, **own}),
        _UNITS: Mapping(dict(maps), {key: units.starts[key] for key in maps}, units.start),
    }
    return places.with_root(places.root._replace(entries=spread, starts={**places.root.starts, _UNITS: units.start}))


def _is_map(unit: Mapping) -> bool:
    """Whether a unit is given by language; its forms would be texts, and all that is nested in them is `cases`."""
    return bool(unit.entries) and all(isinstance(n, Mapping) and key != "cases" for key, n in unit.entries.items())
