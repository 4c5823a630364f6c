"""Documents say what a person sees of them, wherever their words stand, and what was altered is never found."""

from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import matplotlib
import openpyxl
import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import ProblemError
from briefing.evidence.source_text import SourceText
from briefing.files import asset
from briefing.sources.source_files import read_source_file
from briefing.sources.table_files import shown
from tests.conftest import all_cases
from tests.sources.made import Look, Made, all_made, pdf, sentences, web_page, word_file


def text_of(made: Made) -> SourceText:
    return SourceText(*read_source_file(made.data, made.name, "the file"), "en")


@cache
def read_all() -> list[tuple[Made, SourceText]]:
    return [(made, text_of(made)) for made in all_made()]


@pytest.mark.slow
def test_quotes_are_found_at_their_places_in_documents_of_many_makes() -> None:
    missed, misplaced, count = [], [], 0
    for made, text in read_all():
        for sentence, place in zip(made.sentences, made.places, strict=True):
            count += 1
            found = text.find(sentence)
            if len(found) != 1:
                missed.append((made.name, sentence, text.nearest(sentence)))
            elif place and text.locator_at(found[0].span.start).name != place:
                misplaced.append((made.name, sentence, place, text.locator_at(found[0].span.start)))
    assert count >= 500
    assert not missed
    assert not misplaced


@pytest.mark.slow
def test_altered_quotes_are_never_found() -> None:
    count = 0
    for made, text in read_all():
        for sentence, other in zip(made.sentences, made.sentences[1:], strict=False):
            start, _, rest = sentence.partition(" there were ")
            number = rest.split()[0]
            altered = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
            for false in (
                sentence.replace(number, altered),
                sentence.replace("there were", "there were not"),
                sentence.replace(number, other.partition(" there were ")[2].split()[0]),
                f"{start} there were {number[:-1]}",
            ):
                assert not text.find(false), (made.name, false)
                count += 1
    assert count > 1_000


def test_running_heads_and_the_marks_of_notes_are_no_words() -> None:
    words = text_of(pdf(1, Look(heads=True, notes=True, justified=True))).normalized
    assert "Annual report" not in words
    assert "the ministry of agriculture said, " in words
    assert words.count("1 Without those closed in ") == 4


def numbered_lines(beside: str, count: int = 12) -> Made:
    """A PDF of two pages, each of its lines with a number in the margin and `beside` it."""
    out = BytesIO()
    canvas = Canvas(out)
    for page in range(2):
        for i in range(count):
            canvas.drawRightString(52, 700 - 14 * i, str(page * count + i + 1))
            for j, part in enumerate(beside.format(i, i).split("|")):
                canvas.drawString(60 + 160 * j, 700 - 14 * i, part)
        canvas.showPage()
    canvas.save()
    return Made("bill.pdf", out.getvalue(), [], [])


def test_numbers_of_lines_are_no_words_and_those_of_rows_are() -> None:
    bill = text_of(numbered_lines("and the authority shall publish in 20{:02} what it"))
    assert bill.find("what it and the authority shall publish in 2004 what it and")
    table = text_of(numbered_lines("Country {}|4{}.5 per cent"))
    assert table.find("5 Country 4 44.5 per cent")


def test_a_face_that_says_of_itself_that_it_is_low_is_read_like_any_other() -> None:
    pdfmetrics.registerFont(TTFont("Low", str(asset("fonts", "BriefingSans-Regular.ttf"))))
    out, altered = BytesIO(), BytesIO()
    canvas = Canvas(out)
    line = canvas.beginText(60, 700)
    for face, words in (("Helvetica-Bold", "The ferries were, "), ("Low", "not"), ("Helvetica-Bold", ", counted.")):
        line.setFont(face, 11)
        line.textOut(words)
    canvas.drawText(line)
    canvas.save()
    with pikepdf.open(BytesIO(out.getvalue())) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                item.Ascent, item.Descent = 451, -4
        file.save(altered)
    assert text_of(Made("a.pdf", altered.getvalue(), [], [])).find("The ferries were, not, counted.")


def test_joined_letters_are_read_as_letters() -> None:
    face = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
    pdfmetrics.registerFont(TTFont("Joined", str(face)))
    out = BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Joined", 11)
    canvas.drawString(60, 700, "the informa\u019fon came a\u014cer 12 had a\u01a9ended in \u014csaka")
    canvas.save()
    words = text_of(Made("a.pdf", out.getvalue(), [], [])).normalized
    assert words == "the information came after 12 had attended in \u014csaka"


