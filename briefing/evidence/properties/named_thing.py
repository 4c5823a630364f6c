"""Whether the fact tells the number of another of the things that the source tells numbers of.

A text that speaks of "natural growth" and of "migration growth" means two things, and a number told of the one is none
of the other; so it is with "on farms" and "on ships". Only the source knows which of its names are of two things, so
what it says elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.lexicons.glossary import RETELLING, meanings_of, rival_of
from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.patterns import NEVER
from briefing.evidence.matching.tongues import BEGINNING, SourceWords, Tongues
from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import MARK, WORD, TellingWords, is_form_of
from briefing.facts.model import Property

_PATH = ("statement",)
_LEAST, _STEM = 3, 3
_ROOT = 5
_WHEN = "if both are the same thing, say so"


def check_named_thing(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact names what the source names only elsewhere, or nowhere.

    Each word that tells something has to stand in the sentence of the number, in one that the author quotes beside it,
    or in the sentence before if this one goes on from there. "By train came 40", where the source says "by ship came
    40": that is a doubt if it says elsewhere what came by train.  What the text has spoken of before may be what it
    still speaks of, unless the number's own sentence has a subject that the fact does not name.
    """
    if stated is None or claim.written is None:
        return
    source, tongues = stated.passage.source_text, claim.tongues(stated.passage)
    telling = frozenset(
        w for w in claim.written.words.difference(claim.unit_words, claim.pace_words) if tongues.knows(w)
    )
    own = source.sentence_around(stated.number.span)
    verb = source.lexicon.clauses.finite.search(stated.passage.text, own.start, stated.number.start)
    subject = TextSpan(own.start, verb.start() if verb else own.start)
    is_other = _is_other(claim, stated, subject, tongues)
    known = _words_beside(claim, stated, subject, is_other=is_other)
    if stated.number.unit == "percent":
        telling = frozenset(word for word in telling if not claim.lexicon.roles.share.fullmatch(word))
    said = stated.passage.slice(stated.passage.numbered_sentence.clause(stated.number))
    clause, doubted = WORD.findall(source.lexicon.lower(said)), set[Property]()
    for word in sorted(word for word in telling if len(word) >= _LEAST and not _tells_no_thing(word, claim.lexicon)):
        if tongues.is_among(word, known) or any(
            word[:_ROOT] == one[:_ROOT] and _is_of_verb(one, source.lexicon) for one in known
        ):
            continue
        if rival := rival_of(word, claim.language, clause, source.language):
            message = f'the source says "{rival}" of "{stated.text}", and the fact "{word}"'
            yield says_otherwise(Property.SUBJECT, message, "take the number of what the fact tells", ("quantity",))
            return
        elsewhere = find_elsewhere(stated, word, tongues)
        if elsewhere and (is_other or elsewhere.start > own.start):
            said = source.normalized[slice(*elsewhere)]
            message = f'the source says "{said}" of something else, and not of "{stated.text}"'
            prop = Property.AREA if word in claim.written.area_words else Property.SUBJECT
            when = f'quote the words by which "{stated.text}" is of that with "for: {prop}", or {_WHEN}'
            if prop not in doubted:
                yield doubt(prop, message, when, _PATH)
            doubted.add(prop)
    if not doubted and stated.passage.has_source_text and (unsaid := _nowhere_said(claim, stated, telling, known)):
        when = f"take the word that the source has, or {_WHEN}"
        yield doubt(Property.SUBJECT, f'the source nowhere says "{unsaid}"', when, _PATH)


def _nowhere_said(claim: Claim, stated: StatedNumber, telling: frozenset[str], known: list[str]) -> str | None:
    """A word of the fact that adds to the number, and of which the source has no form: "sold 12 ships" for "bought"."""
    source, roles, tongues = stated.passage.source_text, claim.lexicon.roles, claim.tongues(stated.passage)
    vocabulary = SourceWords.of(source)
    beside = claim.written.area_words if claim.written else frozenset()
    plain = RETELLING.get(claim.language, frozenset()) | beside | claim.lexicon.times.spans.keys()
    sentence = source.sentence_around(stated.number.span)
    # "Revenue up 11%" has no verb.
    is_signed = stated.text.startswith(("+", "-", "\u2212")) or stated.role.direction
    is_moved = is_signed or source.lexicon.roles.moved.search(stated.passage.text, *sentence)
    # Where nothing moved, "lift the ban" is no rise.
    patterns = (roles.moved if is_moved else NEVER, roles.excluding, claim.lexicon.rates.told)
    clause = words_and_parts(
        stated.passage.slice(stated.passage.numbered_sentence.clause(stated.number)), source.lexicon
    )
    own = {meaning for one in clause for meaning in meanings_of(one, source.language)}
    for word in sorted(telling - plain):
        if not tongues.are_two and (len(word) < _LEAST or word[:BEGINNING] in vocabulary.starts):
            continue
        is_turned = roles.moved.search(word) and not stated.role.direction and _is_turned(stated, word, claim)
        is_of_number = any(pattern.search(word) for pattern in patterns) or word in claim.lexicon.number_cores
        is_of_number = is_of_number and not is_turned
        if is_of_number or claim.lexicon.clauses.copula.fullmatch(word) or tongues.is_among(word, known):
            continue
        if meanings_of(word, claim.language) & (
            own if _is_of_verb(word, claim.lexicon) else vocabulary.meanings.keys()
        ):
            continue
        nouns = claim.lexicon.units.nouns
        kin = (form for form, name in nouns.items() if name == nouns.get(word))
        if vocabulary.starts.isdisjoint(form[:BEGINNING] for form in kin):
            return word
    return None


