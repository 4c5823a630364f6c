"""Whether a fact tells what its quotes do: nothing as so that they deny, no other way round, and of the same.

Beside a number it is held against what a word of its sentence denies: "not output", "unregistered".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.evidence.claim import Answer, AnswerKind, Claim, Rewrite, does_not_say, doubt, says_otherwise
from briefing.evidence.lexicons.glossary import RETELLING, meanings_of
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.properties.country import check_area_named
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import MARK, WORD, denied_words, has_form, is_form_of, telling_words
from briefing.facts.model import Kind, Property, Status

_ASIDE = re.compile(r"[,(\u2013\u2014-] ?[^,()\u2013\u2014]{3,60}[,)\u2013\u2014]")
_DENIED = 2
_LEAST, _LEAST_HYPHENED = 5, 3


def check_denied(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells as so what a word of the sentence denies: "not output", "unregistered"."""
    written = claim.written
    if stated is None or written is None or claim.lexicon.statuses.undone(written.statement):
        return
    yield from _check_opposite(claim, stated)
    if stated.passage.source_text.lexicon is not claim.lexicon:
        return
    text, number, sentence = stated.passage.text, stated.number, stated.passage.numbered_sentence
    # "Power use, not output, rose 4%" denies the output only, and "spent 4 million preventing fires" nothing.
    asides = [TextSpan(*aside.span()) for aside in _ASIDE.finditer(text, sentence.span.start, number.start)]
    led = claim.lexicon.clauses.participle.match(text, number.unit_end + 1) if number.currency else None
    start = led.end() if led else number.end
    following = next((n.start for n in sentence.numbers if n.start >= number.unit_end), sentence.span.end)
    # "54 appeals in 2024, none of which succeeded"
    none = claim.lexicon.roles.none_of.search(text, number.end, sentence.span.end)
    rest = [TextSpan(none.start("none"), sentence.span.end)] if none else []
    for span in (*asides, TextSpan(start, following), *rest):
        for denial, words in denied_words(text, span, claim.lexicon):
            is_opening = span.start == start or denial.start() <= span.start + len(", ")
            denied = words[:_DENIED]
            is_told = denial[0].lower() in written.statement.lower()  # "were refused visas"
            if is_opening and not is_told and any(word in written.words for word in denied):
                message = f'the source says "{denial[0]} {" ".join(denied)}", and the fact tells it as so'
                hint = "let the statement tell what the source tells"
                yield says_otherwise(Property.STATUS, message, hint, ("statement",))


