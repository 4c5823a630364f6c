"""Compiled expressions: they are those of `re`, and a second process finds them where the first has kept them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import kept_patterns
from briefing.evidence.lexicon import load_lexicon
from briefing.kept_patterns import compile_pattern
from tests.conftest import ROOT

COMPILE = """
import re._compiler, briefing.kept_patterns as kept
steps = kept._code
kept._code = lambda *parsed: print("compiled") or steps(*parsed)
found = [kept.compile_pattern(r"(?P<day>\\d+)\\.(?P<month>\\w+)", 2), kept.compile_pattern("ä|ß")]
print(found[0].fullmatch("5.MAY")["month"])
"""


def run(folder: Path, **more: str) -> list[str]:
    """What a process prints that keeps its bytecode in a folder."""
    known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = known | {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(ROOT)} | more
    return subprocess.run(
        [sys.executable, "-c", COMPILE], env=env, capture_output=True, text=True, check=True
    ).stdout.split()


def test_the_steps_of_re_are_there() -> None:
    assert kept_patterns._sre is not None


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE, re.VERBOSE, re.DOTALL | re.MULTILINE])
@pytest.mark.parametrize("text", ["", r"(?i:a|ß)\b", r"(?P<one>[^\W\d_]{1,3}+)(?:(?<!x)\s)?(?=(?P<two>İ))", r"(?!)"])
def test_they_are_those_of_re(text: str, flags: re.RegexFlag) -> None:
    ours, theirs = compile_pattern(text, flags), re.compile(text, flags)
    assert ours == theirs and (ours.groups, ours.groupindex) == (theirs.groups, theirs.groupindex)


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_so_are_those_of_the_lexicons(language: str) -> None:
    words = load_lexicon(language)
    for pattern in (words.clauses.openers, words.claims.attribution, words.statuses.denial):
        assert pattern._compiled == re.compile(pattern.text, pattern._flags)


def test_a_second_process_compiles_none(tmp_path: Path) -> None:
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


@pytest.mark.parametrize("damage", [b"", b"\x09", b"\xff" * 40, bytes(40)])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    run(tmp_path)
    (file,) = tmp_path.rglob("*.patterns")
    file.write_bytes(damage)
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


def test_a_damaged_expression_is_compiled_anew(tmp_path: Path) -> None:
    run(tmp_path)
    (file,) = tmp_path.rglob("*.patterns")
    kept = file.read_bytes()
    begin = 8 + int.from_bytes(kept[:8], "little")
    file.write_bytes(kept[:begin] + b"\xff" * (len(kept) - begin))
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


def test_nothing_is_written_where_python_is_to_write_no_bytecode(tmp_path: Path) -> None:
    run(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not [*tmp_path.rglob("*.patterns")]


@pytest.mark.slow
def test_each_expression_is_written_the_same_at_each_start() -> None:
    code = (
        "import gc, briefing.pipeline, briefing.drafting.drafts\n"
        "from briefing.evidence.lexicon import load_lexicon\n"
        "from briefing.evidence.patterns import Pattern\n"
        "for language in ('en', 'ru', 'az'): load_lexicon(language)\n"
        "print(*sorted(found.text for found in gc.get_objects() if isinstance(found, Pattern)), sep='\\0')"
    )
    environments = [os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"} for seed in "12"]
    first, second = (subprocess.run([sys.executable, "-c", code], env=e, capture_output=True) for e in environments)
    assert len(first.stdout) > 100_000 and first.stdout == second.stdout
