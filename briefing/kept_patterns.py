"""Keep compiled regular expressions in a file beside Python's bytecode, so that only the first process compiles them.

Some 800 expressions read a text, and `re` takes 0.2 to 0.4 s of CPU to compile them at each start; from the code that
it compiles them to they are there in a fifteenth of that.  So that code is kept in `__pycache__`: by a digest of the
whole expression, so that nothing in it can be out of date, and for the one Python, and the one state of this module,
that made it.  The file is trusted as the bytecode beside it is, and no more: of expressions it holds numbers, which
`re` looks through before it takes them for code.  It is not written where Python is to write no bytecode.

Before that the alternatives of an expression are put behind the letters that they begin with, and before all of it the
signs that a match begins with, so that it finds the same sooner.  And a text has the words of few expressions: so
beside the code of each stand some pieces of text of which every match has one, and where a sentence has none of them,
the expression need not be tried, nor made.

What libraries compile while they load is kept in the same way where a process does one thing and ends: their
expressions, and the methods that dataclasses write as text.  That is 30 of the 380 ms of a build from the cache.

`re` has no public way to its code: what is used here are the steps of its `compile`.  A test looks for them; in a
Python that does not have them each expression is compiled as ever, and tried.
"""

from __future__ import annotations

import dataclasses
import hashlib
import marshal
import re
import sys
import typing
from array import array
from contextlib import suppress
from functools import cache
from inspect import CO_OPTIMIZED
from pathlib import Path
from typing import Any

from briefing.kept_file import KeptFile

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler
    from re import _constants as kinds  # type: ignore[attr-defined]
    from re._compiler import _code  # type: ignore[import-not-found]
    from re._compiler import compile as _compile_anew
    from re._parser import SubPattern, parse  # type: ignore[import-not-found]
except ImportError:
    _sre = None

_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT) if _sre else ()
_MOST = 4_000
"""Expressions that are kept; the package has fewer than half as many."""
_FILE = KeptFile(Path(__spec__.cached or __file__).with_suffix(".kept"), __file__, _MOST)
_INFO = 2
"""Where the code of an expression says what `re` knows of its beginning."""
_ANY, _NOTHING = ("any sign", 0), ("none", 0)
_LAST_CASED = 0x1F000
"""All letters of two cases come before."""
_SHORTEST = 2
"""Letters of a piece; one stands in most sentences."""
_ONE_CASE = str.maketrans("İıſµᲀᲁᲂᲃᲄᲅᲆᲇᲈ", "iisμвдосттъѣꙋ")
"""Letters that `re.IGNORECASE` takes for others, and `str.lower` does not."""
_Told = tuple[int, int, dict[str, int], list[str | None], list[str]]
"""What is told of an expression beside its code: flags, how many groups, their numbers and names, and its pieces."""
_ABSENT = (KeyError, EOFError, TypeError, ValueError)
"""What is raised for an entry that is not kept, or damaged."""
_UNORDERED = "reportlab.lib.rl_safe_eval"
"""A module that writes the words of a set into its expression: at each start in another order, of which one is kept."""
_SOURCE = -1
"""Stands for the flags of what is no expression."""


