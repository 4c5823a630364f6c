"""Drafts and messages, held against RFC 5322 and read back by Python's own parser."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import DeliveryError
from briefing.mail.mail import (
    Address,
    Mail,
    MailFile,
    address_field,
    as_draft,
    forbidden_character,
    marked_subject,
    message,
    needs_smtputf8,
    parse_address,
    text_field,
)

DATE = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=4)))
ID = "<one@example.org>"
PDF = bytes(range(256)) * 40
MAIL = Mail(
    sender=parse_address("Təhlil şöbəsi <desk@example.org>"),
    to=(parse_address('"Berg, Anna" <anna@example.org>'), parse_address("Анна Каренина <a.k@example.org>")),
    cc=(parse_address("ben@example.org"),),
    bcc=(parse_address("quiet@example.org"),),
    subject="Алиев: стабильность на Южном Кавказе во многом зависит от взаимодействия России и Азербайджана",
    text="Каждое значение — факт.\nFrom here on.\n.\n" + "a very long line " * 80 + "\n",
    html="<p>Каждое значение — факт.</p>" + "<p>ə</p>" * 400 + "\n",
    attachments=(MailFile("справка-ОТКРЫТО-" + "ж" * 30 + ".pdf", "application/pdf", PDF),),
    pictures=(MailFile("abc@ferry", "image/png", b"\x89PNG\r\n"),),
    language="ru-RU",
    marking="ОТКРЫТО",
)


def parsed(data: bytes) -> EmailMessage:
    made = message_from_bytes(data, policy=SMTP)
    assert isinstance(made, EmailMessage)
    return made


def test_a_draft_is_marked_and_keeps_bcc() -> None:
    made = parsed(as_draft(MAIL, DATE))
    assert made["X-Unsent"] == "1"
    assert made["Bcc"].addresses[0].addr_spec == "quiet@example.org"
    assert made["Message-ID"] is None


def test_a_message_has_its_id_and_no_bcc() -> None:
    data = message(MAIL, ID, DATE)
    made = parsed(data)
    assert (made["Message-ID"], made["X-Unsent"], made["Bcc"]) == (ID, None, None)
    assert b"quiet" not in data
    assert made["Date"].datetime == DATE


def test_answers_go_where_the_mail_says() -> None:
    made = parsed(as_draft(MAIL._replace(reply_to=parse_address("Presse-Stelle Süd <press@example.org>")), DATE))
    [answers] = made["Reply-To"].addresses
    assert (answers.display_name, answers.addr_spec) == ("Presse-Stelle Süd", "press@example.org")
    assert "Reply-To" not in parsed(as_draft(MAIL, DATE))


@pytest.mark.parametrize(
    ("there", "one_click"),
    [("https://example.org/leave?who=a%40b&list=7", "List-Unsubscribe=One-Click"), ("mailto:leave@example.org", None)],
)
def test_a_message_says_how_to_leave_the_list_and_a_draft_does_not(there: str, one_click: str | None) -> None:
    """In one click by RFC 8058, which is for addresses of the web alone."""
    mail = MAIL._replace(unsubscribe=there)
    made = parsed(message(mail, ID, DATE))
    assert (made["List-Unsubscribe"], made["List-Unsubscribe-Post"]) == (f"<{there}>", one_click)
    assert "List-Unsubscribe" not in parsed(as_draft(mail, DATE))
    assert "List-Unsubscribe" not in parsed(message(MAIL, ID, DATE))


def test_all_is_read_back() -> None:
    made = parsed(as_draft(MAIL, DATE))
    people = [(a.display_name, a.addr_spec) for name in ("From", "To", "Cc") for a in made[name].addresses]
    assert people == [(a.name, a.address) for a in (MAIL.sender, *MAIL.to, *MAIL.cc) if a]
    assert made["Subject"] == f"[ОТКРЫТО] {MAIL.subject}"
    assert made["Content-Language"] == "ru-RU"
    text, html = (made.get_body((kind,)) for kind in ("plain", "html"))
    assert text and html
    assert (text.get_content(), html.get_content()) == (
        MAIL.text.replace("\n", "\r\n"),
        MAIL.html.replace("\n", "\r\n"),
    )
    [attached] = made.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (MAIL.attachments[0].name, PDF)
    assert attached.get_content_disposition() == "attachment"
    [picture] = [part for part in made.walk() if part["Content-ID"]]
    assert (picture["Content-ID"], picture.get_content()) == ("<abc@ferry>", MAIL.pictures[0].data)
    assert not [part.defects for part in made.walk() if part.defects]


def test_its_parts_stand_in_their_order() -> None:
    kinds = [part.get_content_type() for part in parsed(as_draft(MAIL, DATE)).walk()]
    readings = ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]
    assert kinds == ["multipart/mixed", *readings, "application/pdf"]
    without = [part.get_content_type() for part in parsed(as_draft(MAIL._replace(pictures=()), DATE)).walk()]
    assert "multipart/related" not in without


@pytest.mark.parametrize("mail", [MAIL, MAIL._replace(subject="x" * 900), MAIL._replace(to=MAIL.to * 100)])
def test_its_lines_are_those_of_rfc_5322(mail: Mail) -> None:
    data = as_draft(mail, DATE)
    assert data.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\0", data)
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert max(len(line) for line in lines if b" " in line.strip() and b"xxx" not in line) <= 78
    assert not [line for line in lines[: lines.index(b"")] if line and not line.strip()]
    for part in parsed(data).walk():
        if not part.is_multipart():
            assert part["Content-Transfer-Encoding"] in ("7bit", "quoted-printable", "base64")


def test_the_same_mail_gives_the_same_bytes() -> None:
    assert as_draft(MAIL, DATE) == as_draft(MAIL._replace(attachments=(*MAIL.attachments,)), DATE)
    for changed in (MAIL._replace(text="x\n"), MAIL._replace(subject="x"), MAIL._replace(pictures=())):
        assert as_draft(changed, DATE) != as_draft(MAIL, DATE)


def test_internationalised_addresses_stand_in_utf8() -> None:
    mail = MAIL._replace(to=(Address("почта@пример.рф", "Анна"),))
    assert needs_smtputf8(mail) and not needs_smtputf8(MAIL)
    head, _, body = message(mail, ID, DATE).partition(b"\r\nMIME-Version")
    assert 'To: "Анна" <почта@пример.рф>'.replace('"', "") in head.decode().replace('"', "")
    assert body.isascii()


def test_a_marking_stands_once_in_the_subject() -> None:
    assert marked_subject(MAIL._replace(subject="[ОТКРЫТО] x")) == "[ОТКРЫТО] x"
    assert marked_subject(MAIL._replace(subject="x", marking="")) == "x"


@pytest.mark.parametrize(
    "mail",
    [
        MAIL._replace(subject="x\r\nBcc: thief@example.org"),
        MAIL._replace(marking="PUBLIC\n"),
        MAIL._replace(to=(Address("a@example.org", "A\r\nB"),)),
        MAIL._replace(attachments=(MailFile("../x.pdf", "application/pdf", b""),)),
    ],
)
def test_what_could_break_a_header_is_refused_whoever_made_it(mail: Mail) -> None:
    with pytest.raises(DeliveryError):
        as_draft(mail, datetime.now(UTC))


HEADER_TEXT = st.text(min_size=1, max_size=300).filter(lambda text: not forbidden_character(text) and text.split())


@given(HEADER_TEXT)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    field = text_field("Subject", text, utf8=False)
    assert parsed(field.encode("ascii") + b"\r\n")["Subject"] == " ".join(text.split())
    assert all(len(line) <= 78 for line in field.split("\r\n") if " " in line.strip())


@given(HEADER_TEXT)
def test_any_name_is_read_back_as_it_was(name: str) -> None:
    """By RFC 2047; Python's newer parser puts a space between two encoded words of a name."""
    words = " ".join(name.split())
    field = address_field("To", [Address("a@example.org", words)] * 2, utf8=False)
    found = getaddresses([field.replace("\r\n", "").removeprefix("To: ")])
    assert [(str(make_header(decode_header(name))), address) for name, address in found] == [
        (words, "a@example.org")
    ] * 2
    assert all(len(line) <= 78 for line in field.split("\r\n") if " " in line.strip())


@pytest.mark.parametrize("utf8", [False, True])
def test_a_name_keeps_a_comma_that_stands_alone(utf8: bool) -> None:
    field = address_field("To", [Address("a@example.org", "Berg , Anna"), Address("b@example.org")], utf8=utf8)
    assert field == 'To: "Berg , Anna" <a@example.org>, b@example.org\r\n'
