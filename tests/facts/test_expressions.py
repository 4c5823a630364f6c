"""Texts of the facts file: stretches, expressions, and what is neither."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.expressions import Expression, Malformed, Stretch, parse_prose
from tests.conftest import all_cases


def test_pieces_keep_their_order_and_place() -> None:
    first, middle, last = parse_prose('It has {{ fact("pupils").period }}.')
    assert first == Stretch("It has ", 0)
    assert isinstance(middle, Expression)
    assert (middle.name, middle.arguments, middle.form, middle.offset) == ("fact", ("pupils",), "period", 7)
    assert last == Stretch(".", 34)


def test_options_and_plain_names() -> None:
    allow, _, date = parse_prose('{{ allow("G20", reason="a name") }} {{ head.date }}')
    assert isinstance(allow, Expression)
    assert isinstance(date, Expression)
    assert (allow.options, date.called, date.name, date.form) == ((("reason", "a name"),), False, "head", "date")


@all_cases(
    "text", ["{{ 6 * 7 }}", "{{ }}", "{{ fact( }}", "{{ fact(1) }}", "{{ a.b.c }}", "{% if x %}", "{# x #}", "{{ x"]
)
def test_what_is_no_expression_is_named_with_its_place(text: str) -> None:
    problem = next(piece for piece in parse_prose(f"ab {text}") if not isinstance(piece, Stretch))
    assert isinstance(problem, Malformed)
    assert problem.offset == 3


@given(st.text())
def test_any_text_is_taken_apart_and_nothing_is_lost(text: str) -> None:
    pieces = list(parse_prose(text))
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.offset for piece in pieces] == sorted(piece.offset for piece in pieces)
