"""Tokens in, the digits that are no quantity out: dates, times of day, ordinals and names."""

from __future__ import annotations

from briefing.evidence.lexicon import NumberWords
from briefing.evidence.number_parts import Found, NumberKind
from briefing.evidence.number_tokens import Tokens

_STAMPS = {"date": NumberKind.DATE, "time": NumberKind.TIME, "fraction": NumberKind.VAGUE}


class DateReader:
    """Reads dates and ordinals; each method gives one that begins at token `i`, or None."""

    def __init__(self, tokens: Tokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words

    def read_stamp(self, i: int) -> Found | None:
        """`2024-08-19`, `10:30`, `½`."""
        kind = _STAMPS.get(self._tokens[i].kind)
        return Found(i, i, kind) if kind else None

    def read_date(self, i: int) -> Found | None:
        """`19 August 2024`, `August 19`, `August 2024`."""
        last = self._day_month(i) or self._month_day(i)
        if last is None:
            return None
        if self._tokens.is_year(last + 1) and self._tokens.gap(last).strip(" ") in ("", ","):
            last += 1
        return Found(i, last, NumberKind.DATE)

    def _day_month(self, i: int) -> int | None:
        """`19 August`, `19th of August`: the index of the month."""
        if not self._is_day(i):
            return None
        last = i
        for words in (self._words.ordinal_endings, {self._words.of} - {""}):
            if self._tokens.next(last) in words:
                last += 1
        return last + 1 if self._tokens.joined(last) and self._is_month(last + 1) else None

    def _month_day(self, i: int) -> int | None:
        """`August 19`, `August 19th`, `August 2024`: the index of the last token before the year."""
        if not (self._is_month(i) and self._tokens.joined(i)):
            return None
        if self._tokens.is_year(i + 1):
            return i
        if not self._is_day(i + 1) or not {self._tokens[i].text, self._tokens[i].word} & self._words.months_before_day:
            return None
        tied = self._words.ordinal_endings | self._words.case_endings
        return i + 2 if self._tokens.next(i + 1) in tied else i + 1

    def _is_month(self, i: int) -> bool:
        return self._tokens[i].text in self._words.months or self._tokens[i].word in self._words.months

    def _is_day(self, i: int) -> bool:
        if not self._tokens.is_digits(i):
            return False
        text = self._tokens[i].text
        return len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31

    def read_ordinal(self, i: int) -> Found | None:
        """`21st`, `twenty-first`; a bare "first" is none."""
        tied = self._tokens.joined(i) and not self._tokens.gap(i).isspace()
        if self._tokens.is_digits(i) and tied and self._tokens.next(i) in self._words.ordinal_endings:
            return Found(i, i + 1, NumberKind.ORDINAL)
        if self._tokens[i].word in self._words.tens and self._tokens.next(i) in self._words.ordinals:
            return Found(i, i + 1, NumberKind.ORDINAL) if self._tokens.gap(i) == self._words.ordinal_joint else None
        return None

    def is_in_name(self, i: int) -> bool:
        """Whether the digits of token `i` belong to a name such as G20, COVID-19 or Su-57."""
        if not i or self._tokens[i - 1].kind != "word":
            return False
        gap, before = self._tokens.gap(i - 1), self._tokens[i - 1].text
        return gap == "" or (gap in ("-", "\u2011") and before[0].isupper() and not self._tokens.is_year(i))
