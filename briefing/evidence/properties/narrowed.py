"""Whether fact and source tell of the same: neither of less than the other does.

The source may tell the number of less, of "net exports" and no exports; the fact may tell more narrowly who it was, or
who did it: "killed by police" for "killed".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.evidence.claim import Answer, Claim, doubt, says_otherwise
from briefing.evidence.lexicons.glossary import meanings_of
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.countries import name_countries
from briefing.evidence.sentences.noun_phrases import is_kind_of_person
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_qualifier import read_qualifier
from briefing.evidence.sentences.telling_words import MARK, WORD, TellingWords, has_form, is_form_of, telling_words
from briefing.evidence.tables.table_rows import line_with
from briefing.facts.model import Property
from briefing.facts.text_fields import has_blank
from briefing.records import NamedTuple

_PATH = ("statement",)
_LEAST = 3
_INDEFINITE = frozenset(("a", "an", "some", "any", "no", "one", "all", "both", "each", "весь", "вся", "все", "bir"))


def check_restricted(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where a word before a noun that the fact names makes another measure of it, and the fact has it not.

    What only may narrow it, "primary schools", "waits of over a day", leaves a doubt, unless an article says that it
    is known which.
    """
    if stated is None or claim.written is None or claim.written.tells_nothing or has_blank(claim.fact.statement):
        return
    source, sentence, number = stated.passage.source_text, stated.passage.numbered_sentence, stated.number
    if source.lexicon is not claim.lexicon:
        return
    line = line_with(source, number.start)
    own, part = sentence.own_words(number), line.span if line.is_row else sentence.clause(number)
    before = [n for n in sentence.numbers if n.unit_end <= number.start]
    if stated.role.is_reached and before:  # "net exports rose by 4% to 90": what rose is what the 90 are, too
        own = own._replace(start=sentence.own_words(before[-1]).start)
    span = TextSpan(max(own.start, part.start), min(own.end, part.end))
    nouns = [noun for noun in _nouns(sentence, span, source.language) if noun.is_named(claim)]
    for noun in reversed(nouns):
        missing = noun.missing(claim)
        if not missing or any(is_form_of(other.word, noun.word) and not other.missing(claim) for other in nouns):
            continue
        said = f"{' '.join([*noun.before, noun.word])}{noun.behind}"
        told = " ".join(word for word in (*noun.before, noun.word) if word not in missing)
        message = f'the source says "{said}", and the fact tells of "{told}"'
        is_counted, is_share = number.unit is number.currency is None, number.unit == "percent"
        is_part_told_as_all = (noun.behind and claim.written.is_in_all) or (
            (is_counted or is_share) and noun.is_told_of_more(claim, is_share=is_share)
        )
        if noun.is_another_measure(missing, claim) or is_part_told_as_all:
            yield says_otherwise(Property.SUBJECT, message, "say so in the statement or the label", _PATH)
            return
        if not (noun.is_definite and noun.before):
            yield doubt(Property.SUBJECT, message, "say so in the statement; if that is all of them, say so", _PATH)
            return


