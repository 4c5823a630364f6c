"""Whether the words are the fact's speaker's, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.evidence.claim import Answer, Claim
from briefing.evidence.passages import StatedNumber


def check_speaker(claim: Claim, stated: StatedNumber | None) -> Iterator[Answer]:
    """An answer where the source gives the words to somebody else, or the speaker is not named in it."""
    yield from ()
