"""Writes YAML: a whole tree of texts, or entries added to a file in which all else stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from briefing.errors import LoadError, Place, Problem
from briefing.yaml_source.tree import YamlMapping, YamlNode, plain

_WIDTH = 110
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def yaml_text(root: YamlMapping) -> str:
    """The YAML of a tree, its keys in their order and each text as it is."""
    return yaml.safe_dump(plain(root), allow_unicode=True, sort_keys=False, width=_WIDTH)


def insert_entries(data: bytes, root: YamlMapping, entries: Mapping[str, Sequence[str]]) -> bytes:
    """The file `data`, whose tree is `root`, with the lines of `entries` at the end of the mapping of each key.

    A mapping that is not there yet comes at the end of the file.  LoadError for one in braces.
    """
    text = data.decode("utf-8")
    # Places count as the reader has the file: without a byte order mark, and with one sort of line end.
    own = _LINE.findall(text)
    read = "".join(line.rstrip("\r\n") + "\n" * line.endswith(("\r", "\n")) for line in own).removeprefix("\ufeff")
    newline = "\r\n" if "\r\n" in text else "\n"
    places = [(*_end_of(read, root, key), lines) for key, lines in entries.items() if lines]
    for at, head, lines in sorted(places, key=lambda place: place[0], reverse=True):
        written = "".join(own)
        whole = at >= len(read) and read[at - 1 : at] != "\n"
        i = len(own) if whole else read.count("\n", 0, at)
        ended = newline if whole and written and written[-1:] not in "\r\n" else ""
        own[i:i] = [ended, *(line + newline for line in (*head, *lines))]
    return "".join(own).encode()


def _end_of(text: str, root: YamlMapping, key: str) -> tuple[int, list[str]]:
    """Where a mapping ends, before what stands above the next key; and the line of its key, if there is none yet."""
    node: YamlNode | None = root.entries.get(key)
    if node is None:
        return len(text), ["", f"{key}:"]
    begin = root.starts[key]
    if text[node.start : node.start + 1] == "{":
        hint = f"write each entry on lines of its own below {key}:"
        raise LoadError([Problem("yaml", f"the {key} stand in braces", hint).at(Place("facts", line=0))])
    following = min((start for start in root.starts.values() if start > begin), default=len(text))
    blank = re.search(r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z", text[begin:following])
    end = begin + blank.start() if blank else following
    return end + text.startswith("\n", end), []
