"""Commands that read a facts file: `build` makes a PDF or a web page of it, `check` holds it against its sources."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.commands import UsageError, print_diagnostics, shared
from briefing.errors import CheckError, Place, Problem, did_you_mean, one_line
from briefing.process import begin_one_task

if TYPE_CHECKING:
    from briefing import Built, Checked
    from briefing.errors import Diagnostic
    from briefing.options import Options


@click.command("build")
@click.argument("facts", required=False, type=shared.FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(allow_dash=True),
    metavar="OUT",
    help="The file to write: .pdf, or .html for a web page; - is standard output  [default: <id>.pdf here]",
)
@shared.lang_option("Language of the edition; all builds every edition  [default: that of the facts]")
@shared.theme_options
@shared.input_options
@click.option(
    "--section", "sections", multiple=True, metavar="ID", help="Keep only this section; repeatable  [default: all]"
)
@shared.one_page_option
@click.option("--cache/--no-cache", default=True, help="Reuse drawings of unchanged charts  [default: reuse]")
@shared.strict_options
@click.option("--no-attachments", is_flag=True, help="Leave the facts and the tables out of the PDF")
@click.option(
    "--standard",
    type=click.Choice(["ua1-a3a", "ua2-a4f"]),
    default="ua1-a3a",
    help="PDF/UA-1 and PDF/A-3a, or PDF/UA-2 and PDF/A-4f  [default: ua1-a3a]",
)
@shared.verbose_option
def build_command(
    facts: Path | None, output: str | None, lang: str, no_attachments: bool, verbose: bool, **options: Any
) -> None:
    """Build the briefing of a facts file as a PDF or a web page.

    Without FACTS: facts.yaml in this folder, else the sample briefing that comes with make-briefing.
    """
    begun = time.perf_counter()
    if output == "-" and lang == "all":
        raise UsageError("--lang all makes several files; name one with -o")
    path = shared.facts_file(facts)
    options["format"] = _format_named_by(output)
    options["attachments"] = not no_attachments
    begin_one_task()
    from briefing.options import Options
    from briefing.pipeline import build, languages_of

    note = shared.sample_note(path) if facts is None else ""
    with shared.ProgressLine() as line:
        # All editions are built before the first is written: one that fails leaves none behind.
        codes = languages_of(path) if lang == "all" else [lang]
        built = [build(path, Options(language=code, **options), line.show) for code in codes]
    for edition in built:
        if not note:  # the sample has one source and says so in its text: its user can do nothing about that
            print_diagnostics(edition.warnings)
        if verbose:
            shared.print_templates(edition.checked)
        target = _write(edition, output, several=lang == "all")
        pages = f"{edition.pages} page{'s' * (edition.pages != 1)}, " if edition.pages else ""
        backed = f"{edition.values} of {edition.values} values backed by facts"
        unread = edition.checked.unread
        seen = f", pictures that nobody can read: {'; '.join(unread)}" if unread else ""
        told = f"{pages}{len(edition.data) / 1000:.0f} KB, {backed}, {edition.checked.verified}{seen}"
        click.echo(f"{one_line(target + note)}: {told}, {time.perf_counter() - begun:.2f} s", err=True)


def _format_named_by(output: str | None) -> str:
    """The format that the suffix of the output names; any other suffix is refused, lest a PDF be called out.docx."""
    formats = {".pdf": "pdf", ".html": "html", ".htm": "html"}
    if output is None or output == "-":
        return "pdf"
    if found := formats.get(Path(output).suffix.lower()):
        return found
    if Path(output).is_dir():  # refused, with its reason, on writing
        return "pdf"
    raise UsageError(f"{output} must end in .pdf or .html, or be - for standard output")


def _write(built: Built, output: str | None, *, several: bool) -> str:
    """Write an edition, if there are several with its language before the suffix; where it went, in words."""
    if output == "-":
        sys.stdout.buffer.write(built.data)
        sys.stdout.buffer.flush()
        return "standard output"
    wording = built.checked.edition.wording
    if output and several and wording.base:
        path = Path(output)
        output = str(path.with_name(f"{path.stem}-{wording.language.code}{path.suffix}"))
    return str(built.save(output))


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
