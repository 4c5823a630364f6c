from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.errors import LoadError
from briefing.facts.formulas import FormulaError, inputs, parse_formula
from briefing.facts.intervals import (
    InexpressibleError,
    Interval,
    add,
    divide,
    multiply,
    read_interval,
    significant_digits,
    state_interval,
    subtract,
)
from briefing.facts.load import conflicts, parse_briefing, same_labels
from briefing.facts.model import Briefing, Qualifier, Quantity
from tests.conftest import all_cases

SIGNS = {">": "more-than", ">=": "at-least", "<": "less-than", "<=": "at-most", "~": "about"}
OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}


def quantity(text: str) -> tuple[Quantity, Qualifier]:
    """`~160000`, `>15000`, `2..4`, `324` as quantity and qualifier; a change ends in `c`: `>-12c`."""
    text, change = text.removesuffix("c"), text.endswith("c")
    if ".." in text:
        low, _, high = text.partition("..")
        return Quantity(low=Decimal(low), high=Decimal(high), change=change), Qualifier.BETWEEN
    sign = text.rstrip("-0123456789.")
    return Quantity(value=Decimal(text[len(sign) :]), change=change), Qualifier(SIGNS.get(sign, "exact"))


def value(text: str) -> Interval:
    return read_interval(*quantity(text))


def stated(result: Interval, *, change: bool = False) -> str:
    quantity, qualifier = state_interval(result, Quantity(change=change))
    sign = {name: sign for sign, name in SIGNS.items()}.get(qualifier, "")
    return sign + "..".join(str(number) for number in quantity.numbers.values())


@all_cases(
    ("left", "operator", "right", "result"),
    [
        # exact with exact
        ("324", "+", "26", "350"),
        ("1", "/", "8", "0.125"),
        ("15000", "/", "25", "600"),
        ("160000", "/", "324", "~494"),
        ("1", "/", "3", "~0.333"),
        ("100", "/", "7", "~14.3"),
        ("1000000", "/", "7", "~142857"),
        ("89.96", "/", "0.9", "~100"),
        ("-100", "/", "7", "~-14.3"),
        # approximate: the significant digits of the inputs
        ("~160000", "/", "324", "~490"),
        ("~160000", "/", "~300", "~500"),
        ("~150", "*", "3", "~450"),
        ("~4.50", "/", "2", "~2.25"),
        ("~9.96", "*", "1", "~9.96"),
        ("~99.6", "/", "10.0", "~9.96"),
        ("~160000", "+", "324", "~160000"),
        ("~95", "+", "~5.4", "~100"),
        ("~160000", "*", "0", "~0"),
        # bounds, rounded outward
        (">15000", "/", "26", ">576"),
        (">15000", "/", "25", ">600"),
        (">=15000", "/", "26", ">=576"),
        ("<15000", "/", "26", "<577"),
        ("<=100", "/", "7", "<=14.3"),
        (">100", "/", "7", ">14.2"),
        ("100", "/", ">26", "<3.85"),
        ("100", "/", ">=25", "<=4"),
        (">5", "+", ">=6", ">11"),
        (">5", "*", ">=6", ">30"),
        (">5", "-", "7", ">-2"),
        ("7", "-", ">5", "<2"),
        ("20", "-", "<5", ">15"),
        ("<5", "+", "10", "<15"),
        ("<5", "*", "10", "<50"),
        ("<=5", "*", "<=10", "<=50"),
        ("<100", "/", ">5", "<20"),
        (">5", "*", "0", "0"),
        # ranges
        ("2..4", "*", "3", "6..12"),
        ("0..5", "*", "2", "0..10"),
        ("1..2", "/", "3", "0.333..0.667"),
        ("12", "/", "2..4", "3..6"),
        ("2..4", "-", "1..2", "0..3"),
        ("2..4", "*", "<5", "<20"),
        ("2..4", "+", ">5", ">7"),
        ("-2..4", "*", "-3", "-12..6"),
        # a fall by more than 120 is below -120, one by at most 4 at least -4; a level is its number
        ("500", "+", ">-120c", "<380"),
        ("500", "+", ">=-120c", "<=380"),
        ("500", "+", "<-120c", ">380"),
        ("500", "+", "<=-4c", ">=496"),
        ("500", "+", ">-120", ">380"),
        ("500", "+", "<-120", "<380"),
        ("500", "-", ">-120c", ">620"),
        ("500", "+", "-12..-10c", "488..490"),
        ("<=-4c", "*", "10", ">=-40"),
        ("<=-4c", "*", "-10", "<=40"),
        ("10", "/", ">-2c", "-5..0"),
    ],
)
def test_a_result_says_no_more_than_is_known(left, operator, right, result):
    assert stated(OPERATIONS[operator](value(left), value(right))) == result


