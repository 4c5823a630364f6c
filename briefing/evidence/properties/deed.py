"""Whether what the fact says was done stands at the number in the source, or only where that tells of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from briefing.evidence.claim import Claim
from briefing.evidence.lexicons.glossary import RETELLING
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import cues_in
from briefing.evidence.numbers.numbers import NumberKind, NumberPart
from briefing.evidence.passages import StatedNumber
from briefing.evidence.properties.named_thing import find_elsewhere, words_and_parts
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import MARK, WORD, TellingWords, is_form_of

_LEAST, _ROOT, _ENDING, _WORDS = 4, 5, 2, 2
_BESIDE = re.compile(
    r"[^\W\d_]+ly|also|already|then|since|later|been|be|so far|not yet|able to|unable to", re.IGNORECASE
)
_APART = re.compile(r",(?!\d)|[;:()]|\s-\s")
_RETELLING = frozenset[str]().union(*RETELLING.values())
_PURPOSE = re.compile(r"\b(?:to|for)\s+(?:be\s+)?\Z")
"""What before a word makes of it what is to be done: "selected 40 boats *for* repair"."""


def find_other_deed(claim: Claim, stated: StatedNumber) -> str | None:
    """What a source says of the number, and of what else it says what was done to that in the fact.

    So it is with "destroyed the pier and damaged 50 homes", told as 50 destroyed: only the verb of a number's own
    clause, one that this shares with those before it, or one joined to it tells what became of so many.
    """
    told, source = _told_deed(claim), stated.passage.source_text
    if not told or source.is_table or not stated.passage.has_source_text or stated.governance.is_compared:
        return None
    own = _OwnClause(stated, is_change=claim.tells_change)
    is_verb = claim.lexicon.clauses.finite.search(f" {told} ")
    purpose = own.purpose(told)
    if not (own.is_told or purpose or (own.is_what and not is_verb)) or any(
        _is_same(claim, stated, told, word) for word in own.words()
    ):
        return None
    quoted = [p.slice(p.quote) for ps in (claim.passages, *claim.context.values()) for p in ps if p != stated.passage]
    if any(_is_same(claim, stated, told, word) for text in quoted for word in _words(text, claim.lexicon)):
        return None
    if purpose:
        return f'says "{own.led}" of "{stated.text}", and "{purpose}" only as what is to be done'
    elsewhere = find_elsewhere(stated, told, claim.tongues(stated.passage))
    if elsewhere is None:
        return None
    around = source.numbers_in(source.sentence_around(elsewhere))
    if any(n.value == stated.value and n.span != stated.number.span for n in around):
        return None  # where the source tells it once more
    said = f'says "{own.deed}" of' if own.deed else "does not say that of"
    return f'{said} "{stated.text}", and "{source.normalized[slice(*elsewhere)]}" of something else'


def find_unsaid_plan(claim: Claim, stated: StatedNumber) -> str | None:
    """What the source does not say of a number that it tells as so, and the fact tells as only meant: "demanded 9"."""
    if stated.governance.cues or not (
        claim.written and stated.passage.has_source_text and claim.fact.status.is_asserted
    ):
        return None
    cues = [c for c in claim.lexicon.statuses.cues if not (c.optional or c.weak) and c.statuses[0].is_ahead]
    statement = claim.written.statement
    found = (c.pattern.search(statement) for c in cues_in(cues, statement, 0, len(statement)))
    own = words_and_parts(stated.passage.slice(stated.passage.numbered_sentence.clause(stated.number)), claim.lexicon)
    for told in filter(None, found):
        if not any(is_form_of(word, said) for word in _words(told[0], claim.lexicon) for said in own):
            return f'says nothing like "{told[0]}" of "{stated.text}"'
    return None


def find_unsaid_able(claim: Claim, stated: StatedNumber) -> str | None:
    """What the source says that so many may do, and the fact as done: "can seat 500", told as 500 who sat there."""
    able, sentence = stated.passage.source_text.lexicon.statuses.able, stated.passage.numbered_sentence
    found = able.search(sentence.text, *sentence.clause(stated.number))
    is_told = claim.lexicon.statuses.able.search(f"{claim.fact.statement} {claim.fact.label}")
    if not found or is_told or not claim.done or claim.lexicon.clauses.copula.fullmatch(claim.done):
        return None
    return f'says "{found[0]}" of "{stated.text}", and "{claim.done}" of nothing'


def find_unfinished(claim: Claim, stated: StatedNumber) -> str | None:
    """What the source says so many nearly did, refused or ceased to do, and the fact tells as done."""
    sentence, unfinished = stated.passage.numbered_sentence, stated.passage.source_text.lexicon.statuses.unfinished
    if not claim.done or unfinished.search(claim.fact.statement.partition(claim.done)[0]):
        return None
    if stated.governance.unknown_words:  # of which there is a doubt already
        return None
    clause = sentence.clause(stated.number)
    found, done = WORD.finditer(sentence.text, *clause), claim.lexicon.lower(claim.done)
    same = [m for m in found if _is_same(claim, stated, done, sentence.lexicon.lower(m[0]))]
    led = [unfinished.search(sentence.text, clause.start, m.start()) for m in same]
    lead = next(filter(None, led), None)
    return f'says "{lead[0].strip()}" before "{same[0][0]}", and the fact "{claim.done}"' if lead and all(led) else None


def _told_deeds(claim: Claim) -> list[str]:
    """The verbs of the fact that tell a deed, and no rise or fall and no "is"."""
    found = claim.lexicon.clauses.finite.finditer(claim.lexicon.lower(claim.fact.statement))
    verbs = [match[0] for match in found if not claim.lexicon.roles.moved.search(match[0])]
    return [verb for verb in verbs if not claim.lexicon.clauses.copula.fullmatch(verb)]


def find_deed_before(claim: Claim, stated: StatedNumber) -> str | None:
    """What the fact tells of what a participle adds, and the source of a number before: "hired 9, making it 90"."""
    sentence = stated.passage.numbered_sentence
    marks = [m.end() for m in _APART.finditer(sentence.text, sentence.span.start, stated.number.start)]
    led = WORD.search(sentence.text, marks[-1], stated.number.start) if marks else None
    if led is None or not claim.lexicon.clauses.participle.fullmatch(led[0]):
        return None
    inclusion = claim.lexicon.roles.opposites.get("inclusion")
    if inclusion and inclusion.one.match(led[0]):
        return None  # "ill were 90, including 9 nurses": the nurses were, too
    if not any(n.kind is NumberKind.VALUE and n.end <= led.start() for n in sentence.numbers):
        return None
    tongues, text = claim.tongues(stated.passage), sentence.text
    before = words_and_parts(text[sentence.span.start : led.start()], claim.lexicon)
    own = words_and_parts(text[led.start() : sentence.span.end], claim.lexicon)
    deeds = (verb for verb in _told_deeds(claim) if tongues.is_among(verb, before) and not tongues.is_among(verb, own))
    deed = next((verb for verb in deeds if not any(word.startswith(verb[:_ROOT]) for word in own)), None)
    return deed and f'says "{deed}" of another number, and not of "{stated.text}"'


def _told_deed(claim: Claim) -> str:
    """The word by which the statement tells what became of the number: its verb, or what it "was"."""
    lexicon, whole = claim.lexicon, claim.fact.statement
    statement = lexicon.lower(whole[:1]) + whole[1:]  # "Rescued were 40"
    at = statement.find("{value}")
    before, start = list(_verbs(statement, lexicon, TextSpan(0, at))), at
    for verb in reversed(before):
        is_direct = not statement[verb.end() : at].strip() and not claim.tells_change
        if _is_deed(verb[0], lexicon, is_direct=is_direct):
            return lexicon.lower(verb[0])
        if start < at and not _are_joined(statement[verb.end() : start], lexicon):
            break
        start = verb.start()  # "rescued *were* 40"
    if before or at < 0:
        return ""
    group, end = "", at + len("{value}")
    for verb in _verbs(statement, lexicon, TextSpan(end, len(statement))):
        if group and not _are_joined(statement[end : verb.start()], lexicon):
            break
        group, end = verb[0], verb.end()
    if not group and claim.unit_words and (word := WORD.match(statement, end + 1)):
        group = "" if lexicon.clauses.lead.fullmatch(word[0]) else word[0]  # "{value} *walk* to school"
    if lexicon.clauses.copula.fullmatch(group) or lexicon.clauses.auxiliary.fullmatch(group):
        rest = MARK.split(_BESIDE.sub(" ", statement[end:]))[0]  # "were *old*"
        group = next(iter(WORD.findall(rest)), "")
    is_deed = _is_deed(group, lexicon) or (not claim.tells_change and lexicon.roles.moved.fullmatch(group))
    return lexicon.lower(group) if is_deed else ""  # "40 boats *sank*" is no fall


def _verbs(text: str, lexicon: Lexicon, span: TextSpan) -> Iterator[re.Match[str]]:
    return (m for m in lexicon.clauses.finite.finditer(text, *span) if m[0].strip("- "))


def _is_deed(word: str, lexicon: Lexicon, *, is_direct: bool = False) -> bool:
    """Whether a word tells more than that there were so many, that they rose, or that somebody says so.

    One that stands right before the number, `is_direct`, tells of no rise by it, and no speech: "added 40 jobs".
    """
    lower, clauses = lexicon.lower(word), lexicon.clauses
    harmless = _RETELLING | lexicon.roles.function_words | (frozenset() if is_direct else lexicon.speakers.says)
    is_plain = clauses.copula.fullmatch(lower) or clauses.auxiliary.fullmatch(lower) or clauses.lead.fullmatch(lower)
    is_moved = not is_direct and lexicon.roles.moved.search(lower)
    return len(lower) >= _LEAST and lower not in harmless and not is_plain and not is_moved


def _are_joined(between: str, lexicon: Lexicon) -> bool:
    """Whether two verbs have nothing between them that tells something: "were killed or wounded"."""
    words = map(lexicon.lower, WORD.findall(_BESIDE.sub(" ", between)))
    return all(word in lexicon.roles.function_words | lexicon.joints for word in words)


def _words(text: str, lexicon: Lexicon) -> Iterable[str]:
    return WORD.findall(lexicon.lower(text))


def _is_same(claim: Claim, stated: StatedNumber, told: str, word: str) -> bool:
    """Whether a word of the source tells the same deed: a form of it, its noun or its participle."""
    root = min(_ROOT, max(len(told) - _ENDING, _LEAST))
    return claim.tongues(stated.passage).are_one(told, word) or (len(word) >= root and word[:root] == told[:root])


class _OwnClause:
    """What a source says of a number itself: its clause, with the verbs that this shares with others."""

    def __init__(self, stated: StatedNumber, *, is_change: bool) -> None:
        self.sentence: NumberedSentence = stated.passage.numbered_sentence
        self.number, self.lexicon = stated.number, self.sentence.lexicon
        text, clause = self.sentence.text, self.sentence.clause(self.number)
        verbs = list(_verbs(text, self.lexicon, clause))
        shared = () if verbs else tuple(_verbs(text, self.lexicon, self._beside(clause)))
        self.span = self._beside(clause) if shared else self._with_joined(clause, verbs)
        ends = {-1 if is_change or self.number.unit == "percent" else self.number.start - 1}
        told = (
            v for v in verbs or shared if _is_deed(v[0], self.lexicon, is_direct=v.end() in ends) or self._has_noun(v)
        )
        deeds = list(told)
        before = [v for v in deeds if v.end() <= self.number.start]
        self.led = next((v[0] for v in reversed(verbs) if v.end() <= self.number.start), "")
        self.deed = next((v[0] for v in (*before[-1:], *deeds)), "")
        is_sentence = not stated.passage.source_text.is_heading(self.sentence.span)
        objects = (v for v in verbs or shared if v.start() >= self.number.end and not self._says_nothing(v[0]))
        takes = any(
            TellingWords(self.sentence).telling_words(v.end(), self.span.end) for v in objects
        )  # "25 *take* buses"
        # Where more stands there than a noun, some word that the check does not know may be its verb.
        has_words = len(TellingWords(self.sentence).telling_words(*self.sentence.span)) > _WORDS
        self.is_told = bool(deeds) or takes or (not verbs and not shared and is_sentence and has_words)
        self.is_what = any(v.start() >= self.number.end for v in verbs)
        """Whether a verb goes on to tell what so many are: "9% were *old*"."""
        run = self._with_joined(TextSpan(before[-1].start(), clause.end), before[-1:]) if before else clause
        counted = [n.start for n in self.sentence.numbers if n.kind is NumberKind.VALUE and n.end <= self.number.start]
        between = [*_words(text[max(counted, default=self.number.start) : self.number.start], self.lexicon)]
        is_parted = self.is_what and not self.lexicon.speakers.subordinate.isdisjoint(between)
        is_parted = is_parted or any(map(self.lexicon.clauses.participle.fullmatch, between))
        own = max(counted) if is_parted else run.start
        self._others = {v.start() for v in verbs if v.start() < own} if before and not self._is_gapped() else set[int]()
        whole = next((n for n in self.sentence.numbers if n.start >= self.number.end), self.number)
        if self.number.part is NumberPart.SOME and whole.part is NumberPart.WHOLE:
            end = self.sentence.end_of_participle(whole)
            self._others |= {v.start() for v in verbs if whole.end <= v.start() < end}
        """The verbs with objects of their own, "repaired the quay and inspected 30 boats"."""

    def _says_nothing(self, verb: str) -> bool:
        clauses = self.lexicon.clauses
        return (
            bool(clauses.copula.fullmatch(verb) or clauses.auxiliary.fullmatch(verb))
            or verb in self.lexicon.speakers.says
        )

    def _is_gapped(self) -> bool:
        """Whether it has another subject for the verb of a number before it: "bought 31% of ore sold, and Chad 12%"."""
        text, number = self.sentence.text, self.number
        joints = self.lexicon.times.coordination.finditer(text, self.span.start, number.start)
        marks = _APART.finditer(text, self.span.start, number.start)
        start = max((m.end() for m in chain(joints, marks)), default=0)
        before = (n for n in self.sentence.numbers if self.span.start <= n.start < start and n.kind is number.kind)
        alike = ((n.unit, n.currency) == (number.unit, number.currency) for n in before)
        is_named = start and TellingWords(self.sentence).telling_words(start, number.start)
        return bool(is_named) and not any(_verbs(text, self.lexicon, TextSpan(start, number.start))) and any(alike)

    def _has_noun(self, verb: re.Match[str]) -> bool:
        """Whether the noun before a verb tells what was done: "xilas edilib"."""
        if not self.lexicon.speakers.verb_is_last or verb.start() < self.number.end:
            return False
        nouns = WORD.findall(self.sentence.text[self.number.unit_end : verb.start()])[1:]
        return bool(nouns) and _is_deed(nouns[-1], self.lexicon)

    def _beside(self, clause: TextSpan) -> TextSpan:
        """The clauses whose verb one without a verb shares: those before it, or those behind it where verbs end one.

        Behind an aside its own verb may go on: "two died, and 11, three of them boys, *were hurt*".
        """
        rest = TextSpan(clause.start, self.sentence.span.end)
        if self.lexicon.speakers.verb_is_last and any(_verbs(self.sentence.text, self.lexicon, rest)):
            return rest
        text, behind = self.sentence.text, TextSpan(clause.end, self.sentence.span.end)
        if verb := next(_verbs(text, self.lexicon, behind), None):
            after = next(one for one in self.sentence.clauses if one.end > verb.start())
            is_first = not text[after.start : verb.start()].strip()
            has_own = any(after.contains(n.span) for n in self.sentence.numbers if n.kind is NumberKind.VALUE)
            if is_first and not has_own and self.lexicon.lower(verb[0]) not in self.lexicon.speakers.says:
                return after
        return TextSpan(self.sentence.span.start, clause.end)

    def _with_joined(self, clause: TextSpan, verbs: list[re.Match[str]]) -> TextSpan:
        """The clause with verbs right before its own, and with joined clauses behind it that have no other subject."""
        text, start, end = self.sentence.text, clause.start, clause.end
        first = verbs[0].start() if verbs else start
        for verb in reversed(list(_verbs(text, self.lexicon, TextSpan(self.sentence.span.start, start)))):
            if not verbs or not _are_joined(text[verb.end() : first], self.lexicon):
                break
            start = first = verb.start()
        for after in self.sentence.clauses:
            if after.start < clause.end:
                continue
            told = next(_verbs(text, self.lexicon, after), None)
            if told is None and not self.lexicon.speakers.verb_is_last:
                continue  # an aside: "40 boats, or a third of the fleet, sank"
            others = (n for n in self.sentence.numbers if after.contains(n.span) and n.kind is NumberKind.VALUE)
            before = _words(_BESIDE.sub(" ", text[after.start : told.start()]), self.lexicon) if told else ()
            if told is None or any(word not in self.lexicon.joints for word in before) or any(others):
                break
            end = after.end
        return TextSpan(start, end)

    def words(self) -> list[str]:
        """What is said of the number, in lower case, without what is only to be done with it."""
        words = WORD.finditer(self.sentence.text, *self.span)
        return [self.lexicon.lower(w[0]) for w in words if not (self._is_purpose(w) or w.start() in self._others)]

    def _is_purpose(self, word: re.Match[str]) -> bool:
        is_led = bool(self.led) and word.start() >= self.number.end
        return bool(is_led and _PURPOSE.search(self.sentence.text, self.span.start, word.start()))

    def purpose(self, told: str) -> str:
        """Where the deed stands as what is only to be done, the words for it: "to repair"."""
        text = self.sentence.text
        for word in WORD.finditer(text, *self.span):
            lower = self.lexicon.lower(word[0])
            if self._is_purpose(word) and (is_form_of(told, lower) or lower[:_ROOT] == told[:_ROOT]):
                return text[text.rindex(" ", 0, word.start() - 1) + 1 : word.end()]
        return ""
