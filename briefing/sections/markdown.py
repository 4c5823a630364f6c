"""The Markdown of texts: its only parser, and what a text has that would not be printed where it stands.

It is CommonMark with tables and strikethrough.  Pictures are refused, and HTML but for comments; so is what the parser
would leave out without a word or print as it is typed, and what would run on into the words of a template.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefing.document.blocks import Mention, is_outward
from briefing.errors import Diagnostic, Problem, TemplateError, raise_errors
from briefing.facts.expressions import SIDE_BY_SIDE, Expression, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.text_fields import KeyPath, TextKind, all_texts, located, texts
from briefing.facts.vocabulary import FACTS_VOCABULARY
from briefing.files import read_input
from briefing.records import NamedTuple
from briefing.templating.folders import BUILTIN, LARGEST, place_of
from briefing.templating.printing import MARKER, Statement
from briefing.templating.render import Rendered

_NAMES = {
    "paragraph_open": "a second paragraph",
    "bullet_list_open": "a list",
    "ordered_list_open": "a list",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "table_open": "a table",
    "fence": "a block of code",
    "code_block": "a block of code",
    "hr": "a line across",
}
_BLOCKS = ("figure", "image", "flowable", "table", "tiles", "quotation", SIDE_BY_SIDE)
"""The functions of texts that print a block."""
_VALUE, _BLOCK = "\ue000", "\ue001"
"""Stand for each character of an expression; the second for those of one that prints a block."""
_VALUES = ("", "words", "amount", "statement")
"""Forms of a fact that print its value."""
_SYNTAX = re.compile(r"[\\`*_\[\]<>|~#&!]|^[ \t]*(?:[-+=]|[0-9]{1,9}[.)]|    |\t)|\n[ \t]*\n", re.MULTILINE)
"""What a text has that is more than one paragraph of plain words: others need not be parsed."""
_ONLY_COMMENTS = re.compile(r"(?:\s*+<!--(?:-?>|(?:(?!-->).)*+-->))*+\s*+", re.DOTALL)
_COMMENTS = re.compile(r"(?:<!--(?:(?!-->|\n[ \t]*\n)[^\0]){0,2000}-->[ \t]*){1,9}(?P<behind>[^\n]*)")
"""Comments of one paragraph, and what stands behind them on the same line."""
_BAR = re.compile(r"(?<!\\)\|")
_LEFT = re.compile(r"\*\*|~~|``|\]\[|\]\(|\[\^|(?:\A|\n)[ \t]*(?:[|>]|[-=]{3,}[ \t]*(?:\n|\Z))")
"""Signs of Markdown that mark nothing: of emphasis, of links, of notes, of rows, quotations and lines."""
_TASK = re.compile(r"\[[ xX]\](?=\s)")
_CREDITS = ("credit", "licence")
"""Names that many give a link; other names, and words of sources, may have such signs, and stand as they are."""
_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\*\*(?=\S).+?(?<=\S)\*\*|~~(?=\S).+?~~|`[^`]+`|!?\[[^\]]+\]\([^)\s]*\)"
    r"|(?<![\w*])\*(?=[^\s*]).*?(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_]).*?(?<=[^\s_])_(?!\w)|</?[a-z][^<>]*>"
)
"""An expression, a statement of a template, marks of Markdown around words, a tag of HTML."""
_LINE_HINT = "write plain words; values and links stand in texts, points and captions"
_MAX_PROBLEMS = 50
"""In one text."""
_HINT = "write it as plain words, or put it into the text of a section"
_HTML_HINT = "write Markdown, and &lt; for the sign; of HTML only comments may stand in a text, and are left out"
_PICTURE_HINT = "name its file under images:, with its alternative text and credit, and show it with image()"
_STRUCK_HINT = "only words in the text of a section may be: leave it out, or say in words what no longer holds"
_LEFT_HINT = "close what it opens; put \\ before a sign that shall be printed"
_ITEM_HINT = "indent what stands between two items, so that they are one list; a value is a fact"


@lru_cache(maxsize=16)
def markdown_parser(quotes: str) -> MarkdownIt:
    """CommonMark with tables and strikethrough; straight quotation marks become `quotes`."""
    options = {"html": True, "typographer": True, "quotes": quotes, "store_labels": True}
    parser = MarkdownIt("commonmark", options).enable(["smartquotes", "table", "strikethrough"])
    # What must not be linked to is an error that we report; the parser would print it as it is typed.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.core.ruler.after("inline", "comments", _leave_out_comments)
    return parser


def _html_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The parser's rule for HTML, but that a comment with words behind it begins a paragraph.

    CommonMark takes the whole line for HTML, and the words would be lost with the comment.
    """
    behind, tokens = _COMMENTS.match(state.src, state.bMarks[first] + state.tShift[first]), list[Token]()
    if behind:
        state.md.block.parse(behind["behind"], state.md, {}, tokens)
    begins = bool(tokens) and tokens[0].type == "paragraph_open"
    return not begins and html_block(state, first, end, silent)


