"""What templates print in, JSON out, and back: data of known types only, never a pickle."""

from __future__ import annotations

import json
from contextlib import suppress
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from briefing.errors import Diagnostic
from briefing.templating.environment import UsedTemplate
from briefing.templating.markers import MARKER, Payload
from briefing.templating.rendering import Rendered

KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Payload)}
"""The payloads by name; another member of `Payload` needs nothing here."""


class WireError(ValueError):
    """Data that no rendering can have sent."""


def rendered_json(rendered: Rendered) -> str:
    """What templates printed, as one line of JSON."""
    payloads = [[type(p).__name__, *(p if isinstance(p, tuple) else ())] for p in rendered.payloads]
    return json.dumps([rendered.markdown, payloads, sorted(rendered.cited), rendered.uses])


def rendered_from(data: Any) -> Rendered:
    """The same from JSON's values; WireError if they are of other types, or a marker leads nowhere."""
    markdown, payloads, cited, uses = _values(data, 4)
    made = tuple(_payload(payload) for payload in _values(payloads))
    text = _restored(str, markdown)
    if any(int(number) >= len(made) for number in MARKER.findall(text)):
        raise WireError("a marker leads nowhere")
    return Rendered(text, made, frozenset(_restored(tuple[str, ...], cited)), _restored(tuple[UsedTemplate, ...], uses))


def diagnostics_from(data: Any) -> tuple[Diagnostic, ...]:
    """Diagnostics from JSON's values; what a terminal would obey is made visible."""
    return tuple(
        Diagnostic(
            place._replace(file=_visible(place.file)), rule, _visible(message), hint and _visible(hint), severity
        )
        for place, rule, message, hint, severity in _restored(tuple[Diagnostic, ...], data)
    )


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _payload(data: Any) -> Payload:
    name, *values = _values(data)
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise WireError(f"there is no payload {name!r}")
    made: Payload = _record(kind, values)
    return made


def _record(kind: type, values: list[Any]) -> Any:
    hints = _hints(kind)
    return kind(*map(_restored, hints, _values(values, len(hints))))


@cache
def _hints(kind: type) -> tuple[Any, ...]:
    """The types of a named tuple's fields, in order; none for a plain class."""
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in getattr(kind, "_fields", ()))


def _restored(hint: Any, value: Any) -> Any:
    """`value` as `hint` says: text, number, flag, enumeration, named tuple, tuple, or one of several."""
    if get_origin(hint) is tuple:
        return tuple(_restored(get_args(hint)[0], part) for part in _values(value))
    if get_origin(hint) in (Union, UnionType):
        return _first(get_args(hint), value)
    if hasattr(hint, "_fields"):
        return _record(hint, _values(value))
    if issubclass(hint, Enum):
        return hint(value)
    if type(value) is not hint:
        raise WireError(f"{value!r:.40} is no {hint.__name__}")
    return value


def _first(hints: tuple[Any, ...], value: Any) -> Any:
    for hint in hints:
        with suppress(ValueError):
            return _restored(hint, value)
    raise WireError(f"{value!r:.40} is none of {hints}")


def _values(data: Any, count: int | None = None) -> list[Any]:
    if not isinstance(data, list) or count not in (None, len(data)):
        raise WireError(f"{data!r:.40} is no list of {count or 'values'}")
    return data
