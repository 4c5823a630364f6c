"""Render templates: all that they print as Markdown with markers, any mistake of theirs as diagnostics.

What an error means to the author of a template (`diagnose`): the rule, what is wrong, and the place in the template.

Templates of the user's run in a process of their own, from which only what templates can print is taken.  It gets the
templates and what they print into; it loads all it may need, gives up the right to open anything, renders, and sends
one line of JSON.  What comes back is held to the types of our own payloads: another kind of payload, a value of another
type or a marker that leads nowhere is no answer.  The types are
restored by hand, in 30 lines: pydantic's adapters for them cost 20 ms a build.

`render_briefing` renders the templates of a briefing, and refuses every value that no fact backs. Templates are checked
before they run; what is checked there is what they make by cutting and joining, and what a process that got out of its
sandbox might send.
"""

from __future__ import annotations

import _thread
import re
import signal
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2

from briefing.document.blocks import Mention, Stamp, Tone
from briefing.errors import Diagnostic, Problem, Severity, TemplateError, did_you_mean, raise_errors
from briefing.evidence.own_words.typed_values import HINT, typed_values
from briefing.facts.model import Briefing
from briefing.process import Child, Limits, run_limited
from briefing.records import NamedTuple
from briefing.templating.environment import FILTERS, Environment, printer_of_run
from briefing.templating.folders import (
    BUILTIN,
    ONE_PAGE,
    ROOT,
    SUFFIX,
    Template,
    UsedTemplate,
    place_of,
    read_templates,
)
from briefing.templating.lint import allowed_words
from briefing.templating.printing import (
    LIMIT,
    MARKER,
    BlockToken,
    Cite,
    Close,
    Flag,
    Open,
    Payload,
    Printer,
    RefusedError,
    Statement,
    Words,
    printed_value,
)
from briefing.templating.scope import Scope
from briefing.templating.views import View, public_names

LONGEST = 1_000_000
"""Characters of Markdown, some three hundred pages, that a document made with templates of the user's may have."""

Caught = tuple[type[BaseException], ...]
_MISTAKES: Caught = (jinja2.TemplateError, RefusedError, TypeError, ValueError, ArithmeticError, LookupError)
_VIEW = re.compile(r"'briefing\.templating\.\w+\.(\w+?)(?:View)? object'")
_LIMITS = (KeyboardInterrupt, MemoryError, RecursionError)


class Rendered(NamedTuple):
    """What templates print: Markdown with markers, what stands behind each marker, and the facts and files used."""

    markdown: str
    payloads: tuple[Payload, ...]
    cited: frozenset[str]
    uses: tuple[UsedTemplate, ...]

    @property
    def is_one_page(self) -> bool:
        """Whether it is what of a briefing goes on one page."""
        return any(use.part == ONE_PAGE for use in self.uses)


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
        env.silent.clear()
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
    asked = {name for names in printer.entry_templates for name in names}
    hint = "to leave a section out, name the others with --section"
    silent = [
        Problem("empty", f"the template {part} prints nothing", hint).at(place_of(file))
        for part, file in env.silent.items()
        if part in asked
    ]
    raise_errors(TemplateError, silent)
    return Rendered(text, tuple(printer.markers.payloads), frozenset(printer.markers.cited), tuple(env.uses))


def _bounded(pieces: Iterator[str], env: Environment) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST and env.theirs:
            message = f"the document is longer than {LONGEST:,} characters; this template was printed last"
            raise TemplateError([Problem(LIMIT, message).at(place_of(env.current))])
        yield piece


def diagnose(error: BaseException, env: Environment, names: dict[str, Any]) -> list[Diagnostic]:
    """The problems that `error` tells of; `names` are those that templates may use."""
    if isinstance(error, TemplateError):
        return list(error.diagnostics)
    file, number = _where(error, env)
    problem, word = _explained(error, env, names)
    lines = env.texts.get(file, "").splitlines()
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    column = line.find(word) if word and word in line else max(line.find("{"), 0)
    excerpt = f" in: {line[:200].strip()}" if line.strip() else ""
    return [problem._replace(message=problem.message + excerpt).at(place_of(file, number, column + 1))]


