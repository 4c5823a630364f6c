from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import files
from briefing.facts.load import load_briefing
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_places
from briefing.yaml_source.tree import Places
from tests.conftest import all_cases

TEXT = """\
plain: one two
single: 'it''s one'
double: "a \\u00e9 \\"b\\" c"
literal: |
  first line

    indented
  last
folded: >-
  some words
  more words

  new paragraph
list: [a, {b: c}]
items:
  - x
  - key: y
folded-plain: one
  two
"""


def places(text: str = TEXT) -> Places:
    return read_places(text.encode(), "f", Problems())


@all_cases(
    ("path", "line", "column"),
    [
        (("plain",), 1, 8),
        (("list",), 14, 1),
        (("list", 0), 14, 8),
        (("list", 1), 14, 11),
        (("list", 1, "b"), 14, 15),
        (("list", 1, "nope"), 14, 11),
        (("list", 7), 14, 1),
        (("items", 1, "key"), 17, 10),
        (("nope", "deeper"), 1, 1),
        (("plain", 0), 1, 8),
        ((), 1, 1),
    ],
)
def test_a_path_leads_to_its_scalar_or_key_or_nearest_ancestor(path, line, column):
    place = places().at(*path)
    assert (place.line, place.column) == (line, column)


def test_the_place_of_a_key():
    assert str(places().key("items", 1, "key")) == "f:17:5"
    assert str(places().key("items", "nope")) == "f:15:1"


@all_cases(
    ("path", "text", "word", "line", "column"),
    [
        (("plain",), "one two", "two", 1, 12),
        (("single",), "it's one", "one", 2, 16),
        (("double",), 'a é "b" c', "c", 3, 25),
        (("double",), 'a é "b" c', "é", 3, 12),
        (("literal",), "first line\n\n  indented\nlast\n", "line", 5, 9),
        (("literal",), "first line\n\n  indented\nlast\n", "indented", 7, 5),
        (("literal",), "first line\n\n  indented\nlast\n", "last", 8, 3),
        (("folded",), "some words more words\nnew paragraph", "more", 11, 3),
        (("folded",), "some words more words\nnew paragraph", "paragraph", 13, 7),
        (("folded-plain",), "one two", "two", 19, 3),
    ],
)
def test_a_character_of_a_text_leads_to_where_it_is_written(path, text, word, line, column):
    place = places().within(*path, offset=text.index(word))
    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize(("path", "offset"), [(("plain",), 99), (("list",), 3), (("nope",), 0)])
def test_an_offset_that_leads_nowhere_gives_the_nearest_place(path, offset):
    assert places().within(*path, offset=offset) == places().at(*path)


def without_blank_ends(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


@given(st.text(st.sampled_from("ab é\n"), min_size=1).map(without_blank_ends).filter(bool), st.data())
def test_every_character_of_a_literal_block_is_found(text, data):
    written = "key: |\n" + "".join(f"  {line}\n" if line.strip() else "\n" for line in text.split("\n"))
    offset = data.draw(st.sampled_from([at for at, character in enumerate(text) if character.strip()]))
    place = places(written).within("key", offset=offset)
    assert written.split("\n")[place.line - 1][place.column - 1] == text[offset]


def test_every_quote_of_the_seed_is_where_the_file_says():
    loaded = load_briefing(files.seed(), "seed")
    lines = Path(files.seed()).read_text(encoding="utf-8").splitlines()
    for key, fact in loaded.briefing.facts.items():
        for index, evidence in enumerate(fact.evidence):
            place = loaded.places.at("facts", key, "evidence", index, "quote")
            assert lines[place.line - 1][place.column :].startswith(evidence.quote)


@all_cases(
    ("written", "text", "word", "column"),
    [
        ('"Ze\\u0301 a\\u0308 bc"', "Zé ä bc", "bc", 22),
        ("Ze\u0301 a\u0308 bc", "Zé ä bc", "bc", 11),
        ("'o''e\u0301 x'", "o'é x", "x", 11),
        ('"a\\u3000b\\x20c d"', "a b c d", "d", 19),
        ("a\u2003b", "a b", "b", 6),
        ("o\u0302\u0323k", "ộk", "k", 7),
    ],
)
def test_letters_and_their_accents_become_one_and_are_found_where_they_are_typed(written, text, word, column):
    read = places(f"a: {written}\n")
    assert read.root.entries["a"].text == text
    assert read.within("a", offset=text.index(word)).column == column
