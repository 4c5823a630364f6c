"""What templates of mail may print: the words they were given, and no value of their own, whatever they send back."""

from pathlib import Path

import pytest

from briefing.document.blocks import Mention
from briefing.errors import TemplateError
from briefing.evidence.own_words.typed_values import read_html
from briefing.files import folder
from briefing.languages import language
from briefing.templating import mail_templates
from briefing.templating.mail_templates import (
    MailContent,
    MailKeyFigure,
    MailNote,
    MailScope,
    TextAndHtml,
    literal,
    render_mail,
)
from briefing.templating.printing import Words
from briefing.templating.render import Rendered
from tests.conftest import all_cases

LETTER = MailContent(
    literal("A <b> title"), literal("en-GB"), literal("x.pdf"), key_points=(TextAndHtml("at 7 [1]", "at 7<i>1</i>"),)
)
FOLDERS = (folder("templates"),)


def test_each_reading_gets_its_own_words() -> None:
    said = render_mail(LETTER, language("en"), FOLDERS)
    assert "A <b> title" in said.text and "- at 7 [1]" in said.text
    assert "A &lt;b&gt; title" in said.html and "at 7<i>1</i></li>" in said.html
    assert "\x02" not in said.text + said.html


def test_words_of_a_template_are_escaped_in_html_alone() -> None:
    for root, shown in (("email.txt.j2", "a < b"), ("email.html.j2", "a &lt; b")):
        scope = MailScope(LETTER, language("en"), root)
        scope.to_marker("a < b", "str")
        assert scope.markers.payloads == [Words(shown)]


@pytest.mark.parametrize("sent", [Words("42 people"), Words("<b title='42'>"), Mention("x", "42")])
def test_what_its_process_sends_of_its_own_is_not_printed(
    sent: Words | Mention, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "email.html.j2").write_text("Hello", encoding="utf-8")
    rendered = Rendered("Hello \x020\x03", (sent,), frozenset(), ())
    monkeypatch.setattr(mail_templates, "render_templates", lambda templates, scope: rendered)
    if isinstance(sent, Mention):
        assert "42" not in render_mail(LETTER, language("en"), (tmp_path, *FOLDERS)).html
        return
    with pytest.raises(TemplateError, match="42"):
        render_mail(LETTER, language("en"), (tmp_path, *FOLDERS))


@all_cases(
    ("markup", "seen"),
    [
        ("<p style='width:600px'>one</p>", "one"),
        ('<img width="568" alt="42 people">', "42 people"),
        ("<a title='42'>x</a>", "42 x"),
        ("<style>\np { margin: 12px }\n</style>after", "after"),
        ("<!-- 42 -->after", "after"),
        ("4&#50;&ensp;a &lt; 7", "42 a < 7"),
        ("2 < 3", "2 < 3"),
    ],
)
def test_of_markup_only_what_is_read_counts(markup: str, seen: str) -> None:
    assert " ".join(read_html(markup).split()) == seen


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("email.txt.j2", 'Hello ni{{ "ne" }} people'),
        ("email.html.j2", "<p>Hello ni<b>ne</b> people</p>"),
        ("email.html.j2", "<p>Hello <input value='77'></p>"),
        ("email.html.j2", "<ol start=77><li>Hello</ol>"),
        ("email.html.j2", "<p title='ninety people'>Hello</p>"),
    ],
)
def test_a_mail_is_searched_for_numbers_as_it_is_read(name: str, body: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(body, encoding="utf-8")
    with pytest.raises(TemplateError, match=r"j2:1:\d+ value-without-fact"):
        render_mail(LETTER, language("en"), (tmp_path, *FOLDERS))


@pytest.mark.parametrize(
    ("name", "body", "is_refused"),
    [
        ("email.txt.j2", "almost {{ key_figures[0].value }}", True),
        ("email.txt.j2", "£{{ key_figures[0].value }}", True),
        ("email.txt.j2", "It is {{ notes[0].number }} people", True),
        ("email.html.j2", "<p>not <b>{{ key_figures[0].value }}</b></p>", True),
        ("email.html.j2", "<p>{{ key_figures[0].value }}</p><p>or more</p>", False),
        ("email.txt.j2", "[{{ notes[0].number }}] {{ notes[0].text }}: {{ key_figures[0].value }}.", False),
    ],
)
def test_a_template_of_a_mail_puts_nothing_beside_a_value(
    name: str, body: str, is_refused: bool, tmp_path: Path
) -> None:
    figure = MailKeyFigure(*map(literal, ("84 people", "who came", "in 2024", "")))
    letter = LETTER._replace(key_figures=(figure,), notes=(MailNote(literal("1"), literal("said so"), literal("")),))
    (tmp_path / name).write_text(body, encoding="utf-8")
    if is_refused:
        with pytest.raises(TemplateError, match="beside-value"):
            render_mail(letter, language("en"), (tmp_path, *FOLDERS))
    else:
        assert "84 people" in render_mail(letter, language("en"), (tmp_path, *FOLDERS)).text
