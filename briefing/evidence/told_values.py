"""Finds texts that tell a value otherwise than its fact: of 2023 what it did in 2024, as a fall what rose.

A value of a table stands under its area and has no sentence, so that nobody has said which words go with it.
What reads the sentences is imported where a text is not known from before: with all its words that takes 60 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from briefing.cache import remembered
from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.patterns import Pattern
from briefing.facts.expressions import Expression, Stretch, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Fact, Status, charted_facts
from briefing.facts.periods import Period
from briefing.facts.text_fields import VALUE_FIELD, KeyPath, TextKind, in_language, texts, versions_of
from briefing.records import NamedTuple

_FIGURE = "7777"
_LINE_END = re.compile(r"(?<!\n)\n(?![ \t]*(?:\n|[-*+#|>]|\d+[.)]))")
"""The end of a line within a paragraph, behind which its sentence goes on."""
_FORMS = ("", "words", "amount")
"""What an expression prints of a fact that is its value."""


class TellingText(NamedTuple):
    """A text of the file in one language: the facts whose values it tells, each at a character, and the periods."""

    path: KeyPath
    language: str
    text: str
    values: tuple[tuple[int, Fact], ...]
    periods: frozenset[Period] = frozenset()


def find_told_areas(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each text, and each statement of a derived fact, that tells a value of a table of another area."""
    briefing, base = file.briefing, file.briefing.head.language
    own = {key: fact for key, fact in briefing.facts.items() if fact.area and _is_of_table(fact, briefing)}
    areas = dict.fromkeys(fact.area or "" for fact in own.values())
    versions = [(fact, *version) for fact in own.values() for version in versions_of(fact.statement, base).items()]
    # The check holds that of a cell in the language of the file against its table.
    statements = (
        TellingText(
            ("facts", fact.id, "statement"),
            code,
            words.replace(VALUE_FIELD, _FIGURE),
            ((words.find(VALUE_FIELD), fact),),
        )
        for fact, code, words in versions
        if fact.formula or code != base
    )
    for told in (*statements, *_telling_texts(briefing, own)):
        named = [in_language(fact.area or "", told.language, base) for _, fact in told.values]
        every = frozenset(in_language(area, told.language, base) for area in areas)
        places = tuple(zip((at for at, _ in told.values), named, strict=True))
        for which, other in _other_areas(told.text, places, every, told.language):
            message = f'the text tells of {other} what fact "{told.values[which][1].id}" says of {named[which]}'
            hint = "name the area of the fact, or take the fact of the area that you name"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


@remembered
def _other_areas(
    text: str, values: tuple[tuple[int, str], ...], areas: frozenset[str], language: str
) -> Iterator[tuple[int, str]]:
    """Which of the values in a text, each of an area, it tells of another, and that one's name."""
    from briefing.evidence.countries import other_area, state_names
    from briefing.evidence.sentences import sentences_in

    names = areas | state_names(language)
    for start, end in sentences_in(text, language):
        for which, (at, own) in enumerate(values):
            inside = start <= at < end
            if inside and (other := other_area(text[start:end], at - start, {own}, names - {own}, language)):
                yield which, other.name


def _is_of_table(fact: Fact, briefing: Briefing) -> bool:
    """Whether a fact is a cell of a table, or made of one that is."""
    return any(e.is_cell for e in fact.evidence) or any(_is_of_table(briefing.facts[k], briefing) for k in fact.inputs)


