"""What a mail is, as plain data: who gets what, before it is written as bytes or sent."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """A mailbox: `address` is one addr-spec of RFC 5322 or RFC 6531, `name` the display name before it, or ""."""

    address: str
    name: str = ""

    @property
    def is_international(self) -> bool:
        """Whether a server must offer SMTPUTF8 to take it."""
        return not self.address.isascii()


class MailFile(NamedTuple):
    """A file of a mail: an attachment, or a picture, whose name is then the Content-ID by which the HTML shows it."""

    name: str
    mime: str
    data: bytes


class Mail(NamedTuple):
    """One mail in one language; `marking` is the handling marking of what it carries, such as "PUBLIC"."""

    sender: Address | None
    to: tuple[Address, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[MailFile, ...] = ()
    pictures: tuple[MailFile, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    language: str = "en"
    marking: str = ""

    @property
    def readers(self) -> tuple[str, ...]:
        """The address of everyone to whom it goes, each once; the case of letters makes no other reader."""
        found: dict[str, str] = {}
        for person in (*self.to, *self.cc, *self.bcc):
            found.setdefault(person.address.casefold(), person.address)
        return tuple(found.values())


class OutgoingMail(NamedTuple):
    """A mail to send; `digest` is the SHA-256 of its content, the same for all who get the same."""

    mail: Mail
    digest: str
