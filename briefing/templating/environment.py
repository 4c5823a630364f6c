"""The Jinja environment of all templates: sandboxed, strict, with few filters and no globals.

A template is held to these rules before it runs:

| rule | what is refused | why |
|---|---|---|
| value-without-fact | a number, in digits or words, in the text of a template | no fact backs it |
| ignore-missing | `include … ignore missing` | it would hide that a file is missing |
| autoescape | `autoescape` switched | what a template prints would get into the Markdown unmarked |
| unknown-block | a block that no template above has | it is never printed, which nobody would notice |

It is held to them when it is compiled, so code from the cache has passed them: the key of the cache has to change with
every rule, with the language, in which other words are values, with Jinja and with Python.  The cache saves 24 ms of a
build.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.filters import _GroupTuple
from jinja2.parser import Parser
from jinja2.runtime import BlockReference, Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefing.cache import Cache, state_of, user_cache
from briefing.errors import Diagnostic, Problem, TemplateError, did_you_mean
from briefing.evidence.lexicons.phrases import VALUE
from briefing.evidence.own_words.typed_values import typed_values
from briefing.templating.folders import BUILTIN, HTML, ROOT, Template, UsedTemplate, place_of, shown_path
from briefing.templating.printing import LIMIT, Printer, RefusedError, typed_value
from briefing.templating.views import View, public_names

FILTERS = ("first", "last", "length", "list", "reverse", "sort", "groupby", "map", "select", "selectattr", "reject",
           "rejectattr", "unique", "join", "trim", "lower", "upper", "capitalize")  # fmt: skip
BITS = 128
"""The longest product that a template may compute."""

printer_of_run: ContextVar[Printer] = ContextVar("printer")
"""What the templates that run now print into; compiled templates outlive a run."""
Find = Callable[[object], Template | None]
_PACKAGE = Path(__file__).parents[1]
SOURCES = tuple(_PACKAGE / room for room in ("facts", "evidence", "templating"))
"""What decides what is a value in a template: modules, all that these import, and lists of words."""


class Environment(ImmutableSandboxedEnvironment):
    """Jinja with our rules; all it prints is a marker or Markdown of ours.

    `language` is the one in which values typed into templates are looked for.
    `uses` are the templates that the current run has taken, in order; `silent` are those of the user's that printed
    nothing, each part with its file; `theirs` are the files of the user's, and `current` the one of these taken or
    compiled last, or ours if there are none; `begun` is called with each of theirs when it is taken.
    """

    # Jinja runs these past `call_binop`: the three with which a few characters make gigabytes.
    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(
        self, templates: tuple[Template, ...], language: str = "en", begun: Callable[[str], object] = lambda file: None
    ) -> None:
        by_name = {template.name: template for template in templates}
        compiled = user_cache("templates")
        super().__init__(
            loader=jinja2.FunctionLoader(lambda name: (by_name[name].text, by_name[name].file, lambda: True)),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_print_value,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(language, compiled) if compiled else None,
        )
        self.language = language
        self.templates = by_name
        self.texts = {template.file: template.text for template in templates}
        self.theirs = frozenset(template.file for template in templates if not template.ours)
        self.uses: dict[UsedTemplate, None] = {}
        self.silent: dict[str, str] = {}
        self.current = ROOT
        self._begun = begun
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def lint(self, entries: Iterable[Sequence[str]]) -> Iterator[Exception]:
        """What is wrong with the templates that a run asks for, found without running them."""
        for names in entries:
            try:
                self.select_template(names)
            except (TemplateError, RefusedError, jinja2.TemplateError) as error:
                yield error

    def find(self, name: object) -> Template | None:
        """The template that `name` stands for: the user's, else ours; RefusedError if it may not be read."""
        if not isinstance(name, str):
            return None
        found = self.templates.get(name) or self.templates.get(BUILTIN + name)
        # A folder that may not be read stands among the templates by its name, so that all below it is refused.
        for template in (*map(self.templates.get, map(str, PurePosixPath(name).parents)), found):
            if template and template.problem:
                message = f"{shown_path(template.file)} {template.problem}"
                raise RefusedError(Problem("refused-template", message), file=template.file)
        return found

    # What Jinja asks for and we answer otherwise

    def select_template(self, names: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """The first of `names` that there is, kept in `uses`."""
        if isinstance(names, Undefined):
            names._fail_with_undefined_error()
        asked = list(names)
        found = next(filter(None, map(self.find, asked)), None)
        if found is None:
            for name in map(str, asked):
                if name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name:
                    message = f'"{name}" leads out of the folders of templates'
                    raise RefusedError(Problem("refused-template", message), name)
            raise jinja2.TemplateNotFound(str(asked[0])) if len(asked) == 1 else jinja2.TemplatesNotFound(asked)
        by = self.templates.get(parent or "")
        first = str(asked[0])
        extends = by is not None and by.extends == first
        part = first.removeprefix(BUILTIN)
        self.uses[UsedTemplate(part, found.name, found.origin, by.name if by else "", extends)] = None
        self._suspect(found.file)
        if not found.ours:
            self._begun(found.file)
        template = self._load_template(found.name, globals)
        if not found.ours and not isinstance(template.root_render_func, _NotedRendering):
            template.root_render_func = _NotedRendering(template, partial(self.silent.setdefault, part, found.file))
        if problems := [] if found.ours else [*unprinted_blocks(found, self, self.find)]:
            raise TemplateError(problems)
        return template

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """The template called `name`, kept in `uses`."""
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()
        return self.select_template([name], parent, globals)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Views and Jinja's own loop, group, block and module show their public names; nothing else shows any."""
        names: Iterable[str]
        match obj:
            case View() | LoopContext():
                names = public_names(obj)
            case _GroupTuple():
                names = obj._fields
            case BlockReference():
                names = ("super",)
            case jinja2.environment.TemplateModule():
                names = [name for name in vars(obj) if not name.startswith("_")]
            case _:
                return False
        return attr in names and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Text has no methods here, so formatting, the sandbox's own exception, is none either."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply small numbers; RefusedError for what multiplies text or lists, formats, or grows without end."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            shape = " and ".join(type(value).__name__ for value in (left, right))
            message = f'"{operator}" of {shape} is not for templates; it is for plain numbers'
            raise RefusedError(Problem(LIMIT, message), operator)
        if operator == "*" and sum(int(abs(value)).bit_length() for value in (left, right)) > BITS:
            message = f'"{operator}" makes a number of more than {BITS} bits'
            raise RefusedError(Problem(LIMIT, message), operator)
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        file = filename or ROOT
        self._suspect(file)
        tree = super()._parse(source, name, filename)
        if problems := [*typed_in_template(source, file, self, self.language), *refused_tags(tree, file)]:
            raise TemplateError(problems)
        return tree

    def _suspect(self, file: str) -> None:
        if file in self.theirs or not self.theirs:
            self.current = file


class _NotedRendering:
    """The rendering of a template, which is noted where all that it prints is white space."""

    def __init__(self, template: jinja2.Template, note: Callable[[], object]) -> None:
        self._render, self._note = template.root_render_func, note

    def __call__(self, context: Context) -> Iterator[str]:
        printed = False
        for piece in self._render(context):
            printed = printed or bool(piece.strip())
            yield piece
        if not printed:
            self._note()


@jinja2.pass_context
def _print_value(context: Context, value: object) -> Markup:
    """What `{{ value }}` prints; it asks for the context so that Jinja never folds it into a constant."""
    if isinstance(value, Undefined):
        str(value)  # raises, with Jinja's own message
    return printer_of_run.get().to_marker(value, type(value).__name__)


def typed_in_template(source: str, file: str, env: jinja2.Environment, language: str) -> Iterator[Diagnostic]:
    """A diagnostic for each value typed into the text between the tags; HTML is searched once it is printed."""
    if file.endswith(HTML):
        return
    pieces, position, sign = [], 0, " "
    for _, kind, text in env.lexer.tokeniter(source, None):
        # The lexer gives the line of a token, not its offset; what it drops is white space at tags.
        start = source.index(text, position)
        sign = {"variable_begin": VALUE, "block_begin": " ", "comment_begin": " "}.get(kind, sign)
        words = text if kind == "data" else sign * len(text)
        pieces += [source[position:start], words]
        position = start + len(text)
    for offset, words in typed_values("".join(pieces), language=language):
        before = source[:offset]
        column = len(before) - before.rfind("\n")
        yield typed_value(words).at(place_of(file, before.count("\n") + 1, column))


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


class CompiledTemplates(jinja2.BytecodeCache):
    """The code of each template, kept under a name that covers all it depends on."""

    def __init__(self, language: str, cache: Cache) -> None:
        self._language = language
        self._cache = cache

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of one template, which the digest of its text, `bucket.checksum`, follows."""
        return super().get_cache_key(f"{_compiler()}:{self._language}:{name}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` from the cache; a missing or damaged entry leaves it empty."""
        if code := self._cache.get(f"{bucket.key}-{bucket.checksum}"):
            with suppress(ValueError, EOFError, TypeError):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of `bucket`."""
        self._cache.put(f"{bucket.key}-{bucket.checksum}", marshal.dumps(bucket.code))


@cache
def _compiler() -> str:
    """The digest of what compiles a template: Python, Jinja and our own rules."""
    versions = sys.version, jinja2.__version__, *map(state_of, SOURCES)
    return hashlib.sha256(repr(versions).encode()).hexdigest()
