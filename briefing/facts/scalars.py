"""The types of single values in a facts file: texts, numbers, units, days and periods, each read from its text.

The author's own texts are of two sorts.  `Line` is literal; `Prose` is Markdown that may call functions such as
`{{ fact("pupils") }}`.  In neither may a number be typed.  Texts in which one may be say why (see `text_fields`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import core_schema

from briefing.facts.periods import FIRST_DAY_SCHEMA, FirstDay, Period
from briefing.facts.periods import PATTERN as PERIOD_PATTERN
from briefing.facts.text_fields import TextKind, TextType, Translatable, read_local_text, write_local_text
from briefing.yaml_source.problems import rule_error

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

PERCENT, RANK = "percent", "rank"
"""Units that need no declaration, with their words below."""
BUILT_IN_UNITS: dict[str, dict[str, str]] = {
    PERCENT: {"one": "per cent", "other": "per cent", "short": "%"},
    "percentage-points": {"one": "percentage point", "other": "percentage points"},
    RANK: {"other": "{}", "rank": "common"},
}
READ_AS = {PERCENT: "percent", "percentage-points": "percentage point"}
"""What the lexicons call them, whose words above are English in a file of any language."""
HUNDREDTHS = frozenset(READ_AS)
"""Units in which the number 1 means one hundredth."""

_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
"""The active codes of ISO 4217."""

_WHOLE, _NUMBER = r"(?:0|[1-9][0-9]{0,8})", r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,9})?"
RATIO_PATTERN = rf"^(?:{_WHOLE} in {_WHOLE}|{_WHOLE}/{_WHOLE}|{_NUMBER}:{_NUMBER}|{_WHOLE} against {_WHOLE})$"
RATIO_FORMS = "1 in 5 or 2/3 for a share, 3:1 for a ratio, 7 against 2 for votes"
_PARTS = re.compile(r"([0-9.]+)( in |/|:| against )([0-9.]+)")


class RatioKind(StrEnum):
    """What two numbers say together, by what stands between them."""

    SHARE = " in "
    FRACTION = "/"
    RATIO = ":"
    VOTES = " against "


@dataclass(frozen=True)
class Ratio:
    """Two numbers in the order in which they were said: a share, a ratio, votes against votes.

    They are kept so, since "one in five" is neither "20%" nor "two in ten" to a reader.  A dash or "to" between the two
    is no form: either could be the range of a value that is not known exactly.
    """

    first: Decimal
    kind: RatioKind
    second: Decimal

    @classmethod
    def parse(cls, text: str) -> Ratio | None:
        """The ratio that `text` writes; None if it is none, such as a share of more than the whole.

        >>> str(Ratio.parse("1 in 5")), Ratio.parse("6 in 5"), Ratio.parse("5-10")
        ('1 in 5', None, None)
        """
        parts = _PARTS.fullmatch(text) if re.match(RATIO_PATTERN, text) else None
        if parts is None:
            return None
        ratio = cls(Decimal(parts[1]), RatioKind(parts[2]), Decimal(parts[3]))
        return ratio if ratio._means_something else None

    @property
    def _means_something(self) -> bool:
        match self.kind:
            case RatioKind.SHARE:
                return 0 < self.first < self.second
            case RatioKind.FRACTION:
                return self.first > 0 and self.second > 1
            case RatioKind.RATIO:
                return self.first > 0 and self.second > 0
            case RatioKind.VOTES:
                return True

    @property
    def amount(self) -> Fraction | None:
        """What it amounts to; None for votes, which are two numbers and no quotient."""
        return None if self.kind is RatioKind.VOTES else Fraction(self.first) / Fraction(self.second)

    def __str__(self) -> str:
        return f"{self.first:f}{self.kind}{self.second:f}"


NUMBER_PATTERN = r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?"
DATE_PATTERN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LINE_PATTERN = r"^[^\n]*[^\s][^\n]*$"
PROSE_PATTERN = r"[^\s]"
DIGEST_PATTERN = r"^[0-9a-f]{64}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z]{2})?$"
CURRENCY_PATTERN = r"^[A-Z]{3}$"
MAX_LINE, MAX_PROSE = 1_000, 2_000_000


def _decimal(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not (isinstance(value, str) and re.fullmatch(NUMBER_PATTERN, value)):
        raise rule_error("number-form", value, "is not a plain decimal number")
    number = Decimal(value)
    if number.is_signed() and not number:
        raise rule_error("number-form", value, "is zero, which has no sign")
    return number


def _value(value: object) -> Decimal | Ratio:
    ratio = value if isinstance(value, Ratio) else Ratio.parse(value) if isinstance(value, str) else None
    return ratio or _decimal(value)


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(DATE_PATTERN, value):
            return date.fromisoformat(value)
    except ValueError:
        raise rule_error("date-form", value, "is a day that no calendar has") from None
    raise rule_error("date-form", value, "is not a date")


def _parsed(kind: type[Period | FirstDay], rule: str) -> Callable[[object], Period | FirstDay]:
    def parse(value: object) -> Period | FirstDay:
        try:
            return value if isinstance(value, kind) else kind.parse(str(value))
        except ValueError as error:
            raise rule_error(rule, value, str(error)) from None

    return parse


def _switch(value: object) -> bool:
    known = {"true": True, "false": False, True: True, False: False}
    if not isinstance(value, str | bool) or value not in known:
        raise rule_error("true-or-false", value, "is neither true nor false")
    return known[value]


def _page_count(value: object) -> int:
    if not re.fullmatch("[1-9][0-9]{0,2}", str(value)):
        raise rule_error("page-count", value, "is no number of pages")
    return int(str(value))


@dataclass(frozen=True, eq=False)
class ReadySchema:
    """What pydantic asks of a value, told at once, and its JSON Schema; it stands last, so that no other is asked.

    From an annotation for each part of it pydantic gathers the same.  There are two hundred values, and it takes a
    tenth of a millisecond for each at every start.
    """

    core: CoreSchema
    json: Mapping[str, object]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return dict(self.core)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        return dict(self.json)


def _text(pattern: str, longest: int | None = None) -> ReadySchema:
    """A text that is a key or a code."""
    json = {"type": "string", "pattern": pattern} | ({"maxLength": longest} if longest else {})
    return ReadySchema(core_schema.str_schema(pattern=pattern, max_length=longest), json)


def _words(pattern: str, longest: int) -> ReadySchema:
    """A text in one language.

    YAML shows an editor a number where a text is all digits, so the JSON Schema lets texts be numbers.
    """
    json = {"type": ["string", "number"], "pattern": pattern, "maxLength": longest}
    return ReadySchema(core_schema.str_schema(pattern=pattern, max_length=longest), json)


def _local(words: ReadySchema) -> ReadySchema:
    """A text, or a mapping that has one for each language."""
    writer = core_schema.plain_serializer_function_ser_schema(write_local_text, info_arg=True)
    core = core_schema.with_info_wrap_validator_function(read_local_text, words.core, serialization=writer)
    versions = {"type": "object", "patternProperties": {LANGUAGE_PATTERN: words.json}, "additionalProperties": False}
    return ReadySchema(core, {"anyOf": [words.json, versions]})


def _read(
    read: Callable[[object], object], json: Mapping[str, object], write: Callable[[Any], object] | None = None
) -> ReadySchema:
    """A value that `read` makes of what stands in a file, and `write` makes something of that JSON has."""
    writer = core_schema.plain_serializer_function_ser_schema(write) if write else None
    return ReadySchema(core_schema.no_info_plain_validator_function(read, serialization=writer), json)


_LINE, _PROSE = _words(LINE_PATTERN, MAX_LINE), _words(PROSE_PATTERN, MAX_PROSE)
Line = Annotated[str, TextType(TextKind.LINE), _LINE]
Prose = Annotated[str, TextType(TextKind.PROSE), _PROSE]
LocalLine = Annotated[str, TextType(TextKind.LINE), Translatable(), _local(_LINE)]
LocalProse = Annotated[str, TextType(TextKind.PROSE), Translatable(), _local(_PROSE)]

Name = Annotated[Line, TextType(TextKind.NAME, "the name of a person, an institution or a work, as they write it")]
LocalName = Annotated[LocalLine, TextType(TextKind.NAME, "the name of a person or an office, as they write it")]
Marking = Annotated[LocalLine, TextType(TextKind.NAME, "a handling marking, in the terms of those who mark")]
Reference = Annotated[Line, TextType(TextKind.NAME, "the number of a file or an edition, as its registry has it")]
Quote = Annotated[Line, TextType(TextKind.NAME, "the words of a source, which are looked up in it")]
Address = Annotated[Line, TextType(TextKind.NAME, "where somebody or something is found: a telephone number, a link")]
FileName = Annotated[Line, TextType(TextKind.CODE, "the name of a file, which is not printed")]
HeadWords = Annotated[Line, TextType(TextKind.NAME, "the words of a source at the head of a table, as it has them")]
PlaceName = Annotated[Line, TextType(TextKind.CODE, "a place of a document, of which the one found is printed")]

Id = Annotated[
    str,
    TextType(TextKind.CODE, "an identifier; a template that prints one has it searched for numbers"),
    _text(ID_PATTERN, 64),
]
Digest = Annotated[str, TextType(TextKind.CODE, "the digest of a file, which is not printed"), _text(DIGEST_PATTERN)]
LanguageCode = Annotated[str, TextType(TextKind.CODE, "a code that has no digits"), _text(LANGUAGE_PATTERN)]
CurrencyCode = Annotated[
    str,
    TextType(TextKind.CODE, "a code of ISO 4217"),
    ReadySchema(core_schema.str_schema(pattern=CURRENCY_PATTERN), {"enum": sorted(CURRENCIES)}),
]

Number = Annotated[
    Decimal,
    ReadySchema(
        core_schema.no_info_before_validator_function(_decimal, core_schema.decimal_schema()),
        {"type": ["number", "string"], "pattern": f"^{NUMBER_PATTERN}$"},
    ),
]
Value = Annotated[
    Decimal | Ratio,
    _read(
        _value,
        {"type": ["number", "string"], "pattern": f"^{NUMBER_PATTERN}$|{RATIO_PATTERN}"},
        lambda value: value if isinstance(value, Decimal) else str(value),
    ),
]
Day = Annotated[
    date,
    ReadySchema(
        core_schema.no_info_before_validator_function(_date, core_schema.date_schema()),
        {"type": "string", "format": "date", "pattern": f"^{DATE_PATTERN}$"},
    ),
]
When = Annotated[
    Period,
    _read(
        _parsed(Period, "period-form"),
        {"type": ["string", "integer"], "pattern": PERIOD_PATTERN, "minimum": 1000, "maximum": 9999},
        str,
    ),
]
FiscalYear = Annotated[
    FirstDay, _read(_parsed(FirstDay, "fiscal-year-form"), {"type": "string", "pattern": FIRST_DAY_SCHEMA}, str)
]
"""When business years begin."""
PageCount = Annotated[int, _read(_page_count, {"type": "integer", "minimum": 1, "maximum": 999})]
Switch = Annotated[bool, _read(_switch, {"type": "boolean"})]
