"""What a template prints besides Markdown: payloads, each a marker in the text until the Markdown is parsed.

A marker is a number between two control characters, which neither a facts file nor a template may
contain; so nothing that comes from facts is ever read as Markdown, and nothing typed can pose as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from markupsafe import Markup

from briefing.document.blocks import Allowed, Mention, Stamp

MARKER = re.compile("\x02([0-9]+)\x03")


class Words(NamedTuple):
    """Literal text from the facts file, in the language `lang` if that is not the document's."""

    text: str
    lang: str = ""


class Statement(NamedTuple):
    """The statement of a fact, its value in place, to be followed by its note marks."""

    fact: str


class Cite(NamedTuple):
    """Only the note marks of facts."""

    facts: tuple[str, ...]


class LanguageSwitch(NamedTuple):
    """The words from here on are in this language; in the document's again where it is empty."""

    lang: str


class Open(NamedTuple):
    """The blocks from here to `Close` make one part: a toned stretch, the key points, a figure's title, …"""

    kind: str
    id: str = ""
    label: str = ""


class Close:
    """The end of what `Open` began."""


class Flag(NamedTuple):
    """A short remark beside the section's title."""

    text: str


class BlockToken(NamedTuple):
    """A block that facts make: its kind, such as "table" or "notes", the facts it is about and its title."""

    kind: str
    ids: tuple[str, ...] = ()
    title: str = ""
    lang: str = ""


BlockPayload: TypeAlias = Open | Close | Flag | BlockToken
Payload: TypeAlias = Words | LanguageSwitch | Mention | Statement | Cite | Stamp | Allowed | BlockPayload
"""What can stand behind a marker; the note marks of a `Mention` follow it."""


class Markers:
    """The payloads of one rendering, in the order in which they were printed, and the facts that they cite."""

    def __init__(self) -> None:
        self.payloads: list[Payload] = []
        self.cited: set[str] = set()

    def add(self, payload: Payload) -> Markup:
        """Keep `payload` and return its marker, which stands in a paragraph of its own if it is a block's."""
        match payload:
            case Mention(fact=fact) | Statement(fact=fact):
                self.cited.add(fact)
            case Cite(facts=facts) | BlockToken(ids=facts):
                self.cited.update(facts)
        marker = f"\x02{len(self.payloads)}\x03"
        self.payloads.append(payload)
        return Markup(f"\n\n{marker}\n\n" if isinstance(payload, BlockPayload) else marker)


class Printer(Protocol):
    """What the templates of one rendering may name, and what becomes of what they print, kept in `markers`."""

    markers: Markers

    @property
    def language(self) -> str:
        """The code of the language that is printed."""

    @property
    def entry_templates(self) -> tuple[tuple[str, ...], ...]:
        """The templates that a run asks for, the root first: of the names of each, the first that there is counts."""

    def load(self) -> None:
        """Load all that printing needs files for: the process that renders templates of the user's can open none."""

    def template_names(self) -> dict[str, Any]:
        """What a template may name."""

    def to_marker(self, value: object, name: str) -> Markup:
        """What printing `value` puts into the text; `name` is how an error calls it."""


def fill_placeholders(words: str, values: Mapping[str, object], printer: Printer) -> Markup | str:
    """Words with what is printed for each `{name}` among them; as they are if there are no `values`."""
    if not values:
        return words
    pieces = re.split(r"\{([a-z_]+)\}", words)
    return Markup("").join(printer.to_marker(values[p] if i % 2 else p, "_") for i, p in enumerate(pieces) if p)
