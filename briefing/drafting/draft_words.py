"""Drafts what a figure counts, its label and its statement from the sentence's own few words, or leaves them blank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from briefing.drafting.clause_words import (
    DONE,
    is_cut_short,
    is_deed,
    is_done_to,
    is_of_other_place,
    line_of,
    own_clause,
    phrase_behind,
    without_openers,
    words_before,
    words_behind,
)
from briefing.drafting.counted_nouns import Counted, nominative
from briefing.drafting.figure_subjects import clause_around, subject_of_figure
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.own_words.beside import VALUE, find_beside
from briefing.evidence.own_words.typed_values import typed_values
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.direction import signed_direction
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
    text, language = stated.passage.source_text, stated.passage.source_text.language.partition("-")[0]
    subject, pace = subject_of_figure(stated), _pace_behind(stated)
    label = label_of(stated, unit, subject, rate)
    said = [*_statements(stated, unit, (label, subject), rate, is_so=is_so)]
    said = [] if said and is_cut_short(stated, said[0]) else said
    role, direction = stated.role.role, stated.role.direction
    # "Rose by 8% (2.6 million people)" does not tell what the people are.
    is_beside = text.normalized.endswith("(", 0, stated.number.start) and stated.number.unit != "percent"
    roles = {} if is_beside or _is_at(stated) or _is_of_pair(stated) else _ROLES.get(language, {})
    sign = signed_direction(stated) if (role, direction) == (None, 0) else 0  # "(+7.7%)"
    if told := roles.get((NumberRole.CHANGE, sign) if sign else (role, direction), ""):
        told += f" {pace}" * bool(pace)
        said += (
            [f"{subject}{':' * (language == 'ru')} {told}"] if subject else []
        )  # a noun tells in Russian how it moved
        said += [f"{BLANK} {told}", *[f"{BLANK} {rate} {told}"] * bool(rate)]  # "earnings per share rose by 12%"
    # Two changes of one thing are told apart in a table by what they are over.
    called = f"{label}, {pace}" if pace and label != BLANK and role is NumberRole.CHANGE else label
    for words in dict.fromkeys((*said, f"{BLANK} {{value}} {rate}")):
        statement = f"{' '.join(words.split())}.".replace(" :", ":")
        if is_plain(statement, text.language):
            yield DraftWords(called, statement[:1].upper() + statement[1:])
    is_elsewhere = is_of_other_place(stated) or text.normalized.endswith(_MULTIPLES, 0, stated.number.start)
    if role is NumberRole.PREVIOUS and not is_elsewhere and (before := _BEFORE.get(language)):
        yield DraftWords(label, f"{BLANK} {before}.")
    yield DraftWords(BLANK, f"{BLANK} {{value}}.")


def label_of(stated: StatedNumber, unit: Counted | None, subject: str, rate: str) -> str:
    """What a figure is called: the noun that it counts, or else what it is of; a blank where no rule tells it."""
    text, tail = stated.passage.source_text, phrase_behind(stated, unit)
    tail = tail if tail != rate else ""
    if noun := _noun_counted(stated, unit):
        name = nominative(noun, text.language)
        label = " ".join(filter(None, (name, name and tail)))
        is_measure = text.lexicon.lower(noun.split()[-1]) in text.lexicon.units.units
        label = subject if is_measure else label  # no label is "net registered tons"
        counts = _NUMBER_OF.match(subject) if noun.split()[-1] in subject else None  # and no provinces of it
        label = subject[counts.end() :] if counts else label
    else:
        label = subject or _of_phrase(stated, tail)
    label = label or done_to(stated, dict(unit.forms if unit else ()).get("other", ""))
    words, lexicon = label.split(), text.lexicon
    if words and lexicon.lower(words[0]) in lexicon.speakers.pronouns:  # "its costs" leans on the sentence before
        del words[0]
    said = [*map(lexicon.lower, words)]
    is_of_them = said[-2:-1] and said[-2] in lexicon.numbers.prepositions and said[-1] in lexicon.roles.function_words
    if is_of_them or not lexicon.speakers.pronouns.isdisjoint(said):
        return BLANK  # "share of them"
    label = " ".join(words)
    return label if label and is_plain(label, text.language) else BLANK


def _statements(
    stated: StatedNumber, unit: Counted | None, named: tuple[str, str], rate: str, *, is_so: bool
) -> Iterator[str]:
    """What a fact may say in its sentence's own words, the fullest first; `named` are its label and what it is of."""
    text, (label, subject), noun = stated.passage.source_text, named, _noun_counted(stated, unit)
    lead, tail = "" if _is_at(stated) else words_before(stated), phrase_behind(stated, unit)
    if told_of := _NUMBER_THAT.match(subject) if noun else None:  # "the number of ships that called there rose to"
        yield f"{{value}} {subject[told_of.end() :]}"
    if lead:
        rate = "" if rate.lower() in lead.lower() else rate  # "An average household paid"
        is_step = stated.role.role is NumberRole.CHANGE and stated.number.unit != "percent"
        joint = " to" if stated.role.is_reached else " by" * is_step  # "fell below 11%", "rose 39 to 227"
        lead += joint * bool(text.language == "en" and text.lexicon.roles.moved.fullmatch(lead.split()[-1]))
        yield f"{lead} {{value}} {tail or _pace_behind(stated)} {rate if rate not in tail else ''}"
        yield f"{lead} {{value}} {rate}"
        return
    if not rate and (following := words_behind(stated, unit)):
        yield f"{{value}} {following}"
    end = max(stated.number.end, stated.number.unit_end, unit.end if unit else 0)
    if not _is_at(stated) and (clause := clause_around(stated, end)):
        yield clause
    if noun and is_so and tail and tail != rate and not is_done_to(stated):
        yield _COUNTS[text.language.partition("-")[0]].format(behind=f" {tail}{f' {rate}' if rate else ''}")
    line = line_of(stated)
    moved = line["moved"] if line and not line["change"] else ""  # "Revenue up 11% to 9 million": by how much
    is_number = noun and _NUMBER_OF.match(subject) and noun.split()[-1] in subject
    called = (noun and (is_number or stated.role.role is NumberRole.LEVEL) and subject) or label
    is_level = bool(moved) or stated.role.role is not NumberRole.CHANGE  # "36 more than in 2022" is no number of boats
    if called != BLANK and is_level and not (noun and called.startswith(nominative(noun, text.language) or BLANK)):
        yield f"{called} {moved or ':'} {{value}} {rate}"


def _noun_counted(stated: StatedNumber, unit: Counted | None) -> str:
    """The noun that a number counts, of several; nothing for a measure that is known."""
    forms = dict(unit.forms if unit else ())
    return forms.get("many") or forms.get("other", "") if stated.number.unit is None else ""


def _is_at(stated: StatedNumber) -> bool:
    """Whether it tells where a change came to, and not by how much: "fell slightly at $16.5 million"."""
    moved = stated.passage.source_text.normalized[stated.role.span.start : stated.number.end]
    return stated.role.role is NumberRole.CHANGE and _AT.search(moved) is not None


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
