"""Lays out made-up blocks: what the tests of layout share."""

from __future__ import annotations

from briefing.document.blocks import Block, Furniture
from briefing.errors import Place
from briefing.layout.flowables import Flowable
from briefing.layout.pages import LaidOutPage, paginate
from briefing.layout.runs import Typesetter
from briefing.layout.story import make_story
from briefing.layout.styles import PageTemplate
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample

PLACE = Place("facts.yaml", 3)
A4 = PageTemplate.of(Theme(), PAGE_SIZES["a4"])


def typesetter_for(*blocks: Block, theme: Theme | None = None, furniture: Furniture | None = None) -> Typesetter:
    """A typesetter for a document of `blocks`, or for the whole sample."""
    document = sample.document(*blocks)
    return Typesetter(document._replace(furniture=furniture or Furniture("", ())), theme or Theme(), PLACE)


def story_of(*blocks: Block, theme: Theme | None = None, template: PageTemplate = A4) -> list[Flowable]:
    return make_story(typesetter_for(*blocks, theme=theme), template)


def pages_of(
    *blocks: Block, theme: Theme | None = None, template: PageTemplate = A4, furniture: Furniture | None = None
) -> tuple[list[LaidOutPage], bool]:
    """The pages, and whether the last is nearly empty."""
    typesetter = typesetter_for(*blocks, theme=theme, furniture=furniture)
    return paginate(make_story(typesetter, template), template, typesetter.place_of)
