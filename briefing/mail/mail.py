"""What a mail is, as plain data, with the addresses in it; writes it as bytes: a draft, or the message to send.

The library email-validator would replace about 30 lines of this, but it brings dnspython along, and it refuses
addresses of local servers such as root@localhost.

The same mail gives the same bytes.  The headers are encoded here and not by the standard library: with `email.policy`
of Python 3.11, 807 of 3,000 random non-ASCII subjects and 628 of 1,000 names do not come back as they were, because its
folding loses spaces and characters between encoded words.  The bodies are the standard library's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from email.message import MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefing.errors import DeliveryError, Diagnostic, Place, Problem, ProblemError, raise_errors
from briefing.evidence.lexicons.patterns import LETTERS
from briefing.files import is_device_name
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


_POLICY = SMTP.clone(cte_type="7bit")
_MAX_LINE, _MAX_ENCODED_LINE = 78, 76
"""Characters of a line that RFC 5322 recommends, and that RFC 2047 allows where it holds an encoded word."""
_MAX_WORD = 900
"""Bytes of a word: a line of a mail has at most 998."""
_OPEN, _CLOSE = "=?utf-8?b?", "?="
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_RESERVED = frozenset('<>:"/\\|?*')
_MAX_FILE_NAME = 120


def as_draft(mail: Mail, date: datetime) -> bytes:
    """The mail as a draft, for a mail program to open and send: with its Bcc, without a Message-ID."""
    return _write(mail, date, {**_people(mail), "Bcc": mail.bcc}, {"X-Unsent": "1"})


def message(mail: Mail, message_id: str, date: datetime) -> bytes:
    """The mail as it is sent: with `message_id`, `<…@…>`, and without a Bcc."""
    fields = {"Message-ID": message_id}
    # How a reader leaves the list, for a mail program to offer: in one click where the address is one of the web.
    if mail.unsubscribe:
        fields["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
    if mail.unsubscribe.startswith("https:"):
        fields["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    return _write(mail, date, _people(mail), fields)


def delivery_digest(mail: Mail) -> str:
    """The SHA-256 of what makes a delivery another one: the document, or the very files if that is none of ours.

    Not the bytes of a document, nor what the mail says of it: checked again, dated again or with another subject, it
    is still the briefing that the reader has.
    """
    carried = [mail.edition] if mail.edition else [hashlib.sha256(file.data).hexdigest() for file in mail.attachments]
    return hashlib.sha256("\n".join(carried).encode()).hexdigest()


def marked_subject(mail: Mail) -> str:
    """The subject with the marking before it, unless it stands there already."""
    mark = f"[{mail.marking}]" if mail.marking else ""
    return mail.subject if mail.subject.startswith(mark) else f"{mark} {mail.subject}"


def needs_smtputf8(mail: Mail) -> bool:
    """Whether an address of the mail is internationalised, so that its headers are written in UTF-8 (RFC 6532)."""
    return any(address.is_international for group in (*_people(mail).values(), mail.bcc) for address in group)


def attachment_name(path: Path) -> str:
    """The last part of `path`; DeliveryError if a reader could not save it by that name, or would be misled."""
    if problem := file_name_problem(path.name):
        place = Place(quote_escaped(str(path)).strip('"'))
        raise DeliveryError([Diagnostic(place, "attachment-name", problem, "rename the file")])
    return path.name


def file_name_problem(name: str) -> str:
    """Why no file should be attached under `name`, or ""."""
    if problem := forbidden_character(name):
        return problem
    if reserved := next((c for c in name if c in _RESERVED), ""):
        return f'its name holds "{reserved}", which not every system can save'
    if is_device_name(name):
        return "Windows keeps its name for a device"
    if not name or name.startswith(".") or name != name.strip(" ."):
        return "its name is empty, hidden, or begins or ends with a space or dot"
    return f"its name is longer than {_MAX_FILE_NAME} bytes" if len(name.encode()) > _MAX_FILE_NAME else ""


def text_field(name: str, text: str, *, utf8: bool) -> str:
    """A header field of free text; runs of white space become one space."""
    words = " ".join(text.split())
    return _fold(name, [_encode(words, len(name) + 2)] if _needs_encoding(words, utf8=utf8) else words.split())


def address_field(name: str, addresses: Iterable[Address], *, utf8: bool) -> str:
    """A header field of mailboxes, divided by commas; a name is encoded, as it is, or a quoted string."""
    words: list[str] = []
    for address in addresses:
        if words:
            words[-1] += ","
        if not address.name:
            words.append(address.address)
            continue
        if _needs_encoding(address.name, utf8=utf8):
            words += _encode(address.name, len("From: ")).split()
        elif _ATOMS.fullmatch(address.name):
            words += address.name.split()
        else:
            words += re.sub(r'(["\\])', r"\\\1", address.name).join('""').split(" ")
        words.append(f"<{address.address}>")
    return _fold(name, words)


def _people(mail: Mail) -> dict[str, tuple[Address, ...]]:
    """The headers that name people to all readers."""
    sender, answers = ((person,) if person else () for person in (mail.sender, mail.reply_to))
    return {"From": sender, "Reply-To": answers, "To": mail.to, "Cc": mail.cc}


def _write(
    mail: Mail, date: datetime, people: Mapping[str, tuple[Address, ...]], extra_fields: Mapping[str, str]
) -> bytes:
    raise_errors(DeliveryError, _problems(mail, extra_fields))
    utf8 = needs_smtputf8(mail)
    texts = {"Subject": marked_subject(mail), "Date": format_datetime(date), "Content-Language": mail.language}
    fields = [address_field(name, group, utf8=utf8) for name, group in people.items() if group]
    fields += [text_field(name, text, utf8=utf8) for name, text in (*texts.items(), *extra_fields.items())]
    # What all get who get the same mail: the cache of bodies has one entry for all of them.
    shared = mail._replace(sender=None, to=(), cc=(), bcc=(), reply_to=None, unsubscribe="")
    return "".join(fields).encode() + _body(shared)


def _problems(mail: Mail, extra_fields: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What has no place in the headers of this mail; looked for here too, whoever has checked it before."""
    texts = [("subject", mail.subject), ("marking", mail.marking), ("language", mail.language), *extra_fields.items()]
    texts += [(field, a.name) for field, group in {**_people(mail), "Bcc": mail.bcc}.items() for a in group]
    for field, text in texts:
        if found := header_problem(text):
            yield found.at(Place(f"mail, {field}"))
    for file in mail.attachments:
        if problem := file_name_problem(file.name):
            yield Diagnostic(Place("mail, attachment"), "attachment-name", f"{quote_escaped(file.name)}: {problem}")


