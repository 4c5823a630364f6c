"""Chooses what of a text is worth a fact: figures that measure something, and statements of those who speak.

Dates, clock times, scores, addresses, pages, index names and the counts of small talk are no facts; figures in rows of
a table are better taken as a series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.passage_times import times_in
from briefing.evidence.sentences.clauses import NumberedSentence, split_clauses
from briefing.evidence.sentences.noun_phrases import is_kind_of_person, noun_meaning
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import read_qualifier
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.tables.table_rows import TableLine
from briefing.evidence.times.named_time import TimeContext
from briefing.facts.model import Qualifier
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_KINDS = (NumberKind.VALUE, NumberKind.SHARE, NumberKind.MULTIPLE)
_NO_FACT = (NumberPart.SCORE, NumberPart.AGAINST, NumberPart.MARGIN, NumberPart.AGE)
_OF_SCREENS = frozenset({"px", "pixel"})
_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
_SMALL = 10
_LONGEST_ROW = 400
_LEAST_OF_ITEM = 100
_FEW_WORDS = 5
_LEAST_WITH_NUMBER = 2
_WORD = compile_pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NUMBERED = compile_pattern(
    r"(?:\b(?:article|art|section|chapter|paragraph|para|page|pp?|figure|fig|table|annex|appendix|box|note|no|nos|"
    r"number|resolution|act|law|rule|protocol|flight|route|line|channel|group|phase|stage|round|level|grade|class|"
    r"version|n|nr|room|floor|block|pier|gate|platform|step|item|point|clause|directive|regulation|decree|order|zone|"
    r"ст|статья|статьи|статье|п|пп|пункт|пункта|гл|глава|с|стр|рис|табл|прил|закон|указ|дом|д|корп|кв|школа|рейс|"
    r"маддə|maddə|bənd|səhifə|səh|fəsil|cədvəl|qərar|fərman|reys)\.?|№|#)\s?\Z",
    re.IGNORECASE,
)
_STREET = compile_pattern(
    r"\s(?:[A-ZА-ЯЁƏ][\w'-]+\s){0,2}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Boulevard|Drive|küçəsi|prospekti)\b"
)
_STREET_BEFORE = compile_pattern(
    r"(?:\b(?:ул|пр|просп|пер|наб|улица|проспект|küç|pr)\.?\s[^,;.\d]{2,40},?\s?(?:д\.\s?)?|\b[A-Z]\.?[A-Z]?\.?&?[A-Z]\s)\Z"
)
_FURNITURE = compile_pattern(r"\+(?!\d)|[↺©|»›]|\b(?:px|cookies?|copyright|isbn|issn|doi|tel|fax)\b", re.IGNORECASE)
_AGE_BEFORE = compile_pattern(
    r"(?:\bage[ds]?(?: of| from| between| under| over| above| below)?"
    r"|\b(?:children|people|those|men|women) (?:under|over|above|below|up to)|"
    r"\bв возрасте(?: от| до)?|\bстарше|\bмоложе)\s"
    r"(?:\d+\s?(?:to|and|or|до|-)\s?)?\Z"
)
_AGE_BEHIND = compile_pattern(
    r"(?:\s?(?:-|to|and)\s?\d+)?[\s-]"
    r"(?:years?[\s-](?:of age|olds?\b|and (?:over|older|under|younger))|and (?:older|younger)"
    r"|лет и (?:старше|младше)|yaşlı|yaşında|yaşdan)"
)
_POINT = compile_pattern(
    r"\b(?:(?:[Ii]n|[Oo]ver|[Ff]or|[Dd]uring) the|first|last|past|previous|next|coming|initial|final"
    r"|(?:перв|послед|ближайш)\w+|ilk|son|növbəti)\s\Z"
)
_DURING = compile_pattern(
    r"\b(?:after|после|спустя|за|в течение|(?:интервал|период)\w*\sв|(?:over|for) a period of)\s\Z"
)
_RECORD = compile_pattern(
    r"\b(?:\w{3,}est|most|least|worst|best)(?: [\w-]+){0,2} (?:in|for)(?: the last| over)?\s\Z", re.IGNORECASE
)
_ACRONYM = compile_pattern(r"[A-ZА-ЯЁ]{1,5}\)")
_SHORT_MONTH = compile_pattern(
    r"\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сент?|окт|ноя|дек|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)(?!\w)"
)
_PERIODIC = compile_pattern(
    r"[\s-](?:second|minute|hour|day|week|month|year)(?:'s?)?(?:-old)?\b"
    r"|-(?!plus|odd|some|strong)[a-z]{3,} [a-z]|-foot (?:equivalent|container)"
    r"|-?(?:летн|месячн|дневн|часов)\w+|\s(?:ay|il|gün|həftə|saat)l[ıi][qk]\b"
)
"""What makes a number a part of an adjective: the 12 of "12-month inflation"."""
_OF_YEAR = compile_pattern(
    r"\sof (?:(?:the|this|last|its|their|current|previous|next) )*(?:(?:financial|fiscal|business|calendar) )?"
    r"(?:year\b|(?:FY ?)?(?:19|20)\d\d\b)"
)
_IN_PERCENT = compile_pattern(r"\s\(\d[\d.,]*\s?(?:%|per ?cent|процент|faiz)")
_CLOCK = compile_pattern(r"[0-2]\d[0-5]\d ?h(?:rs|ours)?\b")
_COMPARED = compile_pattern(r"\s(?:fewer|more|less|additional)\s[a-z]", re.IGNORECASE)
_THAT = compile_pattern(r"\s*,?\s*(?:that|что|ki)\s")
_ITEM = compile_pattern(r"\s?[\u2022\u25aa\u25cf\u00b7*-]\s?.*[^\W\d_]{3}")
_LABELED = compile_pattern(r"[^\W\d_][^:\n]{2,60}:\s")
_GROUPED = compile_pattern(r"\d[.,]\d|[^\W\d_]")
_BULLET = compile_pattern(r"[.)]\s")


class Said(NamedTuple):
    """Words without a figure that somebody says; `is_direct` if they are the speaker's very words."""

    span: TextSpan
    is_direct: bool


