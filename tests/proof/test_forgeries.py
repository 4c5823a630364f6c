"""Two hundred different forgeries are caught; harmless copies are recognised as such, or what they lost is named."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from briefing import build
from briefing.proof.verify import State, verify
from briefing.resources import seed
from tests.proof.forgery import FORGERIES, Forge, forged


@pytest.fixture(scope="module")
def data() -> bytes:
    """The seed's PDF."""
    return build(seed()).data


def test_there_are_two_hundred() -> None:
    assert sum(FORGERIES.values()) == 200


@pytest.mark.parametrize(("forge", "count"), FORGERIES.items(), ids=lambda f: getattr(f, "__name__", ""))
def test_every_forgery_is_caught(forge: Forge, count: int, data: bytes) -> None:
    rng = random.Random(f"{forge.__name__}")
    done: set[str] = set()
    missed = []
    while len(done) < count:
        file, what = forged(data, forge, rng)
        if what not in done:
            done.add(what)
            verdict = verify(file)
            if verdict.state is not State.ALTERED or not verdict.findings:
                missed.append(what)
    assert missed == []
