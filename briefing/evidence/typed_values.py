"""Finds values typed into a Markdown text or HTML: numbers that no fact backs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from briefing.evidence.numbers import NumberKind, find_numbers

_SYNTAX = re.compile(
    r"^[ \t]*[0-9]{1,2}[.)](?=[ \t])"  # the number of a list item; a longer one is a value that Markdown would swallow
    r"|\]\([^)\s]*\)",  # the target of a link; what has a space in it is none, and is printed
    re.MULTILINE,
)
_MARKUP = re.compile(r"<style\b.*?</style>|<!--.*?-->|<[a-z/!][^>]*>", re.DOTALL | re.IGNORECASE)
_READ_OUT = re.compile(r"""\b(?:alt|title|aria-label)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_REFERENCE = re.compile(r"&#?\w+;")
_RAISED = re.compile("[²³¹⁰⁴-⁹₀-₉]")
_NO_VALUE = (NumberKind.ORDINAL, NumberKind.NAME)
HINT = 'make it a fact and write {{ fact("id") }}, or {{ allow("…", reason="…") }} if it is no value'


def typed_values(
    text: str, allowed: Iterable[str] = (), language: str = "en", *, is_markdown: bool = True
) -> Iterator[tuple[int, str]]:
    """Offset and words of each number, in digits or words of `language`, in `text` outside the `allowed` words.

    The numbers of list items and the targets of links are none in Markdown; in a literal text they are printed.
    """
    masked = _unescaped(_SYNTAX.sub(lambda m: " " * len(m.group()), text)) if is_markdown else text
    for words in allowed:
        masked = masked.replace(words, " " * len(words))
    for span in find_numbers(masked, language):
        if span.kind not in _NO_VALUE or any(c.isdecimal() for c in span.text):
            yield span.start, span.text
    yield from ((m.start(), m.group()) for m in _RAISED.finditer(masked))


def visible(markup: str) -> str:
    """HTML with only what a reader sees or is read out; blanks stand for all else, so that offsets stay."""

    def blank(tag: re.Match[str]) -> str:
        kept = list(" " * len(tag.group()))
        for match in _READ_OUT.finditer(tag.group()):
            kept[slice(*match.span(1))] = match[1]
        return "".join(kept)

    return _unescaped(_MARKUP.sub(blank, markup))


def _unescaped(text: str) -> str:
    """`text` with the characters that references such as `&frac12;` stand for, each as wide as its reference."""
    return _REFERENCE.sub(lambda m: html.unescape(m.group()).ljust(len(m.group())), text)
