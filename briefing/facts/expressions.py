"""Parse a text of the facts file into its plain stretches and its `{{ … }}` expressions.

Such a text is data, so expressions are all it may hold; Python's own parser reads them.  An
expression names a function with literal arguments and, if wanted, one form of its result:
`{{ fact("pupils") }}`, `{{ fact("pupils").period }}`, `{{ head.date }}`.  Several may stand in a list, too.
One function takes others in place of words: `{{ side_by_side(figure("a"), figure("b")) }}`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from briefing.errors import Problem
from briefing.records import NamedTuple

FUNCTIONS_OF_FACTS: Mapping[str, str] = MappingProxyType(
    {"fact": "name", "cite": "", "quotation": "fact", "table": "", "tiles": ""}
)
"""The functions of a text that take facts, and the parameter that does; empty for any number without a name."""
SIDE_BY_SIDE = "side_by_side"
"""The function that takes what others print."""


class Stretch(NamedTuple):
    """Markdown between expressions; `offset` is where it begins in the text."""

    text: str
    offset: int


class Expression(NamedTuple):
    """`name(*arguments, **options).form`; `called` tells `fact("x")` from `head.date`; `parts` are calls within it."""

    text: str
    offset: int
    name: str
    called: bool
    arguments: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    form: str = ""
    parts: tuple[Expression, ...] = ()

    def at(self, offset: int) -> Expression:
        """The same where it begins elsewhere in its text."""
        return self._replace(offset=offset, parts=tuple(part.at(offset) for part in self.parts))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that it names; the title of a table is none."""
        inner = tuple(chain.from_iterable(part.facts for part in self.parts))
        if not self.called or self.name not in FUNCTIONS_OF_FACTS:
            return inner
        parameter = FUNCTIONS_OF_FACTS[self.name]
        named = tuple(value for name, value in self.options if name == parameter)
        return named + (self.arguments[:1] if parameter else self.arguments)


class Malformed(NamedTuple):
    """Something in double braces that is no expression; `offset` and `text` say where and what."""

    problem: Problem
    text: str
    offset: int


# None holds the beginning of another one, so that a text of many that are never closed is read in one go.
_EXPRESSION = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}|\{\{|\{%|\{#", re.DOTALL)
_ESCAPE = re.compile(r"""\\[^\\"']""")
_EXAMPLE = '{{ fact("id") }}, {{ fact("id").period }} or {{ cite("id") }}'


@lru_cache(maxsize=64)
def parse_prose(text: str) -> tuple[Stretch | Expression | Malformed, ...]:
    """The pieces of `text` in order; what is malformed is one of them, so that all of it can be reported.

    Every phase reads the same texts anew.
    """
    pieces: list[Stretch | Expression | Malformed] = []
    end = 0
    for match in _EXPRESSION.finditer(text):
        if match.start() > end:
            pieces.append(Stretch(text[end : match.start()], end))
        pieces.append(_piece(match))
        end = match.end()
    return (*pieces, Stretch(text[end:], end)) if end < len(text) else tuple(pieces)


def calls_in(text: str) -> Iterator[Expression]:
    """The expressions of `text`, and those within them."""
    for piece in parse_prose(text):
        if isinstance(piece, Expression):
            yield from (piece, *piece.parts)


def cited_facts(text: str) -> Iterator[tuple[int, str]]:
    """Offset and id of each fact that the expressions of `text` name."""
    for piece in parse_prose(text):
        at = 0
        for name in piece.facts if isinstance(piece, Expression) else ():
            # The arguments are read without their places; each stands in quotation marks, after the one before it.
            at = max(piece.text.find(f'"{name}"', at), piece.text.find(f"'{name}'", at), 0)
            yield piece.offset + (at + 1 if at else 0), name


def _piece(match: re.Match[str]) -> Expression | Malformed:
    text, offset = match.group(), match.start()
    if match.group(1) is None:
        wrong = "is never closed"
        if text != "{{":
            wrong = "belongs into a template; a text of the facts file takes {{ … }} only"
        return Malformed(Problem("expression", f"{text} {wrong}"), text, offset)
    if escape := _ESCAPE.search(text):
        message = f"{escape[0]} within {{{{ … }}}} would stand for another character"
        return Malformed(Problem("expression", message, "write the character itself"), text, offset + escape.start())
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        return _read(text).at(offset)
    shortened = text if len(text) <= 60 else f"{text[:57]}…"
    return Malformed(Problem("expression", f"{shortened} is no expression; write {_EXAMPLE}"), text, offset)


@lru_cache(maxsize=1_000)
def _read(text: str) -> Expression:
    """What stands in double braces, as if it began a text."""
    node = ast.parse(text[2:-2].strip(), mode="eval").body
    form = node.attr if isinstance(node, ast.Attribute) else ""
    inner = node.value if isinstance(node, ast.Attribute) else node
    if isinstance(inner, ast.Name):
        return Expression(text, 0, inner.id, False, form=form)
    return _call(inner, text)._replace(form=form)


def _call(node: ast.expr, text: str) -> Expression:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        raise ValueError("only functions may be called")
    name = node.func.id
    listed = [*chain.from_iterable(part.elts if isinstance(part, ast.List) else [part] for part in node.args)]
    call = Expression(text, 0, name, True, options=tuple((str(k.arg), _literal(k.value)) for k in node.keywords))
    if name == SIDE_BY_SIDE:
        return call._replace(parts=tuple(_call(part, text) for part in listed))
    return call._replace(arguments=tuple(map(_literal, listed)))


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError("only quoted words may be arguments")
