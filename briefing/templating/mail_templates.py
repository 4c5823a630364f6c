"""Render the two templates of a mail, its plain text and its HTML: each value stands in it as it was given.

Templates of mail run as those of briefings do: in the same sandbox, the user's in a process of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from markupsafe import Markup

from briefing.errors import Diagnostic, Problem, TemplateError, raise_errors
from briefing.evidence.beside import BESIDE_HINT, VALUE, find_beside, load_beside
from briefing.evidence.typed_values import load_words, read_html, typed_values
from briefing.languages.model import Language
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.templating.folders import HTML, Template, place_of, read_templates
from briefing.templating.mail_html import find_refused
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
from briefing.templating.sandbox import render_templates
from briefing.templating.views import Form, View

_MAX_PROBLEMS = 50
_HINT = "make-briefing help mail says what it may have"
_NUMBER, _OTHER = "\ue001", "\ue002"
"""Stand for the number of a note and for other words of the mail, as VALUE does for the value of a key figure."""
_COUNTING = re.compile(rf"(?:[^\W_]|[$£€¥₽₼<>≈~+]){_NUMBER}|{_NUMBER}[\s\u00a0\u202f]?(?:[^\W_A-ZА-ЯЁ]+|[%‰°])")
ROOTS = ("email.txt.j2", "email.html.j2")
"""The templates of a mail: of its plain text and of its HTML."""


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
        values = (problem.at(place_of(theirs[0].file)) for problem in found)
        refused = _refused(printed, theirs) if scope.is_html else iter(())
        raise_errors(TemplateError, dict.fromkeys((*islice(refused, _MAX_PROBLEMS), *islice(values, _MAX_PROBLEMS))))
    return printed


def _found(read: str, language: str) -> Iterator[Problem]:
    """The numbers that a template prints itself, and what it puts beside those of the mail."""
    yield from (printed_value(value) for _, value in typed_values(read, language=language, is_markdown=False))
    shown = {VALUE: "{value}", _NUMBER: "{number}", _OTHER: "…"}
    for start, end, effect in find_beside(read, language):
        words = "".join(shown.get(sign, sign) for sign in read[max(start, 0) : end])
        yield Problem("beside-value", f'in "{words.strip()}" what stands beside the value {effect}', BESIDE_HINT)
    for match in _COUNTING.finditer(read):
        words = match[0].replace(_NUMBER, "{number}")
        yield Problem(
            "beside-value", f'the number of a note in "{words}" reads as if it counted something', BESIDE_HINT
        )


def _refused(html: str, theirs: list[Template]) -> Iterator[Diagnostic]:
    """What the HTML of a mail may not have, at the first place where a template of the user's has it."""
    for what, written in find_refused(html):
        places = ((template, template.text.lower().find(written.lower())) for template in theirs)
        template, at = next((place for place in places if place[1] >= 0), (theirs[0], 0))
        before = template.text[:at]
        place = place_of(template.file, before.count("\n") + 1, at - before.rfind("\n"))
        yield Problem("mail-html", f"the HTML of a mail must not have {what}", _HINT).at(place)


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


# What the templates see

Maybe = Form | str
"""A form, or "" where there is nothing to print."""


@dataclass(eq=False, slots=True)
class MailView(View):
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
class KeyFigureView(View):
    """One key figure: its value in full, what it measures, when, and who says so where no note does."""

    value: Form
    label: Maybe
    detail: Maybe
    source: Maybe


@dataclass(eq=False, slots=True)
class PictureView(View):
    """One chart: the name that an image shows it by, its finding, what and when, alternative text, source.

    `words` is what it says, if it is too wide to be read on a telephone.
    """

    cid: Form
    title: Form
    subtitle: Maybe
    alt: Form
    source: Maybe
    words: Maybe


@dataclass(eq=False, slots=True)
class NoteView(View):
    """One note: its number and what it says, and the source of this note and the next ones, where that changes."""

    number: Form
    text: Form
    source: Maybe
