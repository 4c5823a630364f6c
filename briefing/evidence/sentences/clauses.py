"""Reads a sentence as clauses: which words belong together, which clause governs another, which numbers it has.

A sentence is cut at its marks and at words that open a clause; then each segment goes on with the clause before it, or
begins one of its own. "It is not true, he said late at night, that 40 boats came" has three: the first governs the
third, and the second stands aside. A clause that stands aside ("which is old", "when the cranes fell") governs nothing
outside it, and is governed by nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind, NumberSpan, find_numbers
from briefing.evidence.sentences.plain_text import before_space
from briefing.evidence.sentences.sentences import TextSpan
from briefing.records import NamedTuple

_INTRODUCTION, _MANY, _LONGEST_NAME = 6, 2, 30
_PARTING = ',;:()[]"-'


class ClauseRole(Enum):
    """What a clause is to the one that it hangs on."""

    MAIN = auto()
    COMPLEMENT = auto()
    """What somebody says, denies or expects: "that 40 boats came"."""
    CONDITION = auto()
    """"If the war goes on"."""
    ASIDE = auto()
    LABELLED = auto()
    """What follows a colon: the words before it may say what it is."""


@dataclass(eq=False)
class Clause:
    """A clause in its pieces, which others may part; `parent` is the clause that it hangs on."""

    role: ClauseRole
    parent: Clause | None = None
    pieces: list[TextSpan] = field(default_factory=list)
    conditions: list[Clause] = field(default_factory=list)
    """The if-clauses that it depends on."""
    has_verb: bool = False
    contrast: int = 0
    """Where what it denies ends: "not 12 but 14"."""

    def before(self, offset: int) -> list[TextSpan]:
        """Its words before an offset."""
        return [TextSpan(a, min(b, offset)) for a, b in self.pieces if a < offset]

    def after(self, offset: int) -> list[TextSpan]:
        """Its words after an offset."""
        return [TextSpan(max(a, offset), b) for a, b in self.pieces if b > offset]

    def matrices(self) -> Iterator[Clause]:
        """The clauses that govern it, from the nearest outward."""
        clause = self
        while clause.role in (ClauseRole.COMPLEMENT, ClauseRole.LABELLED) and clause.parent:
            clause = clause.parent
            yield clause


def read_clauses(text: str, sentence: TextSpan, lexicon: Lexicon) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order in which they begin; without a word, such as a bracket, it is one."""
    return tuple(_ClauseReader(text, sentence, lexicon).read()) or (Clause(ClauseRole.MAIN, pieces=[sentence]),)


def split_clauses(text: str, sentence: TextSpan, lexicon: Lexicon) -> tuple[TextSpan, ...]:
    """The clauses of a sentence as spans that follow one another, without those that are only what somebody says.

    A few introductory words ("Today, we …") stay with the clause that follows them.
    """
    owners = {piece.start: clause for clause in read_clauses(text, sentence, lexicon) for piece in clause.pieces}
    cuts = [_cut(text, at, owners[at], lexicon) for at in sorted(owners)[1:]]
    clauses = [TextSpan(a, b) for a, b in pairwise([sentence.start, *filter(None, cuts), sentence.end])]
    if len(clauses) > 1:
        first, second = (text[a:b] for a, b in clauses[:2])
        # "In 2024, we", but not "In 2024 the highest was 9, the lowest 6".
        figures = sum(map(str.isdigit, " ".join(word[:1] for word in first.split())))
        is_told = lexicon.clauses.finite.search(first) or lexicon.roles.stays.search(first)
        goes_on = lexicon.speakers.verb_is_last or lexicon.clauses.finite.search(second)  # "3 nəfər ölüb, 9 nəfər"
        short = first.rstrip().endswith(",") and len(first.split()) <= _INTRODUCTION and figures < _MANY
        if (
            short
            and not (is_told and goes_on)
            and lexicon.lower(second.split(maxsplit=1)[0]) not in lexicon.claims.conjunctions
        ):
            clauses[:2] = [TextSpan(clauses[0].start, clauses[1].end)]
    return tuple(clauses)