def _leave_out_comments(state: StateCore) -> None:
    """Remove the comments within paragraphs, and the spaces that would stand there without words beside them."""
    for token in state.tokens:
        children = token.children or []
        if not any(child.type == "html_inline" and _is_comment(child.content) for child in children):
            continue
        kept = list[Token]()
        for child in children:
            if child.type == "html_inline" and _is_comment(child.content):
                continue
            if child.type == "text" and (not kept or kept[-1].type.endswith("break") or kept[-1].content[-1:] == " "):
                child.content = child.content.lstrip(" ")
            kept.append(child)
        if kept and kept[-1].type == "text":
            kept[-1].content = kept[-1].content.rstrip(" ")
        token.children = kept


class Unprinted(NamedTuple):
    """Something that is not printed as it is meant: the block it stands in, how it is typed there, what is wrong."""

    block: Token
    written: str
    problem: Problem


def check_shapes(facts: FactsFile) -> Iterator[Diagnostic]:
    """A diagnostic for each part of a text that is not printed where it stands: a list in a title, for one."""
    addresses = dict[str, str]()
    for path, text in texts(facts.briefing, TextKind.PROSE):
        for offset, problem in islice(_TextCheck(text, path, addresses).problems(), _MAX_PROBLEMS):
            message = f"{FACTS_VOCABULARY.subject(path)} {problem.message}"
            place = facts.places.within(*located(path, text), offset=offset)
            yield problem._replace(message=message).at(place)


def check_lines(facts: FactsFile) -> Iterator[Diagnostic]:
    """A diagnostic for what would be Markdown or an expression in a text, and stands in a line that is literal."""
    for path, text, field in all_texts(facts.briefing):
        is_line = field.text.kind is TextKind.LINE and "reading" not in path
        markup = [*islice(_MARKUP.finditer(text), _MAX_PROBLEMS)] if is_line or path[-1] in _CREDITS else []
        # A line that nobody typed there has it from elsewhere, where it is found.
        for found in markup if markup and facts.places.has(*located(path, text)) else ():
            message = f'{FACTS_VOCABULARY.subject(path)} has "{found[0][:60]}", which is printed as it is typed'
            yield Problem("text-shape", message, _LINE_HINT).at(
                facts.places.within(*located(path, text), offset=found.start())
            )


def parse_printed(rendered: Rendered, quotes: str) -> Sequence[Token]:
    """The tokens of what templates print; TemplateError for what those of the user's print and no document shows."""
    tokens, _ = _parse(rendered.markdown, quotes)
    raise_errors(TemplateError, _in_templates(tokens, rendered))
    return tokens


@lru_cache(maxsize=16)
def _parse(markdown: str, quotes: str) -> tuple[Sequence[Token], Mapping[str, Any]]:
    """The tokens of a text, and its references; signs stand for values, so that the next document has the same text."""
    env = dict[str, Any]()
    return markdown_parser(quotes).parse(markdown, env), env


