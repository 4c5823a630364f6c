"""`make-briefing facts`: print the facts that a PDF carries."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.commands.shared import EXISTING_FILE, format_option
from briefing.errors import one_line


@click.command("facts")
@click.argument("file", type=EXISTING_FILE)
@format_option("table", "csv", "json", help="How to print them; json is all that the file holds")
def command(file: Path, form: str) -> None:
    """Print the facts that a PDF carries.

    They are printed as they stand in the FILE; make-briefing verify says whether they are as they were written.
    """
    from briefing.proof.isolated import facts_in_subprocess
    from briefing.proof.report import as_json, facts_csv, facts_table

    answer = facts_in_subprocess(file)
    for finding in answer["findings"]:
        click.echo(one_line(f"{file}: {finding['message']}"), err=True)
    if answer["findings"]:
        sys.exit(1)
    if form == "json":
        click.echo(as_json(answer["content"]))
    else:
        click.echo(facts_csv(answer["facts"]) if form == "csv" else facts_table(answer["facts"]))
