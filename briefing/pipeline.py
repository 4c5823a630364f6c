"""Build, check and verify a briefing: the phases in order.  The only module that knows them all.

facts file → FactsFile → CheckedFacts → Edition → Document → Built
             load        evidence       wording   templates  layout, PDF or HTML,
                                                  charts     read-back

A `Builder` builds many in one process, which stays warm: what templates, themes and faces are read to is kept by the
modules that read them, and nothing of one briefing is left for the next but what is the same for all.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cache import remembering
from briefing.errors import (
    BriefingError,
    ChartError,
    CheckError,
    Diagnostic,
    LayoutError,
    OptionError,
    Place,
    ProofError,
    Severity,
    TemplateError,
    raise_errors,
)
from briefing.files import os_reason, record_path, require_path
from briefing.limits import bounded
from briefing.options import Options, require_options
from briefing.process import without_garbage_collection
from briefing.records import NamedTuple
from briefing.results import Built, Checked
from briefing.themes.theme import PAGE_SIZES, Theme

if TYPE_CHECKING:
    from briefing.charts.chart_drawer import ChartDrawer
    from briefing.document.declared import Declarations, FacesOf
    from briefing.document.occurrences import Attachment
    from briefing.evidence.record import CheckReport
    from briefing.facts.load import FactsFile
    from briefing.facts.model import Briefing
    from briefing.proof.attachments import Attachments
    from briefing.proof.verify import Verdict
    from briefing.wording.wording import Wording

Progress = Callable[[str], None]
_ONE_PAGE_TYPE = (1.0, 0.9, 0.85, 0.8)
"""How large type is on the one page of a summary, as factors: at the last what takes a page and a half has room."""
_READERS = tuple(Path(__file__).with_name(room) for room in ("facts", "evidence", "templating"))
"""Of a file's texts only those are read anew that these have not found right before."""
_BETWEEN_COLLECTIONS = 50
"""Builds of one process, until what they have left is looked for."""


@without_garbage_collection()
def build(facts: str | Path, options: Options | None = None, progress: Progress = lambda phase: None) -> Built:
    """Build the briefing of the facts file `facts`: read, check, draw, lay out, write, and read the file back.

    Nothing is written to disk but drawings of charts in the cache folder; `Built.save` writes the document.
    `progress` is called with the name of each phase as it begins.  BriefingError, or one of its children,
    carries every problem found; with `Options(strict=True)` a warning is one, too.

    >>> from briefing import build
    >>> from briefing.files import seed
    >>> built = build(seed())
    >>> built.pages, built.format, built.data[:8]
    (3, 'pdf', b'%PDF-1.7')
    """
    path, options = require_path(facts), require_options(options)
    with bounded(path, "building it"):
        return build_read(_read(path, options, progress), options, progress)


@without_garbage_collection()
def build_read(
    facts: FactsFile, options: Options, progress: Progress = lambda phase: None, *, warns: bool = True
) -> Built:
    """Build the briefing of a facts file that is read already, as `build` does; `warns` as `check_briefing` has it."""
    with (
        bounded(facts.path, "building it"),
        remembering("texts", str(facts.path.resolve()), _READERS, wanted=options.cache),
    ):
        loaded = _check_facts(facts, options, progress, warns=warns)
        factors = _ONE_PAGE_TYPE if options.one_page and options.format == "pdf" else (1.0,)
        for factor in factors:
            checked = _assemble(loaded, options, progress, factor)
            progress("laying out pages")
            with suppress(LayoutError) if factor > factors[-1] else nullcontext():
                built = (_write_html if options.format == "html" else _write_pdf)(checked, options)
                break
    if options.strict and built.warnings:
        raise CheckError(built.warnings)
    return built


