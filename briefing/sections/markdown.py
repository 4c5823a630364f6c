"""The Markdown of texts: its only parser, and what a text has that would not be printed where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from markdown_it import MarkdownIt

from briefing.errors import Diagnostic
from briefing.facts.expressions import Expression, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.text_fields import KeyPath, TextKind, located, texts
from briefing.facts.vocabulary import FACTS_VOCABULARY

_NAMES = {
    "paragraph_open": "a second paragraph",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
}
_OPENING = re.compile(r"^[ \t]*(?:[-+*>#]|[0-9]{1,9}[.)])|\n[ \t]*\n", re.MULTILINE)
"""Where a block may begin: a text of one paragraph need not be parsed."""
_LINK_TITLE = re.compile(r"\]\([^\s()]*+\s++([\"'(])")
_BLOCKS = ("figure", "table", "tiles", "quotation")
"""The functions of texts that print a block."""
_MAX_PROBLEMS = 50
"""In one text."""
_HINT = "write it as plain words, or put it into the text of a section"
_START_HINT = "begin with 1, or write the numbers as facts"


@cache
def markdown_parser(quotes: str) -> MarkdownIt:
    """CommonMark without HTML, code, images and rules; straight quotation marks become `quotes`."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": quotes})
    parser.enable("smartquotes")
    return parser.disable(
        ["code", "fence", "hr", "html_block", "html_inline", "image", "backticks", "reference", "lheading"]
    )


def check_shapes(facts: FactsFile) -> Iterator[Diagnostic]:
    """A diagnostic for each part of a text that is not printed where it stands: a list in a title, for one."""
    for path, text in texts(facts.briefing, TextKind.PROSE):
        for offset, what, hint in islice(_unprinted(text, path), _MAX_PROBLEMS):
            message = f"{FACTS_VOCABULARY.subject(path)} {what}"
            yield Diagnostic(facts.places.within(*located(path, text), offset=offset), "text-shape", message, hint)


def _unprinted(text: str, path: KeyPath) -> Iterator[tuple[int, str, str]]:
    """Where in a text stands what is not printed there, what it is, and what to do."""
    is_line = path[0] != "sections"
    pieces = list(parse_prose(text))
    for piece in pieces if is_line else ():
        if isinstance(piece, Expression) and piece.name in _BLOCKS and not piece.form:
            yield piece.offset, f"is a line of words, which has no room for a {piece.name}", _HINT
    # An expression may hold signs of Markdown.
    masked = "".join("x" * len(piece.text) if isinstance(piece, Expression) else piece.text for piece in pieces)
    for title in _LINK_TITLE.finditer(masked):
        yield title.start(1), "has a link with a title, which is not printed", "say it in the words of the link"
    if not _OPENING.search(masked):
        return
    starts = [0, *(at + 1 for at, sign in enumerate(masked) if sign == "\n")]
    quoted = paragraphs = 0
    for token in markdown_parser("“”‘’").parse(masked):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type not in _NAMES or token.map is None:
            continue
        start, inside = starts[token.map[0]], quoted - (token.type == "blockquote_open")
        is_paragraph = token.type == "paragraph_open"
        paragraphs += is_paragraph and not token.level
        is_lost = is_line and not (is_paragraph and (token.level or paragraphs == 1 or path[0] != "head"))
        if is_lost or (inside and not is_paragraph):
            where = "is a line of words" if is_line else "has a quotation"
            yield start, f"{where}, which has no room for {_NAMES[token.type]}", _HINT
            return
        if token.type == "ordered_list_open" and int(token.attrs.get("start", 1)) != 1:
            yield start, f"has a list that begins with {token.attrs['start']} and would be printed from 1", _START_HINT