def test_a_word_is_never_taken_for_the_mark_of_a_note() -> None:
    page = Made("a.html", b"<p>The figure was <sup>not</sup> final<sup>a</sup><sup>[12, 13]</sup>.</p>", [], [])
    assert text_of(page).normalized.strip() == "The figure was not final."


def test_what_a_page_does_not_show_is_no_word() -> None:
    words = text_of(web_page(1, "tags")).normalized
    assert "[2]" not in words
    assert "var a" not in words and "color" not in words
    hidden = "<p>It was <span style='display: none'>not </span>true.<!-- 5 --><p hidden>Twice.</p> "
    made = Made("a.html", f"{hidden}2.5 × 10<sup>6</sup> km<sup>2</sup>".encode(), [], [])
    assert text_of(made).normalized.split() == ["It", "was", "true.", "2.5", "×", "10⁶", "km²"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", word_file(1, tracked=True).data, "has tracked changes, so it says two things at once"),
        ("a.docx", b"PK", "is not a Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password, or is of an old format"),
        ("a.pdf", b"%PDF-1.7 nothing", "is damaged, or is no PDF"),
        ("a.pages", b"", "is of a kind that is not read"),
        ("a.csv", b"a\xff,b", "is not UTF-8"),
        ("a.txt", b"", "has no words"),
        ("a.md", b" \n", "has no words"),
        ("a.eml", b"", "has no words"),
        ("a.mht", b"Subject: x\n\nwords", "holds no web page"),
        ("a.html", b"<p>a &#1; b", "has the control character U+0001 in paragraph 1"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ProblemError) as caught:
        text_of(Made(name, data, [], []))
    assert caught.value.problem.rule == "source-text"
    assert caught.value.problem.message.startswith(f"the file {message}")
    assert caught.value.problem.hint


def test_a_scan_has_no_words() -> None:
    out = BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 100, 100, fill=1)
    canvas.save()
    with pytest.raises(ProblemError, match="has no words"):
        text_of(Made("scan.pdf", out.getvalue(), [], []))


def test_a_locked_pdf_is_not_read() -> None:
    out = BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(50, 50, "words")
    canvas.save()
    with pytest.raises(ProblemError, match="has a password"):
        text_of(Made("locked.pdf", out.getvalue(), [], []))


def test_a_formula_without_a_value_is_no_evidence() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["B2"] = "=1+1"
    book.save(out)
    with pytest.raises(ProblemError, match="formula without a value in Sheet, B2"):
        text_of(Made("a.xlsx", out.getvalue(), [], []))


@pytest.mark.slow
def test_a_package_that_unpacks_without_end_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("1.xml", bytes(201_000_000))
    with pytest.raises(ProblemError, match="unpacks to more than 200 MB"):
        text_of(Made("a.xlsx", out.getvalue(), [], []))


def test_what_is_hidden_in_a_workbook_is_not_read() -> None:
    book, out = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    sheet.append(["seen", "column", "seen"])
    sheet.append(["row", "row", "row"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Old").append(["old"])
    book["Old"].sheet_state = "hidden"
    book.save(out)
    assert text_of(Made("a.xlsx", out.getvalue(), [], [])).normalized.split() == ["seen", "seen"]


@all_cases(
    ("value", "code", "words"),
    [
        (0.123, "0.0%", "12.3%"),
        (41000, "#,##0,", "41"),
        (1234567, '#,##0.0,,"m"', "1.2m"),
        (-1234, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', "(1,234)"),
        (0, '#,##0;-#,##0;"–"', "–"),
        (12.5, "[$€-407] #,##0.00", "€ 12.50"),
        (0.1 + 0.2, "General", "0.3"),
        (2.345, "0.00", "2.35"),
        (7, "000", "007"),
        (datetime(2024, 3, 5, 14, 7), "dd/mm/yy h:mm AM/PM", "05/03/24 2:07 PM"),
        (date(2024, 3, 5), "d mmmm yyyy", "5 March 2024"),
        (0.5, "# ?/?", "0.5"),
        (True, "General", "TRUE"),
        ("p", "@", "p"),
    ],
)
def test_a_cell_is_read_as_it_shows(value: object, code: str, words: str) -> None:
    assert shown(value, code) == words


def test_markdown_is_read_without_its_signs() -> None:
    made = Made("a.md", b"# Head\n\nIt rose by **12%** to\n`x`.\n\n- one\n  - two\n\n|a|b|\n|-|-|\n|1|2|\n", [], [])
    text = text_of(made)
    assert text.normalized.split() == ["Head", "It", "rose", "by", "12%", "to", "x.", "one", "two", "a", "b", "1", "2"]
    assert "a\tb" in text.cells


def test_sentences_of_the_documents_differ() -> None:
    assert len(set(sentences(1, 200))) == 200
