"""What a check and a build return: the facts with the document that they make, and the finished file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.files import record_path, require_path, write_file
from briefing.options import Format

if TYPE_CHECKING:
    from briefing.charts.chart_drawer import ChartDrawer
    from briefing.document.blocks import Document
    from briefing.errors import Diagnostic
    from briefing.evidence.record import CheckReport
    from briefing.facts.load import FactsFile
    from briefing.templating.folders import UsedTemplate
    from briefing.themes.theme import Theme
    from briefing.wording.edition import Edition

_LONGEST_SELECTION = 60
"""Characters of a file name that may name sections."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A facts file that bears its evidence out, in one language, and what was found on the way.

    `facts` is the whole file as it was written, `edition` what is left of it in this language and in the sections that
    were asked for.  `report` says of each fact whether its evidence was verified now, earlier or never; `document`
    holds the blocks; `templates` are the files that they came from.  `drawer` draws its charts anew: narrow or lower.

    >>> from briefing import check
    >>> from briefing.files import seed
    >>> check(seed()).verified[:25]
    '25 facts verified earlier'
    """

    facts: FactsFile
    edition: Edition
    report: CheckReport
    document: Document
    templates: tuple[UsedTemplate, ...]
    theme: Theme
    warnings: tuple[Diagnostic, ...]
    drawer: ChartDrawer = field(repr=False, compare=False)

    @property
    def verified(self) -> str:
        """How many facts the edition has, and how many of them are verified, read by the desk, or neither."""
        return self.report.in_words(self.edition.briefing)

    @property
    def is_one_page(self) -> bool:
        """Whether it is what of a briefing goes on one page."""
        from briefing.templating.folders import ONE_PAGE

        return any(use.part == ONE_PAGE for use in self.templates)

    @property
    def unread(self) -> tuple[str, ...]:
        """The pictures that no check can read, in words: the logo, those of files, and those that code has drawn."""
        from briefing.proof.report import unread_pictures

        return unread_pictures(self.edition.briefing, has_logo=self.theme.stationery.logo is not None)

    def write_record(self) -> Path | None:
        """Write what was verified beside the facts; its path, or None if the file already holds exactly this."""
        from briefing.evidence.record import record_bytes

        path, data = record_path(self.facts.path), record_bytes(self.report.record)
        if path.is_file() and path.read_bytes() == data:
            return None
        write_file(path, data, replaces_input=True)
        return path


@dataclass(frozen=True, slots=True)
class Built:
    """A finished briefing: `data` are the bytes of its PDF or HTML, `pages` the number of pages of a PDF (HTML has 0).

    Each of the `values` was read back from the finished pages, and a fact backs it.  `name` is the file name that
    `save` gives it by default; `digest` is that of its contents, which it prints.

    >>> from briefing import Options, build
    >>> from briefing.files import seed
    >>> built = build(seed(), Options(format="html"))
    >>> built.name, built.values > 25
    ('azerbaijan-russia-2024-08.html', True)
    """

    data: bytes
    pages: int
    values: int
    checked: Checked
    warnings: tuple[Diagnostic, ...]
    format: Format = "pdf"
    digest: str = ""

    @property
    def name(self) -> str:
        """The file name it goes by: the briefing's id, its sections if not all, its language if not the file's."""
        briefing, wording = self.checked.edition
        sections = "-".join(briefing.sections) if briefing.is_selection else ""
        if len(sections) > _LONGEST_SELECTION:
            sections = f"{len(briefing.sections)}-sections"
        code = wording.language.code if wording.base else ""
        extract = "one-page" if self.checked.is_one_page else ""
        return "-".join(filter(None, (briefing.head.id, sections, extract, code))) + f".{self.format}"

    def save(self, path: str | Path | None = None) -> Path:
        """Write the file, whole or not at all, to `path` or under its `name`; OutputError if that cannot be done."""
        target = require_path(path or self.name)
        write_file(target, self.data)
        return target
