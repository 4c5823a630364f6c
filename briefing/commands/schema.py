"""make-briefing schema: the name of a file's kind in, its JSON Schema out."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("which", type=click.Choice(["facts", "pdf"]), default="facts")
def command(which: str) -> None:
    """Print the JSON Schema of facts files, or, for pdf, of the facts.json in a PDF."""
    from briefing.facts.schema import json_schema

    if which == "pdf":
        from briefing.proof.model import attached_schema as json_schema
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
