"""Drawings as SVG: real text, turned upright, hatches and clips of their own, colours as properties."""

from __future__ import annotations

import re

import pytest

from briefing.document.blocks import Figure, Stamp, Text, TitleBlock
from briefing.document.drawing import DisplayList, Hatch, PathOp, Raster, TextOp
from briefing.document.occurrences import Role
from briefing.html.elements import Paints, number
from briefing.themes.pictures import encode_png
from briefing.themes.theme import THEMES, Logo, Stationery, Theme, contrast
from tests.conftest import all_cases

LINE = (("M", 1.0, 2.0), ("C", 1.0, 2.0, 3.0, 4.0, 5.0, 6.5), ("Z",))
HATCH = Hatch((("M", 0.0, 0.0), ("L", 8.0, 8.0)), 8.0, "#12436d", 0.7)
TEXT = ("ink", "grey", "dark", "accent")
GROUNDS = ("paper", "panel")
_BLOCK = r":root\{([^}]*)\}"


def figure(*ops: PathOp | TextOp, name: str = "figure-x") -> Figure:
    number = Stamp("Figure 1", Role.CAPTION)
    return Figure(name, number, (Text("A finding"),), (), DisplayList(100, 50, ops), (Text("Source"),), "Alt: 1200.")


def test_paths_stand_upright(html_of, elements):
    markup = html_of(figure(PathOp(LINE, fill="#1a1f2b", stroke="#123456", dash=(2, 1), cap="projecting")))
    (path,) = elements(markup, "path")
    assert path.attributes["d"] == "M1 48C1 48 3 46 5 43.5Z"
    assert path.attributes["fill"] == "var(--ink,#1a1f2b)"
    assert path.attributes["stroke"] == "var(--c123456,#123456)"
    assert (path.attributes["stroke-dasharray"], path.attributes["stroke-linecap"]) == ("2 1", "square")


def test_a_stroke_is_drawn_above_a_hatching(html_of, elements):
    markup = html_of(figure(PathOp(LINE, fill="#1a1f2b", hatch=HATCH, stroke="#123456")))
    paths = [e.attributes for e in elements(markup, "path") if e.attributes["d"].startswith("M1 48")]
    assert [path.get("stroke") for path in paths] == [None, None, "var(--c123456,#123456)"]
    assert paths[2]["fill"] == "none"


def test_hatches_are_patterns_with_ids_of_their_own(html_of, elements):
    hatched = PathOp(LINE, hatch=HATCH)
    markup = html_of(figure(hatched, hatched), figure(hatched, name="figure-y"))
    patterns = elements(markup, "pattern")
    assert [e.attributes["id"] for e in patterns] == ["figure-x-paint-1", "figure-y-paint-1"]
    assert patterns[0].attributes["y"] == "50"
    assert markup.count("url(#figure-x-paint-1)") == 2


def test_clips_hold_paths_and_text(html_of, elements):
    markup = html_of(
        figure(PathOp(LINE, stroke="#000000", clip=LINE), TextOp(1, 2, "a", "bold", 8, "#000000", clip=LINE))
    )
    assert [e.attributes["clip-path"] for e in elements(markup, "g")] == ["url(#figure-x-paint-1)"] * 2
    assert len(elements(markup, "clippath")) == 1


def test_text_is_text_and_says_what_it_is(html_of, elements):
    ops = (
        TextOp(1, 2, "label", "regular", 8.5, "#1a1f2b"),
        TextOp(1, 2, "≈1,200", "bold-italic", 8.5, "#1a1f2b", angle=90, fact="f"),
        TextOp(1, 2, "2024", "regular", 8, "#1a1f2b", role="tick", alpha=0.5),
    )
    found = elements(html_of(figure(*ops)))
    texts = [e for e in found if e.name == "text"]
    assert [e.words for e in texts] == ["label", "≈1,200", "2024"]
    assert texts[1].attributes["transform"] == "rotate(-90 1 48)"
    assert (texts[1].attributes["font-weight"], texts[1].attributes["font-style"]) == ("bold", "italic")
    spans = [(e.attributes["data-role"], e.attributes.get("data-value")) for e in found if e.name == "tspan"]
    assert spans == [("value", "1200"), ("tick", None)]


def test_picture_is_an_image_with_its_alt_text(html_of, elements):
    found = elements(html_of(figure()))
    picture = next(e for e in found if e.name == "svg")
    assert picture.attributes["role"] == "img"
    assert picture.attributes["aria-labelledby"] == "figure-x-name figure-x-description"
    assert [e.words for e in found if e.attributes.get("id") in picture.attributes["aria-labelledby"].split()] == [
        "Figure 1",
        "Alt: 1200.",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(357.1699, "357.17"), (-0.001, "0"), (-2.5, "-2.5"), (12345.6, "12345.6")]
)
def test_numbers_are_short(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize("alpha", [b"", b"\x00\xff"])
def test_logo_is_an_image_with_words(html_of, elements, alpha):
    logo = Logo(Raster(2, 1, b"\xff\x00\x00\x00\x00\xff", alpha), 34, 17, "Our sign")
    theme = Theme(stationery=Stationery(logo))
    (image,) = elements(html_of(TitleBlock((Text("Title"),)), theme=theme), "img")
    assert image.attributes["alt"] == "Our sign"
    assert image.attributes["src"].startswith("data:image/png;base64,")
    assert encode_png(logo.picture)[25] == (6 if alpha else 2)


def test_drawn_logo_is_svg(html_of, elements):
    theme = Theme(stationery=Stationery(Logo(DisplayList(10, 10, (PathOp(LINE, fill="#123456"),)), 40, 40, "Our sign")))
    markup = html_of(TitleBlock((Text("Title"),)), theme=theme)
    assert [e.words for e in elements(markup, "title")] == ["A title", "Our sign"]


@pytest.mark.parametrize("even_odd", [True, False])
def test_a_hole_in_a_path_stays_one(html_of, elements, even_odd):
    logo = Logo(DisplayList(10, 10, (PathOp(LINE, fill="#123456", even_odd=even_odd),)), 40, 40, "Our sign")
    [path] = elements(html_of(TitleBlock((Text("Title"),)), theme=Theme(stationery=Stationery(logo))), "path")
    assert path.attributes.get("fill-rule") == ("evenodd" if even_odd else None)


def custom_properties(style: str) -> list[dict[str, str]]:
    """The colours of each :root rule of a style sheet: light, then dark."""
    return [dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", rule)) for rule in re.findall(_BLOCK, style)]


@all_cases("theme", THEMES)
@all_cases("ground", GROUNDS)
@all_cases("text", TEXT)
def test_text_can_be_read_in_light_and_dark(html_of, theme, ground, text):
    light, dark = custom_properties(html_of(theme=THEMES[theme]))
    assert contrast(light[text], light[ground]) >= 4.5
    assert contrast(dark[text], dark[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_accent_can_be_read(html_of, theme):
    for colours in custom_properties(html_of(theme=THEMES[theme])):
        assert contrast(colours["paper"], colours["accent"]) >= 4.5


def test_colours_of_the_theme_go_by_their_names():
    paints = Paints(Theme(ink="#101010", paper="#FFFFFF", panel="#FFFFFF"))
    assert paints.paint("#101010") == "var(--ink,#101010)"
    assert paints.paint("#ffffff") == "var(--paper,#ffffff)"


def test_another_colour_gets_a_property_of_its_own():
    paints = Paints(Theme())
    assert paints.paint("#220044") == "var(--c220044,#220044)"
    assert paints.light()["c220044"] == "#220044"
    assert contrast(paints.night()["c220044"], paints.night()["paper"]) >= 4.5
