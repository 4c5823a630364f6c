"""`make-briefing help`: explain a topic with examples, or list commands and topics."""

from __future__ import annotations

import click

from briefing.commands import COMMANDS, load_command
from briefing.guide import TOPICS, summary, topic_text


@click.command("help")
@click.argument(
    "topic",
    required=False,
    shell_complete=lambda context, argument, word: [name for name in (*TOPICS, *COMMANDS) if name.startswith(word)],
)
def command(topic: str | None) -> None:
    """Explain a topic with examples to copy, or list the topics.

    Without TOPIC, list the commands and the topics.  The name of a command shows its options.
    """
    if topic is None:
        rows = [(name, load_command(name).get_short_help_str(100)) for name in COMMANDS]
        click.echo("Commands (make-briefing COMMAND --help lists the options of one):\n")
        click.echo("\n".join(f"  {name:<10} {line}" for name, line in rows))
        click.echo("\nTopics (make-briefing help TOPIC explains one, with examples to copy):\n")
        click.echo("\n".join(f"  {name:<10} {summary(name)}" for name in TOPICS))
    elif topic in TOPICS:
        click.echo(topic_text(topic), nl=False)
    elif topic in COMMANDS:
        command = load_command(topic)
        with click.Context(command, info_name=f"make-briefing {topic}") as context:
            click.echo(command.get_help(context))
    else:
        from briefing.errors import did_you_mean

        hint = did_you_mean(topic, {*TOPICS, *COMMANDS})
        raise click.UsageError(f'there is no topic or command "{topic}"\n  hint: {hint}')
