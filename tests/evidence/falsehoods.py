"""Makes simple falsehoods of a fact: the place that is then wrong, and what to change for it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.facts.load import FactsFile
from briefing.facts.model import Fact, Qualifier, Status, Voice
from briefing.facts.periods import Period

Update = dict[str, Any]
Falsehood = tuple[str, tuple[str | int, ...], Update]


def falsehoods(fact: Fact) -> Iterator[Falsehood]:
    """The name of each falsehood, the path from the fact to what is false, and the fields to change."""
    yield from _false_quotes(fact)
    yield from _false_quantities(fact)
    yield from _false_claims(fact)


def _false_quotes(fact: Fact) -> Iterator[Falsehood]:
    for i, evidence in enumerate(fact.evidence):
        words = evidence.quote.split()
        longest = max(words, key=len)
        for key, changes in (
            ("word", {"quote": evidence.quote.replace(longest, f"{longest}x")}),
            ("case", {"quote": evidence.quote.swapcase()}),
            ("voice", {"voice": Voice.REPORTED if evidence.voice is Voice.DIRECT else Voice.DIRECT}),
        ):
            changed = evidence.model_copy(update=changes)
            update = {"evidence": (*fact.evidence[:i], changed, *fact.evidence[i + 1 :])}
            yield f"{key}-{i}", ("evidence", i, *changes), update


def _false_quantities(fact: Fact) -> Iterator[Falsehood]:
    quantity = fact.quantity
    if quantity is None or fact.formula:
        return
    for key in ("value", "low", "high"):
        if value := getattr(quantity, key):
            for name, false in (
                ("ten times", value * 10),
                ("one more", value + 1),
                ("cut", Decimal(str(value)[1:] or 0)),
            ):
                yield f"{key} {name}", ("quantity", key), {"quantity": quantity.model_copy(update={key: false})}
    other = {"currency": "EUR", "unit": None}
    yield "currency", ("quantity", "currency"), {"quantity": quantity.model_copy(update=other)}
    for qualifier in set(Qualifier) - {fact.qualifier}:
        yield f"qualifier {qualifier}", ("qualifier",), {"qualifier": qualifier}


_REAL = {Status.OBSERVED, Status.REPORTED, Status.CLAIMED}


def _false_claims(fact: Fact) -> Iterator[Falsehood]:
    """Statuses of another sort, what is said as observed, and periods that no one names."""
    statuses = set(Status) - _REAL if fact.status in _REAL else set(Status)
    statuses |= {Status.OBSERVED}
    for status in statuses - {fact.status}:
        yield f"status {status}", ("status",), {"status": status}
    for period in ("2019", "2021-06", "2019-05-03", "since 2021", "2019..2022"):
        yield f"period {period}", ("period",), {"period": Period.parse(period)}


def falsified(facts: FactsFile, key: str, update: Update) -> FactsFile:
    """The facts with the fields of one of them changed."""
    changed = facts.briefing.facts | {key: facts.briefing.facts[key].model_copy(update=update)}
    return facts._replace(briefing=facts.briefing.model_copy(update={"facts": changed}))


def alone(facts: FactsFile, key: str) -> FactsFile:
    """The file with one of its facts only: what a source says of it hangs on no other, and is checked much sooner."""
    return facts._replace(briefing=facts.briefing.model_copy(update={"facts": {key: facts.briefing.facts[key]}}))
