"""Standard streams as commands write to them: what strangers wrote does nothing, and errors are told."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from briefing.errors import Diagnostic, OutputError, Place, visible

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _StandardOutput(FileIO):
    """Standard output whose errors say so: a full disk is a problem to report once, not a defect of ours."""

    _has_failed = False

    def write(self, data: ReadableBuffer) -> int:
        if self._has_failed:  # what was buffered is written again when the process ends
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except BrokenPipeError:  # the reader has seen enough, as `head` has; click ends quietly
            raise
        except OSError as error:
            self._has_failed = True
            message = f"cannot be written: {error.strerror}"
            raise OutputError([Diagnostic(Place("standard output", line=0), "output", message)]) from None


class _PlainText(TextIOWrapper):
    """The text of a stream in which nothing acts: what strangers have written may hold anything."""

    def write(self, text: str) -> int:
        return super().write(visible(text))


def plain_text(stream: TextIO) -> TextIO:
    """What takes the place of a standard stream; redirected, it loses no character unless the user asks for that."""
    if not isinstance(stream, TextIOWrapper):
        return stream
    is_terminal = stream.isatty()
    encoding = stream.encoding if is_terminal or "PYTHONIOENCODING" in os.environ else "utf-8"
    if is_terminal or stream is sys.stderr:
        return _PlainText(stream.detach(), encoding, "backslashreplace", line_buffering=True)
    raw = _StandardOutput(stream.fileno(), "wb", closefd=False)
    return _PlainText(BufferedWriter(raw), encoding, "backslashreplace")