def find_told_periods(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each value that a text tells of the period of another fact."""
    briefing = file.briefing
    for told in _telling_texts(briefing, briefing.facts):
        own = tuple((at, fact.period) for at, fact in told.values)
        if all(printed == period for printed in told.periods for _, period in own):
            continue
        for which, time in _other_times(told.text, own, told.language, briefing.head.date):
            fact = told.values[which][1]
            message = f'the text tells of {time} what fact "{fact.id}" says of {fact.period}'
            hint = "print the period of the fact, or take the fact of the period that you name"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


@remembered
def _other_times(
    text: str, values: tuple[tuple[int, Period], ...], language: str, today: date
) -> Iterator[tuple[int, str]]:
    """Which of the values in a text, each of a period, it tells of another time, and the words for that."""
    from briefing.evidence.clauses import NumberedSentence
    from briefing.evidence.named_time import Fit, TimeContext
    from briefing.evidence.passage_times import times_of
    from briefing.evidence.sentences import sentences_in

    for start, end in sentences_in(text, language):
        inside = [(which, at - start, period) for which, (at, period) in enumerate(values) if start <= at < end]
        if not inside:
            continue
        sentence = NumberedSentence.read(text[start:end], language)
        context = TimeContext(today, sentence.lexicon)
        own = [[t for t in times_of(sentence, at, context) if t.says] for _, at, _ in inside]
        for (which, at, period), times in zip(inside, own, strict=True):
            for time in times:
                # "It gave 5, after 4 in 2023": the year is that of the 4.
                is_of_nearer = any(
                    time in theirs and time.fit(period) is not Fit.OTHER and at < other < time.span.start
                    for (_, other, period), theirs in zip(inside, own, strict=True)
                )
                if time.fit(period) is Fit.OTHER and not is_of_nearer:
                    yield which, time.text


def find_told_statuses(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each value that a text tells as so, and its fact as only meant, possible or given up.

    What is allocated or adopted is done already; only a sum of it is not yet spent.
    """
    briefing, base = file.briefing, file.briefing.head.language
    unreal = {
        key: fact
        for key, fact in briefing.facts.items()
        if fact.quantity and not fact.status.is_asserted and (fact.quantity.currency or _is_open(fact))
    }
    for told in _telling_texts(briefing, unreal) if unreal else ():
        own = tuple((at, in_language(fact.statement, told.language, base), _is_open(fact)) for at, fact in told.values)
        for which, paid in _told_as_so(_LINE_END.sub(" ", told.text), own, told.language):
            fact = told.values[which][1]
            message = f'the text tells as so what is {fact.status.value} by fact "{fact.id}"'
            if paid and fact.quantity and fact.quantity.currency:
                message = f'the text says "{paid}" of a sum that is {fact.status.value} by fact "{fact.id}"'
            hint = "tell it as its statement does, or correct its status"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


def _is_open(fact: Fact) -> bool:
    """Whether it may still come, or will not."""
    return fact.status.is_ahead or fact.status is Status.CANCELLED


@remembered
def _told_as_so(text: str, values: tuple[tuple[int, str, bool], ...], language: str) -> Iterator[tuple[int, str]]:
    """Which of the values in a text it tells as so, and the words by which a sum was spent or received.

    Each has its statement, and whether all of it is still open or only whether a sum is spent.  A sentence that has
    any word of what is not yet so, such as "set aside" or "will", is left alone, and what the statement tells as so.
    """
    from briefing.evidence.clauses import NumberedSentence
    from briefing.evidence.sentences import sentences_in

    for start, end in sentences_in(text, language):
        for which, (at, statement, is_open) in enumerate(values):
            if start <= at < end:
                sentence = NumberedSentence.read(text[start:end], language)
                words = sentence.lexicon.statuses
                number = next((n for n in sentence.numbers if n.end > at - start), None)
                paid = words.paid.search(sentence.text, *sentence.own_words(number)) if number else None
                is_dropped = (paid and not words.paid.search(statement)) or (is_open and words.speak_in(statement))
                if is_dropped and not words.may_speak_in(sentence.text):
                    yield which, paid[0] if paid else ""


def find_told_directions(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each title, and each value of a text, that tells of a fall where the values of the facts rose.

    A chart's title is about its facts; a section's, and the document's, about those whose labels have a word of it.
    """
    briefing, facts = file.briefing, file.briefing.facts
    sections = {key: [fact for fact in facts.values() if fact.section == key] for key in briefing.sections}
    titled: list[tuple[KeyPath, str, Iterable[Fact], bool]] = [
        (("head", "title"), briefing.head.title, facts.values(), True),
        *((("sections", key, "title"), part.title, sections[key], True) for key, part in briefing.sections.items()),
        *(
            (("charts", key, "title"), chart.title, [facts[name] for name in charted_facts(chart)], False)
            for key, chart in briefing.charts.items()
        ),
    ]
    hint = "tell the rise or fall that the facts have, or of what it is one"
    for path, title, about, is_named in titled:
        for code, words in versions_of(title, briefing.head.language).items():
            text = "".join(piece.text for piece in parse_prose(words) if isinstance(piece, Stretch))
            labelled = [(in_language(f.label, code, briefing.head.language), f) for f in about]
            courses = tuple((label, way) for label, way in _courses(labelled) if is_named or label)
            for said, label in _turned_titles(text, courses, code, is_named=is_named):
                message = f'the title says "{said}", and by the facts it is the other way round with {label}'
                yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*path))
    for told in _telling_texts(briefing, facts):
        values = tuple((at, _earlier_and_later(fact, told.values, briefing)) for at, fact in told.values)
        for which, said in _turned_levels(told.text, values, told.language):
            name = told.values[which][1].id
            message = f'the text says "{said}" of fact "{name}", and by the facts it is the other way round'
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


def _direction(before: Fact, after: Fact) -> int:
    """1 if the later of two values is larger, -1 if it is smaller; 0 where that cannot be told."""
    one, other = (fact.quantity.numbers.values() if fact.quantity else () for fact in (before, after))
    if not (one and other) or min(*one, *other) < 0:
        return 0
    return (min(other) > max(one)) - (max(other) < min(one))


def _is_alike(one: Fact, other: Fact) -> bool:
    """Whether two facts tell the same measure of two times that are equally long."""
    units = [(f.quantity.unit, f.quantity.currency, f.is_change) for f in (one, other) if f.quantity]
    same = len(units) == 2 and units[0] == units[1] and not one.is_change
    periods = one.period, other.period
    return same and (one.measure, one.area) == (other.measure, other.area) and periods[0].kind is periods[1].kind


def _courses(facts: Iterable[tuple[str, Fact]]) -> Iterator[tuple[str, int]]:
    """By its label, where each measure goes: from first to last, and at the end; a change goes where its sign does."""
    rows: list[list[tuple[str, Fact]]] = []
    for label, fact in facts:
        if fact.direction:
            yield label, fact.direction
        elif fact.period.end and (row := next((r for r in rows if _is_alike(r[0][1], fact)), None)):
            row.append((label, fact))
        elif fact.period.end:
            rows.append([(label, fact)])
    for row in rows:
        row.sort(key=lambda told: told[1].period.end or date.max)
        if len(row) > 1:
            ways = {_direction(row[0][1], row[-1][1]), _direction(row[-2][1], row[-1][1])}
            yield row[-1][0], ways.pop() if len(ways) == 1 else 0


def _earlier_and_later(fact: Fact, told: Iterable[tuple[int, Fact]], briefing: Briefing) -> tuple[int, int]:
    """Where the measure of a fact went before it, and after it: by what else is told, or else by all facts."""
    for facts in ([one for _, one in told], briefing.facts.values()):
        row = sorted(
            (one for one in {f.id: f for f in (*facts, fact)}.values() if one.period.end and _is_alike(fact, one)),
            key=lambda one: one.period.end or date.max,
        )
        ways = [(pair, _direction(*pair)) for pair in pairwise(row)]
        found = [next((way for pair, way in ways if pair[side] is fact), 0) for side in (1, 0)]
        if any(found):
            return found[0], found[1]
    return 0, 0


@remembered
def _turned_titles(
    title: str, courses: tuple[tuple[str, int], ...], language: str, *, is_named: bool
) -> Iterator[tuple[str, str]]:
    """The word of a title for a rise or a fall, if all that it is about went the other way, and the label of that.

    A title that speaks of both, or denies, is left alone, and so is a measure that is itself a rise or a fall.
    """
    from briefing.evidence.lexicon import load_lexicon
    from briefing.evidence.telling_words import is_form_of, telling_words

    lexicon = load_lexicon(language)
    rise, fall = (
        words.search(title) or more.search(title)
        for words, more in ((lexicon.roles.rises, _MORE), (lexicon.roles.falls, _LESS))
    )
    if bool(rise) == bool(fall) or lexicon.statuses.speak_in(title):
        return
    named = telling_words(title, lexicon)
    about = [
        (label, way)
        for label, way in courses
        if not is_named or any(is_form_of(one, other) for one in named for other in telling_words(label, lexicon))
    ]
    are_plain = not any(p.search(label) for label, _ in about for p in (lexicon.roles.rises, lexicon.roles.falls))
    if about and are_plain and {way for _, way in about} == {-1 if rise else 1}:
        yield (rise or fall or [""])[0], about[0][0]


@remembered
def _turned_levels(
    text: str, values: tuple[tuple[int, tuple[int, int]], ...], language: str
) -> Iterator[tuple[int, str]]:
    """Which values a text tells as reached or left by a rise that was a fall, or the reverse; and its words."""
    from briefing.evidence.clauses import NumberedSentence
    from briefing.evidence.role_words import NumberRole
    from briefing.evidence.sentences import sentences_in
    from briefing.evidence.stated_role import read_role

    for start, end in sentences_in(text, language):
        for which, (at, (before, after)) in enumerate(values):
            if not start <= at < end:
                continue
            sentence = NumberedSentence.read(text[start:end], language)
            number = next((n for n in sentence.numbers if n.end > at - start), None)
            if number:
                role = read_role(sentence, number)
                way = before if role.role is NumberRole.LEVEL else after if role.role is NumberRole.PREVIOUS else 0
                if way and role.direction == -way:
                    yield which, sentence.text[role.span.start : role.span.end]


_MORE = Pattern(r"(?<!\w)(?<!no )(?:more|больше|daha çox)(?! (?:than|чем)\b)(?!\w)")
_LESS = Pattern(r"(?<!\w)(?<!no )(?:fewer|less|меньше|daha az)(?! (?:than|чем)\b)(?!\w)")


def _telling_texts(briefing: Briefing, facts: Mapping[str, Fact]) -> Iterator[TellingText]:
    """The sections and key points that name the value of one of some facts, with a figure in its place."""
    for path, text in texts(briefing, TextKind.PROSE):
        for code, written in versions_of(text, briefing.head.language).items():
            words, told, periods = "", list[tuple[int, Fact]](), set[Period]()
            for piece in parse_prose(written):
                if isinstance(piece, Expression) and piece.name == "fact" and piece.form in _FORMS:
                    told += [(len(words), facts[key]) for key in piece.facts if key in facts]
                    words += _FIGURE
                elif isinstance(piece, Expression) and piece.name == "fact" and piece.form == "period":
                    printed = [briefing.facts[key].period for key in piece.facts if key in briefing.facts]
                    words += "".join(map(str, printed))
                    periods.update(printed)
                words += piece.text if isinstance(piece, Stretch) else ""
            if told:
                yield TellingText(path, code, words, tuple(told), frozenset(periods))
