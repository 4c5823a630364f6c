"""Drafts what a figure counts, its label and its statement from the sentence's own few words, or leaves them blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile

from briefing.drafting.counted_nouns import Counted, is_nominative, nominative
from briefing.evidence.beside import VALUE, find_beside
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.role_words import NumberRole
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.typed_values import typed_values
from briefing.facts.text_fields import BLANK
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple
from briefing.yaml_source.reader import bad_characters

_WORD = compile_pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_STOP = compile_pattern(r"[.,;:!?()\[\]\"%$£€₽₼]|\s-\s|\d")
_AT_EDGES = " ,-\u2022\u00b7*\u25aa\u25cf"
_EDGE = compile_pattern(r"[,;:(]\s|\s-\s|\"|(?<!\w)'|'(?!\w)")
_GOES_ON = compile_pattern(r"\s?(?:year[- ]on[- ]year|on the year)?,?\s?(?:to|by|from)\s")
_MOST_OF_LABEL, _MOST_OF_TAIL, _MOST_OF_LEAD, _MOST_OF_OPENING = 9, 7, 10, 12
_OPEN = """which that who whose where what it they this these которая которое которые это этот эта эти такой такая
 такое такие данный данная данное данные что bu onlar"""
_RELATIVES = frozenset(_OPEN.split())
_QUANTITIES = """exports imports sales revenue revenues turnover profit profits income output production inflation
 unemployment employment growth trade investment wages prices deposits loans reserves gdp debt
 экспорт импорт товарооборот выручка прибыль доходы расходы производство добыча инфляция безработица рост инвестиции
 ввп цены зарплаты ixrac idxal dövriyyə gəlir gəlirlər xərc xərclər mənfəət istehsal hasilat inflyasiya işsizlik
 artım üdm"""
"""What a sentence may begin with, and is no name for all its capital."""
_OF_TIME = compile_pattern(r"\b(?:по (?:итогам|результатам)|на протяжении|в (?:течение|ходе))\s\Z", re.IGNORECASE)
"""What leads to a time in Russian, and tells nothing without it."""
_LONE_PARTICIPLE = compile_pattern(r"\s(\w{3,}ed)(?=[.,;])")
_NEUTER = compile_pattern(r"[а-яё]ло(?:сь)?\Z", re.IGNORECASE)
_PARTICIPLE = compile_pattern(r"(?<=\w{3})ed\Z")
_DONE = compile_pattern(r"\w{2,}ed|spent|sold|bought|paid|sent|built|made|lost|won|lent|brought|kept|held")
"""Verbs of which the participle is as the past."""
_THING = compile_pattern(r"[a-z-]+(?: [a-z-]+){0,3}")
_NUMBER_OF = compile_pattern(r"(?:total )?number of (?:the )?")
_NUMBER_THAT = compile_pattern(r"(?:total )?number of (?:the )?[a-z-]+(?: [a-z-]+)? (?:that|which|who) ")
_OF_WHOM = compile_pattern(r" (?:that|which|who)\s\Z")
_COUNTS = {"en": "There are {{value}}{behind}", "ru": "Насчитывается {{value}}{behind}", "az": "{{value}} var"}

_RISE, _FALL, _AVERAGE = (NumberRole.CHANGE, 1), (NumberRole.CHANGE, -1), (NumberRole.AVERAGE, 0)
_BEFORE = {"en": "was {value} before", "ru": "ранее {value}", "az": "əvvəl {value}"}
"""What a level is that something had before."""
_ROLES: dict[str, dict[tuple[NumberRole | None, int], str]] = {
    "en": {_RISE: "rose by {value}", _FALL: "fell by {value}", _AVERAGE: "averaged {value}"},
    "ru": {_RISE: "рост на {value}", _FALL: "снижение на {value}", _AVERAGE: "в среднем {value}"},
    "az": {_RISE: "{value} artıb", _FALL: "{value} azalıb", _AVERAGE: "orta hesabla {value}"},
}
"""What a number is in its sentence, where nothing else is told of it: how much something moved, or an average."""


class DraftWords(NamedTuple):
    """The label and the statement of a fact."""

    label: str
    statement: str


def wordings(stated: StatedNumber, unit: Counted | None, rate: str = "", *, is_so: bool = True) -> Iterator[DraftWords]:
    """What the fact may be called and say, the fullest first, the blanks last; `is_so` if it is told as real."""
    text = stated.passage.source_text
    lead, tail = words_before(stated), phrase_behind(stated, unit)
    subject = subject_before(stated)
    behind = " ".join(filter(None, (tail, rate if rate and rate not in tail else "")))
    noun = dict(unit.forms).get("other", "") if unit and unit.forms else ""
    is_counted, tail = noun and stated.number.unit is None, tail if tail != rate else ""
    if is_counted:
        name = nominative(noun, text.language)
        label = " ".join(filter(None, (name, name and tail)))
        label = subject[counts.end() :] if (counts := _NUMBER_OF.match(subject)) else label
    else:
        label = subject or _of_phrase(stated, tail)
    label = label or done_to(stated, noun)
    label = label if label and is_plain(label, text.language) else BLANK
    rated = f" {rate}" if rate else ""
    told_of = _NUMBER_THAT.match(subject) if is_counted else None  # "the number of ships that called there rose to"
    said = [f"{{value}} {subject[told_of.end() :]}"] if told_of else []
    said += [f"{lead} {{value}} {behind}", f"{lead} {{value}}{rated}"] if lead else []
    if not lead:
        following = words_behind(stated, unit)
        said += [f"{{value}} {following}"] if following and not rate else []
        is_there = is_counted and is_so and bool(tail)
        said += [_COUNTS[text.language.partition("-")[0]].format(behind=f" {behind}")] if is_there else []
        said += [f"{label}: {{value}}{rated}"] if label != BLANK and not (noun and label.startswith(noun)) else []
    said = [f"{' '.join(words.split())}." for words in said]
    for statement in dict.fromkeys(said):
        statement = statement[:1].upper() + statement[1:]
        if is_plain(statement, text.language):
            yield DraftWords(label, statement)
    blank = f"{BLANK} {{value}}{' ' + rate if rate else ''}."
    # "Rose by 8% (2.6 million people)" does not tell what the people are.
    is_beside = text.normalized.endswith("(", 0, stated.number.start) and stated.number.unit != "percent"
    roles = {} if is_beside else _ROLES.get(text.language.partition("-")[0], {})
    told = roles.get((stated.role.role, stated.role.direction), "")
    colon = ":" * (text.language == "ru")  # a noun tells there how it moved
    named = [f"{label[:1].upper()}{label[1:]}{colon} {told}."] if subject and label == subject else []
    for statement in (*named, f"{BLANK} {told}.", blank) if told else (blank,):
        if is_plain(statement, text.language):
            yield DraftWords(label, statement)
    if stated.role.role is NumberRole.PREVIOUS and (before := _BEFORE.get(text.language.partition("-")[0])):
        yield DraftWords(label, f"{BLANK} {before}.")
    yield DraftWords(BLANK, f"{BLANK} {{value}}.")


def _of_phrase(stated: StatedNumber, tail: str) -> str:
    """What the phrase behind a sum or a share makes of it: "allocated for roads", "share of imports"."""
    text = stated.passage.source_text
    verbs = [*text.lexicon.clauses.finite.finditer(text.normalized, own_clause(stated).start, stated.number.start)]
    if stated.number.unit == "percent" and tail.startswith("of "):
        return f"share {tail}"
    is_beside = verbs and verbs[-1].end() + 1 >= min(stated.qualifier.span.start, stated.number.start)
    return f"{verbs[-1][0].split()[-1]} {tail}" if is_beside and tail and stated.number.currency else ""


@lru_cache(maxsize=200)
def is_plain(words: str, language: str) -> bool:
    """Whether words say no number, and nothing beside the value that would change it."""
    masked = words.replace("{value}", "       ")
    if any(bad_characters(words)) or any(typed_values(masked, language=language, is_markdown=False)):
        return False
    return not any(find_beside(words.replace("{value}", VALUE), language)) if "{value}" in words else True


def _words_at(stated: StatedNumber, start: int, end: int) -> str:
    """The words of a part of the text, without the times in it and what leads to them."""
    text = stated.passage.source_text
    words = text.normalized
    for time in sorted(PassageTimes(stated.passage).of_sentence, key=lambda t: t.span, reverse=True):
        if time.span.start < end and start < time.span.end:
            first, last = max(time.span.start, start), min(time.span.end, end)
            of_time = _OF_TIME.search(words, start, first)
            first = of_time.start() if of_time else first
            lead = _WORD.findall(words[start:first])
            while lead and text.lexicon.lower(lead[-1]) in text.lexicon.numbers.prepositions:
                first = words.rindex(lead.pop(), start, first)  # "during the"
            words = words[:first] + " " + words[last:]
            end -= last - first - 1
    return " ".join(words[start:end].split())


def own_clause(stated: StatedNumber) -> TextSpan:
    """The clause of a number, without "he said that" before it."""
    key = (own_clause, stated.passage.sentence, stated.number.span)
    return stated.passage.source_text.once(key, lambda: _own_clause(stated))


def _own_clause(stated: StatedNumber) -> TextSpan:
    text, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    start, end = sentence.clause(stated.number)
    edges = [sentence.span.start, *(m.end() for m in _EDGE.finditer(text.normalized, sentence.span.start, start))]
    if not text.lexicon.clauses.finite.search(text.normalized, edges[-1], start):
        start = edges[-1]  # "trade between Lund and Skara grew": no clause begins at "and"
    if _GOES_ON.fullmatch(text.normalized, start, stated.number.start):
        start = next((edge for edge in reversed(edges) if edge < start), start)  # "grew 4%, year on year, to 900"
    lexicon, before = text.lexicon, ""
    for match in _WORD.finditer(text.normalized, start, stated.number.start):
        if (word := lexicon.lower(match[0])) in lexicon.speakers.that:
            # But not in "the firms that export", of which nobody says anything.
            is_of_noun = text.language == "en" and lexicon.units.many.fullmatch(before)
            words = map(lexicon.lower, _WORD.findall(text.normalized[start : match.start()]))
            start = start if is_of_noun and lexicon.speakers.says.isdisjoint(words) else match.end()
        before = word
    for quotation in text.quotations_at(TextSpan(start, end)):
        if quotation.contains(stated.number.span):
            start, end = max(start, quotation.start), min(end, quotation.end)
        elif quotation.end <= stated.number.start:
            start = max(start, quotation.end + 1)
        else:
            end = min(end, quotation.start - 1)
    return TextSpan(start, max(end, stated.number.end))


def words_before(stated: StatedNumber) -> str:
    """The words of the clause up to the number and its qualifier, if they are few and have a verb."""
    text = stated.passage.source_text
    start = own_clause(stated).start
    end = min(stated.qualifier.span.start, stated.number.start)
    apart, _, words = _words_at(stated, start, end).strip(_AT_EDGES).rpartition(", ")
    words = _without_joiners(text, words)
    if _is_amid_list(text, start) or (apart and text.language != "en") or not is_nominative(words, text.language):
        return ""
    told = text.lexicon.clauses.finite.search(words)
    if not told or len(words.split()) > _MOST_OF_LEAD or _STOP.search(words) or "\n" in words:
        return ""
    first, open_words = text.lexicon.lower(words.split()[0]), text.lexicon.speakers
    if first not in text.lexicon.numbers.prepositions and not agrees(words[: told.start()], told[0]):
        return ""
    openers = open_words.pronouns | open_words.first_persons | open_words.says | open_words.edges
    is_open = first in openers | open_words.subordinate | _RELATIVES or told.start() == 0
    last, clauses = text.lexicon.lower(words.split()[-1]), text.lexicon.clauses
    is_open = is_open or last in text.lexicon.claims.conjunctions | open_words.articles
    is_open = is_open or bool(clauses.auxiliary.fullmatch(last) and not clauses.copula.fullmatch(last))
    return "" if is_open or any(w in text.lexicon.speakers.says for w in text.lexicon.lower(words).split()) else words


def subject_before(stated: StatedNumber) -> str:
    """What stands before the verb of the number's clause, if it is a noun in a few words."""
    text, start = stated.passage.source_text, own_clause(stated).start
    verb = verb_of_subject(text, start, stated.number.start)
    if verb is None and not text.lexicon.speakers.verb_is_last:
        return ""
    if verb and text.lexicon.lower(verb[0]) in text.lexicon.speakers.says:
        return ""
    if verb and not agrees(text.normalized[start : verb.start()], verb[0]):
        return ""
    if verb and (is_of_another_verb(stated, verb.end()) or is_deed(stated, verb.start())):
        return ""
    end = verb.start() if verb else min(stated.qualifier.span.start, stated.number.start)
    words = _without_joiners(text, _words_at(stated, start, end).strip(_AT_EDGES))
    words = " ".join(_without_openers(text, words.split()))
    first, _, rest = words.partition(" ")
    words = rest if text.lexicon.lower(first) in text.lexicon.speakers.subordinate else words  # "While exports fell"
    lower = [text.lexicon.lower(w) for w in words.split()]
    nobody = text.lexicon.speakers.pronouns | text.lexicon.speakers.first_persons | text.lexicon.roles.function_words
    if not lower or len(lower) > _MOST_OF_LABEL or _STOP.search(words) or all(w in nobody for w in lower):
        return ""
    if lower[0] in _RELATIVES or not text.lexicon.speakers.first_persons.isdisjoint(lower):
        return ""
    agents = text.lexicon.speakers.bodies | text.lexicon.speakers.persons
    is_agent = stated.number.currency and lower[-1] in agents
    if is_agent or _is_name(text, words) or lower[0] in text.lexicon.numbers.prepositions:
        return ""  # who did it is no name of a quantity
    if _is_amid_list(text, start) or not is_nominative(words, text.language) or _is_of_other_noun(stated):
        return ""
    # What only a sentence writes large is small in a label.
    opens = start == stated.passage.sentence.start and (
        first.lower() in _QUANTITIES.split() or re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", text.normalized)
    )
    return words[0].lower() + words[1:] if opens and words.startswith(first) and first.istitle() else words


