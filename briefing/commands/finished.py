"""Commands that read a finished PDF: `verify` says what it proves, `facts` prints the facts that it carries."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from briefing.commands.shared import EXISTING_FILE, format_option, sources_option
from briefing.errors import one_line


def _digest(given: str) -> str:
    """The digest in small letters; a line of sha256sum that was pasted whole is taken, too."""
    word = given.split()[0].lower() if given.split() else ""
    if given and not re.fullmatch("[0-9a-f]{64}", word):
        raise click.BadParameter("it has 64 digits, 0 to 9 and a to f")
    return word


@click.command("verify")
@click.argument("file", type=EXISTING_FILE)
@sources_option
@click.option(
    "--sha256",
    metavar="DIGEST",
    default="",
    callback=lambda _context, _option, given: _digest(given),
    help="The SHA-256 that the file should have, as its sender names it",
)
@format_option("text", "json", help="How to print what the file proves")
def verify_command(file: Path, sources: Path | None, sha256: str, form: str) -> None:
    """Say whether a PDF still shows the values that were written.

    With --sources, its quotes are looked up too.  That a FILE is consistent in itself does not prove who made it:
    anyone can build another one with other facts.  That it is as written is said only with --sha256, where the digest
    has come another way.
    """
    from briefing.proof.isolated import verify_in_subprocess
    from briefing.proof.report import as_json, verdict_text

    verdict = verify_in_subprocess(file, sources, sha256)
    click.echo(as_json({"file": str(file)} | verdict) if form == "json" else verdict_text(one_line(str(file)), verdict))
    sys.exit(0 if verdict["holds"] else 1)


@click.command("facts")
@click.argument("file", type=EXISTING_FILE)
@format_option("table", "csv", "json", help="How to print them; json is all that the file holds")
def facts_command(file: Path, form: str) -> None:
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
