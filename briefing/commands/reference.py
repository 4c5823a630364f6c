"""Commands that print what comes with us: `help`, `templates`, and the `schema` of each kind of file."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import click

from briefing.commands import COMMANDS, UsageError, load_command
from briefing.commands.shared import FILE, FOLDER, templates_option
from briefing.errors import did_you_mean, one_line

TOPICS = (
    "facts",
    "document",
    "sources",
    "tables",
    "draft",
    "check",
    "templates",
    "charts",
    "drawing",
    "themes",
    "languages",
    "html",
    "proof",
    "batch",
    "mail",
)
"""Each is a Markdown file of that name in `guide`, whose first line is `# Title: what it is about`."""


@click.command("help")
@click.argument(
    "topic",
    required=False,
    shell_complete=lambda context, argument, word: [
        name for name in (*TOPICS, *COMMANDS, "rules") if name.startswith(word)
    ],
)
@click.argument("rule", required=False)
def help_command(topic: str | None, rule: str | None) -> None:
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
        raise UsageError(f'there is no rule "{name}"', did_you_mean(name, rules))


@click.command("templates")
@click.argument("name", required=False)
@click.option("--copy", type=FOLDER, metavar="DIR", help="Copy the template NAME into this folder")
@templates_option
@click.option("--facts", type=FILE, default="facts.yaml", help="The facts file beside which templates/ is looked for")
def templates_command(name: str | None, copy: Path | None, templates: Path | None, facts: Path) -> None:
    """List the templates, print one, or copy one to edit.

    The list says where each is taken from, what it is for and which blocks can be overridden.  With NAME, that
    template is printed: trade is short for sections/trade.md.j2, and builtin/NAME is ours in any case.  A copy in the
    folder templates beside the facts is used without any option.
    """
    from briefing.templating.folders import TemplateListing, template_folders

    listing = TemplateListing(template_folders(facts, templates))
    if name and copy:
        click.echo(listing.copy(name, copy))
    elif copy:
        raise UsageError("--copy needs the NAME of a template")
    elif name:
        click.echo(listing.text(name), nl=False)
    else:
        for number, entry in enumerate(listing.entries()):
            blocks = f"blocks: {', '.join(entry.blocks)}" if entry.blocks else ""
            lines = [f"{entry.name}: {entry.origin}", entry.purpose, blocks]
            click.echo("\n" * bool(number) + "\n  ".join(map(one_line, filter(None, lines))))


SCHEMAS = {
    "facts": ("briefing.facts.load", "json_schema"),
    "theme": ("briefing.themes.model", "json_schema"),
    "proposals": ("briefing.drafting.proposals", "json_schema"),
    "pdf": ("briefing.proof.carried_facts", "attached_schema"),
}
"""The module and the function that make the schema of each kind of file."""


@click.command("schema")
@click.argument("which", type=click.Choice(list(SCHEMAS)), default="facts")
def schema_command(which: str) -> None:
    """Print the JSON Schema of a kind of file.

    facts is a facts file, theme a theme file, proposals what draft --proposals takes, and pdf the facts.json in a PDF.
    """
    module, name = SCHEMAS[which]
    schema = getattr(import_module(module), name)()
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))


def topic_text(topic: str) -> str:
    """The Markdown of one of the `TOPICS`."""
    return (Path(__file__).parents[1] / "guide" / f"{topic}.md").read_text(encoding="utf-8")


def summary(topic: str) -> str:
    """What one of the `TOPICS` is about, from its first line."""
    return topic_text(topic).partition("\n")[0].partition(": ")[2]