@all_cases(
    ("left", "operator", "right", "result"),
    [
        ("380", "-", "500", "-120"),
        ("<380", "-", "500", ">-120"),
        ("<=380", "-", "500", ">=-120"),
        (">-20c", "+", ">-5c", ">-25"),
        ("<-20c", "+", "<=-5c", "<-25"),
        ("<-20c", "*", "2", "<-40"),
        (">500", "-", "380", ">120"),
        ("<5c", "*", "2", "<10"),
        ("370..380", "-", "500", "-130..-120"),
    ],
)
def test_a_change_is_stated_by_its_size(left, operator, right, result):
    assert stated(OPERATIONS[operator](value(left), value(right)), change=True) == result


@all_cases(("left", "right"), [(">380", "500"), (">=380", "500"), ("<600", "500"), ("<=600", "500")])
def test_a_change_that_may_be_a_rise_or_a_fall_is_refused(left, right):
    with pytest.raises(InexpressibleError, match="a rise as well as a fall"):
        stated(subtract(value(left), value(right)), change=True)


@all_cases(
    ("told", "low", "high"),
    [
        (">-12c", None, -12),
        (">=-12c", None, -12),
        ("<-12c", -12, None),
        ("<=-4c", -4, None),
        ("-12c", -12, -12),
        ("~-12c", -12, -12),
        ("-12..-10c", -12, -10),
        (">12c", 12, None),
        ("<=12c", None, 12),
        (">-12", -12, None),
        ("<-12", None, -12),
    ],
)
def test_the_qualifier_of_a_fall_is_of_its_size(told, low, high):
    assert value(told)[:2] == (low, high)


@all_cases(("number", "change", "ends"), [(-10, True, (-10, None)), (-10, False, (-10, None)), (10, True, (None, 10))])
def test_what_is_nearly_a_number_is_nearer_to_zero(number, change, ends):
    assert read_interval(Quantity(value=Decimal(number), change=change), Qualifier.NEARLY)[:2] == ends


@all_cases(
    ("left", "operator", "right", "why"),
    [
        ("~160000", "/", ">300", "approximate value with a bound"),
        ("~160000", "+", "2..4", "approximate value with a bound"),
        (">15000", "/", ">26", "two bounds"),
        ("<5", "*", ">5", "two bounds"),
        (">5", "-", ">5", "any number"),
        ("<5", "-", "<5", "any number"),
        ("5", "/", "0", "zero"),
        ("5", "/", "~0", "zero"),
        ("5", "/", "-1..1", "zero"),
        ("5", "/", "0..1", "zero"),
        ("5", "/", "<10", "zero"),
        ("~160000", "-", "~159000", "too approximate"),
    ],
)
def test_what_no_wording_can_say_is_refused_with_the_reason(left, operator, right, why):
    with pytest.raises(InexpressibleError, match=why):
        OPERATIONS[operator](value(left), value(right))


@pytest.mark.parametrize(("left", "right"), [("999999999999999999", "10"), ("~999999999999999999", "10")])
def test_what_does_not_fit_is_refused(left, right):
    with pytest.raises(InexpressibleError, match="too large"):
        stated(multiply(value(left), value(right)))


def test_what_is_too_small_is_refused_unless_it_can_be_rounded_outward():
    with pytest.raises(InexpressibleError, match="too small"):
        stated(divide(value("1"), value("999999999999999999")))
    assert stated(divide(value("<1"), value("999999999999999999"))) == "<1E-9"


@all_cases(
    ("number", "digits"), [("160000", 2), ("324", 3), ("4.50", 3), ("0.05", 1), ("100.0", 4), ("0", 1), ("-20", 1)]
)
def test_significant_digits(number, digits):
    assert significant_digits(Decimal(number)) == digits


NUMBERS = st.decimals(-1000, 1000, places=2).map(lambda number: number.normalize() + 0)
POINTS = NUMBERS.map(Fraction)


