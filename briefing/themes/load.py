"""Load a theme: one that ships with make-briefing, or a file `theme.yaml` with the fonts and the logo beside it.

A file changes the theme that it extends.  All its problems are reported at once, each at its place: what the types
of `model` refuse, and then what no type can tell, such as a contrast that is too low or a value in a running head.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from briefing.errors import Problem, did_you_mean
from briefing.facts.scalars import LINE_PATTERN
from briefing.facts.text_fields import models_in
from briefing.files import require_path
from briefing.themes.model import COLOR_PATTERN, BuiltinTheme, Numbering, ThemeFile
from briefing.themes.theme import THEMES, Theme
from briefing.themes.theme_reader import ThemeReader
from briefing.yaml_source.problems import Problems, Vocabulary, check_keys, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import plain


def _no_color(word: str) -> Problem:
    hint = 'write six hexadecimal digits in quotation marks, such as "#12436D"'
    return Problem("colour", f"is {quoted(word)}, which is not a colour", hint)


def _no_line(text: str) -> Problem:
    return (
        Problem("text-form", "has several lines", "write it on one line")
        if text.strip()
        else Problem("text-form", "is blank")
    )


THEME_FILE = Vocabulary(
    file="the theme",
    opening='it has keys such as extends:, colours: and logo:, as in colours: {dark: "#12436D"}',
    nouns={"allowed": "allowance"},
    choices={"extends": list(BuiltinTheme), "numbering": list(Numbering)},
    patterns={COLOR_PATTERN: _no_color, LINE_PATTERN: _no_line},
    hints={
        "number-form": lambda text: "write it in the digits 0 to 9, such as 10.5",
        "page-size": lambda text: "write a4, letter, or width and height in millimetres, such as [148, 210]",
    },
)
"""What a theme file calls its parts, for messages about them."""


def load_theme(source: str | Path, language: str = "en") -> Theme:
    """The theme that ships under that name, or the one in that file with its words in `language`.

    LoadError holds all problems, in file order.

    >>> from briefing import load_theme
    >>> load_theme("print").accent
    '#000000'
    """
    if str(source) in THEMES:
        return THEMES[str(source)]
    path = require_path(source)
    hint = f"write the name of a file, or of a theme of ours; {did_you_mean(str(source), THEMES)}"
    return parse_theme(read_file(path, Problems(THEME_FILE), hint=hint), path, language)


def parse_theme(data: bytes, path: Path, language: str = "en") -> Theme:
    """Read a theme from its bytes, as if they stood at `path`, beside its fonts and its logo."""
    problems = Problems(THEME_FILE)
    places = read_places(data, str(path), problems)
    problems.checkpoint()
    check_keys(places, problems, dict(models_in(ThemeFile)))
    try:
        file = ThemeFile.model_validate(plain(places.root))
    except ValidationError as error:
        report_errors(error, places, problems)
        problems.raise_all()
    theme = ThemeReader(file, path, places, problems, language).theme()
    problems.raise_if_any()
    return theme
