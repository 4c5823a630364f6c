"""Markdown text in, the values typed into it out: numbers that no fact backs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.facts.numbers import NumberKind, find_numbers
from briefing.sections.views import ScopeError

_SYNTAX = re.compile(
    r"^[ \t]*[0-9]{1,2}[.)](?=[ \t])"  # the number of a list item; a longer one is a value that Markdown would swallow
    r"|\]\([^)\n]*\)",  # the target of a link
    re.MULTILINE,
)
_RAISED = re.compile("[²³¹⁰⁴-⁹₀-₉]")
_NO_VALUE = (NumberKind.ORDINAL, NumberKind.NAME)
HINT = 'make it a fact and write {{ fact("id") }}, or {{ allow("…", reason="…") }} if it is no value'


def typed_values(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """Offset and words of each number, in digits or words of `language`, in `text` outside the `allowed` words."""
    masked = _SYNTAX.sub(lambda m: " " * len(m.group()), text)
    for words in allowed:
        masked = masked.replace(words, " " * len(words))
    for span in find_numbers(masked, language):
        if span.kind not in _NO_VALUE or any(c.isdecimal() for c in span.text):
            yield span.start, span.text
    yield from ((m.start(), m.group()) for m in _RAISED.finditer(masked))


def typed_value(words: str) -> ScopeError:
    """The error for one of them."""
    return ScopeError("value-without-fact", f'"{words}" is typed here and backed by no fact', words, HINT)
