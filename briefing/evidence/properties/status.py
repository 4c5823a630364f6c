"""Whether the source says what the fact says as firmly and as exactly as the fact does.

That is denials, suppositions and statuses on the one hand, and "about" and "more than" on the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.evidence.claim import (
    Answer,
    Claim,
    Rewrite,
    does_not_say,
    doubt,
    left_out,
    says_otherwise,
    unknown_word,
    unquoted_head,
)
from briefing.evidence.framing import told_in_notes
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.properties.cell_roles import unsaid_meanings
from briefing.evidence.sentences.governance import FoundCue
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Fact, Kind, Property, Qualifier, Status, StatusFamily, Voice
from briefing.kept_patterns import compile_pattern

_STEM, _NEAR, _OBJECT = 4, 3, 8
_MARK = compile_pattern("[,;:()]")
_OUTERMOST_ONLY = (Status.ALLOCATED, Status.ADOPTED, Status.REQUIRED)
"""Statuses that another takes away."""
_COUNTED = (Status.REQUESTED, Status.PROPOSED, Status.ALLOCATED)
"""Statuses of which the words name things that are counted: requests, proposals, allocations."""


def check_status(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer for what governs the number, or the words of a quote, and the fact does not say."""
    if stated is None:
        yield from _check_words(claim)
    elif stated.passage.language_is_known:
        tells_more = claim.written is None or claim.written.words
        if stated.governance.is_presupposed and claim.fact.status.is_asserted and not tells_more:
            return
        if not claim.tells_only_which(stated):
            yield from _check_reality(claim, stated)
            yield from check_own_denial(claim, stated)
            yield from _check_sum(claim, stated)
        if claim.fact.kind is Kind.INFORMATION:
            yield from _check_number_status(claim, stated)
        governance = stated.governance
        if stated.passage.has_source_text and not (governance.cues or governance.denials):
            # A word that governs it and is not known, where no word that is known does.
            yield from (unknown_word(Property.STATUS, stated.passage.slice(span)) for span in governance.unknown_words)


