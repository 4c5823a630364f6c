"""Fuzzes all that reads what strangers write: any bytes give a result or an error of ours, within a second or so.

`python -m tests.benchmarks fuzz [MINUTES [READER...]]` shares the minutes of CPU among the readers. It needs atheris,
which follows the branches that an input takes (`pip install atheris`). An input that fails is printed with its reader;
once mended, it is kept in `tests/benchmarks/fuzzed/`, whose files `tests/test_fuzzed.py` reads.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from briefing.errors import BriefingError, ProblemError
from briefing.files import seed

KEPT = Path(__file__).with_name("fuzzed")
_ROOT = Path(__file__).parents[2]
_SECONDS_AN_INPUT, _MEGABYTES = 30, 1024
_SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#123">
<g id="a"><path d="M1 1h5v5c0 2 3 3 5 1s4-1 6 2q3 3 5 0a4 4 0 1 1-3 3z" fill-rule="evenodd" stroke-opacity=".5"/></g>
<g transform="rotate(30 12 12) scale(.5,-.5)" style="fill:red;stroke-width:2;paint-order:stroke">
<rect x="1" y="2" width="3" height="4" rx="1"/><circle cx="5" cy="5" r="2"/>
<ellipse cx="9" cy="9" rx="2" ry="1" stroke-dasharray="3 1"/>
<line x1="0" y1="0" x2="9" y2="9"/><polyline points="1,1 2,2 3,1"/>
<polygon points="1 1 2 2 3 1" stroke="none" fill="hsl(9,9%,9%)"/></g></svg>"""


def read_facts(data: bytes) -> None:
    """A facts file, as YAML and as a model."""
    from briefing.facts.load import parse_briefing

    parse_briefing(data, Path("facts.yaml"))


def read_numbers(data: bytes) -> None:
    """A text of a source, in three languages."""
    from briefing.evidence.source_text import SourceText

    for language in ("en", "ru", "az"):
        text = SourceText.of_words(data.decode("utf-8", "replace"), language)
        assert all(0 <= n.start < n.end <= len(text.normalized) for n in text.numbers)


def read_typed(data: bytes) -> None:
    """A text that an author types, in three languages, and the HTML of a mail."""
    from briefing.evidence.own_words.typed_values import counts_in_name, read_html, typed_values

    text = data.decode("utf-8", "replace")
    for language in ("en", "ru", "az"):
        assert all(0 <= place < len(text) for place, _ in typed_values(text, (), language))
    list(typed_values(read_html(text), is_markdown=False))
    list(counts_in_name(text))


def read_svg(data: bytes) -> None:
    """A logo."""
    from briefing.themes import svg

    svg.read_svg(data, 24.0)


def read_face(data: bytes) -> None:
    """A face of a theme."""
    from briefing.themes.font_file import load_font

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "face.ttf"
        path.write_bytes(data)
        load_font(path, data)


def read_pdf(data: bytes) -> None:
    """A document that somebody sent."""
    from briefing.proof.verify import verify

    verify(data)


def read_recipients(data: bytes) -> None:
    """A list of readers, as CSV and as a spreadsheet."""
    from briefing.mail import mail_merge

    name = "list.xlsx" if data.startswith(b"PK") else "list.csv"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        mail_merge.read_spreadsheet(path)


def read_catalogue(data: bytes) -> None:
    """The messages of a language, beside the grammar of our Turkish test."""
    from briefing.languages.compiler import compile_language

    with tempfile.TemporaryDirectory() as folder:
        for file in _TURKISH.iterdir():
            (Path(folder) / file.name).write_bytes(data if file.suffix == ".po" else file.read_bytes())
        compile_language(Path(folder))


READERS: dict[str, Callable[[bytes], None]] = {
    "facts": read_facts,
    "numbers": read_numbers,
    "typed": read_typed,
    "svg": read_svg,
    "face": read_face,
    "pdf": read_pdf,
    "recipients": read_recipients,
    "catalogue": read_catalogue,
}
_TURKISH = _ROOT / "tests" / "languages" / "tr"


def try_reader(name: str, data: bytes) -> None:
    """Let a reader have the bytes; an error of ours is an answer, any other is not caught."""
    with suppress(BriefingError, ProblemError):
        READERS[name](data)


def fuzz(minutes: float, names: Collection[str] = READERS) -> None:
    """Fuzz each reader in a process of its own, for minutes of CPU, and print how many inputs it had."""
    for name in names:
        command = [sys.executable, "-m", "tests.benchmarks", "fuzz-one", name, str(int(minutes * 60 / len(names)))]
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, errors="replace", check=False)
        lines = done.stderr.splitlines()
        print(f"{name}: " + (lines[-1] if not done.returncode else "\n".join(lines[-40:])), flush=True)


def _cpu_seconds() -> float:
    """What this process and those that it started and that ended have taken."""
    return sum(os.times()[:4])


def fuzz_one(name: str, seconds: int) -> None:
    """Fuzz one reader from the files of its kind that are at hand; does not return."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["briefing"]), tempfile.TemporaryDirectory() as folder:
        for i, data in enumerate([*samples(name), *(file.read_bytes() for file in (KEPT / name).glob("*"))]):
            try_reader(name, data)  # so that what it imports is read before the clock runs
            (Path(folder) / str(i)).write_bytes(data)
        options = {
            "timeout": _SECONDS_AN_INPUT,
            "rss_limit_mb": _MEGABYTES,
            "max_len": 200_000 if name in ("pdf", "face") else 20_000,
            "artifact_prefix": f"{tempfile.gettempdir()}/fuzzed-{name}-",
        }
        begun, tried = _cpu_seconds(), 0

        def try_one(data: bytes) -> None:
            nonlocal tried
            try_reader(name, data)
            tried += 1
            if _cpu_seconds() - begun > seconds:  # libFuzzer's own limit is by the clock on the wall
                print(f"{tried:,} inputs in {seconds} s of CPU, no failure", file=sys.stderr, flush=True)
                shutil.rmtree(folder)
                os._exit(0)

        atheris.Setup([name, folder, *(f"-{k}={v}" for k, v in options.items())], try_one)
        atheris.Fuzz()


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("email", "name", "sections"), ("ana@example.org", "Ana", "trade")):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def samples(name: str) -> Iterable[bytes]:
    """Inputs that a reader reads well."""
    match name:
        case "facts":
            yield from (file.read_bytes() for file in [seed(), *sorted((_ROOT / "tests" / "seeds").glob("*.yaml"))])
        case "numbers" | "typed":
            yield from (file.read_bytes()[:500] for file in sorted((_ROOT / "tests").rglob("*.txt")))
        case "svg":
            yield _SVG
        case "face":
            yield from (file.read_bytes() for file in sorted((_ROOT / "assets" / "fonts").glob("*.ttf"))[:2])
        case "pdf":
            from briefing import Options, build

            yield build(seed(), Options(sections=("trade",))).data
        case "recipients":
            yield b"email,name,attach\nana@example.org,Ana,pdf\n"
            yield _workbook()
        case "catalogue":
            yield from (file.read_bytes() for file in _TURKISH.glob("*.po"))
