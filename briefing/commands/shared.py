"""What several commands share: their common options, which facts file they read, and how they print templates used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.commands import COMMANDS

if TYPE_CHECKING:
    from briefing.pipeline import Checked

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING_FILE = click.Path(dir_okay=False, exists=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
EXISTING_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)

sources_option = click.option(
    "--sources", type=EXISTING_FOLDER, metavar="DIR", help="The folder with the texts of the sources"
)
templates_option = click.option(
    "--templates", type=EXISTING_FOLDER, metavar="DIR", help="A folder with templates that replace ours"
)
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Name the template that each part came from")


def input_options(function: F) -> F:
    """Add the options that name what goes into a briefing beside its facts."""
    charts = click.option(
        "--charts", type=FILE, metavar="FILE.py", help="Chart kinds of your own; this runs the file as Python"
    )
    return charts(sources_option(templates_option(function)))


def edition_options(function: F) -> F:
    """Add the options that choose the language and the look of a briefing."""
    for option in (
        click.option(
            "--page-size",
            type=click.Choice(["a4", "letter"], case_sensitive=False),
            help="The size of the page  [default: the theme's]",
        ),
        click.option(
            "--theme",
            metavar="NAME|FILE",
            callback=lambda context, option, theme: Path(theme) if theme and Path(theme).exists() else theme,
            help="default, print, large, or a theme file  [default: theme.yaml beside the facts]",
        ),
        click.option(
            "--lang", metavar="CODE", default="", help="The language, or all for each  [default: that of the facts]"
        ),
    ):
        function = option(function)
    return function


def format_option(*formats: str, help: str) -> Callable[[F], F]:
    """The option that says how to print; the first of `formats` is the default."""
    shown = f"{help}  [default: {formats[0]}]"
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], help=shown)


def print_templates(checked: Checked) -> None:
    """Print to standard error which template each part of the document came from."""
    from briefing.templating.listing import part_lines

    for line in part_lines(checked.templates):
        click.echo(line, err=True)


def facts_file(facts: Path | None) -> Path:
    """The facts file that the user means: the one named, else facts.yaml in this folder, else our sample.

    What is named and does not exist may be a command that was mistyped: then the usage error names the nearest.
    """
    if facts is None:
        here = Path("facts.yaml")
        if here.exists():
            return here
        from briefing.files import seed

        return seed()
    if not facts.exists():
        from difflib import get_close_matches

        near = get_close_matches(str(facts), COMMANDS, n=1, cutoff=0.6)
        hint = f"did you mean the command make-briefing {near[0]}?" if near else "name a YAML file of facts"
        raise click.UsageError(f"there is no file {facts}\n  hint: {hint}")
    return facts


def sample_note(path: Path) -> str:
    """What a report says where the sample was read because there was nothing else to read; empty elsewhere."""
    from briefing.files import seed

    return " (our sample: there is no facts.yaml in this folder)" if path == seed() else ""


def fact_count(checked: Checked) -> str:
    """The number of facts of a briefing, such as "25 facts"."""
    count = len(checked.edition.briefing.facts)
    return f"{count} fact{'s' * (count != 1)}"
