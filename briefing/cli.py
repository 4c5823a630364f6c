"""The entry point of the command line: run a command, make sure that its output was written, and exit."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from briefing.errors import BriefingError, Diagnostic, OutputError, Place, visible
from briefing.kept_patterns import keep_what_modules_compile

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


def _plain_text(stream: TextIO) -> TextIO:
    """What takes the place of a standard stream; redirected, it loses no character unless the user asks for that."""
    if not isinstance(stream, TextIOWrapper):
        return stream
    is_terminal = stream.isatty()
    encoding = stream.encoding if is_terminal or "PYTHONIOENCODING" in os.environ else "utf-8"
    if is_terminal or stream is sys.stderr:
        return _PlainText(stream.detach(), encoding, "backslashreplace", line_buffering=True)
    raw = _StandardOutput(stream.fileno(), "wb", closefd=False)
    return _PlainText(BufferedWriter(raw), encoding, "backslashreplace")


def main(arguments: list[str] | None = None) -> None:
    """Run `make-briefing` with `arguments` (by default those of the process) and end the process.

    The exit code is 0, 1 for a problem with the input or the output, or 2 for wrong usage.
    """
    sys.stderr = _plain_text(sys.stderr)
    if sys.stdout is None:  # closed, as by `>&-`
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stdout = _plain_text(sys.stdout)
    code = 0
    keep_what_modules_compile()
    try:
        from briefing.commands import group, print_diagnostics  # here, since who gives up may do so while this loads

        group.main(arguments, prog_name="make-briefing")
    except SystemExit as end:
        code = int(end.code or 0)
    except KeyboardInterrupt:
        print("\nAborted!", file=sys.stderr)  # as click says it later on
        os._exit(1)
    # The interpreter is not shut down: taking a thousand modules apart costs 60 ms and frees nothing that the end of
    # the process does not.  What was registered with `atexit`, by a chart file for example, runs all the same.
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 1
    except BriefingError as error:
        code = 1
        print_diagnostics(error.diagnostics)
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)
