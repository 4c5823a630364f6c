"""Writes pages part by part, and remembers what it has written: in the next document most parts are the same.

A part is what one flowable draws on a page, or the head or the foot of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.cache import Memory
from briefing.document.declared import DeclaredItem, DeclaredStyle
from briefing.pdf.operators import GivenNames, ResourceNames, part_operators
from briefing.pdf.painter import Codes
from briefing.records import NamedTuple


class PrintedPages(NamedTuple):
    """The operators of each part of each page of a file, and the reference of the resources that all of them share.

    `faces` is the digest of all that the file embeds of faces.
    """

    pages: tuple[tuple[bytes, ...], ...]
    resources: bytes
    faces: bytes


class _Written(NamedTuple):
    """The operators of a part, how many marks the page has behind it, and what names are given then."""

    operators: bytes
    marks: int
    given: GivenNames


_LOOKS = Memory[tuple[tuple[DeclaredStyle, ...], Codes], object](20)
"""What stands for the styles of a document and the codes of its letters."""
_WRITTEN = Memory[tuple[object, ...], _Written](400)


class PartsWriter:
    """Writes the parts of one document in their order."""

    def __init__(self, styles: tuple[DeclaredStyle, ...], codes: Codes, names: ResourceNames) -> None:
        self._styles, self._names = styles, names
        self._look = _LOOKS.recall((styles, codes)) or _LOOKS.keep((styles, codes), object())

    def write(self, items: tuple[DeclaredItem, ...], ends: Sequence[int]) -> Iterator[bytes]:
        """The operators of each part of a page, of whose items each part has those before the next of the `ends`."""
        marks = 0
        for start, end in pairwise((0, *ends)):
            key = self._look, items[start:end], marks, self._names.given
            if written := _WRITTEN.recall(key):
                self._names.given = written.given
            else:
                made = part_operators(items[start:end], self._styles, self._names, marks)
                written = _WRITTEN.keep(key, _Written(*made, self._names.given))
            marks = written.marks
            yield written.operators
