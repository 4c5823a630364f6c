"""How long a briefing takes that is made of one table, and how that grows with the table."""

from __future__ import annotations

import time
from pathlib import Path

from briefing import build

FACTS = """head: {id: table, title: Exports, date: 2024-06-01, state: final}
speakers: {office: {name: the Statistical Office}}
sources: {trade: {publisher: Statistical Office, published: 2024-03-01, language: en, file: trade.csv}}
sections: {trade: {title: Trade}}
facts: {}
series:
  exports:
    section: trade
    label: exports of goods
    source: trade
    areas: {rows: all}
    periods: {columns: all}
    quantity: {currency: EUR}
    scale: million
    speaker: office
"""
TABLES = ((27, 10), (108, 10), (432, 10))


def measure_series(folder: Path) -> None:
    """Print one line for each table: lines of YAML, facts, and the processor's and the clock's time of a warm build."""
    for rows, columns in TABLES:
        lines = ["Exports in millions of euros", ",".join(["Area", *(str(2014 + i) for i in range(columns))])]
        lines += [
            ",".join([_name(row), *(f"{row * 97 + i * 13 + 0.5:.1f}" for i in range(columns))]) for row in range(rows)
        ]
        (folder / "trade.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        facts = folder / "facts.yaml"
        facts.write_text(FACTS, encoding="utf-8")
        build(facts)
        begun, processed = time.perf_counter(), time.process_time()
        built = build(facts)
        seconds, taken = time.perf_counter() - begun, time.process_time() - processed
        count = len(built.checked.facts.briefing.facts)
        print(
            f"table of {rows} x {columns}: {len(FACTS.splitlines())} lines, {count} facts, {built.pages} pages,"
            f" {taken:.2f} s CPU, {seconds:.2f} s"
        )


def _name(number: int) -> str:
    """A name of letters that are no number in any language."""
    letters = "bcdfgkmnpt"
    return f"Area {letters[number // 100 % 10]}o{letters[number // 10 % 10]}o{letters[number % 10]}o"
