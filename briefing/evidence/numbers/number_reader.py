"""Reads the number that begins at a token of a text: in digits or words, a fraction, a share or a vague quantity.

`NumberReader` knows only what a number is made of; `number_completer` adds the scale, currency and unit beside it.
`StampReader` reads those that are no values: dates, times of day, ordinals, and those that are part of a name.
"""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicons.lexicon import power_of_ten
from briefing.evidence.lexicons.number_words import NumberWords
from briefing.evidence.numbers.number_tokens import (
    Amount,
    NumberKind,
    NumberMatch,
    TextTokens,
    digits_value,
    fraction_parts,
    power_value,
)

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
        if not whole and self._words.of and self._tokens.word_after(i) == self._words.of:
            return self._share(i, i, Decimal(part) / of)
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
        """ "every fifth" of them is a fifth, and so is "hər beş nəfərdən biri"; "every second day" is no share."""
        tokens, words = self._tokens, self._words
        parts = words.ordinal_numbers.get(tokens.word_after(i))
        if not parts:
            return self._read_one_of_every(i) if words.range_endings else None
        following = tokens.word_after(i + 1)
        is_time = tokens.words[i + 1] in words.spans and (not following or following in words.no_nouns)
        return None if following in words.spans or is_time else self._share(i, i + 1, Decimal(1) / parts)

    def _read_one_of_every(self, i: int) -> NumberMatch | None:
        """A share whose second number stands behind what is counted, in the case of "of"."""
        tokens, words = self._tokens, self._words
        whole, last = self._count(i + 1)
        if not whole or not tokens.word_after(last).endswith(words.range_endings) or not tokens.is_followed(last + 1):
            return None
        part, end = self._count(last + 2)
        end += tokens.has_hyphen_after(end) and tokens.word_after(end) in words.case_endings
        return self._share(i, end, part / whole) if part and part < whole else None

    def _count(self, i: int) -> tuple[Decimal, int]:
        """The number that begins at token `i`, in digits or words, and its last token; nothing if there is none."""
        text = self._tokens.text_of(i) if self._tokens.is_digits(i) else ""
        return (Decimal(text), i) if text.isdecimal() else self._sum(i)

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
        if noun in words.scales:
            scale = power_of_ten(words.scales[noun])
            # Thirds of a million are no round number, and hardly ever meant to the last digit.
            is_round = share * 4 == int(share * 4)
            kind, value = (NumberKind.VALUE, share * scale) if is_round else (NumberKind.VAGUE, None)
            return NumberMatch(first, after + 1, kind, value, scale)
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
        for phrase, part in words.added_parts.items() if unit else ():
            if tokens.has_phrase_after(i + 1, phrase):
                last = i + 1 + len(phrase)
                return NumberMatch(i, last, NumberKind.VALUE, 1 + part, unit=unit, unit_last=last)
        return None

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
            # "one thousand, two hundred and six"
            goes_on = word in words.scales and tokens.gap_after(i) == ", " and tokens.word_after(i + 1) in words.hundred
            if not (tokens.is_followed(i) or goes_on):
                break
            i += 1
            if below in (100, 1000) and words.joiner and tokens.words[i] == words.joiner:
                # "two hundred and five", but not "two hundred and some"
                following = tokens.word_after(i)
                i += following in words.small or following in words.tens
        return total + part, last


_LONGEST_NAME = 5
_LATEST_HOUR = 24
_LONGEST_NOTE = 3


