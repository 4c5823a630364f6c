"""Title, key points and key figures in, the opening of the HTML out."""

from __future__ import annotations

from briefing.document.blocks import KeyFigures, KeyPoints, Tile, TitleBlock
from briefing.html.markup import NOTHING, Html, element, joined
from briefing.html.runs import RunWriter


def title_block(block: TitleBlock, logo: Html, runs: RunWriter) -> Html:
    """The logo, if there is one; the title, the subtitle, and a line of short texts."""
    title = element("h1", runs.runs(block.title), id=block.anchor)
    subtitle = element("p", runs.runs(block.subtitle), class_="subtitle") if block.subtitle else NOTHING
    meta = (
        element("ul", *(element("li", runs.runs(part)) for part in block.meta), class_="meta")
        if block.meta
        else NOTHING
    )
    return element("div", logo, element("div", title, subtitle, meta), class_="opening")


def key_points(block: KeyPoints, runs: RunWriter) -> Html:
    """The tinted panel with its numbered points."""
    name = element("h2", block.title, id="key-points", class_="kicker")
    points = element("ol", *(element("li", runs.runs(point)) for point in block.points))
    return element("section", name, points, class_="points", aria_labelledby="key-points")


def key_figures(block: KeyFigures, runs: RunWriter) -> Html:
    """The strip of tiles under its name."""
    name = element("h2", block.title, id="key-figures", class_="kicker")
    tiles = element("ul", *(_tile(tile, runs) for tile in block.tiles))
    return element("section", name, tiles, class_="tiles", aria_labelledby="key-figures")


def _tile(tile: Tile, runs: RunWriter) -> Html:
    """The value with its sign, which lead to the note; then what it measures, and when."""
    sign = element("span", tile.sign, class_="sign") if tile.sign else NOTHING
    value = runs.cited(runs.register.value(tile.fact, tile.sign + tile.value, joined(sign, tile.value)), tile.marks)
    label = joined(runs.runs(tile.label), runs.marks(tile.marks))
    return element(
        "li",
        element("p", value, class_="figure"),
        element("p", label, class_="measure"),
        element("p", runs.runs(tile.detail), class_="detail"),
    )