def _is_of_other_noun(stated: StatedNumber) -> bool:
    """Whether a noun joined to what stands before has the number: the 12% of "wood had 17% and food 12%"."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    before = [n for n in stated.passage.sentence_numbers if n.end <= stated.number.start]
    if not before or own_clause(stated).start >= before[-1].end:
        return False
    words = map(
        lexicon.lower, _WORD.findall(text.normalized[max(before[-1].end, before[-1].unit_end) : stated.number.start])
    )
    joined = [*dropwhile(lambda word: word not in lexicon.claims.conjunctions | lexicon.speakers.joiners, words)][1:]
    plain = lexicon.numbers.prepositions | lexicon.roles.function_words | lexicon.speakers.articles
    return any(word not in plain and not lexicon.clauses.finite.fullmatch(word) for word in joined)


def verb_of_subject(text: SourceText, start: int, end: int) -> re.Match[str] | None:
    """The first verb of some words, but for that of a clause on their noun: the "was" of "what left by rail was"."""
    verbs = text.lexicon.clauses.finite.finditer(text.normalized, start, end)
    first = next(verbs, None)
    is_of_noun = first and text.language.startswith("en") and _OF_WHOM.search(text.normalized, start, first.start())
    return next(verbs, None) if is_of_noun else first


def agrees(words: str, verb: str) -> bool:
    """Whether words may be the subject of a verb: "край посетило 40 человек" has the 40 for that.

    >>> agrees("край", "посетило"), agrees("число судов", "выросло")
    (False, True)
    """
    return not _NEUTER.search(verb) or any(word.endswith(("о", "е", "мя")) for word in words.split())


def is_deed(stated: StatedNumber, verb: int) -> bool:
    """Whether the subject of a verb does something with a sum or a count, and is none: "the mill sold 44,000"."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    told = text.normalized[verb : stated.number.start]
    is_level = any(
        lexicon.clauses.copula.fullmatch(word) for word in _WORD.findall(told)
    ) or lexicon.roles.moved.search(told)
    return text.language.startswith("en") and stated.number.unit != "percent" and not is_level