def check(facts: str | Path, options: Options | None = None) -> Checked:
    """Check the facts file `facts` against its sources, its texts and templates, and draw its charts; write nothing.

    Unless the options name a language every edition is checked, and the first is returned with all that was found.
    BriefingError carries every problem; `Checked.warnings` holds what does not stop a build.

    >>> from briefing import check
    >>> from briefing.files import seed
    >>> checked = check(seed())
    >>> len(checked.facts.briefing.facts)
    25
    """
    path, options = require_path(facts), require_options(options)
    with bounded(path, "checking it"):
        read = _read(path, options)
        with remembering("texts", str(path.resolve()), _READERS, wanted=options.cache):
            loaded = _check_facts(read, options)
            all_checked, found = [], list(loaded.found)
            for code in [options.language] if options.language else _languages(read.briefing):
                try:
                    checked = _assemble(loaded, replace(options, language=code))
                    all_checked.append(checked)
                    found += checked.warnings
                except BriefingError as error:
                    found += error.diagnostics
        found = sorted(dict.fromkeys(found), key=lambda d: d.place)
        raise_errors(CheckError, found)
        if options.strict and found:
            raise CheckError(found)
        return replace(all_checked[0], warnings=tuple(found))


def verify(pdf: bytes | str | Path, sources: str | Path | None = None, sha256: str = "") -> Verdict:
    """What a finished PDF, given as its bytes or its path, proves about its values; `holds` says whether they agree.

    Quotes are looked up in those files of the folder `sources` whose SHA-256 is that of a source's text.  The best
    verdict is that it is consistent in itself; that it is as written only with the `sha256` that it should have.
    A file that is no PDF of ours, or an altered one, is a verdict, too; only one that cannot be opened is a ProofError.
    The file is read in this process, without bounds: what comes from strangers is better given to the command
    `make-briefing verify`, which reads it in a process of its own, bounded in time and memory.

    >>> from briefing import build, verify
    >>> from briefing.files import seed
    >>> verdict = verify(build(seed()).data)
    >>> verdict.holds, verdict.unchanged == verdict.values
    (True, True)
    """
    from briefing.proof.verify import verify as verify_bytes

    try:
        data = pdf if isinstance(pdf, bytes) else require_path(pdf).read_bytes()
        folder = sorted(require_path(sources).iterdir()) if sources else []
        texts = [path.read_bytes() for path in folder if path.is_file()]
    except (OSError, ValueError) as error:
        place = Place(str(getattr(error, "filename", None) or pdf))
        raise ProofError([Diagnostic(place, "unreadable", f"cannot be read: {os_reason(error)}")]) from None
    return verify_bytes(data, texts, sha256)


def languages_of(facts: str | Path) -> tuple[str, ...]:
    """The languages of all editions of a facts file, its own first."""
    from briefing.facts.load import load_briefing

    return _languages(load_briefing(Path(facts)).briefing)


def _languages(briefing: Briefing) -> tuple[str, ...]:
    return tuple(dict.fromkeys((briefing.head.language, *briefing.head.languages)))


class CheckedFacts(NamedTuple):
    """A facts file whose evidence has been checked, before any of its texts is looked at."""

    facts: FactsFile
    report: CheckReport
    found: tuple[Diagnostic, ...]


def _read(path: Path, options: Options, progress: Progress = lambda phase: None) -> FactsFile:
    """The first phase: read the facts file."""
    from briefing.facts.load import load_briefing

    raise_errors(OptionError, options.missing_folders())
    progress("reading facts")
    return load_briefing(path, sources=options.sources)


def _check_facts(
    facts: FactsFile, options: Options, progress: Progress = lambda phase: None, *, warns: bool = True
) -> CheckedFacts:
    """The next phase: hold each fact against the text of its source."""
    from briefing.evidence.check import check_briefing
    from briefing.evidence.record import CheckRecord, read_record
    from briefing.evidence.texts import find_texts, find_unbacked_names

    progress("checking evidence")
    record, damaged = read_record(record_path(facts.path))
    with bounded(facts.path, "checking it against its sources"):
        texts = find_texts(facts, options.path("sources"))
        report = check_briefing(facts, texts, record, warns=warns)
        names = tuple(find_unbacked_names(facts, texts, record or CheckRecord()))
    found = (d for d in (*report.diagnostics, *names) if d.rule != "reading" or not options.readings)
    return CheckedFacts(facts, report, (*facts.warnings, *damaged, *found))


