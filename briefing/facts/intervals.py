"""Computes with quantities that are not known exactly, and states no result more firmly than it is known.

A value is an interval of rational numbers; each end may be open, and an end that is None
is unknown.  "About" is a point without width whose significant digits are counted instead.
What no qualifier can say truthfully raises `InexpressibleError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from briefing.facts.model import Qualifier, Quantity
from briefing.records import NamedTuple

EXACT_PLACES = 4
"""An exact result with more decimal places than these is stated as "about"."""
DEFAULT_SIGNIFICANT = 3
"""Significant digits of a rounded result, unless it is a whole number from 100 up."""
_RATIO_DIGITS = 2
_MAX_PLACES, _MAX_WHOLE = 9, 10**18
# Each formula may double the digits of the one before it; this ends a chain of squares after 13 of them.
_MAX_BITS = 10_000


class InexpressibleError(Exception):
    """A result that no qualifier can state truthfully; its text says why."""


class Interval(NamedTuple):
    """What is known of a number: between `low` and `high`, or about `low`.

    Where it is `approximate`, `low` and `high` are equal and have so many `significant` digits; nowhere else is
    `significant` set. `from_zero` is set only where one end is None: unknown, but not beyond zero.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    from_zero: bool = False
    approximate: bool = False
    significant: int | None = None

    @property
    def is_point(self) -> bool:
        """Whether it is one number, exact or approximate."""
        return self.low is not None and self.low == self.high

    @property
    def is_bound(self) -> bool:
        """Whether only one of its ends is known."""
        return (self.low is None) != (self.high is None)


def read_interval(quantity: Quantity, qualifier: Qualifier) -> Interval:
    """What a quantity says; "less than", "nearly" and "at most" are taken as not beyond zero."""
    if quantity.low is not None and quantity.high is not None:
        return Interval(Fraction(quantity.low), Fraction(quantity.high))
    number, significant = _point(quantity)
    is_open = qualifier in {Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.NEARLY}
    if qualifier is Qualifier.NEARLY:
        qualifier = Qualifier.MORE_THAN if number < 0 else Qualifier.LESS_THAN  # nearly -12 is between -12 and zero
    else:
        qualifier = quantity.signed(qualifier)
    match qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            return Interval(number, None, low_open=is_open, from_zero=quantity.is_fall)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            return Interval(None, number, high_open=is_open, from_zero=number > 0)
        case Qualifier.ABOUT:
            return Interval(number, number, approximate=True, significant=significant)
    return Interval(number, number)


def _point(quantity: Quantity) -> tuple[Fraction, int]:
    """The one number that a quantity names, and how many digits of it carry weight."""
    if isinstance(quantity.value, Decimal):
        return Fraction(quantity.value), significant_digits(quantity.value)
    if quantity.value is None:
        raise InexpressibleError("an input has no value")
    if (amount := quantity.value.amount) is None:
        raise InexpressibleError("votes for and against are no number")
    return amount, _RATIO_DIGITS


def significant_digits(number: Decimal) -> int:
    """How many digits of a number carry weight: 2 of 160000, 3 of 4.50, 1 of 0.05."""
    _, digits, exponent = number.as_tuple()
    text = "".join(map(str, digits)).lstrip("0")
    return max(1, len(text.rstrip("0") if exponent == 0 else text))


