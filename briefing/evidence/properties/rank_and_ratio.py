"""Finds in the quotes what is no plain number: a rank ("third largest"), or two numbers together ("one in five").

A rank is borne out only where the source speaks of a place among others, not by "the third quarter"; a share by a share
in words or as a fraction, not by per cent; a ratio and votes by both their numbers, in their order. An age, a margin
and one side of a vote are nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from briefing.evidence.claim import Answer, AnswerKind, Claim, says_otherwise
from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan, Ordinal, OrdinalUse, find_ordinals
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.contrast_reader import Contrast
from briefing.evidence.sentences.noun_phrases import is_kind_of_person
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import TellingWords
from briefing.facts.model import Property, Quantity
from briefing.facts.scalars import Ratio, RatioKind

_FRACTION_SIGNS = re.compile("[/\u2044\u00bc-\u00be\u2150-\u215e]")
_LAST_WORD = re.compile(r"\b([a-z]+) \Z", re.IGNORECASE)
_ARTICLE = 8
_ROW = 5
"""So many words may stand between an ordinal and what makes a row of it: "the third month of growth in a row"."""
_CLOSE = Fraction(1, 10**20)
_RANGES = (NumberPart.LOW, NumberPart.HIGH, NumberPart.OLD, NumberPart.NEW)


def find_rank(claim: Claim, quantity: Quantity) -> tuple[list[StatedNumber], list[Answer]]:
    """The ordinals of the quotes that are the fact's rank; if there is none, the answer that says what there is."""
    wanted = quantity.numbers
    found: list[StatedNumber] = []
    others: list[str] = []
    wrong: list[Answer] = []
    for passage in claim.passages:
        ordinals = _ordinals(passage)
        ranks = [o for o in ordinals if o.use is OrdinalUse.RANK or _is_in_a_row(claim, passage, o)]
        has_all = {Decimal(o.number) for o in ranks} >= set(wanted.values())
        others += [o.text for o in ordinals]
        for rank in ranks:
            if has_all and rank.number in wanted.values():
                if _is_of_another_kind(claim, passage, rank):
                    message = f'the quote says "{rank.text} {rank.superlative}", which is not what the fact says it of'
                    wrong.append(says_otherwise(Property.UNIT, message, None, ("quantity", "unit")))
                elif _tells_other(claim, passage, rank, ranks):
                    message = f'the quote says "{rank.text}" of something else than the fact'
                    wrong.append(says_otherwise(Property.SUBJECT, message, None, ("statement",)))
                else:
                    found.append(_stated(passage, _with_article(passage, rank), NumberKind.ORDINAL))
    words = " to ".join(map(str, wanted.values()))
    same = next((o.text for p in claim.passages for o in _ordinals(p) if o.number in wanted.values()), None)
    missing = _missing(f"is in place {words}", others)
    if same:
        message = f'the source says "{same}", but of no place among others; the fact is in place {words}'
        missing = missing._replace(message=message, hint="let the unit or statement say of what it is")
    return found, [] if found else wrong[:1] or [missing]


def find_ratio(claim: Claim, ratio: Ratio) -> tuple[list[StatedNumber], list[Answer]]:
    """The places of the quotes that say both numbers; if there is none, the answer that says what there is."""
    found = [StatedNumber(p, span) for p in claim.passages for span in _spans_of(p, ratio)]
    others = [n.text for p in claim.passages for n in p.numbers if n.number.kind is NumberKind.SHARE]
    return found, [] if found else [
        _missing(f"says {ratio}", others or [n.text for p in claim.passages for n in p.numbers])
    ]


def _is_in_a_row(claim: Claim, passage: Passage, ordinal: Ordinal) -> bool:
    """Whether an ordinal is one of a row without a gap, and the fact tells it so: "the third consecutive month"."""
    streaks, lexicon = passage.source_text.lexicon.ranks.streaks, passage.source_text.lexicon
    said = LETTERS.findall(lexicon.lower(passage.text[ordinal.end : passage.sentence.end]))[:_ROW]
    return not (streaks.isdisjoint(said) or claim.lexicon.ranks.streaks.isdisjoint(claim.told_words))


