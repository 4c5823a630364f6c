"""Reads formulas over facts (`pupils / schools`) and computes the facts that have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from briefing.errors import Problem, ProblemError
from briefing.facts.intervals import (
    InexpressibleError,
    Interval,
    add,
    divide,
    multiply,
    read_interval,
    state_interval,
    subtract,
)
from briefing.facts.model import Briefing, Fact, Quantity, Unit, is_rank
from briefing.facts.units import HUNDREDTHS

_TOKEN = re.compile(r"(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(?P<sign>[-+*/()])|(?P<wrong>[^\s]+?(?=[\s()]|$)|\S)")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_HINTS = {"×": "write *", "÷": "write /", "−": "write - with spaces around it", ":": "write /"}
_OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}
_HUNDRED = Interval(Fraction(100), Fraction(100))


class FormulaToken(NamedTuple):
    """A fact's id or an operator, which joins the two values before it, and where it stands in the formula."""

    text: str
    offset: int
    is_operator: bool


class FormulaError(ProblemError):
    """What is wrong at which `offset` of a formula, and what to do."""

    def __init__(self, offset: int, message: str, hint: str | None = None) -> None:
        super().__init__(Problem("formula", message, hint))
        self.offset = offset


def parse_formula(text: str) -> tuple[FormulaToken, ...]:
    """The tokens in postfix order, `pupils schools /`; FormulaError if the text is no formula."""
    output: list[FormulaToken] = []
    waiting: list[FormulaToken] = []  # operators and opened parentheses: Dijkstra's shunting yard
    value_next = True
    for token in formula_tokens(text):
        if (not token.is_operator and token.text != ")") != value_next:
            wanted = "a fact" if value_next else "an operator"
            raise FormulaError(token.offset, f'{wanted} is missing before "{token.text}"')
        value_next = token.is_operator or token.text == "("
        if token.text == "(":
            waiting.append(token)
        elif token.text == ")":
            while waiting and waiting[-1].text != "(":
                output.append(waiting.pop())
            if not waiting:
                raise FormulaError(token.offset, "a parenthesis is closed that was not opened")
            waiting.pop()
        elif token.is_operator:
            while waiting and _RANK.get(waiting[-1].text, 0) >= _RANK[token.text]:
                output.append(waiting.pop())
            waiting.append(token)
        else:
            output.append(token)
    if value_next:
        raise FormulaError(len(text.rstrip()) - 1, "a fact is missing at its end")
    while waiting:
        output.append(waiting.pop())
        if output[-1].text == "(":
            raise FormulaError(output[-1].offset, "a parenthesis is not closed")
    return tuple(output)


def formula_tokens(text: str) -> Iterator[FormulaToken]:
    """The facts, operators and parentheses of a formula in its own order; FormulaError for anything else."""
    for match in _TOKEN.finditer(text):
        word, offset = match[0], match.start()
        if match["wrong"] and (word[0].isdigit() or word[0] == "."):
            hint = "make it a fact and name the fact: a formula has no numbers"
            raise FormulaError(offset, f'"{word}" is a number', hint)
        if match["wrong"]:
            hint = _HINTS.get(word[0], "it has ids of facts, + - * / and parentheses")
            raise FormulaError(offset, f'"{word}" is neither a fact nor an operator', hint)
        # Ids have hyphens: "a-b" is one fact, and "a - b" is the difference of two.
        if word == "-" and not re.fullmatch(r"\s-\s", text[max(0, offset - 1) : offset + 2]):
            raise FormulaError(offset, "a minus needs a space on each side", "a hyphen without spaces belongs to an id")
        yield FormulaToken(word, offset, word in _RANK)


def inputs(tokens: tuple[FormulaToken, ...]) -> tuple[str, ...]:
    """The facts that a formula names, in the order of first appearance."""
    facts = sorted((token for token in tokens if not token.is_operator), key=lambda token: token.offset)
    return tuple(dict.fromkeys(token.text for token in facts))