@st.composite
def known(draw) -> tuple[Interval, Fraction]:
    """A value without "about", and a number that it allows."""
    sign = draw(st.sampled_from(["", ">", ">=", "<", "<=", ".."]))
    number, step, change = Fraction(draw(NUMBERS)), abs(draw(POINTS)), draw(st.booleans())
    is_fall = change and number < 0
    low, high = (number, number + step + 1) if sign == ".." else (number, number)
    if sign in {"<", "<="}:
        assume(number > 0 or is_fall)
        actual = number * draw(st.fractions(0, 1))
    else:
        actual = {"": number, "..": min(high, number + step)}.get(sign, number - step if is_fall else number + step)
    assume(sign not in {"<", ">"} or actual != number)
    numbers = {"low": Decimal(str(float(low))), "high": Decimal(str(float(high)))} if sign == ".." else None
    numbers = numbers or {"value": Decimal(str(float(number)))}
    quantity = Quantity(**numbers, change=change)
    return read_interval(quantity, Qualifier(SIGNS.get(sign, "between" if sign == ".." else "exact"))), actual


COMPUTE = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def allows(quantity: Quantity, qualifier: Qualifier, actual: Fraction) -> bool:
    numbers = quantity.numbers
    only = Fraction(numbers.get("value", Decimal(0)))
    if quantity.change and only < 0:  # that of a fall is of its size
        only, actual = -only, -actual
    match qualifier:
        case Qualifier.EXACT:
            return actual == only
        case Qualifier.ABOUT:
            return abs(actual - only) * 100 <= abs(actual)
        case Qualifier.MORE_THAN:
            return actual > only
        case Qualifier.AT_LEAST:
            return actual >= only
        case Qualifier.LESS_THAN:
            return actual < only
        case Qualifier.AT_MOST:
            return actual <= only
    return Fraction(numbers["low"]) <= actual <= Fraction(numbers["high"])


@given(known(), known(), known(), st.sampled_from("+-*/"), st.sampled_from("+-*/"), st.booleans())
def test_whatever_the_inputs_truly_are_the_statement_is_true(a, b, c, first, second, change):
    try:
        result = OPERATIONS[second](OPERATIONS[first](a[0], b[0]), c[0])
        quantity, qualifier = state_interval(result, Quantity(change=change))
    except InexpressibleError:
        return
    actual = COMPUTE[second](COMPUTE[first](a[1], b[1]), c[1])
    assert allows(quantity, qualifier, actual)
    Quantity(**quantity.numbers, change=change)


@all_cases(
    ("text", "postfix"),
    [
        ("a / b", "a b /"),
        ("a-b", "a-b"),
        ("a - b - c", "a b - c -"),
        ("a + b * c", "a b c * +"),
        ("(a + b) * c", "a b + c *"),
        ("a / (b / c)", "a b c / /"),
        ("a*b", "a b *"),
        ("(" * 300 + "a" + ")" * 300, "a"),
    ],
)
def test_a_formula_is_read_in_the_order_of_computing(text, postfix):
    assert " ".join(token.text for token in parse_formula(text)) == postfix


def test_the_inputs_stand_in_the_order_of_first_appearance():
    assert inputs(parse_formula("(b + a) / (c * b)")) == ("b", "a", "c")


@given(st.text(st.sampled_from("ab-+*/() 1.×É"), max_size=30))
def test_any_text_is_a_formula_or_a_formula_error(text):
    try:
        assert parse_formula(text)
    except FormulaError as error:
        assert error.problem.message and -1 <= error.offset < max(1, len(text))


HEAD = """\
head: {id: demo, title: A title, date: 2024-08-19}
defaults: {speaker: ann, source: daily, period: 2024}
units: {pupils: {one: a, other: b}, schools: {one: a, other: b}}
speakers: {ann: {name: Ann}}
sources: {daily: {publisher: Daily, published: 2024-08-19}}
sections: {school: {title: School}}
facts:
"""


def load(**facts: str) -> Briefing:
    """A briefing of facts such as a="quantity: {value: 3}"; formulas as a="= b / c"."""
    lines = [HEAD]
    for key, text in facts.items():
        named = "" if "label: " in text else "label: x, "
        own = f"formula: {text[2:]}" if text.startswith("= ") else f"{text}, evidence: {{quote: q}}"
        lines.append(f'  {key}: {{section: school, {named}statement: "{{value}}", {own}}}\n')
    return parse_briefing("".join(lines).encode(), Path("f.yaml")).briefing


def reasons(**facts: str) -> list[str]:
    with pytest.raises(LoadError) as raised:
        load(**facts)
    return [f"{d.place.line}: {d.rule}: {d.message}" for d in raised.value.diagnostics]


PUPILS, SCHOOLS = "quantity: {value: 50, unit: pupils}", "quantity: {value: 4, unit: schools}"
USD, EUR = "quantity: {value: 50, currency: USD}", "quantity: {value: 4, currency: EUR}"
SHARE, TENTH = "quantity: {value: 20, unit: percent}", "quantity: {value: 10, unit: percent}"


