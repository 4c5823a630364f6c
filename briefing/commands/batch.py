"""`make-briefing batch`: one briefing for each row of a table, or for each group of rows; and what came of a batch."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError, print_diagnostics, shared
from briefing.errors import Diagnostic, one_line

if TYPE_CHECKING:
    from briefing.batch.journal import Journal
    from briefing.batch.run import Progress
    from briefing.batch.tasks import Result

ACTIONS = ("run", "status", "retry", "verify", "unpack")
_SECONDS_BETWEEN_LINES = 10
_MOST_SHOWN = 100
"""Problems that are printed; `batch status` has all of them."""


class _BatchGroup(click.Group):
    """What can be done with a batch; `batch FACTS` is `batch run FACTS`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*ACTIONS, *ctx.help_option_names):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group("batch", cls=_BatchGroup, subcommand_metavar="[FACTS | status | retry | verify | unpack]")
def batch_command() -> None:
    """Build a briefing for each row of a table.

    \b
      make-briefing batch facts.yaml --table countries.xlsx -o 'out/{id}.pdf'
      make-briefing batch status    what came of it, and what failed
      make-briefing batch retry     the same run again: what failed, changed or is gone
      make-briefing batch verify    whether the files are as they were written, and hold
      make-briefing batch unpack    the facts file of one briefing, to look at it alone
    """


@batch_command.command("run")
@click.argument("facts", type=shared.EXISTING_FILE)
@click.option("--table", required=True, metavar="ROWS", help="A .csv, .xlsx or .parquet file, or the URL of a database")
@click.option("--query", default="", metavar="SQL", help="What to ask the database")
@click.option(
    "-o",
    "--output",
    default="out/{id}.pdf",
    metavar="PATTERN",
    help="Names of the files: {id}, {column}, {id:2} for its first two characters  [default: out/{id}.pdf]",
)
@click.option("--by", default="", metavar="COLUMN", help="What tells briefings apart  [default: the first column]")
@click.option("--where", multiple=True, metavar="COLUMN=WORDS", help="Only rows that have these words; repeatable")
@click.option(
    "--sample", type=click.IntRange(1), default=None, metavar="N", help="Only N briefings, of the whole table"
)
@click.option("--dry-run", is_flag=True, help="Check keys and names of all rows, and build nothing")
@click.option("--workers", type=click.IntRange(1), default=None, metavar="N", help="Processes  [default: one a core]")
@click.option("--scheduler", default="", metavar="ADDRESS", help="A Dask cluster to use instead of this machine")
@click.option("--max-failures", type=click.IntRange(0), default=None, metavar="N", help="Stop after so many failures")
@click.option(
    "--index", default="", metavar="FILE", help="Write a summary of it all, too, as a briefing: .pdf or .html"
)
@click.option("--address", default="", metavar="URL", help="Where the files will be found, to which the summary links")
@click.option(
    "--journal", type=shared.FILE, metavar="FILE", help="The journal  [default: .batch.sqlite beside the files]"
)
@shared.lang_option("Language of the editions, unless a column chooses it  [default: that of the facts]")
@shared.theme_options
@shared.input_options
@shared.strict_options
@shared.format_option("text", "json", help="Print lines for people, or an event of JSON a line")
def run(**given: Any) -> None:
    """Build what is not there yet of a batch; a run that was interrupted goes on where it was."""
    sys.exit(_run(given))


