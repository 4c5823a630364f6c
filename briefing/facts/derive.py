"""Facts with formulas in, the same facts with quantity, qualifier and inputs computed out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from briefing.facts.formulas import Token, inputs, parse_formula
from briefing.facts.intervals import InexpressibleError, Value, add, divide, multiply, read_value, state_value, subtract
from briefing.facts.model import Briefing, Fact, Quantity
from briefing.facts.units import HUNDREDTHS

_OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}
_HUNDRED = Value(Fraction(100), Fraction(100))


class Term(NamedTuple):
    """A value on the way to a result; `unit` is None where only the result can name it."""

    value: Value
    unit: str | None


def compute(briefing: Briefing) -> tuple[Briefing, dict[str, str]]:
    """The briefing with every derived fact computed, and for each fact that cannot be, why not.

    The formulas are well formed, name facts that have a quantity, and form no cycle (see `formula_order`).
    """
    facts = dict(briefing.facts)
    parsed = {key: parse_formula(fact.formula) for key, fact in facts.items() if fact.formula}
    terms: dict[str, Term] = {}
    failed: dict[str, str] = {}
    for key in formula_order({key: inputs(tokens) for key, tokens in parsed.items()}):
        try:
            if key not in parsed:
                terms[key] = _read(facts[key])
            elif all(name in terms for name in inputs(parsed[key])):
                terms[key] = _evaluate(parsed[key], terms, facts[key])
                facts[key] = _computed(facts[key], parsed[key], terms[key])
        except InexpressibleError as reason:
            failed[key] = str(reason)
    return briefing.model_copy(update={"facts": facts}), failed


def formula_order(needs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All facts so that inputs come first; CycleError holds a cycle."""
    return list(TopologicalSorter(needs).static_order())


def find_cycles(needs: Mapping[str, tuple[str, ...]], limit: int = 100) -> list[list[str]]:
    """Cycles of formulas, each as the facts in the order of needing and beginning with its last; at most `limit`."""
    left = dict(needs)
    cycles: list[list[str]] = []
    while len(cycles) < limit:
        try:
            TopologicalSorter(left).prepare()
            break
        except CycleError as error:
            cycles.append(error.args[1][::-1])
            del left[cycles[-1][0]]
    return cycles


def _read(fact: Fact) -> Term:
    if fact.quantity is None:
        raise InexpressibleError("an input has no quantity")
    value = read_value(fact.quantity, fact.qualifier)
    unit = fact.quantity.unit or fact.quantity.currency or ""
    return Term(divide(value, _HUNDRED) if unit in HUNDREDTHS else value, unit)


def _evaluate(tokens: tuple[Token, ...], terms: Mapping[str, Term], fact: Fact) -> Term:
    stack: list[Term] = []
    for token in tokens:
        if token.is_operator:
            right, left = stack.pop(), stack.pop()
            stack.append(_apply(token.text, left, right))
        else:
            stack.append(terms[token.text])
    return Term(stack[0].value, _unit(fact))


def _apply(operator: str, left: Term, right: Term) -> Term:
    value = _OPERATIONS[operator](left.value, right.value)
    if operator in "*/":
        return Term(value, None)
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        verb = "adds" if operator == "+" else "subtracts"
        raise InexpressibleError(f"it {verb} {right.unit or 'a plain number'} and {left.unit or 'a plain number'}")
    return Term(value, left.unit if left.unit is not None else right.unit)


def _unit(fact: Fact) -> str:
    quantity = fact.quantity or Quantity()
    return quantity.unit or quantity.currency or ""


def _computed(fact: Fact, tokens: tuple[Token, ...], term: Term) -> Fact:
    value = multiply(term.value, _HUNDRED) if term.unit in HUNDREDTHS else term.value
    numbers, qualifier = state_value(value)
    quantity = (fact.quantity or Quantity()).model_copy(update=numbers)
    return fact.model_copy(update={"quantity": quantity, "qualifier": qualifier, "inputs": inputs(tokens)})
