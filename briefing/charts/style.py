"""A theme in, matplotlib's settings for the time of one drawing out, whatever the user's own matplotlibrc says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib
from cycler import cycler

from briefing.themes.theme import Theme


@contextmanager
def house_style(theme: Theme) -> Iterator[None]:
    """Matplotlib's defaults, with the colours and sizes of `theme`, and `$` an ordinary character."""
    wanted = _defaults() | _settings(theme)
    current = matplotlib.rcParams
    with matplotlib.rc_context({key: value for key, value in wanted.items() if current[key] != value}):
        yield


@cache
def _defaults() -> Any:
    """All defaults but the backend, which no figure without a window needs."""
    return {key: value for key, value in matplotlib.rcParamsDefault.items() if not key.startswith("backend")}


def _settings(theme: Theme) -> Any:
    return {
        "text.parse_math": False,
        "text.usetex": False,
        "text.color": theme.ink,
        "font.size": theme.small_size,
        "figure.dpi": 72,
        "figure.facecolor": "none",
        "axes.unicode_minus": True,
        "axes.facecolor": "none",
        "axes.edgecolor": theme.grey,
        "axes.labelcolor": theme.grey,
        "axes.linewidth": 0.6,
        "axes.labelsize": theme.note_size,
        "axes.titlesize": theme.small_size,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.formatter.useoffset": False,
        "axes.formatter.limits": (-15, 15),
        "axes.prop_cycle": cycler(color=[theme.bar, theme.muted, theme.highlight]),
        "grid.color": theme.hairline,
        "grid.linewidth": 0.5,
        "hatch.linewidth": 0.7,
        "lines.linewidth": 1.4,
        "xtick.color": theme.grey,
        "ytick.color": theme.grey,
        "xtick.labelsize": theme.note_size,
        "ytick.labelsize": theme.note_size,
    }
