"""The check passes what sources say, and catches each falsification on the line that is wrong."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import CheckError, Severity
from briefing.facts.evidence import CheckReport, Verification, check_briefing, find_texts
from briefing.facts.load import FactsFile, load_briefing
from briefing.facts.model import Fact, Qualifier, Status, Voice
from briefing.facts.periods import Period
from briefing.facts.source_text import SourceText

SEEDS = Path(__file__).parents[1] / "seeds"
FICTION = load_briefing(SEEDS / "veland-osmark.yaml")
TEXTS = find_texts(FICTION, None)

Update = dict[str, Any]
Falsehood = tuple[str, tuple[str | int, ...], Update]


def _errors(report: CheckReport) -> list[str]:
    return [d.rule for d in report.diagnostics if d.severity is Severity.ERROR]


def _warnings(report: CheckReport) -> set[str]:
    return {d.rule for d in report.diagnostics if d.severity is Severity.WARNING}


# One fact, one source


@pytest.fixture
def check(facts_of: Callable[[str], FactsFile]) -> Callable[..., CheckReport]:
    """Check one fact, given as YAML fields, against a source of the given words, published on 2024-08-19."""

    def run(source: str, fields: str, **options: Any) -> CheckReport:
        value = "{value}" if "quantity" in fields else "it"
        fact = f"it: {{section: a, label: it, statement: 'Of {value}.', {fields}}}"
        facts = facts_of(f"sections: {{a: {{title: A}}}}\nfacts:\n  {fact}\n")
        return check_briefing(facts, {"daily": SourceText.from_bytes(source.encode())}, **options)

    return run


PUPILS = "quantity: {value: 160000, unit: pupils}"
MONEY = "quantity: {value: 4000000000, currency: USD}"


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ("There are 160,000 pupils.", f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}"),
        ("About 160 000 pupils came.", f"{PUPILS}, qualifier: about, evidence: {{quote: 'About 160 000'}}"),
        ("Some 160,000 pupils came.", f"{PUPILS}, qualifier: about, evidence: {{quote: 'Some 160,000 pupils'}}"),
        ("Nearly 160,000 pupils came.", f"{PUPILS}, qualifier: about, evidence: {{quote: 'Nearly 160,000'}}"),
        ("Nearly 160,000 pupils came.", f"{PUPILS}, qualifier: less-than, evidence: {{quote: 'Nearly 160,000'}}"),
        ("Not more than 160,000 came.", f"{PUPILS}, qualifier: at-most, evidence: {{quote: 'Not more than 160,000'}}"),
        ("No fewer than 160,000 came.", f"{PUPILS}, qualifier: at-least, evidence: {{quote: 'No fewer than 160,000'}}"),
        ("Up to 160,000 pupils came.", f"{PUPILS}, qualifier: at-most, evidence: {{quote: 'Up to 160,000 pupils'}}"),
        (
            "160,000 pupils or more came.",
            f"{PUPILS}, qualifier: at-least, evidence: {{quote: '160,000 pupils or more'}}",
        ),
        (
            "They never exceeded 160,000.",
            f"{PUPILS}, qualifier: at-most, evidence: {{quote: 'never exceeded 160,000'}}",
        ),
        ("Trade passed $4 billion.", f"{MONEY}, qualifier: more-than, evidence: {{quote: 'passed $4 billion'}}"),
        ("Trade was four billion US dollars.", f"{MONEY}, evidence: {{quote: 'four billion US dollars'}}"),
        ("Trade was US$4bn, he said, not less.", f"{MONEY}, evidence: {{quote: 'US$4bn'}}"),
        ("It was $4 billion in 2023.", f"{MONEY}, period: '2023', evidence: {{quote: '$4 billion'}}"),
        ("Last year it was $4 billion.", f"{MONEY}, period: '2023', evidence: {{quote: '$4 billion'}}"),
        ("Since May 2022, $4 billion.", f"{MONEY}, period: since 2022-05, evidence: {{quote: '$4 billion'}}"),
        (
            "In the first quarter of this year, $4 billion.",
            f"{MONEY}, period: 2024-Q1, evidence: {{quote: '$4 billion'}}",
        ),
        ("From 2019 to 2023 it was $4 billion.", f"{MONEY}, period: 2019..2023, evidence: {{quote: '$4 billion'}}"),
        ("He did not speak of it, yet 160,000 pupils came.", f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}"),
        ("Not only 160,000 pupils came.", f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}"),
        ("In May 160,000 pupils came.", f"{PUPILS}, period: 2024-05, evidence: {{quote: '160,000 pupils'}}"),
        (
            "It plans to spend $4 billion.",
            f"{MONEY}, status: planned, period: future, evidence: {{quote: 'plans to spend $4 billion'}}",
        ),
    ],
)
def test_borne_out(check: Callable[..., CheckReport], source: str, fields: str) -> None:
    assert _errors(check(source, fields)) == []


@pytest.mark.parametrize(
    ("source", "fields", "rule"),
    [
        (
            "There are 15,000 pupils.",
            "quantity: {value: 5000, unit: pupils}, evidence: {quote: '5,000 pupils'}",
            "quote",
        ),
        ("There are 160,001 pupils.", f"{PUPILS}, evidence: {{quote: '160,001 pupils'}}", "number"),
        ("There are pupils.", f"{PUPILS}, evidence: {{quote: 'There are pupils'}}", "number"),
        ("It cost $160,000.", f"{PUPILS}, evidence: {{quote: '$160,000'}}", "number"),
        ("It cost 4 billion.", f"{MONEY}, evidence: {{quote: 'cost 4 billion'}}", "number"),
        ("It cost €4 billion.", f"{MONEY}, evidence: {{quote: 'cost €4 billion'}}", "number"),
        ("160,000 tons of coal.", f"{PUPILS}, evidence: {{quote: '160,000 tons'}}", "number"),
        ("A quota of 160,000 a year.", f"{PUPILS}, evidence: {{quote: '160,000 a year'}}", "number"),
        ("Over 160,000 pupils came.", f"{PUPILS}, evidence: {{quote: 'Over 160,000'}}", "qualifier"),
        (
            "Then 160,000 pupils came.",
            f"{PUPILS}, qualifier: about, evidence: {{quote: '160,000 pupils'}}",
            "qualifier",
        ),
        ("There are not 160,000 pupils.", f"{PUPILS}, evidence: {{quote: 'not 160,000 pupils'}}", "qualifier"),
        ("Over 160,000 came.", f"{PUPILS}, qualifier: more-than, evidence: {{quote: '160,000'}}", "cut-qualifier"),
        (
            "160,000 pupils or more came.",
            f"{PUPILS}, qualifier: at-least, evidence: {{quote: '160,000'}}",
            "cut-qualifier",
        ),
        ("There were never 160,000 pupils.", f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}", "cut-qualifier"),
        ("It is not true that they agreed.", "evidence: {quote: 'true that they agreed'}", "cut-qualifier"),
        (
            "Trade could reach $4 billion.",
            f"{MONEY}, status: possible, period: future, evidence: {{quote: 'reach $4 billion'}}",
            "cut-qualifier",
        ),
        ("Trade could reach $4 billion.", f"{MONEY}, evidence: {{quote: 'could reach $4 billion'}}", "status"),
        ("The target is $4 billion.", f"{MONEY}, status: observed, evidence: {{quote: '$4 billion'}}", "status"),
        ("He said 160,000 came.", f"{PUPILS}, status: observed, evidence: {{quote: '160,000'}}", "status"),
        ("He said: “160,000 came.”", f"{PUPILS}, evidence: {{quote: '160,000 came', voice: direct}}", "status"),
        ("They agreed.", "status: planned, evidence: {quote: 'They agreed'}", "status"),
        ("Last year 160,000 came.", f"{PUPILS}, evidence: {{quote: '160,000 came'}}", "period"),
        ("Then 160,000 came.", f"{PUPILS}, period: '2021', evidence: {{quote: '160,000 came'}}", "period"),
        ("Then 160,000 came.", f"{PUPILS}, period: future, evidence: {{quote: '160,000 came'}}", "period"),
        ("By 2030 there are 160,000.", f"{PUPILS}, period: since 2030, evidence: {{quote: '160,000'}}", "period"),
        ("They agreed.", "status: claimed, evidence: {quote: 'They agreed', voice: direct}", "voice"),
        ("“They agreed,” he said.", "status: claimed, evidence: {quote: 'They agreed'}", "voice"),
        ("“They agreed,” he said.", "evidence: {quote: 'agreed, he'}", "quote"),
        (
            "“They (on Monday – ed.) agreed,” he said.",
            "status: claimed, evidence: {quote: '(on Monday - ed.) agreed', voice: direct}",
            "voice",
        ),
    ],
)
def test_not_borne_out(check: Callable[..., CheckReport], source: str, fields: str, rule: str) -> None:
    assert rule in _errors(check(source, fields))


def test_hints_say_what_the_source_says(check: Callable[..., CheckReport]) -> None:
    report = check(
        "About 15,000 pupils came.", "quantity: {value: 15000, unit: pupils}, evidence: {quote: '15,000 pupils'}"
    )
    shown = [(d.rule, d.message, d.hint) for d in report.diagnostics if d.severity is Severity.ERROR]
    assert shown == [
        ("qualifier", 'the source says "About 15,000", which is about, not exact', "qualifier: about"),
        ("cut-qualifier", 'the quote leaves out "About"', 'take "About" into the quote'),
    ]


def test_the_occurrence_that_fits_best_counts(check: Callable[..., CheckReport]) -> None:
    source = "About 160,000 pupils came. In spring, 160,000 pupils came."
    assert _errors(check(source, f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}")) == []


# The fictional article


def test_the_fiction_is_borne_out() -> None:
    report = check_briefing(FICTION, TEXTS)
    assert _errors(report) == []
    assert set(report.facts.values()) == {Verification.NOW}
    assert report.sources == {"gazette": Verification.NOW, "kestrel": Verification.NOW}
    assert _warnings(report) == {"single-source", "trend"}


def test_numbers_that_no_quote_covers_are_listed() -> None:
    unused = check_briefing(FICTION, TEXTS).unused
    assert [(n.source, n.line, n.text, n.kind) for n in unused] == [
        ("gazette", 1, "2025-09-12", "date"),
        ("gazette", 1, "14", "value"),
        ("gazette", 7, "two", "value"),
        ("gazette", 13, "60", "value"),
    ]
    assert "A choir of 60 children" in unused[-1].context


def _false_quotes(fact: Fact) -> Iterator[Falsehood]:
    for i, evidence in enumerate(fact.evidence):
        words = evidence.quote.split()
        longest = max(words, key=len)
        for key, changes in (
            ("word", {"quote": evidence.quote.replace(longest, f"{longest}x")}),
            ("case", {"quote": evidence.quote.swapcase()}),
            ("voice", {"voice": Voice.REPORTED if evidence.voice is Voice.DIRECT else Voice.DIRECT}),
        ):
            changed = evidence.model_copy(update=changes)
            update = {"evidence": (*fact.evidence[:i], changed, *fact.evidence[i + 1 :])}
            yield f"{key}-{i}", ("evidence", i, *changes), update


def _false_quantities(fact: Fact) -> Iterator[Falsehood]:
    quantity = fact.quantity
    if quantity is None or fact.formula:
        return
    for key in ("value", "low", "high"):
        if value := getattr(quantity, key):
            for name, false in (
                ("ten times", value * 10),
                ("one more", value + 1),
                ("cut", Decimal(str(value)[1:] or 0)),
            ):
                yield f"{key} {name}", ("quantity", key), {"quantity": quantity.model_copy(update={key: false})}
    other = {"currency": "EUR", "unit": None}
    yield "currency", ("quantity", "currency"), {"quantity": quantity.model_copy(update=other)}
    for qualifier in set(Qualifier) - {fact.qualifier}:
        yield f"qualifier {qualifier}", ("qualifier",), {"qualifier": qualifier}


_REAL = {Status.OBSERVED, Status.REPORTED, Status.CLAIMED}


def _false_claims(fact: Fact) -> Iterator[Falsehood]:
    """Statuses of another sort, what is said as observed, and periods that no one names."""
    statuses = set(Status) - _REAL if fact.status in _REAL else set(Status)
    statuses |= {Status.OBSERVED}
    for status in statuses - {fact.status}:
        yield f"status {status}", ("status",), {"status": status}
    for period in ("2019", "2021-06", "2019-05-03", "since 2021", "2019..2022"):
        yield f"period {period}", ("period",), {"period": Period.parse(period)}


def _falsified(facts: FactsFile, key: str, update: Update) -> FactsFile:
    changed = facts.briefing.facts | {key: facts.briefing.facts[key].model_copy(update=update)}
    return replace(facts, briefing=facts.briefing.model_copy(update={"facts": changed}))


@pytest.mark.parametrize("key", [key for key, fact in FICTION.briefing.facts.items() if fact.evidence])
def test_each_falsehood_is_caught_on_its_line(key: str) -> None:
    fact = FICTION.briefing.facts[key]
    for name, path, update in (*_false_quotes(fact), *_false_quantities(fact), *_false_claims(fact)):
        report = check_briefing(_falsified(FICTION, key, update), TEXTS)
        places = {d.place for d in report.diagnostics if d.severity is Severity.ERROR}
        assert FICTION.places.at("facts", key, *path) in places, name
        assert report.facts[key] is Verification.NEVER and key not in report.record.facts, name


# Texts and records


def test_a_text_is_found_by_its_hash(tmp_path: Path) -> None:
    for i, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        (tmp_path / f"download-{i}").write_bytes(path.read_bytes())
    elsewhere = replace(FICTION, path=tmp_path / "none" / "facts.yaml")
    assert find_texts(elsewhere, tmp_path).keys() == {"gazette", "kestrel"}
    assert find_texts(elsewhere, None) == {}


@pytest.mark.parametrize(("data", "rule"), [(b"Other words.", "source-changed"), (b"\xff\xfe", "source-text")])
def test_a_changed_or_broken_text_is_an_error(tmp_path: Path, data: bytes, rule: str) -> None:
    (tmp_path / "kestrel-monitor-2025-02-03.txt").write_bytes(data)
    elsewhere = replace(FICTION, path=tmp_path / "facts.yaml")
    try:
        rules = _errors(check_briefing(elsewhere, find_texts(elsewhere, tmp_path)))
    except CheckError as error:
        rules = [d.rule for d in error.diagnostics]
    assert rules == [rule]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="not a folder"):
        find_texts(FICTION, tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["/etc/hostname", "../secret.txt", "C:\\secret.txt"])
def test_texts_lie_inside_their_folder(name: str) -> None:
    source = FICTION.briefing.sources["kestrel"].model_copy(update={"text": name})
    sources = FICTION.briefing.sources | {"kestrel": source}
    facts = replace(FICTION, briefing=FICTION.briefing.model_copy(update={"sources": sources}))
    with pytest.raises(CheckError, match="source-text"):
        find_texts(facts, None)


def test_without_texts_the_record_counts() -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(FICTION, {}, record)
    assert set(report.facts.values()) == {Verification.EARLIER}
    assert report.record == record and report.unused == ()
    assert "never-verified" not in _warnings(report)


@pytest.mark.parametrize("update", [{"status": Status.REPORTED}, {"period": Period.parse("2021")}])
def test_a_changed_claim_loses_its_record(update: Update) -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(_falsified(FICTION, "learners", update), {}, record)
    assert report.facts["learners"] is Verification.NEVER and report.facts["pupils"] is Verification.EARLIER
    assert [d.place for d in report.diagnostics if d.rule == "never-verified"] == [
        FICTION.places.at("facts", "learners")
    ]
    assert "learners" not in report.record.facts


def test_without_texts_and_record_numbers_are_held_against_the_quotes() -> None:
    assert _errors(check_briefing(FICTION, {})) == []
    quantity = FICTION.briefing.facts["trade"].quantity
    assert quantity is not None
    false = {"quantity": quantity.model_copy(update={"value": Decimal(5)})}
    report = check_briefing(_falsified(FICTION, "trade", false), {})
    assert _errors(report) == ["number"] and "never-verified" in _warnings(report)


def test_one_text_of_two() -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(FICTION, {"kestrel": TEXTS["kestrel"]}, record)
    assert report.sources == {"gazette": Verification.EARLIER, "kestrel": Verification.NOW}
    assert report.record == record


def test_a_record_holds_no_words_of_the_source() -> None:
    record = check_briefing(FICTION, TEXTS).record
    for fact in record.facts.values():
        assert all(re.fullmatch("[0-9a-f]{64}", text) for text in (fact.claim, *(q.quote for q in fact.quotes)))
    assert record.facts.keys() <= FICTION.briefing.facts.keys()
    assert record.sources.keys() <= FICTION.briefing.sources.keys()
