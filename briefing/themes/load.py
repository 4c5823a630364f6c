"""The name of a theme or a theme file in, a `Theme` out; every problem of the file comes at once, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from briefing.errors import Diagnostic, LoadError, Place, did_you_mean
from briefing.evidence.typed_values import typed_values
from briefing.themes.compose import compose, in_language
from briefing.themes.contrast import Faint, too_faint
from briefing.themes.faces import own_face
from briefing.themes.files import FileError
from briefing.themes.logo import read_logo
from briefing.themes.model import RECORDS, Band, ThemeFile
from briefing.themes.theme import MM, THEMES, Faces, Logo, Theme
from briefing.themes.vocabulary import THEME_FILE
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.reader import MAX_BYTES, read_places
from briefing.yaml_source.tree import Key, Places, plain
from briefing.yaml_source.validation import check_keys, report_errors

PLACES = ("marking", "title", "reference", "date", "page", "pages")
LEAST_TEXT = (80 * MM, 120 * MM)
_PLACE = re.compile(r"\{([^{}]*)\}")
_FOLLOWED = {"bar": "dark", "muted": "grey", "highlight": "accent"}
_DIGITS_HINT = "a value comes from a fact; if it is none, put the words under allowed:, with a reason"
T = TypeVar("T")


def load_theme(source: str | Path, language: str = "en") -> Theme:
    """The theme that ships under that name, or the one in that file with its words in `language`.

    LoadError holds all problems, in file order.

    >>> from briefing import load_theme
    >>> load_theme("print").accent
    '#000000'
    """
    if str(source) in THEMES:
        return THEMES[str(source)]
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        hint = f"write the name of a file, or of a theme of ours; {did_you_mean(str(source), THEMES)}"
        raise LoadError([Diagnostic(Place(str(path)), "file", f"the theme cannot be read: {reason}", hint)]) from None
    return parse_theme(data, path, language)


def parse_theme(data: bytes, path: Path, language: str = "en") -> Theme:
    """Read a theme from its bytes, as if they stood at `path`, beside its faces and its logo."""
    problems = Problems(THEME_FILE)
    places = read_places(data, str(path), problems)
    problems.checkpoint()
    check_keys(places, problems, RECORDS)
    try:
        file = ThemeFile.model_validate(plain(places.root))
    except ValidationError as error:
        report_errors(error, places, problems)
        problems.raise_all()
    theme = _Checker(file, path, places, problems).theme(language)
    problems.raise_if_any()
    return theme


class _Checker:
    """Checks what the types of the keys cannot tell, and reads the files that the theme names."""

    def __init__(self, file: ThemeFile, path: Path, places: Places, problems: Problems) -> None:
        self._file, self._path, self._places, self._problems = file, path, places, problems

    def theme(self, language: str) -> Theme:
        """The theme; what is wrong with it, in any language, has been noted."""
        theme = compose(self._file, self._path.stem, language, self._faces(), self._logo(language))
        self._check_colours(theme)
        self._check_room(theme)
        for name, band in (("header", self._file.header), ("footer", self._file.footer)):
            self._check_band(name, band)
        for language, text in self._file.logo.alt if self._file.logo else ():
            for offset, rule, message, hint in self._typed(text, language or "en"):
                place = self._places.within(*_said_at("logo", "alt", language), offset=offset)
                self._problems.add(place, rule, f"logo: alt {message}", hint)
        return theme

    def _faces(self) -> Faces:
        files, folder = self._file.faces, self._path.parent
        if files is None:
            return Faces()
        found: dict[str, str] = {}
        for key, name in files.model_dump(by_alias=True, exclude_none=True).items():
            found[key] = self._read(("faces", key), name, partial(own_face, folder, name)) or key
        regular, bold = found["regular"], found["bold"]
        return Faces(regular, bold, found.get("italic", regular), found.get("bold-italic", bold))

    def _logo(self, language: str) -> Logo | None:
        logo, folder = self._file.logo, self._path.parent
        if logo is None:
            return None
        read = partial(read_logo, folder, logo.file, in_language(logo.alt, language), logo.height * MM)
        return self._read(("logo", "file"), logo.file, read)

    def _read(self, path: tuple[Key, ...], name: str, read: Callable[[], T]) -> T | None:
        """What `read` returns; None, and a problem at `path`, if the file cannot be used."""
        try:
            return read()
        except FileError as error:
            message = f"{self._problems.subject(path)}: {quoted(name)} {error.message}"
            self._problems.add(self._places.at(*path), path[0] if path[0] == "logo" else "face", message, error.hint)
            return None

    def _check_colours(self, theme: Theme) -> None:
        """Of all that one line of the file makes too faint, the worst is told."""
        worst: dict[Place, Faint] = {}
        for faint in too_faint(theme):
            place = self._blamed(faint.name, faint.ground)
            worst[place] = min(faint, worst.get(place, faint), key=lambda found: found.ratio / found.needed)
        for place, (name, ground, ratio, needed, better) in worst.items():
            pair = f"{name} {getattr(theme, name)} on {ground} {getattr(theme, ground)}"
            message = f"{pair} has a contrast of {ratio:.2f}:1; it needs {needed:g}:1"
            self._problems.add(place, "contrast", message, f"{better} would do for {name}")

    def _blamed(self, *names: str) -> Place:
        """Where the first of the colours that the file itself gives stands."""
        for path in (path for name in names for path in _paths(name)):
            if self._places.has(*path):
                return self._places.at(*path)
        return self._places.at()

    def _check_room(self, theme: Theme) -> None:
        width = theme.page[0] - 2 * theme.margin_x
        height = theme.page[1] - theme.margin_top - theme.margin_bottom
        if width < LEAST_TEXT[0] or height < LEAST_TEXT[1]:
            message = f"page: {width / MM:.0f} × {height / MM:.0f} mm are left for the text"
            needed = " × ".join(f"{side / MM:.0f}" for side in LEAST_TEXT)
            self._problems.add(self._places.at("page"), "page", message, f"it needs {needed} mm at least")

    def _check_band(self, name: str, band: Band) -> None:
        """Whether its words hold only places there are, no value, and still the marking."""
        for side, said in (("left", band.left or ()), ("right", band.right or ())):
            for language, text in said:
                for offset, rule, message, hint in self._wrong(text, language or "en"):
                    place = self._places.within(*_said_at(name, side, language), offset=offset)
                    self._problems.add(place, rule, f"{name}: {side} {message}", hint)
        for language, text in band.left or ():
            if "{marking}" not in text + in_language(band.right or (), language):
                hint = "write {marking} at the left or at the right; it prints nothing where a briefing has none"
                place = self._places.at(*_said_at(name, "left", language))
                self._problems.add(place, "marking", f"{name} leaves the handling marking out", hint)

    def _wrong(self, text: str, language: str) -> Iterator[tuple[int, str, str, str]]:
        for match in _PLACE.finditer(text):
            if match[1] not in PLACES:
                hint = f"there are {', '.join(f'{{{place}}}' for place in PLACES)}"
                yield match.start(), "placeholder", f"has no place {quoted(match[0])}", hint
        yield from self._typed(_PLACE.sub(lambda match: " " * len(match[0]), text), language)

    def _typed(self, words: str, language: str) -> Iterator[tuple[int, str, str, str]]:
        for offset, value in typed_values(words, [a.text for a in self._file.allowed], language, is_markdown=False):
            yield offset, "value-without-fact", f'holds "{value}", which no fact backs', _DIGITS_HINT


def _said_at(name: str, side: str, language: str) -> tuple[str, ...]:
    return (name, side, language) if language else (name, side)


def _paths(name: str) -> Iterator[tuple[str, str]]:
    """The keys that may have given a colour."""
    if name in _FOLLOWED:
        yield "charts", name
    yield "colours", _FOLLOWED.get(name, name)
