"""A file fresh from the build is consistent in itself, whatever its theme and page are.

No look that the model of a theme admits may read as an alteration, or make words overlap so that none is written.
"""

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing import Options, build
from briefing.errors import LayoutError, LoadError
from briefing.proof.verify import Integrity, verify
from tests.conftest import ROOT, SEED, examples

SEEDS = {"seed": SEED, "second": ROOT / "tests" / "seeds" / "veland-osmark.yaml"}


def number(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(round(least * 10), round(most * 10)).map(lambda tenths: tenths / 10)


def maybe(**strategies: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional=strategies)


words = st.text(st.characters(codec="latin-1", exclude_categories=("C", "N")), max_size=60)
themes = maybe(
    extends=st.sampled_from(["default", "print", "large"]),
    colours=maybe(
        ink=st.sampled_from(["000000", "111133"]),
        grey=st.just("444444"),
        panel=st.sampled_from(["FFFFFF", "EEEEEE"]),
        accent=st.sampled_from(["990000", "004400"]),
        paper=st.sampled_from(["FFFFFF", "FFFDF5"]),
    ),
    type=maybe(
        body=number(6, 24),
        leading=number(1.2, 2),
        title=number(10, 48),
        values=number(10, 48),
        tables=number(6, 20),
        notes=number(6, 16),
    ),
    page=maybe(
        size=st.sampled_from(["a4", "letter"]) | st.lists(number(100, 600), min_size=2, max_size=2),
        margins=maybe(top=number(10, 60), bottom=number(10, 60), side=number(10, 60)),
    ),
    header=maybe(left=words, right=st.sampled_from(["{marking}", "{marking} {reference} {title}"])),
    footer=maybe(left=words.map("{}{{marking}}".format), right=st.sampled_from(["{page}", "{page} / {pages}", ""])),
    numbering=st.sampled_from(["none", "decimal"]),
    wordings=st.fixed_dictionaries({}, optional={"key-points": words.filter(str.strip), "notes": words}),
)


@pytest.mark.slow
@settings(max_examples=examples(12), suppress_health_check=[*HealthCheck])
@example({"type": {"title": 10, "leading": 1.2}}, "seed", "en")
@example({"type": {"values": 42.8, "body": 6}}, "seed", "en")
@example({"extends": "large", "page": {"size": "letter", "margins": {"side": 59}}}, "second", "en")
@example({"type": {"body": 10, "notes": 16}}, "seed", "ru")
@example({"type": {"body": 6, "leading": 1.5, "notes": 8.3, "tables": 19.7}}, "second", "en")
@example({"type": {"notes": 6}}, "seed", "az")
@given(theme=themes, name=st.sampled_from([*SEEDS]), language=st.sampled_from(["en", "ru", "az"]))
def test_a_file_of_any_look_is_consistent_in_itself(
    tmp_path_factory: pytest.TempPathFactory, theme: dict[str, object], name: str, language: str
) -> None:
    path = tmp_path_factory.mktemp("theme") / "theme.yaml"
    path.write_text(yaml.safe_dump(theme, allow_unicode=True), encoding="utf-8")
    built = built_with(path, name, language)
    if built is not None:
        verdict = verify(built)
        assert (verdict.state, verdict.findings) == (Integrity.CONSISTENT, ())


@pytest.mark.slow
@pytest.mark.parametrize("notes", ["foot", "end"])
def test_a_file_whose_parts_name_each_other_is_consistent_in_itself(tmp_path: Path, notes: str) -> None:
    """In PDF 2.0 notes and their references do, and the contents; notes at the foot are drawn in another order."""
    shutil.copytree(SEEDS["second"].parent, tmp_path, dirs_exist_ok=True)
    facts = yaml.safe_load((tmp_path / SEEDS["second"].name).read_text(encoding="utf-8"))
    facts["head"] |= {"notes": notes, "contents": True, "annex": True}
    (tmp_path / "facts.yaml").write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")
    verdict = verify(build(tmp_path / "facts.yaml", Options(standard="ua2-a4f")).data)
    assert (verdict.state, verdict.findings) == (Integrity.CONSISTENT, ())


def built_with(theme: Path, name: str, language: str) -> bytes | None:
    """The PDF; None where the theme is refused, or leaves no room."""
    try:
        return build(SEEDS[name], Options(theme=theme, language=language if name == "seed" else "")).data
    except (LoadError, LayoutError):
        return None


SHORT_QUOTES = [
    (
        "en",
        "Exports increased by 7% in 2024, and those of tin by nearly 3 per cent in real terms.",
        "nearly 3 per cent in real terms",
        'statement: "Exports of tin rose by {value}.", quantity: {value: 3, unit: percent}, qualifier: less-than',
    ),
    (
        "ru",
        "Оборот вырос в 2024 году на 8%, до 40 тонн.",
        "до 40 тонн",
        'statement: "Оборот вырос до {value}.", quantity: {value: 40, unit: tons}',
    ),
    (
        "en",
        "In thousands of tonnes   2023   2024\nTin   1,310   295\nZinc   -64.0   251.7",
        "In thousands of tonnes 2023 2024 Tin 1,310 295",
        'statement: "Tin made {value}.", quantity: {value: 295000, unit: tonnes}',
    ),
    (
        "en",
        "We surpassed the 4 tonnes mark in 2024.",
        "surpassed the 4 tonnes",
        'statement: "It made {value}.", quantity: {value: 4, unit: tonnes}, qualifier: more-than',
    ),
    (
        "en",
        "90 tonnes were sold in 2025, compared with 80 tonnes in 2024.",
        "compared with 80 tonnes",
        'statement: "It sold {value}.", quantity: {value: 80, unit: tonnes}',
    ),
]


@pytest.mark.parametrize(("language", "source", "quote", "fact"), SHORT_QUOTES)
def test_a_quote_needs_not_say_alone_what_the_check_has_seen_beside_it(
    tmp_path: Path, language: str, source: str, quote: str, fact: str
) -> None:
    (tmp_path / "a.txt").write_text(source, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(
        f"""
head: {{id: short, title: А, date: 2025-01-31, state: final, language: {language}}}
units: {{tons: {{one: тонна, few: тонны, many: тонн, other: тонны}}, tonnes: {{one: tonne, other: tonnes}}}}
speakers: {{paper: {{name: А}}}}
sources: {{paper: {{publisher: А, published: 2025-01-30, text: a.txt, language: {language}}}}}
defaults: {{source: paper, speaker: paper, period: "2024"}}
sections: {{a: {{title: А}}}}
facts:
  short: {{section: a, label: б, {fact}, evidence: {{quote: "{quote}"}}}}
""",
        encoding="utf-8",
    )
    verdict = verify(build(tmp_path / "facts.yaml").data)
    assert (verdict.state, verdict.findings) == (Integrity.CONSISTENT, ())


def test_a_table_that_says_per_cent_once_holds_with_the_data_beside_it(tmp_path: Path) -> None:
    rows = "".join(
        f"  share-{area.lower()}: {{section: sea, measure: m, label: ice, kind: judgement, area: {area},"
        f" period: '2023', quantity: {{value: {value}, unit: percent}}, qualifier: about, statement: 'So {{value}}'}}\n"
        for area, value in (("Norland", 12.5), ("Sudland", 9), ("Osmark", 3.25))
    )
    head = "head: {id: ice, title: Ice, date: 2024-07-30}\nsections: {sea: {title: Sea}}\nfacts:\n"
    path = tmp_path / "facts.yaml"
    path.write_text(head + rows, encoding="utf-8")
    assert verify(build(path).data).findings == ()
