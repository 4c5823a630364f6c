"""What all renderers of blocks share: the words, colours, facts and files of one HTML file.

A renderer is a function that takes a block and the writer and returns its markup.  `body.RENDERERS` holds that of
each kind of block.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from briefing.document.blocks import Block, Document, Inlines, Mark
from briefing.document.occurrences import Attachment
from briefing.document.visit import anchors_of, find
from briefing.html.declarations import DeclaredElements
from briefing.html.inlines import InlineWriter
from briefing.html.markup import Html, element, joined
from briefing.html.palette import Paints
from briefing.themes.theme import Theme


class BodyWriter:
    """Writes the blocks of one document.

    `elements` keeps what was declared, `paints` the colours that drawings use; `facts` are the canonical ones, and
    `files` what the attachments hold, by the anchor of the block whose data they are.
    """

    def __init__(
        self,
        document: Document,
        theme: Theme,
        facts: Mapping[str, Any],
        files: Sequence[Attachment],
        renderers: Mapping[type[Any], HtmlRenderer],
    ) -> None:
        self.document = document
        self.theme = theme
        self.facts = facts
        self.files = {file.of: file for file in files}
        self.paints = Paints(theme)
        self.elements = DeclaredElements(facts["facts"])
        anchors = {*anchors_of(document.blocks), *(mark.anchor for mark in find(document.blocks, Mark))}
        self.inlines = InlineWriter(self.elements, anchors)
        self._renderers = renderers

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """The blocks in their order."""
        return joined(*map(self._block, blocks))

    def words(self, content: Inlines) -> Html:
        """Inlines as HTML."""
        return self.inlines.write(content)

    def part(self, anchor: str, title: str | Html, content: Html, *side: Html) -> Html:
        """A part of the document: its title and what else stands in the margin column, and what it holds."""
        name = f"{anchor}-name"
        head = element("div", element("h2", title, id=name), *side, class_="side")
        return element("section", head, content, class_="part", id=anchor, aria_labelledby=name)

    def _block(self, block: Block) -> Html:
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
