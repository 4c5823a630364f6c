"""Whether the number is of the fact's area, where a sentence compares several."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim
from briefing.evidence.passages import StatedNumber


def check_area(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the clause of the number names another area than the fact does."""
    yield from ()
