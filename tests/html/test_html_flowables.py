"""Flowables of ReportLab on a web page: drawn in their own colours, declared, and refused as in print."""

from typing import Any

import pytest

from briefing import Options, build
from briefing.document.blocks import Link, Paragraph, Text, TitleBlock
from briefing.errors import LayoutError
from briefing.files import seed
from tests.layout import flowables


def test_it_is_a_drawing_with_its_alternative_text(html_of: Any, elements: Any) -> None:
    markup = html_of(flowables.block(flowables.shapes(), alt="A sign"))
    [figure], [image] = elements(markup, "figure"), elements(markup, "svg")
    [title] = elements(markup, "title")[1:]
    assert (figure.attributes["id"], figure.words) == ("flowable", "A signturned")
    assert (title.words, title.attributes["id"]) == ("A sign", image.attributes["aria-labelledby"].split()[0])


def test_links_lead_to_it(html_of: Any, elements: Any) -> None:
    link = Paragraph((Link("#flowable", (Text("There"),)),))
    assert [a.attributes["href"] for a in elements(html_of(link, flowables.block(flowables.qr_code())), "a")] == [
        "#flowable"
    ]


def test_it_keeps_its_colours_on_white_in_the_dark(html_of: Any, elements: Any) -> None:
    ground, *modules = elements(html_of(flowables.block(flowables.qr_code())), "path")
    assert (ground.attributes["fill"], ground.attributes["d"]) == ("#ffffff", "M0 90L90 90L90 0L0 0Z")
    assert {module.attributes["fill"] for module in modules} == {"#000000"}


def test_digits_are_declared(html_of: Any, elements: Any) -> None:
    markup = html_of(flowables.block(flowables.table(1), "made up"))
    assert [e.words for e in elements(markup, "tspan") if e.attributes["data-role"] == "allowed"] == ["10"]


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        (flowables.block(flowables.shapes(font="Helvetica")), "flowable-font"),
        (flowables.block(flowables.table()), "flowable-number"),
        (flowables.block(flowables.qr_code(999), "made up"), "flowable-size"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_print_refuses_is_refused(html_of: Any, block: Any, rule: str) -> None:
    with pytest.raises(LayoutError) as caught:
        html_of(block)
    [problem] = caught.value.diagnostics
    assert (problem.place.file, problem.rule) == ("facts.yaml", rule)


def test_a_briefing_with_all_kinds_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    values = build(seed(), Options(format="html")).values
    flowables.put_into_briefings(monkeypatch, *flowables.all_kinds())
    assert build(seed(), Options(format="html")).values == values


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, html_of: Any, tmp_path: Any, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    (tmp_path / "page.html").write_text(html_of(TitleBlock((Text("Title"),)), *flowables.all_kinds()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 360, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    found = Axe().run(page)
    assert (found.violations_count, complaints) == (0, []), found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()
