"""Says what each number is beside its neighbours: an end of a range, old or new, a choice, a score, part of a whole.

Two numbers with a dash or "to" between them are a range only if nothing says otherwise: "by $8 billion to $61 billion"
is a change and a level, "rose from 5 to 10" a movement, "7-2" a vote. Numbers of a range or a list share what only the
last of them says: "5 to 10 million tons", "12, 15 and 11 million".
"""

from __future__ import annotations

from itertools import pairwise

from briefing.evidence.lexicons.number_words import NumberWords
from briefing.evidence.numbers.number_tokens import MOVED_FAR, Amount, NumberKind, NumberMatch, NumberPart, TextTokens

_ACCOUNT_REACH = 6
_DASHES = ("-", "\u2013", "\u2014", "\u2011")
_VALUES = (NumberKind.VALUE, NumberKind.YEAR)
_CLAUSE = 12
_SHORTEST_END = 3
"""The letters of the shortest word that ends a sentence; a stop after a shorter one is that of an abbreviation."""
_VERB_AFTER = 4
_NOUN_REACH = 4
_SENTENCE_ENDS = frozenset(".!?;\n")
_MARGIN_REACH = 6
_FAR_APART = ("",) * 18
"""Stands for the words between two numbers that do not stand together: more than any phrase has, and none of them."""
_LARGEST_ODDS = 1000
_ROUND_ODDS, _TEN = 12, 10
_HUNDRED = 100
_OLDEST = 120
_SIZES = (
    "week day 7, year month 12, foot inch 12, pound ounce 16, day hour 24, hour minute 60, minute second 60,"
    "metre centimetre 100, tonne kilogram 1000, kilogram gram 1000, kilometre metre 1000"
)
_SMALLER = {(large, small): int(size) for large, small, size in map(str.split, _SIZES.split(","))}
"""How many of a smaller unit make one of the larger, where both are said of one value: "5 feet 4 inches"."""


