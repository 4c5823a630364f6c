"""One thing changed in a finished PDF, as the example of a rule says."""

import io
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from briefing import Options, build, check
from briefing.proof.attachments import with_seal
from tests.proof.cover import invisible
from tests.proof.forgery import change_facts, change_text, put

Content = dict[str, Any]
OTHER_DIGEST = "0" * 64


def forge(name: str, folder: Path) -> None:
    """Write the PDF of the new briefing in `folder`, changed in the way called `name`."""
    with pikepdf.open(io.BytesIO(_built((folder / "facts.yaml").read_text("utf-8")))) as pdf:
        FORGERIES[name](pdf)
        pdf.save(folder / "night-ferry-2025.pdf")


@cache
def _built(facts: str) -> bytes:
    """The PDF of a facts file, whose text is given so that it is built once."""
    check("facts.yaml", Options(sources="sources")).write_record()
    return build("facts.yaml").data


def _in_facts(change: Callable[[Content], object], *, sealed: bool = True) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: change_facts(pdf, lambda content: str(change(content)), seal=sealed)


def _first(content: Content, role: str, *, digits: bool) -> Content:
    """The first thing in this role that is declared on one line, with or without digits in it."""
    shown = (o for o in content["occurrences"] if o["role"] == role and len(o["boxes"]) == 1)
    return next(o for o in shown if any(c.isdigit() for c in o["words"]) is digits)


def _move_quote(content: Content) -> None:
    quote = next(o for o in content["occurrences"] if o["role"] == "quote" and not any(map(str.isdigit, o["words"])))
    for box in quote["boxes"]:
        box["box"] = [-300, box["box"][1], -200, box["box"][3]]


def _other_digest(pdf: pikepdf.Pdf) -> None:
    content = json.loads(pdf.attachments["facts.json"].get_file().read_bytes())
    put(pdf, "facts.json", with_seal(content | {"digest": OTHER_DIGEST}).encode())


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.csv"] = b"fact,value\n"


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 20, 20], Contents="Hm.")
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def _last_first(pdf: pikepdf.Pdf) -> None:
    first = pdf.pages[0]
    del pdf.pages[0]
    pdf.pages.append(first)


def _remove_last(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _change_letter(pdf: pikepdf.Pdf) -> None:
    def choose(text: str, font: dict[int, str], in_figure: bool) -> list[tuple[int, int]]:
        return [(0, code) for code, character in font.items() if character == "r"] if text.startswith("Notes") else []

    change_text(pdf, random.Random(1), choose)


FORGERIES: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "an attached file that does not belong to it": _attach,
    "another title in facts.json": _in_facts(lambda c: c["document"].update(title="Another"), sealed=False),
    "a value written in another form in facts.json": _in_facts(
        lambda c: c["canonical"]["facts"]["crossings"]["quantity"].update(low=None)
    ),
    "another digest in facts.json": _other_digest,
    "a speaker in facts.json that is not there": _in_facts(
        lambda c: c["canonical"]["facts"]["money"].update(speaker="nobody")
    ),
    "another result of a formula in facts.json": _in_facts(
        lambda c: c["canonical"]["facts"]["per-crossing"]["quantity"].update(value="51")
    ),
    "the quote of another source in the record of the check": _in_facts(
        lambda c: c["checked"]["facts"]["money"][0].update(source="courier")
    ),
    "another offset in the record of the check": _in_facts(lambda c: c["checked"]["facts"]["money"][0].update(start=1)),
    "a value declared as that of another fact": _in_facts(
        lambda c: _first(c, "value", digits=True).update(fact="money")
    ),
    "a value declared as a date": _in_facts(lambda c: _first(c, "value", digits=True).update(role="date")),
    "the first page put last": _last_first,
    "the last page removed": _remove_last,
    "a quote moved off the page": _in_facts(_move_quote),
    "another name declared in the place of one": _in_facts(
        lambda c: _first(c, "name", digits=False).update(words="The Daily Planet")
    ),
    "a date that is not declared": _in_facts(lambda c: c["occurrences"].remove(_first(c, "date", digits=True))),
    "a date declared twice": _in_facts(lambda c: c["occurrences"].append(_first(c, "date", digits=True))),
    "a text that is drawn invisibly": lambda pdf: invisible(pdf, random.Random(1)),
    "another letter in a heading": _change_letter,
    "a note on the first page": _note,
    "a black panel in the margin": lambda pdf: pdf.pages[0].contents_add(b"q 0 g 5 300 20 40 re f Q"),
}
