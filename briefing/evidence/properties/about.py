"""Whether the number is of the place, the subject, the part and the row of a table that the fact speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, takewhile

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, says_otherwise
from briefing.evidence.contrasts import (
    Contrast,
    find_contrasts,
    find_part,
    find_rest,
    find_statements_apart,
    find_wholes,
)
from briefing.evidence.countries import are_apart, country_names, find_names, name_countries, read_countries
from briefing.evidence.doers import Doer, find_doer
from briefing.evidence.numbers import NumberKind, NumberPart
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.role_words import NumberRole
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.table_rows import TableLine, line_with, wrapped_row
from briefing.evidence.telling_words import TellingWords, are_named
from briefing.facts.model import Property
from briefing.facts.text_fields import versions_of
from briefing.records import NamedTuple


def check_area(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact speaks of what the sentence says another of its numbers of.

    Only words of one language can be compared.
    """
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    if claim.tells_only_which(stated):
        return
    roles, told_apart = claim.lexicon.roles, claim.lexicon.roles.excluding.search(claim.fact.statement)
    around = stated.passage.text, *stated.passage.sentence
    if told_apart and not (roles.excluding.search(*around) or roles.elsewhere.search(*around)):
        yield does_not_say(Property.AREA, f'no quote says "{told_apart[0]}"', ("statement",))
    words = claim.written.words | claim.written.area_words | claim.written.compounds
    sentence, number = stated.passage.numbered_sentence, stated.number
    held_against = roles.yardstick.search(sentence.text, *sentence.lead(number.start))
    if held_against and not claim.written.told_in(held_against["noun"]):
        message = (
            f'the source says "{stated.passage.slice(TextSpan(held_against.start(), number.end))}" of something else'
        )
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
    key = (find_contrasts, sentence.span, number.span)
    contrasts = stated.passage.source_text.once(key, lambda: _contrasts(stated))
    own = next((contrast.own for contrast in contrasts if contrast.own and contrast.speaks_of_other(words)), None)
    said, told = find_doer(sentence, number), claim.written.doer
    if own is None and said and told and said.is_taken_for(told, words):
        own = said.subject
    if own is None and told and (doer := _other_doer(claim, stated, said, told)):
        message = f'the source says "{stated.text}" there of something else than "{doer}"'
        hint = 'if that is the same, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint, ("statement",))
    elif own is None and (after := _told_after(claim, stated)):
        message = f'the source says "{after}" only behind it, and not of "{stated.text}"'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, 'if it is, say so: reading: {area: "…"}', ("statement",))
    if own is not None:
        listed = " ".join(sorted(own))
        message = f'the source says "{stated.text}" of "{listed}", and of something else what the fact tells'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))


def _told_after(claim: Claim, stated: StatedNumber) -> str | None:
    """What the fact says that is said only in the sentence behind: "24 halls are old. Some may be at risk of decay"."""
    source, words = stated.passage.source_text, claim.written.words if claim.written else frozenset[str]()
    own = source.sentence_around(stated.number.span)
    following = source.sentence_after(own)
    if following is None or source.is_parted(own.end, following.start) or len(words) < _COPIED:
        return None
    said = frozenset(_WORD.findall(claim.lexicon.lower(source.normalized[slice(*own)])))
    if are_named([*words], said):
        return None
    behind = frozenset(_WORD.findall(claim.lexicon.lower(source.normalized[slice(*following)])))
    told = [word for word in words if are_named([word], behind)]
    return " ".join(sorted(told)) if len(told) >= _COPIED else None


def _other_doer(claim: Claim, stated: StatedNumber, said: Doer | None, told: Doer) -> str | None:
    """Who does in the fact what the source tells of somebody else; None if that may be the same.

    That is somebody of whom the sentence tells another number, or whom a source that is copied else does not know.
    """
    source, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    clause = frozenset(_WORD.findall(claim.lexicon.lower(sentence.slice(sentence.clause(stated.number)))))
    if claim.written is None or not told.subject or are_named([*told.subject], clause):
        return None
    others = (find_doer(sentence, n) for n in sentence.numbers if n != stated.number and n.kind is NumberKind.VALUE)
    is_beside = any(are_named([*told.subject], other.subject) for other in others if other)
    if is_beside and TellingWords(sentence).has_subject(sentence.clause(stated.number), stated.number.start):
        return " ".join(sorted(told.subject))
    is_named = said and are_named([*said.subject], claim.told_words | told.elsewhere)
    if not (said and said.subject) or is_named or any(_is_in(word, source) for word in told.subject):
        return None
    shared = (claim.written.words - told.subject - told.verbs) & clause
    return " ".join(sorted(told.subject)) if len(shared) >= _COPIED else None


