"""Whether two that the source names have changed places in the fact: who lends, and from whom it is borrowed.

Their cases and prepositions tell, and in English the verb between them; whoever is nothing but named tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import permutations

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.matching.tongues import Tongues
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.countries import country_names, find_names, in_other_language
from briefing.evidence.sentences.deeds import Deed, read_deeds
from briefing.evidence.sentences.plain_text import normalize
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import WORD, are_named, is_form_of, telling_words
from briefing.facts.model import Kind, Property
from briefing.records import NamedTuple

_PATH = ("statement",)
_HINT = "let the statement tell who does it as the source does"
_LIGHT = 5
"""Verbs no longer than that say what is done with the word before them: "borc verib"."""
_NEAR = 2
_SHARES = ("percent", "percentage point", "basis point")


class _Course(StrEnum):
    """How a party stands to what is done."""

    BARE = "without a preposition"
    FROM = "from"
    TO = "to"


class _Party(NamedTuple):
    """Somebody whom a text names: in the form of its place there, and the bare name of a country."""

    word: str
    form: str
    name: str
    place: _Course
    span: TextSpan
    leads: bool
    """Whether it is the subject, as far as its form and the verb behind it tell."""

    def is_told_as(self, told: _Party, tongues: Tongues, *, any_noun: bool) -> bool:
        """Whether the fact names the same, which one of them at least writes as a name, if not `any_noun` will do."""
        if self.name and told.name:
            return told.name in (self.name, in_other_language(self.name, tongues.source, tongues.fact))
        # The first word of a sentence is no name by its capital.
        large = [party.span.start for party in (self, told) if party.word[0].isupper()]
        is_named = any_noun or len(large) > 1 or any(large)
        is_one = tongues.are_one if tongues.are_two else is_form_of  # voters are no votes
        return is_named and not (self.name or told.name) and is_one(told.word.lower(), self.word.lower())

    def is_joined_to(self, other: _Party, text: str, lexicon: Lexicon) -> bool:
        """Whether two are named together: "Russia and China", «Россия с Китаем»."""
        low, high = sorted((self.span, other.span))
        words, with_whom = WORD.findall(lexicon.lower(text[low.end : high.start])), lexicon.clauses.with_whom
        is_with = with_whom.match(text, high.end) or any(w in lexicon.joints or with_whom.fullmatch(w) for w in words)
        return len(words) <= _NEAR and bool(is_with)


class _Pair(NamedTuple):
    """A party in the source and in the fact."""

    said: _Party
    told: _Party

    def has_changed_with(self, other: _Pair, *, is_one_language: bool) -> bool:
        """Whether this one does in the source what the other does in the fact, and is done to as the other was."""
        if self.said.span == other.said.span or self.told.span == other.told.span:
            return False
        if not is_one_language:
            return self.said.leads and not other.said.leads and other.told.leads and not self.told.leads
        places = self.said.place, other.said.place
        if (self.told.place, other.told.place) != places[::-1]:
            return False
        return places[0] is not places[1] or all(pair.said.form != pair.told.form for pair in (self, other))


def check_parties(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact gives somebody another part in what is done, or takes somebody from another clause."""
    passages = [stated.passage] if stated else claim.passages
    if not (stated or (claim.quantity is None and claim.fact.kind is Kind.INFORMATION)):
        return
    told = normalize(claim.written.statement if claim.written else claim.fact.statement)
    answers = [_answer_for(claim, passage, told, stated) for passage in passages if passage.has_source_text]
    found = [answer for answer in answers if answer]
    yield from found[:1] if len(found) == len(answers) else ()


