"""Compares what a file says of itself with what its facts.json declares: language, properties, XMP, colour profile.

A program that saves a file again may name itself and the moment.  Which programs there are nobody can list, so a name
that is not known passes where it has the form of one, and is noted; a sentence to a reader has not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from briefing.evidence.own_words.typed_values import typed_values
from briefing.files import asset
from briefing.pdf.identity import STANDARDS, conformance
from briefing.proof.allowed import Check, anything, is_date, one_of
from briefing.proof.found_file import FoundFile
from briefing.proof.pdf_syntax import text_of
from briefing.proof.report import Finding

_INTENT: dict[str, Check] = {
    "Type": one_of("OutputIntent"),
    "S": one_of("GTS_PDFA1"),
    "OutputConditionIdentifier": one_of(b"sRGB"),
    "Info": one_of(b"sRGB IEC61966-2.1"),
    "DestOutputProfile": anything,
}
_PACKET: dict[str, Check] = {"Type": one_of("Metadata"), "Subtype": one_of("XML")}
_PROFILE: dict[str, Check] = {"N": one_of(3), "Alternate": one_of("DeviceRGB"), "Range": anything}
_INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate", "Trapped")
_PROGRAM = re.compile(
    r"(?:make-briefing|GPL Ghostscript|pypdf|PyPDF2|pikepdf|qpdf|MuPDF|PyMuPDF|mutool|PDFium|pdf-lib|pdfcpu|cpdf|iText|"
    r"OpenPDF|pdftk|PDFsam|Apache PDFBox|Adobe|Acrobat|macOS|Mac OS X|Microsoft|Skia/PDF|Chromium|poppler|cairo|"
    r"LibreOffice|ReportLab|OCRmyPDF|PDF-XChange|Foxit|Nitro|Sejda|Smallpdf|iLovePDF|ILovePDF|PDF24|PDFescape|Canva|"
    r"Google|Aspose|ABBYY|Kofax|Nuance|Bluebeam|Soda PDF|PDFCreator|PDFelement|doPDF|novaPDF|CutePDF|Bullzip|"
    r"TCPDF|FPDF|mPDF|dompdf|jsPDF|PDFKit|Prince|WeasyPrint|wkhtmltopdf|pdfTeX|LuaTeX|XeTeX|Syncfusion|Telerik)"
    r"(?:[ :;,/()+®©@*_-]+(?:"
    r"v?[0-9]{1,4}(?:\.[0-9a-z]{1,8}){0,4}|[0-9]{1,2}[A-Z][0-9]{1,5}[a-z]?|m[0-9]{1,3}|[0-9]{4}-[0-9]{4}|"
    r"Acrobat|Creator|Docs|Renderer|Editor|Printer|Desktop|FineReader|Power|Revu|AGPL|Apple|Apache|artifex\.com|b(?:ased)?|Build|CS|com|Converter|Core|DC|Distiller|Document|Engine|for|"
    r"Group|https?|GmbH|Inc\.?|InDesign|Java|Lib|Library|Linux|LLC|LTS|Mac|Macintosh|macOS|Maker|Microsoft|MuPDF|"
    r"NV|NX|of|on|Online|OpenPDF|OS|PDF|pdfium|PDFBox|PDFContext|PDFMaker|pdfmark|PDFWriter|Pro|Print|pypdf|Python|"
    r"Quartz|qpdf|Reader|ReportLab|SDK|Software|Standard|the|To|Tool|toolkit|using|Version|version|Windows|Word|Writer|"
    r"X|www\.[a-z.-]{1,40}|github\.com|www|Skia|Excel|PowerPoint|Save as|Hopding|pdf-lib|iText|Office|LibreOffice|365"
    r")(?![0-9A-Za-z,])){0,12}[ .()®©]{0,4}"
)
_VERSION = r"(?:v|[Vv]ersion |[Bb]uild )?[0-9]{1,3}(?:\.[0-9]{1,5}){0,4}[a-z]?"
_TRADE = (
    r"(?:App|Batch|Builder|Cloud|Composer|Converter|Core|Creator|Desktop|Doc|Docs|Document|Edition|Editor|Engine|"
    r"Enterprise|Export|Exporter|Generator|Home|Kit|Library|Linux|Mac|Maker|Merger|Mobile|Office|Online|PDF|Plus|Premium|"
    r"Print|Printer|Pro|Processor|Professional|Publisher|Reader|Scan|Scanner|SDK|Server|Service|Software|Standard|Studio|"
    r"Suite|Tool|Toolkit|Tools|Viewer|Windows|Writer|[A-Za-z]{0,12}(?:pdf|PDF)[A-Za-z]{0,12}|for|by|of|the)[®™©]?"
)
_LIKE_PROGRAM = re.compile(
    rf"(?:[A-Z][A-Za-z]{{1,19}}[®™©]?[ -])?(?!for|by|of|the){_TRADE}(?:[ /-]{{1,3}}{_TRADE}){{0,4}} [/-]? ?{_VERSION}"
    rf"(?: ?\({_TRADE}(?: {_TRADE}){{0,3}}\))?"
)
"""What looks like the name of a program: one of its own at most, words of this trade, and a version."""
_IN_XMP = {"Title": "dc:title", "Author": "dc:creator", "Subject": "dc:description", "Keywords": "pdf:Keywords"}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://pdfa.org/declarations/": "pdfd",
    "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
}
_INSTRUCTION = re.compile(
    rb"""<\?(?:(?:xpacket|adobe-xap-filters)(?: (?:begin|id|end|esc)=["'](?:\xef\xbb\xbf)?[A-Za-z0-9]{0,30}["']){1,2}"""
    rb"""|xml version=["']1\.0["'](?: encoding=["'](?:utf|UTF)-8["'])?) ?\?>"""
)
"""What may stand in a packet of XMP beside its elements: where it begins and ends, and how it is written."""
_INSIDE = {
    f"{{http://{space}}}{name}"
    for space, names in (
        ("www.aiim.org/pdfa/ns/schema#", "schema namespaceURI prefix property"),
        ("www.aiim.org/pdfa/ns/property#", "name valueType category description"),
        ("pdfa.org/declarations/", "conformsTo"),
    )
    for name in names.split()
}
"""The elements and attributes inside of a property, beside those of RDF: a name says something, too."""
_PLAIN = re.compile(r"[1-4]|[ABUEF]|20[0-9]{2}")
_IDENTIFIER = re.compile(r"(?:(?:urn:)?uuid|xmp\.[a-z]id):[-0-9A-Fa-f]{32,40}")
_NOBODY = f"uuid:{'0' * 32}"
_SCHEMA = {
    *("PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", "part", "Integer", "internal"),
    "Part of ISO 14289",
}
_DECLARED = {f"http://pdfa.org/declarations/wtpdf#{what}1.0" for what in ("accessibility", "reuse")}
_MOMENT = re.compile(
    r"(?:D:)?([0-9]{4})-?([0-9]{2})?-?([0-9]{2})?T?([0-9]{2})?:?([0-9]{2})?:?([0-9]{2})?(?:\.[0-9]+)?"
    r"(?:Z(?:00'00'?)?|([-+])([0-9]{2})[':]?([0-9]{2})?'?)?"
)
_CLAIMS = [
    {
        *((f"pdfaid:{name}", value) for name, value in conformance(standard, has_attachments=packed).archival),
        *((f"pdfuaid:{name}", value) for name, value in conformance(standard, has_attachments=packed).accessible),
    }
    for standard in STANDARDS
    for packed in (True, False)
]
"""What a file of each standard names, with files attached or without."""


class MetadataComparison:
    """What one file says of itself; `document` is what the document does, `written` when it was, if not on its day."""

    def __init__(self, file: FoundFile, document: Mapping[str, str], written: str | None) -> None:
        self._file, self._get = file, file.objects.get
        self._title = document.get("title", "")
        self._language = document.get("language", "")
        self._texts = {key: document.get(key, "") for key in ("author", "subject", "keywords")}
        self._written = moment_of(written or document.get("date", ""))
        self._noted: dict[str, None] = {}
        self._is_second = False

    def findings(self) -> Iterator[Finding]:
        """What is not as it was written."""
        language = self._file.catalog.get("Lang")
        if language is not None and self._file.objects.text(language) != self._language:
            yield Finding("metadata", "the file names another language than the document has")
        yield from self.xmp()
        yield from self.information()
        yield from self.intents()
        for words in self._file.file_dates:
            if moment_of(words) != self._written:
                yield Finding("attachment", f"an attached file says of itself that it is of {words}, which it is not")

    def notes(self) -> Iterator[str]:
        """When it was saved again, and by which programs that are not known, once all is read."""
        yield from self._noted

    def information(self) -> Iterator[Finding]:
        """What the information dictionary says that was not written."""
        given = self._file.objects.trailer.get("Info")
        entries = {} if given is None else self._file.dictionary(given, dict.fromkeys(_INFO, anything), "the metadata")
        for key, value in entries.items():
            text = self._get(value)
            words = text_of(text) if isinstance(text, bytes) else str(text)
            is_sort = isinstance(text, str if key == "Trapped" else bytes)
            # Another key has been reported as such.
            if key in _INFO and not (is_sort and self._checks()[key](words)):
                yield Finding("metadata", f"the metadata names “{words[:80]}” as {key}, which was not written")
        wanted = (*(key for key, text in self._named_texts().items() if text), "Creator", "Producer", "CreationDate")
        if not self._is_second:
            self._miss("its properties", [key for key in wanted if key not in entries])
        yield from self._created(*(self._file.objects.text(entries.get(key)) for key in ("CreationDate", "ModDate")))

    def _miss(self, what: str, names: Sequence[str]) -> None:
        """Note what was written of a file's properties, and is gone."""
        if names:
            self._noted[f"{what} no longer name {', '.join(names)}"] = None

    def _named_texts(self) -> dict[str, str]:
        """The texts of a document that its properties name."""
        return {"Title": self._title} | {key.capitalize(): text for key, text in self._texts.items()}

    def _created(self, created: str | None, modified: str | None) -> Iterator[Finding]:
        """That a file was written at another moment than it was; a program that makes it anew gives both as its own."""
        first, last = (moment_of(words or "") for words in (created, modified))
        if last and last != self._written:
            self._noted[f"it says that it was saved again at {last:%Y-%m-%d %H:%M} UTC"] = None
        if first and first not in (self._written, last):
            message = f"the metadata says that it was written at {first:%Y-%m-%d %H:%M}, which it was not"
            yield Finding("metadata", message)

    def _is_program(self, words: str) -> bool:
        """Whether words name a program; one that is not known is noted."""
        if not is_known_program(words):
            self._noted[f"it names “{words}” as the program that wrote it, which is not known here"] = None
        return is_program(words)

    def _checks(self) -> dict[str, Callable[[str], bool]]:
        return {
            **{key: text.__eq__ for key, text in self._named_texts().items()},
            "Creator": self._is_program,
            "Producer": self._is_program,
            "CreationDate": is_date,
            "ModDate": is_date,
            "Trapped": lambda words: words in ("False", "Unknown"),
        }

    def xmp(self) -> Iterator[Finding]:
        """What the XMP says that was not written, or that cannot be read."""
        stream = self._get(self._file.catalog.get("Metadata"))
        if stream is None:
            return
        data = self._file.stream(stream, _PACKET, "the metadata in XMP", "Type Subtype")
        try:
            if b"<!" in data or b"<?" in _INSTRUCTION.sub(b"", data):
                raise ElementTree.ParseError
            root = ElementTree.fromstring(data.strip(b"\0 \r\n\t"))
            if not _is_plain(root):
                raise ElementTree.ParseError
        except ElementTree.ParseError:
            yield Finding("metadata", "the metadata in XMP cannot be read")
            return
        stated = list(_properties(root))
        moments = {name: dict(stated).get(f"xmp:{name}Date") for name in ("Create", "Modify", "Metadata")}
        yield from self._created(moments["Create"], moments["Modify"])
        yield from self._created(None, moments["Metadata"])
        claims = {(name, words) for name, words in stated if name.startswith(("pdfaid:", "pdfuaid:"))}
        if not any(claims <= known for known in _CLAIMS):
            yield Finding("metadata", "the metadata names parts of standards that do not go together")
        self._is_second = ("pdfaid:part", "4") in claims  # in PDF 2.0 properties stand in XMP alone
        texts = {_IN_XMP[key] for key, text in self._named_texts().items() if text}
        standards = set() if claims in _CLAIMS else {"the standards that it keeps"}
        self._miss("its metadata in XMP", sorted(texts - {name for name, words in stated if words}) + sorted(standards))
        for name, words in stated:
            known = self.known(name)
            if known is None:
                yield Finding("metadata", f"the metadata has {name}, which no file of ours has")
            elif words and not known(words):
                yield Finding("metadata", f"the metadata names “{words[:80]}” as {name}, which was not written")

    def known(self, name: str) -> Callable[[str], bool] | None:
        """What the words of a property of XMP may be; None if there is no such property."""
        checks = self._checks()
        known: dict[str, Callable[[str], bool]] = {
            "dc:title": checks["Title"],
            "dc:creator": checks["Author"],
            "dc:description": checks["Subject"],
            "dc:language": lambda words: words == self._language,
            "dc:format": lambda words: words == "application/pdf",
            "pdf:Keywords": checks["Keywords"],
            "pdf:Producer": self._is_program,
            "pdf:Trapped": checks["Trapped"],
            "xmp:CreatorTool": self._is_program,
            **dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), is_date),
            **dict.fromkeys(("xmpMM:DocumentID", "xmpMM:InstanceID"), lambda words: bool(_IDENTIFIER.fullmatch(words))),
            **dict.fromkeys(
                ("pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfuaid:part", "pdfuaid:rev"),
                lambda words: bool(_PLAIN.fullmatch(words)),
            ),
            "pdfd:declarations": _DECLARED.__contains__,
            "pdfaExtension:schemas": _SCHEMA.__contains__,
        }
        return known.get(name)

    def intents(self) -> Iterator[Finding]:
        """Another profile of colours than that of files of ours."""
        given = self._file.objects.array(self._file.catalog.get("OutputIntents"))
        if len(given) > 1:
            yield Finding("metadata", "it has more than one profile of colours")
        for part in given:
            intent = self._file.dictionary(part, _INTENT, "the output intent", needed=" ".join(_INTENT))
            data = self._file.stream(intent.get("DestOutputProfile"), _PROFILE, "the profile of its colours", "N")
            if data != asset("icc", "sRGB2014.icc").read_bytes():
                yield Finding("metadata", "the profile of its colours is another one than was written")


