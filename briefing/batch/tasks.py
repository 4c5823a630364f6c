"""One briefing of a batch: what is asked for, what comes of it, and how it is built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.batch.batch_facts import BatchFacts
from briefing.batch.filling import fill
from briefing.batch.row_readers import BatchRow
from briefing.errors import BriefingError, Diagnostic, Place, Problem, ProblemError, Severity
from briefing.facts.load import read_facts
from briefing.mail.compose import draft_to
from briefing.options import Options
from briefing.pipeline import Builder
from briefing.records import NamedTuple
from briefing.results import Built
from briefing.sources.source_files import SourceFile
from briefing.sources.table_files import read_csv
from briefing.themes.theme import THEMES

_THEME_FILE = re.compile(r"theme[\w-]*\.yaml")


@dataclass(frozen=True, slots=True)
class Job:
    """What all briefings of a batch have in common: their facts file, the table's name and columns, how to build.

    `epoch` is the SOURCE_DATE_EPOCH of the command, which workers elsewhere do not have.
    """

    facts: Path
    table: str
    columns: tuple[str, ...]
    options: Options
    epoch: str = ""


class Task(NamedTuple):
    """One briefing to be built: its key, the name of its file, its rows."""

    key: str
    name: str
    rows: tuple[BatchRow, ...]


class Result(NamedTuple):
    """What came of a task: the bytes of the file and their SHA-256, or the problems; `data` is empty once written."""

    key: str
    name: str
    row: int
    data: bytes = b""
    output: str = ""
    size: int = 0
    pages: int = 0
    problems: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, task: Task, *problems: Diagnostic) -> Result:
        """What came of a task, with what is wrong with it."""
        return cls(task.key, task.name, task.rows[0].number, problems=problems)


def place_of_task(job: Job, task: Task) -> Place:
    """Where in the table the rows of a task begin."""
    return Place(job.table, task.rows[0].number)


def build_rows(builder: Builder, batch: BatchFacts, rows: Sequence[BatchRow]) -> Built:
    """The briefing that these rows of a batch make; BriefingError or ProblemError for rows that make none."""
    chosen = {key: rows[0].cells[column] for key, column in batch.chosen if rows[0].cells[column]}
    changed: dict[str, Any] = {**chosen}
    if "sections" in chosen:
        changed["sections"] = tuple(chosen["sections"].split())
    if "theme" in chosen:
        changed["theme"] = _theme_named(chosen["theme"], batch.path.parent)
    filled = fill(batch, rows, chosen.get("language") or builder.options.language)
    # Written here and small, so it needs no process of its own to be read.
    table = SourceFile(sha256(filled.rows).hexdigest(), read_csv(filled.rows))
    facts = read_facts(filled.places, batch.path, builder.options.path("sources"), {batch.source: table})
    # Warnings are shown as errors or not at all; to seek those of an editor took a twenty-fifth of the time.
    return builder.build_read(facts, warns=builder.options.strict, **changed)


def _theme_named(name: str, folder: Path) -> str | Path:
    """The theme that a cell names: one of ours, or a file beside the facts, and none that lies elsewhere."""
    if name in THEMES:
        return name
    if not _THEME_FILE.fullmatch(name) or not (folder / name).is_file():
        hint = f"write {', '.join(THEMES)}, or the name of a file beside the facts such as theme-north.yaml"
        raise ProblemError(Problem("rows", f'"{name}" is no theme that a row may name', hint))
    return folder / name


def build_task(builder: Builder, batch: BatchFacts, job: Job, task: Task) -> Result:
    """Build one briefing here; what is wrong with it is in the result."""
    try:
        built = build_rows(builder, batch, task.rows)
        data = built.data
        if task.name.endswith(".eml"):
            column = batch.settings.recipient
            recipient = task.rows[0].cells[column] if column else ""
            data = draft_to(recipient, built, builder.options.path("templates"))
    except ProblemError as error:
        return Result.of(task, error.problem.at(place_of_task(job, task)))
    except BriefingError as error:
        # Warnings are those of all its briefings; and what is wrong with one cell is wrong wherever it stands.
        errors = [problem for problem in error.diagnostics if problem.severity is Severity.ERROR] or error.diagnostics
        return Result.of(task, *{(problem.rule, problem.message): problem for problem in reversed(errors)}.values())
    return Result.of(task)._replace(data=data, output=sha256(data).hexdigest(), size=len(data), pages=built.pages)
