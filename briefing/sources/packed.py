"""Files that are packed as ZIP, as Word documents and workbooks are: what they are, and how much is in them."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from briefing.sources.source_document import UnreadableSourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_BYTES = 200_000_000
_MOST_PARTS = 5_000


def require_package(data: bytes, kind: str) -> None:
    """UnreadableSourceError if `data` is no such file, has a password, or unpacks to more than any honest one."""
    if data.startswith(_OLE):
        raise UnreadableSourceError("has a password, or is of an old format", f"save it without one, as {kind}")
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        raise UnreadableSourceError(
            f"is not {kind}, or is damaged", "open it in its program and save it anew"
        ) from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        message = f"unpacks to more than {_MOST_BYTES // 1_000_000} MB"
        raise UnreadableSourceError(message, "keep the part that is quoted")
