"""The entry point of the command line: run a command, make sure that its output was written, and exit."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

from briefing.kept_file import keep_what_is_imported

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
    from briefing.standard_streams import plain_text

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
