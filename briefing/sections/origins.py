"""Says where what stands on a page was written: in a text, as a fact, chart or picture, in a template or a language.

What goes wrong on pages is found long after the texts were read, when a block is all that is left of them; and a
character that no face can print may be typed where no text of the facts has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.document import blocks
from briefing.document.visit import find, text_lines, words_around
from briefing.errors import Diagnostic, Place
from briefing.facts.load import FactsFile
from briefing.facts.text_fields import TextKind, located, texts
from briefing.files import read_input
from briefing.templating.folders import BUILTIN, LARGEST, UsedTemplate, place_of
from briefing.themes.fonts import no_glyph, unset
from briefing.yaml_source.tree import composed

_CHANGED = re.compile(r"[“”‘’„«»\"'\u00a0\u202f\n]+")
"""What is printed otherwise than it is typed."""
_TELLING = 4
"""Letters that words must have to be known again."""


def origin_of(block: blocks.Block, facts: FactsFile, templates: tuple[UsedTemplate, ...]) -> Place | None:
    """The place of what `block` was made from; None if that cannot be told."""
    match block:
        case blocks.Figure(chart=chart) if chart:
            return facts.places.at("charts", chart)
        case blocks.Illustration(anchor=anchor) | blocks.ForeignFlowable(anchor=anchor):
            kind, _, key = anchor.partition("-")
            return facts.places.at("images" if kind == "image" else "flowables", key)
        case blocks.KeyFigures(tiles=(tile, *_)):
            return facts.places.at("facts", tile.fact)
        case blocks.DataTable(rows=rows) if named := next(find(rows, blocks.Mention), None):
            return facts.places.at("facts", named.fact)
    words = (piece.strip() for text in find(block, blocks.Text) for piece in _CHANGED.split(text.text))
    piece = max(words, key=len, default="")
    if len(piece) < _TELLING:
        named = next(find(block, blocks.Mention), None)
        return facts.places.at("facts", named.fact) if named else None
    for path, text in texts(facts.briefing, TextKind.PROSE, TextKind.LINE):
        if (at := text.find(piece)) >= 0:
            return facts.places.within(*located(path, text), offset=at)
    for origin, typed in _own_templates(templates):
        if piece in typed:
            return place_of(origin, typed[: typed.index(piece)].count("\n") + 1)
    return None


def _own_templates(templates: Iterable[UsedTemplate]) -> Iterator[tuple[str, str]]:
    """The user's own templates: where each is from, and what is typed in it."""
    for use in templates:
        if not use.name.startswith(BUILTIN):
            yield use.origin, read_input(Path(use.origin), LARGEST).decode("utf-8-sig", "replace")


def check_signs(
    document: blocks.Document, facts: FactsFile, face: str, templates: Iterable[UsedTemplate]
) -> Iterator[Diagnostic]:
    """The characters of a document that `face` cannot print, where a template or a language has typed them.

    Those of texts are found where they stand, before templates run.
    """
    shown = (*map(blocks.plain, text_lines(document)), *words_around(document))
    signs = "".join(dict.fromkeys("".join(shown)))
    absent = [words for _, words in unset(signs, face)]
    typed = [*_typed(facts, document.language, templates)] if absent else []
    for letters in absent:
        found = (
            (place, *at) for place, line in typed for at in unset(line, face) if not set(letters).isdisjoint(at[1])
        )
        place, column, words = next(found, (facts.places.at("head"), 0, letters))
        yield no_glyph(words, face).at(place._replace(column=place.column + column))


def _typed(facts: FactsFile, language: str, templates: Iterable[UsedTemplate]) -> Iterator[tuple[Place, str]]:
    """The lines of the user's templates, and the texts of a language beside the facts, each with its place."""
    for origin, text in _own_templates(templates):
        lines = enumerate(composed(text).split("\n"), 1)
        yield from ((place_of(origin, number), words) for number, words in lines)
    folder = facts.path.parent / "languages" / language.partition("-")[0]
    if folder.is_dir():
        from briefing.languages.compiler import language_texts  # few have a language of their own

        yield from ((place, words) for place, _, words in language_texts(folder))
