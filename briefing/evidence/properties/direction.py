"""Whether the fact makes of its number what the source does: a rise and no fall, a change and no level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, AnswerKind, Claim, does_not_say, says_otherwise, unknown_word
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind, NumberPart, NumberSpan
from briefing.evidence.own_words.written_number import WrittenNumber
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import is_kept, is_over_time, read_role, read_side
from briefing.evidence.sentences.telling_words import MARK, is_form_of
from briefing.evidence.tables.table_rows import line_with
from briefing.facts.model import Property

_PATH = ("statement",)
_NEAR = 6
"""How far behind the words for a change a "than" may stand: "больше, чем"."""
_PRICES, _STEM = "prices", 5
_SIGNS = ("balance", "warmth")
"""Opposites of which one is less than nothing."""
_OTHERS = {
    NumberRole.LEVEL: (NumberRole.CHANGE, NumberRole.PREVIOUS),
    NumberRole.CHANGE: (NumberRole.LEVEL, NumberRole.PREVIOUS, NumberRole.WHOLE),
    NumberRole.PREVIOUS: (NumberRole.CHANGE, NumberRole.LEVEL),
}
"""By what the number is in the source, what the fact may not tell it as."""
_MUST_TELL = {
    NumberRole.MULTIPLIED: (NumberRole.MULTIPLIED, NumberRole.PREVIOUS),
    NumberRole.EXCEPTED: (NumberRole.EXCEPTED,),
    NumberRole.PREVIOUS: (NumberRole.PREVIOUS,),
    NumberRole.AVERAGE: (NumberRole.AVERAGE,),
}
"""By what the number is in the source, what the fact has to tell it as."""
_POINTS = ("percentage point", "basis point")


def check_direction(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells a fall as a rise, a change as a level, or a loss as a profit."""
    if stated is None or claim.written is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    said, written = stated.role, claim.written
    words = stated.passage.slice(said.span) or stated.text
    if _is_turned_round(stated, written):
        yield _otherwise(f'the source says "{words}", and the fact tells it the other way round')
    elif _is_other_role(claim, stated, written) and not claim.tells_only_which(stated):
        article = "an" if str(said.role)[0] in "aeiou" else "a"
        yield _otherwise(f'the source says "{words}", which is {article} {said.role}, and the fact does not tell it so')
    elif written.role.role is NumberRole.CHANGE and not (said.role or said.direction or _is_change(stated)):
        named = [(p.slice(p.quote), p.source_text.lexicon.roles) for p in claim.context.get(Property.DIRECTION, ())]
        sides = {bool(roles.rises.search(words)) - bool(roles.falls.search(words)) for words, roles in named} - {0}
        if not named and is_over_time(stated.passage.numbered_sentence, stated.number):
            sides = {_direction_around(stated)} - {0}
        if not sides and stated.text[0] == "-" and stated.number.unit == "percent":
            yield unknown_word(Property.DIRECTION, stated.text)  # "-3% at current rates" may be a level below zero
        elif len(sides) != 1:
            yield does_not_say(Property.DIRECTION, f'the source does not say that "{stated.text}" is a change', _PATH)
        elif written.role.direction not in (0, *sides):
            yield _otherwise(f'the source says "{named[0][0]}", and the fact tells it the other way round')
    elif written.role.role is NumberRole.ADDED and not said.role and _is_now(stated):
        yield _otherwise(f'the source says that there are "{stated.text}" now, and the fact tells it as an addition')
    elif said.role is NumberRole.ADDED and not written.role.role and _tells_now(claim, stated):
        yield _otherwise(f'the source says "{words}", and the fact tells how many there are now')
    elif _is_other_pace(stated, written):
        yield _otherwise(f'the source says "{words}", and the fact tells of another rise or fall')
    elif written.value > 0 and _side(stated, "warmth") < 0 and not written.side("warmth"):
        yield _otherwise(f'the source says "{words}" of degrees below zero')
    yield from _check_opposites(stated, written)
    yield from _check_deaths(claim, stated, written)


def is_below_zero(stated: StatedNumber) -> bool:
    """Whether words make less than nothing of a number without a minus: a fall of 12, a loss of 12."""
    if stated.role.role is NumberRole.CHANGE:
        return stated.role.direction < 0
    return any(_side(stated, name) < 0 for name in _SIGNS)


