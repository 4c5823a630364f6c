"""Arguments of the command line in, files, printed words and an exit code out: one module for each command."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

COMMANDS = ("build", "check", "verify", "facts", "schema", "new", "templates", "email", "outbox", "help")
"""Each is a module here that holds a click `command`; `build` is meant where none is named."""


def command_named(name: str) -> click.Command:
    """The command called `name`; no other is imported."""
    command: click.Command = import_module(f"briefing.commands.{name}").command
    return command