def add(a: Interval, b: Interval) -> Interval:
    """The sum; an end that is unknown stays unknown."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    from_zero = (low is None and _is_not_negative(a) and _is_not_negative(b)) or (
        high is None and _is_not_positive(a) and _is_not_positive(b)
    )
    total = _approximately(a, b, Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open, from_zero))
    # No digit of an approximate sum is known that stands behind the last significant one of an input.
    places = [_magnitude(v.low) - v.significant + 1 for v in (a, b) if v.significant is not None and v.low is not None]
    if places and total.low is not None and total.significant is not None:
        digits = min(total.significant, _magnitude(total.low) - max(places) + 1)
        if digits < 1:
            raise InexpressibleError("the inputs are too approximate for what is left of them")
        total = total._replace(significant=digits)
    return _checked(total)


def subtract(a: Interval, b: Interval) -> Interval:
    """The difference."""
    low, high = (None if end is None else -end for end in (b.high, b.low))
    return add(a, b._replace(low=low, high=high, low_open=b.high_open, high_open=b.low_open))


def multiply(a: Interval, b: Interval) -> Interval:
    """The product: the interval that spans the products of all ends."""
    products = [_times(x, y) for x in _ends(a) for y in _ends(b)]
    low, low_open = min(products, key=lambda end: (end[0], end[1]))
    high, high_open = max(products, key=lambda end: (end[0], not end[1]))
    # An end of zero is not known but only assumed, if an input is a bound: "less than 5" is taken as not negative.
    is_bound = a.is_bound or b.is_bound
    low_assumed = is_bound and low == 0 and high not in (_INFINITY, 0)
    high_assumed = is_bound and high == 0 and low not in (-_INFINITY, 0)
    product = Interval(
        None if low_assumed or isinstance(low, float) else low,
        None if high_assumed or isinstance(high, float) else high,
        low_open and not low_assumed,
        high_open and not high_assumed,
        low_assumed or high_assumed,
    )
    if product.low == 0 and product.high is None and not (a.is_point or b.is_point):
        raise InexpressibleError("two bounds leave the result anywhere above zero")
    return _checked(_approximately(a, b, product))


def divide(a: Interval, b: Interval) -> Interval:
    """The quotient: the product with the reciprocal."""
    (low, low_open), (high, high_open) = _ends(b)
    if low < 0 < high or (low == 0 and not low_open) or (high == 0 and not high_open):
        raise InexpressibleError("it divides by what may be zero")
    least, least_open = _invert(high, high_open)
    most, most_open = _invert(low, low_open)
    if least == 0:
        return multiply(a, Interval(None, most, high_open=most_open, from_zero=True))
    return multiply(a, b._replace(low=least, high=most, low_open=least_open, high_open=most_open, from_zero=False))


_End: TypeAlias = tuple[Fraction | float, bool]
_INFINITY = float("inf")


def _ends(a: Interval) -> tuple[_End, _End]:
    """Both ends as (number or infinity, open)."""
    zero: _End = (Fraction(0), False)
    low: _End = (a.low, a.low_open) if a.low is not None else zero if a.from_zero else (-_INFINITY, True)
    high: _End = (a.high, a.high_open) if a.high is not None else zero if a.from_zero else (_INFINITY, True)
    return low, high


def _times(x: _End, y: _End) -> _End:
    (p, p_open), (q, q_open) = x, y
    if p == 0 or q == 0:
        return Fraction(0), not ((p == 0 and not p_open) or (q == 0 and not q_open))
    if isinstance(p, float) or isinstance(q, float):
        return (_INFINITY if (p > 0) == (q > 0) else -_INFINITY), True
    return p * q, p_open or q_open


def _invert(end: Fraction | float, is_open: bool) -> tuple[Fraction | None, bool]:
    if isinstance(end, float):
        return Fraction(0), True
    return (1 / end, is_open) if end else (None, True)


def _approximately(a: Interval, b: Interval, result: Interval) -> Interval:
    """The result marked as approximate if an input is, with the fewest significant digits of them."""
    if not (a.approximate or b.approximate):
        return result
    if not (a.is_point and b.is_point):
        raise InexpressibleError("it mixes an approximate value with a bound or a range")
    return result._replace(
        approximate=True, significant=min(v.significant for v in (a, b) if v.significant is not None)
    )


def _checked(result: Interval) -> Interval:
    """The result; InexpressibleError if it says nothing, or has more digits than a chain of formulas may make."""
    if result.low is None and result.high is None:
        raise InexpressibleError("the result could be any number")
    for end in (result.low, result.high):
        if end is not None and max(end.numerator.bit_length(), end.denominator.bit_length()) > _MAX_BITS:
            raise InexpressibleError("the result has too many digits")
    return result


def _is_not_negative(a: Interval) -> bool:
    return _ends(a)[0][0] >= 0


def _is_not_positive(a: Interval) -> bool:
    return _ends(a)[1][0] <= 0


def _magnitude(number: Fraction) -> int:
    """The power of ten of the first digit; 0 for zero."""
    if not number:
        return 0
    power = len(str(abs(number.numerator))) - len(str(number.denominator))
    return power if abs(number) >= Fraction(10) ** power else power - 1


def state_interval(value: Interval, quantity: Quantity) -> tuple[Quantity, Qualifier]:
    """The quantity with its numbers, and the qualifier, that say this value, rounded outward or to what is known."""
    numbers, qualifier = _state_signed(value)
    stated = quantity.model_copy(update=numbers)
    is_sure = _is_not_positive(value) if stated.is_fall else _is_not_negative(value)
    if stated.change and value.is_bound and not is_sure:
        raise InexpressibleError("the result may be a rise as well as a fall")
    return stated, qualifier.mirrored if stated.is_fall else qualifier


def _state_signed(value: Interval) -> tuple[dict[str, Decimal], Qualifier]:
    if value.is_point and value.low is not None:
        number = value.low
        # A quotient such as 1/3 has no end; written with fewer digits it is only about that.
        if not value.approximate and _terminates(number):
            return {"value": _decimal(number, EXACT_PLACES)}, Qualifier.EXACT
        return {"value": _rounded(number, value.significant)}, Qualifier.ABOUT
    low = None if value.low is None else _outward(value.low, floor)
    high = None if value.high is None else _outward(value.high, ceil)
    if low is not None and high is not None:
        return {"low": low, "high": high}, Qualifier.BETWEEN
    if high is None and low is not None:
        return {"value": low}, Qualifier.MORE_THAN if value.low_open else Qualifier.AT_LEAST
    if high is not None:
        return {"value": high}, Qualifier.LESS_THAN if value.high_open else Qualifier.AT_MOST
    raise InexpressibleError("the result could be any number")


def _terminates(number: Fraction) -> bool:
    return not 10**EXACT_PLACES % number.denominator


def _outward(number: Fraction, rounder: Callable[[Fraction], int]) -> Decimal:
    places = EXACT_PLACES if _terminates(number) else _places(number, None)
    places = min(places, _MAX_PLACES)
    return _decimal(Fraction(rounder(number * Fraction(10) ** places)) / Fraction(10) ** places, places)


def _rounded(number: Fraction, digits: int | None) -> Decimal:
    """Rounded half up; rounding 9.96 to two digits gives 10, not 10.0."""
    places = _places(number, digits)
    nearest = _nearest(number, places)
    if _magnitude(nearest) > _magnitude(number) and (places > 0 or digits):
        places -= 1
        nearest = _nearest(number, places)
    if places > _MAX_PLACES:
        raise InexpressibleError("the result is too small to write")
    return _decimal(nearest, places, strip=False)


def _nearest(number: Fraction, places: int) -> Fraction:
    scale = Fraction(10) ** places
    half_up = floor(abs(number) * scale + Fraction(1, 2))
    return (half_up if number >= 0 else -half_up) / scale


def _places(number: Fraction, digits: int | None) -> int:
    """Decimal places that show so many significant digits; by default three, and whole numbers from 100 up."""
    if not number:
        return 0
    return max(0, DEFAULT_SIGNIFICANT - 1 - _magnitude(number)) if digits is None else digits - 1 - _magnitude(number)


def _decimal(number: Fraction, places: int, strip: bool = True) -> Decimal:
    if abs(number) >= _MAX_WHOLE:
        raise InexpressibleError("the result is too large to write")
    places = max(0, places)
    digits = int(number * 10**places)
    while strip and places and digits % 10 == 0:
        digits, places = digits // 10, places - 1
    return Decimal(digits).scaleb(-places)


def place_among(value: Interval, others: Sequence[Interval]) -> Interval:
    """The place of a value among others, the largest first; InexpressibleError where it could have several."""
    low, high = _known_ends(value)
    above = 0
    for least, most in map(_known_ends, others):
        if least > high:
            above += 1
        elif most >= low and (least, most) != (low, high):
            raise InexpressibleError("values that may be equal have no rank")
    return Interval(Fraction(above + 1), Fraction(above + 1))


def _known_ends(value: Interval) -> tuple[Fraction, Fraction]:
    """Between what a value surely lies: what is about 160,000 is anything that rounds to it."""
    if value.low is None or value.high is None:
        raise InexpressibleError("a rank needs values that have both ends")
    if not value.approximate or value.significant is None:
        return value.low, value.high
    half = Fraction(10) ** (_magnitude(value.low) - value.significant + 1) / 2
    return value.low - half, value.high + half
