"""Template folders in, Markdown with markers out: the only home of Jinja, sandboxed and strict."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.errors import Diagnostic, Place, TemplateError, did_you_mean, raise_errors
from briefing.sections.compiled import CompiledTemplates
from briefing.sections.numbers import HINT, typed_values
from briefing.sections.scope import Scope, public_names
from briefing.sections.views import ScopeError

ROOT = "briefing.md.j2"
_FILTERS = ("first", "last", "length", "list", "reverse", "sort", "groupby", "map", "select", "selectattr", "reject",
            "rejectattr", "unique", "join", "trim", "lower", "upper", "capitalize")  # fmt: skip
_scope: ContextVar[Scope] = ContextVar("scope")


class _LintError(Exception):
    """The problems of one template, found before it runs."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics


def render(folders: tuple[Path, ...], scope: Scope) -> str:
    """Render `briefing.md.j2` and all it includes, each from the first of the `folders` that has it.

    TemplateError names template, line and offending text of every problem found before
    running, or of the first one found while running.
    """
    env = _environment(folders)
    names = scope.template_names()
    raise_errors(TemplateError, env.lint([section.id for section in names["sections"]]))
    token = _scope.set(scope)
    try:
        text = env.get_template(ROOT).render(names)
    except (jinja2.TemplateError, ScopeError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise TemplateError([env.diagnose(error, names)]) from None
    finally:
        _scope.reset(token)
    if not text.strip():
        raise TemplateError([Diagnostic(Place(str(folders[0] / ROOT)), "empty", "the templates print nothing")])
    return text


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> _Environment:
    return _Environment(folders)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja with our rules: strict names, few filters, no globals; all it prints is a marker or Markdown of ours."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(
            loader=_loader(folders),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(),
        )
        self.folders = folders
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr in public_names(obj) and super().is_safe_attribute(obj, attr, value)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        place = _shown(filename or name or ROOT)
        if problems := [*_typed(self, source, place), *_quiet(tree, place)]:
            raise _LintError(problems)
        return tree

    def lint(self, sections: Sequence[str]) -> list[Diagnostic]:
        """The problems of the root template and of each section's, found without running them."""
        problems: list[Diagnostic] = []
        for names in ([ROOT], *([f"sections/{s}.md.j2", "sections/generic.md.j2"] for s in sections)):
            try:
                self.select_template(names)
            except _LintError as error:
                problems += [d for d in error.diagnostics if d not in problems]
            except jinja2.TemplateError as error:
                diagnostic = self.diagnose(error, {})
                problems += [diagnostic] if diagnostic not in problems else []
        return problems

    def diagnose(self, error: Exception, names: dict[str, Any]) -> Diagnostic:
        """An error from a template as a diagnostic at the offending text."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            file, line = error.filename or ROOT, error.lineno
        else:
            file, line = _frame(error, self.folders)
        word, hint = _offender(error, names, self.folders)
        text, column = _line(file, line, word)
        rule = getattr(error, "rule", _rule(error))
        shown = f" in: {text.strip()}" if text.strip() else ""
        return Diagnostic(Place(_shown(file), line, column), rule, f"{_message(error)}{shown}", hint)


def _loader(folders: tuple[Path, ...]) -> jinja2.BaseLoader:
    ours = jinja2.FileSystemLoader(folders[-1])
    chain = [jinja2.FileSystemLoader(folder) for folder in folders]
    return jinja2.ChoiceLoader([*chain, jinja2.PrefixLoader({"builtin": ours})])


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> Markup:
    """What `{{ value }}` prints; it asks for the context so that Jinja never folds it into a constant."""
    if isinstance(value, jinja2.Undefined):
        str(value)
    return _scope.get().printed(value, type(value).__name__)


def _typed(env: _Environment, source: str, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each value typed into the text of a template."""
    position = 0
    for _, kind, text in env.lexer.tokeniter(source, None):
        position = source.index(text, position)
        if kind == "data":
            for offset, words in typed_values(text):
                message = f'"{words}" is typed here and backed by no fact'
                yield Diagnostic(_place(file, source, position + offset), "value-without-fact", message, HINT)
        position += len(text)


def _quiet(tree: nodes.Template, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each construct that would hide a mistake."""
    for node in tree.find_all(nodes.Include):
        if node.ignore_missing:
            message = '"ignore missing" would hide a missing file'
            yield Diagnostic(Place(file, node.lineno), "ignore-missing", message, "include a list of templates instead")


def _place(file: str, source: str, offset: int) -> Place:
    start = source.rfind("\n", 0, offset) + 1
    return Place(file, source.count("\n", 0, offset) + 1, offset - start + 1)


def _frame(error: Exception, folders: tuple[Path, ...]) -> tuple[str, int]:
    """File and line of the innermost template that ran when `error` was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if any(Path(f.filename).is_relative_to(folder) for folder in folders)]
    return (inside[-1].filename, inside[-1].lineno or 1) if inside else (str(folders[-1] / ROOT), 1)


def _offender(error: Exception, names: dict[str, Any], folders: tuple[Path, ...]) -> tuple[str, str | None]:
    """The word to point at, and what to do about it."""
    if isinstance(error, ScopeError):
        return error.name, error.hint
    if isinstance(error, jinja2.TemplateNotFound):
        return str(error.name or ""), f"looked in {', '.join(map(_shown, map(str, folders)))}"
    word = next(iter(str(error).split("'")[1::2]), "")
    if isinstance(error, jinja2.UndefinedError):
        known = names if "is undefined" in str(error) else _attributes(names)
        missing = str(error).rsplit("'", 2)[-2] if "'" in str(error) else ""
        return missing, did_you_mean(missing, known)
    if isinstance(error, jinja2.TemplateAssertionError):
        return word, did_you_mean(word, _FILTERS)
    return word, None


def _attributes(names: dict[str, Any]) -> set[str]:
    views = [names["head"], *names["sections"], *names["sources"]]
    return {attribute for view in views for attribute in public_names(view)}


def _rule(error: Exception) -> str:
    match error:
        case jinja2.TemplateNotFound():
            return "missing-template"
        case jinja2.TemplateSyntaxError():
            return "template-syntax"
        case jinja2.UndefinedError():
            return "unknown-name"
        case _:
            return "template"


def _message(error: Exception) -> str:
    match error:
        case jinja2.TemplatesNotFound():
            return f"none of these templates exists: {', '.join(map(str, error.templates))}"
        case jinja2.TemplateNotFound():
            return f'there is no template "{error.name}"'
        case jinja2.TemplateSyntaxError():
            return error.message or "syntax error"
        case _:
            return str(error)


def _line(file: str, line: int, word: str) -> tuple[str, int]:
    """The text of a line and the column of `word` in it, or of the first expression."""
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return "", 1
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    column = text.find(word) if word and word in text else max(text.find("{"), 0)
    return text, column + 1


def _shown(file: str) -> str:
    """A path as the user would write it: relative to the working folder where it lies below it."""
    path = Path(file)
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else file
