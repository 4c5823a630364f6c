"""`make-briefing source`: add documents to the sources of a facts file."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands import UsageError
from briefing.commands.shared import EXISTING_FILE
from briefing.errors import one_line


@click.command("source")
@click.argument("documents", nargs=-1, required=True, type=EXISTING_FILE, metavar="FILE...")
@click.option("--facts", type=EXISTING_FILE, default="facts.yaml", show_default=True, help="The facts file to add to")
@click.option("--id", "key", metavar="ID", default="", help="What facts call the source  [default: after its file]")
def command(documents: tuple[Path, ...], facts: Path, key: str) -> None:
    """Add documents to the sources of a facts file.

    Each gets what its FILE says of itself: title, language, address, publisher and day of publication where they are
    certain.  What is not is left open with a question, and is an error until you answer it.
    """
    from briefing.sources.source_files import add_sources

    if key and len(documents) > 1:
        raise UsageError("--id names one source, and there are several documents", "add them one by one")
    for name in add_sources(facts, documents, key):
        click.echo(one_line(f'{facts}: added source "{name}"'))
