"""The logical structure of a document: nodes made with the story, which the PDF turns into structure elements.

A node holds no PDF state: a part that is drawn on several pages keeps the same node, and a node that is never
drawn leaves no element.
"""

from __future__ import annotations

from collections.abc import Iterator


class Node:
    """One structure element to be: its type (ISO 32000-1, 14.8.4) such as "P", its parent and its attributes.

    `name` is its identifier in the file, `refers` the anchor of what it refers to, `rows` how many rows it spans.
    """

    __slots__ = ("alt", "lang", "name", "numbering", "parent", "refers", "rows", "scope", "tag")

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

    def path(self) -> Iterator[Node]:
        """This node and its ancestors, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def __repr__(self) -> str:
        return "/".join(node.tag for node in reversed(list(self.path())))
