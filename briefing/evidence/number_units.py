"""A number and the tokens after it in, the number with its scale, currency and unit out."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicon import Lexicon, power_of_ten
from briefing.evidence.number_parts import Found, NumberKind
from briefing.evidence.number_tokens import Tokens

_YEARS = range(1800, 2100)


class UnitReader:
    """Reads what follows a number, and the currency before it."""

    def __init__(self, tokens: Tokens, words: Lexicon) -> None:
        self._tokens, self._words, self._units = tokens, words.numbers, words.units

    def currency_at(self, i: int) -> str | None:
        """The currency that token `i` is the sign or the code of."""
        token = self._tokens[i]
        if token.kind == "currency" or (token.kind == "word" and len(token.text) == 3 and token.text.isupper()):
            known = self._units.currencies
            return known.get(token.text.lower()) or known.get(token.word) or known.get(token.text[-1:])
        return None

    def finish(self, found: Found) -> Found | None:
        """Take in scale, percent sign and currency; tell years from values and "one" from a number."""
        if found.kind is not NumberKind.VALUE:
            return found
        self._take_case(found)
        if self._take_vague(found):
            return found
        self._take_half(found)
        while self._take_scale(found):
            pass
        self.take_unit(found)
        if self._tokens[found.last].word in self._words.pronouns and found.first == found.last:
            return found if found.currency or found.unit else None
        self._tell_year(found)
        return found

    def _tell_year(self, found: Found) -> None:
        year = found.first == found.last and self._tokens.is_year(found.first) and found.value in _YEARS
        if year and self._tokens.next(found.last) in self._words.calendar:
            found.unit = None
        if year and found.is_bare:
            found.kind = NumberKind.YEAR
            if self._tokens.next(found.last) == "s" and not self._tokens.gap(found.last):
                found.last += 1

    def _take_vague(self, found: Found) -> bool:
        """`ten fold`, and a count of what is itself vague."""
        following = self._tokens.next(found.last)
        if following and (following == self._words.fold or following in self._words.vague_scales):
            found.last, found.kind, found.value = found.last + 1, NumberKind.VAGUE, None
            return True
        return False

    def _take_case(self, found: Found) -> None:
        """The ending that a hyphen ties to digits."""
        if self._tokens.hyphened(found.last) and self._tokens.next(found.last) in self._words.case_endings:
            found.last += 1

    def _take_half(self, found: Found) -> None:
        """`two and a half million`."""
        if found.value is not None and self._tokens.follows(found.last, self._words.and_a_half):
            found.last, found.value = found.last + len(self._words.and_a_half), found.value + Decimal("0.5")

    def _take_scale(self, found: Found) -> bool:
        at = found.last
        if infix := next((words for words in self._words.infixes if self._tokens.follows(at, words)), None):
            at += len(infix)
        scale = self._scale_after(at, found)
        if scale is None or (at > found.last and found.scale):
            return False
        found.multiply(at + 1, scale)
        return True

    def _scale_after(self, i: int, found: Found) -> Decimal | None:
        word = self._tokens.next(i)
        if not word:
            return None
        if word in self._words.hundred and found.value is not None:
            return Decimal(100)
        if word in self._words.scales:
            return power_of_ten(self._words.scales[word])
        gap = self._tokens.gap(i).strip()
        short = self._words.short_scales.get(f"{'-' if gap else ''}{word}")
        return power_of_ten(short) if short and not found.scale and self._is_glued(i, found) else None

    def _is_glued(self, i: int, found: Found) -> bool:
        return not self._tokens.gap(i).isspace() or found.currency is not None

    # Units

    def take_unit(self, found: Found) -> Found:
        """Take in the percent sign or currency after a number, and name its hard unit."""
        i = found.last
        if not self._tokens.joined(i):
            return found
        if self._tokens[i + 1].kind == "percent" or self._unit_at(i + 1) == "percent":
            found.unit = "percent"
            found.last = i + 1 if self._unit_words(i + 1) == 1 else i + 2
            self._take_case(found)
            return found
        self._take_currency(found)
        if found.currency is None:
            found.unit = self._hard_unit(i + 1)
        return found

    def _take_currency(self, found: Found) -> None:
        """A currency after the number: "dollars", "US dollars", "€", "AZN"."""
        for i in (found.last + 1, found.last + 2):
            if i >= len(self._tokens) or not self._tokens.joined(i - 1):
                return
            token = self._tokens[i]
            code = self.currency_at(i) if token.kind == "currency" else self._units.currencies.get(token.word)
            if code and (token.kind == "word" or not self._tokens.is_digits(i + 1)):
                found.currency, found.last = found.currency or code, i
                self._take_case(found)
                return
            if token.word not in self._units.modifiers:
                return

    def _hard_unit(self, i: int) -> str | None:
        for j in (i, i + 1):
            if unit := self._unit_at(j):
                return unit
            in_reach = j < len(self._tokens) and self._tokens.joined(j)
            if not (in_reach and self._tokens[j].word in self._units.modifiers):
                return None
        return None

    def _unit_at(self, i: int) -> str | None:
        if i >= len(self._tokens):
            return None
        word = self._tokens[i].word
        pair = f"{word} {self._tokens.next(i)}"
        return self._units.units.get(pair) or self._units.units.get(word)

    def _unit_words(self, i: int) -> int:
        return 2 if f"{self._tokens[i].word} {self._tokens.next(i)}" in self._units.units else 1