@all_cases(
    ("a", "b", "formula", "result"),
    [
        (PUPILS, SCHOOLS, "a / b", "12.5"),
        (SCHOOLS, PUPILS, "a / b, quantity: {unit: percent}", "8"),
        (SHARE, PUPILS, "a * b, quantity: {unit: pupils}", "10"),
        (SHARE, TENTH, "a - b, quantity: {unit: percentage-points}", "10"),
        (SHARE, TENTH, "a / b", "2"),
        (USD, USD, "a + b, quantity: {currency: USD}", "100"),
        (PUPILS, SCHOOLS, "a / b / a * b", "1"),
        (PUPILS, PUPILS, "(a - b) / a, quantity: {unit: percent}", "0"),
    ],
)
def test_units_and_percentages(a, b, formula, result):
    quantity = load(a=a, b=b, c=f"= {formula}").facts["c"].quantity
    assert quantity and str(quantity.value) == result


@pytest.mark.parametrize(
    ("a", "b", "message"),
    [
        (PUPILS, SCHOOLS, "it adds schools and pupils"),
        (USD, EUR, "it adds EUR and USD"),
        (USD, PUPILS, "it adds pupils and USD"),
        (PUPILS, "quantity: {value: 1}", "it adds a plain number and pupils"),
    ],
)
def test_what_has_different_units_is_not_added(a, b, message):
    assert reasons(a=a, b=b, c="= a + b") == [f'10: formula: fact "c" cannot be stated truthfully: {message}']


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("a + b, quantity: {currency: EUR}", "it makes USD, and the fact is in EUR"),
        ("a - b, quantity: {unit: pupils}", "it makes USD, and the fact is in pupils"),
        ("a / b, quantity: {currency: USD}", "it makes a plain number, and the fact is in USD"),
        ("sum(a), quantity: {currency: EUR}", "it makes USD, and the fact is in EUR"),
    ],
)
def test_a_result_has_the_unit_of_what_it_is_made_of(formula, message):
    assert reasons(a=USD, b=USD, c=f"= {formula}") == [f'10: formula: fact "c" cannot be stated truthfully: {message}']


@all_cases(
    ("a", "b", "formula", "value"),
    [
        ("12.5", "13.5", "a + b", "26.0"),
        ("12.5", "13.5", '"sum(a, b)"', "26.0"),
        ("12.5", "0.5", "a - b", "12.0"),
        ("12", "13", "a + b", "25"),
        ("12.5", "0.5", "a / b", "25"),
    ],
)
def test_an_exact_sum_has_the_decimals_of_its_parts(a: str, b: str, formula: str, value: str) -> None:
    facts = load(a=f"quantity: {{value: {a}}}", b=f"quantity: {{value: {b}}}", c=f"= {formula}").facts
    assert f"{facts['c'].quantity.value:f}" == value


def test_a_result_is_not_told_of_another_time() -> None:
    of_2023 = f'{USD}, period: "2023"'
    assert reasons(a=of_2023, b=of_2023, c='= a + b, quantity: {currency: USD}, period: "2024"') == [
        '10: formula: fact "c" cannot be stated truthfully: all that it is made of is of 2023, and the fact is of 2024'
    ]
    assert load(a=of_2023, b=f'{USD}, period: "2024"', c='= a + b, quantity: {currency: USD}, period: "2024"')


@all_cases(
    ("a", "b", "own", "status"),
    [
        ("", "estimated", "", "estimated"),
        ("provisional", "estimated", "", "estimated"),
        ("forecast", "provisional", "", "forecast"),
        ("observed", "", "", "reported"),
        ("provisional", "", ", status: forecast", "forecast"),
        ("provisional", "", ", status: reported", None),
    ],
)
def test_a_result_is_as_weak_as_the_weakest_of_its_parts(a: str, b: str, own: str, status: str | None) -> None:
    given = {key: PUPILS + (f", status: {words}" if words else "") for key, words in (("a", a), ("b", b))}
    formula = f"= a + b, quantity: {{unit: pupils}}{own}"
    if status is None:
        (said,) = reasons(**given, c=formula)
        assert "its status is reported, and something that it is made of is provisional" in said
    else:
        assert load(**given, c=formula, d="= c / a").facts["d"].status == status


