"""Takes the marks off the drafted facts that somebody has read, and out of the file those that nobody wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from briefing.errors import Place, did_you_mean
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_places
from briefing.yaml_source.tree import YamlScalar, select

_MARK = re.compile(r"[ \t]*drafted:[ \t]*true[ \t]*(?:#.*)?")


def accept(path: Path, ids: Sequence[str], *, only: bool = False) -> bytes:
    """The bytes of a facts file without the lines that mark these facts as drafted, and otherwise as they are.

    With `only` the other facts that are marked as drafted, which are not wanted, go as well.  The file need not be
    valid, as one with `state: final` is not before its facts are read.  LoadError for a fact that is not there or not
    marked, or whose mark stands in a line with other keys.
    """
    data, problems = path.read_bytes(), Problems(FACTS_VOCABULARY)
    places = read_places(data, str(path), problems)
    problems.checkpoint()
    known = [str(key) for (_, key), _ in select(places.root, "facts", "*")]
    marked = select(places.root, "facts", "*", "drafted")
    drafted = [str(key) for (_, key, _), node in marked if isinstance(node, YamlScalar) and node.text == "true"]
    lines, gone = data.decode().splitlines(keepends=True), set[int]()
    for key in ids:
        place = places.key("facts", key, "drafted")
        if key not in known:
            hint = did_you_mean(key, known)
            problems.add(Place("--accept", line=0), "unknown-fact", f'there is no fact "{key}"', hint)
        elif key not in drafted:
            problems.add(place, "drafted", f'fact "{key}" is not marked as drafted', "it has been read already")
        elif not _MARK.fullmatch(lines[place.line - 1].strip("\ufeff\r\n")):
            message = f'the mark of fact "{key}" stands beside other keys'
            problems.add(place, "drafted", message, "delete it by hand")
        else:
            gone.add(place.line - 1)
    problems.raise_if_any()
    for first in (places.key("facts", key).line - 1 for key in drafted if only and key not in ids):
        indent = len(lines[first]) - len(lines[first].lstrip())
        inner = re.compile(rf" {{{indent + 1}}}|\s*\Z")
        gone.update(range(first, first + 1 + len([*takewhile(inner.match, lines[first + 1 :])])))
    return "".join(line for i, line in enumerate(lines) if i not in gone).encode()
