"""What a mail is, as plain data: who gets what, before anybody knows how it is written or sent."""

from __future__ import annotations

from typing import NamedTuple


class Address(NamedTuple):
    """A mailbox: `address` is one addr-spec of RFC 5322 or RFC 6531, `name` what stands before it, or empty."""

    address: str
    name: str = ""

    @property
    def is_international(self) -> bool:
        """Whether a server must offer SMTPUTF8 to take it."""
        return not self.address.isascii()


class Part(NamedTuple):
    """A file of a mail: the briefing itself, or a picture that the HTML text shows by its name as Content-ID."""

    name: str
    mime: str
    data: bytes


class Mail(NamedTuple):
    """One mail in one language; `marking` is the handling marking of what it carries."""

    sender: Address | None
    to: tuple[Address, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[Part, ...] = ()
    pictures: tuple[Part, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    language: str = "en"
    marking: str = ""


class Parcel(NamedTuple):
    """A mail for one recipient; `digest` is the SHA-256 of the content, the same for all who get the same."""

    mail: Mail
    digest: str
