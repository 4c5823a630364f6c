"""What is altered beside the words and shapes of a page: tags, bookmarks, metadata, faces, counts and clips."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from briefing import Options, build
from briefing.document.drawing import Raster
from briefing.pdf.identity import OutlineError, TrueTypeFace
from briefing.proof.allowed import is_date
from briefing.proof.compare_metadata import is_program, moment_of
from briefing.proof.drawn_marks import Clip, DrawnMark, alike
from briefing.proof.objects import PdfObjects
from briefing.proof.verify import Integrity, verify
from briefing.themes import fonts
from briefing.themes.theme import Logo, Stationery, Theme
from tests.conftest import SEED, all_cases, slow_case
from tests.proof.forgery import change_facts


@pytest.fixture(scope="module")
def data() -> bytes:
    return build(SEED).data


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name(f"/{kind}") and "/P" in o]


def _alternative(pdf: pikepdf.Pdf) -> None:
    """A stream in place of a string, which PDFium reads aloud."""
    for element in _elements(pdf, "P"):
        element.Alt = pdf.make_stream(b"148,200 passengers")


def _unmarked(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) not in ("BDC", "BMC", "EMC")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _without_beginnings(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) not in ("BT", "ET")]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _last_bookmark(pdf: pikepdf.Pdf) -> None:
    target = Array([pdf.pages[0].obj, Name.XYZ, 0, 0, None])
    pdf.Root.Outlines.Last = pdf.make_indirect(Dictionary(Title="148,200", Parent=pdf.Root.Outlines, Dest=target))


def _typed_node(pdf: pikepdf.Pdf) -> None:
    node = b'<x:R xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>1</dc:title></x:R>'
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", node + b"</rdf:RDF>"))


def _parameters(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["facts.json"].obj.EF.F.Params.Size = 148200


def _written_elsewhen(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(re.sub(rb"(CreateDate>)20", rb"\g<1>19", pdf.Root.Metadata.read_bytes()))


def _other_standard(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1", b"<pdfuaid:part>2"))


def _table(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.attachments[next(name for name in pdf.attachments if name.endswith(".csv"))].obj


def _other_kind_of_file(pdf: pikepdf.Pdf) -> None:
    _table(pdf).EF.F.Subtype = Name("/application/json")


def _older_file(pdf: pikepdf.Pdf) -> None:
    _table(pdf).EF.F.Params.ModDate = "D:20010101000000Z"


def _two_letters(pdf: pikepdf.Pdf) -> None:
    face = next(iter(pdf.pages[0].Resources.Font.values()))
    face.ToUnicode.write(face.ToUnicode.read_bytes().replace(b"<0034>", b"<00340037>", 1))


def _name_of_the_packet(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b'rdf:about=""', b'rdf:about="uuid:not-to-be-used"'))


def _language_of_the_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b'xml:lang="x-default"', b'xml:lang="fr"'))


def _placement(pdf: pikepdf.Pdf) -> None:
    element = next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == Name.P)
    element.A = pikepdf.Dictionary(O=Name.Layout, Placement=Name.Block)


def _files_in_another_order(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array([*names[-2:], *names[:-2]])


def _in_packet(old: str, new: str) -> Callable[[pikepdf.Pdf], object]:
    """Another part of the metadata in XMP."""

    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(re.sub(old.encode(), new.encode(), packet, count=1, flags=re.DOTALL))

    return change


def _in_facts(key: str, change: Callable[[Any], object]) -> Callable[[pikepdf.Pdf], object]:
    """Another part of facts.json, sealed anew; the pages stay."""

    def forge(content: dict[str, Any]) -> str:
        change(content[key])
        return ""

    return lambda pdf: change_facts(pdf, forge, seal=True)


def _rename_digest(shown: dict[str, Any], role: str) -> None:
    """The digest that a page prints as something else, which is held to nothing."""
    place = next(i for i, meaning in enumerate(shown["meanings"]) if meaning[0] == "digest")
    shown["meanings"][place] = [role, "", "x"] if role == "allowed" else [role]


def _face_of_another_name(pdf: pikepdf.Pdf) -> None:
    """A name with a sign that has to be written as a code, and a page that is not as it was built."""
    faces = pdf.pages[0].Resources.Font
    faces[Name("/A#31")] = next(iter(faces.values()))
    pdf.pages[0].contents_add(b"q 1 w 0 0 m 200 200 l S Q")


def _height_of_a_link(pdf: pikepdf.Pdf) -> None:
    """A number that is infinite to Python."""
    pdf.Root.Outlines.First.Dest = Array([pdf.pages[0].obj, Name.XYZ, 0, pikepdf.Object.parse(b"9" * 400 + b".0"), 0])


ALTERED: dict[Callable[[pikepdf.Pdf], object], str] = {
    _alternative: "has another /Alt than files of ours",
    _unmarked: "page 1",
    _without_beginnings: "words outside of a text",
    _last_bookmark: "its bookmarks are damaged",
    _typed_node: "the metadata in XMP cannot be read",
    _parameters: "says of itself what was not written",
    _two_letters: "says that one code means several characters",
    _name_of_the_packet: "the metadata in XMP cannot be read",
    _written_elsewhen: "says that it was written at 1924-",
    _other_standard: "parts of standards that do not go together",
    _other_kind_of_file: "says of itself what was not written",
    _files_in_another_order: "not listed in the order in which readers look",
    _older_file: "says of itself that it is of D:20010101000000Z",
    lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:20300101000000Z"): "says that it was written at 2030-",
    lambda pdf: pdf.Root.__delitem__("/Lang"): "it has a structure, but no longer says so",
    lambda pdf: pdf.docinfo.__setitem__("/Company", "x"): "holds /Company",
    lambda pdf: pdf.docinfo.__setitem__("/Producer", "qpdf carried 48.200 passengers"): "as Producer",
    lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([None])): "page 1",
    lambda pdf: setattr(pdf.Root.Outlines, "Count", 321): "its bookmarks count others",
    lambda pdf: setattr(pdf.Root.Outlines.First, "Count", -4): "its bookmarks count others",
    lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]): "more than one profile of colours",
    lambda pdf: _measure(pdf, "Descent", -7000): "has another /Descent than a face can have",
    lambda pdf: _measure(pdf, "StemH", pikepdf.String("12")): "has another /StemH than a face can have",
    lambda pdf: _measure(pdf, "FontBBox", Array([1, 1, 1, 1])): "has another /FontBBox",
    lambda pdf: _measure(pdf, "FontBBox", Array([0, 0, 1, 1])): "has another /FontBBox",
    lambda pdf: _measure(pdf, "FontName", Name("/BBBBBB+Void")): "has two names",
    lambda pdf: _measure(pdf, "FontFamily", pikepdf.String("Void")): "is of another family",
    lambda pdf: setattr(_face(pdf), "LastChar", 254): "widths for other codes",
    lambda pdf: delattr(_face(pdf), "FirstChar"): "is not of the sort",
    lambda pdf: setattr(_face(pdf).FontDescriptor, "Flags", 4 + 1024): "is not of the sort",
    lambda pdf: delattr(_face(pdf).FontDescriptor, "StemV"): "has lost its /StemV",
    lambda pdf: delattr(_face(pdf).FontDescriptor.FontFile2, "Length1"): "has another file than it says",
    lambda pdf: delattr(pdf.pages[0].Annots[0], "Border"): "has lost its /Border",
    lambda pdf: delattr(pdf.pages[0].obj, "Tabs"): "has lost its /Tabs",
    lambda pdf: setattr(pdf.Root, "MarkInfo", Dictionary(Marked=1)): "another /MarkInfo than files of ours",
    lambda pdf: pdf.Root.AF.__delitem__(0): "not all of its files are said to belong to it",
    lambda pdf: pdf.Root.Names.EmbeddedFiles.Names.append(1): "a name without a file",
    lambda pdf: pdf.Root.StructTreeRoot.IDTree.Names.append(1): "its structure is damaged",
    lambda pdf: pdf.Root.StructTreeRoot.IDTree.Names.__delitem__(0): "its structure is damaged",
    lambda pdf: delattr(pdf.Root.OutputIntents[0], "Info"): "the output intent has lost its /Info",
    lambda pdf: setattr(_face(pdf), "Widths", Array([float(width) - 1 for width in _face(pdf).Widths])): "in two ways",
    lambda pdf: pdf.pages[0].contents_add(b"q", prepend=True): "a beginning without an end",
    lambda pdf: pdf.pages[1].contents_add(b"% (nine) boats\n"): "a comment",
    lambda pdf: setattr(pdf.Root.Pages, "MediaBox", Array([0, 0, 300, 300])): "its list of pages says other things",
    lambda pdf: setattr(pdf.Root.Pages, "Resources", pikepdf.Dictionary(ProcSet=Array([]))): "its list of pages says",
    # Things of another kind than their place asks for.
    lambda pdf: setattr(pdf.pages[0].Resources, "Pattern", Name.Hatch): "has another /Pattern than files of ours",
    lambda pdf: setattr(pdf.pages[0].Resources, "XObject", Array([])): "has another /XObject than files of ours",
    lambda pdf: setattr(pdf.pages[0].Resources, "Font", 9): "has another /Font than files of ours",
    lambda pdf: setattr(pdf.pages[0].Resources, "ExtGState", pikepdf.String("9")): "has another /ExtGState",
    lambda pdf: setattr(pdf.pages[0].obj, "Annots", 9): "has another /Annots than files of ours",
    lambda pdf: setattr(pdf.pages[0].obj, "StructParents", Array([9])): "has another /StructParents than files of ours",
    lambda pdf: setattr(pdf.pages[0].Annots[0], "StructParent", Array([9])): "has another /StructParent than files",
    lambda pdf: setattr(pdf.Root.StructTreeRoot.ParentTree, "Nums", 9.5): "are read aloud otherwise",
    lambda pdf: setattr(pdf.Root.StructTreeRoot.IDTree, "Names", Dictionary()): "are read aloud otherwise",
    lambda pdf: setattr(pdf.Root, "AF", True): "has another /AF than files of ours",
    lambda pdf: setattr(_face(pdf), "Widths", 9): "widths for other codes",
    lambda pdf: setattr(_face(pdf).FontDescriptor, "FontBBox", 9): "has another /FontBBox",
    lambda pdf: setattr(_table(pdf).EF.F, "Params", Name.Size): "has another /Params than files of ours",
    lambda pdf: setattr(_table(pdf).EF, "F", Array([])): "has two names, or no content",
    lambda pdf: pdf.docinfo.__setitem__("/CreationDate", -1.5): "as CreationDate, which was not written",
    lambda pdf: pdf.docinfo.__setitem__("/ModDate", Array([9])): "as ModDate, which was not written",
    lambda pdf: pdf.docinfo.__setitem__("/Title", Name(f"/{pdf.docinfo.Title}")): "as Title, which was not written",
    _language_of_the_title: "the metadata in XMP cannot be read",
    _in_packet("<dc:title>.*?</dc:title>", '<dc:title rdf:resource="48,200"/>'): "the metadata in XMP cannot be read",
    _in_packet("<rdf:li xml:lang", '<rdf:li rdf:value="48,200" xml:lang'): "the metadata in XMP cannot be read",
    _in_packet("(?=</rdf:Description>)", "<pdf:Passengers-48200/>"): "the metadata has pdf:Passengers-48200",
    _height_of_a_link: "damaged",
    _in_facts("canonical", lambda facts: facts["speakers"]["aliyev"].update(name="Ida")): "no page names “Ida”, as",
    _in_facts("canonical", lambda facts: facts["sources"]["news-az"].update(publisher="Az")): "no page names “Az”, as",
    _in_facts("canonical", lambda facts: facts["speakers"]["aliyev"].update(role="x")): "no page names “x”, as fact",
    _in_facts("canonical", lambda facts: facts["sources"]["news-az"].update(title="Az")): "no page names “Az”, as fact",
    _in_facts(
        "canonical", lambda facts: facts["sources"]["news-az"].update(published="2024-01-02")
    ): "no page names “2",
    _in_facts("canonical", lambda facts: facts["sources"]["news-az"].update(url="https://x.example/")): "no page leads",
    _in_facts("document", lambda head: head.update(marking="SECRET")): "no page names “SECRET”, as the document does",
    _in_facts("document", lambda head: head.update(title="Nobody")): "no page has the title “Nobody”",
    _in_facts("shown", lambda shown: _rename_digest(shown, "label")): "a page prints a digest that is not said to be",
    _in_facts("shown", lambda shown: _rename_digest(shown, "allowed")): "a page prints a digest that is not said to be",
    lambda pdf: setattr(pdf.pages[0].obj, "Contents", Array([pdf.pages[0].Contents, Dictionary(X=1)])): "is no stream",
    _face_of_another_name: "page 1",
    _placement: "only one of /Placement and /BBox",
}


def _face(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _measure(pdf: pikepdf.Pdf, key: str, value: object) -> None:
    setattr(_face(pdf).FontDescriptor, key, value)


def _with(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A file, changed and saved again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(("alter", "why"), ALTERED.items())
def test_what_is_altered_beside_the_words_is_named(
    alter: Callable[[pikepdf.Pdf], object], why: str, data: bytes
) -> None:
    verdict = verify(_with(data, alter))
    assert verdict.state in (Integrity.ALTERED, Integrity.UNREADABLE)
    assert any(why in finding.message for finding in verdict.findings)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["Reference", "FENote"])
def test_what_belongs_to_a_reference_is_what_its_link_leads_to(kind: str) -> None:
    """In PDF 2.0 notes and their references name each other, and a reader goes from one to the other."""

    def change(pdf: pikepdf.Pdf) -> None:
        one, other = [e for e in _elements(pdf, kind) if "/Ref" in e][:2]
        one.Ref = other.Ref

    verdict = verify(_with(build(SEED, Options(standard="ua2-a4f")).data, change))
    assert (verdict.state, verdict.unchanged) == (Integrity.ALTERED, verdict.values)
    assert "are read aloud otherwise" in verdict.findings[0].message


def test_the_metadata_holds_no_words_between_its_elements(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _in_packet("<rdf:RDF", "<?note 48,200 passengers?><rdf:RDF")(pdf)
        pdf.save(out, fix_metadata_version=False)
    assert [finding.message for finding in verify(out.getvalue()).findings] == ["the metadata in XMP cannot be read"]


def test_the_page_that_is_shown_while_a_file_is_loaded_is_its_first(data: bytes) -> None:
    """Browsers ask for the object that a file for the web names, and most programs do not look at it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert verify(out.getvalue()).state is Integrity.SAVED_AGAIN
    other = re.sub(rb"/O (\d+)", lambda match: b"/O %0*d" % (len(match[1]), int(match[1]) + 1), out.getvalue(), count=1)
    assert "while it is loaded it shows another page first" in {finding.message for finding in verify(other).findings}


