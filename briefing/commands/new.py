"""`make-briefing new`: make a folder with a briefing to edit."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.shared import FOLDER
from briefing.errors import one_line


@click.command("new")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option("--from", "origin", type=click.Choice(["seed"]), help="Begin with the sample that comes with us")
def command(folder: Path, origin: str | None) -> None:
    """Make a folder with a small briefing to edit.

    Its facts.yaml explains every key, and it builds as it stands.  A DIR that holds anything is left as it is.
    """
    from briefing.starter import make_folder

    for path in make_folder(folder, from_seed=origin == "seed"):
        click.echo(one_line(str(path)))
    click.echo(f"now: cd {one_line(str(folder))} && make-briefing", err=True)
