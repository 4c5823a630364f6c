"""Measures batches: how many two-page briefings with two charts a second, what they take, and what killing them does.

`python -m tests.benchmarks batch [ROWS]` builds ROWS briefings with one worker and with two, then plans 100 times as
many rows; `… batch-killed [ROWS]` kills a worker every 20 seconds and the command three times, and compares all files.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from briefing import verify

YEARS = range(2019, 2025)
_LETTERS, _VOWELS = "bcdghklmprtvj", "aou"
"""Of which no name is made that reads as a number does in some language, such as Ninegedeia."""
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
            name = "".join(_LETTERS[i // 13**k % 13] + _VOWELS[i // 3**k % 3] for k in range(4)).capitalize()
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
    """Kill workers and the command on the way, and print whether all files are those of an undisturbed run.

    A worker is killed every 20 seconds and the command three times; then the rest is built on a cluster of its own, the
    connection to whose scheduler is cut once.
    """
    (folder / "facts.yaml").write_text(_facts(), encoding="utf-8")
    _write_table(folder / "trade.csv", rows)
    chance, killed = random.Random(1), 0
    for share in (0.15, 0.3, 0.45):
        with subprocess.Popen(_command("--workers", "2"), cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            last = time.monotonic()
            for line in process.stdout:
                if time.monotonic() - last > _SECONDS_BETWEEN_KILLS and (found := list(_workers(process.pid))):
                    os.kill(chance.choice(found), signal.SIGKILL)
                    killed, last = killed + 1, time.monotonic()
                if json.loads(line)["event"] == "built" and len(list(folder.glob("out/*.pdf"))) > share * rows:
                    process.kill()
                    break
    cuts, end = _build_with_cut_connection(folder)
    subprocess.run(_command("-o", "calm/{id}.pdf"), cwd=folder, check=True, capture_output=True)
    disturbed, calm = (dict(_digests(folder / name)) for name in ("out", "calm"))
    print(f"command killed 3 times, {killed} workers killed, {cuts} connections cut; the end: {end}")
    print(f"{len(disturbed)} files of {rows}, as undisturbed: {disturbed == calm}")
    sample = sorted((folder / "out").glob("*.pdf"))[:: max(1, rows // 200)]
    print(f"{sum(verify(path).holds for path in sample)} of {len(sample)} verify")


def _build_with_cut_connection(folder: Path) -> tuple[int, dict[str, float]]:
    """Build what is left on a scheduler and three workers, to which the command has a connection that is cut once."""
    port = str(_free_port())
    processes = [_part("dask_scheduler", folder, "--host", "127.0.0.1", "--port", port, "--no-dashboard")]
    processes += [
        _part("dask_worker", folder / f"w{i}", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-dashboard")
        for i in range(3)
    ]
    cuttable = CuttableConnection(int(port))
    try:
        words = _command("--scheduler", f"tcp://127.0.0.1:{cuttable.port}")
        with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            lines = []
            for line in process.stdout:
                lines.append(line)
                if len(lines) == 20:
                    cuttable.cut()
        return cuttable.count, _end("".join(lines))
    finally:
        for part in processes:
            part.kill()
            part.wait()


def _part(module: str, folder: Path, *words: str) -> subprocess.Popen[bytes]:
    folder.mkdir(exist_ok=True)
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *words], cwd=folder, stdout=nothing, stderr=nothing
    )


class CuttableConnection:
    """A port of this machine that leads to another one, until what goes through it is cut."""

    def __init__(self, target: int) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.count = 0
        self._open: list[tuple[socket.socket, socket.socket]] = []
        self._target = target
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Close all that is open now; what connects later goes through."""
        while self._open:
            self.count += 1
            for end in self._open.pop():
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _serve(self) -> None:
        while True:
            here, _ = self._server.accept()
            there = socket.create_connection(("127.0.0.1", self._target))
            self._open.append((here, there))
            for source, target in ((here, there), (there, here)):
                threading.Thread(target=_pass_on, args=(source, target), daemon=True).start()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    for end in (source, target):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


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
    return (child for child in _below(pid) if b"briefing.batch.cluster" in _command_line(child))


def _resident(pid: int) -> int:
    """The memory of a process in MiB."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0
