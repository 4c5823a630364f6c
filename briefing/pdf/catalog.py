"""The parts of a finished document in, its catalog out (ISO 32000-1, 7.7.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc

from briefing.document.occurrences import Attachment
from briefing.pdf.attachments import catalog_entries
from briefing.pdf.metadata import Metadata, color_profile, output_intent, pdf_date, xmp
from briefing.pdf.standards import Conformance, Standard, conformance
from briefing.pdf.syntax import Raw, string


class Imprint(NamedTuple):
    """All that a file says and carries beside its pages."""

    metadata: Metadata
    standard: Standard
    attachments: tuple[Attachment, ...] = ()

    @property
    def claims(self) -> Conformance:
        """What the file claims to be."""
        return conformance(self.standard, has_attachments=bool(self.attachments))


def catalog(
    imprint: Imprint, pages: bytes, tree: bytes, outline: bytes | None, refer: Callable[[pdfdoc.PDFObject], bytes]
) -> Raw:
    """The catalog of a file with these pages, structure tree and outline, each a reference."""
    metadata = imprint.metadata
    return Raw(
        b"<</Type/Catalog/Pages %s/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s%s"
        b"/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s/OutputIntents[%s]%s>>"
        % (
            pages,
            string(metadata.language),
            tree,
            b"/Outlines " + outline if outline else b"",
            refer(xmp(metadata, imprint.claims)),
            output_intent(refer(color_profile())),
            catalog_entries(imprint.attachments, pdf_date(metadata.moment), refer),
        )
    )
