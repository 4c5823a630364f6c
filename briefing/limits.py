"""Limit the CPU time and the memory that reading the file of a stranger may take in this process.

Sizes are bounded where a file is read, and what is known to be dangerous runs in a process of its own (`process`).
This is the net below both: a text, a table or a theme that drives any of our code, or of a library, without end is
stopped, and said by its name.  CPU time is what counts, so that a busy machine changes no verdict.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path

from briefing.errors import BriefingError, LoadError, Place, Problem

with suppress(ImportError):  # Windows has none, and no /proc either, without which it is not used
    import resource

SECONDS = 20.0
"""CPU time of one build or check, with all that it reads.  A briefing of 2,000 facts takes 3."""
MEMORY = 800 << 20
"""Bytes of data beyond what the process has when the stretch begins: 30 MB in a command of ours, any in another's."""
_RULE = "limit"
_REPEAT = 1.0
"""Seconds until it is said again, should a library have swallowed the first time."""


class _TooLong(BaseException):
    """No Exception, since libraries catch those."""


class _Stretch:
    """What lifts the limits of a stretch, whether its time is up, and memory to say so."""

    def __init__(self) -> None:
        self.is_up = self._is_over = False
        self.spare: bytearray | None = bytearray(1 << 20)
        self._lifts = [self._set_clock(), _shared_memory.limit()]

    def lift(self) -> None:
        """Lift the limits, if that is not done yet; from now on the clock interrupts nothing, and least of all this."""
        self._is_over = True
        while self._lifts:
            self._lifts.pop()()

    def met(self, error: BaseException) -> str:
        """The limit that made a stretch end, or "": what we raise may be another error once a library has had it."""
        if isinstance(error, MemoryError):
            return f"takes more than {MEMORY >> 20} MiB of memory"
        is_said = isinstance(error, BriefingError) and error.diagnostics[0].rule == _RULE
        if isinstance(error, _TooLong) or (self.is_up and isinstance(error, Exception) and not is_said):
            return f"takes more than {SECONDS:g} seconds of CPU time"
        return "goes too deep" if isinstance(error, RecursionError) else ""

    def _set_clock(self) -> Callable[[], None]:
        """Raise _TooLong when the time is up; nothing where only the main thread could, or the system has no clock."""

        def stop(number: int, frame: object) -> None:
            self.is_up = True
            if not self._is_over:
                raise _TooLong

        with suppress(ValueError, AttributeError):
            before = signal.signal(signal.SIGPROF, stop)
            signal.setitimer(signal.ITIMER_PROF, SECONDS, _REPEAT)

            def lift() -> None:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.signal(signal.SIGPROF, before)

            return lift
        return _nothing


_stretch: ContextVar[_Stretch | None] = ContextVar("stretch", default=None)


class Bounds:
    """A stretch of work at one place, within the limits of the whole (see `bounded`)."""

    def __init__(self, place: Place | str | Path, doing: str) -> None:
        self._place, self._doing = place, doing
        self._is_whole = False

    def __enter__(self) -> None:
        if _stretch.get() is None:
            self._is_whole = True
            _stretch.set(_Stretch())

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        stretch = _stretch.get()
        if stretch is None:
            return
        if kind is not None:
            stretch.spare = None  # before anything else: to say what is wrong takes memory, too
        what = stretch.met(error) if error else ""
        if what or self._is_whole:
            stretch.lift()
        if self._is_whole:
            _stretch.set(None)
        if what:
            problem = Problem(_RULE, f"{self._doing} {what}", "look for something long in it that repeats itself")
            place = self._place if isinstance(self._place, Place) else Place(str(self._place))
            raise LoadError([problem.at(place)]) from None


def bounded(place: Place | str | Path, doing: str = "reading it") -> Bounds:
    """Handle what stands at `place` within the limits; LoadError of the rule "limit" names it where it takes more.

    Within another stretch only the name and what is `doing` are others: the limits are those of the whole.
    """
    return Bounds(place, doing)


def _nothing() -> None:
    """What lifts a limit that this system does not have."""


class _SharedMemory:
    """The limit of memory, which is one for all threads of a process: the last of their stretches to end lifts it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stretches = 0
        self._before = (0, 0)

    def limit(self) -> Callable[[], None]:
        """Let allocations of a stretch beyond the limit fail; nothing where the system has none, or a lower one."""
        try:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        except OSError:
            return _nothing
        most = pages * resource.getpagesize() + MEMORY
        with self._lock:
            soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
            before = self._before if self._stretches else (soft, hard)
            if any(limit != resource.RLIM_INFINITY and limit <= most for limit in (*before, hard)):
                return _nothing
            # What another thread has taken meanwhile is not this one's.
            if not self._stretches or most > soft:
                resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
            self._before = before
            self._stretches += 1
        return self._lift

    def _lift(self) -> None:
        with self._lock:
            self._stretches -= 1
            if not self._stretches:
                resource.setrlimit(resource.RLIMIT_DATA, self._before)


_shared_memory = _SharedMemory()
