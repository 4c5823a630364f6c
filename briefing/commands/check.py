"""make-briefing check: a facts file in, what is wrong with it and how far it is verified out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands.shared import (
    FILE,
    counted,
    edition_options,
    facts_file,
    form_option,
    input_options,
    name_parts,
    say,
    verbose_option,
)

if TYPE_CHECKING:
    from briefing.errors import Diagnostic
    from briefing.pipeline import Checked


@click.command("check")
@click.argument("facts", required=False, type=FILE)
@edition_options
@input_options
@click.option("--strict", is_flag=True, help="Let warnings fail the check")
@form_option("text", "json", help="How to print what is found")
@verbose_option
def command(facts: Path | None, form: str, lang: str, verbose: bool, **options: Any) -> None:
    """Check each fact of the FACTS file against the words of its sources.

    Every edition is checked, unless --lang names one.  With --sources, what was verified is recorded beside
    the facts, as FACTS.checked.json.
    """
    from briefing.errors import BriefingError
    from briefing.options import Options
    from briefing.pipeline import check

    path = facts_file(facts)
    checked, recorded = None, None
    problems: tuple[Diagnostic, ...] = ()
    try:
        checked = check(path, Options(language="" if lang == "all" else lang, **options))
        problems = checked.warnings
        recorded = checked.record() if options["sources"] else None
    except BriefingError as error:
        problems = error.diagnostics
    if verbose and checked:
        name_parts(checked)
    if form == "json":
        click.echo(json.dumps(_report(path, checked, problems), indent=2, ensure_ascii=False))
    else:
        say(problems)
        _tell(checked, recorded)
    sys.exit(0 if checked else 1)


def _tell(checked: Checked | None, recorded: Path | None) -> None:
    """What a check found, beside problems: how the facts are verified and which numbers no fact uses."""
    if checked is None:
        return
    click.echo(f"{counted(checked)} {checked.verified}")
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
        "problems": [problem.as_dict() for problem in problems],
    }
    if checked:
        report["verified"] = {name: str(state) for name, state in checked.report.facts.items()}
        keys = ("source", "line", "column", "text", "kind", "context")
        report["unused"] = [{key: getattr(number, key) for key in keys} for number in checked.report.unused]
    return report
