"""Finds numbers typed into the words of a language: a translation, or a form of a phrase, must not bring one in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.errors import Diagnostic
from briefing.evidence.numbers import NumberKind, find_numbers
from briefing.evidence.typed_values import typed_values
from briefing.languages.compiler import language_texts
from briefing.yaml_source.problems import quoted

_GROUP = re.compile(r"\\[0-9]|\\g<\w+>")
"""In what a pattern is replaced with: what the pattern has found."""
_HINT = "the words of a language hold no values; these come from facts"


def check_language_texts(folder: Path) -> Iterator[Diagnostic]:
    """An error for each number, in digits or words, in the folder of a language, which is named after its code.

    The name of a scale is a word such as "million" alone, which says how large a number is and not which.
    """
    for place, path, text in language_texts(folder):
        words = _GROUP.sub(lambda match: " " * len(match[0]), text) if path[0] == "spaces" else text
        for _, value in typed_values(words, (), folder.name, is_markdown=False):
            kinds = [number.kind for number in find_numbers(value, folder.name)]
            if path[0] == "scales" and kinds == [NumberKind.VAGUE]:
                continue
            name = quoted(str(path[-1])) if path[0] == "messages" else ".".join(map(str, path))
            message = f'{name} has "{value}", which no fact backs'
            yield Diagnostic(place, "value-without-fact", message, _HINT)
