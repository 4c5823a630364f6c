"""Themes from files, and all of their problems, each with its place, rule and hint."""

import json
from pathlib import Path

import pytest

from briefing.errors import LoadError
from briefing.layout.styles import PageTemplate
from briefing.themes.load import MAX_FONT, load_theme, parse_theme
from briefing.themes.model import json_schema
from briefing.themes.theme import MM, PAGE_SIZES, THEMES, Faces, Theme
from tests.conftest import all_cases
from tests.themes.files import branded, png


def problems(text: str, folder: Path = Path()) -> list[str]:
    """Place, rule and message of each problem of a theme called theme.yaml."""
    with pytest.raises(LoadError) as caught:
        parse_theme(text.encode(), folder / "theme.yaml")
    return [
        f"{d.place.line}:{d.place.column} {d.rule}: {d.message}" + (f" | {d.hint}" if d.hint else "")
        for d in caught.value.diagnostics
    ]


def theme(text: str) -> Theme:
    return parse_theme(text.encode(), Path("theme.yaml"))


@pytest.mark.parametrize("name", THEMES)
def test_a_shipped_theme_is_found_by_its_name_and_can_be_extended_by_nothing(name: str) -> None:
    assert load_theme(name) is THEMES[name]
    assert theme(f"extends: {name}")._replace(name=name) == THEMES[name]


def test_colours_reach_the_charts_unless_these_have_their_own() -> None:
    own = theme('colours: {dark: "#7a1f1f", grey: 404040}\ncharts: {muted: "#555555"}')
    assert (own.dark, own.bar, own.grey, own.muted, own.highlight) == (
        "#7A1F1F",
        "#7A1F1F",
        "#404040",
        "#555555",
        Theme().accent,
    )


def test_the_size_of_the_text_takes_all_others_along() -> None:
    own = theme("type: {body: 12, title: 30}")
    assert (own.body_size, own.body_leading, own.note_size, own.baseline) == (12, 17.4, 9.6, 5.4)
    assert own.title_size == 30
    assert theme("type: {leading: 1.6}").body_leading == 16


@pytest.mark.parametrize(("given", "indent"), [("", 44), ("margin-column: 50", 56), ("margin-column: 0", 0)])
def test_the_margin_column_is_as_wide_as_the_theme_says_or_not_there(given: str, indent: float) -> None:
    own = theme(f"page: {{{given}}}")
    assert PageTemplate.of(own, own.page).indent == pytest.approx(indent * MM)


@pytest.mark.parametrize(
    ("size", "expected"),
    [("letter", PAGE_SIZES["letter"]), ("A4", PAGE_SIZES["a4"]), ("[148, 210]", (148 * MM, 210 * MM))],
)
def test_the_page_has_a_name_or_two_sides(size: str, expected: tuple[float, float]) -> None:
    own = theme(f"page: {{size: {size}, margins: {{top: 25, side: 15}}}}")
    assert own.page == pytest.approx(expected)
    assert (own.margin_top, own.margin_x) == pytest.approx((25 * MM, 15 * MM))


def test_header_footer_logo_faces_and_numbering_are_kept(tmp_path: Path) -> None:
    text = """\
faces: {regular: regular.ttf, bold: bold.ttf}
logo: {file: crest.svg, alt: A crest, words: '', height: 10}
header: {left: "Ministry · {marking}"}
footer: {right: "{page} of {pages}, Square 7"}
allowed: [{text: Square 7, reason: an address}]
numbering: decimal
"""
    own = load_theme(branded(tmp_path, text))
    head = own.stationery
    assert (head.head_left, head.head_right, head.foot_right) == (
        "Ministry · {marking}",
        None,
        "{page} of {pages}, Square 7",
    )
    assert (head.allowed, head.numbering) == ((("Square 7", "an address"),), "decimal")
    assert head.logo is not None and (head.logo.alt, head.logo.width) == ("A crest", pytest.approx(20 * MM))
    assert own.faces.italic == own.faces.regular != own.faces.bold == own.faces.bold_italic
    assert own.name == "theme"


