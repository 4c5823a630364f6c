"""Makes a draft of a mail of a briefing of a batch, to the reader whom its row names."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from briefing.mail.compose import compose_mail
from briefing.mail.mail import parse_address
from briefing.mail.message import draft
from briefing.options import source_date
from briefing.pipeline import Built

SUFFIX = ".eml"


def mail_draft(built: Built, recipient: str, templates: Path | str | None) -> bytes:
    """The draft that carries a briefing to a `recipient`, if one is named; ProblemError for what is no address.

    It is of the day of the briefing, or of SOURCE_DATE_EPOCH, so that the same briefing is the same draft.
    """
    mail = compose_mail(built, Path(templates) if templates else None)
    day = datetime.combine(built.checked.document.date, time(), UTC)
    to = (parse_address(recipient),) if recipient else ()
    return draft(mail._replace(to=to), source_date() or day)
