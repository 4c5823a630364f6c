"""A `theme.yaml` in, a theme out: its colours, type, faces, page, logo and words, checked before anything is set."""

from briefing.themes.load import load_theme, parse_theme

__all__ = ["load_theme", "parse_theme"]
