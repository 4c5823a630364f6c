"""Reports as they are printed: lists whose lines were joined, datelines, names in capitals, heads without a table."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.errors import Severity
from briefing.evidence.check import check_briefing
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases
from tests.evidence.claiming import read_source

HEAD = """\
head: {{id: test, title: A title, date: 2024-12-19, language: {language}}}
speakers:
  paper: {{name: The Daily}}
  hale: {{name: Jon Hale}}
  minister: {{name: the minister}}
  diplomat: {{name: a diplomat}}
  sources: {{name: sources close to the minister}}
  board: {{name: Marsh Drainage Board}}
  water: {{name: Corran Water}}
defaults: {{speaker: paper, source: daily, period: "2024"}}
sources: {{daily: {{publisher: The Daily, published: 2024-12-19, language: {language}}}}}
units:
  people: {{one: person, other: people}}
  women: {{one: woman, other: women}}
  cases: {{one: case, other: cases}}
  bp: {{one: basis point, other: basis points}}
  deaths: {{one: death, other: deaths}}
  houses: {{one: дом, few: дома, many: домов, other: дома}}
  per-thousand: {{one: "death per 1,000 people", other: "deaths per 1,000 people"}}
  per-million: {{one: death per million people, other: deaths per million people}}
  tonnes: {{one: tonne, other: tonnes}}
  weeks: {{one: week, other: weeks}}
  days: {{one: day, other: days}}
  towns: {{one: town, other: towns}}
  homes: {{one: ev, other: ev}}
  gw: {{one: GW, other: GW}}
  tons: {{one: тонна, few: тонны, many: тонн, other: тонны}}
  energy: {{one: kVt/saat, other: kVt/saat}}
  degrees: {{one: градус, few: градуса, many: градусов, other: градуса}}
