"""Reads the value that begins at a token of a text: in digits or words, a fraction, a share or a vague quantity.

`NumberReader` knows only what a number is made of; `number_completer` adds the scale, currency and unit beside it.
"""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import power_of_ten
from briefing.evidence.number_tokens import (
    Amount,
    NumberKind,
    NumberMatch,
    TextTokens,
    digits_value,
    fraction_parts,
    power_value,
)
from briefing.evidence.number_words import NumberWords

_HUNDRED, _FEW, _QUARTERS = Decimal(100), 5, 4


class NumberReader:
    """Each method gives the number that begins at token `i`, or None."""

    def __init__(self, tokens: TextTokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words

    def read(self, i: int) -> NumberMatch | None:
        """The value that begins at token `i`, without what may stand before it."""
        kind = self._tokens.kind_of(i)
        if kind == "number":
            return NumberMatch(i, i, NumberKind.VALUE, digits_value(self._tokens.text_of(i), self._words.decimal_sign))
        if kind == "power":
            return NumberMatch(i, i, NumberKind.VALUE, power_value(self._tokens.text_of(i), self._words.decimal_sign))
        if kind == "fraction":
            return self._read_fraction_sign(i)
        return self.read_words(i) if kind == "word" else None

    def _read_fraction_sign(self, i: int) -> NumberMatch:
        """`5½`, `½`, `2/3`; what is no fraction, such as `24/7`, is a name."""
        parts = fraction_parts(self._tokens.text_of(i))
        if parts is None:
            return NumberMatch(i, i, NumberKind.NAME)
        whole, part, of = parts
        return NumberMatch(i, i, NumberKind.VALUE, whole + Decimal(part) / of)

    # Shares, multiples and vague quantities

    def read_vague(self, i: int) -> NumberMatch | None:
        """`dozens`, `hundreds of thousands`, `doubled`, `tenfold`, `half`; "half a million" is a value."""
        tokens, words = self._tokens, self._words
        word = tokens.words[i]
        if not word:
            return None
        hyphened = bool(tokens.word_after(i)) and tokens.gap_after(i) == "-"
        if word in words.multiples and not hyphened:
            return NumberMatch(i, i, NumberKind.MULTIPLE, Decimal(words.multiples[word]), unit="times")
        if word in words.vague and not hyphened:
            return NumberMatch(i, i, NumberKind.VAGUE)
        is_scale = word in words.vague_scales and tokens.word_before(i) not in words.single_after
        if is_scale or (word in words.vague_before_of and tokens.word_after(i) == words.of):
            return NumberMatch(i, self._last_of_scales(i), NumberKind.VAGUE)
        stem = word.removesuffix(words.fold) if words.fold else word
        if stem != word and (stem in words.small or stem in words.tens):
            value = words.small.get(stem) or words.tens.get(stem)
            return NumberMatch(i, i, NumberKind.MULTIPLE, Decimal(value or 0), unit="times")
        if word in words.every:
            return self._read_every(i)
        return self._read_share(i) if word in words.shares else self._read_fraction(i)

    def _last_of_scales(self, i: int) -> int:
        """The end of "hundreds of thousands", from its first word."""
        words = self._words
        while True:
            after = i + 1 if words.of and self._tokens.word_after(i) == words.of else i
            noun = self._tokens.word_after(after)
            if noun not in words.vague_scales and (after > i or noun not in words.scales):
                return i
            i = after + 1

    def _read_every(self, i: int) -> NumberMatch | None:
        """ "every fifth" of them is a fifth; "every second day" is no share of days."""
        parts = self._words.ordinal_numbers.get(self._tokens.word_after(i))
        after = self._tokens.word_after(i + 1) if parts else ""
        if not parts or after in self._words.spans:
            return None
        return self._share(i, i + 1, Decimal(1) / parts)

    def _read_share(self, i: int) -> NumberMatch | None:
        """`half`, `half a million`, `half-million`; not `half-year`, "the half year", "the first half"."""
        tokens, words = self._tokens, self._words
        if tokens.word_before(i) in words.not_share_after or (words.of and tokens.word_after(i) in words.spans):
            return None
        hyphened = tokens.is_followed(i) and tokens.gap_after(i) == "-"
        if hyphened and tokens.word_after(i) not in words.scales:
            return None
        return self._part_of(i, i, words.shares[tokens.words[i]])

    def _read_fraction(self, i: int) -> NumberMatch | None:
        """`a third`, `two-thirds`, `three quarters`; not "a third country"."""
        words, word, following = self._words, self._tokens.words[i], self._tokens.word_after(i)
        if word in words.denominators:
            count = words.small.get(following)
            return self._share(i, i + 1, Decimal(count) / words.denominators[word]) if count else None
        count = 1 if word in words.articles else words.small.get(word)
        parts = (words.fractions if count == 1 else words.fraction_plurals).get(following)
        after = self._tokens.word_after(i + 1)
        if not count or not parts:
            return None
        allowed = words.after_fraction | words.after_quarter if parts == _QUARTERS else words.after_fraction
        if after and allowed and after not in allowed:
            return None
        return self._part_of(i, i + 1, Decimal(count) / parts)

    def _part_of(self, first: int, last: int, share: Decimal) -> NumberMatch:
        """A fraction is a share by itself, and a value before "a million" or "a dozen"."""
        words, after = self._words, last
        if words.of and self._tokens.word_after(after) == words.of:
            after += 1
        if self._tokens.word_after(after) in words.articles:
            after += 1
        noun = self._tokens.word_after(after)
        # Thirds of a million are no round number, and hardly ever meant to the last digit.
        if noun in words.scales and share * 4 == int(share * 4):
            scale = power_of_ten(words.scales[noun])
            return NumberMatch(first, after + 1, NumberKind.VALUE, share * scale, scale)
        if noun in words.collectives:
            return NumberMatch(first, after + 1, NumberKind.VALUE, share * words.collectives[noun])
        if noun in words.spans and (after > last or not words.of):
            match = NumberMatch(first, after + 1, NumberKind.VALUE, share, unit=words.spans[noun])
            match.unit_last = after + 1
            return match
        return self._share(first, last, share)

    @staticmethod
    def _share(first: int, last: int, share: Decimal) -> NumberMatch:
        return NumberMatch(first, last, NumberKind.SHARE, share * _HUNDRED, unit="percent", also=[Amount(share)])

    # Values in words

    def read_words(self, i: int) -> NumberMatch | None:
        """`twenty-six`, `two hundred and five`, `a million`, `two dozen`."""
        tokens, words = self._tokens, self._words
        word = tokens.words[i]
        if word in words.compounds:
            return NumberMatch(i, i, NumberKind.VALUE, Decimal(words.compounds[word]))
        if word in words.articles:
            noun = tokens.word_after(i)
            if noun in words.collectives:
                return NumberMatch(i, i + 1, NumberKind.VALUE, Decimal(words.collectives[noun]))
            return self._read_sum(i, i + 1) if self._is_multiplier(noun) else self._read_span(i)
        # Nothing counts a collective or a multiplier that comes first: "тысяча" alone is 1,000, "million" is vague.
        is_one = word in words.single or tokens.word_before(i) in words.single_after
        if word in words.collectives:
            return NumberMatch(i, i, NumberKind.VALUE, Decimal(words.collectives[word])) if is_one else None
        match = self._read_sum(i, i)
        if match and self._is_multiplier(word) and not is_one:
            counted = tokens.is_followed(match.last) and tokens.is_digits(match.last + 1)
            match.kind, match.value, match.last = NumberKind.VAGUE, None, match.last + counted
        return match

    def _read_span(self, i: int) -> NumberMatch | None:
        """ "a year and a half"."""
        tokens, words = self._tokens, self._words
        unit = words.spans.get(tokens.word_after(i))
        if not unit or not tokens.has_phrase_after(i + 1, words.and_a_half):
            return None
        last = i + 1 + len(words.and_a_half)
        return NumberMatch(i, last, NumberKind.VALUE, Decimal("1.5"), unit=unit, unit_last=last)

    def _is_multiplier(self, word: str) -> bool:
        return word in self._words.hundred or word in self._words.scales

    def _read_sum(self, first: int, start: int) -> NumberMatch | None:
        """The number from token `first`, whose number words begin at `start`."""
        tokens, words = self._tokens, self._words
        value, last = self._sum(start)
        if last < start or (first == last and value < _FEW and tokens.word_before(first) in words.each):
            return None
        # The last scale may hold for all of it: then the first number of "five to ten million" takes it too.
        exponent = words.scales.get(tokens.words[last])
        scale = power_of_ten(exponent) if exponent and value < power_of_ten(exponent + 3) else None
        match = NumberMatch(first, last, NumberKind.VALUE, value, scale)
        if collective := words.collectives.get(tokens.word_after(last)):
            match.last, match.value = last + 1, value * collective
        return match

    def _sum(self, start: int) -> tuple[Decimal, int]:
        """The value of the number words from token `start`, and the index of the last of them (`start` - 1: none).

        `part` is what stands before the next scale. A word adds to it only if it is less than `below`: after "twenty"
        comes "six" but neither "thirty" nor "sixteen", which begin another number.
        """
        words, tokens = self._words, self._tokens
        total, part = Decimal(0), Decimal(0)
        below, i, last = 1000, start, start - 1
        while i < len(tokens):
            word = tokens.words[i]
            if (n := words.small.get(word)) is not None and n < below and (n or below == 1000):
                part, below = part + n, 1
            elif (n := words.tens.get(word)) is not None and n < below:
                part, below = part + n, 10
            elif (n := words.hundreds.get(word)) is not None and n < below:
                part, below = part + n, 100
            elif word in words.hundred and part < 100:
                part, below = (part or Decimal(1)) * 100, 100
            elif word in words.scales and (part or last < start):
                total += (part or Decimal(1)) * power_of_ten(words.scales[word])
                part, below = Decimal(0), 1000
            else:
                break
            last = i
            if not tokens.is_followed(i):
                break
            i += 1
            if below in (100, 1000) and words.joiner and tokens.words[i] == words.joiner:
                # "two hundred and five", but not "two hundred and some"
                following = tokens.word_after(i)
                i += following in words.small or following in words.tens
        return total + part, last
