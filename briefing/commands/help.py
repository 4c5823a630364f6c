"""`make-briefing help`: explain a topic or a rule with examples, or list commands, topics and rules."""

from __future__ import annotations

import click

from briefing.commands import COMMANDS, UsageError, load_command
from briefing.guide import TOPICS, summary, topic_text


@click.command("help")
@click.argument(
    "topic",
    required=False,
    shell_complete=lambda context, argument, word: [
        name for name in (*TOPICS, *COMMANDS, "rules") if name.startswith(word)
    ],
)
@click.argument("rule", required=False)
def command(topic: str | None, rule: str | None) -> None:
    """Explain a topic with examples to copy, or list the topics.

    Without TOPIC, list the commands and the topics.  The name of a command shows its options.

    The topic "rules" lists every rule that a problem can name; with a RULE behind it, that one is explained.
    """
    if topic == "rules":
        _explain_rules(rule)
        return
    if rule is not None:
        raise UsageError("a second name goes with the topic rules alone: help rules RULE")
    if topic is None:
        rows = [(name, load_command(name).get_short_help_str(100)) for name in COMMANDS]
        click.echo("Commands (make-briefing COMMAND --help lists the options of one):\n")
        click.echo("\n".join(f"  {name:<10} {line}" for name, line in rows))
        click.echo("\nTopics (make-briefing help TOPIC explains one, with examples to copy):\n")
        click.echo("\n".join(f"  {name:<10} {summary(name)}" for name in TOPICS))
        click.echo("\nRules (make-briefing help rules lists them, make-briefing help rules RULE explains one)")
    elif topic in TOPICS:
        click.echo(topic_text(topic), nl=False)
    elif topic in COMMANDS:
        command = load_command(topic)
        with click.Context(command, info_name=f"make-briefing {topic}") as context:
            click.echo(command.get_help(context))
    else:
        from briefing.errors import did_you_mean

        hint = did_you_mean(topic, {*TOPICS, *COMMANDS, "rules"})
        raise UsageError(f'there is no topic or command "{topic}"', hint)


def _explain_rules(name: str | None) -> None:
    """Print the rule called `name`, or a line for each rule."""
    from briefing.rules import all_rules

    rules = all_rules()
    if name is None:
        phase = ""
        for rule in rules.values():
            if rule.phase != phase:
                phase = rule.phase
                click.echo(f"{phase}:")
            click.echo(f"  {rule.name:<22} {rule.severity:<7}  {rule.summary}")
    elif name in rules:
        click.echo(rules[name])
    else:
        from briefing.errors import did_you_mean

        raise UsageError(f'there is no rule "{name}"', did_you_mean(name, rules))
