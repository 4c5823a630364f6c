"""Reads web pages, also those that a browser saved with all they need as one file (MHTML), and mails (EML).

All that the page shows is read, menus too, since no rule tells for certain what of a page is its text: 99 % of
passages that people marked on pages stand in the whole of it, and 94 % in what extractors take for its text.
"""

from __future__ import annotations

import re
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefing.sources.source_document import SourceDocument, UnreadableSourceError, Writer, raised_words

_UNSEEN = frozenset("script style noscript template head title svg math iframe object select textarea dialog".split())  # noqa: SIM905
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = {
    "og:title": "title",
    "citation_title": "title",
    "og:site_name": "publisher",
    "article:published_time": "published",
    "citation_publication_date": "published",
    "dcterms.issued": "published",
    "dc.date.issued": "published",
    "og:url": "url",
}
"""Names by which heads of pages say something of the page; "date" may be that of the last change."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SPACE, _SPACES, _AROUND_BREAKS = (
    re.compile(r"[ \t\r\n\f]+"),
    re.compile(" {2,}"),
    re.compile(r" *(?:(\t)|(\n)(?:[ \n]*\n)?) *"),
)
_HEAD = 4096


def read_web_page(data: bytes) -> SourceDocument:
    """The words of an HTML file, its paragraphs counted, and the cells of its tables set apart."""
    try:
        parser = HTMLParser(encoding=_encoding(data), remove_comments=True, remove_pis=True)
        root = document_fromstring(data, parser=parser)
    except (LxmlError, LookupError, ValueError) as error:
        raise UnreadableSourceError(f"is no web page that can be read: {error}", "save the page anew") from None
    return _Page().read(root)


def read_web_archive(data: bytes) -> SourceDocument:
    """The words of the page in an MHTML file."""
    message = message_from_bytes(data, policy=policy.default)
    pages = (part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml"))
    page = next(pages, None)
    if page is None:
        raise UnreadableSourceError("holds no web page", "save the page anew, as one file or as HTML alone")
    return read_web_page(html_bytes(page))


def html_bytes(part: MIMEPart) -> bytes:
    """The HTML of a part of a mail or archive as UTF-8 that says so, whatever the part was written in."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return b""
    charset = part.get_content_charset() or _encoding(raw)
    try:
        return b"\xef\xbb\xbf" + raw.decode(charset, "replace").encode()
    except LookupError:
        return raw


def _encoding(data: bytes) -> str:
    """The encoding that a page says it has; else UTF-8, if it can be that, or what browsers take instead."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if said := _CHARSET.search(data[:_HEAD]):
        return said[1].decode("ascii")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


class _Page:
    """One page while it is read: the words of the paragraph that is open, and all before it."""

    def __init__(self) -> None:
        self._writer = Writer()
        self._open: list[str] = []
        self._tables = 0
        self._is_in_row = False

    def read(self, root: HtmlElement) -> SourceDocument:
        """The words of all that the page shows, and what its head says of it."""
        self._read_head(root)
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = element.tag if isinstance(element.tag, str) else ""
            if event == "end":
                self._end(name, element)
                self._write(element.tail)
            elif name == "sup":
                is_link = element.find(".//a") is not None
                self._write(raised_words(element.text_content(), "".join(self._open[-3:]), is_link=is_link))
                walk.skip_subtree()
            elif not name or name in _UNSEEN or "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")):
                walk.skip_subtree()
            else:
                self._begin(name, element)
                self._write(element.text)
        self._end_paragraph()
        return self._writer.document()

    def _read_head(self, root: HtmlElement) -> None:
        for element in root.iter("meta"):
            name = (element.get("property") or element.get("name") or "").lower()
            if key := _META.get(name):
                self._writer.learn(key, (element.get("content") or "")[: 10 if key == "published" else None])
        title = root.findtext(".//title")
        self._writer.learn("title", title)
        for link in root.iter("link"):
            if (link.get("rel") or "").lower() == "canonical":
                self._writer.learn("url", link.get("href"))
        self._writer.learn("language", (root.get("lang") or "")[:2].lower())

    def _begin(self, name: str, element: HtmlElement) -> None:
        if name == "table" and not _is_layout(element):
            self._end_paragraph()
            self._tables += 1
        elif name in ("td", "th") and self._tables:
            self._open.append("\t" if self._is_in_row else "\n")
            self._is_in_row = True
        elif name == "br":
            self._open.append("\n")
        elif name in _BLOCKS:
            self._part()

    def _end(self, name: str, element: HtmlElement) -> None:
        if name == "table" and not _is_layout(element):
            self._tables -= 1
            self._end_paragraph()
        elif name in ("tr", "caption") and self._tables:
            self._is_in_row = False
            self._open.append("\n")
        elif name in _BLOCKS and name not in ("td", "th", "tbody", "thead"):
            self._part()

    def _part(self) -> None:
        """Part what stood before from what follows: with a space in the cell of a table."""
        if self._tables:
            self._open.append(" ")
        else:
            self._end_paragraph()

    def _write(self, words: str | None) -> None:
        if words:
            self._open.append(_SPACE.sub(" ", words))

    def _end_paragraph(self) -> None:
        words = _AROUND_BREAKS.sub(r"\1\2", _SPACES.sub(" ", "".join(self._open)))
        self._open.clear()
        self._writer.paragraph(words.strip(" \n"))


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only lays out parts of the page beside each other, as old pages and mails do."""
    return table.find(".//table") is not None or any(len(cell.findall("p")) > 1 for cell in table.iter("td"))


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
