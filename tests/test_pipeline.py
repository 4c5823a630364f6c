"""From a facts file to PDF bytes: determinism, completeness, and what happens when something is missing."""

import gc
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import BriefingError, Builder, Options, build, check
from briefing.errors import Severity
from briefing.facts.load import FactsFile
from briefing.files import seed
from tests.conftest import without_texts

SEED = Path(__file__).parent.parent / "seeds" / "azerbaijan-russia.yaml"
FACTS = re.findall(r"^  ([a-z-]+):$", SEED.read_text(encoding="utf-8").partition("\nfacts:\n")[2], re.MULTILINE)


@pytest.mark.slow
def test_same_input_same_bytes_here_and_in_another_process(tmp_path: Path) -> None:
    first = build(SEED, Options(cache=False)).data
    build(SEED, Options(page_size="letter"))
    assert build(SEED).data == first
    command = [sys.executable, "-m", "briefing", str(SEED), "-o", str(tmp_path / "x.pdf"), "--no-cache"]
    subprocess.run(command, check=True, capture_output=True)
    assert (tmp_path / "x.pdf").read_bytes() == first


@pytest.mark.slow
def test_bytes_do_not_depend_on_a_checked_text_being_there(tmp_path: Path) -> None:
    second = Path(__file__).parent / "seeds"
    facts = second / "veland-osmark.yaml"
    copy = tmp_path / facts.name
    copy.write_text(without_texts(facts), encoding="utf-8")
    unchecked = build(copy).data
    copy.write_bytes(facts.read_bytes())
    with_text = build(copy, Options(sources=second)).data
    assert unchecked != with_text, "nobody had checked it, and it said so"
    check(copy, Options(sources=second)).write_record()
    assert build(copy).data == build(copy, Options(sources=second)).data == with_text


def test_seed_pdf_is_small_and_short() -> None:
    built = build(SEED)
    assert len(built.data) < 100_000
    assert 2 <= built.pages <= 5
    assert built.name == "azerbaijan-russia-2024-08.pdf"


def test_save_writes_where_it_is_told(tmp_path: Path) -> None:
    assert build(SEED).save(tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS)
def test_without_any_one_fact_it_builds_or_every_citation_is_named(fact: str, tmp_path: Path) -> None:
    text = without_texts(SEED)
    without = re.sub(rf"^  {fact}:\n    section:.*?(?=^  [a-z]|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)
    assert without != text
    path = tmp_path / "facts.yaml"
    path.write_text(without, encoding="utf-8")
    lines = without.splitlines()
    cited = {
        i + 1
        for i, line in enumerate(lines)
        if re.search(rf'(fact|cite)\([^)]*"{fact}"', line)
        or re.search(rf"(facts|key-figures): \[([^\]]*, )?{fact}[,\]]", line)
        or re.search(rf"formula: .*\b{fact}\b", line)
    }
    try:
        check(path)
        named = set()
    except BriefingError as error:
        named = {d.place.line for d in error.diagnostics if d.severity == "error"}
    assert named == cited


def test_progress_names_the_phases() -> None:
    phases: list[str] = []
    build(SEED, progress=phases.append)
    assert phases == ["reading facts", "checking evidence", "drawing charts", "laying out pages"]


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_after_a_build_as_before_it_but_not_meanwhile(was_on: bool) -> None:
    meanwhile: list[bool] = []
    gc.freeze()  # what other tests have left is not looked at
    gc.enable() if was_on else gc.disable()
    try:
        with pytest.raises(BriefingError, match="single-source"):
            build(SEED, Options(strict=True), lambda phase: meanwhile.append(gc.isenabled()))
        assert gc.isenabled() is was_on
    finally:
        gc.enable()
    assert not any(meanwhile)
    assert meanwhile


@pytest.mark.slow
@pytest.mark.parametrize(("code", "words"), [("", "Ministry"), ("en", "Ministry"), ("ru", "Министерство")])
def test_theme_speaks_the_language_of_the_edition(code: str, words: str, tmp_path: Path) -> None:
    theme = tmp_path / "theme.yaml"
    theme.write_text("footer: {right: {en: Ministry, ru: Министерство}}", encoding="utf-8")
    assert check(SEED, Options(theme=theme, language=code)).theme.stationery.foot_right == words


@pytest.mark.slow
@pytest.mark.parametrize("kind", [str, Path])
def test_files_and_folders_are_named_by_texts_or_paths(kind: type[str | Path], tmp_path: Path) -> None:
    (tmp_path / "charts.py").write_text("def dots(ax, facts): ...\n\n\nCHARTS = {'dots': dots}\n")
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "visit.md.j2").write_text("## Mine\n\n{{ section.title }}")
    texts = kind(Path(__file__).parent / "seeds")
    checked = check(SEED, Options(kind(tmp_path), texts, kind(tmp_path / "charts.py")))
    assert any(use.origin.endswith("visit.md.j2") and not use.name.startswith("builtin/") for use in checked.templates)


