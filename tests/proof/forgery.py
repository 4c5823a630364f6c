"""Forged copies of a PDF, made at random: each changes one thing as someone with a PDF library would."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from briefing.proof.attachments import document_digest, with_seal
from briefing.proof.carried_facts import Shown

QUALIFIERS = "about|more than|at least|около|более|менее|təxminən|çox|ən azı|≈|>|≥"
Forge = Callable[[pikepdf.Pdf, random.Random], str]
Choose = Callable[[str, dict[int, str], bool], list[tuple[int, int]]]
"""Of a text, what its font has and whether it is in a figure: places in it, and the codes to put there."""
_CHOICES: dict[tuple[bytes, Choose], list[tuple[int, int, int, int]]] = {}
"""Of a file, by its identity: to read its pages anew for each forgery took longer than to verify it."""


def forged(data: bytes, forge: Forge, rng: random.Random) -> tuple[bytes, str]:
    """The forged file, and what was done to it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        done = forge(pdf, rng)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue(), done


class Glyphs:
    """The characters of a page's fonts, each a byte of a string."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.fonts = {str(name): self._decoded(font) for name, font in page.Resources.Font.items()}

    @staticmethod
    def _decoded(font: Any) -> dict[int, str]:
        if "/ToUnicode" not in font:
            return {}
        pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font.ToUnicode.read_bytes())
        return {int(code, 16): chr(int(character, 16)) for code, character in pairs}


def texts(page: pikepdf.Page) -> tuple[list[Any], list[tuple[int, dict[int, str], bool]]]:
    """The instructions of a page, and of each that shows text its index, its font, and whether it is in a figure."""
    glyphs = Glyphs(page)
    instructions = list(pikepdf.parse_content_stream(page))
    found, font, figures = [], {}, []
    for index, (operands, operator) in enumerate(instructions):
        match str(operator):
            case "Tf":
                font = glyphs.fonts[str(operands[0])]
            case "BDC" | "BMC":
                figures.append(str(operands[0]) == "/Figure")
            case "EMC":
                figures.pop()
            case "Tj":
                found.append((index, font, any(figures)))
    return instructions, found


def change_text(pdf: pikepdf.Pdf, rng: random.Random, choose: Choose) -> str:
    """Change one byte of one string; `choose` gives places in a text and the code to put there."""
    key = bytes(pdf.trailer.ID[0]), choose
    if key not in _CHOICES:
        _CHOICES[key] = list(_choices(pdf, choose))
    number, index, place, code = rng.choice(_CHOICES[key])
    page = pdf.pages[number]
    instructions = list(pikepdf.parse_content_stream(page))
    old = bytes(instructions[index].operands[0])
    new = old[:place] + bytes([code]) + old[place + 1 :]
    instructions[index] = pikepdf.ContentStreamInstruction([pikepdf.String(new)], pikepdf.Operator("Tj"))
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    return f"page {number + 1}, text {index}, byte {place} to {code}"


def _choices(pdf: pikepdf.Pdf, choose: Choose) -> Iterator[tuple[int, int, int, int]]:
    """Page, text, place and code of all that `choose` would change."""
    for number, page in enumerate(pdf.pages):
        instructions, found = texts(page)
        for index, font, in_figure in found:
            text = "".join(font.get(code, "\0") for code in bytes(instructions[index].operands[0]))
            yield from ((number, index, place, code) for place, code in choose(text, font, in_figure))


def _other_digit(text: str, font: dict[int, str], in_figure: bool) -> list[tuple[int, int]]:
    digits = {code: c for code, c in font.items() if c.isdigit()}
    return [(i, code) for i, c in enumerate(text) if c.isdigit() for code in digits if digits[code] != c]


def _other_qualifier(text: str, font: dict[int, str], in_figure: bool) -> list[tuple[int, int]]:
    places = [m.start() for m in re.finditer(QUALIFIERS, text)]
    return [(i, code) for i in places for code, c in font.items() if c.isalpha() and c != text[i]]


def _other_letter_in_a_chart(text: str, font: dict[int, str], in_figure: bool) -> list[tuple[int, int]]:
    letters = [(code, c) for code, c in font.items() if c.isalpha()]
    places = [i for i, c in enumerate(text) if in_figure and c.isalpha()]
    return [(i, code) for i in places for code, c in letters if c != text[i]]


def one_digit(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """Another digit anywhere on the pages."""
    return change_text(pdf, rng, _other_digit)


def one_qualifier(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A letter of a word or a sign that qualifies a value."""
    return change_text(pdf, rng, _other_qualifier)