def _side(stated: StatedNumber, name: str) -> int:
    """Which of two opposites the source speaks of beside a number; in a table, its own row."""
    source, place = stated.passage.source_text, (stated.passage.sentence, stated.number.span)
    return source.once((_side, name, *place), lambda: _read_side(stated, name))


def _read_side(stated: StatedNumber, name: str) -> int:
    passage, opposites = stated.passage, stated.passage.source_text.lexicon.roles.opposites
    sentence, source = passage.numbered_sentence, passage.source_text
    line = line_with(source, stated.number.start)
    if not LETTERS.search(sentence.text, *line.span):
        return 0  # a row of figures, whose heads tell
    if line.is_row:
        sentence = sentence._replace(clauses=[line.span])
    side = opposites.get(name)
    is_degrees = (stated.number.unit or "").startswith("degree")
    if side and name == "warmth" and not (is_degrees or side.other.match(sentence.text, stated.number.unit_end + 1)):
        return 0  # "40% froze in the frost"
    words = map(source.lexicon.lower, LETTERS.findall(sentence.slice(sentence.clause(stated.number))))
    if side and (name == _PRICES or not source.lexicon.numbers.respectively.isdisjoint(words)):
        clause = sentence.clause(stated.number)
        if side.one.search(sentence.text, *clause) and side.other.search(sentence.text, *clause):
            return 0  # "4 dead and 9 hurt, respectively" is for the list to tell, and "unadjusted real GDP" is both
    return read_side(sentence, stated.number, side) if side else 0


def is_written_below_zero(written: WrittenNumber) -> bool:
    """Whether the fact's own words do."""
    return written.role.direction < 0 or any(written.side(name) < 0 for name in _SIGNS)


def _otherwise(message: str) -> Answer:
    return says_otherwise(Property.DIRECTION, message, "let the statement tell what the source tells", _PATH)


