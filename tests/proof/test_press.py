"""A press that was ready early prints what the same process would, passes errors on, and leaves nothing behind."""

import os
import signal
from pathlib import Path

import pytest

from briefing import BriefingError, Options, build
from briefing.early import Early
from briefing.errors import LayoutError
from briefing.pipeline import _job, check
from briefing.proof.press import prepare_press, print_document

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"


def test_both_presses_print_the_same_bytes() -> None:
    with Early(prepare_press, print_document) as press:
        early = build(SEED, press=press)
    assert early.data == build(SEED).data
    assert early.values > 0


def test_errors_come_through() -> None:
    job = _job(check(SEED), Options())
    hopeless = job._replace(page_size=(200.0, 30.0))
    with pytest.raises(LayoutError) as here:
        print_document(hopeless)
    with Early(prepare_press, print_document) as press, pytest.raises(LayoutError) as there:
        press(hopeless)
    assert there.value.diagnostics == here.value.diagnostics


def test_without_a_job_it_ends() -> None:
    with pytest.raises(BriefingError), Early(prepare_press, print_document) as press:
        build(Path("nothing.yaml"), press=press)


def test_a_press_that_was_killed_is_replaced() -> None:
    with Early(prepare_press, print_document) as press:
        if press.process:
            os.kill(press.process, signal.SIGKILL)
        assert build(SEED, press=press).data == build(SEED).data