def test_the_problems_of_all_charts_are_told_at_once_and_beside_those_of_facts(tmp_path: Path) -> None:
    def rules() -> list[str]:
        (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(BriefingError) as caught:
            check(tmp_path / "facts.yaml", Options(language="en"))
        return sorted({d.rule for d in caught.value.diagnostics if d.severity is Severity.ERROR})

    text = without_texts(SEED).replace("kind: bars", "kind: bar").replace("kind: timeline", "kind: series")
    assert rules() == ["chart-facts", "unknown-chart-kind"]
    text = text.replace("quantity: {value: 324,", "quantity: {value: 325,")
    assert rules() == ["chart-facts", "number", "unknown-chart-kind"]


@pytest.mark.parametrize("run", [check, build])
def test_charts_that_cannot_be_drawn_are_told_at_once_too(
    run: Callable[[Path, Options], object], tmp_path: Path
) -> None:
    text = without_texts(SEED)
    text = text.replace("kind: bars", "kind: picture").replace("kind: timeline", "kind: small")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    charts = """\
def picture(ax, facts): ax.imshow([[0, 1]])
def small(ax, facts): ax.text(0, 0, "few words", fontsize=4)
CHARTS = {'picture': picture, 'small': small}
"""
    (tmp_path / "charts.py").write_text(charts, encoding="utf-8")
    with pytest.raises(BriefingError) as caught:
        run(tmp_path / "facts.yaml", Options(charts=tmp_path / "charts.py", cache=False, language="en"))
    errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert [d.rule for d in errors] == ["chart-drawing"] * 2
    assert len({d.message for d in errors}) == 2


WRONG_CHARTS = """
head: {id: ferries, title: Ferries, date: 2025-03-03}
units:
  passengers: {one: passenger, other: passengers}
  lorries: {one: lorry, other: lorries, short: lorries}
sections:
  main: {title: Crossings}
facts:
  before: {FACT, label: passengers, quantity: {value: 30000, unit: passengers}, period: "2023"}
  after: {FACT, label: passengers, quantity: {value: 33000, unit: passengers}, period: "2024"}
  cargo: {FACT, label: cargo, quantity: {value: 500, unit: lorries}, period: "2023"}
  lost: {FACT, label: passengers lost, quantity: {value: -5, unit: passengers}, period: "2023"}
charts:
  units: {section: main, kind: bars, title: Unlike units, facts: [before, cargo]}
  times: {section: main, kind: series, title: The same time again, facts: [before, before]}
  parts: {section: main, kind: shares, title: Parts that are none, facts: [before, lost]}
  own: {section: main, kind: tower, title: A tower, facts: [before, after]}
  other: {section: main, kind: spire, title: A spire, facts: [before, after]}
""".replace("FACT", 'section: main, kind: assumption, statement: "It carried {value}."')
OWN_CHARTS = """
from briefing.errors import Problem


def spire(axes, facts):
    return 1 / 0


class Tower:
    @staticmethod
    def find_problems(chart, items, briefing):
        yield Problem("chart-facts", "no towers stand at sea")
        yield Problem("chart-facts", "nor at the coast")

    @staticmethod
    def draw(canvas, data):
        return 1.0


CHARTS = {"tower": Tower, "spire": spire}
"""


@pytest.mark.parametrize("run", [check, build])
@pytest.mark.parametrize(
    ("own", "told"),
    [
        (OWN_CHARTS, ["no towers stand at sea", "nor at the coast", 'chart "spire": ZeroDivisionError']),
        ("1 / 0", ["the file: ZeroDivisionError"]),
    ],
)
def test_what_is_wrong_with_each_chart_is_told_at_once_those_of_an_own_file_included(
    run: Callable[[Path, Options], object], own: str, told: list[str], tmp_path: Path
) -> None:
    facts, charts = tmp_path / "facts.yaml", tmp_path / "charts.py"
    facts.write_text(WRONG_CHARTS, "utf-8")
    charts.write_text(own, "utf-8")
    with pytest.raises(BriefingError) as caught:
        run(facts, Options(charts=charts))
    found = [d.message for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    expected = ["have different units", "have the same period", "is below zero, and no part of a whole", *told]
    assert len(found) == len(expected)
    assert all(any(words in message for message in found) for words in expected), found


def test_strict_raises_warnings() -> None:
    with pytest.raises(BriefingError, match="single-source"):
        check(SEED, Options(strict=True))


def test_verification_in_words(seed: FactsFile) -> None:
    assert check(SEED).verified.startswith("25 facts verified earlier against the text with sha256 945307ccd890")


EDITIONS = [Options(language=code, format=form) for code in ("en", "ru") for form in ("pdf", "html")]


@pytest.mark.slow
def test_a_builder_and_threads_make_what_a_build_makes_alone() -> None:
    alone = [build(seed(), options).data for options in EDITIONS]
    builder = Builder(EDITIONS[0])
    assert [builder.build(seed(), language=o.language, format=o.format).data for o in EDITIONS] == alone
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda options: build(seed(), replace(options)).data, EDITIONS * 2)) == alone * 2
