"""`make-briefing schema`: print the JSON Schema of a kind of file."""

from __future__ import annotations

import json
from importlib import import_module

import click

SCHEMAS = {
    "facts": ("briefing.facts.load", "json_schema"),
    "theme": ("briefing.themes.model", "json_schema"),
    "proposals": ("briefing.drafting.proposals", "json_schema"),
    "pdf": ("briefing.proof.carried_facts", "attached_schema"),
}
"""The module and the function that make the schema of each kind of file."""


@click.command("schema")
@click.argument("which", type=click.Choice(list(SCHEMAS)), default="facts")
def command(which: str) -> None:
    """Print the JSON Schema of a kind of file.

    facts is a facts file, theme a theme file, proposals what draft --proposals takes, and pdf the facts.json in a PDF.
    """
    module, name = SCHEMAS[which]
    schema = getattr(import_module(module), name)()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
