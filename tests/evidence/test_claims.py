"""One sentence, one fact: what ordinary news says is borne out, and what it does not say is not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import Diagnostic, Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.load import parse_briefing
from briefing.facts.model import Property
from tests.conftest import all_cases

HEAD = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024", area: Norland}
speakers: {minister: {name: The Daily}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}}
units:
  pupils: {one: pupil, other: pupils}
  tons: {one: ton, other: tons}
  km: {one: kilometre, other: kilometres}
  cars: {one: car, other: cars}
  jobs: {one: job, other: jobs}
sections: {a: {title: A}}
facts:
"""


def _errors(source: str, fields: str) -> list[Diagnostic]:
    """What is wrong with one fact, given as YAML fields, and a source of the given words, published on 2024-08-19."""
    value = "{value}" if "quantity" in fields else "it"
    fact = f"  it: {{section: a, label: it, statement: 'Of {value}.', {fields}}}\n"
    facts = parse_briefing((HEAD + fact).encode(), Path("facts.yaml"))
    report = check_briefing(facts, {"daily": SourceText.from_bytes(source.encode())})
    return [d for d in report.diagnostics if d.severity is Severity.ERROR]


PUPILS = "quantity: {value: 160000, unit: pupils}"
NOT_SAID = 'quote the words that say so with "for: status", or say how you read it: reading: {status: "…"}'
MONEY = "quantity: {value: 4000000000, currency: USD}"


