"""A facts file that asks for a contents list in, where the list stands and what it may count on out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.document.blocks import Block, Contents, Document, SectionBlock, plain
from briefing.facts.load import FactsFile, parse_briefing
from briefing.files import folder
from briefing.sections.assemble import Exhibits
from briefing.sections.document import make_document
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording

FACTS = """\
head: {id: demo, title: A title, date: 2024-08-19, contents: true}
speakers: {ann: {name: Ann}}
sources: {daily: {publisher: Daily, published: 2024-08-19}}
defaults: {speaker: ann, source: daily, period: 2024}
units: {pupils: {one: pupil, other: pupils}}
key-figures: [pupils]
sections:
  school: {title: School}
  other: {title: School}
facts:
  pupils:
    section: school
    label: pupils
    statement: Schools have {value}.
    quantity: {value: 160000, unit: pupils}
    evidence: {quote: "160,000 pupils"}
"""


def loaded(contents: str) -> FactsFile:
    return parse_briefing(FACTS.replace("true", contents).encode(), Path("f.yaml"), "f.yaml")


def made(facts: FactsFile, *folders: Path) -> Document:
    wording, ours = Wording.of(facts.briefing), folder("templates").resolve()
    return make_document(Scope(facts.briefing, wording), (*folders, ours), Exhibits(lambda figure: figure))[0]


@pytest.mark.parametrize("contents", ["true", "false"])
def test_it_stands_before_the_sections_if_the_head_asks_for_it(
    contents: str, as_text: Callable[[tuple[Block, ...]], str]
) -> None:
    parts = [line.split()[0] for line in as_text(made(loaded(contents)).blocks).splitlines() if line[0] != " "]
    listed = ["contents"] * (contents == "true")
    assert parts == ["title", "tiles", *listed, "section", "section", "section", "notes", "colophon"]


def test_parts_of_the_same_title_have_places_of_their_own() -> None:
    blocks = made(loaded("true")).blocks
    assert [b.anchor for b in blocks if isinstance(b, SectionBlock)] == ["school", "school-2", "sources"]


def test_a_list_ends_the_section_that_it_follows(tmp_path: Path) -> None:
    (tmp_path / "briefing.md.j2").write_text('## Notes\n\nText\n\n{{ contents(title="Contents") }}\n\n## Last\n')
    blocks = made(loaded("true"), tmp_path).blocks
    assert [(type(b), plain(b.title)) for b in blocks if isinstance(b, SectionBlock)] == [
        (SectionBlock, "Notes"),
        (SectionBlock, "Last"),
    ]
    assert isinstance(blocks[1], Contents)
    assert blocks[0].anchor == "notes-2"


@pytest.mark.parametrize(("contents", "values"), [("", "2"), ('{{ contents(title="Contents") }}', "3")])
def test_a_value_in_a_title_counts_where_it_is_listed_too(tmp_path: Path, contents: str, values: str) -> None:
    text = '\n\n## With {{ fact("pupils") }}\n\nText {{ fact("pupils") }}.\n\n{{ colophon(title="C") }}'
    (tmp_path / "briefing.md.j2").write_text(contents + text)
    colophon = made(loaded("true"), tmp_path).blocks[-1]
    assert any(plain(line).startswith(f"{values} values") for line in colophon.lines)
