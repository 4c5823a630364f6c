"""The entry point of the command line: run a command, make sure that its output was written, and exit.

What strangers wrote does nothing on a terminal, and an error of standard output is told.  What of ours is needed is
imported in functions: what is imported before `main` is not taken from the kept file.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from briefing.kept_file import keep_what_is_imported

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_MANY = 100_000
"""Objects that may come until the garbage collector looks at them: what loads stays, and 30 looks at it took 5 ms."""


def main(arguments: list[str] | None = None) -> None:
    """Run `make-briefing` with `arguments` (by default those of the process) and end the process.

    The exit code is 0, 1 for a problem with the input or the output, or 2 for wrong usage.
    """
    keep_what_is_imported()
    gc.set_threshold(_MANY)
    from briefing.errors import BriefingError
    from briefing.kept_patterns import keep_what_modules_compile

    sys.stderr = plain_text(sys.stderr)
    if sys.stdout is None:  # closed, as by `>&-`
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
    sys.stdout = plain_text(sys.stdout)
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
            from briefing.errors import Diagnostic, OutputError, Place

            self._has_failed = True
            message = f"cannot be written: {error.strerror}"
            raise OutputError([Diagnostic(Place("standard output", line=0), "output", message)]) from None


class _PlainText(TextIOWrapper):
    """The text of a stream in which nothing acts: what strangers have written may hold anything."""

    def write(self, text: str) -> int:
        from briefing.errors import visible

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
