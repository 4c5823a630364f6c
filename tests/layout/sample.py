"""A document of three pages with a bit of everything, which the tests of layout and PDF set."""

from __future__ import annotations

from datetime import date

from briefing.document.blocks import (
    Block,
    Colophon,
    Column,
    DataTable,
    Document,
    Figure,
    Furniture,
    Inlines,
    ItemList,
    KeyFigures,
    KeyPoints,
    Link,
    Mark,
    Mention,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    Stamp,
    Text,
    Tile,
    TitleBlock,
    Tone,
    Toned,
)
from briefing.document.drawing import DisplayList, Hatch, Op, PathOp, Segment, TextOp
from briefing.document.occurrences import Role
from briefing.errors import Place
from briefing.layout.flowables import Flowable
from briefing.layout.pages import LaidOutPage, paginate
from briefing.layout.runs import Typesetter
from briefing.layout.story import make_story
from briefing.layout.styles import PageTemplate
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample

DAY = Stamp("19 August 2024", Role.DATE)


def words(text: str) -> Inlines:
    return (Text(text),)


def value(text: str, note: int, fact: str = "fact") -> Inlines:
    return (Mention(fact, text), Mark(note))


def number(kind: str, count: int) -> Stamp:
    return Stamp(f"{kind} {count}", Role.CAPTION)


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Segment, ...]:
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


def bars(*rows: tuple[str, str, float], width: float = 357, possible: int = -1) -> DisplayList:
    """Horizontal bars with direct labels; the row `possible` is hatched."""
    hatch = Hatch((("M", 0, 0), ("L", 4, 4)), 4, "#12436D", 0.6)
    ops: list[Op] = []
    height = 26.0 * len(rows) + 6
    for index, (label, text, share) in enumerate(rows):
        y = height - 26 * (index + 1)
        bar = rectangle(92, y, share * (width - 170), 17)
        if index == possible:
            ops.append(PathOp(bar, hatch=hatch, stroke="#12436D", line_width=0.8))
        else:
            ops.append(PathOp(bar, fill="#12436D" if index else "#B8470F", fill_alpha=1 if index < 2 else 0.7))
        ops.append(TextOp(0, y + 5, label, "regular", 8.5, "#1A1F2B"))
        ops.append(TextOp(98 + share * (width - 170), y + 5, text, "bold", 8.5, "#1A1F2B", fact=label))
    return DisplayList(width, height, tuple(ops))


def figure(count: int, title: str, drawing: DisplayList, note: int, alt: str = "Bars") -> Figure:
    return Figure(
        anchor=f"figure-{count}",
        number=number("Figure", count),
        title=words(title),
        subtitle=(Text("People, Azerbaijan, "), Stamp("2024", Role.PERIOD)),
        drawing=drawing,
        source=(Text("Source: President Ilham Aliyev as reported by News.Az, "), DAY, Mark(note)),
        alt=alt,
    )


def table(count: int, rows: int, note: int = 5) -> DataTable:
    cells = tuple(
        (
            words(f"Schools and departments that teach in the language, row {_letters(index)}"),
            value(f"more\u00a0than {15 + index},000", note),
            (Stamp("2024", Role.PERIOD),),
            words("reported"),
        )
        for index in range(rows)
    )
    columns = (Column("What", 4), Column("Value", 2, right=True), Column("Period", 1), Column("Status", 1.4))
    title = words("Values of this section with their qualifiers")
    source = (Text("Source: News.Az, "), DAY)
    return DataTable(f"table-{count}", number("Table", count), title, columns, cells, source)


def _letters(index: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(index))


def opening() -> tuple[Block, ...]:
    points = (
        (
            Text("President Aliyev says the region's stability depends on close work between Baku and Moscow"),
            Mark(1),
            Text("."),
        ),
        (
            Text("He puts trade at "),
            *value("more\u00a0than US$4\u00a0billion", 14),
            Text(" and says that this is not the limit"),
            Mark(15),
            Text("; no series is given."),
        ),
        (
            Text("Rail and road of the North–South corridor are said to work; "),
            *value("at\u00a0least 15\u00a0million\u00a0tons", 20),
            Text(" a year are named as a possibility, not as traffic."),
        ),
        words("Every value here rests on a single speaker in a single outlet; none is confirmed independently."),
    )
    tiles = [
        ("", "324", "schools", "exact", 7),
        ("≈", "160,000", "pupils", "about", 8),
        (">", "800,000", "learners", "more than", 9),
        (">", "15,000", "students", "more than", 10),
        (">", "US$4 bn", "trade", "surpassed", 14),
        ("≥", "15 m tons", "cargo a year", "possible capacity", 20),
    ]
    return (
        TitleBlock(
            words("Aliyev: South Caucasus stability depends largely on Russia and Azerbaijan working closely"),
            (
                Text(
                    "What President Ilham Aliyev said after talks with President Vladimir Putin, as News.Az reported it"
                ),
            ),
            ((Stamp("AZ-RU/2024/08", Role.REFERENCE), Text("  ·  "), DAY, Text("  ·  Briefing desk")),),
        ),
        KeyPoints("Key points", tuple((Paragraph(point),) for point in points)),
        KeyFigures(
            "Key figures",
            tuple(
                Tile(label, sign, big, words(label), words(detail + ", 2024"), (Mark(note),))
                for sign, big, label, detail, note in tiles
            ),
        ),
    )


