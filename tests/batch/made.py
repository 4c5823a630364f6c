"""A small batch: a facts file with columns, and its table."""

from pathlib import Path

FACTS = """
batch: {missing: drop}
head: {id: ports, title: 'Boats of {{ column("port") }}', date: 2026-05-04, state: final, language: en}
speakers: {office: {name: the Harbour Office}}
sources:
  boats: {publisher: Harbour Office, published: 2026-04-30, file: boats.csv, language: en}
defaults: {speaker: office, source: boats}
units: {boat: {one: boat, other: boats}}
key-points:
  - '{{ column("port") }} had {{ fact("boats") }}.'
  - 'It had {{ fact("old") }} a year before.'
sections:
  fleet:
    title: The fleet
    caveats: The section rests on a single table.
    text: |
      {{ column("port") }}, {{ column("note") }}, had {{ fact("boats") }}.

      A year before there were {{ fact("old") }}, which is {{ fact("both") }} in all.
charts:
  boats: {section: fleet, kind: bars, title: Boats, facts: [boats, old]}
facts:
  boats:
    section: fleet
    label: fishing boats
    statement: '{{ column("port") }} had {value}.'
    measure: boats
    quantity: {value: {column: Boats in 2025}, unit: boat}
    period: "2025"
    area: {column: port}
  old:
    section: fleet
    label: fishing boats
    statement: '{{ column("port") }} had {value}.'
    measure: boats
    quantity: {value: {column: Boats in 2024}, unit: boat}
    period: "2024"
    area: {column: port}
  both:
    section: fleet
    label: fishing boats in both years
    statement: Both years have {value}.
    quantity: {unit: boat}
    period: "2025"
    formula: boats + old
"""
TABLE = """code,port,note,Boats in 2025,Boats in 2024
el,Port Elin,in the north,120,110
sa,Saxby,by *the* bay,85,..
ke,Kestrel,in the south,64,71
"""


def batch_folder(folder: Path, facts: str = FACTS, table: str = TABLE) -> Path:
    """Write both files into a folder; the path of the facts file."""
    (folder / "boats.csv").write_text(table, encoding="utf-8")
    path = folder / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    return path
