"""Says which words of a sentence with several numbers are those of one of them only: of what, or where, it is told.

"Russia exported 5 million tonnes, Ukraine 7 million" has a subject for each number, "rose 4% in Wales and 6% in
Scotland" a place after each, and "Lund and Skara opened 4 and 9 clinics respectively" a list of places for a list of
numbers; "of 90 who applied, 12 were admitted" says another thing of each. `contrast_reader` reads them; here is which
numbers are held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.contrast_reader import Contrast, ContrastReader
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import read_qualifier
from briefing.evidence.sentences.stated_role import read_role
from briefing.evidence.sentences.telling_words import MARK, TellingWords

_COMPARED = (NumberKind.VALUE, NumberKind.SHARE)
_CHANGES = ("percent", "times")
_REACH = 8


def find_contrasts(stated: StatedNumber) -> list[Contrast]:
    """All that the sentence tells the number of, beside what it tells others of."""
    sentence, number = stated.passage.numbered_sentence, stated.number
    contrasts: list[Contrast] = []
    timed = set[str]()
    if len(sentence.numbers) > 1:
        times = PassageTimes(stated.passage)
        if times.is_of_compared(number):  # "a fall compared with the year before (40)": that is of the same thing
            return contrasts
        spans = times.named_in_sentence
        timed = {sentence.lexicon.lower(word) for span in spans for word in LETTERS.findall(sentence.slice(span))}
        contrasts = find_neighbours(sentence, number)
        # Of another time other words may say the same: "built 40 km in 2023 and added 60 km in 2024".
        contrasts += find_statements_apart(sentence, number, spans, partial(times.are_of_one_time, number))
    finders = (find_rest, find_heads, find_moved, find_moved_before)
    contrasts += filter(None, (find(sentence, number) for find in finders))
    contrasts += find_wholes(sentence, number)
    contrasts += filter(None, (_named_part(stated), _interposed(stated)))
    if stated.role.role is NumberRole.PART:
        said = frozenset(LETTERS.findall(sentence.lexicon.lower(sentence.slice(stated.role.span))))
        contrasts = [contrast for contrast in contrasts if contrast.own - said]  # "including 9 children"
        part = find_part(sentence, number, stated.role.span)
        contrasts += [part] if part else []
    # "82 in the first half, in the second 97": what says when tells no subjects apart.
    return [c._replace(own=c.own - timed, others=c.others - timed) for c in contrasts]


def find_heads(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast of the noun that a number is of with the nouns and verbs of others like it.

    "A loss of 4 million on sales of 60 million", "with a harvest of 4 million tonnes it exported 2 million tonnes".
    """
    finite = sentence.lexicon.clauses.finite
    alike = [n for n in sentence.numbers if n.kind is NumberKind.VALUE]
    heads = {n: _head(sentence, n) for n in alike if (n.unit, n.currency) == (number.unit, number.currency)}
    own = heads.pop(number, frozenset[str]())
    others = frozenset[str]().union(*heads.values())
    return Contrast(own, others, own) if own and others and not any(map(finite.fullmatch, own)) else None


def _head(sentence: NumberedSentence, number: NumberSpan) -> frozenset[str]:
    """The word before a number and its preposition, "loss" of "a loss of about 4 million", or the noun of its subject.

    That is "profit" of "the profit of the group was 4 million".
    """
    lexicon, roles = sentence.lexicon, sentence.lexicon.roles
    start = min(number.start, read_qualifier(sentence, number).span.start or number.start)
    counted = (n for n in sentence.numbers if n.kind is not NumberKind.YEAR)
    before = max((n.unit_end for n in counted if n.unit_end <= start), default=sentence.span.start)
    marks = [m.end() for m in MARK.finditer(sentence.text, before, start)]
    words = [*map(lexicon.lower, LETTERS.findall(sentence.text, marks[-1] if marks else before, start))]
    if before > sentence.span.start and not marks and sentence.text[before : before + 1] == " ":
        del words[:1]  # what the number before it counts: "40 wells 31 wells"
    if words and (lexicon.clauses.lead.fullmatch(words[-1]) or words[-1] in lexicon.numbers.range_joiners):
        words.pop()
    if words and lexicon.clauses.has_fixed_order and lexicon.clauses.copula.fullmatch(words[-1]):
        led = [not lexicon.clauses.lead.fullmatch(word) for word in words[:-1]]
        first = led.index(True) if True in led else 0
        words = words[first : led.index(False, first) if False in led[first:] else len(led)]
    told = (
        frozenset(words[-1:]) - roles.function_words - lexicon.joints - {*lexicon.times.spans, *lexicon.times.relative}
    )
    return frozenset(word for word in told if not (roles.moved.search(word) or roles.share.fullmatch(word)))


