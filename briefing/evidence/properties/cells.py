"""Holds a fact against a cell of a table, whose heads say what it is of: nothing is guessed from the words around it.

The words of the cell are the quote; its row and column labels, the title of its table and the notes on its marks came
with them into the evidence, so that they need not be quoted, and hold where the table is not at hand.  For each
property there are the three answers: the heads say so, say otherwise, or do not say.

- *Number.* A cell bears out what it shows, by the scale of its heads ("in millions").  Where its format shows less than
  it holds, the number in full is borne out too, and nothing between the two: no other rounding.
- *Unit.* The nearest head that names one counts: the cell itself, its column, its row, the title.
- *Period, area.* A label that names another time or country says otherwise; a column "2023" in a row "January" is
  January 2023.  The words of a title, or the day of publication, count only where no label names a time.
- *What it is of.* The label of another row or column that the fact's words name rather than its own says otherwise.
- *Status.* A mark is read as the notes of the table explain it, else as is usual: p provisional, e estimated, f
  forecast, r revised.  Who tells a provisional figure says so: status: provisional, qualifier: about, or in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal

from briefing.evidence.claim import Answer, AnswerKind, Claim, Rewrite, does_not_say, doubt, quoted_list, says_otherwise
from briefing.evidence.matching.unit_match import UnitMatch
from briefing.evidence.passages import Passage
from briefing.evidence.properties.cell_roles import (
    MARKED,
    check_rate_of_heads,
    check_role,
    is_told_below_zero,
    unsaid_meanings,
)
from briefing.evidence.sentences.countries import area_in, has_initials, other_area, state_names
from briefing.evidence.speakers.names import is_named
from briefing.evidence.tables.cell_heads import (
    IN_PENCE,
    labels_at,
    labels_of,
    measure_of,
    signs_of,
    stated_alone,
    stems_of,
    times_in_label,
    under_captions,
)
from briefing.evidence.tables.table_heads import Measure, measure_of_row
from briefing.evidence.times.named_time import Fit, NamedTime, covers_publication
from briefing.facts.model import Property, Qualifier, Status, StatusFamily, is_rank
from briefing.facts.text_fields import version, versions_of
from briefing.sources.table_cells import (
    UNSAID,
    CellMeaning,
    explained_marks,
    figures_of,
    is_in_pence,
    plain_label,
    told_in,
)

_PER_CENT = 2
_MEASURED = re.compile(r"\s*[(,].*")
_ANY_YEAR = 2010
_SPACED_DASH = re.compile(r"\s*[-\u2012-\u2015]\s*")
_MEANT = re.compile(
    r"\b(?:budget(?:ed|s)?(?! (?:out-?turn|actual|execution))|appropriat\w+|allocat\w+|targets?|plan(?:ned)?)\b"
    r"|\bплан\w*|\bplan\w*",
    re.IGNORECASE,
)
"""What figures are headed by that are meant, and perhaps not done."""
_TIME_OF = re.compile(r"(?:year|month|quarter|date) (?:of|in which|when) |(?:год|месяц) (?!по)\w+", re.IGNORECASE)
"""What heads labels that are times, and those of something else than the figures beside them: "Year of birth"."""
_DONE = re.compile(
    r"\b(?:actuals?|out-?turn|execut\w+|spent|audited|reali[sz]ed)\b|факт|исполн|faktiki|icra", re.IGNORECASE
)
"""What figures are headed by that were done, be it in a table of a budget."""


def check_cells(claim: Claim) -> list[Answer] | None:
    """What the cells among the passages leave to settle; None if there is none, or it holds words and no figure."""
    found = [p for p in claim.passages if p.evidence.is_cell and figures_of(p.evidence.quote)]
    if not found or claim.quantity is None:
        return None
    return min((_settled(_CellCheck(claim, passage).answers()) for passage in found), key=len)


def _settled(answers: Iterable[Answer]) -> list[Answer]:
    """The answers, without those for what the table does not say of a property of which it says otherwise."""
    found = list(dict.fromkeys(answers))
    wrong = {answer.prop for answer in found if answer.kind is AnswerKind.SAYS_OTHERWISE}
    return [a for a in found if a.kind is AnswerKind.SAYS_OTHERWISE or a.prop not in wrong]


_SCALES = (3, 6, 9, 12)
"""The powers of ten in which tables have their figures."""
_GROUPED = re.compile(r"[.,]\d{3}(?!\d)")
"""Digits whose point may as well be the mark between thousands."""


class _CellCheck:
    """Holds a fact against one cell."""

    def __init__(self, claim: Claim, passage: Passage) -> None:
        assert claim.quantity is not None
        self.claim, self.fact, self.quantity, self.passage = claim, claim.fact, claim.quantity, passage
        self.evidence, self.language = passage.evidence, passage.source_text.language
        self.lexicon = passage.source_text.lexicon
        self.is_readable = passage.language_is_known and claim.lexicon.known
        self.told = f"{self.fact.statement} {self.fact.label}"
        self.signs = signs_of(passage)

    def answers(self) -> Iterator[Answer]:
        """Everything that the cell leaves to settle."""
        yield from self.number()
        yield from self.status()
        if self.is_readable:
            yield from self.period()
            yield from self.area()
            yield from self.told_elsewhere()
            if self.lexicon is self.claim.lexicon:
                yield from check_role(self.claim, self.passage, self.titles(Property.DIRECTION), self.signs)
                yield from check_rate_of_heads(self.claim, self.passage, self.titles(Property.RATE))
            yield from self.labels()
        yield from self.speaker()

    def titles(self, prop: Property) -> list[str]:
        """What stands above the table, and what the author has quoted for a property."""
        return [*(p.evidence.quote for p in self.claim.context.get(prop, ())), *reversed(self.evidence.title)]

    @property
    def labels_inward(self) -> list[str]:
        """The labels of the cell, the nearest first."""
        return [*reversed(self.evidence.column), *reversed(self.evidence.row)]

    # Number and unit

    def number(self) -> Iterator[Answer]:
        figure, *others = figures_of(self.evidence.quote)
        if others:
            yield from self._range(figure, *others)
            return
        readings = self.signs.readings(self.evidence.table_cell)
        if not readings:
            yield says_otherwise(Property.UNIT, f'"{figure}" is no number that can be read', None, ("quantity",))
            return
        head = self._head(figure)
        scale = head.scale if head else Decimal(1)
        # Of two, which loading the file has asked of, the one that it took.
        seen = next((r for r in readings if r * scale in self.quantity.numbers.values()), readings[0])
        full = Decimal(self.evidence.full) if self.evidence.full else seen
        wanted = self.quantity.numbers
        if set(wanted) != {"value"}:
            yield self._other_number(seen * scale, head)
            return
        value = wanted["value"]
        shown = {seen * scale, full * scale}
        if head is IN_PENCE and self.quantity.currency:
            shown |= {number / 100 for number in shown}
        if value not in shown and not (value > 0 and -value in shown and is_told_below_zero(self.claim, self.passage)):
            told = next((e for e in _SCALES if value in {s.scaleb(e) for s in shown}), None)
            is_open = _GROUPED.search(figure) and abs(seen) != Decimal(re.sub(r"\D", "", figure))
            if scale == 1 and told and not is_open:
                message = f'no head of the cell says that "{self.evidence.quote}" is in units of {10**told:,}'
                yield does_not_say(Property.UNIT, message, ("quantity",))
            else:
                yield self._other_number(seen * scale, head)
        elif self.is_readable and not is_rank(self.quantity, self.claim.units):
            yield from self._unit(figure, head, value)

    def _range(self, low: str, high: str) -> Iterator[Answer]:
        """The same for the two ends of a range: "2.5 - 3.5"."""
        head = self._head(high)
        ends = [self.signs.readings(self.evidence.table_cell._replace(words=words)) for words in (low, high)]
        seen = [{number * (head.scale if head else 1) for number in numbers} for numbers in ends]
        wanted = [self.quantity.numbers.get(key) for key in ("low", "high")]
        if not all(value in numbers for value, numbers in zip(wanted, seen, strict=True)):
            yield self._other_number(max(seen[1], default=Decimal(0)), None)
        elif self.is_readable and wanted[1] is not None:
            yield from self._unit(high, head, wanted[1])

    def _head(self, figure: str) -> Measure | None:
        """What the cell itself and its heads say of its scale and unit."""
        label = " ".join(self.evidence.row)
        heads = [figure, *self.labels_inward, *self.titles(Property.UNIT)]
        if is_in_pence(self.evidence.quote, heads):
            return IN_PENCE
        read = ((words, measure_of(words, self.language)) for words in heads)
        found = [measure_of_row(measure, words, label) for words, measure in read if measure]
        if not found:
            return None
        first, *others = found
        return first if first.unit == "percent" else first.joined(others)

    def _other_number(self, seen: Decimal, head: Measure | None) -> Answer:
        words = " to ".join(f"{value:,f}" for value in self.quantity.numbers.values())
        scaled = f" by its head, which makes {seen.normalize():,f}" if head and head.scale != 1 else ""
        also = f" (in full {self.evidence.full})" if self.evidence.full else ""
        message = f'the fact says {words}; cell {self.evidence.cell} shows "{self.evidence.quote}"{also}{scaled}'
        return Answer(None, AnswerKind.SAYS_OTHERWISE, message, None, ("quantity", next(iter(self.quantity.numbers))))

    def _unit(self, figure: str, head: Measure | None, value: Decimal) -> Iterator[Answer]:
        """Whether the heads name the fact's unit; a noun may stand anywhere in them."""
        units = UnitMatch(self.quantity, self.claim.units, self.claim.lexicon)
        stated = stated_alone(self.passage, figure, value, head)
        path = ("quantity", units.key)
        if self._is_change_of_share():
            if self.quantity.unit != "percentage-points":
                message = "the cell has a change of what its row has in per cent, which is in percentage points"
                yield doubt(Property.UNIT, message, "if it is in per cent all the same, say so", path)
        elif said := units.difference(stated, value):
            if head and (head.currency or head.unit):
                what = head.currency or head.unit
                message = f"the head of the cell says {what}, but the fact is {units.wanted}"
                yield says_otherwise(Property.UNIT, message, "take the unit from the table", path)
            else:
                yield does_not_say(Property.UNIT, f"no head of the cell says what {said} is", path)
        elif units.is_noun and self.lexicon is self.claim.lexicon:
            words = " ".join([*self.labels_inward, *self.titles(Property.UNIT)])
            is_named = stems_of(" ".join(self.claim.unit_words), self.language) & stems_of(words, self.language)
            if not (is_named or units.counts_people_of(words)):
                yield does_not_say(Property.UNIT, f"no head of the cell says that it is {units.wanted}", path)

    def _is_change_of_share(self) -> bool:
        """Whether a column "Change" without a unit stands beside a row "in per cent"."""
        measures = [measure_of(words, self.language) for words in self.evidence.row]
        is_share = any(measure and measure.unit == "percent" for measure in measures)
        moved, column = self.lexicon.roles.moved, self.evidence.column
        return is_share and any(moved.search(w) and not measure_of(w, self.language) for w in column)

    # When

    def period(self) -> Iterator[Answer]:
        fact, published = self.fact, self.passage.published
        if fact.status.family is StatusFamily.IS and fact.period.start and fact.period.start > published:
            message = f"{fact.period} begins after {published}, when the table was published"
            yield says_otherwise(Property.STATUS, f"{message}, and the status is {fact.status}")
        times = self._times()
        if not times:
            if not covers_publication(fact.period, published):
                yield does_not_say(Property.PERIOD, f"no head of the cell names a time that would be {fact.period}")
            return
        fits = {time.fit(fact.period, is_ahead=not fact.status.is_asserted) for time in times}
        said = quoted_list(time.text for time in times)
        if Fit.SAYS in fits:
            return
        if fits & {Fit.OPEN, Fit.MAYBE}:
            yield does_not_say(Property.PERIOD, f"the head of the cell says {said}, which may not be {fact.period}")
            return
        says = {str(time.says[0]): time.says[0] for time in times if time.says}
        is_sure = len(says) == len(times) == 1 and "…" not in times[0].text  # made of two labels
        message = f"the head of the cell says {said}, which is not {fact.period}"
        see_which = "see of what time the heads of the cell are"
        remedy = Rewrite(Property.PERIOD, next(iter(says.values()))) if is_sure else see_which
        yield says_otherwise(Property.PERIOD, message, remedy)

    def _times(self) -> Sequence[NamedTime]:
        """The times of the labels, those of a row and its column as one; of the titles if no label names any."""
        row, column = self.evidence.row, self.evidence.column
        sides = [side for side in (" ".join(row), " ".join(column)) if self._named(side)]
        if len(sides) == 2 and sides[0] != sides[1] and not set(row) & set(column):
            both = [*self._named(" ".join(sides)), *self._named(" ".join(reversed(sides)))]
            return [time for time in both if not time.lacks_year] or both
        titled = [time for title in self.titles(Property.PERIOD) for time in self._named(title)]
        for side, beside in ((column, row), (row, column)):
            for words in (" ".join(side), *reversed(side)):
                if found := self._named(words):
                    if parts := self._parts_of(found[0], beside):
                        return parts
                    # Of the "year of claim" that the fact tells it is told on the day that the title says.
                    is_of = any(map(_TIME_OF.match, self.evidence.title))
                    is_told = is_of and _stands_in(plain_label(words), plain_label(self.told))
                    return [*under_captions(found, titled), *(titled if is_told else ())]
        return next((found for words in self.titles(Property.PERIOD) if (found := self._named(words))), ())

    def _parts_of(self, year: NamedTime, labels: Sequence[str]) -> Sequence[NamedTime]:
        """The part of a year that labels on the other side name, and that are no times alone: "March", "Q1"."""
        named = [_SPACED_DASH.sub("-", label) for label in reversed(labels)]
        # Whether it is a part of a year, any year tells: rows have labels of their own, and all of them the same years.
        parts = (label for label in named if self._one_time(f"{label} {_ANY_YEAR}"))
        return next((found for label in parts if (found := self._one_time(f"{label} {year.text}"))), ())

    def _one_time(self, words: str) -> Sequence[NamedTime]:
        """What is named by words that are nothing but a time."""
        found = self._named(words)
        return found if found and found[0].text == words else ()

    def _named(self, words: str) -> Sequence[NamedTime]:
        passage = self.passage
        return times_in_label(words, passage.source_text, self.language, passage.published, passage.first_day)

    # Of what

    def area(self) -> Iterator[Answer]:
        """Whether the heads name the fact's area; a country at the head of the cell is no other's."""
        area = area_in(self.fact.area, self.claim.language, self.language) if self.fact.area else None
        labels = [plain_label(words) for words in (*self.evidence.row, *self.evidence.column)]
        if self.fact.area and area is None:
            return  # other words of two languages cannot be compared
        named = [words for words in (*self.evidence.row, *self.evidence.column) if words in state_names(self.language)]
        told = plain_label(f"{self.told} {area or ''}")
        if area is not None and plain_label(area) in labels:
            return
        if other := next((words for words in named if not _stands_in(plain_label(words), told)), None):
            if area is not None or any(_stands_in(plain_label(name), told) for name in state_names(self.language)):
                whose = area or "another country"
                message = f"cell {self.evidence.cell} is of {other}, and the fact tells it of {whose}"
                yield says_otherwise(Property.AREA, message, "take the cell of the row that it is about")
            return
        heads = [*labels, *map(plain_label, self.titles(Property.AREA)), plain_label(self.passage.source.title or "")]
        # A series names its labels otherwise where its file says so, "AT: Austria", and takes no cell but theirs.
        is_named = self.fact.series is not None or any(_stands_in(plain_label(area or ""), words) for words in heads)
        title = f"{self.passage.source.title or ''} {' '.join(self.titles(Property.AREA))}"
        if area is not None and not is_named and not has_initials(area, title):  # "U.S. courts"
            yield does_not_say(Property.AREA, f"no head of the cell names {area}")

    def told_elsewhere(self) -> Iterator[Answer]:
        """An answer where the statement tells the value of another row, or of a country that is not the fact's."""
        area, language, written = self.fact.area, self.claim.language, self.claim.written
        if area is None or written is None:
            return
        own, others = {str(area), *self.evidence.row, *self.evidence.column}, state_names(language)
        if self.passage.has_source_text and self.lexicon is self.claim.lexicon:
            others |= self._peers(plain_label(area))
        if other := other_area(written.statement, self.fact.statement.find("{value}"), own, others - own, language):
            message = f"cell {self.evidence.cell} is of {area}, and the statement tells it of {other.name}"
            kind = AnswerKind.SAYS_OTHERWISE if other.is_sure else AnswerKind.DOUBT
            yield Answer(Property.AREA, kind, message, "tell each value of its own area", ("statement",))

    def _peers(self, area: str) -> frozenset[str]:
        """The labels of other rows or columns that stand where that of an area does, but for those of totals."""
        of_all = self.lexicon.numbers.told_all
        return frozenset(
            label
            for key in ("row", "column")
            for depth, words in enumerate(getattr(self.evidence, key))
            if plain_label(words) == area
            for label in labels_at(self.passage.source_text, key, depth)
            if not of_all & {*self.lexicon.lower(label).split()}
        )

    def labels(self) -> Iterator[Answer]:
        """An answer where the fact's words name the label of another row or column, and not those of the cell."""
        if not self.passage.has_source_text or self.lexicon is not self.claim.lexicon:
            return
        told = stems_of(f"{self.told} {self.fact.area or ''}", self.language)
        of_all = stems_of(" ".join(self.evidence.title), self.language) - stems_of(self.fact.area or "", self.language)
        for key in ("row", "column"):
            labels = [_unmeasured(words) for words in getattr(self.evidence, key)]
            own = set[str]().union(*(stems_of(words, self.language) for words in labels))
            named = own | of_all
            known = labels_of(self.passage.source_text, key)
            shared = self._shared(known) if key == "column" else None
            for other in known:
                stems = stems_of(_unmeasured(other), self.language)
                # "Taxation" is no other thing than "tax".
                more = {stem for stem in stems if not any(stem.startswith(s) or s.startswith(stem) for s in named)}
                if more and more <= told and not (own - stems) & told and other != shared:
                    message = f'cell {self.evidence.cell} is not under "{other}", of which the fact speaks'
                    # What another column counts is another number, which no reading helps.
                    kind, prop = AnswerKind.SAYS_OTHERWISE, Property.SUBJECT if key == "row" else None
                    yield Answer(prop, kind, message, "take the cell that it is about", ("statement",))
                    return

    def _shared(self, columns: Sequence[str]) -> str | None:
        """The head of the column of which that of the cell tells the shares: the one before "Percent"."""
        own = self.evidence.column[-1:]
        at = columns.index(own[0]) if own and own[0] in columns else 0
        measure = measure_of(own[0], self.language) if at else None
        is_bare = measure and measure.unit == "percent" and len(own[0].split()) <= _PER_CENT
        return columns[at - 1] if is_bare else None

    # How firmly

    def status(self) -> Iterator[Answer]:
        """Whether the marks of the cell, and its heads, allow the fact's status and qualifier."""
        fact, heads = self.fact, (*self.evidence.row, *self.evidence.column)
        said = explained_marks(self.evidence.quote, heads, self.evidence.notes).union(*map(told_in, heads))
        titled = frozenset[CellMeaning]().union(*map(told_in, self.titles(Property.STATUS)))
        yield from unsaid_meanings(said, fact, self.evidence.quote)
        yield from self._unsaid_titles(said, titled)
        above = () if any(map(_DONE.search, heads)) else self.titles(Property.STATUS)
        meant = next((words for words in (*heads, *above) if _MEANT.search(words)), None)
        is_told = meant and (_MEANT.search(self.told) or self.lexicon.statuses.head(meant, fact.status))
        if meant and fact.status.is_asserted and not is_told:
            message = f'the cell is headed "{meant}", which may be what is meant and not what was done'
            yield doubt(Property.STATUS, message, "write the status that it has, or say so")
        hedged = (said | titled) - UNSAID
        if fact.status in MARKED:
            if fact.status.value not in hedged:
                yield does_not_say(Property.STATUS, f"neither mark nor head of the cell says that it is {fact.status}")
        elif fact.status not in (Status.REPORTED, Status.OBSERVED, Status.CLAIMED):
            named = (*heads, *self.titles(Property.STATUS))
            if not any(self.lexicon.statuses.head(words, fact.status) for words in named):
                yield does_not_say(Property.STATUS, f"no head of the cell says that it is {fact.status}")
        is_range = len(figures_of(self.evidence.quote)) > 1
        if fact.qualifier not in ((Qualifier.BETWEEN,) if is_range else (Qualifier.EXACT, Qualifier.ABOUT)) or (
            fact.qualifier is Qualifier.ABOUT and not hedged and not self.evidence.full
        ):
            message = f'cell {self.evidence.cell} says "{self.evidence.quote}", which is exact, not {fact.qualifier}'
            yield says_otherwise(Property.QUALIFIER, message, Rewrite(Property.QUALIFIER, Qualifier.EXACT))

    def _unsaid_titles(self, said: Set[CellMeaning], titled: Set[CellMeaning]) -> Iterator[Answer]:
        """A doubt where the title makes all figures provisional, or those of what is not over yet a forecast."""
        end, published = self.fact.period.end, self.passage.published
        for meaning in sorted(titled - said - {CellMeaning.ESTIMATED} - UNSAID):
            is_over = meaning is CellMeaning.FORECAST and end is not None and end <= published
            if not is_over and next(unsaid_meanings([meaning], self.fact, self.evidence.quote), None):
                message = f"what stands above the table calls its figures {meaning}, which the fact does not say"
                yield doubt(Property.STATUS, message, "say so in the status or the statement, or")

    # Who

    def speaker(self) -> Iterator[Answer]:
        """Whether the table is the speaker's: its publisher, whose the source is said to be, or who is named there."""
        speaker, source = self.claim.speaker, self.passage.source
        if speaker is None or source.speaker == self.fact.speaker or not self.is_readable:
            return
        own = version(versions_of(speaker.name, self.claim.language), self.language)
        known = [*filter(None, (source.publisher, source.author)), *self.titles(Property.SPEAKER), *self.evidence.notes]
        if own is not None and not any(is_named(own, words, self.language) for words in known):
            if any(_stands_in(plain_label(own), plain_label(words)) for words in known):
                return
            yield does_not_say(Property.SPEAKER, f"neither the source nor the head of the cell names {own}")


def _unmeasured(label: str) -> str:
    """A label without what it is measured in: "Arrivals by air (thousand)"."""
    return _MEASURED.sub("", label) or label


def _stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text as whole words."""
    return bool(words) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None
