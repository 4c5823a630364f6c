"""The words in which problems of a facts file are reported, and the hints for values written the wrong way."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from decimal import Decimal

from briefing.errors import Problem
from briefing.facts.assertion import TableScale
from briefing.facts.model import Kind, Likelihood, NotePlace, Property, Qualifier, State, Status, Voice
from briefing.facts.periods import FORMS, MONTHS
from briefing.facts.scalars import (
    CURRENCY_PATTERN,
    DIGEST_PATTERN,
    ID_PATTERN,
    LANGUAGE_PATTERN,
    LINE_PATTERN,
    NUMBER_PATTERN,
    PROSE_PATTERN,
    RATIO_FORMS,
)
from briefing.yaml_source.problems import Vocabulary, no_line, quoted

_DEFAULTED = frozenset({"period", "source"})
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DAY_FIRST = r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})"


def _is_not(what: str, word: str) -> str:
    return f"is {quoted(word)}, which is not {what}"


def _id_hint(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word[:64]).encode("ascii", "ignore").decode()
    better = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    form = "an id has lower-case letters, digits and single hyphens, and begins with a letter"
    return f"write {better}" if re.fullmatch(ID_PATTERN, better) and better != word else form


def _number_hint(text: str) -> str:
    word = unicodedata.normalize("NFKC", text[:64]).strip().lstrip("+")
    number, scale, _ = (*re.split(r"\s*(thousand|million|billion|trillion)$", word), "", "")[:3]
    plain = re.sub(r"(?<=[0-9])[,_' ](?=[0-9]{3})", "", number).replace("\u2212", "-")
    plain = "0" + plain if plain.startswith(".") else re.sub(r"^(-?)0+(?=[0-9])", r"\1", plain).removesuffix(".")
    if not re.fullmatch(NUMBER_PATTERN, plain):
        if re.fullmatch(r"[0-9.]+\s?(?:[-\u2013\u2014]|to)\s?[0-9.]+", word):
            return f"write low: and high: for a range; {RATIO_FORMS}"
        return "write it in the digits 0 to 9 alone, such as 160000 or 4.5"
    if not Decimal(plain):
        plain = plain.removeprefix("-")
    if not scale:
        return f"write {plain}"
    return f"write {format(Decimal(plain) * _SCALES[scale], 'f')}"


def _date_hint(text: str) -> str:
    for pattern, order in ((r"([0-9]{4})\D([0-9]{1,2})\D([0-9]{1,2})(\D.*)?", "123"), (_DAY_FIRST, "321")):
        if match := re.fullmatch(pattern, text[:40]):
            year, month, day = (int(match[int(group)]) for group in order)
            if 1 <= month <= 12 and 1 <= day <= monthrange(year or 1, month)[1]:
                return f"write {year:04}-{month:02}-{day:02}"
            return "look at the month and the day"
    return "write year, month and day, such as 2024-08-19"


def _fiscal_year_hint(text: str) -> str:
    near = [month for month in MONTHS if month[:3] == text.strip().title()[:3]]
    return f"write {near[0]}" if near else "write the month in which the year begins, such as April or 6 April"


FACTS_VOCABULARY = Vocabulary(
    file="the facts file",
    opening="it begins with head:, and has sections: and facts:",
    nouns={
        "facts": "fact",
        "series": "series",
        "charts": "chart",
        "images": "image",
        "flowables": "flowable",
        "sections": "section",
        "units": "unit",
        "translated-units": "unit",
        "speakers": "speaker",
        "sources": "source",
        "currencies": "currency",
        "allowed": "allowance",
        "key-figures": "key figure",
        "key-points": "key point",
        "scenarios": "scenario",
    },
    choices={
        "qualifier": list(Qualifier),
        "status": list(Status),
        "kind": list(Kind),
        "voice": list(Voice),
        "for": list(Property),
        "reading": list(Property),
        "scale": list(TableScale),
        "state": list(State),
        "notes": list(NotePlace),
        "likelihood": list(Likelihood),
    },
    patterns={
        ID_PATTERN: lambda word: Problem("id", _is_not("an id", word), _id_hint(word)),
        LINE_PATTERN: no_line,
        PROSE_PATTERN: no_line,
        LANGUAGE_PATTERN: lambda word: Problem(
            "language-code", _is_not("a language", word), "write a language code such as en, az or en-GB"
        ),
        DIGEST_PATTERN: lambda word: Problem(
            "sha256", _is_not("a digest", word), "it has 64 digits, 0 to 9 and a to f"
        ),
        CURRENCY_PATTERN: lambda word: Problem(
            "unknown-currency", _is_not("a currency", word), "write three capital letters, such as USD"
        ),
    },
    hints={
        "number-form": _number_hint,
        "date-form": _date_hint,
        "period-form": lambda text: f"write {FORMS}",
        "fiscal-year-form": _fiscal_year_hint,
        "page-count": lambda text: "write a whole number, such as 4",
    },
    key_hint=_id_hint,
    missing=lambda path: (
        f"give it one, or set {path[-1]}: under defaults:" if path[0] == "facts" and path[-1] in _DEFAULTED else None
    ),
)
