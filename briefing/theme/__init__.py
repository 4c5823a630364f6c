"""The look of a document: three themes that come with it, and those of a `theme.yaml`."""

from briefing.theme.look import MM, PAGE_SIZES, Faces, Logo, Stationery, Theme
from briefing.theme.shipped import THEMES

__all__ = ["MM", "PAGE_SIZES", "THEMES", "Faces", "Logo", "Stationery", "Theme"]
