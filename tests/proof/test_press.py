"""The early press prints what the same process would, passes errors on, and leaves nothing behind."""

import os
import signal
from pathlib import Path

import pytest

from briefing import BriefingError, Options, build
from briefing.errors import LayoutError
from briefing.pipeline import _job, check
from briefing.proof.press import EarlyPress, print_document

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"


def test_both_presses_print_the_same_bytes() -> None:
    with EarlyPress() as press:
        early = build(SEED, press=press)
    assert early.data == build(SEED).data
    assert early.values > 0


def test_errors_come_through() -> None:
    job = _job(check(SEED), Options())
    hopeless = job._replace(page_size=(200.0, 30.0))
    with pytest.raises(LayoutError) as here:
        print_document(hopeless)
    with EarlyPress() as press, pytest.raises(LayoutError) as there:
        press(hopeless)
    assert there.value.diagnostics == here.value.diagnostics


def test_without_a_job_it_ends() -> None:
    with pytest.raises(BriefingError), EarlyPress() as press:
        build(Path("nothing.yaml"), press=press)


def test_a_press_that_was_killed_is_replaced() -> None:
    with EarlyPress() as press:
        if press._jobs:
            os.kill(press._process, signal.SIGKILL)
        assert build(SEED, press=press).data == build(SEED).data
