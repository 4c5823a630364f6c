"""Tokens in, the numbers written in words out: sums of number words, fractions, vague quantities."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import NumberWords, power_of_ten
from briefing.evidence.number_parts import Found, NumberKind
from briefing.evidence.number_tokens import Tokens


class WordReader:
    """Reads number words; each method gives a number that begins at token `i`, or None."""

    def __init__(self, tokens: Tokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words

    # Vague quantities

    def read_vague(self, i: int) -> Found | None:
        """`dozens`, `hundreds of thousands`, `doubled`, `tenfold`, `half`, `two-thirds`; "half a million" is none."""
        word, words = self._tokens[i].word, self._words
        if not word:
            return None
        if word in words.vague and not (self._tokens.next(i) and self._tokens.gap(i) == "-"):
            return Found(i, i, NumberKind.VAGUE)
        if self._is_vague_scale(i) or (word in words.vague_only_before_of and self._tokens.next(i) == words.of):
            return Found(i, self._chain_of(i), NumberKind.VAGUE)
        if words.fold and word.removesuffix(words.fold) in words.small and word not in words.small:
            return Found(i, i, NumberKind.VAGUE)
        if word in words.shares:
            return self._read_share(i)
        return self._read_fraction(i)

    def _is_vague_scale(self, i: int) -> bool:
        return (
            self._tokens[i].word in self._words.vague_scales and self._tokens.previous(i) not in self._words.lone_after
        )

    def _chain_of(self, i: int) -> int:
        """The end of "hundreds of thousands", from its first word."""
        while True:
            after = i + 1 if self._words.of and self._tokens.next(i) == self._words.of else i
            noun = self._tokens.next(after)
            if noun not in self._words.vague_scales and (after > i or noun not in self._words.scales):
                return i
            i = after + 1

    def _read_share(self, i: int) -> Found | None:
        """`half`, `half a million`, `half-million`; not `half-year`, "the first half"."""
        if self._tokens.previous(i) in self._words.share_leaders:
            return None
        hyphened = self._tokens.joined(i) and self._tokens.gap(i) == "-"
        if hyphened and self._tokens.next(i) not in self._words.scales:
            return None
        return self._scaled(i, i, self._words.shares[self._tokens[i].word])

    def _read_fraction(self, i: int) -> Found | None:
        """`a third`, `two-thirds`, `three quarters`; not "a third country"."""
        word, following = self._tokens[i].word, self._tokens.next(i)
        if word in self._words.divisors:
            return Found(i, i + 1, NumberKind.VAGUE) if following in self._words.small else None
        count = 1 if word in self._words.articles else self._words.small.get(word)
        parts = (self._words.fractions if count == 1 else self._words.counted_fractions).get(following)
        after = self._tokens.next(i + 1)
        if not count or not parts or (after and not self._may_follow(after)):
            return None
        return self._scaled(i, i + 1, Decimal(count) / 4 if parts == 4 else None)

    def _may_follow(self, word: str) -> bool:
        return not self._words.fraction_followers or word in self._words.fraction_followers

    def _scaled(self, first: int, last: int, worth: Decimal | None) -> Found:
        """A fraction is vague by itself, and a value before "a million" or "a dozen"."""
        after = last
        if self._words.of and self._tokens.next(after) == self._words.of:
            after += 1
        if self._tokens.next(after) in self._words.articles:
            after += 1
        noun = self._tokens.next(after)
        if worth is not None and noun in self._words.scales:
            scale = power_of_ten(self._words.scales[noun])
            return Found(first, after + 1, NumberKind.VALUE, worth * scale, scale)
        if worth is not None and noun in self._words.packs:
            return Found(first, after + 1, NumberKind.VALUE, worth * self._words.packs[noun])
        return Found(first, last, NumberKind.VAGUE)

    # Values

    def read_value(self, i: int) -> Found | None:
        """`twenty-six`, `two hundred and five`, `a million`, `two dozen`."""
        if i >= len(self._tokens) or not self._tokens[i].word:
            return None
        word, words = self._tokens[i].word, self._words
        if word in words.wholes:
            return Found(i, i, NumberKind.VALUE, Decimal(words.wholes[word]))
        if word in words.articles:
            return self._read_after_article(i)
        if word in words.packs:
            return Found(i, i, NumberKind.VALUE, Decimal(words.packs[word])) if self._is_lone(i) else None
        found = self._read_sum(i, i)
        if found and found.first == i and self._is_multiplier(word) and not self._is_lone(i):
            counted_after = self._tokens.joined(found.last) and self._tokens.is_digits(found.last + 1)
            found.kind, found.value, found.last = NumberKind.VAGUE, None, found.last + counted_after
        return found

    def _read_after_article(self, i: int) -> Found | None:
        if self._tokens.next(i) in self._words.packs:
            return Found(i, i + 1, NumberKind.VALUE, Decimal(self._words.packs[self._tokens.next(i)]))
        return self._read_sum(i, i + 1) if self._is_multiplier(self._tokens.next(i)) else None

    def _is_multiplier(self, word: str) -> bool:
        return word in self._words.hundred or word in self._words.scales

    def _is_lone(self, i: int) -> bool:
        """Whether a scale or pack at token `i` means one of them, though nothing counts it."""
        return self._tokens[i].word in self._words.lone or self._tokens.previous(i) in self._words.lone_after

    def _read_sum(self, first: int, start: int) -> Found | None:
        value, last = self._sum(start)
        if last < start or (first == start == last and self._tokens.previous(first) in self._words.both):
            return None
        found = Found(first, last, NumberKind.VALUE, value, self._single_scale(last, value))
        if pack := self._words.packs.get(self._tokens.next(last)):
            found.last, found.value = last + 1, value * pack
        return found

    def _sum(self, start: int) -> tuple[Decimal, int]:
        """The worth of the number words from token `start`, and the index of the last of them (`start` - 1: none)."""
        total, part = Decimal(0), Decimal(0)
        room, i, last = 1000, start, start - 1
        while i < len(self._tokens):
            word = self._tokens[i].word
            if addend := self._addend(word, room):
                part, room = part + addend[0], addend[1]
            elif word in self._words.hundred and part < 100:
                part, room = (part or Decimal(1)) * 100, 100
            elif word in self._words.scales and (part or last < start):
                total += (part or Decimal(1)) * power_of_ten(self._words.scales[word])
                part, room = Decimal(0), 1000
            else:
                break
            last = i
            if not self._tokens.joined(i):
                break
            i = i + 2 if self._joins(i, room) else i + 1
        return total + part, last

    def _addend(self, word: str, room: int) -> tuple[int | Decimal, int] | None:
        """What a word adds to a number that has `room` for less than so much, and the room after it."""
        for table, left in ((self._words.small, 1), (self._words.tens, 10), (self._words.hundreds, 100)):
            worth = table.get(word)
            if worth is not None and worth < room and (worth or room == 1000):
                return worth, left
        return None

    def _joins(self, i: int, room: int) -> bool:
        """Whether "and" after token `i` goes on with the same number, as in "two hundred and five"."""
        if room not in (100, 1000) or not self._words.joiner or self._tokens.next(i) != self._words.joiner:
            return False
        return self._tokens.next(i + 1) in self._words.small or self._tokens.next(i + 1) in self._words.tens

    def _single_scale(self, last: int, value: Decimal) -> Decimal | None:
        """The scale word that a number in words ends with, if it holds for all of it."""
        exponent = self._words.scales.get(self._tokens[last].word)
        scale = power_of_ten(exponent) if exponent else None
        return scale if scale and value < scale * 1000 else None
