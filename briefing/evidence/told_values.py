"""Finds texts that tell a value of another area or period than its fact: "in 2023 it carried" what it did in 2024.

A value of a table stands under its area and has no sentence, so that nobody has said which words go with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.countries import find_names, is_told_of, names_pattern, state_names
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.named_time import Fit, TimeContext
from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.passage_times import times_of
from briefing.evidence.sentences import split_sentences
from briefing.facts.expressions import Expression, Stretch, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Fact
from briefing.facts.text_fields import KeyPath, TextKind, in_language, texts, versions_of
from briefing.records import NamedTuple

_VALUE, _FIGURE = "{value}", "7777"
_LIKELY = 3
_OWNS = re.compile(r"(?<!out )\b(?:of|at|on|by|for) (?:the )?\Z", re.IGNORECASE)
"""What stands before the one whose the number may be, in a language without cases."""
_FORMS = ("", "words", "amount")
"""What an expression prints of a fact that is its value."""


class OtherArea(NamedTuple):
    """An area of which a text tells a number; `is_sure` if that is plain, and its own is named nowhere."""

    name: str
    is_sure: bool


def other_area(text: str, at: int, own: Collection[str], others: Collection[str], language: str) -> OtherArea | None:
    """The area among `others` of which a sentence tells the number at a place, and not of its own."""
    likely = [name for name in others if name[:_LIKELY] in text]
    if not likely:
        return None  # before a pattern is made of them
    sentence = NumberedSentence.read(text, language, load_lexicon(language))
    number = next((n for n in sentence.numbers if n.end > at), None)
    if number is None:
        return None
    known = names_pattern(tuple(sorted({*own, *likely})), language.partition("-")[0])
    named = list(find_names(text, sentence.span, known))
    beside = [found for found in named if sentence.own_words(number).contains(found.span)]
    told = [f.name for f in beside if is_told_of(sentence, number, f.case, f.span)]
    owning = [f.name for f in beside if _OWNS.search(text, 0, f.span.start)]
    if not any(f.name in own for f in named) and (told or owning):
        return OtherArea((told or owning)[0], bool(told))
    return OtherArea(told[0], is_sure=False) if told and not {*told} & {*own} else None


def find_told_areas(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each text, and each statement of a derived fact, that tells a value of a table of another area."""
    briefing, base = file.briefing, file.briefing.head.language
    own = {key: fact for key, fact in briefing.facts.items() if fact.area and _is_of_table(fact, briefing)}
    areas = dict.fromkeys(fact.area or "" for fact in own.values())
    versions = [(fact, *version) for fact in own.values() for version in versions_of(fact.statement, base).items()]
    # The check holds that of a cell in the language of the file against its table.
    statements = (
        ToldValue(("facts", fact.id, "statement"), code, words.replace(_VALUE, _FIGURE), words.find(_VALUE), fact)
        for fact, code, words in versions
        if fact.formula or code != base
    )
    for told in (*statements, *told_in_prose(briefing, own)):
        names = {in_language(area, told.language, base) for area in areas}
        names |= state_names(told.language)
        area = in_language(told.fact.area or "", told.language, base)
        if other := other_area(told.sentence, told.at, {area}, names - {area}, told.language):
            message = f'the text tells of {other.name} what fact "{told.fact.id}" says of {area}'
            hint = "name the area of the fact, or take the fact of the area that you name"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


def _is_of_table(fact: Fact, briefing: Briefing) -> bool:
    """Whether a fact is a cell of a table, or made of one that is."""
    return any(e.is_cell for e in fact.evidence) or any(_is_of_table(briefing.facts[k], briefing) for k in fact.inputs)


def find_told_periods(file: FactsFile) -> Iterator[Diagnostic]:
    """A doubt for each value that a text tells of the period of another fact."""
    briefing = file.briefing
    for told in told_in_prose(briefing, briefing.facts):
        context = TimeContext(briefing.head.date, load_lexicon(told.language))
        own = times_of(NumberedSentence.read(told.sentence, told.language, context.lexicon), told.at, context)
        texts = [time.text for time in own if time.says and time.fit(told.fact.period) is Fit.OTHER]
        if texts:
            message = f'the text tells of {texts[0]} what fact "{told.fact.id}" says of {told.fact.period}'
            hint = "print the period of the fact, or take the fact of the period that you name"
            yield Problem("doubt", message, hint, Severity.WARNING).at(file.places.at(*told.path))


class ToldValue(NamedTuple):
    """A sentence that tells the value of a fact at one of its characters, in a text of the file."""

    path: KeyPath
    language: str
    sentence: str
    at: int
    fact: Fact


def told_in_prose(briefing: Briefing, facts: Mapping[str, Fact]) -> Iterator[ToldValue]:
    """The sentences of sections and key points that name the value of one of some facts."""
    for path, text in texts(briefing, TextKind.PROSE):
        for code, written in versions_of(text, briefing.head.language).items():
            words, cited = "", list[tuple[int, Fact]]()
            for piece in parse_prose(written):
                if isinstance(piece, Expression) and piece.name == "fact" and piece.form in _FORMS:
                    cited += [(len(words), facts[key]) for key in piece.facts if key in facts]
                    words += _FIGURE
                elif isinstance(piece, Expression) and piece.name == "fact" and piece.form == "period":
                    words += "".join(str(briefing.facts[key].period) for key in piece.facts if key in briefing.facts)
                words += piece.text if isinstance(piece, Stretch) else ""
            for start, end in split_sentences(words, (), load_lexicon(code)) if cited else ():
                told = ((at - start, fact) for at, fact in cited if start <= at < end)
                yield from (ToldValue(path, code, words[start:end], at, fact) for at, fact in told)