def check_own_denial(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """A denial in the fact's words where the source has none; other words may say the same, so the desk settles it."""
    statement, passage = claim.fact.statement, stated.passage
    found, theirs = claim.lexicon.statuses.denial_in(statement), passage.source_text.lexicon
    if not (said := found[0] if found else _refutal_in(claim, statement, stated.text)):
        return
    sentence = passage.slice(passage.sentence)
    words, prefixes = sentence.lower().split(), theirs.roles.negations
    told = [word for word in claim.lexicon.lower(statement).replace(".", "").split() if len(word) >= _STEM]
    is_prefixed = any(f"{prefix}{word}" in words for word in told for prefix in prefixes)  # "the unregistered"
    clause = passage.numbered_sentence.clause(stated.number)
    joint = theirs.times.coordination.search(passage.text, stated.number.end, clause.end)
    own = passage.text[clause.start : joint.start() if joint else clause.end]  # "40 are known, and 7 were not found"
    is_said = is_prefixed or theirs.statuses.undone(own) or _said_across(claim, passage, own, said)
    if is_said or stated.governance.denials:
        return
    if theirs.statuses.denial_in(sentence):
        message = f'the statement says "{said}", and the source denies something else there'
        yield doubt(Property.STATUS, message, "if it denies this, say so", ("statement",))
    else:
        yield does_not_say(Property.STATUS, f'the statement says "{said}", and the source denies nothing there')


def _refutal_in(claim: Claim, statement: str, value: str) -> str:
    """The words of a statement by which it is not so: "it is a lie that {value} came"; '' if there are none."""
    before, _, after = statement.partition("{value}")
    if not claim.lexicon.statuses.untrue.search(before):
        return ""
    # Few statements have such a word, and to read sentences takes much to import.
    from briefing.evidence.own_words.governed import denial_of

    return denial_of(before, value, after, claim.language)


# A fact in words


def _check_words(claim: Claim) -> Iterator[Answer]:
    """Whether the source says the words of the quotes without denying them, and as firmly as the fact does."""
    for passage in claim.passages:
        for span in passage.denials_around_quote():
            yield left_out(Property.STATUS, passage, passage.slice(span))
    if claim.fact.kind is not Kind.INFORMATION:
        return
    said: list[_Said] = []
    for passage in claim.passages:
        for found in passage.cues_in_quote():
            # "Will open" at the start of a quote holds for all of it; further on it may be beside the point.
            is_first = found.span.start == passage.quote.start and claim.fact.status is not Status.CLAIMED
            holds = not found.cue.weak or is_first or not claim.fact.status.is_asserted
            # "Are considering" is possible; "are doing well" is no plan, though "are opening 40 schools" may be one.
            is_sure = not found.cue.optional or (Status.POSSIBLE in found.cue.statuses and claim.fact.status.is_ahead)
            if holds and is_sure:
                said.append((passage, found))
    yield from _check_told_done(claim, said)
    yield from _hold_status(claim, claim.passages, said)


# A number


def _check_reality(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """Whether the source denies the number, only supposes it, asks for it or takes it back, and the fact says so."""
    fact, passage, governance = claim.fact, stated.passage, stated.governance
    if governance.is_asked:
        yield says_otherwise(Property.STATUS, "the source only asks; it does not say so")
    dropped = [found.span for found in governance.cues if found.cue.statuses == (Status.CANCELLED,)]
    bracket = passage.numbered_sentence.bracket(stated.number) if stated.text[0] in "+-" else None
    for span in governance.denials:
        if bracket and not bracket.contains(span):
            continue  # "hardly changed (+1%)"
        # "Never exceeded" is a qualifier, and told as such; what was given up is told by the status.
        is_told = fact.status is Status.CANCELLED and any(span.contains(d) for d in dropped)
        is_told = is_told or (fact.status.is_ahead and governance.is_unmet(span)) or _is_told_so(claim, passage, span)
        if not (stated.qualifier.span.contains(span) or is_told):
            yield from _not_so(claim, passage, span, "denies it", claim.lexicon.statuses.undone)
    if fact.status is not Status.POSSIBLE:
        for span in governance.suppositions:
            unreal = claim.lexicon.statuses.conditional.search
            yield from _not_so(claim, passage, span, "does not tell it as real", unreal)
    for span in (found.span for found in governance.cues):
        told_so = claim.lexicon.statuses.not_happened.search
        if passage.source_text.lexicon.statuses.not_happened.match(passage.text, span.start):
            yield from _not_so(claim, passage, span, "tells of what did not happen", told_so)
    for span in governance.disputes:
        if fact.status.family is StatusFamily.IS:
            yield says_otherwise(Property.STATUS, f'the source goes on to say "{passage.slice(span)}"')
    yield from _check_undone(claim, passage, stated.number.span)
    yield from _check_conditions(claim, stated)
    for span in governance.uncertainties:
        yield unknown_word(Property.STATUS, passage.slice(span))


def _check_undone(claim: Claim, passage: Passage, span: TextSpan) -> Iterator[Answer]:
    """What was taken back or paid back is not told as there: "waived a debt of 5 million"."""
    lexicon, text, clauses = passage.source_text.lexicon, passage.text, passage.source_text.lexicon.clauses
    before = list(lexicon.statuses.undoing.finditer(text, passage.sentence.start, span.start))
    is_sum = claim.quantity and claim.quantity.currency and claim.lexicon.roles.exists.search(claim.fact.statement)
    if is_sum and not before:  # "threw out *a claim of 2 million*", told as one that there was
        verbs = clauses.finite.finditer(text, passage.sentence.start, passage.quote.start)
        before = [v for v in verbs if not (v[0] in lexicon.speakers.says or clauses.auxiliary.fullmatch(v[0]))]
    after = lexicon.statuses.undoing.search(text, span.end, passage.sentence.end)
    gaps = [(m, text[m.end() : span.start]) for m in before[-1:]]
    gaps += [(after, text[span.end : after.start()])] if after else []
    told = f"{claim.fact.statement} {claim.fact.label}"
    for found, gap in gaps:
        is_apart = _MARK.search(gap) or lexicon.times.coordination.search(gap) or len(gap.split()) > _OBJECT
        is_active = found.start() < span.start or not clauses.has_fixed_order or clauses.copula.search(gap)
        if is_apart or not is_active or claim.lexicon.statuses.undoing.search(told):
            continue
        said = TextSpan(*found.span())
        if not passage.quote.contains(said):
            yield left_out(Property.STATUS, passage, found[0])
        message = f'the source says "{found[0]}" of it, and the fact does not'
        yield doubt(Property.STATUS, message, "if the fact is right all the same, say so", ("statement",))


def _check_told_done(claim: Claim, said: Sequence[_Said]) -> Iterator[Answer]:
    """A statement that tells as done what its status says is only meant to be, possible or alleged: "40 were opened".

    A page prints the statement alone.  A verb of the quote may be one of planning, or of what a plan holds.
    """
    status, verb = claim.fact.status, claim.done
    is_ahead = any(found.cue.weak and found.cue.statuses[-1].is_ahead for _, found in said)
    is_only_said = status is Status.ALLEGED or (is_ahead and status.family is StatusFamily.SAID)
    if verb and claim.quantity and status is Status.ESTIMATED and claim.fact.qualifier is Qualifier.EXACT:
        message = f'the statement says "{verb}" as so, and the status is {status}'
        yield doubt(Property.STATUS, message, "say in the statement that it is, or if that is clear", ("statement",))
    if not verb or not (is_only_said or status.is_ahead or (claim.quantity and status.family is StatusFamily.MEANT)):
        return
    own = next((_words(one) for one in said if status in one[1].cue.statuses), None)
    if own and verb.lower() in own.lower().split():
        return  # «аналитики ждали», told as «ждали»
    if own or not any(verb in p.slice(p.quote).split() for p in claim.passages):
        message = f'the statement says "{verb}", as of what is done, and the status is {status}'
        hint = f"let the statement say that it is {status}" + (f', as the source does: "{own}"' if own else "")
        yield says_otherwise(Property.STATUS, message, hint, ("statement",))


def _check_sum(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """A ceiling, a budget or a plan of so much, told as money that was spent or received."""
    words, passage, number = claim.lexicon.statuses, stated.passage, stated.number
    is_readable = passage.source_text.lexicon is claim.lexicon and claim.fact.status.is_asserted
    if number.currency is None or not is_readable or not words.paid.search(claim.fact.statement):
        return
    sentence = passage.sentence
    rest = passage.text, number.unit_end, sentence.end
    named = words.sum_set.search(passage.text, sentence.start, number.start)
    named = named or words.set_sum.match(*rest) or words.dropped.search(*rest)  # "a grant of 6 was turned down"
    if named and not words.paid.search(passage.text, *sentence):
        message = f'the source says "{named[0].strip()}" of the sum, and not that it was spent or received'
        yield says_otherwise(Property.STATUS, message, "let the statement tell what the source tells", ("statement",))


def _not_so(
    claim: Claim, passage: Passage, span: TextSpan, verb: str, told_in: Callable[[str], object]
) -> Iterator[Answer]:
    """A word that takes the number back has to stand in the quote, and the fact has to say it in its own words."""
    if not passage.quote.contains(span):
        yield left_out(Property.STATUS, passage, passage.slice(span))
    words, told = passage.slice(span), f"{claim.fact.statement} {claim.fact.label}"
    # Of people, "were dismissed" tells what was done; «rədd edib» is told in English as "rejected".
    if not (told_in(told) or words.lower() in told.lower() or _said_across(claim, passage, words, told)):
        yield says_otherwise(Property.STATUS, f'the source says "{words}", which {verb}')


def _said_across(claim: Claim, passage: Passage, words: str, told: str) -> bool:
    """Whether some words of a source and some of a fact in another language mean the same."""
    tongues, told_words = claim.tongues(passage), LETTERS.findall(claim.lexicon.lower(told))
    return tongues.are_two and bool(tongues.said_in(told_words, words))


def _is_told_so(claim: Claim, passage: Passage, span: TextSpan) -> bool:
    """Whether a denial is one of two opposites that the fact tells of as well: "çatışmır", told as "lacks"."""
    words, written = passage.slice(span), claim.written
    return written is not None and any(
        side.fullmatch(words) and written.side(name) == sign
        for name, opposites in passage.source_text.lexicon.roles.opposites.items()
        for sign, side in ((1, opposites.one), (-1, opposites.other))
    )


def _check_conditions(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """What is so only on a condition is told with it; of what is ahead, it may go without saying."""
    if claim.lexicon.statuses.conditional.search(f"{claim.fact.statement} {claim.fact.label}"):
        return
    for span in stated.governance.conditions:
        words = stated.passage.slice(span)
        if claim.fact.status.is_asserted:
            message = f'the source says it on a condition, "{words}", and the fact does not'
            yield says_otherwise(Property.STATUS, message)
        else:
            yield unknown_word(Property.STATUS, words)


def _check_number_status(claim: Claim, stated: StatedNumber) -> Iterator[Answer]:
    """Whether what governs the number allows the fact's status, and the quote holds the words that say so."""
    fact, passage = claim.fact, stated.passage
    noted = told_in_notes(stated)
    yield from unsaid_meanings(noted, fact, stated.text)
    if fact.status.value in noted:
        return
    which = stated.governance.modifier if claim.tells_only_which(stated) else None
    cues = stated.governance.cues_in(which) if which else stated.governance.cues
    if PassageTimes(passage).is_past_beside(stated):  # "is expected to rise to 2% from 1.3% in May" forecasts no 1.3%
        new = [c for c in cues if c.cue.statuses[0].is_ahead or c.cue.statuses[0] is Status.ESTIMATED]
        apart = [c for c in new if stated.governance.looks_back_from(c.span)]
        beside = (c for c in cues if c not in apart)
        cues = [c._replace(cue=c.cue._replace(optional=True)) if c in new else c for c in beside]
        if fact.status.is_ahead and apart and not cues:
            words = passage.slice(apart[0].span)
            message = f'the source says "{words}" of what is to come, and not of "{stated.text}"'
            yield says_otherwise(Property.STATUS, message, "tell it as what was so before")
            return
    elif any(_names(stated, c) and Status.FORECAST not in c.cue.statuses for c in cues):
        # Who forecasts 40 "against a target of 50" does not forecast the 50.
        cues = [c for c in cues if c.cue.statuses[0] is not Status.FORECAST]
    cues = [c for c in cues if not _is_said_by_counted(claim, stated, c)]
    if stated.role.role is NumberRole.WHOLE:  # a target of which a part was reached was not reached
        cues = [c._replace(cue=c.cue._replace(optional=False)) for c in cues]
    said = [(passage, found) for found in cues]
    yield from _check_told_done(claim, said)
    if fact.status is Status.POSSIBLE and stated.governance.conditions:
        # What will be so if something else happens is possible.
        said = [(p, found) for p, found in said if not found.cue.weak]
        if not said:
            return
    elif not (said or fact.status.is_asserted or stated.governance.denials) and any(stated.governance.unknown_words):
        return  # a word that the check does not know may say so
    elif not said and fact.status.is_ahead:
        times = PassageTimes(passage).of_number(stated).times
        if times and all(time.days and time.days[0] > passage.published for time in times):
            # What is told of a year that is ahead needs no word for that: a table of years has none.
            beside = (found for p in claim.context.get(Property.STATUS, ()) for found in p.cues_in_quote())
            if not (stated.governance.is_figure or any(fact.status in found.cue.statuses for found in beside)):
                message = f'the source says "{times[0].text}", which was ahead, and no word that makes it {fact.status}'
                yield doubt(Property.STATUS, message, "if that is what it is, say so")
            return
    answers = list(_hold_status(claim, [p for p in claim.passages if p.numbers or p is passage], said))
    yield from answers
    real = [found.span for _, found in said if not found.cue.optional]
    named = [passage, *claim.context.get(Property.STATUS, ())]
    is_quoted = any(p.quote.contains(s) for p in named for s in real if p.source_text is passage.source_text) or any(
        fact.status in found.cue.statuses for p in named for found in p.cues_in_quote()
    )
    if not answers and real and not fact.status.is_asserted and not is_quoted:
        words, is_head = passage.slice(real[0]), stated.governance.is_figure
        yield unquoted_head(Property.STATUS, words) if is_head else left_out(Property.STATUS, passage, words)


def _is_said_by_counted(claim: Claim, stated: StatedNumber, found: FoundCue) -> bool:
    """Whether those who are counted say it, and the fact tells it so: of "58% said they would go" none need go."""
    passage, (_, _, told) = stated.passage, claim.fact.statement.partition("{value}")
    says = passage.source_text.lexicon.speakers.says
    between = passage.text[stated.number.end : found.span.start]
    if "," in between or says.isdisjoint(between.split()) or claim.lexicon is not passage.source_text.lexicon:
        return False
    repeated = found.cue.pattern.search(told)
    is_wish = found.cue.weak and found.cue.statuses[0] is Status.TARGET  # to want is so, whoever says it
    return repeated is not None and (is_wish or not says.isdisjoint(told[: repeated.start()].split()))


def _names(stated: StatedNumber, found: FoundCue) -> bool:
    """Whether a noun says right before a number what it is: "a target of"."""
    between = stated.passage.text[found.span.end : stated.number.start].split()
    return found.cue.before and between == [stated.passage.source_text.lexicon.numbers.of]


_Said = tuple[Passage, FoundCue]


# The status


def _hold_status(claim: Claim, passages: Sequence[Passage], said: Sequence[_Said]) -> Iterator[Answer]:
    """Whether the words `said` beside the number, or in the quotes, allow the fact's status."""
    status = claim.fact.status
    binding = [(p, found) for p, found in said if not found.cue.optional]
    if status.is_asserted:
        yield from _hold_asserted(claim, passages, said)
        return
    if not said:
        said = binding = [(p, found) for p in claim.context.get(Property.STATUS, ()) for found in p.cues_in_quote()]
    # What is proposed to be allocated is not allocated: for some statuses the outermost word decides.
    outer = [s for s in binding if s[1].cue.statuses[0] is not Status.ANNOUNCED]  # who announced what is required
    deciding = outer[:1] if status in _OUTERMOST_ONLY and outer else said
    dropped = next((b for b in binding if b[1].cue.statuses == (Status.CANCELLED,)), None)
    if dropped and status is not Status.CANCELLED:
        yield _other_status(dropped, status)
    elif fitting := [found for _, found in deciding if status in found.cue.statuses]:
        if all(claim.tells_of(found.cue.pattern) for found in fitting):
            message = f'the source says "{_words(said[0])}" of a thing, and the fact what was done to that'
            yield doubt(Property.STATUS, message, f"if it is itself only {status}")
    elif any(status in found.cue.perhaps for _, found in said):
        yield unknown_word(Property.STATUS, _words(said[0]))
    elif any(status in f.cue.statuses for p in claim.context.get(Property.STATUS, ()) for f in p.cues_in_quote()):
        return  # "By its forecast, it may be 40": the author quotes what makes a forecast of it
    elif binding:
        yield _other_status(binding[0], status)
    elif all(passage.language_is_known for passage in passages) and not _is_headed_so(claim):
        yield does_not_say(Property.STATUS, f"no quote says that this is {status}")


def _hold_asserted(claim: Claim, passages: Sequence[Passage], said: Sequence[_Said]) -> Iterator[Answer]:
    """Whether what is told as so, or as said to be so, is told by the source as firmly."""
    fact = claim.fact
    named = [(p, found) for p in claim.context.get(Property.STATUS, ()) for found in p.cues_in_quote()]
    wrong = [s for s in said if not (s[1].cue.optional or _fits(fact, s[1]) or _is_named_too(claim, s))]
    if any(fact.status in f.cue.statuses for _, f in [*said[:1], *named]):
        wrong = [s for s in wrong if not s[1].cue.weak]  # "estimated that it would cost 40"
    if wrong:
        is_undone = claim.quantity is None and all(f.cue.statuses == (Status.CANCELLED,) for _, f in wrong)
        if is_undone or all(fact.status in found.cue.perhaps for _, found in wrong):
            # "Turned down the plan" may be told as "rejected" it, which is so.
            yield unknown_word(Property.STATUS, _words(wrong[0]))
        else:
            message = f'the source says "{_words(wrong[0])}", but the fact has status: {fact.status}'
            yield _wrong_status(message, wrong[0][1].cue.statuses[0])
    elif fact.status is Status.OBSERVED:
        yield from _observed_problem(passages)
    elif fact.status is Status.REPORTED:
        if _is_only_claimed(passages):
            message = "these are a speaker's own words, which the outlet only quotes"
            yield _wrong_status(message, Status.CLAIMED)
    elif fact.status is Status.CLAIMED or any(fact.status in f.cue.statuses for _, f in [*said, *named]):
        return
    elif not _is_headed_so(claim):
        yield does_not_say(Property.STATUS, f"no quote says that this is {fact.status}")


def _is_headed_so(claim: Claim) -> bool:
    """Whether a heading that the author quotes says the status: "Seasonally adjusted estimates"."""
    headed = claim.context.get(Property.STATUS, ())
    return any(p.source_text.lexicon.statuses.head(p.slice(p.quote), claim.fact.status) for p in headed)


def _fits(fact: Fact, found: FoundCue) -> bool:
    """Whether a cue allows the status; what is told with "about" need not be called an estimate too."""
    statuses = found.cue.statuses
    if statuses[0] is Status.ESTIMATED and fact.status is Status.REPORTED:
        return fact.qualifier is not Qualifier.EXACT
    return fact.status in statuses


def _is_named_too(claim: Claim, said: _Said) -> bool:
    """Whether a cue tells what the fact counts too: "applications for visas rose to 40", "40 suspected cases"."""
    passage, found = said
    told, words = f"{claim.fact.statement} {claim.fact.label}", passage.source_text.lexicon.statuses
    if found.cue.statuses[0] is Status.ALLEGED and claim.lexicon is passage.source_text.lexicon:
        unit = claim.units.get(claim.quantity.unit or "") if claim.quantity else None
        named = [*(unit.forms.values() if unit else ()), claim.fact.label, claim.fact.statement]
        nouns = LETTERS.findall(passage.slice(TextSpan(found.span.end, passage.sentence.end)))[:_NEAR]
        told_of = [LETTERS.search(words, m.end()) for words in named for m in found.cue.pattern.finditer(words)]
        return any(noun[:_STEM] == other[0][:_STEM] for noun in nouns for other in told_of if other)
    is_told = found.cue.pattern.search(told) is not None
    if (
        claim.quantity is None
        and is_told
        and (claim.fact.status is Status.CLAIMED or found.cue.statuses == (Status.CANCELLED,))
    ):
        return True  # "Marsh says that the town must build it", and "the council rejected the plan"
    is_counted = found.cue.statuses[0] in _COUNTED and not (claim.quantity and claim.quantity.currency)
    is_noun = words.subjects.match(passage.text, *found.span) is not None
    return claim.tells_of(found.cue.pattern) or (is_counted and is_noun and is_told)


def _is_only_claimed(passages: Sequence[Passage]) -> bool:
    """Whether all stands in a speaker's own words, which do not tell of the speaker's own acts."""
    return all(p.has_source_text and p.evidence.voice is Voice.DIRECT for p in passages) and not any(
        not p.numbers and p.patterns.own_acts.search(p.text, *p.sentence) for p in passages
    )


def _observed_problem(passages: Iterable[Passage]) -> Iterator[Answer]:
    """What somebody says is not observed."""
    for passage in passages:
        if passage.evidence.voice is Voice.DIRECT:
            yield _wrong_status("the source quotes a speaker; nothing was observed", Status.CLAIMED)
            return
        if match := passage.patterns.attribution.search(passage.text, *passage.sentence):
            yield _wrong_status(f'the source says "{match[0]}"; nothing was observed', Status.REPORTED)
            return


def _words(said: _Said) -> str:
    passage, found = said
    return passage.slice(found.span)


def _other_status(said: _Said, status: Status) -> Answer:
    return _wrong_status(f'the source says "{_words(said)}", which is not {status}', said[1].cue.statuses[0])


def _wrong_status(message: str, instead: Status) -> Answer:
    return says_otherwise(Property.STATUS, message, Rewrite(Property.STATUS, instead))
