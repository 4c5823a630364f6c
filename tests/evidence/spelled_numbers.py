"""Compiles the words for numbers of all languages: `python -m tests.evidence.spelled_numbers`.

They stand in `lexicons/spelled.json`.  Those of the languages that the check knows are taken from their lexicons, those
of the others from the rules by which CLDR spells numbers out, which libicu (Debian's libicu72) runs.  A word that is
more often another one in a language (`fire`, which is four in Danish) is no number there: which are, wordfreq knows.
Both are needed here only; without them the part of the table that is there already is kept.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from babel import localedata

from briefing.evidence import lexicons

FILE = Path(lexicons.__file__).with_name("spelled.json")
OURS = {"en": "english", "ru": "russian", "az": "azerbaijani"}
NO_LETTERS = ("ja", "ko", "yue", "zh")
VALUES = (
    *range(101),
    *range(200, 1000, 100),
    *(n * 10**power for power in (3, 4, 6, 9, 12) for n in (1, 2, 5)),
)
COMMON, COMMON_ENGLISH = 3.3, 4.3
"""How often a word is met, as a logarithm, from which on a reader takes it for that word; English is met everywhere."""
IN_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    **{"х": "kh", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ё": "yo"},
}
"""Russian as it is written in Latin letters."""
MORE_OF_AZERBAIJANI = "altı bin elli mil min mis on sen ton yedi yüz üç nil trio grand mina mila ses sem"
"""Words of Azerbaijani, of which wordfreq knows none."""
ORDINALS = {
    "be": "трэці трэцяя чацвёрты чацвёртая пятая шосты шостая сёмы сёмая восьмы восьмая дзявяты дзявятая"
    " дзясяты дзясятая",
    "cs": "třetí čtvrtý čtvrtá čtvrté pátý pátá páté šestý šestá šesté sedmý sedmá sedmé osmý osmá osmé devátý devátá"
    " deváté desátý desátá desáté",
    "pl": "trzeci trzecia trzecie czwarty czwarta czwarte piąty piąta piąte szósty szósta szóste siódmy siódma siódme"
    " ósmy ósma ósme dziewiąty dziewiąta dziewiąte dziesiąty dziesiąta dziesiąte",
    "ro": "treilea patrulea cincilea șaselea șaptelea optulea nouălea zecelea",
    "sk": "tretí tretia tretie štvrtý štvrtá štvrté piaty piata piate šiesty šiesta siedmy siedma ôsmy ôsma deviaty"
    " deviata desiaty desiata",
    "uk": "третій третя третє четвертий четверта пятий пята шостий шоста сьомий сьома восьмий восьма девятий"
    " десятий десята",
}
"""Those of languages for which CLDR has no rules."""
SHARES = {
    "cs": "polovina polovinu",
    "de": "hälfte viertel drittel doppelt doppelte dreifach vierfach fünffach zehnfach zweimal dreimal viermal fünfmal",
    "es": "mitad",
    "fi": "puolet",
    "fr": "moitié",
    "it": "metà",
    "nl": "helft",
    "pl": "połowa połowę połowy",
    "pt": "metade",
    "ro": "jumătate",
    "sk": "polovica",
    "sv": "hälften",
}
"""Halves and multiples, of which CLDR spells none."""
_WORD_BREAK = re.compile(r"[\s\u2010\u200b'’-]+")


def table() -> dict[str, Any]:
    """The whole table: the words of each language, the parts of long ones, and what is no number where."""
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    library = ctypes.util.find_library("icui18n")
    others = dict(_spelled_by_icu(library)) if library else {}
    words = {code: _joined(found) for code, (found, _) in others.items()} or old["words"]
    parts = {code: _joined(found) for code, (_, found) in others.items()} or old["parts"]
    ours = our_words()
    foreign = {**{code: text for code, text in words.items() if code not in OURS}, "ru_Latn": ours["ru_Latn"]}
    homographs = _homographs({code: text.split() for code, text in foreign.items()}) or old["homographs"]
    return {"words": words | ours, "parts": parts, "homographs": homographs}


def our_words() -> dict[str, str]:
    """The words of the languages that have a lexicon, but for those that are more than a number."""
    found = {}
    for code, module in OURS.items():
        tables = import_module(f"briefing.evidence.lexicons.{module}_numbers")
        n, ranks = tables.NUMBERS, tables.RANKS
        counts = [w for known in (n.small, n.tens, n.hundreds) for w, value in known.items() if value > 1]
        others = [*n.hundred, *n.scales, *n.collectives, *n.compounds, *n.multiples, *n.shares, *n.vague_scales]
        # An English second is more often a part of a minute.
        ordinals = [word for word, number in ranks.ordinals.items() if number > 1 + (code == "en")]
        found[code] = _joined({w for w in (*counts, *others, *ordinals) if len(w) > 2})
        if code == "ru":
            found["ru_Latn"] = _joined({"".join(map(IN_LATIN.__getitem__, w)) for w in counts if len(w) > 2})
    return found


def _spelled_by_icu(library: str) -> Iterator[tuple[str, tuple[set[str], set[str]]]]:
    """The words of each language that CLDR can spell numbers in, and what only stands between others."""
    icu = _Icu(library)
    english = icu.speller("en").spell(47, "%spellout-cardinal")
    for code in sorted({"sr_Latn", *filter(str.isalpha, localedata.locale_identifiers())} - set(NO_LETTERS)):
        speller = icu.speller(code)
        if code in OURS or speller.spell(47, "%spellout-cardinal") in ("47", english) or not speller.cardinals:
            continue
        alone, values = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for value in VALUES:
            for rules in (*speller.cardinals, *(speller.ordinals if value > 2 else ())):
                pieces = [word.split("\u00ad") for word in _WORD_BREAK.split(speller.spell(value, rules).lower())]
                for piece in filter(str.isalpha, (piece for word in pieces for piece in word)):
                    if pieces == [[piece]]:
                        alone[piece].add(value)
                    # Of an ordinal of several words only the last is one.
                    if pieces == [[piece]] or rules in speller.cardinals:
                        values[piece].add(value)
        # A word that never stands alone and comes below a hundred is an "and", or the beginning of another word.
        words = {w for w in values if len(w) > 1 and 1 not in alone[w] and (alone[w] or min(values[w]) >= 100)}
        words |= {*ORDINALS.get(code, "").split(), *SHARES.get(code, "").split()}
        words = {w for w in words if len(w) > 2 or not (w.isascii() or "\u0400" <= w[0] <= "\u052f")}
        yield code, (words, {w for w in values if w not in words})


class _Icu:
    """The functions of libicu that spell numbers out."""

    def __init__(self, library: str) -> None:
        self.library = ctypes.CDLL(library)
        self.version = library.rpartition(".")[2]

    def call(self, name: str, *arguments: Any) -> Any:
        function = getattr(self.library, f"{name}_{self.version}")
        function.restype = ctypes.c_void_p if name == "unum_open" else ctypes.c_int32
        return function(*arguments)

    def speller(self, code: str) -> _Speller:
        return _Speller(self, code)


class _Speller:
    """Spells numbers in one language; `cardinals` are the rules for what counts, `ordinals` those for which one."""

    def __init__(self, icu: _Icu, code: str) -> None:
        self.icu, self._buffer = icu, (ctypes.c_uint16 * 60_000)()
        self._format = ctypes.c_void_p(icu.call("unum_open", 5, None, 0, code.encode(), None, self._error()))
        names = self._text("unum_getTextAttribute", 7).split(";")
        self.cardinals = [name for name in names if "cardinal" in name or name == "%spellout-numbering"]
        self.ordinals = [name for name in names if "spellout-ordinal" in name]

    def spell(self, value: int, rules: str) -> str:
        given = (ctypes.c_uint16 * len(rules))(*map(ord, rules))
        self.icu.call("unum_setTextAttribute", self._format, 6, given, len(rules), self._error())
        return self._text("unum_formatInt64", ctypes.c_int64(value), more=(None,))

    def _text(self, name: str, argument: Any, more: tuple[Any, ...] = ()) -> str:
        buffer = self._buffer
        length = self.icu.call(name, self._format, argument, buffer, len(buffer), *more, self._error())
        return bytes(buffer)[: 2 * length].decode("utf-16-le")

    @staticmethod
    def _error() -> Any:
        return ctypes.byref(ctypes.c_int(0))


def _homographs(words: dict[str, list[str]]) -> dict[str, str]:
    """The words of other languages that are common words of a language."""
    try:
        from wordfreq import available_languages, zipf_frequency
    except ImportError:
        return {}
    found, ours = {}, our_words()
    for code in sorted(set(available_languages("small")) - set(NO_LETTERS)):
        english = {w for w in ours["en"].split() if code != "en" and zipf_frequency(w, code) >= COMMON_ENGLISH}
        others = {word for known, listed in words.items() if known != code for word in listed} - english
        common = {w for w in others - set(words.get(code, ())) if zipf_frequency(w, code) >= COMMON}
        found[code] = _joined(english | {w for w in common if w not in ours["en"].split()})
    found["az"] = _joined({*found["tr"].split(), *MORE_OF_AZERBAIJANI.split()} - {*ours["en"].split()})
    return found


def _joined(words: set[str]) -> str:
    return " ".join(sorted(words))


def write_table() -> None:
    """Write the table anew."""
    text = json.dumps(table(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_table()
