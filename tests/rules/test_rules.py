"""The example of each rule breaks it and no other; rules are listed and explained on the command line."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.commands import group
from briefing.rules import PHASES, Rule, all_rules
from briefing.starter import make_folder
from tests.rules.provoke import provoke

RULES = list(all_rules().values())
ALSO = re.compile(r"<!-- also: (.*) -->")


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_an_example_breaks_its_rule_and_no_other(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    also = ALSO.search(rule.example)
    expected = {rule.name, *(also[1].split(", ") if also else ())}
    broken = provoke(rule, tmp_path / "ferry", monkeypatch)
    assert broken == {(name, str(all_rules()[name].severity)) for name in expected}


def test_no_rule_is_explained_twice_or_left_over() -> None:
    folder = Path(__file__).parents[2] / "briefing" / "rules"
    assert {path.stem for path in folder.glob("*.md")} == set(PHASES)
    assert sum(path.read_text("utf-8").count("\n## ") for path in folder.glob("*.md")) == len(RULES)


def test_every_rule_reads_well_in_a_terminal() -> None:
    assert not [rule.name for rule in RULES if not 15 <= len(rule.summary) <= 90]
    assert not [rule.name for rule in RULES if not re.fullmatch(r"[A-Z`&\"].*\.", rule.explanation, re.DOTALL)]
    assert not [rule.name for rule in RULES if rule.explanation.count("\n") + 1 > 5]
    assert not [rule.name for rule in RULES if max(map(len, str(rule).splitlines())) > 100 or "<!--" in str(rule)]


def test_rules_are_listed_by_phase_each_with_a_line() -> None:
    lines = CliRunner().invoke(group, ["help", "rules"]).output.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == list(all_rules())
    assert max(map(len, lines)) <= 120


def test_one_rule_is_explained_with_its_example() -> None:
    done = CliRunner().invoke(group, ["help", "rules", "cut-qualifier"])
    assert (done.exit_code, done.output.strip()) == (0, str(all_rules()["cut-qualifier"]).strip())


@pytest.mark.parametrize(
    ("words", "hint"),
    [(["rules", "cut-qualifer"], 'did you mean "cut-qualifier"?'), (["facts", "quote"], "the topic rules alone")],
)
def test_a_wrong_name_gets_a_hint(words: list[str], hint: str) -> None:
    done = CliRunner().invoke(group, ["help", *words])
    assert done.exit_code == 2
    assert hint in done.output


def test_check_explains_each_broken_rule_once(tmp_path: Path) -> None:
    make_folder(tmp_path / "ferry")
    facts = str(tmp_path / "ferry" / "facts.yaml")
    done = CliRunner().invoke(group, ["check", facts, "--lang", "ru", "--explain-rules"])
    assert done.stderr.count(" warning untranslated: ") > 1
    assert done.stderr.count(f"\n{all_rules()['untranslated']}") == 1
    assert "For example" not in CliRunner().invoke(group, ["check", facts, "--lang", "ru"]).output
