"""A document as plain data in, the finished, proven PDF out; both can be sent to another process."""

from __future__ import annotations

from typing import NamedTuple

from briefing.document.blocks import (
    Document,
)
from briefing.errors import Diagnostic, Place
from briefing.pdf.standards import Standard
from briefing.proof.enclose import Enclosure
from briefing.themes.theme import Theme


class Job(NamedTuple):
    """What is to be printed: `facts` are the ids that may back a value, `place` is where problems are reported."""

    document: Document
    theme: Theme
    page_size: tuple[float, float]
    standard: Standard
    enclosure: Enclosure | None
    facts: frozenset[str]
    place: Place


class Finished(NamedTuple):
    """The bytes of the PDF, its pages, what could not be set as it should, and how many values were read back."""

    data: bytes
    pages: int
    warnings: tuple[Diagnostic, ...]
    values: int


def print_document(job: Job) -> Finished:
    """Lay out, write and read back; LayoutError or ProofError if that fails."""
    from briefing.pdf import write_pdf
    from briefing.proof.readback import prove

    attach = job.enclosure.files if job.enclosure else None
    pdf = write_pdf(job.document, job.theme, job.page_size, place=job.place, standard=job.standard, attach=attach)
    values = prove(pdf.data, pdf.occurrences, job.facts, Place(job.place.file))
    return Finished(pdf.data, pdf.pages, pdf.warnings, values)
