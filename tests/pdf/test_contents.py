"""What a reader finds in a list of contents: every part, its true page, and where it leads."""

from io import BytesIO
from typing import NamedTuple

import pikepdf
import pytest

from briefing.document.blocks import (
    Allowed,
    Block,
    Break,
    Contents,
    Document,
    Inlines,
    Link,
    Mark,
    Mention,
    Paragraph,
    SectionBlock,
    Text,
)
from briefing.layout import front_matter
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import PdfFile, write_pdf
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.layout import sample
from tests.pdf.tree import tree_of
from tests.pdf.verapdf import VeraPdf

FLAVOURS = {"ua1-a3a": ("ua1", "2a"), "ua2-a4f": ("ua2", "4", "wt1a", "wt1r")}
PARTS = ["The visit", "Security", "Education", "Trade", "Transport corridor", "Notes and sources", "How this was made"]

TREE = """\
Document Lang=en
  Sect
    H1 'Contents'
    TOC
      TOCI
        Reference
          Link OBJR=Part b OBJR=Part b 'Part b 1'
      TOCI
        Reference
          Link OBJR=Part c OBJR=Part c 'Part c 1'
  Sect
    H2 'Part b'"""


class Entry(NamedTuple):
    """A line of the list: its title, the page it names, and the page and the words of the heading it leads to."""

    title: str
    named: int
    leads: int
    heading: str


def section(number: int, content: Inlines = (), lines: int = 1) -> SectionBlock:
    name = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    title = content or (Text(f"Part {name}"),)
    return SectionBlock(f"part-{name}", title, (Paragraph((Text("line\n"),) * lines),))


def written(*blocks: Block, standard: Standard = "ua1-a3a") -> PdfFile:
    return write_pdf(sample.document(*blocks), Theme(), PAGE_SIZES["a4"], standard=standard)


def whole() -> tuple[Block, ...]:
    return (*sample.opening(), Contents("Contents"), *sample.sections(), sample.notes(), sample.colophon())


def entries(file: PdfFile) -> list[Entry]:
    """The lines of the list, as the structure tree and the links of the file have them."""
    numbers = iter([one.words for one in file.occurrences if one.role == "page" and "/" not in one.words])
    with pikepdf.open(BytesIO(file.data)) as pdf:
        pages = [page.objgen for page in pdf.pages]
        return [_entry(item, pages, int(next(numbers))) for item in _elements(pdf.Root.StructTreeRoot.K[0], "/TOCI")]


def _entry(item: pikepdf.Object, pages: list[tuple[int, int]], named: int) -> Entry:
    (reference,) = item.K
    (link,) = reference.K
    assert (str(reference.S), str(link.S)) == ("/Reference", "/Link")
    annotations = [kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
    leads = {pages.index((a.Dest if "/Dest" in a else a.A.D)[0].objgen) + 1 for a in annotations}
    (title,) = {str(a.Contents) for a in annotations}
    related = str(item.Ref[0].S) if "/Ref" in item else ""
    return Entry(title, named, leads.pop(), related)


def _elements(element: pikepdf.Object, role: str) -> list[pikepdf.Object]:
    kids = [kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [found for kid in kids for found in ([kid] if str(kid.S) == role else _elements(kid, role))]


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_part_is_listed_with_its_page(standard: Standard) -> None:
    file = written(*whole(), standard=standard)
    found = entries(file)
    assert [entry.title for entry in found] == PARTS
    assert [entry.named for entry in found] == [entry.leads for entry in found]
    assert {entry.heading for entry in found} == ({"/H2"} if standard == "ua2-a4f" else {""})
    assert len({entry.named for entry in found}) == file.pages == 3


def test_it_is_read_like_this() -> None:
    lines = tree_of(written(Contents("Contents"), section(1), section(2)).data)
    assert "\n".join(lines[:12]) == TREE


def test_a_list_longer_than_a_page_names_the_pages_after_itself() -> None:
    found = entries(written(Contents("Contents"), *(section(number, lines=9) for number in range(180))))
    assert len(found) == 180
    assert found[0].named > 3
    assert [entry.named for entry in found] == [entry.leads for entry in found]


def test_the_pages_do_not_depend_on_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = (Contents("Contents"), *(section(number, (Text("long title " * 9),)) for number in range(60)))
    pages = written(*blocks).pages
    located = front_matter.locate_anchors
    monkeypatch.setattr(
        "briefing.pdf.write.locate_anchors", lambda *a: {anchor: page + 10_000 for anchor, page in located(*a).items()}
    )
    file = written(*blocks)
    assert file.pages == pages
    assert {len(one.words) for one in file.occurrences if one.role == "page" and "/" not in one.words} == {5}


def test_a_value_in_a_title_is_a_value_in_the_list() -> None:
    title: Inlines = (
        Link("https://example.org", (Text("Trade"),)),
        Break(),
        Mention("f", "about 4"),
        Mark(1),
        Text(" and the "),
        Allowed("G20", "a name"),
    )
    file = written(Contents("Contents"), section(1, title), sample.notes(1))
    found = [(one.role, one.fact, one.words) for one in file.occurrences]
    assert found[:3] == [("value", "f", "about 4"), ("allowed", "", "G20"), ("page", "", "1")]
    assert found.count(("value", "f", "about 4")) == 2
    assert found.count(("mark", "", "1")) == 1


@pytest.mark.slow
@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("length", ["short", "longer than a page"])
def test_it_conforms(vera: VeraPdf, standard: Standard, length: str) -> None:
    many = tuple(section(number) for number in range(120))
    file = written(*(whole() if length == "short" else (Contents("Contents"), *many)), standard=standard)
    vera.assert_passes(file.data, *FLAVOURS[standard])


def test_the_seed_with_a_list_reads_back(documents: dict[str, Document]) -> None:
    seed = documents["seed"]
    title, *others = seed.blocks
    file = write_pdf(seed._replace(blocks=(title, Contents("Contents"), *others)), Theme(), PAGE_SIZES["a4"])
    found = entries(file)
    assert [entry.named for entry in found] == [entry.leads for entry in found]
    assert [entry.title for entry in found][-3:] == ["Sources", "Notes", "How this was made"]