def _interposed(stated: StatedNumber) -> Contrast | None:
    """The contrast of what is named behind a number in an aside with the subject before: "profit, hit by 2 of tax,"."""
    sentence, number = stated.passage.numbered_sentence, stated.number
    text, reader, clauses = sentence.text, TellingWords(sentence), sentence.lexicon.clauses
    opened = text.rfind(", ", sentence.span.start, number.start)
    closed = text.find(", ", number.unit_end, sentence.span.end)
    others = [n for n in sentence.numbers if n.start > closed >= 0 and n.currency == number.currency]
    is_aside = opened > 0 and others and clauses.agent.search(text, opened, number.start)
    if not is_aside or clauses.finite.search(text, sentence.span.start, opened):
        return None
    joint = sentence.lexicon.times.coordination.search(text, number.unit_end, closed)
    near = reader.telling_words(number.unit_end, joint.start() if joint else closed)
    return Contrast(near, reader.telling_words(sentence.span.start, opened), near) if near else None


def _named_part(stated: StatedNumber) -> Contrast | None:
    """The contrast of a part that is named before its number with the whole: "by 4%, including home sales by 9%"."""
    sentence, number = stated.passage.numbered_sentence, stated.number
    roles, reader, text = sentence.lexicon.roles, TellingWords(sentence), sentence.text
    start = max((n.end for n in sentence.numbers if n.end <= number.start), default=number.start)
    cues = [cue.pattern for cue in roles.before if cue.role is NumberRole.PART]
    for word in LETTERS.finditer(text, start, number.start):
        if any(cue.search(text, start, word.end() + 1) for cue in cues):
            told = reader.telling_words(word.end(), number.start)
            near = frozenset(one for one in told if not roles.moved.search(one))
            return Contrast(near, reader.telling_words(sentence.span.start, start), near) if near else None
    return None


def find_neighbours(sentence: NumberedSentence, number: NumberSpan) -> list[Contrast]:
    """The contrasts between a number and each number next to it, or all numbers of a list that has its own words."""
    values = _near(number, [n for n in sentence.numbers if n.kind in _COMPARED and _is_beside(n, number)])
    if len(values) < 2:
        return []
    is_old = number.part is NumberPart.OLD
    now = [n for n in values if is_old or read_role(sentence, n).role is not NumberRole.PREVIOUS]
    if number not in now:
        return []
    reader, at = ContrastReader(sentence, now), now.index(number)
    if named := reader.bracketed(number) or reader.before_brackets(number):
        return [named]
    # The next on either side, and none in brackets: "by 12 GW (1%) and bioenergy by 6 GW".
    told = [i for i, value in enumerate(now) if i == at or sentence.bracket(value) is None]
    place = told.index(at)
    beside = [*told[:place][-1:], *told[place + 1 :][:1]]
    found = reader.listed(at) or [contrast for other in beside if (contrast := reader.between(at, other))]
    if found:  # "potatoes rose 3%, onions 5%, plums 8%" sets each apart from all
        found += [c for i in told if i not in (at, *beside) and (c := reader.between(at, i))]
    # "Lund by 4% to 12 tons, Skara by 9% to 7 tons": that in between is another measure of the same.
    apart = [*told[:place][-2:-1], *told[place + 1 :][1:2]]
    found = found or [contrast for other in apart if (contrast := reader.between(at, other))]
    if not found and place and not reader.telling_words(now[told[place - 1]].unit_end, number.start):
        before = now[told[place - 1]]
        return find_neighbours(sentence, before) if before.unit in _CHANGES and before.unit != number.unit else []
    compared = next((n for n in values if n.start > number.start), None)
    if compared and compared not in now and (contrast := reader.compared(number, compared)):
        found.append(contrast)
    return found


