"""Whether a fact tells as so what the source denies, or of what the source says the opposite of: "not output"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, says_otherwise
from briefing.evidence.lexicon import Lexicon
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences import TextSpan
from briefing.evidence.telling_words import denied_words
from briefing.facts.model import Property

_ASIDE = re.compile(r"[,(\u2013\u2014-] ?[^,()\u2013\u2014]{3,60}[,)\u2013\u2014]")
_DENIED = 2
_STEM, _LEAST = 5, 3


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
    for span in (*asides, TextSpan(start, following)):
        for denial, words in denied_words(text, span, claim.lexicon):
            is_opening = span.start == start or denial.start() <= span.start + len(", ")
            denied = words[:_DENIED]
            if is_opening and any(word in written.words for word in denied):
                message = f'the source says "{denial[0]} {" ".join(denied)}", and the fact tells it as so'
                hint = "let the statement tell what the source tells"
                yield says_otherwise(Property.STATUS, message, hint, ("statement",))


def _check_opposite(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """An answer where a word of the clause says the opposite of one of the fact: "unregistered", "non-oil"."""
    sentence, told, tongues = stated.passage.numbered_sentence, claim.told_words, claim.tongues(stated)
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
            yield says_otherwise(Property.AREA, message, "take the number of what the fact tells", ("quantity",))


def _opposites(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What some words say the opposite of, and the words: oil of "non-oil"."""
    for prefix in lexicon.roles.negations:
        least = _STEM if prefix.isalpha() else _LEAST  # "unlit" is no "lit", but "non-oil" is no oil
        for found in re.finditer(rf"(?<![^\W_]){prefix}(?P<stem>[^\W\d_]{{{least},}})", lexicon.lower(text)):
            yield found["stem"], found[0]
