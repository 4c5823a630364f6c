"""Attachments in, embedded and associated files out (ISO 32000-2, 7.11.4 and 14.13)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable

from reportlab.pdfbase import pdfdoc

from briefing.document.occurrences import Attachment
from briefing.pdf.syntax import Raw, Stream, string

_IRREGULAR = re.compile(rb"[^!-~]|[#/()<>\[\]{}%]")
Refer = Callable[[pdfdoc.PDFObject], bytes]


def catalog_entries(attachments: Iterable[Attachment], moment: str, refer: Refer) -> bytes:
    """The entries of the catalog that list `attachments`; `refer` registers an object and returns its reference."""
    files = {string(part.name): refer(Raw(_specification(part, moment, refer))) for part in attachments}
    if not files:
        return b""
    names = b" ".join(name + files[name] for name in sorted(files))
    return b"/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>" % (b" ".join(files.values()), names)


def _specification(attachment: Attachment, moment: str, refer: Refer) -> bytes:
    file, name = refer(_embedded(attachment, moment)), string(attachment.name)
    return b"<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/%s/EF<</F %s/UF %s>>>>" % (
        name,
        name,
        string(attachment.description),
        _name(attachment.relationship),
        file,
        file,
    )


def _embedded(attachment: Attachment, moment: str) -> Stream:
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().encode("ascii")
    entries = b"/Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate(%s)/CheckSum<%s>>>" % (
        _name(attachment.mime),
        len(attachment.data),
        moment.encode("ascii"),
        digest,
    )
    return Stream(attachment.data, entries)


def _name(text: str) -> bytes:
    """`text` as the inside of a name object (7.3.5)."""
    return _IRREGULAR.sub(lambda match: b"#%02X" % match[0][0], text.encode("utf-8"))
