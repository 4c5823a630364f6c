"""Drawings in, PNG files out, as wide as a mail shows them on a screen of twice the usual density."""

from __future__ import annotations

import struct
import zlib

from briefing.document.drawing import DisplayList, Raster
from briefing.themes.theme import Faces

WIDTH = 1136
"""Pixels: two for each of the 568 that the text of a mail is wide."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_of(drawing: DisplayList, faces: Faces) -> bytes:
    """The drawing as PNG on white; the same drawing gives the same bytes."""
    from briefing.pdf.drawn import drawing_pdf
    from briefing.proof.pdfium import open_pdf

    with open_pdf(drawing_pdf(drawing, faces)) as pdf:
        return png(pdf.picture(1, WIDTH))


def png(picture: Raster) -> bytes:
    """The pixels as PNG (ISO 15948), 8 bits a channel, without opacity."""
    row = 3 * picture.width
    lines = (b"\0" + picture.rgb[start : start + row] for start in range(0, len(picture.rgb), row))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