def test_a_clip_may_not_cut_what_is_below_the_line() -> None:
    """The tail of a comma, without which 48,200 is 48.200."""
    glyph = DrawnMark("glyph", ",", (10, 0, 0, 10, 100, 100), (0, 0, 0), 1, (), "P 1")
    box = (0.0, 99.9, 600.0, 200.0)
    low = (0.0, 90.0, 600.0, 200.0)
    cut, whole = (glyph._replace(clips=(Clip(b, (*b, *b), True),)) for b in (box, low))
    assert alike(whole, glyph)
    assert not alike(cut, glyph)


def test_a_face_with_two_tables_of_one_name_is_refused() -> None:
    """Some readers take the first, others the last."""
    face = bytearray(fonts.content("regular"))
    face[12 + 16 : 12 + 20] = face[12:16]
    with pytest.raises(OutlineError):
        TrueTypeFace(bytes(face))


@all_cases(
    "words",
    [
        "GPL Ghostscript 10.05.1",
        "pikepdf 9.4.2",
        "macOS Version 14.4.1 (Build 23E224) Quartz PDFContext",
        "Microsoft® Word 2016",
        "Adobe PDF Library 15.0",
        "Skia/PDF m122",
        "MuPDF 1.24.9",
        "iText® 5.5.13 ©2000-2022 iText Group NV (AGPL-version)",
        "pdf-lib (https://github.com/Hopding/pdf-lib)",
        "PDFium",
        "Some Office Suite 7.2 (for Windows)",
        "Google Docs Renderer",
        "PDF24 Creator",
        "Quill PDF Printer 11.2",
    ],
)
def test_programs_may_name_themselves(words: str) -> None:
    assert is_program(words)


