"""A corridor as a strip: a lane for each segment, in it one track for each thing said of it, told apart by status."""

from __future__ import annotations

from itertools import groupby

from briefing.charts.data import ChartData, ChartItem
from briefing.charts.labels import LEADING, baseline, label_column, period_gid, wrap
from briefing.charts.marks import chevron
from briefing.charts.sheet import Sheet
from briefing.themes import fonts

TRACK = 9.0
TRACK_SHARE = 0.24
GAP = 10.0
ROW_GAP = 6.0
LANE_GAP = 9.0
WIDEST_LANE = 0.25


def draw(sheet: Sheet, data: ChartData) -> float:
    """The lanes from top to bottom; all tracks have one length, which stands for no distance."""
    theme = sheet.theme
    lanes = [lane for lane, _ in groupby(data.items, key=lambda item: item.lane)]
    column = label_column(lanes, sheet.width * WIDEST_LANE, theme.faces.bold, theme.small_size)
    y = 0.0
    for lane, items in groupby(data.items, key=lambda item: item.lane):
        if y:
            sheet.line([(0, y + LANE_GAP - ROW_GAP), (sheet.width, y + LANE_GAP - ROW_GAP)], theme.hairline, 0.5)
            y += 2 * LANE_GAP - ROW_GAP
        rows = wrap(lane, column, theme.faces.bold, theme.small_size)
        sheet.lines(0, y + theme.small_size, rows, bold=True)
        floor = y + len(rows) * theme.small_size * LEADING
        for item in items:
            y += _item(sheet, item, column + GAP, y) + ROW_GAP
        y = max(y, floor + ROW_GAP)
    return y - ROW_GAP + 2


def _item(sheet: Sheet, item: ChartItem, left: float, y: float) -> float:
    """A track, what is said of it, and its status; returns the height of the row."""
    theme = sheet.theme
    size, end = theme.small_size, left + sheet.width * TRACK_SHARE
    note = f"{item.status} · {item.period}"
    status = fonts.width(note, theme.faces.regular, theme.note_size)
    _track(sheet, item, left, end, y + size - baseline(size) - TRACK / 2)
    sheet.text(sheet.width, y + size, note, gid=period_gid(note), size=theme.note_size, color=theme.grey, align="right")
    x = end + GAP + 10
    room = sheet.width - x
    if item.value:
        sheet.text(x, y + size, item.value, gid=f"fact:{item.fact}", bold=True)
        rows = ["", *wrap(item.label, room, theme.faces.regular, size)]
    else:
        rows = wrap(item.label, room - status - GAP, theme.faces.regular, size)
    sheet.lines(x, y + size, rows)
    return len(rows) * size * LEADING


def _track(sheet: Sheet, item: ChartItem, left: float, end: float, top: float) -> None:
    """Solid for what is said to work, hatched for what is under way, outlined for what is only possible."""
    bar, paper = sheet.theme.bar, sheet.theme.paper
    ring = [(left, top), (end, top), (end, top + TRACK), (left, top + TRACK)]
    if item.style == "solid":
        sheet.shape([ring], fill=bar)
    elif item.style == "hatched":
        sheet.shape([ring], fill=paper, edge=bar, hatch=bar)
    else:
        sheet.shape([ring], fill=paper, edge=bar, dash=(3.2, 2))
    if item.has_value and item.high is None:
        chevron(sheet, lambda u, v: (end + u, top + v), 0, TRACK)
