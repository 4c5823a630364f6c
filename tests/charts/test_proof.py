"""Every built-in kind of chart in one document: each value is read back, verified, and in the page for browsers too."""

import csv
import io
import json
from pathlib import Path

import pytest

from briefing import Checked, Options, build, check, verify
from briefing.charts.kinds import KINDS
from briefing.document.blocks import Figure
from briefing.document.visit import walk

AREAS = {"Veland": (31, 41), "Osmark": (40, 33), "Lozania": (22, 25)}
YEARS = ("2023", "2024")
GROUPS = [{"facts": [f"{area}-{year}".lower() for area in AREAS]} for year in YEARS]
ALL = [f"{area}-{year}".lower() for area in AREAS for year in YEARS]
SHAPES = {
    "timeline": {"facts": ALL},
    "progress": {"facts": ALL, "target": "goal"},
    "corridor": {"segments": GROUPS},
    "stacked-bars": {"segments": GROUPS},
    "stacked-columns": {"segments": GROUPS},
    "shares": {"segments": GROUPS},
}


def facts_file() -> str:
    """A facts file with a chart of each kind; its facts have one label and differ in area and period."""
    fact = {"section": "s", "label": "crossings", "statement": "There were {value}.", "measure": "crossings"}
    facts = {
        f"{area}-{year}".lower(): fact
        | {"area": area, "period": year, "quantity": {"value": value, "unit": "percent"}}
        | {"evidence": {"quote": f"{value} percent", "source": "paper"}}
        for area, values in AREAS.items()
        for year, value in zip(YEARS, values, strict=True)
    }
    goal = {"label": "goal", "status": "target", "period": "2030", "reading": {"status": "so it is meant"}}
    facts["goal"] = facts["veland-2024"] | goal
    charts = {
        f"c-{kind}": {"section": "s", "kind": kind, "title": f"What a {kind} shows"} | SHAPES.get(kind, {"facts": ALL})
        for kind in KINDS
    }
    content = {
        "head": {"id": "all-kinds", "title": "All kinds", "date": "2025-03-05", "state": "final"},
        "speakers": {"office": {"name": "the Office"}},
        "defaults": {"speaker": "office"},
        "sources": {"paper": {"publisher": "The Paper", "published": "2025-03-03"}},
        "sections": {"s": {"title": "Crossings"}},
        "charts": charts,
        "facts": facts,
    }
    return json.dumps(content)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kinds") / "facts.yaml"
    path.write_text(facts_file(), "utf-8")
    return path


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["default", "print", "large"])
def test_every_value_of_every_kind_is_read_back_and_verified(file: Path, theme: str) -> None:
    built = build(file, Options(theme=theme))
    verdict = verify(built.data)
    assert verdict.holds and verdict.values == verdict.unchanged == built.values
    assert not verdict.findings


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "az"])
def test_every_kind_is_drawn_in_every_language(file: Path, language: str) -> None:
    assert verify(build(file, Options(language=language)).data).holds


@pytest.mark.slow
def test_the_page_for_browsers_has_every_value_too(file: Path) -> None:
    built = build(file, Options(format="html"))
    assert built.values == build(file).values


def test_the_data_of_each_chart_travel_with_it(file: Path) -> None:
    names = [block.data for block in _figures(check(file))]
    assert len(names) == len(KINDS)
    for rows in names:
        text = io.StringIO()
        csv.writer(text).writerows(rows)
        assert {row[0] for row in rows[1:]} >= set(ALL)


def _figures(checked: Checked) -> list[Figure]:
    return [block for block in walk(checked.document.blocks) if isinstance(block, Figure)]
