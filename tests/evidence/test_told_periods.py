"""What a text prints beside a value as its period is the period of its fact, or a doubt."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEED, write_facts
from tests.evidence.test_cells import FACTS, TABLE, doubts

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
        ('Ships landed {{ fact("landed") }}. They did so in {{ fact("later").period }}, too.', 0),
    ],
)
def test_a_value_beside_the_period_of_another_fact_is_a_doubt(text: str, found: int, tmp_path: Path) -> None:
    changes = [("'{{ fact(\"landed\") }}'", f"'{text}'")]
    path = write_facts(tmp_path, *changes, text=FACTS + LATER, file="sea.csv", table=TABLE)
    assert len([message for message in doubts(path) if "the text tells of 20" in message]) == found


@pytest.mark.slow
def test_texts_in_which_nothing_was_wrong_are_not_read_again(tmp_path: Path) -> None:
    command, environment = [sys.executable, "-c", _CHECK, SEED], {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    printed = [subprocess.check_output(command, env=environment, text=True) for _ in range(2)]
    read = [[name for name in names.split() if name.endswith(("evidence.numbers", "russian"))] for names in printed]
    assert read == [["briefing.evidence.numbers", "briefing.evidence.lexicons.russian"], []]
