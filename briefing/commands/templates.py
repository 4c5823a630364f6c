"""`make-briefing templates`: list the templates, print one, or copy one to edit."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands import UsageError
from briefing.commands.shared import FILE, FOLDER, templates_option
from briefing.errors import one_line


@click.command("templates")
@click.argument("name", required=False)
@click.option("--copy", type=FOLDER, metavar="DIR", help="Copy the template NAME into this folder")
@templates_option
@click.option("--facts", type=FILE, default="facts.yaml", help="The facts file beside which templates/ is looked for")
def command(name: str | None, copy: Path | None, templates: Path | None, facts: Path) -> None:
    """List the templates, print one, or copy one to edit.

    The list says where each is taken from, what it is for and which blocks can be overridden.  With NAME, that
    template is printed: trade is short for sections/trade.md.j2, and builtin/NAME is ours in any case.  A copy in the
    folder templates beside the facts is used without any option.
    """
    from briefing.templating.folders import TemplateListing, template_folders

    listing = TemplateListing(template_folders(facts, templates))
    if name and copy:
        click.echo(listing.copy(name, copy))
    elif copy:
        raise UsageError("--copy needs the NAME of a template")
    elif name:
        click.echo(listing.text(name), nl=False)
    else:
        for number, entry in enumerate(listing.entries()):
            blocks = f"blocks: {', '.join(entry.blocks)}" if entry.blocks else ""
            lines = [f"{entry.name}: {entry.origin}", entry.purpose, blocks]
            click.echo("\n" * bool(number) + "\n  ".join(map(one_line, filter(None, lines))))