def _is_in(word: str, source: SourceText) -> bool:
    """Whether some form of a word stands anywhere in a source."""
    text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
    return word[: max(_STEM, len(word) - 3)] in text


def _contrasts(stated: StatedNumber) -> list[Contrast]:
    """All that the sentence tells the number of, beside what it tells others of."""
    sentence, number = stated.passage.numbered_sentence, stated.number
    contrasts: list[Contrast] = []
    if len(sentence.numbers) > 1:
        times = PassageTimes(stated.passage)
        spans = [time.span for time in times.of_sentence]
        contrasts = find_contrasts(sentence, number)
        # Of another time other words may say the same: "built 40 km in 2023 and added 60 km in 2024".
        contrasts += find_statements_apart(sentence, number, spans, partial(times.are_of_one_time, number))
    if rest := find_rest(sentence, number):
        contrasts.append(rest)
    contrasts += find_wholes(sentence, number)
    if stated.role.role is NumberRole.PART:
        part = find_part(sentence, number, stated.role.span)
        contrasts += [part] if part else []
    return contrasts


def check_country(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source tells the number of one country, and the fact of another."""
    written, language = claim.written, claim.language
    if stated is None or written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    area = name_countries(claim.fact.area or "", language)
    told = area | written.countries
    sentence = stated.passage.numbered_sentence
    sentence = sentence._replace(span=stated.passage.source_text.sentence_around(stated.number.span))
    key = (read_countries, sentence.span, stated.number.span, language)
    said, own = stated.passage.source_text.once(key, lambda: read_countries(sentence, stated.number, language))
    named = name_countries(f"{claim.fact.statement} {claim.fact.label}", language)
    if are_apart(told, said) and not (own & told or said & named):
        message = f'the source says "{stated.text}" of {min(said)}, and the fact tells it of {min(told)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    beside = name_countries(sentence.text[slice(*sentence.span)], language)
    if (own - named) and (taken := (named - own) & beside):  # "sold 40 tons to Ghana and 30 to Togo"
        message = f'the source says "{stated.text}" beside {min(own - named)}, and the fact tells it of {min(taken)}'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
        return
    if named and beside and not named & (beside | area):
        message = f"the source speaks there of {min(beside)}, and the fact of {min(named)}"
        hint = 'if it is told of that, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint, ("statement",))
        return
    quotes = [p.slice(p.quote) for p in claim.context.get(Property.AREA, ())]
    if are_apart(area, quoted := name_countries(" ".join(quotes), language)):
        message = f"the quote for the area names {min(quoted)}, and the fact tells it of {min(area)}"
        yield says_otherwise(Property.AREA, message, "name the area that the quote names")
    source, title = stated.passage.source_text, stated.passage.source.title or ""
    others = source.once(name_countries, lambda: name_countries(f"{title}\n{source.normalized}", language))
    if not quoted and area and others and not area & others:
        yield does_not_say(Property.AREA, f"the source names {min(others)}, and nowhere {min(area)}")
    elif not quotes and area and (other := _country_before(stated, area, language)):
        message = f'the source speaks of {other} right before it, and "{stated.text}" may be of that'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, f'quote "{min(area)}" with "for: area" if it is of that')
    elif (
        claim.fact.area not in (None, claim.briefing.defaults.area)
        and stated.passage.has_source_text  # what it names is not known by its quotes alone
        and not quotes
        and not _is_named(claim.fact.area, claim, stated)
    ):
        message, hint = f"the source names {claim.fact.area} nowhere", 'if it is meant, say so: reading: {area: "…"}'
        yield Answer(Property.AREA, AnswerKind.DOUBT, message, hint)


def _country_before(stated: StatedNumber, area: frozenset[str], language: str) -> str | None:
    """The country that the sentence before begins with, if it is another and the number's own names none."""
    source, own = stated.passage.source_text, stated.passage.source_text.sentence_around(stated.number.span)
    if name_countries(stated.passage.slice(own), language):
        return None
    at = bisect_left(source.sentences, own) - 1
    if at < 0 or source.paragraph_ends_between(source.sentences[at].end, own.start):
        return None
    first = next(find_names(source.normalized, source.sentences[at], country_names(language.partition("-")[0])), None)
    return first.name if first and first.name not in area else None


def _is_named(area: str, claim: Claim, stated: StatedNumber) -> bool:
    """Whether some word of an area stands in a source, in its title, or in the names of who tells it."""
    source, speaker = stated.passage.source, claim.speaker
    around = stated.passage.source_text
    names = [source.title, source.publisher, *(versions_of(speaker.name, claim.language).values() if speaker else ())]
    beside = claim.lexicon.lower(" ".join(map(str, filter(None, names))))
    words = [word for word in _WORD.findall(claim.lexicon.lower(area)) if len(word) > _SHORT_WORD]
    return any(_is_in(word, around) or word[: max(_STEM, len(word) - 3)] in beside for word in words)


def check_whole(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells a part as the whole ("suspended 2 million of the fine"), or what a word denies."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    written, passage, number = claim.written, stated.passage, stated.number
    roles, sentence = claim.lexicon.roles, passage.numbered_sentence
    is_measure = number.currency is not None or number.unit is not None
    part = roles.part_of.match(passage.text, number.unit_end, sentence.span.end) if is_measure else None
    if part and written.tells_only(part["noun"]):
        message = f'the source says "{stated.text}{part[0]}", which is a part of it, and the fact tells of all of it'
        yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))
    following = next((n.start for n in sentence.numbers if n.start >= number.unit_end), sentence.span.end)
    for denial in claim.lexicon.statuses.denial.finditer(passage.text, number.unit_end, following):
        after = _WORD.findall(claim.lexicon.lower(passage.text[denial.end() : following]))
        denied = [word for word in after if word not in roles.function_words][:_DENIED]
        is_told = claim.lexicon.statuses.denial.search(written.statement)
        if not is_told and any(word in written.words for word in denied):
            message = f'the source says "{denial[0]} {" ".join(denied)}", and the fact tells it as so'
            yield says_otherwise(
                Property.STATUS, message, "let the statement tell what the source tells", ("statement",)
            )
    for word in _WORD.findall(claim.lexicon.lower(passage.slice(sentence.clause(number)))):
        stems = [word.removeprefix(prefix) for prefix in roles.negations if word.startswith(prefix)]
        is_denied = claim.lexicon.statuses.denial.search(written.statement)
        if not is_denied and any(len(stem) >= _STEM and stem in written.words for stem in stems):
            message = f'the source says "{word}", and the fact tells of the opposite'
            yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))


