"""Whether the source names the fact's period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.evidence.claim import Answer, Claim, does_not_say, says_otherwise
from briefing.evidence.passages import AHEAD, Passage, StatedNumber
from briefing.evidence.times import covers_publication
from briefing.facts.model import Fact, Property, Status
from briefing.facts.periods import PeriodKind


def check_period(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source names another time, or none that would be the fact's period.

    The times that a quote names decide, else those of its clause. Where neither names one, the nearest time of
    the sentence may bear the period out, and so may the day of publication.
    """
    fact, passages = claim.fact, [p for p in claim.about(Property.PERIOD) if p.has_source_text]
    named = [t for p in passages for t in p.times_in_quote()] or [t for p in passages for t in p.times_in_clauses()]
    if named:
        if not any(time.fits(fact.period) for time in named):
            message = f"the source says {_listed(time.text for time in named)}, which is not {fact.period}"
            hint = f"write period: {' or '.join(dict.fromkeys(time.as_period for time in named))}"
            yield says_otherwise(Property.PERIOD, message, hint)
        return
    near = [(p, time) for p in passages if (time := p.nearest_time())]
    # What has already happened does not date from a day after publication.
    fits = any(t.fits(fact.period) for p, t in near if not (fact.status.is_asserted and t.start > p.published))
    known = all(p.language_is_known for p in passages)
    if passages and not fits and known and not any(_fits_publication(fact, p) for p in passages):
        yield does_not_say(Property.PERIOD, f"the source names no time that would be {fact.period}")


def _fits_publication(fact: Fact, passage: Passage) -> bool:
    """Whether the period may be taken from the publication date, since the source says nothing closer."""
    if fact.period.kind is PeriodKind.FUTURE:
        return fact.status in AHEAD
    if fact.status in AHEAD and fact.status is not Status.PLANNED:
        return False
    return covers_publication(fact.period, passage.published)


def _listed(texts: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(f'"{text}"' for text in texts))