def find_cycles(needs: Mapping[str, tuple[str, ...]], limit: int = 100) -> list[list[str]]:
    """Cycles of formulas, each as the facts in the order of needing and beginning with its last; at most `limit`."""
    left = dict(needs)  # graphlib names one cycle at a time, so each that is found is broken, and it is asked again
    cycles: list[list[str]] = []
    while len(cycles) < limit:
        try:
            TopologicalSorter(left).prepare()
            break
        except CycleError as error:
            cycles.append(error.args[1][::-1])
            del left[cycles[-1][0]]
    return cycles


class Operand(NamedTuple):
    """A value on the way to a result; `unit` is None where only the result can name it."""

    value: Interval
    unit: str | None


def compute_derived(briefing: Briefing) -> tuple[Briefing, dict[str, str]]:
    """The briefing with every derived fact computed, and for each fact that cannot be, why not.

    The formulas are well formed, name facts that have a quantity, and form no cycle.
    """
    facts = dict(briefing.facts)
    parsed = {key: parse_formula(fact.formula) for key, fact in facts.items() if fact.formula}
    needs = {key: inputs(tokens) for key, tokens in parsed.items()}
    known: dict[str, Operand] = {}
    failed: dict[str, str] = {}
    for key in TopologicalSorter(needs).static_order():
        if key not in parsed or not all(name in known for name in needs[key] if name in parsed):
            continue
        try:
            known |= {name: _operand(facts[name], briefing.units) for name in needs[key] if name not in known}
            value = _evaluate(parsed[key], known)
            if is_rank(facts[key].quantity, briefing.units):
                raise InexpressibleError("a rank is not computed but said")
            known[key] = Operand(value, _unit(facts[key]))
            facts[key] = _computed(facts[key], needs[key], value)
        except InexpressibleError as reason:
            failed[key] = str(reason)
    return briefing.model_copy(update={"facts": facts}), failed


def _operand(fact: Fact, units: Mapping[str, Unit]) -> Operand:
    """The value of a fact without a formula; InexpressibleError if nothing can be computed with it."""
    if fact.quantity is None:
        raise InexpressibleError("an input has no quantity")
    if is_rank(fact.quantity, units):
        raise InexpressibleError(f"{fact.id} is a rank, which is no amount")
    value, unit = read_interval(fact.quantity, fact.qualifier), _unit(fact)
    return Operand(divide(value, _HUNDRED) if unit in HUNDREDTHS else value, unit)


def _evaluate(tokens: tuple[FormulaToken, ...], known: Mapping[str, Operand]) -> Interval:
    """The value of a formula; what it adds and subtracts has one unit, what it multiplies and divides may have any."""
    stack: list[Operand] = []
    for token in tokens:
        if not token.is_operator:
            stack.append(known[token.text])
            continue
        operator = token.text
        right, left = stack.pop(), stack.pop()
        value = _OPERATIONS[operator](left.value, right.value)
        unit = None if operator in "*/" else left.unit if left.unit is not None else right.unit
        if operator in "+-" and None not in (left.unit, right.unit) and left.unit != right.unit:
            verb = "adds" if operator == "+" else "subtracts"
            raise InexpressibleError(f"it {verb} {right.unit or 'a plain number'} and {left.unit or 'a plain number'}")
        stack.append(Operand(value, unit))
    return stack[0].value


def _computed(fact: Fact, names: tuple[str, ...], value: Interval) -> Fact:
    """The fact with the result of its formula; only its unit was known."""
    numbers, qualifier = state_interval(multiply(value, _HUNDRED) if _unit(fact) in HUNDREDTHS else value)
    quantity = (fact.quantity or Quantity()).model_copy(update=numbers)
    return fact.model_copy(update={"quantity": quantity, "qualifier": qualifier, "inputs": names})


def _unit(fact: Fact) -> str:
    return (fact.quantity and (fact.quantity.unit or fact.quantity.currency)) or ""
