"""Finds values typed into a Markdown text or HTML: numbers that no fact backs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from briefing.evidence.kept_words import find_kept, kept_words
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.numbers import NumberKind, find_numbers
from briefing.evidence.ordinals import OrdinalUse, find_ordinals

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


def load_words(language: str) -> None:
    """Read the files with the words by which values are found, before a process that may open none."""
    load_lexicon(language)
    kept_words(language)


def typed_values(
    text: str, allowed: Iterable[str] = (), language: str = "en", *, is_markdown: bool = True
) -> Iterator[tuple[int, str]]:
    """Offset and words of each number, in digits or words of `language`, in `text` outside the `allowed` words.

    The numbers of list items and the targets of links are none in Markdown; in a literal text they are printed.
    """
    masked = _unescaped(_SYNTAX.sub(lambda m: " " * len(m.group()), text)) if is_markdown else text
    for words in allowed:
        masked = masked.replace(words, " " * len(words))
    found = [*_numbers(masked, language), *_ordinals(masked, language)]
    kept = find_kept(masked, language, found)
    last = -1
    for start, end in sorted(found):
        if start > last and not any(span.start <= start and end <= span.end for span in kept):
            last = end - 1
            yield start, masked[start:end]


def _numbers(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where digits and the words for numbers stand."""
    for span in find_numbers(text, language):
        if span.kind not in _NO_VALUE or any(c.isdecimal() for c in span.text):
            yield span.start, span.end
    yield from (match.span() for match in _RAISED.finditer(text))


def _ordinals(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where ordinals say a value: not where they open a point, nor "the first", nor "a second" that is no rank."""
    for ordinal in find_ordinals(text, language):
        is_counted = ordinal.use is OrdinalUse.REPEAT and ordinal.number > 1
        if ordinal.use is OrdinalUse.RANK or is_counted or not (ordinal.is_shy or ordinal.use is OrdinalUse.POINT):
            yield ordinal.start, ordinal.end


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