sections: {{a: {{title: A}}}}
facts:
"""


def _rules(source: str, fact: str, language: str = "en") -> set[str]:
    (found,) = _rules_of_each(source, [fact], language)
    return found


def _rules_of_each(source: str, facts: Sequence[str], language: str) -> Iterator[set[str]]:
    """The rules that each of the facts breaks, checked alone; the file and the source are read once for all of them."""
    told = (fact if "statement" in fact else f'statement: "It is {{value}}.", {fact}' for fact in facts)
    lines = (f"  it-{number}: {{section: a, label: it, {fact}}}\n" for number, fact in enumerate(told))
    file = parse_briefing((HEAD.format(language=language) + "".join(lines)).encode(), Path("facts.yaml"))
    for key, fact in file.briefing.facts.items():
        alone = file._replace(briefing=file.briefing.model_copy(update={"facts": {key: fact}}))
        report = check_briefing(alone, {"daily": read_source(source, language)})
        yield {d.rule for d in report.diagnostics if d.severity is Severity.ERROR or d.rule == "doubt"}


def _fact(quantity: str, quote: str, more: str = "") -> str:
    return f"quantity: {{{quantity}}}, evidence: [{{quote: '{quote}'}}]{more}"


def test_the_mark_of_an_entry_begins_a_sentence() -> None:
    listed = "\u25aa Roads: 40 people are estimated to have died in 2023 \u25aa Rail: In 2024 seven people died"
    fact = _fact("value: 7, unit: people", "In 2024 seven people died")
    assert _rules(listed, fact) == set()
    assert "period" in _rules(listed, f'period: "2023", {fact}')


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Alder Bay [Norland], March 1 (NNA): The harbour sold 40% of its boats in 2024, Jon Hale said.", "hale"),
        ('"In 2024 we sold 40% of the boats," Jon Hale said adding that he was glad.', "hale"),
        (
            "The Marsh Drainage Board (MDB) met in May 2024. MDB Director Ada Byrne spoke first. It also stressed that "
            "40% of the pumps failed in 2024.",
            "board",
        ),
    ],
)
def test_whose_words_they_are(source: str, speaker: str) -> None:
    voice = ", voice: direct" if source[0] == '"' else ""
    fact = f"quantity: {{value: 40, unit: percent}}, evidence: [{{quote: '40%'{voice}}}]"
    if voice:
        fact += ", status: claimed"
    assert not {"speaker", "not-said"} & _rules(source, f"speaker: {speaker}, {fact}")


@all_cases(
    ("told", "speaker", "rules"),
    [
        ("The Governor of Harbour Bank Jon Hale said", "hale", set()),
        ("The son of Jon Hale said", "hale", {"not-said"}),
        ("According to the government spending watchdog,", "board", set()),
        ("The UK's public spending watchdog found that", "board", set()),
        ("By 40% and 9%, respectively, informs the Marsh Drainage Board,", "board", set()),
        ("The latest information shows that", "board", set()),
        ("The latest data available for both towns show that", "board", set()),
        ("Donors pledged a wreck to the board, said the Marsh Drainage Board,", "board", set()),
        ("According to the army,", "board", {"speaker"}),
    ],
)
def test_who_is_named_by_an_office_or_not_at_all(told: str, speaker: str, rules: set[str]) -> None:
    source = f"The Marsh Drainage Board met. {told} 40% of the pumps failed in 2024."
    found = _rules(
        source, f"speaker: {speaker}, {_fact('value: 40, unit: percent', '40% of the pumps failed in 2024')}"
    )
    assert found & {"speaker", "not-said"} == rules


def test_capitals_of_a_name_are_no_unit() -> None:
    cases = "value: 2000000, unit: cases"
    assert _rules("In 2024 there were 2 million TB cases.", _fact(cases, "there were 2 million TB cases")) == set()
    related = "In 2024 there were 40 additional TB-related cases."
    assert _rules(related, _fact("value: 40, unit: cases", "40 additional TB-related cases")) == set()


def test_people_of_whom_nothing_more_is_said_are_no_women() -> None:
    women = "value: 40, unit: women"
    assert "unit" in _rules("In 2024 some clinics saw 40 people.", _fact(women, "saw 40 people"))
    assert "unit" not in _rules("In 2024 of the women 40 people came back.", _fact(women, "40 people came back"))


def test_a_second_change_of_one_verb_goes_the_same_way() -> None:
    source = "In 2024 sales increased by 11.3% on a reported basis and by 1.5% at constant prices."
    told = _fact("value: 1.5, unit: percent", "by 1.5% at constant prices")
    rise, fall = (f'statement: "Sales {verb} by {{value}}.", {told}' for verb in ("rose", "fell"))
    assert (_rules(source, rise), _rules(source, fall)) == (set(), {"direction"})


def test_a_head_that_is_quoted_for_the_unit_holds_for_a_bare_figure_below_it() -> None:
    source = "Results for 2024\n\nTurnover, \u00a3m\n\nTurnover of the mill\n\n1,462.0\n\nOne more line in words.\n"
    context = "{quote: 'Turnover, \u00a3m', for: unit}, {quote: Results for 2024, for: period}"
    fact = f'quantity: {{value: 1462000000, currency: GBP}}, evidence: [{{quote: "1,462.0"}}, {context}]'
    assert _rules(source, fact) == set()
    assert _rules(source, fact.replace("GBP", "EUR")) & {"number", "unit"}
    assert _rules(source, fact.replace("1462000000", "1462000")) & {"number", "unit"}


def test_an_unknown_verb_of_wanting_is_a_doubt() -> None:
    for verb in ("hankered after", "scotched the sale of", "wriggled out of"):
        told = _fact("value: 40, unit: cases", f"{verb} 40 cases")
        assert "doubt" in _rules(f"In 2024 the board {verb} 40 cases.", told), verb


def test_a_target_may_follow_its_sum() -> None:
    source = "Only 26% of the $22 billion target was reached in 2024."
    fact = _fact("value: 22000000000, currency: USD", "the $22 billion target was reached in 2024", ", status: target")
    assert _rules(source, fact) == set()


@all_cases(
    ("value", "quote", "period", "rules"),
    [
        ("5.6", "до 5,6%", "2024-11", set()),
        ("5.6", "до 5,6%", "2024-10", {"period"}),
        ("5.9", "с 5,9% в октябре", "2024-10", set()),
        ("5.9", "с 5,9% в октябре", "2024-11", {"period"}),
    ],
)
@all_cases(
    "source",
    [
        "Безработица в ноябре снизилась до 5,6% с 5,9% в октябре.",
        "Безработица в ноябре снизилась с 5,9% в октябре до 5,6%.",
    ],
)
def test_a_level_before_keeps_its_time_to_itself(
    source: str, value: str, quote: str, period: str, rules: set[str]
) -> None:
    fact = f"period: {period}, {_fact(f'value: {value}, unit: percent', quote)}"
    assert _rules(source, f'statement: "Было {{value}}.", {fact}', "ru") & {"period", "not-said"} == rules


@pytest.mark.parametrize("joint", [" \u2014 ", ": ", " "])
def test_a_level_that_something_rose_to_is_no_bound(joint: str) -> None:
    source = f"В 2024 году цены продолжили расти{joint}до 3,4%."
    assert "qualifier" not in _rules(source, _fact("value: 3.4, unit: percent", "до 3,4%"), "ru")


REPORTS = yaml.load(Path(__file__).with_name("reports.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@all_cases("report", REPORTS)
def test_what_reports_say_beside_their_numbers(report: dict[str, Any]) -> None:
    told = [{name: value for name, value in fact.items() if name not in ("breaks", "why")} for fact in report["facts"]]
    lines = [json.dumps(fact, ensure_ascii=False)[1:-1] for fact in told]
    wrong = []
    for fact, found in zip(
        report["facts"], _rules_of_each(report["source"], lines, report.get("language", "en")), strict=True
    ):
        if fact["breaks"] not in found if "breaks" in fact else found - {"doubt"}:
            wrong.append((fact, found))
    assert not wrong