def test_what_is_about_a_value_has_no_place_beside_one_that_rounds_to_it() -> None:
    about = "quantity: {value: 160000, unit: pupils}, qualifier: about"
    near = [f"quantity: {{value: {number}, unit: pupils}}" for number in (161000, 166000)]
    rank = '= "rank(a, b)", quantity: {unit: rank}'
    assert "values that may be equal have no rank" in reasons(a=about, b=near[0], c=rank)[0]
    assert str(load(a=about, b=near[1], c=rank).facts["c"].quantity.value) == "2"


def test_derived_facts_may_build_on_each_other_and_are_rounded_only_when_stated():
    facts = load(c="= b * a", b="= one / a", one="quantity: {value: 1}", a="quantity: {value: 3}").facts
    assert facts["b"].quantity and str(facts["b"].quantity.value) == "0.333"
    assert facts["c"].quantity and str(facts["c"].quantity.value) == "1"
    assert facts["c"].inputs == ("b", "a")


def test_a_circle_is_named_in_full_and_once():
    found = reasons(a="= b", b="= c + d", c="= a", d="= e", e="= d", f="= f", g="= f")
    assert len(found) == 3
    assert any("b → c → a → b" in line or "c → a → b → c" in line or "a → b → c → a" in line for line in found)
    assert any("d → e → d" in line or "e → d → e" in line for line in found)
    assert any("f → f" in line for line in found)


@pytest.mark.slow
def test_a_long_chain_of_formulas_is_no_problem():
    chain = {f"f{at}": f"= f{at - 1}" for at in range(3000, 0, -1)}
    assert load(**chain, f0=PUPILS).facts["f3000"].qualifier == "exact"


def test_growing_numbers_end_with_a_message():
    facts = {f"f{at}": f"= f{at - 1} * f{at - 1} / g" for at in range(1, 20)}
    assert (
        "too many digits"
        in reasons(f0="quantity: {value: 0.333333333}", g="quantity: {value: 0.333333334}", **facts)[0]
    )


def test_an_input_without_a_quantity_is_refused():
    text = HEAD + '  a: {section: school, label: x, statement: "x", kind: judgement}\n'
    text += '  b: {section: school, label: x, statement: "{value}", formula: a}\n'
    with pytest.raises(LoadError, match='names fact "a", which has no quantity'):
        parse_briefing(text.encode(), Path("f.yaml"))


def briefing_of(*quantities: str) -> Briefing:
    return load(**{f"f{at}": f"measure: m, {text}" for at, text in enumerate(quantities)})


@all_cases(
    ("quantities", "groups"),
    [
        (["quantity: {value: 5}", "quantity: {value: 5}"], ()),
        (["quantity: {value: 5}", "quantity: {value: 6}"], (("f0", "f1"),)),
        (["quantity: {value: 5}, qualifier: more-than", "quantity: {value: 6}"], ()),
        (["quantity: {value: 5}, qualifier: more-than", "quantity: {value: 5}"], (("f0", "f1"),)),
        (["quantity: {value: 5}, qualifier: at-least", "quantity: {value: 5}"], ()),
        (["quantity: {low: 1, high: 3}, qualifier: between", "quantity: {value: 3}"], ()),
        (
            ["quantity: {value: 5}", "quantity: {value: 5}, qualifier: more-than", "quantity: {value: 6}"],
            (("f0", "f1", "f2"),),
        ),
        (["quantity: {value: 5}", "quantity: {value: 6}, period: 2023"], ()),
        (["quantity: {value: 5}", "quantity: {value: 6}, area: Utopia"], ()),
        (["quantity: {value: 5}", "quantity: {value: 6}, status: target"], ()),
        (["quantity: {value: 5, unit: pupils}", "quantity: {value: 6, unit: schools}"], ()),
        (["quantity: {value: 5}, status: claimed", "quantity: {value: 6}, status: observed"], (("f0", "f1"),)),
    ],
)
def test_facts_that_exclude_each_other_are_found(quantities, groups):
    assert conflicts(briefing_of(*quantities)) == groups


def test_facts_of_several_measures_that_a_table_shows_as_one_thing_are_found():
    five, six = "label: boats, quantity: {value: 5}", "label: Boats, quantity: {value: 6}"
    others = ("period: 2023", "area: Utopia", "status: target", "drafted: true", "kind: judgement")
    assert same_labels(load(one=five, two=six)) == (("one", "two"),)
    assert [other for other in others if same_labels(load(one=five, two=f"{six}, {other}"))] == []
    assert same_labels(load(one=five, two="label: ships, quantity: {value: 6}")) == ()
    assert same_labels(load(one=five, two=five)) == ()
    assert same_labels(load(one=f"measure: m, {five}", two=f"measure: m, {six}")) == ()
