"""Compiled expressions: they are those of `re`, a second process finds them, none is left out that may match."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import kept_patterns
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.kept_patterns import compile_pattern, in_one_case, pieces_of
from tests.conftest import ROOT, all_cases

COMPILE = """
import re._compiler, briefing.kept_patterns as kept
steps = kept._compile
kept._compile = lambda *asked: print("compiled") or steps(*asked)
found = [kept.compile_pattern(r"(?P<day>\\d+)\\.(?P<month>\\w+)", 2), kept.compile_pattern("ä|ß")]
print(found[0].fullmatch("5.MAY")["month"])
"""


EVERYTHING = " ".join(map(chr, [*range(0x20, 0x700), *range(0x1C80, 0x2200), *range(0xA640, 0xA7FF), 0xFB05, 0x1E943]))
KEEPING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
KEEPING["PYTHONPATH"] = str(ROOT)


def run(folder: Path, code: str = COMPILE, **more: str) -> list[str]:
    """What a process prints that keeps its bytecode in a folder."""
    env = KEEPING | {"PYTHONPYCACHEPREFIX": str(folder)} | more
    return subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    ).stdout.split()


def test_the_steps_of_re_are_there() -> None:
    assert kept_patterns._sre is not None


@all_cases("flags", [re.NOFLAG, re.IGNORECASE, re.VERBOSE, re.DOTALL | re.MULTILINE])
@all_cases("text", ["", r"(?i:a|ß)\b", r"(?P<one>[^\W\d_]{1,3}+)(?:(?<!x)\s)?(?=(?P<two>İ))", r"(?!)"])
def test_they_are_those_of_re(text: str, flags: re.RegexFlag) -> None:
    ours, theirs = compile_pattern(text, flags), re.compile(text, flags)
    assert (ours.pattern, ours.flags, ours.groups) == (theirs.pattern, theirs.flags, theirs.groups)
    assert ours.groupindex == theirs.groupindex
    assert [one.span() for one in ours.finditer(EVERYTHING)] == [one.span() for one in theirs.finditer(EVERYTHING)]


@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE, re.IGNORECASE | re.ASCII])
def test_no_sign_is_left_out_that_a_match_may_begin_with(flags: re.RegexFlag) -> None:
    begun = [
        "k",
        "ſ|İ",
        "[à-ös]",
        "ж?[Жµ]{0,2}\\d",
        "(?i:ß)|\\s",
        "(?-i:K|Ω)",
        "[^\\W\\d_k]",
        ".?å",
        "(?:(?:я|x)?|y)\\W",
        "x*?",
    ]
    for expression in (rf"{before}(?:{begins})" for before in (r"\b", r"(?<!q)", "(?=.)") for begins in begun):
        ours = kept_patterns._from_code(expression, *kept_patterns._compile(expression, int(flags)))
        theirs = re.finditer(expression, EVERYTHING, flags)
        assert [one.span() for one in ours.finditer(EVERYTHING)] == [one.span() for one in theirs], expression


@given(
    st.lists(st.text("abKk\u212aſs", max_size=4), min_size=1),
    st.sampled_from(["{}", "(?:{})k?", "({}|[ab]|(s))*", "(?<!(?:ab|as|bk))(?:{})(?=(?:ab|a)?)", "(?>{}|sa?)b"]),
    st.sampled_from([re.NOFLAG, re.IGNORECASE]),
    st.text("abKk\u212aſs"),
)
def test_alternatives_are_tried_in_their_order(words: list[str], around: str, flags: re.RegexFlag, text: str) -> None:
    expression = around.format("|".join(words))
    ours = kept_patterns._from_code(expression, *kept_patterns._compile(expression, int(flags)))  # which keeps none
    theirs = re.finditer(expression, text, flags)
    assert [(one.span(), one.groups()) for one in ours.finditer(text)] == [(one.span(), one.groups()) for one in theirs]


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_those_of_the_lexicons_find_what_those_of_re_find(language: str) -> None:
    words = load_lexicon(language)
    text = (ROOT / "tests" / "evidence" / f"claims_{language}.txt").read_text(encoding="utf-8")[:9_000]
    for pattern in (words.clauses.openers, words.claims.attribution, words.statuses.denial, words.roles.moved):
        ours, theirs = pattern._compiled.finditer(text), re.finditer(pattern.text, text, pattern._flags)
        found = [(one.span(), one.groupdict()) for one in theirs]
        assert [(one.span(), one.groupdict()) for one in ours] == found


@all_cases(
    ("text", "pieces"),
    [
        (r"\b(?:drop(?:s|ped)|scrap(?:s|ped)?)\b", ["drop", "scrap"]),
        (r"(?<!more )than (?=ever)", ["than "]),
        (r"(?i:İL|ıl)(?:də)?", ["il"]),
        (r"(?:up|down|[0-9])", []),
        (r"(?>far|by far)+ (?P<one>less){1,2}", ["less"]),
        (r"(?:much)?", []),
        (r"", []),
    ],
)
def test_of_which_pieces_a_match_has_one(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


@pytest.mark.parametrize("letters", ["abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "əğıöüçşµ"])
def test_what_is_the_same_in_either_case_is_written_in_one(letters: str) -> None:
    everything = "".join(map(chr, range(0x20, 0xD800)))
    one_case = in_one_case(everything)
    assert len(one_case) == len(everything)
    for letter in letters:
        assert set(in_one_case("".join(re.findall(letter, everything, re.IGNORECASE)))) == {in_one_case(letter)}


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_none_is_left_out_that_matches(language: str) -> None:
    words = load_lexicon(language)
    patterns = [*(cue.pattern for cue in words.statuses.cues), *words.times.patterns, words.claims.attribution]
    sentences = (ROOT / "tests" / "evidence" / f"claims_{language}.txt").read_text(encoding="utf-8").splitlines()
    left_out = 0
    for line in sentences[::9]:
        for pattern in patterns:
            if not pattern.may_stand_in(line, 0, len(line)):
                left_out += 1
                assert not pattern.search(line), (pattern.text, line)
    assert left_out > len(patterns)


def test_a_second_process_compiles_none(tmp_path: Path) -> None:
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


LOADING = """
import dataclasses, re, re._compiler, briefing.kept_patterns as kept
def said(do, what): return lambda *parts: print(what) or do(*parts)
kept._code, kept._compile_anew = said(kept._code, "expression"), said(kept._compile_anew, "afresh")
kept.marshal.dumps = said(kept.marshal.dumps, "methods")
kept.keep_what_modules_compile()
LOADED = re.compile("(?P<day>[0-9]+) May")
@dataclasses.dataclass(frozen=True)
class Boat:
    masts: int = 2
