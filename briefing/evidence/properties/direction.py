"""Whether a change has the direction that the fact gives it, and a level is told as a level."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim
from briefing.evidence.passages import StatedNumber


def check_direction(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source says that the number rose and the fact that it fell, or takes a change for a level."""
    yield from ()
