"""Gives the bare figures of a table what its head says of them: "in millions of euros", "($ thousand)", "тыс. тонн".

A table is a run of lines whose cells are set apart; the text comes with a tab for each gap between cells. A head is the
line above it, a first line of years, or the first cell of a row; what one cell of a head says holds for its column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan, find_numbers
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.scalars import CURRENCIES
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_WORD_OR_FIGURE = compile_pattern(r"[^\W_]")
_GAP = compile_pattern(r"[\t|]")
_CELL = compile_pattern(r"[^\t|]+")
_BOUNDARY = compile_pattern(r"\b(?=\w)|(?=[$€£₽₼¥₺₾₸₴₹%])|(?<=[$€£₽₼¥₺₾₸₴₹])(?=.)")
_FIGURE_CELL = compile_pattern(r"[\t|]\s?[-(]?(?:[$€£₽₼]\s?)?[-(]?\d")
_WORD_BEFORE = compile_pattern(r"(?P<mark>[(,;:-]\s*|\A\s*)\Z|(?P<word>[^\W\d_]+)\s+\Z")
_WORD_OR_SIGN = compile_pattern(r"[^\W\d_]+|[$\u00a2-\u00a5\u058f\u0e3f\u20a0-\u20bf%\u2030\u00b0]")
_FRAME_AFTER = compile_pattern(r"\s*(?:[),;]|\Z)")
_NOUNS_AFTER = compile_pattern(r"\.?(?:\s[^\W\d_]+){0,2}\s*(?:[),;]|\Z)")
_BETWEEN_FIGURES = compile_pattern(r"[\s|;%*$€£+()-]*")
_THOUSANDS = compile_pattern(r"(?P<money>(?:[A-Z]{1,3})?[$€£₽₼¥₺₾₸₴₹]|[A-Z]{3}|Rs\.?|R)\s?'?0{3}s?(?!\w)")
_MONEY_FIRST = compile_pattern(
    r"(?<!\w)(?P<money>(?:[A-Z]{1,3})?[$€£₽₼¥₺₾₸₴₹]|[A-Z]{3}|Rs\.?)(?:,| in) (?P<scale>[^\W\d_]+)"
)
_EXCEPTED = compile_pattern(
    r"(?:except|excluding|other than|кроме|исключ\w+|istisna\w*)(?!\w)(?P<rest>.*)", re.IGNORECASE
)
_PER_SHARE = compile_pattern(
    r"(?<!\w)(?:EPS|per[ -](?:\w+ )?share|на (?:одну )?акцию|hər səhm\w*)(?!\w)", re.IGNORECASE
)
_TIMES = frozenset({"hour", "day", "week", "month", "year"})
"""What stands at the head of a column of times."""
_LONGEST_HEAD = 120
_MOST_CELLS = 12


class Measure(NamedTuple):
    """What a head says of a figure, and where it says so."""

    scale: Decimal
    currency: str | None
    money: str | None
    unit: str | None
    span: TextSpan

    def joined(self, others: Sequence[Measure]) -> Measure:
        """The measure with what it lacks taken from others: "USD" in one line, "(in millions)" in the next."""
        for other in others:
            # "pence" under "£m": what names something else scales that.
            is_of_other = {self.currency, self.unit, None} < {
                self.currency,
                self.unit,
                other.currency,
                other.unit,
                None,
            }
            if self.scale == 1 and not (is_of_other and (self.currency or self.unit)):
                self = self._replace(scale=other.scale)
            if not (self.currency or self.unit):
                self = self._replace(currency=other.currency, money=other.money, unit=other.unit)
        return self

    def of(self, number: NumberSpan) -> NumberSpan:
        """A bare figure with what the head says of it."""
        assert number.value is not None
        is_own = number.currency is not None  # "$ 969,581"
        return number._replace(
            value=number.value * (1 if number.head else self.scale),  # one that it stands under has scaled it already
            currency=number.currency if is_own else self.currency,
            money=number.money if is_own else self.money,
            unit=None if is_own else self.unit,
            head=self.span,
        )

    def given_to(self, number: NumberSpan) -> NumberSpan:
        """A number with what the head says of it: of one that has a scale, no more than what it counts."""
        if is_bare(number):
            return self.of(number)
        is_plain = number.kind is NumberKind.VALUE and number.value is not None and not (number.currency or number.unit)
        return self._replace(scale=Decimal(1)).of(number) if is_plain else number


def is_bare(number: NumberSpan) -> bool:
    """Whether a number is a figure without a unit, which a head may give it."""
    is_value = number.kind is NumberKind.VALUE and number.value is not None
    return is_value and not (number.currency or number.unit or is_scaled(number))


def is_scaled(number: NumberSpan) -> bool:
    """Whether a number has a scale of its own, or that of its range's other end: the 7 of "7 to 8 million"."""
    if number.part is NumberPart.LOW and number.value is not None and number.text[-1].isdecimal():
        return abs(number.value) > int("".join(filter(str.isdecimal, number.text)))
    return not number.text[-1].isdecimal()