def _cut(text: str, start: int, clause: Clause, lexicon: Lexicon) -> int | None:
    """Where a piece is parted from those before it: behind a mark, or where a clause begins that tells of its own.

    "400 people who fell ill were treated" tells one thing, and so does "half of those built since the war still stood".
    """
    end = before_space(text, start)
    if clause.role is ClauseRole.COMPLEMENT:
        return None
    if text[end - 1 : end] in _PARTING:
        return end
    is_closer = clause.role is ClauseRole.ASIDE and not lexicon.claims.turns.match(text, start)
    return None if is_closer or start != clause.pieces[0].start else start


def clause_at(clauses: Sequence[TextSpan], offset: int) -> TextSpan:
    """The clause that holds `offset`, or the nearest one before it."""
    return clauses[max(bisect_right(clauses, offset, key=lambda c: c.start) - 1, 0)]


def clause_with(clauses: tuple[Clause, ...], offset: int) -> Clause:
    """The clause with the piece that holds `offset`, or else the nearest piece before it."""
    pieces = sorted((piece, i) for i, clause in enumerate(clauses) for piece in clause.pieces)
    at = max(bisect_right(pieces, offset, key=lambda p: p[0].start) - 1, 0)
    return clauses[pieces[at][1]]


def find_relatives(text: str, sentence: TextSpan, lexicon: Lexicon) -> list[TextSpan]:
    """What tells which one a subject is, each up to the verb of that: "the quake that struck in April | killed 40"."""
    found = lexicon.clauses.restrictive.finditer(text, *sentence)
    return [TextSpan(match.start(), match.start(match.lastgroup or 0)) for match in found]


