"""Finished pages agree with what was declared; whatever is declared wrongly, or not at all, is named with its page."""

from pathlib import Path
from typing import Any

import pytest

from briefing import BriefingError, Options, build
from briefing.document.occurrences import Box, Occurrence, boxes_by_page
from briefing.errors import Place, ProofError
from briefing.facts.load import load_briefing
from briefing.files import seed
from briefing.pdf.write import PdfFile, write_pdf
from briefing.pipeline import check
from briefing.proof.pdfium import UnreadableError, open_pdf
from briefing.proof.readback import prove, read_back, right_pages
from briefing.proof.report import normalized
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.conftest import all_cases, slow_case

SECOND = Path(__file__).parents[1] / "seeds" / "veland-osmark.yaml"


@pytest.fixture(scope="module")
def pdf() -> PdfFile:
    """The seed on pages, with empty frames for charts."""
    document = check(seed()).document
    return write_pdf(document, Theme(), PAGE_SIZES["a4"], attach=lambda declared, faces_of: ("1f" * 32, ()))


def findings(pdf: PdfFile, occurrences: tuple[Occurrence, ...]) -> list[str]:
    """What is found by reading whole pages, which is found by reading parts of them, too."""
    assert pdf.printed
    with open_pdf(pdf.data) as document:
        found = read_back(document, occurrences)
        # At first neither the faces are known nor, then, any of the parts.
        right = [right_pages(document, pdf.data, pdf.printed, boxes_by_page(occurrences)) for _ in range(3)][-1]
        assert read_back(document, occurrences, right) == found
        assert bool(found) or len(right) == pdf.pages
    return [message for message, _ in found]


def of_role(pdf: PdfFile, role: str) -> Occurrence:
    return next(occurrence for occurrence in pdf.occurrences if occurrence.role == role)


def without(pdf: PdfFile, gone: Occurrence) -> tuple[Occurrence, ...]:
    return tuple(occurrence for occurrence in pdf.occurrences if occurrence is not gone)


@pytest.mark.parametrize(
    ("facts", "page_size"),
    [(seed(), "a4"), slow_case(seed(), "letter"), slow_case(SECOND, "a4"), slow_case(SECOND, "letter")],
)
def test_every_value_of_a_briefing_is_backed(facts: Path, page_size: str) -> None:
    built = build(facts, Options(page_size=page_size))
    assert built.values > 20


def test_what_is_declared_is_what_stands_there(pdf: PdfFile) -> None:
    assert findings(pdf, pdf.occurrences) == []


@pytest.mark.parametrize("role", ["value", "mark", "page", "date", "period", "version", "digest", "count", "number"])
def test_digits_that_nobody_declares_are_found(pdf: PdfFile, role: str) -> None:
    gone = of_role(pdf, role)
    found = findings(pdf, without(pdf, gone))
    assert found
    assert all(message.endswith(", which no declared box holds") for message in found)
    assert {int(message.split()[1]) for message in found} == {box.page for box in gone.boxes}


def test_digits_declared_twice_are_found(pdf: PdfFile) -> None:
    value = of_role(pdf, "value")
    found = findings(pdf, (*pdf.occurrences, value))
    assert found
    assert all(message.endswith(" in more than one declared box") for message in found)


def test_other_words_are_named_with_those_expected(pdf: PdfFile) -> None:
    value = of_role(pdf, "value")
    box = value.boxes[0]
    wrong = value._replace(boxes=(box._replace(words="about 7"), *value.boxes[1:]))
    (found,) = findings(pdf, (*without(pdf, value), wrong))
    assert found.startswith(f"page {box.page} should show “about 7”, but shows “")
    assert found.endswith(f"” (fact “{value.fact}”)")


@pytest.mark.parametrize(
    ("box", "why"),
    [
        (Box(99, (10, 10, 20, 20)), "there is no page 99"),
        (Box(1, (-50, 10, -20, 20)), "it lies outside of what is shown"),
        (Box(1, (2, 2, 3, 3)), "but shows nothing there"),
    ],
)
def test_a_box_where_nothing_stands_is_found(pdf: PdfFile, box: Box, why: str) -> None:
    nowhere = Occurrence("value", "7", (box,), "schools")
    (found,) = findings(pdf, (*pdf.occurrences, nowhere))
    assert why in found


def test_a_value_without_a_fact_is_no_value(pdf: PdfFile) -> None:
    facts = load_briefing(seed()).briefing.facts
    assert prove(pdf.data, pdf.occurrences, facts, Place("x")) == sum(o.role == "value" for o in pdf.occurrences)
    value = of_role(pdf, "value")
    with pytest.raises(ProofError, match="no fact backs"):
        prove(pdf.data, pdf.occurrences, facts.keys() - {value.fact}, Place("x"))


def test_an_unreadable_file_proves_nothing(pdf: PdfFile) -> None:
    with pytest.raises(ProofError, match="it is no PDF"):
        prove(pdf.data[:1000], pdf.occurrences, {}, Place("x"))


def test_a_build_that_does_not_agree_with_itself_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(*arguments: Any, **options: Any) -> PdfFile:
        pdf = write_pdf(*arguments, **options)
        return pdf._replace(occurrences=without(pdf, of_role(pdf, "digest")))

    monkeypatch.setattr("briefing.pdf.write.write_pdf", forgetful)
    with pytest.raises(BriefingError) as caught:
        build(seed())
    assert {d.rule for d in caught.value.diagnostics} == {"read-back"}
    assert "which no declared box holds" in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"x" * 1000])
def test_what_is_no_pdf_is_said(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="it is no PDF"), open_pdf(data):
        pass


@all_cases(
    ("one", "other", "same"),
    [
        ("about 160,000", "about\xa0160,000", True),
        ("state-of\x02the-art", "state-of-the-art", True),
        ("ﬁnal", "final", True),
        ("Zoe\u0308", "Zoë", True),
        ("5 km²", "5 km2", False),
        ("160,000", "160.000", False),
    ],
)
def test_only_looks_do_not_count(one: str, other: str, same: bool) -> None:
    assert (normalized(one) == normalized(other)) is same