class _Noun(NamedTuple):
    """A noun with the words that stand right before it, in lower case."""

    word: str
    before: tuple[str, ...]
    behind: str
    """Words that say which of them are meant: " of longer than 12 hours"."""
    is_definite: bool
    """Whether an article or pronoun leads it: "the fishing fleet"."""

    def is_named(self, claim: Claim) -> bool:
        """Whether the fact names it."""
        return any(is_form_of(word, self.word) for word in claim.told_words - claim.lexicon.roles.function_words)

    def is_told_of_more(self, claim: Claim, *, is_share: bool) -> bool:
        """Whether the fact tells of all of them, or of several, and the source of one or some: "the eastern depot"."""
        lexicon, every = claim.lexicon, claim.written and claim.written.every
        noun = lexicon.lower(every.groupdict().get("noun") or "") if every else ""
        if every and noun and is_form_of(noun, self.word) and lexicon.roles.all_of.search(every[0][: -len(noun)]):
            return is_share or noun != self.word
        if is_share or lexicon.units.no_many or lexicon.speakers.verb_is_last:
            return False
        told = [word for word in claim.told_words if is_form_of(word, self.word)]
        return not lexicon.units.many.fullmatch(self.word) and all(map(lexicon.units.many.fullmatch, told))

    def missing(self, claim: Claim) -> list[str]:
        """The words that narrow it and that the fact has in no form, nor a word for the same."""
        told = claim.told_words | (claim.written.area_words | claim.written.compounds if claim.written else frozenset())
        language, behind = claim.language, telling_words(self.behind, claim.lexicon)
        untold = [
            word
            for word in self.before
            if not (meanings_of(word, language, "plain") or meanings_of(f"{word}_{self.word}", language, "plain"))
            and not any(_are_one(word, one, language) for one in told)
        ]
        is_told_behind = any(_are_one(word, one, language) for word in behind for one in told)
        return [*untold, *([] if is_told_behind else behind)]

    def is_another_measure(self, missing: list[str], claim: Claim) -> bool:
        """Whether one of the missing words before it always makes another measure of it."""
        forms = [form for word in missing if word in self.before for form in (word, f"{word}_{self.word}")]
        prefixes = tuple(one for one in claim.lexicon.roles.negations if one.endswith("-"))
        return any(meanings_of(form, claim.language, "narrowing") or form.startswith(prefixes) for form in forms)


def _are_one(word: str, told: str, language: str) -> bool:
    return any(is_form_of(part, told) for part in (word, *word.split("-"))) or any(
        meanings_of(word, language, table) & meanings_of(told, language, table) for table in ("narrowing", "glossary")
    )


def _nouns(sentence: NumberedSentence, span: TextSpan, language: str) -> Iterator[_Noun]:
    """The nouns of a part of a sentence."""
    lexicon, text, roles, clauses = sentence.lexicon, sentence.text, sentence.lexicon.roles, sentence.lexicon.clauses
    apart = [s for n in sentence.numbers for s in (TextSpan(n.start, n.unit_end), read_qualifier(sentence, n).span)]
    apart += [TextSpan(*m.span()) for m in roles.leaving_out.finditer(text, *span)]
    reader, before, end, is_definite, is_led = TellingWords(sentence), list[str](), span.start, False, True
    for found in WORD.finditer(text, *span):
        place, word = TextSpan(*found.span()), lexicon.lower(found[0])
        if text[end : place.start].strip(" "):
            before, is_definite, is_led = [], False, True
        end, is_apart = place.end, any(place.overlaps(other) for other in apart)
        if is_apart or clauses.lead.fullmatch(word) or not reader.telling_words(*place):
            before, is_definite, is_led = [], word in lexicon.speakers.articles - _INDEFINITE, True
            continue
        is_verb = clauses.finite.fullmatch(word) or clauses.copula.fullmatch(word)
        if is_verb and not meanings_of(word, language, "narrowing"):
            # A verb is behind its subject, and before a noun a participle: "registered boats".
            before, is_led = [word] if is_led and not before else [], False
            continue
        if len(word) >= _LEAST:
            led, which = roles.led_by.search(text, span.start, place.start), roles.which.match(text, place.end)
            behind = (led and f" {led[0]}") or (which and which[0]) or ""
            yield _Noun(word, tuple(before), behind, is_definite)
        is_name = found[0][0].isupper() and (place.start > sentence.span.start or name_countries(found[0], language))
        before = [] if is_name else [*before, *([word] if roles.attribute.fullmatch(word) else [])]
        is_led = False


def check_narrowed(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the fact names somebody of whom the source speaks there, but not as those who did or were it."""
    passages = [stated.passage] if stated else claim.passages
    if not passages or any(p.source_text.lexicon is not claim.lexicon or not p.has_source_text for p in passages):
        return
    quoted = [p.slice(p.quote) for passages in claim.context.values() for p in passages]
    for words, somebody, known in (*_told_whose(claim, stated), *_told_by_whom(claim, passages)):
        if not any(has_form(claim.lexicon.lower(text), somebody) for text in (*known, *quoted)):
            yield doubt(Property.SUBJECT, f'the source does not say "{words}"', "if it means that, say so", _PATH)


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
