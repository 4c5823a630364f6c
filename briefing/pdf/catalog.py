"""The catalog of a file (ISO 32000-2, 7.7.2), with the files that are embedded in it (7.11.4 and 14.13)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.document.occurrences import Attachment
from briefing.pdf.metadata import Metadata, color_profile, output_intent, pdf_date, xmp
from briefing.pdf.standards import Conformance, Standard, conformance
from briefing.pdf.writer import Raw, Stream, string

_IRREGULAR = re.compile(rb"[^!-~]|[#/()<>\[\]{}%]")
Refer = Callable[[pdfdoc.PDFObject], bytes]
"""Makes an object part of the document and gives its reference."""


class CatalogEntries(NamedTuple):
    """All that a file says and carries beside its pages."""

    metadata: Metadata
    standard: Standard
    attachments: tuple[Attachment, ...] = ()

    @property
    def conformance(self) -> Conformance:
        """What the file claims to conform to."""
        return conformance(self.standard, has_attachments=bool(self.attachments))


def catalog(entries: CatalogEntries, pages: bytes, tree: bytes, outline: bytes | None, refer: Refer) -> Raw:
    """The catalog of a file with these pages, structure tree and outline, each a reference."""
    metadata = entries.metadata
    return Raw(
        b"<</Type/Catalog/Pages %s/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s%s"
        b"/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s/OutputIntents[%s]%s>>"
        % (
            pages,
            string(metadata.language),
            tree,
            b"/Outlines " + outline if outline else b"",
            refer(xmp(metadata, entries.conformance)),
            output_intent(refer(color_profile())),
            _embedded_files(entries.attachments, pdf_date(metadata.moment), refer),
        )
    )


def _embedded_files(attachments: tuple[Attachment, ...], moment: str, refer: Refer) -> bytes:
    """The entries that list `attachments`, which are written here."""
    files = {}
    for attachment in attachments:
        name = string(attachment.name)
        digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().encode("ascii")
        parameters = b"/Size %d/ModDate(%s)/CheckSum<%s>" % (len(attachment.data), moment.encode("ascii"), digest)
        head = b"/Type/EmbeddedFile/Subtype/%s/Params<<%s>>" % (_name(attachment.mime), parameters)
        file = refer(Stream(attachment.data, head))
        specification = b"<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/%s/EF<</F %s/UF %s>>>>"
        relationship = _name(attachment.relationship)
        files[name] = refer(Raw(specification % (name, name, string(attachment.description), relationship, file, file)))
    if not files:
        return b""
    names = b" ".join(name + files[name] for name in sorted(files))
    return b"/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>" % (b" ".join(files.values()), names)


def _name(text: str) -> bytes:
    """`text` as the inside of a name object (7.3.5)."""
    return _IRREGULAR.sub(lambda match: b"#%02X" % match[0][0], text.encode("utf-8"))
