"""A finished PDF in, the mail that carries it out: it is verified first, and what it says of itself fills the mail."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from briefing.document.blocks import Stamp
from briefing.document.roles import Role
from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.facts.periods import Period
from briefing.languages.load import language
from briefing.languages.model import Language
from briefing.mail.files import attachment_name
from briefing.mail.mail import Mail, Part
from briefing.mail.readings import said, together
from briefing.mail.summary import PDF, mail_with
from briefing.proof.isolated import verify_in_subprocess
from briefing.templating.folders import template_folders
from briefing.templating.mail_templates import MailContent, MailKeyFigure, TextAndHtml, literal
from briefing.wording.wording import Wording

MAGIC = b"%PDF-"
_MOST_FACTS = 8
_FOREIGN = "send it with --foreign if you know what it is; the mail then says its name only"


def is_pdf(path: Path) -> bool:
    """Whether the file begins as a PDF does, or is called one."""
    with path.open("rb") as file:
        return MAGIC in file.read(1024) or path.suffix.lower() == ".pdf"


def mail_of_pdf(path: Path, templates: Path | None = None, *, lang: str = "", foreign: bool = False) -> Mail:
    """The mail of a finished PDF, to nobody yet.

    DeliveryError for one that is not ours, or whose values are not those that were written; if `foreign`, the mail
    of such a file says its name and nothing else.  `lang` is the language of the mail, if not the document's.
    """
    name, data = attachment_name(path), _read(path)
    verdict = _verified(data)
    attached, folders = Part(name, PDF, data), template_folders(path.resolve(), templates)
    if not verdict["holds"]:
        if not foreign or MAGIC not in data[:1024]:
            raise DeliveryError(_refusals(path, verdict))
        spoken = language(lang or "en")
        return mail_with(_named_only(name, spoken), spoken, folders, attached, "")
    spoken = language(lang or verdict["document"]["language"])
    letter = _letter(verdict, spoken, name)
    return mail_with(letter, spoken, folders, attached, letter.marking.text)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise DeliveryError([Diagnostic(Place(str(path)), "unreadable", message)]) from None


def _verified(data: bytes) -> Mapping[str, Any]:
    """The verdict on the very bytes that will be attached, whatever happens to their file meanwhile."""
    with tempfile.TemporaryDirectory(prefix="make-briefing-") as folder:
        copy = Path(folder, "attached.pdf")
        copy.write_bytes(data)
        return verify_in_subprocess(copy)


def _refusals(path: Path, verdict: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for finding in verdict["findings"]:
        yield Diagnostic(Place(str(path)), finding["rule"], finding["message"], _FOREIGN)


def _named_only(name: str, spoken: Language) -> MailContent:
    return MailContent(literal(Path(name).stem), literal(spoken.tag), literal(name))


def _letter(verdict: Mapping[str, Any], spoken: Language, name: str) -> MailContent:
    document = verdict["document"]
    wording = Wording(spoken)
    version = spoken.say("Version {version}", version=document["version"]) if document.get("version") else ""
    meta = (wording.day(date.fromisoformat(document["date"])), document.get("reference", ""), version)
    digest = spoken.say("Digest of the facts ({algorithm}): {digest}", algorithm="SHA-256", digest=verdict["digest"])
    return MailContent(
        title=_plain(document["title"]),
        language=literal(document["language"]),
        file=literal(name),
        marking=literal(document.get("marking", "")),
        meta=together(*map(_plain, meta), between=" · "),
        digest=literal(digest),
        command=literal(f"make-briefing verify {name}"),
        key_figures=tuple(_key_figure(fact, wording) for fact in _key_facts(verdict["facts"])),
    )


def _key_facts(facts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those whose values stand on page 1, else the first."""
    first = [fact for fact in facts if fact["words"] and 1 in fact["pages"]]
    return (first or list(facts))[:_MOST_FACTS]


def _key_figure(fact: Mapping[str, Any], wording: Wording) -> MailKeyFigure:
    detail = (wording.period(Period.parse(fact["period"])), wording.say(fact["status"]))
    value, label = (fact["words"], fact["label"]) if fact["words"] else (fact["statement"], "")
    origins = dict.fromkeys(_origin(fact["speaker"], origin, wording) for origin in fact["origins"])
    return MailKeyFigure(_plain(value), _plain(label), _plain(", ".join(detail)), _plain("; ".join(origins)))


def _origin(speaker: str, origin: Mapping[str, Any], wording: Wording) -> str:
    outlet, day = origin["publisher"], wording.day(date.fromisoformat(origin["published"]))
    if not speaker:
        return wording.say("{outlet}, {date}", outlet=outlet, date=day)
    return wording.say("{speaker}, in {outlet}, {date}", speaker=speaker, outlet=outlet, date=day)


def _plain(text: str) -> TextAndHtml:
    return said((Stamp(text, Role.NAME),)) if text else literal("")