def done_to(stated: StatedNumber, noun: str) -> str:
    """A label of what was done with what is counted or paid for, in English: "goods exported", "tonnes handled"."""
    text, number = stated.passage.source_text, stated.number
    clause, first = own_clause(stated), min(stated.qualifier.span.start, stated.number.start)
    verbs = [*text.lexicon.clauses.finite.finditer(text.normalized, clause.start, first)]
    verb = verbs[0] if len(verbs) == 1 and _DONE.fullmatch(verbs[0][0]) else None
    if verb is None or not is_deed(stated, verb.start()):
        return ""
    thing = " ".join(_without_openers(text, text.normalized[verb.end() : first].removesuffix("worth ").split()))
    is_thing = _THING.fullmatch(thing) and text.lexicon.lower(thing.split()[0]) not in text.lexicon.numbers.prepositions
    if number.currency:
        return f"{thing} {verb[0]}" if is_thing else ""
    return f"{noun} {verb[0]}" if noun and not stated.rate and not text.normalized[verb.end() : first].strip() else ""


def is_of_another_verb(stated: StatedNumber, start: int) -> bool:
    """Whether the verb that ends at `start` is far from the number, or another with a subject of its own is nearer."""
    text = stated.passage.source_text
    between = text.normalized[start : stated.number.start]
    words = {text.lexicon.lower(word) for word in _WORD.findall(between)}
    is_new = "," in between and text.lexicon.clauses.finite.search(between.partition(",")[2])
    return bool(is_new) or len(between.split()) > _MOST_OF_LEAD or not words.isdisjoint(_RELATIVES)


