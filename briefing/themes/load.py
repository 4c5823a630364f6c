"""Load a theme: one that ships with make-briefing, or a file `theme.yaml` with the fonts and the logo beside it.

A file changes the theme that it extends.  All its problems are reported at once, each at its place: what the types
of `model` refuse, and then what no type can tell, such as a contrast that is too low, too little room for text, or a
value in a running head.  Text needs a contrast of 4.5 (WCAG 2.2, 1.4.3), the marks of charts one of 3 (1.4.11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from briefing.errors import Place, Problem, ProblemError, did_you_mean
from briefing.evidence.own_words.beside import ReadLine
from briefing.evidence.own_words.typed_values import kept_figures, typed_values, values_in_reason
from briefing.facts.model import Likelihood
from briefing.facts.scalars import LINE_PATTERN
from briefing.facts.text_fields import file_key, models_in, versions_of
from briefing.files import read_in_folder, require_path
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.themes.font_file import load_font
from briefing.themes.fonts import no_glyph, unset
from briefing.themes.model import COLOR_PATTERN, BuiltinTheme, Numbering, RunningHeadText, ThemeFile
from briefing.themes.pictures import read_logo
from briefing.themes.theme import MM, SIZES, THEMES, Faces, Logo, Stationery, Theme, contrast, mix
from briefing.yaml_source.problems import Problems, Vocabulary, check_keys, no_line, quoted, report_errors
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import Key, Places, plain_tree

MAX_LOGO = 2_000_000
MAX_FONT = 16_000_000
_BOLD = 700
PLACEHOLDERS = ("marking", "title", "reference", "date", "page", "pages")
HEADINGS = {
    "briefing": "Briefing",
    "contents": "Contents",
    "key_points": "Key points",
    "key_figures": "Key figures",
    "outlook": "Outlook",
    "sources": "Sources",
    "notes": "Notes",
    "colophon": "How this was made",
    "scenarios": "Scenarios",
    **{likelihood.name.lower(): likelihood.words for likelihood in Likelihood},
}
"""The words of pages that a theme may say otherwise, and its scale of likelihood; no word that says what a fact is."""
LEAST_TEXT = (80 * MM, 120 * MM)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_TEXT_PLACES, _SAMPLE = ("marking", "title"), "2025"
_OF_PAGES = re.compile(
    r"[\s\u00a0]*(?:[^\W\d_]{1,4}[\s\u00a0]*\{pages?\}|(?:pages?|pp|стр|страниц\w?|səhifə\w*|Seiten?)(?!\w))"
)
"""What may follow the number of a page: "of {pages}", "pages"."""
_FOLLOWED = {"bar": "dark", "muted": "grey", "highlight": "accent"}
"""The colours of text that the colours of charts follow unless they are given."""
T = TypeVar("T")
TEXT, MARKS = 4.5, 3.0
_ON_PAPER = ("ink", "grey", "dark", "accent")
_PAIRS = (
    *((name, ground, TEXT) for ground in ("paper", "panel") for name in _ON_PAPER),
    *((name, "paper", MARKS) for name in ("bar", "muted", "highlight")),
)


_COLOR_HINT = 'write six hexadecimal digits in quotation marks, such as "#12436D"'


THEME_FILE = Vocabulary(
    file="the theme",
    opening='it has keys such as extends:, colours: and logo:, as in colours: {dark: "#12436D"}',
    nouns={"allowed": "allowance"},
    choices={"extends": list(BuiltinTheme), "numbering": list(Numbering)},
    patterns={
        COLOR_PATTERN: lambda word: Problem("colour", f"is {quoted(word)}, which is not a colour", _COLOR_HINT),
        LINE_PATTERN: no_line,
    },
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
    with bounded(path):
        return parse_theme(read_file(path, Problems(THEME_FILE), hint=hint), path, language)


def parse_theme(data: bytes, path: Path, language: str = "en") -> Theme:
    """Read a theme from its bytes, as if they stood at `path`, beside its fonts and its logo."""
    problems = Problems(THEME_FILE)
    places = read_places(data, str(path), problems)
    problems.checkpoint()
    check_keys(places, problems, models_in(ThemeFile))
    try:
        file = ThemeFile.model_validate(plain_tree(places.root))
    except ValidationError as error:
        report_errors(error, places, problems)
        problems.raise_all()
    theme = ThemeReader(file, path, places, problems, language).theme()
    problems.raise_if_any()
    return theme


class ThemeReader:
    """Makes the theme of one file, reads the files that it names, and notes what is wrong with it."""

    def __init__(self, file: ThemeFile, path: Path, places: Places, problems: Problems, language: str) -> None:
        self._file, self._path, self._places, self._problems = file, path, places, problems
        self._language = language
        self._face = ""

    def theme(self) -> Theme:
        """The theme with its words in the language of the edition; what is wrong with it, in any, has been noted."""
        file, language = self._file, self._language
        theme = THEMES[file.extends]._replace(name=self._path.stem, faces=self._faces(), **self._measures())
        self._face = theme.faces.regular
        colors = file.colours.model_dump(exclude_none=True)
        follow = {mark: colors[followed] for mark, followed in _FOLLOWED.items() if followed in colors}
        theme = theme._replace(**colors, **(follow | file.charts.model_dump(exclude_none=True)))

        def words(text: str | None) -> str | None:
            return None if text is None else text_in(text, language)

        head, foot = file.header, file.footer
        corners = (words(head.left), words(head.right), words(foot.left), words(foot.right))
        kept = {text[k.start : k.end]: k.reason for text in corners if text for k in kept_figures(text, language)}
        stationery = Stationery(
            self._logo(language),
            *corners,
            numbering=file.numbering.value,
            allowed=(*((entry.text, entry.reason) for entry in file.allowed), *kept.items()),
            wordings=tuple((HEADINGS[name], text_in(text, language)) for name, text in file.wordings if text),
        )
        theme = theme._replace(stationery=stationery)
        self._check_contrast(theme)
        self._check_text_area(theme)
        self._check_running_head("header", head)
        self._check_running_head("footer", foot)
        for name, text in file.wordings:
            if text:
                self._check_text(("wordings", file_key(name)), text)
        self._check_scale(language)
        if file.logo:
            self._check_text(("logo", "alt"), file.logo.alt)
            self._check_text(("logo", "words"), file.logo.words)
        for index, entry in enumerate(file.allowed):
            for problem in values_in_reason(entry.reason, entry.text, language):
                place = self._places.at("allowed", index, "reason")
                self._problems.add(place, problem.rule, problem.message, problem.hint)
        return theme

    def _measures(self) -> dict[str, Any]:
        """Sizes and margins: all sizes as much larger as the text is, then those that are given."""
        scale, margins, base = self._file.type, self._file.page.margins, THEMES[self._file.extends]
        factor = (scale.body or base.body_size) / base.body_size
        sizes = {name: round(getattr(base, name) * factor, 2) for name in SIZES}
        given = {
            "body_leading": scale.leading and round(scale.leading * sizes["body_size"], 2),
            "title_size": scale.title,
            "value_size": scale.values,
            "table_size": scale.tables,
            "note_size": scale.notes,
            "margin_top": margins.top and margins.top * MM,
            "margin_bottom": margins.bottom and margins.bottom * MM,
            "margin_x": margins.side and margins.side * MM,
            "page": self._file.page.size,
            "side_column": None if (column := self._file.page.margin_column) is None else column * MM,
        }
        return sizes | {name: value for name, value in given.items() if value is not None}

    def _faces(self) -> Faces:
        files = self._file.faces
        if files is None:
            return Faces()
        found: dict[str, str] = {}
        for key, name in files.model_dump(by_alias=True, exclude_none=True).items():
            read = partial(load_font, weight=_BOLD if key.startswith("bold") else 0)
            found[key] = self._usable(("faces", key), name, MAX_FONT, read) or key
        regular, bold = found["regular"], found["bold"]
        return Faces(regular, bold, found.get("italic", regular), found.get("bold-italic", bold))

    def _logo(self, language: str) -> Logo | None:
        if not (logo := self._file.logo):
            return None
        alt, words = text_in(logo.alt, language), text_in(logo.words, language) if logo.words else ""
        # What can be read in a picture is said to those who do not see it, and so to whoever checks the file.
        alt = f"{alt}: {words}" if words else alt
        read = partial(read_logo, alt=alt, height=logo.height * MM)
        return self._usable(("logo", "file"), logo.file, MAX_LOGO, read)

    def _usable(self, path: tuple[Key, ...], name: str, most: int, read: Callable[[Path, bytes], T]) -> T | None:
        """What `read` makes of the file `name` of at most `most` bytes; None, and a problem at `path`, if it cannot."""
        folder = self._path.parent
        try:
            data = read_in_folder(folder, name, most, "the theme")
            return read((folder / name).resolve(), data)
        except ProblemError as error:
            rule = "logo" if path[0] == "logo" else "face"
            message = f"{self._problems.subject(path)}: {quoted(name)} {error.problem.message}"
            self._problems.add(self._places.at(*path), rule, message, error.problem.hint)
            return None

    def _check_contrast(self, theme: Theme) -> None:
        """Of all low contrasts that one line of the file causes, report the worst."""
        worst: dict[Place, LowContrast] = {}
        for found in low_contrast(theme):
            keys: list[tuple[str, str]] = []  # that may have given one of both colours
            for name in (found.name, found.ground):
                keys += [("charts", name)] * (name in _FOLLOWED) + [("colours", _FOLLOWED.get(name, name))]
            place = self._places.at(*next((key for key in keys if self._places.has(*key)), ()))
            worst[place] = min(found, worst.get(place, found), key=lambda one: one.ratio / one.needed)
        for place, (name, ground, ratio, needed, better) in worst.items():
            pair = f"{name} {getattr(theme, name)} on {ground} {getattr(theme, ground)}"
            message = f"{pair} has a contrast of {ratio:.2f}:1; it needs {needed:g}:1"
            self._problems.add(place, "contrast", message, f"{better} would do for {name}")

    def _check_text_area(self, theme: Theme) -> None:
        width = theme.page[0] - 2 * theme.margin_x
        height = theme.page[1] - theme.margin_top - theme.margin_bottom
        if width < LEAST_TEXT[0] or height < LEAST_TEXT[1]:
            message = f"page: {width / MM:.0f} × {height / MM:.0f} mm are left for the text"
            needed = " × ".join(f"{side / MM:.0f}" for side in LEAST_TEXT)
            self._problems.add(self._places.at("page"), "page", message, f"it needs {needed} mm at least")

    def _check_running_head(self, name: str, head: RunningHeadText) -> None:
        """Its placeholders must be known ones, its words no values; what replaces the marking must hold it."""
        for side, text in (("left", head.left), ("right", head.right)):
            if text is None:
                continue
            for language, words in versions_of(text, "").items():
                path = (name, side, language) if language else (name, side)
                for match in _PLACEHOLDER.finditer(words):
                    if match[1] not in PLACEHOLDERS:
                        place = self._places.within(*path, offset=match.start())
                        hint = f"there are {', '.join(f'{{{known}}}' for known in PLACEHOLDERS)}"
                        message = f"{name}: {side} has no place {quoted(match[0])}"
                        self._problems.add(place, "placeholder", message, hint)
                right = "" if head.right is None else text_in(head.right, language)
                if side == "left" and "{marking}" not in words + right:
                    hint = "write {marking} at the left or at the right; it prints nothing where a briefing has none"
                    message = f"{name} leaves the handling marking out"
                    self._problems.add(self._places.at(*path), "marking", message, hint)
            self._check_text((name, side), text, has_placeholders=True)

    def _check_scale(self, language: str) -> None:
        """No two likelihoods are called the same: readers could not tell the one from the other."""
        given = dict(file for file in self._file.wordings if file[1])
        taken: dict[str, str] = {}
        for likelihood in Likelihood:
            name = likelihood.name.lower()
            # What a theme says nothing of has the words of the edition's language, which are ours.
            words = text_in(given[name], language) if name in given else likelihood.words
            other = taken.setdefault(words.casefold().strip(), name)
            if other != name:
                key = name if name in given else other
                place = self._places.at("wordings", file_key(key))
                called = file_key(other if key == name else name)
                message = f"{file_key(key)} is called {quoted(words)}, as {called} is"
                self._problems.add(place, "same-words", message, "give each likelihood words of its own")

    def _check_text(self, path: tuple[str, ...], text: str, has_placeholders: bool = False) -> None:
        """No version of a text may hold a value, which no fact could back here, or a sign that no face can print."""
        allowed = [entry.text for entry in self._file.allowed]
        for language, words in versions_of(text, "").items():
            for offset, unknown in unset(words, self._face):
                problem, at = no_glyph(unknown, self._face), (*path, *([language] if language else []))
                place = self._places.within(*at, offset=offset)
                self._problems.add(
                    place, problem.rule, f"{self._problems.subject(path)}: {problem.message}", problem.hint
                )
            if has_placeholders:
                self._check_places(path, language, words)
                words = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), words)
            # A text that names no language is printed in every edition: it may be in English or in the edition's own.
            codes = dict.fromkeys([language] if language else ["en", self._language])
            found = {f for code in codes for f in typed_values(words, allowed, code, is_markdown=False)}
            for offset, value in sorted(found):
                place = self._places.within(*path, *([language] if language else []), offset=offset)
                message = f'{self._problems.subject(path)} holds "{value}", which no fact backs'
                hint = "a value comes from a fact; if it is none, put the words under allowed:, with a reason"
                self._problems.add(place, "value-without-fact", message, hint)

    def _check_places(self, path: tuple[str, ...], language: str, words: str) -> None:
        """No number of a page, date or reference may stand where it counts: "{page} boats", "{page},{pages}"."""
        for match in _PLACEHOLDER.finditer(words):
            if match[1] in _TEXT_PLACES or _OF_PAGES.match(words, match.end()):
                continue
            before, after = (  # with a number in the place of each
                _PLACEHOLDER.sub(lambda other: "…" if other[1] in _TEXT_PLACES else _SAMPLE, part)
                for part in (words[: match.start()], words[match.end() :])
            )
            place = (len(before), len(before) + len(_SAMPLE))
            line = ReadLine(before + _SAMPLE + after, language or self._language)
            is_longer = before[-1:].isdigit() or after[:1].isdigit()
            if is_longer or any(line.counting(place, is_time=match[1] == "date")):
                at = self._places.within(*path, *([language] if language else []), offset=match.start())
                subject = self._problems.subject(path)
                message = f"{subject} has {match[0]} where its number reads as if it counted something"
                self._problems.add(at, "stamp-in-text", message, "leave out the word or sign beside it")


def text_in(text: str, language: str) -> str:
    """The version of a theme's text in `language`; failing that in its main language, in English, in any."""
    versions = versions_of(text, "")
    known = (key for key in (language, language.partition("-")[0], "", "en") if key in versions)
    return versions[next(known, next(iter(versions)))]


class LowContrast(NamedTuple):
    """A colour, the ground it stands on, their contrast and the one needed, and a colour near it that would do."""

    name: str
    ground: str
    ratio: float
    needed: float
    better: str


def low_contrast(theme: Theme) -> Iterator[LowContrast]:
    """Every pair of colours of `theme` that stand on one another with too little contrast."""
    for name, ground, needed in _PAIRS:
        color, under = getattr(theme, name), getattr(theme, ground)
        if (ratio := contrast(color, under)) < needed:
            # The nearest shade towards black or white, whichever the ground needs.
            end = max("#000000", "#FFFFFF", key=partial(contrast, under))
            shades = (mix(end, color, step / 50) for step in range(1, 51))
            better = next((shade for shade in shades if contrast(shade, under) >= needed), end)
            yield LowContrast(name, ground, ratio, needed, better)
