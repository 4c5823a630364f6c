"""Compares all SVG files of a folder, as our pages show them, with what resvg draws.

`python -m tests.benchmarks svg DIR [COUNT]` takes COUNT of them by chance (all, if it is not given).  Public icons:

    npm install --ignore-scripts feather-icons bootstrap-icons @tabler/icons simple-icons heroicons devicon flag-icons
    python -m tests.benchmarks svg node_modules 1000
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from briefing.errors import ProblemError
from tests.themes.drawn import ALIKE, difference

_SHOWN = 20


def measure_svg(folder: Path, count: int) -> None:
    """Print how many files look alike, otherwise, and are refused; and the worst, and the commonest reasons."""
    files = sorted(folder.rglob("*.svg"))
    if count < len(files):
        files = random.Random(1).sample(files, count)
    refused: Counter[str] = Counter()
    found: list[tuple[int, Path]] = []
    for file in files:
        try:
            found.append((difference(file.read_bytes()), file))
        except ProblemError as error:
            refused[error.problem.message.partition(", in line")[0]] += 1
    other = [(much, file) for much, file in sorted(found, reverse=True) if much > ALIKE]
    print(f"{len(files)} files: {len(found) - len(other)} alike, {len(other)} otherwise, {refused.total()} refused")
    for much, file in other[:_SHOWN]:
        print(f"  {much:3} of 255: {file}")
    for reason, times in refused.most_common(_SHOWN):
        print(f"  {times:4} × {reason}")
