"""make-briefing: a facts file in, its briefing out, and one line that says what was made."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands.shared import (
    FILE,
    counted,
    edition_options,
    facts_file,
    input_options,
    name_parts,
    problems_to_exit,
    say,
    verbose_option,
)

if TYPE_CHECKING:
    from briefing.pipeline import Built


@click.command(
    epilog="Other commands: make-briefing new, templates, check, verify, facts, schema, each with --help; and help.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("facts", required=False, type=FILE)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="The file to write: .pdf, or .html for a web page; - is standard output  [default: <id>.pdf here]",
)
@edition_options
@input_options
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="A section to keep; repeat it for more  [default: all]"
)
@click.option("--cache/--no-cache", default=True, help="Reuse drawings of unchanged charts  [default: reuse]")
@click.option("--strict", is_flag=True, help="Let warnings fail the build")
@click.option("--no-attachments", is_flag=True, help="Leave the facts and the tables out of the PDF")
@click.option(
    "--standard",
    type=click.Choice(["ua1-a3a", "ua2-a4f"]),
    default="ua1-a3a",
    help="PDF/UA-1 and PDF/A-3a, or PDF/UA-2 and PDF/A-4f  [default: ua1-a3a]",
)
@verbose_option
@click.version_option(package_name="make-briefing", message="%(prog)s %(version)s")
@problems_to_exit
def command(
    facts: Path | None, output: str | None, lang: str, no_attachments: bool, verbose: bool, **options: Any
) -> None:
    """Build the briefing of the FACTS file as a PDF, or as a web page.

    Without FACTS: facts.yaml in this folder, else the briefing that comes with make-briefing.
    """
    begun = time.perf_counter()
    path = facts_file(facts)
    _refuse_input(output, [path, options["charts"]])
    options |= {"attachments": not no_attachments, "format": _format(output)}
    for built in _built(path, lang, options):
        say(built.warnings)
        if verbose:
            name_parts(built.checked)
        target = _deliver(built, _named(output, built) if lang == "all" else output)
        click.echo(_summary(built, target, time.perf_counter() - begun), err=True)


def _built(path: Path, lang: str, options: dict[str, Any]) -> list[Built]:
    """All editions that are wanted, before the first is written; then the process ends.

    So no garbage is collected and no plugin sought.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    progress = _Progress()
    try:
        from briefing.options import Options
        from briefing.pipeline import build, languages_of

        codes = languages_of(path) if lang == "all" else [lang]
        return [build(path, Options(language=code, **options), progress) for code in codes]
    finally:
        progress.clear()


def _named(output: str | None, built: Built) -> str | None:
    """The file for one of several editions: its language stands before the suffix."""
    if output is None or not built.checked.edition.wording.base:
        return output
    path = Path(output)
    return str(path.with_name(f"{path.stem}-{built.checked.edition.wording.language.code}{path.suffix}"))


def _format(output: str | None) -> str:
    """What is written to a file of this name."""
    return "html" if output and output.lower().endswith((".html", ".htm")) else "pdf"


def _refuse_input(output: str | None, inputs: Iterable[Path | None]) -> None:
    for path in inputs:
        if path and output and output != "-" and _same(Path(output), path):
            raise click.UsageError(f"{output} is an input; writing the PDF there would destroy it")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _deliver(built: Built, output: str | None) -> str:
    if output != "-":
        return str(built.save(output))
    sys.stdout.buffer.write(built.data)
    sys.stdout.buffer.flush()
    return "standard output"


def _summary(built: Built, target: str, seconds: float) -> str:
    pages = f"{built.pages} page{'s' * (built.pages != 1)}, " if built.pages else ""
    facts = f"{counted(built.checked)} {built.checked.verified}"
    backed = f"{built.values} of {built.values} values backed by facts"
    return f"{target}: {pages}{len(built.data) / 1000:.0f} KB, {backed}, {facts}, {seconds:.2f} s"


class _Progress:
    """Shows the phase on a terminal, in one line that is wiped at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, phase: str) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{phase} …", nl=False, err=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
