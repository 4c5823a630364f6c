"""Reads what stands beside a number: scale, percent sign, currency and unit; tells years from values."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import Lexicon, power_of_ten
from briefing.evidence.number_tokens import NumberKind, NumberMatch, TextTokens

_YEARS = range(1800, 2100)


class UnitReader:
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

    def finish(self, match: NumberMatch) -> NumberMatch | None:
        """Take in all that belongs to a value; None if it is a pronoun: "one" counts only before a unit."""
        if match.kind is not NumberKind.VALUE:
            return match
        tokens, words = self._tokens, self._words
        self._take_case_ending(match)
        if (following := tokens.word_after(match.last)) and (
            following == words.fold or following in words.vague_scales
        ):
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
        if self._tokens.has_hyphen_after(match.last) and (
            self._tokens.word_after(match.last) in self._words.case_endings
        ):
            match.last += 1

    def _tell_year(self, match: NumberMatch) -> None:
        """Four digits between 1800 and 2099 with nothing beside them are a year."""
        if not (match.first == match.last and self._tokens.is_year(match.first) and match.value in _YEARS):
            return
        if self._tokens.word_after(match.last) in self._words.year_nouns:
            match.unit = None
        if match.is_bare:
            match.kind = NumberKind.YEAR
            if self._tokens.word_after(match.last) == "s" and not self._tokens.gap_after(match.last):
                match.last += 1

    # Scales

    def _take_scale(self, match: NumberMatch) -> bool:
        """Take in one scale: `million`, `bn`, "с лишним миллионов"."""
        at = match.last
        if infix := next((words for words in self._words.infixes if self._tokens.has_phrase_after(at, words)), None):
            at += len(infix)
        scale = self._scale_after(at, match)
        if scale is None or (at > match.last and match.scale):
            return False
        match.multiply(at + 1, scale)
        return True

    def _scale_after(self, i: int, match: NumberMatch) -> Decimal | None:
        word = self._tokens.word_after(i)
        if not word:
            return None
        if word in self._words.hundred and match.value is not None:
            return Decimal(100)
        if word in self._words.scales:
            return power_of_ten(self._words.scales[word])
        # A short scale is a common letter: "5 m" is five metres, "5m" and "$5 m" are five million.
        gap = self._tokens.gap_after(i)
        short = self._words.short_scales.get(f"{'-' if gap.strip() else ''}{word}")
        glued = not gap.isspace() or match.currency is not None
        return power_of_ten(short) if short and not match.scale and glued else None

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
            match.unit = unit or self._unit_after_modifier(i)
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

    def _unit_after_modifier(self, i: int) -> str | None:
        """The unit of "metric tons", whose modifier stands at token `i`."""
        if self._tokens.is_followed(i) and self._tokens[i].word in self._units.modifiers:
            return self._unit_at(i + 1)[0]
        return None

    def _unit_at(self, i: int) -> tuple[str | None, int]:
        """The unit that token `i` names, alone or with the next one, and how many tokens that takes."""
        word, units = self._tokens[i].word, self._units.units
        if pair := units.get(f"{word} {self._tokens.word_after(i)}"):
            return pair, 2
        return units.get(word), 1
