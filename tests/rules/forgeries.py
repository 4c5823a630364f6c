"""One thing changed in a finished PDF, as the example of a rule says."""

import io
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from briefing import Options, build, check
from briefing.proof.attachments import with_seal
from tests.proof.forgery import change_facts, change_text, facts_of, put, texts, words

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


def _mean(content: Content, role: str, *meaning: str) -> None:
    """Let the first words that are declared in a role mean something else."""
    place = next(i for i, (known, *_) in enumerate(content["shown"]["meanings"]) if known == role)
    content["shown"]["meanings"][place] = list(meaning)


def _rename(content: Content) -> None:
    words(content, "name")[0][2][1] = "The Daily Planet"


def _make_older(pdf: pikepdf.Pdf) -> None:
    put(pdf, "facts.json", with_seal(facts_of(pdf) | {"format": "make-briefing/facts/1"}).encode())


def _other_digest(pdf: pikepdf.Pdf) -> None:
    put(pdf, "facts.json", with_seal(facts_of(pdf) | {"digest": OTHER_DIGEST}).encode())


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.csv"] = b"fact,value\n"


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 20, 20], Contents="Hm.")
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def _last_first(pdf: pikepdf.Pdf) -> None:
    first = pdf.pages[0]
    del pdf.pages[0]
    pdf.pages.append(first)


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Corrected.')")


def _bookmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = "Corrected"


def _alternative(pdf: pikepdf.Pdf) -> None:
    next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o).Alt = "Corrected"


def _wider_letter(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    font.Widths[5] = 2 * font.Widths[5]


def _repeat_words(pdf: pikepdf.Pdf) -> None:
    instructions, found = texts(pdf.pages[0])
    show = next(index for index, font, _ in found if font)
    again = pikepdf.unparse_content_stream(instructions[show - 1 : show + 1])
    pdf.pages[0].contents_add(b"BT 1 0 0 1 20 20 Tm " + again + b" ET")


def _cover(pdf: pikepdf.Pdf) -> None:
    _, (x, y, *_), _ = words(facts_of(pdf), "value")[0]
    pdf.pages[0].contents_add(f"q 1 g {x - 5} {y - 2} 80 20 re f Q".encode())


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
    "a value declared as that of another fact": _in_facts(lambda c: _mean(c, "value", "value", "money")),
    "a value declared as a date": _in_facts(lambda c: _mean(c, "value", "date")),
    "the first page put last": _last_first,
    "another name declared in the place of one": _in_facts(_rename),
    "a white panel over a value": _cover,
    "another letter in a heading": _change_letter,
    "words that are repeated at its foot": _repeat_words,
    "a letter of a face that is twice as wide": _wider_letter,
    "another bookmark": _bookmark,
    "another text for those who do not see a chart": _alternative,
    "another title in its metadata": lambda pdf: pdf.docinfo.__setitem__("/Title", "Corrected"),
    "a script that runs when it is opened": _script,
    "the facts of an earlier version": _make_older,
    "nothing changed": lambda pdf: None,
    "a note on the first page": _note,
}
