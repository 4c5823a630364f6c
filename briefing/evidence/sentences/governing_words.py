"""The words that may govern a number or a quote: before it in its own clause, in the clauses above, and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from briefing.evidence.lexicons.patterns import Pattern
from briefing.evidence.sentences.clauses import Clause, clause_with, read_clauses
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.tables.table_rows import FigureCells, figure_cells

_ATTRIBUTE = 30


class GoverningWords:
    """The words around `span`, which is a sum of money or not, that may govern it."""

    def __init__(self, source: SourceText, span: TextSpan, is_money: bool = False) -> None:
        self._source, self._text, self._span, self._is_money = source, source.normalized, span, is_money
        self._words, self._clause_words = source.lexicon.statuses, source.lexicon.clauses
        self._sentence = source.sentence_around(span)
        read = partial(read_clauses, self._text, self._sentence, source.lexicon)
        self._clauses = source.once((read_clauses, self._sentence), read)
        self._clause = clause_with(self._clauses, span.start)

    @cached_property
    def _figure(self) -> FigureCells | None:
        return figure_cells(self._source, self._span)

    @property
    def _cells(self) -> list[TextSpan] | None:
        """The cells that govern a figure of a table, and nothing else does; None outside of one."""
        return self._figure and [cell for cell in (self._figure.head, self._figure.label) if cell]

    def _opens_head(self, span: TextSpan) -> bool:
        """Whether it begins what stands over the column of a figure: "Target", "Actual"."""
        head = self._figure and self._figure.head
        return head is not None and head.contains(span) and not self._text[head.start : span.start].strip(" |")

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure of a table."""
        return self._figure is not None

    @cached_property
    def _before(self) -> list[TextSpan]:
        """The words of its own clause before it, without phrases that stand apart."""
        if self._cells is not None:
            return self._cells
        adjunct = self._clause_words.adjunct
        spans = self._clause.before(self._span.start)
        return [s for s in spans if s.end == self._span.start or not adjunct.match(self._text, *s)]

    @cached_property
    def _matrices(self) -> list[tuple[Clause, list[TextSpan]]]:
        """The clauses that govern its own, outermost first, each with its words before what it governs."""
        if self._cells is not None:
            return []
        found, at = [], self._clause.pieces[0].start
        for clause in self._clause.matrices():
            found.append((clause, clause.before(at)))
            at = clause.pieces[0].start
        return found[::-1]

    @cached_property
    def _is_subject(self) -> bool:
        """Whether no verb of its clause stands before it."""
        return not any(self._clause_words.finite.search(self._text, *span) for span in self._before)

    @property
    def _gapped(self) -> list[TextSpan]:
        """The words before a verb that a dash or nothing stands for: "will be 100% in May, and in June - 108%".

        Behind a semicolon there may be none: "40 may come from Ghana; 12 from Togo".
        """
        at, finite = self._clauses.index(self._clause), self._clause_words.finite
        verbs = [self._text[s.start : s.end].strip() for s in self._search(finite, self._before)]
        joint, own = self._source.lexicon.times.coordination, self._clause.pieces
        is_bare = all(joint.fullmatch(self._text[s.start : s.end].strip()) for s in self._before)
        is_bare = is_bare and not any(finite.search(self._text, *piece) for piece in own)
        earlier = [clause for clause in self._clauses[:at] if clause.parent is self._clause.parent]
        told = (c for c in reversed(earlier) if not is_bare or any(finite.search(self._text, *p) for p in c.pieces))
        outer = next(told, None) if verbs == ["-"] or is_bare else None
        return outer.before(self._span.start) if outer and self._cells is None else []

    @property
    def _is_object(self) -> bool:
        """Whether a verb of its clause stands before it, and none that says, finds or shows that something is so."""
        words = self._clause_words.found_out, self._source.lexicon.claims.attribution
        return not self._is_subject and not any(any(self._search(pattern, self._before)) for pattern in words)

    @cached_property
    def _after(self) -> list[TextSpan]:
        """The words after it that may govern it."""
        rest = self._clause.after(self._span.end)
        if not rest or self._cells is not None:
            return []
        if not self._is_subject:
            phrase = self._clause_words.phrase.match(self._text, self._span.end, rest[0].end)
            return [TextSpan(self._span.end, phrase.end())] if phrase else []
        # "With 12 boats ready, the town plans more": what follows the comma is not said of the 12.
        own = next(
            piece for piece in self._clause.pieces if piece.end > self._span.start or piece == self._clause.pieces[-1]
        )
        return rest[:1] if self._clause_words.lead.match(self._text, *own) else rest

    def _search(self, pattern: Pattern, spans: Sequence[TextSpan]) -> Iterator[TextSpan]:
        for span in spans:
            yield from (TextSpan(*m.span()) for m in pattern.finditer(self._text, *span))

    @property
    def _verdict(self) -> TextSpan:
        """From it to where the sentence turns to something else."""
        start, end = self._span.end, self._sentence.end
        for match in self._clause_words.openers.finditer(self._text, start, end):
            if match.lastgroup in ("contrast", "joint"):
                return TextSpan(start, match.start())
        return TextSpan(start, end)

    def _opener(self, clause: Clause) -> TextSpan:
        match = self._clause_words.openers.match(self._text, *clause.pieces[0])
        return TextSpan(*match.span()) if match else clause.pieces[0]

    @property
    def is_compared(self) -> bool:
        """Whether it stands in a phrase on what was before: "expects 16 launches, after 11 launches in 2024"."""
        if self._clause_words.held_against.search(self._text, self._sentence.start, self._span.start):
            return True
        for start, end in self._clause.pieces[1:]:
            if start <= self._span.start < end:
                return bool(self._clause_words.compared.match(self._text, start, self._span.start))
        return False

    @property
    def looks_back(self) -> bool:
        """Whether it ends a phrase on what was so before: "may rise after falling 12% in 2024"."""
        return self._looking_back is not None

    def looks_back_from(self, word: TextSpan) -> bool:
        """Whether a word stands apart from such a phrase, before it or behind its comma."""
        back, between = self._looking_back, self._text[self._span.end : word.start]
        return back is not None and (word.start < back or "," in between)

    @cached_property
    def _looking_back(self) -> int | None:
        found = self._clause_words.looks_back.search(self._text, self._sentence.start, self._span.start)
        return found.start() if found else None

    @cached_property
    def modifier(self) -> TextSpan | None:
        """What tells of which things it is the number: "inspected in 2024", of "none of the 58 schools inspected"."""
        words, lead = self._clause_words, max(self._sentence.start, self._span.start - _ATTRIBUTE)
        before = words.premodifier.search(self._text, max(self._sentence.start, lead - _ATTRIBUTE), self._span.start)
        if before and not words.finite.search(self._text, *before.span("said")):
            return TextSpan(*before.span("said"))
        definite = words.definite.search(self._text, lead, self._span.start)
        lead_words = self._text[lead : definite.start() if definite else lead].split()
        if definite is None or (lead_words and words.auxiliary.fullmatch(lead_words[-1])):
            return None  # "nor were the 75 lorries searched"
        for pattern in (words.modifier, words.object_modifier)[: 1 + self._is_object]:
            found = pattern.match(self._text, self._span.end, self._sentence.end)
            # "Of the 90 people rescued, 12 were hurt", and not "two of the 90 pumps failed, 12 leaked".
            is_apart = found and found.groupdict().get("apart") and definite.start() > self._sentence.start
            if found and not is_apart:
                return TextSpan(*found.span("said"))
        return None
