"""Makes the elements of an HTML file: every text is escaped here, and words that hold a digit are declared and proved.

What was built here is not escaped again.  Not markupsafe: it escapes quotation marks in text too, which a reader of
the source can do without, and passes control characters, which no HTML file may hold.

Each text that holds, or might hold, a digit stands in an element of its own whose `data-role` says what it is (a
`Role`) and whose `data-fact` says whose value it is.  The finished file is parsed again: every digit that a reader sees
lies in exactly one such element, and the elements and their words are those that were declared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Any, TypeAlias

from briefing.document.occurrences import Occurrence, Role
from briefing.errors import Diagnostic, Place, ProofError
from briefing.records import NamedTuple

VOID = frozenset({"meta", "link", "br", "hr", "img"})
_UNPRINTABLE = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if code not in (9, 10)
}


class Html(str):
    """Finished markup, in which no text is left to be escaped."""

    __slots__ = ()


Content: TypeAlias = "str | Html"
AttributeValue: TypeAlias = "str | bool | None"

NOTHING = Html()


def printable(words: str) -> str:
    """`words` as a browser reads them back: control characters and lone surrogates become U+FFFD."""
    return words.translate(_UNPRINTABLE)


def element(name: str, /, *content: Content, **attributes: AttributeValue) -> Html:
    """An element; `data_fact` becomes `data-fact`, `class_` `class`.

    An attribute that is None, False or "" is left out; one that is True has no value.
    """
    opening = name
    for key, value in attributes.items():
        if value not in (None, False, ""):
            opening += f" {key.rstrip('_').replace('_', '-')}"
            opening += "" if value is True else f'="{escape(printable(str(value)))}"'
    return Html(f"<{opening}>" if name in VOID else f"<{opening}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Html:
    """Pieces in one; those that are plain text are escaped."""
    return Html("".join([part if isinstance(part, Html) else escape(printable(part), quote=False) for part in content]))


_HINT = "nothing was written: a template, chart or theme of your own may cause it; else please report it"
_ROLES = {role.value: role for role in Role}
_UNSEEN = frozenset({"head", "style", "script", "template", "title", "desc"})


class DeclaredElements:
    """Makes the elements and keeps what they declare; `facts` are the canonical ones by their ids.

    `repeated` counts the values that a reader sees only where another element with them is hidden.
    """

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.declared: list[Occurrence] = []
        self.repeated = 0
        self._facts = facts

    def value(self, fact: str, words: str, content: str | None = None, lang: str = "") -> Html:
        """The value of `fact` as `words`, or as `content` that reads so."""
        number, known = self._known(fact)
        content = words if content is None else content
        value = Occurrence(Role.VALUE, words, fact=fact)
        return self._element("data", value, content, value=number, lang=lang, **known)

    def drawn_value(self, fact: str, words: str, *, repeats: bool = False) -> Html:
        """The same within a drawing, where an element of HTML cannot stand; programs need no more of a repetition."""
        if repeats:
            self.repeated += 1
            return self._element("tspan", Occurrence(Role.VALUE, words, fact=fact), words, data_fact=fact)
        number, known = self._known(fact)
        return self._element("tspan", Occurrence(Role.VALUE, words, fact=fact), words, data_value=number, **known)

    def quote(self, fact: str, words: str, **attributes: AttributeValue) -> Html:
        """The words of a source that bear `fact` out."""
        return self._element("q", Occurrence(Role.QUOTE, words, fact=fact), words, data_fact=fact, **attributes)

    def words(self, role: Role, words: str, **attributes: AttributeValue) -> Html:
        """Words of which `role` says what they are."""
        return self._element("span", Occurrence(role, words), words, **attributes)

    def drawn_words(self, role: Role, words: str) -> Html:
        """The same within a drawing."""
        return self._element("tspan", Occurrence(role, words), words)

    def _known(self, fact: str) -> tuple[str, dict[str, AttributeValue]]:
        """The value of `fact` as a decimal number, "low/high" for a range; and what a program can know of it."""
        known = self._facts.get(fact, {})
        quantity = known.get("quantity", {})
        number = "/".join(quantity[key] for key in ("value", "low", "high") if key in quantity)
        unit = quantity.get("unit") or quantity.get("currency")
        return number, {"data_fact": fact, "data_qualifier": known.get("qualifier"), "data_unit": unit}

    def _element(self, name: str, declared: Occurrence, content: str, **attributes: AttributeValue) -> Html:
        self.declared.append(declared._replace(words=printable(declared.words)))
        return element(name, content, data_role=declared.role, **attributes)


def prove(data: bytes, declared: Sequence[Occurrence], facts: Container[str], place: Place) -> int:
    """The number of values that the finished HTML `data` shows, each declared and backed by one of `facts`.

    ProofError, at `place`, names every one that does not agree.
    """
    shown = shown_by(data.decode())
    expected, found = Counter(declared), Counter(shown.declared)
    problems = [f"the file shows “{words}”, which nothing declares" for words in shown.loose]
    problems += [f"the file should show “{item.words}” ({item.role})" for item in (expected - found).elements()]
    extra = (found - expected).elements()
    problems += [f"the file shows “{item.words}” ({item.role}), which is not declared" for item in extra]
    problems += [f"no fact backs “{item.words}”" for item in declared if item.fact and item.fact not in facts]
    if problems:
        raise ProofError(Diagnostic(place, "read-back", problem, _HINT) for problem in problems)
    return sum(item.role == Role.VALUE for item in declared)


class ShownWords(NamedTuple):
    """What a file shows: the words of its declared elements, and its loose words with a digit."""

    declared: tuple[Occurrence, ...]
    loose: tuple[str, ...]


def shown_by(markup: str) -> ShownWords:
    """What an HTML file shows."""
    parser = _ShownWordsParser()
    parser.feed(markup)
    parser.close()
    return ShownWords(tuple(parser.declared), tuple(parser.loose))


class _OpenElement(NamedTuple):
    """An element that is not closed yet; `role` is None if it declares nothing."""

    tag: str
    role: Role | None
    fact: str
    words: list[str]


class _ShownWordsParser(HTMLParser):
    """Gathers the words of elements that have a role, and the words elsewhere that have a digit."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.declared: list[Occurrence] = []
        self.loose: list[str] = []
        self._open: list[_OpenElement] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            known = {name: value or "" for name, value in attrs}
            role = _ROLES.get(known.get("data-role", ""))
            self._open.append(_OpenElement(tag, role, known.get("data-fact", ""), []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self._open:
            return
        closed = self._open.pop()
        # Tags that do not match would let a browser read other elements than this parser does.
        if closed.tag != tag:
            self.loose.append(f"<{tag}> that closes <{closed.tag}>")
        if closed.role:
            self.declared.append(Occurrence(closed.role, "".join(closed.words), fact=closed.fact))

    def handle_data(self, data: str) -> None:
        if any(open_element.tag in _UNSEEN for open_element in self._open):
            return
        declaring = [open_element for open_element in self._open if open_element.role]
        for open_element in declaring:
            open_element.words.append(data)
        # In two at once a digit would be counted twice, and in none nobody says what it is.
        if len(declaring) != 1:
            self.loose += [word for word in data.split() if any(map(str.isdigit, word))]
