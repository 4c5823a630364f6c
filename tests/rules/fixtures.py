"""What an example of a rule needs and cannot show: a broken PDF, a missing package, a mail server."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib import colors

from briefing import build
from tests.guide.workshop import merge_yaml
from tests.layout import flowables
from tests.rules.forgeries import forge

Fixture = Callable[[Path, pytest.MonkeyPatch], None]
KEY = re.compile(r"^([a-z-]+):", re.MULTILINE)
FIXTURES: dict[str, Fixture] = {}


def fixture(name: str) -> Callable[[Fixture], Fixture]:
    """Register what an example asks for with "Given NAME."."""

    def register(function: Fixture) -> Fixture:
        FIXTURES[name] = function
        return function

    return register


def provide(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what "Given NAME." asks for."""
    if variable := re.fullmatch(r"([A-Z_]+)=(\S*) in the environment", name):
        monkeypatch.setenv(*variable.groups())
    elif name.startswith("a PDF with "):
        forge(name.removeprefix("a PDF with "), folder)
    else:
        FIXTURES[name](folder, monkeypatch)


def hide_modules(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let importing one of these modules fail, and forget that they were imported."""
    for loaded in list(sys.modules):
        if loaded.partition(".")[0] in names:
            monkeypatch.delitem(sys.modules, loaded)
    for name in names:
        monkeypatch.setitem(sys.modules, name, None)


@fixture("a facts file in Latin-1")
def _latin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "facts.yaml").write_bytes((folder / "facts.yaml").read_text("utf-8").encode("latin-1", "replace"))


@fixture("a source with a zero-width space in a number")
def _zero_width(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = folder / "sources" / "courier.txt"
    source.write_text(source.read_text("utf-8").replace("48,000", "48,\u200b000"), encoding="utf-8")


@fixture("a facts file with many problems")
def _many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = folder / "facts.yaml"
    allowed = "".join(f"  - {{text: word {i}, reason: r, unknown: x}}\n" for i in range(120))
    facts.write_text(replace_keys(facts.read_text("utf-8"), f"allowed:\n  - {{text: Pier 7, reason: r}}\n{allowed}"))


@fixture("that no time is left")
def _no_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.limits.SECONDS", 0.01)


@fixture("no time to read a file")
def _no_time_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge("nothing changed", folder)
    monkeypatch.setattr("briefing.proof.isolated.CLOCK", 0.001)


@fixture("matplotlib cannot be imported")
def _no_matplotlib(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_modules(monkeypatch, "matplotlib")


@fixture("a complete grammar")
def _grammar(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(Path(__file__).parents[1] / "languages" / "tr" / "grammar.yaml", folder / "languages" / "tr")


@fixture("a figure with a title of two thousand words")
def _long_title(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(folder, {"charts": {"passengers": {"title": "words " * 2000}}})


@fixture("a flowable that draws a gradient")
def _gradient(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gradient = flowables.Drawn(lambda canvas: canvas.linearGradient(0, 0, 9, 9, (colors.red, colors.blue)))
    flowables.put_into_briefings(monkeypatch, flowables.block(gradient))


@fixture("a flowable in Helvetica")
def _helvetica(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flowables.put_into_briefings(monkeypatch, flowables.block(flowables.shapes(font="Helvetica")))


@fixture("a flowable with a number")
def _number(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flowables.put_into_briefings(monkeypatch, flowables.block(flowables.shapes("12 berths")))


@fixture("a flowable taller than a page")
def _tall(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flowables.put_into_briefings(monkeypatch, flowables.block(flowables.qr_code(900)))


@fixture("a section that is a few lines too long")
def _overlong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for lines in range(30, 90):
        caveats = "A line.\\\n" * lines + "The end."
        # A chart would be drawn lower, and spaces around figures made wider, so that the last page has no more.
        section = {"landing-stage": {"caveats": caveats}}
        more = {"head": {"notes": "foot"}, "sections": section, "charts": {}, "key-figures": []}
        change(folder, more)
        if any(warning.rule == "last-page" for warning in build(folder / "facts.yaml").warnings):
            return


@fixture("a list of readers with a control character in a name")
def _control(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "readers.csv").write_text("address,name\nada@example.org,Ada\u202e Reed\n", "utf-8")


@fixture("a list of readers with a very long name")
def _long_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "readers.csv").write_text(f"address,name\nada@example.org,{'A' * 50_000}\n")


@fixture("no home folder")
def _no_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.files.user_folder", lambda kind: None)


def change(folder: Path, data: object) -> None:
    """Merge this into the facts file."""
    facts = folder / "facts.yaml"
    facts.write_text(merge_yaml(facts.read_text("utf-8"), json.dumps(data)), "utf-8")


def replace_keys(old: str, new: str) -> str:
    """The YAML text `old` with the top-level keys that `new` has written as there, mistakes and all."""
    starts = [*(match.start() for match in KEY.finditer(old)), len(old)]
    kept = [old[a:b] for a, b in pairwise(starts) if KEY.match(old[a:b])[1] not in KEY.findall(new)]
    return "".join(kept) + new