def _needs_encoding(words: str, *, utf8: bool) -> bool:
    """Whether a header takes `words` in no other way: encoded words can be folded where there is no space."""
    is_long = any(len(word.encode()) > _MAX_WORD for word in words.split())
    return is_long or "=?" in words or not (utf8 or words.isascii())


def _encode(words: str, indent: int) -> str:
    """`words` as encoded words of RFC 2047, each on a line; the first line begins with `indent` other characters.

    A character is never divided between two encoded words, which some mail programs could not put together again.
    """
    pieces, piece = [], b""
    for character in words:
        max_bytes = (_MAX_ENCODED_LINE - max(indent, 1) - len(_OPEN) - len(_CLOSE)) // 4 * 3
        if piece and len(piece) + len(character.encode()) > max_bytes:
            pieces.append(piece)
            piece, indent = b"", 1
        piece += character.encode()
    return "\r\n ".join(f"{_OPEN}{b64encode(part).decode()}{_CLOSE}" for part in (*pieces, piece))


def _fold(name: str, words: Iterable[str]) -> str:
    """The field on lines of at most 78 characters, as far as its words allow."""
    lines = [f"{name}:"]
    for word in words:
        first = word.partition("\r\n")[0]
        if len(lines[-1]) + 1 + len(first) > _MAX_LINE and lines[-1] != f"{name}:":
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines) + "\r\n"


@lru_cache(maxsize=16)
def _body(content: Mail) -> bytes:
    """The text, the HTML with its pictures and the attachments, made once for all who get the same.

    A mail program shows the last alternative that it can.
    """
    text, html = _text(content.text, "plain", content.language), _text(content.html, "html", content.language)
    files = (*content.attachments, *content.pictures)
    given = [(file.name, file.mime, hashlib.sha256(file.data).hexdigest()) for file in files]
    stated = (marked_subject(content), content.text, content.html, content.language, given)
    digest = hashlib.sha256(repr(stated).encode()).hexdigest()
    if content.pictures:
        pictures = [_file(file, "inline", cid=f"<{file.name}>") for file in content.pictures]
        html = _multipart("related", [html, *pictures], digest)
    attachments = [_file(file, "attachment", filename=file.name) for file in content.attachments]
    whole = _multipart("mixed", [_multipart("alternative", [text, html], digest), *attachments], digest)
    return b"MIME-Version: 1.0\r\n" + whole.as_bytes()


def _multipart(kind: str, parts: Sequence[MIMEPart], digest: str) -> MIMEPart:
    """The parts as one; "=_" occurs in no encoded text, so the boundary stands in none of them."""
    multipart = MIMEPart(_POLICY)
    first = f'; type="{parts[0].get_content_type()}"' if kind == "related" else ""
    multipart["Content-Type"] = f'multipart/{kind}; boundary="=_{kind}-{digest[:32]}"{first}'
    multipart.set_payload(list(parts))
    return multipart


def _text(words: str, kind: str, language: str) -> MIMEPart:
    part = MIMEPart(_POLICY)
    part.set_content(words, subtype=kind, cte=None if words.isascii() else "quoted-printable")
    part["Content-Language"] = language
    return part


def _file(file: MailFile, disposition: str, **parameters: Any) -> MIMEPart:
    part = MIMEPart(_POLICY)
    main, _, sub = file.mime.partition("/")
    part.set_content(file.data, main, sub, disposition=disposition, **parameters)
    return part
