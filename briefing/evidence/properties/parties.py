"""Whether two that the source names have changed places in the fact: who lends, and from whom it is borrowed.

Their cases and prepositions tell, and in English the verb between them; whoever is nothing but named tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import permutations

from briefing.evidence.claim import Claim
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.matching.tongues import Tongues
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.countries import country_names, find_names, in_other_language
from briefing.evidence.sentences.plain_text import normalize
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import WORD, is_form_of
from briefing.records import NamedTuple

_LIGHT = 5
"""Verbs no longer than that say what is done with the word before them: "borc verib"."""
_NEAR = 2


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

    def is_told_as(self, told: _Party, tongues: Tongues) -> bool:
        """Whether the fact names the same, which one of the two at least writes as a name."""
        if self.name and told.name:
            return told.name in (self.name, in_other_language(self.name, tongues.source, tongues.fact))
        is_named = self.word[0].isupper() or told.word[0].isupper()
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


class Exchange(NamedTuple):
    """What two do in the source, and in the fact the other way round; no verb if it is not known to be the same."""

    verb: str
    party: str


def find_exchange(claim: Claim, stated: StatedNumber) -> Exchange | None:
    """Two parties of a number's clause that have changed places in the fact, which says the same of them."""
    sentence, tongues = stated.passage.numbered_sentence, claim.tongues(stated)
    said = sentence.text[sentence.span.start : sentence.clause(stated.number).end].replace('"', "")
    told = normalize(claim.fact.statement.replace("{value}", "0")).replace('"', "")
    there, here = sentence.lexicon, claim.lexicon
    if _is_passive(said, there) is not _is_passive(told, here):
        return None
    verb = _shared_verb(said, told, claim, stated)
    if verb is None and not tongues.are_two:
        return None
    ours = list(_parties(told, claim.language, here))
    theirs = list(_parties(said, stated.passage.source_text.language, there))
    pairs = [_Pair(one, other) for one in theirs for other in ours if one.is_told_as(other, tongues)]
    for one, other in permutations(pairs, 2):
        if one.has_changed_with(other, is_one_language=not tongues.are_two):
            is_joined = one.said.is_joined_to(other.said, said, there) or one.told.is_joined_to(other.told, told, here)
            if not is_joined:
                return Exchange(verb or "", other.told.word)
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


def _shared_verb(said: str, told: str, claim: Claim, stated: StatedNumber) -> str | None:
    """The verb that both have, with the word before it if it is light; no rise or fall, and no "is"."""
    tongues, there = claim.tongues(stated), stated.passage.source_text.lexicon
    for verb, before in _verbs(said, there):
        for other, other_before in _verbs(told, claim.lexicon):
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
