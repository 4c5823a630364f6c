"""A document as plain data in, the finished, proven PDF out; where it helps, from a second process ready early.

Everything that a `Job` and a `Finished` hold can be sent to another process.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from briefing.document.blocks import (
    Column,
    DataTable,
    Document,
    Figure,
    Furniture,
    KeyFigures,
    KeyPoints,
    Mark,
    Mention,
    Note,
    Notes,
    Paragraph,
    Section,
    Stamp,
    StampRole,
    Text,
    Tile,
    TitleBlock,
    Tone,
)
from briefing.document.drawing import DisplayList, PathOp, TextOp
from briefing.errors import Diagnostic, Place
from briefing.pdf.standards import Standard
from briefing.proof.enclose import Enclosure
from briefing.theme import PAGE_SIZES, Theme


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


class EarlyPress:
    """Prints one job in a forked process that imports ReportLab and opens fonts while facts are still being read.

    It saves a cold build about a sixth of its time.  Where there is no second processor or no
    cheap fork, it prints in this process.
    """

    def __enter__(self) -> EarlyPress:
        self._jobs: BinaryIO | None = None
        if sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1:
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._jobs:
            with suppress(OSError):
                self._jobs.close()
            self._results.close()
            os.waitpid(self._process, 0)

    def __call__(self, job: Job) -> Finished:
        """Print `job`; errors are those of `print_document`, which also steps in where the process has died."""
        if not self._jobs:
            return print_document(job)
        try:
            pickle.dump(job, self._jobs)
            self._jobs.flush()
            result = pickle.load(self._results)
        except (EOFError, OSError):
            return print_document(job)
        if isinstance(result, BaseException):
            raise result
        return Finished(*result)

    def _start(self) -> None:
        jobs_out, jobs_in = os.pipe()
        results_out, results_in = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(jobs_in)
            os.close(results_out)
            _serve(os.fdopen(jobs_out, "rb"), os.fdopen(results_in, "wb"))
        os.close(jobs_out)
        os.close(results_in)
        self._jobs, self._results = os.fdopen(jobs_in, "wb"), os.fdopen(results_out, "rb")


def _serve(jobs: BinaryIO, results: BinaryIO) -> None:
    """Get ready, print the one job that comes, and end; end at once if none comes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        _prepare()
        pickle.dump(_outcome(jobs), results)
        results.flush()
    except (EOFError, BrokenPipeError):
        pass
    finally:
        os._exit(0)


def _outcome(jobs: BinaryIO) -> Any:
    job = pickle.load(jobs)
    try:
        return tuple(print_document(job))
    except Exception as error:
        return error


def _prepare() -> None:
    """Do once what the first document takes longer for: import, open faces, print a page with a bit of everything."""
    words = (
        Text("Ready"),
        Mention("f", "1", strong=True),
        Mark(1),
        Text("go", emphasis=True),
        Stamp("1", StampRole.DATE),
    )
    table = DataTable(
        "t", Stamp("1", StampRole.CAPTION), words, (Column("a", 0.5), Column("b", 0.5)), ((words, words),), words
    )
    path = PathOp((("M", 0, 0), ("L", 9, 9)), fill="#000000", stroke="#000000")
    drawing = DisplayList(9, 9, (path, TextOp(0, 0, "1", "regular", 8, "#000000", fact="f")))
    figure = Figure("p", Stamp("1", StampRole.CAPTION), words, words, drawing, words, "1")
    tile = Tile("f", ">", "1", words[:1], words[:1], (Mark(1),))
    section = Section("s", words[:1], (Paragraph(words, Tone.CAVEAT, "Go"), figure, table), ("flag",))
    blocks = (
        TitleBlock(words),
        KeyPoints("k", (words,)),
        KeyFigures("k", (tile,)),
        section,
        Notes("n", (Note(1, words),)),
    )
    page = Document("ready", "Ready", "", "", (), "en", date(2000, 1, 1), Furniture("", ()), blocks)
    enclosure = Enclosure({}, {}, "", {}, ())
    print_document(Job(page, Theme(), PAGE_SIZES["a4"], "ua1-a3a", enclosure, frozenset("f"), Place("")))
