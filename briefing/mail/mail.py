"""What a mail is, as plain data: who gets what, before it is written as bytes or sent; reads the addresses in it.

The library email-validator would replace about 30 lines of this, but it brings dnspython along, and it refuses
addresses of local servers such as root@localhost.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress

from briefing.errors import Problem, ProblemError
from briefing.evidence.patterns import LETTERS
from briefing.records import NamedTuple

_MAX_ADDRESS, _MAX_LOCAL, _MAX_LABEL = 254, 64, 63
"""Bytes, as RFC 5321 has them: of an address, of what stands before its @, and of a part of its domain."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = ("Cc", "Cs", "Zl", "Zp")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_NAME_AND_ADDRESS = re.compile(rf"({_QUOTED}\s*|[^<>\"]*)<([^<>]*)>")
_SYMBOLS = "!#$%&'*+/=?^_`{|}~-"
_JOINED = frozenset(("LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"))
"""Scripts that stand in one word of Japanese, Korean and Chinese."""
_LIKE_LATIN = frozenset("асԁеһіјӏорԛѕԝхуѵικνοραυχ")
"""Cyrillic and Greek letters that look like Latin ones."""
_DISGUISE_HINT = "type it anew; if it is right, write its domain as mail systems do (xn--…)"
_HINT = "write Name <name@example.org> or name@example.org"


class Address(NamedTuple):
    """A mailbox: `address` is one addr-spec of RFC 5322 or RFC 6531, `name` the display name before it, or ""."""

    address: str
    name: str = ""

    @property
    def mailbox(self) -> str:
        """The address as mail systems compare it (see `mailbox`)."""
        return mailbox(self.address)

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
    """One mail in one language; `marking` is the handling marking of what it carries, such as "PUBLIC".

    `edition` names the document that it carries, whatever is said of it and however its bytes differ; "" if that is
    none of ours.  `unsubscribe` is an address of the web or of mail where its first reader leaves the list, or "".
    """

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
    edition: str = ""
    reply_to: Address | None = None
    unsubscribe: str = ""

    @property
    def readers(self) -> tuple[str, ...]:
        """The address of everyone to whom it goes, each mailbox once."""
        found: dict[str, str] = {}
        for person in (*self.to, *self.cc, *self.bcc):
            found.setdefault(person.mailbox, person.address)
        return tuple(found.values())


class OutgoingMail(NamedTuple):
    """A mail to send; `digest` is that of what it carries (`delivery_digest`), the same for all who get the same."""

    mail: Mail
    digest: str


def edition_key(document: str, facts_digest: str, language: str) -> str:
    """What names a document to who has had it: a new look, date or text of the same facts is not another one."""
    return f"{document} {facts_digest} {language}"


def mailbox(address: str) -> str:
    """The address as mail systems compare it: what stands before the @ to the letter, the domain in any case.

    A domain of A-labels (xn--…) is the one that they encode. Nothing is folded further: "ß" and "ss" may be the
    mailboxes of two people.
    """
    local, _, domain = address.rpartition("@")
    labels = unicodedata.normalize("NFC", domain).lower().split(".")
    for i, label in enumerate(labels):
        if label.startswith("xn--"):
            with suppress(ValueError, OverflowError):  # what is no A-label stays as it is
                labels[i] = unicodedata.normalize("NFC", label[4:].encode().decode("punycode")).lower()
    return f"{local}@{'.'.join(labels)}"


def parse_address(entry: str) -> Address:
    """The mailbox that `entry` names; ProblemError if it names none, or several."""
    if problem := header_problem(entry):
        raise ProblemError(problem)
    unquoted = re.sub(_QUOTED, "", entry)
    if re.search("[,;]", unquoted) or unquoted.count("<") > 1:
        message = f"{quote_escaped(entry)} names several addresses"
        raise ProblemError(Problem("several-addresses", message, "one entry names one"))
    found = _NAME_AND_ADDRESS.fullmatch(entry.strip())
    name, address = (found[1].strip(), found[2].strip()) if found else ("", entry.strip())
    if name.startswith('"'):
        name = re.sub(r"\\(.)", r"\1", name[1:-1])
        what_is_wrong = _address_problem(address)
    else:
        # An unquoted name that holds an address is often meant to deceive: mail programs show the name only.
        what_is_wrong = "the name holds an address of its own" if "@" in name else _address_problem(address)
    name = " ".join(name.split())
    if what_is_wrong := name_problem(name) or what_is_wrong:
        raise ProblemError(Problem("address", f"{quote_escaped(entry)}: {what_is_wrong}", _HINT))
    if looks := disguise(address):
        raise ProblemError(Problem("address", f"{quote_escaped(entry)}: {looks}", _DISGUISE_HINT))
    return Address(address, name)


def name_problem(name: str) -> str:
    """Why nobody should have this display name, or ""."""
    return f"the name is longer than {_MAX_ADDRESS} characters" if len(name) > _MAX_ADDRESS else ""


def header_problem(text: str) -> Problem | None:
    """What makes `text` unfit for a header, if anything does."""
    if reason := forbidden_character(text):
        return Problem("header", f"{quote_escaped(text)}: {reason}", "remove it")
    return None


def forbidden_character(text: str) -> str:
    """The first character that no header may hold, in words, or "".

    Control characters could end the header and begin another one; bidi controls could show an address or the
    name of a file backwards.
    """
    for character in text:
        if character in _BIDI or unicodedata.category(character) in _INVISIBLE:
            name = unicodedata.name(character, "control character").lower()
            return f"the {name} U+{ord(character):04X} has no place in a header"
    return ""


def quote_escaped(text: str) -> str:
    """`text` in quotation marks, shortened, with everything that a terminal might obey as an escape."""
    visible = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return f'"{visible[:80]}…"' if len(visible) > 80 else f'"{visible}"'


def _address_problem(address: str) -> str:
    """Why `address` is no addr-spec of RFC 5322 or RFC 6531, without its quoted and bracketed forms, or ""."""
    if not address:
        return "it holds no address"
    if (count := address.count("@")) != 1:
        return f"it has {count or 'no'} @ where one belongs"
    local, domain = address.split("@")
    if not local:
        return "nothing stands before the @"
    if len(local.encode()) > _MAX_LOCAL:
        return f"more than {_MAX_LOCAL} bytes stand before the @"
    if not domain:
        return "nothing stands after the @"
    for part, symbols in ((local, _SYMBOLS), (domain, "-")):
        if "" in part.split("."):
            return "a dot stands at an end or beside another"
        for character in part:
            # Letters, the marks on them, and digits of any script may stand in both parts.
            if character not in f".{symbols}" and unicodedata.category(character)[0] not in "LMN":
                return f"{quote_escaped(character)} has no place in an address"
    for label in domain.split("."):
        if label.startswith("-") or label.endswith("-"):
            return "a part of the domain begins or ends with a hyphen"
        if len(label.encode()) > _MAX_LABEL:
            return f"a part of the domain is longer than {_MAX_LABEL} bytes"
    return f"it is longer than {_MAX_ADDRESS} bytes" if len(address.encode()) > _MAX_ADDRESS else ""


def disguise(address: str) -> str:
    """How an address looks like that of somebody else, or "": by letters of another width, or of several scripts."""
    for character in address:
        if unicodedata.normalize("NFKC", character) != unicodedata.normalize("NFC", character):
            return f"U+{ord(character):04X} only looks like {quote_escaped(unicodedata.normalize('NFKC', character))}"
    for word in LETTERS.findall(address):
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        if len(scripts) > 1 and not scripts <= _JOINED:
            return f"{quote_escaped(word)} mixes letters of {' and '.join(sorted(s.capitalize() for s in scripts))}"
    *labels, last = address.partition("@")[2].lower().split(".")
    if found := next((label for label in labels if last.isascii() and _LIKE_LATIN.issuperset(label)), ""):
        script = unicodedata.name(found[0]).partition(" ")[0].capitalize()
        return f"{quote_escaped(found)} is written in {script} letters that look like Latin ones"
    return ""
