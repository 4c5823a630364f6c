"""A mail in, its bytes out: a draft to open and send, or the message itself; the same mail gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from typing import TypeVar

from briefing.errors import DeliveryError, Diagnostic, Place, raise_errors
from briefing.mail.addresses import header_problems, shown
from briefing.mail.files import name_problem
from briefing.mail.headers import address_field, text_field
from briefing.mail.mail import Address, Mail, Part

Multipart = TypeVar("Multipart", bound=MIMEPart)
_POLICY = SMTP.clone(cte_type="7bit")


def draft(mail: Mail, date: datetime) -> bytes:
    """The mail as a draft, for a mail program to open and send: with its Bcc, without a Message-ID."""
    return _written(mail, date, [*_people(mail), ("Bcc", mail.bcc)], [("X-Unsent", "1")])


def message(mail: Mail, message_id: str, date: datetime) -> bytes:
    """The mail as it is sent: with `message_id`, `<…@…>`, and without a Bcc."""
    return _written(mail, date, _people(mail), [("Message-ID", message_id)])


def content_digest(mail: Mail) -> str:
    """The SHA-256 of what a reader gets, whoever sends it and whoever the readers are."""
    return _digest(_content(mail))


def subject_of(mail: Mail) -> str:
    """The subject with the marking before it, unless it stands there already."""
    mark = f"[{mail.marking}]" if mail.marking else ""
    return mail.subject if mail.subject.startswith(mark) else f"{mark} {mail.subject}"


def needs_smtputf8(mail: Mail) -> bool:
    """Whether an address of the mail is internationalised, so that its headers are written in UTF-8."""
    return any(address.is_international for _, group in [*_people(mail), ("Bcc", mail.bcc)] for address in group)


def _people(mail: Mail) -> list[tuple[str, tuple[Address, ...]]]:
    return [("From", (mail.sender,) if mail.sender else ()), ("To", mail.to), ("Cc", mail.cc)]


def _written(
    mail: Mail, date: datetime, people: list[tuple[str, tuple[Address, ...]]], marks: list[tuple[str, str]]
) -> bytes:
    raise_errors(DeliveryError, _problems(mail, dict(marks)))
    utf8 = needs_smtputf8(mail)
    fields = [address_field(name, group, utf8=utf8) for name, group in people if group]
    texts = [("Subject", subject_of(mail)), ("Date", format_datetime(date)), ("Content-Language", mail.language)]
    fields += [text_field(name, text, utf8=utf8) for name, text in (*texts, *marks)]
    return "".join(fields).encode() + _body(_content(mail))


def _content(mail: Mail) -> Mail:
    """What all who get the same mail get."""
    return mail._replace(sender=None, to=(), cc=(), bcc=())


@lru_cache(maxsize=16)
def _digest(content: Mail) -> str:
    parts = [(part.name, part.mime, _sha256(part.data)) for part in (*content.attachments, *content.pictures)]
    said = (subject_of(content), content.text, content.html, content.language, parts)
    return _sha256(repr(said).encode())


@lru_cache(maxsize=16)
def _body(content: Mail) -> bytes:
    """The readings and what is attached, made once for all who get the same."""
    made, digest = EmailMessage(_POLICY), _digest(content)
    made["MIME-Version"] = "1.0"
    attached = [_file(part, "attachment") for part in content.attachments]
    return _join(made, "mixed", [_readings(content, digest), *attached], digest).as_bytes()


def _readings(mail: Mail, digest: str) -> MIMEPart:
    """The same as plain text and as HTML with its pictures; who can show the last shows it."""
    text, html = _text(mail.text, "plain", mail.language), _text(mail.html, "html", mail.language)
    pictures = [_file(part, "inline") for part in mail.pictures]
    shown = _join(MIMEPart(_POLICY), "related", [html, *pictures], digest) if pictures else html
    return _join(MIMEPart(_POLICY), "alternative", [text, shown], digest)


def _join(into: Multipart, kind: str, parts: Sequence[MIMEPart], digest: str) -> Multipart:
    """Make `into` a multipart whose boundary stands in none of its parts: "=_" occurs in no encoded text."""
    first = f'; type="{parts[0].get_content_type()}"' if kind == "related" else ""
    into["Content-Type"] = f'multipart/{kind}; boundary="=_{kind}-{digest[:32]}"{first}'
    into.set_payload(list(parts))
    return into


def _text(words: str, kind: str, language: str) -> MIMEPart:
    part = MIMEPart(_POLICY)
    part.set_content(words, subtype=kind, cte=None if words.isascii() else "quoted-printable")
    part["Content-Language"] = language
    return part


def _file(file: Part, disposition: str) -> MIMEPart:
    """A file to be saved under its name, or a picture that HTML shows by its name."""
    part = MIMEPart(_POLICY)
    main, _, sub = file.mime.partition("/")
    if disposition == "inline":
        part.set_content(file.data, main, sub, disposition=disposition, cid=f"<{file.name}>")
    else:
        part.set_content(file.data, main, sub, disposition=disposition, filename=file.name)
    return part


def _problems(mail: Mail, marks: dict[str, str]) -> Iterator[Diagnostic]:
    """What has no place in the headers of this mail, whoever made it."""
    names = [(label, a.name) for label, group in [*_people(mail), ("Bcc", mail.bcc)] for a in group]
    values = [("subject", mail.subject), ("marking", mail.marking), ("language", mail.language), *names, *marks.items()]
    for label, text in values:
        yield from header_problems(text, Place(f"mail, {label}"))
    for part in mail.attachments:
        if problem := name_problem(part.name):
            yield Diagnostic(Place("mail, attachment"), "attachment-name", f"{shown(part.name)}: {problem}")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
