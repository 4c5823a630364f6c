"""Documents say what a person sees of them, wherever their words stand, and what was altered is never found."""

from datetime import date, datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefing.errors import ProblemError
from briefing.evidence.source_text import SourceText
from briefing.sources.cell_format import shown
from briefing.sources.source_files import read_source_file
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


@pytest.mark.parametrize(
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
