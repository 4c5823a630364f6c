"""What a PDF says it is, which a reader can check without ReportLab: the standards it conforms to, and its identifier.

The standards are two pairs, PDF/UA-1 with PDF/A-3a and PDF/UA-2 with PDF/A-4f; a file claims them in its XMP metadata.
What is claimed here is what `metadata` writes; `claimed_standards` reads the claims of any file, and does not check
whether it conforms.

Both parts of the identifier, /ID, are the first 16 bytes of the SHA-256 of the whole file with the digits of its last
/ID set to 0: who changes a byte of the file makes it wrong.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from typing import Literal, get_args

from briefing.records import NamedTuple

_ID = re.compile(rb"/ID\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
BLANK = b"/ID[<%s><%s>]" % (b"0" * 32, b"0" * 32)
Standard = Literal["ua1-a3a", "ua2-a4f"]
STANDARDS: tuple[Standard, ...] = get_args(Standard)
_STREAM = re.compile(rb"/Type\s*/Metadata\b[^>]*>>\s*stream\r?\n")
_ELEMENT = rb"<(pdfaid|pdfuaid):(part|conformance)>([0-9A-Za-z]{1,2})<"
_ATTRIBUTE = rb"(pdfaid|pdfuaid):(part|conformance)=[\"']([0-9A-Za-z]{1,2})[\"']"
_LONGEST = 1_000_000


class Conformance(NamedTuple):
    """The PDF version, and the parts of PDF/A and PDF/UA with their revisions, as XMP states them."""

    version: str
    archival: tuple[tuple[str, str], ...]
    accessible: tuple[tuple[str, str], ...]

    @property
    def is_second(self) -> bool:
        """Whether the file is of the second generation, PDF 2.0."""
        return self.version == "2.0"


def conformance(standard: Standard, *, has_attachments: bool) -> Conformance:
    """What a file claims: PDF/A-2a and PDF/A-4 are what PDF/A-3a and PDF/A-4f are without attachments."""
    if standard == "ua1-a3a":
        part = "3" if has_attachments else "2"
        return Conformance("1.7", (("part", part), ("conformance", "A")), (("part", "1"),))
    files = (("conformance", "F"),) if has_attachments else ()
    return Conformance("2.0", (("part", "4"), ("rev", "2020"), *files), (("part", "2"), ("rev", "2024")))


def claimed_standards(data: bytes) -> tuple[str, ...]:
    """The standards that the PDF `data` names as its own, such as PDF/A-3a and PDF/UA-1."""
    stated: dict[bytes, str] = {}
    for packet in (data, *_packed(data)):
        for pattern in (_ELEMENT, _ATTRIBUTE):
            for space, key, value in re.findall(pattern, packet):
                stated[space + b":" + key] = value.decode("ascii")
    archival, level = stated.get(b"pdfaid:part"), stated.get(b"pdfaid:conformance", "")
    accessible = stated.get(b"pdfuaid:part")
    claims = (archival and f"PDF/A-{archival}{level.lower()}", accessible and f"PDF/UA-{accessible}")
    return tuple(claim for claim in claims if claim)


def _packed(data: bytes) -> Iterator[bytes]:
    """The metadata streams that another program has compressed."""
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.end() : match.end() + _LONGEST], _LONGEST)
        except zlib.error:
            continue


def content_id(data: bytes) -> bytes | None:
    """The 16 bytes that both parts of the /ID of `data` must be; None if it bears none of the form we write."""
    found = _last(data)
    if not found:
        return None
    digest = hashlib.sha256(data[: found.start()])
    digest.update(BLANK)
    digest.update(data[found.end() :])
    return digest.digest()[:16]


def is_as_written(data: bytes) -> bool:
    """Whether the /ID of `data` agrees with its content, to the last byte."""
    found = _last(data)
    return found is not None and {bytes.fromhex(part.decode("ascii")) for part in found.groups()} == {content_id(data)}


def with_id(data: bytes) -> bytes:
    """`data`, whose last /ID is blank, with the one that belongs to its content."""
    identifier = content_id(data)
    assert identifier, "there is no /ID to fill"
    before, _, after = data.rpartition(BLANK)
    digits = identifier.hex().encode("ascii")
    return b"%s/ID[<%s><%s>]%s" % (before, digits, digits, after)


def _last(data: bytes) -> re.Match[bytes] | None:
    return _ID.match(data, max(data.rfind(b"/ID[<"), 0))
