"""The real veraPDF finds nothing wrong with any document: PDF/UA and PDF/A at once, old and new."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefing import Options, build
from briefing.charts.kinds import KINDS
from briefing.document.blocks import Block, Document, Figure, Paragraph, SectionBlock, Text
from briefing.document.declared import Declarations, FacesOf
from briefing.document.occurrences import Attachment
from briefing.languages import SHIPPED
from briefing.pdf.identity import STANDARDS, Standard
from briefing.pdf.write import write_pdf
from briefing.proof.verify import Integrity, verify
from briefing.themes.theme import PAGE_SIZES, THEMES, Theme
from tests.conftest import examples
from tests.languages.test_editions import RUSSIAN
from tests.layout import sample
from tests.pdf.blocks import BLOCKS
from tests.pdf.conftest import BRIEFINGS
from tests.pdf.verapdf import VeraPdf

pytestmark = pytest.mark.slow

FLAVOURS: dict[tuple[Standard, bool], tuple[str, ...]] = {
    ("ua1-a3a", True): ("ua1", "3a"),
    ("ua1-a3a", False): ("ua1", "2a"),
    ("ua2-a4f", True): ("ua2", "4f", "wt1a", "wt1r"),
    ("ua2-a4f", False): ("ua2", "4", "wt1a", "wt1r"),
}


@dataclass(frozen=True)
class Way:
    """How a file is written."""

    standard: Standard = "ua1-a3a"
    attached: bool = True
    size: str = "a4"


WAYS = [Way(standard, attached) for standard in STANDARDS for attached in (True, False)]


def attach(declared: Declarations, faces_of: FacesOf) -> tuple[str, tuple[Attachment, ...]]:
    listing = "\n".join(shown.words for shown in declared.occurrences()).encode()
    return "a1" * 32, (
        Attachment("facts.json", listing, "application/json", "Data", "All facts"),
        Attachment("ə (1).csv", b"a,b\n", "text/csv", "Source", "A table, кириллица"),
    )


def assert_conforms(vera: VeraPdf, document: Document, way: Way) -> int:
    """The number of pages of a file of `document` that passes everything it claims, and a little more."""
    attached = attach if way.attached else None
    file = write_pdf(document, Theme(), PAGE_SIZES[way.size], standard=way.standard, attach=attached)
    vera.assert_passes(file.data, *FLAVOURS[way.standard, way.attached])
    return file.pages


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("name", ["seed", "second"])
def test_briefings_conform(vera: VeraPdf, documents: dict[str, Document], name: str, way: Way) -> None:
    assert_conforms(vera, documents[name], way)


AROUND = """\
  state: draft
  stage: For comment
  notes: foot
  annex: true
  contents: true
  authors: [{name: Ida Thorne, role: senior analyst}, {name: Jo Marsh}]
  series: {name: Straits papers, number: "12"}
  edition: Summer edition
  closing-date: 2025-09-01
  about: This briefing is for members and their staff.
  disclaimer: It gives no legal advice.
