"""The command line: parse, call one function, print, exit code; 0 fine, 1 problems found, 2 wrong usage."""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from briefing.charts.figure import Artist
    from briefing.errors import Diagnostic
    from briefing.pipeline import Built, Checked

F = TypeVar("F", bound=Callable[..., Any])
_FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


def main(arguments: list[str] | None = None) -> None:
    """Run `make-briefing`; a first argument that is a command's name is that command, else it builds."""
    arguments = sys.argv[1:] if arguments is None else arguments
    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        if command:
            command.main(arguments[1:], prog_name=f"make-briefing {arguments[0]}")
        build_command.main(arguments, prog_name="make-briefing")
    except BrokenPipeError:
        _leave(1)
    except SystemExit as end:
        _leave(int(end.code or 0))


def _leave(code: int) -> None:
    """End at once: taking a thousand modules apart costs 60 ms and frees nothing that the end does not."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 1
    os._exit(code)


def _problems_to_exit(function: F) -> F:
    """Print the diagnostics of a BriefingError and exit with 1, instead of a traceback."""

    @wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        from briefing.errors import BriefingError

        try:
            return function(*args, **kwargs)
        except BriefingError as error:
            _say(error.diagnostics)
            sys.exit(1)

    return wrapped  # type: ignore[return-value]


@click.command(
    epilog="Other commands: make-briefing check, verify, facts, schema; each has --help.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("facts", required=False, type=_FILE)
@click.option("-o", "--output", metavar="OUT", help="The PDF to write, - for standard output  [default: <id>.pdf here]")
@click.option(
    "--page-size",
    type=click.Choice(["a4", "letter"], case_sensitive=False),
    default="a4",
    help="The size of the page  [default: a4]",
)
@click.option("--templates", type=_FOLDER, metavar="DIR", help="Templates that come before ours")
@click.option("--sources", type=_FOLDER, metavar="DIR", help="Where the texts of the sources lie")
@click.option("--charts", type=_FILE, metavar="FILE.py", help="Own chart functions; this runs the file")
@click.option("--cache/--no-cache", default=True, help="Reuse drawings of unchanged charts  [default: reuse]")
@click.option("--strict", is_flag=True, help="Let warnings fail the build")
@click.option("--no-attachments", is_flag=True, help="Leave the facts and the tables out of the PDF")
@click.option(
    "--standard",
    type=click.Choice(["ua1-a3a", "ua2-a4f"]),
    default="ua1-a3a",
    help="PDF/UA-1 and PDF/A-3a, or PDF/UA-2 and PDF/A-4f  [default: ua1-a3a]",
)
@click.version_option(package_name="make-briefing", message="%(prog)s %(version)s")
@_problems_to_exit
def build_command(facts: Path | None, output: str | None, no_attachments: bool, **options: Any) -> None:
    """Build the briefing of the FACTS file as a PDF.

    Without FACTS: facts.yaml in this folder, else the briefing that comes with make-briefing.
    """
    begun = time.perf_counter()
    path = _facts(facts)
    _refuse_input(output, [path, options["charts"]])
    built = _built(path, attachments=not no_attachments, **options)
    _say(built.warnings)
    target = _deliver(built, output)
    click.echo(_summary(built, target, time.perf_counter() - begun), err=True)


def _built(path: Path, **options: Any) -> Built:
    """One build, then the process ends: no garbage is collected, no plugin sought, and helpers get ready meanwhile."""
    from briefing.early import Early
    from briefing.proof.press import prepare_press, print_document

    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    progress = _Progress()
    try:
        with Early(prepare_press, print_document) as press, _artist(options["cache"]) as artist:
            from briefing.pipeline import Options, build

            return build(path, Options(**options), progress, press, artist)
    finally:
        progress.clear()


def _artist(cache: bool) -> AbstractContextManager[Artist | None]:
    """Who draws the charts: a process that imports matplotlib at once, if none will come from the cache."""
    if cache:
        return nullcontext()
    from briefing.charts.figure import draw_commission
    from briefing.early import Early

    return Early(lambda: import_module("briefing.charts.afresh"), draw_commission)


@click.command("check")
@click.argument("facts", required=False, type=_FILE)
@click.option("--sources", type=_FOLDER, metavar="DIR", help="Where the texts of the sources lie")
@click.option("--templates", type=_FOLDER, metavar="DIR", help="Templates that come before ours")
@click.option("--charts", type=_FILE, metavar="FILE.py", help="Own chart functions; this runs the file")
@click.option("--strict", is_flag=True, help="Let warnings fail the check")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what is found  [default: text]",
)
def check_command(facts: Path | None, form: str, **options: Any) -> None:
    """Check each fact of the FACTS file against the words of its sources.

    With --sources, what was verified is recorded beside the facts, as FACTS.checked.json.
    """
    from briefing.errors import BriefingError
    from briefing.pipeline import Options, check

    path = _facts(facts)
    checked, recorded = None, None
    problems: tuple[Diagnostic, ...] = ()
    try:
        checked = check(path, Options(**options))
        problems = checked.warnings
        recorded = checked.record() if options["sources"] else None
    except BriefingError as error:
        problems = error.diagnostics
    if form == "json":
        click.echo(json.dumps(_report(path, checked, problems), indent=2, ensure_ascii=False))
    else:
        _say(problems)
        _tell(checked, recorded)
    sys.exit(0 if checked else 1)


@click.command("verify")
@click.argument("file", type=_FILE)
@click.option("--sources", type=_FOLDER, metavar="DIR", help="Where texts of the sources lie, to look the quotes up")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print what the file proves  [default: text]",
)
def verify_command(file: Path, sources: Path | None, form: str) -> None:
    """Say what a PDF FILE from anyone proves: whether its values are those that were written, and whose they are.

    It shows that they agree with the facts in the file, not who made it: who can rebuild all of it can forge it.
    """
    from briefing.proof.apart import verify_apart
    from briefing.proof.report import as_json, verdict_text

    verdict = verify_apart(_existing(file), sources)
    click.echo(as_json({"file": str(file)} | verdict) if form == "json" else verdict_text(str(file), verdict))
    sys.exit(0 if verdict["holds"] else 1)


@click.command("facts")
@click.argument("file", type=_FILE)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    help="How to print them; json is all that the file holds  [default: table]",
)
def facts_command(file: Path, form: str) -> None:
    """Print the facts that a PDF FILE carries, as they are; make-briefing verify says whether they hold."""
    from briefing.proof.apart import facts_apart
    from briefing.proof.report import as_json, facts_csv, facts_table

    answer = facts_apart(_existing(file))
    for finding in answer["findings"]:
        click.echo(f"{file}: {finding['message']}", err=True)
    if answer["findings"]:
        sys.exit(1)
    forms = {"json": lambda: as_json(answer["content"]), "csv": lambda: facts_csv(answer["facts"])}
    click.echo(forms.get(form, lambda: facts_table(answer["facts"]))())


@click.command("schema")
@click.argument("which", type=click.Choice(["facts", "pdf"]), default="facts")
def schema_command(which: str) -> None:
    """Print the JSON Schema of facts files, or, for pdf, of the facts.json in a PDF."""
    from briefing.facts.schema import json_schema

    if which == "pdf":
        from briefing.proof.model import attached_schema as json_schema
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


COMMANDS = {"check": check_command, "verify": verify_command, "facts": facts_command, "schema": schema_command}


def _existing(file: Path) -> Path:
    if not file.is_file():
        raise click.UsageError(f"there is no file {file}")
    return file


def _facts(facts: Path | None) -> Path:
    """The facts file to read; an unknown one that looks like a command gets a hint."""
    if facts is None:
        here = Path("facts.yaml")
        if here.exists():
            return here
        from briefing.resources import seed

        click.echo(f"no facts.yaml in this folder: using {seed().name}, which comes with make-briefing", err=True)
        return seed()
    if not facts.exists():
        from difflib import get_close_matches

        near = get_close_matches(str(facts), COMMANDS, n=1, cutoff=0.6)
        hint = (
            f"did you mean the command make-briefing {near[0]}? It stands first."
            if near
            else "name a YAML file of facts"
        )
        raise click.UsageError(f"there is no file {facts}\n  hint: {hint}")
    return facts


def _refuse_input(output: str | None, inputs: Iterable[Path | None]) -> None:
    for path in inputs:
        if path and output and output != "-" and _same(Path(output), path):
            raise click.UsageError(f"{output} is an input; writing the PDF there would destroy it")


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


def _deliver(built: Built, output: str | None) -> str:
    if output != "-":
        return str(built.save(output))
    sys.stdout.buffer.write(built.data)
    sys.stdout.buffer.flush()
    return "standard output"


def _summary(built: Built, target: str, seconds: float) -> str:
    pages = f"{built.pages} page{'s' * (built.pages != 1)}"
    facts = f"{_counted(built.checked)} {built.checked.verified}"
    backed = f"{built.values} of {built.values} values backed by facts"
    return f"{target}: {pages}, {len(built.data) / 1000:.0f} KB, {backed}, {facts}, {seconds:.2f} s"


def _counted(checked: Checked) -> str:
    count = len(checked.facts.briefing.facts)
    return f"{count} fact{'s' * (count != 1)}"


class _Progress:
    """Shows the phase on a terminal, in one line that is wiped at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()

    def __call__(self, phase: str) -> None:
        if self._shown:
            click.echo(f"\r\x1b[K{phase} …", nl=False, err=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _say(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        click.echo(str(diagnostic), err=True)


def _tell(checked: Checked | None, recorded: Path | None) -> None:
    """What a check found, beside problems: how the facts are verified and which numbers no fact uses."""
    if checked is None:
        return
    click.echo(f"{_counted(checked)} {checked.verified}")
    if checked.report.unused:
        click.echo("numbers in the sources that no fact uses:")
    for number in checked.report.unused:
        click.echo(
            f"  {number.source}:{number.line}:{number.column} {number.text} ({number.kind}): … {number.context} …"
        )
    if recorded:
        click.echo(f"recorded in {recorded}")


def _report(path: Path, checked: Checked | None, problems: Iterable[Diagnostic]) -> dict[str, Any]:
    """The same for programs; states and unused numbers are there only where the facts could be checked."""
    report: dict[str, Any] = {
        "facts": str(path),
        "ok": checked is not None,
        "problems": [_problem(d) for d in problems],
    }
    if checked:
        report["verified"] = {name: str(state) for name, state in checked.report.facts.items()}
        keys = ("source", "line", "column", "text", "kind", "context")
        report["unused"] = [{key: getattr(number, key) for key in keys} for number in checked.report.unused]
    return report


def _problem(diagnostic: Diagnostic) -> dict[str, Any]:
    place = diagnostic.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": str(diagnostic.severity),
        "rule": diagnostic.rule,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }
