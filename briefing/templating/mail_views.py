"""What a mail says of a document in, the read-only values that templates of mail see out: printable forms only."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.templating.views import Form

Maybe = Form | str
"""A form, or "" where there is nothing to print."""


@dataclass(eq=False, slots=True)
class MailView:
    """What the mail says of the briefing and of itself; empty where it says nothing."""

    title: Maybe
    subtitle: Maybe
    marking: Maybe
    meta: Maybe
    language: Form
    digest: Maybe
    file: Form
    command: Maybe


@dataclass(eq=False, slots=True)
class KeyFigureView:
    """One key figure: its value in full, what it measures, when, and who says so where no note does."""

    value: Form
    label: Maybe
    detail: Maybe
    source: Maybe


@dataclass(eq=False, slots=True)
class PictureView:
    """One chart: the name that an image shows it by, its finding, what and when, alternative text, source."""

    cid: Form
    title: Form
    subtitle: Maybe
    alt: Form
    source: Maybe


@dataclass(eq=False, slots=True)
class NoteView:
    """One note: its number and what it says."""

    number: Form
    text: Form
