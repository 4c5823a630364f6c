"""Render the two templates of a mail, its plain text and its HTML: each value stands in it as it was given.

Templates of mail run as those of briefings do: in the same sandbox, the user's in a process of their own.

A mail program opens what strangers send.  So nothing in a mail is fetched from elsewhere, runs, asks for anything, or
shows words that no search for numbers would find; and nothing changes how a value reads.  The lists say what of HTML is
allowed, and mark-up is read by a grammar so narrow that no two programs read it otherwise: whatever is outside it, an
open comment or an attribute half written, is refused at once.  A parser that mends what it reads would have to mend it
as each mail program does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import make_dataclass
from html import escape, unescape
from itertools import islice
from pathlib import Path
from typing import Any

from markupsafe import Markup

from briefing.document.blocks import is_outward
from briefing.errors import Diagnostic, Place, Problem, TemplateError, raise_errors
from briefing.evidence.own_words.beside import BESIDE_HINT, VALUE, find_beside, load_beside
from briefing.evidence.own_words.typed_values import load_words, read_html, typed_values
from briefing.languages.model import Language
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.templating.folders import HTML, Template, place_of, read_templates
from briefing.templating.printing import (
    MARKER,
    Markers,
    RefusedError,
    Words,
    fill_placeholders,
    printed_value,
    typed_value,
    unprintable,
)
from briefing.templating.render import render_templates
from briefing.templating.views import Form, View

_MAX_PROBLEMS = 50
_HINT = "make-briefing help mail says what it may have"
_NUMBER, _OTHER = "\ue001", "\ue002"
"""Stand for the number of a note and for other words of the mail, as VALUE does for the value of a key figure."""
_COUNTING = re.compile(rf"(?:[^\W_]|[$£€¥₽₼<>≈~+]){_NUMBER}|{_NUMBER}[\s\u00a0\u202f]?(?:[^\W_A-ZА-ЯЁ]+|[%‰°])")
ROOTS = ("email.txt.j2", "email.html.j2")
"""The templates of a mail: of its plain text and of its HTML."""
_TAGS = """
    html head meta title style body div p span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col
    thead tbody tfoot tr th td img a strong b em i sup sub small code pre br wbr hr blockquote section article
    header footer main figure figcaption abbr address
"""
TAGS = frozenset(_TAGS.split())
_SIZE, _ANYTHING, _NAMES = r"[0-9]{1,4}%?", r"[\s\S]*", r"[\w\s-]*"
ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys(("alt", "title", "aria-label"), _ANYTHING),
    **dict.fromkeys(("class", "id", "role", "align", "valign", "scope"), _NAMES),
    **dict.fromkeys(("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan"), _SIZE),
    "lang": r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    "charset": r"(?i:utf-8)",
    "name": "viewport|color-scheme|supported-color-schemes",
    "content": r"[\w\s=.,-]*",
    "bgcolor": r"#?\w+",
    "aria-hidden": "true|false",
    "src": r"cid:[\w.@+-]+",
}
"""The attributes of any tag, each with the pattern of its values; besides them `style`, and `href` as in a briefing."""
_PROPERTIES = """
    background background-color color color-scheme supported-color-schemes font-family font-size font-style
    font-weight line-height letter-spacing text-align text-indent vertical-align white-space word-break word-wrap
    overflow-wrap hyphens margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right
    padding-bottom padding-left border border-top border-right border-bottom border-left border-color border-style
    border-width border-radius border-collapse border-spacing width min-width max-width height min-height max-height
    display table-layout list-style list-style-type text-decoration -webkit-text-size-adjust -ms-text-size-adjust
    mso-table-lspace mso-table-rspace mso-line-height-rule
"""
PROPERTIES = frozenset(_PROPERTIES.split())
"""No `content`, nothing that turns, mirrors or strikes out words, no capitals: mW and MW are not the same."""
_SIGNS = frozenset(("none", "disc", "circle", "square"))
_FACES = """
    arial, helvetica, helvetica neue, segoe ui, verdana, tahoma, trebuchet ms, lucida grande, calibri, cambria,
    candara, georgia, times, times new roman, palatino, garamond, consolas, menlo, monaco, courier, courier new, roboto,
    open sans, noto sans, noto serif, inter, lato, source sans pro, ubuntu, system-ui, -apple-system,
    blinkmacsystemfont, sans-serif, serif, monospace, inherit
