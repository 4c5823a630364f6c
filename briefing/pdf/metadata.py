"""What a file says of itself, in places that must agree: catalog, information dictionary, XMP and output intent.

PDF/A asks for the agreement; the information dictionary is left out of PDF 2.0, in which it means nothing more.
The catalog (ISO 32000-2, 7.7.2) also lists the files that are embedded (7.11.4 and 14.13).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import cache
from html import escape

from reportlab.pdfbase import pdfdoc

from briefing.document.blocks import Document
from briefing.document.occurrences import Attachment
from briefing.files import asset
from briefing.options import Standard, source_date
from briefing.pdf.identity import Conformance, conformance
from briefing.pdf.writer import Raw, Stream, string
from briefing.records import NamedTuple

_PRODUCER = "make-briefing (ReportLab)"
_SRGB = b"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
"""What all colours of a file are meant for."""
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A-2 and -3 know no properties of PDF/UA, so the file has to describe them.
_SCHEMA_OF_UA = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""

# That the file is well tagged: what PDF/UA-2 asks for, and that its content can be reused (WTPDF 1.0).
_DECLARATIONS = """\
<pdfd:declarations><rdf:Bag>\
<rdf:li rdf:parseType="Resource">\
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>\
<rdf:li rdf:parseType="Resource">\
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>\
</rdf:Bag></pdfd:declarations>"""
_IRREGULAR = re.compile(rb"[^!-~]|[#/()<>\[\]{}%]")
Refer = Callable[[pdfdoc.PDFObject], bytes]
"""Makes an object part of the document and gives its reference."""


class Metadata(NamedTuple):
    """What a file says of itself; `moment` is when it says it was written."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    moment: datetime


def metadata_of(document: Document) -> Metadata:
    """Title, author, subject, keywords, language and date of `document`.

    The date is SOURCE_DATE_EPOCH if it is set, else the start of the document's own date.
    """
    keywords = ", ".join(document.keywords)
    moment = source_date() or datetime.combine(document.date, time(), UTC)
    return Metadata(document.title, document.author, document.subject, keywords, document.language, moment)


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
    profile = Stream(_packed_profile(), b"/N 3/Filter/FlateDecode", is_packed=False)
    return Raw(
        b"<</Type/Catalog/Pages %s/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %s%s"
        b"/PageMode/UseOutlines/ViewerPreferences<</DisplayDocTitle true>>/Metadata %s/OutputIntents[%s]%s>>"
        % (
            pages,
            string(metadata.language),
            tree,
            b"/Outlines " + outline if outline else b"",
            refer(xmp(metadata, entries.conformance)),
            b"<</Type/OutputIntent/S/GTS_PDFA1%s/DestOutputProfile %s>>" % (_SRGB, refer(profile)),
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


def pdf_date(moment: datetime) -> str:
    """`moment` as a date string (ISO 32000-1, 7.9.4)."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")


def information(metadata: Metadata) -> bytes:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    moment = pdf_date(metadata.moment)
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": metadata.keywords,
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return b"<<%s>>" % b"".join(b"/%s%s" % (key.encode("ascii"), string(text)) for key, text in entries.items() if text)


def xmp(metadata: Metadata, claimed: Conformance) -> Stream:
    """The metadata stream (ISO 16684-1), never compressed; `claimed` are the parts of PDF/A and PDF/UA."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if prefix != "rdf")
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">',
        f'<rdf:Description rdf:about="" {spaces}>',
        *_properties(metadata),
        *(_tag(f"pdfaid:{name}", value) for name, value in claimed.archival),
        *(_tag(f"pdfuaid:{name}", value) for name, value in claimed.accessible),
        _DECLARATIONS if claimed.is_second else _SCHEMA_OF_UA,
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return Stream("\n".join(lines).encode("utf-8"), b"/Type/Metadata/Subtype/XML", is_packed=False)


@cache
def _packed_profile() -> bytes:
    """The ICC profile of sRGB, packed once for all files of this process."""
    return zlib.compress(asset("icc", "sRGB2014.icc").read_bytes(), 9)


def _properties(metadata: Metadata) -> list[str]:
    moment = metadata.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    elements = [
        _tag("dc:format", "application/pdf"),
        _items("dc:language", "Bag", metadata.language),
        _items("dc:title", "Alt", metadata.title, ' xml:lang="x-default"'),
        _items("dc:creator", "Seq", metadata.author),
        _items("dc:description", "Alt", metadata.subject, ' xml:lang="x-default"'),
        _tag("pdf:Keywords", metadata.keywords),
        _tag("pdf:Producer", _PRODUCER),
        _tag("xmp:CreatorTool", _PRODUCER),
        _tag("xmp:CreateDate", moment),
        _tag("xmp:ModifyDate", moment),
    ]
    return [element for element in elements if element]


def _tag(name: str, text: str) -> str:
    return f"<{name}>{escape(text, quote=False)}</{name}>" if text else ""


def _items(name: str, kind: str, text: str, attribute: str = "") -> str:
    item = f"<rdf:li{attribute}>{escape(text, quote=False)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>" if text else ""
