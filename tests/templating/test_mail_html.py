"""What the HTML of a mail may have is on a list; whatever is not, or is written in two ways, is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.commands.reference import topic_text
from briefing.errors import TemplateError
from briefing.evidence.own_words.typed_values import read_html
from briefing.files import folder
from briefing.languages import language
from briefing.templating.mail_templates import (
    ATTRIBUTES,
    PROPERTIES,
    TAGS,
    MailContent,
    find_refused,
    literal,
    render_mail,
)
from tests.conftest import all_cases
from tests.growth import cpu_seconds

LETTER = MailContent(literal("A <b> 'title'"), literal("en-GB"), literal("x.pdf"))
FOLDERS = (folder("templates"),)
START = "<p>Good morning, friends.</p>\n"


def refused(html: str) -> list[str]:
    return [found.what for found in find_refused(html)]


@all_cases(
    ("markup", "what"),
    [
        ("<iframe>", "the tag <iframe>"),
        ("<OBJECT data=x>", "the tag <object>"),
        ("<video poster=x>", "the tag <video>"),
        ("<link rel=stylesheet>", "the tag <link>"),
        ("<base>", "the tag <base>"),
        ("<button>", "the tag <button>"),
        ("<bdo lang=en>", "the tag <bdo>"),
        ("<math>", "the tag <math>"),
        ("<template>", "the tag <template>"),
        ("<p onmouseover='x'>", "the attribute onmouseover in <p>"),
        ("<td background='x'>", "the attribute background in <td>"),
        ("<img srcset='x'>", "the attribute srcset in <img>"),
        ("<ol reversed>", "the attribute reversed in <ol>"),
        ("<meta http-equiv='refresh'>", "the attribute http-equiv in <meta>"),
        ("<img src='//evil.example/a.png'>", 'src="//evil.example/a.png" in <img>'),
        ("<img src='data:image/png;base64,x'>", 'src="data:image/png;base64,x" in <img>'),
        ("<a href='jav&#97;script:x'>", 'the address "javascript:x" in <a>'),
        ("<a href='ftp://x.example'>", 'the address "ftp://x.example" in <a>'),
        ("<p href='https://x.example'>", 'the address "https://x.example" in <p>'),
        ("<p style='position:fixed'>", "the property “position”"),
        ("<p style='transform: scaleX(-1)'>", "the property “transform”"),
        ("<p style='unicode-bidi:bidi-override'>", "the property “unicode-bidi”"),
        ("<p style='text-transform: uppercase'>", "the property “text-transform”"),
        ("<p style='con/**/tent: x'>", "the property “con/**/tent”"),
        ("<p style='background: URL(x)'>", "“URL(x)” as the background"),
        ("<p style='color: var(--x)'>", "“var(--x)” as the color"),
        ("<p style='color: r\\\\65 d'>", "“r\\\\65 d” as the color"),
        ("<p style='font-family: Webdings'>", "“Webdings” as the font-family"),
        ("<p style='list-style: upper-roman'>", "“upper-roman” as the list-style"),
        ("<p style='text-decoration: line-through'>", "“line-through” as the text-decoration"),
        ("<style>p::before { color: red }</style>", "“p::before{” in a style sheet"),
        ("<style>@font-face { font-family: arial }</style>", "“@font-face{” in a style sheet"),
        ("<style>@import 'x';</style>", "“@import 'x';” in a style sheet"),
        ("<style>p { content: none }</style>", "the property “content”"),
        ("<style>@media print { p { counter-reset: a } }</style>", "the property “counter-reset”"),
        ("<style>p { color: red", "a <style> with a tag in it, or without an end"),
        ("<style>p { color: red </style>", "“color: red” in a style sheet"),
        ("<title><b></title>", "a <title> with a tag in it, or without an end"),
        ("<!--[if mso]><p><![endif]-->", "a comment"),
        ("<!-->", "a comment"),
        ("<p title='a>b'>", "“<p title='a”, which not all mail programs read alike"),
        ("<p/title=a>", "“<p/title=a”, which not all mail programs read alike"),
        ("<p class=a", "“<p class=a”, which not all mail programs read alike"),
        ("so < then", "“< then”, which not all mail programs read alike"),
        ("<?xml ?>", "“<?xml ?”, which not all mail programs read alike"),
        ("<![CDATA[x]]>", "“<![CDATA[x]]”, which not all mail programs read alike"),
    ],
)
def test_what_is_not_on_the_list_is_refused(markup: str, what: str) -> None:
    assert refused(markup) == [what]


def test_what_is_refused_is_told_at_its_line(tmp_path: Path) -> None:
    lines = {
        "<iframe>": "the tag <iframe>",
        "<p onclick='x'>": "onclick",
        "<p style='unicode-bidi: bidi-override'>": "the property “unicode-bidi”",
        "<style>p { content: none }</style>": "the property “content”",
        "<?xml ?>": "which not all mail programs read alike",
    }
    (tmp_path / "email.html.j2").write_text(START + "\n".join(lines), encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        render_mail(LETTER, language("en"), (tmp_path, *FOLDERS))
    found = caught.value.diagnostics
    assert {(one.rule, Path(one.place.file).name) for one in found} == {("mail-html", "email.html.j2")}
    assert [one.place.line for one in found] == [2, 3, 4, 5, 6]
    assert all(what in one.message for what, one in zip(lines.values(), found, strict=True))


@all_cases(
    "markup",
    [
        "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>A &lt; B</title></head></html>",
        "<a href='https://x.example/a?b=c&amp;d=e#f' title='more'>x</a> <a href='mailto:a@x.example'>y</a>",
        "<a href=#top>z</a>",
        "<table width='100%' cellpadding=0 role=presentation><tr><td align=center bgcolor='#fff'>x</td></tr></table>",
        "<p style='color: rgb(20, 30, 40) !important; margin: -1px auto; font-family: \"Segoe UI\", Arial;'>x</p>",
        "<style>:root { color-scheme: light dark } @media only screen and (max-width: 40em) { a, #b > p {} }</style>",
        "<!-- a note, as all read it - and no more -->",
        "<img src='cid:chart-a@x' alt='a > b'>".replace(" > ", " &gt; "),
        "<br/><hr />",
    ],
)
def test_what_mails_are_made_of_is_taken(markup: str) -> None:
    assert refused(markup) == []


def test_our_own_template_is_within_the_list(tmp_path: Path) -> None:
    (tmp_path / "email.html.j2").write_text('{% extends "builtin/email.html.j2" %}', encoding="utf-8")
    assert "A &lt;b&gt;" in render_mail(LETTER, language("en"), (tmp_path, *FOLDERS)).html


def test_a_value_is_no_part_of_a_tag(tmp_path: Path) -> None:
    for body in ("<p class={{ mail.title }}>", "<p style='color:{{ mail.title }}'>", "<{{ mail.file }}>"):
        (tmp_path / "email.html.j2").write_text(body, encoding="utf-8")
        with pytest.raises(TemplateError, match="mail-html"):
            render_mail(LETTER, language("en"), (tmp_path, *FOLDERS))


def test_the_guide_has_the_list() -> None:
    text = " ".join(topic_text("mail").split())
    for title, names in (("Tags", TAGS), ("Attributes", {*ATTRIBUTES, "href", "style"}), ("Properties", PROPERTIES)):
        assert f"{title}: {', '.join(sorted(names))}." in text


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "<style ",
        "<!-- ",
        "<a b",
        "<p title='",
        "<style></style>",
        "<p>",
        "<p class=a>",
        "a{}",
        "&",
        '<a alt=" ',
        "aaaa",
        "<b><!-- a -->",
        "<p style='color:red'>",
        "<style>@media a { p { color: red } }</style>",
    ],
)
@pytest.mark.parametrize("start", ["", "<a ", "<style>", "<p style='color:", "<p style='"])
def test_long_html_is_read_at_once(start: str, piece: str) -> None:
    html = start + piece * (400_000 // len(piece))
    begun = cpu_seconds()
    list(find_refused(html))
    read_html(html)
    assert cpu_seconds() - begun < 5


@given(st.text("<>/!-=\"' abp&;:{}@\\\\\n(", max_size=40))
def test_any_text_is_read(html: str) -> None:
    for found in find_refused(html):
        assert found.what
