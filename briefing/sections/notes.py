"""Number the notes in order of first mention: one for each quote, and one for each derived fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.blocks import Inline, Inlines, Mark, Mention, Note, Stamp, Text
from briefing.document.roles import Role
from briefing.facts.formulas import formula_tokens
from briefing.facts.model import Briefing, Evidence, Fact, Voice
from briefing.sections.phrases import name, phrase
from briefing.wording.wording import Wording

_Key = tuple[str, ...]
_SIGNS = {"/": " ÷ ", "*": " × ", "-": " − ", "+": " + ", "(": "(", ")": ")"}


class NoteNumbering:
    """Gives numbers to notes as the document is assembled."""

    def __init__(self, briefing: Briefing, wording: Wording) -> None:
        self._briefing = briefing
        self._wording = wording
        self._numbers: dict[_Key, int] = {}
        self._facts: list[tuple[Fact, Evidence | None]] = []

    def marks(self, fact: Fact) -> tuple[Mark, ...]:
        """The marks of a fact's notes; an author's own judgement has none."""
        if fact.formula:
            return (self._mark(("derived", fact.id), fact, None),)
        return tuple(self._mark((e.source, e.quote, e.voice), fact, e) for e in fact.evidence)

    def marks_of(self, facts: tuple[str, ...]) -> tuple[Mark, ...]:
        """The marks of several facts, each once."""
        marks = (mark for fact in facts for mark in self.marks(self._briefing.facts[fact]))
        return tuple(dict.fromkeys(marks))

    def mention(self, fact: Fact) -> Mention:
        """The value of a fact in words."""
        return Mention(fact.id, self._wording.words(fact), lang=self._wording.value_lang(fact))

    def notes(self) -> Iterator[Note]:
        """All notes so far; a derived fact's own note may bring those of its inputs with it."""
        # The list grows while it is read: writing a derived fact's note marks its inputs.
        number = 0
        while number < len(self._facts):
            fact, evidence = self._facts[number]
            number += 1
            yield Note(number, self._quoted(fact, evidence) if evidence else self._derived(fact))

    def _mark(self, key: _Key, fact: Fact, evidence: Evidence | None) -> Mark:
        if key not in self._numbers:
            self._facts.append((fact, evidence))
            self._numbers[key] = len(self._facts)
        return Mark(self._numbers[key])

    def _quoted(self, fact: Fact, evidence: Evidence) -> Inlines:
        source = self._briefing.sources[evidence.source]
        speaker = self._briefing.speakers.get(fact.speaker or "")
        lang = source.language or self._briefing.head.language
        places: dict[str, Inline | Inlines] = {
            "outlet": name(source.publisher),
            "date": Stamp(self._wording.day(source.published), Role.DATE),
            "quote": Mention(fact.id, evidence.quote, quoted=True, lang=self._wording.other_lang(lang)),
        }
        if not speaker:
            return phrase(self._wording, "{outlet}, {date}: “{quote}”", **places)
        places["speaker"] = name(speaker.name)
        if evidence.voice is Voice.DIRECT:
            return phrase(self._wording, "{speaker}, quoted by {outlet}, {date}: “{quote}”", **places)
        return phrase(self._wording, "{outlet}’s own words, reporting {speaker}, {date}: “{quote}”", **places)

    def _derived(self, fact: Fact) -> Inlines:
        runs: list[Inline] = []
        for token in formula_tokens(fact.formula or ""):
            if token.text in _SIGNS:
                runs.append(Text(_SIGNS[token.text]))
            else:
                given = self._briefing.facts[token.text]
                runs += [self.mention(given), *self.marks(given)]
        return phrase(self._wording, "Derived for this briefing: {formula}", formula=tuple(runs))