def one_chart_label(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A letter of a label in a chart."""
    return change_text(pdf, rng, _other_letter_in_a_chart)


def change_facts(pdf: pikepdf.Pdf, change: Callable[[dict[str, Any]], str], *, seal: bool) -> str:
    """Change the content of facts.json; with `seal`, also what it says of itself."""
    content = facts_of(pdf)
    done = change(content)
    put(pdf, "facts.json", sealed(content) if seal else json.dumps(content, ensure_ascii=False).encode())
    return done


def facts_of(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The content of facts.json."""
    return dict(json.loads(pdf.attachments["facts.json"].get_file().read_bytes()))


def sealed(content: dict[str, Any]) -> bytes:
    """A facts.json whose digest and seal are made anew, but not the digest that is declared to stand on a page."""
    try:
        declared = Shown.model_validate(content["shown"]).declarations if "shown" in content else None
    except ValueError:
        declared = None
    return with_seal(content | {"digest": document_digest(content, declared)}).encode()


def words(content: dict[str, Any], role: str) -> list[tuple[int, list[Any], list[Any]]]:
    """All declared words of a role: the number of their page, and the line and the piece as lists to be changed."""
    found = []
    for number, page in enumerate(content["shown"]["pages"], 1):
        lines = [line for item in page[0] if item[0] == "words" for line in item[1]]
        for line in lines:
            pieces = [part for part in line[2] if isinstance(part, list) and len(part) == 3]
            found += [(number, line, p) for p in pieces if content["shown"]["meanings"][p[2]][0] == role]
    return found


def put(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    """Replace the bytes of an attached file."""
    stream = pdf.attachments[name].obj.EF.F
    stream.write(data)
    if "/Params" in stream:
        del stream["/Params"]


def one_byte(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A letter or digit within the strings and numbers of facts.json, which stays valid JSON."""
    data = bytearray(pdf.attachments["facts.json"].get_file().read_bytes())
    spans = [m.span() for m in re.finditer(rb'(?<=:)"[A-Za-z0-9 ]+"|(?<=[:,\[])[1-9]\d+', data)]
    start, end = rng.choice(spans)
    place = rng.choice([i for i in range(start, end) if chr(data[i]).isalnum()])
    data[place] = rng.choice(
        [c for c in (b"123456789" if chr(data[place]).isdigit() else b"abcdefg") if c != data[place]]
    )
    json.loads(data)
    put(pdf, "facts.json", bytes(data))
    return f"byte {place} of facts.json"


def moved_words(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A declared line a little aside; the file is sealed anew."""

    def change(content: dict[str, Any]) -> str:
        page, line, piece = rng.choice(words(content, rng.choice(["value", "mark", "period", "name"])))
        side, shift = rng.randrange(2), rng.choice([-1, 1]) * rng.uniform(12, 60)
        line[side] += shift
        return f"“{piece[1]}” of page {page} by {shift:.1f} on axis {side}"

    return change_facts(pdf, change, seal=True)


def other_words(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A declared word with another letter; the file is sealed anew."""

    def change(content: dict[str, Any]) -> str:
        pages = content["shown"]["pages"]
        lines = [line for page in pages for item in page[0] if item[0] == "words" for line in item[1]]
        pieces = [part for line in lines for part in line[2] if isinstance(part, list) and part[1][:1].islower()]
        piece = rng.choice(pieces)
        piece[1] = rng.choice("abcdefghij".replace(piece[1][0], "")) + piece[1][1:]
        return f"“{piece[1]}”"

    return change_facts(pdf, change, seal=True)


def other_status(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """Another status, qualifier, value, speaker or quote of a fact, with a new digest and seal in facts.json."""

    def change(content: dict[str, Any]) -> str:
        facts = content["canonical"]["facts"]
        fact = facts[rng.choice(sorted(facts))]
        key = rng.choice(["status", "qualifier", "label", "period"])
        others = {
            "status": ["observed", "reported", "claimed", "planned", "target"],
            "qualifier": ["exact", "about", "at-most", "less-than"],
            "label": [f"{fact['label']} {rng.randrange(10**6)}"],
            "period": [str(year) for year in range(1990, 2020)],
        }[key]
        fact[key] = rng.choice([other for other in others if other != fact[key]])
        return f"{key} of {fact['id']} is {fact[key]}"

    return change_facts(pdf, change, seal=True)


def swapped_tables(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """Two CSVs exchanged."""
    one, other = rng.sample([name for name in pdf.attachments if name.endswith(".csv")], 2)
    first, second = (pdf.attachments[name].get_file().read_bytes() for name in (one, other))
    put(pdf, one, second)
    put(pdf, other, first)
    return f"{one} and {other} exchanged"


def one_cell(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """A digit of a value or period in a CSV, whose hash in facts.json, and the seal, are made anew."""
    from hashlib import sha256

    name = rng.choice([name for name in pdf.attachments if name.endswith(".csv")])
    data = bytearray(pdf.attachments[name].get_file().read_bytes())
    places = [m.start() for m in re.finditer(rb"\d(?=\d{2})|(?<=\d{2})\d", data)]
    place = rng.choice(places)
    data[place] = rng.choice([c for c in b"0123456789" if c != data[place]])

    def change(content: dict[str, Any]) -> str:
        for file in content["files"]:
            if file["name"] == name:
                file["sha256"] = sha256(data).hexdigest()
        return f"byte {place} of {name} is {chr(data[place])}"

    put(pdf, name, bytes(data))
    return change_facts(pdf, change, seal=True)


def other_pages(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """One page less, one page twice, or two pages in another order."""
    one, other = rng.sample(range(len(pdf.pages)), 2)
    match rng.randrange(3):
        case 0:
            del pdf.pages[one]
            return f"page {one + 1} deleted"
        case 1:
            pdf.pages.append(pdf.pages[one])
            return f"page {one + 1} twice"
    first, second = pdf.pages[one].obj, pdf.pages[other].obj
    pdf.pages[one], pdf.pages[other] = pikepdf.Page(second), pikepdf.Page(first)
    return f"pages {one + 1} and {other + 1} exchanged"


def overlay(pdf: pikepdf.Pdf, rng: random.Random) -> str:
    """Another number painted or annotated over a value."""
    place, (x0, y0, *_), _ = rng.choice(words(facts_of(pdf), "value"))
    page, x1, y1 = pdf.pages[place - 1], x0 + 60, y0 + 12
    number = str(rng.randrange(10, 10**6))
    if rng.random() < 0.5:
        page.Resources.Font["/Forged"] = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        page.contents_add(f"q BT /Forged 9 Tf 1 0 0 1 {x0} {y0 + 3} Tm ({number}) Tj ET Q".encode())
        return f"{number} painted on page {place}"
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=[x0, y0, x1, y1],
        DA=pikepdf.String("/Helv 9 Tf 0 g"),
        Contents=pikepdf.String(number),
    )
    page.obj["/Annots"] = pikepdf.Array([*page.get("/Annots", []), pdf.make_indirect(note)])
    return f"{number} annotated on page {place}"


FORGERIES: dict[Forge, int] = {
    one_digit: 60,
    one_qualifier: 20,
    one_byte: 30,
    one_chart_label: 20,
    moved_words: 10,
    other_words: 10,
    other_status: 15,
    swapped_tables: 5,
    one_cell: 10,
    other_pages: 5,
    overlay: 15,
}
