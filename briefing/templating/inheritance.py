"""A template and the others in, a diagnostic for each block that no template which it extends would print out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser

from briefing.errors import Diagnostic, Place, did_you_mean
from briefing.templating.folders import Template, shown

Find = Callable[[object], Template | None]


def idle_blocks(template: Template, env: jinja2.Environment, find: Find) -> Iterator[Diagnostic]:
    """What stands in a block that none of its parents has is never printed; `find` gives a template by its name."""
    tree = Parser(env, template.text).parse()
    known = _inherited(tree, env, find)
    for block in _outer(tree) if known else ():
        if block.name not in known:
            message = f'no template that this one extends has a block "{block.name}", so it is not printed'
            yield Diagnostic(
                Place(shown(template.file), block.lineno), "unknown-block", message, did_you_mean(block.name, known)
            )


def _inherited(tree: nodes.Template, env: jinja2.Environment, find: Find) -> set[str]:
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


def _outer(node: nodes.Node) -> Iterator[nodes.Block]:
    """The blocks that stand in no other."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer(child)
