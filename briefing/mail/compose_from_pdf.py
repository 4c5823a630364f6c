"""Compose the mail of a finished PDF from what the file says of itself; the file is verified first."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.facts.periods import Period
from briefing.files import os_reason, read_input
from briefing.languages import language
from briefing.mail.alternatives import join_texts, plain_words
from briefing.mail.compose import PDF, write_mail
from briefing.mail.mail import Mail, MailFile, edition_key
from briefing.mail.message import attachment_name
from briefing.proof.isolated import verify_in_subprocess
from briefing.templating.folders import template_folders
from briefing.templating.mail_templates import MailContent, MailKeyFigure, literal
from briefing.wording.wording import Wording

MAGIC = b"%PDF-"
_MAX_BYTES = 256_000_000
_MAX_KEY_FIGURES = 8
_FOREIGN = "send it with --foreign if you know what it is; the mail then says its name only"


def is_pdf(path: Path) -> bool:
    """Whether the file is called a PDF, or begins as one does."""
    if path.suffix.lower() == ".pdf":
        return True
    try:
        return read_input(path, _MAX_BYTES).startswith(MAGIC)
    except OSError:  # said by whoever reads it as what it is
        return False


def compose_from_pdf(path: Path, templates: Path | None = None, *, lang: str = "", foreign: bool = False) -> Mail:
    """The mail that carries a finished PDF, not yet from or to anybody.

    DeliveryError for one that is not ours, or whose values are not those that were written; if `foreign`, the mail
    of such a file says its name and nothing else.  `lang` is the language of the mail, if not the document's.
    """
    name = attachment_name(path)
    try:
        data = read_input(path, _MAX_BYTES)
    except OSError as error:
        message = f"cannot be read: {os_reason(error)}"
        raise DeliveryError([Diagnostic(Place(str(path)), "unreadable", message)]) from None
    with tempfile.TemporaryDirectory(prefix="make-briefing-") as folder:
        # The very bytes that will be attached are verified, whatever happens to their file meanwhile.
        copy = Path(folder, "attached.pdf")
        copy.write_bytes(data)
        verdict = verify_in_subprocess(copy)
    if verdict["holds"]:
        spoken = language(lang or verdict["document"]["language"])
        content = _content(verdict, Wording(spoken), name)
        document = verdict["document"]
        edition = edition_key(document["id"], verdict["facts_digest"], document["language"])
    elif foreign and MAGIC in data[:1024]:
        spoken = language(lang or "en")
        content = MailContent(literal(Path(name).stem), literal(spoken.tag), literal(name))
        edition = ""
    else:
        # Only a PDF can be sent with --foreign, so nothing else is told to.
        hint = _FOREIGN if MAGIC in data[:1024] else "save it anew with the program that made it"
        raise DeliveryError([Diagnostic(Place(str(path)), f["rule"], f["message"], hint) for f in verdict["findings"]])
    mail = write_mail(content, spoken, template_folders(path.resolve(), templates), MailFile(name, PDF, data))
    return mail._replace(edition=edition)


def _content(verdict: Mapping[str, Any], wording: Wording, name: str) -> MailContent:
    """What the mail says of the document: its head, and the values of its first page."""
    document, facts = verdict["document"], verdict["facts"]
    version = wording.translate("Version {version}", version=document["version"]) if document.get("version") else ""
    standings = verdict["standings"]
    is_verified = standings["verified"] or standings["read"] or not standings["unverified"]
    unverified = "" if is_verified else wording.translate("Facts not verified")
    day = wording.day(date.fromisoformat(document["date"]))
    meta = (day, unverified, document.get("reference", ""), version)
    digest = wording.translate(
        "Digest of the contents ({algorithm}): {digest}", algorithm="SHA-256", digest=verdict["digest"]
    )
    on_first_page = [fact for fact in facts if fact["words"] and 1 in fact["pages"]]
    return MailContent(
        title=plain_words(document["title"]),
        language=literal(document["language"]),
        file=literal(name),
        marking=literal(document.get("marking", "")),
        meta=join_texts(*map(plain_words, meta), between=" · "),
        digest=literal(digest),
        command=literal(f"make-briefing verify {name}"),
        key_figures=tuple(_key_figure(fact, wording) for fact in (on_first_page or facts)[:_MAX_KEY_FIGURES]),
    )


def _key_figure(fact: Mapping[str, Any], wording: Wording) -> MailKeyFigure:
    """A fact with when it was, how sure it is and who says so; one without a value is told by its statement."""
    value, label = (fact["words"], fact["label"]) if fact["words"] else (fact["statement"], "")
    detail = (wording.period(Period.parse(fact["period"])), wording.translate(fact["status"]))
    sources: dict[str, None] = {}
    for origin in fact["origins"]:
        origin_words = {"outlet": origin["publisher"], "date": wording.day(date.fromisoformat(origin["published"]))}
        if fact["speaker"]:
            sources[wording.translate("{speaker}, in {outlet}, {date}", speaker=fact["speaker"], **origin_words)] = None
        else:
            sources[wording.translate("{outlet}, {date}", **origin_words)] = None
    return MailKeyFigure(*map(plain_words, (value, label, ", ".join(detail), "; ".join(sources))))