def sections() -> tuple[Block, ...]:
    flags = ("single source",)
    plain = Paragraph
    return (
        SectionBlock(
            "visit",
            words("The visit"),
            (
                plain(
                    (
                        Text(
                            "The state visit was called historic; the talks touched on security, schooling, "
                            "trade and transport, and the host spoke of friendly and allied relations"
                        ),
                        Mark(1),
                        Text(". What follows is his account alone."),
                    )
                ),
                Toned(
                    Tone.CAVEAT,
                    "Caveat",
                    (
                        Paragraph(
                            words("The report does not give the other side's account, and it does not name the city.")
                        ),
                    ),
                ),
            ),
            flags,
        ),
        SectionBlock(
            "security",
            words("Security"),
            (
                plain(
                    (
                        Text("Regional security was discussed thoroughly in a limited-format meeting"),
                        Mark(2),
                        Text(
                            ". The speaker says that the stability of the region depends significantly on close "
                            "work between the two countries"
                        ),
                        Mark(3),
                        Text("; the outlet's own summary has it depend on it largely."),
                    )
                ),
                plain(
                    (
                        Text("He claims a completely new situation "),
                        *value("since September\u00a02023", 4),
                        Text(", with sovereignty fully restored"),
                        Mark(5),
                        Text(", and says that this opens the way to a durable peace"),
                        Mark(6),
                        Text("."),
                    )
                ),
                figure(
                    1,
                    "The new situation is dated to the autumn before the talks",
                    bars(("new situation", "September 2023", 0.4), ("talks", "19 August 2024", 0.95)),
                    4,
                ),
                Toned(
                    Tone.JUDGEMENT,
                    "Judgement",
                    (
                        Paragraph(
                            words(
                                "The statement gives priorities, not commitments. Whether it leads to a joint text "
                                "cannot be judged from this report."
                            )
                        ),
                    ),
                ),
                Toned(
                    Tone.CAVEAT,
                    "Caveat",
                    (
                        Paragraph(
                            words(
                                "These are claims by an interested party. The report names no instrument, no date and "
                                "no third country."
                            )
                        ),
                    ),
                ),
            ),
            flags,
        ),
        SectionBlock(
            "education",
            words("Education"),
            (
                plain(
                    (
                        Text("In Azerbaijan "),
                        *value("324 schools", 7),
                        Text(" teach in Russian, with "),
                        *value("about 160,000 pupils", 8),
                        Text("; "),
                        *value("more than 800,000", 9),
                        Text(" study it as a second language. At university level, "),
                        *value("26\u00a0universities", 11),
                        Text(" have such departments, with "),
                        *value("more than 15,000 students", 10),
                        Text(" in them"),
                        Mark(12),
                        Text("."),
                    )
                ),
                figure(
                    2,
                    "Far more people study the language than are taught in it",
                    bars(("learners", "> 800,000", 1), ("pupils", "≈ 160,000", 0.2), ("students", "> 15,000", 0.02)),
                    9,
                    "Learners: more than 800,000; pupils: about 160,000; students: more than 15,000.",
                ),
                table(1, 4),
                Toned(
                    Tone.ASSUMPTION,
                    "Assumption",
                    (Paragraph(words("The school year is not named; it is taken to be the one that had just ended.")),),
                ),
                Toned(
                    Tone.CAVEAT,
                    "Caveat",
                    (
                        Paragraph(
                            words(
                                "The report does not say whether those who study the language are counted apart from "
                                "the pupils."
                            )
                        ),
                    ),
                ),
            ),
            flags,
        ),
        SectionBlock(
            "trade",
            words("Trade"),
            (
                plain(
                    (
                        Text("Trade is said to have grown in "),
                        *value("2023", 13),
                        Text(" and again in "),
                        *value("January–June\u00a02024", 13),
                        Text(". It was "),
                        *value("more than US$4\u00a0billion", 14),
                        Text(" in "),
                        Stamp("2023", Role.PERIOD),
                        Text("; the presidents are said to share the view that this is not the limit"),
                        Mark(15),
                        Text("."),
                    )
                ),
                Quotation(
                    (plain(words("This is not the limit, and both of us see it the same way.")),),
                    words("Speaker, at the press statement"),
                ),
                Toned(
                    Tone.CAVEAT,
                    "Caveat",
                    (
                        Paragraph(
                            words(
                                "Growth is claimed without a number: there is no rate, no series and no breakdown, and "
                                "the only quantity is a lower bound."
                            )
                        ),
                    ),
                ),
            ),
            flags,
        ),
        SectionBlock(
            "corridor",
            words("Transport corridor"),
            (
                plain(
                    (
                        Text("The corridor is of exceptional importance, the speaker says"),
                        Mark(16),
                        Text("; its making was discussed in detail"),
                        Mark(17),
                        Text(". Three things are claimed:"),
                    )
                ),
                ItemList(
                    (
                        (plain((Text("rail and road within the country work"), Mark(18))),),
                        (
                            plain(
                                (
                                    Text("the railway is being modernised"),
                                    Mark(19),
                                    Text(", with "),
                                    *value("about US$120\u00a0million", 21),
                                    Text(" allocated"),
                                )
                            ),
                        ),
                        (plain((*value("at least 15 million tons", 20), Text(" a year are possible"))),),
                    )
                ),
                figure(
                    3,
                    "Capacity is a possibility; the money is allocated",
                    bars(("railway", "≥ 15 million tons", 0.8), ("allocation", "≈ US$120 million", 0.5), possible=0),
                    20,
                ),
                Paragraph(
                    (
                        Text("More at "),
                        Link("https://example.org/corridor", words("the outlet's page")),
                        Text(" and at "),
                        Link("javascript:alert(1)", words("no page at all")),
                        Text("."),
                    ),
                    small=True,
                ),
            ),
            flags,
        ),
    )


