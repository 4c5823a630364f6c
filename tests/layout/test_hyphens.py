"""Where a line may end in a hyphen, and where none may."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.document.blocks import Furniture, Heading, Inline, Link, Mention, Paragraph, Stamp, Text
from briefing.document.occurrences import Role
from briefing.layout.flowables import TextBox
from briefing.layout.lines import Strip, font_spans, hyphen_places, lines_in
from briefing.layout.runs import Node, Run
from tests.conftest import all_cases
from tests.layout.sample import A4, pages_of, typesetter_for

WIDTH, SIZE = 100, 3.2
FURNITURE = Furniture("", (), hyphenation=(("", "ru_RU"), ("en", "en_GB")))


def set_lines(text: str, width: float = WIDTH, dictionary: str = "ru_RU") -> tuple[Strip, ...]:
    return lines_in(font_spans([Run(text, "regular", SIZE, "#000000", hyphenation=dictionary)]), width)


def broken(text: str, width: float = WIDTH, dictionary: str = "ru_RU") -> list[str]:
    return [line.text.replace("\u00ad", "¬") for line in set_lines(text, width, dictionary)]


@all_cases(
    ("text", "dictionary", "shown"),
    [
        ("взаимодействие", "ru_RU", "вза¬и¬мо¬дей¬ствие"),
        ("«территориальной»,", "ru_RU", "«тер¬ри¬то¬ри¬аль¬ной»,"),
        ("representation", "en_GB", "rep¬res¬ent¬a¬tion"),
        ("Representation", "en_GB", "Rep¬res¬ent¬a¬tion"),
        ("every", "en_GB", "every"),
        ("REPRESENTATION", "en_GB", "REPRESENTATION"),
        ("representation9", "en_GB", "representation9"),
        ("representation-based", "en_GB", "representation-based"),
        ("representation@example.org", "en_GB", "representation@example.org"),
        ("representation.example", "en_GB", "representation.example"),
        ("a" * 3 + " representation " * 20, "en_GB", "a" * 3 + " representation " * 20),
    ],
)  # fmt: skip
def test_words_are_divided_where_three_letters_stand_on_either_side(text: str, dictionary: str, shown: str) -> None:
    ends = [0, *hyphen_places(text, dictionary), len(text)]
    assert "¬".join(text[start:end] for start, end in pairwise(ends)) == shown


THREE, LONG = "они говорили они говорили они говорили", "высокопревосходительствами"


@all_cases(
    ("text", "lines"),
    [
        (f"{THREE} {LONG} о", [f"{THREE} высокопревосходитель¬", "ствами о"]),
        (f"{THREE} они говорили {LONG} о", [f"{THREE} они говорили", f"{LONG} о"]),
        (f"{THREE} {LONG}", [THREE, LONG]),
        (f"{THREE} {LONG}\nо", [THREE, LONG, "о"]),
        ("высоко" * 15 + " о", ["высоко" * 9 + "вы¬", "соко" + "высоко" * 5 + " о"]),
        ("высоко" * 15, ["высоко" * 9 + "вы¬", "соко" + "высоко" * 5]),
    ],
)
def test_a_hyphen_ends_a_line_that_would_stay_too_empty(text: str, lines: list[str]) -> None:
    assert broken(text) == lines


def test_without_a_dictionary_no_word_is_divided() -> None:
    assert broken(f"{THREE} {LONG} о", dictionary="") == [THREE, f"{LONG} о"]


TEXTS = st.lists(
    st.sampled_from(["и", "об", "взаимодействиями", "государственного", "территориальной", "они", "«России»"])
)


@given(TEXTS, st.floats(26, 100))
def test_no_three_lines_end_in_a_hyphen_and_no_letter_is_lost(texts: list[str], width: float) -> None:
    lines = set_lines(" ".join(texts), width)
    joined = " ".join(line.text for line in lines).replace("\u00ad ", "")
    assert joined == " ".join(texts)
    assert all(line.width <= width + 0.01 for line in lines)
    assert "111" not in "".join(str(int(line.ends_in_hyphen)) for line in lines)


@all_cases(
    ("inline", "dictionaries"),
    [
        (Text("слова"), ["ru_RU"]),
        (Text("слова", strong=True), ["ru_RU"]),
        (Text("words", lang="en"), ["en_GB"]),
        (Text("sözlər", lang="az"), [""]),
        (Mention("fact", "более восьмисот"), [""]),
        (Mention("fact", "слова", quoted=True), [""]),
        (Stamp("сентябрь 2023", Role.PERIOD), [""]),
        (Link("https://example.org", (Text("адрес"),)), [""]),
    ],
)
def test_only_plain_words_are_divided_and_those_of_a_language_by_its_own_rules(
    inline: Inline, dictionaries: list[str]
) -> None:
    typesetter = typesetter_for(furniture=FURNITURE)
    runs = typesetter.runs((inline,), typesetter.styles.body, Node("P"))
    assert [run.hyphenation for run in runs] == dictionaries


@all_cases("name", ["title", "subtitle", "section", "heading", "subheading", "caption", "tile_label"])
def test_titles_headings_and_labels_are_never_divided(name: str) -> None:
    typesetter = typesetter_for(furniture=FURNITURE)
    (run,) = typesetter.runs((Text("слова"),), getattr(typesetter.styles, name), Node("P"))
    assert run.hyphenation == ""


@all_cases("count", range(30, 46))
def test_no_page_ends_in_a_hyphen_nor_parts_a_heading_from_its_text(count: int) -> None:
    """Every other line of the paragraph ends in a hyphen."""
    long = "правительственнойсамоуправляющейсятерриториально"
    text = " ".join(["и", long, "о"] * 12)
    blocks = (Paragraph((Text("line\n"),) * count), Heading(3, (Text("Heading"),)), Paragraph((Text(text),)))
    pages, _ = pages_of(*blocks, furniture=FURNITURE)
    lasts = [page.placed[-1].flowable for page in pages]
    assert all(isinstance(last, TextBox) and not last.lines(A4.text_width)[-1].ends_in_hyphen for last in lasts)
    assert all(last.plain_text() != "Heading" for last in lasts)


@pytest.mark.slow
def test_a_build_that_divides_no_word_reads_no_dictionary() -> None:
    code = (
        "import sys; from briefing import build; from briefing.files import seed;"
        "build(seed()); print('pyphen' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
