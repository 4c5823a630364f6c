"""The bytes of a PDF in, the standards that its metadata claim out; nothing here checks whether it conforms."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"/Type\s*/Metadata\b[^>]*>>\s*stream\r?\n")
_ELEMENT = rb"<(pdfaid|pdfuaid):(part|conformance)>([0-9A-Za-z]{1,2})<"
_ATTRIBUTE = rb"(pdfaid|pdfuaid):(part|conformance)=[\"']([0-9A-Za-z]{1,2})[\"']"
_LONGEST = 1_000_000


def stated_claims(data: bytes) -> tuple[str, ...]:
    """The standards that a file names as its own, such as PDF/A-3a and PDF/UA-1."""
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
    """The metadata streams that a program has compressed."""
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[match.end() : match.end() + _LONGEST], _LONGEST)
        except zlib.error:
            continue
