"""`make-briefing` and `make-briefing build`: build the briefing of a facts file and say in one line what was made."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError, print_diagnostics, shared
from briefing.errors import one_line
from briefing.process import begin_one_task

if TYPE_CHECKING:
    from briefing.pipeline import Built


@click.command("build")
@click.argument("facts", required=False, type=shared.FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    metavar="OUT",
    help="The file to write: .pdf, or .html for a web page; - is standard output  [default: <id>.pdf here]",
)
@shared.lang_option("Language of the edition; all builds every edition  [default: that of the facts]")
@shared.theme_options
@shared.input_options
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="Keep only this section; repeatable  [default: all]"
)
@shared.one_page_option
@click.option("--cache/--no-cache", default=True, help="Reuse drawings of unchanged charts  [default: reuse]")
@shared.strict_options
@click.option("--no-attachments", is_flag=True, help="Leave the facts and the tables out of the PDF")
@click.option(
    "--standard",
    type=click.Choice(["ua1-a3a", "ua2-a4f"]),
    default="ua1-a3a",
    help="PDF/UA-1 and PDF/A-3a, or PDF/UA-2 and PDF/A-4f  [default: ua1-a3a]",
)
@shared.verbose_option
def build_command(
    facts: Path | None, output: str | None, lang: str, no_attachments: bool, verbose: bool, **options: Any
) -> None:
    """Build the briefing of a facts file as a PDF or a web page.

    Without FACTS: facts.yaml in this folder, else the sample briefing that comes with make-briefing.
    """
    begun = time.perf_counter()
    if output == "-" and lang == "all":
        raise UsageError("--lang all makes several files; name one with -o")
    path = shared.facts_file(facts)
    options["format"] = _format_named_by(output)
    options["attachments"] = not no_attachments
    begin_one_task()
    from briefing.options import Options
    from briefing.pipeline import build, languages_of

    note = shared.sample_note(path) if facts is None else ""
    with shared.ProgressLine() as line:
        # All editions are built before the first is written: one that fails leaves none behind.
        codes = languages_of(path) if lang == "all" else [lang]
        built = [build(path, Options(language=code, **options), line.show) for code in codes]
    for edition in built:
        if not note:  # the sample has one source and says so in its text: its user can do nothing about that
            print_diagnostics(edition.warnings)
        if verbose:
            shared.print_templates(edition.checked)
        target = _write(edition, output, several=lang == "all")
        pages = f"{edition.pages} page{'s' * (edition.pages != 1)}, " if edition.pages else ""
        backed = f"{edition.values} of {edition.values} values backed by facts"
        unread = edition.checked.unread
        seen = f", pictures that nobody can read: {'; '.join(unread)}" if unread else ""
        told = f"{pages}{len(edition.data) / 1000:.0f} KB, {backed}, {edition.checked.verified}{seen}"
        click.echo(f"{one_line(target + note)}: {told}, {time.perf_counter() - begun:.2f} s", err=True)


def _format_named_by(output: str | None) -> str:
    """The format that the suffix of the output names; any other suffix is refused, lest a PDF be called out.docx."""
    formats = {".pdf": "pdf", ".html": "html", ".htm": "html"}
    if output is None or output == "-":
        return "pdf"
    if found := formats.get(Path(output).suffix.lower()):
        return found
    if Path(output).is_dir():  # refused, with its reason, on writing
        return "pdf"
    raise UsageError(f"{output} must end in .pdf or .html, or be - for standard output")


def _write(built: Built, output: str | None, *, several: bool) -> str:
    """Write an edition, if there are several with its language before the suffix; where it went, in words."""
    if output == "-":
        sys.stdout.buffer.write(built.data)
        sys.stdout.buffer.flush()
        return "standard output"
    wording = built.checked.edition.wording
    if output and several and wording.base:
        path = Path(output)
        output = str(path.with_name(f"{path.stem}-{wording.language.code}{path.suffix}"))
    return str(built.save(output))
