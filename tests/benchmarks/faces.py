"""Builds the starter's briefing with each TrueType face of a folder, to see which are refused and why.

`python -m tests.benchmarks faces DIR`.  Debian's faces, without installing them:

    apt-get download fonts-roboto-unhinted fonts-sil-charis fonts-dejavu-core …
    for package in *.deb; do dpkg -x $package faces; done
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from briefing import BriefingError, build
from briefing.files import folder


def measure_faces(where: Path) -> None:
    """Print how many faces build, and each reason for which others are refused; what names no face comes last."""
    answers: Counter[str] = Counter()
    unnamed: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        project = Path(name) / "project"
        shutil.copytree(starter(), project)
        for file in sorted(where.rglob("*.ttf")):
            shutil.copyfile(file, project / "face.ttf")
            (project / "theme.yaml").write_text("faces: {regular: face.ttf, bold: face.ttf}\n", "utf-8")
            answer = answer_of(project / "facts.yaml")
            answers[answer] += 1
            if answer != "builds" and "face.ttf" not in answer:
                unnamed.append(f"{file.name}: {answer}")
    for answer, count in answers.most_common():
        print(f"{count:4} × {answer}")
    print(f"{len(unnamed)} refused without the name of the face", *unnamed, sep="\n  ")


def answer_of(facts: Path) -> str:
    """What becomes of the briefing: "builds", or the first problem."""
    try:
        build(facts)
    except BriefingError as error:
        return str(error).splitlines()[0].removeprefix(f"{facts.parent}/")[:150]
    return "builds"


def starter() -> Path:
    """The folder of the project that `make-briefing new` makes."""
    return folder("starter") / "files"
