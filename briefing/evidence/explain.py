"""Shows how the check reads the quotes of a fact: number by number, with what it takes the words around each for."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Claim
from briefing.evidence.numbers.numbers import VALUE_KINDS, NumberKind
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import Passage, StatedNumber
from briefing.evidence.properties import check_claim
from briefing.evidence.sentences.noun_phrases import noun_phrase
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.times.named_time import NamedTime
from briefing.facts.model import Evidence, Property, Qualifier
from briefing.sources.table_cells import explained_marks

NOTHING = "-"
_INDENT = "  "


def explain_claim(claim: Claim) -> Iterator[str]:
    """Lines on each quote of a fact, where it stands and what is read there; then what is left to settle."""
    for passage in claim.passages:
        yield from _explain_passage(passage, claim)
    for prop in Property:
        for passage in claim.context.get(prop, ()):
            yield from _heading(passage, f" (for the {prop})")
            if words := dict(_read_words(passage)).get(prop):
                yield from _aligned({str(prop): words})
            yield ""
    if not claim.passages:
        yield "No quote that would bear it out stands in its source."
        return
    answers = check_claim(claim)
    for answer in answers:
        read = " (read by the desk)" if answer.prop in claim.fact.reading else ""
        yield f"{answer.prop or 'number'}: {answer.message}{read}"
    if not answers:
        yield "The sources say so."


def _explain_passage(passage: Passage, claim: Claim) -> Iterator[str]:
    if passage.evidence.is_cell:
        yield from _explain_cell(passage.evidence)
        return
    yield from _heading(passage, "")
    for number in passage.sentence_numbers:
        outside = "" if passage.quote.contains(number.span) else ", not in the quote"
        if number.kind in VALUE_KINDS and number.kind is not NumberKind.YEAR:
            yield f"{_INDENT}{number.text}{outside}"
            yield from _aligned(dict(_read_number(StatedNumber(passage, number))))
        else:
            yield f"{_INDENT}{number.text}{outside}: a {number.kind}"
    if claim.quantity is None:
        yield f"{_INDENT}the words of the quote"
        yield from _aligned(dict(_read_words(passage)))
    yield ""


def _explain_cell(evidence: Evidence) -> Iterator[str]:
    """What a cell shows, and what its table says of it; for it, no words around it are read."""
    yield f"{evidence.source}, cell {evidence.cell}: “{evidence.quote}”"
    parts = {"row": evidence.row, "column": evidence.column, "title": evidence.title, "notes": evidence.notes}
    told = {key: "; ".join(words) for key, words in parts.items()}
    marks = explained_marks(evidence.quote, (*evidence.row, *evidence.column), evidence.notes)
    yield from _aligned({**told, "marked as": ", ".join(sorted(marks)), "in full": evidence.full or ""})
    yield ""


def _heading(passage: Passage, purpose: str) -> Iterator[str]:
    """The quote, its place, and the sentence that it stands in."""
    source = passage.evidence.source
    if passage.has_source_text:
        line, column = passage.source_text.line_column(passage.quote.start)
        yield f"{source}:{line}:{column} “{passage.evidence.quote}”{purpose}"
        yield f"{_INDENT}{passage.slice(passage.sentence)}"
    else:
        yield f"{source} “{passage.evidence.quote}”{purpose}"
        yield f"{_INDENT}its text is not at hand; only the words of the quote are read"


def _aligned(rows: dict[str, str]) -> Iterator[str]:
    width = max(map(len, rows))
    for name, words in rows.items():
        yield f"{2 * _INDENT}{name:<{width}}  {words or NOTHING}"


def _read_number(stated: StatedNumber) -> Iterator[tuple[str, str]]:
    """What is taken for each property of one number, with the words that say so."""
    passage, number, role = stated.passage, stated.number, stated.role
    noun = " ".join(noun_phrase(passage, number).words)
    made = " ".join(filter(None, (role.role and role.role.value, {1: "up", -1: "down"}.get(role.direction))))
    yield "value", NOTHING if stated.value is None else f"{stated.value:,f}"
    yield "unit", number.currency or number.unit or (f"“{noun}”" if noun else "")
    yield "rate", f"{stated.rate.name} ({_words(passage, stated.rate.span)})" if stated.rate else ""
    yield "role", f"{made} ({_words(passage, role.span)})" if made else ""
    yield "qualifier", _qualifier(stated)
    yield (
        "status",
        "; ".join(
            [
                *(f"{cue.statuses[0]} ({_words(passage, span)})" for cue, span in stated.governance.cues),
                *(f"denied ({_words(passage, span)})" for span in stated.governance.denials),
                *(f"supposed ({_words(passage, span)})" for span in stated.governance.suppositions),
            ]
        ),
    )
    times = PassageTimes(passage)
    own = times.of_number(stated).times or times.beside_number(stated) or times.around_number(stated)
    yield "period", "; ".join(map(_time, own))
    yield "speaker", _speaker(passage, number.span)


def _read_words(passage: Passage) -> Iterator[tuple[str, str]]:
    """What is taken for the properties of a fact without a number."""
    denied = (f"denied ({_words(passage, span)})" for span in passage.denials_around_quote())
    cues = (f"{cue.statuses[0]} ({_words(passage, span)})" for cue, span in passage.cues_in_quote())
    yield "status", "; ".join([*cues, *denied])
    yield "period", "; ".join(map(_time, PassageTimes(passage).of_words()))
    yield "speaker", _speaker(passage, TextSpan(passage.quote.end - 1, passage.quote.end))


def _speaker(passage: Passage, place: TextSpan) -> str:
    """Whom the source gives the words to, the innermost first."""
    found = find_attributions(passage.source_text, place)
    said = ((" and ".join(_words(passage, name) for name in one.names), passage.slice(one.cue)) for one in found)
    return "; ".join(f"{names} ({cue})" for names, cue in said)


def _time(time: NamedTime) -> str:
    """The periods that a time may be told as, or the days that it lies within."""
    says = " or ".join(map(str, time.says))
    if time.within and not says:
        says = f"within {time.within[0]}..{time.within[1]}"
    return f"{says or 'at no time that is named'} (“{time.text}”)"


def _qualifier(stated: StatedNumber) -> str:
    said = stated.qualifier
    if said.open_words:
        return f"exact, unless “{said.open_words}” says otherwise"
    if said.qualifiers == (Qualifier.EXACT,):
        return "exact"
    return f"{' or '.join(said.qualifiers)} ({_words(stated.passage, said.span)})"


def _words(passage: Passage, span: TextSpan) -> str:
    return f"“{passage.slice(span).strip()}”"
