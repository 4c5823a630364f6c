"""The file as a whole: one file, nothing loaded, nothing run, the same bytes each time, its facts in it."""

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import NamedTuple, get_args

import pytest

from briefing.document.blocks import (
    Block,
    Break,
    Colophon,
    Column,
    Contents,
    DataTable,
    Heading,
    ItemList,
    KeyPoints,
    Link,
    Mark,
    Mention,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    Stamp,
    Text,
    TitleBlock,
    Tone,
    Toned,
)
from briefing.document.occurrences import Role
from briefing.html.body import RENDERERS
from briefing.proof.attachments import document_digest
from tests.conftest import all_cases

NAMES = ("seed", "second")
HOSTILE = (
    "</style><script>alert('x')</script>",
    "<img src=x onerror=alert()>",
    '" onmouseover="alert()" \'',
    "&lt;b&gt; &amp;amp; &lt;",
    "]]> <!-- -- > {{ fact }} \\\\ */ }",
    "\u202eevil\u202c \ufffd \ud800 \x00\x1b[",
)


@pytest.mark.parametrize("name", NAMES)
def test_same_input_gives_same_bytes(edition, editions, name):
    assert edition(name).data == editions[name].data


@pytest.mark.parametrize("name", NAMES)
def test_is_one_small_file_without_script(editions, elements, name):
    markup = editions[name].data.decode()
    assert len(markup) < 200_000
    found = elements(markup)
    assert not {e.name for e in found} & {"script", "iframe", "object", "embed", "form", "base"}
    assert not [key for e in found for key in e.attributes if key.startswith("on") or key == "style"]
    loaded = [value for e in found for key, value in e.attributes.items() if key == "src"]
    assert all(value.startswith("data:") for value in loaded)
    assert sum(e.name == "style" for e in found) == 1


