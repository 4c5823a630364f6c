"""A process that got ready early answers as this one would, errors included, and is replaced when it dies."""

import os
import signal

import pytest

from briefing.early import Early
from briefing.errors import ChartError, Diagnostic, Place


def divide(pair: tuple[int, int]) -> float:
    if pair[1] < 0:
        raise ChartError([Diagnostic(Place("x"), "r", "m")])
    return pair[0] / pair[1]


def test_answers_any_number_of_questions() -> None:
    with Early(lambda: None, divide) as early:
        assert [early((n, 2)) for n in range(4)] == [0, 0.5, 1, 1.5]


def test_errors_come_back_and_do_not_end_it() -> None:
    with Early(lambda: None, divide) as early:
        with pytest.raises(ZeroDivisionError):
            early((1, 0))
        with pytest.raises(ChartError) as caught:
            early((1, -1))
        assert caught.value.diagnostics[0].message == "m"
        assert early((1, 1)) == 1


@pytest.mark.parametrize("death", [lambda: os._exit(3), lambda: 1 / 0])
def test_what_dies_while_getting_ready_is_replaced(death: object, capfd: pytest.CaptureFixture[str]) -> None:
    with Early(death, divide) as early:  # type: ignore[arg-type]
        assert early((1, 1)) == 1


def test_what_is_killed_is_replaced() -> None:
    with Early(lambda: None, divide) as early:
        if early.process:
            os.kill(early.process, signal.SIGKILL)
        assert early((3, 1)) == 3


def test_what_cannot_be_sent_back_is_answered_here() -> None:
    with Early(lambda: None, lambda n: lambda: n) as early:
        assert early(1)() == 1