def _assemble(
    loaded: CheckedFacts, options: Options, progress: Progress = lambda phase: None, type_factor: float = 1.0
) -> Checked:
    """The next phases, for the language of the options: word the facts, lint the texts, draw charts, run templates."""
    from briefing.charts.custom import flowables_not_made
    from briefing.document.visit import numbered
    from briefing.sections.assemble import Exhibits
    from briefing.sections.document import make_document
    from briefing.sections.gate import check_document
    from briefing.sections.markdown import check_lines, check_shapes
    from briefing.sections.origins import check_signs
    from briefing.sections.select_sections import edition_of_sections, not_shown
    from briefing.templating.folders import ONE_PAGE, template_folders
    from briefing.templating.lint import lint_texts
    from briefing.templating.scope import Scope
    from briefing.themes.pictures import read_images
    from briefing.wording.edition import Edition, check_edition, spoken_language

    facts, theme = loaded.facts, _theme(loaded.facts, options)
    if type_factor < 1:
        theme = theme.reduced(type_factor)
    languages = spoken_language(facts, options.language), spoken_language(facts, "")
    edition = Edition.of(facts.briefing, *languages, theme.stationery.wordings)
    wording = edition.wording
    # All of the file is linted, also when only some sections are wanted: a selection must not hide what is wrong.
    spoken, root = facts._replace(briefing=edition.briefing), ONE_PAGE if options.one_page else ""
    scope = Scope(edition.briefing, wording, root=root)
    texts = (
        *dict.fromkeys(lint_texts(spoken, scope, theme.faces.regular)),
        *check_shapes(spoken),
        *check_lines(spoken),
    )
    found = [*loaded.found, *check_edition(facts, wording.language), *texts]
    draw = _chart_drawer(spoken, wording, theme, options)
    progress("drawing charts")
    images = read_images(spoken, draw.width, draw.height)
    found += (*images.problems, *(() if draw.custom.faults else flowables_not_made(facts, draw.custom.flowables)))
    charts = list(draw.problems())
    if any(problem.severity is Severity.ERROR for problem in found):
        raise_errors(CheckError, [*found, *charts])
    raise_errors(ChartError, charts)

    folders = template_folders(facts.path, options.path("templates"))
    if options.sections:
        edition = edition_of_sections(edition, facts, options.sections, folders)
        scope = Scope(edition.briefing, wording, root=root)
    exhibits = Exhibits(draw, draw.beside, images.pictures, draw.custom.flowables, loaded.report.record.facts)
    made = make_document(scope, folders, exhibits)
    found += made.warnings
    if not options.one_page:  # which leaves most out on purpose
        found += not_shown(facts, edition.briefing, made)
    document = numbered(made.document) if theme.stationery.numbering == "decimal" else made.document
    signs = check_signs(document, facts, theme.faces.regular, made.templates)
    typed = check_document(document, facts, edition, made.templates)
    raise_errors(TemplateError, (*typed, *signs))
    warnings = tuple(sorted(found, key=lambda d: d.place))
    return Checked(facts, edition, loaded.report, document, made.templates, theme, warnings, draw)


def _chart_drawer(facts: FactsFile, wording: Wording, theme: Theme, options: Options) -> ChartDrawer:
    """What makes the charts of `facts` as wide as the text."""
    from briefing.cache import user_cache
    from briefing.charts.chart_drawer import ChartDrawer
    from briefing.charts.custom import INSTALLED, CustomCharts, load_charts
    from briefing.charts.draw import CAPTION_HEIGHT, MAX_HEIGHT
    from briefing.layout.styles import PageTemplate

    try:
        custom = load_charts(charts) if (charts := options.path("charts")) else INSTALLED
    except ChartError as error:
        custom = CustomCharts(faults=error.diagnostics)
    cache = user_cache("charts") if options.cache else None
    template = PageTemplate.of(theme, theme.page)
    height = min(MAX_HEIGHT, template.height - CAPTION_HEIGHT)
    return ChartDrawer(facts, wording, theme, template.text_width, cache, custom, height, template.half_width)