def _answer_for(claim: Claim, passage: Passage, told: str, stated: StatedNumber | None) -> Answer | None:
    source, tongues = passage.source_text, claim.tongues(passage)
    is_read = not tongues.are_two and claim.lexicon.clauses.has_fixed_order
    if not is_read and (found := _find_exchange(claim, passage, told, stated, tongues)):
        verb, party = found
        if verb:
            message = f'the source says "{verb}" the other way round of "{party}"'
            return says_otherwise(Property.SUBJECT, message, _HINT)
        message = f'the source has "{party}" in another part of what is done than the fact'
        return doubt(Property.SUBJECT, message, "if both say the same, say so", _PATH)
    if stated and (word := _measured_by(passage, told, stated, claim.lexicon, tongues)):
        return says_otherwise(Property.SUBJECT, f'the source only measures another by "{word}"', _HINT, _PATH)
    if tongues.are_two:
        return None
    sentence = passage.sentence
    said = source.once((read_deeds, sentence), lambda: read_deeds(passage.text, sentence, source.lexicon))
    for deed in read_deeds(told, TextSpan(0, len(told)), claim.lexicon):
        same = [one for one in said if one.is_told_as(deed)]
        if not same or deed.verb in claim.lexicon.clauses.mutual:
            continue
        is_moved = source.lexicon.roles.moved.search(deed.verb)
        # Where the order is free, "the court was fined" has for subject in the same form who does it in the source.
        alike = (
            same if is_read else [d for d in same if deed.is_passive and not d.is_passive and d.subject & deed.subject]
        )
        if alike == same and all((one.is_exchanged if is_moved else one.is_turned)(deed) for one in same):
            message = f'the source says "{same[0].verb}", and the fact tells it the other way round'
            return says_otherwise(Property.SUBJECT, message, _HINT, _PATH)
        if not (is_moved and stated) and (other := _from_other_clause(claim, passage, deed, same, stated)):
            message = f'the source says "{same[0].verb}" in another clause than "{other}"'
            does_other = other in deed.subject and any(are_named([other], d.subject) for d in said if d not in same)
            is_unnamed = all(d.subject and not are_named([*d.subject], deed.words) for d in same)
            if does_other and is_unnamed:
                return says_otherwise(Property.SUBJECT, message, _HINT, _PATH)
            return doubt(Property.SUBJECT, message, "if it means that, say so", _PATH)
    if stated is None and (word := _around_which(passage.slice(sentence), told, claim.lexicon)):
        message = f'the source has the same words the other way round of "{word}"'
        return doubt(Property.SUBJECT, message, "if both say the same, say so", _PATH)
    return None


def _measured_by(passage: Passage, told: str, stated: StatedNumber, lexicon: Lexicon, tongues: Tongues) -> str | None:
    """A word whose rise or fall the fact tells, and by which the source only measures that of another.

    "The rouble fell by 15% against the dollar" says nothing of a fall of the dollar.
    """
    there = passage.source_text.lexicon
    said = passage.slice(passage.numbered_sentence.clause(stated.number))
    measures = [there.lower(m["other"]) for m in there.clauses.against.finditer(said)]
    if not measures or stated.role.role is not NumberRole.CHANGE or stated.number.unit not in _SHARES:
        return None
    moved, rest = there.roles.moved, telling_words(there.clauses.against.sub(lambda _: " ", said), there)
    others = [word for word in rest if not moved.search(word)]
    ours = [word for word in telling_words(told, lexicon) if not lexicon.roles.moved.search(word)]
    is_of_another = any(tongues.is_among(word, others) for word in ours)
    return None if is_of_another else next((word for word in ours if tongues.is_among(word, measures)), None)


def _around_which(said: str, told: str, lexicon: Lexicon) -> str | None:
    """A word of both around which two others, in the same form, have changed places: "exports overtook imports".

    Where the order is free, the form of a verb tells that it has another subject.
    """
    theirs, ours = telling_words(said, lexicon), telling_words(told, lexicon)
    if any(map(lexicon.clauses.copula.fullmatch, WORD.findall(lexicon.lower(f"{said} {told}")))):
        return None
    for word, other in ((a, b) for a in ours for b in theirs if is_form_of(a, b)):
        if word != other or lexicon.clauses.has_fixed_order:
            at, there = ours.index(word), theirs.index(other)
            led, behind = {*ours[:at]} - {*ours[at:]}, {*ours[at + 1 :]} - {*ours[:at]}
            if led & ({*theirs[there + 1 :]} - {*theirs[:there]}) and behind & ({*theirs[:there]} - {*theirs[there:]}):
                return word
    return None


def _from_other_clause(
    claim: Claim, passage: Passage, told: Deed, same: Sequence[Deed], stated: StatedNumber | None
) -> str | None:
    """A word of what the fact says is done that only another clause of the source's sentence has.

    A bare number has its noun from the clause before: "half of pupils walked, while 27 per cent cycled".
    """
    own = frozenset[str]().union(*(deed.words for deed in same))
    if stated:
        bare = frozenset(telling_words(passage.text[stated.number.start : stated.number.unit_end], claim.lexicon))
        if all(deed.subject <= bare for deed in same):
            own |= {*telling_words(passage.text[passage.sentence.start : stated.number.start], claim.lexicon)}
    others = frozenset(telling_words(passage.slice(passage.sentence), claim.lexicon)) - own
    quoted = (p.slice(p.quote) for passages in claim.context.values() for p in passages)
    beside = [claim.fact.area or "", claim.speaker.name if claim.speaker else "", *quoted]
    beside += [p.slice(p.sentence) for p in claim.passages if p is not passage]
    known = own.union(*(telling_words(text, claim.lexicon) for text in beside))
    words = sorted((told.subject | told.other).difference(claim.unit_words))
    return next((word for word in words if are_named([word], others) and not are_named([word], known)), None)


