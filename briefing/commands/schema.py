"""make-briefing schema: the name of a file's kind in, its JSON Schema out."""

from __future__ import annotations

import json
from importlib import import_module

import click

SCHEMAS = {
    "facts": ("briefing.facts.schema", "json_schema"),
    "theme": ("briefing.themes.schema", "json_schema"),
    "pdf": ("briefing.proof.model", "attached_schema"),
}
"""Which function of which module makes the schema of each kind of file."""


@click.command("schema")
@click.argument("which", type=click.Choice(list(SCHEMAS)), default="facts")
def command(which: str) -> None:
    """Print the JSON Schema of facts files, of theme files, or, for pdf, of the facts.json in a PDF."""
    module, name = SCHEMAS[which]
    schema = getattr(import_module(module), name)()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
