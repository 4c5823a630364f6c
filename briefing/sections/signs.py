"""Finds who typed a character that no face can print: a template or a language, where no text of the facts did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.document.as_read import lines_of, words_around
from briefing.document.blocks import Document, plain
from briefing.errors import Diagnostic, Place
from briefing.facts.load import FactsFile
from briefing.files import read_input
from briefing.templating.environment import UsedTemplate
from briefing.templating.folders import BUILTIN, LARGEST, place_of
from briefing.themes.fonts import no_glyph, unset
from briefing.yaml_source.tree import composed


def check_signs(
    document: Document, facts: FactsFile, face: str, templates: Iterable[UsedTemplate]
) -> Iterator[Diagnostic]:
    """The characters of a document that `face` cannot print, where a template or a language has typed them.

    Those of texts are found where they stand, before templates run.
    """
    shown = (*map(plain, lines_of(document)), *words_around(document))
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
    for use in templates:
        if not use.name.startswith(BUILTIN):
            lines = composed(read_input(Path(use.origin), LARGEST).decode("utf-8-sig", "replace")).split("\n")
            yield from ((place_of(use.origin, number), words) for number, words in enumerate(lines, 1))
    folder = facts.path.parent / "languages" / language.partition("-")[0]
    if folder.is_dir():
        from briefing.languages.compiler import language_texts  # few have a language of their own

        yield from ((place, words) for place, _, words in language_texts(folder))
