"""A process that is to run what strangers wrote in, the same without files, sockets or much memory out."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

MEMORY = 256 << 20
"""Bytes that the process may take beyond those it has."""


def keep_only(stream: int) -> int:
    """Close every file but `stream`, which becomes standard output; what is said otherwise is lost."""
    if sys.platform != "win32":
        nothing = os.open(os.devnull, os.O_RDWR)
        for number, file in enumerate((nothing, stream, nothing)):
            os.dup2(file, number)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    return 1


def seal(seconds: int) -> None:
    """Let this process open, write and start nothing more, and end it after so many seconds of computing.

    Where the system has no such limits, the clock of the one who waits is left.
    """
    with contextlib.suppress(ImportError):
        import resource

        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_CPU, seconds)
        _limit(resource.RLIMIT_AS, _taken() + MEMORY)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_NPROC, 0)
        _limit(resource.RLIMIT_NOFILE, 0)


def _limit(kind: int, most: int) -> None:
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


def _taken() -> int:
    """The address space that this process has taken, in bytes; where that is not told, a generous guess."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return 1 << 30