def of_a_user(): return re.compile("Mr Smith|5")
print(LOADED.match("5 May")["day"], Boat(), Boat(3) == Boat(3), Boat.__init__.__annotations__["masts"].__name__)
print(bool(of_a_user().match("5")), re.search(b"a", b"ba").end())
"""


@pytest.mark.slow
def test_what_modules_compile_while_they_load_is_kept_and_nothing_else(tmp_path: Path) -> None:
    shown = ["5", "Boat(masts=2)", "True", "int", "afresh", "afresh", "True", "2"]
    first, second = run(tmp_path, LOADING), run(tmp_path, LOADING)
    assert {"expression", "methods"} <= set(first) and " ".join(shown) in " ".join(first)
    assert second == shown
    (file,) = tmp_path.rglob("kept_patterns*.kept")
    assert b"Smith" not in file.read_bytes().replace(b"\0", b"")


LIBRARIES = """
import sys
from pathlib import Path
import briefing.kept_patterns as kept
kept._FILE = kept.KeptFile(Path(sys.argv[1]), kept.__file__, 9_000)
kept.keep_what_modules_compile()
import click, jinja2, yaml
import briefing.facts.load, briefing.pdf.write, briefing.sections.document
"""


@pytest.mark.slow
def test_what_libraries_compile_is_the_same_at_each_start(tmp_path: Path) -> None:
    kept = []
    for _ in range(2):
        subprocess.run([sys.executable, "-c", LIBRARIES, tmp_path / "kept"], check=True, env=KEEPING)
        kept.append((tmp_path / "kept").stat().st_mtime_ns)
    assert kept[0] == kept[1]


@pytest.mark.slow
@pytest.mark.parametrize("damage", [b"", b"\xff" * 40, bytes(40)])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    run(tmp_path)
    (file,) = tmp_path.rglob("kept_patterns*.kept")
    file.write_bytes(damage)
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


@pytest.mark.slow
def test_a_damaged_expression_is_compiled_anew(tmp_path: Path) -> None:
    run(tmp_path)
    (file,) = tmp_path.rglob("kept_patterns*.kept")
    kept = file.read_bytes()
    begin = 8 + int.from_bytes(kept[:8], "little")
    file.write_bytes(kept[:begin] + b"\xff" * (len(kept) - begin))
    assert run(tmp_path) == ["compiled", "compiled", "MAY"]
    assert run(tmp_path) == ["MAY"]


@pytest.mark.slow
def test_nothing_is_written_where_python_is_to_write_no_bytecode(tmp_path: Path) -> None:
    run(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert not [*tmp_path.rglob("kept_patterns*.kept")]


@pytest.mark.slow
def test_each_expression_is_written_the_same_at_each_start() -> None:
    code = (
        "import gc, briefing.pipeline, briefing.drafting.drafts\n"
        "from briefing.evidence.lexicons.lexicon import load_lexicon\n"
        "from briefing.evidence.lexicons.patterns import Pattern\n"
        "for language in ('en', 'ru', 'az'): load_lexicon(language)\n"
        "print(*sorted(found.text for found in gc.get_objects() if isinstance(found, Pattern)), sep='\\0')"
    )
    environments = [os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"} for seed in "12"]
    first, second = (subprocess.run([sys.executable, "-c", code], env=e, capture_output=True) for e in environments)
    assert len(first.stdout) > 100_000 and first.stdout == second.stdout
