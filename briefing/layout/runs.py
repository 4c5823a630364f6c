"""Turns inlines into runs: pieces of text that know their face, colour, link, meaning, and place in the structure.

All text of a page passes here, so this is also where a character that no face has is found, and where a link
to anything but a place of the document, https or mailto loses its target.

The logical structure is made of nodes, which come with the story and become the structure elements of the PDF.  A
node holds no PDF state: a part that is drawn on several pages keeps the same node, and a node that is never drawn
leaves no element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import TypeAlias

from briefing.document import blocks
from briefing.document.occurrences import Meaning, Role
from briefing.document.visit import anchors_of
from briefing.errors import Diagnostic, Place
from briefing.layout.styles import TextStyle, styles_of
from briefing.records import NamedTuple
from briefing.themes import fonts
from briefing.themes.theme import Theme, mix

_MARK_SCALE, _MARK_RISE = 0.66, 0.36
_FACES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold-italic",
}
LINE_END = "\n"
_THROUGH, _UNDER = 0.24, -0.14
"""The height of the line through words that are struck out, and under those that lead out of the document."""


class Node:
    """One structure element to be: its type (ISO 32000-1, 14.8.4) such as "P", its parent and its attributes.

    `name` is its identifier in the file, `refers` the anchor of what it refers to, `rows` how many rows it spans, and
    `decoration` a line through its words.
    """

    __slots__ = ("alt", "decoration", "lang", "name", "numbering", "parent", "refers", "rows", "scope", "tag")

    def __init__(
        self,
        tag: str,
        parent: Node | None = None,
        *,
        alt: str = "",
        lang: str = "",
        name: str = "",
        scope: str = "",
        rows: int = 1,
        numbering: str = "",
        refers: str = "",
        decoration: str = "",
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.lang = lang
        self.name = name
        self.scope = scope
        self.rows = rows
        self.numbering = numbering
        self.refers = refers
        self.decoration = decoration

    def path(self) -> Iterator[Node]:
        """This node and its ancestors, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def __repr__(self) -> str:
        return "/".join(node.tag for node in reversed(list(self.path())))


class Hyperlink:
    """One link of the text: its target (`#anchor`, https or mailto) and the node that holds its words."""

    __slots__ = ("node", "target", "title")

    def __init__(self, target: str, title: str, node: Node) -> None:
        self.target = target
        self.title = title
        self.node = node


class Run(NamedTuple):
    """Text of one look and one meaning, None if it is plain; `origins` are the places that notes lead back to.

    `face` is the file of the font; `hyphenation` is the dictionary that divides its words, empty if none may be
    divided.  `tint` is the colour behind it, `line` the height of a line through or under it, in parts of its size,
    which has the colour of the text or `line_color`.
    """

    text: str
    face: str
    size: float
    color: str
    rise: float = 0
    tracking: float = 0
    link: Hyperlink | None = None
    node: Node | None = None
    meaning: Meaning | None = None
    origins: tuple[str, ...] = ()
    hyphenation: str = ""
    tint: str = ""
    line: float | None = None
    line_color: str = ""


Locate: TypeAlias = Callable[[blocks.Block], Place | None]
"""Where a block was written, if that can be told."""


