"""Values in, the bytes of PDF syntax out: streams, strings, numbers and colours (ISO 32000-1, 7.3)."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 5


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose dictionary holds `entries`, such as `/Type/ObjStm`; compressed here if `is_packed`."""

    def __init__(self, content: bytes, entries: bytes = b"", *, is_packed: bool = True) -> None:
        super().__init__(content=content)
        self.entries = entries
        self.is_packed = is_packed

    def format(self, document: Any) -> bytes:
        """The stream as bytes (7.3.8)."""
        data = zlib.compress(self.content, _LEVEL) if self.is_packed else self.content
        entries = self.entries + b"/Filter/FlateDecode" if self.is_packed else self.entries
        return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object given as the bytes that stand in the file."""

    __RefOnly__ = 1

    def __init__(self, content: bytes = b"null") -> None:
        self.content = content

    def format(self, document: Any) -> bytes:
        """The bytes."""
        return self.content


def string(text: str) -> bytes:
    """`text` as a PDF text string (7.9.2.2): ASCII as it is, anything else as UTF-16."""
    if text.isascii():
        return b"(%s)" % escaped(text.encode("ascii")).encode("latin-1")
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().encode("ascii")


def escaped(codes: bytes) -> str:
    """The inside of a literal string (7.3.4.2); each character stands for one byte."""
    text = codes.decode("latin-1").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return text.replace("\r", "\\r")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """`value` with at most two decimals; minus zero, which is equal to zero, is written like it."""
    text = f"{value + 0.0:.2f}"
    return text.rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def rgb(color: str) -> str:
    """`#rrggbb` as the three operands of a colour operator."""
    return " ".join(number(int(color[start : start + 2], 16) / 255) for start in (1, 3, 5))