@all_cases(
    ("text", "expected"),
    [
        (
            "",
            "1:1 yaml: the theme is empty | "
            'it has keys such as extends:, colours: and logo:, as in colours: {dark: "#12436D"}',
        ),
        (
            "extends: dfault",
            '1:10 unknown-word: extends is "dfault"; known are default, print, large | did you mean "default"?',
        ),
        ("colors: {ink: 000000}", '1:1 unknown-key: the theme has no key "colors" | did you mean "colours"?'),
        (
            "colours: {ink: navy}",
            '1:16 colour: colours: ink is "navy", which is not a colour | '
            'write six hexadecimal digits in quotation marks, such as "#12436D"',
        ),
        (
            "colours:\n  ink: #123456",
            '2:3 empty-value: "ink" is left empty | what follows a # is a comment: write "#123456" in quotation marks',
        ),
        (
            'colours: {accent: "#FF8800"}',
            "1:19 contrast: accent #FF8800 on panel #F3F5F8 has a contrast of 2.19:1; it needs 4.5:1 | "
            "#A85A00 would do for accent",
        ),
        (
            'colours: {panel: "#1A1F2B"}',
            "1:18 contrast: ink #1A1F2B on panel #1A1F2B has a contrast of 1.00:1; it needs 4.5:1 | "
            "#83868D would do for ink",
        ),
        (
            'charts: {bar: "#DDDDDD"}',
            "1:15 contrast: bar #DDDDDD on paper #FFFFFF has a contrast of 1.36:1; it needs 3:1 | "
            "#929292 would do for bar",
        ),
        ("type: {body: 40}", "1:14 out-of-range: type: body is 40; it may be from 6 to 36"),
        (
            "type: {body: big}",
            '1:14 number-form: type: body is "big", which is not a plain number | '
            "write it in the digits 0 to 9, such as 10.5",
        ),
        ("type: {body: [1]}", "1:8 type: type: body should be a number, not a list"),
        (
            "page: {size: a5}",
            '1:14 page-size: page: size is "a5", which is no page size | '
            "write a4, letter, or width and height in millimetres, such as [148, 210]",
        ),
        ("page: {size: [148, 2100]}", "1:8 out-of-range: page: size is 2100; it may be from 100 to 600"),
        (
            "page: {size: [148, 210], margins: {side: 40}}",
            "1:1 page: page: 68 × 172 mm are left for the text | it needs 80 × 120 mm at least",
        ),
        ("faces: {regular: a.ttf}", "1:1 missing-key: faces has no bold | add bold:"),
        ("logo: {file: a.svg, words: ''}", "1:1 missing-key: logo has no alt | add alt:"),
        ("logo: {file: a.svg, alt: a}", "1:1 missing-key: logo has no words | add words:"),
        (
            "header: {left: 'Some 12 {marking}'}",
            '1:22 value-without-fact: header: left holds "12", which no fact backs | '
            "a value comes from a fact; if it is none, put the words under allowed:, with a reason",
        ),
        (
            "footer: {right: '{marking}{pages} ships'}",
            '1:27 stamp-in-text: footer: right has {pages} where its number reads as if it counted something | '
            "leave out the word or sign beside it",
        ),
        (
            "header: {right: '{marking} £{page}'}",
            '1:29 stamp-in-text: header: right has {page} where its number reads as if it counted something | '
            "leave out the word or sign beside it",
        ),
        (
            "header: {right: 'of {pgs}'}",
            '1:21 placeholder: header: right has no place "{pgs}" | '
            "there are {marking}, {title}, {reference}, {date}, {page}, {pages}",
        ),
        (
            "footer: {left: Ministry}",
            "1:16 marking: footer leaves the handling marking out | "
            "write {marking} at the left or at the right; it prints nothing where a briefing has none",
        ),
        ("logo: {file: a.svg, alt: ' ', words: ''}", "1:26 text-form: logo: alt is blank"),
        ("header: {left: {}}", "1:10 type: header: left should be a text, or a text for each language"),
        ("header: {left: {en: [x]}}", "1:10 type: header: left should be a text, or a text for each language"),
        (
            "header: {left: {English: x}}",
            '1:10 language-code: header: left has "English", which is no language code such as en, az or en-GB',
        ),
        (
            "header: {left: {en: '{marking}', ru: 'Комната 12 {marking}'}}",
            '1:47 value-without-fact: header: left holds "12", which no fact backs | '
            "a value comes from a fact; if it is none, put the words under allowed:, with a reason",
        ),
        (
            "numbering: roman",
            '1:12 unknown-word: numbering is "roman"; known are none, decimal | '
            "write one of these, or leave it out",
        ),
    ],
)  # fmt: skip
def test_each_problem_is_told_at_its_place(text: str, expected: str) -> None:
    assert problems(text) == [expected]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "Министерство {marking}"), ("en-GB", "Ministry {marking}"), ("ka", "Ministry {marking}")],
)
def test_words_are_those_of_the_language(language: str, expected: str) -> None:
    text = "header: {left: {en: 'Ministry {marking}', ru: 'Министерство {marking}'}, right: '{title}'}"
    found = parse_theme(text.encode(), Path("theme.yaml"), language).stationery
    assert (found.head_left, found.head_right) == (expected, "{title}")