def _missing(said: str, others: list[str]) -> Answer:
    hint = None
    message = f"the fact {said}, which no quote says"
    if others:
        listed = ", ".join(dict.fromkeys(f'"{text}"' for text in others))
        message = f"the fact {said}; the quotes say {listed}"
    else:
        hint = "quote the words that say so"
    return Answer(None, AnswerKind.SAYS_OTHERWISE, message, hint, ("quantity", "value"))


def _stated(passage: Passage, span: TextSpan, kind: NumberKind) -> StatedNumber:
    return StatedNumber(passage, NumberSpan(*span, passage.slice(span), None, kind, unit_end=span.end))


# Ranks


def _ordinals(passage: Passage) -> list[Ordinal]:
    """The ordinals that the quote holds whole, read in their sentence."""
    start = passage.sentence.start
    found = find_ordinals(passage.slice(passage.sentence), passage.source_text.language)
    moved = (o._replace(start=o.start + start, end=o.end + start) for o in found)
    return [o for o in moved if passage.quote.contains(TextSpan(o.start, o.end))]


def _with_article(passage: Passage, rank: Ordinal) -> TextSpan:
    """Where a rank stands with its article, before which its qualifier is: "about the third"."""
    before = _LAST_WORD.search(passage.text, max(passage.quote.start, rank.start - _ARTICLE), rank.start)
    articles = passage.source_text.lexicon.numbers.name_articles
    is_article = before and passage.source_text.lexicon.lower(before[1]) in articles
    return TextSpan(before.start() if before and is_article else rank.start, rank.end)


def _is_of_another_kind(claim: Claim, passage: Passage, rank: Ordinal) -> bool:
    """Whether the source ranks by something else than the fact: by the smallest, and not the largest."""
    own = _own_superlative(claim)
    if not own or not rank.superlative:
        return False
    known = {*claim.lexicon.ranks.superlatives.values(), *passage.source_text.lexicon.ranks.superlatives.values()}
    is_translated = passage.source_text.lexicon is not claim.lexicon
    return own != rank.superlative and not (is_translated and not {own, rank.superlative} <= known)


def _tells_other(claim: Claim, passage: Passage, rank: Ordinal, ranks: list[Ordinal]) -> bool:
    """Whether the fact tells what another rank is of: "second by power", of "second in size and fourth in power"."""
    if passage.source_text.lexicon is not claim.lexicon:
        return False
    reader, starts = TellingWords(passage.numbered_sentence), [o.start for o in ranks] + [passage.sentence.end]
    words = {o.start: reader.telling_words(o.end, min(at for at in starts if at > o.start)) for o in ranks}
    others = frozenset().union(*(told for start, told in words.items() if start != rank.start))
    return Contrast(words[rank.start], others).speaks_of_other(claim.told_words)


def _own_superlative(claim: Claim) -> str:
    """What the fact ranks by: the superlative that follows the value in its unit or statement."""
    unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
    tail = (unit.other if unit else "{}").partition("{}")[2]
    following = claim.fact.statement.partition("{value}")[2]
    ordinal = next(iter(claim.lexicon.ranks.ordinals), "")
    found = find_ordinals(f"{ordinal}{tail}{following}", claim.language) if ordinal else ()
    return found[0].superlative if found else ""


# Shares, ratios and votes


def _spans_of(passage: Passage, ratio: Ratio) -> Iterator[NumberSpan]:
    if ratio.kind in (RatioKind.SHARE, RatioKind.FRACTION):
        yield from (n.number for n in passage.numbers if _is_share(n.number, ratio))
        for part, whole in pairwise(n.number for n in passage.numbers):  # "12 out of 17"
            if part.part is NumberPart.SOME and (part.value, whole.value) == (ratio.first, ratio.second):
                yield _stated(passage, TextSpan(part.start, whole.end), NumberKind.VALUE).number
    lexicon = passage.source_text.lexicon
    text = lexicon.lower(passage.text[: passage.quote.end])
    for pattern in _patterns(passage.source_text.language, ratio):
        for match in pattern.finditer(text, passage.quote.start):
            span = TextSpan(*match.span())
            if not any(n.part in _RANGES and span.overlaps(n.span) for n in passage.sentence_numbers):
                yield _stated(passage, span, NumberKind.VALUE).number


