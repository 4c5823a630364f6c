"""What a reader, a link and a bookmark find in a PDF file."""

import gc
import io
import re
from ctypes import c_int, create_string_buffer
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from reportlab.pdfbase import pdfmetrics

from briefing import Options, build
from briefing.document.blocks import Break, Document, Furniture, Paragraph, Text
from briefing.errors import LayoutError, OutputError, Place
from briefing.files import seed
from briefing.pdf.write import PdfFile, write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample


def written(document: Document, size: str = "a4") -> PdfFile:
    return write_pdf(document, Theme(), PAGE_SIZES[size])


def texts(file: PdfFile) -> list[str]:
    pdf = pypdfium2.PdfDocument(file.data)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    return [re.sub(r"\s+", " ", text) for text in pages]


@pytest.fixture(scope="module")
def whole() -> PdfFile:
    return written(sample.document())


@pytest.mark.parametrize("size", sorted(PAGE_SIZES))
def test_pages_have_the_size_asked_for(size: str) -> None:
    file = written(sample.document(), size)
    (found,) = {page.get_size() for page in pypdfium2.PdfDocument(file.data)}
    assert found == pytest.approx(PAGE_SIZES[size], abs=0.01)


def test_every_page_bears_marking_and_number(whole: PdfFile) -> None:
    for number, text in enumerate(texts(whole), 1):
        assert text.count("PUBLIC") == 2
        assert f"{number} / {whole.pages}" in text
        assert "Briefing · AZ-RU/2024/08 · 19 August 2024" in text
        assert "DRAFT" not in text


def test_draft_is_said_on_every_page() -> None:
    assert [text.count("DRAFT") for text in texts(written(sample.document(draft="Draft")))] == [3, 3, 3]


def test_the_band_of_a_draft_without_marking_begins_at_the_margin() -> None:
    furniture = Furniture("", (Text("Running head"),), draft="Draft")
    page = pypdfium2.PdfDocument(written(sample.document(Paragraph(()))._replace(furniture=furniture)).data)[0]
    boxes = [shape.get_bounds() for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    bands = [left for left, bottom, _, top in boxes if top - bottom > 10]
    assert bands == pytest.approx([Theme().margin_x] * 2, abs=0.1)


def test_long_furniture_wraps_instead_of_overlapping() -> None:
    long = Furniture("Restricted to addressees " * 6, (Text("A very long running head " * 4),), draft="Draft")
    document = sample.document(Paragraph((Text("Words"),)))._replace(furniture=long)
    (text,) = texts(written(document))
    assert text.count("RESTRICTED TO ADDRESSEES") == 12
    assert text.count("A very long running head") == 4


def test_furniture_beyond_the_page_is_an_error() -> None:
    long = Furniture("Public", (Text("A very long running head " * 40),))
    with pytest.raises(LayoutError, match="too-tall: the words at head or foot"):
        written(sample.document(Paragraph((Text("Words"),)))._replace(furniture=long))


@pytest.mark.parametrize(
    "sentence",
    [
        "Aliyev: South Caucasus stability depends largely on Russia and Azerbaijan working closely",
        "The speaker says that the stability of the region depends significantly on close work",
        "Whether it leads to a joint text cannot be judged from this report.",
        "Growth is claimed without a number: there is no rate, no series and no breakdown, and the only quantity",
    ],
)
def test_no_words_are_glued_at_line_ends(whole: PdfFile, sentence: str) -> None:
    raw = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(whole.data)]
    assert any(sentence in re.sub(r"\d*\s+", " ", text) for text in raw)


def test_it_is_small_and_the_same_again(whole: PdfFile) -> None:
    written(sample.document(Paragraph((Text("Another document, кириллица, ə"),))))
    assert written(sample.document()).data == whole.data
    assert len(whole.data) < 50_000


def test_its_dates_are_the_briefing_s(monkeypatch: pytest.MonkeyPatch) -> None:
    document = sample.document(Paragraph((Text("Words"),)))
    assert pypdfium2.PdfDocument(written(document).data).get_metadata_value("CreationDate") == "D:20240819000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert pypdfium2.PdfDocument(written(document).data).get_metadata_value("CreationDate") == "D:19700102000000Z"


