"""`make-briefing verify`: say whether a PDF from anyone still shows the values that were written."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.commands.shared import EXISTING_FILE, format_option, sources_option
from briefing.errors import one_line


@click.command("verify")
@click.argument("file", type=EXISTING_FILE)
@sources_option
@format_option("text", "json", help="How to print what the file proves")
def command(file: Path, sources: Path | None, form: str) -> None:
    """Say whether a PDF still shows the values that were written.

    With --sources, its quotes are looked up too.  That all agrees does not prove who made the FILE: anyone can build
    another one with other facts.
    """
    from briefing.proof.isolated import verify_in_subprocess
    from briefing.proof.report import as_json, verdict_text

    verdict = verify_in_subprocess(file, sources)
    click.echo(as_json({"file": str(file)} | verdict) if form == "json" else verdict_text(one_line(str(file)), verdict))
    sys.exit(0 if verdict["holds"] else 1)