def _where(error: BaseException, env: Environment) -> tuple[str, int]:
    """File and line of the error, else of the innermost template that ran, else the template taken last.

    What takes too long or too much is the user's doing, whichever of our templates it happens in.
    """
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.filename or env.current, error.lineno
    if isinstance(error, RefusedError) and error.file:
        return error.file, 1
    files = env.theirs if isinstance(error, _LIMITS) else env.texts.keys()
    where = env.current, 1
    for frame, line in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename in files:
            # A frame that Jinja has not rewritten counts lines of the generated code.
            template = frame.f_globals.get("__jinja_template__")
            where = frame.f_code.co_filename, template.get_corresponding_lineno(line or 1) if template else line or 1
    return where


def _explained(error: BaseException, env: Environment, names: dict[str, Any]) -> tuple[Problem, str]:
    """The problem, and the word of the template to point at."""
    text = _VIEW.sub(lambda view: f"the {view[1].lower()}", str(error)) or type(error).__name__
    word = next(iter(str(error).replace('"', "'").split("'")[1::2]), "")
    match error:
        case RefusedError():
            return error.problem, error.word
        case KeyboardInterrupt():
            return Problem(LIMIT, "it takes too long and was stopped"), ""
        case MemoryError():
            return Problem(LIMIT, "it takes too much memory"), ""
        case RecursionError():
            message = "it calls, includes or extends itself without end, or nests too deeply"
            return Problem(LIMIT, message, f'to change one of ours, extend "{BUILTIN}…{SUFFIX}"'), ""
        case jinja2.TemplateNotFound():
            word = str(error.name or "")
            message = f'there is no template "{error.name}"'
            if isinstance(error, jinja2.TemplatesNotFound):
                message = f"none of these templates exists: {', '.join(map(str, error.templates))}"
            known = {name for template in env.templates for name in (template, template.removeprefix(BUILTIN))}
            return Problem("missing-template", message, did_you_mean(word, known)), word
        case jinja2.TemplateAssertionError():
            return Problem("template-syntax", error.message or "syntax error", did_you_mean(word, FILTERS)), word
        case jinja2.TemplateSyntaxError():
            return Problem("template-syntax", error.message or "syntax error"), word
        case jinja2.UndefinedError():
            word = str(error).rsplit("'", 2)[-2] if "'" in str(error) else ""
            # Else it is an attribute of what a name of a template stands for, or of what is in its tuple.
            values = [part for value in names.values() for part in (value if isinstance(value, tuple) else (value,))]
            attributes = {known for view in values if isinstance(view, View) for known in public_names(view)}
            hint = did_you_mean(word, names if "is undefined" in str(error) else attributes)
            return Problem("unknown-name", text, hint), word
        case _:
            return Problem("template", text), word


SECONDS, GRACE = 5, 2
"""How long templates may run, and how much longer until the process that runs them is killed."""
MEMORY = 256 << 20
_MISTAKEN = 'words {{ "\\x20" ~ nothing }}'
"""A template with a mistake in it, which makes Jinja and us import all that they put off."""
PAYLOAD_TYPES: dict[str, type] = {kind.__name__: kind for kind in get_args(Payload)}
"""The payloads by name; another member of `Payload` needs nothing here."""


def render_templates(templates: tuple[Template, ...], printer: Printer) -> Rendered:
    """Render what `printer` asks for: ours in this process, all of them in another one if any is the user's.

    TemplateError as `render_in_process` has it, and for what runs too long or takes too much.
    """
    theirs = [template.file for template in templates if not template.ours]
    if not theirs:
        return render_in_process(environment(templates, printer.language), printer)
    outcome = run_limited(_render, (templates, printer), Limits(SECONDS, MEMORY, GRACE))
    if not outcome.failure:
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            if problems := diagnostics_from(outcome.answer.get("problems", [])):
                raise TemplateError(problems)
            return rendered_from(outcome.answer["rendered"])
    last = next((line for line in reversed(outcome.lines) if line in theirs), theirs[0])
    failure = outcome.failure or "breaks the process that runs it"
    raise TemplateError([Problem(LIMIT, f"it {failure}").at(place_of(last))])


