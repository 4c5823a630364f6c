"""Parts of a whole as bars of parts: one bar for each segment, as long as all of its parts together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.charts.labels import LEADING, baseline, label_column, name_role, wrap
from briefing.charts.model import ChartData
from briefing.charts.room import spread
from briefing.charts.stacks import (
    SEAM,
    SOFT,
    Part,
    draw_part_names,
    find_stack_problems,
    paint_part,
    stacks_of,
    stands_inside,
    untold_statuses,
    words_color,
)

if TYPE_CHECKING:
    from briefing.charts.chart_canvas import ChartCanvas

THICKNESS = 18.0
GAP = 8.0
LABEL_GAP = 9.0
WIDEST_LABEL = 0.3
LEAST_PLOT = 0.5
"""The share of the width that the longest bar has at least; else the names stand above the bars."""
LEADER = 3.0
"""From a part to its value below."""

find_problems = find_stack_problems


def draw(canvas: ChartCanvas, data: ChartData) -> float:
    """One bar for each segment, all to one scale."""
    longest = max(parts[-1].end for parts in stacks_of(data).values())
    return draw_stacks(canvas, data, dict.fromkeys(stacks_of(data), longest))


def draw_stacks(canvas: ChartCanvas, data: ChartData, wholes: Mapping[str, float], *, has_frame: bool = False) -> float:
    """The bars; each would fill the room for it if its parts made up its whole, around which a frame may go."""
    stacks, face, size = stacks_of(data), canvas.theme.faces.regular, canvas.theme.small_size
    column = label_column(list(stacks), canvas.width * WIDEST_LABEL, face, size)
    left = column + LABEL_GAP if column else 0.0
    is_above = canvas.width - left < LEAST_PLOT * canvas.width
    left = 0.0 if is_above else left
    scales = {lane: (canvas.width - left) / (whole or 1.0) for lane, whole in wholes.items()}
    first = next(iter(stacks))
    edges = [(left + part.start * scales[first], left + part.end * scales[first]) for part in stacks[first]]
    y = draw_part_names(canvas, data.items, [] if is_above and first else edges) + 3
    for lane, parts in stacks.items():
        words = wrap(lane, canvas.width if is_above else column, face, size) if lane else []
        block = len(words) * size * LEADING
        middle = y + (block + THICKNESS / 2 if is_above else max(block, THICKNESS) / 2)
        top = y + size if is_above else middle + baseline(size) - (block - size * LEADING) / 2
        canvas.lines(0, top, words, role=name_role(lane, parts[0].item))
        if has_frame:
            up, down = middle - THICKNESS / 2, middle + THICKNESS / 2
            frame = [(left, up), (canvas.width - SEAM, up), (canvas.width - SEAM, down), (left, down)]
            canvas.shape([frame], edge=canvas.theme.grey, width=0.5)
        foot = _draw_stack(canvas, parts, left, middle, scales[lane])
        canvas.line([(left, middle - THICKNESS / 2 - 1), (left, middle + THICKNESS / 2 + 1)], canvas.theme.ink)
        y = max(foot, y + block) + GAP
    return untold_statuses(canvas, data).draw(y - GAP + 1) + 1


def _draw_stack(canvas: ChartCanvas, parts: Sequence[Part], left: float, middle: float, scale: float) -> float:
    """One bar with the values in its parts or, where these are too small, below them; returns how low it reaches."""
    top, foot, size = middle - THICKNESS / 2, middle + THICKNESS / 2, canvas.theme.small_size
    below: list[tuple[Part, float]] = []
    for part in parts:
        x, end = left + part.start * scale, max(left + part.end * scale - SEAM, left + part.start * scale)
        if part.item.size:
            soft = max(end - SOFT, x)
            ring = [(x, top), (end, top), (end, foot), (x, foot)]
            paint_part(canvas, part, ring, [(soft, top), (end, top), (end, foot), (soft, foot)])
        if stands_inside(canvas, part, end - x, THICKNESS):
            y, color = middle + baseline(size), words_color(canvas, part)
            canvas.text((x + end) / 2, y, part.item.value, fact=part.item.fact, bold=True, color=color, align="center")
        else:
            below.append((part, (x + end) / 2))
    widths = [canvas.value_width(part.item.value) + GAP for part, _ in below]
    wanted = [at - width / 2 for (_, at), width in zip(below, widths, strict=True)]
    starts = spread(wanted, widths, 0.0, canvas.width + GAP) or []
    y = foot + LEADER + size
    for (part, at), start, width in zip(below, starts, widths, strict=True):
        canvas.line([(at, foot), (at, foot + LEADER)], canvas.theme.grey, 0.5)
        canvas.text(start + (width - GAP) / 2, y, part.item.value, fact=part.item.fact, bold=True, align="center")
    return y + 2 if below else foot
