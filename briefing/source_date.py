"""The moment that SOURCE_DATE_EPOCH names, which PDFs and mail drafts state as theirs in place of the clock.

Builds that must give the same bytes again set this variable of the environment to a number of seconds since 1970
(https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from briefing.errors import OutputError, Place, Problem


def source_date() -> datetime | None:
    """The moment, or None if the variable is unset or empty; OutputError if it is no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    try:
        # int() alone would take "1_000" and the digits of other scripts, which the specification does not have.
        if not (epoch.isascii() and epoch.isdigit()):
            raise ValueError
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        message = f'SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number of seconds since 1970 that gives a date'
        raise OutputError([Problem("epoch", message, "unset it").at(Place("SOURCE_DATE_EPOCH", line=0))]) from None
