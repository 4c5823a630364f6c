"""`python -m tests.benchmarks` measures all, `… delivery` its mail, `… numbers` how well and fast numbers are read, and
`… fuzz [MINUTES]` tries all that reads what strangers write. `… svg DIR [COUNT]` compares pictures of logos,
`… faces DIR` builds with each face, `… tables` makes briefings of tables.  `… batch [ROWS]` measures batches,
`… batch-killed [ROWS]` what killing them does; `… carriers` counts what one value passes.

`… warm OUT N` and `… facts OUT` serve more.

Medians of interleaved runs; compile bytecode first and leave PYTHONDONTWRITEBYTECODE unset.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefing import Options, build, check
from briefing.files import seed
from tests.benchmarks.load import common_briefing, long_section, long_table, source_text

COMMAND = (sys.executable, "-m", "briefing")


def main(arguments: list[str]) -> None:
    """Measure everything, or do what another runner asks for."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        match arguments:
            case ["warm", out, count]:
                print(json.dumps(warm_series(folder, Path(out), int(count))))
            case ["facts", out]:
                write_common(Path(out))
            case ["delivery"]:
                from tests.benchmarks.delivery import measure_delivery

                measure_delivery(folder)
            case ["fuzz", *rest]:
                from tests.benchmarks.fuzzing import READERS, fuzz

                fuzz(float(rest[0]) if rest else 24, rest[1:] or READERS)
            case ["fuzz-one", reader, seconds]:
                from tests.benchmarks.fuzzing import fuzz_one

                fuzz_one(reader, int(seconds))
            case ["svg", where, *rest]:
                from tests.benchmarks.svg_pictures import measure_svg

                measure_svg(Path(where), int(rest[0]) if rest else sys.maxsize)
            case ["faces", where]:
                from tests.benchmarks.faces import measure_faces

                measure_faces(Path(where))
            case ["batch", *rest]:
                from tests.benchmarks.batching import measure_batch

                measure_batch(folder, int(rest[0]) if rest else 10_000)
            case ["batch-killed", *rest]:
                from tests.benchmarks.batching import measure_killed_batch

                measure_killed_batch(folder, int(rest[0]) if rest else 10_000)
            case ["tables"]:
                from tests.benchmarks.series_of_tables import measure_series

                measure_series(folder)
            case ["carriers"]:
                from tests.benchmarks.carriers import measure_carriers

                measure_carriers()
            case ["numbers"]:
                from tests.benchmarks.number_reading import measure_checking, measure_numbers

                measure_numbers()
                measure_checking(folder)
            case _:
                measure(folder)


def measure(folder: Path) -> None:
    """Print one line for each figure."""
    common = folder / "common.yaml"
    write_common(common)
    for label, facts in (("seed", seed()), ("common briefing", common)):
        built = build(facts)
        print(f"{label}: {built.pages} pages, {len(built.data)} bytes")
        cold = interleaved({"cached": (*COMMAND, str(facts)), "afresh": (*COMMAND, str(facts), "--no-cache")}, folder)
        build(facts).save(folder / "made.pdf")
        verify = interleaved({"verify": (*COMMAND, "verify", "made.pdf")}, folder)["verify"]
        print(f"  verify, cold {verify:.3f} s")
        print(f"  cold, charts cached {cold['cached']:.3f} s; charts drawn afresh {cold['afresh']:.3f} s")
        print(f"  warm, charts cached {warm(facts, Options()) * 1000:.0f} ms", end="; ")
        print(f"charts drawn afresh {warm(facts, Options(cache=False)) * 1000:.0f} ms")
    print(f"--help {interleaved({'help': (*COMMAND, '--help')}, folder)['help']:.3f} s")
    growth("rows in a table", long_table, (250, 500, 1000, 2000), folder)
    growth("words in a paragraph", long_section, (10_000, 20_000, 40_000, 80_000), folder)
    memory(common)


def write_common(facts: Path) -> None:
    """Write the common briefing and, as its users would, the record of its check beside it."""
    facts.write_text(common_briefing(text=", text: daily.txt"), encoding="utf-8")
    with tempfile.TemporaryDirectory() as texts:
        (Path(texts) / "daily.txt").write_text(source_text(), encoding="utf-8")
        check(facts, Options(sources=Path(texts))).write_record()


def interleaved(commands: dict[str, tuple[str, ...]], folder: Path, rounds: int = 9) -> dict[str, float]:
    """The median wall seconds of each command, run in turn."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(rounds):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(series) for name, series in times.items()}


def warm(facts: Path, options: Options, rounds: int = 21) -> float:
    """The median wall seconds of one more document in this process."""
    build(facts, options)
    return statistics.median(timed(lambda: build(facts, options)) for _ in range(rounds))


def timed(call: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


def warm_series(folder: Path, out: Path, count: int) -> dict[str, list[float]]:
    """Wall and CPU seconds of each of `count` documents whose reference number differs."""
    wall, cpu = [], []
    facts = folder / "facts.yaml"
    write_common(facts)
    for number in range(count):
        facts.write_text(common_briefing(number + 1, text=", text: daily.txt"), encoding="utf-8")
        begun, used = time.perf_counter(), time.process_time()
        build(facts).save(out)
        wall.append(round(time.perf_counter() - begun, 5))
        cpu.append(round(time.process_time() - used, 5))
    return {"wall": wall, "cpu": cpu}


def growth(label: str, make: Callable[[int], str], sizes: tuple[int, ...], folder: Path) -> None:
    """Seconds for each size; twice the size should take twice the time."""
    facts = folder / "growth.yaml"
    seconds = []
    for size in sizes:
        facts.write_text(make(size), encoding="utf-8")
        seconds.append(timed(lambda: build(facts)))
    print(f"{label}: " + ", ".join(f"{n:,} {s:.2f} s" for n, s in zip(sizes, seconds, strict=True)))


def memory(facts: Path, documents: int = 500) -> None:
    """The largest memory so far after every hundredth document."""
    sizes = []
    for number in range(1, documents + 1):
        build(facts)
        if number % 100 == 0:
            sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    print(f"memory after {', '.join(map(str, range(100, documents + 1, 100)))} documents: {sizes} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
