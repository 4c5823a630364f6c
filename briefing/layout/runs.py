"""Inlines in, runs out: pieces of text that know their face, colour, link and meaning; the glyph gate stands here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.document.blocks import (
    Allowed,
    Break,
    Furniture,
    Inline,
    Inlines,
    Link,
    Mark,
    Mention,
    Stamp,
    Text,
    is_outward,
)
from briefing.document.roles import Role
from briefing.errors import Diagnostic, Place
from briefing.layout.structure import Node
from briefing.layout.styles import Type, styles_of
from briefing.themes import fonts
from briefing.themes.theme import Theme

_MARK_SCALE, _MARK_RISE = 0.66, 0.36
_ROLES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold-italic",
}
LINE_END = "\n"


class Hyperlink:
    """One link of the text: its target (`#anchor`, https or mailto) and the node that holds its words."""

    __slots__ = ("node", "target", "title")

    def __init__(self, target: str, title: str, node: Node) -> None:
        self.target = target
        self.title = title
        self.node = node


class Meaning:
    """What words with digits are, as `Occurrence` names it; each instance is one occurrence, on however many lines."""

    __slots__ = ("fact", "reason", "role")

    def __init__(self, role: Role, fact: str = "", reason: str = "") -> None:
        self.role = role
        self.fact = fact
        self.reason = reason


class Run(NamedTuple):
    """Text of one look and one meaning, None if it is plain; `origin` is the place that a note leads back to.

    `hyphenation` is the dictionary that divides its words, empty if none may be divided.
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
    origin: str = ""
    hyphenation: str = ""


