"""How a fact is read is shown number by number, with the words that decide, and what is left to settle."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.commands import group
from briefing.starter import make_folder


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    make_folder(tmp_path / "ferry")
    return tmp_path / "ferry" / "facts.yaml"


def explained(facts: Path, fact: str, *options: str) -> str:
    done = CliRunner().invoke(group, ["check", str(facts), "--explain", fact, *options], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def rows(text: str, number: str) -> dict[str, str]:
    """What is said of one number, by property."""
    lines = text[text.index(f"\n  {number}") :].splitlines()[2:]
    found = {}
    for line in lines:
        if not (match := re.fullmatch(r"    (\w+) +(.+)", line)):
            break
        found[match[1]] = match[2]
    return found


def test_a_number_is_shown_with_all_that_is_taken_from_the_words_around_it(facts: Path) -> None:
    text = explained(facts, "passengers")
    assert text.startswith(
        "gazette:4:32 “carried 48,200 passengers in 2024”\n"
        "  The night ferry to Gull Island carried 48,200 passengers in 2024.\n"
    )
    assert rows(text, "48,200") == {
        "value": "48,200",
        "unit": "“passengers”",
        "rate": "-",
        "role": "-",
        "qualifier": "exact",
        "status": "-",
        "period": "2024 (“2024”)",
        "speaker": "-",
    }
    other = rows(text, "48,000")
    assert (other["qualifier"], other["speaker"]) == ("more-than (“More than”)", "“the harbour office” (says)")
    assert "\n  2024: a year\n" in text
    assert text.endswith("\nThe sources say so.\n")
    columns = {line.index(line.split()[1], 10) for line in text.splitlines() if line.startswith("    ")}
    assert columns == {15}


@pytest.mark.parametrize(
    ("fact", "number", "said"),
    [
        ("money", "£1.2 million", {"value": "1,200,000", "unit": "GBP", "status": "allocated (“set aside”)"}),
        (
            "expected",
            "55,000",
            {"qualifier": "between (“between 55,000 and 60,000”)", "status": "forecast (“expects”)"},
        ),
        ("aim", "the words of the quote", {"speaker": "“Ida Thorne” and “the harbour master” (said)"}),
    ],
)
def test_status_unit_and_speaker_come_with_the_words_that_say_so(
    fact: str, number: str, said: dict[str, str], facts: Path
) -> None:
    assert said.items() <= rows(explained(facts, fact), number).items()


def change(facts: Path, old: str, new: str) -> None:
    text = facts.read_text(encoding="utf-8")
    assert old in text
    facts.write_text(text.replace(old, new), encoding="utf-8")


def test_it_ends_with_what_is_left_to_settle(facts: Path) -> None:
    change(facts, "quantity: {value: 964", "quantity: {value: 946")
    assert explained(facts, "crossings").endswith('\nnumber: the fact says 946; the quote says "964"\n')
    change(facts, "quantity: {value: 946", "qualifier: about\n    reading: {qualifier: x}\n    quantity: {value: 964")
    assert explained(facts, "crossings").endswith(" (read by the desk)\n")


def test_context_is_shown_with_what_it_is_for(facts: Path) -> None:
    change(facts, '{quote: "964 crossings"}', '[{quote: "964 crossings"}, {quote: "carried 48,200", for: period}]')
    text = explained(facts, "crossings")
    assert "“carried 48,200” (for the period)\n" in text
    assert "\n    period  2024 (“2024”)\n" in text


def test_without_a_text_or_a_quote_it_says_so(facts: Path) -> None:
    change(facts, "    text: sources/courier.txt\n", "")
    assert "  its text is not at hand; only the words of the quote are read\n" in explained(facts, "opening")
    change(facts, '{quote: "964 crossings"}', '{quote: "964 boats"}')
    text = explained(facts, "crossings")
    assert " quote: the quote does not stand in source " in text
    assert text.endswith("\nNo quote that would bear it out stands in its source.\n")
    assert explained(facts, "outlook") == 'fact "outlook" quotes no source\n'


def test_a_wrong_name_has_a_hint_and_json_none(facts: Path) -> None:
    from briefing import CheckError

    done = CliRunner().invoke(group, ["check", str(facts), "--explain", "passenger"])
    assert isinstance(done.exception, CheckError) or 'did you mean "passengers"?' in done.output
    assert CliRunner().invoke(group, ["check", str(facts), "--explain", "money", "--format", "json"]).exit_code == 2
