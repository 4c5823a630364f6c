"""Records go out and come back unchanged; a damaged one is a diagnostic; the seed's fits its facts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.record import (
    CheckedFact,
    CheckedQuote,
    CheckedSource,
    CheckRecord,
    Verification,
    hash_claim,
    hash_quote,
    hash_words,
    read_record,
    record_bytes,
    unchanged_fact,
)
from briefing.evidence.source_text import SourceText
from briefing.facts.load import FactsFile, parse_briefing
from briefing.files import record_path
from briefing.wording.edition import briefing_in_language
from tests.conftest import all_cases

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"
HASH = hash_quote("about 160,000 students")
QUOTE = CheckedQuote(source="daily", quote=HASH, start=3, end=25)
RECORD = CheckRecord(
    sources={"daily": CheckedSource(sha256=HASH, length=100)},
    facts={"pupils": CheckedFact(claim=HASH, quotes=(QUOTE,))},
)


SCHOOLS = """\
head: {id: test, title: A title, date: 2024-08-19}
speakers: {daily: {name: The Daily}}
sources: {daily: {publisher: The Daily, published: 2024-08-19, text: daily.txt}}
units: {schools: {one: school, other: schools}}
sections: {a: {title: A}}
facts:
  it: {section: a, label: it, statement: '{value} were opened.', speaker: daily, period: "2024",
    quantity: {value: 40, unit: schools}, evidence: {source: daily, quote: opened 40 schools}}
"""


def test_a_record_lies_beside_its_facts() -> None:
    assert record_path(Path("a/trade.yaml")) == Path("a/trade.checked.json")


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "trade.checked.json"
    path.write_bytes(record_bytes(RECORD))
    assert read_record(path) == (RECORD, ())


def test_no_record_is_no_problem(tmp_path: Path) -> None:
    assert read_record(tmp_path / "none.checked.json") == (None, ())


def _damaged() -> dict[str, bytes]:
    whole = record_bytes(RECORD)
    return {
        "empty": b"",
        "cut": whole[:-20],
        "not UTF-8": b"\xff",
        "not a mapping": b"[1, 2]",
        "other format": whole.replace(b'"format": 1', b'"format": 2'),
        "unknown key": whole.replace(b'"format"', b'"formats"'),
        "doubled key": whole.replace(b'"format": 1', b'"format": 1, "format": 1'),
        "text for number": whole.replace(b'"start": 3', b'"start": "3"'),
        "negative": whole.replace(b'"start": 3', b'"start": -3'),
        "short hash": whole.replace(HASH.encode(), HASH[:-1].encode()),
        "deep": b"[" * 100_000,
        "huge number": whole.replace(b'"start": 3', b'"start": ' + b"9" * 5000),
        "missing key": json.dumps({"format": 1, "facts": {"pupils": {"quotes": []}}}).encode(),
    }


@all_cases(("name", "data"), _damaged().items())
def test_a_damaged_record_is_a_diagnostic(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "x.checked.json"
    path.write_bytes(data)
    record, (problem,) = read_record(path)
    assert record is None
    assert (problem.rule, problem.place.file, problem.severity) == ("record", str(path), Severity.WARNING)


@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.checked.json"
    path.write_bytes(data)
    record, problems = read_record(path)
    assert (record is None) == bool(problems)


def test_a_folder_in_the_way_is_a_diagnostic(tmp_path: Path) -> None:
    assert [problem.rule for problem in read_record(tmp_path)[1]] == ["record"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("about  160,000\nstudents", "about 160,000 students", True),
        ("“a – b”", '"a - b"', True),
        ("about 160,000 students", "about 160,001 students", False),
        ("About", "about", False),
    ],
)
def test_hashes_tell_words_apart_and_not_their_dress(one: str, other: str, same: bool) -> None:
    assert (hash_quote(one) == hash_quote(other)) is same


READ = """
sections: {a: {title: A}}
facts:
  pupils:
    section: a
    label: pupils
    statement: There are {value}.
    quantity: {value: 160000, unit: pupils}
