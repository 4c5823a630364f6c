"""What all renderers of blocks share: the words, colours, facts and files of one HTML file, and its inlines.

A renderer is a function that takes a block and the writer and returns its markup.  `body.RENDERERS` holds that of
each kind of block.  Inlines are styles, languages, values that lead to their notes, note marks and links.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from briefing.document import blocks
from briefing.document.drawing import DisplayList
from briefing.document.occurrences import Attachment, Role
from briefing.document.visit import anchors_of, find
from briefing.html.elements import NOTHING, AttributeValue, Content, DeclaredElements, Html, Paints, element, joined
from briefing.themes.theme import Theme

_SPACES = (" ", "\u00a0")
# As in print: raised digits alone would belong to the word before them wherever only the text is taken.
_OPENING, _BETWEEN, _CLOSING = "\u00a0[", ",\u00a0", "]"


class BodyWriter:
    """Writes the blocks of one document.

    `elements` keeps what was declared, `paints` the colours that drawings use; `facts` are the canonical ones, and
    `files` what the attachments hold, by the anchor of the block whose data they are; `narrow` has charts, by id,
    as they are drawn for narrow screens.
    """

    def __init__(
        self,
        document: blocks.Document,
        theme: Theme,
        facts: Mapping[str, Any],
        files: Sequence[Attachment],
        renderers: Mapping[type[Any], HtmlRenderer],
        narrow: Mapping[str, DisplayList],
    ) -> None:
        self.document = document
        self.theme = theme
        self.facts = facts
        self.narrow = narrow
        self.files = {file.of: file for file in files}
        self.paints = Paints(theme)
        self.elements = DeclaredElements(facts["facts"])
        anchors = {*anchors_of(document.blocks), *(mark.anchor for mark in find(document.blocks, blocks.Mark))}
        self.inlines = InlineWriter(self.elements, anchors)
        self._renderers = renderers
        self._named = set[str]()

    def inner(self, inside: Iterable[blocks.Block]) -> Html:
        """The blocks in their order."""
        return joined(*map(self._block, inside))

    def item(self, inside: tuple[blocks.Block, ...]) -> Html:
        """The blocks of an item; a single paragraph is the item itself."""
        match inside:
            case (blocks.Paragraph(content=content),):
                return self.words(content)
        return self.inner(inside)

    def words(self, content: blocks.Inlines) -> Html:
        """Inlines as HTML."""
        return self.inlines.write(content)

    def part(self, anchor: str, title: str | Html, content: Html, *side: Html) -> Html:
        """A part of the document: its title and what else stands in the margin column, and what it holds."""
        name = f"{anchor}-name"
        head = element("div", element("h2", title, id=name), *side, class_="side")
        labelled = self.landmark(title, name)
        return element("section", head, content, class_="part", id=anchor, aria_labelledby=labelled)

    def landmark(self, title: str | Html, name: str) -> str | None:
        """The id `name` of the title that names a part for those who go from one to the next.

        None if another has that title: they would find two that they cannot tell apart.
        """
        is_first = title not in self._named
        self._named.add(title)
        return name if is_first else None

    def _block(self, block: blocks.Block) -> Html:
        render = self._renderers.get(type(block))
        if render is None:
            name = type(block).__name__
            raise NotImplementedError(f"HTML has no renderer for {name}: see how to add a block in document/blocks.py")
        return render(block, self)


HtmlRenderer: TypeAlias = Callable[[Any, BodyWriter], Html]


def download(file: Attachment, words: str, **attributes: str) -> Html:
    """A link that saves `file`, which stands in the link itself."""
    data = f"data:{file.mime};base64,{b64encode(file.data).decode('ascii')}"
    return element("a", words, class_="download", href=data, download=file.name, **attributes)


class InlineWriter:
    """Writes the inlines of one document; `anchors` are the ids that its links may lead to."""

    def __init__(self, elements: DeclaredElements, anchors: Container[str]) -> None:
        self.elements = elements
        self._anchors = anchors
        self._marked: set[str] = set()
        self._in_link = False

    def write(self, content: blocks.Inlines) -> Html:
        """`content` as HTML; a value and the note mark behind it are one link to the note."""
        parts: list[Html] = []
        rest = list(content)
        while rest:
            inline = rest.pop(0)
            marks: list[blocks.Mark] = []
            if isinstance(inline, blocks.Mark | blocks.Mention):
                while rest and isinstance(mark := rest[0], blocks.Mark):
                    marks.append(mark)
                    del rest[0]
            if isinstance(inline, blocks.Mark):
                # Glued to a word a mark is raised; one that stands alone, as in a cell, is set on the line.
                is_raised = bool(parts) and not parts[-1].endswith(_SPACES)
                parts.append(self.marks((inline, *marks), is_raised=is_raised))
            elif isinstance(inline, blocks.Mention) and marks:
                # One link for both, since a finger finds a value more easily than a small raised digit.
                first, *others = marks
                number = _raised(_OPENING, self._number(first), "" if others else _CLOSING)
                parts.append(self._to_note(first, joined(self._inline(inline), number), class_="cited"))
                if others:
                    parts.append(_raised(_BETWEEN, *self._links(others, _BETWEEN), _CLOSING))
            else:
                parts.append(self._inline(inline))
        return joined(*parts)

    def marks(self, marks: Sequence[blocks.Mark], *, is_raised: bool = True) -> Html:
        """Note marks, divided by commas; raised and in brackets behind a word, else on the line."""
        if not marks:
            return NOTHING
        if is_raised:
            return _raised(_OPENING, *self._links(marks, _BETWEEN), _CLOSING)
        return element("span", *self._links(marks, ", "), class_="marks")

    def _links(self, marks: Sequence[blocks.Mark], between: str) -> list[Content]:
        """Marks as links to their notes, and what stands between them."""
        return [part for group in blocks.mark_ranges(marks) for part in (between, self._range(group))][1:]

    def _range(self, marks: Sequence[blocks.Mark]) -> Html:
        """One mark as a link, or the first and the last of several, with the places of the others between them."""
        first, *others = marks
        link = self._to_note(first, self._number(first))
        if not others:
            return link
        *between, last = others
        places = [element("span", id=mark.anchor) for mark in between if mark.anchor not in self._marked]
        self._marked.update(mark.anchor for mark in between)
        return element("span", link, blocks.TO, *places, self._to_note(last, self._number(last)), class_="together")

    def cited(self, content: Html, marks: Sequence[blocks.Mark]) -> Html:
        """`content` as a link to its first note, if it has one."""
        target = marks[0].target if marks else ""
        return element("a", content, class_="cited", href=f"#{target}") if target in self._anchors else content

    def backlink(self, mark: blocks.Mark) -> Html:
        """The number of a note, as a link to the first such `mark` if there is one."""
        number, place = self.elements.words(Role.NUMBER, str(mark.note)), mark.anchor
        return element("a", number, href=f"#{place}", role="doc-backlink") if place in self._anchors else number

    def quote(self, inline: blocks.Mention, **attributes: AttributeValue) -> Html:
        """The words of a source, with `attributes` of their own."""
        return _styled(inline, self.elements.quote(inline.fact, inline.words, lang=inline.lang, **attributes))

    def _inline(self, inline: blocks.Inline) -> Html:
        match inline:
            case blocks.Text(text=text, lang=lang):
                return _styled(inline, element("span", text, lang=lang) if lang else joined(text))
            case blocks.Stamp(text=text, role=role, lang=lang):
                return _styled(inline, self.elements.words(role, text, lang=lang))
            case blocks.Allowed(text=text, lang=lang):
                return _styled(inline, self.elements.words(Role.ALLOWED, text, lang=lang))
            case blocks.Mention(fact=fact, words=words, lang=lang):
                if inline.quoted:
                    return self.quote(inline)
                return _styled(inline, self.elements.value(fact, words, lang=lang))
            case blocks.Mark():
                return self.marks((inline,))
            case blocks.Link():
                return self._link(inline)
            case blocks.Break():
                return element("br")

    def _number(self, mark: blocks.Mark) -> Html:
        return self.elements.words(Role.MARK, str(mark.note))

    def _to_note(self, mark: blocks.Mark, content: Html, **attributes: AttributeValue) -> Html:
        """A link to a note; the first is the place that the note leads back to."""
        if mark.target not in self._anchors or self._in_link:
            return content
        place = None if mark.anchor in self._marked else mark.anchor
        self._marked.add(mark.anchor)
        return element("a", content, href=f"#{mark.target}", id=place, role="doc-noteref", **attributes)

    def _link(self, link: blocks.Link) -> Html:
        """An address of the web or of mail, or a place of the document; a link in a link is none."""
        outward, was_in_link = blocks.is_outward(link.href), self._in_link
        is_link = (outward or link.href[1:] in self._anchors) and not was_in_link
        self._in_link = is_link or was_in_link
        # While its words are written, values and marks in it know that they must not be links too.
        content = self.write(link.content)
        self._in_link = was_in_link
        rel = "noopener noreferrer" if outward else None
        return element("a", content, href=link.href, rel=rel) if is_link else content


def _raised(*content: Content) -> Html:
    return element("sup", *content, class_="marks")


def _styled(inline: blocks.Text | blocks.Stamp | blocks.Allowed | blocks.Mention, content: Html) -> Html:
    if isinstance(inline, blocks.Text | blocks.Allowed) and inline.code:
        content = element("code", content)
    if inline.emphasis:
        content = element("em", content)
    if inline.strong:
        content = element("strong", content)
    if isinstance(inline, blocks.Text | blocks.Allowed) and inline.struck:
        content = element("s", content)
    return (
        element("span", content, class_="muted")
        if isinstance(inline, blocks.Text | blocks.Stamp) and inline.muted
        else content
    )
