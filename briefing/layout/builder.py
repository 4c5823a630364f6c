"""Builds flowables from blocks: what all renderers of blocks share.

A renderer is a function that takes a block, the builder and the parent node of the structure, and returns
flowables.  `story.RENDERERS` holds that of each kind of block.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from briefing.document.blocks import Block, Inlines
from briefing.document.occurrences import Role
from briefing.layout.flowables import BoxStyle, Flowable, LabelledBox, TextBox, VBox
from briefing.layout.pages import PageTemplate
from briefing.layout.runs import Node, Typesetter
from briefing.layout.styles import TextStyle


class StoryBuilder:
    """Turns the blocks of one document into flowables for a frame of `template`."""

    def __init__(self, typesetter: Typesetter, template: PageTemplate, renderers: Mapping[type[Any], Renderer]) -> None:
        self.typesetter = typesetter
        self.template = template
        self.document = typesetter.document
        self.furniture = typesetter.furniture
        self.styles = typesetter.styles
        self.theme = typesetter.theme
        self._renderers = renderers

    def flowables(self, block: Block, parent: Node) -> list[Flowable]:
        """The flowables of `block`, whose structure elements stand below `parent`."""
        render = self._renderers.get(type(block))
        if render is None:
            name = type(block).__name__
            raise NotImplementedError(
                f"layout has no renderer for {name}: see how to add a block in document/blocks.py"
            )
        return render(block, self, parent)

    def text_box(
        self,
        content: Inlines | str,
        style: TextStyle,
        node: Node,
        *,
        role: Role | None = None,
        anchor: str = "",
        bookmark: tuple[int, str] | None = None,
        flush_right: bool = False,
    ) -> TextBox:
        """A box of text as content of `node`; words that are one string may have a `role`."""
        typesetter = self.typesetter
        if isinstance(content, str):
            runs = typesetter.text(content, style, node, role)
        else:
            runs = typesetter.runs(content, style, node)
        return TextBox(runs, style, node, anchor=anchor, bookmark=bookmark, flush_right=flush_right)

    def side_head(self, name: Flowable, body: Flowable) -> Flowable:
        """A name with its body under a hairline: the name in the margin column if there is one, else above."""
        template, hairline = self.template, self.theme.hairline
        if template.indent:
            return LabelledBox(name, body, template.indent, gutter=template.gutter, rule=hairline)
        name.keep_with_next = True
        return VBox([name, body], style=self.under_rule())

    def under_rule(self) -> BoxStyle:
        """A hairline above."""
        return BoxStyle(rule=self.theme.hairline, rule_width=0.5, pad_y=self.theme.baseline)


Renderer: TypeAlias = Callable[[Any, StoryBuilder, Node], list[Flowable]]
