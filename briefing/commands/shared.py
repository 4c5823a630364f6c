"""What several commands share: options, which facts file they read, the line of progress, and templates by name."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

import click

from briefing.commands import no_file
from briefing.errors import one_line

if TYPE_CHECKING:
    from briefing.mail.send import SendProgress
    from briefing.results import Checked

F = TypeVar("F", bound=Callable[..., Any])
FILE = click.Path(dir_okay=False, path_type=Path)
EXISTING_FILE = click.Path(dir_okay=False, exists=True, path_type=Path)


class _Folder(click.Path):
    """A folder; click takes a device or a pipe for one, since neither is a file."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        folder = Path(os.fsdecode(super().convert(value, param, ctx)))
        if folder.exists() and not folder.is_dir():
            self.fail(f"{one_line(str(folder))} is no folder", param, ctx)
        return folder


FOLDER = _Folder(file_okay=False, path_type=Path)
EXISTING_FOLDER = _Folder(file_okay=False, exists=True, path_type=Path)

sources_option = click.option(
    "--sources", type=EXISTING_FOLDER, metavar="DIR", help="The folder with the texts of the sources"
)
templates_option = click.option(
    "--templates", type=EXISTING_FOLDER, metavar="DIR", help="A folder with templates that replace ours"
)
one_page_option = click.option(
    "--one-page", is_flag=True, help="Only the key points, the key figures and one chart, on one page"
)
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Name the template that each part came from")
_BAR_WIDTH = 30
_SECONDS_BETWEEN = 0.1
"""A run that sends a thousand mails a second would spend its time on drawing the bar."""


def input_options(function: F) -> F:
    """Add the options that name what goes into a briefing beside its facts."""
    charts = click.option(
        "--charts", type=FILE, metavar="FILE.py", help="Chart kinds of your own; this runs the file as Python"
    )
    return charts(sources_option(templates_option(function)))


def strict_options(function: F) -> F:
    """Add the options that say what a warning is."""
    readings = click.option("--readings", is_flag=True, help="Allow the desk's own readings of what sources leave open")
    return click.option("--strict", is_flag=True, help="Treat warnings as errors")(readings(function))


def theme_options(function: F) -> F:
    """Add the options that choose theme and size of a briefing."""
    for option in (
        click.option(
            "--page-size",
            type=click.Choice(["a4", "letter"], case_sensitive=False),
            help="The size of the page  [default: the theme's]",
        ),
        click.option(
            "--theme",
            metavar="NAME|FILE",
            callback=lambda context, option, theme: Path(theme) if os.path.exists(theme or "") else theme,  # noqa: PTH110
            help="default, print, large, or a theme file  [default: theme.yaml beside the facts]",
        ),
    ):
        function = option(function)
    return function


def lang_option(help: str) -> Callable[[F], F]:
    """The option that names the language of an edition; which values it takes, and its default, `help` says."""
    return click.option("--lang", metavar="CODE", default="", help=help)


def format_option(*formats: str, help: str) -> Callable[[F], F]:
    """The option that says how to print; the first of `formats` is the default."""
    shown = f"{help}  [default: {formats[0]}]"
    return click.option("--format", "form", type=click.Choice(formats), default=formats[0], help=shown)


def print_templates(checked: Checked) -> None:
    """Print to standard error which template each part of the document came from."""
    from briefing.templating.folders import part_lines

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
        raise no_file(str(facts))
    return facts


def sample_note(path: Path) -> str:
    """What a report says where the sample was read because there was nothing else to read; empty elsewhere."""
    from briefing.files import seed

    return " (our sample: there is no facts.yaml in this folder)" if path == seed() else ""


class ProgressLine:
    """A line of the terminal to use in a `with`; if standard error is no terminal, nothing is shown."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._last = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.show("")

    def show(self, text: str) -> None:
        """Replace the line by `text`."""
        if self._is_shown:
            sys.stderr.flush()
            sys.stderr.buffer.write(b"\r\x1b[K")  # past the stream of text, in which nothing acts on the terminal
            click.echo(one_line(text), nl=False, err=True)

    def show_progress(self, done: SendProgress) -> None:
        """Show how many mails are sent, unless the line was replaced just now."""
        now = time.monotonic()
        if now - self._last >= _SECONDS_BETWEEN or done.sent + done.failed == done.total:
            self._last = now
            self.show(progress_bar(done))


def progress_bar(done: SendProgress) -> str:
    """The progress as a line: "[####------] 40 of 100, 160 a second, 2 failed"."""
    served = done.sent + done.failed
    filled = _BAR_WIDTH * served // max(done.total, 1)
    return f"[{'#' * filled:-<{_BAR_WIDTH}}] {served} of {done.total}, {done.rate:.0f} a second, {done.failed} failed"
