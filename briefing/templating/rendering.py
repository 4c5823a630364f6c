"""The texts of templates and a scope in, what they print out, in this process; any mistake of theirs as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import jinja2

from briefing.errors import Diagnostic, Place, TemplateError, raise_errors
from briefing.templating.diagnose import LIMIT, diagnose
from briefing.templating.environment import Environment, UsedTemplate, scope_of_run
from briefing.templating.folders import Template, shown
from briefing.templating.markers import Payload, Printer
from briefing.templating.views import ScopeError

LONGEST = 1_000_000
"""Characters of Markdown, some three hundred pages, that a document made with templates of the user's may have."""

Caught = tuple[type[BaseException], ...]
_MISTAKES: Caught = (jinja2.TemplateError, ScopeError, TypeError, ValueError, ArithmeticError, LookupError)


class Rendered(NamedTuple):
    """What templates print: Markdown with markers, what stands behind each marker, and the facts and files used."""

    markdown: str
    payloads: tuple[Payload, ...]
    cited: frozenset[str]
    uses: tuple[UsedTemplate, ...]


def render_here(env: Environment, scope: Printer, caught: Caught = _MISTAKES) -> Rendered:
    """Render the first template that `scope` asks for, and all it includes.

    TemplateError names template, line and offending text of every problem found before
    running, or of the first one found while running; other errors than the `caught` ones
    are mistakes of ours.
    """
    names = scope.template_names()
    token = scope_of_run.set(scope)
    try:
        raise_errors(TemplateError, _lint(env, scope, names))
        env.begin()
        text = "".join(_bounded(env.select_template(scope.asked[0]).generate(names), env))
    except TemplateError:
        raise
    except caught as error:
        raise TemplateError(diagnose(error, env, names)) from None
    finally:
        scope_of_run.reset(token)
    if not text.strip():
        file = env.templates[next(iter(env.uses)).name].file
        raise TemplateError([Diagnostic(Place(shown(file)), "empty", "the templates print nothing")])
    return Rendered(text, tuple(scope.tokens.payloads), frozenset(scope.tokens.cited), tuple(env.uses))


@lru_cache(maxsize=8)
def environment(templates: tuple[Template, ...], language: str) -> Environment:
    """The environment of these templates in a document of this language, kept for the next one."""
    return Environment(templates, language)


def _lint(env: Environment, scope: Printer, names: dict[str, object]) -> list[Diagnostic]:
    """Each problem once, though sections may share a template."""
    return list(dict.fromkeys(d for error in env.lint(scope.asked) for d in diagnose(error, env, names)))


def _bounded(pieces: Iterator[str], env: Environment) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST and env.theirs:
            message = f"the document is longer than {LONGEST:,} characters; this template was printed last"
            raise TemplateError([Diagnostic(Place(shown(env.current)), LIMIT, message)])
        yield piece
