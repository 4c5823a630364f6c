"""The mail of a built briefing: what its summary says, its charts, what templates may change and what they may not."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from briefing import Options, build
from briefing.document.blocks import Mark, Text
from briefing.document.drawing import DisplayList, PathOp
from briefing.errors import TemplateError
from briefing.files import seed
from briefing.mail.compose import CHART_WIDTH, WIDE_CHART, chart_png, compose_mail, text_and_html, wrap_text
from briefing.mail.mail import Mail, as_draft
from briefing.results import Built
from briefing.themes.pictures import read_png
from briefing.themes.theme import Faces
from tests.conftest import slow_case, without_texts

MARKINGS = {"en": "PUBLIC", "ru": "ОТКРЫТО", "az": "AÇIQ"}
VALUES = {
    "en": [
        "about 160,000 pupils [11]",
        "more than 800,000 learners [12]",
        "at least 15 million tons of cargo a year [9]",
    ],
    "ru": ["около 160 000 учеников [11]", "более 800 000 учащихся [12]", "не менее 15 млн тонн груза в год [9]"],
    "az": ["təxminən 160.000 şagird [11]", "800.000 nəfərdən çox [12]", "ildə ən azı 15 milyon ton yük [9]"],
}


@pytest.fixture(scope="module")
def editions() -> dict[str, Built]:
    return {code: build(seed(), Options(language=code)) for code in MARKINGS}


@pytest.fixture(scope="module")
def mails(editions: dict[str, Built]) -> dict[str, Mail]:
    return {code: compose_mail(built) for code, built in editions.items()}


@pytest.mark.parametrize("code", MARKINGS)
def test_a_draft_carries_the_very_file_that_was_built(code: str, editions, mails) -> None:
    made = message_from_bytes(as_draft(mails[code], datetime(2026, 1, 1, tzinfo=UTC)), policy=SMTP)
    [attached] = made.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (editions[code].name, editions[code].data)
    assert made["Subject"] == f"[{MARKINGS[code]}] {editions[code].checked.document.title}".replace("\u00a0", " ")
    assert made["Content-Language"].partition("-")[0] == code


@pytest.mark.parametrize("code", MARKINGS)
def test_values_keep_their_qualifiers_and_note_numbers(code: str, mails) -> None:
    text = " ".join(mails[code].text.replace("\u00a0", " ").split())
    assert [value for value in VALUES[code] if f"- {value}" not in text] == []
    html = mails[code].html.replace("\u00a0", " ").replace("\u202f", " ")
    for value in VALUES[code]:
        words, number = value.removesuffix("]").split(" [")
        assert re.search(rf"{re.escape(words)}<sup [^>]+> \[{number}\]</sup>", html), value


@pytest.mark.parametrize("code", MARKINGS)
def test_each_number_of_a_note_leads_to_one(code: str, mails) -> None:
    text = mails[code].text
    named = {int(n) for found in re.findall(r"\[([0-9, \n]+)\]", text) for n in found.split(",")}
    told = {int(n) for n in re.findall(r"^\[([0-9]+)\] ", text, re.MULTILINE)}
    assert told == named


@pytest.mark.parametrize("code", MARKINGS)
def test_both_readings_say_the_marking_the_digest_and_how_to_verify(code: str, editions, mails) -> None:
    for reading in (mails[code].text, mails[code].html):
        assert MARKINGS[code] in reading
        assert f"make-briefing verify {editions[code].name}" in reading
        assert re.search(r"\b[0-9a-f]{64}\b", reading)
    assert mails[code].html.startswith(f'<!DOCTYPE html>\n<html lang="{mails[code].language}">')


def test_no_more_than_two_charts_are_shown_each_with_alternative_text(mails) -> None:
    mail = mails["en"]
    shown = re.findall(r'<img [^>]*src="cid:([^"]+)" alt="([^"]{40,})"', mail.html)
    assert [cid for cid, _ in shown] == [part.name for part in mail.pictures]
    assert len(shown) == 2
    assert all(read_png(part.data).width == CHART_WIDTH for part in mail.pictures)
    assert [alt for _, alt in shown if "second language: more than 800,000 (" in alt.replace("\u00a0", " ")]


@pytest.mark.parametrize("code", [slow_case("en"), "ru", slow_case("az")])
def test_charts_are_drawn_for_a_telephone_in_type_that_can_be_read_there(code: str, editions, mails) -> None:
    """The text of a mail is 328 pixels wide on a screen of 360, and a picture not wider than that."""
    built, pictures = editions[code], mails[code].pictures
    narrow = built.checked.drawer.narrow()
    drawn = [chart_png(drawing, built.checked.theme.faces) for drawing in narrow.values()][: len(pictures)]
    assert [part.data for part in pictures] == drawn
    sizes = [328 / d.width * op.size for d in narrow.values() for op in d.texts]
    assert min(sizes) >= 11


def test_a_chart_without_room_on_a_telephone_is_said_in_words_below_it() -> None:
    built = build(seed(), Options(sections=["education"]))
    drawer = built.checked.drawer
    tiny = replace(drawer, theme=drawer.theme._replace(body_size=1.0))
    mail = compose_mail(replace(built, checked=replace(built.checked, drawer=tiny)))
    assert "education-bars" not in tiny.narrow()
    assert [read_png(part.data).width for part in mail.pictures] == [WIDE_CHART]
    below = re.sub(r"<img[^>]*>", "", mail.html).replace("\u00a0", " ")
    assert "second language: more than 800,000 (claimed, 2024)" in below


def test_a_chart_is_drawn_as_it_is() -> None:
    red = PathOp((("M", 0, 0), ("L", 50, 0), ("L", 50, 40), ("L", 0, 40), ("Z",)), fill="#ff0000")
    data = chart_png(DisplayList(100, 40, (red,)), Faces())
    picture = read_png(data)
    row = picture.rgb[3 * picture.width * (picture.height // 2) :][: 3 * picture.width]
    pixels = [row[3 * x : 3 * x + 3] for x in (20, CHART_WIDTH // 4, CHART_WIDTH // 2 + 10, CHART_WIDTH - 20)]
    assert pixels == [b"\xff\xff\xff", b"\xff\0\0", b"\xff\xff\xff", b"\xff\xff\xff"]
    assert data == chart_png(DisplayList(100, 40, (red,)), Faces())


def test_lines_of_text_are_broken_between_words_and_items_hang(mails) -> None:
    assert max(map(len, mails["ru"].text.splitlines())) <= 78
    assert wrap_text("- " + "word " * 20 + "\n\n\n\n[12] " + "note " * 20).splitlines() == [
        "- word" + " word" * 14,
        "  word" + " word" * 4,
        "",
        "[12] note" + " note" * 13,
        "     note" + " note" * 5,
    ]
    assert wrap_text(text_and_html((Text("word " * 14 + "3\u00a0March\u00a02025, and"),)).text).splitlines() == [
        "word" + " word" * 13,
        "3 March 2025, and",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["<b>", '"&', "</title><script>"])
def test_what_facts_say_is_no_markup(mark: str, tmp_path: Path) -> None:
    text = without_texts(seed()).replace("marking: {en: PUBLIC", f"marking: {{en: '{mark}'")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    mail = compose_mail(build(tmp_path / "facts.yaml"))
    assert mark not in mail.html
    assert f"[{mark}]" in mail.text


def test_a_title_without_a_translation_is_words_alone_in_the_head(tmp_path: Path) -> None:
    text = without_texts(seed())
    head = text.index("  title:\n")
    text = text[:head] + "  title: Tea & talks\n" + text[text.index("  subtitle:", head) :]
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    mail = compose_mail(build(tmp_path / "facts.yaml", Options(language="ru")))
    assert "<title>Tea &amp; talks</title>" in mail.html
    assert '<span lang="en">Tea &amp; talks</span></h1>' in mail.html


def own(folder: Path, name: str, text: str, built: Built) -> Mail:
    (folder / name).write_text(text, encoding="utf-8")
    return compose_mail(built, folder)


def test_an_own_template_changes_one_reading(tmp_path: Path, editions, mails) -> None:
    text = '{% extends "builtin/email.txt.j2" %}{% block opening %}Dear reader,\n\n{{ mail.title }}\n{% endblock %}'
    mail = own(tmp_path, "email.txt.j2", text, editions["en"])
    assert mail.text.startswith("Dear reader,\n\nAliyev:")
    assert "more than 800,000 learners [12]" in mail.text
    assert mail.html == mails["en"].html


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text", "rule", "said"),
    [
        ("email.txt.j2", "Some 42 people", "value-without-fact", '"42"'),
        ("email.html.j2", '<p style="width:600px">42 people</p>', "value-without-fact", '"42"'),
        ("email.html.j2", '<p>&#52;&#50; people</p>{{ "" }}', "value-without-fact", '"4'),
        ("email.html.j2", '<img src="cid:x" alt="42 people">', "value-without-fact", '"42"'),
        ("email.txt.j2", '{{ "4" ~ "2" }}', "value-without-fact", '"42"'),
        ("email.txt.j2", "{{ mail.titel }}", "unknown-name", "titel"),
        ("email.txt.j2", "{{ sections }}", "unknown-name", "sections"),
        ("email.txt.j2", "{{ mail.__class__ }}", "template", "__class__"),
        ("email.html.j2", "{% include '../x' %}", "refused-template", "leads out"),
        ("email.html.j2", "{% for a in 'x' * 9999999 %}{% endfor %}", "template-limit", "plain numbers"),
    ],
)
def test_a_template_that_types_a_value_or_asks_too_much_is_refused(
    name: str, text: str, rule: str, said: str, tmp_path: Path, editions
) -> None:
    with pytest.raises(TemplateError) as caught:
        own(tmp_path, name, text, editions["en"])
    found = caught.value.diagnostics[0]
    assert Path(found.place.file).name == name
    assert (found.rule, said in found.message) == (rule, True), str(found)


def test_measures_and_colours_of_markup_are_no_values(tmp_path: Path, editions) -> None:
    text = '<style>p { margin: 12px }</style><!-- 600 --><p style="color:#112233; width:600px">{{ mail.title }}</p>'
    assert own(tmp_path, "email.html.j2", text, editions["en"]).html.startswith(text.partition("{{")[0])


def test_a_draft_says_that_it_is_one_and_an_embargo_stands_at_the_top(tmp_path: Path) -> None:
    text = without_texts(seed()).replace("state: final", "state: draft\n  embargo: 2024-08-21")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    mail = compose_mail(build(tmp_path / "facts.yaml"))
    head = " ".join(mail.text.partition("* Key points *")[0].replace("\u00a0", " ").split())
    assert "Draft" in head and "Embargoed until 21 August 2024" in head


def test_without_marking_the_subject_has_none(tmp_path: Path) -> None:
    text = re.sub(r"  marking: .*\n", "", without_texts(seed()))
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    built = build(tmp_path / "facts.yaml", Options(sections=["education"]))
    assert compose_mail(built).marking == ""
    assert compose_mail(replace(built, data=b"%PDF-")).attachments[0].data == b"%PDF-"


def test_notes_that_follow_one_another_are_a_range_in_both_forms() -> None:
    both = text_and_html((Text("So"), *map(Mark, (1, 3, 4, 5, 8))))
    assert both.text == "So [1, 3–5, 8]"
    assert "\u00a0[1, 3–5, 8]</sup>" in both.html
