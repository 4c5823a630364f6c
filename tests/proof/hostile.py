"""Files that are made to exhaust or break whoever reads them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pikepdf

from briefing import build
from briefing.files import seed


def saved(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF of one page, changed."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def _bomb(block: bytes, times: int) -> bytes:
    """A block so many times, deflated twice: gigabytes in a few kilobytes.  To deflate it each time took seconds."""
    packer, checksum = zlib.compressobj(9, wbits=-zlib.MAX_WBITS), 1
    deflated = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)  # it hangs on nothing before it
    for _ in range(times):
        checksum = zlib.adler32(block, checksum)
    once = b"\x78\xda" + deflated * times + packer.flush() + checksum.to_bytes(4, "big")
    return zlib.compress(once, 9)


def _packed(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Stream:
    stream = pdf.make_stream(b"")
    stream.write(data, filter=[pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode], decode_parms=None)
    return stream


def attachment_bomb() -> bytes:
    """A facts.json of more than 1 GB."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["facts.json"] = b"{}"
        files = pdf.attachments["facts.json"].obj.EF
        files.F = files.UF = _packed(pdf, _bomb(bytes(1 << 20), 1200))

    return saved(change)


def page_bomb() -> bytes:
    """A true document, of which one page shows a letter a hundred million times."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(build(seed()).data)) as pdf:
        pdf.pages[0].Contents = _packed(pdf, _bomb(b"BT /F1+0 9 Tf 9 9 Td (" + b"A" * 1_000_000 + b") Tj ET\n", 100))
        pdf.save(out)
    return out.getvalue()


def attached(data: bytes) -> bytes:
    """A facts.json of these bytes."""
    return saved(lambda pdf: pdf.attachments.__setitem__("facts.json", data))


def cyclic_pages() -> bytes:
    """A page tree that is its own child."""

    def change(pdf: pikepdf.Pdf) -> None:
        pages = pdf.Root.Pages
        pages.Kids = pikepdf.Array([pages, pages, *pages.Kids])
        pages.Count = 1_000_000

    return saved(change)


def a_million_pages() -> bytes:
    """A page tree that says it has a million pages."""
    return saved(lambda pdf: setattr(pdf.Root.Pages, "Count", 1_000_000))


def deep_nesting() -> bytes:
    """An array within an array, a hundred thousand times."""
    return b"%PDF-1.7\n1 0 obj\n" + b"[" * 100_000 + b"]" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "an attachment of more than 1 GB": attachment_bomb,
    "a page of 100 million letters": page_bomb,
    "deep JSON": lambda: attached(b"[" * 1_000_000),
    "deep JSON objects": lambda: attached(b'{"a":' * 200_000),
    "a huge number": lambda: attached(b'{"format":' + b"9" * 1_000_000 + b"}"),
    "JSON that is not UTF-8": lambda: attached(b'{"\xff":1}'),
    "no object": lambda: attached(b"null"),
    "a cyclic page tree": cyclic_pages,
    "a million pages": a_million_pages,
    "deep nesting": deep_nesting,
    "nothing": lambda: b"",
    "no PDF": lambda: b"\x00" * 1000,
    "only a header": lambda: b"%PDF-1.7\n",
}
