"""make-briefing verify: a PDF from anyone in, what it proves out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.commands.shared import FILE, FOLDER, existing, form_option


@click.command("verify")
@click.argument("file", type=FILE)
@click.option("--sources", type=FOLDER, metavar="DIR", help="Where texts of the sources lie, to look the quotes up")
@form_option("text", "json", help="How to print what the file proves")
def command(file: Path, sources: Path | None, form: str) -> None:
    """Say what a PDF FILE from anyone proves: whether its values are those that were written, and whose they are.

    It shows that they agree with the facts in the file, not who made it: who can rebuild all of it can forge it.
    """
    from briefing.proof.isolated import verify_in_subprocess
    from briefing.proof.report import as_json, verdict_text

    verdict = verify_in_subprocess(existing(file), sources)
    click.echo(as_json({"file": str(file)} | verdict) if form == "json" else verdict_text(str(file), verdict))
    sys.exit(0 if verdict["holds"] else 1)
