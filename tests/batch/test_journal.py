"""The journal knows what is there, what has changed and what failed, over runs and beside another run."""

from pathlib import Path

import pytest

from briefing.batch.journal import BatchState, Journal, Planned
from briefing.errors import OutputError, Place, Problem

PLANNED = [Planned("ge", "ge.pdf", 2, "a1"), Planned("am", "am.pdf", 3, "b1")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".batch.sqlite"


def test_what_was_built_stays_built_until_its_input_is_another(path: Path) -> None:
    with Journal(path) as journal:
        assert list(journal.plan(PLANNED)) == []
        journal.built("ge.pdf", "d1", 40)
        journal.built("am.pdf", "d2", 41)
    with Journal(path) as journal:
        assert list(journal.plan([PLANNED[0], PLANNED[1]._replace(input="b2")])) == []
        assert [entry.state for entry in journal.entries()] == [BatchState.BUILT, BatchState.PLANNED]
        kept = journal.entry("ge.pdf")
        assert kept and (kept.output, kept.size) == ("d1", 40)


def test_what_the_table_has_no_more_is_not_listed(path: Path) -> None:
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
    with Journal(path) as journal:
        list(journal.plan(PLANNED[1:]))
        assert [entry.planned.key for entry in journal.entries()] == ["am"]
        assert {state: n for state, n in journal.counts().items() if n} == {BatchState.PLANNED: 1}


def test_a_failure_keeps_its_problems(path: Path) -> None:
    problem = Problem("rows", "the cell is empty", "fill it").at(Place("facts.yaml", 7, 3))
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
        journal.failed("am.pdf", [problem])
    with Journal(path) as journal:
        assert [(entry.planned, entry.problems) for entry in journal.entries(BatchState.FAILED)] == [
            (PLANNED[1], (problem,))
        ]


def test_two_rows_of_one_key_or_name_are_refused(path: Path) -> None:
    wrong = [
        *PLANNED,
        Planned("ge", "ge.pdf", 9, "c1"),
        Planned("GE", "GE.pdf", 10, "c2"),
        Planned("x", "\uff41m.pdf", 11, "c3"),
    ]
    with Journal(path) as journal:
        refused = {planned.row: problem.message for planned, problem in journal.plan(wrong)}
        assert refused.keys() == {9, 10, 11}
        assert 'row 2 has the key "ge", too' in refused[9]
        assert 'that of "ge"' in refused[10]
        assert [entry.planned.key for entry in journal.entries()] == ["ge", "am"]


def test_editions_in_one_folder_do_not_forget_each_other(path: Path) -> None:
    for name in ("ge.pdf", "ge-ru.pdf", "ge.pdf"):
        with Journal(path) as journal:
            list(journal.plan([PLANNED[0]._replace(name=name)]))
            state = journal.counts()
            journal.built(name, "d1", 40)
    assert state[BatchState.BUILT] == 1


def test_a_name_may_go_to_another_key_in_another_table(path: Path) -> None:
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
    with Journal(path) as journal:
        assert list(journal.plan([Planned("georgia", "ge.pdf", 2, "a1")])) == []
        assert [entry.planned.key for entry in journal.entries()] == ["georgia"]


def test_only_one_run_at_a_time(path: Path) -> None:
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
        with pytest.raises(OutputError, match="another run of this batch"), Journal(path):
            pass


def test_what_is_no_journal_is_refused(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(OutputError, match="cannot be used"), Journal(path):
        pass


def test_arguments_are_those_of_the_last_run(path: Path) -> None:
    with Journal(path) as journal:
        assert journal.arguments == {}
        journal.arguments = {"output": "a"}
        journal.arguments = {"output": "b"}
    with Journal(path) as journal:
        assert journal.arguments == {"output": "b"}


def test_a_refused_row_takes_all_of_its_key_with_it_until_it_is_mended(path: Path) -> None:
    problem = Problem("rows", "the row has more cells").at(Place("rows.csv", 9))
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
        journal.built("ge.pdf", "d1", 40)
        journal.refused("ge", 9, problem)
        journal.refuse_keys({"ge"}, lambda row: problem._replace(place=Place("rows.csv", row)))
        refused = [(entry.planned.row, entry.problems[0].place.line) for entry in journal.entries(BatchState.REFUSED)]
        assert refused == [(2, 2), (9, 9)]
    with Journal(path) as journal:
        list(journal.plan(PLANNED))
        assert [entry.state for entry in journal.entries()] == [BatchState.PLANNED] * 2
