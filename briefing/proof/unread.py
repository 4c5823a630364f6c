"""Names the pictures of a briefing that no check can read, so that someone looks at them."""

from __future__ import annotations

from briefing.charts.kinds import KINDS
from briefing.facts.model import Briefing


def unread_pictures(briefing: Briefing, *, has_logo: bool) -> tuple[str, ...]:
    """Those whose shapes or pixels may say what they will: the logo, those of files, and those that code has drawn."""
    own = (key for key, chart in briefing.charts.items() if chart.kind not in KINDS)
    return (
        *["logo"] * has_logo,
        *(f"image “{key}”" for key in briefing.images),
        *(f"flowable “{key}”" for key in briefing.flowables),
        *(f"chart “{key}”, drawn by code of its own" for key in own),
    )