def find_statements_apart(
    sentence: NumberedSentence, number: NumberSpan, times: Sequence[TextSpan], others: Callable[[NumberSpan], bool]
) -> list[Contrast]:
    """The contrasts between all that is said of a number and of `others` of its kind, each with a verb of its own.

    What looks like a year and is none of the `times` counts something: "1840 applications".
    """
    counted = [
        n
        for n in sentence.numbers
        if n.kind in (*_COMPARED, NumberKind.YEAR) and not any(n.span.overlaps(t) for t in times)
        if _is_beside(n, number) and (n == number or not _is_aside(sentence, n))
    ]
    # "Visited 310 of the 1,250 farms and fined 27": the 310 and its whole are told together.
    wholes = {
        n
        for part, n in pairwise(counted)
        if n != number and n.part in (NumberPart.WHOLE, NumberPart.ALONE)
        if read_role(sentence, n).role is NumberRole.WHOLE and not MARK.search(sentence.text, part.end, n.start)
    }
    values = _near(number, [n for n in counted if n not in wholes])
    if number not in values:
        return []
    reader, at = ContrastReader(sentence, values), values.index(number)
    beside = (i for i, value in enumerate(values) if i != at and others(value))
    return [c for other in beside for c in reader.told_apart(at, other)]


def find_part(sentence: NumberedSentence, number: NumberSpan, said: TextSpan) -> Contrast | None:
    """The contrast between a part, `said` to be one, and the whole before it: "90 trains, of which 12 were late"."""
    reader = ContrastReader(sentence, [number])
    following = next((n.start for n in sentence.numbers if n.start >= number.unit_end), sentence.span.end)
    at = max(number.unit_end, said.end)
    mark = MARK.search(sentence.text, at, following)
    told = TextSpan(at, mark.start() if mark else following)
    clauses, is_after = sentence.lexicon.clauses, said.start == number.start
    is_placed = is_after and clauses.lead.match(sentence.text, min(at + 1, told.end), told.end)
    verb = clauses.finite.search(sentence.text, *told)
    which = [m for m in clauses.openers.finditer(sentence.text, *told) if m.lastgroup == "relative"]
    tells_which = verb and which and which[0].start() < verb.start()  # "including 9 who had been abroad"
    if not is_placed and (verb is None or tells_which):
        return None
    near = reader.telling_words(*told)
    return Contrast(near, reader.telling_words(sentence.span.start, said.start), near)


def find_wholes(sentence: NumberedSentence, number: NumberSpan) -> Iterator[Contrast]:
    """The contrasts between a whole and the parts behind it: "arrested 310 people, 45 of them minors"."""
    reader, finite = ContrastReader(sentence, [number]), sentence.lexicon.clauses.finite
    is_last = sentence.lexicon.speakers.verb_is_last
    for part in sentence.numbers:
        said = read_role(sentence, part) if part.start >= number.unit_end else None
        # "Chad got 9% and Mali 6% of the payments" are two shares of one whole.
        # "1,200 people in 19 out of 25 districts": 19 is a part of the 25.
        is_of_another = part.part is NumberPart.SOME or number.unit == part.unit == "percent"
        # «9 nəfər, o cümlədən 2 uşaq yerləşdirilib»: the verb behind both tells what became of all.
        is_of_another |= (
            is_last and said is not None and not finite.search(sentence.text, number.unit_end, said.span.start)
        )
        if said and said.role is NumberRole.PART and not is_of_another:
            start = max(said.span.end, part.unit_end)
            mark = MARK.search(sentence.text, start, sentence.span.end)
            near = reader.telling_words(sentence.span.start, said.span.start)
            told = reader.telling_words(start, mark.start() if mark else sentence.span.end)
            yield Contrast(near, told, near, are_some=True)


