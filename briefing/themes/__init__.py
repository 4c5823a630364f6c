"""Themes: how a briefing looks. `theme` holds the values, `model` the schema of `theme.yaml`, `load` reads one.

Whoever needs the values imports `briefing.themes.theme` alone; that costs nothing, while `load` brings pydantic along.
"""