"""
WORDS: Mapping[str, frozenset[str]] = {
    "list-style": _SIGNS,
    "list-style-type": _SIGNS,
    "text-decoration": frozenset(("none", "underline")),
    "font-family": frozenset(" ".join(_FACES.split()).split(", ")),
}
"""Properties that take these words alone: numbers of a list would be values, and some faces draw digits as pictures."""
_TOKEN = re.compile(
    r"[^<]++|</[a-z][a-z0-9]*+\s*+>|<!doctype\s++html\s*+>|<!--\s(?:[^-<>]|-(?!-))*+-->"
    r"|<(?P<start>[a-z][a-z0-9]*+)(?P<attributes>(?:\s++[a-z-]++(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[\w.%#:@-]++))?+)*+)"
    r"\s*+/?>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\s++([A-Za-z-]++)(?:=(\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?+")
_RAW = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("style", "title")}
"""The tags whose content has no tags: it ends where they are closed."""
_BRACE = re.compile(r"([^{}]*+)([{}]|\Z)")
_SELECTOR = re.compile(r"(?:[\w\s.#,>+*-]|:root\b)++")
_MEDIA = re.compile(r"@media\s(?:[\w\s,-]|\([\w\s:-]*+\))++")
_VALUE = re.compile(
    r"(?:[\s,/]|#[0-9a-f]{3,8}\b|[-+]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[a-z]++|%)?|-?[a-z][\w-]*+(?!\()"
    r"|'[\w -]*+'|\"[\w -]*+\"|(?:rgba?|hsla?)\([\s0-9.,%/]*+\)|!\s*+important)++",
    re.IGNORECASE,
)


class TextAndHtml(NamedTuple):
    """The same words as plain text and as HTML."""

    text: str
    html: str


class MailKeyFigure(NamedTuple):
    """One key figure: its value in full, what it measures, when, and who says so where no note does."""

    value: TextAndHtml
    label: TextAndHtml
    detail: TextAndHtml
    source: TextAndHtml


class MailPicture(NamedTuple):
    """One chart: the name that an image shows it by, its finding, what and when, alternative text, source.

    `words` is what it says, if it is too wide to be read on a telephone.
    """

    cid: TextAndHtml
    title: TextAndHtml
    subtitle: TextAndHtml
    alt: TextAndHtml
    source: TextAndHtml
    words: TextAndHtml = TextAndHtml("", "")


class MailNote(NamedTuple):
    """One note: its number and what it says, and the source of this note and the next ones, where that changes."""

    number: TextAndHtml
    text: TextAndHtml
    source: TextAndHtml


class MailContent(NamedTuple):
    """All that the templates of a mail may print; what is not known is empty.

    `meta` is date, reference, version and what else a reader must know, such as an embargo.
    """

    title: TextAndHtml
    language: TextAndHtml
    file: TextAndHtml
    subtitle: TextAndHtml = TextAndHtml("", "")
    marking: TextAndHtml = TextAndHtml("", "")
    meta: TextAndHtml = TextAndHtml("", "")
    digest: TextAndHtml = TextAndHtml("", "")
    command: TextAndHtml = TextAndHtml("", "")
    key_points: tuple[TextAndHtml, ...] = ()
    key_figures: tuple[MailKeyFigure, ...] = ()
    pictures: tuple[MailPicture, ...] = ()
    notes: tuple[MailNote, ...] = ()


def _view(name: str, fields: Iterable[str]) -> Any:
    """What templates see of something, under its names: of each text a form, "" where there is nothing to print."""
    return make_dataclass(name, fields, bases=(View,), namespace={"__module__": __name__}, eq=False, slots=True)


MailView = _view("MailView", (name for name in MailContent._fields if MailContent._field_defaults.get(name) != ()))
KeyFigureView = _view("KeyFigureView", MailKeyFigure._fields)
PictureView = _view("PictureView", MailPicture._fields)
NoteView = _view("NoteView", MailNote._fields)


def literal(text: str) -> TextAndHtml:
    """Words that are the same in both."""
    return TextAndHtml(text, escape(text))


def render_mail(content: MailContent, language: Language, folders: tuple[Path, ...]) -> TextAndHtml:
    """Both readings of a mail, each template from the first of the `folders` that has it, ours last.

    TemplateError names template, line and offending text of what is wrong, or takes too long or too much.
    """
    templates = read_templates(folders)
    file = next((template.file for template in templates if template.name in ROOTS), ROOTS[0])
    with bounded(place_of(file), "printing a mail with it"):
        text, html = (_rendered(MailScope(content, language, root), templates) for root in ROOTS)
    return TextAndHtml(text, html)


def _rendered(scope: MailScope, templates: tuple[Template, ...]) -> str:
    rendered = render_templates(templates, scope)
    theirs = [template for template in templates if not template.ours]
    words = [payload if isinstance(payload, Words) else Words("") for payload in rendered.payloads]
    printed = MARKER.sub(lambda marker: words[int(marker[1])].text, rendered.markdown)
    if theirs:
        # A template may have made a value by cutting and joining, or its process may have sent one unasked: all that
        # it prints itself is read as its readers will, with a sign for what the mail says.
        own = [scope.printable.get(payload, payload.text) for payload in words]
        read = MARKER.sub(lambda marker: own[int(marker[1])], rendered.markdown)
        found = _found(read_html(read) if scope.is_html else read, scope.language)
        values = (problem.at(_place_in(theirs, words)) for words, problem in found)
        refused = _refused(printed, theirs) if scope.is_html else iter(())
        raise_errors(TemplateError, dict.fromkeys((*islice(refused, _MAX_PROBLEMS), *islice(values, _MAX_PROBLEMS))))
    return printed


def _found(read: str, language: str) -> Iterator[tuple[str, Problem]]:
    """The numbers that a template prints itself, and what it puts beside those of the mail, each with its words."""
    yield from ((words, printed_value(words)) for _, words in typed_values(read, language=language, is_markdown=False))
    shown = {VALUE: "{value}", _NUMBER: "{number}", _OTHER: "…"}
    for start, end, effect in find_beside(read, language):
        words = "".join(shown.get(sign, sign) for sign in read[max(start, 0) : end])
        message = f'in "{words.strip()}" what stands beside the value {effect}'
        yield words, Problem("beside-value", message, BESIDE_HINT)
    for match in _COUNTING.finditer(read):
        words = match[0].replace(_NUMBER, "{number}")
        message = f'the number of a note in "{words}" reads as if it counted something'
        yield words, Problem("beside-value", message, BESIDE_HINT)


def _refused(html: str, theirs: list[Template]) -> Iterator[Diagnostic]:
    """What the HTML of a mail may not have."""
    for what, written in find_refused(html):
        yield Problem("mail-html", f"the HTML of a mail must not have {what}", _HINT).at(_place_in(theirs, written))


def _place_in(templates: list[Template], words: str) -> Place:
    """The first place where a template has these words; the beginning of the first one, if none has."""
    places = ((template, template.text.lower().find(words.lower())) for template in templates)
    template, at = next((place for place in places if place[1] >= 0), (templates[0], 0))
    before = template.text[:at]
    return place_of(template.file, before.count("\n") + 1, at - before.rfind("\n"))


class MailScope:
    """The views of one reading of a mail; what templates print is kept in `markers`."""

    def __init__(self, content: MailContent, language: Language, root: str) -> None:
        self.markers = Markers()
        self._language = language
        self._root = root
        self.printable: dict[Words, str] = {}
        """What the mail says, with the sign that stands for it where a template is read."""
        mail = {field: self._form(getattr(content, field)) for field in MailView.__slots__}
        self._views: dict[str, Any] = {
            "mail": MailView(**mail),
            "key_points": tuple(map(self._form, content.key_points)),
            "key_figures": tuple(
                KeyFigureView(self._form(value, VALUE), *map(self._form, others))
                for value, *others in content.key_figures
            ),
            "pictures": tuple(PictureView(*map(self._form, picture)) for picture in content.pictures),
            "notes": tuple(
                NoteView(self._form(number, _NUMBER), *map(self._form, others)) for number, *others in content.notes
            ),
        }

    @property
    def language(self) -> str:
        """The code of the mail's language."""
        return self._language.code

    @property
    def entry_templates(self) -> tuple[tuple[str, ...], ...]:
        """The one template."""
        return ((self._root,),)

    @property
    def is_html(self) -> bool:
        """Whether what is printed becomes HTML."""
        return self._root.endswith(HTML)

    def load(self) -> None:
        """Load what needs files: the words by which values are found."""
        load_words(self.language)
        load_beside(self.language)

    def template_names(self) -> dict[str, Any]:
        """What a template of a mail may name."""
        return self._views | {"_": self.translate}

    def translate(self, words: str, **values: object) -> Markup | str:
        """English words of a template in the mail's language, with what is printed for each `{name}` among them."""
        return fill_placeholders(self._language.translate(words), values, self)

    def to_marker(self, value: object, name: str) -> Markup:
        """The marker that stands for `value`; a text that a template made itself must hold no value."""
        if isinstance(value, Form | Markup):
            return Markup(value.__html__())
        if problem := unprintable(value, name):
            raise RefusedError(problem, name)
        for _, words in typed_values(str(value), language=self.language):
            raise RefusedError(typed_value(words), words)
        return self.markers.add(Words(escape(str(value)) if self.is_html else str(value)))

    def _form(self, words: TextAndHtml, sign: str = _OTHER) -> Any:
        if not words.text:
            return ""
        payload = Words(words.html if self.is_html else words.text)
        self.printable[payload] = sign
        return Form(words.text, payload, self.markers)


