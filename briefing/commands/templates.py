"""make-briefing templates: template folders in; a list of the templates, one of them, or a copy to edit out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.shared import FILE, FOLDER, problems_to_exit

if TYPE_CHECKING:
    from briefing.templating.listing import ListedTemplate


@click.command("templates")
@click.argument("name", required=False)
@click.option("--copy", "copy", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Copy it there")
@click.option("--templates", type=FOLDER, metavar="DIR", help="Templates that come before ours")
@click.option("--facts", type=FILE, default="facts.yaml", help="The facts file beside which templates/ is looked for")
@problems_to_exit
def command(name: str | None, copy: Path | None, templates: Path | None, facts: Path) -> None:
    """List the templates, each with where it is taken from, what it is for and the blocks it has to override.

    With NAME, print that template (trade is short for sections/trade.md.j2; builtin/… is ours in any case);
    with --copy, put a copy where it can be edited: templates beside the facts is found by itself.
    """
    from briefing.templating.folders import template_folders
    from briefing.templating.listing import TemplateListing

    catalogue = TemplateListing(template_folders(facts, templates))
    if name and copy:
        click.echo(catalogue.copy(name, copy))
    elif copy:
        raise click.UsageError("--copy needs the NAME of a template")
    elif name:
        click.echo(catalogue.text(name), nl=False)
    else:
        click.echo("\n\n".join(map(_described, catalogue.entries())))


def _described(entry: ListedTemplate) -> str:
    lines = (f"{entry.name}: {entry.origin}", entry.purpose, f"blocks: {', '.join(entry.blocks)}" * bool(entry.blocks))
    return "\n  ".join(filter(None, lines))