def _find_exchange(
    claim: Claim, passage: Passage, statement: str, stated: StatedNumber | None, tongues: Tongues
) -> tuple[str, str] | None:
    """The verb and one of two parties that have changed places in the fact, which says the same of them.

    Their forms and prepositions tell; the verb is empty where it is not known to be the same.
    """
    end = passage.numbered_sentence.clause(stated.number).end if stated else passage.sentence.end
    said = passage.text[passage.sentence.start : end].replace('"', "")
    told, there, here = statement.replace('"', ""), passage.source_text.lexicon, claim.lexicon
    if _is_passive(said, there) is not _is_passive(told, here):
        return None
    verb = _shared_verb(said, told, claim.lexicon, there, tongues)
    if verb is None and not (tongues.are_two and stated):
        return None
    ours = list(_parties(told, claim.language, here))
    theirs = list(_parties(said, passage.source_text.language, there))
    pairs = [
        _Pair(one, other) for one in theirs for other in ours if one.is_told_as(other, tongues, any_noun=not stated)
    ]
    for one, other in permutations(pairs, 2):
        if one.has_changed_with(other, is_one_language=not tongues.are_two):
            is_joined = one.said.is_joined_to(other.said, said, there) or one.told.is_joined_to(other.told, told, here)
            if not is_joined:
                return verb or "", other.told.word
    return None


def _parties(text: str, language: str, lexicon: Lexicon) -> Iterator[_Party]:
    """Those whom some words name: countries, and other words, of which one text at least has to write a name."""
    known, verb = country_names(language), lexicon.clauses.finite.search(text)
    spans = [(found.span, found.name) for found in find_names(text, TextSpan(0, len(text)), known)]
    words = [TextSpan(*m.span()) for m in WORD.finditer(text)]
    spans += [(word, "") for word in words if not any(word.overlaps(span) for span, _ in spans)]
    is_led, is_last = False, lexicon.speakers.verb_is_last
    for span, name in sorted(spans):
        word = text[slice(*span)]
        if lexicon.lower(word) in lexicon.roles.function_words:
            continue
        head = lexicon.clauses.head_of_name.match(text, span.end)
        form = lexicon.lower(text[span.start : head.end() if head else span.end])
        # Over a noun or two that tell what it is, "у фонда", its preposition says it, or else its ending.
        before, clauses = text[: span.start], lexicon.clauses
        is_from = clauses.from_whom.search(before) or clauses.from_whom.search(f"-{form}")
        is_to = clauses.to_whom.search(before)
        place = _Course.FROM if is_from else _Course.TO if is_to else _Course.BARE
        is_bare = word in known.names if name else not (is_led and is_last)
        is_before = is_last or (verb is not None and span.end <= verb.start())
        leads = is_bare and is_before and place is _Course.BARE
        is_led = is_led or leads
        yield _Party(word, form, name, place, span, leads)


def _is_passive(text: str, lexicon: Lexicon) -> bool:
    verbs = " ".join(lexicon.lower(verb[0]) for verb in lexicon.clauses.finite.finditer(text))
    return lexicon.clauses.passive.fullmatch(verbs) is not None


def _shared_verb(said: str, told: str, here: Lexicon, there: Lexicon, tongues: Tongues) -> str | None:
    """The verb that both have, with the word before it if it is light; no rise or fall, and no "is"."""
    for verb, before in _verbs(said, there):
        for other, other_before in _verbs(told, here):
            short, long = sorted((verb, other), key=len)
            is_same = tongues.are_one(other, verb) or (len(short) >= _LIGHT and long.endswith(short))
            is_light = len(short) <= _LIGHT and there.speakers.verb_is_last and not tongues.are_two
            if is_same and (not is_light or not before or not other_before or is_form_of(before, other_before)):
                return verb
    return None


def _verbs(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The verbs of a text that tell a deed, each with the word before it."""
    for found in lexicon.clauses.finite.finditer(text):
        verb = lexicon.lower(found[0])
        if lexicon.clauses.copula.fullmatch(verb) or lexicon.roles.moved.search(verb):
            continue
        before = WORD.findall(text[: found.start()])
        is_beside = bool(before) and text[: found.start()].rstrip().endswith(before[-1])
        yield verb, lexicon.lower(before[-1]) if is_beside else ""
