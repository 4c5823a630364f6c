"""Whether a fact tells who it was, or who did it, more narrowly than its source: "killed by police" for "killed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evidence.claim import Answer, Claim, doubt
from briefing.evidence.noun_phrases import is_kind_of_person
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.telling_words import MARK, WORD, has_form, is_form_of
from briefing.facts.model import Property


def check_narrowed(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact names somebody of whom the source speaks there, but not as those who did or were it."""
    passages = [stated.passage] if stated else claim.passages
    if not passages or any(p.source_text.lexicon is not claim.lexicon or not p.has_source_text for p in passages):
        return
    quoted = [p.slice(p.quote) for passages in claim.context.values() for p in passages]
    for words, somebody, known in (*_told_whose(claim, stated), *_told_by_whom(claim, passages)):
        if not any(has_form(claim.lexicon.lower(text), somebody) for text in (*known, *quoted)):
            yield doubt(Property.AREA, f'the source does not say "{words}"', "if it means that, say so", ("statement",))


def _told_whose(claim: Claim, stated: StatedNumber | None) -> Iterator[tuple[str, str, list[str]]]:
    """Whose the counted are, "9 of the *crew*", and what the source says up to the end of the number's clause."""
    if stated is None or stated.number.unit == "percent":
        return
    sentence, source, statement = stated.passage.numbered_sentence, stated.passage.source_text, claim.fact.statement
    before = source.sentence_before(sentence.span)
    text = source.normalized[before.start if before else sentence.span.start : sentence.clause(stated.number).end]
    told = claim.lexicon.roles.part_of.match(statement, statement.find("{value}") + len("{value}"))
    if told:
        yield told[0].strip(), claim.lexicon.lower(told["noun"]), [text]


def _told_by_whom(claim: Claim, passages: Sequence[Passage]) -> Iterator[tuple[str, str, list[str]]]:
    """Who did it, "sunk *by pirates*", and where a source may name them that tells the same deed.

    That is before the deed, and behind a "by" of the same sentence.
    """
    clauses, lower, statement = claim.lexicon.clauses, claim.lexicon.lower, claim.fact.statement
    for agent in clauses.agent.finditer(statement):
        somebody = WORD.match(statement, agent.end())
        verbs = list(clauses.finite.finditer(statement, 0, agent.start()))
        if not (somebody and verbs and _is_somebody(lower(somebody[0]), claim)):
            continue
        # Behind "was" stands what was done: "was taken hostage by".
        start = verbs[-1].end() if clauses.copula.fullmatch(verbs[-1][0]) else verbs[-1].start()
        done = WORD.search(statement, start, somebody.end()) or somebody
        known: list[str] = []
        for p in passages:
            deeds = [m for m in WORD.finditer(p.text, *p.sentence) if is_form_of(lower(m[0]), lower(done[0]))]
            if not deeds:
                return
            before = p.source_text.sentence_before(p.sentence)
            known.append(p.text[before.start if before else p.sentence.start : deeds[-1].start()])
            for by in clauses.agent.finditer(p.text, *p.sentence):
                mark = MARK.search(p.text, by.end(), p.sentence.end)
                known.append(p.text[by.end() : mark.start() if mark else p.sentence.end])
        yield statement[done.start() : somebody.end()], lower(somebody[0]), known


def _is_somebody(word: str, claim: Claim) -> bool:
    speakers = claim.lexicon.speakers
    groups = (speakers.persons, speakers.bodies, speakers.groups, speakers.others)
    return is_kind_of_person(word, claim.lexicon) or any(word in words for words in groups)