@all_cases("words", ["{page} of {pages}", "{page}/{pages}", "p. {page}", "{page} von {pages}", "{date} · {page}"])
def test_the_number_of_a_page_may_stand_as_it_does_in_books(words: str) -> None:
    assert theme(f"header: {{right: '{words}'}}").stationery.head_right == words


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    text = """\
colours: {dark: "#CCCCCC"}
faces: {regular: none.ttf, bold: there}
logo: {file: ../out.svg, alt: Out, words: ''}
header: {left: In 2024}
"""
    assert [line.split(" | ")[0] for line in problems(text, tmp_path)] == [
        "1:17 contrast: dark #CCCCCC on panel #F3F5F8 has a contrast of 1.47:1; it needs 4.5:1",
        '2:18 face: faces: regular: "none.ttf" is not there',
        '2:34 face: faces: bold: "there" is not a file',
        '3:14 logo: logo: file: "../out.svg" lies outside the folder of the theme',
        "4:16 marking: header leaves the handling marking out",
        '4:19 value-without-fact: header: left holds "2024", which no fact backs',
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("nowhere.yaml", "known: default, large, print"),
        ("larg", 'did you mean "large"?'),
        (".", "known: default, large, print"),
    ],
)
def test_a_theme_that_cannot_be_read_is_named(name: str, hint: str) -> None:
    with pytest.raises(LoadError) as caught:
        load_theme(name)
    (found,) = caught.value.diagnostics
    assert (found.rule, found.place.file) == ("file", name)
    assert found.hint == f"write the name of a file, or of a theme of ours; {hint}"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(png())
    (inside / "logo.png").symlink_to(tmp_path / "secret.png")
    (found,) = problems("logo: {file: logo.png, alt: A logo, words: ''}", inside)
    assert "lies outside the folder of the theme" in found


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "face.ttf").open("wb") as file:
        file.truncate(MAX_FONT + 1)
    (found,) = problems("faces: {regular: face.ttf, bold: face.ttf}", tmp_path)[:1]
    assert found == '1:18 face: faces: regular: "face.ttf" has more than 16 MB | give a smaller file'


def test_the_schema_names_every_key_and_no_null() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == {
        "extends", "colours", "charts", "type", "faces", "page", "logo", "header", "footer", "numbering", "allowed",
        "wordings",
    }  # fmt: skip
    assert "null" not in json.dumps(schema)
    assert Theme().faces == Faces()


@pytest.mark.parametrize(("language", "words"), [("ru", "тридцать судов"), ("az", "otuz gəmi"), ("ru", "thirty ships")])
def test_a_text_that_names_no_language_is_read_in_that_of_the_edition(language: str, words: str) -> None:
    with pytest.raises(LoadError, match="value-without-fact"):
        parse_theme(f"footer: {{left: {words}}}".encode(), Path("theme.yaml"), language)
