"""The plural rules of CLDR and a number in, the number's plural category out.

The rules are written as Babel has them ("i mod 10 in 2..4 and i mod 100 not in 12..14"); their operands are those of
Unicode Technical Standard 35, part 3, "Language Plural Rules".  Babel could apply them too, but takes 20 ms to be
imported, which a build in a language that comes with us need not pay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_RELATION = re.compile(r"([nivwftce])(?: mod ([0-9]+))? (not )?in ([0-9.,]+)")


def category(rules: Mapping[str, str], value: Decimal) -> str:
    """The category of `value`, written with the decimals that it has, by `rules`: `{"one": "i in 1 and v in 0"}`."""
    operands = _operands(abs(value))
    return next((name for name, rule in rules.items() if _holds(rule, operands)), "other")


def _operands(value: Decimal) -> dict[str, Decimal]:
    """n the number, i its whole part, v and f its decimals (how many, which), w and t those without trailing zeros."""
    whole, _, decimals = f"{value:f}".partition(".")
    kept = decimals.rstrip("0")
    numbers: dict[str, Decimal | int | str] = {"n": value, "i": whole, "c": 0, "e": 0}
    numbers |= {"v": len(decimals), "f": decimals or 0, "w": len(kept), "t": kept or 0}
    return {name: Decimal(number) for name, number in numbers.items()}


def _holds(rule: str, operands: Mapping[str, Decimal]) -> bool:
    return any(all(_related(relation, operands) for relation in part.split(" and ")) for part in rule.split(" or "))


def _related(relation: str, operands: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation.strip())
    if match is None:
        raise ValueError(f"no plural relation: {relation}")
    name, modulus, negated, ranges = match.groups()
    number = operands[name] % int(modulus) if modulus else operands[name]
    return any(_within(number, part) for part in ranges.split(",")) != bool(negated)


def _within(number: Decimal, part: str) -> bool:
    low, _, high = part.partition("..")
    return int(low) <= number <= int(high or low) and number == int(number)
