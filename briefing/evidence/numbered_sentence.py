"""A sentence with its clauses and numbers, as those who read the words around a number need it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.evidence.clauses import clause_at, split_clauses
from briefing.evidence.lexicon import Lexicon, load_lexicon
from briefing.evidence.numbers import VALUE_KINDS, NumberKind, NumberSpan, find_numbers
from briefing.evidence.sentences import TextSpan
from briefing.records import NamedTuple

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
