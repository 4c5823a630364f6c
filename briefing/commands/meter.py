"""How far a run is in, a bar on the terminal out: what is done, at which rate, and how much of it failed."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.mail.send import Tally

_WIDTH, _EVERY = 30, 0.1
"""Characters of the bar, and seconds between two pictures of it."""


class Meter:
    """Shows phases and a tally in one line of a terminal, which `clear` wipes; elsewhere nothing."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = float("-inf")

    def __call__(self, tally: Tally) -> None:
        """Show how far it is, unless that was just shown."""
        now = time.monotonic()
        if self._shown and (now - self._last >= _EVERY or tally.sent + tally.failed == tally.total):
            self._last = now
            self.phase(bar(tally))

    def phase(self, words: str) -> None:
        """Show what is being done."""
        if self._shown:
            click.echo(f"\r\x1b[K{words}", nl=False, err=True)

    def clear(self) -> None:
        """Wipe the line."""
        self.phase("")


def bar(tally: Tally) -> str:
    """The tally as a line: "[####------] 40 of 100, 160 a second, 2 failed"."""
    done = tally.sent + tally.failed
    filled = _WIDTH * done // max(tally.total, 1)
    return f"[{'#' * filled:-<{_WIDTH}}] {done} of {tally.total}, {tally.rate:.0f} a second, {tally.failed} failed"
