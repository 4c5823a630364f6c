"""Whether the fact tells its number of no more than the source does: of a part, a peak or some, and not of all."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim, does_not_say, doubt, says_otherwise
from briefing.evidence.lexicons.patterns import LETTERS, NEVER, Pattern
from briefing.evidence.lexicons.role_words import NumberRole
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind, NumberSpan
from briefing.evidence.own_words.written_number import WrittenNumber
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.noun_phrases import find_shared, is_kind_of_person, noun_phrase, words_from
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.stated_role import EACH, told_rates
from briefing.evidence.sentences.telling_words import MARK, WORD, TellingWords, are_named, is_form_of
from briefing.facts.model import Property
from briefing.facts.text_fields import has_blank

_NEAR = 40
"""How far from a number a verb of those may stand who need something."""
_STEM, _WANTED = 5, 2
"""How much of their start a thing and its doing share, and how many words tell what is needed."""
_LESS = (NumberRole.CHANGE, NumberRole.ADDED, NumberRole.PART, NumberRole.AVERAGE, NumberRole.PEAK)
"""What may not be told as the sum of everything."""


def check_extent(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the fact tells a part as the whole, a peak as the rule, or what some do as what all do."""
    if stated is None or claim.written is None or not (stated.passage.language_is_known and claim.lexicon.known):
        return
    written, is_peak = claim.written, stated.role.role is NumberRole.PEAK
    words = stated.passage.slice(stated.role.span) or stated.text
    is_rule = written.every is not None or written.is_average or written.role.role is NumberRole.AVERAGE
    if (
        (written.is_in_all and _is_less_than_all(stated, written))
        or (is_peak and is_rule)
        or _is_of_some(stated, written)
    ):
        message = f'the source says "{words}", and the fact tells it of more than that'
        yield says_otherwise(
            Property.DIRECTION, message, "let the statement tell what the source tells", ("statement",)
        )
    elif _are_there_others(claim, stated):
        message = f'the statement tells of all, and the source does not say that there are no more than "{stated.text}"'
        yield does_not_say(Property.SUBJECT, message, ("statement",))


def _are_there_others(claim: Claim, stated: StatedNumber) -> bool:
    """Whether a fact speaks of all so many, and the source of so many: "freed 40 prisoners", told as all of the 40."""
    if not claim.lexicon.roles.all_of.search(claim.fact.statement.partition("{value}")[0]):
        return False
    passage, lexicon = stated.passage, stated.passage.source_text.lexicon
    words = WORD.findall(lexicon.lower(passage.slice(passage.sentence)))
    lead = passage.numbered_sentence.lead(stated.number.start)
    is_whole = lexicon.roles.every.search(passage.text, *passage.sentence)
    return not (is_whole or lexicon.numbers.told_all & {*words} or lexicon.clauses.definite.search(passage.text, *lead))


