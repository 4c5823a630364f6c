"""Says where a block of a document was written: in a text, as a fact, chart or picture, or in a template.

What goes wrong on pages is found long after the texts were read, when a block is all that is left of them.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefing.document.blocks import Block, DataTable, Figure, ForeignFlowable, Illustration, KeyFigures, Mention, Text
from briefing.document.visit import find
from briefing.errors import Place
from briefing.facts.load import FactsFile
from briefing.facts.text_fields import TextKind, located, texts
from briefing.files import read_input
from briefing.templating.environment import UsedTemplate
from briefing.templating.folders import BUILTIN, LARGEST, place_of

_CHANGED = re.compile(r"[“”‘’„«»\"'\u00a0\u202f\n]+")
"""What is printed otherwise than it is typed."""
_TELLING = 4
"""Letters that words must have to be known again."""


def origin_of(block: Block, facts: FactsFile, templates: tuple[UsedTemplate, ...]) -> Place | None:
    """The place of what `block` was made from; None if that cannot be told."""
    match block:
        case Figure(chart=chart) if chart:
            return facts.places.at("charts", chart)
        case Illustration(anchor=anchor) | ForeignFlowable(anchor=anchor):
            kind, _, key = anchor.partition("-")
            return facts.places.at("images" if kind == "image" else "flowables", key)
        case KeyFigures(tiles=(tile, *_)):
            return facts.places.at("facts", tile.fact)
        case DataTable(rows=rows) if named := next(find(rows, Mention), None):
            return facts.places.at("facts", named.fact)
    words = (piece.strip() for text in find(block, Text) for piece in _CHANGED.split(text.text))
    piece = max(words, key=len, default="")
    if len(piece) < _TELLING:
        named = next(find(block, Mention), None)
        return facts.places.at("facts", named.fact) if named else None
    for path, text in texts(facts.briefing, TextKind.PROSE, TextKind.LINE):
        if (at := text.find(piece)) >= 0:
            return facts.places.within(*located(path, text), offset=at)
    for use in templates:
        if not use.name.startswith(BUILTIN):
            typed = read_input(Path(place_of(use.origin).file), LARGEST).decode("utf-8", "replace")
            if piece in typed:
                return place_of(use.origin, typed[: typed.index(piece)].count("\n") + 1)
    return None
