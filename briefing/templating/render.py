"""Run templates in this process: all that they print as Markdown with markers, any mistake of theirs as diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import jinja2

from briefing.errors import Problem, TemplateError, raise_errors
from briefing.templating.diagnose import diagnose
from briefing.templating.environment import Environment, UsedTemplate, printer_of_run
from briefing.templating.folders import Template, place_of
from briefing.templating.markers import Payload, Printer
from briefing.templating.refusals import LIMIT, RefusedError

LONGEST = 1_000_000
"""Characters of Markdown, some three hundred pages, that a document made with templates of the user's may have."""

Caught = tuple[type[BaseException], ...]
_MISTAKES: Caught = (jinja2.TemplateError, RefusedError, TypeError, ValueError, ArithmeticError, LookupError)


class Rendered(NamedTuple):
    """What templates print: Markdown with markers, what stands behind each marker, and the facts and files used."""

    markdown: str
    payloads: tuple[Payload, ...]
    cited: frozenset[str]
    uses: tuple[UsedTemplate, ...]


@lru_cache(maxsize=8)
def environment(templates: tuple[Template, ...], language: str) -> Environment:
    """The environment of these templates in a document of this language, kept for the next one."""
    return Environment(templates, language)


def render_in_process(env: Environment, printer: Printer, caught: Caught = _MISTAKES) -> Rendered:
    """Render the first template that `printer` asks for, and all it includes.

    TemplateError names template, line and offending text of every problem found before
    running, or of the first one found while running; other errors than the `caught` ones
    are mistakes of ours.
    """
    names = printer.template_names()
    token = printer_of_run.set(printer)
    try:
        # Each problem once, though sections may share a template.
        found = dict.fromkeys(d for error in env.lint(printer.entry_templates) for d in diagnose(error, env, names))
        raise_errors(TemplateError, found)
        env.uses.clear()
        text = "".join(_bounded(env.select_template(printer.entry_templates[0]).generate(names), env))
    except TemplateError:
        raise
    except caught as error:
        raise TemplateError(diagnose(error, env, names)) from None
    finally:
        printer_of_run.reset(token)
    if not text.strip():
        file = env.templates[next(iter(env.uses)).name].file
        raise TemplateError([Problem("empty", "the templates print nothing").at(place_of(file))])
    return Rendered(text, tuple(printer.markers.payloads), frozenset(printer.markers.cited), tuple(env.uses))


def _bounded(pieces: Iterator[str], env: Environment) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST and env.theirs:
            message = f"the document is longer than {LONGEST:,} characters; this template was printed last"
            raise TemplateError([Problem(LIMIT, message).at(place_of(env.current))])
        yield piece
