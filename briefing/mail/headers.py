"""Header fields in, their folded lines out: ASCII by RFC 5322 and 2047, or UTF-8 by RFC 6532 where that is wanted.

The standard library's folding loses characters of long texts in encoded words, so it is not asked.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator

from briefing.mail.mail import Address

_WIDTH, _ENCODED_WIDTH = 78, 76
_OPEN, _CLOSE = "=?utf-8?b?", "?="
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


def text_field(name: str, text: str, *, utf8: bool) -> str:
    """A field of free text; runs of white space become one space."""
    words = " ".join(text.split())
    return _folded(name, [_encoded(words, len(name) + 2)] if _needs_encoding(words, utf8=utf8) else words.split())


def address_field(name: str, addresses: Iterable[Address], *, utf8: bool) -> str:
    """A field of mailboxes, divided by commas."""
    parts = [part for address in addresses for part in (*_mailbox(address, utf8=utf8), ",")]
    return _folded(name, _joined(parts[:-1]))


def _needs_encoding(words: str, *, utf8: bool) -> bool:
    return "=?" in words or not (utf8 or words.isascii())


def _encoded(words: str, indent: int) -> str:
    """`words` as encoded words, each on a line; the first line begins with `indent` other characters."""
    return "\r\n ".join(f"{_OPEN}{b64encode(piece).decode()}{_CLOSE}" for piece in _pieces(words, indent))


def _pieces(words: str, indent: int) -> Iterator[bytes]:
    """The bytes of `words` in pieces of whole characters that fit into an encoded word."""
    piece = b""
    for character in words:
        room = (_ENCODED_WIDTH - max(indent, 1) - len(_OPEN) - len(_CLOSE)) // 4 * 3
        if piece and len(piece) + len(character.encode()) > room:
            yield piece
            piece, indent = b"", 1
        piece += character.encode()
    yield piece


def _mailbox(address: Address, *, utf8: bool) -> list[str]:
    if not address.name:
        return [address.address]
    return [*_phrase(address.name, utf8=utf8), f"<{address.address}>"]


def _phrase(name: str, *, utf8: bool) -> list[str]:
    """The words of a display name."""
    if _needs_encoding(name, utf8=utf8):
        return _encoded(name, len("From: ")).split()
    if _ATOMS.fullmatch(name):
        return name.split()
    return re.sub(r'(["\\])', r"\\\1", name).join('""').split(" ")


def _joined(parts: Iterable[str]) -> list[str]:
    """The parts, each comma at the end of the one before it."""
    joined: list[str] = []
    for part in parts:
        if part == ",":
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _folded(name: str, words: Iterable[str]) -> str:
    """The field on lines of at most 78 characters, as far as its words allow."""
    lines = [f"{name}:"]
    for word in words:
        first = word.partition("\r\n")[0]
        if len(lines[-1]) + 1 + len(first) > _WIDTH and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"
