"""Reads the currency beside a number: signs, codes and nouns, with the nation that says whose dollar it is.

What a source calls money is never guessed at: a dollar of a nation that is not known is no US dollar, and a crown
without a nation is a crown. Only a noun that one country's money has all but to itself in the world's press means that
country's, unless something says otherwise.
"""

from __future__ import annotations

from collections.abc import Container

from briefing.evidence.lexicons.measures import money_codes
from briefing.evidence.lexicons.number_words import MoneyWords
from briefing.evidence.numbers.number_tokens import NumberMatch, TextTokens
from briefing.facts.scalars import CURRENCIES
from briefing.records import NamedTuple

USUAL = {
    "dollar": "USD",
    "pound": "GBP",
    "rouble": "RUB",
    "manat": "AZN",
    "rupee": "INR",
    "franc": "CHF",
    "won": "KRW",
    "yen": "JPY",
    "yuan": "CNY",
    "leu": "RON",
    "colón": "CRC",
}
"""Kinds of money that several nations have, and whose it is when nothing is said."""
HUNDREDTHS = {
    "cent": ("dollar", "euro", "rand"),
    "penny": ("pound",),
    "kopeck": ("rouble", "hryvnia"),
    "qapik": ("manat",),
    "tetri": ("lari",),
    "kurus": ("lira",),
}
"""Coins, and the kinds of money of which a hundred make one."""
_SIGNS = {
    "$": "dollar",
    "£": "pound",
    "€": "EUR",
    "¥": "yen",
    "₼": "AZN",
    "₽": "RUB",
    "₾": "GEL",
    "֏": "AMD",
    "₺": "TRY",
    "₸": "KZT",
    "₴": "UAH",
    "₹": "INR",
    "₨": "rupee",
    "₩": "won",
    "₪": "ILS",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₦": "NGN",
    "₵": "GHS",
    "₡": "colón",
    "₲": "PYG",
    "₭": "LAK",
    "₮": "MNT",
    "¢": "¢",
}
_LETTERS_BESIDE = {
    "$": {
        "US": "USD", "USA": "USD", "A": "AUD", "AU": "AUD", "AUS": "AUD", "C": "CAD", "CA": "CAD", "CAN": "CAD",
        "CDN": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "SG": "SGD", "SIN": "SGD", "NT": "TWD", "TW": "TWD",
        "R": "BRL", "BR": "BRL", "MX": "MXN", "MEX": "MXN", "J": "JMD", "JA": "JMD", "TT": "TTD", "N": "NAD",
        "B": "BSD", "BDS": "BBD", "BBD": "BBD", "BZ": "BZD", "EC": "XCD", "FJ": "FJD", "G": "GYD", "GY": "GYD",
        "L": "LRD", "LD": "LRD", "SI": "SBD", "RD": "DOP", "CL": "CLP", "CLP": "CLP", "AR": "ARS", "ARS": "ARS",
        "COL": "COP", "COP": "COP", "U": "UYU", "MOP": "MOP", "SR": "SRD", "CI": "KYD", "KY": "KYD", "BD": "BMD",
    },
    "£": {"E": "EGP", "LE": "EGP", "L": "LBP", "LL": "LBP", "S": "SYP", "SY": "SYP", "SD": "SDG", "SS": "SSP",
          "F": "FKP", "FK": "FKP", "G": "GIP", "UK": "GBP"},
    "¥": {"JP": "JPY", "CN": "CNY", "RMB": "CNY"},
    "₵": {"GH": "GHS"},
    "¢": {"GH": "GHS", "US": "cent"},
}  # fmt: skip
"""The letters beside a sign, which say whose it is."""
_WORDLIKE = frozenset({
    "ALL", "TOP", "TRY", "CUP", "COP", "PEN", "MAD", "MOP", "SOS", "BAM", "BOB", "SAR", "NIO", "GEL",
    "CAD", "AMD", "SDG",
})  # fmt: skip
"""Codes that are other words in capitals; they are money only before an amount that no rank or name has."""
_LONGEST_NATION = 3
_THOUSAND = 1000


class Money(NamedTuple):
    """A currency beside a number: its code, or the source's own words where that is not known.

    `kind` is what the source calls it where it does not say whose it is; `coin` is a cent and the like. `edge` is the
    token beyond it, seen from the number.
    """

    edge: int
    currency: str | None
    kind: str | None = None
    coin: str | None = None
    is_led: bool = False
    """Whether the word before it says whose money it is: "US dollars 5 million"."""