def _in_templates(tokens: Sequence[Token], rendered: Rendered) -> Iterator[Diagnostic]:
    """A diagnostic for what is not printed, at its place in a template; texts have been checked before."""
    places = [place_of(use.origin) for use in rendered.uses if not use.name.startswith(BUILTIN)]
    values, lines = [isinstance(p, Mention | Statement) for p in rendered.payloads], rendered.markdown.split("\n")
    heads = (token for token, parent in zip(tokens[1:], tokens, strict=False) if parent.type == "th_open")
    unprinted = [
        *find_unprinted(tokens, rendered.markdown),
        *(
            Unprinted(token, max(MARKER.split(lines[(token.map or (0,))[0]]), key=len), _IN_A_HEAD)
            for token in heads
            if any(values[int(marker)] for marker in MARKER.findall(token.content))
        ),
    ]
    for found in unprinted if places else ():
        typed = ((place, read_input(Path(place.file), LARGEST).decode("utf-8", "replace")) for place in places)
        known = (
            (place, text[: text.index(found.written)].count("\n")) for place, text in typed if found.written in text
        )
        place, above = next(known, (places[-1], 0))
        yield found.problem._replace(message=f"it {found.problem.message}").at(place._replace(line=above + 1))


def find_unprinted(tokens: Sequence[Token], text: str) -> Iterator[Unprinted]:
    """What Markdown holds, wherever it stands, that would be left out or printed as it is typed."""
    lines, columns = text.split("\n"), 0
    for index, token in enumerate(tokens):
        match token.type:
            case "html_block" if not _is_comment(token.content):
                yield Unprinted(
                    token, token.content.split("\n")[0], _shape("has HTML, which is not printed", _HTML_HINT)
                )
            case "heading_open" | "list_item_open" | "blockquote_open" if _is_empty(tokens, index):
                yield Unprinted(token, "", _shape("has a block without words", "write its words, or leave it out"))
            case "ordered_list_open" if token.attrs.get("start", 1) != 1:
                inside = tokens[index : _closing(tokens, index)]
                if sum(other.type == "list_item_open" and other.level == token.level + 1 for other in inside) == 1:
                    message = f"has a list of one item that begins with {token.attrs['start']}"
                    yield Unprinted(token, "", _shape(message, _ITEM_HINT))
            case "fence" | "code_block":
                yield from _in_code(token, lines)
            case "table_open" if tokens[_closing(tokens, index + 1) + 1].type != "tbody_open":
                yield Unprinted(token, "", _shape("has a table without rows", "write its rows, or leave it out"))
            case "thead_open":
                columns = sum(other.type == "th_open" for other in tokens[index : _closing(tokens, index)])
            case "tr_open" if token.map and tokens[index - 1].type != "thead_open":
                row = lines[token.map[0]].strip(" \t>").removeprefix("|").removesuffix("|")
                if len(_BAR.findall(row)) >= columns:
                    message = "has a row with more cells than the head of its table, which would be left out"
                    yield Unprinted(token, "", _shape(message, "put \\ before a bar that divides no cells"))
            case "inline":
                if tokens[index - 2].type == "list_item_open" and (task := _TASK.match(token.content)):
                    message = f'has a task, whose "{task[0]}" would be printed as it is typed'
                    yield Unprinted(token, task[0], _shape(message, "say in words what is done and what is not"))
                yield from _in_words(token, tokens[index - 1].type)


def _in_code(token: Token, lines: Sequence[str]) -> Iterator[Unprinted]:
    last = lines[token.map[1] - 1 if token.map else -1].strip(" \t>")
    if not token.content.strip():
        yield Unprinted(token, "", _shape("has a block without words", "write its words, or leave it out"))
    # One that nothing closes goes on to the end of the document.
    elif token.type == "fence" and (not last.startswith(token.markup) or last.strip(token.markup[0])):
        yield Unprinted(token, "", _shape("has a block of code that nothing closes", f"end it with {token.markup}"))


