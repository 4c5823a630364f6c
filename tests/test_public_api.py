"""The edge for programs: the public names, their types as a user's type checker sees them, and wrong options."""

import contextlib
import doctest
import subprocess
import sys
import tomllib
from dataclasses import fields
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing import BriefingError, OptionError, Options, build, check, load_briefing, load_theme, verify
from briefing.errors import OutputError
from briefing.files import seed
from briefing.options import source_date
from tests.conftest import ROOT, SEED, all_cases, invoke

SCRIPT = """\
from pathlib import Path

from briefing import (
    BriefingError, Built, Checked, Diagnostic, FactsFile, Options, Place, Severity, Theme, Verdict,
    build, check, load_briefing, load_theme, verify,
)

theme: Theme = load_theme("print")
facts: FactsFile = load_briefing("facts.yaml")
try:
    checked: Checked = check(Path("facts.yaml"), Options(strict=True))
    built: Built = build("facts.yaml", Options(language="ru", page_size="letter", theme=theme), print)
    path: Path = built.save("briefing.pdf")
    verdict: Verdict = verify(built.data, "sources")
    fine: bool = verdict.holds and built.pages < 6 and facts.briefing.head.title != ""
except BriefingError as error:
    problem: Diagnostic = error.diagnostics[0]
    place: Place = problem.place
    bad: bool = problem.severity is Severity.ERROR and place.line > 1
"""
WRONG = """\
from briefing import Options, build

build(3)
Options(page_size="a3")
build("facts.yaml").pages.append(1)
"""


def test_public_names_are_sorted_there_and_shown() -> None:
    assert briefing.__all__ == sorted(briefing.__all__)
    assert all(getattr(briefing, name) for name in briefing.__all__)
    assert set(briefing.__all__) <= set(dir(briefing))


def test_every_public_name_has_an_example_or_is_an_error_of_one_phase() -> None:
    without = [n for n in briefing.__all__ if ">>>" not in (getattr(briefing, n).__doc__ or "")]
    assert all(issubclass(getattr(briefing, name), BriefingError) for name in without), without
    assert "BriefingError" not in without


def test_an_import_costs_nothing() -> None:
    code = "import sys, briefing; dir(briefing); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "jinja2", "reportlab", "matplotlib"} & set(loaded)


@pytest.mark.slow
@pytest.mark.parametrize(
    "module", sorted({"briefing", *(getattr(briefing, name).__module__ for name in briefing.__all__)})
)
def test_examples_of_docstrings_run(module: str) -> None:
    result = doctest.testmod(import_module(module))
    assert result.attempted
    assert not result.failed


@pytest.mark.slow
def test_a_users_script_passes_mypy_against_the_wheel(tmp_path: Path) -> None:
    wheel = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(wheel, check=True, capture_output=True)
    (file,) = tmp_path.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    python = next(p for f in ("bin/python", "Scripts/python.exe") if (p := tmp_path / "venv" / f).exists())
    where = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True
    )
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(file), where.stdout.strip()], check=True)
    (tmp_path / "good.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, encoding="utf-8")

    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), "good.py", "wrong.py"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    assert [line.split(":")[0] for line in said.splitlines() if " error: " in line] == ["wrong.py"] * 3
    assert "checked 2 source files" in said


VALUES = (st.none(), st.integers(), st.text(max_size=5), st.lists(st.integers(), max_size=2), st.binary(max_size=3))
RIGHT = {"page_size": ("a4", "letter"), "format": ("pdf", "html"), "standard": ("ua1-a3a", "ua2-a4f")}


@pytest.mark.slow
@given(st.sampled_from([field.name for field in fields(Options)]), st.one_of(VALUES))
def test_any_wrong_option_is_an_error_of_ours_that_names_it(name: str, value: object) -> None:
    try:
        options = Options(**{name: value})  # type: ignore[arg-type]
    except OptionError as error:
        assert [d.place.file for d in error.diagnostics] == [f"Options.{name}"]
        return
    if name in RIGHT:
        assert value in RIGHT[name] or (value is None and name == "page_size")
    with contextlib.suppress(BriefingError):
        check(SEED, options)


