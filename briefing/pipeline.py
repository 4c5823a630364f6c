"""A facts file in, a finished briefing out: the phases in order; the only module that knows them all."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import (
    BriefingError,
    CheckError,
    Diagnostic,
    OptionError,
    Place,
    ProofError,
    Severity,
    did_you_mean,
    raise_errors,
)
from briefing.options import Format, Options
from briefing.themes.theme import PAGE_SIZES, Theme

if TYPE_CHECKING:
    from briefing.charts import ChartDrawer
    from briefing.document.blocks import Document
    from briefing.evidence.check import CheckReport
    from briefing.evidence.record import CheckRecord
    from briefing.facts.file import FactsFile
    from briefing.facts.model import Briefing
    from briefing.languages.model import Language
    from briefing.proof.attachments import Attachments
    from briefing.proof.verify import Verdict
    from briefing.sections.block_builder import DrawChart
    from briefing.sections.document import MadeDocument
    from briefing.templating.environment import UsedTemplate
    from briefing.wording.edition import Edition
    from briefing.wording.wording import Wording

Progress = Callable[[str], None]
_LONGEST_SELECTION = 60
"""Characters of a file name that may name sections."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A facts file that bears its evidence out, and what was found on the way.

    `templates` are the files that the document came from, `recorded` what an earlier check has left
    beside the facts.
    """

    facts: FactsFile
    edition: Edition
    report: CheckReport
    document: Document
    templates: tuple[UsedTemplate, ...]
    theme: Theme
    recorded: CheckRecord | None
    warnings: tuple[Diagnostic, ...]

    @property
    def verified(self) -> str:
        """How far the facts are verified, in words; the weakest state of a source's facts speaks for it."""
        from briefing.evidence.check import Verification

        states = self.report.sources
        if Verification.NEVER in states.values():
            return f"never verified ({', '.join(k for k, state in states.items() if state is Verification.NEVER)})"
        earlier = [self.report.record.sources[k].sha256 for k, s in states.items() if s is Verification.EARLIER]
        if not earlier:
            return "verified now"
        return "verified earlier against the text with sha256 " + ", ".join(f"{digest[:12]}…" for digest in earlier)

    def record(self) -> Path | None:
        """Write what was verified beside the facts; the path of the record, or None if it stands there already."""
        from briefing.evidence.record import record_bytes, record_path
        from briefing.files import write_file

        path, data = record_path(self.facts.path), record_bytes(self.report.record)
        if path.is_file() and path.read_bytes() == data:
            return None
        write_file(path, data)
        return path


@dataclass(frozen=True, slots=True)
class Built:
    """A finished briefing: the bytes of its PDF or HTML, the pages of a PDF, and how many values it shows.

    Each of the `values` was read back from the finished pages, and a fact backs it.
    """

    data: bytes
    pages: int
    values: int
    checked: Checked
    warnings: tuple[Diagnostic, ...]
    format: Format = "pdf"

    @property
    def name(self) -> str:
        """The file name it goes by: the briefing's id, its sections if not all, its language if not the file's."""
        briefing, wording = self.checked.edition
        sections = "-".join(briefing.sections) if briefing.is_selection else ""
        told = sections if len(sections) <= _LONGEST_SELECTION else f"{len(briefing.sections)}-sections"
        return (
            "-".join(filter(None, (briefing.head.id, told, wording.base and wording.language.code))) + f".{self.format}"
        )

    def save(self, path: str | Path | None = None) -> Path:
        """Write the PDF, whole or not at all; OutputError if that cannot be done."""
        from briefing.files import write_file

        target = Path(path or self.name)
        write_file(target, self.data)
        return target


