"""An error from a template in, diagnostics at the offending text out."""

from __future__ import annotations

import re
import traceback
from typing import Any

import jinja2

from briefing.errors import Diagnostic, Place, did_you_mean
from briefing.templating.environment import FILTERS, VIEWS, Environment, LimitError, LintError, RefusedTemplateError
from briefing.templating.folders import BUILTIN, SUFFIX, shown
from briefing.templating.scope import public_names
from briefing.templating.views import ScopeError

LIMIT = "template-limit"
_VIEW = re.compile(r"'briefing\.templating\.views\.(\w+?)(?:View)? object'")
_LIMITS = (KeyboardInterrupt, MemoryError, RecursionError)
_BUILTIN_HINT = f'to change one of ours, extend "{BUILTIN}…{SUFFIX}"'


def diagnose(error: BaseException, env: Environment, names: dict[str, Any]) -> list[Diagnostic]:
    """The problems that `error` tells of; `names` are those that templates may use."""
    if isinstance(error, LintError):
        return list(error.diagnostics)
    file, line = _where(error, env)
    word, hint = _offender(error, env, names)
    text, column = _line(env.texts.get(file, ""), line, word)
    told = f" in: {text.strip()}" if text.strip() else ""
    return [Diagnostic(Place(shown(file), line, column), _rule(error), f"{_message(error)}{told}", hint)]


def _where(error: BaseException, env: Environment) -> tuple[str, int]:
    """File and line of the error, else of the innermost template that ran, else the template taken last.

    What takes too long or too much is the user's doing, whichever of our templates it happens in.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or env.current, error.lineno
    if isinstance(error, RefusedTemplateError) and error.file:
        return error.file, 1
    steps = traceback.walk_tb(error.__traceback__)
    inside = [place for place in map(_place, steps) if place[0] in env.texts]
    if isinstance(error, _LIMITS):
        inside = [place for place in inside if place[0] in env.theirs]
    return inside[-1] if inside else (env.current, 1)


def _place(step: tuple[Any, int | None]) -> tuple[str, int]:
    """File and line of a frame; a frame that Jinja has not rewritten counts lines of generated code, if any."""
    frame, line = step[0], step[1] or 1
    template = frame.f_globals.get("__jinja_template__")
    return frame.f_code.co_filename, template.get_corresponding_lineno(line) if template else line


def _offender(error: BaseException, env: Environment, names: dict[str, Any]) -> tuple[str, str | None]:
    """The word to point at, and what to do about it."""
    match error:
        case ScopeError():
            return error.name, error.hint
        case RefusedTemplateError():
            return _quoted(error), None
        case jinja2.TemplateNotFound():
            word = str(error.name or "")
            return word, did_you_mean(word, [name for t in env.templates for name in (t, t.removeprefix(BUILTIN))])
        case jinja2.UndefinedError():
            known = names if "is undefined" in str(error) else _attributes(names)
            missing = str(error).rsplit("'", 2)[-2] if "'" in str(error) else ""
            return missing, did_you_mean(missing, known)
        case jinja2.TemplateAssertionError():
            return _quoted(error), did_you_mean(_quoted(error), FILTERS)
        case RecursionError():
            return "", _BUILTIN_HINT
        case _:
            return _quoted(error), None


def _quoted(error: BaseException) -> str:
    """The first quoted words of a message."""
    return next(iter(str(error).replace('"', "'").split("'")[1::2]), "")


def _attributes(names: dict[str, Any]) -> set[str]:
    values = [part for value in names.values() for part in (value if isinstance(value, tuple) else (value,))]
    views = (value for value in values if type(value).__module__ in VIEWS)
    return {attribute for view in views for attribute in public_names(view)}


def _rule(error: BaseException) -> str:
    match error:
        case ScopeError():
            return error.rule
        case RefusedTemplateError():
            return "refused-template"
        case LimitError() | KeyboardInterrupt() | MemoryError() | RecursionError():
            return LIMIT
        case jinja2.TemplateNotFound():
            return "missing-template"
        case jinja2.TemplateSyntaxError():
            return "template-syntax"
        case jinja2.UndefinedError():
            return "unknown-name"
        case _:
            return "template"


def _message(error: BaseException) -> str:
    match error:
        case jinja2.TemplatesNotFound():
            return f"none of these templates exists: {', '.join(map(str, error.templates))}"
        case jinja2.TemplateNotFound():
            return f'there is no template "{error.name}"'
        case jinja2.TemplateSyntaxError():
            return error.message or "syntax error"
        case KeyboardInterrupt():
            return "it takes too long and was stopped"
        case MemoryError():
            return "it takes too much memory"
        case RecursionError():
            return "it calls, includes or extends itself without end, or nests too deeply"
        case _:
            return _VIEW.sub(lambda view: f"the {view[1].lower()}", str(error)) or type(error).__name__


def _line(text: str, number: int, word: str) -> tuple[str, int]:
    """The text of a line and the column of `word` in it, or of the first expression."""
    lines = text.splitlines()
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    column = line.find(word) if word and word in line else max(line.find("{"), 0)
    return line[:200], column + 1