def is_plain_money(number: NumberSpan) -> bool:
    """Whether a number is money without a scale of its own, which a head may give it: "$ 969,581"."""
    is_value = number.kind is NumberKind.VALUE and number.value is not None
    return is_value and bool(number.currency) and number.text[-1].isdecimal() and "\t" not in number.text


def without_thousands(text: str, line: TextSpan, numbers: list[NumberSpan]) -> list[NumberSpan]:
    """The numbers of a line without the "£000" of a head, with which a year may have run together."""
    if "000" not in text[line.start : line.end]:
        return numbers
    heads = [TextSpan(*match.span()) for match in _THOUSANDS.finditer(text, *line)]
    return [n for n in numbers if not any(n.span.overlaps(head) for head in heads)]


def measure_of_row(measure: Measure, head: str, label: str) -> Measure:
    """What a head says of a row, which it may leave out: "in millions, except per share amounts" that of "EPS"."""
    left_out = _EXCEPTED.search(head)
    is_left_out = left_out and _PER_SHARE.search(left_out["rest"]) and _PER_SHARE.search(label)
    return measure._replace(scale=Decimal(1)) if is_left_out else measure


def read_head(text: str, head: TextSpan, language: str) -> Measure | None:
    """What words that somebody took for the head of a table say of the figures below them."""
    return TableHeads(text, (), (), language).measure(head)