def _theme(facts: FactsFile, options: Options) -> Theme:
    """The theme of the options, else the one beside the facts, else ours, with the page that it is printed on."""
    beside = facts.path.with_name("theme.yaml")
    theme = options.theme or (beside if beside.exists() or beside.is_symlink() else Theme())
    if not isinstance(theme, Theme):
        from briefing.themes.load import load_theme

        theme = load_theme(theme, options.language or facts.briefing.head.language)
    return theme._replace(page=PAGE_SIZES[options.page_size]) if options.page_size else theme


def _write_pdf(checked: Checked, options: Options) -> Built:
    """The last phases for a PDF: lay out, write, attach the facts, read back; LayoutError or ProofError."""
    from briefing.pdf.write import PageBudget, write_pdf
    from briefing.proof.readback import prove
    from briefing.sections.origins import origin_of

    place, attachments = checked.facts.places.at("head"), _attachments(checked)

    def attach(declared: Declarations, faces_of: FacesOf) -> tuple[str, tuple[Attachment, ...]]:
        digest, files = attachments.of_pages(declared, faces_of)
        return digest, files if options.attachments else ()

    written = checked.facts._replace(briefing=checked.edition.briefing)
    budget = PageBudget(1, place, "--one-page") if checked.is_one_page else None
    if (most := checked.edition.briefing.head.pages) and not budget:
        budget = PageBudget(most, checked.facts.places.at("head", "pages"))
    pdf = write_pdf(
        checked.document,
        checked.theme,
        checked.theme.page,
        place=place,
        locate=lambda block: origin_of(block, written, checked.templates),
        standard=options.standard,
        attach=attach,
        budget=budget,
        lower=checked.drawer.lower,
    )
    values = prove(pdf.data, pdf.occurrences, checked.edition.briefing.facts, Place(place.file), pdf.printed)
    return Built(pdf.data, pdf.pages, values, checked, (*checked.warnings, *pdf.warnings), digest=pdf.digest)


def _write_html(checked: Checked, options: Options) -> Built:
    """The last phases for a web page: write and read back; ProofError if that fails."""
    from briefing.document.visit import with_digest
    from briefing.facts.load import canonical
    from briefing.html.write import write_html

    facts, place = canonical(checked.edition.briefing), checked.facts.places.at("head")
    digest, files = _attachments(checked).of_texts(checked.document)
    attached = files if options.attachments else ()
    document, page = with_digest(checked.document, digest), checked.theme.page
    html = write_html(document, checked.theme, page, facts, attached, place, checked.drawer.narrow())
    return Built(html.data, 0, html.values, checked, checked.warnings, options.format, digest)


def _attachments(checked: Checked) -> Attachments:
    from briefing.proof.attachments import attachments_of

    return attachments_of(checked.edition, checked.document, checked.report.record, checked.theme)


class Builder:
    """Builds briefings with the same options, each as `build` would; `options` are those that it begins with.

    >>> from briefing import Builder, Options
    >>> from briefing.files import seed
    >>> builder = Builder(Options(language="en"))
    >>> builder.build(seed()).pages, builder.build(seed(), language="ru").pages
    (3, 4)
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = require_options(options)
        self._count = 0

    def build(self, facts: str | Path, **changed: Any) -> Built:
        """The briefing of the facts file at this path, with some options `changed`; BriefingError as `build` has it."""
        self._collect()
        return build(facts, replace(self.options, **changed))

    def build_read(self, facts: FactsFile, *, warns: bool = True, **changed: Any) -> Built:
        """The briefing of a facts file that was read already; `warns` as `check_briefing` has it."""
        self._collect()
        return build_read(facts, replace(self.options, **changed), warns=warns)

    def _collect(self) -> None:
        """Look now and then for what builds have left, which they put off: or the process would grow with each.

        Whoever has turned the collector off, as `settle_for_many_tasks` does, calls it when it suits them.
        """
        self._count += 1
        if self._count % _BETWEEN_COLLECTIONS == 0 and gc.isenabled():
            gc.collect()
