"""The commands of the command line: each is a click command in a module here, which is imported when it is needed.

`make-briefing FACTS` is `make-briefing build FACTS`: a first argument that is neither the name of a command nor an
option of the whole program belongs to `build`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from briefing.errors import BriefingError, Diagnostic, Place, Problem, Severity, one_line

COMMANDS = {
    "build": "building",
    "check": "building",
    "verify": "finished",
    "facts": "finished",
    "source": "writing",
    "draft": "writing",
    "new": "writing",
    "templates": "reference",
    "schema": "reference",
    "batch": "batch",
    "email": "mailing",
    "outbox": "mailing",
    "help": "reference",
}
"""The module of each here, in the order in which `--help` lists them."""


def load_command(name: str) -> click.Command:
    """The click command called `name`, one of `COMMANDS`; no other is imported."""
    command: click.Command = getattr(import_module(f"briefing.commands.{COMMANDS[name]}"), f"{name}_command")
    return command


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Print problems to standard error, each with its place and hint; of many, at last how many are errors."""
    found = list(diagnostics)
    for diagnostic in found:
        click.echo(str(diagnostic), err=True)
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in found)
    if errors and len(found) > 1:
        warnings = len(found) - errors
        counts = [(errors, "error"), *([(warnings, "warning")] if warnings else [])]
        click.echo(", ".join(f"{n} {what}{'s' if n > 1 else ''}" for n, what in counts), err=True)


class UsageError(click.UsageError):
    """Wrong usage, with a hint; both are one line, whatever they quote."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(one_line(message) + (f"\n  hint: {one_line(hint)}" if hint else ""))


def no_file(name: str) -> UsageError:
    """What is wrong where a facts file is named that is not there; it may be a command that was mistyped."""
    from difflib import get_close_matches

    path = Path(name)
    known = [str(file) for file in path.parent.glob("*.y*ml")] if path.suffix else COMMANDS
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    meant = f"{'' if path.suffix else 'the command make-briefing '}{near[0] if near else ''}"
    return UsageError(f"there is no file {name}", f"did you mean {meant}?" if near else "name a YAML file of facts")


class CommandGroup(click.Group):
    """All commands under one name; the command modules are imported only when a command is run, or listed.

    Listing imports all of them, which takes about 8 ms because they put off what is slow until they run.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `build` before arguments that name no command; one that is empty is wrong wherever it stands.

        As a path it would be the working folder, and as an option be taken for one that was not given.
        """
        for before, word in pairwise(["", *args]) if not ctx.resilient_parsing else ():
            if not word or (word.startswith("--") and word.endswith("=")):
                name = word[:-1] or (before if before.startswith("-") else "an argument")
                raise UsageError(f"{name} names nothing", "give it a value, or leave it out")
        ours = {name for option in self.get_params(ctx) for name in option.opts}
        # While a shell completes the very first word there are no arguments yet; then all commands are offered.
        being_completed = ctx.resilient_parsing and not args
        if not being_completed and (not args or args[0] not in ours.union(COMMANDS)):
            if len(args) > 1 and not args[0].startswith("-") and not Path(args[0]).exists():
                raise no_file(args[0])
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; what is wrong with the user's files is printed, and the exit code is then 1."""
        try:
            code: int | None = super().main(*args, **extra | {"standalone_mode": False})
            sys.exit(code)
        except click.Abort:
            click.echo("Aborted!", err=True)
        except UsageError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.UsageError as error:  # in the words of click, which quotes names as they are
            click.UsageError(one_line(error.format_message()), error.ctx).show()
            sys.exit(error.exit_code)
        except BriefingError as error:
            print_diagnostics(error.diagnostics)
        except OSError as error:  # of a name that no system takes, for one
            from briefing.files import os_reason

            problem = Problem("file", f"cannot be used: {os_reason(error)}")
            print_diagnostics([problem.at(Place(str(error.filename or "system"), line=0))])
        sys.exit(1)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the first word may become: a command, or the file or an option that `build` takes."""
        build = load_command("build")
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        return [
            *files,
            *build.shell_complete(click.Context(build), incomplete),
            *super().shell_complete(ctx, incomplete),
        ]


group = CommandGroup(
    name="make-briefing",
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="[COMMAND|FACTS] [ARGUMENTS]",
    help="""Build briefings in which every value is a fact with its source and the quoted words.

    Without a command it builds, so these two are the same:

    \b
      make-briefing facts.yaml -o out.pdf
      make-briefing build facts.yaml -o out.pdf
    """,
    epilog="""\b
    make-briefing COMMAND --help   the options of a command
    make-briefing help             topics, explained with examples

    To let the shell complete commands, options and files, add this line to ~/.bashrc (for zsh and fish, write
    zsh_source and fish_source in place of bash_source):

    \b
      eval "$(_MAKE_BRIEFING_COMPLETE=bash_source make-briefing)"
    """,
)
click.version_option(package_name="make-briefing", message="%(prog)s %(version)s")(group)
