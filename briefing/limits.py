"""Bound what the files of strangers may take of this process: a stretch of CPU time and memory, whatever is in them.

Sizes are bounded where a file is read, and what is known to be dangerous runs in a process of its own (`process`).
This is the net below both: a text, a table or a theme that drives any of our code, or of a library, without end is
stopped, and said by its name.  CPU time is what counts, so that a busy machine changes no verdict.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from briefing.errors import LoadError, Place, Problem

SECONDS = 20.0
"""CPU time of one build or check, with all that it reads.  A briefing of 2,000 facts takes 3."""
MEMORY = 800 << 20
"""Bytes of data beyond what the process has when the stretch begins: 30 MB in a command of ours, any in another's."""
_REPEAT = 1.0
"""Seconds until it is said again, should a library have swallowed the first time."""
_is_bounded: ContextVar[bool] = ContextVar("is_bounded", default=False)


class _TooLong(BaseException):
    """No Exception, since libraries catch those."""


@contextmanager
def bounded(place: Place | str | Path, doing: str = "reading it") -> Iterator[None]:
    """Handle what stands at `place` within the limits; LoadError of the rule "limit" names it where it takes more.

    Within another stretch only the name and what is `doing` are others: the limits are those of the whole.
    """
    lifts = [] if _is_bounded.get() else [_set_clock(), _set_memory()]
    token = _is_bounded.set(True)
    try:
        yield
    except _TooLong:
        raise _error(place, doing, f"takes more than {SECONDS:g} seconds of CPU time") from None
    except MemoryError:
        raise _error(place, doing, f"takes more than {MEMORY >> 20} MiB of memory") from None
    except RecursionError:
        raise _error(place, doing, "goes too deep") from None
    finally:
        _is_bounded.reset(token)
        for lift in lifts:
            lift()


def _error(place: Place | str | Path, doing: str, what: str) -> LoadError:
    problem = Problem("limit", f"{doing} {what}", "look for something long in it that repeats itself")
    return LoadError([problem.at(place if isinstance(place, Place) else Place(str(place)))])


def _nothing() -> None:
    """What lifts a limit that this system does not have."""


def _set_clock() -> Callable[[], None]:
    """Raise _TooLong when the time is up; nothing where only the main thread could, or the system has no such clock."""

    def stop(number: int, frame: object) -> None:
        raise _TooLong

    with suppress(ValueError, AttributeError):
        before = signal.signal(signal.SIGPROF, stop)
        signal.setitimer(signal.ITIMER_PROF, SECONDS, _REPEAT)

        def lift() -> None:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)

        return lift
    return _nothing


def _set_memory() -> Callable[[], None]:
    """Let allocations beyond the limit fail; nothing where the system has no such limit."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    except (ImportError, OSError):
        return _nothing
    most = pages * resource.getpagesize() + MEMORY
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if any(limit != resource.RLIM_INFINITY and limit <= most for limit in (soft, hard)):
        return _nothing
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