@contextmanager
def _uncollected() -> Iterator[None]:
    """Meanwhile nothing looks for cyclic garbage: what a build holds it needs to the end, so each look is in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_uncollected()
def build(
    facts: str | Path,
    options: Options | None = None,
    progress: Progress = lambda phase: None,
) -> Built:
    """Build the briefing of the facts file `facts`: read, check, draw, lay out, write, and read the file back.

    Nothing is written to disk but drawings of charts in the cache folder; `Built.save` writes the document.
    `progress` is called with the name of each phase as it begins.  BriefingError, or one of its children,
    carries every problem found; with `Options(strict=True)` a warning is one, too.

    >>> from briefing import build
    >>> from briefing.files import seed
    >>> built = build(seed())
    >>> built.pages, built.format, built.data[:8]
    (5, 'pdf', b'%PDF-1.7')
    """
    from briefing.proof.attachments import attachments_of

    options = options or Options()
    checked = _edit(_load(Path(facts), options, progress), options, progress, drawn=True)
    progress("laying out pages")
    attachments = attachments_of(checked.edition, checked.document, checked.recorded) if options.attachments else None
    built = (_html if options.format == "html" else _pdf)(checked, attachments, options)
    _strictly(built.warnings, options)
    return built


def check(facts: str | Path, options: Options | None = None) -> Checked:
    """Check the facts file `facts` against its sources, and its texts and templates; draw and write nothing.

    Unless the options name a language every edition is checked, and the first is returned with all that was found.
    BriefingError carries every problem; `Checked.warnings` holds what does not stop a build.

    >>> from briefing import check
    >>> from briefing.files import seed
    >>> checked = check(seed())
    >>> len(checked.facts.briefing.facts)
    25
    """
    options = options or Options()
    loaded = _load(Path(facts), options, lambda phase: None)
    own = loaded.facts.briefing.head
    codes = [options.language] if options.language else dict.fromkeys((own.language, *own.languages))
    editions, found = [], list(loaded.found)
    for code in codes:
        try:
            editions.append(_edit(loaded, replace(options, language=code), lambda phase: None, drawn=False))
            found += editions[-1].warnings
        except BriefingError as error:
            found += error.diagnostics
    found = sorted(dict.fromkeys(found), key=lambda d: d.place)
    raise_errors(CheckError, found)
    _strictly(tuple(found), options)
    return replace(editions[0], warnings=tuple(found))


def verify(pdf: bytes | str | Path, sources: str | Path | None = None) -> Verdict:
    """What a finished PDF, given as its bytes or its path, proves about its values; `holds` says whether they agree.

    Quotes are looked up in those files of the folder `sources` whose SHA-256 is that of a source's text.
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
        data = pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes()
        folder = sorted(Path(sources).iterdir()) if sources else []
        texts = [path.read_bytes() for path in folder if path.is_file()]
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ProofError([Diagnostic(Place(str(error.filename)), "unreadable", message)]) from None
    return verify_bytes(data, texts)


def languages_of(facts: str | Path) -> tuple[str, ...]:
    """The languages of all editions of a facts file, its own first."""
    from briefing.facts.load import load_briefing

    head = load_briefing(Path(facts)).briefing.head
    return tuple(dict.fromkeys((head.language, *head.languages)))


class _Loaded(NamedTuple):
    """A facts file whose evidence has been checked, before any of its texts is looked at."""

    facts: FactsFile
    report: CheckReport
    record: CheckRecord | None
    found: tuple[Diagnostic, ...]


def _load(path: Path, options: Options, progress: Progress) -> _Loaded:
    from briefing.evidence.check import check_briefing, find_texts
    from briefing.evidence.record import read_record, record_path
    from briefing.facts.load import load_briefing

    raise_errors(OptionError, options.missing_folders())
    progress("reading facts")
    facts = load_briefing(path)
    progress("checking evidence")
    record, damaged = read_record(record_path(path))
    report = check_briefing(facts, find_texts(facts, _path(options.sources)), record)
    return _Loaded(facts, report, record, (*facts.warnings, *damaged, *report.diagnostics))


def _edit(loaded: _Loaded, options: Options, progress: Progress, *, drawn: bool) -> Checked:
    """The edition in the language of the options."""
    from briefing.document.numbering import numbered
    from briefing.templating.lint import lint_texts
    from briefing.wording.edition import Edition, check_edition

    facts, theme = loaded.facts, _theme(loaded.facts, options)
    edition = Edition.of(facts.briefing, _spoken(facts, options.language), _spoken(facts, ""))
    edited, wording = facts._replace(briefing=edition.briefing), edition.wording
    found = [*loaded.found, *check_edition(facts, wording.language), *lint_texts(edited, wording, theme.faces.regular)]
    raise_errors(CheckError, found)
    edition = _selected(edition, facts, options)
    edited = facts._replace(briefing=edition.briefing)
    progress("drawing charts" if drawn else "reading templates")
    made = _document(edited, wording, options, _drawer(edited, wording, options, theme if drawn else None))
    found += [*made.warnings, *(_unused(facts, name) for name in made.unused if _is_told(edition.briefing, name))]
    warnings = tuple(sorted(found, key=lambda d: d.place))
    document = numbered(made.document) if theme.stationery.numbering == "decimal" else made.document
    return Checked(facts, edition, loaded.report, document, made.templates, theme, loaded.record, warnings)


