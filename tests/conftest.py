"""What every test may use: the seed, the second briefing, and blocks as readable text."""

import atexit
import contextlib
import gc
import importlib.util
import inspect
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Generator, Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import settings

from briefing import process
from briefing.cli import main
from briefing.commands import group
from briefing.document import blocks
from briefing.evidence.record import record_bytes
from briefing.facts.load import FactsFile, load_briefing, parse_briefing
from briefing.files import record_path
from briefing.pipeline import check
from briefing.starter import make_folder

IS_CI = bool(os.environ.get("CI"))


def examples(most: int) -> int:
    """How many examples a property is tried with: all in CI, a quarter on a desk, others each time."""
    return most if IS_CI else most // 4


def slow_case(*values: Any) -> Any:
    """A case of a test of which another one is fast: for those who change what only this one shows, and for CI."""
    return pytest.param(*values, marks=pytest.mark.slow)


def all_cases(
    names: str | tuple[str, ...], cases: Iterable[Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What `pytest.mark.parametrize` does, in one test that names each case that fails.

    A test of its own takes some milliseconds to be found, sent to a worker and reported, which most cases do not take.
    A fixture is the same for all, but `tmp_path`, an empty folder for each; what a case patches would stay: no cases.
    """
    given = (names,) if isinstance(names, str) else names
    listed = [(case,) if isinstance(names, str) else case for case in cases]

    def decorate(test: Callable[..., None]) -> Any:
        asked = inspect.signature(test)

        def run(**fixtures: Any) -> None:
            wrong, folder = [], fixtures.get("tmp_path")
            for number, case in enumerate(listed):
                if folder:
                    fixtures["tmp_path"] = folder / str(number)
                    fixtures["tmp_path"].mkdir()
                try:
                    test(**dict(zip(given, case, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    wrong.append(f"{case!r}: {type(error).__name__}: {error}")
            if wrong:
                pytest.fail("\n\n".join(wrong), pytrace=False)

        run.__name__, run.__doc__, run.__module__ = test.__name__, test.__doc__, test.__module__
        fixtures = [value for name, value in asked.parameters.items() if name not in given]
        run.__signature__ = asked.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return run

    return decorate


# A slow machine fails no property; CI tries the same examples each time.
settings.register_profile("house", deadline=None, derandomize=IS_CI, max_examples=examples(100))
settings.load_profile("house")

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "azerbaijan-russia.yaml"


def attached_files(data: bytes) -> dict[str, bytes]:
    """The files that a PDF embeds, by their names."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}


def without_texts(facts: Path) -> str:
    """A facts file whose sources name no text, line by line: what a copy of it alone has to say."""
    return re.sub(r"^ +text: \S+\.txt$", "", facts.read_text(encoding="utf-8"), flags=re.MULTILINE)


def write_facts(folder: Path, *changes: tuple[str, str], text: str, file: str, table: str) -> Path:
    """A facts file with some words changed, and the table that it takes its facts from beside it."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / file).write_text(table, "utf-8")
    path = folder / "facts.yaml"
    path.write_text(text, "utf-8")
    return path


@cache
def _starter_record() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        make_folder(Path(name) / "new")
        return record_bytes(check(Path(name) / "new" / "facts.yaml").report.record)


def make_checked_folder(folder: Path) -> None:
    """The starter, verified earlier and without its sources: a test of its pages need not read these each time."""
    make_folder(folder)
    shutil.rmtree(folder / "sources")
    record_path(folder / "facts.yaml").write_bytes(_starter_record())


MINIMAL = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024", area: Norland}
units: {pupils: {one: pupil, other: pupils}}
speakers: {minister: {name: A. Minister}}
sources: {daily: {publisher: The Daily, published: 2024-08-19, speaker: minister}}
"""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI on Linux a skipped test is a failed one: what it needs is to be installed there."""
    report = yield
    if report.skipped and IS_CI and sys.platform == "linux":
        report.outcome = "failed"
    return report


FORKING = ("templating", "sources", "test_cells.py", "test_series.py", "test_document.py")
"""Where each test has something done in a process of its own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that fork come first: later the process is twice as large, and to fork it takes twice as long."""
    items.sort(key=lambda item: not {item.path.name, item.path.parent.name} & {*FORKING})


def pytest_collection_finish() -> None:
    """What was collected stays to the end, so the garbage collector need not look through thousands of tests again.

    Nor through all that tests leave in caches: each time, that took a second towards the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 1_000)


@pytest.fixture(scope="session")
def vera() -> Any:
    """The real veraPDF, in one Java machine for all tests of this process."""
    from tests.pdf.verapdf import VeraPdf  # which needs Java

    return VeraPdf()


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Generator[None, None, None]:
    """The tests draw into a cache folder that begins empty, never into the user's, and use a key of their own."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(tmp_path_factory.mktemp("cache"))
        for variable in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, folder)
        yield


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder; pytest's own looks through all its folders for a free name, which took two seconds in all."""
    return Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session", autouse=True)
def forks_in_workers() -> Generator[None, None, None]:
    """Tasks are forked where they would be without pytest-xdist.

    A worker has a thread more, which only waits for the next test; on its account each task would start a new Python,
    ten times as slow.
    """
    threads = threading.active_count()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process, "can_fork", lambda: sys.platform == "linux" and threading.active_count() <= threads)
        yield


