"""make-briefing help: the name of a topic in, its explanation with examples out; without one, the topics."""

from __future__ import annotations

import click

from briefing.guide import TOPICS, line_of, text_of


@click.command("help")
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Explain a TOPIC with examples to copy; without one, list the topics."""
    if topic is None:
        click.echo("\n".join(f"{name:<10} {line_of(name)}" for name in TOPICS))
        click.echo("make-briefing help TOPIC explains one.", err=True)
    elif topic in TOPICS:
        click.echo(text_of(topic), nl=False)
    else:
        from briefing.errors import did_you_mean

        raise click.UsageError(f'there is no topic "{topic}"\n  hint: {did_you_mean(topic, TOPICS)}')
