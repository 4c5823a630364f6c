"""Where a column breaks its words into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.flowables import TextBox
from briefing.layout.lines import Strip, font_spans, lines_in, split_into_words, split_to_fit
from briefing.layout.runs import Run
from briefing.layout.styles import styles_of
from briefing.themes import fonts
from briefing.themes.theme import Theme
from tests.conftest import all_cases

WIDTH = 100


def runs(*texts: str) -> list[Run]:
    return [Run(text, "regular", 10, "#000000", node=None) for text in texts]


def set_lines(given: list[Run], width: float = WIDTH) -> tuple[Strip, ...]:
    return lines_in(font_spans(given), width)


def broken(*texts: str) -> list[str]:
    return [line.text for line in set_lines(runs(*texts))]


@all_cases(
    ("texts", "lines"),
    [
        (["one two three four five six"], ["one two three four", "five six"]),
        (["about 160 thousand pupils"], ["about 160 thousand", "pupils"]),
        (["about 160 thousand\u00a0pupils"], ["about 160", "thousand\u00a0pupils"]),
        (["it has passed four billion", "14", ", he says"], ["it has passed four", "billion14, he says"]),
        (["the close Russia–Azerbaijan ties"], ["the close Russia–", "Azerbaijan ties"]),
        (["in the years 2019–2023000"], ["in the years", "2019–2023000"]),
        (["first\nsecond"], ["first", "second"]),
        (["see https://example.org/somewhere"], ["see", "https://example.org/", "somewhere"]),
        (["see example.org/reports/2024"], ["see example.org/", "reports/2024"]),
        (["in the business year 2023/24"], ["in the business year", "2023/24"]),
        (["it is the paper RS/2025/07"], ["it is the paper", "RS/2025/07"]),
        (["We saw 68\u00a0important\u00a0points of it"], ["We saw 68\u00a0important\u00a0", "points of it"]),
        (["There are 26\u00a0universities\u00a0[24]."], ["There are", "26\u00a0universities\u00a0[24]."]),
        (["no word of a line stands it"], ["no word of a line", "stands it"]),
        (["no word of a line stands alone"], ["no word of a line stands", "alone"]),
        (["but this one has\nto"], ["but this one has", "to"]),
        (["so its neighbours remain"], ["so its neighbours", "remain"]),
        (["a \n b"], ["a", "b"]),
        (["", "  "], []),
    ],
)
def test_lines_break_where_they_may(texts: list[str], lines: list[str]) -> None:
    assert broken(*texts) == lines


def test_a_word_wider_than_its_column_is_cut() -> None:
    lines = broken("see " + "x" * 100 + " end")
    assert "".join(lines).replace(" ", "") == "see" + "x" * 100 + "end"
    assert all(line.width <= WIDTH for line in set_lines(runs("x" * 100)))


def test_every_piece_holds_a_character_however_narrow_the_column() -> None:
    (word,) = split_into_words(font_spans(runs("abc")))
    assert [chunk.pieces[-1].text for chunk in split_to_fit(word, 0.1)] == ["a", "b", "c"]


def test_a_line_joins_the_words_of_one_run() -> None:
    given = [*runs("plain words "), Run("bold words", "bold", 10, "#000000")]
    (line,) = set_lines(given, 1000)
    assert [(piece.text, piece.font.run) for piece in line.pieces] == [("plain words ", 0), ("bold words", 1)]
    assert line.width == pytest.approx(sum(fonts.width(*run[:3]) for run in given))


def test_runs_that_break_alike_share_their_lines_and_keep_their_own_looks() -> None:
    """Line breaks are kept; colour, meaning and links are each paragraph's own."""
    style, black = styles_of(Theme()).body, runs("the same words")
    boxes = [TextBox(given, style, None) for given in (black, [run._replace(color="#ff0000") for run in black])]
    assert boxes[0].lines(WIDTH) is boxes[1].lines(WIDTH)
    assert [box.runs[box.lines(WIDTH)[0].pieces[0].font.run].color for box in boxes] == ["#000000", "#ff0000"]


TEXTS = st.lists(st.text(st.sampled_from("abcWÄə–-/ \u00a0\u202f.,1\n"), max_size=40), max_size=6)


@given(TEXTS, st.floats(5, 300))
def test_no_character_is_lost_and_no_line_is_too_wide(texts: list[str], width: float) -> None:
    lines = set_lines(runs(*texts), width)
    assert "".join(line.text for line in lines).replace(" ", "") == "".join(texts).replace(" ", "").replace("\n", "")
    assert all(line.width <= width + 0.01 or len(line.text) == 1 for line in lines)
