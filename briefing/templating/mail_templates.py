"""What a mail says of a document, and its template, in; the mail's plain text or HTML out, each value as it was given.

Templates of mail run as those of briefings do: in the same sandbox, the user's in a process of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from briefing.errors import Diagnostic, Place, TemplateError, raise_errors
from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.typed_values import HINT, typed_values, visible
from briefing.languages.model import Language
from briefing.templating.folders import HTML, Template, read_templates, shown
from briefing.templating.mail_views import KeyFigureView, MailView, NoteView, PictureView
from briefing.templating.markers import MARKER, Markers, Words
from briefing.templating.rendering import Rendered, environment, render_here
from briefing.templating.scope import placed
from briefing.templating.views import Form, typed_value

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
    """One chart: the name that an image shows it by, its finding, what and when, alternative text, source."""

    cid: TextAndHtml
    title: TextAndHtml
    subtitle: TextAndHtml
    alt: TextAndHtml
    source: TextAndHtml


class MailNote(NamedTuple):
    """One note: its number and what it says."""

    number: TextAndHtml
    text: TextAndHtml


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


def render_mail(letter: MailContent, language: Language, folders: tuple[Path, ...]) -> TextAndHtml:
    """Both readings of a mail, each template from the first of the `folders` that has it, ours last.

    TemplateError names template, line and offending text of what is wrong, or takes too long or too much.
    """
    templates = read_templates(folders)
    text, html = (_rendered(MailScope(letter, language, root), templates) for root in ROOTS)
    return TextAndHtml(text, html)


class MailScope:
    """The views of one reading of a mail; what templates print is kept in `tokens`."""

    def __init__(self, letter: MailContent, language: Language, root: str) -> None:
        self.tokens = Markers()
        self._language = language
        self._root = root
        self.printable: set[Words] = set()
        load_lexicon(language.code)  # read now: where templates are rendered, no file can be opened
        self._views = self._made(letter)

    @property
    def language(self) -> str:
        """The code of the mail's language."""
        return self._language.code

    @property
    def asked(self) -> tuple[tuple[str, ...], ...]:
        """The one template."""
        return ((self._root,),)

    @property
    def is_html(self) -> bool:
        """Whether what is printed becomes HTML."""
        return self._root.endswith(HTML)

    def template_names(self) -> dict[str, Any]:
        """What a template of a mail may name."""
        return self._views | {"_": self.say}

    def say(self, words: str, **places: object) -> Markup | str:
        """English words of a template in the mail's language, with what is printed in each of their places."""
        return placed(self._language.say(words), places, self)

    def printed(self, value: object, name: str) -> Markup:
        """The marker that stands for `value`; a text that a template made itself must hold no value."""
        if isinstance(value, Form | Markup):
            return Markup(value.__html__())
        if not isinstance(value, str | int | float):
            raise TypeError(f"{name} alone cannot be printed")
        for _, words in typed_values(str(value), language=self.language):
            raise typed_value(words)
        return self.tokens.add(Words(escape(str(value)) if self.is_html else str(value)))

    def _made(self, letter: MailContent) -> dict[str, Any]:
        mail = {field: self._form(getattr(letter, field)) for field in MailView.__slots__}
        return {
            "mail": MailView(**mail),
            "key_points": tuple(map(self._form, letter.key_points)),
            "key_figures": tuple(KeyFigureView(*map(self._form, figure)) for figure in letter.key_figures),
            "pictures": tuple(PictureView(*map(self._form, picture)) for picture in letter.pictures),
            "notes": tuple(NoteView(*map(self._form, note)) for note in letter.notes),
        }

    def _form(self, said: TextAndHtml) -> Any:
        if not said.text:
            return ""
        words = Words(said.html if self.is_html else said.text)
        self.printable.add(words)
        return Form(said.text, words, self.tokens)


def _rendered(scope: MailScope, templates: tuple[Template, ...]) -> str:
    if all(template.ours for template in templates):
        rendered = render_here(environment(templates, scope.language), scope)
    else:
        from briefing.templating.sandbox import render_apart

        rendered = render_apart(templates, scope)
        raise_errors(TemplateError, _distrusted(rendered, scope, templates))
    texts = [payload.text if isinstance(payload, Words) else "" for payload in rendered.payloads]
    return MARKER.sub(lambda marker: texts[int(marker[1])], rendered.markdown)


def _distrusted(rendered: Rendered, scope: MailScope, templates: tuple[Template, ...]) -> Iterator[Diagnostic]:
    """Values that a template made by cutting and joining, or that its process sent without being asked."""
    file = next(template.file for template in templates if not template.ours)
    sent = (p.text for p in rendered.payloads if isinstance(p, Words) and p not in scope.printable)
    for text in dict.fromkeys((MARKER.sub(" ", rendered.markdown), *sent)):
        for _, words in typed_values(visible(text) if scope.is_html else text, language=scope.language):
            message = f'"{words}" is printed by a template and backed by no fact'
            yield Diagnostic(Place(shown(file)), "value-without-fact", message, HINT)
