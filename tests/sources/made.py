"""Documents of many makes that say the same kind of sentences, with the place where each stands."""

import random
from collections.abc import Callable, Iterator, Sequence
from html import escape
from io import BytesIO
from typing import NamedTuple

import docx
import openpyxl
from docx.oxml import OxmlElement
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph

PLACES = ("Port Elin", "the northern district", "Lower Saxby", "the coast", "Kestrel County", "the old town")
THINGS = ("households", "pupils", "fishing boats", "hospital beds", "visitors", "kilometres of road", "farms")
WHO = ("the statistical office", "the harbour authority", "a government commission", "the ministry of agriculture")
MONTHS = ("March", "June", "September", "December")
TAILS = (
    "a considerable improvement on what international organisations had expected",
    "notwithstanding extraordinarily unfavourable meteorological circumstances",
    "which the representatives of municipalities described as disproportionate",
)


class Made(NamedTuple):
    """A file: its name and bytes, each sentence in it, and the place where that stands if it is known."""

    name: str
    data: bytes
    sentences: Sequence[str]
    places: Sequence[str | None]


def sentences(seed: int, count: int) -> list[str]:
    """Sentences with a number each, no two of them with the same."""
    chance = random.Random(seed)
    numbers = chance.sample(range(1_000, 999_999), count)
    return [
        f"In {chance.randrange(2001, 2025)} there were {number:,} {chance.choice(THINGS)} in {chance.choice(PLACES)}, "
        f"{chance.choice(WHO)} said, {chance.choice(TAILS)}."
        for number in numbers
    ]


# PDF


class Look(NamedTuple):
    """How a PDF is set."""

    columns: int = 1
    justified: bool = False
    hyphenated: bool = False
    heads: bool = False
    notes: bool = False


