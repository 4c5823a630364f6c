"""Reads formulas over facts (`pupils / schools`) and computes the facts that have one.

Four functions take groups of facts: `sum(exports)` all facts of a series, `share(a, exports-*-2023)` what part of the
sum one is, `change(a, b)` how far it is from a to b, as a part of a, and `rank(a, exports-*-2023)` which place one has.
A group is named by its series, or by a pattern of the ids of facts of series, where `*` stands for any letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from graphlib import CycleError, TopologicalSorter

from briefing.errors import Problem, ProblemError
from briefing.facts.assertion import fits
from briefing.facts.intervals import (
    InexpressibleError,
    Interval,
    add,
    divide,
    multiply,
    place_among,
    read_interval,
    state_interval,
    subtract,
)
from briefing.facts.model import Briefing, Fact, Qualifier, Quantity, Unit, is_rank
from briefing.facts.scalars import HUNDREDTHS, LocalLine
from briefing.records import NamedTuple

_TOKEN = re.compile(
    r"(?P<call>(?P<function>sum|share|change|rank)\((?P<arguments>[^()]*)\))"
    r"|(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(?P<sign>[-+*/()])|(?P<wrong>[^\s]+?(?=[\s()]|$)|\S)"
)
_MOST_CYCLES = 100
_ARGUMENT = re.compile(r"\s*([a-z][a-z0-9*-]*)\s*(?:,|\Z)")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_HINTS = {"×": "write *", "÷": "write /", "−": "write - with spaces around it", ":": "write /"}
_OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}
_ARITY = {"sum": (1, 99), "share": (2, 99), "change": (2, 2), "rank": (2, 99)}
_FORMS = {
    "sum": "facts or groups of them",
    "share": "a fact, and the groups of which it is a part",
    "change": "two facts, the earlier first",
    "rank": "a fact, and the groups among which it has a place",
}
_HUNDRED = Interval(Fraction(100), Fraction(100))


class FormulaToken(NamedTuple):
    """A fact's id or an operator, which joins the two values before it, and where it stands in the formula.

    A function has the facts and groups that it names, too, each with its own place.
    """

    text: str
    offset: int
    is_operator: bool
    function: str = ""
    arguments: tuple[tuple[str, int], ...] = ()

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """The facts and groups that it names, with their places."""
        return self.arguments or (() if self.is_operator else ((self.text, self.offset),))


class Members:
    """The facts that a name of a formula stands for: one, those of a series, or those whose ids fit a pattern.

    `series` has the series of each fact, or nothing.
    """

    def __init__(self, series: Mapping[str, str]) -> None:
        self._series = series
        self._known: dict[str, tuple[str, ...]] = {}

    @classmethod
    def in_facts(cls, facts: Mapping[str, Fact]) -> Members:
        """Those of the facts of a briefing."""
        return cls({key: fact.series or "" for key, fact in facts.items()})

    def of(self, name: str) -> tuple[str, ...]:
        """Their ids, in the order of the facts."""
        if name in self._series:
            return (name,)
        if name not in self._known:
            group = (key for key, series in self._series.items() if series and (series == name or fits(key, name)))
            self._known[name] = tuple(group)
        return self._known[name]


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
        if match["call"]:
            function, start = match["function"], match.start("arguments")
            found = list(_ARGUMENT.finditer(match["arguments"]))
            if "".join(argument[0] for argument in found) != match["arguments"] or not found:
                raise FormulaError(start, f"{function} takes ids of facts and series, with commas between them")
            if not _ARITY[function][0] <= len(found) <= _ARITY[function][1]:
                raise FormulaError(offset, f"{function} takes {_FORMS[function]}")
            named = tuple((argument[1], start + argument.start(1)) for argument in found)
            yield FormulaToken(word, offset, False, function, named)
            continue
        # Ids have hyphens: "a-b" is one fact, and "a - b" is the difference of two.
        if word == "-" and not re.fullmatch(r"\s-\s", text[max(0, offset - 1) : offset + 2]):
            raise FormulaError(offset, "a minus needs a space on each side", "a hyphen without spaces belongs to an id")
        yield FormulaToken(word, offset, word in _RANK)


def inputs(tokens: tuple[FormulaToken, ...], members: Members | None = None) -> tuple[str, ...]:
    """The facts that a formula names, itself or by a group, in the order of first appearance."""
    named = sorted((name for token in tokens for name in token.names), key=lambda name: name[1])
    # Those of a group by their ids, since facts that were carried have another order.
    return tuple(
        dict.fromkeys(fact for name, _ in named for fact in (sorted(members.of(name)) if members else (name,)))
    )


def find_cycles(needs: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """Cycles of formulas, each as the facts in the order of needing and beginning with its last; at most a hundred."""
    left = dict(needs)  # graphlib names one cycle at a time, so each that is found is broken, and it is asked again
    cycles: list[list[str]] = []
    while len(cycles) < _MOST_CYCLES:
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
    canceled: str = ""
    """The unit of two values of which one was divided by the other: the quotient has it no more."""


def compute_derived(briefing: Briefing) -> tuple[Briefing, dict[str, str]]:
    """The briefing with every derived fact computed, and for each fact that cannot be, why not.

    The formulas are well formed, name facts that have a quantity, and form no cycle.
    """
    facts = dict(briefing.facts)
    parsed = {key: parse_formula(fact.formula) for key, fact in facts.items() if fact.formula}
    members = Members.in_facts(facts)
    needs = {key: inputs(tokens, members) for key, tokens in parsed.items()}
    known: dict[str, Operand] = {}
    failed: dict[str, str] = {}
    for key in TopologicalSorter(needs).static_order():
        if key not in parsed or not all(name in known for name in needs[key] if name in parsed):
            continue
        try:
            known |= {name: _operand(facts[name], briefing.units) for name in needs[key] if name not in known}
            result = _evaluate(parsed[key], known, members)
            value = result.value
            if is_rank(facts[key].quantity, briefing.units) and [t.function for t in parsed[key]] != ["rank"]:
                raise InexpressibleError("a rank is not computed but said")
            made_of = [facts[name] for name in needs[key]]
            _require_fit(result, facts[key], made_of)
            known[key] = Operand(value, _unit(facts[key]))
            area = area_of_result(parsed[key], facts[key], made_of)
            facts[key] = _computed(facts[key], made_of, value).model_copy(update={"area": area})
            if all(t.function in ("", "sum") and (not t.is_operator or t.text in "+-") for t in parsed[key]):
                facts[key] = _with_places_of(facts[key], made_of)
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


def _evaluate(tokens: tuple[FormulaToken, ...], known: Mapping[str, Operand], members: Members) -> Operand:
    """The result of a formula; what it adds and subtracts has one unit, what it multiplies and divides may have any."""
    stack: list[Operand] = []
    for token in tokens:
        if token.function:
            stack.append(_called(token, known, members))
            continue
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
        canceled = left.unit if operator == "/" and left.unit == right.unit else ""
        stack.append(Operand(value, unit, canceled or ""))
    return stack[0]


def _require_fit(result: Operand, fact: Fact, made_of: Sequence[Fact]) -> None:
    """InexpressibleError for a result in a unit that it cannot have, or told of another time than all it is made of."""
    unit, periods = _unit(fact), {one.period for one in made_of}
    # Names of units are the author's own, who may count "more passengers" as a difference of passengers; those of money
    # are not, and in capitals.
    is_other = result.unit not in (None, unit) and any(str(name).isupper() for name in (result.unit, unit))
    if unit and (is_other or unit == result.canceled):
        raise InexpressibleError(f"it makes {result.unit or 'a plain number'}, and the fact is in {unit}")
    with suppress(ValueError):  # of a period that has no first or no last day
        (first, last), (start, end) = fact.period.days, next(iter(periods)).days
        if len(periods) == 1 and (last < start or end < first):
            told = f"and the fact is of {fact.period}"
            raise InexpressibleError(f"all that it is made of is of {periods.pop()}, {told}")


def area_of_result(tokens: Sequence[FormulaToken], fact: Fact, made_of: Sequence[Fact]) -> LocalLine | None:
    """The area that a result is of: its own, or that of all its parts; InexpressibleError if it is of another.

    A sum over areas is of none of these; what is compared with others (a share, a difference) is of the first of them,
    or of what the author calls them together.  A series may have a total of one area alone, too.
    """
    areas = list(dict.fromkeys(one.area for one in made_of if one.area))
    if not areas or not all(one.area for one in made_of):
        return fact.area
    if len(areas) == 1:
        if fact.area not in (None, *areas) and not fact.total_of:
            raise InexpressibleError(f"all that it is made of is of {areas[0]}, and the fact is of {fact.area}")
        return fact.area or areas[0]
    if fact.area is None:
        named = " and ".join(areas) if len(areas) == 2 else f"{len(areas)} areas"
        raise InexpressibleError(f"it is made of facts of {named}, and does not say of which it is itself (area:)")
    is_sum = all(token.text == "+" if token.is_operator else token.function in ("", "sum") for token in tokens)
    if fact.area in (areas if is_sum else areas[1:]):
        whose = "it is a sum over areas" if is_sum else f"it tells of {areas[0]} beside others"
        raise InexpressibleError(f"{whose}, and the fact is of {fact.area}")
    return fact.area


def _called(token: FormulaToken, known: Mapping[str, Operand], members: Members) -> Operand:
    """The value of a function; all that it names has one unit."""
    named = [members.of(name) for name, _ in token.arguments]
    if not all(named) or (token.function != "sum" and len(named[0]) != 1):
        raise InexpressibleError(f"{token.function} takes {_FORMS[token.function]}")
    operands = [[known[fact] for fact in facts] for facts in named]
    units = {operand.unit for facts in operands for operand in facts}
    if len(units) > 1:
        raise InexpressibleError(f"{token.function} is of {' and '.join(sorted(u or 'a plain number' for u in units))}")
    first, others = operands[0][0].value, [operand.value for facts in operands[1:] for operand in facts]
    match token.function:
        case "sum":
            every = dict.fromkeys(fact for facts in named for fact in facts)
            return Operand(reduce(add, (known[fact].value for fact in every)), units.pop())
        case "share":
            return Operand(divide(first, reduce(add, others)), None)
        case "change":
            return Operand(divide(subtract(others[0], first), first), None)
    return Operand(place_among(first, others), None)


def _computed(fact: Fact, made_of: Sequence[Fact], value: Interval) -> Fact:
    """The fact with the result of its formula, which is as weak as the weakest that it is made of."""
    weakest = max((one.status for one in (fact, *made_of)), key=lambda status: status.weakness)
    if "status" in fact.model_fields_set and fact.status is not weakest:
        raise InexpressibleError(f"its status is {fact.status}, and something that it is made of is {weakest}")
    stated = multiply(value, _HUNDRED) if _unit(fact) in HUNDREDTHS else value
    quantity, qualifier = state_interval(stated, fact.quantity or Quantity())
    names = tuple(one.id for one in made_of)
    update = {"quantity": quantity, "qualifier": qualifier, "status": weakest, "inputs": names}
    return fact.model_copy(update=update)


def _with_places_of(fact: Fact, made_of: Sequence[Fact]) -> Fact:
    """A sum with as many decimals as what it is made of, if all is exact: 12.5 and 13.5 are 26.0."""
    exact = [one.quantity for one in (fact, *made_of) if one.quantity and one.qualifier is Qualifier.EXACT]
    values = [quantity.value for quantity in exact if isinstance(quantity.value, Decimal)]
    if len(values) <= len(made_of):
        return fact
    finest = min((0, *(int(value.as_tuple().exponent) for value in values)))
    padded = values[0].quantize(Decimal(1).scaleb(finest)) if finest else values[0]
    return fact.model_copy(update={"quantity": exact[0].model_copy(update={"value": padded})})


def _unit(fact: Fact) -> str:
    return (fact.quantity and (fact.quantity.unit or fact.quantity.currency)) or ""