@all_cases(
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
def test_borne_out(source: str, fields: str) -> None:
    assert _errors(source, fields) == []


@all_cases(
    ("source", "fields", "rule"),
    [
        (
            "There are 15,000 pupils.",
            "quantity: {value: 5000, unit: pupils}, evidence: {quote: '5,000 pupils'}",
            "quote",
        ),
        ("There are 160,001 pupils.", f"{PUPILS}, evidence: {{quote: '160,001 pupils'}}", "number"),
        ("There are pupils.", f"{PUPILS}, evidence: {{quote: 'There are pupils'}}", "number"),
        ("It cost $160,000.", f"{PUPILS}, evidence: {{quote: '$160,000'}}", "unit"),
        ("It cost 4 billion.", f"{MONEY}, evidence: {{quote: 'cost 4 billion'}}", "unit"),
        ("It cost €4 billion.", f"{MONEY}, evidence: {{quote: 'cost €4 billion'}}", "unit"),
        ("160,000 tons of coal.", f"{PUPILS}, evidence: {{quote: '160,000 tons'}}", "unit"),
        ("A quota of 160,000 a year.", f"{PUPILS}, evidence: {{quote: '160,000 a year'}}", "rate"),
        ("Over 160,000 pupils came.", f"{PUPILS}, evidence: {{quote: 'Over 160,000'}}", "qualifier"),
        (
            "Then 160,000 pupils came.",
            f"{PUPILS}, qualifier: about, evidence: {{quote: '160,000 pupils'}}",
            "qualifier",
        ),
        ("There are not 160,000 pupils.", f"{PUPILS}, evidence: {{quote: 'not 160,000 pupils'}}", "status"),
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
        ("A stage is to open.", "period: future, evidence: {quote: 'is to open'}", "status"),
        ("They agreed.", "status: planned, evidence: {quote: 'They agreed'}", "not-said"),
        ("Last year 160,000 came.", f"{PUPILS}, evidence: {{quote: '160,000 came'}}", "period"),
        ("Then 160,000 came.", f"{PUPILS}, period: '2021', evidence: {{quote: '160,000 came'}}", "not-said"),
        ("Then 160,000 came.", f"{PUPILS}, period: future, evidence: {{quote: '160,000 came'}}", "not-said"),
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
def test_not_borne_out(source: str, fields: str, rule: str) -> None:
    assert rule in [d.rule for d in _errors(source, fields)]


def test_hints_say_what_the_source_says() -> None:
    errors = _errors(
        "About 15,000 pupils came.", "quantity: {value: 15000, unit: pupils}, evidence: {quote: '15,000 pupils'}"
    )
    shown = [(d.rule, d.message, d.hint) for d in errors]
    assert shown == [
        ("qualifier", 'the source says "About 15,000", which is about, not exact', "write qualifier: about"),
        (
            "cut-qualifier",
            'the quote leaves out "About"',
            'take "About" into the quote, or quote it with "for: qualifier"',
        ),
    ]


@all_cases(
    ("source", "fields", "message", "hint"),
    [
        (
            "In 2023, 160,000 pupils came.",
            f"{PUPILS}, evidence: {{quote: 'In 2023, 160,000 pupils came'}}",
            'the source says "2023", which is not 2024',
            "write period: 2023",
        ),
        (
            "Last year 160,000 pupils came.",
            f"{PUPILS}, evidence: {{quote: '160,000 pupils came'}}",
            'the source says "Last year", which is not 2024',
            "write period: 2023",
        ),
        (
            "In 2024 48,200 pupils came, after 48,000.",
            f"{PUPILS}, evidence: {{quote: 'In 2024 48,200 pupils came, after 48,000'}}",
            'the fact says 160,000; the quote says "48,200" and "48,000"',
            None,
        ),
        (
            "160,000 tons came.",
            f"{PUPILS}, evidence: {{quote: '160,000 tons came'}}",
            'the quote says "160,000" with the unit ton, but the fact is in pupils',
            "take the unit from the source",
        ),
        (
            "160,000 new jobs came.",
            f"{PUPILS}, evidence: {{quote: '160,000 new jobs came'}}",
            'the quote says "160,000 new jobs", but the fact is in pupils',
            "take the unit from the source",
        ),
        (
            "The state set aside $4 billion.",
            f"{MONEY}, evidence: {{quote: 'set aside $4 billion'}}",
            'the source says "set aside", but the fact has status: reported',
            "write status: allocated",
        ),
        (
            "They spent $4 billion.",
            f"{MONEY}, status: planned, evidence: {{quote: 'spent $4 billion'}}",
            "no quote says that this is planned",
            NOT_SAID,
        ),
        (
            "“They spent $4 billion,” he said.",
            f"{MONEY}, status: planned, evidence: {{quote: 'spent $4 billion', voice: direct}}",
            "no quote says that this is planned",
            NOT_SAID,
        ),
    ],
)
def test_messages_and_hints_name_what_the_source_says(source: str, fields: str, message: str, hint: str | None) -> None:
    assert (message, hint) in [(d.message, d.hint) for d in _errors(source, fields)]


def test_the_occurrence_that_fits_best_counts() -> None:
    source = "About 160,000 pupils came. In spring, 160,000 pupils came."
    assert _errors(source, f"{PUPILS}, evidence: {{quote: '160,000 pupils'}}") == []


ORDINARY = [
    (
        "The ministry said 1,200 jobs were created in 2023.",
        "1,200 jobs were created in 2023",
        "value: 1200, unit: jobs",
        "period: '2023'",
    ),
    (
        "Exports rose 12 percent to $3.5 billion last year, the ministry said.",
        "to $3.5 billion last year",
        "value: 3500000000, currency: USD",
        "period: '2023'",
    ),
    (
        "Exports rose 12 percent to $3.5 billion last year, the ministry said.",
        "rose 12 percent",
        "value: 12, unit: percent",
        "period: '2023'",
    ),
    (
        "The railway, which may be extended, carried 5 million tons in 2023.",
        "carried 5 million tons in 2023",
        "value: 5000000, unit: tons",
        "period: '2023'",
    ),
    ("The line is 450 kilometres long and will open in 2026.", "450 kilometres long", "value: 450, unit: km", ""),
    ("There is no doubt that 300 cars were sold.", "300 cars", "value: 300, unit: cars", ""),
    (
        "“We have built 40 kilometres, and we will build more,” he said.",
        "built 40 kilometres|direct",
        "value: 40, unit: km",
        "status: claimed",
    ),
    (
        "The bank will lend €200 million next year.",
        "will lend €200 million",
        "value: 200000000, currency: EUR",
        "status: planned, period: '2025'",
    ),
    (
        "The fund aims to raise $1bn by 2027.",
        "aims to raise $1bn",
        "value: 1000000000, currency: USD",
        "status: target, period: '2027'",
    ),
    (
        "The IMF expects growth of 4.2% in 2025.",
        "expects growth of 4.2%",
        "value: 4.2, unit: percent",
        "status: forecast, period: '2025'",
    ),
    ("Inflation stood at 2.3 percent in July.", "2.3 percent in July", "value: 2.3, unit: percent", "period: 2024-07"),
    (
        "Around 30,000 people took to the streets on Monday, although police put the figure at 12,000.",
        "Around 30,000 people",
        "value: 30000, unit: pupils",
        "qualifier: about, period: 2024-08-19",
    ),
    (
        "Around 30,000 people took to the streets on Monday, although police put the figure at 12,000.",
        "the figure at 12,000",
        "value: 12000, unit: pupils",
        "period: 2024-08-19",
    ),
    (
        "It is the first such deal, worth as much as $90 million.",
        "as much as $90 million",
        "value: 90000000, currency: USD",
        "qualifier: at-most",
    ),
    (
        "The company employs some 4,000 people in the region.",
        "some 4,000 people",
        "value: 4000, unit: pupils",
        "qualifier: about",
    ),
    ("The number of pupils nearly doubled, to 6,000.", "to 6,000", "value: 6000, unit: pupils", ""),
    (
        "Between 20 and 30 cars were lost.",
        "Between 20 and 30 cars",
        "low: 20, high: 30, unit: cars",
        "qualifier: between",
    ),
    (
        "They expect 20-30 million tons.",
        "expect 20-30 million tons",
        "low: 20000000, high: 30000000, unit: tons",
        "qualifier: between, status: forecast, period: future",
    ),
    (
        "Production fell below 2 million tons in the second quarter of 2024.",
        "below 2 million tons",
        "value: 2000000, unit: tons",
        "qualifier: less-than, period: 2024-Q2",
    ),
    ("It took more than five years and cost $5 million.", "cost $5 million", "value: 5000000, currency: USD", ""),
    ("More than half of the 700 pupils stayed at home.", "of the 700 pupils", "value: 700, unit: pupils", ""),
    (
        "The state earmarked 7 million manats for repairs.",
        "earmarked 7 million manats",
        "value: 7000000, currency: AZN",
        "status: allocated",
    ),
    (
        "The ministers met on 12 August 2024 and signed three agreements.",
        "signed three agreements",
        "",
        "period: 2024-08-12",
    ),
    ("Since 2019, 15 pupils have left.", "15 pupils have left", "value: 15, unit: pupils", "period: since 2019"),
    ("Mr. Orr, who was not present, sent 20 cars.", "sent 20 cars", "value: 20, unit: cars", ""),
    (
        "She said that she could not confirm the figure of 500 tons.",
        "could not confirm the figure of 500 tons",
        "value: 500, unit: tons",
        "status: alleged",
    ),
    (
        "In the year to June 2024 it sold 80,000 cars.",
        "sold 80,000 cars",
        "value: 80000, unit: cars",
        "period: 2023-07..2024-06",
    ),
    (
        "Over the past decade the port has handled 9 million tons.",
        "handled 9 million tons",
        "value: 9000000, unit: tons",
        "period: 2014..2023",
    ),
    ("Turnover was up 3% on 2022, at $8bn.", "at $8bn", "value: 8000000000, currency: USD", ""),
    ("The plant employs 1,500, or more than a third of the town.", "employs 1,500", "value: 1500, unit: pupils", ""),
    (
        "At least 14 people died and over 200 were hurt.",
        "over 200 were hurt",
        "value: 200, unit: pupils",
        "qualifier: more-than",
    ),
    (
        "At least 14 people died and over 200 were hurt.",
        "At least 14 people died",
        "value: 14, unit: pupils",
        "qualifier: at-least",
    ),
    ("The project is under way; 30 kilometres are finished.", "30 kilometres are finished", "value: 30, unit: km", ""),
    (
        "The plan, adopted in 2020, foresees 30 kilometres by 2030.",
        "foresees 30 kilometres by 2030",
        "value: 30, unit: km",
        "status: planned, period: '2030'",
    ),
]


@all_cases(("source", "quote", "quantity", "rest"), ORDINARY)
def test_ordinary_news_is_borne_out(source: str, quote: str, quantity: str, rest: str) -> None:
    words, _, voice = quote.partition("|")
    fields = [f"evidence: {{quote: '{words}', voice: {voice or 'reported'}}}", rest]
    fields += [f"quantity: {{{quantity}}}"] if quantity else []
    assert _errors(source, ", ".join(filter(None, fields))) == []


@pytest.mark.parametrize(
    ("heading", "sentence", "period", "before"),
    [
        ("Yearbook 2022", "The share was 40% (prior year: 38%).", "2022", "2021"),
        (
            "Results for the third quarter of 2023",
            "The share rose to 40%, against 38% a year earlier.",
            "2023-Q3",
            "2022-Q3",
        ),
        ("Yearbook 2022", "The share climbed from 38% in the preceding year to 40%.", "2022", "2021"),
    ],
)
def test_the_year_before_counts_from_the_time_that_is_quoted(
    heading: str, sentence: str, period: str, before: str
) -> None:
    quotes = f"[{{quote: '{sentence[:-1]}'}}, {{quote: {heading}, for: period}}]"
    fields = f"quantity: {{value: 38, unit: percent}}, evidence: {quotes}"
    found = [d.rule for d in _errors(f"{heading}\n\n{sentence}", f"{fields}, period: '{period}'")]
    assert "period" in found
    assert _errors(f"{heading}\n\n{sentence}", f"{fields}, period: '{before}'") == []


def test_a_year_in_the_number_of_a_document_is_no_time_to_quote() -> None:
    source = "Report No. 17/2025\n\nIt moved in 2024. Food grew by 9%."
    for year in ("2024", "2025"):
        quotes = f"[{{quote: Food grew by 9%}}, {{quote: '{year}', for: period}}]"
        found = _errors(source, f"quantity: {{value: 9, unit: percent}}, evidence: {quotes}, period: '{year}'")
        assert bool(found) == (year == "2025"), year


_AROUND = st.text(st.characters(exclude_categories=["Cs"])) | st.text('ab 1,."“”()- not over could 2023 million')


@pytest.mark.slow
@given(before=_AROUND, after=_AROUND)
def test_any_surroundings_are_read(before: str, after: str) -> None:
    """Whatever stands around a quote, its number is read or its quote is refused; nothing breaks."""
    fields = f"{PUPILS}, qualifier: about, evidence: {{quote: 'about 160,000 pupils'}}"
    rules = {d.rule for d in _errors(f"{before} about 160,000 pupils {after}", fields)}
    assert rules <= {"quote", "cut-qualifier", "not-said", *Property}