def _is_share(number: NumberSpan, ratio: Ratio) -> bool:
    """Whether a number is the share: `one in five`, `a fifth`, `1/5`; twenty per cent are another way to say it."""
    amount = ratio.amount
    if number.value is None or amount is None:
        return False
    if number.kind is NumberKind.SHARE:
        return abs(Fraction(number.value) / 100 - amount) < _CLOSE
    return bool(_FRACTION_SIGNS.search(number.text)) and abs(Fraction(number.value) - amount) < _CLOSE


@lru_cache(maxsize=256)
def _patterns(language: str, ratio: Ratio) -> tuple[re.Pattern[str], ...]:
    """The ways in which a language sets two numbers against each other, with the two filled in."""
    lexicon = load_lexicon(language)
    words = lexicon.ranks
    first, second = _ways(ratio.first, lexicon), _ways(ratio.second, lexicon)
    forms = {RatioKind.RATIO: words.ratios or ("A ?: ?B",), RatioKind.SHARE: words.odds, RatioKind.FRACTION: ()}.get(
        ratio.kind, words.votes or ("A ?[-:] ?B",)
    )
    return tuple(
        re.compile(
            rf"(?<![\w.,:-])(?:{re.sub('[AB]', lambda m: first if m[0] == 'A' else second, form)})(?![\w:]|[.,-]\d)"
        )
        for form in forms
    )


def _ways(number: Decimal, lexicon: Lexicon) -> str:
    """A number in digits, with either decimal sign, or in words."""
    table = lexicon.numbers.small if number < 20 else lexicon.numbers.tens
    words = sorted(form for form, value in table.items() if value == number)
    return f"(?:{'|'.join([re.escape(f'{number:f}').replace(chr(92) + '.', '[.,]'), *map(re.escape, words)])})"


def check_part(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a number that the fact takes for another of the same sentence."""
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    told, words = claim.told_words, claim.lexicon.numbers
    following = LETTERS.search(stated.passage.text, stated.number.end, stated.passage.sentence.end)
    is_age = stated.number.part is NumberPart.AGE or _is_age(stated)
    if told & words.told_age and not is_age:
        others = [n for n in stated.passage.sentence_numbers if n.part is NumberPart.AGE]
        if others and stated.number.unit == others[0].unit:
            yield says_otherwise(
                Property.UNIT,
                f'the source says "{stated.text}" of no age',
                "take the number that is one",
                ("quantity",),
            )
    after = LETTERS.search(stated.passage.text, stated.number.unit_end, stated.passage.sentence.end)
    termed = stated.passage.source_text.lexicon.numbers.termed
    if stated.number.unit in ("year", "month") and after and claim.lexicon.lower(after[0]) in termed - told:
        yield _taken(Property.UNIT, stated, f'"{after[0]}"')
    match NumberPart.AGE if is_age else stated.number.part:
        case NumberPart.AGE if not told & words.told_age:
            yield _taken(Property.UNIT, stated, "an age")
        case NumberPart.MARGIN if not told & words.told_margin:
            yield _taken(Property.QUALIFIER, stated, "how far another number may be off")
        case NumberPart.AGAINST if not told & words.told_against:
            yield _taken(Property.UNIT, stated, "the lesser side of a vote or score")
        case NumberPart.SCORE if told & words.told_against:
            if following and claim.lexicon.lower(following[0]) in words.told_against:
                return  # "ruled 5-4 against the ban"
            yield _taken(Property.UNIT, stated, "the greater side of a vote or score")


_APART = re.compile(r"(?P<noun>[^\W\d_]+), \Z")


def _is_age(stated: StatedNumber) -> bool:
    """Whether a bare number between commas tells how old somebody is: "a man, 42, and his wife, 39, drowned"."""
    number, passage, lexicon = stated.number, stated.passage, stated.passage.source_text.lexicon
    named = _APART.search(passage.text[passage.sentence.start : number.start])
    is_bare = passage.text[number.end : number.end + 1] == "," and number.text.isdecimal() and number.unit is None
    return named is not None and is_bare and is_kind_of_person(lexicon.lower(named["noun"]), lexicon)


def _taken(prop: Property, stated: StatedNumber, what: str) -> Answer:
    message = f'the source says "{stated.text}" of {what}, which the fact does not say'
    return says_otherwise(prop, message, "say so in the statement, or take the other number", ("quantity",))