def check_part(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for a number that the fact takes for another of the same sentence."""
    if stated is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    told, words = claim.told_words, claim.lexicon.numbers
    following = _WORD.search(stated.passage.text, stated.number.end, stated.passage.sentence.end)
    match stated.number.part:
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


def _taken(prop: Property, stated: StatedNumber, what: str) -> Answer:
    message = f'the source says "{stated.text}" of {what}, which the fact does not say'
    return says_otherwise(prop, message, "say so in the statement, or take the other number", ("quantity",))


_WORD = re.compile(r"[^\W\d_]+")
_DENIED = 2
_MOST_ROWS = 30
_SHORT_WORD = 2
_STEM = 5
_COPIED = 2
"""So many words of a sentence tell that a fact tells what it does, but for who does it."""


class _Row(NamedTuple):
    """The first cell of a row: its words, and what they have in common with their other forms."""

    label: str
    words: frozenset[str]
    stems: frozenset[str]


def check_row(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact names the label of another row, or speaks of all beside a row of totals."""
    if stated is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source = stated.passage.source_text
    line = line_with(source, stated.number.start)
    if not line.is_row:
        return
    lines = wrapped_row(line)
    own, others = _row(stated, lines[0].span), [_row(stated, other.span) for other in _rows_around(lines)]
    told = _stems(f"{claim.fact.statement} {claim.fact.label} {claim.fact.area or ''}", claim)
    of_all = claim.lexicon.numbers.told_all
    if claim.told_words & of_all and not own.words & of_all:
        other = next((row for row in others if row.words & of_all), None)
    else:
        mine = bool(own.stems & told)
        other = next((row for row in others if not mine and (row.stems - own.stems) & told), None)
    if other:
        message = f'the source has "{stated.text}" in the row "{own.label}", and the fact speaks of "{other.label}"'
        yield says_otherwise(Property.AREA, message, "take the figure of the row that it is about", ("statement",))


def _rows_around(own: Sequence[TableLine]) -> Iterator[TableLine]:
    """The other rows of the table, without what is only the rest of one."""
    for lines in (own[0].above(), own[-1].below()):
        for line in islice(takewhile(lambda one: one.is_row, lines), _MOST_ROWS):
            if line.is_data and not line.is_bare:
                yield line


def _row(stated: StatedNumber, line: TextSpan) -> _Row:
    source = stated.passage.source_text
    first = min((n.start for n in source.numbers_in(line)), default=line.end)
    label = source.normalized[line.start : first].strip(" |:;,-")
    words = frozenset(source.lexicon.lower(label).split())
    return _Row(label, words, frozenset(source.lexicon.units.stem(w)[:_STEM] for w in words if len(w) > _SHORT_WORD))


def _stems(text: str, claim: Claim) -> frozenset[str]:
    lexicon = claim.lexicon
    words = (word.strip(".,;:{}()\"'") for word in lexicon.lower(text).split())
    return frozenset(lexicon.units.stem(word)[:_STEM] for word in words if len(word) > _SHORT_WORD)
