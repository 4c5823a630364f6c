"""Measures batches: how many two-page briefings with two charts a second, what they take, and what killing them does.

`python -m tests.benchmarks batch [ROWS]` builds ROWS briefings with one worker and with two, then plans 100 times as
many rows; `… batch-killed [ROWS]` kills a worker every 20 seconds and the command three times, and compares all files.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from briefing import verify

YEARS = range(2019, 2025)
_LETTERS = "bcdfghklmnprst"
_SECONDS_BETWEEN_KILLS = 20
_FACTS = """\
head: {id: trade, title: 'Trade of {{ column("country") }}', date: 2026-11-20, language: en, state: final}
speakers: {office: {name: the Statistical Office}}
sources: {trade: {publisher: Statistical Office, published: 2026-10-01, title: Trade by country, file: trade.csv}}
defaults: {speaker: office, source: trade, area: {column: country}}
key-points:
  - '{{ column("country") }} exported goods of {{ fact("exports-2024") }}, and imported {{ fact("imports-2024") }}.'
sections:
  exports:
    title: Exports
    caveats: All figures are from a single table.
    text: |
      The office counts what crosses the border of {{ column("country") }}, and not what is consumed there. In
      {{ fact("exports-2019").period }} exports were {{ fact("exports-2019") }}; later values stand in the chart.
  imports:
    title: Imports
    caveats: All figures are from a single table.
    text: |
      What {{ column("country") }} imports is counted where it arrives. In {{ fact("imports-2019").period }} imports
      were {{ fact("imports-2019") }}; later values stand in the chart.
charts:
  exports: {section: exports, kind: series, title: Exports by year, facts: [EXPORTS]}
  imports: {section: imports, kind: columns, title: Imports by year, facts: [IMPORTS]}
facts:
"""


def _facts() -> str:
    text = _FACTS
    for name in ("exports", "imports"):
        text = text.replace(name.upper(), ", ".join(f"{name}-{year}" for year in YEARS))
        for year in YEARS:
            text += f"""  {name}-{year}:
    section: {name}
    measure: {name}
    label: {name}
    statement: '{{{{ column("country") }}}} had {name} of {{value}}.'
    quantity: {{value: {{column: {name.capitalize()} in {year} (US$)}}, currency: USD}}
    period: "{year}"
"""
    return text


def _write_table(path: Path, rows: int) -> None:
    heads = [f"{name} in {year} (US$)" for name in ("Exports", "Imports") for year in YEARS]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(["code", "country", *heads]) + "\n")
        for i in range(rows):
            name = "".join(_LETTERS[i // 14**k % 14] + "aeiou"[i // 5**k % 5] for k in range(4)).capitalize()
            values = (str(1_000_000 + (i * 7919 + k * 104_729) % 9_000_000) for k in range(len(heads)))
            file.write(",".join([f"c{i}", f"{name}ia", *values]) + "\n")


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "briefing", "batch", "facts.yaml", "--table", "trade.csv", "--format", "json", *words]


def _end(output: str) -> dict[str, float]:
    return dict(json.loads(output.splitlines()[-1]))


def measure_batch(folder: Path, rows: int) -> None:
    """Print briefings a second with one worker and two, the memory of command and builders, and the time of a plan."""
    (folder / "facts.yaml").write_text(_facts(), encoding="utf-8")
    _write_table(folder / "trade.csv", rows)
    print(f"{rows} briefings; load {os.getloadavg()[0]:.1f}")
    for workers in (1, 2):
        words = ("-o", f"out-{workers}/{{id:2}}/{{id}}.pdf", "--workers", str(workers))
        with subprocess.Popen(_command(*words), cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            peaks = [0, 0]
            lines: list[str] = []
            assert process.stdout
            for count, line in enumerate(process.stdout):
                lines.append(line)
                if count % 200 == 0:
                    peaks[0] = max(peaks[0], _resident(process.pid))
                    peaks[1] = max([peaks[1], *map(_resident, _builders(process.pid))])
        end = _end("".join(lines))
        rate = end["built"] / end["seconds"]
        print(f"{workers} workers: {rate:.1f} a second, command {peaks[0]} MiB, building {peaks[1]} MiB at most")
    first = next((folder / "out-2").rglob("*.pdf"))
    print(f"{first.stat().st_size / 1000:.0f} KB each, {verify(first).values} values")
    _write_table(folder / "trade.csv", 100 * rows)
    begun = time.monotonic()
    subprocess.run(_command("-o", "plan/{id:2}/{id}.pdf", "--dry-run"), cwd=folder, check=True, capture_output=True)
    print(f"a plan of {100 * rows} rows: {time.monotonic() - begun:.0f} s")


def measure_killed_batch(folder: Path, rows: int) -> None:
    """Kill workers and the command on the way, and print whether all files are those of an undisturbed run."""
    (folder / "facts.yaml").write_text(_facts(), encoding="utf-8")
    _write_table(folder / "trade.csv", rows)
    chance = random.Random(1)
    workers_killed = runs = 0
    while True:
        runs += 1
        process = subprocess.Popen(_command("--workers", "2"), cwd=folder, stdout=subprocess.PIPE, text=True)
        begun = time.monotonic()
        while process.poll() is None:
            try:
                process.wait(timeout=_SECONDS_BETWEEN_KILLS)
            except subprocess.TimeoutExpired:
                if runs <= 3 and time.monotonic() - begun > 2 * _SECONDS_BETWEEN_KILLS:
                    process.kill()
                elif found := list(_workers(process.pid)):
                    os.kill(chance.choice(found), signal.SIGKILL)
                    workers_killed += 1
        if process.wait() == 0:
            break
    subprocess.run(_command("-o", "calm/{id}.pdf"), cwd=folder, check=True, capture_output=True)
    disturbed, calm = (dict(_digests(folder / name)) for name in ("out", "calm"))
    print(f"{runs} runs, {workers_killed} workers killed, {len(disturbed)} files, as undisturbed: {disturbed == calm}")
    held = sum(verify(path).holds for path in sorted((folder / "out").glob("*.pdf"))[:: max(1, rows // 200)])
    print(f"{held} of a sample verify")


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.glob("*.pdf"):
        yield path.name, sha256(path.read_bytes()).hexdigest()


def _below(pid: int) -> Iterator[int]:
    """All processes that a process has started, and those that they have."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    for child in map(int, found):
        yield child
        yield from _below(child)


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _workers(pid: int) -> Iterator[int]:
    return (child for child in _below(pid) if b"spawn_main" in _command_line(child))


def _builders(pid: int) -> Iterator[int]:
    return (child for child in _below(pid) if b"builder_process" in _command_line(child))


def _resident(pid: int) -> int:
    """The memory of a process in MiB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0
