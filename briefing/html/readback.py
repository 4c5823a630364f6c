"""A finished HTML file and what was declared to stand in it in, disagreements out.

Every digit that a reader sees lies in exactly one element that says what its words are, and the
elements and their words are those that were declared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from briefing.document.roles import Role
from briefing.errors import Diagnostic, Place, ProofError
from briefing.html.declared import Declared
from briefing.html.markup import VOID

_HINT = "nothing was written: an own template, chart or theme may cause it; else please report it"
_UNSEEN = frozenset({"head", "style", "script", "template", "title", "desc"})


class Shown(NamedTuple):
    """What a file shows: the words of its declared elements, and its loose words with a digit."""

    declared: tuple[Declared, ...]
    loose: tuple[str, ...]


def prove(data: bytes, declared: Sequence[Declared], facts: Container[str], place: Place) -> int:
    """The number of values that the finished HTML `data` shows, each declared and backed by one of `facts`.

    ProofError, at `place`, names every one that does not agree.
    """
    problems = [*_mismatches(shown_by(data.decode()), declared)]
    problems += [f"no fact backs “{item.words}”" for item in declared if item.fact and item.fact not in facts]
    if problems:
        raise ProofError(Diagnostic(place, "read-back", problem, _HINT) for problem in problems)
    return sum(item.role == Role.VALUE for item in declared)


def shown_by(markup: str) -> Shown:
    """What an HTML file shows."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return Shown(tuple(reader.declared), tuple(reader.loose))


def _mismatches(shown: Shown, declared: Sequence[Declared]) -> Iterator[str]:
    expected, found = Counter(declared), Counter(shown.declared)
    yield from (f"the file shows “{words}”, which nothing declares" for words in shown.loose)
    yield from (f"the file should show “{item.words}” ({item.role})" for item in (expected - found).elements())
    yield from (
        f"the file shows “{item.words}” ({item.role}), which is not declared" for item in (found - expected).elements()
    )


class _Open(NamedTuple):
    """An element that is not closed yet; `role` is "" if it declares nothing."""

    tag: str
    role: str
    fact: str
    words: list[str]


class _Reader(HTMLParser):
    """Gathers the words of elements that have a role, and the words elsewhere that have a digit."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.declared: list[Declared] = []
        self.loose: list[str] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            known = {name: value or "" for name, value in attrs}
            self._open.append(_Open(tag, known.get("data-role", ""), known.get("data-fact", ""), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        closed = self._open.pop()
        if closed.tag != tag:
            self.loose.append(f"<{tag}> that closes <{closed.tag}>")
        if closed.role:
            self.declared.append(Declared(closed.role, "".join(closed.words), closed.fact))

    def handle_data(self, data: str) -> None:
        if any(element.tag in _UNSEEN for element in self._open):
            return
        roles = [element for element in self._open if element.role]
        for element in roles:
            element.words.append(data)
        if len(roles) != 1:
            self.loose += [word for word in data.split() if any(map(str.isdigit, word))]