def _run(given: Mapping[str, Any]) -> int:
    from briefing.batch.batch_facts import read_batch_facts
    from briefing.batch.journal import NAME, BatchState, Journal, default_journal
    from briefing.batch.outputs import NamePattern, Outputs
    from briefing.batch.row_readers import open_table, without_password
    from briefing.batch.run import BatchOptions, BatchRun
    from briefing.batch.summary import write_index, write_manifest
    from briefing.batch.tasks import Job
    from briefing.options import Format, Options

    names = ("table", "query", "by", "scheduler", "output", "max_failures")
    batch = BatchOptions(
        **{name: given[name] for name in names},
        where=tuple((column, cell) for column, _, cell in (words.partition("=") for words in given["where"])),
        sample=given["sample"] or 0,
        workers=given["workers"] or 0,
    )
    with open_table(batch.table, batch.query) as table:
        name, columns = table.name, table.columns
    if given["index"] and not given["index"].lower().endswith((".pdf", ".html")):
        raise UsageError(f"--index {given['index']} names no .pdf or .html file", "write --index out/index.pdf")
    if wrong := next((words for words in given["where"] if "=" not in words), None):
        raise UsageError(f"--where {wrong} is no condition", f"write --where {wrong}=…")
    for column in (*(column for column, _ in batch.where), *filter(None, [batch.by])):
        if column not in columns:
            raise UsageError(f"the table has no column {column}", f"it has {', '.join(columns[:12])}")
    pattern = NamePattern.of(batch.output, columns)
    settings = read_batch_facts(given["facts"], name, columns).settings
    batch = replace(batch, by=batch.by or settings.key or columns[0])
    chosen = {key: given[key] for key in ("templates", "sources", "charts", "theme", "page_size", "strict", "readings")}
    form: Format = "html" if batch.output.lower().endswith((".html", ".htm")) else "pdf"
    job = Job(
        given["facts"],
        name,
        columns,
        Options(**chosen, language=given["lang"], format=form),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    reporter = _Reporter(given["form"])
    path = given["journal"] or default_journal(pattern.folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    outputs = Outputs(pattern.folder)
    if not path.exists():
        outputs.fetch(NAME, path)
    with Journal(path) as journal:
        kept = {**given, "table": without_password(batch.table)}  # a copy of the journal lies beside files elsewhere
        journal.arguments = {key: str(value) if isinstance(value, Path) else value for key, value in kept.items()}
        going = BatchRun(batch, job, journal, pattern, outputs)
        total = going.plan(reporter.refused)
        refused = journal.counts()[BatchState.REFUSED]
        if not total and not refused:
            raise UsageError("no row of the table makes a briefing", "is it empty, or --where too narrow?")
        if given["dry_run"]:
            reporter.emit("planned", f"{total} briefings, {refused} refused", briefings=total, refused=refused)
            return int(bool(refused))
        with reporter.line:
            done = going.build(reporter.show, reporter.note)
        reporter.end(done, refused)
        if given["index"]:
            write_index(given["index"], job, journal, given["address"])
        if not outputs.is_local:
            write_manifest(journal, outputs)
    outputs.send(path, NAME)
    return int(bool(refused or done.failed))


class _Reporter:
    """Says what happens: a line on a terminal, now and then a line elsewhere, or events as JSON."""

    def __init__(self, form: str) -> None:
        self._is_json = form == "json"
        self.line = shared.ProgressLine()
        self._last = time.monotonic()
        self._shown = 0
        self._said = Counter[Diagnostic]()

    def emit(self, event: str, words: str, **data: object) -> None:
        """Print an event, in words or as JSON."""
        click.echo(json.dumps({"event": event, **data}, ensure_ascii=False) if self._is_json else words)

    def refused(self, key: str, problem: Diagnostic) -> None:
        """Print why a row makes no briefing."""
        self._problems("refused", key, problem.place.line, [problem])

    def note(self, result: Result) -> None:
        """Print what came of one briefing: all as events, and in words what failed."""
        if result.problems:
            self._problems("failed", result.key, result.row, result.problems)
        elif self._is_json:
            data = {"key": result.key, "file": result.name, "sha256": result.output, "pages": result.pages}
            self.emit("built", "", **data)

    def _problems(self, event: str, key: str, row: int, problems: Sequence[Diagnostic]) -> None:
        if self._is_json:
            self.emit(event, "", key=key, row=row, problems=[problem.as_dict() for problem in problems])
            return
        # What is wrong with the facts file is wrong with each of its briefings, and said once.
        self._said.update(problem for problem in problems if problem in self._said)
        new = [problem for problem in problems if problem not in self._said]
        if new and self._shown < _MOST_SHOWN:
            self._said.update(new)
            self.line.show("")
            click.echo(_named(key, row), err=True)
            print_diagnostics(new)
        self._shown += bool(new)

    def show(self, done: Progress) -> None:
        """Show how far it is."""
        words = done.in_words
        self.line.show(words)
        if time.monotonic() - self._last > _SECONDS_BETWEEN_LINES and not sys.stderr.isatty():
            self._last = time.monotonic()
            if self._is_json:
                self.emit("progress", "", **done._asdict(), rate=round(done.rate, 2))
            else:
                click.echo(words, err=True)

    def end(self, done: Progress, refused: int) -> None:
        """Print the sum of it all."""
        for problem, count in self._said.items():
            if count > 1:
                click.echo(f"{count - 1} more have this: {problem._replace(hint=None)}", err=True)
        if self._shown > _MOST_SHOWN:
            click.echo(f"and {self._shown - _MOST_SHOWN} more: make-briefing batch status lists all", err=True)
        parts = [f"{done.built} built", f"{done.kept} there already", f"{done.failed} failed", f"{refused} refused"]
        words = f"{', '.join(parts)}, {done.rate:.1f} a second, {done.seconds:.1f} s"
        self.emit("end", words, **done._asdict(), refused=refused)


def _named(key: str, row: int) -> str:
    return f"{one_line(key)} (row {row}):" if key else f"row {row}:"


_journal_argument = click.argument(
    "journal", type=click.Path(path_type=Path), default=Path("out"), metavar="[OUT|JOURNAL]"
)


@batch_command.command("status")
@_journal_argument
@shared.format_option("text", "json", "csv", help="How to print it; as CSV, all files with their states and digests")
def status(journal: Path, form: str) -> None:
    """Say how many briefings of a batch are built, and what is wrong with the others."""
    from briefing.batch.journal import BatchState
    from briefing.batch.summary import manifest_lines

    with _open(journal) as opened:
        counts = opened.counts()
        if form == "csv":
            sys.stdout.writelines(manifest_lines(opened))
        elif form == "json":
            failed = opened.entries(BatchState.FAILED, BatchState.REFUSED)
            data = {entry.planned.key: [problem.as_dict() for problem in entry.problems] for entry in failed}
            click.echo(json.dumps({**counts, "problems": data}, indent=2, ensure_ascii=False))
        else:
            for entry in opened.entries(BatchState.FAILED, BatchState.REFUSED):
                click.echo(_named(entry.planned.key, entry.planned.row))
                for problem in entry.problems:
                    click.echo(str(problem))
            click.echo(", ".join(f"{count} {state}" for state, count in counts.items()))
    sys.exit(int(any(count for state, count in counts.items() if state is not BatchState.BUILT)))


@batch_command.command("retry")
@_journal_argument
def retry(journal: Path) -> None:
    """Run a batch again as it was run last: what failed, has changed or is gone is built."""
    with _open(journal) as opened:
        given = opened.arguments
        path = opened.path
    if ":***@" in given["table"]:
        raise UsageError("the journal keeps no password of a database", "give the command of the batch again")
    paths = {key: Path(value) if isinstance(value, str) else value for key, value in given.items() if key in _PATHS}
    sys.exit(_run({"index": "", "address": ""} | given | paths | {"journal": path, "dry_run": False}))


_PATHS = ("facts", "templates", "sources", "charts")


@batch_command.command("verify")
@_journal_argument
@click.option("--sample", type=click.IntRange(1), default=None, metavar="N", help="Only N files  [default: all]")
def verify(journal: Path, sample: int | None) -> None:
    """Check the files of a batch: each is as it was written, and proves what it says."""
    from briefing.batch.journal import BatchState
    from briefing.batch.outputs import NamePattern, Outputs
    from briefing.batch.summary import wrong_with

    with _open(journal) as opened:
        folder = NamePattern.folder_of(opened.arguments["output"])
        entries = list(opened.entries(BatchState.BUILT, of_last_run=False))
    chosen = entries[:: max(1, len(entries) // sample)][:sample] if sample else entries
    wrong = 0
    with shared.ProgressLine() as line:
        for i, entry in enumerate(chosen):
            line.show(f"{i} of {len(chosen)}, {wrong} wrong")
            if reason := wrong_with(Outputs(folder), entry):
                wrong += 1
                click.echo(f"{entry.planned.name}: {reason}")
    click.echo(f"{len(chosen) - wrong} of {len(chosen)} files are as they were written, and hold")
    sys.exit(int(bool(wrong)))


@batch_command.command("unpack")
@click.argument("facts", type=shared.EXISTING_FILE)
@click.argument("key")
@click.option("--table", required=True, metavar="ROWS", help="The table of the batch")
@click.option("--query", default="", metavar="SQL", help="What to ask the database")
@click.option("--by", default="", metavar="COLUMN", help="What tells briefings apart  [default: the first column]")
@click.option(
    "-o", "--output", type=shared.FOLDER, default=None, metavar="DIR", help="Where to write them  [default: KEY]"
)
def unpack(facts: Path, key: str, table: str, query: str, by: str, output: Path | None) -> None:
    """Write the facts file and the table of the briefing KEY, which build the very same briefing alone."""
    from briefing.batch.batch_facts import read_batch_facts
    from briefing.batch.filling import fill
    from briefing.batch.row_readers import open_table
    from briefing.errors import LoadError, Place, ProblemError

    with open_table(table, query) as opened:
        batch = read_batch_facts(facts, opened.name, opened.columns)
        column = by or batch.settings.key or opened.columns[0]
        rows = [row for row in opened.rows if row.cells.get(column) == key]
    if not rows:
        raise UsageError(f"no row has {key} in the column {column}")
    try:
        written = fill(batch, rows).write(output or Path(key))
    except ProblemError as error:
        raise LoadError([error.problem.at(Place(table, rows[0].number))]) from None
    click.echo(f"now: make-briefing {written}")


def _open(path: Path) -> Journal:
    """The journal at `path`, or in that folder."""
    from briefing.batch.journal import NAME, Journal

    file = path / NAME if path.is_dir() else path
    if not file.is_file():
        raise UsageError(f"there is no journal {file}", "name the folder of the batch, or its journal")
    return Journal(file)
