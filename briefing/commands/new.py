"""make-briefing new: a folder's name in, a briefing to write over in it out."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.shared import problems_to_exit


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "origin", type=click.Choice(["seed"]), help="Begin with the briefing that comes with us")
@problems_to_exit
def command(folder: Path, origin: str | None) -> None:
    """Make the folder DIR with a small briefing that explains every field and builds as it stands.

    A folder that holds anything is left as it is.
    """
    from briefing.starter.make import make_folder

    for path in make_folder(folder, from_seed=origin == "seed"):
        click.echo(path)
    click.echo(f"now: cd {folder} && make-briefing", err=True)
