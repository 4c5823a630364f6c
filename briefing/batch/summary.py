"""Says what came of a batch: in a table of all its files, as a briefing (`--index`), and whether a file still holds.

The figures of that briefing are facts like any other, and their source is the journal: a table of its counts is
written beside it, in whose cells they can be looked up.  Reasons of failures are printed as the journal has them.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from briefing import Built
from briefing.batch.journal import BatchState, Entry, Journal
from briefing.batch.outputs import Outputs
from briefing.batch.tasks import Job
from briefing.errors import Diagnostic, OutputError
from briefing.facts.load import parse_briefing
from briefing.languages import SHIPPED, Language, language
from briefing.options import Format, source_date
from briefing.pipeline import build_read, verify
from briefing.proof.report import escape_formula
from briefing.records import NamedTuple
from briefing.sources.source_files import SourceFile
from briefing.sources.table_files import read_csv
from briefing.themes.fonts import missing

MANIFEST = "manifest.csv"
"""What the table of all files is called beside files that lie elsewhere."""
_COLUMNS = ("key", "row", "file", "state", "sha256", "bytes", "reason")
_SOURCE = "journal"
_MOST_REASONS, _MOST_KEYS, _MOST_FILES = 50, 20, 200
_LONGEST_REASON = 300
_FORBIDDEN = str.maketrans({'"': "”", "\\": "/", "\n": " "})
_BRACES = re.compile(r"([{}])(?=[{}])")
"""What no argument in a text can have: signs, and braces that stand next to each other."""

_STATES = (BatchState.BUILT, BatchState.PLANNED, BatchState.FAILED, BatchState.REFUSED)


def manifest_lines(journal: Journal) -> Iterator[str]:
    """The files of the last run as lines of a CSV: what became of each, its digest, why it is not there."""
    yield _csv_line(_COLUMNS)
    for entry in journal.entries():
        planned = entry.planned
        reason = str(entry.problems[0]._replace(hint=None)) if entry.problems else ""
        key, name, why = map(escape_formula, (planned.key, planned.name, reason))
        size = str(entry.size) if entry.size else ""
        yield _csv_line((key, str(planned.row), name, entry.state, entry.output, size, why))


def write_manifest(journal: Journal, outputs: Outputs) -> None:
    """Write that table beside the files, by way of a file on this machine: it may be large."""
    with TemporaryDirectory() as folder:
        path = Path(folder, MANIFEST)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(manifest_lines(journal))
        outputs.send(path, MANIFEST)


def write_index(path: str, job: Job, journal: Journal, address: str) -> None:
    """Write the summary of a batch to `path`, and beside it the table that is its source."""
    folder, _, name = path.rpartition("/")
    index, outputs = build_index(job, journal, name, address), Outputs(folder or ".")
    outputs.write(table_name(name), index.table)
    outputs.write(name, index.briefing.data)


def wrong_with(outputs: Outputs, entry: Entry) -> str:
    """What is wrong with the file of an entry, in words; "" for one that is as it was written."""
    try:
        data = outputs.read(entry.planned.name)
    except OutputError as error:
        return error.diagnostics[0].message
    if sha256(data).hexdigest() != entry.output:
        return "it is not the file that was written"
    if not data.startswith(b"%PDF"):
        return ""
    return "" if verify(data, sha256=entry.output).holds else "it does not hold: make-briefing verify says why"


class Index(NamedTuple):
    """The summary of a batch: a briefing, and the table of the journal's counts that is its source."""

    briefing: Built
    table: bytes


def build_index(job: Job, journal: Journal, name: str, address: str) -> Index:
    """The summary of the last run, whose file is called `name`; links lead to below `address`, if one is given.

    It is in the language of the options where that comes with us, else in English.
    """
    code = job.options.language or "en"
    spoken = language(code if code.partition("-")[0] in SHIPPED else "en")
    found, labels = journal.counts(), _labels(spoken.translate)
    counts = {"asked": sum(found.values()), **{str(s): found[s] for s in _STATES if found[s] or s is BatchState.BUILT}}
    rows = [(_source_title(spoken.translate, job.table), spoken.translate("Number of briefings"))]
    rows += [(labels[key], str(count)) for key, count in counts.items()]
    table = "".join(map(_csv_line, rows)).encode()
    day = (source_date() or datetime.now(UTC)).date().isoformat()
    content = _facts(job.table, spoken, day, counts, table_name(name))
    content["sections"] |= _lists(journal, spoken.translate, address)
    source = SourceFile(sha256(table).hexdigest(), read_csv(table))
    facts = parse_briefing(json.dumps(content, ensure_ascii=False).encode(), job.facts, files={_SOURCE: source})
    form: Format = "html" if name.endswith(".html") else "pdf"
    return Index(build_read(facts, replace(job.options, language=spoken.code, format=form, strict=False)), table)


def table_name(name: str) -> str:
    """What the source of a summary is called, which lies beside it."""
    return f"{name.rpartition('.')[0]}.csv"


