"""`make-briefing check`: check the facts against their sources and say how far they are verified."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError, print_diagnostics, shared
from briefing.errors import CheckError, Place, Problem, did_you_mean, one_line
from briefing.process import begin_one_task

if TYPE_CHECKING:
    from briefing.errors import Diagnostic
    from briefing.options import Options
    from briefing.pipeline import Checked


@click.command("check")
@click.argument("facts", nargs=-1, type=shared.FILE)
@shared.lang_option("Check only the edition in this language  [default: all]")
@shared.theme_options
@shared.input_options
@shared.strict_options
@click.option("--explain", "explained", metavar="FACT", help="Show how the quotes of this fact are read, and no more")
@click.option("--explain-rules", "explains", is_flag=True, help="Explain each rule that a problem names, once")
@shared.format_option("text", "json", help="How to print what is found")
@shared.verbose_option
def check_command(
    facts: tuple[Path, ...],
    form: str,
    lang: str,
    verbose: bool,
    explained: str | None,
    explains: bool,
    **options: Any,
) -> None:
    """Check each fact against the words of its sources.

    Every edition of each FACTS file is checked, unless --lang names one.  With --sources, what was verified is
    recorded beside the facts, as FACTS.checked.json.
    """
    begin_one_task()
    from briefing.options import Options

    wanted = Options(language="" if lang == "all" else lang, **options)
    if explained:
        if form == "json" or len(facts) > 1:
            raise UsageError("--explain shows one fact of one file, as text")
        click.echo(_explain(shared.facts_file(facts[0] if facts else None), explained, wanted.path("sources")))
        return
    reports, is_fine = [], True
    broken: set[str] = set()
    for path in facts or (None,):
        path = shared.facts_file(path)
        checked, problems, recorded = _check(path, wanted)
        is_fine = is_fine and checked is not None
        broken |= {problem.rule for problem in problems}
        if verbose and checked:
            shared.print_templates(checked)
        if form == "json":
            reports.append(_json_report(path, checked, problems))
            continue
        print_diagnostics(problems)
        if checked:
            click.echo(f"{checked.verified}{'' if facts else shared.sample_note(path)}")
            if checked.report.unused:
                click.echo("numbers in the sources that no fact uses:")
            for number in checked.report.unused:
                place = f"{number.source}:{number.line}:{number.column}"
                click.echo(one_line(f"  {place} {number.text} ({number.kind}): … {number.context} …"))
        if recorded:
            click.echo(f"recorded in {one_line(str(recorded))}")
    if form == "json":
        click.echo(json.dumps(reports if len(facts) > 1 else reports[0], indent=2, ensure_ascii=False))
    if explains:
        from briefing.rules import all_rules

        for rule in (rule for rule in all_rules().values() if rule.name in broken):
            click.echo(f"\n{rule}", err=True)
    sys.exit(0 if is_fine else 1)


def _explain(path: Path, fact: str, sources: Path | None) -> str:
    """How the check reads the quotes of one fact, number by number; CheckError for a fact that is not there."""
    from briefing.evidence.explain import explain_claim
    from briefing.evidence.fact_check import read_claim
    from briefing.evidence.texts import find_texts
    from briefing.facts.load import load_briefing
    from briefing.limits import bounded

    loaded = load_briefing(path, sources=sources)
    known = loaded.briefing.facts
    if fact not in known:
        problem = Problem("unknown-fact", f'there is no fact "{fact}"', did_you_mean(fact, known))
        raise CheckError([problem.at(Place("--explain", line=0))])
    if not known[fact].evidence:
        return f'fact "{fact}" quotes no source'
    with bounded(loaded.path, "checking it against its sources"):
        claim, problems = read_claim(loaded, find_texts(loaded, sources), fact)
        return "\n".join((*map(str, problems), *explain_claim(claim)))


def _check(path: Path, options: Options) -> tuple[Checked | None, tuple[Diagnostic, ...], Path | None]:
    """The checked file, if it has no errors; all problems; and the record, if one was written."""
    from briefing.errors import BriefingError
    from briefing.pipeline import check

    try:
        checked = check(path, options)
        return checked, checked.warnings, checked.write_record() if options.sources else None
    except BriefingError as error:
        return None, error.diagnostics, None


def _json_report(path: Path, checked: Checked | None, problems: tuple[Diagnostic, ...]) -> dict[str, Any]:
    """What was found, for programs; what is verified and unused is there only if the facts could be checked."""
    report: dict[str, Any] = {"facts": str(path), "ok": checked is not None}
    report["problems"] = [problem.as_dict() for problem in problems]
    if checked:
        report["verified"] = {name: str(state) for name, state in checked.report.facts.items()}
        read = {name: fact.reading for name, fact in checked.facts.briefing.facts.items() if fact.reading}
        report["readings"] = {name: dict(readings) for name, readings in read.items()}
        keys = ("source", "line", "column", "text", "kind", "context")
        report["unused"] = [{key: getattr(number, key) for key in keys} for number in checked.report.unused]
    return report