"""


@pytest.mark.parametrize("standard", STANDARDS)
def test_all_that_can_stand_around_the_facts_conforms(vera: VeraPdf, standard: Standard, tmp_path: Path) -> None:
    """Notes at the feet of pages, which lead to the addresses of their sources, an annex, and what desks print."""
    second = BRIEFINGS["second"]
    text = second.read_text(encoding="utf-8").replace("  annex: true\n", "")
    text = re.sub(r"    published: (.*)", r"    published: \1\n    url: https://gazette.example/talks", text)
    text += "scenarios: [{likelihood: likely, text: The ferry goes on.}]\n"
    (tmp_path / "facts.yaml").write_text(text.replace("  state: final\n", AROUND), encoding="utf-8")
    for source in second.parent.glob("*.txt"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    built = build(tmp_path / "facts.yaml", Options(standard=standard))
    vera.assert_passes(built.data, *FLAVOURS[standard, True])
    verdict = verify(built.data)
    assert (verdict.state, verdict.unchanged) == (Integrity.CONSISTENT, built.values)


def assert_edition_conforms(vera: VeraPdf, code: str, values: int, options: Options) -> None:
    """An edition of the seed passes what it claims, shows all values of the others, and verify finds them."""
    built = build(BRIEFINGS["seed"], options)
    vera.assert_passes(built.data, *FLAVOURS[options.standard, True][:2])
    verdict = verify(built.data)
    assert (verdict.state, verdict.unchanged, built.values) == (Integrity.CONSISTENT, values, values)
    assert built.checked.document.language.partition("-")[0] == code


@pytest.fixture(scope="module")
def values() -> int:
    """How many values the English edition of the seed shows."""
    return build(BRIEFINGS["seed"], Options(language="en")).values


@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", SHIPPED)
def test_every_language_conforms_in_every_theme_on_every_paper(
    vera: VeraPdf, values: int, code: str, theme: str, size: str
) -> None:
    assert_edition_conforms(vera, code, values, Options(language=code, theme=theme, page_size=size))


@pytest.mark.parametrize("code", SHIPPED)
def test_every_language_conforms_as_pdf_2(vera: VeraPdf, values: int, code: str) -> None:
    assert_edition_conforms(vera, code, values, Options(language=code, standard="ua2-a4f"))


@pytest.mark.parametrize("code", ["ru", "en", "az"])
def test_editions_with_words_of_several_languages_conform(vera: VeraPdf, code: str) -> None:
    built = build(RUSSIAN, Options(language=code))
    vera.assert_passes(built.data, "ua1", "3a")


@pytest.mark.parametrize("standard", STANDARDS)
def test_letter_paper_and_drafts_conform(vera: VeraPdf, standard: Standard) -> None:
    assert_conforms(vera, sample.document(draft="Draft"), Way(standard, size="letter"))


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_kind_of_chart_conforms(
    vera: VeraPdf, chart_of_kind: Callable[[str], Figure], standard: Standard
) -> None:
    figures = [chart_of_kind(kind) for kind in KINDS]
    assert_conforms(vera, sample.document(*figures, sample.notes(1)), Way(standard))


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_document_without_charts_conforms(vera: VeraPdf, standard: Standard) -> None:
    assert_conforms(vera, sample.document(Paragraph((Text("Only words."),))), Way(standard, attached=False))


def test_three_hundred_pages_conform(vera: VeraPdf) -> None:
    """Fifty of them one table, whose rows are tall: veraPDF looks at each cell a hundred times, and seldom at words."""
    prose = SectionBlock("prose", (Text("Prose"),), (Paragraph((Text("words and words " * 180),)),) * 320)
    short = sample.table(9, 210)
    tall = tuple((*label, Text(" in each of the towns" * 60)) for label, *_ in short.rows)
    table = short._replace(rows=tuple((label, *row[1:]) for label, row in zip(tall, short.rows, strict=True)))
    assert write_pdf(sample.document(table, sample.notes(9)), Theme(), PAGE_SIZES["a4"]).pages >= 50
    document = sample.document(*sample.opening(), *sample.sections(), prose, table, sample.notes())
    assert assert_conforms(vera, document, Way()) >= 300


@settings(
    max_examples=examples(10),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(BLOCKS, min_size=1, max_size=8), st.sampled_from(WAYS))
def test_any_document_conforms(vera: VeraPdf, blocks: list[Block], way: Way) -> None:
    assert_conforms(vera, sample.document(*blocks), way)


def test_what_is_wrong_is_found(vera: VeraPdf) -> None:
    data = write_pdf(sample.document(), Theme(), PAGE_SIZES["a4"]).data
    for old, failing in (
        (b"<pdfuaid:part>1<", {"ua1": ["5-2"], "2a": []}),
        (b"<pdfaid:part>2<", {"ua1": [], "2a": ["6.6.4-2"]}),
    ):
        assert old in data
        found = vera.validate(data.replace(old, old.replace(old[-2:-1], b"7")), "ua1", "2a")
        assert {name: [c.split(":")[0] for c in failed] for name, (_, failed) in found.items()} == failing
