"""Values, note marks and notes: what a program finds, the ways there and back, and what the read-back refuses."""

import pytest

from briefing.document.blocks import (
    Column,
    DataTable,
    KeyFigures,
    Mark,
    Mention,
    Notes,
    Paragraph,
    Stamp,
    Text,
    Tile,
)
from briefing.document.occurrences import Occurrence, Role
from briefing.errors import Place, ProofError
from briefing.html.elements import prove, shown_by
from tests.conftest import all_cases
from tests.html.conftest import make_document, written

NOTES = Notes("Notes", ((Text("one"),), (Mention("f", "about 1200"), Mark(1))))


@pytest.mark.parametrize(
    ("fact", "attributes"),
    [
        ("f", {"value": "1200", "data-fact": "f", "data-qualifier": "about", "data-unit": "pupils"}),
        ("range", {"value": "1.5/2", "data-fact": "range", "data-qualifier": "between", "data-unit": "USD"}),
    ],
)
def test_value_can_be_read_by_a_program(html_of, elements, fact, attributes):
    (data,) = elements(html_of(Paragraph((Mention(fact, "about that"),))), "data")
    assert data.words == "about that"
    assert data.attributes == {"data-role": "value", **attributes}


def test_value_and_mark_are_one_link(html_of, elements):
    markup = html_of(Paragraph((Text("has "), Mention("f", "about 1200"), Mark(1), Mark(2), Text("."))), NOTES)
    first, second, back, *_ = elements(markup[markup.index("<p>has ") : markup.index("</main>")], "a")
    assert (first.words, first.attributes["href"], first.attributes["id"]) == ("about 1200\u00a0[1", "#note-1", "ref-1")
    assert (second.words, second.attributes["href"], second.attributes["id"]) == ("2", "#note-2", "ref-2")
    assert (back.words, back.attributes["href"], back.attributes["role"]) == ("1", "#ref-1", "doc-backlink")


def test_only_the_first_mark_is_led_back_to(html_of):
    markup = html_of(Paragraph((Text("a"), Mark(1))), Paragraph((Text("b"), Mark(1))), NOTES)
    assert markup.count('id="ref-1"') == 1
    assert markup.index('id="ref-1"') < markup.index("<p>b")


def test_note_without_a_mark_leads_nowhere(html_of, elements):
    markup = html_of(Notes("Notes", ((Text("one"),),)))
    assert not elements(markup, "a")
    assert elements(markup, "li")[0].attributes == {"id": "note-1"}


def test_mark_without_a_note_is_no_link(html_of, elements):
    assert not elements(html_of(Paragraph((Text("a"), Mark(7)))), "a")


@pytest.mark.parametrize(("before", "name"), [((Text("word"),), "sup"), ((), "span"), ((Text("Notes "),), "span")])
def test_marks_are_raised_behind_words_only(html_of, elements, before, name):
    (marks,) = elements(html_of(Paragraph((*before, Mark(1), Mark(2)))), kind="marks")
    assert marks.name == name
    assert marks.words == ("\u00a0[1,\u00a02]" if name == "sup" else "1, 2")


def test_marks_of_notes_that_follow_one_another_are_a_range(html_of, elements):
    notes = Notes("Notes", ((Text("one"),),) * 5)
    markup = html_of(Paragraph((Text("Notes "), Mark(1), Mark(3), Mark(4), Mark(5))), notes)
    (marks,) = elements(markup, kind="marks")
    assert marks.words == "1, 3–5"
    assert [e.attributes["href"] for e in elements(markup, "a")][:3] == ["#note-1", "#note-3", "#note-5"]
    assert elements(markup, "li")[3].attributes == {"id": "note-4"}
    assert 'href="#ref-4"' in markup
    assert 'id="ref-4"' in markup


def test_tile_leads_to_its_note(html_of, elements):
    tile = Tile("f", "≈", "1200", (Text("pupils"),), (Stamp("2024", Role.PERIOD),), (Mark(1),))
    markup = html_of(KeyFigures("Key figures", (tile,)), NOTES)
    assert elements(markup, "data")[0].words == "≈1200"
    assert elements(markup, "a")[0].attributes["href"] == "#note-1"


def test_table_has_header_cells_and_a_region_that_scrolls(html_of, elements):
    columns = (Column("What", 0.5), Column("Figure", 0.5, right=True))
    rows = (
        ((Text("a"),), (Mention("f", "about 1200"),)),
        ((), (Mention("range", "1.5 to 2"),)),
        ((Text("b"),), (Text("none"),)),
    )
    table = DataTable("table-1", Stamp("Table 1", Role.CAPTION), (Text("Title"),), columns, rows, (Text("Source"),))
    found = elements(html_of(table))
    heads = [(e.words, e.attributes["scope"], e.attributes.get("rowspan")) for e in found if e.name == "th"]
    assert heads == [("What", "col", None), ("Figure", "col", None), ("a", "rowgroup", "2"), ("b", "row", None)]
    region = next(e for e in found if e.attributes.get("role") == "region")
    assert (region.attributes["tabindex"], region.attributes["aria-labelledby"]) == ("0", "table-1-caption")


@pytest.mark.parametrize("name", ["seed", "second"])
def test_quoted_notes_are_claims(editions, elements, name):
    markup = editions[name].data.decode()
    claims = [e for e in elements(markup, "li") if e.attributes.get("itemtype") == "https://schema.org/Claim"]
    quotes = [e for e in elements(markup, "q") if e.attributes.get("itemprop") == "text"]
    assert len(claims) == len(quotes) > 20
    within = elements(markup[markup.index('<li id="note-1"') : markup.index('<li id="note-2"')])
    given = [(e.attributes["itemprop"], e.attributes.get("content", "")) for e in within if "itemprop" in e.attributes]
    assert [key for key, _ in given] == [
        "text",
        "author",
        "name",
        "appearance",
        "publisher",
        "name",
        "datePublished",
        *["inLanguage"] * (name == "seed"),
    ]
    assert dict(given)["name"] and "{" not in "".join(content for _, content in given)


def test_values_agree_with_the_colophon(editions):
    for edition in editions.values():
        assert f'data-role="count">{edition.values}</span>' in edition.data.decode()


PLACE = Place("facts.yaml")
DECLARED = (Occurrence(Role.VALUE, "about 1200", fact="f"), Occurrence(Role.PERIOD, "in 2024"))
PAGE = '<p><data data-role="value" data-fact="f">about <b>1200</b></data> <i data-role="period">in 2024</i>.</p>'


def test_counts_the_values():
    assert prove(PAGE.encode(), DECLARED, {"f"}, PLACE) == 1


@all_cases(
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
