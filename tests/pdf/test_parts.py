"""What is remembered of parts of pages: a file has the bytes of one for which nothing is, and is proved as that is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import Built, build
from briefing.document.blocks import Mention
from briefing.document.occurrences import boxes_by_page
from briefing.layout.flowables import TextBox
from briefing.layout.runs import Node
from briefing.pdf import operators
from briefing.pdf.canvas import PageCanvas
from briefing.pdf.metadata import CatalogEntries, Metadata
from briefing.pdf.writer import Raw
from briefing.proof import readback
from briefing.proof.pdfium import open_pdf
from briefing.proof.readback import read_back, right_pages
from briefing.themes.theme import Theme
from tests.layout import sample

FACTS = """\
head: {{id: boats, title: Boats of the coast, date: 2024-08-19, reference: "{reference}", marking: {marking},
  state: final, version: "1", prepared-by: Desk}}
defaults: {{speaker: minister, source: daily, period: "2024", area: Norland}}
units: {{boats: {{one: boat, other: boats}}}}
speakers: {{minister: {{name: {name}, role: Minister}}}}
sources: {{daily: {{publisher: The Norland Daily, published: 2024-08-19}}}}
sections: {{fleet: {{title: Fleet, text: "He names {{{{ fact('old') }}}}, and {{{{ fact('new') }}}}."}}}}
charts: {{c: {{section: fleet, kind: columns, title: More boats, facts: [old, new]}}}}
facts:
  old: {{section: fleet, label: old boats, statement: "There are {{value}}.", quantity: {{value: {old}, unit: boats}},
    evidence: {{quote: "{old} old boats"}}}}
  new: {{section: fleet, label: new boats, statement: "There are {{value}}.", quantity: {{value: {new}, unit: boats}},
    qualifier: {qualifier}, evidence: {{quote: "{said} new boats"}}}}
"""
PLAIN = {"reference": "B/1", "marking": "PUBLIC", "name": "Ada Berg", "old": "120", "new": "340"}
PLAIN |= {"qualifier": "exact", "said": "340"}
OTHER = [
    {"reference": "B/2"},
    {"reference": "Z/97"},  # digits and a letter that no other word has
    {"name": "Åse Žilić"},
    {"old": "1200"},
    {"new": "88", "qualifier": "about", "said": "about 88"},  # the column is hatched
    {"marking": "RESTRICTED"},
]


def built(folder: Path, **other: str) -> Built:
    (folder / "facts.yaml").write_text(FACTS.format(**PLAIN | other), encoding="utf-8")
    return build(folder / "facts.yaml")


def forget() -> None:
    for memory in (operators._LOOKS, operators._WRITTEN, readback._AGREED, readback._FACES):
        memory.clear()


def test_what_is_remembered_changes_no_byte(tmp_path: Path) -> None:
    def fresh(**other: str) -> bytes:
        forget()
        return built(tmp_path, **other).data

    alone = [fresh(**other) for other in ({}, *OTHER)]
    assert len({*alone}) == len(alone)
    forget()
    assert [built(tmp_path, **other).data for other in reversed(({}, *OTHER))] == alone[::-1]


def test_of_another_document_only_the_parts_that_differ_are_read(tmp_path: Path) -> None:
    forget()
    for _ in range(2):  # so often all pages are read
        built(tmp_path)
    assert not any(readback._AGREED.values())
    known = {*readback._AGREED}
    built(tmp_path)
    assert {*readback._AGREED} == known and all(readback._AGREED.values())
    built(tmp_path, reference="B/2")
    new = [words for _, words, *_ in {*readback._AGREED} - known]
    # The title, the head of all pages, and how it was made with the digest of all.
    assert len(new) == 3, new


def canvas_with(*pages: list[tuple[str, str, int]]) -> PageCanvas:
    """A canvas with pages on each of which facts with their words stand side by side, each as a part of its own."""
    typesetter, canvas = sample.typesetter_for(), PageCanvas((300, 300), Theme().faces)
    style, root = typesetter.styles.body, Node("Document")
    for places in pages:
        canvas.begin_page()
        for fact, words, x in places:
            node = Node("P", root)
            TextBox(typesetter.runs((Mention(fact, words),), style, node), style, node).draw(canvas, x, 200, 100)
            canvas.end_part()
        canvas.finish_page()
    return canvas


def findings(canvas: PageCanvas) -> tuple[set[int], list[str]]:
    """The pages that are right by their parts, and what is found of the others."""
    entries = CatalogEntries(Metadata("", "", "", "", "en", datetime(2000, 1, 1, tzinfo=UTC)), "ua1-a3a")
    data, printed = canvas.finish(canvas.declarations(is_second=False), entries), canvas.printed()
    occurrences = canvas.recorder.occurrences()
    with open_pdf(data) as pdf:
        right_pages(pdf, data, printed, {})  # now the faces are known
        right = right_pages(pdf, data, printed, boxes_by_page(occurrences))
        return right, [message for message, _ in read_back(pdf, occurrences, right)]


@pytest.mark.parametrize(
    ("places", "finding"),
    [
        ([("one", "12", 50), ("other", "5", 120)], ""),
        ([("one", "12", 50), ("other", "5", 52)], "page 1 should show “12”, but shows"),
    ],
)
def test_parts_that_agree_alone_may_not_lie_on_one_another(places: list[tuple[str, str, int]], finding: str) -> None:
    right, found = findings(canvas_with(places))
    assert (right, found) == ({1}, []) if not finding else (not right and found[0].startswith(finding))


@pytest.mark.parametrize("entry", ["Contents", "Resources", "CropBox"])
def test_a_page_that_refers_to_anything_but_its_parts_is_read(entry: str) -> None:
    """Each part agrees with what is declared of it, and yet a reader would see another page."""
    places = [("one", "12", 50)], [("other", "5", 120)]
    assert findings(canvas_with(*places)) == ({1, 2}, [])
    canvas = canvas_with(*places)
    first, second = canvas.document.Pages.pages
    nothing = canvas.document.Reference(Raw(b"<<>>"))
    setattr(first, entry, {"Contents": second.Contents, "Resources": nothing, "CropBox": "[0 0 20 20]"}[entry])
    right, found = findings(canvas)
    assert not right
    assert found[0].startswith("page 1 should show “12”, but"), found
