"""Finds titles and texts that tell as a fall what rose by their facts, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from briefing.cache import remembered
from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.own_words.told_values import telling_texts
from briefing.facts.expressions import Stretch, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.model import Fact, charted_facts
from briefing.facts.text_fields import KeyPath, in_language, versions_of


def find_told_directions(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each title, and each value of a text, that tells of a fall where the values of the facts rose.

    A chart's title is about its facts; a section's, and the document's, about those whose labels have a word of it.
    """
    briefing, facts = file.briefing, file.briefing.facts
    sections = {key: [fact for fact in facts.values() if fact.section == key] for key in briefing.sections}
    titled: list[tuple[KeyPath, str, Iterable[Fact], bool]] = [
        (("head", "title"), briefing.head.title, facts.values(), True),
        *((("sections", key, "title"), part.title, sections[key], True) for key, part in briefing.sections.items()),
    ]
    for key, chart in briefing.charts.items():
        charted = [facts[name] for name in charted_facts(chart) if name in facts]
        titled.append((("charts", key, "title"), chart.title, charted, False))
    hint = "tell the rise or fall that the facts have, or of what it is one"
    labels: dict[str, dict[str, str]] = {}
    for path, title, about, is_named in titled:
        for code, words in versions_of(title, briefing.head.language).items():
            text = "".join(piece.text for piece in parse_prose(words) if isinstance(piece, Stretch))
            if code not in labels:
                labels[code] = {key: in_language(f.label, code, briefing.head.language) for key, f in facts.items()}
            courses = tuple(courses_of((labels[code][f.id], f) for f in about))
            for said, label in turned_titles(text, courses, code, is_named=is_named):
                message = f'the title says "{said}", and by the facts it is the other way round with {label}'
                yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*path))
    rows: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts.values():
        if fact.period.end:
            rows.setdefault(_compared_as(fact), []).append(fact)
    for told in telling_texts(briefing, facts):
        values = tuple((at, ways_around(fact, told.values, rows)) for at, fact in told.values)
        for which, said in turned_levels(told.text, values, told.language):
            name = told.values[which][1].id
            message = f'the text says "{said}" of fact "{name}", and by the facts it is the other way round'
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


def _direction(before: Fact, after: Fact) -> int:
    """1 if the later of two values is larger, -1 if it is smaller; 0 where that cannot be told."""
    one, other = (fact.quantity.numbers.values() if fact.quantity else () for fact in (before, after))
    if not (one and other) or min(*one, *other) < 0:
        return 0
    return (min(other) > max(one)) - (max(other) < min(one))


def _compared_as(fact: Fact) -> tuple[object, ...]:
    """What facts share that tell one measure of times that are equally long; nothing for what is itself a change."""
    if not fact.quantity or fact.is_change:
        return ()
    return fact.quantity.unit, fact.quantity.currency, fact.measure, fact.area, fact.period.kind


def courses_of(facts: Iterable[tuple[str, Fact]]) -> Iterator[tuple[str, int]]:
    """By its label, where each measure goes: from first to last, and at the end; a change goes where its sign does."""
    rows: dict[tuple[object, ...], list[tuple[str, Fact]]] = {}
    for label, fact in facts:
        if fact.direction:
            yield label, fact.direction
        elif fact.period.end and (shared := _compared_as(fact)):
            rows.setdefault(shared, []).append((label, fact))
    for row in rows.values():
        row.sort(key=lambda told: told[1].period.end or date.max)
        if len(row) > 1:
            ways = {_direction(row[0][1], row[-1][1]), _direction(row[-2][1], row[-1][1])}
            yield row[-1][0], ways.pop() if len(ways) == 1 else 0


def ways_around(
    fact: Fact, told: Iterable[tuple[int, Fact]], rows: Mapping[tuple[object, ...], Sequence[Fact]]
) -> tuple[int, int]:
    """Where the measure of a fact went before it, and after it: by what else is told of its row, or else by all."""
    shared = _compared_as(fact)
    alike = {one.id: one for one in (rows.get(shared, ()) if shared else ())}
    for facts in ({one.id: one for _, one in told if one.id in alike}, alike) if len(alike) > 1 else ():
        row = sorted(facts.values(), key=lambda one: one.period.end or date.max)
        ways = [(pair, _direction(*pair)) for pair in pairwise(row)]
        found = [next((way for pair, way in ways if pair[side] is fact), 0) for side in (1, 0)]
        if any(found):
            return found[0], found[1]
    return 0, 0


@remembered
def turned_titles(
    title: str, courses: tuple[tuple[str, int], ...], language: str, *, is_named: bool
) -> Iterator[tuple[str, str]]:
    """The word of a title for a rise or a fall, if all that it is about went the other way, and the label of that.

    A title that speaks of both, or denies, is left alone, and so is a measure that is itself a rise or a fall.
    """
    from briefing.evidence.sentences.clauses import NumberedSentence
    from briefing.evidence.sentences.telling_words import is_form_of, telling_words

    lexicon = NumberedSentence.read(title, language).lexicon
    roles = lexicon.roles
    rise, fall = (
        roles.rises.search(title) or roles.more.search(title),
        roles.falls.search(title) or roles.fewer.search(title),
    )
    if bool(rise) == bool(fall) or lexicon.statuses.speak_in(title):
        return
    named = telling_words(title, lexicon)
    about = [
        (label, way)
        for label, way in courses
        if not is_named or any(is_form_of(one, other) for one in named for other in telling_words(label, lexicon))
    ]
    are_plain = not any(p.search(label) for label, _ in about for p in (roles.rises, roles.falls))
    if about and are_plain and {way for _, way in about} == {-1 if rise else 1}:
        yield (rise or fall or [""])[0], about[0][0]


@remembered
def turned_levels(
    text: str, values: tuple[tuple[int, tuple[int, int]], ...], language: str
) -> Iterator[tuple[int, str]]:
    """Which values a text tells as reached or left by a rise that was a fall, or the reverse; and its words."""
    from briefing.evidence.lexicons.role_words import NumberRole
    from briefing.evidence.sentences.clauses import NumberedSentence
    from briefing.evidence.sentences.sentences import sentences_in
    from briefing.evidence.sentences.stated_role import read_role

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