def _labels(say: Callable[..., str]) -> dict[str, str]:
    """What each count of the journal is of."""
    return {
        "asked": say("briefings asked for"),
        "built": say("briefings built"),
        "planned": say("briefings not built yet"),
        "failed": say("briefings failed"),
        "refused": say("briefings refused"),
    }


def _source_title(say: Callable[..., str], table: str) -> str:
    return say("Journal of the batch of {table}", table=table)


def _facts(table: str, spoken: Language, day: str, counts: Mapping[str, int], file: str) -> dict[str, Any]:
    """The facts file of the summary, without its lists."""
    say, labels = spoken.translate, _labels(spoken.translate)
    told = {key: f'{{{{ fact("{key}") }}}}' for key in labels}
    points = {
        "built": say("The table asks for {asked}. Built: {built}.", asked=told["asked"], built=told["built"]),
        "planned": say("Not built yet: {number}.", number=told["planned"]),
        "failed": say("Failed: {number}.", number=told["failed"]),
        "refused": say("Refused before anything was built, for a row or a name: {number}.", number=told["refused"]),
    }
    title = _source_title(say, table)
    return {
        "head": {
            "id": "index",
            "title": say("{table}: {number} built", table=_allowed(table, "name"), number=told["built"]),
            "date": day,
            "language": spoken.code,
            "state": "final",
        },
        "speakers": {_SOURCE: {"name": say("the journal of the batch")}},
        "sources": {
            _SOURCE: {
                "publisher": "make-briefing",
                "published": day,
                "title": title,
                "file": file,
                "language": spoken.code,
            }
        },
        "allowed": [{"text": table, "reason": title}],
        "units": {"briefing": {**spoken.said_forms("briefing", "briefings")}},
        "defaults": {"speaker": _SOURCE, "source": _SOURCE, "period": day},
        "key-figures": list(counts),
        "sections": {
            "states": {
                "title": say("What came of it"),
                "text": " ".join(text for key, text in points.items() if key in counts),
                "caveats": say("All figures are from the journal, which the command keeps itself."),
            }
        },
        "facts": {
            key: {
                "section": "states",
                "label": labels[key],
                "statement": f"{labels[key]}: {{value}}",
                "quantity": {"value": count, "unit": "briefing"},
                "evidence": {"cell": f"B{row}"},
            }
            for row, (key, count) in enumerate(counts.items(), 2)
        },
    }


def _lists(journal: Journal, say: Callable[..., str], address: str) -> dict[str, Any]:
    """The sections with what failed, by its reason, and with the files."""
    found: dict[str, Any] = {}
    if reasons := _by_reason(journal.entries(BatchState.FAILED, BatchState.REFUSED)):
        lines = []
        for keys, problem in reasons[:_MOST_REASONS]:
            shown = [_allowed(key, "key") for key in keys[:_MOST_KEYS]] + [say("and others")] * (len(keys) > _MOST_KEYS)
            reason = f"{Path(problem.place.file).name}:{problem.place.line} {problem.rule}: {problem.message}"
            lines.append(f"- **{', '.join(shown)}**: {_allowed(reason[:_LONGEST_REASON], 'reason')}")
        more = say("There are more reasons: `make-briefing batch status` lists them all.")
        listed = "\n".join(lines)
        why = say("Each reason stands with the keys of those that have it, and where it was found.")
        parts = [why, listed, *([more] if len(reasons) > _MOST_REASONS else ())]
        found["failures"] = {"title": say("What failed"), "text": "\n\n".join(parts)}
    names = [entry.planned.name for entry in islice(journal.entries(BatchState.BUILT), _MOST_FILES + 1)]
    if names:
        linked = ((_allowed(name, "file"), f"({address.rstrip('/')}/{quote(name)})") for name in names[:_MOST_FILES])
        listed = ", ".join(f"[{shown}]{target}" if address else shown for shown, target in linked)
        more = say("There are more files: `make-briefing batch status --format csv` lists them all.")
        parts = [listed, *([more] if len(names) > _MOST_FILES else ())]
        found["files"] = {"title": say("The files"), "text": "\n\n".join(parts)}
    return found


def _by_reason(entries: Iterable[Entry]) -> list[tuple[list[str], Diagnostic]]:
    """The keys of what failed, those of one reason together."""
    found: dict[tuple[str, str], tuple[list[str], Diagnostic]] = {}
    for entry in entries:
        problem = entry.problems[0]
        known = found.get((problem.rule, problem.message))
        if known is None and len(found) <= _MOST_REASONS:
            found[problem.rule, problem.message] = ([entry.planned.key], problem)
        elif known and len(known[0]) <= _MOST_KEYS:
            known[0].append(entry.planned.key)
    return list(found.values())


def _allowed(text: str, reason: str) -> str:
    """An expression that prints words of the journal as they are: digits in them are no figures of the summary."""
    plain = " ".join(text.translate(_FORBIDDEN).split())
    printable = plain.translate(dict.fromkeys(map(ord, missing(plain, "regular")), "?"))
    words = _BRACES.sub(r"\1 ", printable)
    return f'{{{{ allow("{words}", reason="{reason}") }}}}' if words else "–"


def _csv_line(cells: Iterable[str]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
