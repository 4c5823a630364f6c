"""Reads the notation of a PDF (ISO 32000-2, 7.2 and 7.3): numbers, names, strings, arrays, dictionaries, operators.

A name is a `str`, a string `bytes`, a dictionary a `dict`.  Nothing that readers mend, each in its own way, is read.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn

from briefing.proof.pdfium import UnreadableError
from briefing.records import NamedTuple

SPACE = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*(?=[\r\n]|\Z))*"
REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_TOKEN = re.compile(
    SPACE + rb"(?:(\d{1,12})[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+R(?!" + REGULAR + rb")"  # 1, 2: a reference
    rb"|/(" + REGULAR + rb"*)"  # 3: a name
    rb"|([-+]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40}))(?!" + REGULAR + rb")"  # 4: a number, of digits that all readers read
    rb"|\(([^\\()]*)\)"  # 5: a plain string
    rb"|(\()"  # 6: any other string
    rb"|(<<|>>|\[|\])"  # 7: a bracket
    rb"|<([0-9A-Fa-f\0\t\n\f\r ]*)>"  # 8: a string in digits
    rb"|(" + REGULAR + rb"+))"  # 9: a keyword
)
BETWEEN = re.compile(rb"(?:[\0\t\n\f\r ]|%[^\r\n]*(?=[\r\n]|\Z)|startxref[\r\n ]+\d+(?=[\r\n]))*")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))|\r\n?", re.DOTALL)
_INNER = re.compile(rb"\((?:[^\\()]++|\\.)*+\)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PDF_ENCODING = dict(
    zip(
        (*range(0x18, 0x20), *range(0x7F, 0xA1), 0xAD),
        "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc\ufffd•†‡…—–ƒ⁄‹›−‰„“”‘’‚™\ufb01\ufb02ŁŒŠŸŽıłœšž\ufffd€\ufffd",
        strict=True,
    )
)
"""The characters of PDF's own encoding (D.3) that are not those of Latin-1: 0xA0 is no space there, but the euro."""
DEEPEST = 60
"""How deep one thing may stand in another."""


class Reference(NamedTuple):
    """A reference to the object of a number."""

    number: int


class PdfStream(NamedTuple):
    """A stream: its dictionary, and its bytes as they stand in the file."""

    entries: dict[str, Any]
    raw: bytes


class Keyword(bytes):
    """An operator, or what ends an object."""


def has_comment(content: bytes) -> bool:
    """Whether a percent sign stands outside of its strings, of which the innermost are taken away first."""
    while b"%" in content and (left := _INNER.sub(b"", content)) != content:
        content = left
    return b"%" in content


class Tokens:
    """Reads objects one after the other from some bytes; UnreadableError where there is none."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self.data, self.place = data, place

    def read(self, depth: int = 0) -> Any:
        """The next object or keyword; None for the null object, an empty keyword at the end."""
        match = _TOKEN.match(self.data, self.place)
        if not match:
            if BETWEEN.fullmatch(self.data, self.place):
                return Keyword()
            self._fail()
        self.place = match.end()
        match match.lastindex:
            case 2:
                if int(match[2]):
                    self._fail()
                return Reference(int(match[1]))
            case 3:
                name = match[3]
                if b"#" in name:
                    name = _NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), name)
                return name.decode("latin-1")
            case 4:
                return float(match[4]) if b"." in match[4] else int(match[4])
            case 5:
                return match[5].replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in match[5] else match[5]
            case 6:
                return self._string()
            case 7:
                return self._bracket(match[7], depth)
            case 8:
                return from_hex(match[8])
        word = match[9]
        return {b"true": True, b"false": False, b"null": None}.get(word, Keyword(word))

    def _string(self) -> bytes:
        start, depth = self.place, 1
        while depth:
            match = re.compile(rb"[^\\()]*(?:\\.[^\\()]*)*([()])", re.DOTALL).match(self.data, self.place)
            if not match:
                self._fail()
            depth += 1 if match[1] == b"(" else -1
            self.place = match.end()
        return _ESCAPE.sub(_unescaped, self.data[start : self.place - 1])

    def _bracket(self, bracket: bytes, depth: int) -> Any:
        if bracket in (b">>", b"]"):
            return Keyword(bracket)
        if depth > DEEPEST:
            self._fail()
        parts, end = [], b"]" if bracket == b"[" else b">>"
        while not isinstance(part := self.read(depth + 1), Keyword):
            parts.append(part)
        if part != end:
            self._fail()
        if bracket == b"[":
            return parts
        keys = parts[::2]
        if len(parts) % 2 or not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
            self._fail()
        return dict(zip(keys, parts[1::2], strict=True))

    def _fail(self) -> NoReturn:
        raise UnreadableError(f"it is damaged at byte {self.place}")


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    if match[2] is None:
        return b"\n" if match[0][:1] != b"\\" else b""
    return _ESCAPED.get(match[2], match[2])


def from_hex(digits: bytes) -> bytes:
    """The bytes that digits stand for, with any space between them; a zero follows an odd one."""
    digits = digits.translate(None, b"\0\t\n\f\r ")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def text_of(string: bytes) -> str:
    """A text string (7.9.2.2): UTF-16, UTF-8 or PDF's own encoding, of which ASCII is all that we write."""
    if string[:2] == b"\xfe\xff":
        return string[2:].decode("utf-16-be", "replace")
    if string[:3] == b"\xef\xbb\xbf":
        return string[3:].decode("utf-8", "replace")
    return string.decode("latin-1").translate(_PDF_ENCODING)
