"""Measures work by the processor's time, which does not depend on what else the machine does."""

import os
import time
from collections.abc import Callable

from briefing.process import without_garbage_collection

FACTOR = 8
ALLOWED = 3 * FACTOR
"""How much longer eight times the work may take: linear work takes 8 times as long, quadratic work 64 times."""
SMALLEST = 0.002
"""Seconds; less than that is measured too coarsely to be compared."""


def cpu_seconds() -> float:
    """The processor's time that this process and its ended children have used so far."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Fail if the time of `work(size)` grows clearly faster than `size`, compared at `size` and an eighth of it."""
    work(size // FACTOR)  # reads modules and compiles patterns, which happens only once
    small = min(_cpu_time(work, size // FACTOR) for _ in range(3))
    large = float("inf")
    for _ in range(3):  # a busy machine evicts caches and makes one run in hundreds several times as long
        large = min(large, _cpu_time(work, size))
        if large < ALLOWED * max(small, SMALLEST):
            return
    raise AssertionError(f"{FACTOR} times the work takes {large / small:.0f} times as long: {small} s, {large} s")


def _cpu_time(work: Callable[[int], object], size: int) -> float:
    """The time of `work(size)` itself: what tests before it left is not searched for garbage."""
    with without_garbage_collection():  # as in every run of the program
        begun = cpu_seconds()
        work(size)
        return cpu_seconds() - begun
