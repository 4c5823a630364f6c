"""One fact of the tree in, problems out: what its keys must say together."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.facts.defaults import is_own
from briefing.facts.model import Qualifier
from briefing.facts.translations import versions
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, YamlSequence

_FIELD = re.compile(r"(?<!\{)\{([A-Za-z][\w.-]*)\}(?!\})")


def check_fact(key: str, fact: YamlMapping, places: Places, problems: Problems) -> None:
    """Report where speaker, evidence, quantity, qualifier and statement of a fact do not fit each other."""
    rules = _FactRules(key, fact.entries, places, problems)
    if "formula" in fact.entries:
        rules.check_derived()
    else:
        rules.check_quantity()
    if not is_own(rules.text("kind"), "formula" in fact.entries):
        rules.check_origin()
    rules.check_statement()


class _FactRules(NamedTuple):
    key: str
    entries: dict[str, YamlNode]
    places: Places
    problems: Problems

    def check_origin(self) -> None:
        if "speaker" not in self.entries and not self.places.has("defaults", "speaker"):
            self._add((), "missing-key", "has no speaker", "give it one, or set speaker: under defaults:")
        evidence = self.entries.get("evidence")
        if evidence is None or (isinstance(evidence, YamlSequence) and not evidence.items):
            hint = "quote a source under evidence:, or mark it kind: assumption or kind: judgement"
            self._add(("evidence",), "no-evidence", "has no evidence", hint)

    def check_derived(self) -> None:
        if "evidence" in self.entries:
            hint = "its inputs have the evidence; leave evidence: or formula: out"
            self._add(("evidence",), "formula", "has a formula, so it takes no evidence of its own", hint)
        if "qualifier" in self.entries:
            message = "has a formula, so its qualifier follows from the inputs"
            self._add(("qualifier",), "formula", message, "leave qualifier: out")
        for name in ("value", "low", "high"):
            if name in self._quantity():
                message = f"has a formula, so its {name} is computed"
                self._add(("quantity", name), "formula", message, "leave all but unit: or currency: out")

    def check_quantity(self) -> None:
        quantity, qualifier = self._quantity(), self.text("qualifier")
        if "quantity" not in self.entries:
            if qualifier is not None:
                self._add(("qualifier",), "quantity", "has a qualifier and no quantity", "leave qualifier: out")
        elif not {"value", "low", "high"} & quantity.keys():
            self._add(("quantity",), "quantity", "has a quantity without a value", "give value:, or low: and high:")
        elif "value" in quantity and qualifier == Qualifier.BETWEEN:
            self._add(("qualifier",), "quantity", "is between, and has one value", "give low: and high: instead")
        elif {"low", "high"} <= quantity.keys() and qualifier != Qualifier.BETWEEN:
            message = "lies between low and high, and its qualifier says otherwise"
            self._add(("qualifier",), "quantity", message, "write qualifier: between")

    def check_statement(self) -> None:
        has_value = bool({"quantity", "formula"} & self.entries.keys())
        if "statement" in self.entries:
            for path, statement in versions(("statement",), self.entries["statement"]):
                self._check_statement(path, statement.text, has_value)

    def _check_statement(self, path: tuple[Key, ...], statement: str, has_value: bool) -> None:
        if has_value and "{value}" not in statement:
            message = "has a value that its statement does not name"
            self._add(path, "statement", message, "write {value} where the value belongs")
        for match in _FIELD.finditer(statement):
            if match[1] != "value" or not has_value:
                hint = "{value} is the only field" if has_value else "leave it out, or give the fact a quantity"
                place = self.places.within("facts", self.key, *path, offset=match.start())
                self.problems.add(
                    place, "statement", f"fact {quoted(self.key)} has nothing to put for {match[0]}", hint
                )

    def _quantity(self) -> dict[str, YamlNode]:
        quantity = self.entries.get("quantity")
        return quantity.entries if isinstance(quantity, YamlMapping) else {}

    def text(self, name: str) -> str | None:
        """The text of one key, if it has a text."""
        node = self.entries.get(name)
        return node.text if isinstance(node, YamlScalar) else None

    def _add(self, path: tuple[Key, ...], rule: str, message: str, hint: str) -> None:
        self.problems.add(self.places.at("facts", self.key, *path), rule, f"fact {quoted(self.key)} {message}", hint)
