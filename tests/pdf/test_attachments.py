"""Embedded files, as other readers find them, and what the file says of itself."""

from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from briefing.document.blocks import Document, Paragraph, Text
from briefing.document.declared import Declarations, DeclaredDrawing, DeclaredWords, FacesOf, texts_of
from briefing.document.occurrences import Attachment
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample

FACTS = Attachment("facts.json", b'{"facts": []}', "application/json", "Data", "All facts (every one)")
TABLE = Attachment("tables/ə.csv", "a,б\r\n".encode(), "text/csv", "Source", "Table 1 – values")


def opened(standard: Standard = "ua1-a3a", *attachments: Attachment, document: Document | None = None) -> pikepdf.Pdf:
    some = document or sample.document(Paragraph((Text("Words"),)))
    attach = (lambda declared, faces_of: ("", attachments)) if attachments else None
    file = write_pdf(some, Theme(), PAGE_SIZES["a4"], standard=standard, attach=attach)
    return pikepdf.open(BytesIO(file.data))


@pytest.mark.parametrize("standard", STANDARDS)
def test_attachments_are_embedded_and_associated(standard: Standard) -> None:
    pdf = opened(standard, TABLE, FACTS)
    assert {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()} == {
        "facts.json": FACTS.data,
        "tables/ə.csv": TABLE.data,
    }
    found = [(str(part.UF), str(part.AFRelationship), str(part.Desc)) for part in pdf.Root.AF]
    assert found == [("tables/ə.csv", "/Source", "Table 1 – values"), ("facts.json", "/Data", "All facts (every one)")]
    stream = pdf.Root.AF[1].EF.F
    assert (str(stream.Subtype), int(stream.Params.Size)) == ("/application/json", len(FACTS.data))
    assert str(stream.Params.ModDate) == "D:20240819000000Z"


def test_what_stands_where_is_known_before_attachments_are_made() -> None:
    seen: list[Declarations] = []

    def attach(declared: Declarations, faces_of: FacesOf) -> tuple[str, tuple[Attachment, ...]]:
        seen.append(declared)
        assert {name for name, _ in faces_of(declared).values()} >= {"BriefingSans-Regular", "BriefingSans-Bold"}
        return "", ()

    file = write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"], attach=attach)
    (declared,) = seen
    shown = [(o.role, o.fact, "".join(o.lines)) for o in declared.occurrences()]
    assert shown == [(o.role, o.fact, "".join(map(o.words_in, o.boxes))) for o in file.occurrences]
    assert len(declared.pages) == file.pages
    kinds = {type(item) for page in declared.pages for item in page.items}
    assert {DeclaredWords, DeclaredDrawing} <= kinds
    assert {page for page, _ in texts_of(declared.pages)} == set(range(1, file.pages + 1))


def test_the_digest_takes_the_place_that_was_left_for_it() -> None:
    digest = "0123456789abcdef" * 2
    file = write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"], attach=lambda declared, faces_of: (digest, ()))
    assert [o.words for o in file.occurrences if o.role == "digest"] == [digest]
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file.data))
    assert digest in text


@pytest.mark.parametrize(
    ("standard", "attachments", "claims"),
    [
        ("ua1-a3a", (FACTS,), {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}),
        ("ua1-a3a", (), {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}),
        ("ua2-a4f", (FACTS,), {"pdfaid:part": "4", "pdfaid:conformance": "F", "pdfuaid:rev": "2024"}),
        ("ua2-a4f", (), {"pdfaid:part": "4", "pdfaid:conformance": None, "pdfuaid:part": "2"}),
    ],
)
def test_it_claims_what_it_is(standard: Standard, attachments: tuple[Attachment, ...], claims: dict[str, str]) -> None:
    with opened(standard, *attachments).open_metadata() as metadata:
        assert {key: metadata.get(key) for key in claims} == claims


def test_metadata_agree_with_the_information_dictionary() -> None:
    base = sample.document(Paragraph((Text("Words"),)))
    document = base._replace(title='A <title> & "more" ə', author="Desk & Co", date=date(2024, 8, 19))
    pdf = opened(document=document)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo.Title) == 'A <title> & "more" ə'
        assert list(metadata["dc:creator"]) == [str(pdf.docinfo.Author)] == ["Desk & Co"]
        assert metadata["xmp:CreateDate"] == "2024-08-19T00:00:00Z"
        assert metadata["pdf:Producer"] == str(pdf.docinfo.Producer)
    assert "/Info" not in opened("ua2-a4f").trailer


def test_the_outline_holds_together() -> None:
    """Every entry names its parent and neighbours, and the count is of all entries below."""
    pdf = opened(document=sample.document())
    root = pdf.Root.Outlines
    entries = list(_entries(root))
    assert [str(entry.Title) for entry in entries if entry.Parent.objgen == root.objgen][1] == "The visit"
    assert int(root.Count) == len(entries) > 8


def _entries(parent):
    entry, before = parent.get("/First"), None
    while entry is not None:
        assert entry.Parent.objgen == parent.objgen
        assert entry.get("/Prev") is None if before is None else entry.Prev.objgen == before.objgen
        yield entry
        yield from _entries(entry)
        entry, before = entry.get("/Next"), entry
    assert before is None or parent.Last.objgen == before.objgen


def test_links_of_both_generations_lead_to_their_page() -> None:
    for standard in STANDARDS:
        data = write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"], standard=standard).data
        pages = [item.get_dest().get_index() for item in pypdfium2.PdfDocument(data).get_toc()]
        assert pages == sorted(pages)
        assert pages[-1] == 2