def _in_words(token: Token, parent: str) -> Iterator[Unprinted]:
    """What is wrong within the words of one paragraph, heading or cell."""
    children = token.children or []
    plain, struck, opened = "", 0, False
    for index, child in enumerate(children):
        match child.type:
            case "html_inline" if not (opened and child.content.startswith("</")):
                opened = True
                yield Unprinted(token, child.content, _shape("has HTML, which is not printed", _HTML_HINT))
            case "image":
                yield Unprinted(token, "![", _shape("has a picture, which is not printed", _PICTURE_HINT))
            case "link_open":
                yield from _in_link(token, child, children[index + 1])
            case "s_open" | "s_close":
                struck += child.nesting
                plain += "\0"
                if child.nesting > 0 and parent == "heading_open":
                    yield Unprinted(token, "~~", _shape("has struck words in a heading", _STRUCK_HINT))
            case "text" | "softbreak":
                plain += child.content or "\n"
            case _:
                plain += "\0"
        if struck and (_VALUE in child.content or MARKER.search(child.content)):
            yield Unprinted(token, "~~", _shape("has a value that is struck out", _STRUCK_HINT))
    if (left := _LEFT.search(plain)) and "\\" not in token.content:
        sign = left[0].strip()
        yield Unprinted(token, sign, _shape(f'has "{sign}" that marks nothing and would be printed', _LEFT_HINT))


def _in_link(token: Token, link: Token, following: Token) -> Iterator[Unprinted]:
    """What is wrong with a link: a scheme that may do harm, a title, or no words."""
    href = str(link.attrs["href"])
    written = next((words for words in (href, href.partition(":")[0], "](") if words in token.content), "[")
    if not is_outward(href.lower()):
        message = f'has "{href[:80]}", which is not an address a briefing may link to'
        yield Unprinted(token, written, Problem("link", message, "use https://, http:// or mailto:"))
    elif link.attrs.get("title"):
        message = "has a link with a title, which is not printed"
        yield Unprinted(token, written, _shape(message, "say it in the words of the link"))
    elif following.type == "link_close":
        yield Unprinted(token, written, _shape("has a link without words", "write them between [ and ]"))


