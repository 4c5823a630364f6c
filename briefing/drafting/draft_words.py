"""Drafts what a figure counts, its label and its statement from the sentence's own few words, or leaves them blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.drafting.clause_words import (
    DONE,
    MOST_OF_LABEL,
    STOP,
    is_cut_short,
    is_deed,
    is_done_to,
    is_name,
    is_of_other_place,
    line_of,
    own_clause,
    phrase_behind,
    subject_before,
    without_joiners,
    without_openers,
    words_before,
    words_behind,
)
from briefing.drafting.counted_nouns import Counted, nominative
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.own_words.beside import VALUE, find_beside
from briefing.evidence.own_words.typed_values import typed_values
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.direction import signed_direction
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.facts.text_fields import BLANK
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple
from briefing.yaml_source.reader import bad_characters

_PACE = 60
_COUNTED = frozenset("accidents applications arrivals cases nights permits transactions trips vehicles visits".split())  # noqa: SIM905
_HELD_AGAINST = compile_pattern(
    r"\s(?:(?:from|on|over|than|against|compared (?:with|to)|к|против|по сравнению с) )?(?:the |its )?"
)
_TO = compile_pattern(r"\s(?:to|до)\s")
_BY = compile_pattern(r"\b(?:by|на)\s(?:about |around |some |nearly |almost )?\Z")
_THING = compile_pattern(r"[a-z-]+(?: [a-z-]+){0,3}")
_NUMBER_OF = compile_pattern(r"(?:total )?number of (?:the )?")
_NUMBER_THAT = compile_pattern(r"(?:total )?number of (?:the )?[a-z-]+(?: [a-z-]+)? (?:that|which|who) ")
_COUNTS = {"en": "There are {{value}}{behind}", "ru": "Насчитывается {{value}}{behind}", "az": "{{value}} var"}
_RISE, _FALL, _AVERAGE = (NumberRole.CHANGE, 1), (NumberRole.CHANGE, -1), (NumberRole.AVERAGE, 0)
_AT = compile_pattern(r"(?<=\w) at (?:about |around |some )?[^\w\s]?\d")
_MULTIPLES = ("ouble the ", "wice the ", "hree times the ", "alf the ", "riple the ")
"""What holds a figure against another that was at no time before: "double the 40 million doses at hand"."""
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
    # "Fell slightly at $16.5 million" tells where it came to, and not by how much.
    moved = text.normalized[stated.role.span.start : stated.number.end]
    is_at = stated.role.role is NumberRole.CHANGE and _AT.search(moved) is not None
    lead = "" if is_at else lead
    is_step = (
        lead and stated.role.role is NumberRole.CHANGE and text.language == "en" and stated.number.unit != "percent"
    )
    if is_step and text.lexicon.roles.moved.fullmatch(lead.split()[-1]):
        lead = f"{lead} by"  # "rose 39 to 227"
    subject = subject_before(stated)
    pace = _pace_behind(stated)
    behind = " ".join(filter(None, (tail or pace, rate if rate and rate not in tail else "")))
    forms = dict(unit.forms if unit else ())
    noun = forms.get("many") or forms.get("other", "")
    is_counted, tail = noun and stated.number.unit is None, tail if tail != rate else ""
    if is_counted:
        name = nominative(noun, text.language)
        label = " ".join(filter(None, (name, name and tail)))
        is_measure = text.lexicon.lower(noun.split()[-1]) in text.lexicon.units.units
        label = subject if is_measure else label  # no label is "net registered tons"
        counts = _NUMBER_OF.match(subject) if noun.split()[-1] in subject else None  # and no provinces of it
        label = subject[counts.end() :] if counts else label
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
        is_there = is_counted and is_so and bool(tail) and not is_done_to(stated)
        said += [_COUNTS[text.language.partition("-")[0]].format(behind=f" {behind}")] if is_there else []
        line = line_of(stated)
        moved = line["moved"] if line and not line["change"] else ""  # "Revenue up 11% to 9 million": by how much
        is_said_twice = label == BLANK or (is_counted and name and label.startswith(name))
        said += [f"{label} {moved or ''}{':' * (not moved)} {{value}}{rated}"] if not is_said_twice else []
    said = [] if said and is_cut_short(stated, said[0]) else said
    said = [f"{' '.join(words.split())}.".replace(" :", ":") for words in said]
    # Two changes of one thing are told apart in a table by what they are over.
    called = f"{label}, {pace}" if pace and label != BLANK else label
    for statement in dict.fromkeys(said):
        statement = statement[:1].upper() + statement[1:]
        if is_plain(statement, text.language):
            yield DraftWords(called, statement)
    blank = f"{BLANK} {{value}}{' ' + rate if rate else ''}."
    # "Rose by 8% (2.6 million people)" does not tell what the people are.
    is_beside = text.normalized.endswith("(", 0, stated.number.start) and stated.number.unit != "percent"
    roles = {} if is_beside or is_at or _is_of_pair(stated) else _ROLES.get(text.language.partition("-")[0], {})
    role = (stated.role.role, stated.role.direction)
    sign = signed_direction(stated) if role == (None, 0) else 0  # "(+7.7%)"
    told = roles.get((NumberRole.CHANGE, sign) if sign else role, "")
    told += f" {pace}" * bool(told and pace)
    colon = ":" * (text.language == "ru")  # a noun tells there how it moved
    named = [f"{label[:1].upper()}{label[1:]}{colon} {told}."] if subject and label == subject else []
    for statement in (*named, f"{BLANK} {told}.", blank) if told else (blank,):
        if is_plain(statement, text.language):
            yield DraftWords(called, statement)
    is_elsewhere = is_of_other_place(stated)
    if (
        stated.role.role is NumberRole.PREVIOUS
        and not (is_elsewhere or text.normalized.endswith(_MULTIPLES, 0, stated.number.start))
        and (before := _BEFORE.get(text.language.partition("-")[0]))
    ):
        yield DraftWords(label, f"{BLANK} {before}.")
    yield DraftWords(BLANK, f"{BLANK} {{value}}.")


def _pace_behind(stated: StatedNumber) -> str:
    """The words right behind a number for what a change is over: "year on year", "from a month earlier"."""
    text, start = stated.passage.source_text, stated.number.unit_end
    end = min(start + _PACE, text.sentence_around(stated.number.span).end)
    for pattern in text.lexicon.times.paces.values():
        found = pattern.search(text.normalized, start, max(start, end))
        is_year = found and found.groupdict().get("of_year")  # "over the same month of 2023", and no words have a year
        is_owner = found and text.normalized.startswith("'s", found.end())  # "from last year's figure"
        if found and not (is_year or is_owner) and _HELD_AGAINST.fullmatch(text.normalized, start, found.start()):
            return text.normalized[start : found.end()].strip()
    return ""


def _is_of_pair(stated: StatedNumber) -> bool:
    """Whether it is one of two levels, between which something moved: "fell most in Lund (5% to 3%)"."""
    numbers, at = stated.passage.sentence_numbers, stated.number
    if stated.role.role is NumberRole.CHANGE and _BY.search(
        stated.passage.text, stated.passage.sentence.start, at.start
    ):
        return False  # "decreased by 480 to 3,800"
    pairs = ((a, b) for a, b in pairwise(numbers) if at in (a, b) and a.unit == b.unit)
    return any(_TO.fullmatch(stated.passage.text, max(a.end, a.unit_end), b.start) for a, b in pairs)


def _of_phrase(stated: StatedNumber, tail: str) -> str:
    """What the phrase behind a sum or a share makes of it: "allocated for roads", "share of imports"."""
    text = stated.passage.source_text
    verbs = [*text.lexicon.clauses.finite.finditer(text.normalized, own_clause(stated).start, stated.number.start)]
    if stated.number.unit == "percent" and tail.startswith("of "):
        return f"share {tail}"
    is_done = verbs and DONE.fullmatch(verbs[-1][0].split()[-1])
    is_beside = is_done and verbs[-1].end() + 1 >= min(stated.qualifier.span.start, stated.number.start)
    is_named = tail and not tail.startswith("of ") and stated.number.currency
    return f"{verbs[-1][0].split()[-1]} {tail}" if is_beside and is_named else ""


@lru_cache(maxsize=200)
def is_plain(words: str, language: str) -> bool:
    """Whether words say no number, and nothing beside the value that would change it."""
    masked = words.replace("{value}", "       ")
    if any(bad_characters(words)) or any(typed_values(masked, language=language, is_markdown=False)):
        return False
    return not any(find_beside(words.replace("{value}", VALUE), language)) if "{value}" in words else True


def done_to(stated: StatedNumber, noun: str) -> str:
    """A label of what was done with what is counted or paid for, in English: "goods exported", "tonnes handled"."""
    text, number = stated.passage.source_text, stated.number
    clause, first = own_clause(stated), min(stated.qualifier.span.start, stated.number.start)
    verbs = [*text.lexicon.clauses.finite.finditer(text.normalized, clause.start, first)]
    verb = verbs[0] if len(verbs) == 1 and DONE.fullmatch(verbs[0][0]) else None
    if verb is None or not is_deed(stated, verb.start()):
        return ""
    thing = " ".join(without_openers(text, text.normalized[verb.end() : first].removesuffix("worth ").split()))
    is_thing = _THING.fullmatch(thing) and text.lexicon.lower(thing.split()[0]) not in text.lexicon.numbers.prepositions
    if number.currency:
        return f"{thing} {verb[0]}" if is_thing else ""
    return f"{noun} {verb[0]}" if noun and not stated.rate and not text.normalized[verb.end() : first].strip() else ""


def names_count(label: str, language: str) -> bool:
    """Whether a label says by itself what a bare number of it counts, in English: "inbound tourist trips"."""
    lexicon, words = load_lexicon(language), label.lower().split()
    head = next((one for one, after in pairwise([*words, "of"]) if after in lexicon.numbers.prepositions), "")
    return language.startswith("en") and (head in lexicon.units.nouns or head in _COUNTED)


def label_of_words(text: SourceText, span: TextSpan) -> str:
    """A label for a fact in words: the subject of its first verb, if that is a noun in a few words; else a blank."""
    verb = text.lexicon.clauses.finite.search(text.normalized, *span)
    words = without_joiners(text, text.normalized[span.start : verb.start()].strip(" ,-\"'")) if verb else ""
    words = " ".join(without_openers(text, words.split()))
    lower: Sequence[str] = [text.lexicon.lower(w) for w in words.split()]
    open_words = text.lexicon.speakers.pronouns | text.lexicon.speakers.first_persons
    is_noun = (
        0 < len(lower) <= MOST_OF_LABEL
        and not is_name(text, words)
        and not STOP.search(words)
        and open_words.isdisjoint(lower)
    )
    return words if is_noun and is_plain(words, text.language) else BLANK
