"""Reads numbers that are no values: dates, times of day, ordinals, and those that are part of a name."""

from __future__ import annotations

from briefing.evidence.number_tokens import NumberKind, NumberMatch, TextTokens
from briefing.evidence.number_words import NumberWords

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
