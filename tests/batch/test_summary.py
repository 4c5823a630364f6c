"""The summary of a batch is a briefing whose figures are those of the journal, and a table of all its files."""

import csv
import re
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import Options, verify
from briefing.batch.journal import Journal, Planned
from briefing.batch.run import Progress
from briefing.batch.summary import Index, build_index, manifest_lines
from briefing.batch.tasks import Job, Result
from briefing.commands.batch import _Reporter
from briefing.errors import Place, Problem
from tests.batch.made import batch_folder
from tests.conftest import slow_case

AWKWARD = ["=cmd|x", "47 quays", 'a "b" {{c}} `d` *e* \\', "", "%", "Kübel, größer", "ميناء\x07\u202e"]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of 260 briefings: five failed for two reasons, seven rows were refused, one is not built yet."""
    path = tmp_path_factory.mktemp("batch") / ".batch.sqlite"
    planned = [Planned(f"p{i}", f"{i % 10}/p{i}.pdf", i + 2, f"d{i}") for i in range(260)]
    with Journal(path) as journal:
        assert list(journal.plan(planned)) == []
        for entry in planned[:254]:
            journal.built(entry.name, "5f" * 32, 40)
        for entry in planned[254:259]:
            problem = Problem("unit", f"the head says {'%' if entry.row % 2 else '12 t'}", "see the head")
            journal.failed(entry.name, [problem.at(Place("facts.yaml", 7, 3))])
        for i, key in enumerate(AWKWARD):
            journal.refused(key, 500 + i, Problem("batch-name", f'"{key}" is no name').at(Place("boats.csv", 500 + i)))
    return path


def summary(journal: Path, folder: Path, name: str = "index.pdf", options: Options | None = None) -> Index:
    job = Job(batch_folder(folder), "boats.csv", ("code",), options or Options())
    with Journal(journal) as opened:
        return build_index(job, opened, name, "https://desk.example.org/boats/")


def test_its_figures_are_facts_whose_source_is_the_journal(journal: Path, tmp_path: Path) -> None:
    index = summary(journal, tmp_path)
    facts = index.briefing.checked.facts.briefing.facts
    assert {key: int(fact.quantity.value or 0) for key, fact in facts.items() if fact.quantity} == {
        "asked": 267, "built": 254, "planned": 1, "failed": 5, "refused": 7,
    }  # fmt: skip
    assert dict(csv.reader(index.table.decode().splitlines()))["briefings built"] == "254"
    (tmp_path / "index.csv").write_bytes(index.table)
    verdict = verify(index.briefing.data, tmp_path)
    assert verdict.holds
    source = index.briefing.checked.facts.briefing.sources["journal"]
    assert (source.file, index.briefing.checked.report.record.sources["journal"].sha256) == (
        "index.csv", sha256(index.table).hexdigest(),
    )  # fmt: skip


def test_it_says_why_by_key_and_links_to_files(journal: Path, tmp_path: Path) -> None:
    page = summary(journal, tmp_path, "index.html").briefing.data.decode()
    assert re.search(r"<strong>\D*p254\D*, \D*p256\D*, \D*p258", page)
    assert "facts.yaml:7 unit: the head says 12 t" in page
    assert 'href="https://desk.example.org/boats/9/p9.pdf"' in page
    assert "There are more files" in page
    assert "47 quays" in page


@pytest.mark.parametrize(
    ("code", "title"), [("ru", "boats.csv. Готово: 254 справки"), slow_case("az", "boats.csv. Hazırdır: 254 arayış")]
)
def test_it_may_be_in_another_language(journal: Path, tmp_path: Path, code: str, title: str) -> None:
    index = summary(journal, tmp_path, "index.html", Options(language=code))
    assert index.briefing.checked.document.title.replace("\N{NO-BREAK SPACE}", " ") == title


def test_the_manifest_has_all_files(journal: Path) -> None:
    with Journal(journal) as opened:
        rows = list(csv.DictReader("".join(manifest_lines(opened)).splitlines()))
    assert len(rows) == 267
    assert rows[0] == {
        "key": "p0", "row": "2", "file": "0/p0.pdf", "state": "built", "sha256": "5f" * 32, "bytes": "40", "reason": "",
    }  # fmt: skip
    assert rows[-7]["key"] == "'=cmd|x", "no spreadsheet takes it for a formula"
    assert rows[-6]["reason"] == 'boats.csv:501:1 batch-name: "47 quays" is no name'


def test_what_is_wrong_with_all_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = _Reporter("text")
    same = Problem("unit", "the head says percent", "see the head").at(Place("facts.yaml", 7, 3))
    for row in range(2, 7):
        own = Problem("rows", "the column is empty").at(Place("boats.csv", row))
        reporter.note(Result(f"p{row}", f"p{row}.pdf", row, problems=(same, own) if row == 4 else (same,)))
    reporter.end(Progress(5, 0, 0, 5, 2.0), 0)
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "p2 (row 2):",
        "facts.yaml:7:3 unit: the head says percent",
        "  hint: see the head",
        "p4 (row 4):",
        "boats.csv:4:1 rows: the column is empty",
        "4 more have this: facts.yaml:7:3 unit: the head says percent",
    ]
    assert said.out == "0 built, 0 there already, 5 failed, 0 refused, 2.5 a second, 2.0 s\n"
