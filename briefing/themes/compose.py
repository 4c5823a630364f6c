"""A theme file and what its files hold in, a `Theme` out: the theme that it extends, with its own in place."""

from __future__ import annotations

from typing import Any

from briefing.themes.model import Said, ThemeFile, TypeScale
from briefing.themes.theme import MM, THEMES, Faces, Logo, Stationery, Theme

_MARK_OF = {"dark": "bar", "grey": "muted", "accent": "highlight"}
_SIZES = (
    "furniture_size",
    "note_size",
    "small_size",
    "table_size",
    "body_size",
    "body_leading",
    "lead_size",
    "subtitle_size",
    "heading_size",
    "value_size",
    "title_size",
    "baseline",
)


def compose(file: ThemeFile, name: str, language: str, faces: Faces, logo: Logo | None) -> Theme:
    """The theme `name` with its words in `language`, and with `faces` and `logo` as they were read."""
    stationery = _stationery(file, language, logo)
    theme = THEMES[file.extends]._replace(name=name, faces=faces, stationery=stationery)
    return _paged(_sized(_coloured(theme, file), file.type), file)


def in_language(said: Said, language: str) -> str:
    """The text in `language`; failing that in its main language, in none in particular, in English, in any."""
    words = dict(said)
    known = (key for key in (language, language.partition("-")[0], "", "en") if key in words)
    return words[next(known, next(iter(words)))] if words else ""


def _coloured(theme: Theme, file: ThemeFile) -> Theme:
    """The colours; marks of charts follow the colours of the text unless they are given."""
    own = file.colours.model_dump(exclude_none=True)
    marks = {mark: own[name] for name, mark in _MARK_OF.items() if name in own}
    return theme._replace(**own, **(marks | file.charts.model_dump(exclude_none=True)))


def _sized(theme: Theme, scale: TypeScale) -> Theme:
    """All sizes as much larger as the text, then those that are given."""
    factor = (scale.body or theme.body_size) / theme.body_size
    sizes: dict[str, Any] = {name: round(getattr(theme, name) * factor, 2) for name in _SIZES}
    theme = theme._replace(**sizes)
    own: dict[str, Any] = {
        "body_leading": scale.leading and round(scale.leading * theme.body_size, 2),
        "title_size": scale.title,
        "value_size": scale.values,
        "table_size": scale.tables,
        "note_size": scale.notes,
    }
    return theme._replace(**{name: size for name, size in own.items() if size})


def _paged(theme: Theme, file: ThemeFile) -> Theme:
    margins = file.page.margins
    given = {"margin_top": margins.top, "margin_bottom": margins.bottom, "margin_x": margins.side}
    own: dict[str, Any] = {name: millimetres * MM for name, millimetres in given.items() if millimetres}
    return theme._replace(**own, page=file.page.size or theme.page)


def _stationery(file: ThemeFile, language: str, logo: Logo | None) -> Stationery:
    corners = (file.header.left, file.header.right, file.footer.left, file.footer.right)
    words = (None if corner is None else in_language(corner, language) for corner in corners)
    head_left, head_right, foot_left, foot_right = words
    allowed = tuple((entry.text, entry.reason) for entry in file.allowed)
    return Stationery(logo, head_left, head_right, foot_left, foot_right, file.numbering.value, allowed)