@pytest.mark.parametrize("epoch", ["tomorrow", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_none_is_named(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(OutputError, match=f'epoch: SOURCE_DATE_EPOCH is "{epoch}"'):
        written(sample.document(Paragraph((Text("Words"),))))


def test_different_documents_have_different_identifiers() -> None:
    found = {re.search(rb"/ID\[<(\w+)>", written(sample.document(Paragraph((Text(t),)))).data)[1] for t in "ab"}  # type: ignore[index]
    assert len(found) == 2


def test_metadata_comes_from_the_document(whole: PdfFile) -> None:
    found = pypdfium2.PdfDocument(whole.data).get_metadata_dict(skip_empty=True)
    assert {key: found[key] for key in ("Title", "Author", "Subject", "Keywords")} == {
        "Title": "Aliyev: South Caucasus stability depends largely on close work",
        "Author": "Briefing desk",
        "Subject": "South Caucasus",
        "Keywords": "security, trade",
    }


def test_bookmarks_name_the_parts_without_a_jump(whole: PdfFile) -> None:
    found = [(item.level, item.get_title()) for item in pypdfium2.PdfDocument(whole.data).get_toc()]
    assert found[0][1].startswith("Aliyev: South Caucasus")
    assert [title for level, title in found if level == 0][1:] == [
        "The visit",
        "Security",
        "Education",
        "Trade",
        "Transport corridor",
        "Notes and sources",
        "How this was made",
    ]
    assert [title[:8] for level, title in found if level == 1] == ["Figure 1", "Figure 2", "Table 1:", "Figure 3"]


def links(file: PdfFile) -> list[tuple[int, str]]:
    """Page and target of every link: an address, or the page that it leads to."""
    pdf = pypdfium2.PdfDocument(file.data)
    found = []
    for number, page in enumerate(pdf):
        start, link = c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, start, link):
            found.append((number, target_of(pdf, link)))
    return found


def target_of(pdf: pypdfium2.PdfDocument, link: Any) -> str:
    if destination := raw.FPDFLink_GetDest(pdf, link):
        return f"page {raw.FPDFDest_GetDestPageIndex(pdf, destination)}"
    buffer = create_string_buffer(256)
    raw.FPDFAction_GetURIPath(pdf, raw.FPDFLink_GetAction(link), buffer, 256)
    return buffer.value.decode()


def test_values_lead_to_notes_and_notes_lead_back(whole: PdfFile) -> None:
    found = links(whole)
    last = whole.pages - 1
    assert found.count((0, f"page {last}")) >= 20
    assert found.count((last, "page 0")) >= 8
    assert {target for _, target in found if not target.startswith("page")} == {
        "https://example.org/corridor",
        "mailto:briefing-desk@example.org",
    }


def test_characters_without_a_face_stop_the_build() -> None:
    document = sample.document(Paragraph((Text("a 漢 here"),)), sample.figure(1, "F", sample.bars(("字", "1", 1)), 1))
    with pytest.raises(LayoutError) as caught:
        write_pdf(document, Theme(), PAGE_SIZES["a4"], place=Place("facts.yaml"))
    assert [(d.place.file, d.rule, re.search(r"U\+\w+", d.message)[0]) for d in caught.value.diagnostics] == [  # type: ignore[index]
        ("facts.yaml", "glyph", "U+6F22"),
        ("facts.yaml", "glyph", "U+5B57"),
    ]


def test_markup_prints_as_itself() -> None:
    text = r"<b>bold</b> &amp; {{ x }} *a* $b$ (c) \d | <img src='/etc/passwd'>"
    assert text in texts(written(sample.document(Paragraph((Text(text),)))))[0]


@pytest.mark.parametrize("content", [(), (Break(),) * 300, (Text(" "),)])
def test_odd_paragraphs_are_set(content: Any) -> None:
    assert written(sample.document(Paragraph(content))).pages >= 1


def test_a_nearly_empty_last_page_is_a_warning() -> None:
    file = written(sample.document(Paragraph(tuple(Text("line\n") for _ in range(60)))))
    assert [(d.rule, d.severity) for d in file.warnings] == [("last-page", "warning")]


def test_more_characters_than_one_subset_holds() -> None:
    letters = "".join(chr(code) for code in (*range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x460)))
    words = " ".join(letters[start : start + 8] for start in range(0, len(letters), 8))
    (text,) = texts(written(sample.document(Paragraph((Text(words),)))))
    assert words in text


def test_no_font_but_ours_is_named(whole: PdfFile) -> None:
    fonts = {
        obj.get_font().get_base_name()
        for page in pypdfium2.PdfDocument(whole.data)
        for obj in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    }
    assert {name.split("+")[-1] for name in fonts} <= {
        "BriefingSans-Regular",
        "BriefingSans-Bold",
        "BriefingSans-Italic",
    }


def test_fonts_keep_nothing_of_a_document() -> None:
    written(sample.document())
    assert not pdfmetrics.getFont("BriefingSans-Regular").state


def test_what_was_drawn_is_free_at_once() -> None:
    # Else it waits for the collector of garbage, in which a process that builds many spent a twentieth of its time.
    gc.freeze()  # what other tests have left is not looked at
    gc.disable()
    try:
        build(seed(), Options(cache=False))
        kinds = {type(thing) for thing in gc.get_objects()}
    finally:
        gc.enable()
    left = {f"{kind.__module__}.{kind.__name__}" for kind in kinds}
    assert not left & {"briefing.pdf.canvas.PageCanvas", "briefing.pdf.structure.Element", "matplotlib.text.Text"}


def test_a_face_of_many_letters_says_what_they_mean_in_blocks_that_every_program_reads() -> None:
    """No block may have more than a hundred: Ghostscript passes over a longer one, and copies no words after that."""
    letters = "".join(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x410, 0x450))))
    file = written(sample.document(Paragraph((Text(letters),))))
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        maps = [part.ToUnicode.read_bytes() for part in pdf.objects if "/ToUnicode" in part]  # type: ignore[operator]
    blocks = [re.findall(rb"(\d+) beginbfchar\n(.*?)\nendbfchar", cmap, re.DOTALL) for cmap in maps]
    assert max(map(len, blocks)) > 1
    assert all(int(count) == len(lines.split(b"\n")) <= 100 for found in blocks for count, lines in found)
    assert letters in "".join(texts(file)).replace(" ", "")
