"""Compiles the words for numbers of all languages: `python -m tests.evidence.spelled_numbers`.

They stand in `lexicons/spelled.json`.  Those of the languages that the check knows are taken from their lexicons, those
of the others from the rules by which CLDR spells numbers out, which libicu (Debian's libicu72) runs, and from
`spelled_more.txt`: ordinals and shares, numerals in Latin letters, and languages that CLDR has no rules for.

A word that is more often another one in a language (`fire`, which is four in Danish) is no number there, nor is one
that only begins as a number (`ventilate`, as `venti`): which are, wordfreq knows, and of Azerbaijani the words by which
Tesseract reads it (Debian's tesseract-ocr-aze).  All are needed here only; without them what is there is kept.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from math import log10
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel import localedata

from briefing.evidence import lexicons
from briefing.evidence.lexicons.phrases import bare_letters, plain_letters
from briefing.evidence.numbers import spelled_numerals

FILE = Path(lexicons.__file__).with_name("spelled.json")
MORE = Path(__file__).with_name("spelled_more.txt")
OURS = {"en": "english", "ru": "russian", "az": "azerbaijani"}
NO_LETTERS = ("ja", "yue", "zh")
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
    **{"і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ъ": "a", "ј": "j", "ʼ": ""},
}
"""Cyrillic words as they are written in Latin letters."""
VOWELS = "aeiouyəıöüàáâãäåèéêëìíîïòóôõùúûýęąůőűаеиоуыэюяіїєёйьъʼ"
MOST_ALIKE = 6
"""So many words of a language of ours may begin as a numeral of another does, if that is to be known by its stem."""
TESSERACT = Path("/usr/share/tesseract-ocr/5/tessdata")
MORE_OF_AZERBAIJANI = (
    "altı bin elli mil min mis on sen ton yedi yüz üç nil trio grand mina mila ses sem"
    " hamar öt satana vint zehn tatu setka asia null"
)
"""Words of Azerbaijani, of which wordfreq knows none."""
_WORD = re.compile(rf"[^\W\d_]+|{spelled_numerals.MARKED.pattern}")
_WORD_BREAK = re.compile(r"[\s\u2010\u200b'’-]+")


def table() -> dict[str, Any]:
    """The whole table: the words of each language, the parts of long ones, and what is no number where."""
    old = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    library = ctypes.util.find_library("icui18n")
    others = dict(_spelled_by_icu(library)) if library else {}
    if not library:
        return old
    others = dict(_spelled_by_icu(library))
    parts = {code: _joined(found) for code, (_, found) in others.items()}
    words = {code: found for code, (found, _) in others.items()}
    for line in MORE.read_text(encoding="utf-8").splitlines():
        code, *found = line.split()
        words[code] = words.get(code, set()) | {word for word in found if len(word) > 2}
    for code in ("be", "bg", "mk", "uk"):
        words[f"{code}_Latn"] = words.get(f"{code}_Latn", set()) | {*filter(None, map(_in_latin, words[code]))}
    for found in words.values():  # the apostrophe of "дев’ятсот" stands between its letters
        found |= {word.replace("ʼ", "") for word in found}
    ours = our_words()
    all_words = {code: _joined(found) for code, found in words.items()} | ours
    homographs = _homographs({code: text.split() for code, text in all_words.items() if code not in OURS})
    found = {"words": all_words, "parts": parts}
    return {**found, "homographs": homographs, **_beginnings(all_words)} if homographs else {**old, **found}


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
            found["ru_Latn"] = _joined({_in_latin(w) for w in counts if len(w) > 2})
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
                for piece in filter(_WORD.fullmatch, (piece for word in pieces for piece in word)):
                    if pieces == [[piece]]:
                        alone[piece].add(value)
                    # Of an ordinal of several words only the last is one.
                    if pieces == [[piece]] or rules in speller.cardinals:
                        values[piece].add(value)
        # A word that never stands alone and comes below a hundred is an "and", or the beginning of another word.
        words = {w for w in values if len(w) > 1 and 1 not in alone[w] and (alone[w] or min(values[w]) >= 100)}
        words = {w for w in words if len(w) > 2 or not (w.isascii() or "\u0400" <= w[0] <= "\u052f")}
        parts = {w for w in values if w not in words and not spelled_numerals.MARKED.fullmatch(w)}
        within = {
            w for w in words if spelled_numerals.MARKED.fullmatch(w) and any(v in w for v in words - {w} if v[2:])
        }
        yield code, (words - within, parts)


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
    for code in sorted(set(available_languages("small")) - {*NO_LETTERS, "ko"}):
        english = {w for w in ours["en"].split() if code != "en" and zipf_frequency(w, code) >= COMMON_ENGLISH}
        others = {word for known, listed in words.items() if known != code for word in listed} - english
        common = {w for w in others - set(words.get(code, ())) if zipf_frequency(w, code) >= COMMON}
        found[code] = _joined(english | {w for w in common if w not in ours["en"].split()})
    found["az"] = _joined({*found["tr"].split(), *MORE_OF_AZERBAIJANI.split()} - {*ours["en"].split()})
    return found


def _in_latin(word: str) -> str:
    """A Cyrillic word in Latin letters; "" if one of its letters has none."""
    return "".join(IN_LATIN.get(letter, "") for letter in word) if all(letter in IN_LATIN for letter in word) else ""


def _beginnings(words: Mapping[str, str]) -> dict[str, Any]:
    """What numerals of others begin with, unless too many words of ours do, and the words of ours that begin so."""
    stems = _stems(words)
    alike = {code: defaultdict[str, set[str]](set) for code in OURS}
    for code in OURS:
        for word, often in _vocabulary(code).items():
            for stem in stems.keys() & {
                form[:end] for form in spelled_numerals.spellings_of(word, code) for end in range(len(form) + 1)
            }:
                if often > _vocabulary(stems[stem].partition("_")[0]).get(word, 0):
                    alike[code][stem].add(word)
    own = {word for code in OURS for word in plain_letters(words[code]).split()}
    too_many = {stem for known in alike.values() for stem, found in known.items() if len(found) > MOST_ALIKE}
    no_stems = {stem for stem in stems if stem in too_many or any(word.startswith(stem) for word in own)}
    begin = {
        code: _joined({word for stem, found in known.items() if stem not in no_stems for word in found})
        for code, known in alike.items()
    }
    left = set[str]()
    for stem in sorted(stems.keys() - no_stems, key=len):
        if not any(stem[:end] in left for end in range(spelled_numerals.SHORTEST_STEM, len(stem))):
            left.add(stem)
    codes = {stems[stem] for stem in left}
    return {"begin": begin, "stems": {code: _joined({stem for stem in left if stems[stem] == code}) for code in codes}}


def _stems(words: Mapping[str, str]) -> Mapping[str, str]:
    """What numerals of languages that are not ours begin with, with marks and bare → one of these languages."""
    found: dict[str, str] = {}
    for word, codes in spelled_numerals.by_word(words).items():
        if not {*OURS}.intersection(codes):
            stem = word.rstrip(VOWELS) if len(word.rstrip(VOWELS)) >= spelled_numerals.SHORTEST_STEM else word
            for form in (stem, bare_letters(stem)):
                if len(form) >= spelled_numerals.SHORTEST_STEM and not spelled_numerals.MARKED.match(form):
                    found.setdefault(form, codes[0])
    return found


@cache
def _vocabulary(code: str) -> Mapping[str, float]:
    """The words of a language, and how often each is met; none for most."""
    from wordfreq import available_languages, get_frequency_dict

    if code == "az":
        return dict.fromkeys(map(plain_letters, _tesseract_words("aze")), COMMON)
    lists = {size: available_languages(size) for size in ("large", "small")}
    size = next((size for size, codes in lists.items() if code in codes), "")
    found = get_frequency_dict(code, size) if size else {}
    return {word: 9 + log10(often) for word, often in found.items() if word.isalpha()}


def _tesseract_words(code: str) -> list[str]:
    """The words by which Tesseract reads a language."""
    with TemporaryDirectory() as folder:
        unpacked, out = f"{folder}/{code}.", Path(folder) / "words"
        subprocess.run(["combine_tessdata", "-u", TESSERACT / f"{code}.traineddata", unpacked], check=True)
        command = ["dawg2wordlist", f"{unpacked}lstm-unicharset", f"{unpacked}lstm-word-dawg", out]
        subprocess.run(command, check=True)
        return list(filter(str.isalpha, out.read_text(encoding="utf-8").split()))


def _joined(words: set[str]) -> str:
    return " ".join(sorted(words))


def write_table() -> None:
    """Write the table anew."""
    text = json.dumps(table(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    FILE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_table()