@all_cases(
    "words",
    [
        "qpdf withdrawn",
        "make-briefing (corrected: 84200)",
        "pypdf 48,200",
        "qpdf 148200",
        "Carried Forty PDF",
        "It is void pdf",
        "Old Void PDF",
        "Superseded PDF",
        "Replaced By Later PDF 2.0",
    ],
)
def test_what_is_no_name_of_a_program_is_none(words: str) -> None:
    assert not is_program(words)


def test_a_program_that_is_not_known_is_noted(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/Producer"] = "Quill PDF Studio 3.1"
        pdf.save(out)
    verdict = verify(out.getvalue())
    assert verdict.state is Integrity.SAVED_AGAIN
    assert "it names “Quill PDF Studio 3.1” as the program that wrote it, which is not known here" in verdict.notes


def test_a_program_may_give_its_own_moment_to_a_file_that_it_makes_anew(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:20300101120000+04'00'"
        pdf.save(out)
    assert verify(out.getvalue()).state is Integrity.SAVED_AGAIN


def _closed(pdf: pikepdf.Pdf) -> None:
    entry, shown = pdf.Root.Outlines.First, 0
    while entry is not None:
        shown += 1
        if "/Count" in entry:
            entry.Count = -entry.Count
        entry = entry.get("/Next")
    pdf.Root.Outlines.Count = shown


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (_closed, "its bookmarks are closed"),
        slow_case(lambda pdf: pdf.trailer.__delitem__("/Info"), "its properties no longer name Title"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "its properties no longer name Title"),
        slow_case(lambda pdf: pdf.docinfo.__delitem__("/CreationDate"), "its properties no longer name CreationDate"),
        (lambda pdf: delattr(pdf.Root, "PageMode"), "it has lost the word that its bookmarks are to be shown"),
    ],
)
def test_what_a_program_closes_or_forgets_is_noted(
    change: Callable[[pikepdf.Pdf], object], note: str, data: bytes
) -> None:
    verdict = verify(_with(data, change))
    assert (verdict.state, verdict.findings) == (Integrity.SAVED_AGAIN, ())
    assert any(said.startswith(note) for said in verdict.notes)


