"""Documents in, pages of placed flowables out."""

from briefing.layout.contents import locate
from briefing.layout.geometry import Geometry, geometry_of
from briefing.layout.pages import Page, draw_page, paginate
from briefing.layout.runs import Typesetter
from briefing.layout.story import anchors_of, make_story

__all__ = [
    "Geometry",
    "Page",
    "Typesetter",
    "anchors_of",
    "draw_page",
    "geometry_of",
    "locate",
    "make_story",
    "paginate",
]
