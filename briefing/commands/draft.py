"""`make-briefing draft`: draft facts from documents, each of them one that the check accepts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from briefing.commands import UsageError
from briefing.commands.shared import EXISTING_FILE, FILE
from briefing.errors import one_line
from briefing.process import begin_one_task


@click.command("draft")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("-o", "--output", type=FILE, default="facts.yaml", show_default=True, help="The facts file, new or not")
@click.option("--facts", type=EXISTING_FILE, help="The facts file to add to, in place of -o")
@click.option("--publisher", metavar="NAME", default="", help="Of documents that do not name theirs")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Of those that do not say when")
@click.option("--proposals", type=EXISTING_FILE, metavar="FILE.json", help="Candidates from elsewhere, to be checked")
@click.option("--accept", "accepts", is_flag=True, help="You have read the facts with these ids: remove their marks")
@click.option("--only", is_flag=True, help="With --accept: take out the other drafted facts, which you do not want")
def command(
    documents: tuple[str, ...],
    output: Path,
    facts: Path | None,
    publisher: str,
    published: datetime | None,
    proposals: Path | None,
    accepts: bool,
    only: bool,
) -> None:
    """Draft facts from documents, or accept drafted ones.

    Each figure that is worth a fact becomes one, as the check accepts it, marked `drafted: true` for you to read.  What
    the document does not bear out is listed with its place.  With --accept, name the ids of facts.
    """
    begin_one_task()
    from briefing.drafting.accepting import accept
    from briefing.drafting.drafts import draft
    from briefing.files import write_file

    target = facts or output
    if accepts:
        if not target.exists():
            raise UsageError(f"there is no file {target}", "name the facts file: --facts FILE")
        write_file(target, accept(target, documents, only=only), replaces_input=True)
        click.echo(one_line(f"{target}: {len(documents)} facts accepted"))
        return
    if only:
        raise UsageError("--only goes with --accept", "name the facts that stay: --accept ID... --only")
    paths = [Path(document) for document in documents]
    if missing := next((path for path in paths if not path.is_file()), None):
        raise UsageError(f"there is no file {missing}", "name documents; with --accept, facts")
    made = draft(target, paths, publisher, published.date() if published else None, proposals)
    write_file(target, made.data, replaces_input=True)
    for unnamed in made.unnamed:
        click.echo(one_line(f"{unnamed.place}: not drafted: {unnamed.message}; {unnamed.hint}"), err=True)
    for left in made.left_out:
        click.echo(one_line(str(left)), err=True)
    click.echo(one_line(f"{target}: {len(made.facts)} facts drafted, {len(made.left_out)} left out"))
