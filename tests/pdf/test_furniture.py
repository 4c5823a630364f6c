"""The four corners of every page, in the words of the document or of its theme."""

import pytest

from briefing.document.blocks import Furniture, Stamp, Text
from briefing.document.occurrences import Role
from briefing.errors import Place
from briefing.layout.runs import Typesetter
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.write import SetRunningHead, set_corners
from briefing.sections.publication import Corners
from briefing.themes.theme import Stationery, Theme
from tests.layout import sample


def corners(**own: object) -> Corners[SetRunningHead]:
    running = (Text("Briefing · "), Stamp("REF/7", Role.REFERENCE), Stamp("19 August", Role.DATE))
    document = sample.document()._replace(
        title="A title", furniture=Furniture("Internal", running, "Page {page}/{pages}")
    )
    theme = Theme()._replace(stationery=Stationery(**own))  # type: ignore[arg-type]
    return set_corners(document, Typesetter(document, theme, Place("x")))


def words(found: Corners[SetRunningHead]) -> list[str]:
    return [corner.text_box(3, 12).plain_text() for corner in found]


def test_a_theme_without_words_has_those_of_the_document() -> None:
    assert words(corners()) == ["INTERNAL", "Briefing · REF/719 August", "INTERNAL", "Page 3/12"]


def test_places_are_filled() -> None:
    own = corners(
        head_left="{marking} {title}", head_right="{reference}, {date}", foot_left="", foot_right="{page} of {pages}"
    )
    assert words(own) == ["INTERNAL A title", "REF/7, 19 August", "", "3 of 12"]


def test_every_digit_says_what_it_is() -> None:
    own = corners(foot_right="Square 7 {page}", head_right="{reference}", allowed=(("Square 7", "an address"),))
    runs = [run for corner in own for run in corner.text_box(3, 12).runs]
    meant = {run.text: (run.meaning.role, run.meaning.reason) for run in runs if run.meaning}
    assert meant == {
        "INTERNAL": ("name", ""),
        "REF/7": ("reference", ""),
        "Square 7": ("allowed", "an address"),
        "3": ("page", ""),
    }


def test_after_an_error_within_furniture_what_follows_is_content_again() -> None:
    canvas = PageCanvas((595, 842), Theme().faces)
    decoration = canvas.mark(None)
    with pytest.raises(ValueError, match="while drawing"), canvas.furniture():
        assert canvas.mark(None) != decoration
        raise ValueError("while drawing")
    assert canvas.mark(None) == decoration
