"""Completes a number by what stands beside it: scale, percent sign, currency and unit; tells years from values."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import Lexicon, power_of_ten
from briefing.evidence.number_tokens import NumberKind, NumberMatch, TextTokens

_FIRST_YEAR, _LAST_YEAR = 1800, 2099


class NumberCompleter:
    """Lets a `NumberMatch` take in the tokens after it, and reads the currency before it."""

    def __init__(self, tokens: TextTokens, lexicon: Lexicon) -> None:
        self._tokens, self._words, self._units = tokens, lexicon.numbers, lexicon.units

    def currency_at(self, i: int) -> str | None:
        """The currency that token `i` is the sign or the code of."""
        token = self._tokens[i]
        if token.kind == "currency" or (token.kind == "word" and len(token.text) == 3 and token.text.isupper()):
            known = self._units.currencies
            return known.get(token.text.lower()) or known.get(token.word) or known.get(token.text[-1:])
        return None

    def complete(self, match: NumberMatch) -> NumberMatch | None:
        """Take in all that belongs to a value; None if it is a pronoun: "one" counts only before a unit."""
        if match.kind is not NumberKind.VALUE:
            return match
        tokens, words = self._tokens, self._words
        self._take_case_ending(match)
        following = tokens.word_after(match.last)
        if following and (following == words.fold or following in words.vague_scales):
            # "ten fold", and a count of what is itself vague
            match.last, match.kind, match.value = match.last + 1, NumberKind.VAGUE, None
            return match
        if match.value is not None and tokens.has_phrase_after(match.last, words.and_a_half):
            match.last, match.value = match.last + len(words.and_a_half), match.value + Decimal("0.5")
        while self._take_scale(match):
            pass
        self.take_unit(match)
        if tokens[match.last].word in words.pronouns and match.first == match.last:
            return None if match.is_plain else match
        self._tell_year(match)
        return match

    def _take_case_ending(self, match: NumberMatch) -> None:
        """`26-dan`: the ending that a hyphen ties to digits."""
        tokens = self._tokens
        if tokens.has_hyphen_after(match.last) and tokens.word_after(match.last) in self._words.case_endings:
            match.last += 1

    def _take_scale(self, match: NumberMatch) -> bool:
        """Take in one scale: `million`, `bn`, "с лишним миллионов"; False if there is none."""
        tokens, words, at = self._tokens, self._words, match.last
        if infix := next((infix for infix in words.infixes if tokens.has_phrase_after(at, infix)), None):
            if match.scale:
                return False
            at += len(infix)
        word = tokens.word_after(at)
        if not word:
            return False
        if word in words.hundred and match.value is not None:
            match.multiply(at + 1, Decimal(100))
            return True
        exponent = words.scales.get(word)
        if exponent is None and not match.scale:
            # A short scale is a common letter: "5 m" is five metres, "5m" and "$5 m" are five million.
            gap = tokens.gap_after(at)
            if not gap.isspace() or match.currency is not None:
                exponent = words.short_scales.get(f"{'-' if gap.strip() else ''}{word}")
        if exponent is None:
            return False
        match.multiply(at + 1, power_of_ten(exponent))
        return True

    def _tell_year(self, match: NumberMatch) -> None:
        """Four digits between 1800 and 2099 with nothing beside them are a year."""
        tokens = self._tokens
        if match.first != match.last or not tokens.is_year(match.first) or match.value is None:
            return
        if not _FIRST_YEAR <= match.value <= _LAST_YEAR:
            return
        if tokens.word_after(match.last) in self._words.year_nouns:
            match.unit = None
        if match.is_bare:
            match.kind = NumberKind.YEAR
            if tokens.word_after(match.last) == "s" and not tokens.gap_after(match.last):
                match.last += 1

    # Units

    def take_unit(self, match: NumberMatch) -> NumberMatch:
        """Take in the percent sign or currency after a number, and name its hard unit."""
        i = match.last + 1
        if not self._tokens.is_followed(match.last):
            return match
        if self._tokens[i].kind == "percent":
            match.unit, match.last = "percent", i
            self._take_case_ending(match)
            return match
        unit, length = self._unit_at(i)
        if unit == "percent":
            match.unit, match.last = unit, match.last + length
            self._take_case_ending(match)
            return match
        self._take_currency(match)
        if match.currency is None:
            if unit is None and self._tokens.is_followed(i) and self._tokens[i].word in self._units.modifiers:
                unit, _ = self._unit_at(i + 1)  # "metric tons"
            match.unit = unit
        return match

    def _take_currency(self, match: NumberMatch) -> None:
        """A currency after the number: "dollars", "US dollars", "€", "AZN"."""
        for i in (match.last + 1, match.last + 2):
            if i >= len(self._tokens) or not self._tokens.is_followed(i - 1):
                return
            token = self._tokens[i]
            code = self.currency_at(i) if token.kind == "currency" else self._units.currencies.get(token.word)
            # A sign before digits belongs to the next number.
            if code and (token.kind == "word" or not self._tokens.is_digits(i + 1)):
                match.currency, match.last = match.currency or code, i
                self._take_case_ending(match)
                return
            if token.word not in self._units.modifiers:
                return

    def _unit_at(self, i: int) -> tuple[str | None, int]:
        """The unit that token `i` names, alone or with the next one, and how many tokens that takes."""
        word, units = self._tokens[i].word, self._units.units
        if pair := units.get(f"{word} {self._tokens.word_after(i)}"):
            return pair, 2
        return units.get(word), 1