class NotAllowed(NamedTuple):
    """Something that a mail may not have: what it is, in words, and how it is written."""

    what: str
    written: str


def find_refused(html: str) -> Iterator[NotAllowed]:
    """All that the HTML of a mail has and may not have; nothing after what is no mark-up is read."""
    at = 0
    while at < len(html):
        token = _TOKEN.match(html, at)
        if token is None:
            written = html[at : at + 30].split(">")[0].splitlines()[0]
            what = "a comment" if written.startswith("<!--") else f"“{written}”, which not all mail programs read alike"
            yield NotAllowed(what, written)
            return
        at, name = token.end(), (token["start"] or "").lower()
        if name and name not in TAGS:
            yield NotAllowed(f"the tag <{name}>", f"<{name}")
            continue
        for attribute, value in _ATTRIBUTE.findall(token["attributes"] or ""):
            yield from _refused_in_attribute(name, attribute, unescape(value.strip("\"'")))
        if ending := _RAW.get(name):
            end = ending.search(html, at)
            text = html[at : end.start()] if end else "<"
            if "<" in text:
                yield NotAllowed(f"a <{name}> with a tag in it, or without an end", f"<{name}")
                return
            yield from _refused_in_sheet(text) if name == "style" else ()
            at += len(text)


def _refused_in_attribute(tag: str, name: str, value: str) -> Iterator[NotAllowed]:
    lower = name.lower()
    if lower == "style":
        yield from _refused_declarations(value)
    elif lower == "href":
        if tag != "a" or not (is_outward(value) or re.fullmatch(r"#[\w-]+", value)):
            yield NotAllowed(f'the address "{value}" in <{tag}>', name)
    elif lower not in ATTRIBUTES:
        yield NotAllowed(f"the attribute {lower} in <{tag}>", name)
    elif not re.fullmatch(ATTRIBUTES[lower], value):
        yield NotAllowed(f'{lower}="{value}" in <{tag}>', name)