def compile_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` returns, for an expression that stands in this package."""
    if _sre is None:
        return re.compile(text, flags)
    digest = _digest(text, flags)
    with suppress(*_ABSENT, RuntimeError, OverflowError):
        return _from_code(text, *_kept(digest))
    return _from_code(text, *_keep(digest, _compile(text, int(flags))))


def pieces_of(text: str, flags: int = 0) -> list[str]:
    """Pieces of text of which each match of an expression has one, as `in_one_case` has them; none if there are none.

    >>> pieces_of("(?i)Rose|(?:jump|leap)s? by"), pieces_of("[0-9]+")
    (['jump', 'leap', 'rose'], [])
    """
    if _sre is None:
        return []
    digest = _digest(text, flags)
    told: _Told
    try:
        told = _kept(digest)[1]
        return told[-1]
    except _ABSENT:
        told = _keep(digest, _compile(text, int(flags)))[1]
        return told[-1]


def keep_what_modules_compile() -> None:
    """Take what modules compile while they load from what is kept as well, in a process that does one thing and ends.

    What a function compiles later may hold words of a user, and is not kept.
    """
    if _sre is not None:
        _compiler.compile = _compile_for_module
        vars(dataclasses)["exec"] = _write_methods
    # A thousand annotations, most of them written several times, would be compiled to be looked at never: 7 ms.
    vars(typing)["compile"] = cache(compile)


def _compile_for_module(text: Any, flags: int = 0) -> Any:
    """What `re` calls in place of its own compiler: its `compile` by its `_compile`."""
    caller = sys._getframe(3)
    if not caller.f_code.co_flags & CO_OPTIMIZED and isinstance(text, str) and not flags & re.DEBUG:
        if caller.f_globals.get("__name__") == _UNORDERED:
            before, opening, words = text.removesuffix(")").partition("(?:")
            text = f"{before}{opening}{'|'.join(sorted(words.split('|')))})"
        return compile_pattern(text, flags)
    return _compile_anew(text, flags)


def _write_methods(source: str, names: dict[str, Any], found: dict[str, Any]) -> None:
    """What `dataclasses` calls in place of `exec`."""
    digest = _digest(source, _SOURCE)
    try:
        code = _kept(digest)
    except _ABSENT:
        # By default the text would be compiled as this module is, with annotations that stay texts.
        code = _keep(digest, compile(source, "<string>", "exec", dont_inherit=True))
    exec(code, names, found)


def in_one_case(text: str) -> str:
    """A text of the same length, with one letter for those that are the same but for their case."""
    return text.translate(_ONE_CASE).lower()


def _digest(text: str, flags: int) -> str:
    return hashlib.blake2b(f"{int(flags)} {text}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _from_code(text: str, code: bytes, told: _Told) -> re.Pattern[str]:
    flags, groups, numbers, names, _ = told
    compiled: re.Pattern[str] = _sre.compile(
        text, flags, memoryview(code).cast("I").tolist(), groups, numbers, tuple(names)
    )
    return compiled


def _kept(digest: str) -> Any:
    return marshal.loads(_FILE.get(digest))


def _keep(digest: str, made: Any) -> Any:
    _FILE.put(digest, marshal.dumps(made))
    return made


def _compile(text: str, flags: int) -> tuple[bytes, _Told]:
    parsed = parse(text, flags)
    state, code = parsed.state, _code(_by_first_letter(parsed), flags)
    signs = _first_signs(parsed, flags | state.flags)
    if signs.isdisjoint((_ANY, _NOTHING)) and not code[_INFO]:
        # `re` puts signs there only where no condition stands before them and their case matters; else it tries each
        # place of a text.  What comes before its code tells how long it is.
        told = _code(SubPattern(parse("").state, [(kinds.IN, sorted(signs))]), 0)
        code = told[: told[1] + 1] + code[code[1] + 1 :]
    names = {number: name for name, number in state.groupdict.items()}
    named = [*map(names.get, range(state.groups))]
    pieces = _pieces(parsed)
    least = sorted(one for one in pieces if not any(other in one for other in pieces - {one}))
    return array("I", code).tobytes(), (flags | state.flags, state.groups - 1, state.groupdict, named, least)


def _first_signs(parsed: Any, flags: int) -> set[Any]:
    """Items of a set with each sign that a match may begin with, one for any sign, or one for none."""
    found = set[Any]()
    for kind, what in parsed:
        if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            continue
        if kind in (kinds.LITERAL, kinds.IN):
            signs = _in_each_case([(kind, what)] if kind is kinds.LITERAL else what, flags)
        elif kind is kinds.BRANCH:
            signs = set[Any]().union(*(_first_signs(part, flags) for part in what[1]))
        elif kind in (kinds.SUBPATTERN, *_REPEATS):
            added, taken = what[1:3] if kind is kinds.SUBPATTERN else (0, 0)
            signs = _first_signs(what[-1], (flags | added) & ~taken)
            signs |= {_NOTHING} if kind in _REPEATS and not what[0] else set()
        else:
            signs = _first_signs(what, flags) if kind is kinds.ATOMIC_GROUP else {_ANY}
        found = (found - {_NOTHING}) | signs
        if _NOTHING not in signs:
            return found
    return found | {_NOTHING}


def _in_each_case(items: list[Any], flags: int) -> set[Any]:
    """Items of a set with what `re` takes for the same letters."""
    found = set(items)
    if items[0][0] is kinds.NEGATE or (flags & re.ASCII and any(kind is kinds.CATEGORY for kind, _ in items)):
        return {_ANY}
    for kind, what in items if flags & re.IGNORECASE else ():
        if kind is not kinds.CATEGORY:
            first, last = (what, what) if kind is kinds.LITERAL else what
            same = map(_cases().get, in_one_case("".join(map(chr, range(first, last + 1)))))
            found |= {(kinds.LITERAL, ord(letter)) for letters in same for letter in letters or ""}
    return found


@cache
def _cases() -> dict[str, str]:
    """The letters that are the same but for their case, by the one that stands for them."""
    found = dict[str, str]()
    every = "".join(map(chr, range(_LAST_CASED)))
    for one, letter in zip(in_one_case(every), every, strict=True):
        found[one] = found.get(one, "") + letter
    return found


def _by_first_letter(parsed: Any) -> Any:
    """A part of an expression that matches the same, its alternatives that begin with one letter behind that letter.

    Where hundreds of words are sought, a place that begins with another letter is then left after twenty looks: all
    expressions of a draft of 2,000 words took 250 ms, and take 190.
    """
    found: list[Any] = []
    for kind, what in parsed:
        if kind is kinds.BRANCH:
            parts = _grouped([*map(_by_first_letter, what[1])])
            found += [(kind, (what[0], parts))] if len(parts) > 1 else parts[0]
        elif kind in (kinds.SUBPATTERN, kinds.ASSERT, kinds.ASSERT_NOT, *_REPEATS):
            found.append((kind, (*what[:-1], _by_first_letter(what[-1]))))
        else:
            found.append((kind, _by_first_letter(what) if kind is kinds.ATOMIC_GROUP else what))
    return SubPattern(parsed.state, found)


def _grouped(parts: list[Any]) -> list[Any]:
    """Alternatives with those that begin with one letter made one; none goes past what may begin with any."""
    found, runs = [], dict[Any, list[Any]]()
    for part in [*parts, None]:
        if part and part[0][0] is kinds.LITERAL:
            # Letters that are the same but for their case keep their order.
            runs.setdefault(in_one_case(chr(part[0][1])), []).append(part)
            continue
        for run in runs.values():
            first, *others = run
            if others and all(other[0] == first[0] for other in others):
                rest = SubPattern(first.state, [(kinds.BRANCH, (None, [one[1:] for one in run]))])
                run = [SubPattern(first.state, [first[0], *_by_first_letter(rest)])]
            found += run
        runs.clear()
        found += [] if part is None else [part]
    return found


def _pieces(parsed: Any) -> frozenset[str]:
    """The pieces of a part of an expression: of all that it has to have, the longest, and of these the fewest."""
    found, piece = list[frozenset[str]](), ""
    for kind, what in [*parsed, (None, None)]:
        if kind is kinds.LITERAL:
            piece += in_one_case(chr(what))
            continue
        found.append(frozenset([piece]))
        piece = ""
        if kind is kinds.BRANCH:
            each = [_pieces(part) for part in what[1]]
            found.append(frozenset().union(*each) if all(each) else frozenset())
        elif kind is kinds.SUBPATTERN or (kind in _REPEATS and what[0]):
            found.append(_pieces(what[-1]))
        elif kind is kinds.ATOMIC_GROUP:
            found.append(_pieces(what))
    long = [pieces for pieces in found if min(map(len, pieces), default=0) >= _SHORTEST]
    return max(long, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=frozenset())
