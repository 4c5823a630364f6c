"""Keep regular expressions compiled in a file beside Python's bytecode, as Python keeps that.

Some 800 expressions read a text, and `re` takes 0.2 to 0.4 s of CPU to compile them at each start; from the code that
it compiles them to they are there in a fifteenth of that.  So that code is kept in `__pycache__`: by a digest of the
whole expression, so that nothing in it can be out of date, and for the one Python that made it.  The file is trusted
no more than the bytecode beside it: it holds numbers, which `re` looks through before it takes them for code, and it
is not written where Python is to write no bytecode.

`re` has no public way to its code: what is used here are the steps of its `compile`.  A test looks for them; in a
Python that does not have them each expression is compiled as ever.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from pathlib import Path

from briefing import files
from briefing.errors import OutputError

try:
    import _sre  # type: ignore[import-not-found]
    from re._compiler import _code  # type: ignore[import-not-found]
    from re._parser import parse  # type: ignore[import-not-found]
except ImportError:
    _sre = None

_FILE = Path(__spec__.cached or __file__).with_suffix(".patterns")
_MOST = 4_000
"""Expressions that are kept; the package has fewer than half as many."""
_LENGTH = 8
"""Bytes that say how long the index is, which comes before all code."""
_Told = tuple[int, int, dict[str, int], list[str | None]]
"""What `_sre` is told of an expression beside its code: flags, how many groups, their numbers and their names."""
_made: dict[str, tuple[bytes, _Told]] = {}
"""The code of what this process had to compile."""


def compile_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, for an expression that stands in this package."""
    if _sre is None:
        return re.compile(text, flags)
    digest = hashlib.blake2b(f"{int(flags)} {text}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    index, codes = _kept()
    if digest in index:
        start, end, told = index[digest]
        with suppress(RuntimeError, OverflowError, TypeError, ValueError):  # the file is damaged
            return _from_code(text, codes[start:end], told)
    if not _made:
        atexit.register(_keep)
    code, told = _made[digest] = _made.get(digest) or _compile(text, int(flags))
    return _from_code(text, code, told)


def _from_code(text: str, code: bytes | memoryview, told: _Told) -> re.Pattern[str]:
    flags, groups, numbers, names = told
    compiled: re.Pattern[str] = _sre.compile(
        text, flags, memoryview(code).cast("I").tolist(), groups, numbers, tuple(names)
    )
    return compiled


def _compile(text: str, flags: int) -> tuple[bytes, _Told]:
    parsed = parse(text, flags)
    code, state = _code(parsed, flags), parsed.state
    names = {number: name for name, number in state.groupdict.items()}
    named = [*map(names.get, range(state.groups))]
    return array("I", code).tobytes(), (flags | state.flags, state.groups - 1, state.groupdict, named)


@cache
def _kept() -> tuple[dict[str, tuple[int, int, _Told]], memoryview]:
    """By digest where the code of an expression lies and what else is told of it, and the code of all."""
    with suppress(OSError, ValueError, TypeError):
        content = memoryview(_FILE.read_bytes())
        begin = _LENGTH + int.from_bytes(content[:_LENGTH], "little")
        python, index = json.loads(bytes(content[_LENGTH:begin]))
        if python == sys.version:
            return index, content[begin:]
    return {}, memoryview(b"")


def _keep() -> None:
    """Keep what this process has compiled, too; what another has kept meanwhile stays."""
    _kept.cache_clear()
    index, codes = _kept()
    new = {d: made for d, made in _made.items() if d not in index or codes[slice(*index[d][:2])] != made[0]}
    if not new or sys.dont_write_bytecode:
        return
    if len(index) + len(new) > _MOST:
        index, codes = {}, memoryview(b"")
    parts, end = [codes], len(codes)
    for digest, (code, told) in new.items():
        index[digest] = end, end + len(code), told
        parts.append(memoryview(code))
        end += len(code)
    head = json.dumps((sys.version, index), separators=(",", ":")).encode()
    with suppress(OutputError):
        files.write_file(_FILE, b"".join([len(head).to_bytes(_LENGTH, "little"), head, *parts]), sync=False)
