"""The gate for all that a document shows: no number passes but a fact's, a stamp's in its place, and what is allowed.

Texts are searched where they are typed, so that an error has its line; but templates cut and join, mark-up divides
words, and a value gets its meaning from its neighbours.  So the finished blocks are read once more, line by line, as
their readers will see them, whatever becomes of them: pages, web pages and mails are made of these blocks.

A line is read twice: in one reading a sign stands for each value, stamp, quote, allowed word and mark, so that what
stands beside it can be asked for; in the other they are words, and a number may not reach beyond its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from briefing.document.blocks import Allowed, Document, Inline, Inlines, Mark, Mention, Stamp, Text
from briefing.document.occurrences import Role
from briefing.document.visit import GAP, OTHER, as_words, languages_around, text_lines, words_around
from briefing.errors import Diagnostic, Place, Problem
from briefing.evidence.own_words.beside import (
    BESIDE_HINT,
    RATE,
    VALUE,
    PrintedValue,
    ReadLine,
    effects_of,
    find_around,
    find_beside,
    nouns_of,
    words_of,
)
from briefing.evidence.own_words.typed_values import HINT, SeenText, kept_figures, printed_pattern, see, typed_values
from briefing.facts.load import FactsFile
from briefing.facts.model import Fact
from briefing.facts.text_fields import TextKind, filled, in_language, located, texts
from briefing.records import NamedTuple
from briefing.templating.folders import BUILTIN, UsedTemplate, place_of
from briefing.wording.edition import Edition

STAMP, MARK = "\ue001", "\ue003"
"""Stand for stamps, and for the marks of notes."""
_TYPED = re.compile(r"\{\{.*?\}\}|\{(?:value|period)\}|\s+|.", re.DOTALL)
_CITING = re.compile(r"\{\{\s*cite\(")
_QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"') | dict.fromkeys(map(ord, "‘’"), "'") | {0xA0: " ", 0x202F: " "}
_STAMP_HINT = "a date, version or reference stands where nothing is counted: in 2024, (2024), version 1.0"
_NOUN_HINT = "name the fact that counts these, or put its own unit behind the value"
_LIST_HINT = "begin the list with 1, or the point with another word; what is counted is a fact"
_MOST_POINTS = 20
"""So many points may be numbered whatever they begin with, their units apart."""
_CAPITAL_HINT = "begin the title with a capital letter"
_TITLE_HINT = "begin the title with other words"
_MARK_HINT = "put it right behind the word or value that it is for"
_APART = re.compile(
    rf"(?:\A|[\s\u00a0\u202f]){MARK}+[\s\u00a0\u202f]+[^\W\d_]"
    rf"|(?<![^\W_])(?:[kmxnкмх]|[ckdm]m|[скд]м|ft|sq|CO){MARK}"
)
_COUNTED_WORD = re.compile(r"[\s\u00a0\u202f]+([^\W\d_]{4,})")
_GAP = re.compile(r"[\s\u00a0\u202f]{2,}")
_LETTER, _DIGIT, _PLACE = re.compile(r"[^\W_]"), re.compile(r"\d"), re.compile(r"\{[a-z]*\}")
_OURS = (Role.COUNT, Role.STANDING, Role.DIGEST, Role.CAPTION, Role.PAGE, Role.PLACE)
"""The roles of numbers that only lines of ours have."""
_TIMES = (Role.DATE, Role.PERIOD)
_TITLE = re.compile(rf"{VALUE}\s+([^\W\d_]+)")
"""The number of a section, figure or table, and the first word of its title."""


def check_document(
    document: Document, facts: FactsFile, edition: Edition, templates: Iterable[UsedTemplate]
) -> Iterator[Diagnostic]:
    """What a document shows and nothing backs; the `templates` that are not ours are at fault where no text is."""
    lines = [*text_lines(document), *((Text(_PLACE.sub(OTHER, words)),) for words in words_around(document))]
    ground = GateGround(edition)
    told_apart = dict.fromkeys((line, (*map(type, line),)) for line in lines)
    readings = [read_line(line, kinds, *ground.of_line(line)) for line, kinds in told_apart]
    found = chain.from_iterable(reading.problems for reading in readings)
    values = dict(chain.from_iterable(reading.values for reading in readings))
    for problem, spot in chain(found, governed(values)):
        yield problem.at(_author(spot, facts, edition, templates))


def _author(spot: LineSpot, facts: FactsFile, edition: Edition, templates: Iterable[UsedTemplate]) -> Place:
    """Where the words at `spot` were typed: in the text that has most of what stands around them, or in a template."""
    written = [(path, text, _with_signs(text)) for path, text in texts(edition.briefing, TextKind.PROSE, TextKind.LINE)]
    for reach in (40, 20, 8, 0):
        around = _plain(spot.line[max(0, spot.start - reach) : spot.end + reach])
        before = len(_plain(spot.line[max(0, spot.start - reach) : spot.start]))
        for path, text, seen in written:
            at = _plain(seen.text).find(around)
            if at >= 0 and around.strip(f" {VALUE}"):
                return facts.places.within(*located(path, text), offset=seen.place(at + before))
    theirs = (place_of(use.origin) for use in templates if not use.name.startswith(BUILTIN))
    return next(theirs, facts.places.at("head"))


def _with_signs(text: str) -> SeenText:
    """A text as it is seen, with a sign for each expression and one space for several, as a line has them.

    What prints marks alone is left out: they may stand elsewhere on the page.
    """
    seen = see(text)
    pieces = [(match.start(), match[0]) for match in _TYPED.finditer(seen.text) if not _CITING.match(match[0])]
    shown = [
        (at, VALUE if words[0] == "{" and len(words) > 1 else " " if words.isspace() else words) for at, words in pieces
    ]
    return SeenText("".join(words for _, words in shown), tuple(seen.place(at) for at, _ in shown))


def _plain(line: str) -> str:
    """A line in which all values and stamps are one sign, without marks, and quotation marks are as they are typed."""
    return line.replace(MARK, "").replace(STAMP, VALUE).translate(_QUOTES)


class LineSpot(NamedTuple):
    """Some words of a line in which signs stand for values, stamps and marks."""

    line: str
    start: int
    end: int


class LineGround(NamedTuple):
    """What each line of an edition is held against."""

    language: str
    allowed: tuple[str, ...]
    counted: frozenset[str]
    """The words of all units."""


@lru_cache(maxsize=8)
def _the_one(ground: LineGround) -> LineGround:
    """The first of several equal ones, so that the lines that are remembered hold few of them."""
    return ground


class ToldFact(NamedTuple):
    """What the line with a value of a fact is held against: in each language of the line the fact's own words.

    `effects` are those of `effects_of`, `unit_words` the words of its unit.
    """

    id: str
    words: tuple[tuple[str, tuple[str, ...]], ...]
    effects: tuple[tuple[str, ...], str]
    unit_words: frozenset[str]

    def own_words(self, language: str) -> tuple[str, ...]:
        """Its own words in a language, the statement first."""
        return dict(self.words).get(language, ())

    def nouns(self, language: str) -> frozenset[str]:
        """What its value may count: the words of its unit, and all that it tells of itself."""
        return self.unit_words | words_of(" ".join(self.own_words(language)))


class GateGround:
    """What all lines of one edition are held against."""

    def __init__(self, edition: Edition) -> None:
        briefing, wording = edition
        # The reason of a reading may have the figures of its source; the check has held it against them.
        readings = (reading for fact in briefing.facts.values() for reading in fact.reading.values())
        # Where a language has no words for a unit, those of the file stand in.
        units = {**(wording.base.units if wording.base else {}), **wording.units}
        self._units = {
            name: words_of(" ".join((*unit.forms.values(), unit.short or ""))) for name, unit in units.items()
        }
        self._facts, self._base = briefing.facts, (wording.base or wording).language.code
        self._known: dict[tuple[str, tuple[str, ...]], ToldFact] = {}
        ground = LineGround(
            wording.language.code,
            (*(allowance.text for allowance in briefing.allowed), *readings),
            frozenset[str]().union(*self._units.values()),
        )
        self._ground = _the_one(ground)

    def of_line(self, line: Inlines) -> tuple[LineGround, tuple[ToldFact, ...]]:
        """What a line is held against: the same ground for all, and the facts whose values it has."""
        named = dict.fromkeys(run.fact for run in line if isinstance(run, Mention))
        given = dict.fromkeys(getattr(run, "lang", "") for run in line) if named else ()
        languages = tuple(dict.fromkeys(lang or self._ground.language for lang in given))
        return self._ground, tuple(self._fact_in(name, languages) for name in named if name in self._facts)

    def _fact_in(self, name: str, languages: tuple[str, ...]) -> ToldFact:
        if (name, languages) in self._known:
            return self._known[name, languages]
        fact = self._facts[name]
        self._known[name, languages] = ToldFact(
            fact.id,
            tuple((language, self._words_about(fact, language)) for language in languages),
            effects_of(fact.direction, is_change=fact.is_change, is_real=fact.status in ("reported", "observed")),
            self._units.get(fact.quantity.unit or "", frozenset()) if fact.quantity else frozenset(),
        )
        return self._known[name, languages]

    def _words_about(self, fact: Fact, language: str) -> tuple[str, ...]:
        """What a fact tells of its value in the language of a line: its statement and its label."""
        statement, label = (in_language(text, language, self._base) for text in (fact.statement, fact.label))
        return " ".join(filled(statement, VALUE, OTHER).split()), f"{label}: {VALUE}."


_UNKNOWN = ToldFact("", (), ((), ""), frozenset())


class LineReading(NamedTuple):
    """What is wrong in a line, each with the words that it is about, and its values."""

    problems: tuple[tuple[Problem, LineSpot], ...]
    values: tuple[tuple[PrintedValue, LineSpot], ...]


@lru_cache(maxsize=2_000)
def read_line(line: Inlines, kinds: tuple[type, ...], ground: LineGround, facts: tuple[ToldFact, ...]) -> LineReading:
    """What a line has, which is the same in the next document that has it; to read all lines is a twentieth of a build.

    `kinds` are those of its runs: a stamp and a mention of the same words are equal.
    """
    gate = Gate(ground, facts)
    return LineReading(tuple(gate.problems(line)), tuple(gate.values.items()))


def governed(values: Mapping[PrintedValue, LineSpot]) -> Iterator[tuple[Problem, LineSpot]]:
    """What is wrong in the sentences of values."""
    for value, spot in values.items():
        for found in find_around(value):
            words = value.line[min(value.start, found.start) : max(value.end, found.end)]
            message = f'in "{words}" what stands beside the value {found.effect}'
            yield Problem("beside-value", message, BESIDE_HINT), spot


class Gate:
    """Reads a line of an edition; `values` are those that it has met."""

    def __init__(self, ground: LineGround, facts: Iterable[ToldFact]) -> None:
        self._language, self._allowed, self._counted = ground
        self._facts = {fact.id: fact for fact in facts}
        self.values: dict[PrintedValue, LineSpot] = {}

    def problems(self, line: Inlines) -> Iterator[tuple[Problem, LineSpot]]:
        """What is wrong in a line, each with the words that it is about."""
        spoken = languages_around(line)
        for lang in dict.fromkeys(spoken):
            seen = [_as_sign(run, lang) for run in line]
            signs = "".join(seen)
            for words in self._allowed:
                signs = printed_pattern(words).sub(lambda match: OTHER * len(match[0]), signs)
            language, plain = lang or self._language, signs.replace(MARK, "")
            for start, words in typed_values(plain, (), language, is_markdown=False):
                problem = Problem("value-without-fact", f'"{words}" is printed and backed by no fact', HINT)
                yield problem, LineSpot(plain, start, start + len(words))
            yield from self._named(line, seen, language)
            if apart := _APART.search(signs):
                problem = Problem("beside-value", "the mark of a note reads like a number there", _MARK_HINT)
                yield problem, LineSpot(signs, *apart.span())
            if VALUE in signs or STAMP in signs:
                # Wide gaps, such as that behind the number of a section, part nothing that a reader takes for one.
                yield from self._beside(_GAP.sub(" ", plain.replace(STAMP, OTHER)), line, language)
                yield from self._read_back(line, [known == lang for known in spoken], language)

    def _named(self, line: Inlines, seen: Sequence[str], language: str) -> Iterator[tuple[Problem, LineSpot]]:
        """Names that end in a number, before a word that the briefing counts in: "Article 12 passengers"."""
        signs, at = "".join(seen), 0
        for sign, (run, after) in zip(seen, pairwise(line), strict=False):
            at += len(sign)
            match run, after:
                case Allowed(text=name), Text(text=words) if name[-1].isdigit() and kept_figures(name, language):
                    found = _COUNTED_WORD.match(words)
                    if found and found[1].lower() in nouns_of(self._counted, self._language):
                        message = f'"{name}{found[0]}" reads as if the number of the name counted something'
                        yield Problem("value-without-fact", message, HINT), LineSpot(signs, at, at + found.end())

    def _beside(self, signs: str, line: Inlines, language: str) -> Iterator[tuple[Problem, LineSpot]]:
        """The words and signs beside a value that make another statement of it than its fact does."""
        # What a statement says of its own value, a denial even, the check has held against the source.
        if " ".join(signs.split()) in (own[0] for fact in self._facts.values() if (own := fact.own_words(language))):
            return
        values = [as_words(run) for run in line if _as_sign(run) == VALUE]
        title = _TITLE.match(signs) if isinstance(line[0], Stamp) else None
        read = signs
        if title:  # "2 Per cent of islanders": behind its number a title reads as if it went on.
            read = signs[: title.start(1)] + title[1].lower() + signs[title.end() :]
        found = list(find_beside(read, language))
        if title and not found and title[1][0].islower() and not _LETTER.search(_DIGIT.sub("", as_words(line[0]))):
            message = f'the number before the title "{title[1]} …" reads as if it counted something'
            yield Problem("stamp-in-text", message, _CAPITAL_HINT), LineSpot(signs, 0, title.end())
        for start, end, effect in found:
            words = signs[start:end]
            if effect == RATE and self._tells_rate(language):
                continue
            if title and start < title.start(1):
                words = signs[title.start(1) : end]
                message = f'the number before the title reads as if it went on with "{words}"'
                yield Problem("beside-value", message, _TITLE_HINT), LineSpot(words, 0, len(words))
                continue
            for value in values[signs.count(VALUE, 0, start) :]:
                words = words.replace(VALUE, value, 1)
            message = f'in "{words.strip()}" what stands beside the value {effect}'
            yield Problem("beside-value", message, BESIDE_HINT), LineSpot(signs, start, end)

    def _tells_rate(self, language: str) -> bool:
        """Whether a fact of the line tells of its own value that it is so much each."""
        told = (words for fact in self._facts.values() for words in fact.own_words(language))
        return any(beside.effect == RATE for words in told for beside in find_beside(words, language))

    def _read_back(self, line: Inlines, is_spoken: list[bool], language: str) -> Iterator[tuple[Problem, LineSpot]]:
        """Where a line, read as a source would be, gives other numbers than those of its values in this language."""
        said = [as_words(run) for run in line]
        seen = [_as_sign(run, run.lang if isinstance(run, Text) else "") for run in line]
        read, signs = ReadLine("".join(said), language), "".join(seen)
        end = at = 0
        for run, belongs, words, shown in zip(line, is_spoken, said, seen, strict=True):
            start, end, sign = end, end + len(words), at
            at += len(shown)
            match run:
                case _ if not belongs:
                    continue
                case Mention(fact=fact, quoted=False):
                    known = self._facts.get(fact, _UNKNOWN)
                    if found := next(read.beyond((start, end), known.unit_words), None):
                        message = f'"{read.text[slice(*found)]}" says more than the value does'
                        yield Problem("beside-value", message, BESIDE_HINT), LineSpot(signs, sign, at)
                    elif other := read.other_noun((start, end), self._counted, known.nouns(language)):
                        message = f'"{read.text[slice(*other)]}" counts in another unit than the fact does'
                        yield Problem("beside-value", message, _NOUN_HINT), LineSpot(signs, sign, at)
                    elif not any(run is GAP for run in line):
                        value = PrintedValue(read.text, start, end, known.own_words(language), *known.effects, language)
                        self.values[value] = LineSpot(signs, sign, at)
                case Stamp(role=role, text=text) if role not in _OURS and _DIGIT.search(text):
                    # "On 5 March 2025 ministers met": a date with its month counts nothing but what facts count.  An
                    # author who wants to count something with the numbers of a list begins it where he likes.
                    place, is_time, is_point = (start, end), role in _TIMES, role is Role.NUMBER
                    is_dated = is_time and bool(_LETTER.search(_DIGIT.sub("", text)))
                    any_noun = int(text) > _MOST_POINTS if is_point else not is_dated
                    counting = read.counting(place, self._counted, is_time=is_time, any_noun=any_noun)
                    # A reference or version that stands alone may be a number, but at the head or foot of a page.
                    alone = [place] if any_noun and not is_time and read.is_bare else []
                    if beside := next(chain(read.beyond(place), alone, counting), None):
                        name, hint = ("number of the list", _LIST_HINT) if is_point else (role.value, _STAMP_HINT)
                        message = f'the {name} in "{read.text[slice(*beside)]}" reads as if it counted something'
                        spot = (at, at + len(read.text[end:20])) if is_point else (sign, at)
                        yield Problem("stamp-in-text", message, hint), LineSpot(signs, *spot)


def _as_sign(run: Inline, lang: str = "") -> str:
    """A run as it is searched: words of other languages than `lang` have their own turn."""
    match run:
        case Text(text=text):
            return text if run.lang == lang else _LETTER.sub(OTHER, text)
        case Mention(quoted=False) | Stamp(role=Role.CAPTION):
            return VALUE
        case Stamp():
            return STAMP
        case Mention() | Allowed():
            return OTHER
    return MARK if isinstance(run, Mark) else " "
