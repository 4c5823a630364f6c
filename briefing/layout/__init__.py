"""Documents in, pages of placed flowables out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.layout.contents import locate
    from briefing.layout.geometry import Geometry, geometry_of
    from briefing.layout.pages import Page, draw_page, paginate
    from briefing.layout.runs import Typesetter
    from briefing.layout.story import make_story

__all__ = [
    "Geometry",
    "Page",
    "Typesetter",
    "draw_page",
    "geometry_of",
    "locate",
    "make_story",
    "paginate",
]

_HOMES = {
    "Geometry": "geometry",
    "Page": "pages",
    "Typesetter": "runs",
    "draw_page": "pages",
    "geometry_of": "geometry",
    "locate": "contents",
    "make_story": "story",
    "paginate": "pages",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: who only asks how wide a column is needs no flowables."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"briefing.layout.{_HOMES[name]}"), name)