def _is_turned(stated: StatedNumber, word: str, claim: Claim) -> bool:
    """Whether a word tells of a rise or fall, and the number's own verb of no such: "lost" for "were added"."""
    sentence, told = stated.passage.numbered_sentence, claim.lexicon.roles
    own, lexicon = sentence.own_words(stated.number), sentence.lexicon
    sides = (told.rises, lexicon.roles.rises), (told.falls, lexicon.roles.falls)
    is_unsaid = any(its.search(word) and not said.search(sentence.text, *own) for its, said in sides)
    return is_unsaid and lexicon.clauses.finite.search(sentence.text, *own) is not None


def _is_other(claim: Claim, stated: StatedNumber, subject: TextSpan, tongues: Tongues) -> bool:
    """Whether a number's sentence names something before it that the fact does not: "the harvest of rye was 40"."""
    span = subject if subject.start < subject.end else TextSpan(subject.start, stated.number.start)
    told = claim.told_words | (claim.written.area_words if claim.written else frozenset())
    text, lexicon = stated.passage.text, stated.passage.source_text.lexicon
    if any(lexicon.roles.taken_up.match(text, word.start(), span.end) for word in WORD.finditer(text, *span)):
        return False  # "in June the figure rose"
    said = TellingWords(stated.passage.numbered_sentence).telling_words(*span)
    named = (word for word in said if not (_tells_no_thing(word, lexicon) or lexicon.roles.moved.fullmatch(word)))
    known = (word for word in named if tongues.is_known(word))
    return any(not any(tongues.are_one(one, word) for one in told) for word in known)


def _words_beside(claim: Claim, stated: StatedNumber, subject: TextSpan, *, is_other: bool) -> list[str]:
    """The words by which a reader of a number knows what it is of, in lower case.

    The heading above it tells what its sentence leaves out, unless that names something else.
    """
    passage, source = stated.passage, stated.passage.source_text
    is_begun = TellingWords(passage.numbered_sentence).telling_words(*subject) and not _takes_up(stated, subject)
    own = source.sentence_around(stated.number.span)
    before = None if is_begun else source.sentence_before(own)  # "This was a rise of 4%" goes on from there
    names = passage.source.title or "", passage.source.publisher or "", claim.speaker.name if claim.speaker else ""
    above = (s for s in reversed(source.sentences) if s.end <= own.start and source.is_heading(s))
    heading = None if is_other else next(above, None)
    spoken_of = [source.normalized[slice(*span)] for span in (before, heading) if span]
    return words_and_parts(" ".join([*spoken_of, *claim.said_beside(stated), *names]), source.lexicon)


def _takes_up(stated: StatedNumber, subject: TextSpan) -> bool:
    """Whether a subject stands for what was told before: "In 2019, the year before the fire, the figure"."""
    text, taken_up = stated.passage.text, stated.passage.source_text.lexicon.roles.taken_up
    starts = [subject.start, *(subject.start + m.end() for m in MARK.finditer(text[slice(*subject)]))]
    return any(taken_up.match(text, start, subject.end) for start in starts)


def _tells_no_thing(word: str, lexicon: Lexicon) -> bool:
    """Whether a word names nothing: a preposition, or a verb."""
    return lexicon.clauses.lead.fullmatch(word) is not None or _is_of_verb(word, lexicon)


def _is_of_verb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word tells what was done or moved, which its direction and its status are held against."""
    return bool(lexicon.roles.moved.search(word) or lexicon.clauses.finite.fullmatch(word))


def find_elsewhere(stated: StatedNumber, word: str, tongues: Tongues, *, only_numbers: bool = False) -> TextSpan | None:
    """The first form of a word in the source; `only_numbers` for one in a sentence with another number."""
    source = stated.passage.source_text
    if tongues.are_two:
        meant = SourceWords.of(source).meanings
        return min((meant[m] for m in meanings_of(word, tongues.fact) if m in meant), default=None)
    text = source.once(str.lower, lambda: source.lexicon.lower(source.normalized))
    for found in re.finditer(rf"(?<![\w-]){re.escape(word[: max(len(word) - _STEM, _LEAST)])}\w*", text):
        span = TextSpan(*found.span())
        numbers = source.numbers_in(source.sentence_around(span)) if only_numbers else ()
        is_beside = any(n.kind is NumberKind.VALUE and n.span != stated.number.span for n in numbers)
        if is_form_of(word, found[0]) and (is_beside or not only_numbers):
            return span
    return None


def words_and_parts(text: str, lexicon: Lexicon) -> list[str]:
    """The words of a text, in lower case; one with a hyphen as a whole and in its parts."""
    return [part for word in WORD.findall(lexicon.lower(text)) for part in {word, *word.split("-")}]