def pdf(seed: int, look: Look, pages: int = 4, per_page: int = 4) -> Made:
    """A PDF of some pages with so many sentences each; with `notes`, one stands at the foot of each page."""
    words = sentences(seed, pages * per_page)
    style = ParagraphStyle(
        "body",
        fontName="Times-Roman",
        fontSize=10.5,
        leading=13,
        alignment=4 if look.justified else 0,
        hyphenationLang="en_GB" if look.hyphenated else "",
        spaceAfter=6,
    )
    mark = "<super size=7>{}</super>" if look.notes else ""
    story: list[object] = []
    for page in range(pages):
        for i in range(per_page):
            sentence = words[page * per_page + i]
            head, _, tail = sentence.partition(" said,")
            story.append(
                Paragraph(f"{escape(head)} said{mark.format(i + 1)},{escape(tail)} It was a year like others.", style)
            )
        story.append(PageBreak())
    width, height = A4
    column = (width - 120) / look.columns - 12
    frames = [Frame(60 + i * (column + 24), 90, column, height - 180) for i in range(look.columns)]

    def furnish(canvas: Canvas, _: object) -> None:
        canvas.setFont("Times-Roman", 8)
        if look.heads:
            canvas.drawString(60, height - 50, f"Annual report {seed} of the office")
            canvas.drawRightString(width - 60, 40, f"{canvas.getPageNumber()}")
        if look.notes:
            canvas.drawString(60, 70, f"1 Without those closed in {MONTHS[canvas.getPageNumber() - 1]} of that year.")

    out = BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=furnish)])
    template.build(story)
    return Made("report.pdf", out.getvalue(), words, [str(i // per_page + 1) for i in range(len(words))])


# Web pages


def _tagged(sentence: str) -> str:
    """A sentence with tags within it, at words that are not apart: a number in bold, half a word in italics."""
    first, number, rest = sentence.split(" ", 4)[:4], sentence.split(" ")[4], sentence.split(" ", 5)[5]
    return f"{' '.join(first)} <b>{number[:2]}<i>{number[2:]}</i></b> {escape(rest)}<sup><a href='#n'>[2]</a></sup>"


def _soft(sentence: str) -> str:
    return escape(sentence).replace("considerable", "con&shy;sid&shy;er&shy;able").replace(" there", "&nbsp;there")


WEB: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": lambda words: "".join(f"<p>{escape(w)}</p>\n" for w in words),
    "breaks": lambda words: "<div>" + "<br><br>".join(map(escape, words)) + "</div>",
    "tags": lambda words: "".join(f"<p>{_tagged(w)}</p>" for w in words),
    "soft": lambda words: "".join(f"<section><div>{_soft(w)}</div></section>" for w in words),
    "layout": lambda words: "<table><tr><td>" + "".join(f"<p>{escape(w)}</p>" for w in words) + "<td>Menu</table>",
}


def web_page(seed: int, make: str, encoding: str = "utf-8") -> Made:
    words = sentences(seed, 10)
    body = WEB[make](words)
    head = f"<meta charset={encoding}><title>A page</title><style>p {{color: red}}</style>"
    page = f"<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a></nav>{body}<script>var a=1</script>"
    return Made("page.html", page.encode(encoding), words, [None] * len(words))


# Word, tables, mail


def word_file(seed: int, *, tracked: bool = False) -> Made:
    """Paragraphs whose runs part words, a link, and a table whose last column has a sentence each."""
    words, document = sentences(seed, 10), docx.Document()
    document.add_heading("Report", 1)
    for sentence in words[:6]:
        paragraph = document.add_paragraph()
        for part in (sentence[:9], sentence[9:21], sentence[21:]):
            paragraph.add_run(part).bold = part == sentence[9:21]
        paragraph.add_run("3").font.superscript = True
        if tracked:
            paragraph._p.append(OxmlElement("w:ins"))
    table = document.add_table(rows=0, cols=2)
    for i, sentence in enumerate(words[6:]):
        row = table.add_row().cells
        row[0].text, row[1].text = str(i), sentence
    out = BytesIO()
    document.save(out)
    return Made("report.docx", out.getvalue(), words, [str(i + 2) if i < 6 else "8" for i in range(len(words))])


def workbook(seed: int) -> Made:
    """A sentence in each row of the second sheet, and numbers with formats beside them."""
    words, book = sentences(seed, 10), openpyxl.Workbook()
    book.create_sheet("Trade")
    for i, sentence in enumerate(words):
        book["Trade"].append([sentence, 0.123, 41_000, -1200])
        for cell, code in zip(book["Trade"][i + 1][1:], ("0.0%", "#,##0,", "#,##0;(#,##0)"), strict=True):
            cell.number_format = code
    out = BytesIO()
    book.save(out)
    return Made("trade.xlsx", out.getvalue(), words, [f"Trade, A{i + 1}" for i in range(len(words))])


def csv_file(seed: int, sign: str) -> Made:
    words = sentences(seed, 10)
    rows = [f'{i}{sign}"{sentence}"' for i, sentence in enumerate(words)]
    return Made("rows.csv", "\r\n".join(["n" + sign + "what", *rows]).encode(), words, [f"B{i + 2}" for i in range(10)])


def mail(seed: int) -> Made:
    words = sentences(seed, 10)
    text = "Subject: News\r\nContent-Type: text/plain; charset=utf-8\r\nMIME-Version: 1.0\r\n\r\n" + "\r\n\r\n".join(
        words
    )
    return Made("news.eml", text.encode(), words, [None] * len(words))


def all_made() -> Iterator[Made]:
    """Fifty documents."""
    looks = [
        Look(),
        Look(justified=True, heads=True),
        Look(columns=2, justified=True),
        Look(columns=2, hyphenated=True, justified=True, heads=True),
        Look(notes=True, heads=True, justified=True),
        Look(columns=2, hyphenated=True, heads=True, notes=True),
    ]
    yield from (pdf(seed, look) for seed in range(3) for look in looks)
    yield from (web_page(100 + i, make) for i in range(3) for make in WEB)
    yield from (web_page(200 + i, "paragraphs", encoding) for i, encoding in enumerate(("windows-1251", "utf-16")))
    yield from (word_file(300 + i) for i in range(5))
    yield from (workbook(400 + i) for i in range(4))
    yield from (csv_file(500 + i, sign) for i, sign in enumerate((",", ";", "\t")))
    yield from (mail(600 + i) for i in range(3))
