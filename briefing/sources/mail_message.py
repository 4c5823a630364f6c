"""Reads mails (EML): the subject, and the text as it shows."""

from __future__ import annotations

from contextlib import suppress
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

from briefing.sources.source_document import SourceDocument, UnreadableSourceError, Writer
from briefing.sources.web_page import html_bytes, read_web_page


def read_mail(data: bytes) -> SourceDocument:
    """The subject of a mail and its text: the plain one, since programs that show it break no lines of it."""
    message = message_from_bytes(data, policy=policy.default)
    writer = Writer()
    writer.learn("title", str(message["subject"] or ""))
    with suppress(TypeError, ValueError):
        writer.learn("published", parsedate_to_datetime(str(message["date"])).date().isoformat())
    writer.paragraph(str(message["subject"] or ""))
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableSourceError("is no mail with a text", "save the mail as .eml, or its text as .txt")
    is_html = body.get_content_type() == "text/html"
    words = read_web_page(html_bytes(body)).words if is_html else body.get_content()
    for paragraph in words.replace("\r\n", "\n").split("\n\n"):
        writer.paragraph(paragraph.strip("\n"))
    return writer.document()
