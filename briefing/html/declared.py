"""Words that hold, or might hold, a digit in; elements that say what they are out, each kept for the read-back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.document.roles import Role
from briefing.html.markup import Html, Value, element, printable


class Declared(NamedTuple):
    """Words of a file and what they are: their `role` as in `Occurrence`, and the fact of a value or quote."""

    role: str
    words: str
    fact: str = ""


class Register:
    """Makes the elements and keeps what they declare; `facts` are the canonical ones by their ids."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.declared: list[Declared] = []
        self._facts = facts

    def value(self, fact: str, words: str, content: str | None = None, lang: str = "") -> Html:
        """The value of `fact` as `words`, or as `content` that reads so."""
        known = {"value": self._number(fact), "lang": lang, **self._known(fact)}
        return self._element("data", Declared(Role.VALUE, words, fact), words if content is None else content, known)

    def drawn_value(self, fact: str, words: str) -> Html:
        """The same within a drawing, where an element of HTML cannot stand."""
        known = {"data_value": self._number(fact), **self._known(fact)}
        return self._element("tspan", Declared(Role.VALUE, words, fact), words, known)

    def quote(self, fact: str, words: str, **attributes: Value) -> Html:
        """The words of a source that bear `fact` out."""
        return self._element("q", Declared(Role.QUOTE, words, fact), words, {"data_fact": fact, **attributes})

    def stated(self, role: Role, words: str, **attributes: Value) -> Html:
        """Words of which `role` says what they are."""
        return self._element("span", Declared(role, words), words, attributes)

    def drawn(self, role: Role, words: str) -> Html:
        """The same within a drawing."""
        return self._element("tspan", Declared(role, words), words, {})

    def _number(self, fact: str) -> str:
        """The value of `fact` as a decimal number, "low/high" for a range."""
        quantity = self._facts.get(fact, {}).get("quantity", {})
        return "/".join(quantity[key] for key in ("value", "low", "high") if key in quantity)

    def _known(self, fact: str) -> dict[str, Value]:
        known = self._facts.get(fact, {})
        quantity = known.get("quantity", {})
        unit = quantity.get("unit") or quantity.get("currency")
        return {"data_fact": fact, "data_qualifier": known.get("qualifier"), "data_unit": unit}

    def _element(self, name: str, declared: Declared, content: str, attributes: Mapping[str, Value]) -> Html:
        self.declared.append(declared._replace(words=printable(declared.words)))
        return element(name, content, data_role=declared.role, **attributes)