# In the other process


def _render(child: Child, question: tuple[tuple[Template, ...], Printer]) -> dict[str, Any]:
    templates, printer = question
    env = Environment(templates, printer.language, child.send)
    _load_all(env, printer)
    _interrupt_after(SECONDS)
    child.drop_privileges()
    try:
        return {"rendered": rendered_data(render_in_process(env, printer, (Exception, KeyboardInterrupt)))}
    except TemplateError as error:
        return {"problems": error.diagnostics}


def _load_all(env: Environment, printer: Printer) -> None:
    """Load what needs files: our own templates, and all that Jinja and we import when something is wrong."""
    printer.load()
    for name, template in env.templates.items():
        if template.ours:
            env.get_template(name)
    try:
        env.from_string(_MISTAKEN).render()
    except jinja2.UndefinedError as error:
        diagnose(error, env, printer.template_names())


def _interrupt_after(seconds: int) -> None:
    """Stop a template at the line where it is then, by KeyboardInterrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    clock = threading.Timer(seconds, _thread.interrupt_main)
    clock.daemon = True
    clock.start()


# What is sent, and what is taken


def rendered_data(rendered: Rendered) -> list[Any]:
    """What templates printed, as plain data."""
    payloads = [[type(p).__name__, *(p if isinstance(p, tuple) else ())] for p in rendered.payloads]
    return [rendered.markdown, payloads, sorted(rendered.cited), rendered.uses]


def rendered_from(data: Any) -> Rendered:
    """The same from JSON's values; ValueError if they are of other types, or a marker leads nowhere."""
    markdown, payloads, cited, uses = _list(data, 4)
    restored: list[Payload] = []
    for name, *values in map(_list, _list(payloads)):
        if name not in PAYLOAD_TYPES:
            raise ValueError(f"there is no payload {name!r}")
        restored.append(_restored(PAYLOAD_TYPES[name], values))
    text = _restored(str, markdown)
    if any(int(number) >= len(restored) for number in MARKER.findall(text)):
        raise ValueError("a marker leads nowhere")
    names = frozenset(_restored(tuple[str, ...], cited))
    return Rendered(text, tuple(restored), names, _restored(tuple[UsedTemplate, ...], uses))


def diagnostics_from(data: Any) -> tuple[Diagnostic, ...]:
    """Diagnostics from JSON's values; what a terminal would obey is made visible."""

    def visible(text: str) -> str:
        return "".join(character if character.isprintable() else "\ufffd" for character in text)

    return tuple(
        Diagnostic(place._replace(file=visible(place.file)), rule, visible(message), hint and visible(hint), severity)
        for place, rule, message, hint, severity in _restored(tuple[Diagnostic, ...], data)
    )


def _restored(hint: Any, value: Any) -> Any:
    """`value` as `hint` says: text, number, flag, enumeration, named tuple, tuple, or one of several."""
    if get_origin(hint) is tuple:
        return tuple(_restored(get_args(hint)[0], part) for part in _list(value))
    if get_origin(hint) in (Union, UnionType):
        for kind in get_args(hint):
            with suppress(ValueError):
                return _restored(kind, value)
        raise ValueError(f"{value!r:.40} is none of {hint}")
    if hasattr(hint, "_fields") or hint is Close:
        hints = _field_types(hint)
        return hint(*map(_restored, hints, _list(value, len(hints))))
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise ValueError(f"{value!r:.40} is no {hint.__name__}")
    return value


@cache
def _field_types(kind: type) -> tuple[Any, ...]:
    """The types of a named tuple's fields, in order; none for a plain class."""
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in getattr(kind, "_fields", ()))


