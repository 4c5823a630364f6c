"""The time of a figure in a table: that of its column, or of the caption if its columns are of no times.

A source is plain text, often out of a PDF that wraps the cells of a head or row over several lines. So columns and
figures are matched by what sets their cells apart, or else by how many there are; where that does not tell surely which
time is a figure's, it is one that nobody can name, and never that of a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.sentences.plain_text import normalize
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_rows import TableLine, TableRow, read_row
from briefing.evidence.times.named_time import NamedTime, Shift, TimeContext, TimeUse
from briefing.evidence.times.time_reader import read_point
from briefing.evidence.times.times import find_times, length_before
from briefing.facts.periods import FirstDay, Period, PeriodKind, months_of, period_of_label

_LONGEST_HEAD = 140
_MOST_NAMES = 3
"""How many lines of a head may follow one another without a time, as "as restated" does."""
_PARTS = (PeriodKind.RANGE, PeriodKind.QUARTER, PeriodKind.HALF_YEAR)
_MONTH = timedelta(days=27)
_PART = re.compile(r"(?:Q(?P<quarter>[1-4])|(?P<name>[^\W\d_]+))(?!\w)\.?|\S+")
_CACHED = 4096
_SHORT_DATE = re.compile(r"([^\W\d_]+)\.? ([0-9]{2})")
_GAPS = re.compile(r"[\t\n|]| \(")
_TWO_YEARS = re.compile(r"(?<![\w/.,-])([0-9]{2})(?=/([0-9]{2})(?![\w/.,-]))")
_NAME = re.compile(r"[^\W\d_]|%")


def table_times(text: SourceText, number: TextSpan, context: TimeContext) -> tuple[NamedTime, ...] | None:
    """The times of a figure; None for what is no figure of a table, or has a time with its year in its own row."""
    row = read_row(text, number)
    if row is None or row.line.figures[0] is not row.line.numbers[0]:
        return None  # a year opens the row, under "Year  Graduates"
    label = find_times(text.normalized, row.label, context) or (*_bare_parts(text, row.label, context, least=1),)
    if any(not time.lacks_year for time in label):
        is_day = len(label) == 1 and text.normalized[slice(*row.label)].strip(" |:") == label[0].text
        return (label[0],) if is_day else None  # "30-Jun-2023 | 412": a row for each day
    found = _TableHead(text, _head_lines(row), context).time_of(row, number)
    if found and label:
        found = _day_in(label[-1], found)
    return (found,) if found else label


def _head_lines(row: TableRow) -> list[TableLine]:
    """The lines over the rows of a table that name its columns, and its caption, as far as there is a time in them."""
    head: list[TableLine] = []
    is_timed, names = False, 0
    for line in row.first.above():
        if line.is_data:
            if is_timed:
                break
            head = []
            continue
        is_long = len(line.words) > _LONGEST_HEAD and "|" not in line.words
        if line.filled[-1:] in (*".!?;",) or is_long or names == _MOST_NAMES:
            break
        head.insert(0, line)
        has_figure = any(character.isdecimal() for character in line.words)
        is_timed, names = is_timed or has_figure, 0 if has_figure or not is_timed else names + 1
    return head


class _TableHead:
    """The lines over the rows of a table."""

    def __init__(self, text: SourceText, lines: Sequence[TableLine], context: TimeContext) -> None:
        self._text, self._lines, self._context = text, lines, context
        self._times = [self._read(line.span, is_apart=line.is_apart) for line in lines]

    def _read(self, span: TextSpan, *, is_apart: bool = False) -> list[NamedTime]:
        """The times of a part of the head; one that counts from another is a column only if its cell is set apart."""
        times = _bare_parts(self._text, span, self._context) or find_times(self._text.normalized, span, self._context)
        own = [time for time in times if time.use is TimeUse.OWN and (is_apart or not time.is_counted)]
        short = (
            short_dates([time.text for time in own], self._context.published, self._context.lexicon)
            if len(own) > 1
            else {}
        )
        return [short[time.text]._replace(span=time.span) if time.text in short else time for time in own]

    def time_of(self, row: TableRow, number: TextSpan) -> NamedTime | None:
        """The time of a figure; one without a period where nobody can tell, and None where the head names no time."""
        at = next((i for i in reversed(range(len(self._lines))) if len(self._times[i]) > 1), None)
        if at is None:
            return self._of_lines(row, number)
        columns = _repeated(self._times[at])
        cells, head = row.line.cells, self._lines[at].cells
        if cells and head and cells.mark == head.mark:
            found = self._beside_marks(row.line, number, at, columns)
        else:
            found = _in_order(row, number, columns) or self._in_order_but_one(row, number, self._lines[at], columns)
        captions = [time for times in self._times[:at] for time in times]
        if not found:
            return columns[0] if len({column.says for column in columns}) == 1 else _unknown(columns)
        return self._lengthened(found, at, columns[0].span.start) or captioned(found, columns, captions)

    def _lengthened(self, found: NamedTime, at: int, end: int) -> NamedTime | None:
        """The time of a column as the end of a span, if a cell before says so: "Three months ended | Jun-22"."""
        before = self._spanning(found, at) or self._text.normalized[self._lines[0].span.start : end]
        lengths = (length_before(cell.strip(), found, self._context) for cell in _GAPS.split(before))
        said = {length.says: length for length in lengths if length}
        return next(iter(said.values())) if len(said) == 1 else _unknown([found]) if said else None

    def _spanning(self, found: NamedTime, at: int) -> str | None:
        """The cell that spans several columns with that of a time, where empty cells part these from others."""
        head, place = self._lines[at].cells, self._text.raw_offset(found.span.start)
        if head is None:
            return None
        groups: list[list[TextSpan]] = [[]]
        for cell in head.spans[1:]:
            groups += [[cell]] if not self._is_filled(cell) else []
            groups[-1].append(cell)
        own = next((i for i, group in enumerate(groups) if any(cell.start <= place < cell.end for cell in group)), None)
        for line in self._lines[:at][::-1]:
            above = [cell for cell in line.cells.spans[1:] if self._is_filled(cell)] if line.cells else []
            if own is not None and len(above) == len(groups) > 1:
                return normalize(self._text.raw[slice(*above[own])])
        return None

    def _is_filled(self, cell: TextSpan) -> bool:
        return bool(self._text.raw[slice(*cell)].strip())

    def _of_lines(self, row: TableRow, number: TextSpan) -> NamedTime | None:
        """The time in a head of which no line names several: a caption, or each column in a line of its own."""
        if not any(self._times):
            return None
        whole = TextSpan(self._lines[0].span.start, self._lines[-1].span.end)
        times = self._read(whole)
        if not times:
            return None
        if len(times) == 1:
            names_columns = self._lines[-1].span.start >= times[0].span.end
            return times[0] if len(row.whole) == 1 or names_columns else _unknown(times)
        alone = [
            time
            for i, line in enumerate(self._lines)
            for time in self._times[i]
            if not any(map(str.isalpha, line.words.replace(time.text, "", 1)))
        ]
        alike = [time for time in alone if _kind(time) is _kind(alone[-1])]
        first = next((i for i, time in enumerate(times) if _kind(time) is _kind(times[-1])), 0)
        for columns in (alike, times, times[first:]):
            if len(columns) > 1 and (found := self._in_lines(row, number, _repeated(columns))):
                said = [column.span for column in columns]
                captions = [time for times in self._times for time in times if time.span not in said]
                return captioned(found, columns, captions)
        return _unknown(times)

    def _in_lines(self, row: TableRow, number: TextSpan, columns: Sequence[NamedTime]) -> NamedTime | None:
        """The time at the place of a figure in a head of a column a line, where notes may have one before the times."""
        if found := _in_order(row, number, columns):
            return found
        above = next((line for line in reversed(self._lines) if line.span.end <= columns[0].span.start), None)
        has_notes = above is not None and len(above.words.split()) == 1 and not above.numbers
        place = row.whole.index(number) - 1
        return columns[place] if has_notes and len(row.whole) == len(columns) + 1 and place >= 0 else None

    def _beside_marks(
        self, line: TableLine, number: TextSpan, at: int, columns: Sequence[NamedTime]
    ) -> NamedTime | None:
        """The time in the cell over that of a figure, with what the lines over it say in theirs."""
        cells, head = line.cells, self._lines[at].cells
        assert cells and head
        place = cells.place(self._text.raw_offset(number.start))
        places = [head.place(self._text.raw_offset(time.span.start)) for time in columns]
        has_corner = normalize(self._text.raw[slice(*head.spans[0])]) not in [time.text for time in columns]
        if len(cells.spans) != len(head.spans) + (not has_corner) or place >= len(head.spans):
            return None
        own = [time for time, other in zip(columns, places, strict=True) if other == place]
        above = [one.cells for one in self._lines[:at] if one.cells and one.cells.is_like(head)]
        parts = (self._text.raw[slice(*one.spans[-1 - place])] for one in [*above, head])
        stacked = normalize(" ".join(parts))
        read = find_times(stacked, TextSpan(0, len(stacked)), self._context) if above else ()
        if len(own) == len(read) == 1:
            return read[0]._replace(span=own[0].span)
        return own[0] if len(own) == 1 else None

    def _in_order_but_one(
        self, row: TableRow, number: TextSpan, line: TableLine, columns: Sequence[NamedTime]
    ) -> NamedTime | None:
        """The time of a figure in a row of one more: a note before the others, or how much they changed after them."""
        if len(row.own) != len(columns) + 1:
            return None
        before, after = line.span.start, columns[-1].span.end
        is_named = bool(_NAME.search(self._text.normalized, after, line.span.end))
        place = row.own.index(number)
        if not is_named:
            return columns[place - 1] if place else None
        changed = line.text.numbers_in(row.own[-1])
        is_change = any(n.unit == "percent" or n.text[0] in "+-" for n in changed)
        has_note = bool(_NAME.search(self._text.normalized, before, columns[0].span.start))
        return columns[place] if is_change and not has_note and place < len(columns) else None


def _bare_parts(text: SourceText, line: TextSpan, context: TimeContext, least: int = 2) -> list[NamedTime]:
    """The months or quarters of a line that names nothing else, as no sentence does: "Jan Feb Mar", "Q1 Q2"."""
    found: list[NamedTime] = []
    for match in _PART.finditer(text.normalized, *line):
        name = match["name"] or ""
        word = name if name in context.lexicon.times.months else context.lexicon.lower(name)
        groups = {"quarter": match["quarter"], "part": match["quarter"]} if match["quarter"] else {"month": word}
        point = read_point(groups, context) if match["quarter"] or word in context.lexicon.times.months else None
        if point is None and found:
            return []
        if point:
            found.append(NamedTime(TextSpan(*match.span()), match[0], point.says, lacks_year=True))
    return found if len(found) >= least else []


@lru_cache(_CACHED)
def label_times(words: str, language: str, published: date, first_day: FirstDay | None) -> Sequence[NamedTime]:
    """The times that a label names; one that is nothing but a time is read as a series reads it."""
    span = TextSpan(0, len(words))
    if (label := period_of_label(words)) is not None:
        return (NamedTime(span, words, (Period.parse(label),)),)
    words = _TWO_YEARS.sub(lambda m: f"{20 if int(m[2]) == int(m[1]) + 1 else ''}{m[0]}", words)  # "Net cost 22/23"
    span = TextSpan(0, len(words))
    found = find_times(words, span, TimeContext(published, load_lexicon(language), first_day))
    times = (time for time in found if time.use is not TimeUse.COMPARED)  # "Change on a year before"
    return tuple(_or_year(time, first_day) for time in times)


def _or_year(time: NamedTime, first_day: FirstDay | None) -> NamedTime:
    """A time that may be the business year as well, if it is the last day of one: "Jun-30-22" over revenue."""
    if first_day is None or not time.says or time.days is None or time.days[0] != time.days[1]:
        return time
    ends_in = time.days[0].year
    days = first_day.months(first_day.year_that_ends_in(ends_in), 1, 12)
    is_last = days[1] == time.days[0]
    return time._replace(says=(*time.says, Period.of_days(*days))) if is_last else time


def short_dates(labels: Iterable[str], published: date, lexicon: Lexicon) -> dict[str, NamedTime]:
    """What heads such as "Aug 22" say: months if their order tells so, or nothing; what is surely days is left."""
    read: dict[str, tuple[int, int]] = {}
    words, lower = lexicon.times.months, lexicon.lower
    for label in labels:
        if (match := _SHORT_DATE.fullmatch(label)) and (month := words.get(match[1]) or words.get(lower(match[1]))):
            read[label] = (int(match[2]), month)
    years, days = list(read.values()), [(month, number) for number, month in read.values()]
    latest = published.year % 100 + 1
    may_be_years = _is_ordered(years) and all(year <= latest for year, _ in years)
    may_be_days = _is_ordered(days) and all(1 <= day <= 31 for _, day in days)
    if may_be_days and not may_be_years:
        return {}
    is_close = all(abs(one - other) <= 1 for (one, _), (other, _) in pairwise(years))
    is_run = len(years) > 1 and is_close and len({month for _, month in years}) > 1
    are_months = may_be_years and (is_run or not may_be_days)
    said = {label: Period.of_days(*months_of(2000 + year, month)) for label, (year, month) in read.items()}
    return {
        label: NamedTime(TextSpan(0, len(label)), label, (period,) if are_months else ())
        for label, period in said.items()
    }


def _is_ordered(times: Sequence[tuple[int, int]]) -> bool:
    return all(one < other for one, other in pairwise(times)) or all(one > other for one, other in pairwise(times))


def _in_order(row: TableRow, number: TextSpan, columns: Sequence[NamedTime]) -> NamedTime | None:
    """The time at the place of a figure, if its row has as many figures as there are times."""
    for figures in (row.own, row.whole, row.without_note):
        if len(figures) == len(columns) and number in figures:
            return columns[figures.index(number)]
    return None


def _unknown(columns: Sequence[NamedTime]) -> NamedTime:
    """One of several times, and nobody can tell which."""
    first, last = columns[0], columns[-1]
    text = first.text if first is last else f"{first.text} … {last.text}"
    return NamedTime(TextSpan(first.span.start, last.span.end), text)


def _kind(time: NamedTime) -> PeriodKind | None:
    return time.says[0].kind if time.says else None


def _is_year(time: NamedTime) -> bool:
    return _kind(time) is PeriodKind.YEAR


def _year(time: NamedTime) -> int:
    return time.says[0].days[1].year


def _repeated(times: Sequence[NamedTime]) -> list[NamedTime]:
    """The times with bare years after a part of a year read as that part of them: "30 June 2024 2023"."""
    found: list[NamedTime] = []
    for time in times:
        is_repeated = found and _is_year(time) and found[-1].says and not _is_year(found[-1])
        found.append(_in_year_of(found[-1], time) if is_repeated else time)
    return found


def captioned(found: NamedTime, columns: Sequence[NamedTime], captions: Sequence[NamedTime]) -> NamedTime:
    """The time of a column with what a caption says of it: "year ended 31 March" over 2024, 2024 over quarters."""
    if _is_year(found):
        years = {_year(time) for time in columns if time.says}
        parts = [c for c in captions if _kind(c) in _PARTS and _year(c) in years]
        dated = [c for c in parts if c.days and c.days[1] - c.days[0] > _MONTH]
        telling = list({c.says[0]: c for c in captions if c.says and (c.lacks_year or c in dated)}.values())
        return _in_year_of(telling[0], found) if len(telling) == 1 else _unknown(columns) if telling else found
    if found.lacks_year and found.says:
        years = {_year(c) for c in captions if _is_year(c)}
        said = Shift(year=years.pop()).of(found.says[0]) if len(years) == 1 else None
        return found._replace(says=(said,), lacks_year=False) if said else _unknown(columns) if years else found
    return found


def _day_in(label: NamedTime, column: NamedTime) -> NamedTime:
    """A day or part of a year, which the label of a row names, in the year of its column."""
    if column.days is None:
        return column
    (start, end), years = column.days, range(column.days[0].year, column.days[1].year + 1)
    said = [Shift(year - _year(label)).of(label.says[0]) for year in years if label.says]
    inside = [period for period in said if period and start <= period.days[0] and period.days[1] <= end]
    return column._replace(says=(inside[0],), text=f"{label.text} … {column.text}") if inside else column


def _in_year_of(part: NamedTime, year: NamedTime) -> NamedTime:
    """A day or part of a year in the year of another time."""
    if not part.says or part.says[0].end is None:
        return year
    said = Shift(_year(year) - _year(part)).of(part.says[0])
    return year._replace(says=(said,), text=f"{part.text} … {year.text}") if said else year
