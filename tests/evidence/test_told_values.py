"""What a text tells of a value is what its fact tells, or a doubt: its period, and whether a sum was spent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import BriefingError, check
from briefing.evidence.own_words.told_directions import courses_of, find_told_directions
from briefing.evidence.own_words.told_values import find_told_statuses
from briefing.facts.load import parse_briefing
from tests.conftest import MINIMAL, SEED, write_facts
from tests.evidence.test_cells import FACTS, TABLE, doubts
from tests.growth import assert_linear

_CHECK = "import sys, briefing; briefing.check(sys.argv[1]); print(*sys.modules)"
LATER = """  later:
    section: sea
    label: freight landed
    statement: Ships landed {value} at Saxby.
    quantity: {value: 90000, unit: t}
    period: "2023"
    status: provisional
    area: Saxby
    evidence: {row: Saxby, column: ["2023", Landed]}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('In {{ fact("later").period }} ships landed {{ fact("landed") }}.', 1),
        ('In {{ fact("landed").period }} ships landed {{ fact("landed") }}.', 0),
        (
            'In {{ fact("later").period }} ships landed {{ fact("later") }}, and {{ fact("landed") }}'
            ' in {{ fact("landed").period }}.',
            0,
        ),
        (
            'In {{ fact("landed").period }} ships landed {{ fact("later") }}, and {{ fact("landed") }}'
            ' in {{ fact("later").period }}.',
            2,
        ),
        ('Ships landed {{ fact("landed") }}, after {{ fact("later") }} in {{ fact("later").period }}.', 0),
        ('Ships landed {{ fact("later") }}, after {{ fact("landed") }} in {{ fact("later").period }}.', 1),
        ('Ships landed {{ fact("landed") }}. They did so in {{ fact("later").period }}, too.', 0),
    ],
)
def test_a_value_beside_the_period_of_another_fact_is_a_doubt(text: str, found: int, tmp_path: Path) -> None:
    changes = [("'{{ fact(\"landed\") }}'", f"'{text}'")]
    path = write_facts(tmp_path, *changes, text=FACTS + LATER, file="sea.csv", table=TABLE)
    assert len([message for message in doubts(path) if "the text tells of 20" in message]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('Ships landed {{ fact("landed") }}.', ["landed"]),
        ('Ships landed {{ fact("landed-2022") }}.', ["landed-2022"]),
        ('{{ fact("landed").statement }} Then came {{ fact("later") }}.', ["landed", "later"]),
        ('Ships landed {{ fact("landed") }} in {{ fact("landed").period }}.', []),
        ('Ships came in {{ fact("later").period }}.\n\nOf that {{ fact("landed") }} was coal.', []),
        (
            'Ships came in {{ fact("later").period }}.\n\nAll of it was coal.\n\nIt was {{ fact("landed") }}.',
            ["landed"],
        ),
    ],
)
def test_an_old_value_without_a_year_is_warned_of(text: str, found: list[str], tmp_path: Path) -> None:
    quoted = text.replace('"', '\\"').replace("\n", "\\n")
    changes = [("text: '{{ fact(\"landed\") }}'", f'text: "{quoted}"'), ("date: 2024-06", "date: 2026-06")]
    facts = FACTS + LATER + LATER.replace("later:", "landed-2022:")
    path = write_facts(tmp_path, *changes, text=facts, file="sea.csv", table=TABLE)
    warned = [w.message for w in check(path).warnings if w.rule == "undated"]
    assert [fact for fact in ("landed", "landed-2022", "later") if f'"{fact}"' in "".join(warned)] == found


def test_a_text_that_names_no_fact_of_the_file_is_an_error_and_no_crash(tmp_path: Path) -> None:
    changes = [("'{{ fact(\"landed\") }}'", "'Ships landed {{ fact(\"sunk\") }}.'"), ("date: 2024-06", "date: 2026-06")]
    path = write_facts(tmp_path, *changes, text=FACTS, file="sea.csv", table=TABLE)
    with pytest.raises(BriefingError) as raised:
        check(path)
    assert "unknown-fact" in {found.rule for found in raised.value.diagnostics}


