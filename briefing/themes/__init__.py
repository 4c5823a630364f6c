"""Themes: how a briefing looks. `theme` holds the values, `model` the schema of `theme.yaml`, `load` reads one."""

from briefing.themes.load import load_theme, parse_theme

__all__ = ["load_theme", "parse_theme"]
