"""Says which words of a sentence with several numbers are those of one of them only: of what, or where, it is told.

"Russia exported 5 million tonnes, Ukraine 7 million" has a subject for each number, "rose 4% in Wales and 6% in
Scotland" a place after each, and "Lund and Skara opened 4 and 9 clinics respectively" a list of places for a list of
numbers; "of 90 who applied, 12 were admitted" says another thing of each. Words that a number shares with another tell
the two apart no longer, and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile

from briefing.evidence.numbered_sentence import NumberedSentence
from briefing.evidence.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.role_words import NumberRole
from briefing.evidence.sentences import TextSpan
from briefing.evidence.stated_role import read_role
from briefing.evidence.telling_words import MARK, WORD, NumberSegments, TellingWords, are_named, is_form_of
from briefing.records import NamedTuple

_COMPARED = (NumberKind.VALUE, NumberKind.SHARE)
_PHRASE, _ITEM, _NAME = 3, 2, 7
_REACH = 8


class Contrast(NamedTuple):
    """The words of a number, and those of the numbers beside it; `near` are all words that stand with the number."""

    own: frozenset[str]
    others: frozenset[str]
    near: frozenset[str] = frozenset()
    are_some: bool = False
    """Whether the others are only some of what it counts, so that its own words beside theirs make them no more."""

    def speaks_of_other(self, words: frozenset[str]) -> bool:
        """Whether `words` speak of another number's and not of its own."""
        own = [word for word in self.own if not any(is_form_of(word, other) for other in self.others)]
        others = [word for word in self.others if not any(is_form_of(word, mine) for mine in self.own | self.near)]
        if not are_named(others, words):
            return False
        is_all = all(are_named([word], words) for word in others) and not all(are_named([w], words) for w in own)
        return self.are_some or (bool(own) and (not are_named(own, words) or is_all))


def find_contrasts(sentence: NumberedSentence, number: NumberSpan) -> list[Contrast]:
    """The contrasts between a number and each number next to it, or all numbers of a list that has its own words."""
    values = _near(number, [n for n in sentence.numbers if n.kind in _COMPARED])
    if len(values) < 2:
        return []
    now = [n for n in values if read_role(sentence, n).role is not NumberRole.PREVIOUS]
    if number not in now:
        return []
    reader, at = _ContrastReader(sentence, now), now.index(number)
    if bracketed := reader.bracketed(number) or reader.before_brackets(number):
        return [bracketed]
    # The next on either side, and none in brackets: "by 12 GW (1%) and bioenergy by 6 GW".
    told = [i for i, value in enumerate(now) if i == at or sentence.bracket(value) is None]
    place = told.index(at)
    beside = [*told[:place][-1:], *told[place + 1 :][:1]]
    found = reader.listed(at) or [contrast for other in beside if (contrast := reader.between(at, other))]
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
        if n == number or not _is_aside(sentence, n)
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
    reader, at = _ContrastReader(sentence, values), values.index(number)
    beside = (i for i, value in enumerate(values) if i != at and others(value))
    return [c for other in beside for c in (reader.statements(at, other), reader.places(at, other)) if c]


def find_part(sentence: NumberedSentence, number: NumberSpan, said: TextSpan) -> Contrast | None:
    """The contrast between a part, `said` to be one, and the whole before it: "90 trains, of which 12 were late"."""
    reader = _ContrastReader(sentence, [number])
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
    reader = _ContrastReader(sentence, [number])
    for part in sentence.numbers:
        said = read_role(sentence, part) if part.start >= number.unit_end else None
        # "Chad got 9% and Mali 6% of the payments" are two shares of one whole.
        if said and said.role is NumberRole.PART and not number.unit == part.unit == "percent":
            start = max(said.span.end, part.unit_end)
            mark = MARK.search(sentence.text, start, sentence.span.end)
            near = reader.telling_words(sentence.span.start, said.span.start)
            told = reader.telling_words(start, mark.start() if mark else sentence.span.end)
            yield Contrast(near, told, near, are_some=True)


