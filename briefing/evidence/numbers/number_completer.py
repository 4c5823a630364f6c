"""Completes a number by what stands beside it: scale, percent sign, currency and unit; tells years from values."""

from __future__ import annotations

from decimal import Decimal

from briefing.evidence.lexicons.lexicon import Lexicon, power_of_ten
from briefing.evidence.lexicons.measures import money_kinds
from briefing.evidence.numbers.number_money import HUNDREDTHS, Money, MoneyReader
from briefing.evidence.numbers.number_tokens import (
    GROUP_OR_FRACTION,
    Amount,
    NumberKind,
    NumberMatch,
    TextTokens,
    digits_value,
)

_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_PERCENT = {"%": "percent", "\u066a": "percent", "\u2030": "per mille"}
_SIZE_REACH = 4
_WEIGHT_REACH = 8
_SCALE_REACH = 8
_HUNDRED, _BILLION = Decimal(100), 10**9


class NumberCompleter:
    """Lets a `NumberMatch` take in the tokens after it."""

    def __init__(self, tokens: TextTokens, lexicon: Lexicon, money: MoneyReader) -> None:
        self._tokens, self._words, self._units, self._money = tokens, lexicon.numbers, lexicon.units, money
        self._longest_unit = lexicon.longest_unit

    def complete(self, match: NumberMatch) -> NumberMatch | None:
        """Take in all that belongs to a value; None if it is a pronoun: "one" counts only before a unit."""
        if match.kind is not NumberKind.VALUE:
            return match
        tokens, words = self._tokens, self._words
        self._take_case_ending(match)
        following = tokens.word_after(match.last)
        if following and (following == words.fold or following in words.vague_scales):
            self._take_vague(match, is_fold=following == words.fold)
            return match
        self._take_half(match)
        while self._take_scale(match):
            pass
        if match.scale:
            self._take_half(match)
            self._lengthen(match)
            self.take_smaller_scale(match)
        self.take_unit(match)
        if whose := self._money.whose(match):
            match.last, match.currency, match.money = whose.edge - 1, whose.currency, whose.kind
        self.take_coins(match)
        is_sure = match.scale is not None and match.scale >= _BILLION  # nobody writes "1,372 billion" of trillions
        if words.may_group and match.value and not is_sure and GROUP_OR_FRACTION.fullmatch(tokens.text_of(match.first)):
            match.also.append(Amount(match.value * 1000, match.currency, match.unit))
        if tokens.words[match.last] in words.pronouns and match.first == match.last:
            is_choice = (tokens.word_after(match.last),) in words.choices and tokens.word_after(
                match.last + 1
            ) in words.small
            return match if not match.is_plain or is_choice or self._is_share(match.last) else None
        self.tell_year(match)
        return match

    def take_whole_unit(self, match: NumberMatch) -> None:
        """Make a value of a part of one unit: "a quarter of a percentage point", "half a mile", "a quarter point"."""
        tokens, words, at = self._tokens, self._words, match.last
        is_of = bool(words.of) and tokens.word_after(at) == words.of
        at += is_of
        one = tokens.word_after(at)
        is_one = one in words.articles or words.small.get(one) == 1
        at += is_one
        if (is_of and not is_one) or not tokens.is_followed(at):
            return  # "half of miles"
        unit, length = self._unit_at(at + 1)
        if unit and match.value is not None:
            match.kind, match.value, match.also = NumberKind.VALUE, match.value / _HUNDRED, []
            match.unit, match.unit_last = unit, at + length
            if one in words.small or unit == "percent":
                match.last = at if one in words.small else match.unit_last

    def _take_vague(self, match: NumberMatch, is_fold: bool) -> None:
        """ "ten fold", and a count of what is itself vague."""
        match.last += 1
        if is_fold:
            match.kind, match.unit = NumberKind.MULTIPLE, "times"
        else:
            match.kind, match.value = NumberKind.VAGUE, None

    def _lengthen(self, match: NumberMatch) -> None:
        """Make a million million of "a billion, in the old sense"."""
        phrases, tokens = self._words.long_scale, self._tokens
        if match.value is None or tokens.words[match.last] not in self._words.lengthened:
            return
        if {phrase[-1] for phrase in phrases}.isdisjoint(tokens.words[match.last : match.last + _SCALE_REACH + 2]):
            return
        if any(tokens.has_phrase_after(match.last + k, phrase) for k in range(_SCALE_REACH) for phrase in phrases):
            match.multiply(match.last, Decimal(self._words.lengthened[tokens.words[match.last]]))

    def _take_half(self, match: NumberMatch) -> None:
        """ "two and a half", "a million and three quarters", "две с половиной сотни"."""
        for phrase, part in self._words.added_parts.items():
            if match.value is not None and self._tokens.has_phrase_after(match.last, phrase):
                match.last += len(phrase)
                match.value += (match.scale or 1) * part
                if collective := self._words.collectives.get(self._tokens.word_after(match.last)):
                    match.multiply(match.last + 1, Decimal(collective))
                return

    def _take_case_ending(self, match: NumberMatch) -> None:
        """`26-dan`: the ending that a hyphen ties to digits."""
        tokens = self._tokens
        if tokens.has_hyphen_after(match.last) and tokens.word_after(match.last) in self._words.case_endings:
            match.last += 1

    def _take_scale(self, match: NumberMatch) -> bool:
        """Take in one scale: `million`, `bn`, "с лишним миллионов"; False if there is none."""
        tokens, words, at = self._tokens, self._words, match.last
        if not tokens.is_followed(at):
            return False
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
            exponent = self._short_scale(match, at, word)
        if exponent is None:
            return False
        match.multiply(at + 1, power_of_ten(exponent))
        return True

    def _short_scale(self, match: NumberMatch, at: int, word: str) -> int | None:
        """A short scale is a common letter: "5 m" is five metres, "5m" and "$5 m" are five million."""
        tokens = self._tokens
        gap = tokens.gap_after(at)
        if gap.isspace() and match.currency is None:
            return None
        unit = self._units.short_units.get(tokens.text_of(at + 1)) if match.currency is None else None
        following = tokens.word_after(at + 1)
        is_counted = bool(following) and following not in self._words.prepositions  # "41m people", no "41m in depth"
        reach = 1 if following.endswith("s") else _SIZE_REACH  # "0.8m doses were thrown away" has no size
        if unit and self._near(match.first, at + 1, reach, ".;!?,:()") & self._units.sizes:
            return None
        exponent = self._words.short_scales.get(f"{'-' if gap.strip(') ') else ''}{word}")
        if unit and exponent and match.value is not None and not is_counted:
            match.also.append(Amount(match.value, unit=unit))
        return exponent

    def take_smaller_scale(self, match: NumberMatch) -> None:
        """The rest of a number that is told by its scales: "3 billion *250 million*"."""
        tokens, scales, at = self._tokens, self._words.scales, match.last + 1
        if not tokens.is_followed(match.last) or not tokens.gap_after(match.last).isspace() or not tokens.is_digits(at):
            return
        exponent = scales.get(tokens.word_after(at)) if tokens.is_followed(at) else None
        rest = digits_value(tokens.text_of(at), self._words.decimal_sign)
        if exponent is None or rest is None or match.value is None or match.scale is None:
            return
        added = rest * power_of_ten(exponent)
        if 0 < added < match.scale:
            match.last, match.value, match.scale = at + 1, match.value + added, power_of_ten(exponent)
            self.take_smaller_scale(match)

    def take_coins(self, match: NumberMatch) -> None:
        """The coins of a sum: "12 roubles *50 kopecks*"."""
        tokens, money = self._tokens, self._units.money
        if match.currency is None or match.scale or match.value is None or not tokens.is_followed(match.last):
            return
        at = match.last + 1 + (tokens.word_after(match.last) in self._words.lists)
        coin = money.hundredths.get(tokens.word_after(at)) if at < len(tokens) and tokens.is_digits(at) else None
        rest = digits_value(tokens.text_of(at), self._words.decimal_sign) if coin else None
        kinds = {match.money, *(kind for kind, codes in money_kinds().items() if codes == [match.currency])}
        if coin and rest is not None and rest < _HUNDRED and kinds & {*HUNDREDTHS[coin]}:
            match.last, match.value = at + 1, match.value + rest / _HUNDRED

    def _near(self, first: int, last: int, reach: int, stops: str) -> set[str]:
        """The words around some tokens, as far as no mark of `stops` parts them, without names: "Alton Towers"."""
        tokens, low, high = self._tokens, first, last
        while low > 0 and first - low < reach and not set(tokens.gap_after(low - 1)) & set(stops):
            low -= 1
        while high + 1 < len(tokens) and high - last < reach and not set(tokens.gap_after(high)) & set(stops):
            high += 1
        return {tokens.words[i] for i in range(low, high + 1) if i == 0 or not tokens.text_of(i)[0].isupper()}

    def _is_share(self, i: int) -> bool:
        """Whether the pronoun at token `i` is the first number of "one in five", or of "one person in five"."""
        tokens = self._tokens
        for at in (i, i + 1):
            for phrase in self._words.one_in:
                after = at + len(phrase) + 1
                if tokens.has_phrase_after(at, phrase) and tokens.is_followed(after - 1):
                    word = tokens.words[after]
                    return tokens.is_digits(after) or word in self._words.small or word in self._words.tens
        return False

    # Units

    def take_unit(self, match: NumberMatch) -> NumberMatch:
        """Take in the percent sign or currency after a number, and name its hard unit."""
        tokens, i = self._tokens, match.last + 1
        if not tokens.is_followed(match.last):
            return match
        if tokens.kinds[i] == "percent":
            match.unit, match.last = _PERCENT[tokens.text_of(i)], i
            self._take_case_ending(match)
            return match
        if (
            tokens.words[i] == self._words.of
            and tokens.word_after(i) in self._words.articles
            and self._unit_at(i + 2)[0]
        ):
            match.last, i = i + 1, i + 2  # "0.4 of a percentage point"
        unit, length = self._unit_at(i)
        is_of_stuff = tokens.word_after(i) == self._words.of != ""  # "75 g of gold"
        if unit is None and (tokens.is_glued(match.last) or is_of_stuff):
            unit, length = self._units.short_units.get(tokens.text_of(i)), 1
        if unit in ("percent", "per mille"):
            match.unit, match.last = unit, match.last + length
            self._take_case_ending(match)
        elif scaled := self._units.scaled_units.get(tokens.words[i]):
            match.multiply(match.last, power_of_ten(scaled[0]))
            match.unit, match.unit_last = scaled[1], i
        elif money := self._money.after(match):
            self._take_money(match, money)
        elif unit and match.currency is None and not self._is_of_a_name(match, i):
            match.unit, match.unit_last = unit, i + length - 1
        elif match.currency is None and tokens.words[i] in self._units.modifiers and tokens.is_followed(i):
            unit, length = self._unit_at(i + 1)  # "7,200 more tons"
            unit = None if self._is_of_a_name(match, i + 1) else unit
            match.unit, match.unit_last = unit, i + length if unit else -1
        return match

    def _is_of_a_name(self, match: NumberMatch, i: int) -> bool:
        """Whether capitals that could be a unit stand for a name: the disease in "2 million TB cases", "TB-related"."""
        tokens = self._tokens
        following = tokens.word_after(i)
        if tokens.has_hyphen_after(i) and following in self._units.no_units_before:
            return True  # "120 second-hand ships"
        if not (tokens.text_of(i).isupper() and len(tokens.text_of(i)) > 1 and following):
            return False
        if following in self._words.case_endings:
            return False
        return tokens.has_hyphen_after(i) or (
            bool(match.scale) and tokens.gap_after(i).isspace() and following not in self._words.no_nouns
        )

    def _take_money(self, match: NumberMatch, money: Money) -> None:
        if money.coin:
            if match.currency is None:
                match.unit, match.unit_last = money.coin, money.edge - 1
            return
        is_signed = match.currency is not None
        is_other = is_signed and match.currency not in (money.currency, money.kind)
        if is_other and (match.money is None or money.currency not in money_kinds().get(match.money, ())):
            return  # "the $4 billion mark"
        match.last, match.currency, match.money = money.edge - 1, money.currency, money.kind
        self._take_case_ending(match)
        if money.kind == "pound" and not is_signed:
            self._weigh(match)

    def _weigh(self, match: NumberMatch) -> None:
        """Tell pounds of weight from pounds sterling by the words around them; without any, they may be either."""
        tokens, units = self._tokens, self._units
        near = self._near(match.first, match.last, _WEIGHT_REACH, ".;!?")
        is_spent = bool(near & units.money.spent)
        is_of_stuff = tokens.word_after(match.last) == self._words.of != "" and not match.scale
        is_of_stuff = is_of_stuff and tokens.word_after(match.last + 1) not in units.money.spent
        if is_of_stuff or (near & units.weighed and not is_spent):
            match.currency, match.money, match.unit, match.unit_last = None, None, "pound", match.last
        elif not is_spent and match.value is not None:
            match.also.append(Amount(match.value, unit="pound"))

    def _unit_at(self, i: int) -> tuple[str | None, int]:
        """The unit whose words begin at token `i`, the longest that is known, and how many tokens these are."""
        tokens, units = self._tokens, self._units.units
        word = tokens.words[i]
        found, length = units.get(word), 1
        key = word
        for n in range(1, self._longest_unit.get(word, 1)):
            at = i + n - 1
            if i + n >= len(tokens):
                break
            gap = tokens.gap_after(at)
            if gap in ("/", "\u00b7", "\u22c5", "*"):
                key += ("/" if gap == "/" else " ") + tokens.words[i + n]
            elif tokens.is_followed(at):
                joint = "" if tokens.is_glued(at) else " "
                key += joint + (tokens.words[i + n] or tokens.text_of(i + n))
            else:
                break
            if key in units:
                found, length = units[key], n + 1
        return found, length

    # Years

    def tell_year(self, match: NumberMatch) -> None:
        """Four digits between 1800 and 2099 with nothing beside them are a year."""
        tokens = self._tokens
        if match.first != match.last or not tokens.is_year(match.first) or match.value is None:
            return
        if not _FIRST_YEAR <= match.value <= _LAST_YEAR:
            return
        if tokens.word_after(match.last) in self._words.year_nouns:
            match.unit, match.unit_last = None, -1
        if match.is_bare:
            match.kind = NumberKind.YEAR
            if tokens.word_after(match.last) == "s" and tokens.is_glued(match.last):
                match.last += 1
