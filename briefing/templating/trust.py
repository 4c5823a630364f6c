"""What another process sent as printed in, the reasons why a scope of this one cannot have printed it out."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.blocks import Stamp, Tone
from briefing.evidence.typed_values import typed_values
from briefing.facts.model import Briefing
from briefing.templating.lint import allowed_words
from briefing.templating.markers import MARKER, BlockToken, Cite, Flag, Open, Payload, PrintedValue, Statement, Words
from briefing.templating.rendering import Rendered
from briefing.templating.scope import Scope

_PARTS = {"table", "tiles", "quotation", "contents", "notes", "colophon"}
_CONTAINERS = {"title", "key-points", "figure", *Tone} - {Tone.PLAIN}


def doubts(rendered: Rendered, scope: Scope, briefing: Briefing) -> Iterator[str]:
    """Each value that no fact backs, and all that no view or function of ours prints, in words.

    Templates were checked before they ran; this is for what they make by cutting and joining, and for a process
    that got out of its sandbox and sends what it likes.
    """
    printable, allowed = scope.printable(), allowed_words(briefing)
    texts = [(MARKER.sub(" ", rendered.markdown), "")]
    for payload in dict.fromkeys(rendered.payloads):
        yield from _unlike(payload, printable)
        yield from (f'"{name}" is named by a template and not there' for name in _unknown(payload, briefing))
        texts += _texts(payload)
    for text, lang in dict.fromkeys(texts):
        for _, words in typed_values(text, allowed, lang or scope.language):
            yield f'"{words}" is printed by a template and backed by no fact'


def _unlike(payload: Payload, printable: frozenset[Payload]) -> Iterator[str]:
    """The words of a value or date that is not one of ours."""
    match payload:
        case PrintedValue(words=words) | Stamp(text=words) if payload not in printable:
            yield f'"{words}" is printed by a template and says what no fact says'


def _texts(payload: Payload) -> list[tuple[str, str]]:
    """The literal texts of a payload, each with its language."""
    match payload:
        case Words(text=text, lang=lang) | BlockToken(title=text, lang=lang):
            return [(text, lang)]
        case Flag(text=text) | Open(label=text):
            return [(text, "")]
    return []


def _unknown(payload: Payload, briefing: Briefing) -> Iterator[str]:
    """The facts, charts and kinds of parts that a payload names and nobody knows."""
    match payload:
        case PrintedValue(fact=fact) | Statement(fact=fact):
            yield from {fact} - briefing.facts.keys()
        case Cite(facts=facts):
            yield from set(facts) - briefing.facts.keys()
        case BlockToken(kind=kind, ids=ids):
            yield from ({kind} - _PARTS) | (set(ids) - briefing.facts.keys())
        case Open(kind=kind, id=name):
            yield from ({kind} - _CONTAINERS) | (({name} - briefing.charts.keys()) if kind == "figure" else set())