class Typesetter:
    """Turns inlines into runs and remembers every character that no face has.

    `pages` gives the page of each anchor, once they are known: what is drawn may name them.
    """

    def __init__(self, theme: Theme, place: Place, anchors: Iterable[str], furniture: Furniture | None = None) -> None:
        self.theme = theme
        self.furniture = furniture or Furniture("", ())
        self.styles = styles_of(theme)
        self.faces = theme.faces
        self.dictionaries = dict(self.furniture.hyphenation)
        self.anchors = set(anchors)
        self.problems: list[Diagnostic] = []
        self.pages: dict[str, int] = {}
        self._place = place
        self._seen: set[str] = set()
        self._known: dict[str, set[str]] = {}

    def runs(self, content: Inlines, style: Type, node: Node) -> list[Run]:
        """`content` as runs in `style`; words of a value link to the note of the mark that follows them."""
        out: list[Run] = []
        alone = False
        for inline, before, after in zip(content, (None, *content), (*content[1:], None), strict=False):
            if isinstance(inline, Mark):
                follows = isinstance(before, Mark)
                alone = alone if follows else not out or out[-1].text[-1:].isspace()
                out += self._mark(inline, style, node, follows=follows, alone=alone)
            else:
                out += self._inline(inline, after, style, node)
        return out

    def text(self, text: str, style: Type, node: Node | None = None, role: Role | None = None) -> list[Run]:
        """`text` as one run: plain, or with digits that are what `role` says."""
        run = self._run(text, style.face, style.size, style.color, tracking=style.tracking, node=node)
        return [run._replace(meaning=Meaning(role)) if role else run]

    def require(self, text: str, role: str) -> None:
        """Note a problem for each character of `text` that the face of `role` has no glyph for."""
        face = self.faces.of(role)
        known = self._known.setdefault(face, set())
        if not known.issuperset(text):
            for character in fonts.missing(text, face):
                self._report(character, text)
            known.update(text)

    def link(self, target: str, title: str, node: Node) -> Hyperlink | None:
        """A link to a known anchor, an https or a mailto address; None for any other target."""
        known = target[1:] in self.anchors if target.startswith("#") else is_outward(target)
        return Hyperlink(target, title, Node("Link", node)) if known else None

    def _inline(
        self,
        inline: Text | Stamp | Allowed | Mention | Link | Break,
        after: Inline | None,
        style: Type,
        node: Node,
    ) -> list[Run]:
        match inline:
            case Text():
                return [self._words(inline.text, inline, style, node, muted=inline.muted)]
            case Stamp():
                run = self._words(inline.text, inline, style, node, muted=inline.muted)
                return [run._replace(meaning=Meaning(inline.role))]
            case Allowed():
                run = self._words(inline.text, inline, style, node)
                return [run._replace(meaning=Meaning(Role.ALLOWED, reason=inline.reason))]
            case Mention():
                return [self._mention(inline, after, style, node)]
            case Link():
                return self._linked(inline, style, node)
            case Break():
                return [Run(LINE_END, self.faces.of(style.face), style.size, style.color)]

    def _words(
        self, text: str, look: Text | Stamp | Allowed | Mention, style: Type, node: Node, *, muted: bool = False
    ) -> Run:
        """Words of one look; a hyphen may divide those that are plain and of no title, heading or label."""
        role = _role(style.face, strong=look.strong, emphasis=look.emphasis)
        color = self.theme.grey if muted else style.color
        inner = _spoken(look.lang, node)
        may_divide = isinstance(look, Text) and not (style.balanced or "bold" in style.face)
        hyphenation = self.dictionaries.get(look.lang, "") if may_divide else ""
        return self._run(text, role, style.size, color, tracking=style.tracking, node=inner, hyphenation=hyphenation)

    def _mention(self, mention: Mention, after: Inline | None, style: Type, node: Node) -> Run:
        inner = _spoken(mention.lang, node)
        run = self._words(mention.words, mention._replace(lang=""), style, inner)
        link = self._note(after, inner) if isinstance(after, Mark) else None
        meaning = Meaning(Role.QUOTE if mention.quoted else Role.VALUE, mention.fact)
        return run._replace(meaning=meaning, link=link, node=link.node if link else inner)

    def _note(self, mark: Mark, node: Node) -> Hyperlink | None:
        return self.link(f"#{mark.target}", self.furniture.note.format(number=mark.note), node)

    def _mark(self, mark: Mark, style: Type, node: Node, *, follows: bool, alone: bool) -> list[Run]:
        """A mark glued to a word is raised; one that stands alone is set on the line."""
        reference = Node("Reference", node, refers=mark.target)
        self.anchors.add(mark.anchor)
        link = self._note(mark, reference)
        size, rise = (style.size, 0.0) if alone else (style.size * _MARK_SCALE, style.size * _MARK_RISE)
        run = Run(
            str(mark.note),
            self.faces.regular,
            size,
            self.theme.accent,
            rise,
            link=link,
            node=link.node if link else reference,
            meaning=Meaning(Role.MARK),
            origin=mark.anchor,
        )
        comma = Run(", " if alone else ",", self.faces.regular, size, self.theme.accent, rise, node=node)
        return [comma, run] if follows else [run]

    def _linked(self, linked: Link, style: Type, node: Node) -> list[Run]:
        link = self.link(linked.href, linked.href, node)
        inner = self.runs(linked.content, style, link.node if link else node)
        if link is None:
            return inner
        return [run._replace(link=run.link or link, color=self.theme.dark, hyphenation="") for run in inner]

    def _run(
        self,
        text: str,
        role: str,
        size: float,
        color: str,
        *,
        tracking: float = 0,
        node: Node | None = None,
        hyphenation: str = "",
    ) -> Run:
        self.require(text, role)
        return Run(text, self.faces.of(role), size, color, tracking=tracking, node=node, hyphenation=hyphenation)

    def _report(self, character: str, text: str) -> None:
        if character in self._seen:
            return
        self._seen.add(character)
        at = text.index(character)
        around = text[max(0, at - 20) : at + 20].strip()
        self.problems.append(
            Diagnostic(
                self._place,
                "glyph",
                f'no face has the character U+{ord(character):04X} "{character}" in "{around}"',
                fonts.advice(self.faces.regular),
            )
        )


def _spoken(lang: str, node: Node) -> Node:
    """The element for words below `node`: one of its own if they are in another language than the document."""
    return Node("Span", node, lang=lang) if lang else node


def _role(base: str, *, strong: bool, emphasis: bool) -> str:
    bold = strong or "bold" in base
    italic = emphasis != ("italic" in base)
    return _ROLES[bold, italic]
