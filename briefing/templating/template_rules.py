"""The rules that a template is held to before it runs.

| rule | what is refused | why |
|---|---|---|
| value-without-fact | a number, in digits or words, in the text of a template | no fact backs it |
| ignore-missing | `include … ignore missing` | it would hide that a file is missing |
| autoescape | `autoescape` switched | what a template prints would get into the Markdown unmarked |
| unknown-block | a block that no template above has | it is never printed, which nobody would notice |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser

from briefing.errors import Diagnostic, Problem, did_you_mean
from briefing.evidence.typed_values import typed_values, visible
from briefing.templating.folders import HTML, Template, place_of
from briefing.templating.refusals import typed_value

Find = Callable[[object], Template | None]


def typed_in_template(source: str, file: str, env: jinja2.Environment, language: str) -> Iterator[Diagnostic]:
    """A diagnostic for each value typed into the text between the tags; of HTML, only what a reader sees counts."""
    position = 0
    seen = visible(source) if file.endswith(HTML) else source
    for _, kind, text in env.lexer.tokeniter(source, None):
        # The lexer gives the line of a token, not its offset; what it drops is white space at tags.
        position = source.index(text, position)
        if kind == "data":
            for offset, words in typed_values(seen[position : position + len(text)], language=language):
                before = source[: position + offset]
                column = len(before) - before.rfind("\n")
                yield typed_value(words).at(place_of(file, before.count("\n") + 1, column))
        position += len(text)


def refused_tags(tree: nodes.Template, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each construct that would hide a mistake, or let text through unmarked."""
    for include in tree.find_all(nodes.Include):
        if include.ignore_missing:
            message, hint = '"ignore missing" would hide a missing file', "include a list of templates"
            yield Problem("ignore-missing", message, hint).at(place_of(file, include.lineno))
    for scoped in tree.find_all(nodes.ScopedEvalContextModifier):
        yield Problem("autoescape", '"autoescape" is always on', "leave it out").at(place_of(file, scoped.lineno))


def unprinted_blocks(template: Template, env: jinja2.Environment, find: Find) -> Iterator[Diagnostic]:
    """A diagnostic for each outer block that no template above has; `find` gives a template by its name."""
    tree = Parser(env, template.text).parse()
    known = _inherited_blocks(tree, env, find)
    waiting = [*tree.iter_child_nodes()] if known else []
    while waiting:
        node = waiting.pop(0)
        if not isinstance(node, nodes.Block):
            waiting = [*node.iter_child_nodes(), *waiting]
        elif node.name not in known:
            message = f'no template that this one extends has a block "{node.name}", so it is not printed'
            problem = Problem("unknown-block", message, did_you_mean(node.name, known))
            yield problem.at(place_of(template.file, node.lineno))


def _inherited_blocks(tree: nodes.Template, env: jinja2.Environment, find: Find) -> set[str]:
    """The blocks of all templates above; none if there are none, or if only a run could tell which."""
    known: set[str] = set()
    seen: set[str] = set()
    while extends := tree.find(nodes.Extends):
        above = find(extends.template.value) if isinstance(extends.template, nodes.Const) else None
        if above is None or above.name in seen:
            return set()
        seen.add(above.name)
        tree = Parser(env, above.text).parse()
        known.update(block.name for block in tree.find_all(nodes.Block))
    return known
