"""Writes a tree of texts as YAML that reads as the same tree."""

from __future__ import annotations

import yaml

from briefing.yaml_source.tree import YamlMapping, plain

_WIDTH = 110


def yaml_text(root: YamlMapping) -> str:
    """The YAML of a tree, its keys in their order and each text as it is."""
    return yaml.safe_dump(plain(root), allow_unicode=True, sort_keys=False, width=_WIDTH)
