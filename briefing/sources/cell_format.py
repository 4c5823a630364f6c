"""What a cell of a workbook shows of what it holds: 0.123 in the format `0.0%` is 12.3%, 41000 in `#,##0,` is 41.

Formats are those of ECMA-376, part 1, 18.8.31, as a program in English shows them.  Fractions, which nobody quotes,
are shown as numbers without a format are.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from briefing.records import NamedTuple

_GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<number>[#0?](?:,?[#0?])*(?:\.[#0?]*)?(?P<power>E[+-][0#]+)?|\.[#0?]+)(?P<scale>,*)"
    r"|(?P<date>AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*')
_DIGITS, _MOST_DECIMALS = 10, 9
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


class _Part(NamedTuple):
    """A part of a format: what it stands for, and its own characters."""

    kind: str
    text: str
    power: str = ""
    scale: int = 0


def shown(value: object, code: str) -> str:
    """The words in a cell that holds `value` and has the number format `code`.

    >>> shown(0.123, "0.0%"), shown(41000, "#,##0,"), shown(-1234.5, "#,##0.00_);(#,##0.00)"), shown(None, "0")
    ('12.3%', '41', '(1,234.50)', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime | date | time):
        return _date(value, _sections(code)[0])
    if not isinstance(value, int | float):
        return str(value)
    try:
        return _number(Decimal(repr(value)), code)
    except InvalidOperation:
        return str(value)


def in_full(value: object, code: str) -> str | None:
    """The number of a cell, scaled as its format has it, if that shows less of it; None if it shows all.

    >>> in_full(0.12345, "0.0%"), in_full(41250, "#,##0,"), in_full(41000, "#,##0"), in_full("41", "0")
    ('12.345', '41.25', None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    words = shown(value, code)
    try:
        number = Decimal(repr(value))
        for part in _section_of(number, code):
            number = number.scaleb(2 * part.text.count("%") if part.kind == "text" else -3 * part.scale)
        digits = re.sub(r"[^\d.E+]", "", words.partition("E")[0])
        number = round(number, _MOST_DECIMALS).normalize()
        return None if Decimal(digits) == abs(number) else f"{number:f}"
    except InvalidOperation:
        return None


def _section_of(value: Decimal, code: str) -> tuple[_Part, ...]:
    """The parts of a format that hold for a number."""
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _number(value: Decimal, code: str) -> str:
    parts = _section_of(value, code)
    if value < 0 and len(_sections(code)) > 1:
        value = -value
    numbers = [part for part in parts if part.kind == "number"]
    if len(numbers) != 1 or any(part.kind in ("date", "fraction") for part in parts):
        is_plain = not numbers and parts and all(part.kind == "text" for part in parts)
        if is_plain:
            return "".join(part.text for part in parts).strip()
        if value == value.to_integral_value():
            return f"{value:.0f}"
        return f"{round(value, max(_DIGITS - 1 - value.adjusted(), 0)).normalize():f}"  # ten digits at most
    percent = sum(part.text.count("%") for part in parts if part.kind == "text")
    value = value.scaleb(2 * percent - 3 * numbers[0].scale)
    sign = "-" if value < 0 else ""
    words = "".join(_digits(abs(value), part) if part.kind == "number" else part.text for part in parts)
    return f"{sign}{words.strip()}"


def _digits(value: Decimal, part: _Part) -> str:
    """A number without its sign, with as many digits as its place in the format asks for."""
    if part.power:
        mantissa = len(part.text.partition(".")[2].partition("E")[0])
        return f"{value:.{mantissa}E}"
    whole, _, fraction = part.text.partition(".")
    rounded = value.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    grouping = "," if "," in whole else ""
    before, _, after = f"{rounded:{grouping}f}".partition(".")
    least = whole.count("0")
    before = "" if before == "0" and not least else before.rjust(least, "0")
    kept = len(fraction.rstrip("#?"))
    while len(after) > kept and after.endswith("0"):
        after = after[:-1]
    return f"{before}.{after}" if after else before


def _date(value: date | time, parts: tuple[_Part, ...]) -> str:
    """A day or a time; one without a format is written as ISO 8601 has it."""
    if not any(part.kind == "date" for part in parts):
        return value.isoformat()
    is_half = any(part.kind == "date" and part.text[0] in "aA" for part in parts)
    words = ""
    for i, part in enumerate(parts):
        others = [[p.text[0].lower() for p in beside if p.kind == "date"] for beside in (parts[:i], parts[i + 1 :])]
        is_minute = others[0][-1:] == ["h"] or others[1][:1] == ["s"]
        words += _date_part(value, part.text.lower(), is_minute, is_half) if part.kind == "date" else part.text
    return words.strip()


def _date_part(value: date | time, code: str, is_minute: bool, is_half: bool) -> str:
    """The words for a part of a format such as "mmm", which is of minutes beside hours or seconds."""
    size = len(code)
    if isinstance(value, date):
        match code[0]:
            case "y":
                return str(value.year) if size > 2 else f"{value.year % 100:02}"
            case "d":
                name = _DAYS[value.weekday()]
                return [str(value.day), f"{value.day:02}", name[:3], name][min(size, 4) - 1]
            case "m" if not is_minute:
                name = _MONTHS[value.month - 1]
                return [str(value.month), f"{value.month:02}", name[:3], name, name[:1]][min(size, 5) - 1]
    if not isinstance(value, datetime | time):
        return ""
    if code[0] == "a":
        return "PM" if value.hour >= 12 else "AM"
    hour = (value.hour - 1) % 12 + 1 if is_half else value.hour
    number = {"h": hour, "m": value.minute, "s": value.second}[code[0]]
    return f"{number:02}" if size > 1 else str(number)


@lru_cache(maxsize=256)
def _sections(code: str) -> list[tuple[_Part, ...]]:
    """The parts of a format for numbers above, below and at zero, as far as it has them."""
    if code in (_GENERAL, "@", ""):
        return [()]
    sections: list[tuple[_Part, ...]] = []
    for section in (match[0] for match in _SECTION.finditer(code) if match[0] or match.start() == 0):
        parts = []
        for match in _TOKEN.finditer(section):
            words = match["quoted"] or match["escaped"] or match["currency"] or match["other"]
            if match["number"]:
                parts.append(_Part("number", match["number"], match["power"] or "", len(match["scale"])))
            elif match["date"]:
                parts.append(_Part("date", match["date"]))
            elif match["space"] or words:
                parts.append(_Part("fraction" if words == "/" and "?" in section else "text", words or " "))
        sections.append(tuple(parts))
    return sections
