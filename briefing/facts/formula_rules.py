"""The tree of a facts file in, problems out: formulas that cannot be read, name what has no value, or go in circles."""

from __future__ import annotations

from briefing.facts.derive import find_cycles
from briefing.facts.formulas import FormulaError, Token, inputs, parse_formula
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Places, YamlMapping, YamlNode, YamlScalar, select


def check_formulas(places: Places, problems: Problems) -> None:
    """Report what is wrong with formulas before anything is computed."""
    facts = {str(path[1]): node for path, node in select(places.root, "facts", "*")}
    needs: dict[str, tuple[str, ...]] = {}
    for path, node in select(places.root, "facts", "*", "formula"):
        if isinstance(node, YamlScalar):
            key = str(path[1])
            needs[key] = _check_formula(key, node.text, facts, places, problems)
    for cycle in find_cycles(needs):
        message = f"fact {quoted(cycle[0])} needs itself: {' → '.join(cycle)}"
        problems.add(places.at("facts", cycle[0], "formula"), "formula", message, "break the circle")


def _check_formula(
    key: str, text: str, facts: dict[str, YamlNode], places: Places, problems: Problems
) -> tuple[str, ...]:
    """The inputs of a formula, as far as it can be read."""
    try:
        tokens = parse_formula(text)
    except FormulaError as error:
        place = places.within("facts", key, "formula", offset=error.offset)
        problems.add(place, "formula", f"fact {quoted(key)}: {error.message}", error.hint)
        return ()
    for token in tokens:
        if not token.is_operator:
            _check_input(key, token, facts, places, problems)
    return inputs(tokens)


def _check_input(key: str, token: Token, facts: dict[str, YamlNode], places: Places, problems: Problems) -> None:
    place = places.within("facts", key, "formula", offset=token.offset)
    fact = facts.get(token.text)
    if fact is None:
        message = f"the formula of fact {quoted(key)} names fact {quoted(token.text)}, which is not in facts:"
        problems.add_unknown(place, "unknown-fact", message, token.text, facts)
    elif isinstance(fact, YamlMapping) and not {"quantity", "formula"} & fact.entries.keys():
        message = f"the formula of fact {quoted(key)} names fact {quoted(token.text)}, which has no quantity"
        problems.add(place, "formula", message, "give it a quantity, or leave it out of the formula")
