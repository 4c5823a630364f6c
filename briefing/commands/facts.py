"""make-briefing facts: a PDF in, the facts that it carries out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.commands.shared import FILE, existing, form_option


@click.command("facts")
@click.argument("file", type=FILE)
@form_option("table", "csv", "json", help="How to print them; json is all that the file holds")
def command(file: Path, form: str) -> None:
    """Print the facts that a PDF FILE carries, as they are; make-briefing verify says whether they hold."""
    from briefing.proof.isolated import facts_in_subprocess
    from briefing.proof.report import as_json, facts_csv, facts_table

    answer = facts_in_subprocess(existing(file))
    for finding in answer["findings"]:
        click.echo(f"{file}: {finding['message']}", err=True)
    if answer["findings"]:
        sys.exit(1)
    forms = {"json": lambda: as_json(answer["content"]), "csv": lambda: facts_csv(answer["facts"])}
    click.echo(forms.get(form, lambda: facts_table(answer["facts"]))())
