"""The schema of a theme file: frozen types of its keys, every one of them optional.

The theme that is made of it is `theme.Theme`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import partial
from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator, StringConstraints, WithJsonSchema

from briefing.facts.load import as_written
from briefing.facts.model import Allowance
from briefing.facts.scalars import LANGUAGE_PATTERN, FileName
from briefing.facts.text_fields import FrozenModel, LocalText, TextKind, TextType, Translatable
from briefing.themes.theme import MM, PAGE_SIZES
from briefing.yaml_source.problems import rule_error

COLOR_PATTERN = r"^#?[0-9A-Fa-f]{6}$"
LINE = 200
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
_SIDES = (100, 600)


class BuiltinTheme(StrEnum):
    """The themes that come with make-briefing."""

    DEFAULT = "default"
    PRINT = "print"
    LARGE = "large"


class Numbering(StrEnum):
    """How sections are numbered."""

    NONE = "none"
    DECIMAL = "decimal"


def _bounded(least: float, most: float, value: object) -> float:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise rule_error("number-form", value, "is not a plain number")
    if not least <= float(value) <= most:
        raise rule_error("out-of-range", None, f"is {value}; it may be from {least:g} to {most:g}")
    return float(value)


def _page_size(value: object) -> tuple[float, float]:
    if isinstance(value, str) and value.lower() in PAGE_SIZES:
        return PAGE_SIZES[value.lower()]
    if isinstance(value, list) and len(value) == 2:
        width, height = (_bounded(*_SIDES, side) * MM for side in value)
        return width, height
    raise rule_error("page-size", value if isinstance(value, str) else "a list", "is no page size")


def _text(value: object, *, may_be_blank: bool = True) -> str:
    """A text for all languages, or a LocalText of one for each; "" stands for no language in particular."""
    versions = {"": value} if isinstance(value, str) else value
    if not versions or not isinstance(versions, dict) or not all(isinstance(text, str) for text in versions.values()):
        raise rule_error("type", None, "should be a text, or a text for each language")
    for language, text in versions.items():
        if language and not re.fullmatch(LANGUAGE_PATTERN, language):
            message = f'has "{language[:40]}", which is no language code such as en, az or en-GB'
            raise rule_error("language-code", None, message)
        if "\n" in text or len(text) > LINE:
            raise rule_error("text-form", None, f"has several lines, or more than {LINE} characters")
        if not (may_be_blank or text.strip()):
            raise rule_error("text-form", None, "is blank")
    return value if isinstance(value, str) else LocalText(next(iter(versions.values())), versions)


def _number(least: float, most: float) -> WithJsonSchema:
    pattern = f"^{_NUMBER.pattern}$"
    return WithJsonSchema({"type": ["number", "string"], "minimum": least, "maximum": most, "pattern": pattern})


_TEXT = {"type": "string", "maxLength": LINE}
_MILLIMETRES = {"type": "number", "minimum": _SIDES[0], "maximum": _SIDES[1]}

HexColor = Annotated[
    str,
    StringConstraints(pattern=COLOR_PATTERN),
    AfterValidator(lambda value: f"#{value.removeprefix('#').upper()}"),
    TextType(TextKind.CODE, "a colour, which is no word"),
    WithJsonSchema({"type": ["string", "number"], "pattern": COLOR_PATTERN}),
]
_TEXT_SCHEMA = WithJsonSchema({"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]})
_TEXT_TYPE = (_TEXT_SCHEMA, TextType(TextKind.LINE), Translatable())
Words = Annotated[str, PlainValidator(_text), *_TEXT_TYPE]
Alt = Annotated[str, PlainValidator(partial(_text, may_be_blank=False)), *_TEXT_TYPE]
TextSize = Annotated[float, PlainValidator(partial(_bounded, 6, 36)), _number(6, 36)]
DisplaySize = Annotated[float, PlainValidator(partial(_bounded, 10, 72)), _number(10, 72)]
Leading = Annotated[float, PlainValidator(partial(_bounded, 1.2, 2)), _number(1.2, 2)]
Margin = Annotated[float, PlainValidator(partial(_bounded, 10, 80)), _number(10, 80)]
MarginColumn = Annotated[float, PlainValidator(partial(_bounded, 0, 80)), _number(0, 80)]
LogoHeight = Annotated[float, PlainValidator(partial(_bounded, 4, 40)), _number(4, 40)]
PageSize = Annotated[
    tuple[float, float],
    PlainValidator(_page_size),
    WithJsonSchema(
        {"anyOf": [{"enum": list(PAGE_SIZES)}, {"type": "array", "items": _MILLIMETRES, "minItems": 2, "maxItems": 2}]}
    ),
]


class ThemeColors(FrozenModel):
    """Colours of text, of the grounds that it stands on, and of lines, as six hexadecimal digits."""

    ink: HexColor | None = Field(None, description="Text")
    grey: HexColor | None = Field(None, description="What is said beside the text: periods, sources")
    hairline: HexColor | None = Field(None, description="Thin lines; they carry no meaning")
    panel: HexColor | None = Field(None, description="The ground of the key points")
    dark: HexColor | None = Field(None, description="Title, headings and big figures")
    accent: HexColor | None = Field(None, description="Qualifiers, note marks and caveats")
    paper: HexColor | None = Field(None, description="The ground of everything; no page is painted with it")


class ChartColors(FrozenModel):
    """The colours of charts, each to be seen on the paper; without them, dark, grey and accent."""

    bar: HexColor | None = None
    muted: HexColor | None = Field(None, description="The second colour of custom charts")
    highlight: HexColor | None = Field(None, description="The third colour of custom charts")


class TypeScale(FrozenModel):
    """Sizes in points; `body` takes all others along, unless they are given."""

    body: TextSize | None = None
    leading: Leading | None = Field(None, description="The distance of lines, as a multiple of the size")
    title: DisplaySize | None = None
    values: DisplaySize | None = Field(None, description="The big numbers of key figures")
    tables: TextSize | None = None
    notes: TextSize | None = None


class FaceFiles(FrozenModel):
    """TrueType files in the folder of the theme; without an italic, the upright stands for it."""

    regular: FileName
    bold: FileName
    italic: FileName | None = None
    bold_italic: FileName | None = None


class Margins(FrozenModel):
    """Margins in millimetres; `side` is left and right."""

    top: Margin | None = None
    bottom: Margin | None = None
    side: Margin | None = None


class PageSettings(FrozenModel):
    """The page; `--page-size` comes before its size."""

    size: PageSize | None = Field(None, description="a4, letter, or width and height in millimetres")
    margins: Margins = Field(default_factory=Margins)
    margin_column: MarginColumn | None = Field(
        None, description="Millimetres of the column with the names of sections, beside the text; 0 for none"
    )


class LogoFile(FrozenModel):
    """A picture in the folder of the theme, for the upper right of page 1."""

    file: FileName = Field(description="An SVG or PNG file")
    alt: Alt = Field(description="What it shows, for those who do not see it; one text, or one for each language")
    words: Words = Field(description='The words that can be read in it; "" if it has none')
    height: LogoHeight = Field(14.0, description="In millimetres")


class RunningHeadText(FrozenModel):
    """Words at head or foot of every page, with {marking}, {title}, {reference}, {date}, {page} and {pages}.

    One text, or one for each language, as in {en: Ministry, ru: Министерство}.
    """

    left: Words | None = None
    right: Words | None = None


class Wordings(FrozenModel):
    """Other words for headings, which name a part of the page and say nothing of a fact.

    One text, or one for each language, as in {key-points: {en: At a glance, ru: Коротко}}.
    """

    briefing: Words | None = Field(None, description="What stands at the head of each page")
    contents: Words | None = None
    key_points: Words | None = None
    key_figures: Words | None = None
    outlook: Words | None = None
    sources: Words | None = None
    notes: Words | None = None
    colophon: Words | None = Field(None, description="How this was made")
    scenarios: Words | None = None
    almost_no_chance: Words | None = Field(None, description="The scale of likelihood, from the least to the most")
    very_unlikely: Words | None = None
    unlikely: Words | None = None
    even_chance: Words | None = None
    likely: Words | None = None
    very_likely: Words | None = None
    almost_certain: Words | None = None


class ThemeFile(FrozenModel):
    """A theme: what it says nothing of stays as it is in the theme that it extends."""

    extends: BuiltinTheme = BuiltinTheme.DEFAULT
    colours: ThemeColors = Field(default_factory=ThemeColors)
    charts: ChartColors = Field(default_factory=ChartColors)
    type: TypeScale = Field(default_factory=TypeScale)
    faces: FaceFiles | None = None
    page: PageSettings = Field(default_factory=PageSettings)
    logo: LogoFile | None = None
    header: RunningHeadText = Field(default_factory=RunningHeadText)
    footer: RunningHeadText = Field(default_factory=RunningHeadText)
    numbering: Numbering = Field(Numbering.NONE, description="How sections are numbered")
    wordings: Wordings = Field(default_factory=Wordings)
    allowed: tuple[Allowance, ...] = Field((), description="Words with digits in header and footer that are no values")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a theme file; contrast, fonts and logo only `load_theme` checks."""
    schema = as_written(ThemeFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Theme of a briefing"}