"""


def test_context_and_readings_count_only_where_the_file_has_them(facts_of: Callable[[str], FactsFile]) -> None:
    def claim(rest: str) -> str:
        briefing = facts_of(READ + rest).briefing
        return hash_claim(briefing.facts["pupils"], briefing)

    plain = claim("    evidence: {quote: 160 000 pupils}\n")
    context = claim("    evidence: [{quote: 160 000 pupils}, {quote: in 2024, for: period}]\n")
    other = claim("    evidence: [{quote: 160 000 pupils}, {quote: in 2024, for: area}]\n")
    read = claim("    evidence: {quote: 160 000 pupils}\n    reading: {period: so says the heading}\n")
    reworded = claim("    evidence: {quote: 160 000 pupils}\n    reading: {period: the heading has it}\n")
    assert len({plain, context, other, read}) == 4
    assert read == reworded


def test_a_record_fits_every_edition_until_the_words_change(seed: FactsFile) -> None:
    pupils = seed.briefing.facts["pupils"]
    words = hash_words(pupils, seed.briefing)
    for code in ("en", "ru", "az"):
        edition = briefing_in_language(seed.briefing, code)
        assert hash_words(edition.facts["pupils"], edition) == words
    for changes in ({"statement": "Fewer than {value}."}, {"area": "Elsewhere"}, {"speaker": None}):
        assert hash_words(pupils.model_copy(update=changes), seed.briefing) != words
    record, _ = read_record(record_path(SEED))
    assert record is not None
    kept = record.facts["pupils"].model_copy(update={"words": None})
    before = record.model_copy(update={"facts": {"pupils": kept}})
    assert unchanged_fact(before, "pupils", seed.briefing) == kept, "older records have no such hash"


def test_a_record_from_before_sources_had_speakers_fits_what_has_none(seed: FactsFile) -> None:
    pupils = seed.briefing.facts["pupils"]
    record, _ = read_record(record_path(SEED))
    assert record is not None
    earlier = hash_words(pupils, seed.briefing, has_sources=False)
    kept = record.facts["pupils"].model_copy(update={"words": earlier})
    before = record.model_copy(update={"facts": {"pupils": kept}})
    spoken = {
        key: source.model_copy(update={"speaker": pupils.speaker}) for key, source in seed.briefing.sources.items()
    }
    assert unchanged_fact(before, "pupils", seed.briefing) == kept
    assert unchanged_fact(before, "pupils", seed.briefing.model_copy(update={"sources": spoken})) is None


def test_a_record_without_statements_counts_and_is_said_to_have_none() -> None:
    facts = parse_briefing(SCHOOLS.encode(), Path("facts.yaml"))
    record = check_briefing(facts, {"daily": SourceText.from_bytes(b"The shire opened 40 schools in 2024.")}).record
    kept = {key: fact.model_copy(update={"words": None}) for key, fact in record.facts.items()}
    old = record.model_copy(update={"facts": kept})
    report = check_briefing(facts, {}, old)
    assert report.facts["it"] is Verification.EARLIER and report.record == old
    assert "record" in [d.rule for d in report.diagnostics]


def test_the_seeds_record_fits_its_facts(seed: FactsFile) -> None:
    record, problems = read_record(record_path(SEED))
    assert record is not None and problems == ()
    report = check_briefing(seed, {}, record)
    assert {key for key, fact in seed.briefing.facts.items() if fact.evidence} == report.facts.keys()
    assert set(report.facts.values()) == {Verification.EARLIER}
    assert report.record == record
    assert record.sources["news-az"].sha256 == seed.briefing.sources["news-az"].sha256
    for key, fact in record.facts.items():
        quotes = [evidence.quote for evidence in seed.briefing.facts[key].evidence]
        assert [quote.quote for quote in fact.quotes] == [hash_quote(quote) for quote in quotes]
        assert [quote.end - quote.start for quote in fact.quotes] == [len(quote) for quote in quotes]
