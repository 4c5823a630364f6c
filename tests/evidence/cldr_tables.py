"""Compiles what CLDR knows of money and of large numbers into the tables beside the lexicons.

`python -m tests.redraw` writes them anew; the check itself needs no Babel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale, core, localedata
from babel.core import get_global

from briefing.evidence import lexicons
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.facts.scalars import CURRENCIES

FOLDER = Path(lexicons.__file__).parent
LANGUAGES = ("en", "ru", "az")
NO_MONEY = set("BOV CHE CHW CLF COU MXV USN UYI XAU XDR XSU XUA VED UYW ZWG".split())  # noqa: SIM905
CODES = sorted(CURRENCIES - NO_MONEY)
_NO_STATES = (
    "AC AI AQ AS AW AX BL BM BQ BV CC CD CG CK CP CQ CW CX DG EA EH EU EZ FK FO GF GG GI GL GP GS GU HK HM IC IM IO"
    " JE KY MF MO MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB XK YT ZZ"
)
_REGIONS = "142 143 150 002 003 005 009 419 EU"
"""Parts of the world that texts tell numbers of as they do of states."""
SAME = {
    **dict.fromkeys(("krone", "krona", "koruna", "króna"), "crown"),
    **{"ruble": "rouble", "riyal": "rial", "zloty": "złoty", "denar": "dinar", "guilder": "florin", "sheqel": "shekel"},
}
"""Nouns that texts use for one another; the nation then tells them apart."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVE = ("ий", "ый", "ой", "ая", "яя")
_UNTOLD = {"новый", "конвертируемая", "new"}


def tables() -> dict[str, Any]:
    """File name → what belongs into it."""
    found = {"money.json": money(), "places.json": places(), "scales.json": scales(), "countries.json": countries()}
    return {name: {"cldr": cldr_version(), **table} for name, table in found.items()}


def cldr_version() -> str:
    """The version of Babel's CLDR; nothing if Babel does not say it."""
    return str(core.get_cldr_version()) if hasattr(core, "get_cldr_version") else ""


def write_tables() -> None:
    """Write every table anew."""
    for name, table in tables().items():
        text = json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def money() -> dict[str, Any]:
    """The currencies that a noun may mean, and the words for the nation of each."""
    kinds = {code: _kind(code) for code in CODES}
    return {
        "kinds": {kind: [c for c in CODES if kinds[c] == kind] for kind in sorted(set(kinds.values()))},
        "nouns": {"en": dict(sorted(_nouns(kinds)))},
        "nations": {language: _merged(_nations(language)) for language in LANGUAGES},
    }


def places() -> dict[str, Any]:
    """Where the money is paid that shares its noun with that of others."""
    kinds = [_kind(code) for code in CODES]
    shared = [code for code in CODES if kinds.count(_kind(code)) > 1]
    return {language: {code: _places(language, code) for code in shared} for language in LANGUAGES}


def countries() -> dict[str, Any]:
    """The names of states in each language, in the order of their codes, and of parts of the world.

    A territory that belongs to a state is told as a part of it as often as not.
    """
    codes = [
        code
        for code in Locale("en").territories
        if len(code) == 2 and code.isalpha() and code not in _NO_STATES.split()
    ]
    parts = {"": sorted(codes), " regions": _REGIONS.split()}
    return {
        language + part: [_short(Locale(language).territories[code]) for code in codes]
        for language in LANGUAGES
        for part, codes in parts.items()
    }


def _short(name: str) -> str:
    """A name as texts have it: Myanmar of "Myanmar (Burma)"."""
    return name.partition(" (")[0].replace("\u2019", "'")


def _kind(code: str) -> str:
    noun = _words("en", Locale("en").currencies[code])[-1]
    return SAME.get(noun, noun)