def find_figures(text: SourceText, context: TimeContext) -> Iterator[NumberSpan]:
    """The numbers of a text that are worth a fact; of a range the first stands for both."""
    for number in text.numbers:
        if not is_value(number) or is_end(text, number):
            continue
        if is_worth(text, number) and not is_time(text, number, context):
            yield number


def is_value(number: NumberSpan) -> bool:
    """Whether a number has a value that a fact may have."""
    return number.kind in _KINDS and number.value is not None and number.part not in _NO_FACT


def is_time(text: SourceText, number: NumberSpan, context: TimeContext) -> bool:
    """Whether a number is part of a time: "the first six months"; how long something lasts is a figure."""
    times = times_in(text, text.sentence_around(number.span), context)
    return any(number.span.overlaps(t.span) and (t.says or t.within or t.shift or not number.unit) for t in times)


def is_end(text: SourceText, number: NumberSpan) -> bool:
    """Whether it is the high end of a range, which is one fact with the low end: "5 to 10"."""
    sentence, lexicon = text.sentence_around(number.span), text.lexicon
    clauses = text.once((split_clauses, sentence), lambda: split_clauses(text.normalized, sentence, lexicon))
    read = NumberedSentence(text.normalized, sentence, clauses, text.numbers_in(sentence), lexicon)
    qualifier = text.once((read_qualifier, sentence, number.span), lambda: read_qualifier(read, number))
    is_range = Qualifier.BETWEEN in qualifier.qualifiers
    if is_range and any(low.start >= qualifier.span.start and high == number for low, high in read.neighbours(number)):
        return True
    return is_range and (number.part is NumberPart.HIGH or high_end(read, number) is None)


def high_end(sentence: NumberedSentence, number: NumberSpan) -> NumberSpan | None:
    """The high end of the range that a number is the low end of."""
    following = next((high for low, high in sentence.neighbours(number) if low == number), None)
    if following is None or following.kind is not NumberKind.VALUE:
        return None
    is_like = number.unit in (None, following.unit) and number.currency in (None, following.currency)
    return following if is_like else None