@all_cases(
    ("options", "words"),
    [
        ({"page_size": "A4"}, "'A4' is not one of: a4, letter"),
        ({"standard": "pdfa"}, "'pdfa' is not one of: ua1-a3a, ua2-a4f"),
        ({"format": "docx"}, "'docx' is not one of: pdf, html"),
        ({"sections": "trade"}, "'trade' is not a tuple of section ids"),
        ({"charts": 3}, "3 is not a path"),
        ({"theme": {}}, "{} is not a Theme, a path or a name"),
        ({"strict": 1}, "1 is not True or False"),
    ],
)
def test_a_wrong_option_says_what_it_may_be(options: dict[str, object], words: str) -> None:
    with pytest.raises(OptionError, match=words.replace("(", r"\(")):
        Options(**options)  # type: ignore[arg-type]


@pytest.mark.parametrize("option", ["templates", "sources"])
def test_a_folder_that_is_not_there_is_named(option: str) -> None:
    with pytest.raises(OptionError, match=f"Options.{option}: option: there is no folder nope"):
        build(SEED, Options(**{option: "nope"}))  # type: ignore[arg-type]


@pytest.mark.slow
def test_paths_may_be_texts(tmp_path: Path) -> None:
    assert load_briefing(str(SEED)).briefing == load_briefing(SEED).briefing
    path = build(str(SEED)).save(str(tmp_path / "x.pdf"))
    assert verify(str(path)).holds
    assert load_theme("large").body_size == 16


def test_verify_of_a_file_that_is_not_there() -> None:
    with pytest.raises(BriefingError, match=r"nothing\.pdf:1:1 unreadable: cannot be read: No such file"):
        verify("nothing.pdf")


def test_the_wheel_says_that_it_is_typed() -> None:
    assert (ROOT / "briefing" / "py.typed").is_file()
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "briefing" in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]


@pytest.mark.slow
@pytest.mark.parametrize("file", [None, 3, "\0", "x" * 300])
def test_what_is_no_path_is_an_error_of_ours(file: object) -> None:
    for function in (build, check, verify, load_briefing, load_theme):
        with pytest.raises(BriefingError):
            function(file)  # type: ignore[operator]
    with pytest.raises(BriefingError):
        build(SEED).save(file or 3)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", ["x", 1, {"language": "ru"}])
def test_what_is_no_options_is_an_error_of_ours(options: object) -> None:
    for function in (build, check):
        with pytest.raises(OptionError, match="is not an Options"):
            function(SEED, options)  # type: ignore[operator]


NO_EPOCHS = ["abc", "²", "1e9", "-1", "1_000", "١٢", "99999999999999999", "9" * 5000]


@pytest.mark.parametrize(
    ("epoch", "moment"), [("0", datetime(1970, 1, 1, tzinfo=UTC)), (" 86400 ", datetime(1970, 1, 2, tzinfo=UTC))]
)
def test_seconds_are_a_moment(epoch: str, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert source_date() == moment


@pytest.mark.parametrize("epoch", ["", " ", None])
def test_nothing_is_no_moment(epoch: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert source_date() is None


@pytest.mark.parametrize("epoch", NO_EPOCHS, ids=lambda epoch: epoch[:20])
def test_what_is_no_number_of_seconds_is_named(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(
        OutputError, match=f'^SOURCE_DATE_EPOCH: epoch: SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number'
    ):
        source_date()


@pytest.mark.slow
@pytest.mark.parametrize("epoch", ["²", "abc", "99999999999999999"])
def test_a_build_and_a_draft_say_so_and_write_nothing(
    epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(seed()).save(tmp_path / "built.pdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for arguments in ([str(seed())], ["email", str(built)]):
        done = invoke(tmp_path, *arguments)
        assert done.returncode == 1
        assert f'epoch: SOURCE_DATE_EPOCH is "{epoch}"' in done.stderr.decode()
        assert list(tmp_path.iterdir()) == [built]