class StampReader:
    """Each method gives the number that begins at token `i`, or None."""

    def __init__(self, tokens: TextTokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words

    def read(self, i: int) -> NumberMatch | None:
        """A date, time of day, ordinal or part of a name that begins at token `i`."""
        tokens, kind = self._tokens, self._tokens.kinds[i]
        if kind == "date":
            return NumberMatch(i, i, NumberKind.DATE)
        if kind == "years":
            return NumberMatch(i, i, NumberKind.YEAR)
        if kind in ("time", "ratio", "chain"):
            is_day = kind == "time" and tokens.word_after(i) in self._words.clock_after
            return NumberMatch(i, i + is_day, NumberKind.TIME)
        if kind == "number":
            return self._read_date(i) or self._read_clock(i) or self._read_ordinal(i) or self._read_name(i)
        if kind == "word":
            return self._read_date(i) or self._read_ordinal_words(i)
        return None

    # Dates and times of day

    def _read_date(self, i: int) -> NumberMatch | None:
        """`19 August 2024`, `19th of August`, `19-Aug-24`; `August 19`, `August 19th`, `Oct. 31`, `August 2024`."""
        tokens, words, last = self._tokens, self._words, i
        if self._is_day(i):
            last = self._last_of_days(i)
            for following in (words.ordinal_endings, {words.of} - {""}):
                last += tokens.word_after(last) in following
            if not (tokens.is_followed(last) and self._is_month(last + 1)):
                return None
            last += 1
        elif not (tokens.kinds[i] == "word" and self._is_month(i) and tokens.is_followed(i)):
            return None
        elif not tokens.is_year(i + 1):
            if not self._is_day(i + 1) or not {tokens.text_of(i), tokens.words[i]} & words.months_before_day:
                return None
            last += 1
            last += tokens.word_after(last) in words.ordinal_endings | words.case_endings
        dash = tokens.gap_after(i) if last == i + 1 else ""
        is_dashed = dash in ("-", "/") and tokens.gap_after(last) == dash  # "30-Jun-2023", "Jun-30-23"
        is_short = is_dashed and tokens.is_digits(last + 1) and tokens.ends[last + 1] - tokens.starts[last + 1] == 2
        if is_short or (tokens.is_year(last + 1) and (is_dashed or tokens.gap_after(last).strip(" .") in ("", ","))):
            last += 1
        return NumberMatch(i, last, NumberKind.DATE)

    def _last_of_days(self, i: int) -> int:
        """The last day of "18 and 19 November", from its first."""
        tokens, words = self._tokens, self._words
        if tokens.word_after(i) in words.lists | words.range_joiners and self._is_day(i + 2):
            return i + 2
        dashed = i + 1 < len(tokens) and tokens.gap_after(i).strip() in ("-", "\u2013", ",")
        return i + 1 if dashed and self._is_day(i + 1) else i

    def _is_month(self, i: int) -> bool:
        return self._tokens.words[i] in self._words.months or self._tokens.text_of(i) in self._words.months

    def _is_day(self, i: int) -> bool:
        tokens = self._tokens
        if not tokens.is_digits(i) or tokens.ends[i] - tokens.starts[i] > 2:
            return False
        text = tokens.text_of(i)
        return text.isdecimal() and 1 <= int(text) <= 31

    def _read_clock(self, i: int) -> NumberMatch | None:
        """`5 pm`, `10.30am`, `7 o'clock`, `10 часов утра`, "saat 10-da"."""
        tokens, words = self._tokens, self._words
        hour = tokens.text_of(i).replace(".", ":").partition(":")[0]
        if not hour.isdecimal() or len(hour) > 2 or int(hour) > _LATEST_HOUR:
            if not (tokens.is_year(i) and tokens.word_after(i) in words.clock_after - words.year_nouns):
                return None
            return NumberMatch(i, i + 1, NumberKind.TIME)
        if tokens.word_before(i) in words.clock_before:
            return NumberMatch(i, i, NumberKind.TIME)
        for at in (i + 1, i + 2):
            if at < len(tokens) and tokens.is_followed(at - 1) and tokens.words[at] in words.clock_after:
                return NumberMatch(i, at, NumberKind.TIME)
        return None

    # Ordinals

    def _read_ordinal(self, i: int) -> NumberMatch | None:
        """`21st`."""
        tokens = self._tokens
        glued = tokens.is_followed(i) and not tokens.gap_after(i).isspace()
        if glued and tokens.word_after(i) in self._words.ordinal_endings:
            return NumberMatch(i, i + 1, NumberKind.ORDINAL)
        return None

    def _read_ordinal_words(self, i: int) -> NumberMatch | None:
        """`twenty-first`; a bare "first" is none."""
        tokens, words = self._tokens, self._words
        if tokens.words[i] in words.tens and tokens.word_after(i) in words.ordinals:
            return NumberMatch(i, i + 1, NumberKind.ORDINAL) if tokens.gap_after(i) == words.ordinal_joint else None
        return None

    # Names

    def _read_name(self, i: int) -> NumberMatch | None:
        """The digits of G20, COVID-19, Route 66, No. 12, the FTSE 100, 5G."""
        tokens, words = self._tokens, self._words
        before = i - 1
        if before >= 0 and tokens.kinds[before] == "word" and self._is_tied(before, i):
            return NumberMatch(i, i, NumberKind.NAME)
        if not self._is_short(i):
            return None
        around = tokens.text[tokens.starts[i] - 1 : tokens.starts[i]] + tokens.text[tokens.ends[i] : tokens.ends[i] + 1]
        following = tokens.words[i + 1] if i + 1 < len(tokens) else ""
        # "The yard built ships [17] for", but "built [17] ships"
        is_glued = tokens.text[tokens.starts[i] - 2 : tokens.starts[i] - 1].strip() != ""
        is_mark = around == "[]" and before >= 0 and (is_glued or not following or following in words.no_nouns)
        if is_mark or words.addresses.match(tokens.text, tokens.ends[i]):
            return NumberMatch(i, i, NumberKind.NAME)
        if self._is_note(i) or (tokens.word_after(i) == "s" and tokens.is_glued(i) and not tokens.is_year(i)):
            return NumberMatch(i, i, NumberKind.NAME)
        if before >= 0 and tokens.kinds[before] == "word" and (self._names(before, i) or self._is_model(before, i)):
            return NumberMatch(i, i, NumberKind.NAME)
        if tokens.is_followed(i):
            letter = tokens.text_of(i + 1)
            if tokens.is_glued(i) and len(letter) == 1 and letter in "GDAXEHPS":
                return NumberMatch(i, i + 1, NumberKind.NAME)
            if tokens.words[i + 1] in words.designators_after:
                return NumberMatch(i, i, NumberKind.NAME)
        return None

    def _is_note(self, i: int) -> bool:
        """Whether it is the mark of a note, glued to the end of a phrase: "£50 billion,3 whilst"."""
        tokens = self._tokens
        if (
            i == 0
            or tokens.kinds[i - 1] not in ("word", "percent", "years")
            or tokens.ends[i] - tokens.starts[i] > _LONGEST_NOTE
        ):
            return False
        after = tokens.text[tokens.ends[i] : tokens.ends[i] + 1]
        return tokens.gap_after(i - 1) in (",", ".", ";", ")", ".)", ").", "),") and (after.isspace() or not after)

    def _is_tied(self, before: int, i: int) -> bool:
        """Whether digits belong to the word before them: G20, COVID-19, Su-57; "in2024" only lost a space."""
        tokens = self._tokens
        gap = tokens.gap_after(before)
        if gap == "":
            return tokens.words[before] not in self._words.prepositions
        is_bound = tokens.words[before] in self._words.bounds  # "Sub-800 tonnes"
        return gap in ("-", "\u2010", "\u2011") and tokens.is_capital(before) and not (tokens.is_year(i) or is_bound)

    def _is_short(self, i: int) -> bool:
        """Whether it is a number that names: a few digits without a sign."""
        text = self._tokens.text_of(i)
        return len(text) <= _LONGEST_NAME and text.isdecimal()

    def _names(self, before: int, i: int) -> bool:
        """Whether the word before says that the number names one thing: "reactor 2", "№ 5", "the Nikkei 225"."""
        tokens, words = self._tokens, self._words
        word, gap = tokens.words[before], tokens.gap_after(before)
        if gap not in (" ", "", ". ", ".", "\u00a0", ".\u00a0"):
            return False
        if word in words.index_names or tokens.text_of(before) in words.index_names:
            return tokens.kind_of(i + 1) != "percent"
        if word in words.many_designators:
            return not self._counts(i)
        if word == words.of and tokens.word_before(before) in words.groups:
            return tokens.is_capital(before - 1)  # "the Group of 77"
        counted = self._counts(i) or tokens.word_before(before) in words.determiners
        return word in words.designators and not counted

    def _counts(self, i: int) -> bool:
        """Whether a number is one of money, per cent or millions, and so no name."""
        tokens = self._tokens
        return tokens.kind_of(i + 1) == "percent" or tokens.word_after(i) in self._words.scales

    def _is_model(self, before: int, i: int) -> bool:
        """Whether the word before is a name of its own after an article: "the Boeing 737", "an Apollo 11"."""
        tokens, words = self._tokens, self._words
        if not words.name_articles or not tokens.is_capital(before) or tokens.gap_after(before) != " ":
            return False
        if tokens.is_year(i) or self._counts(i) or not self._is_short(i):
            return False
        if tokens.word_before(before) not in words.name_articles or self._is_month(before):
            return False
        return tokens.word_before(before - 1) not in words.prepositions  # "in the North 12 boats sank"