def _is_amid_list(text: SourceText, start: int) -> bool:
    """Whether what begins there, behind a comma, may only go on with what stands before that."""
    before = text.normalized[text.sentence_around(TextSpan(start, start + 1)).start : start].rstrip()
    words = text.lexicon.lower(before).split()
    leads = text.language == "en" and words and (words[0] in text.lexicon.numbers.prepositions or len(words) == 1)
    return before.endswith(",") and not leads  # "In all, the port took": but not "Imports, mainly from Lund, rose"


def words_behind(stated: StatedNumber, unit: Counted | None) -> str:
    """What a number that is the subject of a verb is said to do, in a few words."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    clause, first = own_clause(stated), min(stated.qualifier.span.start, stated.number.start)
    before = _WORD.findall(text.normalized[clause.start : first])
    joiners = lexicon.speakers.joiners | lexicon.claims.conjunctions | lexicon.speakers.that
    is_led = before and lexicon.lower(before[0]) in lexicon.numbers.prepositions and len(before) <= _MOST_OF_OPENING
    is_led = is_led and text.normalized.endswith(", ", clause.start, first)  # "In all, 40 ships called"
    if before and lexicon.lower(before[-1]) not in joiners and not is_led:
        return ""
    start = max(stated.number.unit_end, stated.number.end, unit.end if unit else 0)
    stop = _stop(stated, start, clause.end)
    if stop and stop[0] not in ".,;:":
        return ""  # it goes on with a figure
    words = _words_at(stated, start, stop.start() if stop else clause.end).split()
    is_share = stated.number.unit == "percent" and words[:1] == ["of"]  # "54% of the firms that export hope for more"
    verb = next((i for i, word in enumerate(words) if lexicon.clauses.finite.fullmatch(word)), 0) if is_share else 0
    ends = (i for i, word in enumerate(words) if i > verb and lexicon.lower(word) in joiners | _RELATIVES)
    words = _without_openers(text, words[: min(next(ends, len(words)), _MOST_OF_LEAD)])
    is_told = words and (verb or lexicon.lower(words[0]) not in lexicon.numbers.prepositions | joiners)
    return " ".join(words) if is_told and len(words) > 1 else ""


def phrase_behind(stated: StatedNumber, unit: Counted | None) -> str:
    """The few words behind a number and its noun that tell of where or what it is."""
    text, number = stated.passage.source_text, stated.number
    start, end = max(number.unit_end, number.end, unit.end if unit else 0), own_clause(stated).end
    if stated.qualifier.span.start >= number.end:
        end = min(end, stated.qualifier.span.start)
    if lone := _LONE_PARTICIPLE.match(text.normalized, start, text.sentence_around(number.span).end):
        return lone[1] if text.language.startswith("en") else ""
    stop = _stop(stated, start, end)
    verb = text.lexicon.clauses.finite.search(text.normalized, start, end)
    if stop and stop[0] not in ".,;:" and not (verb and verb.start() < stop.start()):
        return ""  # it goes on with a figure
    end = max(min([end, *(m.start() for m in (stop, verb) if m)]), start)
    words = _words_at(stated, start, end).split()[:_MOST_OF_TAIL]
    ends = text.lexicon.speakers.edges | text.lexicon.speakers.subordinate | text.lexicon.speakers.that
    is_noun = verb and end == verb.start() and stated.number.unit == "percent"  # "of the firms that export" hoped
    ends -= _RELATIVES if is_noun else set()
    at = next(
        (i for i, w in enumerate(words) if i and text.lexicon.lower(w) in (ends if i > 1 else ends | _RELATIVES)), 0
    )
    words = words[: at or len(words)]
    first = text.lexicon.lower(words[0]) if words else ""
    if verb and end == verb.start() and first in text.lexicon.speakers.subordinate | {"as"}:
        return ""  # "as coal plants were used": a clause, and no phrase
    if first not in text.lexicon.numbers.prepositions or first in text.lexicon.claims.conjunctions:
        return ""
    words = _without_openers(text, words)
    return " ".join(words) if len(words) > 1 else ""


def _stop(stated: StatedNumber, start: int, end: int) -> re.Match[str] | None:
    """The first mark or digit of some words, but for those of times, which are left out of them."""
    times = [time.span for time in PassageTimes(stated.passage).of_sentence]
    found = _STOP.finditer(stated.passage.source_text.normalized, start, end)
    return next((m for m in found if not any(span.start <= m.start() < span.end for span in times)), None)


def _without_openers(text: SourceText, words: list[str]) -> list[str]:
    """Some words without those at their end that only lead to what is left out."""
    joining = text.lexicon.numbers.prepositions | text.lexicon.speakers.articles | text.lexicon.claims.conjunctions
    joining |= text.lexicon.speakers.joiners | {"its", "their", "his", "this", "these"}
    end = len(words)
    while end and (text.lexicon.lower(words[end - 1]) in joining or not _WORD.search(words[end - 1])):
        end -= 1
    return words[:end]


def _without_joiners(text: SourceText, words: str) -> str:
    """Some words without those that only join them to what stands before."""
    lexicon, parts = text.lexicon, words.split()
    openers = lexicon.claims.conjunctions | lexicon.speakers.joiners | lexicon.speakers.articles | lexicon.speakers.that
    while parts and lexicon.lower(parts[0]) in openers - lexicon.speakers.pronouns:
        parts.pop(0)
    return " ".join(parts)


def _is_name(text: SourceText, words: str) -> bool:
    """Whether words are nothing but names: "Lund and Skara"."""
    joiners = text.lexicon.speakers.joiners | text.lexicon.speakers.links | text.lexicon.speakers.articles
    lower = text.lexicon.lower(words)
    is_many = text.language.startswith("en") and lower.isalpha() and text.lexicon.units.many.fullmatch(lower)
    if lower in _QUANTITIES.split() or (is_many and lower in text.lexicon.lower(text.normalized).split()):
        return False
    return all(
        word.removesuffix("'s").istitle() or word.isupper() or text.lexicon.lower(word) in joiners
        for word in words.split()
    )


def label_of_words(text: SourceText, span: TextSpan) -> str:
    """A label for a fact in words: the subject of its first verb, if that is a noun in a few words; else a blank."""
    verb = text.lexicon.clauses.finite.search(text.normalized, *span)
    words = _without_joiners(text, text.normalized[span.start : verb.start()].strip(" ,-\"'")) if verb else ""
    lower: Sequence[str] = [text.lexicon.lower(w) for w in words.split()]
    open_words = text.lexicon.speakers.pronouns | text.lexicon.speakers.first_persons
    is_noun = (
        0 < len(lower) <= _MOST_OF_LABEL
        and not _is_name(text, words)
        and not _STOP.search(words)
        and open_words.isdisjoint(lower)
    )
    return words if is_noun and is_plain(words, text.language) else BLANK
