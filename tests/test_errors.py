"""Problems print in one form, and the tree of errors is drawn as it grows."""

import re

import pytest

from briefing import errors
from briefing.errors import BriefingError, Diagnostic, Place, Problem, Severity, did_you_mean
from tests.conftest import all_cases

PLACE = Place("facts.yaml", 12, 3)


@pytest.mark.parametrize(
    ("problem", "printed"),
    [
        (Problem("quote", "it is not there"), "facts.yaml:12:3 quote: it is not there"),
        (Problem("quote", "it is not there", "copy it"), "facts.yaml:12:3 quote: it is not there\n  hint: copy it"),
        (Problem("draft", "a draft", severity=Severity.WARNING), "facts.yaml:12:3 warning draft: a draft"),
    ],
)
def test_a_problem_is_printed_with_place_rule_and_hint(problem: Problem, printed: str) -> None:
    assert str(problem.at(PLACE)) == printed
    assert str(BriefingError([problem.at(PLACE)] * 2)) == f"{printed}\n{printed}"


def test_a_problem_is_passed_on_as_json() -> None:
    assert Diagnostic(PLACE, "quote", "it is not there").as_dict() == {
        "file": "facts.yaml",
        "line": 12,
        "column": 3,
        "severity": "error",
        "rule": "quote",
        "message": "it is not there",
        "hint": None,
    }


def test_the_drawn_tree_has_every_error_in_order() -> None:
    drawn = re.findall(r"── (\w+Error) ", errors.__doc__ or "")
    defined = [kind.__name__ for kind in BriefingError.__subclasses__()]
    assert drawn == ["BriefingError", *defined, "ProblemError"]


@all_cases(
    ("text", "shown"),
    [
        ("naïve “ə” 港 👍🏽", "naïve “ə” 港 👍🏽"),
        ("a\x1b[31m\x07", "a\\u001b[31m\\u0007"),
        ("a\u202eb\u202c\u2066", "a\\u202eb\\u202c\\u2066"),
        ("a\x85\u2028\ud801\U000e0041", "a\\u0085\\u2028\\ud801\\udb40\\udc41"),
        ("a\nb\r\tc", "a\\nb\\u000d c"),
        ("<_io.BytesIO object at 0x7f3a1c2d>", "<_io.BytesIO object>"),
        ("co\u00adop \u200d", "co\u00adop \u200d"),
    ],
)
def test_a_message_is_one_line_that_no_terminal_obeys(text: str, shown: str) -> None:
    problem = Diagnostic(Place(text, 1, 2), "rule", text, text)
    assert str(problem) == f"{shown}:1:2 rule: {shown}\n  hint: {shown}"
    assert (problem.as_dict()["message"], problem.as_dict()["hint"]) == (shown, shown)


def test_a_long_message_is_shortened() -> None:
    (line,) = str(Diagnostic(PLACE, "rule", "](" * 100_000)).splitlines()
    assert 500 < len(line) < 1_000


def test_of_many_unlike_names_the_nearest_are_shown() -> None:
    known = [f"a{i}" for i in range(20)]
    hint = did_you_mean("mill-output-of-rye-in-2024", [*known, "mill-rye"])
    assert hint is not None and hint.startswith("the nearest of 21: mill-rye, ")
    assert did_you_mean("mill", ["a", "b"]) == "known: a, b"
