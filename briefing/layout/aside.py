"""A name and what it names in, flowables out: side by side where there is a margin column, else below one another."""

from __future__ import annotations

from briefing.layout.boxes import Decor, Hanging, Stack
from briefing.layout.flowable import Flowable
from briefing.layout.geometry import Geometry
from briefing.layout.prose import Prose
from briefing.themes.theme import Theme


def beside(name: Flowable, body: Flowable, geometry: Geometry, theme: Theme) -> Flowable:
    """One flowable under a hairline, the name in the margin column if there is one."""
    if geometry.indent:
        return Hanging(name, body, geometry.indent, gutter=geometry.gutter, rule=theme.hairline)
    name.keep_with_next = True
    return Stack([name, body], decor=_under_rule(theme))


def opening(name: Stack, first: Flowable, geometry: Geometry, theme: Theme) -> list[Flowable]:
    """The name of a section and its first flowable, which may be divided; the name is never left alone.

    A name with a word that is wider than the margin column stands above.
    """
    if _widest_word(name) <= geometry.indent - geometry.gutter:
        first.left = 0
        head: list[Flowable] = [beside(name, first, geometry, theme)]
    else:
        head = [Stack([name], decor=_under_rule(theme), keep=True), *([first] if first.text() else [])]
    head[0].before = 4 * theme.baseline
    head[0].keep_with_next = len(head) > 1 or not first.text()
    return head


def _widest_word(name: Stack) -> float:
    return max(child.least_width() for child in name.children if isinstance(child, Prose))


def _under_rule(theme: Theme) -> Decor:
    return Decor(rule=theme.hairline, rule_width=0.5, pad_y=theme.baseline)