def _nouns(kinds: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Each written form of an English noun, and its kind; in the other languages a noun has more forms than CLDR's."""
    plurals = Locale("en")._data["currency_names_plural"]
    for code, kind in kinds.items():
        for name in (Locale("en").currencies[code], *dict(plurals.get(code, {})).values()):
            yield _words("en", name)[-1], kind


def _nations(language: str) -> Iterator[tuple[str, str]]:
    """The words for a nation beside the noun, and the currency; in Russian they may follow it."""
    for code in CODES:
        words = _words(language, Locale(language).currencies[code])
        at = _noun_at(language, words)
        before = [word for word in words[:at] if word not in _UNTOLD or language != "ru"]
        if nation := " ".join(before or words[at + 1 :]):
            yield nation.replace("-", " "), code


def _noun_at(language: str, words: list[str]) -> int:
    if language != "ru":
        return len(words) - 1
    return next((i for i, word in enumerate(words) if not word.endswith(_ADJECTIVE)), len(words) - 1)


MORE_TOWNS = {
    "CAD": "Ottawa/Оттава/Ottava, Montreal/Монреаль/Monreal, Calgary/Калгари/Kalqari, Quebec/Квебек/Kvebek",
    "AUD": "Canberra/Канберра/Kanberra",
    "NZD": "Wellington/Веллингтон/Vellinqton, Christchurch/Крайстчерч/Kraystçörç",
    "USD": "Washington/Вашингтон/Vaşinqton, Boston/Бостон/Boston, Houston/Хьюстон/Hyuston",
    "INR": "New Delhi/Нью-Дели/Yeni Dehli, Mumbai/Мумбаи/Mumbay",
    "PKR": "Islamabad/Исламабад/İslamabad, Lahore/Лахор/Lahor",
    "GBP": "Edinburgh/Эдинбург/Edinburq, Cardiff/Кардифф/Kardiff",
}
"""Towns that CLDR does not name, since they have no time zone of their own, in English, Russian and Azerbaijani."""


def _places(language: str, code: str) -> list[str]:
    """The countries and the large towns where a currency is paid."""
    locale = Locale(language)
    towns = [names.split("/") for names in MORE_TOWNS.get(code, "").split(", ") if names]
    found = [names[LANGUAGES.index(language)] for names in towns]
    for territory, entries in get_global("territory_currencies").items():
        if (
            any(c == code and end is None and tender for c, _, end, tender in entries)
            and territory in locale.territories
        ):
            zones = [zone for zone, where in get_global("zone_territories").items() if where == territory]
            cities = (locale.time_zones.get(zone, {}).get("city") or zone.split("/")[-1] for zone in zones)
            found += [locale.territories[territory], *(city.replace("_", " ") for city in cities)]
    return sorted({name for name in found if name.isprintable()})


def _words(language: str, name: str) -> list[str]:
    return _WORD.findall(load_lexicon(language).lower(name))


def _merged(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word, code in pairs:
        found.setdefault(word, []).append(code)
    return dict(sorted(found.items()))


def scales() -> dict[str, Any]:
    """The decimal sign and the words for large numbers of every language that has some of its own."""
    found = {}
    for language in sorted(localedata.locale_identifiers()):
        if "_" in language or language in LANGUAGES:
            continue
        locale = Locale.parse(language)
        words = {
            word: len(size) - 1
            for style in ("short", "long")
            for sizes in locale._data["compact_decimal_formats"].get(style, {}).values()
            for size, pattern in sizes.items()
            if (word := _scale_word(str(pattern.pattern))) and (pattern.pattern.count("0") == 1)
        }
        if words:
            found[language] = {"decimal": locale.number_symbols["latn"]["decimal"], "scales": words}
    return found


def _scale_word(pattern: str) -> str:
    """The word of a pattern such as `0 Mio'.'`."""
    words = _WORD.findall(pattern.replace("'", ""))
    return words[0].lower() if len(words) == 1 and len(words[0]) > 1 else ""


if __name__ == "__main__":
    write_tables()