def _list(data: Any, count: int | None = None) -> list[Any]:
    if not isinstance(data, list) or count not in (None, len(data)):
        raise ValueError(f"{data!r:.40} is no list of {count or 'values'}")
    return data


_BLOCKS = {"flowable", "table", "cross-table", "tiles", "quotation", "contents", "notes", "colophon"}
_CONTAINERS = {"title", "key-points", "figure", "image", "side-by-side", *Tone}
_ENDING = f".md{SUFFIX}"


def render_briefing(folders: tuple[Path, ...], scope: Scope) -> tuple[Rendered, tuple[Diagnostic, ...]]:
    """Render `briefing.md.j2` and all it includes, each from the first of the `folders` that has it, ours last.

    The warnings name templates that nothing uses.  TemplateError names template, line and
    offending text of what is wrong, or takes too long or too much.
    """
    templates = read_templates(folders)
    rendered = render_templates(templates, scope)
    theirs = [template for template in templates if not template.ours]
    if not theirs:
        return rendered, ()
    problems = dict.fromkeys(_forged(rendered, scope))
    raise_errors(TemplateError, (problem.at(place_of(theirs[0].file)) for problem in problems))
    return rendered, tuple(_unused(templates, rendered, scope.briefing))


def _forged(rendered: Rendered, scope: Scope) -> Iterator[Problem]:
    """Each value that no fact backs, all that no view or function of ours prints, and all that is named in vain."""
    printable, briefing, facts = scope.printable(), scope.briefing, scope.briefing.facts.keys()
    texts = [(MARKER.sub(" ", rendered.markdown), "")]
    for payload in dict.fromkeys(rendered.payloads):
        words, unknown = "", set[str]()
        match payload:
            case Mention(fact=fact, words=words):
                unknown = {fact} - facts
            case Stamp():
                words = payload.text
            case Statement(fact=fact):
                unknown = {fact} - facts
            case Cite(facts=names):
                unknown = set(names) - facts
            case Words(text=text, lang=lang):
                texts.append((text, lang))
            case Flag(text=text):
                texts.append((text, ""))
            case Open(kind=kind, id=name, label=label):
                texts.append((label, ""))
                named = {"figure": briefing.charts.keys(), "image": briefing.images.keys()}
                unknown = ({kind} - _CONTAINERS) | ({name} - named.get(kind, {name}))
            case BlockToken(kind=kind, ids=names, title=title, lang=lang):
                texts.append((title, lang))
                known = briefing.flowables.keys() if kind == "flowable" else facts
                unknown = ({kind} - _BLOCKS) | (set(names) - known)
        if words and payload not in printable:
            message = f'"{words}" is printed by a template and says what no fact says'
            yield Problem("value-without-fact", message, HINT)
        for name in unknown:
            yield Problem("value-without-fact", f'"{name}" is named by a template and not there', HINT)
    allowed = allowed_words(briefing)
    for text, lang in dict.fromkeys(texts):
        for _, words in typed_values(text, allowed, lang or scope.language):
            yield printed_value(words)


def _unused(templates: tuple[Template, ...], rendered: Rendered, briefing: Briefing) -> Iterator[Diagnostic]:
    """A warning for each of the user's templates that has nearly the name of one that would be used."""
    from difflib import get_close_matches  # needed for hints only

    used = {use.name for use in rendered.uses}
    texts = [template.text for template in templates if template.name in used]
    known = {ROOT, ONE_PAGE, *(f"sections/{name}{_ENDING}" for name in briefing.sections)}
    known |= {template.name.removeprefix(BUILTIN) for template in templates if template.ours}
    stems = {_stem(name): name for name in sorted(known)}
    for template in templates:
        if template.ours or template.name in used | known or any(template.name in text for text in texts):
            continue
        if near := get_close_matches(_stem(template.name), stems, n=1, cutoff=0.6):
            message, hint = f"nothing uses the template {template.name}", f'did you mean "{stems[near[0]]}"?'
            yield Problem("unused-template", message, hint, Severity.WARNING).at(place_of(template.file))


def _stem(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0].lower()