class _ClauseReader:
    """Walks the segments of one sentence; `current` is the clause that the last segment belongs to."""

    def __init__(self, text: str, sentence: TextSpan, lexicon: Lexicon) -> None:
        self._text, self._sentence, self._words = text, sentence, lexicon.clauses
        self._speech = lexicon.claims.attribution
        self._found: list[Clause] = []
        self._current: Clause | None = None
        self._resumed = {relative.end for relative in find_relatives(text, sentence, lexicon)}

    def read(self) -> list[Clause]:
        for segment, mark in self._segments():
            opener = self._words.openers.match(self._text, *segment)
            kind = opener.lastgroup if opener else None
            if self._words.then_and_now.match(self._text, segment.start, self._sentence.end):
                kind = None
            rest = TextSpan(opener.end() if opener else segment.start, segment.end)
            clause = self._outside(",") if segment.start in self._resumed else self._place(kind, rest, mark)
            if clause is self._current and not mark:
                segment = TextSpan(clause.pieces.pop().start, segment.end)
            clause.pieces.append(segment)
            is_told = not self._words.participial.match(self._text, *rest)
            clause.has_verb = clause.has_verb or (is_told and self._has_verb(rest))
            self._current = clause
        for clause in self._found:
            if clause.parent and not clause.parent.pieces:  # "that is, that 40 left" goes back to no clause
                clause.parent = clause.parent.parent
        return [clause for clause in self._found if clause.pieces]

    def _segments(self) -> Iterator[tuple[TextSpan, str]]:
        """The segments with the mark before each, without space around them."""
        cuts = {m.end() for m in self._words.edge.finditer(self._text, *self._sentence)}
        named = (m for m in _NAMED.finditer(self._text, *self._sentence) if not self._has_verb(TextSpan(*m.span())))
        cuts -= {at for name in named for at in (name.start() + 1, name.end())}
        openers = self._words.openers.finditer(self._text, *self._sentence)
        cuts |= {m.start() for m in openers if not (m.lastgroup == "joint" and self._joins_names(m))} | self._resumed
        edges = [self._sentence.start, *sorted(cuts - set(self._sentence)), self._sentence.end]
        mark = ""
        for start, end in pairwise(edges):
            words = self._text[start:end]
            if any(map(str.isalnum, words)):
                first = start + len(words) - len(words.lstrip())
                yield TextSpan(first, end), mark
                mark = ""
            mark += _NO_MARKS.sub("", words[-3:])

    def _joins_names(self, joint: re.Match[str]) -> bool:
        """Whether two names stand on either side: "the forces in England and Wales logged 40"."""
        before = self._text[max(joint.start() - _LONGEST_NAME, self._sentence.start) : joint.start()].split()[-1:]
        after = self._text[joint.end() : joint.end() + 2].strip()
        return bool(before) and all(word[:1].isupper() for word in (*before, after)) and before[0].isalpha()

    def _place(self, opener: str | None, rest: TextSpan, mark: str) -> Clause:
        """The clause that a segment belongs to: one begun before, or a new one."""
        if self._current is None or ";" in mark or opener == "contrast":
            return self._after_break(opener, rest)
        if ":" in mark:
            return self._begin(ClauseRole.LABELLED, self._current)
        match opener:
            case "complement":
                return self._begin(ClauseRole.COMPLEMENT, self._telling(self._outside(mark)))
            case "condition":
                outer = self._outside(mark)
                clause = self._begin(ClauseRole.CONDITION, outer)
                outer.conditions.append(clause)
                return clause
            case "relative":
                return self._begin(ClauseRole.ASIDE, self._current)
            case "aside" if not (mark or self._current.has_verb):
                return self._current  # "profit before exceptional items was 40": what has no verb yet has one to come
            case "aside" if self._has_verb(rest):
                return self._begin(ClauseRole.ASIDE, self._outside(mark))
            case "joint":
                return self._join(rest, mark)
        return self._go_on(rest, mark)

    def _telling(self, clause: Clause) -> Clause:
        """What governs what is told in a clause: of "asked them to leave, recalling that" the participle alone."""
        if len(clause.pieces) < 2 or not self._words.telling.match(self._text, *clause.pieces[-1]):
            return clause
        aside = self._begin(ClauseRole.ASIDE, clause)
        aside.pieces.append(clause.pieces.pop())
        return aside

    def _after_break(self, opener: str | None, rest: TextSpan) -> Clause:
        """What follows nothing, a semicolon or "but": a clause of its own, or the other half of "not 12 but 14"."""
        if opener == "contrast" and self._current and not self._has_verb(rest):
            self._current.contrast = rest.start
            return self._current
        roles = {
            "complement": ClauseRole.COMPLEMENT,
            "condition": ClauseRole.CONDITION,
            "relative": ClauseRole.ASIDE,
            "aside": ClauseRole.ASIDE,
        }
        return self._begin(roles.get(opener or "", ClauseRole.MAIN), None)

    def _join(self, rest: TextSpan, mark: str) -> Clause:
        """What "and" joins: words of the same clause, another clause beside it, or a speaker's next words."""
        first = rest.end - len(self._text[rest.start : rest.end].lstrip())
        has_none_yet = not mark and self._current is not None and not self._current.has_verb
        if has_none_yet or not self._has_verb(rest) or (not mark and self._joins_verbs(first)):
            return self._outside(mark)
        if self._speech.match(self._text, first, rest.end) or self._words.resumed.match(self._text, first, rest.end):
            return self._begin(ClauseRole.MAIN, None)
        return self._beside(self._outside(mark))

    def _joins_verbs(self, first: int) -> bool:
        """Whether a verb stands on either side, so that what follows is the object of both: "bought or hired 12"."""
        if self._current is None or not self._words.finite.match(self._text, first, self._sentence.end):
            return False
        before = self._current.pieces[-1]
        ends = [m.end() for m in self._words.finite.finditer(self._text, *before)]
        return bool(ends) and not self._text[ends[-1] : before.end].strip()

    def _go_on(self, rest: TextSpan, mark: str) -> Clause:
        """What follows a comma, a bracket or a dash without a word that opens a clause."""
        if "(" in mark or "[" in mark:
            return self._begin(ClauseRole.ASIDE, self._current) if self._has_verb(rest) else self._outside(mark)
        outer = self._outside(mark)
        is_participle = self._words.participial.match(self._text, *rest)  # ", followed by food", ", based on sales"
        if is_participle or not (outer.has_verb and self._has_verb(rest)):
            return outer
        if self._speech.search(self._text, *rest):
            return self._begin(ClauseRole.ASIDE, outer)
        return self._beside(outer)

    def _outside(self, mark: str) -> Clause:
        """The clause that goes on after a mark: what stood aside or set a condition ends there."""
        clause = self._current
        assert clause
        while mark and clause.role in (ClauseRole.ASIDE, ClauseRole.CONDITION):
            if clause.parent is None:
                main = self._begin(ClauseRole.MAIN, None)
                main.conditions += [clause] if clause.role is ClauseRole.CONDITION else []
                return main
            clause = clause.parent
        return clause

    def _beside(self, clause: Clause) -> Clause:
        """A new clause that hangs on what `clause` hangs on."""
        new = self._begin(clause.role, clause.parent)
        new.conditions += clause.conditions
        return new

    def _begin(self, role: ClauseRole, parent: Clause | None) -> Clause:
        clause = Clause(role, parent)
        self._found.append(clause)
        return clause

    def _has_verb(self, span: TextSpan) -> bool:
        return self._words.finite.search(self._text, *span) is not None


