"""Whether the number is of the place, the subject, the part and the row of a table that the fact speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product, takewhile

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, says_otherwise
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.contrast_reader import Contrast
from briefing.evidence.sentences.contrasts import find_contrasts
from briefing.evidence.sentences.noun_phrases import find_counted, noun_meaning
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import are_named, find_doer, is_form_of
from briefing.evidence.tables.table_rows import TableLine, figure_cells, line_with, wrapped_row
from briefing.facts.model import Property
from briefing.records import NamedTuple


def check_area(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact speaks of what the sentence says another of its numbers of."""
    if stated is None or claim.written is None or claim.tells_only_which(stated):
        return
    tongues = claim.tongues(stated.passage)
    if tongues.are_two:
        yield from islice(_told_across(claim, stated), 1)
        return
    roles, told_apart = claim.lexicon.roles, claim.lexicon.roles.excluding.search(claim.fact.statement)
    around = (
        stated.passage.text,
        stated.passage.sentence.start,
        stated.passage.numbered_sentence.item_end(stated.number),
    )
    if told_apart and not (roles.excluding.search(*around) or roles.elsewhere.search(*around)):
        yield does_not_say(Property.SUBJECT, f'no quote says "{told_apart[0]}"', ("statement",))
    words = claim.written.words | claim.written.area_words | claim.written.compounds | _short_forms(claim, stated)
    words |= frozenset(
        tongues.said_in(claim.written.words, stated.passage.slice(stated.passage.sentence))
    )  # "earned": a profit
    sentence, number = stated.passage.numbered_sentence, stated.number
    held_against = roles.yardstick.search(sentence.text, *sentence.lead(number.start))
    if held_against and not claim.written.told_in(held_against["noun"]):
        message = (
            f'the source says "{stated.passage.slice(TextSpan(held_against.start(), number.end))}" of something else'
        )
        yield says_otherwise(Property.SUBJECT, message, "take the number of what the fact tells", ("quantity",))
    own = next((contrast.own for contrast in _told_apart(claim, stated) if contrast.speaks_of_other(words)), None)
    own = own or _counted_apart(claim, stated)
    said, told = stated.read(find_doer), claim.written.doer
    is_speaker = said is not None and are_named([*said.subject], claim.speaker_words)
    if own is None and said and told and not is_speaker and said.is_taken_for(told, words):
        own = said.subject
    if own is not None:
        yield _is_of(stated, own)