class Typesetter:
    """Sets the texts of one document in the styles of a theme; `problems` are the characters that no face has.

    `warnings` are of what stands otherwise than it was asked for.
    `pages` gives the page of each anchor, once they are known: what is drawn may name them.  `place` is the facts
    file, where problems are reported that are of no block whose place `locate` knows; `within` are the blocks that are
    being set, from the outermost.
    """

    def __init__(self, document: blocks.Document, theme: Theme, place: Place, locate: Locate | None = None) -> None:
        self.document = document
        self.theme = theme
        self.styles = styles_of(theme)
        self.faces = theme.faces
        self.furniture = document.furniture
        self.problems: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.pages: dict[str, int] = {}
        self._anchors = set(anchors_of(document.blocks))
        self._dictionaries = dict(document.furniture.hyphenation)
        self.place = place
        self.within: tuple[blocks.Block, ...] = ()
        self._locate = locate
        self._reported: set[str] = set()
        self._known: dict[str, set[str]] = {}

    def place_of(self, within: Sequence[blocks.Block]) -> Place:
        """Where the innermost of these blocks was written whose place is known."""
        known = map(self._locate, reversed(within)) if self._locate else ()
        return next(filter(None, known), self.place)

    def runs(self, content: blocks.Inlines, style: TextStyle, node: Node) -> list[Run]:
        """`content` as runs in `style`; words of a value link to the note of the mark that follows them."""
        out: list[Run] = []
        for place, inline in enumerate(content):
            match inline:
                case blocks.Mark():
                    if not (place and isinstance(content[place - 1], blocks.Mark)):
                        behind = takewhile(lambda run: isinstance(run, blocks.Mark), content[place:])
                        marks = [run for run in behind if isinstance(run, blocks.Mark)]
                        # Behind a word marks are raised; those that stand alone, as in a cell, are set on the line.
                        is_raised = bool(out) and not out[-1].text[-1:].isspace()
                        out += self._marks(marks, style, node, is_raised=is_raised)
                case blocks.Mention():
                    after = content[place + 1] if place + 1 < len(content) else None
                    out.append(self._mention(inline, after, style, node))
                case blocks.Stamp(role=Role.DIGEST):
                    run = self._words(inline, style, node)
                    out.append(run._replace(text=room_for_digest(run), meaning=Meaning(Role.DIGEST)))
                case blocks.Stamp(role=role):
                    out.append(self._words(inline, style, node)._replace(meaning=Meaning(role)))
                case blocks.Allowed(reason=reason):
                    out.append(self._words(inline, style, node)._replace(meaning=Meaning(Role.ALLOWED, reason=reason)))
                case blocks.Text():
                    out.append(self._words(inline, style, node))
                case blocks.Link(href=href):
                    link = self.link(href, href, node)
                    inner = self.runs(inline.content, style, link.node if link else node)
                    if link:
                        dark, line = self.theme.dark, _UNDER if blocks.is_outward(href) else None
                        inner = [run._replace(link=run.link or link, color=dark, hyphenation="") for run in inner]
                        # Whole notes are links: full lines would be heavier than their words.
                        under = mix(dark, self.theme.paper, 0.5)
                        inner = [
                            run if run.line is not None else run._replace(line=line, line_color=under) for run in inner
                        ]
                    out += inner
                case blocks.Break():
                    out.append(Run(LINE_END, self.faces.of(style.face), style.size, style.color))
        return out

    def text(self, text: str, style: TextStyle, node: Node | None = None, role: Role | None = None) -> list[Run]:
        """`text` as one run: plain, or with digits that are what `role` says."""
        self.require(text, style.face)
        meaning = Meaning(role) if role else None
        face, tracking = self.faces.of(style.face), style.tracking
        return [Run(text, face, style.size, style.color, tracking=tracking, node=node, meaning=meaning)]

    def require(self, text: str, face: str) -> None:
        """Note a problem for each character of `text` that a face of the theme, such as "bold", has no glyph for."""
        file = self.faces.of(face)
        known = self._known.setdefault(file, set())
        if known.issuperset(text):
            return
        for at, words in fonts.unset(text, file):
            if words not in self._reported:
                self._reported.add(words)
                problem = fonts.no_glyph(words, self.faces.regular)
                around = text[max(0, at - 20) : at + 20].strip()
                message = problem.message if around == words else f'{problem.message} in "{around}"'
                self.problems.append(problem._replace(message=message).at(self.place_of(self.within)))
        known.update(text)

    def link(self, target: str, title: str, node: Node) -> Hyperlink | None:
        """A link to a known anchor, an https or a mailto address; None for any other target."""
        known = target[1:] in self._anchors if target.startswith("#") else blocks.is_outward(target)
        return Hyperlink(target, title, Node("Link", node)) if known else None

    def note_link(self, mark: blocks.Mark, node: Node) -> Hyperlink | None:
        """A link to the note of `mark`."""
        return self.link(f"#{mark.target}", self.furniture.note.format(number=mark.note), node)

    def _words(
        self, inline: blocks.Text | blocks.Stamp | blocks.Allowed | blocks.Mention, style: TextStyle, node: Node
    ) -> Run:
        """Words of one look; a hyphen may divide those that are plain and of no title, heading or label."""
        text = inline.words if isinstance(inline, blocks.Mention) else inline.text
        bold, italic = inline.strong or "bold" in style.face, inline.emphasis != ("italic" in style.face)
        is_muted = isinstance(inline, blocks.Text | blocks.Stamp) and inline.muted
        # Values, dates and names are never divided: a reader, or a search, must find them whole.
        may_divide = isinstance(inline, blocks.Text) and not (style.balanced or "bold" in style.face)
        self.require(text, face := _FACES[bold, italic])
        run = Run(
            text,
            self.faces.of(face),
            style.size,
            self.theme.grey if is_muted else style.color,
            tracking=style.tracking,
            node=_in_language(inline.lang, node),
            hyphenation=self._dictionaries.get(inline.lang, "") if may_divide else "",
        )
        return self._marked(run, inline) if isinstance(inline, blocks.Text | blocks.Allowed) else run

    def _marked(self, run: Run, inline: blocks.Text | blocks.Allowed) -> Run:
        """The run with a line through it, or as code, if its words are that."""
        if inline.struck:
            run = run._replace(node=Node("Span", run.node, decoration="LineThrough"), line=_THROUGH)
        if inline.code:
            node, text = Node("Code", run.node), with_all_spaces(run.text)
            run = run._replace(text=text, node=node, tint=self.theme.code_tint, hyphenation="")
        return run

    def _mention(self, mention: blocks.Mention, after: blocks.Inline | None, style: TextStyle, node: Node) -> Run:
        inner = _in_language(mention.lang, node)
        link = self.note_link(after, inner) if isinstance(after, blocks.Mark) else None
        meaning = Meaning(Role.QUOTE if mention.quoted else Role.VALUE, mention.fact)
        run = self._words(mention._replace(lang=""), style, inner)
        return run._replace(meaning=meaning, link=link, node=link.node if link else inner)

    def _marks(self, marks: Sequence[blocks.Mark], style: TextStyle, node: Node, *, is_raised: bool) -> list[Run]:
        """Numbers that lead to notes, raised in brackets or on the line.

        Raised digits alone would belong to the word before them wherever only the text is taken: in a search, a copy,
        or the voice of a screen reader.  The space before them is that of the line, so that none takes it for a gap.
        """
        size, rise = (style.size * _MARK_SCALE, style.size * _MARK_RISE) if is_raised else (style.size, 0.0)
        beside = Run("", self.faces.regular, size, self.theme.accent, rise, node=node)
        out: list[Run] = []
        for first, *others in blocks.mark_ranges(marks):
            out += [beside._replace(text=",\u00a0" if is_raised else ", ")] if out else []
            out.append(self._mark(first, beside))
            if others:
                *between, last = others
                self._anchors.update(mark.anchor for mark in between)
                dash = beside._replace(text=blocks.TO, origins=tuple(mark.anchor for mark in between))
                out += [dash, self._mark(last, beside)]
        if not is_raised:
            return out
        space = beside._replace(text="\u00a0", size=style.size, rise=0)
        return [space, beside._replace(text="["), *out, beside._replace(text="]")]

    def _mark(self, mark: blocks.Mark, beside: Run) -> Run:
        """The number of a note, which leads there; `beside` is what stands around it."""
        # Only what is printed can be led back to: a note whose mark stands nowhere has no link.
        self._anchors.add(mark.anchor)
        reference = Node("Reference", beside.node, refers=mark.target)
        link = self.note_link(mark, reference)
        number = beside._replace(text=str(mark.note), link=link, meaning=Meaning(Role.MARK), origins=(mark.anchor,))
        return number._replace(node=link.node if link else reference)


def room_for_digest(run: Run) -> str:
    """As many digits as `run` has, as wide as any: a document's digest is known only when all else of it is set."""
    return max("0123456789abcdef", key=lambda digit: fonts.width(digit, run.face, 1)) * len(run.text)


def with_all_spaces(code: str) -> str:
    """Code in which every space counts: lines are broken at spaces, and several are set as one."""
    return code.replace(" ", "\u00a0")


def _in_language(lang: str, node: Node) -> Node:
    """The element for words below `node`: one of its own if they are in another language than the document."""
    return Node("Span", node, lang=lang) if lang else node