_NO_MARKS = re.compile(r"[\w\s]")
_NAMED = re.compile(r"(?<=[^\W\d_] )\"[^\",.;:!?()]{1,40}\"(?=[ ,.)])")
"""A few words in quotation marks that are no speech, such as the name of a firm."""


_WINDOW = 120
_MARK = re.compile(r"[,;]\s")


class NumberedSentence(NamedTuple):
    """Part of a text, in the language of `lexicon`."""

    text: str
    span: TextSpan
    clauses: Sequence[TextSpan]
    numbers: Sequence[NumberSpan]
    lexicon: Lexicon

    def __hash__(self) -> int:
        """By its place alone, so that what is read of its numbers can be kept."""
        return hash((self.span, len(self.text)))

    @classmethod
    @lru_cache(maxsize=64)
    def read(cls, text: str, language: str) -> NumberedSentence:
        """A text that is one sentence."""
        span, lexicon = TextSpan(0, len(text)), load_lexicon(language)
        return cls(text, span, split_clauses(text, span, lexicon), find_numbers(text, language), lexicon)

    def slice(self, span: TextSpan) -> str:
        """The words at `span`."""
        return self.text[span.start : span.end]

    def clause(self, number: NumberSpan) -> TextSpan:
        """The clause that a number begins in, and as much more as the number reaches beyond it."""
        start, end = clause_at(self.clauses, number.start)
        return TextSpan(min(start, number.start), max(end, number.end))

    def until_turn(self, number: NumberSpan) -> TextSpan:
        """The sentence up to where, behind a number, it turns to tell another number of something else: "; girls 9"."""
        turn = self.lexicon.claims.turns.search(self.text, number.unit_end, self.span.end)
        mark = self.text.find(";", number.unit_end, self.span.end)
        end = min([turn.start()] if turn else [], default=self.span.end)
        end = mark if 0 <= mark < end else end
        is_told = self.lexicon.clauses.finite.search(self.text, end, self.span.end)
        is_other = is_told and (end == mark or any(n.start >= end and n.kind in VALUE_KINDS for n in self.numbers))
        return TextSpan(self.span.start, end if is_other else self.span.end)

    def end_of_participle(self, whole: NumberSpan) -> int:
        """Where words end that tell which whole it is: "three of the 12 boats *built in May* sank"; 0 without such."""
        clauses, end = self.lexicon.clauses, self.clause(whole).end
        verbs = list(clauses.finite.finditer(self.text, whole.unit_end, end))[:2]
        if len(verbs) < 2 or clauses.auxiliary.fullmatch(verbs[0][0]):
            return 0
        between = TextSpan(verbs[0].end(), verbs[1].start())
        is_led = clauses.lead.match(self.text, between.start + 1, between.end)
        return verbs[1].start() if is_led and not self.lexicon.times.coordination.search(self.text, *between) else 0

    def own_words(self, number: NumberSpan) -> TextSpan:
        """From the mark behind the number before it to the mark before the next one."""
        values = [n for n in self.numbers if n.kind in (NumberKind.VALUE, NumberKind.SHARE)]
        before = max((n.end for n in values if n.end <= number.start), default=None)
        after = min((n.start for n in values if n.start >= number.end), default=None)
        start, end = self.span.start if before is None else before, self.span.end if after is None else after
        opened = _MARK.search(self.text, start, number.start) if before is not None else None
        closed = _MARK.search(self.text, number.unit_end, end) if after is not None else None
        start, end = opened.end() if opened else start, closed.start() if closed else end
        return TextSpan(max(start, self.span.start), min(end, self.span.end))

    def item_end(self, number: NumberSpan) -> int:
        """Where the words end that may be of a number: before the next one and its subject, if a mark parts them.

        Of "tea fell by 3%, coffee (except beans) fell by 4%" the exception is of the 4% alone.
        """
        values = (n for n in self.numbers if n.kind in VALUE_KINDS and n.kind is not NumberKind.YEAR)
        end = min((n.start for n in values if n.start >= number.unit_end), default=None)
        verbs = [m.start() for m in self.lexicon.clauses.finite.finditer(self.text, number.unit_end, end or 0)]
        if verbs and self.lexicon.times.coordination.match(self.text, number.unit_end + 1, end or 0):
            return number.unit_end  # "was 3%, and without coal it was 4%"
        marks = (m.span() for m in _MARK.finditer(self.text, number.unit_end, max(verbs, default=0)))
        apart = (start for start, stop in marks if not self.bracket(TextSpan(start, stop)))
        return max(apart, default=self.span.end if end is None else end)

    def bracket(self, place: NumberSpan | TextSpan) -> TextSpan | None:
        """What stands in the brackets around a number, or another place."""
        opened = self.text.rfind("(", self.span.start, place.start)
        closed = self.text.find(")", place.end, self.span.end)
        if min(opened, closed) < 0 or ")" in self.text[opened : place.start]:
            return None
        return TextSpan(opened + 1, closed)

    def lead(self, end: int) -> TextSpan:
        """What precedes a place in the sentence, as far back as words may matter to what stands there.

        A quotation may begin between the two: at least "22 villages".
        """
        start = max(self.span.start, end - _WINDOW)
        return TextSpan(start, end - (start < end and self.text[end - 1] in "\"'"))

    def tail(self, start: int) -> TextSpan:
        """What follows a place in the sentence, as far on as words may matter to what stands before it.

        It begins behind the full stop of an abbreviation: "a 3 per cent. increase".
        """
        is_short = self.text.startswith(". ", start) and self.text[start + 2 : start + 3].islower()
        start += is_short and start < self.span.end
        return TextSpan(start, max(start, min(self.span.end, start + _WINDOW)))

    def neighbours(self, number: NumberSpan) -> list[tuple[NumberSpan, NumberSpan]]:
        """The pairs of values next to each other that a number is one of."""
        values = [n for n in self.numbers if n.kind in VALUE_KINDS]
        # The head of a table may have given it a unit that it has not in its sentence.
        return [(low, high) for low, high in pairwise(values) if number.span in (low.span, high.span)]
