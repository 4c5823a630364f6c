"""Two figures in one row: drawn for it, tagged in their order, on a page, in a browser, and where there is no room."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import Built, Options, TemplateError, build, verify
from briefing.document.blocks import Figure, SideBySide
from briefing.document.visit import walk
from briefing.layout.pages import LaidOutPage
from briefing.layout.story import FigureBox, FigureRow, make_story
from briefing.layout.tables import Table
from briefing.themes.theme import LEAST_TYPE
from tests.layout import sample
from tests.layout.sample import A4, pages_of, typesetter_for
from tests.pdf.verapdf import VeraPdf

AREAS = {"Veland": (31, 41, 44), "Osmark": (40, 33, 30), "Lozania": (22, 25, 24)}
YEARS = ("2022", "2023", "2024")
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120"><path d="M0 70H400V120H0Z" fill="#24506e"/></svg>'
)
PAIR = '{{ side_by_side(figure("lines"), figure("bars")) }}'


def facts_file(folder: Path, *texts: str, **head: Any) -> Path:
    """A facts file with two charts and a picture, whose one section has these texts."""
    made = {
        f"{area}-{year}".lower(): {
            "section": "s",
            "kind": "assumption",
            "label": "crossings",
            "statement": "There were {value}.",
            "area": area,
            "period": year,
            "quantity": {"value": value, "unit": "percent"},
        }
        for area, values in AREAS.items()
        for year, value in zip(YEARS, values, strict=True)
    }
    newest = [name for name in made if name.endswith("2024")]
    pier = {"file": "pier.svg", "alt": "Water", "caption": "The pier", "credit": "A", "licence": "B", "shows": []}
    content = {
        "head": {"id": "pair", "title": "Side by side", "date": "2025-03-05", "state": "final", **head},
        "sections": {"s": {"title": "Crossings", "text": "\n\n".join(texts)}},
        "images": {"pier": pier},
        "charts": {
            "lines": {
                "section": "s",
                "kind": "series",
                "title": "Veland rises while Osmark falls",
                "facts": list(made),
            },
            "bars": {"section": "s", "kind": "bars", "title": "Veland leads", "facts": newest},
        },
        "facts": made,
    }
    (folder / "pier.svg").write_text(PICTURE, "utf-8")
    path = folder / "facts.yaml"
    path.write_text(json.dumps(content), "utf-8")
    return path


def rows_of(built: Built) -> list[SideBySide]:
    return [block for block in walk(built.checked.document.blocks) if isinstance(block, SideBySide)]


def told(built: Built, rule: str) -> list[str]:
    return [warning.message for warning in built.warnings if warning.rule == rule]


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_charts_side_by_side_are_drawn_for_their_half_and_their_values_hold(language: str, tmp_path: Path) -> None:
    built = build(facts_file(tmp_path, PAIR), Options(language=language))
    (row,) = rows_of(built)
    figures = [block for block in row.blocks if isinstance(block, Figure)]
    assert [figure.chart for figure in figures] == ["lines", "bars"]
    for figure in figures:
        assert figure.drawing.width <= A4.half_width
        assert min(op.size for op in figure.drawing.texts) >= LEAST_TYPE
        assert figure.alt and figure.source
    verdict = verify(built.data)
    assert verdict.holds and verdict.values == verdict.unchanged == built.values
    assert not told(built, "side-by-side")


@pytest.mark.parametrize(
    "other", ['image("pier")', 'table("veland-2024", "osmark-2024", title="The same")', 'figure("lines")']
)
def test_what_may_stand_beside_a_chart(other: str, tmp_path: Path) -> None:
    built = build(facts_file(tmp_path, f'{{{{ side_by_side({other}, figure("bars")) }}}}'))
    assert len(rows_of(built)) == 1
    assert built.values == build(facts_file(tmp_path, f"{{{{ {other} }}}}", '{{ figure("bars") }}')).values


@pytest.mark.parametrize(
    "call",
    [
        'side_by_side(figure("bars"))',
        'side_by_side(figure("bars"), figure("lines"), image("pier"))',
        'side_by_side(figure("bars"), tiles("veland-2024"))',
        'side_by_side(figure("bars"), fact("veland-2024"))',
        'side_by_side(figure("bars"), side_by_side(figure("bars"), figure("lines")))',
    ],
)
def test_nothing_else_stands_side_by_side(call: str, tmp_path: Path) -> None:
    path = facts_file(tmp_path, f"{{{{ {call} }}}}")
    with pytest.raises(Exception, match=r"side_by_side takes two of|is no expression"):
        build(path)
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "s.md.j2").write_text(f"## {{{{ section.title }}}}\n\n{{{{ {call} }}}}\n", "utf-8")
    with pytest.raises(TemplateError, match="side_by_side takes two of"):
        build(facts_file(tmp_path, "Words."), Options(templates=tmp_path))


def test_a_template_may_set_all_charts_of_a_section_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    template = '{% extends "builtin/sections/generic.md.j2" %}{% block figures %}'
    template += "{{ side_by_side(figure(section.charts[0]), figure(section.charts[1])) }}{% endblock %}"
    (tmp_path / "sections" / "s.md.j2").write_text(template, "utf-8")
    assert len(rows_of(build(facts_file(tmp_path, "Words."), Options(templates=tmp_path)))) == 1


def test_a_chart_that_a_text_places_in_a_row_does_not_stand_once_more(tmp_path: Path) -> None:
    built = build(facts_file(tmp_path, PAIR))
    figures = [block for block in walk(built.checked.document.blocks) if isinstance(block, Figure)]
    assert len(figures) == 2


def test_where_a_page_is_too_narrow_both_stand_one_above_the_other_and_it_is_said(tmp_path: Path) -> None:
    built = build(facts_file(tmp_path, PAIR), Options(theme="large"))
    assert not rows_of(built)
    assert [figure for figure in walk(built.checked.document.blocks) if isinstance(figure, Figure)]
    (message,) = told(built, "side-by-side")
    assert message.startswith("Figure 1 has no room beside another: a page has ")


def test_a_table_that_is_too_wide_stands_below_and_it_is_said() -> None:
    row = SideBySide((sample.figure(1, "Finding", sample.bars(("a", "1", 1), width=230), 4), wide_table()))
    typesetter = typesetter_for(row)
    assert [type(flowable) for flowable in make_story(typesetter, A4)] == [FigureBox, Table]
    assert "has no room beside another: the widest words of the table" in typesetter.warnings[0].message


def wide_table() -> Any:
    table = sample.table(1, 2)
    longest = sample.words("Donaudampfschifffahrtsgesellschaftskapitän")
    return table._replace(rows=tuple((longest, longest, *row[2:]) for row in table.rows))


def row_on(page: LaidOutPage) -> FigureRow:
    return next(placed.flowable for placed in page.placed if isinstance(placed.flowable, FigureRow))


def test_titles_begin_at_one_height_and_so_does_what_they_show() -> None:
    long = sample.figure(1, "A finding " * 9, sample.bars(("a", "1", 1), width=230), 4)
    short = sample.figure(2, "Another", sample.bars(("b", "2", 1), width=230), 4)
    for other in (short, sample.table(1, 2)):
        pages, _ = pages_of(SideBySide((long, other)))
        parts = row_on(pages[0])._level(A4.half_width)
        assert len({round(part.title_height(A4.half_width), 3) for part in parts}) == 1


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["ua1-a3a", "ua2-a4f"])
def test_vera_finds_nothing_wrong_with_a_row(vera: VeraPdf, standard: Any, tmp_path: Path) -> None:
    texts = [PAIR, '{{ side_by_side(image("pier"), table("veland-2024", "osmark-2024", title="The same")) }}']
    built = build(facts_file(tmp_path, *texts, notes="foot"), Options(standard=standard))
    vera.assert_passes(built.data, *{"ua1-a3a": ("ua1", "3a"), "ua2-a4f": ("ua2", "4f")}[standard])


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_a_row_in_a_browser_is_one_where_there_is_room_and_axe_finds_nothing(
    browser: Any, width: int, tmp_path: Path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    table = 'table("veland-2024", "osmark-2024", title="The same")'
    texts = [
        PAIR,
        f'{{{{ side_by_side(image("pier"), {table}) }}}}',
        f'{{{{ side_by_side({table}, figure("bars")) }}}}',
    ]
    page = browser.new_page(viewport={"width": width, "height": 900})
    path = build(facts_file(tmp_path, *texts), Options(format="html")).save(tmp_path / "briefing.html")
    page.goto(path.as_uri())
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    hidden = "[...document.querySelectorAll('.row .scroll')].map(e => e.scrollWidth - e.clientWidth)"
    assert set(page.evaluate(hidden)) == {0}
    tops = (
        "[...document.querySelectorAll('.row')].map(row => [...row.children].map(e => e.getBoundingClientRect().top))"
    )
    assert {len(set(row)) for row in page.evaluate(tops)} == ({2} if width == 360 else {1})
    sizes = "[...document.querySelectorAll('.row svg text')].map(t => t.getBoundingClientRect().height).filter(h => h)"
    assert min(page.evaluate(sizes)) >= 11
    page.close()