def _is_turned_round(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether one of source and fact speaks of a rise, the other of a fall, or of a level that was kept."""
    said, value = stated.role, stated.value or 0
    if is_kept(stated.passage.numbered_sentence, stated.number):
        words, clause = stated.passage.source_text.lexicon.roles, stated.passage.numbered_sentence.clause(stated.number)
        moves = any(p.search(stated.passage.text, *clause) for p in (words.rises, words.falls))
        is_told = written.role.role is NumberRole.LEVEL or (written.role.role is NumberRole.CHANGE and not moves)
        told = written.role.direction if is_told else 0  # "kept growth at 4%" tells of a rise, too
        return told not in (0, said.direction)
    if written.is_kept and said.role is NumberRole.LEVEL and said.direction:
        stays, sentence = stated.passage.source_text.lexicon.roles.stays, stated.passage.sentence
        return not stays.search(stated.passage.text, stated.number.end, sentence.end)
    if said.role in (NumberRole.LEVEL, NumberRole.PREVIOUS):
        told = written.role.direction if written.role.role is not NumberRole.CHANGE else 0
        # Losses that widen to 5 million are lost all the same.
        is_loss = written.lexicon.roles.lost.search(written.statement) and _side(stated, "balance") < 0
        return bool(told) and said.direction == -told and not is_loss
    if written.is_average and said.role is not NumberRole.CHANGE:
        return False  # "growth averaged 4%" beside "slowing from an average of 4%"
    is_plain_change = written.role.role is NumberRole.CHANGE and not written.role.direction
    told = -1 if written.value < 0 else written.role.direction or int(is_plain_change)
    if written.is_said_to_rise:
        return said.direction < 0 or value < 0
    if not told:
        return False
    is_plus = stated.text.startswith("+")
    return told == -(-1 if value < 0 else is_plus or said.direction or _direction_around(stated))


def _direction_around(stated: StatedNumber) -> int:
    """1 or -1 if the movements of the number's clause are all rises, or all falls; else that of the last before it."""
    passage = stated.passage
    words, clause = passage.source_text.lexicon.roles, passage.numbered_sentence.clause(stated.number)
    found = bool(words.rises.search(passage.text, *clause)), bool(words.falls.search(passage.text, *clause))
    if found[0] is not found[1]:
        return found[0] - found[1]
    moved = [m.groupdict() for m in words.movement.finditer(passage.text, passage.sentence.start, stated.number.start)]
    if moved and (moved[-1].get("rise") or moved[-1].get("fall")):
        return 1 if moved[-1].get("rise") else -1
    return bool(words.rises.search(passage.text, *passage.sentence)) - bool(
        words.falls.search(passage.text, *passage.sentence)
    )


def _is_other_role(claim: Claim, stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether the fact makes something else of the number than the source."""
    said = stated.role.role
    is_kept_as_is = said is NumberRole.CHANGE and not stated.role.direction
    if is_kept_as_is and is_kept(stated.passage.numbered_sentence, stated.number):
        return False  # "without change, at 7%": no change of 7%
    if said is None or written.role.role in _MUST_TELL.get(said, ()) or _is_same_movement(stated, written):
        return False
    if said is written.role.role is NumberRole.CHANGE and _is_between_things(stated, written):
        return True
    if written.role.role in _OTHERS.get(said, ()):
        if written.role.role is not NumberRole.CHANGE:
            return True
        is_same_way = written.role.direction in (0, stated.role.direction)
        is_told_earlier = said is not NumberRole.PREVIOUS or written.is_earlier or _is_of_own_time(stated)
        is_its = (is_same_way and _is_earlier_pace(stated)) or (is_told_earlier and _is_of_changes(stated, written))
        return not is_its
    match said:
        case NumberRole.MULTIPLIED | NumberRole.EXCEPTED:
            return True
        case NumberRole.CHANGE:
            # "The average wage" is a level.
            is_told = written.role.role not in (None, NumberRole.AVERAGE)
            return not (is_told or written.is_moved or written.tells_nothing)
        case NumberRole.AVERAGE:
            return stated.number.unit != "percent" and not (written.role.role or written.tells_nothing)
        case NumberRole.ADDED:
            # "There were 40 more" tells of no 40.
            exists, before = written.lexicon.roles.exists, TextSpan(stated.passage.sentence.start, stated.number.start)
            said_to_exist = stated.passage.source_text.lexicon.roles.exists.search(stated.passage.text, *before)
            return bool(said_to_exist and exists.search(written.statement)) and not written.is_added
        case NumberRole.PREVIOUS:
            return not (written.is_earlier or _is_of_own_time(stated))
        case NumberRole.WHOLE:
            # "None of the 48 passed" says of all that they did not, "of the 48, 12 did not" of the 12.
            lead = TextSpan(stated.passage.sentence.start, stated.number.start)
            is_none = any(lead.contains(denial) for denial in stated.governance.denials) and not _parts_after(stated)
            if written.role.role is said or (is_none and written.lexicon.statuses.denial.search(written.statement)):
                return False
            return _tells_of_part(claim, stated, written)
    return False


def _is_same_movement(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether one movement leads to both numbers in the same words: "growth is expected to accelerate to 3%"."""
    passage, found = stated.passage, list[str]()
    place = TextSpan(passage.numbered_sentence.clause(stated.number).start, stated.number.start)
    for text, span in ((passage.text, place), (written.lead, TextSpan(0, len(written.lead)))):
        moved = list(written.lexicon.roles.movement.finditer(text, *span))
        found.append(text[moved[-1].start() : span.end].strip().lower() if moved else "")
    return found[0] == found[1] != "" and stated.passage.source_text.lexicon is written.lexicon


def _is_between_things(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether the source holds one thing against another, and the fact one time: "men earned 12% more than women"."""
    passage, words = stated.passage, stated.passage.source_text.lexicon
    than = words.times.compared.search(passage.text, stated.number.end, stated.role.span.end + _NEAR)
    clause = passage.numbered_sentence.clause(stated.number)
    movements = words.roles.movement.finditer(passage.text, clause.start, stated.number.start)
    moved_there = any(m.groupdict().get("rise") or m.groupdict().get("fall") for m in movements)
    if than is None or moved_there or not written.lexicon.roles.movement.search(written.statement):
        return False
    times = [t.start for t in PassageTimes(passage).named_in_sentence if t.start >= than.end()]
    told = LETTERS.findall(words.lower(passage.text[than.end() : min(times, default=passage.sentence.end)]))
    if told and told[0] in ("that", "those") and told[1:] and told[1].endswith(("ed", "een")):
        told.pop(1)  # "higher than that recorded in 2023" speaks of the same thing
    is_old = not words.numbers.told_old.isdisjoint(told)
    return not is_old and any(word not in words.roles.function_words for word in told)


def _is_of_changes(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether what moved to the number are changes themselves, which the fact calls so: "additions fell to 60".

    So it is with what somebody raised, "повысил прогноз роста до 2%".
    """
    passage, movement = stated.passage, written.lexicon.roles.movement
    texts = (written.statement, *([written.label] if stated.role.is_previous else ()))
    named = [m for words in texts for m in movement.finditer(words)]
    told = [m[0].lower() for m in named]
    is_last = stated.passage.source_text.lexicon.numbers.verbs_last
    end = passage.numbered_sentence.clause(stated.number).end if is_last else stated.number.start
    found = list(movement.finditer(passage.text, passage.sentence.start, end))
    said = [m[0].lower() for m in found]
    verbs = (passage.source_text.lexicon.clauses.finite, passage.source_text.lexicon.clauses.participle)
    is_verb = [any(verb.fullmatch(word) for verb in verbs) for word in said]
    if not told or len(said) < 2 or (is_last and is_verb[0]):
        return False  # "gəlir 12% artıb, 340 manata çatıb": that is no rise of 340
    is_object = len(LETTERS.findall(passage.text[found[-2].end() : found[-1].start()])) == 1
    if is_object and is_verb[-2] and not is_verb[-1]:
        return _groups(found[-1]) == _groups(named[-1])
    return is_form_of(said[0], told[-1]) and not is_form_of(said[-1], told[-1])


def _is_earlier_pace(stated: StatedNumber) -> bool:
    """Whether an earlier level is one of growth: the 5% of "slowed its growth to 3% from 5%"."""
    passage = stated.passage
    new_level = passage.source_text.lexicon.times.new_level
    return stated.role.is_previous and any(
        other.role.role is NumberRole.CHANGE
        and other.number.unit == stated.number.unit
        and new_level.search(passage.text, passage.sentence.start, other.number.start)
        for other in passage.numbers
    )


def _is_of_own_time(stated: StatedNumber) -> bool:
    """Whether the period tells it from the level after it, as in "up from 5.1% in 2023"."""
    own, attributive = (
        PassageTimes(stated.passage).of_number(stated),
        stated.passage.source_text.lexicon.times.attributive,
    )
    said, number = stated.role.span, stated.number
    same_time = stated.passage.source_text.lexicon.roles.same_time
    if same_time.match(stated.passage.text, number.unit_end, stated.passage.sentence.end):
        return True
    # "12 was cut to 8 in 2024": what stands behind the next verb is the time of the 8.
    verb = stated.passage.source_text.lexicon.clauses.finite.search(stated.passage.text, number.end)
    end = verb.start() if verb else len(stated.passage.text)
    return own.is_before or any(
        number.end <= t.span.start < end or said.overlaps(t.span) or attributive.search(t.text) or t.is_one_end
        for t in own.times
    )


def _tells_of_part(claim: Claim, stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether the fact says of the whole what the source says of a part: that 48 of the 48 boats were sold."""
    if written.is_in_all:
        return False
    passage, lower = stated.passage, stated.passage.source_text.lexicon.lower
    clause = passage.numbered_sentence.clause(stated.number)
    # "400 people estimated to be ill were treated": what tells which whole it is says nothing of the part.
    which = passage.source_text.lexicon.roles.postmodifier.match(passage.text, stated.number.end, clause.end)
    led = which.end() if which else passage.numbered_sentence.end_of_participle(stated.number)
    after = LETTERS.findall(lower(passage.text[led or stated.number.end : clause.end]))
    after = after if led else after[1:]
    before = [n.start for n in passage.sentence_numbers if clause.start <= n.start < stated.number.start]
    # "3 million of a pledged 8 million": what stands between tells which whole it is, too.
    end = before[-1] if before and stated.number.part is NumberPart.WHOLE else stated.number.start
    is_its_own = passage.source_text.lexicon.speakers.verb_is_last  # "təxliyə edilən 240 nəfərdən"
    said = [*([] if is_its_own else LETTERS.findall(lower(passage.text[clause.start : end]))), *after]
    if stated.number.part is NumberPart.WHOLE:  # "Of the 48 boats, 12 were sold", or most
        part = None if before else next(iter(_parts_after(stated)), None)
        start = part.end if part else clause.end
        said = [] if part and clause.end < part.start else said  # "Of the 48 boats seen in May, 12 were sold"
        said += LETTERS.findall(lower(passage.text[start : passage.sentence.end]))
    # "Approved" may be told by another form than an ending's: "одобрили", "одобрено".
    own = {word[:_STEM] for word in written.words if len(word) > _STEM}
    return any(claim.tongues(stated.passage).is_among(one, said) for one in written.words) or not own.isdisjoint(
        word[:_STEM] for word in said if len(word) > _STEM
    )


def _parts_after(stated: StatedNumber) -> list[NumberSpan]:
    """The numbers after a whole that may be parts of it."""
    after = (n for n in stated.passage.sentence_numbers if n.start >= stated.number.end)
    return [n for n in after if n.kind in (NumberKind.VALUE, NumberKind.SHARE)]


def _is_other_pace(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether both speak of a rise or fall that goes on at another pace, and not of the same: "the decline slowed"."""
    passage, told = stated.passage, written.lexicon.roles.paced.search(written.statement)
    lead = TextSpan(passage.numbered_sentence.clause(stated.number).start, stated.number.start)
    said = passage.source_text.lexicon.roles.paced.search(passage.text, *lead)
    return bool(said and told) and _groups(said) != _groups(told)


def _groups(match: re.Match[str] | None) -> set[str]:
    return {name.rstrip("2") for name, words in match.groupdict().items() if words} if match else set()


def _is_change(stated: StatedNumber) -> bool:
    """Whether its sentence speaks of changes, or its sign alone makes one of it."""
    number, text, moved = stated.number, stated.passage.text, stated.passage.source_text.lexicon.roles.moved
    clause = stated.passage.numbered_sentence.clause(number)
    if any(not _is_of_other(stated, match) for match in moved.finditer(text, *clause)):
        return True
    # "Exports rose 4%, and their share is 79%" has a verb for each.
    finite = stated.passage.source_text.lexicon.clauses.finite
    others = [n for n in stated.passage.numbered_sentence.numbers if n != number and n.unit == number.unit]
    verbs = [match[0] for match in finite.finditer(text, *clause) if match[0].strip("- ")]
    told = any(not _is_of_other(stated, match) for match in moved.finditer(text, *stated.passage.sentence))
    if told and not (others and (verbs or _is_now(stated))):
        return True
    return bool(signed_direction(stated))


def _is_now(stated: StatedNumber) -> bool:
    """Whether it is how many there are behind those that came or went: "18 were added, now they are 205"."""
    sentence, start = stated.passage.numbered_sentence, stated.number.start
    others = [n for n in sentence.numbers if n.unit_end <= start and n.kind in VALUE_KINDS]
    is_moved = others and read_role(sentence, others[-1]).role in (NumberRole.ADDED, NumberRole.CHANGE)
    present = sentence.lexicon.times.present
    return bool(is_moved) and present.search(sentence.text, others[-1].unit_end, start) is not None


def _tells_now(claim: Claim, stated: StatedNumber) -> bool:
    """Whether the fact tells how many there are, for which the source has another number behind this one."""
    behind = (n for n in stated.passage.numbered_sentence.numbers if n.start > stated.number.start)
    is_told = claim.lexicon.times.present.search(claim.fact.statement)
    return bool(is_told) and any(_is_now(StatedNumber(stated.passage, number)) for number in behind)


def signed_direction(stated: StatedNumber) -> int:
    """1 or -1 where the sign alone makes a change of a number, else 0.

    That is "+2.0%" and "-540bps" anywhere, and "-3%" in brackets or a line of its own.
    """
    number, source = stated.number, stated.passage.source_text
    words, first = source.lexicon.numbers, source.lexicon.lower(stated.text.split()[0])
    if stated.text[0] == "+" or first in words.plus:
        return 1
    if not (stated.text[0] == "-" or first in words.minus):
        return 0
    is_line = source.lines[source.line_at(number.start)] == (number.start, number.unit_end)
    is_apart = is_line or stated.passage.numbered_sentence.bracket(number) is not None
    return -1 if number.unit in _POINTS or (number.unit == "percent" and is_apart) else 0


def _is_of_other(stated: StatedNumber, moved: re.Match[str]) -> bool:
    """Whether a word for a change tells that of another number: "rising by 2 points" behind "the share came to 14%".

    So it is, too, before a participle of the number's own: "rose to the fifth place, handling 9 million tonnes".
    """
    sentence, number = stated.passage.numbered_sentence, stated.number
    words, text, moves = sentence.lexicon.clauses, sentence.text, sentence.lexicon.roles.moved
    marks = [m.end() for m in MARK.finditer(text, moved.end(), number.start)]
    marks = [at for at in marks if not moves.match(text, at)]
    if any(words.participle.match(text, at, number.start) for at in marks):
        return True
    if number.currency and moved.start() > number.end and not sentence.text[number.end : moved.start()].strip():
        return True  # "a $2 million expansion" costs that
    for other in sentence.numbers:
        if other == number or other.kind not in VALUE_KINDS:
            continue
        role = read_role(sentence, other)
        is_behind = moved.start() > number.end and not sentence.lexicon.numbers.verbs_last
        is_apart = other.unit != number.unit or is_behind
        is_moved = role.role in (NumberRole.CHANGE, NumberRole.PREVIOUS)
        if is_moved and is_apart and role.span.start <= moved.start() < max(other.unit_end, role.span.end):
            return True
    return False


def _check_deaths(claim: Claim, stated: StatedNumber, written: WrittenNumber) -> Iterator[Answer]:
    """A doubt where the fact tells of the dead, and the source says nothing there of anybody who died."""
    harm, source = claim.lexicon.roles.opposites.get("harm"), stated.passage.source_text
    if harm is None or source.lexicon is not claim.lexicon or written.side("harm") <= 0:
        return
    before = source.sentence_before(source.sentence_around(stated.number.span))
    near = [*claim.said_beside(stated), *(source.normalized[slice(*span)] for span in (before,) if span)]
    if not any(pattern.search(text) for text in near for pattern in (harm.one, harm.either)):
        message = f'the fact tells of the dead, and the source does not say of "{stated.text}" that anybody died'
        yield Answer(Property.DIRECTION, AnswerKind.DOUBT, message, None, _PATH)


def _check_opposites(stated: StatedNumber, written: WrittenNumber) -> Iterator[Answer]:
    """An answer where the clause of the number speaks of one thing and the fact of its opposite: losses and profits."""
    passage, source = stated.passage, stated.passage.source_text
    spoken_of = source.once((_opposites, passage.sentence), lambda: _opposites(passage))
    if line_with(source, stated.number.start).is_row:  # of which another sentence may have a part
        spoken_of = dict.fromkeys(source.lexicon.roles.opposites, 0) | spoken_of
    for name, around in spoken_of.items():
        said = _side(stated, name)
        if name == "balance" and (stated.value or 0) < 0:
            said = -abs(said)  # "net income -12", "loss (12)"
        told = written.side(name) if said or around else 0
        if told and not said and around == -told:
            message = "the source speaks there of the opposite of what the fact tells, if not of this number"
            yield Answer(Property.DIRECTION, AnswerKind.DOUBT, message, None, _PATH)
        elif said and said == -told:
            words = passage.slice(passage.numbered_sentence.clause(stated.number)).strip(" ,;.")
            yield _otherwise(f'the source says "{words}", and the fact tells of the opposite')


def _opposites(passage: Passage) -> dict[str, int]:
    """The opposites that a sentence speaks of: which of the two it names, or 0 where it names both."""
    found: dict[str, int] = {}
    for name, opposites in passage.source_text.lexicon.roles.opposites.items():
        sides = (opposites.one, opposites.other)
        if not any(side.may_stand_in(passage.text, *passage.sentence) for side in sides):
            continue
        one, other = (side.search(passage.text, *passage.sentence) for side in sides)
        if one or other:
            found[name] = bool(one) - bool(other)
    return found
