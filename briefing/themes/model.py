"""What a theme file may say: the frozen types of its keys, every one of them optional."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, Field, PlainValidator, StringConstraints, WithJsonSchema

from briefing.facts.model import Allowance, FrozenModel
from briefing.facts.scalars import LANGUAGE_PATTERN, FileName
from briefing.facts.text_fields import TextKind, TextType, Translatable
from briefing.themes.theme import MM, PAGE_SIZES
from briefing.yaml_source.validation import rule_error

COLOUR_PATTERN = r"^#?[0-9A-Fa-f]{6}$"
LINE = 200
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
_SIDES = (100, 600)


class Base(StrEnum):
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


def _said(value: object, *, may_be_blank: bool = True) -> tuple[tuple[str, str], ...]:
    """A text as that of no language in particular, or a text for each language."""
    words = {"": value} if isinstance(value, str) else value
    if not words or not isinstance(words, dict) or not all(isinstance(text, str) for text in words.values()):
        raise rule_error("type", None, "should be a text, or a text for each language")
    for language, text in words.items():
        if language and not re.fullmatch(LANGUAGE_PATTERN, language):
            raise rule_error(
                "language-code", None, f'has "{language[:40]}", which is no language code such as en, az or en-GB'
            )
        if "\n" in text or len(text) > LINE:
            raise rule_error("text-form", None, f"has several lines, or more than {LINE} characters")
        if not (may_be_blank or text.strip()):
            raise rule_error("text-form", None, "is blank")
    return tuple(words.items())


def _six_digits(value: str) -> str:
    return f"#{value.removeprefix('#').upper()}"


def _number(least: float, most: float) -> WithJsonSchema:
    pattern = f"^{_NUMBER.pattern}$"
    return WithJsonSchema({"type": ["number", "string"], "minimum": least, "maximum": most, "pattern": pattern})


_TEXT = {"type": "string", "maxLength": LINE}
_MILLIMETRES = {"type": "number", "minimum": _SIDES[0], "maximum": _SIDES[1]}

Colour = Annotated[
    str,
    StringConstraints(pattern=COLOUR_PATTERN),
    AfterValidator(_six_digits),
    TextType(TextKind.CODE, "a colour, which is no word"),
    WithJsonSchema({"type": ["string", "number"], "pattern": COLOUR_PATTERN}),
]
Said = tuple[tuple[str, str], ...]
"""Pairs of a language and a text; no language for a text that is for all."""
_SAID = WithJsonSchema({"anyOf": [_TEXT, {"type": "object", "additionalProperties": _TEXT}]})
Corner = Annotated[Said, PlainValidator(_said), _SAID, TextType(TextKind.LINE), Translatable()]
Alt = Annotated[
    Said, PlainValidator(partial(_said, may_be_blank=False)), _SAID, TextType(TextKind.LINE), Translatable()
]
TextSize = Annotated[float, PlainValidator(partial(_bounded, 6, 36)), _number(6, 36)]
DisplaySize = Annotated[float, PlainValidator(partial(_bounded, 10, 72)), _number(10, 72)]
Leading = Annotated[float, PlainValidator(partial(_bounded, 1.2, 2)), _number(1.2, 2)]
Margin = Annotated[float, PlainValidator(partial(_bounded, 10, 80)), _number(10, 80)]
LogoHeight = Annotated[float, PlainValidator(partial(_bounded, 4, 40)), _number(4, 40)]
PageSize = Annotated[
    tuple[float, float],
    PlainValidator(_page_size),
    WithJsonSchema(
        {"anyOf": [{"enum": list(PAGE_SIZES)}, {"type": "array", "items": _MILLIMETRES, "minItems": 2, "maxItems": 2}]}
    ),
]


class Colours(FrozenModel):
    """Colours of text, of the grounds that it stands on, and of lines, as six hexadecimal digits."""

    ink: Colour | None = Field(None, description="Text")
    grey: Colour | None = Field(None, description="What is said beside the text: periods, sources")
    hairline: Colour | None = Field(None, description="Thin lines; they carry no meaning")
    panel: Colour | None = Field(None, description="The ground of the key points")
    dark: Colour | None = Field(None, description="Title, headings and big figures")
    accent: Colour | None = Field(None, description="Qualifiers, note marks and caveats")
    paper: Colour | None = Field(None, description="The ground of everything; no page is painted with it")


class ChartColours(FrozenModel):
    """The colours of charts, told apart from the paper; without them, dark, grey and accent."""

    bar: Colour | None = None
    muted: Colour | None = Field(None, description="The second colour of own charts")
    highlight: Colour | None = Field(None, description="The third colour of own charts")


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


class Page(FrozenModel):
    """The page; `--page-size` comes before its size."""

    size: PageSize | None = Field(None, description="a4, letter, or width and height in millimetres")
    margins: Margins = Field(default_factory=Margins)


class LogoFile(FrozenModel):
    """A picture in the folder of the theme, for the upper right of page 1."""

    file: FileName = Field(description="An SVG or PNG file")
    alt: Alt = Field(description="What it shows, for those who do not see it; one text, or one for each language")
    height: LogoHeight = Field(14.0, description="In millimetres")


class Band(FrozenModel):
    """Words at head or foot of every page, with {marking}, {title}, {reference}, {date}, {page} and {pages}.

    One text, or one for each language, as in {en: Ministry, ru: Министерство}.
    """

    left: Corner | None = None
    right: Corner | None = None


class ThemeFile(FrozenModel):
    """A theme: what it says nothing of stays as it is in the theme that it extends."""

    extends: Base = Base.DEFAULT
    colours: Colours = Field(default_factory=Colours)
    charts: ChartColours = Field(default_factory=ChartColours)
    type: TypeScale = Field(default_factory=TypeScale)
    faces: FaceFiles | None = None
    page: Page = Field(default_factory=Page)
    logo: LogoFile | None = None
    header: Band = Field(default_factory=Band)
    footer: Band = Field(default_factory=Band)
    numbering: Numbering = Field(Numbering.NONE, description="How sections are numbered")
    allowed: tuple[Allowance, ...] = Field((), description="Words with digits in header and footer that are no values")


RECORDS: dict[tuple[str, ...], type[FrozenModel]] = {
    (): ThemeFile,
    ("colours",): Colours,
    ("charts",): ChartColours,
    ("type",): TypeScale,
    ("faces",): FaceFiles,
    ("page",): Page,
    ("page", "margins"): Margins,
    ("logo",): LogoFile,
    ("header",): Band,
    ("footer",): Band,
    ("allowed", "[]"): Allowance,
}
"""Where each record stands in the file."""