def is_worth(text: SourceText, number: NumberSpan) -> bool:
    """Whether a number measures something, and is neither a name nor a part of an address, a table or a menu."""
    sentence, words = text.sentence_around(number.span), text.normalized
    before, after = words[sentence.start : number.start], words[number.unit_end or number.end : sentence.end]
    if number.unit in _OF_SCREENS or is_of_table(text, number):
        return False
    if is_furniture(text, sentence) and not is_item(text, sentence, number):
        return False
    if is_in_title(text, number):
        return False
    if _AGE_BEFORE.search(before) or _AGE_BEHIND.match(words, number.end):
        return False
    if number.kind is NumberKind.SHARE and _IN_PERCENT.match(words, number.end):
        return False  # "more than half (57 per cent)"
    if number.kind is NumberKind.SHARE and _OF_YEAR.match(words, number.end):
        return False  # "the first three quarters of 2016"
    is_bare = number.currency is None and number.unit != "percent"  # and no "6% year on year"
    if is_bare and _PERIODIC.match(words, number.end) and number.value != 1:
        return False
    if number.unit == "hour" and _CLOCK.match(words, number.start):
        return False
    if number.unit in _OF_TIME and abs(number.value or 0) == 1:
        return False  # "in one day"
    if number.unit in _OF_TIME and (_POINT.search(before) or _DURING.search(before) or _RECORD.search(before)):
        return False  # "in the first ten months", "the most in ten years"
    is_plain = number.unit is None and number.currency is None
    if is_plain and before.endswith("(") and _ACRONYM.match(words, number.end):
        return False  # "a recovery framework (3RF)"
    if is_plain and _SHORT_MONTH.match(words, number.end):
        return False  # "МОСКВА, 10 ноя"
    is_scaled = any(map(str.isdigit, number.text)) and any(map(str.isalpha, number.text))  # no house has a million
    is_named = _NUMBERED.search(before) or _STREET.match(words, number.end) or _STREET_BEFORE.search(before)
    if is_plain and is_named and not is_scaled:
        return False
    is_mark = is_plain and before.endswith("[") and after.startswith("]")
    if is_mark or (not before.strip() and _BULLET.match(after)):
        return False
    return not is_plain or not is_small_talk(text, number, after)


def is_in_title(text: SourceText, number: NumberSpan) -> bool:
    """Whether it stands in a few words in quotation marks that say nothing: the "9 years of achievements"."""
    quoted = next((q for q in text.quotations_at(number.span) if q.contains(number.span)), None)
    if quoted is None or number.currency or number.unit == "percent":
        return False
    words = text.normalized[slice(*quoted)].split()
    return len(words) < _FEW_WORDS and not text.lexicon.clauses.finite.search(text.normalized, *quoted)


def is_small_talk(text: SourceText, number: NumberSpan, after: str) -> bool:
    """Whether it is a small number that only counts what a sentence speaks of: "the two sides", "one of them"."""
    if number.kind is not NumberKind.VALUE or number.value is None or abs(number.value) >= _SMALL:
        return False
    is_spelled = not any(map(str.isdigit, number.text))
    if _COMPARED.match(after):
        return False  # "three fewer days"
    sentence = text.sentence_around(number.span)
    if text.normalized.endswith(("top ", "Top "), sentence.start, number.start):
        return True
    if is_spelled and text.normalized.endswith((" the ", "The "), sentence.start, number.start):
        return True  # "across the five countries"
    if number.value != int(number.value) or number.value < Decimal(2):
        return is_spelled or (number.value == 1)
    nouns = [text.lexicon.lower(m[0]) for m in _WORD.finditer(after[:60])][:3]
    known = text.lexicon.units.nouns
    if number.value == 2:  # "two people died", but "the two sides", "two of the ships"
        meaning = noun_meaning(nouns[0], text.lexicon) if nouns and nouns[0] in known else ""
        return is_spelled and not (meaning == "person" or (meaning and is_kind_of_person(nouns[0], text.lexicon)))
    counts = any(
        noun in known and (is_kind_of_person(noun, text.lexicon) or noun_meaning(noun, text.lexicon)) for noun in nouns
    )
    return is_spelled and not counts


def is_of_table(text: SourceText, number: NumberSpan) -> bool:
    """Whether a number is a figure in a row of a table."""
    line = TableLine(text, text.line_at(number.start))
    if _FURNITURE.search(line.words):
        return False
    return line.span.end - line.span.start <= _LONGEST_ROW and line.is_row and line.is_data


def is_furniture(text: SourceText, sentence: TextSpan) -> bool:
    """Whether a line is no sentence, but what stands around one: menus, buttons, addresses."""
    words = text.normalized[sentence.start : sentence.end]
    is_told = bool(text.lexicon.clauses.finite.search(text.normalized, *sentence))
    letters = _WORD.findall(words)
    return not is_told and (len(letters) < _FEW_WORDS or bool(_FURNITURE.search(words)))


