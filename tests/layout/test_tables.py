"""Shares, widest words and widest cells in, column widths out."""

import pytest

from briefing.layout.tables import Needs, column_widths


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([(1, 10, 50), (1, 10, 50)], [100, 100]),
        ([(3, 10, 50), (1, 10, 50)], [125, 75]),
        ([(1, 20, 500), (1, 10, 120), (1, 10, 40)], [126, 34, 40]),
        ([(1, 90, 90), (9, 10, 500)], [90, 110]),
        ([(1, 300, 300), (1, 100, 100)], [150, 50]),
        ([(1, 10, 500)], [200]),
        ([(1, 30, 500), (1, 20, 150, True), (1, 10, 15)], [40, 150, 10]),
        ([(1, 30, 500), (1, 20, 250, True)], [131, 69]),
        ([(1, 30, 500), (1, 20, 150, True), (1, 10, 40)], [96, 64, 40]),
    ],
    ids=[
        "alike",
        "by shares",
        "the widest give way",
        "a word is not cut",
        "words are too wide",
        "one column",
        "words wrap before figures",
        "figures wrap at last",
        "figures leave words a fifth",
    ],
)
def test_columns_share_the_width(columns: list[tuple[float, float, float]], expected: list[float]) -> None:
    assert column_widths([Needs(*column) for column in columns], 200) == pytest.approx(expected, abs=1)
