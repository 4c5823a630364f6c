"""Proposals from elsewhere become facts only where the document says so, word for word, and the check agrees."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.drafting.drafts import Draft, draft
from briefing.drafting.proposals import json_schema, read_proposals
from briefing.errors import LoadError
from briefing.facts.load import parse_briefing
from briefing.facts.model import Fact
from tests.conftest import all_cases

NOTE = """The harbour has 14 ferries, with about 300 sailors on board, the Harbour Office said. "We will never sell the
old pier," Ida Thorne said. A second note says that it carried more than 52,000 passengers in 2023."""


def drafted(folder: Path, *proposals: dict[str, Any]) -> Draft:
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    (folder / "proposals.json").write_text(json.dumps({"proposals": proposals}), encoding="utf-8")
    return draft(
        folder / "facts.yaml", [folder / "note.txt"], "The Courier", date(2024, 5, 6), folder / "proposals.json"
    )


def first_fact(made: Draft, label: str) -> Fact:
    facts = parse_briefing(made.data, Path("facts.yaml")).briefing.facts
    return next(fact for fact in facts.values() if fact.label == label)


def test_a_proposal_that_stands_in_the_document_becomes_a_fact_as_it_is_given(tmp_path: Path) -> None:
    made = drafted(
        tmp_path,
        {
            "quote": "more than 52,000 passengers in 2023",
            "value": 52000,
            "unit": "passengers",
            "label": "passengers of the harbour",
            "statement": "It carried {value}.",
            "section": "transport-corridor",
        },
    )
    fact = first_fact(made, "passengers of the harbour")
    assert fact.drafted and (fact.qualifier, str(fact.period), fact.section) == (
        "more-than",
        "2023",
        "transport-corridor",
    )
    assert made.data.count(b"52,000") == 1, "what is proposed is not drafted again"


def test_proposals_are_not_written_twice(tmp_path: Path) -> None:
    proposals = [{"quote": "more than 52,000 passengers in 2023", "value": 52000}, {"quote": "14 ferries", "value": 14}]
    made = drafted(tmp_path, *proposals)
    (tmp_path / "facts.yaml").write_bytes(made.data)
    again = drafted(tmp_path, *proposals)
    assert (again.data, again.facts) == (made.data, ())
    assert [left.place.line for left in again.left_out if "already" in left.reason] == [1, 1]


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        ({"quote": "about 301 sailors", "value": 301}, "does not stand in source"),
        ({"quote": "about 300 sailors", "value": 310}, "no number of the quote is 310"),
        ({"quote": "about 300 sailors", "value": 300, "qualifier": "more-than"}, "about"),
        ({"quote": "14 ferries", "value": 14, "speaker": "Ida Thorne"}, "not to Ida Thorne"),
        ({"quote": "52,000 passengers in 2023", "value": 52000, "period": "2022"}, "not 2022"),
        ({"quote": "sell the old pier", "speaker": "Ida Thorne"}, "never"),
        ({"quote": "14 ferries", "value": 14, "section": "ships"}, "no section"),
        ({"quote": "14 ferries", "value": 14, "document": "other.txt"}, "no such document"),
        ({"quote": NOTE.partition("pier")[0].replace("\n", " "), "value": 14}, "more than 15 words"),
    ],
)
def test_what_the_document_does_not_bear_out_is_told_and_not_written(
    tmp_path: Path, proposal: dict[str, Any], reason: str
) -> None:
    made = drafted(tmp_path, {"label": "mine", **proposal})
    assert b"mine" not in made.data
    assert [left.place.line for left in made.left_out if reason in left.reason] == [1]


@all_cases(
    ("text", "rules"),
    [
        ('{"proposals": [{"quote": "a",}]}', {"json"}),
        ("[" * 100_000, {"size"}),
        ("{" + '"a": {' * 40 + "}" * 41, {"size"}),
        ('{"proposals": [{"quote": "a", "quote": "b"}]}', {"duplicate-key"}),
        (
            '{"proposals": [{"quote": 5, "value": true}, {"quot": "a"}, {"quote": ["a"], "period": "soon"}]}',
            {"type", "number-form", "unknown-key", "missing-key", "period-form"},
        ),
        ('{"proposals": "none"}', {"type"}),
        ('"\udcff"', {"encoding"}),
    ],
)
def test_a_hostile_file_is_refused_with_all_that_is_wrong(tmp_path: Path, text: str, rules: set[str]) -> None:
    path = tmp_path / "proposals.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(LoadError) as caught:
        read_proposals(path)
    assert {problem.rule for problem in caught.value.diagnostics} == rules
    assert all(problem.place.file == str(path) for problem in caught.value.diagnostics)


def test_the_schema_names_all_that_a_proposal_may_say() -> None:
    schema = json_schema()
    assert schema["required"] == ["proposals"]
    assert schema["$defs"]["Proposed"]["required"] == ["quote"]
