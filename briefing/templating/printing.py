"""What a template prints besides Markdown: payloads, each a marker in the text until the Markdown is parsed.

A marker is a number between two control characters, which neither a facts file nor a template may
contain; so nothing that comes from facts is ever read as Markdown, and nothing typed can pose as a fact.

What a template, or a text of the facts file, must not print is refused with one exception, `RefusedError`, which knows
the word to point at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias

from markupsafe import Markup

from briefing.document.blocks import Allowed, Mention, Stamp
from briefing.errors import Problem, ProblemError
from briefing.evidence.own_words.typed_values import HINT
from briefing.records import NamedTuple

MARKER = re.compile("\x02([0-9]+)\x03")
LIMIT = "template-limit"
"""The rule of all that takes too long or too much."""
MOST_ROWS, _ROWS_OF_A_FIGURE = 20_000, 20
"""Of all tables, tiles and figures of a document: a briefing of 2,000 facts has some 4,000."""


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
    """The payloads of one rendering, in the order in which they were printed, and the facts that they cite.

    Those that are `tabled` stand in a table.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Begin anew, after texts have been printed to find what is wrong in them."""
        self.payloads: list[Payload] = []
        self.cited: set[str] = set()
        self.tabled: set[str] = set()
        self._rows = 0

    def add(self, payload: Payload) -> Markup:
        """Keep `payload` and return its marker, which stands in a paragraph of its own if it is a block's."""
        match payload:
            case Mention(fact=fact) | Statement(fact=fact):
                self.cited.add(fact)
            case Cite(facts=facts):
                self.cited.update(facts)
            case BlockToken(kind=kind, ids=facts):
                self.cited.update(facts)
                self.tabled.update(facts if kind in ("table", "cross-table") else ())
                self._rows += len(facts) + 1
            case Open():
                self._rows += _ROWS_OF_A_FIGURE
        if self._rows > MOST_ROWS:
            message = f"with what is printed here, tables and figures have more than {MOST_ROWS:,} rows"
            raise RefusedError(Problem(LIMIT, message, "leave some out, or make several briefings"))
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


class RefusedError(ProblemError):
    """Something that a template or a text asks for and that is not there, not allowed, or cannot be true.

    `word` is the one to point at; `file` is the template at fault where it is not the one that runs.
    """

    def __init__(self, problem: Problem, word: str = "", file: str = "") -> None:
        super().__init__(problem)
        self.word = word
        self.file = file


def typed_value(words: str) -> Problem:
    """The problem of a value that somebody typed."""
    return Problem("value-without-fact", f'"{words}" is typed here and backed by no fact', HINT)


def printed_value(words: str) -> Problem:
    """The problem of a value that a template has made, by cutting and joining."""
    return Problem("value-without-fact", f'"{words}" is printed by a template and backed by no fact', HINT)


def unprintable(value: object, name: str) -> Problem | None:
    """The problem of printing `value`, called `name`, where it is neither text nor number; None if it is."""
    if isinstance(value, bool):  # which Python takes for a number
        return Problem("not-printable", "what is true or false cannot be printed", "ask for it with {% if … %}")
    if not isinstance(value, str | int | float):
        hint = f"write {name}.date, for one" if name == "head" else None
        return Problem("not-printable", f"{name} alone cannot be printed", hint)
    return None