class PartFinder:
    """Marks the numbers of a text, given in order."""

    def __init__(self, tokens: TextTokens, words: NumberWords) -> None:
        self._tokens, self._words = tokens, words
        # The words that a phrase ends in, as few numbers stand after one.
        self._before_margin = {word for phrase in words.margins for word in phrase[-2:]}
        self._before_whole = {phrase[-1] for phrase in words.part_of}

    def mark(self, matches: list[NumberMatch]) -> None:
        """Give each number its part, and make one number of those that are one share."""
        for make_one in (self._add_scales, self._make_share, self._add_measures):
            i = 0
            while i + 1 < len(matches):
                if make_one(matches[i], matches[i + 1]):
                    del matches[i + 1]
                i += 1
        for low, high in pairwise(matches):
            if low.is_cell or high.is_cell:
                continue
            if low.kind is NumberKind.NAME and self._continues_names(low, high):
                high.kind, high.value = NumberKind.NAME, None
            self._mark_margin(low, high)
            self._mark_multiplied(low, high)
            if low.value is not None and high.value is not None and low.kind in _VALUES and high.kind in _VALUES:
                self._mark_pair(low, high)
        for four in zip(matches, matches[1:], matches[2:], matches[3:], strict=False):
            self._mark_moved_too(*four)
        for before, match in zip([None, *matches], matches, strict=False):
            if not match.is_cell:
                self._mark_old(match)
                self._mark_whole(match)
                self._mark_age(match, before)
            self._mark_brackets(match)
        self._share_in_lists(matches)
        self._share_money(matches)
        self._share_with_whole(matches)

    def _between(self, low: NumberMatch, high: NumberMatch) -> list[str]:
        """The words between two numbers, beyond the unit of the first."""
        first = max(low.last, low.unit_last) + 1
        return self._tokens.words[first : high.first] if high.first - first <= _MARGIN_REACH else [*_FAR_APART]

    def _gap(self, low: NumberMatch, high: NumberMatch) -> str:
        end = self._tokens.ends[max(low.last, low.unit_last)]
        return self._tokens.text[end : self._tokens.starts[high.first]].strip()

    # One number in two pieces: each says whether it has made the first of two numbers the whole of them

    def _add_scales(self, high: NumberMatch, low: NumberMatch) -> bool:
        """ "36 million 500 thousand tons"."""
        is_rest = self._words.sums_scales and low.kind in _VALUES and high.is_plain and self._is_next(high, low)
        if is_rest and high.value is not None and low.value is not None:
            high.value, high.scale = high.value + low.value, None
            high.last, high.unit_last = low.last, low.unit_last
            high.currency, high.money, high.unit = low.currency, low.money, low.unit
        return is_rest

    def _is_next(self, high: NumberMatch, low: NumberMatch) -> bool:
        """Whether a number goes on at once with what is less than the scale of the one before."""
        if high.value is None or high.scale is None or low.value is None or not 0 < low.value < high.scale:
            return False
        tokens = self._tokens
        is_beside = low.first == high.last + 1 and tokens.gap_after(high.last).strip(". ") == ""
        return is_beside and high.value % high.scale == 0 and tokens.kinds[low.first] in ("number", "word")

    def _make_share(self, part: NumberMatch, whole: NumberMatch) -> bool:
        """ "One in five", in per cent."""
        if not self._is_odds(part, whole):
            return False
        assert part.value is not None and whole.value is not None
        share = part.value / whole.value
        part.kind, part.value, part.unit, part.last = NumberKind.SHARE, share * _HUNDRED, "percent", whole.last
        part.also = [Amount(share)]
        return True

    def _is_odds(self, part: NumberMatch, whole: NumberMatch) -> bool:
        if part.is_cell or not (part.is_bare and whole.is_bare and part.value and whole.value):
            return False
        if whole.kind is NumberKind.YEAR or self._tokens.word_before(part.first) in self._words.not_one:
            return False
        if not (0 < part.value < whole.value <= _LARGEST_ODDS and part.value < _HUNDRED):
            return False
        between, phrases = tuple(self._between(part, whole)), self._words.one_in
        # "3 out of 5" in digits is as often said of five things.
        is_sure = between in phrases[:1] or (between and between[-1] in self._words.every)
        if self._tokens.kinds[part.first] != "word" and not is_sure:
            return False
        if not is_sure and whole.value > _ROUND_ODDS and whole.value % _TEN:
            return False  # "seven out of 31 dams" are seven
        return bool(between) and (between in phrases or between[1:] in phrases)

    def _add_measures(self, whole: NumberMatch, rest: NumberMatch) -> bool:
        """ "Two hours and 30 minutes", in the larger unit, and in the smaller one too."""
        size = _SMALLER.get((whole.unit or "", rest.unit or ""))
        if not size or whole.value is None or rest.value is None or not self._go_on(whole, rest, size):
            return False
        smaller = whole.value * size + rest.value
        whole.also = [Amount(smaller, unit=rest.unit)]
        whole.value, whole.last, whole.unit_last = smaller / size, rest.last, rest.unit_last
        return True

    def _go_on(self, whole: NumberMatch, rest: NumberMatch, size: int) -> bool:
        """Whether the smaller unit says what is beyond the larger one."""
        assert whole.value is not None and rest.value is not None
        if not 0 < rest.value < size or whole.value != int(whole.value) or rest.currency or whole.currency:
            return False
        words, gap, between = self._words, self._gap(whole, rest), self._between(whole, rest)
        is_range = self._tokens.word_before(whole.first) in words.between[:1]  # "between 2 weeks and 3 days"
        is_parted = gap == "," and size < _HUNDRED  # not "9 km, 20 m wide"
        is_joined = gap == "" or is_parted or (len(between) > 0 and set(between) <= words.lists)
        apart = {words.of if gap else "", *words.respectively} - {""}  # "3 years, 4 months of them"
        after = self._tokens.words[rest.unit_last + 1 : rest.unit_last + 3]
        return is_joined and not is_range and apart.isdisjoint(after)

    # Pairs

    def _mark_pair(self, low: NumberMatch, high: NumberMatch) -> None:
        """Mark two values next to each other as a range, a movement, a choice, a score or a part of a whole."""
        assert low.value is not None and high.value is not None
        between = tuple(self._between(low, high))
        is_half_the = low.kind is NumberKind.SHARE and len(between) == 1 and between[0] in self._words.name_articles
        # "14 of the 26 weeks" are weeks, too, and "3 million euros of a planned 8 million" are of these.
        is_in_unit = low.is_bare and low.kind is high.kind is NumberKind.VALUE and low.value < high.value
        is_sum = low.currency is not None and low.currency == high.currency and between[:1] == (self._words.of,)
        is_of_sum = is_sum and between[1:2] in (("a",), ("an",)) and len(between) <= _NOUN_REACH
        is_named = between in self._words.part_of or is_half_the or is_of_sum
        if is_named and (is_in_unit or not high.unit) and not self._is_year(high):
            if low.unit in (None, "percent") and not (self._is_year(low) and high.currency):
                low.part, high.part = NumberPart.SOME, NumberPart.WHOLE
        elif (
            between in self._words.choices
            and self._are_alike(low, high)
            and self._is_year(low) is self._is_year(high)  # "in 2024, or 2 million in all"
        ):
            self._share_hundred(low, high)
            low.part = high.part = NumberPart.CHOICE
            is_count = self._gap(low, high).startswith(",") or bool(low.scale)  # "12,310, or 73 per cent"
            if not (high.unit == "percent" and is_count):
                low.share_with(high)
        elif self._is_score(low, high, between):
            low.part, high.part = NumberPart.SCORE, NumberPart.AGAINST
        elif self._is_dashed(low, high) and NumberKind.SHARE in (low.kind, high.kind) and low.kind is not high.kind:
            return  # "a fifth - 21% - of the nurses"
        elif self._is_joined(low, high, between):
            self._mark_joined(low, high)

    def _share_hundred(self, low: NumberMatch, high: NumberMatch) -> None:
        """Let the three of "three to four hundred" be as many hundreds."""
        is_word = low.first == low.last and low.is_bare and not self._tokens.is_digits(low.first)
        if is_word and low.value and low.value < 10 and high.last > high.first:
            low.value *= 100 if self._tokens.words[high.first + 1] in self._words.hundred else 1

    def _mark_joined(self, low: NumberMatch, high: NumberMatch) -> None:
        """Two numbers with a dash or "to" between them."""
        own_unit, dashed = low.unit or low.currency, self._is_dashed(low, high)
        assert low.value is not None and high.value is not None
        self._share_hundred(low, high)
        stepped = own_unit and not dashed and self._tokens.word_before(low.first) in self._words.steps
        if stepped or not self._are_alike(low, high) or self._is_year(low) is not self._is_year(high):
            return
        moves = self._moves(low, high)
        if moves and (self._starts(low) or self._is_ended(low)):
            low.share_with(high)
            low.part, high.part = NumberPart.OLD, NumberPart.NEW
            return
        low.share_with(high)
        if low.value >= high.value:
            if self._starts(low):
                low.part, high.part = NumberPart.OLD, NumberPart.NEW
        elif dashed or not (moves and (own_unit == "percent" or high.value >= MOVED_FAR * low.value)):
            low.part, high.part = NumberPart.LOW, NumberPart.HIGH

    def _mark_moved_too(self, low: NumberMatch, high: NumberMatch, other: NumberMatch, highest: NumberMatch) -> None:
        """ "Rose from 5% to 10%, and in Wales from 4% to 7%": one verb moves both."""
        pairs, moved = {(low.part, high.part), (other.part, highest.part)}, (NumberPart.OLD, NumberPart.NEW)
        leads = {self._tokens.word_before(one.first) if self._starts(one) else "" for one in (low, other)}
        is_alike = self._is_ended(other) if self._is_ended(low) else leads != {""} and len(leads) == 1
        is_one_sentence = self._are_alike(high, other) and _SENTENCE_ENDS.isdisjoint(self._gap(high, other))
        if pairs == {moved, (NumberPart.LOW, NumberPart.HIGH)} and is_alike and is_one_sentence:
            low.part, high.part = other.part, highest.part = moved

    def _is_joined(self, low: NumberMatch, high: NumberMatch, between: tuple[str, ...]) -> bool:
        """Whether they may be the ends of a range: "5-10", "from 5 to 10", "between 5 and 10"."""
        if not between:
            return self._is_dashed(low, high) or self._is_ended(low)
        words = self._words
        if ")" in self._gap(low, high) or (self._gap(low, high)[:1] == "," and not self._starts(low)):
            return False  # "beside the year before (5 million) to 10 million", "by 3%, or 5 million, to 10 million"
        if between[-1] in words.range_joiners:
            return len(between) == 1 or between[:-1] in words.range_fillers
        return len(between) == 1 and (self._tokens.word_before(low.first), between[0]) == words.between

    def _is_dashed(self, low: NumberMatch, high: NumberMatch) -> bool:
        return self._gap(low, high) in _DASHES

    def _is_ended(self, low: NumberMatch) -> bool:
        endings = self._words.range_endings
        return bool(endings) and self._tokens.words[max(low.last, low.unit_last)].endswith(endings)

    def _is_score(self, low: NumberMatch, high: NumberMatch, between: tuple[str, ...]) -> bool:
        """Whether they are votes or goals: "7-2", "won 2-3", "voted by 7 to 2"."""
        if not (low.is_bare and high.is_bare) or self._is_year(low) or self._is_year(high):
            return False
        if len(between) > 2 or not (between or self._is_dashed(low, high)):
            return False
        assert low.value is not None and high.value is not None
        if low.value < high.value and self._counts_noun(high):
            return False  # "lost 20 to 30 ships"
        told = any(word in self._words.scores for word in self._lead(low.first))
        if between:
            counts_votes = len(between) == 2 and between[0] in self._words.scores  # "7 votes to 2"
            is_short = (told and len(between) == 1) or counts_votes
            joins = between[-1] in self._words.range_joiners | self._words.against
            return is_short and joins and not self._starts(low)
        return told or low.value >= high.value

    def _counts_noun(self, match: NumberMatch) -> bool:
        """Whether a word follows it that may be a noun that is counted, and no name."""
        words, after = self._words, self._tokens.word_after(match.last)
        is_small = after != "" and self._tokens.text_of(match.last + 1).islower()
        return is_small and after not in words.no_nouns | words.scores | words.against

    def _starts(self, low: NumberMatch) -> bool:
        return self._tokens.word_before(low.first) in self._words.starts

    def _moves(self, low: NumberMatch, high: NumberMatch) -> bool:
        """Whether a verb of the clause says that something moved from one to the other."""
        moving, last = self._words.moving, max(high.last, high.unit_last)
        after = self._tokens.words[last + 1 : last + 1 + _VERB_AFTER] if self._words.verbs_last else ()
        lead = self._lead(low.first)
        if len(lead) == 1 and self._starts(low):  # "doubled between 2014 and 2024, from 3 million to 6 million"
            lead = self._lead(low.first - 2) + self._tokens.words[max(low.first - 2, 0) : low.first]
        return any(word in moving for word in (*lead, *after))

    @staticmethod
    def _are_alike(low: NumberMatch, high: NumberMatch) -> bool:
        """Whether one unit may hold for both; "2.7% to 143" has two."""
        if not high.is_plain and not low.is_plain:
            return (low.unit, low.currency) == (high.unit, high.currency)
        return low.is_plain or not high.is_plain or low.unit not in ("percent", "percentage point")

    @staticmethod
    def _is_year(match: NumberMatch) -> bool:
        return match.kind is NumberKind.YEAR

    def _lead(self, i: int) -> list[str]:
        """The words of the clause before token `i`, as far as they can govern it."""
        tokens = self._tokens
        first = i
        while first > 0 and i - first < _CLAUSE:
            is_short = tokens.ends[first - 1] - tokens.starts[first - 1] < _SHORTEST_END
            if set(tokens.gap_after(first - 1)) & set(",;:()\n" if is_short else ",;:.()\n"):
                break
            first -= 1
        return tokens.words[first:i]

    # Numbers beside another

    def _mark_margin(self, match: NumberMatch, margin: NumberMatch) -> None:
        """ "1,300 ± 100", "48,200 passengers, plus or minus 4,000"."""
        if margin.value is None or match.value is None or margin.first - match.last > _MARGIN_REACH:
            return
        if not self._is_margin(margin):
            return
        size = abs(margin.value)
        if match.scale and not margin.scale and margin.is_plain and self._tokens.kinds[margin.first] == "sign":
            size *= match.scale
        if margin.scale and not match.scale and match.is_plain and abs(match.value) < size:
            match.share_with(margin)
        if margin.unit == "percent" and match.unit != "percent":
            size = abs(match.value) * size / _HUNDRED
        match.margin, margin.part, margin.value = size, NumberPart.MARGIN, abs(margin.value)

    def _is_margin(self, margin: NumberMatch) -> bool:
        tokens, first = self._tokens, margin.first
        if tokens.kinds[first] == "sign":
            return tokens.text_of(first) == "±" or tokens.text_of(first).startswith("+/")
        if tokens.words[first - 1] not in self._before_margin:
            return False
        # The "minus" of "plus or minus" is the sign of the number that follows it.
        return any(tokens.has_phrase_before(first + k, p) for p in self._words.margins for k in (0, 1))

    def _mark_multiplied(self, low: NumberMatch, high: NumberMatch) -> None:
        """ "twice 1,200", "twice as many as the 830"."""
        if low.unit != "times" or high.value is None or high.kind is not NumberKind.VALUE:
            return
        between = [word for word in self._tokens.words[max(low.last, low.unit_last) + 1 : high.first] if word]
        near = (not between and not self._gap(low, high)) or between in (
            [article] for article in self._words.name_articles
        )
        compared = len(between) <= _MARGIN_REACH and between[-2:-1] == [self._words.compared]
        if near or compared:
            high.part = NumberPart.MULTIPLIED

    def _mark_old(self, match: NumberMatch) -> None:
        """ "up from 5.1%", "rose to $910m from $640m"."""
        if match.part is not NumberPart.ALONE or not self._starts(match) or match.kind is not NumberKind.VALUE:
            return
        before = self._tokens.word_before(match.first - 1)
        lead = self._lead(match.first)
        if before in self._words.directions or any(word in self._words.moving for word in lead):
            match.part = NumberPart.OLD

    def _mark_whole(self, match: NumberMatch) -> None:
        """ "Of the 4 reactors, …"."""
        is_led = match.first > 0 and self._tokens.words[match.first - 1] in self._before_whole
        if is_led and match.part is NumberPart.ALONE and match.kind is NumberKind.VALUE:
            last = max(match.last, match.unit_last)  # "that of 9 million tonnes 4 million were sold"
            is_followed = last > match.last and self._tokens.is_followed(last) and self._tokens.is_digits(last + 1)
            for phrase in self._words.part_of:
                first = match.first - len(phrase)
                is_first = is_followed or self._tokens.is_capital(first)
                if self._tokens.has_phrase_before(match.first, phrase) and is_first:
                    match.part = NumberPart.WHOLE

    def _mark_age(self, match: NumberMatch, before: NumberMatch | None) -> None:
        """ "Ada Brandt, 61,", "the 73-year-old", "aged 40 and 42"."""
        tokens, words = self._tokens, self._words
        if match.value is None or match.kind is not NumberKind.VALUE or not 0 < match.value <= _OLDEST:
            return
        after = tokens.word_after(match.last)
        # "Aged 19 and 24", "aged 25 to 34", and not "aged 19 and 24 others".
        is_next = before is not None and before.part is NumberPart.AGE and match.first - before.last == 2
        is_too = is_next and (match.part is NumberPart.HIGH or not after or after in words.no_nouns)
        is_led = self._is_after_age(match) or is_too
        if after in words.ages:
            match.part, match.unit, match.unit_last = NumberPart.AGE, "year", match.last + 1
        elif match.unit == "year" and tokens.word_after(max(match.unit_last, match.last)) in words.ages_after:
            match.part = NumberPart.AGE
        elif (is_led and match.unit in (None, "year")) or (match.is_bare and self._is_aside(match)):
            match.part, match.unit = NumberPart.AGE, "year"

    def _is_after_age(self, match: NumberMatch) -> bool:
        """ "aged 40", "at the age of 40", "a boy of 12", as what is counted would stand in the form for many."""
        tokens, words, i = self._tokens, self._words, match.first
        before = tokens.word_before(i)
        if before and before == words.of:
            before = tokens.word_before(i - 1)
            if before in words.ages_of and match.is_bare and not tokens.word_after(match.last).endswith("s"):
                return True
        return before in words.ages_before

    def _is_aside(self, match: NumberMatch) -> bool:
        """Whether a bare number stands between commas after a name, or a noun for one person: "his wife, 39,"."""
        tokens, i = self._tokens, match.first
        is_named = i > 1 and tokens.is_capital(i - 1) and tokens.is_capital(i - 2)
        if match.first != match.last or not (is_named or tokens.words[max(i - 1, 0)] in self._words.ages_aside):
            return False
        marks = tokens.gap_after(i - 1) + tokens.text[tokens.ends[i] : tokens.ends[i] + 1]
        return i > 0 and marks in (", ,", ", .", ", ;", ", )", " ()")

    def _mark_brackets(self, match: NumberMatch) -> None:
        """Make less than nothing of "(1,200)" in a row of accounts, or after a word such as "result"."""
        tokens = self._tokens
        start = tokens.starts[match.first]
        if tokens.text[start - 1 : start] != "(" or not tokens.is_bracketed(match.first) or match.value is None:
            return
        if tokens.text[start - 2 : start - 1].isalnum():
            return  # "clause 5(2)"
        before, after = tokens.kind_of(match.first - 1), tokens.kind_of(match.last + 1)
        in_row = "number" in (before, after) or tokens.word_before(match.first) in self._words.accounts
        in_row = in_row or (before == "word" and tokens.words[match.first - 1] in self._words.accounts)
        near = tokens.words[max(match.first - _ACCOUNT_REACH, 0) : match.first]
        is_account = not self._words.accounts.isdisjoint(near)
        is_loss = in_row if match.is_bare and match.first == match.last else is_account  # "result 2022: (14) euros"
        if match.value > 0 and match.kind is NumberKind.VALUE and is_loss:
            match.value = -match.value

    def _continues_names(self, name: NumberMatch, match: NumberMatch) -> bool:
        """ "articles 5 and 6"."""
        if match.kind is not NumberKind.VALUE or not match.is_bare:
            return False
        designated = self._tokens.word_before(name.first) in self._words.many_designators
        between = self._between(name, match)
        joined = not between and self._gap(name, match) in (",", *_DASHES)
        is_listed = len(between) == 1 and between[0] in self._words.lists | self._words.range_joiners
        return designated and (joined or is_listed)

    def _share_in_lists(self, matches: list[NumberMatch]) -> None:
        """Let all of "12, 15 and 11 million tonnes" take the scale and unit of the last."""
        for at, last in enumerate(matches):
            if last.value is None or last.kind is not NumberKind.VALUE or (not last.scale and last.is_plain):
                continue
            before = at - 1
            while before >= 0 and self._is_listed(matches[before], matches[before + 1], is_last=before + 1 == at):
                before -= 1
            first, end = matches[before + 1].first, max(last.last, last.unit_last) + 1
            beside = self._tokens.words[max(first - 1, 0) : first] + self._tokens.words[end : end + _VERB_AFTER]
            is_respective = not self._words.respectively.isdisjoint(beside)
            is_aside = self._tokens.is_bracketed(last.first) or self._is_gapped(matches[at - 1], last)
            if at - before > 2 or (at - before == 2 and (is_respective or is_aside)):
                for one in matches[before + 1 : at]:
                    if last.scale and one.value is not None and one.value < _LARGEST_ODDS:
                        one.value, one.scale = one.value * last.scale, last.scale
                    if one.is_plain:
                        one.currency, one.money, one.unit = last.currency, last.money, last.unit

    def _share_money(self, matches: list[NumberMatch]) -> None:
        """Let both of "a profit of $5 million, against a loss of 7 million in 2023" have the money of the first."""
        sums = [m for m in matches if not self._is_year(m)]
        for i, (one, other) in enumerate(pairwise(sums)):
            if one.unit == "percent" and i and self._is_set_beside(one, other):
                one = sums[i - 1]  # "exports by 4%, to $5 million, imports by 9%, to 7 million"
            is_sum = other.scale and other.is_plain and other.kind is NumberKind.VALUE
            is_counted = self._counts_noun(other) and self._tokens.word_after(other.last) not in self._words.year_nouns
            if is_sum and one.currency and not is_counted and self._is_set_beside(one, other):
                other.currency, other.money = one.currency, one.money

    def _is_set_beside(self, one: NumberMatch, other: NumberMatch) -> bool:
        """Whether a sum is listed with the one before it, or held against it, in one clause."""
        first = max(one.last, one.unit_last) + 1
        gap = self._tokens.text[self._tokens.ends[first - 1] : self._tokens.starts[other.first]]
        joints = self._words.lists | self._words.against | self._words.range_joiners
        near = self._tokens.words[max(first, other.first - _NOUN_REACH) : other.first]
        is_joined = gap.rstrip().endswith(",") or not joints.isdisjoint(near)
        return is_joined and _SENTENCE_ENDS.isdisjoint(gap)

    def _share_with_whole(self, matches: list[NumberMatch]) -> None:
        """Let the part of "17 of the 60 million euros" be of the scale, money and unit of its whole."""
        for part, whole in pairwise(matches):
            is_part = part.part is NumberPart.SOME and part.is_bare and whole.part is NumberPart.WHOLE
            if is_part and (whole.unit or (whole.currency and whole.scale)):
                part.share_with(whole)

    def _is_listed(self, one: NumberMatch, following: NumberMatch, is_last: bool) -> bool:
        if one.value is None or one.kind is not NumberKind.VALUE or one.scale:
            return False
        between, gap = self._between(one, following), self._gap(one, following)
        if is_last and self._tokens.is_bracketed(following.first):
            return gap == "(" and bool(following.scale)  # "EUR 32.4 (35.0) million"
        if not one.is_bare or self._is_gapped(one, following):
            return one.is_bare
        return (len(between) == 1 and between[0] in self._words.lists) if is_last else (not between and gap == ",")

    def _is_gapped(self, one: NumberMatch, following: NumberMatch) -> bool:
        """Whether only the second of two numbers has the unit of both: "çörək 12, süd isə 7 faiz"."""
        start, end = self._tokens.starts[max(one.first - 1, 0)], self._tokens.starts[following.first]
        return self._words.gapped.fullmatch(self._tokens.text[start:end]) is not None
