"""A document in, its information dictionary out (ISO 32000-1, 14.3.3)."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time

from briefing.document.blocks import Document
from briefing.errors import Diagnostic, LayoutError, Place
from briefing.pdf.syntax import string

_PRODUCER = "make-briefing (ReportLab)"


def information(document: Document) -> bytes:
    """Title, author, subject, keywords and dates of `document`."""
    moment = written_at(document).strftime("D:%Y%m%d%H%M%SZ")
    entries = {
        "Title": document.title,
        "Author": document.author,
        "Subject": document.subject,
        "Keywords": ", ".join(document.keywords),
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    return b"<<%s>>" % b"".join(
        b"/%s %s" % (key.encode("ascii"), string(text)) for key, text in entries.items() if text
    )


def written_at(document: Document) -> datetime:
    """The moment that the file states: SOURCE_DATE_EPOCH if it is set, else the start of the document's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.combine(document.date, time(), UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        message = f'SOURCE_DATE_EPOCH is "{epoch}", not a number of seconds'
        raise LayoutError([Diagnostic(Place("SOURCE_DATE_EPOCH"), "epoch", message, "unset it")]) from error
