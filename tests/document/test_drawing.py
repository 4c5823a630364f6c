"""Drawings can be made smaller as a whole."""

from briefing.document.drawing import DisplayList, PathOp, TextOp

TRIANGLE = (("M", 0.0, 0.0), ("L", 10.0, 0.0), ("L", 10.0, 5.55), ("Z",))


def test_all_of_a_drawing_is_scaled() -> None:
    path = PathOp(TRIANGLE, stroke="#000000", line_width=2, dash=(4, 2), clip=TRIANGLE)
    text = TextOp(4, 8, "Words", "regular", 9, "#000000", angle=30)
    small = DisplayList(100, 50, (path, text)).scaled(0.5)
    half = (("M", 0.0, 0.0), ("L", 5.0, 0.0), ("L", 5.0, 2.77), ("Z",))
    assert small.ops == (
        path._replace(path=half, line_width=1, dash=(2, 1), clip=half),
        text._replace(x=2, y=4, size=4.5),
    )
    assert small[:2] == (50, 25)
