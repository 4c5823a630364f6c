"""The command line in, one command run: the first argument says which, and only its module is imported."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from briefing.commands import COMMANDS, command_named


def main(arguments: list[str] | None = None) -> None:
    """Run `make-briefing`; a first argument that is a command's name is that command, else it builds."""
    for stream in (sys.stdout, sys.stderr):
        _print_all(stream)
    arguments = sys.argv[1:] if arguments is None else arguments
    named = bool(arguments) and arguments[0] in COMMANDS
    name, rest = (arguments[0], arguments[1:]) if named else ("build", arguments)
    try:
        command_named(name).main(rest, prog_name=f"make-briefing {name}" if named else "make-briefing")
    except BrokenPipeError:
        _leave(1)
    except SystemExit as end:
        _leave(int(end.code or 0))


def _print_all(stream: TextIO) -> None:
    """Let every character be printed: what is no terminal takes UTF-8, unless Python was told what it takes."""
    if isinstance(stream, TextIOWrapper):
        told = stream.isatty() or "PYTHONIOENCODING" in os.environ
        stream.reconfigure(encoding=None if told else "utf-8", errors="backslashreplace")


def _leave(code: int) -> None:
    """End at once: taking a thousand modules apart costs 60 ms and frees nothing that the end does not."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 1
    os._exit(code)
