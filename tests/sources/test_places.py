"""The place where a quote stands in its document is found by the check, printed, recorded, carried, looked up again."""

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from briefing import BriefingError, build, check, verify
from briefing.results import Built
from tests.sources.made import Look, Made, pdf, web_page, word_file, workbook

FACTS = """
head: {{id: docs, title: From documents, date: 2030-01-10, state: draft}}
units: {{x: {{one: unit, other: units}}}}
speakers: {{who: {{name: the Office}}}}
sources:
{sources}
facts:
{facts}
sections:
  goods: {{title: Goods, text: '{text}'}}
"""
FACT = """
  {key}:
    section: goods
    label: things
    statement: There were {{value}}.
    speaker: who
    quantity: {{value: {number}, unit: x}}
    period: "{year}"
    evidence: {{source: {key}, quote: "{quote}"}}
    reading: {{unit: the desk counts them as units, speaker: each office is called so}}
"""
PLACES = ("p. 4", "para. 11", "para. 8", "cell Trade, A10")


def words_of(built: Built) -> str:
    with pypdfium2.PdfDocument(built.data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.fixture(scope="module")
def documents() -> list[Made]:
    return [pdf(1, Look(columns=2)), web_page(2, "tags"), word_file(3), workbook(4)]


def facts_file(folder: Path, documents: list[Made]) -> Path:
    """A facts file with a fact from the last sentence of each document."""
    sources = facts = ""
    for i, made in enumerate(documents):
        (folder / f"{i}-{made.name}").write_bytes(made.data)
        sources += f"  s{i}: {{publisher: Office, published: 2029-01-01, file: {i}-{made.name}}}\n"
        sentence = made.sentences[-1]
        year, number = re.findall(r"\d[\d,]*", sentence)[:2]
        quote = sentence[: sentence.index(number) + len(number)]
        facts += FACT.format(key=f"s{i}", number=number.replace(",", ""), year=year, quote=quote)
    text = " ".join(f'{{{{ fact("s{i}") }}}}' for i in range(len(documents)))
    path = folder / "facts.yaml"
    path.write_text(FACTS.format(sources=sources, facts=facts, text=text), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory, documents: list[Made]) -> Path:
    return facts_file(tmp_path_factory.mktemp("documents"), documents)


@pytest.fixture(scope="module")
def built(facts: Path) -> Built:
    return build(facts)


@pytest.mark.slow
def test_each_note_says_where_its_quote_stands(built: Built) -> None:
    words = words_of(built)
    assert [place for place in PLACES if f"”, {place}" not in words] == []


@pytest.mark.slow
def test_the_file_carries_the_places_and_they_are_looked_up_again(built: Built, facts: Path) -> None:
    verdict = verify(built.data, facts.parent)
    assert verdict.holds and not verdict.findings
    assert not [note for note in verdict.notes if "not looked up" in note]


@pytest.mark.slow
def test_a_build_without_the_documents_says_where_it_was(facts: Path, built: Built, tmp_path: Path) -> None:
    checked = check(facts)
    (tmp_path / "facts.yaml").write_bytes(facts.read_bytes())
    record = checked.report.record
    assert {quote.place.kind for fact in record.facts.values() for quote in fact.quotes if quote.place} == {
        "page",
        "paragraph",
        "cell",
    }
    plain = json.loads(record.model_dump_json(exclude_none=True))
    (tmp_path / "facts.checked.json").write_text(json.dumps(plain), encoding="utf-8")
    again = build(tmp_path / "facts.yaml")
    assert "p. 4" in words_of(again) and "cell Trade, A10" in words_of(again)
    plain["sources"]["s0"]["reader"] = "pdf 0"
    (tmp_path / "facts.checked.json").write_text(json.dumps(plain), encoding="utf-8")
    assert "reader-changed" in [warning.rule for warning in check(tmp_path / "facts.yaml").warnings]


def test_a_source_has_one_file(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    sources = "  s: {publisher: Office, published: 2029-01-01, file: a.pdf, text: a.txt}"
    path.write_text(FACTS.format(sources=sources, facts="  {}", text="Words."), encoding="utf-8")
    with pytest.raises(BriefingError, match=r"source-text: .*both text: and file:"):
        check(path)


@pytest.mark.parametrize(
    ("where", "problem"),
    [("cell: 'Trade, A10'", ""), ("cell: 'Trade, A9'", "stands in Trade, A10"), ("page: '7'", "stands in Trade, A10")],
)
def test_the_author_may_say_where_a_quote_stands(tmp_path: Path, where: str, problem: str) -> None:
    path = facts_file(tmp_path, [workbook(4)])
    path.write_text(path.read_text("utf-8").replace("evidence: {", f"evidence: {{{where}, "), encoding="utf-8")
    try:
        check(path)
    except BriefingError as error:
        assert [d.rule for d in error.diagnostics if d.hint and problem and problem in d.hint] == ["quote"]
    else:
        assert not problem
