"""Finds what a figure is of: the subject of its clause, what is said to move, or what the figure before it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.drafting.clause_words import (
    ASIDES,
    MOST_OF_LABEL,
    OURS,
    RELATIVES,
    STOP,
    is_anaphoric,
    is_name,
    is_of_other_place,
    own_clause,
    subject_before,
    without_joiners,
    without_openers,
    words_at,
)
from briefing.drafting.counted_nouns import counted
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.kept_patterns import compile_pattern

_STEPS = frozenset("to from by or and against compared with until до на с по против или и сравнению və".split())  # noqa: SIM905
"""What may stand between two figures of one thing, beside verbs that move it: "fell by 4% to 9 million, from 10"."""
_HELD_AGAINST = compile_pattern(
    r",?\s?\b(?:up|down|compared|compares) (?:to|with|from)\b(?: the)?"
    r"|\b(?:по сравнению|в сравнении)(?: со?\b)?(?: (?:показател|уровн)\w+)?(?:(?: за)? прошл\w+ год\w*)?"
    r"|\bсоответствующ\w+|\bаналогичн\w+"
)
_MOVED_IN = compile_pattern(
    r"(?:\spoints?)?\s(?:increase|rise|growth|gain|jump|surge|decline|decrease|fall|drop|reduction|cut)\sin\s"
    r"(?P<noun>[a-z][a-z-]*(?:\s[a-z-]+){0,5}?)(?=[,.;]|\s(?:to|from|over|on|in|and|compared|between|since|during|by|was|has)\b)"
)
"""What moved by the figure before it: "an 8% rise in *inward cargo*"."""
_MOVED_BY = compile_pattern(
    r",\s(?:an?\s(?:[a-z-]+\s)?(?:increase|rise|growth|gain|decline|decrease|fall|drop|reduction)\sof|up|down)(?:\sby)?"
)
"""What makes of a figure how far that before it moved: "took 40 million stays, *a rise of* 4%"."""
_THAN = compile_pattern(r"\s(?:more|fewer|less)\sthan\b")
_TO = frozenset({"to", "до", ", to", ", до"})
_MOVING = compile_pattern(
    r"\b(?:with|while|whereas|as)\s(?:the\s)?(?P<noun>(?:[a-z][a-z-]*\s){1,5}?)[a-z]+ing(?:\sby)?\s\Z"
)
"""What moves by the figure behind it: "with *laden boxes* rising 8%"."""
_CASE = compile_pattern(r"[ая](?:х|ми?)\b")
_DONE_THERE = compile_pattern(r"[нт][оы]\Z")
"""How a Russian verb ends that needs no subject: "построено 40 школ"."""
_CUT = frozenset("ərzində isə ötən keçən ayları ayında müddətində".split())  # noqa: SIM905
"""What of a time in Azerbaijani may be left when that is taken out."""


def subject_of_figure(stated: StatedNumber) -> str:
    """What a figure is of, in a few words of its sentence; nothing where no rule tells it."""
    passage, at = stated.passage, stated.number.start
    times = [time.span for time in PassageTimes(passage).of_sentence]
    values = [n for n in passage.sentence_numbers if n.end <= at and not any(map(n.span.overlaps, times))]
    before = StatedNumber(passage, values[-1]) if values else None
    if before and stated.number.unit == "percent" and before.role.role is NumberRole.CHANGE and not stated.role.role:
        return ""  # "rose by 4% in 2023 and 5% in 2022" tells of no level
    own = _subject_of_change(stated) or subject_before(stated)
    return own or (_subject_carried(stated, before) if before else "")


def _subject_of_change(stated: StatedNumber) -> str:
    """What is said to move by a figure, without a verb of its own."""
    text, number = stated.passage.source_text, stated.number
    if stated.role.role is not NumberRole.CHANGE or text.language[:2] != "en":
        return ""
    moving = _MOVING.search(text.normalized, own_clause(stated).start, number.start)
    is_moved = moving and text.lexicon.roles.moved.search(text.normalized, moving.end("noun"), number.start)
    found = moving if is_moved else _MOVED_IN.match(text.normalized, max(number.end, number.unit_end))
    words = found["noun"].strip() if found else ""
    is_clause = any(text.lexicon.clauses.finite.fullmatch(w) and not w.endswith("ed") for w in words.split())
    return "" if is_clause or is_anaphoric(text, words) or not OURS.isdisjoint(words.split()) else words


def _subject_carried(stated: StatedNumber, before: StatedNumber) -> str:
    """What the figure before it is of, if nothing between the two or behind it tells of another thing.

    "Fees fell by 4%, to 9 million": the 9 million are fees, too, and no ships of "to 9 million in 40 ships".
    """
    text, number, lexicon = stated.passage.source_text, stated.number, stated.passage.source_text.lexicon
    behind = text.normalized[max(number.end, number.unit_end) :][:3]
    own = counted(stated, text.language) if number.unit is None else None
    if behind == " of" or is_of_other_place(stated):
        return ""
    unit, rate = counted(before, text.language), before.rate
    ends = [before.number.end, before.number.unit_end, unit.end if unit else 0]
    ends += [rate.span.end] if rate and rate.span.end <= number.start else []
    between = words_at(stated, max(ends), min(stated.qualifier.span.start, number.start))
    is_moved_to = stated.role.role is NumberRole.LEVEL and before.role.role is NumberRole.CHANGE
    if own and own.end > number.end and not (is_moved_to and between in _TO):
        return ""  # but "rose by 6% to 2.4 million boxes" is told of what rose
    if _MOVED_BY.fullmatch(between) or (between == "," and _THAN.match(text.normalized, number.unit_end)):
        noun = text.normalized[before.number.end : max(ends)] if unit and unit.end > before.number.unit_end else ""
        return subject_of_figure(before) or noun.strip(" -")
    between = _HELD_AGAINST.sub(" ", between)
    for pace in lexicon.times.paces.values():
        between = pace.sub(lambda _: " ", between)
    words, is_moved = LETTERS.findall(lexicon.lower(between)), stated.role.role is not None
    is_plain = all(word in _STEPS or (is_moved and lexicon.clauses.finite.fullmatch(word)) for word in words)
    is_plain = is_plain and not STOP.search(between.replace(",", " ").replace(" - ", " "))
    return subject_of_figure(before) if is_plain else ""


def clause_around(stated: StatedNumber, end: int) -> str:
    """The clause of a figure with a place for its value, which ends at `end`; nothing if it is no whole."""
    text, lexicon, clause = stated.passage.source_text, stated.passage.source_text.lexicon, own_clause(stated)
    number, told = stated.number, stated.qualifier.span
    is_beside = told.overlaps(number.span) or 0 <= number.start - told.end <= 1 or 0 <= told.start - end <= 1
    closing = text.normalized[: clause.end].rstrip()[-1:] + text.normalized[clause.end :].lstrip()[:1]
    if (
        not is_beside
        or "\n" in text.normalized[slice(*clause)].strip()
        or (closing and not re.search("[.,;:!]", closing))
    ):
        return ""
    start, end = min(told.start, number.start), max(end, told.end)
    raw, behind = words_at(stated, clause.start, start).strip(" -"), words_at(stated, end, clause.end).strip(" .;-")
    before = without_joiners(text, raw)
    article = [w for w in raw.removesuffix(before).split()[-1:] if lexicon.lower(w) in lexicon.speakers.articles]
    words = lexicon.lower(f"{before} {behind}".rstrip(",")).split()
    speakers, verb = lexicon.speakers, lexicon.clauses.finite.search(f"{before} {behind}")
    is_open = speakers.pronouns | speakers.first_persons | speakers.says | speakers.subordinate | speakers.that
    if not (verb and before) or len(words) > 2 * MOST_OF_LABEL or not (is_open | RELATIVES | _CUT).isdisjoint(words):
        return ""
    is_led = verb.start() == 0 and not _DONE_THERE.search(verb[0])  # "compared to 40", but "построено 40"
    is_led |= (
        not OURS.isdisjoint([*before.split(), *behind.split()])
        or words[0] in ASIDES
        or is_anaphoric(text, before[: verb.start()])
    )
    is_joint = lexicon.lower(before.split()[-1]) in speakers.articles | lexicon.claims.conjunctions
    if text.language == "ru":  # a value has no case there: "в 39 портах"
        is_joint |= lexicon.lower(before.split()[-1]) in lexicon.numbers.prepositions - _STEPS
        is_joint |= bool(_CASE.search(text.normalized, number.end, end))
    is_whole = not (is_led or is_joint or STOP.search(before) or STOP.search(behind.rstrip(",")))
    return " ".join([*article, before, "{value}", behind.rstrip(",")]) if is_whole else ""


def subject_of_words(text: SourceText, span: TextSpan) -> str:
    """What a fact in words is called: the subject of its first verb, if that is a noun in a few words."""
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
    return words if is_noun else ""
