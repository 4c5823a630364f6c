"""Colours: what can be read in light can be read in dark, and a colour of no theme finds its way too."""

import re

import pytest

from briefing.color import contrast
from briefing.html.palette import Paints
from briefing.themes.theme import THEMES, Theme

TEXT = ("ink", "grey", "dark", "accent")
GROUNDS = ("paper", "panel")
_BLOCK = r":root\{([^}]*)\}"


def custom_properties(style: str) -> list[dict[str, str]]:
    """The colours of each :root rule of a style sheet: light, then dark."""
    return [dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6});", rule)) for rule in re.findall(_BLOCK, style)]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
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
