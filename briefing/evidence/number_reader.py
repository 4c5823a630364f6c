"""Reads what begins at a token of a text: numbers in words or digits, fractions, vague quantities, dates, ordinals.

`NumberReader` knows only what a number is made of; `number_completer` adds the scale, currency and unit beside it.
"""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import NumberWords, power_of_ten
from briefing.evidence.number_tokens import NumberKind, NumberMatch, TextTokens, digits_value

_STAMPS = {"date": NumberKind.DATE, "time": NumberKind.TIME, "fraction": NumberKind.VAGUE}


class NumberReader:
    """Each method gives the number that begins at token `i`, or None."""

    def __init__(self, tokens: TextTokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words

    # Dates, ordinals and digits

    def read_stamp(self, i: int) -> NumberMatch | None:
        """`2024-08-19`, `10:30`, `½`."""
        kind = _STAMPS.get(self._tokens[i].kind)
        return NumberMatch(i, i, kind) if kind else None

    def read_date(self, i: int) -> NumberMatch | None:
        """`19 August 2024`, `19th of August`; `August 19`, `August 19th`, `August 2024`."""
        tokens, words, last = self._tokens, self._words, i
        if self._is_day(i):
            for following in (words.ordinal_endings, {words.of} - {""}):
                last += tokens.word_after(last) in following
            if not (tokens.is_followed(last) and self._is_month(last + 1)):
                return None
            last += 1
        elif not (self._is_month(i) and tokens.is_followed(i)):
            return None
        elif not tokens.is_year(i + 1):
            if not self._is_day(i + 1) or not {tokens[i].text, tokens[i].word} & words.months_before_day:
                return None
            last += 1
            last += tokens.word_after(last) in words.ordinal_endings | words.case_endings
        if tokens.is_year(last + 1) and tokens.gap_after(last).strip(" ") in ("", ","):
            last += 1
        return NumberMatch(i, last, NumberKind.DATE)

    def _is_month(self, i: int) -> bool:
        return self._tokens[i].text in self._words.months or self._tokens[i].word in self._words.months

    def _is_day(self, i: int) -> bool:
        if not self._tokens.is_digits(i):
            return False
        text = self._tokens[i].text
        return len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31

    def read_ordinal(self, i: int) -> NumberMatch | None:
        """`21st`, `twenty-first`; a bare "first" is none."""
        tokens, words = self._tokens, self._words
        glued = tokens.is_followed(i) and not tokens.gap_after(i).isspace()
        if tokens.is_digits(i) and glued and tokens.word_after(i) in words.ordinal_endings:
            return NumberMatch(i, i + 1, NumberKind.ORDINAL)
        if tokens[i].word in words.tens and tokens.word_after(i) in words.ordinals:
            return NumberMatch(i, i + 1, NumberKind.ORDINAL) if tokens.gap_after(i) == words.ordinal_joint else None
        return None

    def read_digits(self, i: int) -> NumberMatch | None:
        """`160,000`; the digits of a name such as G20, COVID-19 or Su-57 are a number of the kind "name"."""
        tokens = self._tokens
        if not tokens.is_digits(i):
            return None
        if i and tokens[i - 1].kind == "word":
            gap, before = tokens.gap_after(i - 1), tokens[i - 1].text
            if gap == "" or (gap in ("-", "\u2011") and before[0].isupper() and not tokens.is_year(i)):
                return NumberMatch(i, i, NumberKind.NAME)
        return NumberMatch(i, i, NumberKind.VALUE, digits_value(tokens[i].text, self._words.decimal_sign))

    # Vague quantities

    def read_vague(self, i: int) -> NumberMatch | None:
        """`dozens`, `hundreds of thousands`, `doubled`, `tenfold`, `half`; "half a million" is a value."""
        tokens, words = self._tokens, self._words
        word = tokens[i].word
        if not word:
            return None
        if word in words.vague and not (tokens.word_after(i) and tokens.gap_after(i) == "-"):
            return NumberMatch(i, i, NumberKind.VAGUE)
        is_scale = word in words.vague_scales and tokens.word_before(i) not in words.single_after
        if is_scale or (word in words.vague_before_of and tokens.word_after(i) == words.of):
            return NumberMatch(i, self._last_of_scales(i), NumberKind.VAGUE)
        if words.fold and word.removesuffix(words.fold) in words.small and word not in words.small:
            return NumberMatch(i, i, NumberKind.VAGUE)
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

    def _read_share(self, i: int) -> NumberMatch | None:
        """`half`, `half a million`, `half-million`; not `half-year`, "the first half"."""
        tokens, words = self._tokens, self._words
        if tokens.word_before(i) in words.not_share_after:
            return None
        hyphened = tokens.is_followed(i) and tokens.gap_after(i) == "-"
        if hyphened and tokens.word_after(i) not in words.scales:
            return None
        return self._part_of(i, i, words.shares[tokens[i].word])

    def _read_fraction(self, i: int) -> NumberMatch | None:
        """`a third`, `two-thirds`, `three quarters`; not "a third country"."""
        words, word, following = self._words, self._tokens[i].word, self._tokens.word_after(i)
        if word in words.denominators:
            return NumberMatch(i, i + 1, NumberKind.VAGUE) if following in words.small else None
        count = 1 if word in words.articles else words.small.get(word)
        parts = (words.fractions if count == 1 else words.fraction_plurals).get(following)
        after = self._tokens.word_after(i + 1)
        if not count or not parts or (after and words.after_fraction and after not in words.after_fraction):
            return None
        # Quarters are exact in decimals. Thirds are not, and fifths or tenths of a million are hardly ever written.
        return self._part_of(i, i + 1, Decimal(count) / 4 if parts == 4 else None)

    def _part_of(self, first: int, last: int, share: Decimal | None) -> NumberMatch:
        """A fraction is vague by itself, and a value before "a million" or "a dozen"."""
        words, after = self._words, last
        if words.of and self._tokens.word_after(after) == words.of:
            after += 1
        if self._tokens.word_after(after) in words.articles:
            after += 1
        noun = self._tokens.word_after(after)
        if share is not None and noun in words.scales:
            scale = power_of_ten(words.scales[noun])
            return NumberMatch(first, after + 1, NumberKind.VALUE, share * scale, scale)
        if share is not None and noun in words.collectives:
            return NumberMatch(first, after + 1, NumberKind.VALUE, share * words.collectives[noun])
        return NumberMatch(first, last, NumberKind.VAGUE)

    # Values in words

    def read_words(self, i: int) -> NumberMatch | None:
        """`twenty-six`, `two hundred and five`, `a million`, `two dozen`."""
        if i >= len(self._tokens) or not self._tokens[i].word:
            return None
        word, words = self._tokens[i].word, self._words
        if word in words.compounds:
            return NumberMatch(i, i, NumberKind.VALUE, Decimal(words.compounds[word]))
        if word in words.articles:
            noun = self._tokens.word_after(i)
            if noun in words.collectives:
                return NumberMatch(i, i + 1, NumberKind.VALUE, Decimal(words.collectives[noun]))
            return self._read_sum(i, i + 1) if self._is_multiplier(noun) else None
        # Nothing counts a collective or a multiplier that comes first: "тысяча" alone is 1,000, "million" is vague.
        is_one = word in words.single or self._tokens.word_before(i) in words.single_after
        if word in words.collectives:
            return NumberMatch(i, i, NumberKind.VALUE, Decimal(words.collectives[word])) if is_one else None
        match = self._read_sum(i, i)
        if match and self._is_multiplier(word) and not is_one:
            counted = self._tokens.is_followed(match.last) and self._tokens.is_digits(match.last + 1)
            match.kind, match.value, match.last = NumberKind.VAGUE, None, match.last + counted
        return match

    def _is_multiplier(self, word: str) -> bool:
        return word in self._words.hundred or word in self._words.scales

    def _read_sum(self, first: int, start: int) -> NumberMatch | None:
        """The number from token `first`, whose number words begin at `start`."""
        words = self._words
        value, last = self._sum(start)
        if last < start or (first == last and self._tokens.word_before(first) in words.each):
            return None
        # The last scale may hold for all of it: then the first number of "five to ten million" takes it too.
        exponent = words.scales.get(self._tokens[last].word)
        scale = power_of_ten(exponent) if exponent and value < power_of_ten(exponent + 3) else None
        match = NumberMatch(first, last, NumberKind.VALUE, value, scale)
        if collective := words.collectives.get(self._tokens.word_after(last)):
            match.last, match.value = last + 1, value * collective
        return match

    def _sum(self, start: int) -> tuple[Decimal, int]:
        """The value of the number words from token `start`, and the index of the last of them (`start` - 1: none).

        `part` is what stands before the next scale. A word adds to it only if it is less than `below`: after "twenty"
        comes "six" but neither "thirty" nor "sixteen", which begin another number.
        """
        words = self._words
        addends = ((words.small, 1), (words.tens, 10), (words.hundreds, 100))
        total, part = Decimal(0), Decimal(0)
        below, i, last = 1000, start, start - 1
        while i < len(self._tokens):
            word = self._tokens[i].word
            numbers = ((table.get(word), left) for table, left in addends)
            fits = ((n, left) for n, left in numbers if n is not None and n < below and (n or below == 1000))
            if addend := next(fits, None):
                part, below = part + addend[0], addend[1]
            elif word in words.hundred and part < 100:
                part, below = (part or Decimal(1)) * 100, 100
            elif word in words.scales and (part or last < start):
                total += (part or Decimal(1)) * power_of_ten(words.scales[word])
                part, below = Decimal(0), 1000
            else:
                break
            last = i
            if not self._tokens.is_followed(i):
                break
            i += 1
            if below in (100, 1000) and words.joiner and self._tokens[i].word == words.joiner:
                # "two hundred and five", but not "two hundred and some"
                following = self._tokens.word_after(i)
                i += following in words.small or following in words.tens
        return total + part, last
