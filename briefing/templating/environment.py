"""The texts of templates in, a Jinja environment out: sandboxed, strict, with few filters and no globals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import jinja2
from jinja2 import nodes
from jinja2.filters import _GroupTuple
from jinja2.runtime import BlockReference, Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.errors import Diagnostic, Place
from briefing.evidence.typed_values import HINT, typed_values, visible
from briefing.files import cache_folder
from briefing.templating import mail_views, views
from briefing.templating.bytecode import CompiledTemplates
from briefing.templating.folders import BUILTIN, HTML, ROOT, Template, shown
from briefing.templating.inheritance import idle_blocks
from briefing.templating.markers import Printer
from briefing.templating.scope import public_names

FILTERS = ("first", "last", "length", "list", "reverse", "sort", "groupby", "map", "select", "selectattr", "reject",
           "rejectattr", "unique", "join", "trim", "lower", "upper", "capitalize")  # fmt: skip
VIEWS = frozenset({views.__name__, mail_views.__name__})
"""The modules whose classes show their public names to templates."""
BITS = 128
"""The longest product that a template may compute."""

scope_of_run: ContextVar[Printer] = ContextVar("scope")
"""What the templates that run now print into; compiled templates outlive a run."""


class LintError(Exception):
    """The problems of one template, found before it runs."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(diagnostics)
        self.diagnostics = diagnostics


class RefusedTemplateError(jinja2.TemplateError):
    """A template that is there and must not be read, or a name that leads out of the folders."""

    def __init__(self, message: str, file: str = "") -> None:
        super().__init__(message)
        self.file = file


class LimitError(jinja2.TemplateError):
    """Something that a template must not ask for, because it would take too long or too much."""