class TableHeads:
    """Reads the tables of a text, given its lines and its numbers in order."""

    def __init__(self, text: str, lines: Sequence[TextSpan], numbers: Sequence[NumberSpan], language: str) -> None:
        self._text, self._lines, self._language, self._lexicon = text, lines, language, load_lexicon(language)
        self._numbers = list(numbers)
        self._starts = [number.start for number in numbers]
        self._general: Measure | None = None
        self._columns: list[Measure | None] = []
        self._head = ""

    def read(self) -> tuple[NumberSpan, ...]:
        """The numbers, those in tables with the scale, currency and unit of their heads."""
        for block in self._blocks():
            self._general, self._columns = None, []
            for line in block:
                self._read_line(line)
        return tuple(self._numbers)

    def _blocks(self) -> Iterator[list[TextSpan]]:
        """The runs of lines that are rows, each with the short line above it, or two if the lower one has columns."""
        block: list[TextSpan] = []
        above: list[TextSpan] = []
        for line in self._lines:
            if not _WORD_OR_FIGURE.search(self._text, *line):
                continue  # an empty line, or a rule
            if self._is_row(line):
                block = block or above[-2 if above and self._has_columns(above[-1]) else -1 :]
                block.append(line)
            else:
                if len(block) > 1:
                    yield block
                block = []
            is_short = line.end - line.start <= _LONGEST_HEAD or bool(_GAP.search(self._text, *line))
            is_head = is_short and self._text[line.end - 1] != "."
            above = [*above[-1:], line] if is_head else []
        if len(block) > 1:
            yield block

    def _has_columns(self, line: TextSpan) -> bool:
        """Whether a line names columns, so that the one above it may say what all of them are."""
        years = [n for n in self._figures(line) if n.kind is NumberKind.YEAR]
        return bool(_GAP.search(self._text, *line)) or len(years) > 1

    def _is_row(self, line: TextSpan) -> bool:
        words = self._text[line.start : line.end]
        if _FIGURE_CELL.search(words):
            return True
        figures = [n for n in self._figures(line) if is_bare(n)]
        return (
            bool(figures)
            and all(
                _BETWEEN_FIGURES.fullmatch(self._text, one.end, other.start)
                for one, other in zip(figures, [*figures[1:], None], strict=True)
                if other
            )
            and not self._text[figures[-1].end : line.end].strip()
        )

    def _figures(self, line: TextSpan) -> list[NumberSpan]:
        first, last = bisect_left(self._starts, line.start), bisect_left(self._starts, line.end)
        return without_thousands(self._text, line, self._numbers[first:last])

    def _read_line(self, line: TextSpan) -> None:
        """Take in what a head says, or give it to the figures of a row."""
        bare = [n for n in self._figures(line) if is_bare(n) or (_GAP.search(self._text, *line) and is_plain_money(n))]
        cells = [TextSpan(*m.span()) for m in _CELL.finditer(self._text, *line)]
        if bare:
            label = self.measure(TextSpan(line.start, bare[0].start) if len(cells) == 1 else cells[0])
            for place, number in enumerate(reversed(bare), 1):
                column = self._columns[-place] if place <= len(self._columns) else None
                if measure := label or column or self._general:
                    measure = measure_of_row(measure, self._head, self._text[line.start : bare[0].start])
                    self._numbers[bisect_left(self._starts, number.start)] = measure.of(number)
        elif any(measures := [self.measure(cell) for cell in cells[:_MOST_CELLS]]):
            self._general = measures[0] or (self._general if len(cells) > 1 else None)
            self._columns = measures[1:]
            self._head = self._text[line.start : line.end]

    def measure(self, cell: TextSpan) -> Measure | None:
        """The measure that a cell names: what it would say of a 1 that stood in it."""
        words = self._text[cell.start : cell.end]
        if thousands := _THOUSANDS.search(words):
            one = next(iter(find_numbers(f"{thousands['money']} 1,000", "en")))
            span = TextSpan(cell.start + thousands.start(), cell.start + thousands.end())
            return Measure(one.value, one.currency, one.money, one.unit, span) if one.value and one.currency else None
        if first := _MONEY_FIRST.search(words):  # "$ in thousands"
            rest, _ = self._without_plural(first["scale"])
            scaled = next(iter(find_numbers(f"{first['money']} 1 {rest}", self._language)), None)
            if scaled and scaled.value and scaled.value > 1 and (scaled.currency or scaled.money):
                span = TextSpan(cell.start + first.start(), cell.start + first.end())
                return Measure(scaled.value, scaled.currency, scaled.money, scaled.unit, span)
        if len(words) > _LONGEST_HEAD or not self._may_measure(words):
            return None
        places = (m.start() for m in _BOUNDARY.finditer(words) if not words[m.start()].isdecimal())
        found = [m for p in places if (m := self._measure_at(words, p, cell.start))]
        return max(found, key=lambda m: (m.scale != 1) + bool(m.currency or m.unit), default=None)

    def _may_measure(self, words: str) -> bool:
        """Whether a cell has a word or sign that a measure needs; most cells of a table have none."""
        lexicon = self._lexicon
        numbers, units = lexicon.numbers, lexicon.units
        for word in _WORD_OR_SIGN.findall(words):
            lowered = lexicon.lower(word)
            if lowered in numbers.scales or lowered in numbers.vague_scales or lowered in lexicon.longest_unit:
                return True
            if not word[-1].isalnum() or lowered in units.money.nouns or word.upper() in CURRENCIES:
                return True
        return False

    def _measure_at(self, words: str, place: int, offset: int) -> Measure | None:
        rest, cut = self._without_plural(words[place:])
        numbers = find_numbers(f"{words[:place]}1 {rest}", self._language)
        one = next((n for n in numbers if n.start <= place < n.end and n.value), None)
        if one is None or one.value is None or one.unit in _TIMES:
            return None
        if one.value == 1 and not (one.currency or one.unit):
            return None
        end = max(one.unit_end - 2 + (cut if one.unit_end > place + 2 else 0), place)
        first = min(one.start, place)
        rate = self._lexicon.rates.after.match(words, end)
        is_half = one.value == 1 or not (one.currency or one.unit)
        # "Pupils, thousand people" counts what no table of units has.
        frame = _FRAME_AFTER if one.value == 1 else _NOUNS_AFTER
        if is_half and not (self._is_led(words[:first]) and frame.match(words, rate.end() if rate else end)):
            return None
        return Measure(one.value, one.currency, one.money, one.unit, TextSpan(offset + first, offset + end))

    def _is_led(self, before: str) -> bool:
        """Whether what precedes a unit in a head sets it apart: a bracket, a comma, "in"."""
        match = _WORD_BEFORE.search(before)
        if match is None:
            return False
        return match["word"] is None or self._lexicon.lower(match["word"]) in self._lexicon.numbers.prepositions

    def _without_plural(self, rest: str) -> tuple[str, int]:
        """`rest` with its first word as it stands after a number, and by how much it is shorter: "millions of"."""
        numbers = self._lexicon.numbers
        match = LETTERS.match(rest)
        word = self._lexicon.lower(match[0]) if match else ""
        if word in numbers.vague_scales and word[:-1] in numbers.scales:
            shorter = word[:-1] + rest[len(word) :].replace(f" {numbers.of} ", " ", 1)
            return shorter, len(rest) - len(shorter)
        return rest, 0