def check_share(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """A doubt where the source has a share "of those" that it has told apart, and the fact of all of which they are.

    "One firm in 20 exports; of those, 60% sell to Germany" is no share of the firms, unless the fact says which.
    """
    if stated is None or claim.written is None or stated.passage.source_text.lexicon is not claim.lexicon:
        return
    passage, number, words = stated.passage, stated.number, stated.passage.slice(stated.role.span)
    when = "say in the statement which they are, or say how you read it"
    is_part = number.unit == "percent" and stated.role.role is not NumberRole.CHANGE
    if is_part and (shared := _other_shared(claim, stated)):
        message = f'the source has "{stated.text}" as a share of "{shared}", and the fact of something else'
        if _is_counted_apart(claim, stated):
            yield says_otherwise(Property.SUBJECT, message, when, ("statement",))
        else:
            yield doubt(Property.SUBJECT, message, when, ("statement",))
    is_of_those = stated.role.role is NumberRole.PART and claim.lexicon.roles.those.search(words)
    if not is_of_those or number.unit != "percent":
        return
    sentence = passage.numbered_sentence
    start = sentence.clause(number).start
    before = passage.source_text.sentence_before(sentence.span) if start == sentence.span.start else None
    those = TellingWords(sentence).telling_words(*(before or (sentence.span.start, start)))
    those -= claim.lexicon.number_cores
    told = {word for word in those if any(is_form_of(word, own) for own in claim.written.words)}
    after = LETTERS.findall(claim.lexicon.lower(claim.fact.statement.partition("{value}")[2]))
    whole = next((word for word in after if word not in claim.lexicon.roles.function_words), "")
    if told < those and any(is_form_of(word, whole) for word in told):
        message = f'the source says "{words}", and the fact tells it of "{whole}"'
        yield doubt(Property.SUBJECT, message, when, ("statement",))


def _other_shared(claim: Claim, stated: StatedNumber) -> str:
    """Of what the source says a share, if the fact tells it of something that stands there apart from that."""
    said, told = stated.read(find_shared), claim.written.shared if claim.written else frozenset[str]()
    around = frozenset(LETTERS.findall(claim.lexicon.lower(stated.passage.text))) - said
    are_apart = said and are_named([*told], around) and not are_named([*said], told)
    return " ".join(sorted(said)) if are_apart else ""


def _is_counted_apart(claim: Claim, stated: StatedNumber) -> bool:
    """Whether another number counts what the fact tells the share of: "of 2,000 adults 37% of car owners agreed"."""
    passage, told = stated.passage, claim.written.shared if claim.written else frozenset[str]()
    others = (n for n in passage.sentence_numbers if n != stated.number and n.kind is NumberKind.VALUE)
    return any(are_named([*told], frozenset(noun_phrase(passage, n).words)) for n in others)


def check_omission(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source leaves something out of the number, and the fact does not: "not counting oil"."""
    if stated is None or claim.written is None or claim.written.tells_nothing or has_blank(claim.fact.statement):
        return  # what it is told of is still to be written
    roles, sentence, number = stated.passage.source_text.lexicon.roles, stated.passage.numbered_sentence, stated.number
    others = [n.span for n in sentence.numbers if n.kind in VALUE_KINDS and n.kind is not NumberKind.YEAR]
    start = max((span.end for span in others if span.end <= number.start), default=sentence.span.start)
    end = sentence.item_end(number)
    text, is_own = stated.passage.text, stated.passage.source_text.lexicon is claim.lexicon
    told, own = f"{claim.written.statement} {claim.fact.label}", claim.lexicon.roles
    if own.leaving_out.search(told) or own.elsewhere.search(told):
        return
    omission = roles.leaving_out.search(text, start, end) if is_own else None
    if omission and omission.start() > number.end and end < sentence.span.end:
        # "Food fell by 4%, non-food (except fuel) by 9%": the words behind a comma are of the next number.
        marks = [mark.end() for mark in MARK.finditer(text, number.end, omission.start())]
        if marks and TellingWords(sentence).telling_words(marks[-1], omission.start()):
            omission = None
    left = WORD.search(text, omission.end(), number.start) if omission else None
    # "Without the grant of 40 million" the grant is 40 million.
    if omission and not (left and claim.written.told_in(left[0])):
        message = f'the source says "{omission[0]}" of "{stated.text}", and the fact leaves nothing out'
        yield says_otherwise(Property.SUBJECT, message, "say so in the statement", ("statement",))


def check_need(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where so many are in need of what the fact tells as done; a doubt where it tells of no need."""
    if stated is None or claim.written is None:
        return
    passage, number, roles = stated.passage, stated.number, claim.lexicon.roles
    wanting = roles.opposites["needs"].one if "needs" in roles.opposites else NEVER
    if passage.source_text.lexicon is claim.lexicon and not wanting.search(claim.written.statement):
        for need, wanted in _wanted(stated, wanting):
            done = [w for w in claim.written.words if any(is_form_of(w, o) or w[:_STEM] == o[:_STEM] for o in wanted)]
            is_done = claim.lexicon.speakers.verb_is_last or any(map(claim.lexicon.clauses.finite.fullmatch, done))
            is_denied = claim.lexicon.statuses.denial.search(claim.written.statement)
            if done and is_done and claim.fact.status.is_asserted and not is_denied:
                message = f'the source says "{" ".join([need, *wanted])}", and the fact tells it as done'
                hint = "let the statement tell what the source tells"
                yield says_otherwise(Property.STATUS, message, hint, ("statement",))
    if claim.written.tells_nothing or number.unit:
        return
    needs, clause = passage.source_text.lexicon.roles.needs, passage.numbered_sentence.clause(number)
    before = TextSpan(max(clause.start, number.start - _NEAR), number.start)
    after = TextSpan(number.end, min(clause.end, number.end + _NEAR))
    found = needs.search(passage.text, *after) or needs.search(passage.text, *before)
    told = f"{claim.fact.statement} {claim.fact.label}"
    if found and not (roles.needs.search(told) or wanting.search(told)):
        message = f'the source says "{found[0]}" of "{stated.text}", and the fact does not'
        yield doubt(Property.STATUS, message, "if it tells the same, say so", ("statement",))


def _wanted(stated: StatedNumber, wanting: Pattern) -> Iterator[tuple[str, list[str]]]:
    """What is needed, beside a number: "in need of", "repair", of "473 schools are in need of repair"."""
    sentence, number = stated.passage.numbered_sentence, stated.number
    lexicon, is_last = sentence.lexicon, sentence.lexicon.speakers.verb_is_last
    following = next((n.start for n in sentence.numbers if n.start >= number.unit_end), sentence.span.end)
    for need in wanting.finditer(sentence.text, sentence.span.start, following):
        span = max(need.end(), number.unit_end if need.end() <= number.start else 0), following
        if is_last:  # "əsaslı təmirə ehtiyacı var"
            span = number.unit_end, max(need.start(), number.unit_end)
        words = LETTERS.findall(lexicon.lower(sentence.text[slice(*span)]))
        told = [word for word in words if word not in lexicon.roles.function_words]
        yield need[0], told[-_WANTED:] if is_last else told[:_WANTED]


def _is_less_than_all(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether another number is said to be the sum of as many things, or this one is only part of it."""
    passage = stated.passage
    counted = set(noun_phrase(passage, stated.number).meanings)
    values = [n for n in passage.sentence_numbers if n.kind in VALUE_KINDS]
    sums = [n for n in values if _is_sum(stated, n, values)]
    if stated.number in sums:
        return False
    if not sums and passage.source_text.lexicon.roles.in_all.search(passage.text, *passage.sentence):
        return False
    lead = TextSpan(*passage.numbered_sentence.lead(stated.number.start))
    if EACH in told_rates(passage.slice(lead), passage.source_text.lexicon, articles=False):
        return True  # "each class had 30 pupils"
    larger = (n for n in sums if n.value is not None and stated.value is not None and n.value > stated.value)
    phrases = ((n, noun_phrase(passage, n)) for n in larger)
    is_count = not (stated.number.unit or stated.number.currency)
    # "61 died abroad, bringing the total to over 2,200"
    others = [
        n for n, p in phrases if counted & set(p.meanings) or (is_count and not (p.words or n.unit or n.currency))
    ]
    said, told = stated.role, written.role
    # "Gained 9 volunteers" says nothing of all.
    is_gain = said.role is None and said.direction and said.span.start < stated.number.start and not told.direction
    return bool(others or is_gain) or (said.role in _LESS and said.role is not told.role)


def _is_sum(stated: StatedNumber, number: NumberSpan, values: list[NumberSpan]) -> bool:
    """Whether the words between a number and those beside it call it a sum."""
    passage = stated.passage
    start = max((n.end for n in values if n.end <= number.start), default=passage.sentence.start)
    end = min((n.start for n in values if n.start >= number.end), default=passage.sentence.end)
    in_all = passage.source_text.lexicon.roles.in_all
    comma = passage.text.find(",", number.end, end)
    after = TextSpan(number.end, end if comma < 0 else comma)
    return bool(in_all.search(passage.text, start, number.start) or in_all.search(passage.text, *after))


def _is_of_age(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether the source tells a share of some by their age, and the fact of all: "children under five were 22%"."""
    passage, words = stated.passage, stated.passage.source_text.lexicon.roles
    if words.restricted.search(written.statement):
        return False
    end = passage.numbered_sentence.clause(stated.number).end
    ages = {n.start for n in passage.sentence_numbers if n.kind is NumberKind.VALUE and n.unit != "percent"}
    for found in LETTERS.finditer(passage.text, passage.sentence.start, end):
        aged = words.restricted.match(passage.text, found.end(), passage.sentence.end)
        if aged and aged.end() + 1 in ages and (told := written.told_in(found[0])):
            said = LETTERS.findall(passage.source_text.lexicon.lower(written.statement))
            before = dict(zip(said[1:], said, strict=False))
            return any(
                before.get(noun, "") in words.function_words | {"", "value"} for noun in told
            )  # no "young women"
    return False


def _is_of_some(stated: StatedNumber, written: WrittenNumber) -> bool:
    """Whether the fact tells of every one or all of something, and the source of none or only some of it."""
    passage = stated.passage
    lexicon, text, sentence = passage.source_text.lexicon, passage.text, passage.sentence
    words, is_share = lexicon.roles, lexicon is written.lexicon and stated.number.unit == "percent"
    if is_share and words.population.search(written.statement) and not words.population.search(text, *sentence):
        whose = words.shared_by.match(text, stated.number.unit_end, sentence.end)
        is_restricted = whose and words.restricted.match(text, whose.end(), sentence.end)
        shared = words_from(text, whose.start("noun") - 1, sentence.end) if whose else ()
        if is_restricted or any(is_kind_of_person(lexicon.lower(noun), lexicon) for noun in shared):
            return True  # "58% of men over 65", or "of rural women", told of the population
    if is_share and _is_of_age(stated, written):
        return True
    if not written.every or lexicon is not written.lexicon or lexicon.roles.every.search(text, *sentence):
        return False
    noun = lexicon.lower(written.every.groupdict().get("noun") or "")
    if noun in lexicon.number_cores:
        return False
    if not noun or noun in lexicon.roles.function_words:
        is_share = stated.number.unit == "percent"
        return is_share and bool(lexicon.roles.everybody.search(written.every[0]))
    named = [(lexicon.lower(m[0]), m.end()) for m in LETTERS.finditer(text, *sentence)]
    if lexicon.units.many.fullmatch(noun):  # one depot is not "all depots"
        named = [(word, end) for word, end in named if lexicon.units.many.fullmatch(word)]
    ends = [end for word, end in named if is_form_of(word, noun)]
    if lexicon.roles.restricted.match(written.statement, written.every.end()):
        return not ends
    return all(lexicon.roles.restricted.match(text, end, sentence.end) for end in ends)