def _selected(edition: Edition, facts: FactsFile, options: Options) -> Edition:
    """The edition with the sections of the options alone; a section that is none is an error."""
    if not options.sections:
        return edition
    from briefing.sections.select_sections import names_in_templates, select_sections
    from briefing.templating.folders import read_templates, template_folders

    place, known = facts.places.at("sections"), edition.briefing.sections
    raise_errors(
        CheckError,
        (
            Diagnostic(place, "unknown-section", f'there is no section "{name}"', did_you_mean(name, known))
            for name in options.sections
            if name not in known
        ),
    )
    templates = read_templates(template_folders(facts.path, _path(options.templates)))
    named = names_in_templates(templates, options.sections)
    return edition._replace(briefing=select_sections(edition.briefing, options.sections, named))


def _path(named: Path | str | None) -> Path | None:
    return Path(named) if named else None


def _is_told(briefing: Briefing, name: str) -> bool:
    """Whether a section of `briefing` is to tell this fact: one of another section may only be an input."""
    return briefing.facts[name].section in briefing.sections


def _theme(facts: FactsFile, options: Options) -> Theme:
    """The theme of the options, else the one beside the facts, else ours, with the page that it is printed on."""
    beside = facts.path.with_name("theme.yaml")
    theme = options.theme or (beside if beside.is_file() else Theme())
    if not isinstance(theme, Theme):
        from briefing.themes import load_theme

        theme = load_theme(theme, options.language or facts.briefing.head.language)
    return theme._replace(page=PAGE_SIZES[options.page_size]) if options.page_size else theme


def _spoken(facts: FactsFile, code: str) -> Language:
    """The language of the edition: one that comes with us, or that lies in a folder `languages` beside the facts."""
    from briefing.languages.load import SHIPPED, language

    code = code or facts.briefing.head.language
    own = facts.path.parent / "languages"
    spoken = language(code, own if own.is_dir() else None)
    if spoken.code != code.partition("-")[0]:
        message = f'nobody has told make-briefing the language "{code}"'
        hint = f"it knows {', '.join(SHIPPED)}; make-briefing help languages says how to add one"
        raise CheckError([Diagnostic(facts.places.at("head"), "unknown-language", message, hint)])
    return spoken


def _document(facts: FactsFile, wording: Wording, options: Options, draw: DrawChart) -> MadeDocument:
    from briefing.sections.document import make_document
    from briefing.templating.folders import template_folders

    return make_document(facts.briefing, wording, template_folders(facts.path, _path(options.templates)), draw)


def _drawer(facts: FactsFile, wording: Wording, options: Options, theme: Theme | None) -> ChartDrawer:
    """What draws the charts of `facts`; without a theme it only checks their facts."""
    from briefing.charts import INSTALLED, ChartDrawer, default_cache, load_charts
    from briefing.layout.page_template import PageTemplate

    custom = load_charts(Path(options.charts)) if options.charts else INSTALLED
    width = PageTemplate.of(theme, theme.page).text_width if theme else 0.0
    return ChartDrawer(facts, wording, theme, width, default_cache() if options.cache else None, custom)


def _pdf(checked: Checked, attachments: Attachments | None, options: Options) -> Built:
    """Lay out, write and read back; LayoutError or ProofError if that fails."""
    from briefing.pdf.write import write_pdf
    from briefing.proof.readback import prove

    place, attach = checked.facts.places.at("head"), attachments.files if attachments else None
    pdf = write_pdf(
        checked.document, checked.theme, checked.theme.page, place=place, standard=options.standard, attach=attach
    )
    values = prove(pdf.data, pdf.occurrences, checked.edition.briefing.facts, Place(place.file))
    return Built(pdf.data, pdf.pages, values, checked, (*checked.warnings, *pdf.warnings))


def _html(checked: Checked, attachments: Attachments | None, options: Options) -> Built:
    """Write and read back; ProofError if that fails."""
    from briefing.facts.canonical import canonical
    from briefing.html.write import write_html

    facts, place = canonical(checked.edition.briefing), checked.facts.places.at("head")
    html = write_html(checked.document, checked.theme, checked.theme.page, facts, attachments, place)
    return Built(html.data, 0, html.values, checked, checked.warnings, options.format)


def _unused(facts: FactsFile, name: str) -> Diagnostic:
    message = f'fact "{name}" stands nowhere in the document'
    hint = f'write {{{{ cite("{name}") }}}} in a text, or remove it'
    return Diagnostic(facts.places.at("facts", name), "unused-fact", message, hint, Severity.WARNING)


def _strictly(warnings: tuple[Diagnostic, ...], options: Options) -> None:
    if options.strict and warnings:
        raise CheckError(warnings)