class _TextCheck:
    """Finds what is wrong with one text of the facts file; `addresses` are those of the link labels of all texts."""

    def __init__(self, text: str, path: KeyPath, addresses: dict[str, str]) -> None:
        self._path = path
        self._addresses = addresses
        self._is_text = path[0] == "sections" or path[-1] in ("about", "disclaimer")
        self._is_line = not self._is_text and path[0] not in ("key-points", "scenarios")
        self._pieces = parse_prose(text)
        # An expression may hold signs of Markdown.
        self._masked = "".join(
            (_BLOCK if _prints_block(piece) else _VALUE) * len(piece.text)
            if isinstance(piece, Expression)
            else piece.text
            for piece in self._pieces
        )
        self._starts = [0, *(match.end() for match in re.finditer("\n", self._masked)), len(self._masked) + 1]

    def problems(self) -> Iterator[tuple[int, Problem]]:
        """Where in the text stands what is not printed there, what it is, and what to do."""
        what = "is a line of words" if self._is_line else "is a key point"
        for piece in self._pieces if not self._is_text else ():
            if isinstance(piece, Expression) and _prints_block(piece):
                yield piece.offset, _shape(f"{what}, which has no room for a {piece.name}", _HINT)
        if not _SYNTAX.search(self._masked):
            return
        tokens, env = _parse(self._masked, "“”‘’")
        if self._is_line:
            blocks = [token for token in tokens if token.type in _NAMES]
            # A second paragraph of the title would be taken for the subtitle.
            others = blocks[1:] if self._path[0] == "head" else []
            if lost := next((block for block in blocks if block.type != "paragraph_open" or block in others), None):
                yield self._at(lost), _shape(f"{what}, which has no room for {_NAMES[lost.type]}", _HINT)
                return
        for found in find_unprinted(tokens, self._masked):
            yield self._at(found.block, found.written), found.problem
        for index, token in enumerate(tokens):
            yield from self._in_block(token, tokens[index - 1].type)
        yield from self._labels(env, tokens)

    def _in_block(self, token: Token, parent: str) -> Iterator[tuple[int, Problem]]:
        """What has no room in this place of the text."""
        if token.type == "thead_open" and token.map:
            start, end = self._starts[token.map[0]], self._starts[token.map[1]]
            calls = (piece for piece in self._pieces if isinstance(piece, Expression) and start <= piece.offset < end)
            for call in calls:
                if call.name == "fact" and call.form in _VALUES:
                    yield call.offset, _IN_A_HEAD
        is_paragraph = token.type == "inline" and parent == "paragraph_open" and token.level == 1
        if _BLOCK in token.content and self._is_text and not is_paragraph:
            message = "has a function that prints a block where no block can stand"
            yield self._at(token, _BLOCK), _shape(message, "put it between two empty lines, at the left margin")
        if not self._is_text and any(child.type == "s_open" for child in token.children or ()):
            yield self._at(token, "~~"), _shape("has words that are struck out", _STRUCK_HINT)

    def _labels(self, env: Mapping[str, Any], tokens: Sequence[Token]) -> Iterator[tuple[int, Problem]]:
        """Labels of links that nothing uses, or that lead elsewhere in another text: all texts are printed as one."""
        inline = (child for token in tokens for child in token.children or ())
        used = {str(child.meta["label"]) for child in inline if "label" in child.meta}
        known = [
            *env.get("references", {}).items(),
            *((other["label"], other) for other in env.get("duplicate_refs", ())),
        ]
        for label, reference in known:
            at, address = self._starts[reference["map"][0]], str(reference["href"])
            hint = "a line that begins with [label]: is not printed; put \\ before [ if it shall be"
            if label not in used:
                yield at, _shape(f"has an address for [{label.lower()}], which nothing leads to", hint)
            elif self._addresses.setdefault(label, address) != address:
                message = f"has another address for [{label.lower()}] than stands above, or in another text"
                yield at, _shape(message, "give it another label")

    def _at(self, token: Token, written: str = "") -> int:
        """Where a block stands in the text, or the words that are `written` in it."""
        first, last = token.map or (0, len(self._starts) - 1)
        start, end = self._starts[first], self._starts[min(last, len(self._starts) - 1)]
        at = self._masked.find(written, start, end)
        return at if written and at >= 0 else start + len(re.match(r"[ \t]*", self._masked[start:])[0])  # type: ignore[index]


def _shape(message: str, hint: str) -> Problem:
    return Problem("text-shape", message, hint)


_IN_A_HEAD = _shape("has a value in the head of a table, which stands on each of its pages", "put the value into a row")


def _prints_block(piece: Expression) -> bool:
    return piece.name in _BLOCKS and not piece.form


def _is_comment(html: str) -> bool:
    """Whether HTML is nothing but comments, which nobody sees."""
    return _ONLY_COMMENTS.fullmatch(html) is not None


def _is_empty(tokens: Sequence[Token], start: int) -> bool:
    """Whether the block that begins at `start` has no words; remarks are none."""
    inside = islice(tokens, start + 1, _closing(tokens, start))
    return all(
        token.type in ("html_block", "paragraph_open", "paragraph_close")
        or (
            token.type == "inline"
            and all(child.type == "html_inline" or not child.content.strip() for child in token.children or ())
        )
        for token in inside
    )


def _closing(tokens: Sequence[Token], start: int) -> int:
    """The index of the token that closes the one at `start`."""
    level = tokens[start].level
    return next(i for i in range(start + 1, len(tokens)) if tokens[i].level == level and tokens[i].nesting < 0)
