"""Render templates of the user's in a process of its own, and take from it only what templates can print.

The process gets the templates and what they print into; it loads all it may need, gives up the right to open
anything, renders, and sends one line of JSON.  What comes back is held to the types of our own payloads: another
kind of payload, a value of another type or a marker that leads nowhere is no answer.  Whether a fact backs it is for
the caller to ask.  The types are restored by hand, in 30 lines: pydantic's adapters for them cost 20 ms a build.
"""

from __future__ import annotations

import _thread
import signal
import threading
from contextlib import suppress
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import jinja2

from briefing.errors import Diagnostic, Problem, TemplateError
from briefing.process import Child, Limits, run_limited
from briefing.templating.environment import Environment
from briefing.templating.folders import Template, UsedTemplate, place_of
from briefing.templating.printing import LIMIT, MARKER, Close, Payload, Printer
from briefing.templating.render import Rendered, diagnose, environment, render_in_process

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