def _refused_in_sheet(sheet: str) -> Iterator[NotAllowed]:
    """The rules of a style sheet, and of those for a dark screen or a telephone in it."""
    opened = list[bool]()  # whether each open brace is that of a rule
    for words, brace in _BRACE.findall(sheet):
        words = words.strip()
        is_rule = not words.startswith("@")
        if brace == "{" and (_SELECTOR if is_rule else _MEDIA).fullmatch(words) and True not in opened:
            opened.append(is_rule)
        elif brace == "}" and opened and (opened.pop() or not words):
            yield from _refused_declarations(words)
        elif words or brace or opened:
            yield NotAllowed(f"“{words[:40]}{brace}” in a style sheet", words.split("\n")[0][:40] or "<style")
            return


def _refused_declarations(text: str) -> Iterator[NotAllowed]:
    for declaration in filter(None, map(str.strip, text.split(";"))):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        words = {word.strip(" '\"") for word in re.sub(r"!\s*important", "", value.lower()).split(",")}
        if name not in PROPERTIES:
            yield NotAllowed(f"the property “{name[:40]}”", declaration.split(":")[0].strip()[:40])
        elif not _VALUE.fullmatch(value) or not words <= WORDS.get(name, words):
            yield NotAllowed(f"“{value[:40]}” as the {name}", declaration.split(":")[0].strip())