@pytest.mark.parametrize("name", NAMES)
def test_policy_holds_for_the_one_style_sheet(editions, elements, name):
    head = elements(editions[name].data.decode())
    policy = next(e.attributes["content"] for e in head if e.attributes.get("http-equiv") == "Content-Security-Policy")
    style = next(e.words for e in head if e.name == "style")
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{hashed}'",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_links_lead_somewhere(editions, elements, name):
    found = elements(editions[name].data.decode())
    ids = [e.attributes["id"] for e in found if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    targets = [e.attributes["href"][1:] for e in found if e.attributes.get("href", "").startswith("#")]
    named = [
        i for e in found for key in ("aria-labelledby", "aria-describedby") for i in e.attributes.get(key, "").split()
    ]
    painted = re.findall(r"url\(#([^)]+)\)", editions[name].data.decode())
    assert targets
    assert {*targets, *named, *painted} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_facts_and_data_can_be_saved(editions, elements, name):
    markup = editions[name].data.decode()
    links = [e for e in elements(markup, "a") if "download" in e.attributes]
    files = {e.attributes["download"]: b64decode(e.attributes["href"].partition("base64,")[2]) for e in links}
    facts = json.loads(files.pop("facts.json"))
    assert facts["digest"] == document_digest(facts, None)
    assert facts["digest"] in markup
    assert {f["name"]: f["sha256"] for f in facts["files"]} == {n: sha256(d).hexdigest() for n, d in files.items()}
    assert len(files) == markup.count("<figcaption") > 0


@all_cases("text", HOSTILE)
def test_text_never_becomes_markup(html_of, elements, text):
    harmless = "plain"

    def page(words: str) -> str:
        run = (Text(words, strong=True, lang="ru"), Stamp(words, Role.NAME), Mention("f", words))
        blocks = (
            TitleBlock(run, run, (run,)),
            KeyPoints(words, ((Paragraph(run),),)),
            SectionBlock(words, run, (Toned(Tone.CAVEAT, words, (Paragraph(run),)), Heading(3, run, words)), (words,)),
            DataTable(words, Stamp(words, Role.CAPTION), run, (Column(words, 1),), ((run,),), run),
            Notes(words, (run,)),
        )
        return html_of(*blocks, title=words, draft=words)

    assert [e.name for e in elements(page(text))] == [e.name for e in elements(page(harmless))]
    assert "alert" not in " ".join(key for e in elements(page(text)) for key in e.attributes)


@all_cases(
    ("href", "attributes"),
    [
        ("https://example.org/?a=1&b=2", {"href": "https://example.org/?a=1&b=2", "rel": "noopener noreferrer"}),
        ("mailto:desk@example.org", {"href": "mailto:desk@example.org", "rel": "noopener noreferrer"}),
        ("#here", {"href": "#here"}),
        ("#nowhere", None),
        ("javascript:alert()", None),
        ("http://example.org", {"href": "http://example.org", "rel": "noopener noreferrer"}),
        ("ftp://example.org", None),
        ("data:text/html,x", None),
    ],
)
def test_links_lead_to_the_web_and_to_mail_only(html_of, elements, href, attributes):
    section = SectionBlock("here", (Text("Here"),), (Paragraph((Link(href, (Text("words"),)),)),))
    links = [e for e in elements(html_of(section), "a") if e.words == "words"]
    assert [e.attributes for e in links] == ([attributes] if attributes else [])


def test_no_link_stands_in_a_link(html_of):
    link = Link(
        "https://example.org", (Mention("f", "about 1200"), Mark(1), Link("mailto:a@example.org", (Text("b"),)))
    )
    markup = html_of(Paragraph((link,)), Notes("Notes", ((Text("n"),),)))
    paragraph = markup[markup.index("<p><a") :]
    assert paragraph[: paragraph.index("</p>")].count("<a ") == 1


def test_parts_have_the_ids_that_the_contents_lead_to(html_of, elements):
    sections = [SectionBlock(anchor, (Text("S"),), ()) for anchor in ("a", "b")]
    markup = html_of(Contents("Contents"), *sections, Notes("Notes", ((Text("n"),),)))
    anchors = ["a", "b", "notes"]
    assert [e.attributes["id"] for e in elements(markup, "section")] == anchors
    links = [e.attributes["href"] for e in elements(markup[markup.index("<nav") : markup.index("</nav>")], "a")]
    assert links == [f"#{anchor}" for anchor in anchors]


def test_of_parts_of_one_name_one_is_a_landmark(html_of, elements):
    """Who goes from one to the next could not tell them apart; each has its heading and its place all the same."""
    twice = [SectionBlock(anchor, (Text("Trade"),), (Paragraph((Text("Words"),)),)) for anchor in ("trade", "trade-2")]
    parts = [e for e in elements(html_of(*twice)) if e.name == "section"]
    assert [part.attributes["id"] for part in parts] == ["trade", "trade-2"]
    assert [part.attributes.get("aria-labelledby") for part in parts] == ["trade-name", None]


def test_contents_may_stand_in_a_section(html_of, elements):
    first, second = SectionBlock("a", (Text("A"),), (Contents("Contents"),)), SectionBlock("b", (Text("B"),), ())
    assert [e.attributes["href"] for e in elements(html_of(first, second), "a")] == ["#b"]


def test_every_kind_of_block_has_a_renderer():
    assert set(RENDERERS) == set(get_args(Block))


def test_a_block_without_a_renderer_is_named(html_of):
    class Unknown(NamedTuple):
        """A kind of block that HTML does not know."""

    with pytest.raises(NotImplementedError, match=r"no renderer for Unknown: .*document/blocks\.py"):
        html_of(Unknown())


def test_figures_leave_room_for_the_decimals_that_they_lack(html_of, elements):
    """So that their decimal signs stand below one another; the room is no text."""
    rows = tuple(((Text("row"),), (Stamp(words, Role.NAME),)) for words in ("9", "12.5"))
    columns = (Column("What", 1), Column("Figure", 1, right=True, decimal_sign="."))
    found = elements(html_of(DataTable("t", Stamp("Table 1", Role.CAPTION), (), columns, rows)))
    assert [e.attributes.get("data-room") for e in found if e.name == "td"] == [".0", None]


def test_tones_say_what_they_are(html_of, elements):
    blocks = (Toned(tone, str(tone).upper(), (Paragraph((Text("Words."),)),)) for tone in Tone)
    assert [e.words for e in elements(html_of(*blocks), kind="tone")] == [
        "ASSUMPTION Words.",
        "JUDGEMENT Words.",
        "CAVEAT Words.",
    ]


def test_languages_are_named(html_of, elements):
    runs = (Text("слово", lang="ru"), Mention("f", "цитата", quoted=True, lang="ru"), Break(), Text("word"))
    found = elements(html_of(Paragraph(runs)))
    assert found[0].attributes["lang"] == "en-GB"
    assert [(e.name, e.words) for e in found if e.attributes.get("lang") == "ru"] == [
        ("span", "слово"),
        ("q", "цитата"),
    ]


def test_lists_and_quotations_keep_their_shape(html_of):
    inner = ItemList(((Paragraph((Text("inner"),)),),), ordered=True)
    outer = ItemList(((Paragraph((Text("outer"),)), inner),))
    quotation = Quotation((Paragraph((Text("said"),)),), (Text("who"),))
    markup = html_of(outer, quotation)
    assert "<ul><li><p>outer</p><ol><li><p>inner</p></li></ol></li></ul>" in markup
    assert "<blockquote><p>said</p></blockquote><figcaption>who</figcaption>" in markup


def test_draft_is_unmistakable(html_of, elements):
    assert not elements(html_of(), kind="draft")
    found = elements(html_of(draft="Draft"))
    assert sum(e.attributes.get("class") == "draft" for e in found) == 2
    assert next(e.words for e in found if e.name == "title") == "Draft: A title"
    assert next(e.attributes["data-draft"] for e in found if e.name == "body") == "DRAFT"


def test_marking_stands_at_head_foot_and_on_printed_pages(html_of, elements):
    found = elements(html_of())
    assert [e.name for e in found if e.name in ("header", "footer") and "PUBLIC" in e.words] == ["header", "footer"]
    style = next(e.words for e in found if e.name == "style")
    assert '@bottom-left{content:"PUBLIC"' in style
    assert '@bottom-right{content:"Page " counter(page) " of " counter(pages)' in style


def test_colophon_is_a_part_of_its_own(html_of, elements):
    markup = html_of(Contents("Contents"), Colophon("How", ((Text("Made."),),)))
    assert [e.attributes["href"] for e in elements(markup, "a")] == ["#colophon"]