@pytest.fixture(scope="session")
def browser() -> Generator[Any, None, None]:
    """A headless Chromium: one for all rooms, as a process may have only one Playwright at a time."""
    executable = shutil.which("chromium")
    if importlib.util.find_spec("playwright") is None or executable is None:
        pytest.skip("needs Debian's chromium, and playwright and axe-playwright-python from PyPI")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def invoke(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run `make-briefing` in this process, which has imported all: for what does not depend on a process of its own."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(group, arguments, prog_name="make-briefing")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout_bytes, result.stderr_bytes)


def started(
    folder: Path, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """Run `make-briefing` as a shell does, in a new Python."""
    command, env = [sys.executable, "-m", "briefing", *arguments], {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False, timeout=60)


def forked(
    folder: Path, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """Run `make-briefing` in a process of its own, with its streams and exit code, but forked from this one.

    It has imported all that a new Python would load first, which takes most of the time of a short command.
    """
    if not hasattr(os, "fork"):
        return started(folder, *arguments, environment=environment)

    def command() -> None:
        signal.alarm(60)
        os.chdir(folder)
        os.environ.update(environment)
        main([*arguments])

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        number = fork(command, output.fileno(), errors.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        written = [os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0) for file in (output, errors)]
    return subprocess.CompletedProcess(arguments, code, *written)


def fork(run: Callable[[], object], output: int, errors: int) -> int:
    """The number of a process forked from this one that calls `run`, its streams those files."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a worker of pytest-xdist has a thread that waits
        number = os.fork()
    if number == 0:
        try:
            atexit._clear()  # what this process does at its end is none of the other's business
            for stream, file in enumerate((os.open(os.devnull, os.O_RDONLY), output, errors)):
                os.dup2(file, stream)
            os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # such as locks that tests hold
            sys.stdin = open(0, closefd=False)  # noqa: SIM115
            sys.stdout, sys.stderr = (open(stream, "w", closefd=False) for stream in (1, 2))  # noqa: SIM115
            run()
        finally:
            os._exit(70)
    return number


def run_text(run: blocks.Inline) -> str:
    """One run: a mention in square brackets, a mark as ^1, a stamp in angle brackets, styles as in Markdown."""
    match run:
        case blocks.Mention(words=words, quoted=quoted):
            shown = f"“{words}”" if quoted else f"[{words}]"
        case blocks.Mark(note=note):
            shown = f"^{note}"
        case blocks.Stamp(text=text, role=role):
            shown = f"<{role}:{text}>"
        case blocks.Allowed(text=text, reason=reason):
            shown = f"{{{text}|{reason}}}"
        case blocks.Link(href=href, content=content):
            shown = f"({runs_text(content)})({href})"
        case blocks.Break():
            shown = "\\"
        case blocks.Text(text=text):
            shown = text
    shown = shown.replace("\u00a0", " ")
    if getattr(run, "code", False):
        shown = f"`{shown}`"
    if getattr(run, "struck", False):
        shown = f"~~{shown}~~"
    if getattr(run, "emphasis", False):
        shown = f"*{shown}*"
    return f"**{shown}**" if getattr(run, "strong", False) else shown


def runs_text(runs: blocks.Inlines) -> str:
    return "".join(map(run_text, runs))


def block_lines(block: blocks.Block, indent: str = "") -> list[str]:
    """A block and what lies in it, one line each."""
    inner = indent + "  "
    match block:
        case blocks.TitleBlock(title=title, subtitle=subtitle, meta=meta, authors=authors):
            lines = [
                f"title {runs_text(title)}",
                f"  subtitle {runs_text(subtitle)}",
                *([f"  authors {runs_text(authors)}"] if authors else []),
                f"  meta {[*map(runs_text, meta)]}",
            ]
        case blocks.SectionBlock(title=title, blocks=parts, flags=flags):
            lines = [f"section {runs_text(title)} {list(flags)}"]
            return [indent + lines[0], *(line for b in parts for line in block_lines(b, inner))]
        case blocks.Heading(level=level, content=content):
            lines = [f"h{level} {runs_text(content)}"]
        case blocks.Paragraph(content=content):
            lines = [f"p {runs_text(content)}"]
        case blocks.Toned(tone=tone, label=label, opening=opening, others=others):
            lines = [f"p {tone} {label!r} {runs_text(opening)}"]
            return [indent + lines[0], *(line for b in others for line in block_lines(b, inner))]
        case blocks.CodeBlock(content=content):
            lines = [f"code {runs_text(content)}"]
        case blocks.ThematicBreak():
            lines = ["rule"]
        case blocks.TextTable(head=head, rows=rows):
            lines = [" | ".join(map(runs_text, row)) for row in (head, *rows)]
        case blocks.ItemList(items=items, ordered=ordered, start=start):
            lines = [("ol" if start == 1 else f"ol {start}") if ordered else "ul"]
            return [indent + lines[0], *(line for item in items for b in item for line in block_lines(b, inner))]
        case blocks.KeyPoints(title=title, points=points):
            lines = [f"{indent}key points {title}"]
            for point in points:
                match point:
                    case (blocks.Paragraph(content=content),):
                        lines.append(f"{inner}{runs_text(content)}")
                    case _:
                        lines += [f"{inner}point", *(line for b in point for line in block_lines(b, inner + "  "))]
            return lines
        case blocks.KeyFigures(title=title, tiles=tiles):
            lines = [f"tiles {title}"]
            lines += [
                f"  {t.sign}{t.value} | {runs_text(t.label)} | {runs_text(t.detail)} {runs_text(t.marks)}"
                for t in tiles
            ]
        case blocks.Figure(number=number, title=title, subtitle=subtitle, source=source):
            lines = [f"figure {runs_text((number,))} {runs_text(title)} | {runs_text(subtitle)} | {runs_text(source)}"]
        case blocks.DataTable(number=number, title=title, columns=columns, rows=rows, source=source):
            lines = [f"table {runs_text((number,))} {runs_text(title)} | {runs_text(source)}"]
            lines += [f"  {' | '.join(runs_text(c.words) for c in columns)}"]
            lines += [f"  {' | '.join(map(runs_text, row))}" for row in rows]
        case blocks.Quotation(blocks=(blocks.Paragraph(content=content),), attribution=attribution):
            lines = [f"quotation {runs_text(content)} — {runs_text(attribution)}"]
        case blocks.Quotation(blocks=parts, attribution=attribution):
            lines = [f"{indent}quotation — {runs_text(attribution)}"]
            return [*lines, *(line for b in parts for line in block_lines(b, inner))]
        case blocks.Notes(title=title):
            lines = [f"notes {title}"]
            for words, members in block.grouped:
                lines += [f"  {runs_text(words)}"] if words else []
                lines += [f"  {mark.note} {runs_text(note)}" for mark, note in members]
        case blocks.Contents(title=title):
            lines = [f"contents {title}"]
        case blocks.Colophon(title=title, lines=inside):
            lines = [f"colophon {title}", *(f"  {runs_text(line)}" for line in inside)]
    return [indent + line.replace("\u00a0", " ") for line in lines]


@pytest.fixture(scope="session")
def as_text() -> Callable[[tuple[blocks.Block, ...]], str]:
    """Blocks as text, one line a part."""
    return lambda parts: "\n".join(line for block in parts for line in block_lines(block))


@pytest.fixture(scope="session")
def seed() -> FactsFile:
    """The seed's facts."""
    return load_briefing(SEED, "seed.yaml")


@pytest.fixture(scope="session")
def facts_of() -> Callable[[str], FactsFile]:
    """A facts file of a minimal head and the given rest, called facts.yaml."""
    return lambda rest: parse_briefing((MINIMAL + rest).encode(), Path("facts.yaml"), "facts.yaml")
