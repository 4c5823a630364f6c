"""What several commands need: their common options, how problems are printed, which files they read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.commands import COMMANDS

if TYPE_CHECKING:
    from briefing.errors import Diagnostic
    from briefing.pipeline import Checked

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


def input_options(function: F) -> F:
    """The options that say where what goes into a briefing lies."""
    for option in (
        click.option("--charts", type=FILE, metavar="FILE.py", help="Own chart functions; this runs the file"),
        click.option("--sources", type=FOLDER, metavar="DIR", help="Where the texts of the sources lie"),
        click.option("--templates", type=FOLDER, metavar="DIR", help="Templates that come before ours"),
    ):
        function = option(function)
    return function


def edition_options(function: F) -> F:
    """The options that say how the briefing speaks and looks."""
    for option in (
        click.option(
            "--page-size",
            type=click.Choice(["a4", "letter"], case_sensitive=False),
            help="The size of the page  [default: the theme's]",
        ),
        click.option(
            "--theme",
            metavar="NAME|FILE",
            callback=lambda context, option, named: Path(named) if named and Path(named).exists() else named,
            help="default, print, large or a theme.yaml  [default: the one beside the facts]",
        ),
        click.option(
            "--lang",
            metavar="CODE",
            default="",
            help="The language of the edition; all for each  [default: that of the facts]",
        ),
    ):
        function = option(function)
    return function


def verbose_option(function: F) -> F:
    """The option that asks `name_parts` to speak."""
    return click.option("-v", "--verbose", is_flag=True, help="Name the template that each part came from")(function)


def form_option(*forms: str, help: str) -> Callable[[F], F]:
    """The option that says how to print; the first of `forms` is the default."""
    shown = f"{help}  [default: {forms[0]}]"
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], help=shown)


def problems_to_exit(function: F) -> F:
    """Print the diagnostics of a BriefingError and exit with 1, instead of a traceback."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        from briefing.errors import BriefingError

        try:
            return function(*args, **kwargs)
        except BriefingError as error:
            say(error.diagnostics)
            sys.exit(1)

    return wrapped  # type: ignore[return-value]


def say(diagnostics: Iterable[Diagnostic]) -> None:
    """Print problems, each with its place and hint."""
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)


def name_parts(checked: Checked) -> None:
    """Print which template each part of the document came from."""
    from briefing.templating.listing import part_lines

    for line in part_lines(checked.templates):
        click.echo(line, err=True)


def existing(file: Path) -> Path:
    """`file`, if it is one; else wrong usage."""
    if not file.is_file():
        raise click.UsageError(f"there is no file {file}")
    return file


def facts_file(facts: Path | None) -> Path:
    """The facts file to read; an unknown one that looks like a command gets a hint."""
    if facts is None:
        here = Path("facts.yaml")
        if here.exists():
            return here
        from briefing.files import seed

        click.echo(f"no facts.yaml in this folder: using {seed().name}, which comes with make-briefing", err=True)
        return seed()
    if not facts.exists():
        from difflib import get_close_matches

        near = get_close_matches(str(facts), COMMANDS, n=1, cutoff=0.6)
        hint = (
            f"did you mean the command make-briefing {near[0]}? It stands first."
            if near
            else "name a YAML file of facts"
        )
        raise click.UsageError(f"there is no file {facts}\n  hint: {hint}")
    return facts


def counted(checked: Checked) -> str:
    """How many facts a briefing has, in words."""
    count = len(checked.edition.briefing.facts)
    return f"{count} fact{'s' * (count != 1)}"
