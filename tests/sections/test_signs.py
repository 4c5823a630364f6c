"""Who types a character that no face can print is named: a template, a language, a theme, by its line."""

from pathlib import Path

import pytest

from briefing import Options, check
from briefing.errors import BriefingError
from tests.conftest import make_checked_folder

EXTENDS = '{% extends "builtin/sections/generic.md.j2" %}'
FILES = {
    "templates/sections/ferry.md.j2": EXTENDS + "\n{% block caveats %}\na SIGN\n{% endblock %}\n",
    "theme.yaml": "extends: print\nwordings:\n  notes: 'Notes SIGN'\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_checked_folder(tmp_path / "new")
    return tmp_path / "new"


def glyphs(folder: Path, options: Options | None = None) -> list[tuple[str, int, int, str]]:
    with pytest.raises(BriefingError) as caught:
        check(folder / "facts.yaml", options)
    found = [d for d in caught.value.diagnostics if d.rule in ("glyph", "script")]
    return [(Path(d.place.file).name, d.place.line, d.place.column, d.message) for d in found]


@pytest.mark.parametrize(("name", "column"), [("templates/sections/ferry.md.j2", 3), ("theme.yaml", 17)])
@pytest.mark.parametrize(
    ("sign", "said"),
    [
        ("\u4eba", 'the character U+4EBA "\u4eba"'),
        ("\u4eba\u8005", 'the letters of "\u4eba\u8005"'),
        ("\u05d0\u05d1", "Hebrew is written from right to left"),
        ("\u0915\u094d\u0937", "Devanagari joins its letters"),
        ("x\u0305\u0305", "the mark U+0305"),
    ],
)
def test_a_sign_is_found_where_it_is_typed(name: str, column: int, sign: str, said: str, folder: Path) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(FILES[name].replace("SIGN", sign), encoding="utf-8")
    ((file, line, at, message),) = glyphs(folder)
    assert (file, line, at) == (Path(name).name, 3, column + ("\u0305" in sign))
    assert said in message


def test_a_language_beside_the_facts_is_named(folder: Path) -> None:
    turkish = folder / "languages" / "tr"
    turkish.mkdir(parents=True)
    ours = Path(__file__).parents[1] / "languages" / "tr"
    (turkish / "grammar.yaml").write_text((ours / "grammar.yaml").read_text("utf-8"), encoding="utf-8")
    words = (ours / "messages.po").read_text("utf-8")
    (turkish / "messages.po").write_text(words.replace('msgstr "Notlar"', 'msgstr "Notlar \u5f8c"'), encoding="utf-8")
    ((file, line, _, message),) = glyphs(folder, Options(language="tr"))
    assert (file, line) == ("messages.po", words.splitlines().index('msgstr "Notlar"') + 1)
    assert "U+5F8C" in message


@pytest.mark.parametrize("escape", ["\\u202e", "\\u2067", "\\u200e"])
def test_unseen_signs_of_alternative_texts_and_allowances_are_refused(escape: str, folder: Path) -> None:
    closed = escape + "n" + {"\\u202e": "\\u202c", "\\u2067": "\\u2069"}.get(escape, "")
    (folder / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    )
    (folder / "theme.yaml").write_text(f'logo: {{file: logo.svg, words: "", alt: "a {closed}"}}\n')
    assert {(file, line) for file, line, *_ in glyphs(folder)} == {("theme.yaml", 1)}
    (folder / "theme.yaml").unlink()
    facts = folder / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("the name of a place", f'"{closed}"', 1), encoding="utf-8")
    assert {file for file, *_ in glyphs(folder)} == {"facts.yaml"}
