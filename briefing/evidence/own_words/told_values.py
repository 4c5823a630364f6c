"""Finds texts that tell a value otherwise than its fact: of 2023 what it did in 2024, or as so what is planned.

A value of a table stands under its area and has no sentence, so that nobody has said which words go with it.
What reads the sentences is imported where a text is not known from before: with all its words that takes 60 ms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from briefing.cache import remembered
from briefing.errors import Diagnostic, Problem, Severity
from briefing.facts.expressions import Expression, Stretch, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Fact, Status
from briefing.facts.periods import Period
from briefing.facts.text_fields import VALUE_FIELD, KeyPath, TextKind, in_language, texts, versions_of
from briefing.records import NamedTuple

_FIGURE = "7777"
_LINE_END = re.compile(r"(?<!\n)\n(?![ \t]*(?:\n|[-*+#|>]|\d+[.)]))")
"""The end of a line within a paragraph, behind which its sentence goes on."""
_FORMS = ("", "words", "amount")
"""What an expression prints of a fact that is its value."""
_YEAR = re.compile(r"\.period\b|\{period\}|(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
"""A year that is printed there, or asked for."""
_NAMED_FACT = re.compile(r"\bfact\([^)]*\)")
"""A fact may be called `exports-2019`, which nobody reads."""
_RECENT = timedelta(days=366)
"""A reader takes what ended so long before the briefing, and has no year, for the newest."""


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
    for told in (*statements, *telling_texts(briefing, own)):
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
    from briefing.evidence.sentences.countries import other_area, state_names
    from briefing.evidence.sentences.sentences import sentences_in

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
    for told in telling_texts(briefing, briefing.facts):
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
    from briefing.evidence.passage_times import times_of
    from briefing.evidence.sentences.clauses import NumberedSentence
    from briefing.evidence.sentences.sentences import sentences_in
    from briefing.evidence.times.named_time import Fit, TimeContext

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


def find_undated(file: FactsFile) -> Iterator[Diagnostic]:
    """A warning for each old value of a paragraph that has no year, nor has the one before it or a title above it."""
    briefing = file.briefing
    head, recent = briefing.head, briefing.head.date - _RECENT
    old = {k: f for k, f in briefing.facts.items() if f.quantity and f.period.end and f.period.end < recent}
    for path, text in texts(briefing, TextKind.PROSE) if old else ():
        section = briefing.sections.get(str(path[1])) if path[0] == "sections" else None
        above = f"{head.title} {head.subtitle} {section.title if section else ''}"
        before = ""
        for paragraph in text.split("\n\n"):
            calls = [
                piece for piece in parse_prose(paragraph) if isinstance(piece, Expression) and piece.name == "fact"
            ]
            told = {key: call for call in calls if call.form in (*_FORMS, "statement") for key in call.facts}
            known = {key: fact for key, fact in briefing.facts.items() if key in told}
            said = paragraph + "".join(fact.statement for key, fact in known.items() if told[key].form == "statement")
            has_year = _YEAR.search(_NAMED_FACT.sub("", above + before + said))
            for fact in () if has_year else (fact for key, fact in old.items() if key in known):
                message = f'the text tells fact "{fact.id}", which is of {fact.period}, without a year'
                hint = f'say when: {{{{ fact("{fact.id}").period }}}}'
                yield Problem("undated", message, hint, Severity.WARNING).at(file.places.at(*path))
            before = paragraph


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
    for told in telling_texts(briefing, unreal) if unreal else ():
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
    from briefing.evidence.sentences.clauses import NumberedSentence
    from briefing.evidence.sentences.sentences import sentences_in

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


def telling_texts(briefing: Briefing, facts: Mapping[str, Fact]) -> Iterator[TellingText]:
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
