"""Inlines in, HTML out: styles, languages, values that lead to their notes, note marks, links."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefing.document.blocks import Allowed, Break, Inline, Inlines, Link, Mark, Mention, Note, Stamp, Text, is_outward
from briefing.document.roles import Role
from briefing.html.declared import Register
from briefing.html.markup import NOTHING, Html, Value, element, joined

_SPACES = (" ", "\u00a0")


class RunWriter:
    """Writes the runs of one document; `anchors` are the ids that its links may lead to."""

    def __init__(self, register: Register, anchors: Container[str]) -> None:
        self.register = register
        self._anchors = anchors
        self._led_from: set[str] = set()
        self._in_link = False

    def runs(self, content: Inlines) -> Html:
        """`content` as HTML; a value and the note mark behind it are one link to the note."""
        parts: list[Html] = []
        rest = list(content)
        while rest:
            run, marks = rest[0], _leading_marks(rest[1:])
            if isinstance(run, Mark):
                raised = bool(parts) and not parts[-1].endswith(_SPACES)
                parts.append(self.marks((run, *marks), raised=raised))
            elif isinstance(run, Mention) and marks:
                parts.append(self._cited(run, marks))
            else:
                parts.append(self._run(run))
                marks = ()
            del rest[: 1 + len(marks)]
        return joined(*parts)

    def marks(self, marks: Sequence[Mark], *, raised: bool = True) -> Html:
        """Note marks, divided by commas; `raised` behind a word, else on the line."""
        return self._set_marks([self._led(mark, self._number(mark)) for mark in marks], raised=raised)

    def cited(self, content: Html, marks: Sequence[Mark]) -> Html:
        """`content` as a link to its first note, if it has one."""
        target = marks[0].target if marks else ""
        return element("a", content, class_="cited", href=f"#{target}") if target in self._anchors else content

    def leading_back(self, note: Note) -> Html:
        """The number of a note, as a link to its first mark if it has one."""
        number, place = self.register.stated(Role.NUMBER, str(note.number)), note.mark.anchor
        return element("a", number, href=f"#{place}", role="doc-backlink") if place in self._anchors else number

    def quote(self, run: Mention, **attributes: Value) -> Html:
        """The words of a source, with `attributes` of their own."""
        return _styled(run, self.register.quote(run.fact, run.words, lang=run.lang, **attributes))

    def _run(self, run: Inline) -> Html:
        match run:
            case Text():
                words = element("span", run.text, lang=run.lang) if run.lang else joined(run.text)
                return _styled(run, words)
            case Stamp():
                return _styled(run, self.register.stated(run.role, run.text, lang=run.lang))
            case Allowed():
                return _styled(run, self.register.stated(Role.ALLOWED, run.text, lang=run.lang))
            case Mention():
                return self._mention(run)
            case Mark():
                return self.marks((run,))
            case Link():
                return self._link(run)
            case Break():
                return element("br")

    def _mention(self, run: Mention) -> Html:
        return self.quote(run) if run.quoted else _styled(run, self.register.value(run.fact, run.words, lang=run.lang))

    def _cited(self, run: Mention, marks: Sequence[Mark]) -> Html:
        first, *others = marks
        number = self._set_marks([self._number(first)])
        value = self._led(first, joined(self._mention(run), number), class_="cited")
        return joined(value, self._set_marks(["", *(self._led(mark, self._number(mark)) for mark in others)]))

    def _set_marks(self, marks: Sequence[str], *, raised: bool = True) -> Html:
        comma = "," if raised else ", "
        content = [part for mark in marks for part in (comma, mark)][1:]
        return element("sup" if raised else "span", *content, class_="marks") if any(marks) else NOTHING

    def _number(self, mark: Mark) -> Html:
        return self.register.stated(Role.MARK, str(mark.note))

    def _led(self, mark: Mark, content: Html, **attributes: Value) -> Html:
        """A link to a note; the first is the place that the note leads back to."""
        target, place = mark.target, mark.anchor
        if target not in self._anchors or self._in_link:
            return content
        name = None if place in self._led_from else place
        self._led_from.add(place)
        return element("a", content, href=f"#{target}", id=name, role="doc-noteref", **attributes)

    def _link(self, link: Link) -> Html:
        """An https or mailto address, or a place of the document; a link in a link is none."""
        outward, was_in_link = is_outward(link.href), self._in_link
        leads = (outward or link.href[1:] in self._anchors) and not was_in_link
        self._in_link = leads or was_in_link
        content = self.runs(link.content)
        self._in_link = was_in_link
        rel = "noopener noreferrer" if outward else None
        return element("a", content, href=link.href, rel=rel) if leads else content


def _leading_marks(runs: Sequence[Inline]) -> tuple[Mark, ...]:
    """The marks that `runs` begin with."""
    marks: list[Mark] = []
    for run in runs:
        if not isinstance(run, Mark):
            break
        marks.append(run)
    return tuple(marks)


def _styled(run: Text | Stamp | Allowed | Mention, content: Html) -> Html:
    if run.emphasis:
        content = element("em", content)
    if run.strong:
        content = element("strong", content)
    return element("span", content, class_="muted") if isinstance(run, Text | Stamp) and run.muted else content
