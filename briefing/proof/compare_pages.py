"""Compares all pages of a PDF with what its facts.json says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document.occurrences import PlacedWords, boxes_by_page
from briefing.proof.finding import Finding
from briefing.proof.model import AttachedFacts, PageDigest
from briefing.proof.normalize import fingerprint
from briefing.proof.pdfium import PageText, Pdf
from briefing.proof.readback import compare_page, missing_page
from briefing.proof.visibility import hidden_characters, hidden_words, unexpected_shape


def compare_pages(pdf: Pdf, content: AttachedFacts) -> Iterator[Finding]:
    """What the pages show otherwise than written; a mere change of their order is named as such."""
    written = [page.characters for page in content.pages]
    if len(written) != pdf.pages:
        yield Finding("pages", f"it has {pdf.pages} pages; {len(written)} were written")
    pages = [pdf.page_text(number) for number in range(1, pdf.pages + 1)]
    shown = [fingerprint(page.text) for page in pages]
    if shown != written and sorted(shown) == sorted(written):
        yield Finding("pages", "its pages are in another order than they were written")
        return
    declared = boxes_by_page(content.occurrences)
    for number, page in enumerate(pages, 1):
        placed = declared.pop(number, [])
        found = list(compare_page(number, page, placed))
        if number <= len(content.pages):
            found += _unlike(pdf, number, page, placed, content.pages[number - 1])
        yield from found
        if not found and shown[number - 1 : number] != written[number - 1 : number]:
            message = f"page {number} shows other words than were written, though every value in its place"
            yield Finding("text", message, number)
        if count := pdf.count_annotations(number):
            message = f"page {number} carries {count} annotation{'s' * (count > 1)} that did not belong to it"
            yield Finding("annotation", message, number)
    for left in declared.values():
        yield from map(missing_page, left)


def _unlike(
    pdf: Pdf, number: int, page: PageText, declared: Sequence[PlacedWords], digest: PageDigest
) -> Iterator[Finding]:
    """What the eye sees otherwise, though the characters may be the same."""
    written, objects = digest.written, pdf.page_objects(number)
    hidden = hidden_characters(page, objects, written, lambda: pdf.object_of_each_character(number))
    yield from hidden_words(number, declared, hidden)
    if unexpected := unexpected_shape(objects.others, written):
        yield Finding("shape", f"page {number} {unexpected}", number)