def test_an_object_that_nothing_leads_to_is_noted_and_no_file_fresh_from_the_build_has_one(data: bytes) -> None:
    assert PdfObjects(data).unreached() == 0
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, root, info = int(pdf.trailer.Size), pdf.trailer.Root.objgen[0], pdf.trailer.Info.objgen[0]
    start, before = len(data), data.rpartition(b"startxref")[2].split()[0]
    update = b"%d 0 obj\n(held back)\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n\r\n" % (number, start)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
    verdict = verify(data + update + table + trailer % (number + 1, root, info, before, start + len(update)))
    assert verdict.state is Integrity.SAVED_AGAIN
    assert "it holds objects that nothing leads to, and no reader shows: 1" in verdict.notes


def test_what_a_program_drops_or_dates_is_noted(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.Root.Metadata, pdf.Root.AF
        pdf.Root.OutputIntents = pikepdf.Array()
        pdf.docinfo["/ModDate"] = "D:20310203040506Z"
        pdf.save(out)
    verdict = verify(out.getvalue())
    assert verdict.state is Integrity.SAVED_AGAIN
    assert {note.removeprefix("it has lost ").partition(":")[0] for note in verdict.notes if "lost" in note} == {
        "its metadata in XMP",
        "the profile of its colours",
        "the word that its attached files belong to it",
    }
    assert "it says that it was saved again at 2031-02-03 04:05 UTC" in verdict.notes
    assert not [note for note in verify(data).notes if "lost" in note or "saved again" in note]


def test_the_moment_of_the_environment_is_declared(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    at_another_moment = build(SEED).data
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    verdict = verify(at_another_moment)
    assert verdict.state is Integrity.CONSISTENT
    # Nobody gets it twice because it was written again.
    assert verdict.digest == verify(data).digest


def test_the_moment_of_a_date_is_the_same_in_pdf_and_xmp() -> None:
    same = ("D:20250305120000+04'00'", "2025-03-05T12:00:00+04:00", "2025-03-05T08:00:00Z", "D:20250305080000Z00'00'")
    assert len(set(map(moment_of, same))) == 1
    assert moment_of("2025-13-45") is moment_of("x") is None


def test_dates() -> None:
    good = ("D:20250305000000Z", "D:20250305120000+01'00'", "2025-03-05T12:00:00+01:00", "2025-03-05", "D:20250305")
    assert all(map(is_date, good))
    assert not any(map(is_date, ("48200", "148200", "2025 boats")))


@pytest.mark.parametrize("entries", [{"Width": 20, "Height": 40}, slow_case({"Name": Name("/carried 48,200")})])
def test_a_picture_that_says_something_else_of_itself_is_another_one(entries: dict[str, Any]) -> None:
    picture = Raster(40, 20, bytes(range(240)) * 10)
    logo = Logo(picture, 80, 40, "A crest")
    whole = build(SEED, Options(theme=Theme(stationery=Stationery(logo)))).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        (image,) = (o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image")
        assert (image.Width, image.Height) == (40, 20)
        for key, value in entries.items():
            setattr(image, key, value)
        pdf.save(out)
    assert verify(whole).state is Integrity.CONSISTENT
    assert verify(out.getvalue()).state is Integrity.ALTERED


def test_the_opacity_of_a_picture_has_the_shape_of_its_pixels() -> None:
    picture = Raster(40, 20, bytes(range(240)) * 10, bytes(range(200)) * 4)
    whole = build(SEED, Options(theme=Theme(stationery=Stationery(Logo(picture, 80, 40, "A crest"))))).data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        (mask,) = (o.SMask for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/SMask" in o)
        mask.Width, mask.Height = 20, 40
        pdf.save(out)
    assert verify(whole).state is Integrity.CONSISTENT
    assert any("opacity" in finding.message for finding in verify(out.getvalue()).findings)