def _told_across(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer for each contrast by whose words a fact in another language tells another number.

    What no glossary has may be what the fact names by a word that none has, so that it leaves a doubt.
    """
    tongues, sentence = claim.tongues(stated.passage), stated.passage.slice(stated.passage.sentence)
    words, units = (frozenset(tongues.said_in(told, sentence)) for told in (claim.told_words, claim.unit_words))
    moved = stated.passage.source_text.lexicon.roles.moved
    for contrast in _told_apart(claim, stated):
        mine = frozenset(w for w in contrast.own if not tongues.means_one_of(w, contrast.others)) or contrast.own
        if all(map(moved.search, mine)):  # "production fell by 22%, sales by 9%"
            mine = frozenset(filter(tongues.is_known, contrast.near - contrast.others)) or mine
        known = frozenset(filter(tongues.is_known, mine))
        others = frozenset(w for w in contrast.others if not tongues.means_one_of(w, contrast.own | contrast.near))
        own = (known or mine) - units
        others = others if known else others - units
        if own and contrast._replace(own=own, others=others).speaks_of_other(words):
            is_sure = known == mine or all(map(tongues.knows, claim.written.words if claim.written else ()))
            is_sure = is_sure or (len(words & others - units) > 1 and not words & known - units)
            answer = _is_of(stated, contrast.own)
            yield answer if is_sure else answer._replace(kind=AnswerKind.DOUBT)


def _short_forms(claim: Claim, stated: StatedNumber) -> frozenset[str]:
    """The letters by which the source goes on to call what the fact tells: LFL of "like-for-like (LFL) sales"."""
    letters = "".join(word[0] for word in LETTERS.findall(f"{claim.fact.statement} {claim.fact.label}")).upper()
    said = (word for word in LETTERS.findall(stated.passage.slice(stated.passage.sentence)) if word.isupper())
    known = stated.passage.source_text.normalized
    return frozenset(
        claim.lexicon.lower(word) for word in said if word[1:] and word in letters and f"({word})" in known
    )


def _is_of(stated: StatedNumber, own: frozenset[str]) -> Answer:
    listed = " ".join(sorted(own))
    message = f'the source says "{stated.text}" of "{listed}", and of something else what the fact tells'
    return says_otherwise(Property.SUBJECT, message, "take the number of what the fact tells", ("quantity",))


def _counted_apart(claim: Claim, stated: StatedNumber) -> frozenset[str] | None:
    """What the source counts, where the fact counts what only tells which: "the number of beds in hospitals"."""
    said, told = stated.read(find_counted), claim.written and claim.written.counted
    if not (said and told) or are_named([*said.own], claim.told_words):
        return None
    pairs = product(told.own, said.others)
    is_other = any(is_form_of(a, b) and abs(len(a) - len(b)) <= _ENDING for a, b in pairs)  # workers are no work
    return said.own if is_other else None


def _told_apart(claim: Claim, stated: StatedNumber) -> Iterator[Contrast]:
    """All that the sentence tells the number of beside what the fact counts, and beside what it tells others of."""
    key = (find_contrasts, stated.passage.sentence, stated.number.span)
    contrasts = stated.passage.source_text.once(key, lambda: find_contrasts(stated))
    counted = {noun_meaning(word, claim.lexicon) for word in claim.unit_words}
    # Of "172 people died, of them 9 children" the 9 are what the fact counts, if it counts children.
    counted = counted if stated.role.role is NumberRole.PART else set()
    units, participle = frozenset(claim.unit_words), claim.lexicon.clauses.participle
    # Who says it and what makes it less than real are told by the speaker and the status.
    cues = (found.span for found in stated.governance.cues if claim.fact.status in found.cue.statuses)
    beside = LETTERS.findall(claim.lexicon.lower(" ".join(map(stated.passage.slice, cues))))
    elsewhere = claim.speaker_words | frozenset(beside)
    for contrast in contrasts:
        telling = (w for w in contrast.own if noun_meaning(w, claim.lexicon) not in counted)
        # "Closed 9, leaving it with 90" tells the 90 of no "leaving".
        if not (contrast.own <= elsewhere or all(map(participle.fullmatch, telling))):
            # Where both moved, by which verb they did tells none apart: "rose by 7%" for "increased by 7%".
            moved = {word for word in contrast.near | contrast.others if claim.lexicon.roles.moved.search(word)}
            others = contrast.others - (moved if moved & contrast.near else frozenset())
            yield contrast._replace(own=contrast.own - units or contrast.own, others=others)


def check_whole(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells a part as the whole: "suspended 2 million of the fine"."""
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    number, sentence = stated.number, stated.passage.numbered_sentence
    is_measure = number.currency is not None or number.unit is not None
    part = claim.lexicon.roles.part_of.match(sentence.text, number.unit_end, sentence.span.end) if is_measure else None
    if part and claim.written.tells_only(part["noun"]):
        message = f'the source says "{stated.text}{part[0]}", which is a part of it, and the fact tells of all of it'
        yield says_otherwise(Property.SUBJECT, message, "take the number of what the fact tells", ("quantity",))


_MOST_ROWS = 30
_ITEM = re.compile(r"\W*[^\W\d_][^:\d]{0,60}?(?::| -) ?[^\w\s]{0,2}\d")
_SHORT_WORD = 2
_STEM, _ENDING = 5, 2


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
    if not (line.is_row or _is_item(line)):
        return
    lines = wrapped_row(line) if line.is_row else [line]
    items = (takewhile(_is_item, beside) for beside in (line.above(), line.below()))
    around = _rows_around(lines) if line.is_row else (item for run in items for item in islice(run, _MOST_ROWS))
    own, others = _row(stated, lines[0].span), [_row(stated, other.span) for other in around]
    told = _stems(
        f"{claim.fact.statement} {claim.fact.label} {claim.fact.area or ''} {' '.join(claim.unit_words)}", claim
    )
    of_all = claim.lexicon.numbers.told_all
    if claim.told_words & of_all and not own.words & of_all:
        other = next((row for row in others if row.words & of_all), None)
    else:
        other = next((row for row in others if _is_told_instead(row.stems, own.stems, told)), None)
    if other:
        where = "in the row" if line.is_row else "beside"
        message = f'the source has "{stated.text}" {where} "{own.label}", and the fact speaks of "{other.label}"'
        yield says_otherwise(Property.SUBJECT, message, "take the figure of the row that it is about", ("statement",))


def _is_told_instead(other: frozenset[str], own: frozenset[str], told: frozenset[str]) -> bool:
    """Whether the fact has of one row what another has not: "net debt" of "Net sales", "sales abroad" of "Sales"."""
    more, rest = other - own, own - other
    return bool(more & told) and not rest & told if rest else bool(more) and more <= told


def check_column(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact names what stands at the head of another column, and not what stands over the number."""
    if stated is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    source = stated.passage.source_text
    cells = figure_cells(source, stated.number.span)
    if cells is None or cells.head is None:
        return
    told = _stems(f"{claim.fact.statement} {claim.fact.label} {' '.join(claim.unit_words)}", claim)
    own = _stems(stated.passage.slice(cells.head), claim)
    others = (head for head in cells.others if _is_told_instead(_stems(stated.passage.slice(head), claim), own, told))
    if own and (other := next(others, None)):
        said, wanted = (stated.passage.slice(head).strip(" |") for head in (cells.head, other))
        message = f'the source has "{stated.text}" in the column "{said}", and the fact speaks of "{wanted}"'
        yield says_otherwise(Property.SUBJECT, message, "take the figure of the column that it is about")


def _is_item(line: TableLine) -> bool:
    """Whether a line is a thing of a list with its label before a number: "- Oats: 40 tons"."""
    return _ITEM.match(line.words) is not None and bool(line.numbers)


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
