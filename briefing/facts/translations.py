"""The tree of a facts file in; what is wrong with its language maps, and a tree with units in its one language, out.

Wherever a text may stand, a mapping from languages to texts may: `label: {en: pupils, ru: ученики}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.facts.model import Briefing
from briefing.facts.scalars import LANGUAGE_PATTERN, MAX_LINE, MAX_PROSE
from briefing.facts.text_fields import TextKind, text_fields
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, select

_UNITS = "translated-units"


def language_of(places: Places) -> str:
    """The language that the file is written in."""
    texts = (node.text for _, node in select(places.root, "head", "language") if isinstance(node, YamlScalar))
    return next(texts, "en")


def versions(path: tuple[Key, ...], node: YamlNode) -> Iterator[tuple[tuple[Key, ...], YamlScalar]]:
    """The text at `path`, or each of its versions at a path of its own."""
    if isinstance(node, YamlScalar):
        yield path, node
    elif isinstance(node, YamlMapping):
        yield from (((*path, code), text) for code, text in node.entries.items() if isinstance(text, YamlScalar))


def check_languages(places: Places, problems: Problems) -> None:
    """Report the language maps that lack the file's own language, name one it has no edition in, or hold no text."""
    known = _editions(places, problems)
    for pattern, field in text_fields(Briefing).items():
        for path, node in select(places.root, *pattern) if field.is_translatable else ():
            if isinstance(node, YamlMapping):
                _check_map(path, node, known, places, problems)
                _check_shapes(path, node, field.text.kind is not TextKind.PROSE, places, problems)
    for path, node in select(places.root, _UNITS, "*"):
        assert isinstance(node, YamlMapping)
        _check_codes(("units", *path[1:]), node, known, places, problems)


def _editions(places: Places, problems: Problems) -> tuple[str, ...]:
    """The languages of the file, its own first; two of one language, such as pt-BR and pt-PT, are reported."""
    own = language_of(places)
    known = {own.partition("-")[0]: own}
    for path, node in select(places.root, "head", "languages", "[]"):
        if isinstance(node, YamlScalar):
            first = known.setdefault(node.text.partition("-")[0], node.text)
            if first != node.text:
                message = f"head: languages has two of one language, {first} and {node.text}"
                problems.add(places.at(*path), "versions", message, "keep one of them")
    return tuple(known.values())


def _check_map(
    path: tuple[Key, ...], node: YamlMapping, known: tuple[str, ...], places: Places, problems: Problems
) -> None:
    if known[0] not in node.entries:
        message = f"{problems.subject(path)} has no version in {known[0]}, the language of the file"
        problems.add(places.at(*path), "versions", message, f"add {known[0]}:")
    _check_codes(path, node, known, places, problems)


def _check_shapes(path: tuple[Key, ...], node: YamlMapping, is_line: bool, places: Places, problems: Problems) -> None:
    for code, text in node.entries.items():
        if shape := _misshapen(text, is_line):
            problems.add(places.at(*path, code), "text-form", f"{problems.subject((*path, code))} {shape}")


def _misshapen(text: YamlNode, is_line: bool) -> str:
    """What is wrong with a version; '' if nothing."""
    longest = MAX_LINE if is_line else MAX_PROSE
    if not isinstance(text, YamlScalar):
        return "should be a text"
    if not text.text.strip():
        return "is blank"
    if is_line and "\n" in text.text:
        return "has several lines"
    return f"is longer than {longest} characters" if len(text.text) > longest else ""


def _check_codes(
    path: tuple[Key, ...], node: YamlMapping, known: tuple[str, ...], places: Places, problems: Problems
) -> None:
    if not all(re.match(LANGUAGE_PATTERN, code) for code in known):
        return  # that is reported where it stands
    for code in node.entries:
        if code not in known:
            message = f"{problems.subject(path)} is given in {quoted(code)}, which no edition has"
            hint = f"write languages: [{', '.join((*known, code))}] under head:"
            is_code = re.match(LANGUAGE_PATTERN, code)
            problems.add(places.key(*path, code), "versions", message, hint if is_code else None)


def spread_units(places: Places, problems: Problems) -> Places:
    """The places of the same file in which each unit has its forms in the file's language alone.

    Units given as `{en: {one: …}, ru: {…}}` keep their other languages under a key that no file has.
    """
    if _UNITS in places.root.entries:
        problems.add(places.key(_UNITS), "unknown-key", f"{problems.subject(())} has no key {quoted(_UNITS)}")
    units = places.root.entries.get("units")
    if not isinstance(units, YamlMapping):
        return places
    base = language_of(places)
    maps = {key: node for key, node in units.entries.items() if isinstance(node, YamlMapping) and _is_map(node)}
    own = {key: node.entries.get(base, next(iter(node.entries.values()))) for key, node in maps.items()}
    for key, node in maps.items():
        if base not in node.entries:
            message = f"{problems.subject(('units', key))} has no forms in {base}, the language of the file"
            problems.add(places.at("units", key), "versions", message, f"add {base}:")
    spread = {
        **places.root.entries,
        "units": units._replace(entries={**units.entries, **own}),
        _UNITS: YamlMapping(dict(maps), {key: units.starts[key] for key in maps}, units.start),
    }
    return places.with_root(places.root._replace(entries=spread, starts={**places.root.starts, _UNITS: units.start}))


def _is_map(unit: YamlMapping) -> bool:
    """Whether a unit is given by language; its forms would be texts, and all that is nested in them is `cases`."""
    return bool(unit.entries) and all(isinstance(n, YamlMapping) and key != "cases" for key, n in unit.entries.items())