class UsedTemplate(NamedTuple):
    """One file that a document was made with.

    `part` is the template that was asked for, `name` the one that was found (ours begin with
    `builtin/`), `origin` where it lies, `by` the name of the template that asked, "" for the first;
    `extends` if that one extends it.
    """

    part: str
    name: str
    origin: str
    by: str
    extends: bool


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with our rules; all it prints is a marker or Markdown of ours.

    `language` is the one in which values typed into templates are looked for.
    `uses` are the templates that the current run has taken, in order; `theirs` are the files of
    the user's, and `current` the one of these taken or compiled last, or ours if there are none;
    `begun` is called with each of theirs when it is taken.
    """

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(
        self,
        templates: tuple[Template, ...],
        language: str = "en",
        begun: Callable[[str], object] = lambda file: None,
    ) -> None:
        folder = cache_folder()
        super().__init__(
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(language, folder / "templates") if folder else None,
        )
        self.language = language
        self.templates = {template.name: template for template in templates}
        self.texts = {template.file: template.text for template in templates}
        self.theirs = frozenset(template.file for template in templates if not template.ours)
        self.uses: dict[UsedTemplate, None] = {}
        self.current = ROOT
        self._begun = begun
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def begin(self) -> None:
        """Forget the last run."""
        self.uses.clear()

    def find(self, name: object) -> Template | None:
        """The template that `name` stands for: the user's, else ours; RefusedTemplateError if it may not be read."""
        if not isinstance(name, str):
            return None
        for above in map(str, PurePosixPath(name).parents):
            self._readable(self.templates.get(above))
        return self._readable(self.templates.get(name) or self.templates.get(BUILTIN + name))

    def select_template(self, names: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """The first of `names` that there is, kept in `uses`."""
        if isinstance(names, Undefined):
            names._fail_with_undefined_error()
        asked = list(names)
        found = next(filter(None, map(self.find, asked)), None)
        if found is None:
            raise _missing(asked)
        self._use(asked[0], found, self.templates.get(parent or ""))
        template = self._load_template(found.name, globals)
        if problems := [] if found.ours else [*idle_blocks(found, self, self.find)]:
            raise LintError(problems)
        return template

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """The template called `name`, kept in `uses`."""
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()
        return self.select_template([name], parent, globals)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Views and Jinja's own loop, group, block and module show their public names; nothing else shows any."""
        return attr in _shown_names(obj) and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Text has no methods here, so formatting, the sandbox's own exception, is none either."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply small numbers; LimitError for what multiplies text or lists, formats, or grows without end."""
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            shape = " and ".join(type(value).__name__ for value in (left, right))
            raise LimitError(f'"{operator}" of {shape} is not for templates; it is for plain numbers')
        if operator == "*" and sum(int(abs(value)).bit_length() for value in (left, right)) > BITS:
            raise LimitError(f'"{operator}" makes a number of more than {BITS} bits')
        return super().call_binop(context, operator, left, right)

    def lint(self, asked: Iterable[Sequence[str]]) -> Iterator[Exception]:
        """What is wrong with the templates that a run asks for, found without running them."""
        for names in asked:
            try:
                self.select_template(names)
            except (LintError, jinja2.TemplateError) as error:
                yield error

    def _use(self, asked: str, found: Template, by: Template | None) -> None:
        extends = by is not None and by.extends == asked
        use = UsedTemplate(asked.removeprefix(BUILTIN), found.name, found.origin, by.name if by else "", extends)
        self.uses[use] = None
        self._suspect(found.file)
        if not found.ours:
            self._begun(found.file)

    def _suspect(self, file: str) -> None:
        if file in self.theirs or not self.theirs:
            self.current = file

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        template = self.templates[name]
        return template.text, template.file, lambda: True

    def _readable(self, template: Template | None) -> Template | None:
        if template and template.problem:
            raise RefusedTemplateError(f"{shown(template.file)} {template.problem}", template.file)
        return template

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self._suspect(filename or ROOT)
        tree = super()._parse(source, name, filename)
        place = shown(filename or ROOT)
        if problems := [*_typed(self, source, place), *_quiet(tree, place)]:
            raise LintError(problems)
        return tree


@jinja2.pass_context
def _finalize(context: Context, value: object) -> Markup:
    """What `{{ value }}` prints; it asks for the context so that Jinja never folds it into a constant."""
    if isinstance(value, Undefined):
        str(value)
    return scope_of_run.get().printed(value, type(value).__name__)


def _missing(names: list[Any]) -> jinja2.TemplateError:
    for name in map(str, names):
        if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
            return RefusedTemplateError(f'"{name}" leads out of the folders of templates')
    return jinja2.TemplateNotFound(str(names[0])) if len(names) == 1 else jinja2.TemplatesNotFound(names)


def _shown_names(obj: Any) -> Iterable[str]:
    match obj:
        case LoopContext():
            return public_names(obj)
        case _GroupTuple():
            return obj._fields
        case BlockReference():
            return ("super",)
        case jinja2.environment.TemplateModule():
            return [name for name in vars(obj) if not name.startswith("_")]
        case _:
            return public_names(obj) if type(obj).__module__ in VIEWS else ()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _typed(env: Environment, source: str, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each value typed into the text of a template."""
    position = 0
    seen = visible(source) if file.endswith(HTML) else source
    for _, kind, text in env.lexer.tokeniter(source, None):
        position = source.index(text, position)
        if kind == "data":
            for offset, words in typed_values(seen[position : position + len(text)], language=env.language):
                message = f'"{words}" is typed here and backed by no fact'
                yield Diagnostic(_place(file, source, position + offset), "value-without-fact", message, HINT)
        position += len(text)


def _quiet(tree: nodes.Template, file: str) -> Iterator[Diagnostic]:
    """A diagnostic for each construct that would hide a mistake, or let text through unmarked."""
    for include in tree.find_all(nodes.Include):
        if include.ignore_missing:
            message = '"ignore missing" would hide a missing file'
            yield Diagnostic(Place(file, include.lineno), "ignore-missing", message, "include a list of templates")
    for scoped in tree.find_all(nodes.ScopedEvalContextModifier):
        yield Diagnostic(Place(file, scoped.lineno), "autoescape", '"autoescape" is always on', "leave it out")


def _place(file: str, source: str, offset: int) -> Place:
    start = source.rfind("\n", 0, offset) + 1
    return Place(file, source.count("\n", 0, offset) + 1, offset - start + 1)