@pytest.mark.slow
def test_texts_in_which_nothing_was_wrong_are_not_read_again(tmp_path: Path) -> None:
    command, environment = [sys.executable, "-c", _CHECK, SEED], {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    printed = [subprocess.check_output(command, env=environment, text=True) for _ in range(2)]
    ends = ("numbers.numbers", "russian_units")
    read = [[name for name in names.split() if name.endswith(ends)] for names in printed]
    assert read == [["briefing.evidence.numbers.numbers", "briefing.evidence.lexicons.russian_units"], []]


FUND = """
facts:
  fund: {section: sea, label: money, statement: "STATEMENT", kind: assumption, status: STATUS, period: "2024",
    quantity: {value: 9000, currency: GBP}}
sections: {sea: {title: Sea, text: 'TEXT'}}
"""
TOLD_SUMS = [
    ("en", "allocated", "The port sets {value} aside.", "On nets FUND was spent.", "spent"),
    ("en", "planned", "The port plans {value} of it.", "The port paid FUND for nets.", "paid"),
    ("en", "allocated", "The port sets {value} aside.", "The port set aside FUND, to be spent on nets.", ""),
    ("en", "allocated", "The port sets {value} aside.", "FUND will be spent.", ""),
    ("en", "allocated", "The port sets {value} aside.", "The port has not spent FUND.", ""),
    ("en", "allocated", "The port got {value} for nets.", "The port got FUND.", ""),
    ("en", "reported", "The port spent {value}.", "On nets FUND was spent.", ""),
    ("ru", "allocated", "The port sets {value} aside.", "На сети потрачено FUND.", "потрачено"),
    ("ru", "allocated", "The port sets {value} aside.", "На сети выделено FUND.", ""),
    ("az", "allocated", "The port sets {value} aside.", "Torlara FUND xərclənib.", "xərclənib"),
    ("az", "allocated", "The port sets {value} aside.", "Torlara FUND xərclənəcək.", ""),
]
PIER = FUND.replace("currency: GBP", "unit: pupils")
TOLD_PLANS = [
    ("en", "planned", "The pier will be closed for {value}.", "Ships wait. The pier is closed for FUND.", True),
    ("en", "forecast", "The pier is expected to have {value}.", "The pier has FUND.", True),
    ("en", "cancelled", "The plan to build {value} was dropped.", "The pier has FUND.", True),
    ("ru", "planned", "Построят {value}, если позволит план.", "У причала FUND.", True),
    ("az", "planned", "{value} tikiləcək.", "Körpünün uzunluğu FUND təşkil edir.", True),
    ("en", "planned", "The pier will have {value}.", "The pier, which is planned\n  to have FUND, is new.", False),
    ("en", "planned", "The pier will have {value}.", "The port means to have FUND.", False),
    ("en", "target", "The target is {value}.", "Of the pier, FUND are the target.", False),
    ("ru", "possible", "Говорится о возможности построить {value}.", "FUND упоминаются как возможность.", False),
    ("en", "allocated", "The port set {value} aside.", "For nets the port has FUND.", False),
    ("en", "claimed", "The port says that it has {value}.", "The port has FUND.", False),
    ("en", "planned", "The pier has {value}.", "The pier has FUND.", False),
]


def test_a_sum_told_as_spent_that_is_only_set_aside_is_a_doubt() -> None:
    for code, status, statement, text, said in TOLD_SUMS:
        facts = MINIMAL.replace("id:", f"language: {code}, id:") + FUND.replace("STATEMENT", statement)
        facts = facts.replace("STATUS", status).replace("TEXT", text.replace("FUND", '{{ fact("fund") }}'))
        file = parse_briefing(facts.encode(), Path("facts.yaml"), "facts.yaml")
        message = f'the text says "{said}" of a sum that is {status} by fact "fund"'
        assert [doubt.message for doubt in find_told_statuses(file)] == ([message] if said else []), text


def test_a_value_told_as_so_that_is_only_meant_or_possible_is_a_doubt() -> None:
    wrong = []
    for code, status, statement, text, is_doubt in TOLD_PLANS:
        facts = MINIMAL.replace("id:", f"language: {code}, id:") + PIER.replace("STATEMENT", statement)
        facts = facts.replace("STATUS", status).replace("TEXT", text.replace("FUND", '{{ fact("fund") }}'))
        file = parse_briefing(facts.encode(), Path("facts.yaml"), "facts.yaml")
        message = f'the text tells as so what is {status} by fact "fund"'
        if [doubt.message for doubt in find_told_statuses(file)] != ([message] if is_doubt else []):
            wrong.append(text)
    assert not wrong


CATCH = """
facts:
  before: {section: sea, measure: catch, label: LABEL, statement: "Ships landed {value}.", kind: assumption,
    period: "2023", quantity: {value: EARLIER, unit: pupils}}
  catch: {section: sea, label: LABEL, statement: "Ships landed {value}.", kind: assumption, period: "2024",
    quantity: {value: 500, unit: pupils}}
sections: {sea: {title: Sea, text: 'TEXT'}}
charts: {catch: {section: sea, kind: columns, title: TITLE, facts: [before, catch]}}
"""
TITLES_OF_RISES = [
    ("en", "fish landed", "Less fish is landed", "Fish landed rises year after year"),
    ("en", "fish landed", "Landings slump", "More fish is landed, and fares fall"),
    ("en", "decline in landings", "", "Landings decline"),
    ("en", "fish landed", "", "No less fish is landed than before"),
    ("ru", "улов", "Улов падает", "Улов растёт"),
    ("ru", "улов", "Рыбы стало меньше", "Улов не падает"),
    ("az", "ov", "Ov azalır", "Ov artır"),
]
LEVELS = [
    ("en", "The catch fell to NOW, after BEFORE.", "The catch rose to NOW, after BEFORE, and fares fell."),
    ("en", "It was NOW, down from BEFORE.", "It was NOW, up from BEFORE."),
    ("en", "The catch fell to NOW.", "Fares fell. The catch was NOW."),
    ("ru", "Улов упал до NOW.", "Улов вырос до NOW."),
]


def told_directions(code: str, label: str, title: str, text: str, earlier: int = 300) -> list[str]:
    values = {"NOW": '{{ fact("catch") }}', "BEFORE": '{{ fact("before") }}'}
    for name, value in values.items():
        text = text.replace(name, value)
    facts = MINIMAL.replace("id:", f"language: {code}, id:") + CATCH.replace("EARLIER", str(earlier))
    facts = facts.replace("LABEL", label).replace("TITLE", f'"{title}"').replace("TEXT", text)
    file = parse_briefing(facts.encode(), Path("facts.yaml"), "facts.yaml")
    return [doubt.message for doubt in find_told_directions(file)]


def test_a_title_that_tells_the_rise_of_its_facts_as_a_fall_is_a_doubt() -> None:
    for code, label, wrong, right in TITLES_OF_RISES:
        if wrong:
            assert told_directions(code, label, wrong, "Ships land fish."), wrong
            assert not told_directions(code, label, wrong, "Ships land fish.", earlier=700), wrong
        assert not told_directions(code, label, right, "Ships land fish."), right


def test_a_value_reached_by_a_rise_that_is_told_as_a_fall_is_a_doubt() -> None:
    for code, wrong, right in LEVELS:
        assert told_directions(code, "fish", "Fish", wrong), wrong
        assert not told_directions(code, "fish", "Fish", right), right


def test_many_measures_of_one_value_each_are_compared_in_linear_time() -> None:
    fact = parse_briefing((MINIMAL + CATCH).replace("EARLIER", "300").encode(), Path("facts.yaml")).briefing.facts[
        "catch"
    ]
    facts = [("fish", fact.model_copy(update={"measure": f"m{number}"})) for number in range(4000)]
    assert_linear(lambda size: tuple(courses_of(facts[:size])), len(facts))