def notes(count: int = 22) -> Notes:
    body = "“words that carry the fact, as the outlet printed them”, President Ilham Aliyev as reported by News.Az, "
    return Notes("Notes and sources", ((Text(body), DAY, Text("; reported, observed.")),) * count)


def colophon() -> Colophon:
    return Colophon(
        "How this was made",
        (
            (
                Text("Version "),
                Stamp("1.0", Role.VERSION),
                Text(", facts of "),
                DAY,
                Text("; "),
                Stamp("57 declared values", Role.COUNT),
            ),
            (Text("Digest of the facts "), Stamp("945307ccd89063e9e1db0d5b2c34b240", Role.DIGEST)),
            (
                Text("Contact "),
                Link("mailto:briefing-desk@example.org", (Stamp("briefing-desk@example.org", Role.CONTACT),)),
            ),
        ),
    )


def furniture(draft: str = "") -> Furniture:
    running = (Text("Briefing · "), Stamp("AZ-RU/2024/08", Role.REFERENCE), Text(" · "), DAY)
    return Furniture("Public", running, draft=draft)


def document(*blocks: Block, draft: str = "") -> Document:
    """A document of `blocks`, or the whole sample."""
    chosen = blocks or (*opening(), *sections(), notes(), colophon())
    return Document(
        "sample",
        "Aliyev: South Caucasus stability depends largely on close work",
        "Briefing desk",
        "South Caucasus",
        ("security", "trade"),
        "en",
        date(2024, 8, 19),
        furniture(draft),
        chosen,
    )


PLACE = Place("facts.yaml", 3)
A4 = PageTemplate.of(Theme(), PAGE_SIZES["a4"])


def typesetter_for(*blocks: Block, theme: Theme | None = None, furniture: Furniture | None = None) -> Typesetter:
    """A typesetter for a document of `blocks`, or for the whole sample."""
    document = sample.document(*blocks)
    return Typesetter(document._replace(furniture=furniture or Furniture("", ())), theme or Theme(), PLACE)


def story_of(*blocks: Block, theme: Theme | None = None, template: PageTemplate = A4) -> list[Flowable]:
    return make_story(typesetter_for(*blocks, theme=theme), template)


def pages_of(
    *blocks: Block, theme: Theme | None = None, template: PageTemplate = A4, furniture: Furniture | None = None
) -> tuple[list[LaidOutPage], bool]:
    """The pages, and whether the last is nearly empty."""
    typesetter = typesetter_for(*blocks, theme=theme, furniture=furniture)
    return paginate(make_story(typesetter, template), template, typesetter.place_of)