def _check_opposite(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer where a word of the clause says the opposite of one of the fact: "unregistered", "non-oil"."""
    sentence, told, tongues = stated.passage.numbered_sentence, claim.told_words, claim.tongues(stated.passage)
    clause = sentence.clause(stated.number)
    labels = [c for c in sentence.clauses if c.end <= clause.start and not sentence.text[c.end : clause.start].strip()]
    if labels and sentence.slice(labels[-1]).endswith(":"):  # "Unregistered: 40 boats"
        clause = TextSpan(labels[-1].start, clause.end)
    clause = TextSpan(clause.start, min(clause.end, sentence.item_end(stated.number)))
    words = f"{claim.fact.statement} {claim.fact.label}"
    if claim.lexicon.roles.excluding.search(words):
        return  # "without oil"
    own = {stem for stem, _ in _opposites(words, claim.lexicon)}
    for stem, said in _opposites(sentence.slice(clause), sentence.lexicon):
        is_told = any(tongues.are_one(word, stem) for word in told) if tongues.are_two else stem in told
        if is_told and not any(tongues.are_one(word, stem) for word in own):
            message = f'the source says "{said}", and the fact tells of the opposite'
            yield says_otherwise(Property.SUBJECT, message, "take the number of what the fact tells", ("quantity",))


def _opposites(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What some words say the opposite of, and the words: oil of "non-oil"."""
    for prefix in lexicon.roles.negations:
        least = _LEAST if prefix.isalpha() else _LEAST_HYPHENED  # "unlit" is no "lit", but "non-oil" is no oil
        for found in re.finditer(rf"(?<![^\W_]){prefix}(?P<stem>[^\W\d_]{{{least},}})", lexicon.lower(text)):
            yield found["stem"], found[0]


_STEM, _VERBS = 5, 2
_PATH = ("statement",)
_HINT = "let the statement tell what the source tells"
_WHEN = "if it means that, say so"


def check_words(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the quotes deny what the fact tells, tell the opposite, or tell of something else."""
    if stated or claim.fact.quantity or claim.fact.kind is not Kind.INFORMATION:
        return
    quotes = [p for p in claim.passages if p.source_text.lexicon is claim.lexicon]
    if len(quotes) < len(claim.passages):
        yield from islice(_turned_across(claim), 1)
        return
    statement, statuses = claim.fact.statement, claim.lexicon.statuses
    told = telling_words(statement, claim.lexicon)
    said = " ".join(p.slice(p.quote) for p in quotes)
    if denied := [(p, *found) for p in quotes for found in denied_words(p.text, p.quote, claim.lexicon)]:
        matched = ((p, denial) for p, denial, words in denied for one in told if words and is_form_of(words[0], one))
        words = next((p.text[denial.start() : p.quote.end].partition(",")[0] for p, denial in matched), None)
        # A statement that copies its quote is wrong; one that tells it in other words may be right.
        copied = sum(any(is_form_of(word, other) for other in telling_words(said, claim.lexicon)) for word in told)
        is_copied = copied * 2 > len(told)
        if not (statuses.denial_in(statement) or statuses.untrue.search(statement)):
            if words:
                message = f'the source says "{words}", and the fact tells it as so'
                kind = AnswerKind.SAYS_OTHERWISE if is_copied else AnswerKind.DOUBT
                yield Answer(Property.STATUS, kind, message, _HINT, _PATH)
            elif is_copied:  # "failed to meet", told as "met"
                message = f'the source says "{denied[0][1][0]}", and the statement says nothing of the kind'
                yield doubt(Property.STATUS, message, _WHEN, _PATH)
    elif (found := statuses.denial_in(statement)) and not any(statuses.denial_in(p.slice(p.sentence)) for p in quotes):
        yield does_not_say(Property.STATUS, f'the statement says "{found[0]}", and the source denies nothing there')
    yield from _hold_ahead(claim, quotes, told)
    own = {stem for stem, _ in _opposites(statement, claim.lexicon)}
    opposite = next((w for stem, w in _opposites(said, claim.lexicon) if stem in told and stem not in own), None)
    if opposite:
        message = f'the source says "{opposite}", and the fact tells it the other way round'
        yield says_otherwise(Property.SUBJECT, message, _HINT, _PATH)
    moving = claim.lexicon.roles.rises, claim.lexicon.roles.falls
    told_moving = (pattern.search(statement) for pattern in moving)
    if turned := [] if denied else [*_turned(said, claim.lexicon, claim)]:  # "failed to reach" is told as "missed"
        yield _opposite(turned[0][0])
    elif not any(pattern.search(said) for pattern in moving) and (moved := [*filter(None, told_moving)]):
        message = f'the statement says "{moved[0][0]}", and the quote tells of no rise or fall'
        yield doubt(Property.DIRECTION, message, _WHEN, _PATH)
    if all(p.has_source_text for p in quotes):  # else more may be said than what is quoted
        yield from (
            does_not_say(Property.SUBJECT, f'the statement says "{words}", and the source does not', _PATH)
            for words in (_unsaid_every(claim, quotes), _unsaid_name(claim, quotes))
            if words
        )
    unnamed = [[*check_area_named(claim, p, p.quote)] for p in quotes]
    if unnamed and all(unnamed):
        yield from unnamed[0]
    # A sentence may go on to speak of what the one before it speaks of.
    spans = [(p, span) for p in quotes for span in (p.source_text.sentence_before(p.sentence), p.sentence) if span]
    titles = (p.source.title or "" for p in quotes)
    beside = telling_words(" ".join([*(p.slice(span) for p, span in spans), *titles]), claim.lexicon)
    shared = [
        word for word in told if any(is_form_of(word, other) or word[:_STEM] == other[:_STEM] for other in beside)
    ]
    unsaid = [word for word in told if word not in shared]
    if len(told) <= len(shared) * 2:
        unsaid = _not_retold(claim, unsaid, beside)
    if unsaid and all(p.has_source_text for p in quotes):
        other = max(unsaid, key=len)
        yield doubt(Property.SUBJECT, f'the source does not say "{other}" beside the quote', _WHEN, _PATH)


def _not_retold(claim: Claim, unsaid: Sequence[str], beside: Sequence[str]) -> list[str]:
    """Those of some words of a statement that no words of the source say in other words."""
    statement, lexicon, statuses = claim.lexicon.lower(claim.fact.statement), claim.lexicon, claim.lexicon.statuses
    # "Brought" says little of what is so already, and much of what is only considered.
    is_real = statuses.may_speak_in(statement) or not any(p.cues_in_quote() for p in claim.passages)
    plain = RETELLING.get(claim.language, frozenset()) if is_real else frozenset[str]()
    named = lexicon.lower(" ".join([claim.speaker.name if claim.speaker else "", claim.fact.area or ""]))
    own = (cue for cue in statuses.cues if claim.fact.status in cue.statuses)
    cues = " ".join(match[0] for cue in own for match in cue.pattern.finditer(statement))
    meant = {meaning for word in beside for meaning in meanings_of(word, claim.language)}
    sides = [side for pair in lexicon.roles.opposites.values() for side in (pair.one, pair.other)]
    told = [lexicon.roles.rises, lexicon.roles.falls, *(side for side in sides if side.search(" ".join(beside)))]
    return [
        word
        for word in unsaid
        if not (word in plain or lexicon.clauses.copula.fullmatch(word))
        and not (word in cues or has_form(named, word) or meant & meanings_of(word, claim.language))
        and not any(pattern.search(word) for pattern in told)
    ]


def _hold_ahead(claim: Claim, quotes: Sequence[Passage], told: Sequence[str]) -> Iterator[Answer]:
    """An answer where a quote has "would" or "will" before a verb that the statement tells as so.

    One that copies the quote's words is wrong; one that tells it in other words may tell something else.
    """
    statement, roles, cues = claim.fact.statement, claim.lexicon.roles, claim.lexicon.statuses.cues
    is_told_so = any(cue.pattern.search(statement) for cue in cues if not cue.optional)
    if is_told_so or claim.fact.status is Status.CLAIMED or not claim.fact.status.is_asserted:
        return
    pairs = [(roles.rises, roles.falls), *roles.opposites.values()]
    for passage, found in ((p, found) for p in quotes for found in p.cues_in_quote()):
        if not found.cue.weak or found.span.start == passage.quote.start:
            continue  # what stands at the start holds for all of the quote, and is held against its status
        part = MARK.split(passage.text[found.span.end : passage.quote.end])[0]
        verbs, said = (
            telling_words(part, claim.lexicon)[:_VERBS],
            telling_words(passage.slice(passage.quote), claim.lexicon),
        )
        sides = [side for pair in pairs for side in pair if side.search(part)]  # "rose", of "would rise"
        same = {w for w in told if any(is_form_of(w, verb) for verb in verbs) or any(side.search(w) for side in sides)}
        copied = [word for word in told if word in same or any(is_form_of(word, other) for other in said)]
        message = f'the source says "{passage.slice(found.span)}", but the fact has status: {claim.fact.status}'
        if same and len(copied) * 2 > len(told):
            yield says_otherwise(Property.STATUS, message, Rewrite(Property.STATUS, found.cue.statuses[0]))
        elif same:
            yield Answer(Property.STATUS, AnswerKind.DOUBT, message, _HINT, _PATH)


def _turned(said: str, source: Lexicon, claim: Claim) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Each word of a quote of which the statement tells the opposite, and that, where each speaks of one side only."""
    roles, own, statement = source.roles, claim.lexicon.roles, claim.fact.statement
    names = roles.opposites.keys() & own.opposites.keys()
    pairs = [(roles.rises, roles.falls, own.rises, own.falls)]
    pairs += [(*roles.opposites[name][:2], *own.opposites[name][:2]) for name in sorted(names)]
    for one, other, same, turned in (*pairs, *((b, a, d, c) for a, b, c, d in pairs)):
        found, told = one.search(said), turned.search(statement)
        if found and told and not other.search(said) and not same.search(statement):
            yield found, told


def _turned_across(claim: Claim) -> Iterator[Answer]:
    """The same of quotes in other languages; what is denied must be that itself: "rejected", told as approved."""
    told_denial = claim.lexicon.statuses.denial_in(claim.fact.statement)
    for passage in claim.passages:
        lexicon, said = passage.source_text.lexicon, passage.slice(passage.quote)
        for pair in _turned(said, lexicon, claim):
            denials = zip((lexicon.statuses.denial_in(said), told_denial), pair, strict=True)
            if all(denial is None or denial.start() <= word.start() < denial.end() for denial, word in denials):
                yield _opposite(pair[0])


def _opposite(found: re.Match[str]) -> Answer:
    message = f'the source says "{found[0]}", and the fact tells of the opposite'
    return says_otherwise(Property.DIRECTION, message, _HINT, _PATH)


def _unsaid_every(claim: Claim, quotes: Sequence[Passage]) -> str | None:
    """The words of a statement that tell of every one or all, where no sentence of its quotes does."""
    every = claim.lexicon.roles.every
    told = every.search(claim.fact.statement)
    return told[0] if told and not any(every.search(p.slice(p.sentence)) for p in quotes) else None


def _unsaid_name(claim: Claim, quotes: Sequence[Passage]) -> str | None:
    """A name of the statement that stands nowhere in the texts of its quotes, nor in what else is known of them."""
    beside = [claim.fact.area or "", claim.speaker.name if claim.speaker else ""]
    beside += [name for p in quotes for name in (p.source.title, p.source.publisher) if name]
    texts = [claim.lexicon.lower(text) for text in (*(p.source_text.normalized for p in quotes), *beside)]
    names = [m[0] for m in WORD.finditer(claim.fact.statement) if m.start() and m[0][0].isupper()]
    unsaid = (n for n in names if not n.isupper() and not any(has_form(t, claim.lexicon.lower(n)) for t in texts))
    return next(unsaid, None)
