"""Reads what tells two numbers of a sentence apart: subjects, what prepositions lead, places in lists.

Words that a number shares with another tell the two apart no longer, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import NumberPart, NumberSpan
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import read_role
from briefing.evidence.sentences.telling_words import MARK, WORD, NumberSegments, are_named, is_form_of
from briefing.records import NamedTuple

_PHRASE, _ITEM, _NAME = 3, 2, 7


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


def _one_of(listed: Sequence[frozenset[str]], at: int) -> Contrast:
    """The contrast of one thing of a list with the others."""
    return Contrast(listed[at], frozenset().union(*listed[:at], *listed[at + 1 :]))


class ContrastReader(NumberSegments):
    """Reads the contrasts between some values of a sentence, each by its place among them."""

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
        joint = self._joint(self._values[second - 1].end, high.start)
        if joint is None or (low.unit, low.currency) != (high.unit, high.currency):
            return None
        subjects: tuple[frozenset[str], frozenset[str]] | None = None
        apart = self._joint(low.end, self._values[first + 1].start)
        if any(word not in self._function_words for word in self._words(joint, high.start)):
            if second - first == 1 or self.telling_words(joint, high.start):
                told = TextSpan(joint, self._begin(high))
                subjects = self._placed(low, apart, told) or self._subjects(first, low, told)
        elif apart is not None:
            end = self._values[second + 1].start if second + 1 < len(self._values) else self._sentence.span.end
            subjects = self._complements(low, apart, high, end)
        if subjects is None:
            return None
        own, others = subjects if at < other else subjects[::-1]
        segment = self._segment(at)
        return Contrast(own, others, frozenset(self._words(*segment)) if segment else frozenset())

    def _placed(self, low: NumberSpan, end: int | None, high: TextSpan) -> tuple[frozenset[str], frozenset[str]] | None:
        """What prepositions lead behind the one and before the other: "4% in the hills, and on the coast 9%"."""
        behind = TextSpan(low.unit_end, end or low.unit_end)
        words = self._words(*behind), [word for word in self._words(*high) if word not in self.joints]
        told = self.telling_words(*behind), self.telling_words(*high)
        return told if all(told) and all(some and self.leads(some[0]) for some in words) else None

    def _subjects(self, at: int, low: NumberSpan, high: TextSpan) -> tuple[frozenset[str], frozenset[str]] | None:
        """The subject before each of two numbers; None if their words are not alike."""
        start, segment, begin = self._start_of(at, low), self._segment(at), self._begin(low)
        if kinds := self._kinds(TextSpan(start, begin), high):
            return kinds
        low_label, high_label = self.label(start, begin), self.label(*high)
        if segment and low_label and high_label:
            own, other = self._unmoved(segment.start, begin), self._unmoved(*high)
            if own & other:  # "in sales of food, tobacco and drinks by 4%, in sales of fuel by 2%"
                return own, other
        if not self._are_alike(TextSpan(start, begin), high):
            return None
        if self.is_adverbial(start, begin) is not self.is_adverbial(*high):
            return None
        if low_label and high_label:
            return low_label, high_label
        return self._subject(start, begin), self._subject(*high)

    def _begin(self, number: NumberSpan) -> int:
        """Where a number begins, or the one that it has moved from: "rose from 5 to 10"."""
        before = (n.start for n in self._sentence.numbers if n.end <= number.start and n.part is NumberPart.OLD)
        return max(before, default=number.start) if number.part is NumberPart.NEW else number.start

    def _kinds(self, low: TextSpan, high: TextSpan) -> tuple[frozenset[str], frozenset[str]] | None:
        """The word before one that both have: "sales of dry goods were 4 tons, liquid goods 7"."""
        first, second = (list(pairwise(self._words(*span))) for span in (low, high))
        shared = ((a, b) for a, noun in first for b, other in second if is_form_of(noun, other) and a != b)
        told = ((a, b) for a, b in shared if self._function_words.isdisjoint((a, b)))
        found = next(((frozenset([a]), frozenset([b])) for a, b in told), None)
        return found if found and len(second) <= _ITEM else None

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
        """By what stands before its brackets, where others have theirs: "food (2.7%), tea and energy (up 1.1%)".

        Of the words since the last brackets only the last thing is its own: tea is no energy. Before the first it is
        what a preposition leads: "prices rose for food (2.7%)".
        """
        text, alike = self._sentence.text, [v for v in self._values if v.unit == number.unit]
        around = {v: bracket for v in alike if (bracket := self._sentence.bracket(v))}
        # "(up 1.1%)" and "(to 40)", but "1,400 died (a decrease of 26)"
        tells = self._tells if number.unit == "percent" else self.telling_words
        opened = {v: at.start - 1 for v, at in around.items() if not tells(at.start, v.start)}
        starts = {v: max(text.rfind(")", 0, at), self._sentence.span.start) for v, at in opened.items()}
        items = {v: self._last_item(starts[v], at) for v, at in opened.items()}
        told = {v: self._unmoved(items[v], at) for v, at in opened.items()}
        rest = {v: self.telling_words(starts[v], items[v]) for v in opened}
        if self._sentence.lexicon.claims.postposed:  # "40 (57%) Lund, 30 (43%) Skara"
            marks = {v: MARK.search(text, around[v].end, self._sentence.span.end) for v in opened}
            told = {
                v: self.telling_words(around[v].end, m.start() if m else self._sentence.span.end)
                for v, m in marks.items()
            }
            rest = dict.fromkeys(opened, frozenset[str]())
        own = told.pop(number, frozenset[str]())
        others = frozenset[str]().union(*(words for v, words in told.items() if opened[v] != opened.get(number)))
        beside = {v: words for v, words in rest.items() if text[starts[v]] == ")"}
        others = others.union(*beside.values())
        near = own if number in beside else own | rest.get(number, own)
        return Contrast(own, others, near) if own and others else None

    def _last_item(self, start: int, end: int) -> int:
        """Where the last thing of a list begins; what an article leads may say more of the one before."""
        text, articles = self._sentence.text, self._sentence.lexicon.speakers.articles
        if text[start] == ")":
            marks = [*MARK.finditer(text, start, end), *self._joints_in(start, end)]
        else:
            marks = [m for m in WORD.finditer(text, start, end) if self.leads(m[0])]
        begun = [m.end() for m in marks if (words := self._words(m.end(), end)) and words[0] not in articles]
        return max(begun, default=start)

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

    def told_apart(self, at: int, other: int) -> Iterator[Contrast]:
        """By all that two clauses say of their numbers, by their subjects, and by what the same preposition leads."""
        yield from filter(None, (read(at, other) for read in (self.statements, self.subjects, self.places)))

    def statements(self, at: int, other: int) -> Contrast | None:
        """By all words of the two statements; a subject before the first of them may be that of both."""
        own, beside = self._values[at], self._values[other]
        said = read_role(self._sentence, own)
        if at > other and said.role is NumberRole.PART and said.span.start >= beside.end:
            return None  # "40 were ill, including 9 who had been abroad": the 9 were ill, too
        mine, theirs = self._with_apposed(at), self._with_apposed(other)
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
        # "Raised sales of tea by 6%, and sales of rye fell by 11%": the fall is for the direction to hold.
        moved = self._sentence.lexicon.roles.moved
        if moved.search(their_verbs[0][0]):
            told = frozenset(w for w in told if not moved.search(w)) or told
        return Contrast(told, self.telling_words(start, theirs.end), near)

    def subjects(self, at: int, other: int) -> Contrast | None:
        """By the subjects of two clauses, whatever they count: "gas exports came to 3 tons, oil exports fell by 5%"."""
        own, beside = self._values[at], self._values[other]
        sentence, finite = self._sentence, self._sentence.lexicon.clauses.finite
        is_alike = (own.unit, own.currency) == (beside.unit, beside.currency)
        if is_alike and finite.search(sentence.text, *sentence.clause(own)):
            return None
        mine, theirs = self._subject_of(own), self._subject_of(beside)
        told = next((a for a, b in zip(mine, theirs, strict=False) if not is_form_of(a, b)), None)
        others = frozenset(word for word in theirs if not are_named([word], frozenset(mine)))
        return Contrast(frozenset([told]), others, frozenset(mine)) if told else None

    def _subject_of(self, number: NumberSpan) -> list[str]:
        """The words of the subject of a number's clause, its noun first; none where that has no verb."""
        sentence, lexicon = self._sentence, self._sentence.lexicon
        at = sentence.clauses.index(clause) if (clause := sentence.clause(number)) in sentence.clauses else 0
        while True:
            verb = lexicon.clauses.finite.search(sentence.text, *clause)
            first = (n.start for n in self._values if n.start >= clause.start)
            end = min(verb.start() if verb else clause.end, *first)
            if self.telling_words(clause.start, end) or at == 0:
                break
            at, begun = at - 1, clause.start
            clause = sentence.clauses[at]
            if verb and MARK.search(sentence.text, clause.start, begun):
                return []  # "assets grew by 4%, to 9 million" has no verb of its own
        if self.is_adverbial(clause.start, end) or lexicon.roles.taken_up.match(sentence.text, clause.start, end):
            return []
        told = self.telling_words(clause.start, end)
        words = [w for w in self._words(clause.start, end) if w in told and not lexicon.roles.moved.search(w)]
        return words[::-1] if lexicon.speakers.verb_is_last or lexicon.clauses.has_fixed_order else words

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
        told = self.telling_words(start, end)
        return frozenset([word for word in self._words(start, end) if word in told and not self.leads(word)][:1])

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
            finite = self._sentence.lexicon.clauses.finite  # the verb at the end is that of both
            last = self.telling_words(high.end, end)
            named = frozenset(word for word in last if not finite.fullmatch(word))
            return self.telling_words(low.end, joint), named or last
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