def find_counted(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast of what is counted with what tells which of it: "the number of beds in hospitals"."""
    text, clauses, clause = sentence.text, sentence.lexicon.clauses, sentence.clause(number)
    led = sentence.lexicon.roles.number_of.search(text, *clause)
    if led is None:
        return None
    reader, ends = TellingWords(sentence), (clauses.lead, clauses.finite, clauses.participle)
    if noun := led.groupdict().get("noun"):
        return Contrast(frozenset([sentence.lexicon.lower(noun)]), reader.telling_words(clause.start, led.start()))
    words = WORD.finditer(text, led.end(), clause.end)
    end = next((w.start() for w in words if any(pattern.fullmatch(w[0]) for pattern in ends)), clause.end)
    following = min((n.start for n in sentence.numbers if n.start >= end), default=clause.end)
    return Contrast(reader.telling_words(led.end(), end), reader.telling_words(end, following))


def find_rest(sentence: NumberedSentence, number: NumberSpan) -> Contrast | None:
    """The contrast with what has no number: "22% were dismissed and the rest went to court"."""
    alike = (n for n in sentence.numbers if (n.unit, n.currency) == (number.unit, number.currency))
    others = (n.start for n in alike if n.kind in _COMPARED and n.start >= number.unit_end)
    following = next(others, sentence.span.end)
    rest = sentence.lexicon.roles.the_rest.search(sentence.text, number.unit_end, following)
    if rest is None:
        return None
    reader = _ContrastReader(sentence, [number])
    near, are_some = reader.telling_words(number.unit_end, rest.start()), rest.lastgroup == "some"
    near |= reader.telling_words(sentence.clause(number).start, number.start) if are_some else frozenset()
    return Contrast(near, reader.telling_words(rest.end(), sentence.span.end), near, are_some)


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


def _one_of(listed: Sequence[frozenset[str]], at: int) -> Contrast:
    """The contrast of one thing of a list with the others."""
    return Contrast(listed[at], frozenset().union(*listed[:at], *listed[at + 1 :]))


class _ContrastReader(NumberSegments):
    def listed(self, at: int) -> list[Contrast]:
        """By the place in two lists: "Lund and Skara opened 4 and 9 clinics respectively"."""
        sentence, own = self._sentence, self._values[at]
        alike = [v for v in self._values if (v.unit, v.currency) == (own.unit, own.currency)]
        run = self._run(alike, own)
        is_told = bool(sentence.lexicon.numbers.respectively.intersection(self._words(*sentence.span)))
        if not is_told:
            # Two figures of a row have no "and" between them.
            between = WORD.findall(sentence.text[run[-2].unit_end : run[-1].start]) if len(run) > 1 else []
            is_list = not self.joints.isdisjoint(map(self._lower, between))
            names = self._names(len(run), run[0].start) if is_list else []
            return [_one_of(names, run.index(own))] if names else []
        if taken_up := self._taken_up(run, [v for v in alike if v.end < run[0].start], run.index(own)):
            return [taken_up]
        for values in (self._values, alike, run):
            lists, count = self._lists(TextSpan(sentence.span.start, values[0].start)), len(values)
            listed = next(
                (items for items in reversed(lists) if len(items) == count), lists[-1][-count:] if lists else []
            )
            if len(listed) >= count:
                return [_one_of(listed, values.index(own))]
        return []

    def _names(self, count: int, end: int) -> list[frozenset[str]]:
        """The last list of so many names before a place: "Lund and Skara grew, to 9 and 4"."""
        span = TextSpan(self._sentence.span.start, end)
        found = [items for items in self._lists(span) if len(items) == count]
        names = frozenset(self._lower(m[0]) for m in WORD.finditer(self._sentence.text, *span) if m[0][0].isupper())
        named = [[item & names for item in items] for items in found]
        return next((items for items in reversed(named) if all(items)), [])

    def _taken_up(self, run: Sequence[NumberSpan], before: Sequence[NumberSpan], at: int) -> Contrast | None:
        """By the figures before their brackets: "40% were men and 60% women (2023: 50% and 50% respectively)"."""
        bracket = self._sentence.bracket(run[at])
        if bracket is None or bracket.start > run[0].start or len(run) != len(before):
            return None
        parts = [self._segment(self._values.index(value)) for value in before]
        told = [self.telling_words(*part) if part else frozenset[str]() for part in parts]
        return Contrast(told[at], frozenset().union(*(told[:at] + told[at + 1 :])), told[at])

    def _run(self, values: Sequence[NumberSpan], own: NumberSpan) -> Sequence[NumberSpan]:
        """The values of a list with nothing but joints between them: "by 4% and 3%"."""
        run: list[NumberSpan] = []
        for value in values:
            between = TextSpan(run[-1].unit_end, value.start) if run else None
            if between and ("(" in self._sentence.slice(between) or set(self._words(*between)) - self.joints):
                if own in run:
                    break
                run = []
            run.append(value)
        return run

    def _lists(self, span: TextSpan) -> list[list[frozenset[str]]]:
        """The lists of things, the last of each behind an "and"; a thing is the words next to that, or to its comma."""
        text, found = self._sentence.text, list[list[TextSpan]]()
        joints = {m.span(): False for m in MARK.finditer(text, *span)}
        joints |= {m.span(): True for m in WORD.finditer(text, *span) if self._lower(m[0]) in self.joints}
        edges = [span.start, *(at for joint in sorted(joints) for at in joint), span.end]
        is_last = True
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            is_joined = any(joint[1] == start and joints[joint] for joint in joints)
            if is_last and not is_joined:
                found.append([])
            if any(word not in self._function_words for word in self._words(start, end)):
                found[-1].append(TextSpan(start, end))
                is_last = is_joined
        lists = []
        for parts in filter(None, found):  # what they share names none of them: "official reserves and total reserves"
            items = [self._item(part, is_last=part == parts[-1]) for part in parts]
            others = [frozenset(word for o in parts if o != part for word in self._words(*o)) for part in parts]
            lists.append([item - other or item for item, other in zip(items, others, strict=True)])
        return lists

    def _item(self, part: TextSpan, *, is_last: bool) -> frozenset[str]:
        """The words that name a thing of a list: those before its comma, or the first of what ends with a verb."""
        if not is_last:
            return frozenset(self._words(*part)[-_ITEM:])
        verb = self._sentence.lexicon.clauses.finite.search(self._sentence.text, *part)
        return frozenset(self._words(part.start, verb.start() if verb else part.end)[:_ITEM])

    def between(self, at: int, other: int) -> Contrast | None:
        """By the subject before each of the two, or by what follows the same preposition after each."""
        first, second = sorted((at, other))
        low, high = self._values[first], self._values[second]
        joint = self._joint(low.end, high.start)
        if joint is None:
            return None
        if (low.unit, low.currency) != (high.unit, high.currency):
            return None
        subjects: tuple[frozenset[str], frozenset[str]] | None
        if any(word not in self._function_words for word in self._words(joint, high.start)):
            subjects = self._subjects(first, low, TextSpan(joint, high.start))
        else:
            end = self._values[second + 1].start if second + 1 < len(self._values) else self._sentence.span.end
            subjects = self._complements(low, joint, high, end)
        if subjects is None:
            return None
        own, others = subjects if at < other else subjects[::-1]
        segment = self._segment(at)
        return Contrast(own, others, frozenset(self._words(*segment)) if segment else frozenset())

    def _subjects(self, at: int, low: NumberSpan, high: TextSpan) -> tuple[frozenset[str], frozenset[str]] | None:
        """The subject before each of two numbers; None if their words are not alike."""
        start, segment = self._start_of(at, low), self._segment(at)
        low_label, high_label = self.label(start, low.start), self.label(*high)
        if segment and low_label and high_label:
            own, other = self._unmoved(segment.start, low.start), self._unmoved(*high)
            if own & other:  # "in sales of food, tobacco and drinks by 4%, in sales of fuel by 2%"
                return own, other
        if not self._are_alike(TextSpan(start, low.start), high):
            return None
        if self.is_adverbial(start, low.start) is not self.is_adverbial(*high):
            return None
        if low_label and high_label:
            return low_label, high_label
        return self._subject(start, low.start), self._subject(*high)

    def bracketed(self, number: NumberSpan) -> Contrast | None:
        """By what stands behind it in its brackets: "1.9% worldwide (2.9% in Africa)"."""
        text, span = self._sentence.text, self._sentence.span
        opened = text.rfind("(", span.start, number.start)
        closed = text.find(")", number.end, span.end)
        if min(opened, closed) < 0 or ")" in text[opened : number.start] or self._words(opened, number.start):
            return None
        own = self._words(number.unit_end, closed)
        if not own or not self._sentence.lexicon.clauses.lead.fullmatch(own[0]):
            return None
        named = self.telling_words(number.unit_end, closed)
        return Contrast(named, self.telling_words(span.start, opened), named)

    def before_brackets(self, number: NumberSpan) -> Contrast | None:
        """By what stands before its brackets, where others have theirs: "food (2.7%) and energy (up 1.1%)"."""
        text, alike = self._sentence.text, [v for v in self._values if v.unit == number.unit]
        around = {v: bracket for v in alike if (bracket := self._sentence.bracket(v))}
        # "(up 1.1%)" and "(to 40)", but "1,400 died (a decrease of 26)"
        tells = self._tells if number.unit == "percent" else self.telling_words
        opened = {v: at.start - 1 for v, at in around.items() if not tells(at.start, v.start)}
        starts = {v: max(text.rfind(")", 0, at), self._sentence.span.start) for v, at in opened.items()}
        told = {v: self.telling_words(starts[v], at) for v, at in opened.items()}
        own = told.pop(number, frozenset[str]())
        others = frozenset[str]().union(*(words for v, words in told.items() if opened[v] != opened.get(number)))
        return Contrast(own, others, own) if own and others else None

    def _tells(self, start: int, end: int) -> bool:
        """Whether words say more than that something moved: "in Wales", and not "up"."""
        moved = self._sentence.lexicon.roles.moved
        return any(not moved.fullmatch(word) for word in self.telling_words(start, end))

    def compared(self, number: NumberSpan, other: NumberSpan) -> Contrast | None:
        """By what follows each: "by 13% in the islands, against 4% nationwide"."""
        mark = MARK.search(self._sentence.text, number.end, other.start)
        if mark is None or number.unit != other.unit:
            return None
        own = self._words(number.unit_end, mark.start())
        preposition = next((word for word in own if word in self._function_words), None)
        told = self._words(other.unit_end, self._sentence.span.end)[:_PHRASE]
        others = frozenset(word for word in told if word not in self._function_words)
        return Contrast(self._after(own, preposition), others, frozenset(own)) if preposition else None

    def statements(self, at: int, other: int) -> Contrast | None:
        """By all words of the two statements; a subject before the first of them may be that of both."""
        own, beside = self._values[at], self._values[other]
        said = read_role(self._sentence, own)
        if at > other and said.role is NumberRole.PART and said.span.start >= beside.end:
            return None  # "40 were ill, including 9 who had been abroad": the 9 were ill, too
        mine, theirs = self._relative(at) or self._with_apposed(at), self._with_apposed(other)
        if mine is None or theirs is None or mine.overlaps(theirs):
            return None
        # "There are twelve colleges, with 40 students enrolled" tells both of the colleges.
        goes_on = at > other and self._sentence.lexicon.clauses.lead.match(self._sentence.text, *mine)
        if goes_on or (own.unit, own.currency) != (beside.unit, beside.currency):
            return None
        text, finite = self._sentence.text, self._sentence.lexicon.clauses.finite
        verb, their_verbs = finite.search(text, *mine), list(finite.finditer(text, *theirs))
        if verb and said.role is NumberRole.PREVIOUS and said.span.start <= verb.start() < own.start:
            return None  # "compared with 12 in 2023" says nothing of the 12
        if verb is None and their_verbs and at > other and their_verbs[0].start() >= beside.end:
            # "3 million were at home, and 40 in exile" has one verb for both, and says of each where.
            following = self._words(own.unit_end, mine.end)[:1]
            if (
                following
                and self._sentence.lexicon.clauses.lead.fullmatch(following[0])
                and not self.telling_words(mine.start, own.start)
            ):
                near = self.telling_words(own.unit_end, mine.end)
                return Contrast(near, self.telling_words(their_verbs[0].start(), theirs.end), near)
        takes_up = self._sentence.lexicon.roles.taken_up.match(text, *mine)
        if not (verb and their_verbs) or (at > other and takes_up):
            return None
        end = min(verb.start(), own.start)
        before = [found.start() for found in their_verbs if found.start() < beside.start]
        has_subject = bool(self.telling_words(mine.start, end)) and not self.is_adverbial(mine.start, end)
        near, led = self.telling_words(*mine), self._segment(at - 1) if at and other != at - 1 else None
        if led and not has_subject and not MARK.search(text, led.end, mine.start + 1):
            has_subject = True  # "in Wales sales rose by 4% and came to 60"
            near |= self.telling_words(led.start, self._values[at - 1].start)
        start = theirs.start if has_subject or at < other else max(before, default=beside.start)
        # "The port lost 14 cranes and sold 52": that it is the port tells neither apart.
        is_shared = at < other and not self.telling_words(theirs.start, their_verbs[0].start())
        told = self.telling_words(verb.start(), mine.end) if is_shared else near
        return Contrast(told, self.telling_words(start, theirs.end), near)

    def places(self, at: int, other: int) -> Contrast | None:
        """By what the same preposition leads before each: "on inland routes 2 million flew, on others 3% more"."""
        mine, theirs = self._led(at), self._led(other)
        shared = next((word for word in mine if mine[word] != theirs.get(word, mine[word])), None)
        return Contrast(mine[shared], theirs[shared], mine[shared]) if shared else None

    def _led(self, at: int) -> dict[str, frozenset[str]]:
        """The first word that tells something behind each preposition before a number."""
        segment, number = self._segment(at), self._values[at]
        found = [*WORD.finditer(self._sentence.text, segment.start, number.start)] if segment else []
        words = [(self._lower(a[0]), *self._words(*b.span())) for a, b in pairwise(found) if b.start() == a.end() + 1]
        led = [(a, b[0]) for a, *b in words if b and self.leads(a) and b[0] not in self._function_words]
        return {preposition: frozenset([word]) for preposition, word in reversed(led)}

    def _relative(self, at: int) -> TextSpan | None:
        """The clause of a number that says more of a noun: "which cost 12 million to make"."""
        number, text, whole = self._values[at], self._sentence.text, self._segment(at)
        if whole is None:
            return None
        openers = self._sentence.lexicon.clauses.openers.finditer(text, whole.start, number.start)
        start = next((m.start() for m in reversed([*openers]) if m.lastgroup == "relative"), None)
        if start is None or text[start] != "," or MARK.search(text, start + 1, number.start):
            return None
        mark = MARK.search(text, number.unit_end, whole.end)
        return TextSpan(start, mark.start() if mark else whole.end)

    def _with_apposed(self, at: int) -> TextSpan | None:
        """The words of a number, with those of the sum that it says more of: "revenue is 3 million, a fall of 2%"."""
        segment, own = self._segment(at), self._values[at]
        finite = self._sentence.lexicon.clauses.finite
        if segment is None or not at or finite.search(self._sentence.text, segment.start, own.start):
            return segment
        before = self._values[at - 1]
        told = self._segment(at - 1) if (before.unit, before.currency) != (own.unit, own.currency) else None
        led = self._sentence.text[segment.start : own.start].split(maxsplit=1)[:1]
        is_apposed = bool(led) and led[0].lower() in self._sentence.lexicon.speakers.articles
        return TextSpan(told.start, segment.end) if told and is_apposed else segment

    def _are_alike(self, low: TextSpan, high: TextSpan) -> bool:
        """Whether the words before two numbers say the same of different things.

        They do if the second have no verb ("Kenya sold 5 tonnes, Chad 7"), both begin with a name, or share a word.
        """
        names = [self._first_name(span) for span in (low, high)]
        shared = set(self._words(*low)) & set(self._words(*high)) - self._function_words
        moved = self._sentence.lexicon.roles.moved.search(self._sentence.text, *high)
        is_short = sum(word not in self._function_words for word in self._words(*high)) <= _PHRASE and not moved
        return is_short or bool(shared) or all(name[:1].isupper() for name in names)

    def _first_name(self, span: TextSpan) -> str:
        """The first word that tells something, as it is written."""
        words = WORD.findall(self._sentence.slice(span))
        return next((word for word in words if self._lower(word) not in self._function_words), "")

    def _unmoved(self, start: int, end: int) -> frozenset[str]:
        """The words that tell something, but for those of a rise or fall, which the direction is for."""
        moved = self._sentence.lexicon.roles.moved
        return frozenset(word for word in self.telling_words(start, end) if not moved.search(word))

    def _subject(self, start: int, end: int) -> frozenset[str]:
        """The first word that tells something: "grain" of "In 2024 grain prices rose"."""
        return frozenset([word for word in self._words(start, end) if word not in self._function_words][:1])

    def _complements(
        self, low: NumberSpan, joint: int, high: NumberSpan, end: int
    ) -> tuple[frozenset[str], frozenset[str]] | None:
        """What follows the first preposition that stands after both numbers; or their units: "5 GW onshore"."""
        first, second = self._words(low.end, joint), self._words(high.end, end)
        for word in first:
            is_preposition = word in self._function_words - self.joints and self.leads(word)
            if is_preposition and word in second:
                return self._after(first, word), self._after(second, word)
        # "4% Lund, 9% Skara" where a language says behind a noun what others say before it.
        if self._sentence.lexicon.claims.postposed:
            return self.telling_words(low.end, joint), self.telling_words(high.end, end)
        if not (low.unit or low.currency):
            return None
        mark = MARK.search(self._sentence.text, high.unit_end, end)
        told = [self._words(low.unit_end, joint), self._words(high.unit_end, mark.start() if mark else end)]
        is_short = all(words and words[0] not in self._function_words and len(words) <= _PHRASE for words in told)
        return (frozenset(told[0]), frozenset(told[1])) if is_short else None

    def _after(self, words: list[str], preposition: str) -> frozenset[str]:
        finite = self._sentence.lexicon.clauses.finite
        named = takewhile(lambda word: not finite.fullmatch(word), words[words.index(preposition) + 1 :][:_NAME])
        return frozenset(named) - self._function_words - self.joints