def _is_plain(root: ElementTree.Element) -> bool:
    """Whether all of an XMP packet is in properties of descriptions that are of this file."""
    packet = root if root.tag == f"{_RDF}RDF" else next(iter(root), root)
    return (
        packet.tag == f"{_RDF}RDF"
        and len(root if packet is not root else ()) <= 1
        and all(part.tag == f"{_RDF}Description" for part in packet)
        and all(not (part.tail or "").strip() for part in root.iter())
        and all(not (part.text or "").strip() for part in (root, packet, *packet))
        and all(part.get(_LANGUAGE, "x-default") == "x-default" for part in root.iter())
        and all(_IDENTIFIER.fullmatch(part.get(f"{_RDF}about") or _NOBODY) for part in packet)
        and all(
            key.removeprefix(_RDF) == "about" if part in packet else (key, words) == (f"{_RDF}parseType", "Resource")
            for part in packet.iter()
            for key, words in part.attrib.items()
            if key.startswith(_RDF)
        )
    )


def _properties(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Each text of each property of an XMP packet, none of an empty one, and of what is in it and has no place there.

    Before it stands the name of the property, or of what is in it.
    """
    for description in root.iter(f"{_RDF}Description"):
        for key, words in description.attrib.items():
            if not key.startswith(_RDF):
                yield _named(key), words
        for element in description:
            texts = list[str]()
            for part in element.iter():
                said = {
                    key: words for key, words in part.attrib.items() if not key.startswith(_RDF) and key != _LANGUAGE
                }
                names = said.keys() if part is element else {part.tag, *said}
                yield from ((_named(name), "") for name in names if not name.startswith(_RDF) and name not in _INSIDE)
                texts += filter(None, map(str.strip, (part.text or "", *said.values())))
            yield from ((_named(element.tag), words) for words in texts or [""])


def _named(tag: str) -> str:
    space, _, name = tag.removeprefix("{").partition("}")
    return f"{_SPACES.get(space, space[:60])}:{name}"


def is_known_program(words: str) -> bool:
    """Whether words are the name of a program that writes PDFs and is known, with its version."""
    return bool(_PROGRAM.fullmatch(words))


def is_program(words: str) -> bool:
    """Whether words have the form of a program's name, with its version, and are no sentence to a reader."""
    if is_known_program(words):
        return True
    named = len(words) <= 60 and _LIKE_PROGRAM.fullmatch(words)
    return bool(named) and not any(typed_values(re.sub(_VERSION, " ", words), is_markdown=False))


def moment_of(words: str) -> datetime | None:
    """The moment that a date of PDF or XMP names; None if there is none."""
    digits = _MOMENT.fullmatch(words)
    if not digits:
        return None
    year, month, day, hour, minute, second = (int(part) if part else 0 for part in digits.groups()[:6])
    shift = timedelta(hours=int(digits[8] or 0), minutes=int(digits[9] or 0)) * (-1 if digits[7] == "-" else 1)
    try:
        return datetime(year, month or 1, day or 1, hour, minute, second, tzinfo=UTC) - shift
    except (ValueError, OverflowError):
        return None
