"""The identifier of a file, which begins the hash of its content: who changes a byte of the file makes it wrong.

Both parts of the /ID are the first 16 bytes of the SHA-256 of the whole file with the digits of its last /ID set to 0.
"""

from __future__ import annotations

import hashlib
import re

_ID = re.compile(rb"/ID\[<([0-9a-f]{32})><([0-9a-f]{32})>\]")
BLANK = b"/ID[<%s><%s>]" % (b"0" * 32, b"0" * 32)


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
