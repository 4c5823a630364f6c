"""Commands that write a facts file: `new` makes one to edit, `source` and `draft` add sources and facts to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from briefing.commands import UsageError
from briefing.commands.shared import EXISTING_FILE, FILE, FOLDER
from briefing.errors import one_line
from briefing.process import begin_one_task


@click.command("new")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--from", "origin", type=click.Choice(["seed"]), help="Begin with the sample that comes with us")
def new_command(folder: Path, origin: str | None) -> None:
    """Make a folder with a small briefing to edit.

    Its facts.yaml explains every key, and it builds as it stands.  A DIR that holds anything is left as it is.
    """
    from briefing.starter import make_folder

    for path in make_folder(folder, from_seed=origin == "seed"):
        click.echo(one_line(str(path)))
    click.echo(f"now: cd {one_line(str(folder))} && make-briefing", err=True)


@click.command("source")
@click.argument("documents", nargs=-1, required=True, type=EXISTING_FILE, metavar="FILE...")
@click.option("--facts", type=EXISTING_FILE, default="facts.yaml", show_default=True, help="The facts file to add to")
@click.option("--id", "key", metavar="ID", default="", help="What facts call the source  [default: after its file]")
def source_command(documents: tuple[Path, ...], facts: Path, key: str) -> None:
    """Add documents to the sources of a facts file.

    Each gets what its FILE says of itself: title, language, address, publisher and day of publication where they are
    certain.  What is not is left open with a question, and is an error until you answer it.
    """
    from briefing.sources.source_files import add_sources

    if key and len(documents) > 1:
        raise UsageError("--id names one source, and there are several documents", "add them one by one")
    for name in add_sources(facts, documents, key):
        click.echo(one_line(f'{facts}: added source "{name}"'))


@click.command("draft")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("-o", "--output", type=FILE, default="facts.yaml", show_default=True, help="The facts file, new or not")
@click.option("--facts", type=EXISTING_FILE, help="The facts file to add to, in place of -o")
@click.option("--publisher", metavar="NAME", default="", help="Of documents that do not name theirs")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Of those that do not say when")
@click.option("--proposals", type=EXISTING_FILE, metavar="FILE.json", help="Candidates from elsewhere, to be checked")
@click.option("--accept", "accepts", is_flag=True, help="You have read the facts with these ids: remove their marks")
@click.option("--only", is_flag=True, help="With --accept: take out the other drafted facts, which you do not want")
def draft_command(
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
