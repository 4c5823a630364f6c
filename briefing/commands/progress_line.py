"""Show on a terminal what a command is doing, in one line that is wiped at the end."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from briefing.mail.send import SendProgress

_BAR_WIDTH = 30
_SECONDS_BETWEEN = 0.1
"""A run that sends a thousand mails a second would spend its time on drawing the bar."""


class ProgressLine:
    """A line of the terminal to use in a `with`; if standard error is no terminal, nothing is shown."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._last = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.show("")

    def show(self, text: str) -> None:
        """Replace the line by `text`."""
        if self._is_shown:
            click.echo(f"\r\x1b[K{text}", nl=False, err=True)

    def show_progress(self, done: SendProgress) -> None:
        """Show how many mails are sent, unless the line was replaced just now."""
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN or done.sent + done.failed == done.total:
            self._last = now
            self.show(progress_bar(done))


def progress_bar(done: SendProgress) -> str:
    """The progress as a line: "[####------] 40 of 100, 160 a second, 2 failed"."""
    served = done.sent + done.failed
    filled = _BAR_WIDTH * served // max(done.total, 1)
    return f"[{'#' * filled:-<{_BAR_WIDTH}}] {served} of {done.total}, {done.rate:.0f} a second, {done.failed} failed"