def find_rest(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast with what has no number: "22% were dismissed and the rest went to court"."""
    alike = (n for n in sentence.numbers if (n.unit, n.currency) == (number.unit, number.currency))
    others = (n.start for n in alike if n.kind in _COMPARED and n.start >= number.unit_end)
    following = next(others, sentence.span.end)
    rest = sentence.lexicon.roles.the_rest.search(sentence.text, number.unit_end, following)
    if rest is None:
        return None
    reader = ContrastReader(sentence, [number])
    near, are_some = reader.telling_words(number.unit_end, rest.start()), rest.lastgroup == "some"
    near |= reader.telling_words(sentence.clause(number).start, number.start) if are_some else frozenset()
    return Contrast(near, reader.telling_words(rest.end(), sentence.span.end), near, are_some)


def find_moved(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast with what moves or stays behind it, and has no number: "rye rose by 4%, oats did not change"."""
    text, lexicon, reader = sentence.text, sentence.lexicon, TellingWords(sentence)
    end = min((n.start for n in sentence.numbers if n.start >= number.unit_end), default=sentence.span.end)
    mark = MARK.match(text, number.unit_end, end)
    verb = mark and (
        lexicon.roles.stays.search(text, mark.end(), end) or lexicon.roles.moved.search(text, mark.end(), end)
    )
    if not (mark and verb) or lexicon.claims.attribution.search(text, mark.end(), end):
        return None
    own = frozenset(
        word
        for word in reader.telling_words(sentence.clause(number).start, number.start)
        if not lexicon.roles.moved.search(word)
    )
    others = reader.telling_words(mark.end(), verb.start())
    return Contrast(own, others, own) if own and others else None


def find_moved_before(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast with what moved or stayed before it, and has no number: "rye held steady, oats fell by 4%"."""
    text, lexicon, reader, clause = sentence.text, sentence.lexicon, TellingWords(sentence), sentence.clause(number)
    before = next((one for one in reversed(sentence.clauses) if one.end <= clause.start), None)
    if before is None or any(before.contains(n.span) for n in sentence.numbers if n.kind is NumberKind.VALUE):
        return None
    held = lexicon.roles.stays.search(text, *before) or lexicon.roles.moved.search(text, *before)
    moves = (m for m in lexicon.roles.moved.finditer(text, *clause) if lexicon.clauses.finite.fullmatch(m[0]))
    if held is None or not (moved := next(moves, None)) or lexicon.claims.attribution.search(text, *before):
        return None
    starts = TextSpan(before.start, held.start()), TextSpan(clause.start, min(moved.start(), number.start))
    others, own = (frozenset(reader.telling_words(*start)) for start in starts)
    is_placed = any(reader.is_adverbial(*start) for start in starts)
    return Contrast(own, others, own) if own and others and not is_placed else None


def _is_beside(one: NumberSpan, number: NumberSpan) -> bool:
    """Whether two may be told apart: of "in Lund from 3 to 4, in Skara from 5 to 9" the 4 and the 9."""
    other_end = NumberPart.NEW if number.part is NumberPart.OLD else NumberPart.OLD
    return one.part is not other_end


def _is_aside(sentence: NumberedSentence, number: NumberSpan) -> bool:
    """Whether it only says in figures what stands before it, or stands between a subject and its verb.

    That is "three in four (76 per cent)", and "1,990, equivalent to 35 per cent, were carried out".
    """
    around = sentence.text[number.start - 1 : number.start] + sentence.text[number.unit_end :][:1]
    before = next((n for n in reversed(sentence.numbers) if n.end <= number.start and n.unit == number.unit), None)
    is_same = before is not None and not MARK.search(sentence.text, before.end, number.start)
    if around == "()" and is_same and number.unit == "percent":
        return True
    clause, finite = sentence.clause(number), sentence.lexicon.clauses.finite
    rest = TextSpan(clause.end + sentence.text.startswith(" ", clause.end), sentence.span.end)
    goes_on = sentence.text[clause.end - 1 : clause.end] == "," and finite.match(sentence.text, *rest)
    return bool(goes_on) and not finite.search(sentence.text, *clause)


def _near(number: NumberSpan, values: Sequence[NumberSpan]) -> Sequence[NumberSpan]:
    """The values that a reader may have in mind with a number; what has more of them is a table, and no sentence."""
    at = values.index(number) if number in values else 0
    return values[max(at - _REACH, 0) : at + _REACH + 1]
