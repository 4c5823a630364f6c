"""The read-back of HTML: what a file shows and was not declared, or hides, or changes, is found."""

import pytest

from briefing.document.blocks import Mention, Paragraph, Stamp, Text
from briefing.document.occurrences import Occurrence, Role
from briefing.errors import Place, ProofError
from briefing.html.declarations import prove, shown_by
from tests.html.files import make_document, written

PLACE = Place("facts.yaml")
DECLARED = (Occurrence(Role.VALUE, "about 1200", fact="f"), Occurrence(Role.PERIOD, "in 2024"))
PAGE = '<p><data data-role="value" data-fact="f">about <b>1200</b></data> <i data-role="period">in 2024</i>.</p>'


def test_counts_the_values():
    assert prove(PAGE.encode(), DECLARED, {"f"}, PLACE) == 1


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        (".</p>", " 7.</p>", "shows “7.”, which nothing declares"),
        (".</p>", " &#x664;.</p>", "shows “٤.”, which nothing declares"),
        (".</p>", "<svg><text>9</text></svg></p>", "shows “9”, which nothing declares"),
        ("1200", "1300", "should show “about 1200” (value)"),
        ("1200", "1300", "shows “about 1300” (value), which is not declared"),
        ("about <b>", "<b>", "should show “about 1200” (value)"),
        ('data-fact="f"', 'data-fact="g"', "shows “about 1200” (value), which is not declared"),
        ('<i data-role="period">in 2024</i>', "", "should show “in 2024” (period)"),
        ("<b>1200</b>", '<b data-role="period">1200</b>', "shows “1200”, which nothing declares"),
        ("</i>", "</p>", "closes"),
        ("<i ", "<style><i ", "should show “in 2024” (period)"),
    ],
)
def test_finds_what_disagrees(was, becomes, message):
    with pytest.raises(ProofError) as error:
        prove(PAGE.replace(was, becomes).encode(), DECLARED, {"f"}, PLACE)
    assert any(message in d.message and d.place == PLACE and d.hint for d in error.value.diagnostics)


def test_a_value_needs_a_fact():
    with pytest.raises(ProofError, match="no fact backs “about 1200”"):
        prove(PAGE.encode(), DECLARED, {"other"}, PLACE)


@pytest.mark.parametrize(
    "markup", ["<head><title>7</title></head>", "<style>a{b:7}</style>", "<svg><title>7</title><desc>8</desc></svg>"]
)
def test_what_nobody_sees_is_not_read(markup):
    assert shown_by(markup).loose == ()


def test_a_digit_in_plain_text_stops_the_file():
    with pytest.raises(ProofError, match="shows “1986”, which nothing declares"):
        written(make_document(Paragraph((Text("in 1986"),))))


def test_text_is_compared_as_a_browser_reads_it():
    runs = (Stamp("1 < 2 & 3\x00", Role.NAME), Mention("f", "\u202e1200\u202c &lt;"))
    assert written(make_document(Paragraph(runs))).values == 1
