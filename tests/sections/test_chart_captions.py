"""A chart says what it measures and in which unit, once: in its subtitle, unless its marks or its author say so."""

from pathlib import Path

import pytest

from briefing import Options, build
from briefing.document.blocks import DataTable, Figure, Mention, plain
from briefing.document.visit import find, walk
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases, slow_case
from tests.sections.test_document import make

HEAD = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024"}
units:
  boats: {one: boat, other: boats}
  rafts: {one: raft, other: rafts}
  freight: {one: ton, other: tons, short: t}
speakers: {minister: {name: A. Minister}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}}
sections: {quay: {title: Quay}}
"""


def subtitle(rows: list[str], *, kind: str = "bars", title: str = "More come", also: str = "") -> str:
    """The subtitle of a chart of these facts: "LABEL UNIT more…"."""
    facts = []
    for number, row in enumerate(rows):
        label, unit, *others = row.split()
        extra = "".join(f", {key}: '{words}'" for key, words in (other.split("=") for other in others))
        quantity = f"{{value: {number + 3}, {unit.replace('=', ': ')}}}"
        facts.append(
            f"  fact-{number}: {{section: quay, measure: m, label: {label.replace('_', ' ')}, quantity: {quantity},"
            f" statement: 'So {{value}}.', evidence: {{quote: '{number + 3}'}}{extra}}}\n"
        )
    names = ", ".join(f"fact-{number}" for number in range(len(rows)))
    chart = f"charts: {{c: {{section: quay, kind: {kind}, title: {title}, facts: [{names}]{also}}}}}\n"
    document = make(parse_briefing((HEAD + chart + "facts:\n" + "".join(facts)).encode(), Path("facts.yaml")))
    (figure,) = (block for block in walk(document.blocks) if isinstance(block, Figure))
    return plain(figure.subtitle)


def areas(label: str, unit: str) -> list[str]:
    return [f"{label} {unit} area=Norland", f"{label} {unit} area=Sudland"]


@all_cases(
    ("rows", "words"),
    [
        (areas("harbour_traffic", "unit=boats"), "Harbour traffic, boats, 2024"),
        (areas("fishing_boats", "unit=boats"), "Fishing boats, 2024"),
        (areas("loans", "currency=USD"), "Loans, 2024"),
        (areas("cargo", "unit=freight"), "Cargo, 2024"),
        (areas("growth", "unit=percent"), "Growth, 2024"),
        (["traffic unit=boats period=2022", "traffic unit=boats period=2023"], "Traffic, boats"),
        (["landed unit=boats", "built unit=boats"], "Boats, 2024"),
        (["landed_boats unit=boats", "boats_built unit=boats"], "2024"),
        (["capacity unit=boats", "use unit=rafts"], "2024"),
    ],
)
def test_the_subtitle_says_what_the_marks_do_not(rows: list[str], words: str) -> None:
    assert subtitle(rows) == words


@all_cases("kind", ["columns", "dot-plot", "multiples", "series", "shares", "progress"])
def test_every_kind_to_scale_has_it(kind: str) -> None:
    assert subtitle(areas("traffic", "unit=boats"), kind=kind) == "Traffic, boats, 2024"


@pytest.mark.parametrize("kind", ["timeline", "corridor"])
def test_what_draws_statements_has_them_in_words(kind: str) -> None:
    assert subtitle(areas("traffic", "unit=boats"), kind=kind) == "2024"


def test_what_the_author_says_is_not_said_again() -> None:
    rows = areas("traffic", "unit=boats")
    assert subtitle(rows, also=", subtitle: Boats in the harbour") == "Boats in the harbour, 2024"
    assert subtitle(rows, also=", subtitle: In the harbour") == "In the harbour, boats, 2024"
    assert subtitle(rows, title="Traffic has grown") == "Traffic, boats, 2024"
    assert subtitle(rows, title="Boats are many") == "Traffic, 2024"
    inbound = [f"traffic_to_Norland unit=boats area=Norland period={year}" for year in (2022, 2023)]
    assert subtitle(inbound) == "Traffic to Norland, boats", "and not its area once more"


@pytest.mark.parametrize(
    ("code", "words"), [("en", "All values are in Table 1."), slow_case("ru", "Все значения: Таблица 1.")]
)
def test_a_chart_without_room_for_all_values_names_the_table_that_has_them(
    code: str, words: str, tmp_path: Path
) -> None:
    facts = "".join(
        f"  f-{area}-{year}: {{section: quay, measure: m, kind: judgement, label: boats, area: {area},"
        f" period: '{year}', quantity: {{value: {100 + year % 7 + step}, unit: boats}}, statement: 'So {{value}}.'}}\n"
        for step, area in enumerate(("norland", "sudland", "osmark"))
        for year in range(2005, 2025)
    )
    names = ", ".join(line.split(":")[0].strip() for line in facts.splitlines())
    chart = f"charts: {{c: {{section: quay, kind: series, title: More come, facts: [{names}]}}}}\n"
    head = HEAD.replace("speaker: minister, source: daily, ", "").replace(
        "one: boat,", "one: boat, few: boats, many: boats,"
    )
    own = head.partition("speakers")[0] + head[head.index("sections") :]
    path = tmp_path / "facts.yaml"
    path.write_text(
        own.replace("{id: test", f"{{language: {code}, id: test") + chart + "facts:\n" + facts, encoding="utf-8"
    )
    found = list(walk(build(path, Options(format="html")).checked.document.blocks))
    (figure,), (table,) = ([b for b in found if isinstance(b, kind)] for kind in (Figure, DataTable))
    assert plain(figure.source).startswith(words)
    assert len({m.fact for m in find(table.rows, Mention)}) == 60
