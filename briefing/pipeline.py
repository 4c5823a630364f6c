"""A facts file in, a finished briefing out: the phases in order; the only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import resources
from briefing.errors import CheckError, Diagnostic, Severity, raise_errors
from briefing.theme import PAGE_SIZES, Theme

if TYPE_CHECKING:
    from briefing.document.blocks import Document
    from briefing.document.drawing import DisplayList
    from briefing.facts.evidence import CheckReport
    from briefing.facts.load import FactsFile
    from briefing.facts.wording import Wording
    from briefing.sections.parts import Draw

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: where templates, source texts and own charts lie, and what the page is."""

    templates: Path | None = None
    sources: Path | None = None
    charts: Path | None = None
    page_size: str = "a4"
    theme: Theme = field(default_factory=Theme)
    cache: bool = True
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A facts file that bears its evidence out, and what was found on the way."""

    facts: FactsFile
    report: CheckReport
    document: Document
    warnings: tuple[Diagnostic, ...]

    @property
    def verified(self) -> str:
        """How far the facts are verified, in words; the weakest state of a source's facts speaks for it."""
        from briefing.facts.evidence import Verification

        states = self.report.sources
        if Verification.NEVER in states.values():
            return f"never verified ({', '.join(k for k, state in states.items() if state is Verification.NEVER)})"
        earlier = [self.report.record.sources[k].sha256 for k, s in states.items() if s is Verification.EARLIER]
        if not earlier:
            return "verified now"
        return "verified earlier against the text with sha256 " + ", ".join(f"{digest[:12]}…" for digest in earlier)

    def record(self) -> Path | None:
        """Write what was verified beside the facts; the path of the record, or None if it stands there already."""
        from briefing.facts.record import record_bytes, record_path
        from briefing.output import write_file

        path, data = record_path(self.facts.path), record_bytes(self.report.record)
        if path.is_file() and path.read_bytes() == data:
            return None
        write_file(path, data)
        return path


@dataclass(frozen=True, slots=True)
class Built:
    """A finished briefing: the bytes of its PDF, its pages, and how its facts are verified."""

    data: bytes
    pages: int
    checked: Checked
    warnings: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """The file name it goes by."""
        return f"{self.checked.facts.briefing.head.id}.pdf"

    def save(self, path: str | Path | None = None) -> Path:
        """Write the PDF, whole or not at all; OutputError if that cannot be done."""
        from briefing.output import write_file

        target = Path(path or self.name)
        write_file(target, self.data)
        return target


def build(facts: str | Path, options: Options | None = None, progress: Progress = lambda phase: None) -> Built:
    """Build the briefing of the facts file `facts`.

    `progress` is called with the name of each phase.  BriefingError carries every problem found.
    """
    options = options or Options()
    checked = _checked(Path(facts), options, progress, drawn=True)
    progress("laying out pages")
    from briefing.pdf import write_pdf

    pdf = write_pdf(
        checked.document, options.theme, PAGE_SIZES[options.page_size], place=checked.facts.places.at("head")
    )
    warnings = (*checked.warnings, *pdf.warnings)
    _strictly(warnings, options)
    return Built(pdf.data, pdf.pages, checked, warnings)


def check(facts: str | Path, options: Options | None = None) -> Checked:
    """Check the facts file `facts` against its sources, and its texts and templates; draw and write nothing."""
    options = options or Options()
    checked = _checked(Path(facts), options, lambda phase: None, drawn=False)
    _strictly(checked.warnings, options)
    return checked


def _checked(path: Path, options: Options, progress: Progress, *, drawn: bool) -> Checked:
    from briefing.facts.evidence import check_briefing, find_texts
    from briefing.facts.load import load_briefing
    from briefing.facts.record import read_record, record_path
    from briefing.facts.wording import Wording
    from briefing.sections.lint import lint_texts

    progress("reading facts")
    facts = load_briefing(path)
    wording = Wording(facts.briefing.head.language, facts.briefing.units)
    progress("checking evidence")
    record, damaged = read_record(record_path(path))
    report = check_briefing(facts, find_texts(facts, options.sources), record)
    found = [*facts.warnings, *damaged, *report.diagnostics, *lint_texts(facts, wording)]
    raise_errors(CheckError, found)
    progress("drawing charts" if drawn else "reading templates")
    draw = _draw(facts, wording, options) if drawn else _undrawn(facts, wording, options)
    document, unused = _document(facts, wording, options, draw)
    found += [_unused(facts, name) for name in unused]
    return Checked(facts, report, document, tuple(sorted(found, key=lambda d: d.place)))


def _document(facts: FactsFile, wording: Wording, options: Options, draw: Draw) -> tuple[Document, tuple[str, ...]]:
    from briefing.sections.document import make_document

    beside = facts.path.parent / "templates"
    folders = [options.templates, beside if beside.is_dir() else None, resources.folder("templates")]
    return make_document(facts.briefing, wording, tuple(dict.fromkeys(f.resolve() for f in folders if f)), draw)


def _draw(facts: FactsFile, wording: Wording, options: Options) -> Draw:
    """The function that draws a chart of these facts, from the cache where it can."""
    from briefing.charts import alt_text, chart_data, default_cache, draw_chart, load_charts
    from briefing.charts.own import INSTALLED
    from briefing.layout.geometry import geometry_of

    own = load_charts(options.charts) if options.charts else INSTALLED
    cache = default_cache() if options.cache else None
    width = geometry_of(options.theme, PAGE_SIZES[options.page_size]).text_width

    def draw(name: str, title: str) -> tuple[DisplayList, str]:
        place = facts.places.at("charts", name)
        data = chart_data(facts.briefing.charts[name], facts.briefing, wording, place, own)
        return draw_chart(data, options.theme, width, cache, place=place, own=own), alt_text(data, title)

    return draw


def _undrawn(facts: FactsFile, wording: Wording, options: Options) -> Draw:
    """The same checks of each chart's facts, without its drawing."""
    from briefing.charts import alt_text, chart_data, load_charts
    from briefing.charts.own import INSTALLED
    from briefing.document.drawing import DisplayList

    own = load_charts(options.charts) if options.charts else INSTALLED

    def draw(name: str, title: str) -> tuple[DisplayList, str]:
        place = facts.places.at("charts", name)
        data = chart_data(facts.briefing.charts[name], facts.briefing, wording, place, own)
        return DisplayList(0, 0, ()), alt_text(data, title)

    return draw


def _unused(facts: FactsFile, name: str) -> Diagnostic:
    message = f'fact "{name}" stands nowhere in the document'
    hint = f'write {{{{ cite("{name}") }}}} in a text, or remove it'
    return Diagnostic(facts.places.at("facts", name), "unused-fact", message, hint, Severity.WARNING)


def _strictly(warnings: tuple[Diagnostic, ...], options: Options) -> None:
    if options.strict and warnings:
        raise CheckError(warnings)