def is_item(text: SourceText, sentence: TextSpan, number: NumberSpan) -> bool:
    """Whether a line is one of a list that says what a number is: "• 1,340 employees", "Profit: $3.9 million"."""
    words = text.normalized[sentence.start : sentence.end]
    is_told = number.currency or number.unit or abs(number.value or Decimal(0)) >= _LEAST_OF_ITEM
    is_first = number.start == sentence.start and len(words.split()) > _LEAST_WITH_NUMBER
    is_labeled = (is_first or _LABELED.match(words)) and (number.currency or _GROUPED.search(number.text))
    return bool(is_told and (is_labeled or _ITEM.match(words))) and not _FURNITURE.search(words)


_LEAST, _LEAST_WITHOUT_VERB, _PRELUDE, _MOST_SENTENCES = 5, 9, 8, 1500


def find_statements(text: SourceText, taken: Sequence[TextSpan], context: TimeContext) -> Iterator[Said]:
    """What speakers say without a figure: sentences of direct speech, and those that somebody is said to have said.

    Of a sentence with one of the figures `taken` it is what follows an editor's insertion.
    """
    for sentence in text.sentences[:_MOST_SENTENCES]:
        quoted = text.quotations_at(sentence)
        if quoted:
            span = TextSpan(max(quoted[0].start, sentence.start), min(quoted[0].end, sentence.end))
        else:
            span = reported_part(text, sentence)
        if any(span.overlaps(figure) for figure in taken):
            # What follows an editor's words in brackets, since figures before them are told without it.
            ends = [m.end() for m in text.lexicon.claims.insertion.finditer(text.normalized, *span)]
            span = TextSpan(min(ends[-1] + 1, span.end) if ends else span.end, span.end)
        span = without_prelude(text, span)
        if is_statement(text, span) and not has_figures(text, span, context):
            yield Said(span, bool(quoted))


def is_statement(text: SourceText, span: TextSpan) -> bool:
    """Whether some words are a statement, and neither a question nor a fragment."""
    words = text.normalized[span.start : span.end]
    least = _LEAST if text.lexicon.clauses.finite.search(text.normalized, *span) else _LEAST_WITHOUT_VERB
    last = _WORD.findall(words)[-1:]
    is_cut = any(map(text.lexicon.clauses.copula.fullmatch, last))  # "this number of boats is"
    return len(_WORD.findall(words)) >= least and not is_cut and not words.rstrip("\"' ").endswith("?")


def has_figures(text: SourceText, span: TextSpan, context: TimeContext) -> bool:
    """Whether some words have a number that is not part of a time."""
    return any(n.kind in _KINDS and not is_time(text, n, context) for n in text.numbers_in(span))


def reported_part(text: SourceText, sentence: TextSpan) -> TextSpan:
    """What somebody is said in a sentence to have said; nothing of it if nobody is."""
    place = TextSpan(sentence.end - 1, sentence.end)
    for said in reversed([*find_attributions(text, place)]):
        if said.is_sure and sentence.contains(said.span):
            rest = _THAT.match(text.normalized, said.cue.end)
            return TextSpan(rest.end(), sentence.end) if rest else TextSpan(sentence.start, said.span.start)
    first = TextSpan(sentence.start, sentence.start + 1)
    tag = next((a for a in find_attributions(text, first) if a.is_sure and sentence.contains(a.span)), None)
    return TextSpan(sentence.start, tag.span.start if tag else sentence.start)


def without_prelude(text: SourceText, span: TextSpan) -> TextSpan:
    """What is said, without "I must note that" or "Naturally," before it."""
    words = [*_WORD.finditer(text.normalized, *span)][:_PRELUDE]
    lower = [text.lexicon.lower(m[0]) for m in words]
    that = next((i for i, word in enumerate(lower) if word in text.lexicon.speakers.that), None)
    if that is not None and not text.lexicon.speakers.first_persons.isdisjoint(lower[:that]):
        return TextSpan(words[that].end() + 1, span.end)
    is_led = bool(words) and text.normalized.startswith(", ", words[0].end())
    return TextSpan(words[0].end() + 2, span.end) if is_led else span