class MoneyReader:
    """Reads the currency before a token, and the one after it."""

    def __init__(self, tokens: TextTokens, words: MoneyWords, scales: Container[str]) -> None:
        self._tokens, self._words, self._scales = tokens, words, scales

    # Before a number

    def before(self, i: int) -> Money | None:
        """The currency that begins at token `i`, before a number: `$`, `HK$`, `$US`, `EUR`, `RM`."""
        tokens = self._tokens
        if tokens.kind_of(i) == "currency":
            return self._sign_before(i)
        text = tokens.text_of(i)
        if sign := self._words.signs.get(text):
            beyond = i + 1 if tokens.is_followed(i) or tokens.gap_after(i)[:1] == "." else None
            # A single letter is money only against the digits: "R500", and no "Plan R 500".
            if beyond and (len(text) > 1 or tokens.is_glued(i)):
                return self._named(i + 1, sign)
        if text in CURRENCIES and tokens.is_followed(i) and tokens.kind_of(i + 1) == "currency":
            sign = _SIGNS.get(tokens.text_of(i + 1), "")
            if text == sign or text in money_codes(sign):  # "AUD $70"
                return Money(i + 2, text)
        is_beside = tokens.is_followed(i) or tokens.is_bracketed(i + 1)
        return Money(i + 1, text) if is_beside and self._is_code(i) else self._noun_before(i)

    def _noun_before(self, i: int) -> Money | None:
        """A noun, and whose money it is, before an amount: "US dollars 617 million", "rupees 5 crore"."""
        tokens, words = self._tokens, self._words
        noun = tokens.words[i]
        is_scaled = tokens.is_followed(i) and tokens.is_digits(i + 1) and tokens.word_after(i + 1) in self._scales
        if not is_scaled or noun not in words.nouns or noun in words.shy | words.timid:
            return None
        nations = self._nations(words.nation(tokens.word_before(i)))
        start = tokens.starts[i - 1] if nations else tokens.starts[i]
        money = self._of_kind(i + 1, words.nouns[noun], nations, tokens.text[start : tokens.ends[i]])
        return money._replace(is_led=nations is not None)

    def lettered(self, i: int) -> bool:
        """Whether capitals stand glued before the sign at token `i`, and say whose it is: `HK$`."""
        tokens = self._tokens
        return i > 0 and tokens.kind_of(i) == "currency" and tokens.is_glued(i - 1) and tokens.is_capital(i - 1)

    def _sign_before(self, i: int) -> Money:
        tokens = self._tokens
        sign, letters = tokens.text_of(i), ""
        if self.lettered(i):
            return self._whose(tokens.text_of(i - 1).replace(".", ""), sign, i + 1)
        if tokens.is_glued(i) and tokens.kind_of(i + 1) == "word" and tokens.is_glued(i + 1):
            letters = tokens.text_of(i + 1)
        if letters.isupper():
            return self._whose(letters, sign, i + 2)
        return self._named(i + 1, _SIGNS.get(sign, sign))

    def _whose(self, letters: str, sign: str, edge: int) -> Money:
        code = _LETTERS_BESIDE.get(sign, {}).get(letters.upper())
        if code is None and letters in CURRENCIES:
            code = letters
        return Money(edge, code or f"{letters}{sign}")

    def _named(self, edge: int, name: str) -> Money:
        """By a code, or a kind of money that may be several nations'."""
        if name in CURRENCIES:
            return Money(edge, name)
        if name == "¢" or name in HUNDREDTHS:
            return Money(edge, None, coin="cent" if name == "¢" else name)
        return self._of_kind(edge, name)

    def _of_kind(self, edge: int, kind: str, nations: frozenset[str] | None = None, words: str = "") -> Money:
        if kind in CURRENCIES:
            return Money(edge, kind)
        codes = money_codes(kind)
        if nations is not None:
            found = codes & nations
            return Money(edge, next(iter(found)) if len(found) == 1 else words)
        if len(codes) == 1:
            return Money(edge, next(iter(codes)))
        return Money(edge, USUAL.get(kind, kind), kind)

    def _is_code(self, i: int) -> bool:
        """Whether token `i` is the code of a currency, and not a word in capitals that looks like one."""
        tokens = self._tokens
        text = tokens.text_of(i)
        if len(text) != 3 or text not in CURRENCIES:
            return False
        if text not in _WORDLIKE:
            return True
        following = tokens.text_of(i + 1) if i + 1 < len(tokens) else ""
        scale = tokens.word_after(i + 1) if i + 1 < len(tokens) else ""
        return not following.isdecimal() or len(following) > 4 or scale in self._scales

    # After a number

    def after(self, match: NumberMatch) -> Money | None:
        """The currency after a number: `€`, `AZN`, "US dollars", "датских крон", "долларов США"."""
        tokens, i = self._tokens, match.last + 1
        if not tokens.is_followed(match.last):
            return None
        if tokens.kind_of(i) == "currency":
            # A sign before digits belongs to the next number.
            return None if tokens.kind_of(i + 1) == "number" else self._named(i + 1, _SIGNS.get(tokens.text_of(i), ""))
        text = tokens.text_of(i)
        coin = self._words.hundredths.get(tokens.word_after(i))
        if coin and (text.isupper() or text in self._words.signs or tokens.words[i] in self._words.nouns):
            return Money(i + 2, None, coin=coin)  # "35 HK cents", "14 euro cents"
        is_of_sign = match.money is not None and text in money_codes(match.money)
        if text in CURRENCIES and (is_of_sign or match.scale or text not in _WORDLIKE):
            return Money(i + 1, text)
        if (sign := self._words.signs.get(text)) and (len(text) > 1 or text.islower()):
            noun = self._words.nouns.get(tokens.word_after(i), "")
            return self._named(i + 1 + bool(noun and sign.endswith(noun)), sign)  # "70 CFA francs"
        coin = self._words.hundredths.get(tokens.words[i])
        if coin is None and tokens.is_glued(match.last) and not match.scale:
            coin = self._words.short_hundredths.get(text)
        return Money(i + 1, None, coin=coin) if coin else self._noun_after(match, i)

    def _noun_after(self, match: NumberMatch, i: int) -> Money | None:
        """A noun for money, after up to three words for the nation and before one more."""
        tokens, words = self._tokens, self._words
        at, last = i, min(i + _LONGEST_NATION, len(tokens) - 1)
        while tokens.words[at] not in words.nouns:
            if at >= last or not tokens.words[at] or not tokens.is_followed(at):
                return None
            at += 1
        noun = tokens.words[at]
        kind, stem = words.nouns[noun], words.nation
        before = " ".join(stem(word) for word in tokens.words[i:at])
        nations = self._nations(before)
        # What looks like a word for a nation, and is none that is known, makes it nobody's money that is known.
        is_name = any(tokens.is_capital(k) or tokens.words[k].endswith(words.nation_endings) for k in range(i, at))
        if nations is None and is_name and noun in words.shy | words.timid and not match.scale:
            return None  # "In 2024 Orlov won 8 matches"
        if nations is None and is_name:
            return Money(at + 1, tokens.text[tokens.starts[i] : tokens.ends[at]])
        if nations is None and before and (at > i + 1 or tokens.words[i] not in words.modifiers):
            return None
        edge = at + 1
        if nations is None and (following := self._nations(stem(tokens.word_after(at)))):
            nations = following
        is_small = not match.scale and (match.value is None or match.value < _THOUSAND or tokens.is_year(match.first))
        if nations is None and (noun in words.timid or (noun in words.shy and is_small)):
            return None
        return self._of_kind(edge, kind, nations, tokens.text[tokens.starts[i] : tokens.ends[at]])

    def whose(self, match: NumberMatch) -> Money | None:
        """What words behind a sign say of whose money it is: "$70 (AUD)", "$70 Liberian", "$70 in Canadian money"."""
        tokens, i = self._tokens, match.last + 1
        found = self._words.told_whose.match(tokens.text, tokens.ends[match.last])
        kind = match.money or ("yen" if match.currency == "JPY" else None)  # ¥ is the yuan's sign as well
        if kind is None or found is None:
            return None
        words, codes = found["inside"] or found["in"] or found["behind"], money_codes(kind)
        edge = match.last + 1 if found["inside"] else i + len(words.split()) if found["behind"] else i
        noun = self._words.nouns.get(words.lower())
        if words in CURRENCIES or noun:
            named = {words} if words in CURRENCIES else money_codes(noun or "")
            is_it = named & codes or (kind, noun) == ("yen", "yuan")
            return Money(match.last + 1, next(iter(named)) if len(named) == 1 else words) if is_it else None
        nations = self._nations(" ".join(map(self._words.nation, words.lower().split())))
        if nations is None:
            return None
        return self._of_kind(edge, kind, nations, f"{tokens.text_of(match.last)} {words}")

    def _nations(self, words: str) -> frozenset[str] | None:
        codes = self._words.nations.get(words) if words else None
        return frozenset(codes) if codes else None
