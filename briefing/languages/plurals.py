"""Applies the plural rules of the CLDR: the category of a number, such as "few" for 3 in Russian.

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
    whole, _, decimals = f"{abs(value):f}".partition(".")
    kept = decimals.rstrip("0")
    # n the number, i its whole part, v and f its decimals (how many, which), w and t those without trailing zeros
    operands = {"n": abs(value), "i": Decimal(whole), "v": Decimal(len(decimals)), "f": Decimal(decimals or 0)}
    operands |= {"w": Decimal(len(kept)), "t": Decimal(kept or 0), "c": Decimal(0), "e": Decimal(0)}
    for name, rule in rules.items():
        for part in rule.split(" or "):
            if all(_is_true(relation.strip(), operands) for relation in part.split(" and ")):
                return name
    return "other"


def _is_true(relation: str, operands: Mapping[str, Decimal]) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(f"no plural relation: {relation}")
    name, modulus, negated, ranges = match.groups()
    number = operands[name] % int(modulus) if modulus else operands[name]
    ends = (part.partition("..") for part in ranges.split(","))
    is_within = number == int(number) and any(int(low) <= number <= int(high or low) for low, _, high in ends)
    return is_within != bool(negated)
